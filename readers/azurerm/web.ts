/** Azure App Service: plans, apps (web and function), deployment slots. Linux and Windows differ in their stacks only. */

import { dependsOn } from "../../architecture/reason";
import type { FunctionAppFlexConsumptionConfig } from "@cdktf/provider-azurerm/lib/function-app-flex-consumption";
import type { LinuxFunctionAppConfig } from "@cdktf/provider-azurerm/lib/linux-function-app";
import type { LinuxFunctionAppSlotConfig } from "@cdktf/provider-azurerm/lib/linux-function-app-slot";
import type { LinuxWebAppConfig } from "@cdktf/provider-azurerm/lib/linux-web-app";
import type { LinuxWebAppSlotConfig } from "@cdktf/provider-azurerm/lib/linux-web-app-slot";
import type { ServicePlanConfig } from "@cdktf/provider-azurerm/lib/service-plan";
import type { WindowsFunctionAppConfig } from "@cdktf/provider-azurerm/lib/windows-function-app";
import type { WindowsFunctionAppSlotConfig } from "@cdktf/provider-azurerm/lib/windows-function-app-slot";
import type { WindowsWebAppConfig } from "@cdktf/provider-azurerm/lib/windows-web-app";
import type { WindowsWebAppSlotConfig } from "@cdktf/provider-azurerm/lib/windows-web-app-slot";
import { all, any, given, holds, isTrue, no, yes, type Answer } from "../../architecture/answer";
import type { Setting } from "../../architecture/facets/settings";
import { pointer } from "../../architecture/pointer";
import { advise, joined, many, mapped, unknown, type Many, type Value } from "../../architecture/value";
import { holdsCode } from "../azure/deletion";
import { planFacets, planScaling, planSize } from "../azure/plans";
import { optionalPassword } from "../passwords";
import {
    appSettings,
    connections,
    connectionStrings,
    intoKeyVault,
    named,
    runsFromPackage,
    sendsToInsights,
    type AppSetting,
} from "../azure/settings";
import { nameInId } from "../azure/resource-ids";
import { givesSlot, siteContributions } from "../azure/sites";
import { overHttp } from "../azure/transport";
import { byProvider, type Merged, type Props } from "../props";
import { nameOf } from "../settings";
import type { Resource } from "../../resources/resource";
import { reader, type Contribution, type WatchedSubject } from "../reader";

type Slot = LinuxWebAppSlotConfig | WindowsWebAppSlotConfig | LinuxFunctionAppSlotConfig | WindowsFunctionAppSlotConfig;
/** What any of them has, so that one function reads them all. */
type Site = Merged<
    LinuxWebAppConfig | WindowsWebAppConfig | LinuxFunctionAppConfig | WindowsFunctionAppConfig | FunctionAppFlexConsumptionConfig | Slot
>;

export const servicePlan = reader<ServicePlanConfig>({
    canonical: "Microsoft.Web/serverfarms",
    types: ["azurerm_service_plan"],
    names: ["name"],
    facets: ["hosting", "instances"],
    read(p, subject) {
        return [
            subject.component(
                "app service plan",
                planFacets({
                    place: subject.place,
                    size: planSize(p.text("skuName", byProvider)),
                    // Optional and computed: what the service starts a plan with.
                    count: p.count("workerCount", 1),
                    zoneRedundant: p.flag("zoneBalancingEnabled", false),
                    scaling: planScaling(p.flag("premiumPlanAutoScaleEnabled", false), p.flag("perSiteScalingEnabled", false)),
                    several: { few: "B1", more: "S1" },
                }),
            ),
        ];
    },
});

export const webApp = reader<Site>({
    canonical: "Microsoft.Web/sites",
    types: ["azurerm_linux_web_app", "azurerm_windows_web_app"],
    metrics: { namespaces: ["Microsoft.Web/sites"], runsCode: true },
    names: ["name"],
    facets: ["consumer", "health", "instances", "logs", "release", "settings", "telemetry", "transport", "watched"],
    amends: ["instances"],
    // The provider has no argument for the copies that automatic scaling keeps.
    read: (p, subject) => site(p, subject, { isFunction: no(), isFlex: no(), automatic: unknown(subject.place, dependsOn("the running app")) }),
});

export const functionApp = reader<Site>({
    canonical: "Microsoft.Web/sites",
    types: ["azurerm_linux_function_app", "azurerm_windows_function_app"],
    metrics: { namespaces: ["Microsoft.Web/sites"], runsCode: true },
    names: ["name"],
    facets: ["consumer", "health", "logs", "release", "settings", "telemetry", "transport", "watched"],
    amends: ["deletion", "instances"],
    read: (p, subject) => [
        ...site(p, subject, { isFunction: yes(), isFlex: no(), automatic: p.in("siteConfig").count("elasticInstanceMinimum", 1) }),
        ...holdsCode(p.to("storageAccountName", { types: ["Microsoft.Storage/storageAccounts"] }), yes(), subject),
    ],
});

export const flexFunctionApp = reader<Site>({
    canonical: "Microsoft.Web/sites",
    types: ["azurerm_function_app_flex_consumption"],
    metrics: { namespaces: ["Microsoft.Web/sites"], runsCode: true },
    names: ["name"],
    facets: ["consumer", "logs", "settings", "telemetry", "transport", "watched"],
    amends: ["deletion", "instances"],
    read: (p, subject) => [
        ...site(p, subject, { isFunction: yes(), isFlex: yes(), automatic: unknown(subject.place, dependsOn("its events")) }),
        // It names a container by its address.
        ...holdsCode(pointer(subject.place, "anything"), yes(), subject),
    ],
});

export const webAppSlot = reader<Site>({
    canonical: "Microsoft.Web/sites/slots",
    types: ["azurerm_linux_web_app_slot", "azurerm_windows_web_app_slot"],
    names: ["name"],
    facets: ["settings", "transport"],
    amends: ["release"],
    read: (p, subject) => [
        subject.component("app", { settings: settingsOf(p, subject.resource), transport: overHttp(httpsOnly(p)) }),
        givesSlot(p.to("appServiceId", { types: ["Microsoft.Web/sites"], name: nameInId })),
    ],
});

export const functionAppSlot = reader<Site>({
    canonical: "Microsoft.Web/sites/slots",
    types: ["azurerm_linux_function_app_slot", "azurerm_windows_function_app_slot"],
    names: ["name"],
    facets: ["settings", "transport"],
    amends: ["release"],
    read: (p, subject) => [
        subject.component("app", { settings: settingsOf(p, subject.resource), transport: overHttp(httpsOnly(p)) }),
        givesSlot(p.to("functionAppId", { types: ["Microsoft.Web/sites"], name: nameInId })),
    ],
});

interface Variety {
    readonly isFunction: Answer;
    readonly isFlex: Answer;
    readonly automatic: Value<number>;
}

function site(p: Props<Site>, subject: WatchedSubject, variety: Variety): readonly Contribution[] {
    const config = p.in("siteConfig");
    const settings = mapped(p.entries("appSettings"), named);
    return siteContributions(
        {
            ...variety,
            plan: p.to("servicePlanId", { types: ["Microsoft.Web/serverfarms"], name: nameInId }),
            hasRevisions: no(),
            // Zero means no bound of one's own.
            bounded: any(
                holds(config.count("appScaleLimit", 0), (most) => most > 0),
                // Only Flex Consumption has it: no evidence to print for the others.
                given(isTrue(p.has("maximumInstanceCount"))),
            ),
            apart: config.count("workerCount", byProvider),
            settings: settingsOf(p, subject.resource),
            httpsOnly: httpsOnly(p),
            connectsTo: joined(connections(settings), connections(connectionStringsIn(p))),
            // Function apps have arguments for it, which the provider turns into the same settings.
            sendsToInsights: any(
                sendsToInsights(settings),
                isTrue(config.has("applicationInsightsConnectionString")),
                isTrue(config.has("applicationInsightsKey")),
            ),
            runsFromPackage: runsFromPackage(settings),
            sendToInsights: advise(
                "Set APPLICATIONINSIGHTS_CONNECTION_STRING to the connection string of an azurerm_application_insights, or add a diagnostic setting.",
                "restart",
            ),
            // The service's default: none.
            hasHealthCheck: all(isTrue(config.has("healthCheckPath")), given(holds(config.text("healthCheckPath", ""), (path) => path !== ""))),
            setHealthCheck: advise(
                "Set site_config.health_check_path to a path that answers 200 only while the app can serve requests, and health_check_eviction_time_in_min = 10.",
                "restart",
            ),
            addSlot: advise(`Add an ${subject.resource.type}_slot, deploy releases to it and swap it with production.`),
        },
        subject,
    );
}

/** "Defaults to false", for every kind of app and slot. */
function httpsOnly(p: Props<Site>): Value<boolean> {
    return p.flag("httpsOnly", false, { effect: "client-visible" });
}

function settingsOf(p: Props<Site>, resource: Resource): Many<Setting> {
    const shown = appSettings(mapped(p.entries("appSettings"), named), intoKeyVault);
    return joined(shown, connectionStrings(connectionStringsIn(p), intoKeyVault), mountKeys(p, resource), passwords(p, resource));
}

function connectionStringsIn(p: Props<Site>): Many<AppSetting> {
    return mapped(p.each("connectionString"), (one) => ({ name: one.text("name", byProvider), value: one.raw("value") }));
}

function mountKeys(p: Props<Site>, resource: Resource): Many<Setting> {
    const fix = advise("Take access_key from primary_access_key of the storage account instead of writing it.", "restart");
    const mounts = mapped(p.each("storageAccount"), (mount) => ({
        key: mount.raw("accessKey"),
        detail: `storage-mounts/${nameOf(mount.text("name", byProvider))}`,
    }));
    return { ...mounts, items: mounts.items.flatMap(({ key, detail }) => optionalPassword(key, detail, resource, fix)) };
}

function passwords(p: Props<Site>, resource: Resource): Many<Setting> {
    const stack = p.in("siteConfig").in("applicationStack");
    const pull = advise(
        "Pull the image with the app's identity: set container_registry_use_managed_identity = true and remove the password.",
        "restart",
    );
    const identity = advise(
        "Let the app reach its storage with its identity: set storage_uses_managed_identity = true and remove the key.",
        "restart",
    );
    const flexIdentity = advise(
        'Let the app reach its storage with its identity: set storage_authentication_type = "SystemAssignedIdentity" and remove the key.',
        "restart",
    );
    const docker = stack.each("docker");
    const written = [
        ...optionalPassword(stack.raw("dockerRegistryPassword"), "registry/password", resource, pull),
        ...docker.items.flatMap((one) => optionalPassword(one.raw("registryPassword"), "registry/password", resource, pull)),
        ...optionalPassword(p.raw("storageAccountAccessKey"), "storage/access-key", resource, identity),
        ...optionalPassword(p.raw("storageAccessKey"), "storage/access-key", resource, flexIdentity),
        ...signInSecrets(p, resource),
    ];
    return many(written, docker.unknowns);
}

function signInSecrets(p: Props<Site>, resource: Resource): readonly Setting[] {
    const auth = p.in("authSettings");
    const fix = advise("Remove the secret and name an app setting that refers to Key Vault in the argument that ends in _setting_name.", "restart");
    const secrets = {
        "active-directory": auth.in("activeDirectory").raw("clientSecret"),
        facebook: auth.in("facebook").raw("appSecret"),
        github: auth.in("github").raw("clientSecret"),
        google: auth.in("google").raw("clientSecret"),
        microsoft: auth.in("microsoft").raw("clientSecret"),
        twitter: auth.in("twitter").raw("consumerSecret"),
    };
    return Object.entries(secrets).flatMap(([provider, secret]) => optionalPassword(secret, `auth-settings/${provider}`, resource, fix));
}
