/** Azure Container Apps: apps and their managed environments. */

import type { ContainerAppArgs } from "@pulumi/azure-native/app/containerApp";
import type { ManagedEnvironmentArgs } from "@pulumi/azure-native/app/managedEnvironment";
import { isTrue, some, yes } from "../../architecture/answer";
import { advise, joined, mapped, many, words } from "../../architecture/value";
import { appContributions, environmentOf, hasProbe, type Container, type Fixes } from "../azure/container-apps";
import { optionalPassword } from "../passwords";
import { networks } from "../azure/public-access";
import { nameInId } from "../azure/resource-ids";
import { transports } from "../azure/transport";
import { byProvider, type Merged, type Plain, type Props } from "../props";
import { reader } from "../reader";
import type { Following } from "../scope";

type Template = Merged<Plain<ContainerAppArgs["template"]>>;
type ContainerArgs = Pick<Merged<Plain<Plain<NonNullable<Template["containers"]>>[number]>>, "name" | "env" | "command" | "args" | "probes">;

export const containerApp = reader<ContainerAppArgs>({
    canonical: "Microsoft.App/containerApps",
    types: ["azure-native:app:ContainerApp"],
    metrics: { namespaces: ["Microsoft.App/containerApps"], runsCode: true },
    names: ["containerAppName"],
    facets: ["consumer", "health", "instances", "release", "settings", "transport", "watched"],
    read(p, subject) {
        const configuration = p.in("configuration");
        const template = p.in("template");
        const scale = template.in("scale");
        const entry = configuration.in("ingress");
        const managed = p.to("managedEnvironmentId", inEnvironment);
        const ingress = {
            external: entry.flag("external", false),
            // "If set to false HTTP connections are automatically redirected to HTTPS connections": the service's default.
            allowInsecure: entry.flag("allowInsecure", false, { effect: "client-visible" }),
            transport: entry.choice("transport", transports, "http"),
            // The former is deprecated.
            environment: managed.certainty === "nowhere" ? p.to("environmentId", inEnvironment) : managed,
        };
        return appContributions(
            {
                containers: joined(mapped(template.each("containers"), containerOf), mapped(template.each("initContainers"), containerOf)),
                secrets: mapped(configuration.each("secrets"), (one) => ({ name: one.text("name", byProvider), value: one.raw("value") })),
                ingress,
                // Scaled to zero unless said otherwise. https://learn.microsoft.com/azure/container-apps/scale-app
                minimum: scale.count("minReplicas", 0),
                maximum: scale.count("maxReplicas", 10),
                hasIngress: isTrue(configuration.has("ingress")),
                hasRules: some(scale.each("rules"), () => yes()),
                revisionMode: configuration.choice("activeRevisionsMode", { Single: "Single", Multiple: "Multiple", Labels: "Labels" }, "Single"),
                // https://learn.microsoft.com/azure/container-apps/revisions
                inactiveRevisions: configuration.count("maxInactiveRevisions", 100),
                fixes: FIXES,
                probed: mapped(template.each("containers"), (one: Props<ContainerArgs>) => hasProbe(one.has("probes"), one.each("probes"))),
            },
            subject,
        );
    },
});

export const managedEnvironment = reader<ManagedEnvironmentArgs>({
    canonical: "Microsoft.App/managedEnvironments",
    types: ["azure-native:app:ManagedEnvironment"],
    names: ["environmentName"],
    facets: ["exposure", "logs", "settings"],
    read(p, subject) {
        const logs = p.in("appLogsConfiguration");
        const key = logs.in("logAnalyticsConfiguration").raw("sharedKey");
        const destinations = { "log-analytics": "log-analytics", "azure-monitor": "azure-monitor", none: "none", "": "none" };
        return [
            subject.component("service", {
                ...environmentOf(
                    {
                        internal: p.in("vnetConfiguration").flag("internal", false),
                        // The service opens an environment that does not say.
                        publicNetwork: p.choice("publicNetworkAccess", networks, "open"),
                        logs: {
                            destination: logs.choice("destination", destinations, "none"),
                            alsoTaken: isTrue(p.in("openTelemetryConfiguration").in("logsConfiguration").has("destinations")),
                            fix: advise(
                                'Set appLogsConfiguration to { destination: "log-analytics", logAnalyticsConfiguration: { customerId, sharedKey } } of a workspace.',
                            ),
                        },
                    },
                    subject,
                ),
                settings: many(optionalPassword(key, "log-analytics/sharedKey", subject.resource, READ_THE_KEY)),
            }),
        ];
    },
});

const READ_THE_KEY = advise("Take sharedKey from getSharedKeys of the workspace instead of writing it.");

const inEnvironment: Following = { types: ["Microsoft.App/managedEnvironments"], name: nameInId };

const FIXES: Fixes = {
    probes: advise("Add probes of the types Readiness and Liveness, with httpGet, to the container that takes the requests."),
    setting: (name) => advise(words`Move ${name} to a secret of the app with keyVaultUrl and identity, and name that in secretRef.`),
    secret: (name) => advise(words`Give secret ${name} a keyVaultUrl and an identity instead of a value.`),
};

function containerOf(container: Props<ContainerArgs>): Container {
    return {
        name: container.text("name", byProvider),
        environment: mapped(container.each("env"), (one) => ({ name: one.text("name", byProvider), value: one.raw("value") })),
        command: container.raw("command"),
        args: container.raw("args"),
    };
}
