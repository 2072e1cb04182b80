/** Azure Container Apps: apps and their environments. */

import { dependsOn } from "../../architecture/reason";
import type { ContainerAppConfig } from "@cdktf/provider-azurerm/lib/container-app";
import type { ContainerAppEnvironmentConfig } from "@cdktf/provider-azurerm/lib/container-app-environment";
import { any, given, isTrue, type Answer } from "../../architecture/answer";
import { advise, joined, mapped, words } from "../../architecture/value";
import { appContributions, environmentOf, hasProbe, type Container, type Fixes } from "../azure/container-apps";
import { networks } from "../azure/public-access";
import { nameInId } from "../azure/resource-ids";
import { transports } from "../azure/transport";
import { byProvider, type Merged, type Plain, type Props } from "../props";
import { reader } from "../reader";

type Template = Merged<Plain<ContainerAppConfig["template"]>>;
type ContainerConfig = Pick<
    Merged<Plain<Plain<NonNullable<Template["container"]>>[number]>>,
    "name" | "env" | "command" | "args" | "livenessProbe" | "readinessProbe" | "startupProbe"
>;

export const containerApp = reader<ContainerAppConfig>({
    canonical: "Microsoft.App/containerApps",
    types: ["azurerm_container_app"],
    metrics: { namespaces: ["Microsoft.App/containerApps"], runsCode: true },
    names: ["name"],
    facets: ["consumer", "health", "instances", "release", "settings", "transport", "watched"],
    read(p, subject) {
        const template = p.in("template");
        const entry = p.in("ingress");
        const ingress = {
            external: entry.flag("externalEnabled", false),
            allowInsecure: entry.flag("allowInsecureConnections", false, { effect: "client-visible" }),
            transport: entry.choice("transport", transports, "http"),
            environment: p.to("containerAppEnvironmentId", { types: ["Microsoft.App/managedEnvironments"], name: nameInId }),
        };
        return appContributions(
            {
                containers: joined(mapped(template.each("container"), containerOf), mapped(template.each("initContainer"), containerOf)),
                secrets: mapped(p.each("secret"), (one) => ({ name: one.text("name", byProvider), value: one.raw("value") })),
                ingress,
                // Scaled to zero unless said otherwise. https://learn.microsoft.com/azure/container-apps/scale-app
                minimum: template.count("minReplicas", 0),
                maximum: template.count("maxReplicas", 10),
                hasIngress: isTrue(p.has("ingress")),
                hasRules: any(isTrue(template.has("azureQueueScaleRule")), isTrue(template.has("customScaleRule"))),
                // Required by the provider.
                revisionMode: p.choice("revisionMode", { Single: "Single", Multiple: "Multiple", Labels: "Labels" }, byProvider),
                // The service keeps 100 by default, but the provider sends the zero of an absent number (container_app_resource.go, 4.x).
                inactiveRevisions: p.count("maxInactiveRevisions", dependsOn("the provider, which sends 0")),
                fixes: FIXES,
                probed: mapped(template.each("container"), isProbed),
            },
            subject,
        );
    },
});

export const containerAppEnvironment = reader<ContainerAppEnvironmentConfig>({
    canonical: "Microsoft.App/managedEnvironments",
    types: ["azurerm_container_app_environment"],
    names: ["name"],
    facets: ["exposure", "logs"],
    read(p, subject) {
        const destinations = { "log-analytics": "log-analytics", "azure-monitor": "azure-monitor", none: "none", "": "none" };
        const environment = {
            internal: p.flag("internalLoadBalancerEnabled", false),
            // Optional and computed: open, unless the load balancer is internal.
            publicNetwork: p.choice("publicNetworkAccess", networks, "open"),
            logs: {
                destination: p.choice("logsDestination", destinations, "none"),
                // Version 4 of the provider turns the workspace into the destination.
                alsoTaken: isTrue(p.has("logAnalyticsWorkspaceId")),
                fix: advise('Set logs_destination = "log-analytics" and log_analytics_workspace_id to a workspace.'),
            },
        };
        return [subject.component("service", environmentOf(environment, subject))];
    },
});

const FIXES: Fixes = {
    probes: advise('Add readiness_probe and liveness_probe, with transport = "HTTP", to the container that takes the requests.'),
    setting: (name) => advise(words`Move ${name} to a secret of the app with key_vault_secret_id and identity, and name that in secret_name.`),
    secret: (name) => advise(words`Give secret ${name} a key_vault_secret_id and an identity instead of a value.`),
};

function isProbed(container: Props<ContainerConfig>): Answer {
    return any(
        hasProbe(container.has("readinessProbe"), container.each("readinessProbe")),
        hasProbe(container.has("livenessProbe"), container.each("livenessProbe")),
        given(hasProbe(container.has("startupProbe"), container.each("startupProbe"))),
    );
}

function containerOf(container: Props<ContainerConfig>): Container {
    return {
        name: container.text("name", byProvider),
        environment: mapped(container.each("env"), (one) => ({ name: one.text("name", byProvider), value: one.raw("value") })),
        command: container.raw("command"),
        args: container.raw("args"),
    };
}
