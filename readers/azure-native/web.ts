/** Azure App Service: plans, apps (web and function), deployment slots. */

import { amendable } from "../../architecture/amendable";
import type { AppServicePlanArgs } from "@pulumi/azure-native/web/appServicePlan";
import type { WebAppArgs } from "@pulumi/azure-native/web/webApp";
import type { WebAppSlotArgs } from "@pulumi/azure-native/web/webAppSlot";
import { all, any, given, holds, isTrue } from "../../architecture/answer";
import type { Setting } from "../../architecture/facets/settings";
import { pointer } from "../../architecture/pointer";
import { advise, joined, mapped, type Many } from "../../architecture/value";
import { holdsCode } from "../azure/deletion";
import { planFacets, planScaling, planSize } from "../azure/plans";
import { appSettings, connections, connectionStrings, intoKeyVault, runsFromPackage, sendsToInsights, type AppSetting } from "../azure/settings";
import { nameInId } from "../azure/resource-ids";
import { givesSlot, siteContributions } from "../azure/sites";
import { overHttp } from "../azure/transport";
import { byProvider, type Merged, type Plain, type Props } from "../props";
import { reader } from "../reader";
import { shownSetting } from "../settings";

type SiteConfig = Merged<Plain<WebAppArgs["siteConfig"]>>;

export const appServicePlan = reader<AppServicePlanArgs>({
    canonical: "Microsoft.Web/serverfarms",
    types: ["azure-native:web:AppServicePlan"],
    names: ["name"],
    facets: ["hosting", "instances"],
    read(p, subject) {
        const sku = p.in("sku");
        const tier = sku.text("tier", byProvider);
        const name = sku.raw("name") === undefined ? tier : sku.text("name", byProvider);
        return [
            subject.component(
                "app service plan",
                planFacets({
                    place: subject.place,
                    size: planSize(name),
                    // The service starts a plan with one instance.
                    count: sku.count("capacity", 1),
                    zoneRedundant: p.flag("zoneRedundant", false),
                    scaling: planScaling(p.flag("elasticScaleEnabled", false), p.flag("perSiteScaling", false)),
                    tier: name === tier || sku.raw("tier") === undefined ? undefined : sku.place("tier"),
                    several: name === tier ? { few: "Basic", more: "Standard" } : { few: "B1", more: "S1" },
                }),
            ),
        ];
    },
});

export const webApp = reader<WebAppArgs>({
    canonical: "Microsoft.Web/sites",
    types: ["azure-native:web:WebApp"],
    metrics: { namespaces: ["Microsoft.Web/sites"], runsCode: true },
    names: ["name"],
    facets: ["consumer", "health", "instances", "logs", "release", "settings", "telemetry", "transport", "watched"],
    amends: ["deletion", "instances"],
    read(p, subject) {
        const config = p.in("siteConfig");
        const scale = p.in("functionAppConfig").in("scaleAndConcurrency");
        const settings = settingsIn(config);
        const strings = connectionStringsIn(config);
        // `functionapp,linux`; absent: a web app. https://github.com/Azure/app-service-linux-docs/blob/master/Things_You_Should_Know/kind_property.md
        const isFunction = holds(p.text("kind", "app"), (kind) => /functionapp/i.test(kind));
        const site = siteContributions(
            {
                plan: p.to("serverFarmId", { types: ["Microsoft.Web/serverfarms"], name: nameInId }),
                isFunction,
                // Only an app of Flex Consumption has this block.
                isFlex: isTrue(p.has("functionAppConfig")),
                // In a managed environment there are revisions instead of slots.
                hasRevisions: isTrue(p.has("managedEnvironmentId")),
                // Zero means no bound of one's own.
                bounded: any(
                    holds(config.count("functionAppScaleLimit", 0), (most) => most > 0),
                    isTrue(scale.has("maximumInstanceCount")),
                ),
                apart: config.count("numberOfWorkers", byProvider),
                // "Number of minimum instance count for a site": one unless said otherwise.
                automatic: config.count("minimumElasticInstanceCount", 1),
                settings: settingsOf(config),
                // The service's default, which the SDK leaves alone.
                httpsOnly: p.flag("httpsOnly", false, { effect: "client-visible" }),
                // Settings as resources of their own take the place of these.
                connectsTo: { ...joined(connections(settings), connections(strings)), amendable: "replaced" },
                sendsToInsights: amendable(sendsToInsights(settings)),
                runsFromPackage: runsFromPackage(settings),
                sendToInsights: advise(SEND_TO_INSIGHTS, "restart"),
                // The service's default: none.
                hasHealthCheck: all(isTrue(config.has("healthCheckPath")), given(holds(config.text("healthCheckPath", ""), (path) => path !== ""))),
                setHealthCheck: advise("Set siteConfig.healthCheckPath to a path that answers 200 only while the app can serve requests.", "restart"),
                addSlot: advise("Add a WebAppSlot, deploy releases to it and swap it with production."),
            },
            subject,
        );
        // Its storage is named in a connection string, with a key in it.
        return [...site, ...holdsCode(pointer(subject.place, "anything"), isFunction, subject)];
    },
});

export const webAppSlot = reader<WebAppSlotArgs>({
    canonical: "Microsoft.Web/sites/slots",
    types: ["azure-native:web:WebAppSlot"],
    names: ["slot"],
    facets: ["settings", "transport"],
    amends: ["release"],
    read(p, subject) {
        return [
            subject.component("app", {
                settings: settingsOf(p.in("siteConfig")),
                transport: overHttp(p.flag("httpsOnly", false, { effect: "client-visible" })),
            }),
            givesSlot(p.to("name", { types: ["Microsoft.Web/sites"] })),
        ];
    },
});

/** Everything in a site's own configuration that may hold a credential. Resources of their own may replace the settings. */
function settingsOf(config: Props<SiteConfig>): Many<Setting> {
    const mounts = mapped(config.entries("azureStorageAccounts"), (entry) => ({
        ...shownSetting(entry, advise(READ_THE_KEY, "restart")),
        detail: `storage-mounts/${entry.name}`,
    }));
    return {
        ...joined(appSettings(settingsIn(config), intoKeyVault), connectionStrings(connectionStringsIn(config), intoKeyVault), mounts),
        amendable: "added",
    };
}

function settingsIn(config: Props<SiteConfig>): Many<AppSetting> {
    return mapped(config.each("appSettings"), (one) => ({ name: one.text("name", byProvider), value: one.raw("value") }));
}

function connectionStringsIn(config: Props<SiteConfig>): Many<AppSetting> {
    return mapped(config.each("connectionStrings"), (one) => ({ name: one.text("name", byProvider), value: one.raw("connectionString") }));
}

const SEND_TO_INSIGHTS =
    "Set APPLICATIONINSIGHTS_CONNECTION_STRING to the connection string of an Application Insights component, or add a diagnostic setting.";
const READ_THE_KEY = "Take accessKey from listStorageAccountKeys instead of writing it.";
