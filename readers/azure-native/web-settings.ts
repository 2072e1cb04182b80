/** Azure App Service: settings of apps and slots as resources of their own. Each of them replaces the whole map of its site. */

import { orElse } from "../../architecture/requirement";
import { elsewhere } from "../../architecture/reason";
import type { WebAppApplicationSettingsArgs } from "@pulumi/azure-native/web/webAppApplicationSettings";
import type { WebAppApplicationSettingsSlotArgs } from "@pulumi/azure-native/web/webAppApplicationSettingsSlot";
import type { WebAppAuthSettingsArgs } from "@pulumi/azure-native/web/webAppAuthSettings";
import type { WebAppConnectionStringsArgs } from "@pulumi/azure-native/web/webAppConnectionStrings";
import type { WebAppConnectionStringsSlotArgs } from "@pulumi/azure-native/web/webAppConnectionStringsSlot";
import { amend, type Amendment } from "../../architecture/amendment";
import { undecided } from "../../architecture/answer";
import type { Component } from "../../architecture/component";
import type { Consumer } from "../../architecture/facets/consumer";
import type { Setting } from "../../architecture/facets/settings";
import type { Pointer } from "../../architecture/pointer";
import { advise, joined, many, mapped, unknown, type Many } from "../../architecture/value";
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
import { settingsWith } from "../azure/sites";
import type { Entry, Props } from "../props";
import { reader, type Subject } from "../reader";
import type { Resource } from "../../resources/resource";
import { isMap } from "../../resources/node";
import { follow, type Following } from "../scope";

export const webAppApplicationSettings = reader<WebAppApplicationSettingsArgs>({
    canonical: "Microsoft.Web/sites/config",
    types: ["azure-native:web:WebAppApplicationSettings"],
    facets: [],
    amends: ["consumer", "release", "settings", "telemetry"],
    read(p, subject) {
        const site = p.to("name", SITE);
        const settings = mapped(p.entries("properties"), named);
        return [
            replacesSettings(site, appSettings(settings, intoKeyVault), subject),
            amend(site, "telemetry", () => ({ sent: sendsToInsights(settings) })),
            amend(site, "release", (mine) => ({
                ...mine,
                rollsBack: orElse(mine.rollsBack, runsFromPackage(settings)),
            })),
            replacesConnections(site, "siteConfig.appSettings", settings, subject),
        ];
    },
});

export const webAppApplicationSettingsSlot = reader<WebAppApplicationSettingsSlotArgs>({
    canonical: "Microsoft.Web/sites/slots/config",
    types: ["azure-native:web:WebAppApplicationSettingsSlot"],
    facets: [],
    amends: ["settings"],
    read: (p, subject) => [replacesSettings(slotOf(p), appSettings(mapped(p.entries("properties"), named), intoKeyVault), subject)],
});

export const webAppConnectionStrings = reader<WebAppConnectionStringsArgs>({
    canonical: "Microsoft.Web/sites/config",
    types: ["azure-native:web:WebAppConnectionStrings"],
    facets: [],
    amends: ["consumer", "settings"],
    read(p, subject) {
        const site = p.to("name", SITE);
        const strings = mapped(p.entries("properties"), typed);
        return [
            replacesSettings(site, connectionStrings(strings, intoKeyVault), subject),
            replacesConnections(site, "siteConfig.connectionStrings", strings, subject),
        ];
    },
});

export const webAppConnectionStringsSlot = reader<WebAppConnectionStringsSlotArgs>({
    canonical: "Microsoft.Web/sites/slots/config",
    types: ["azure-native:web:WebAppConnectionStringsSlot"],
    facets: [],
    amends: ["settings"],
    read: (p, subject) => [replacesSettings(slotOf(p), connectionStrings(mapped(p.entries("properties"), typed), intoKeyVault), subject)],
});

export const webAppAuthSettings = reader<WebAppAuthSettingsArgs>({
    canonical: "Microsoft.Web/sites/config",
    types: ["azure-native:web:WebAppAuthSettings"],
    facets: [],
    amends: ["settings"],
    read: (p, subject) => [replacesSettings(p.to("name", SITE), providerSecrets(p, subject.resource), subject)],
});

const SITE: Following = { types: ["Microsoft.Web/sites"] };

/** A slot is called `staging` in many an app: it is the one of the same site, where both sites are known. */
function slotOf(p: Props<Pick<WebAppApplicationSettingsSlotArgs, "name" | "slot">>): Pointer {
    const site = p.to("name", SITE);
    return p.to("slot", {
        types: ["Microsoft.Web/sites/slots"],
        fits(slot, scope) {
            const theirs = follow(scope, slot, "name", slot.properties["name"], site.place, SITE);
            return site.certainty !== "sure" || theirs.certainty !== "sure" || theirs.targets[0]?.address === site.targets[0]?.address;
        },
    });
}

function replacesSettings(site: Pointer, settings: Many<Setting>, subject: Subject): Amendment {
    return amend(site, "settings", (mine) => settingsWith(mine, settings), subject.component("app", { settings }));
}

/** What the site's own list leads to goes with it. */
function replacesConnections(site: Pointer, list: string, settings: Many<AppSetting>, subject: Subject): Amendment {
    const connectsTo = connections(settings);
    const replaced = (mine: Consumer, component: Component): Consumer => {
        const kept = mine.connectsTo.items.filter(({ place }) => place.address !== component.address || !place.path.startsWith(list));
        const unknowns = mine.connectsTo.unknowns.filter(({ place }) => place.address !== component.address || !place.path.startsWith(list));
        return { ...mine, connectsTo: joined({ ...mine.connectsTo, items: kept, unknowns }, connectsTo) };
    };
    const outOfSight = undecided(unknown(site.place, elsewhere("an app outside the input")));
    return amend(site, "consumer", replaced, subject.component("app", { consumer: { manyShortLived: outOfSight, connectsTo } }));
}

/** `{ type, value }` under the string's name. */
function typed(entry: Entry): AppSetting {
    const value = isMap(entry.node) ? entry.node["value"] : undefined;
    return named(value === undefined ? entry : { ...entry, node: value });
}

function providerSecrets(p: Props<WebAppAuthSettingsArgs>, resource: Resource): Many<Setting> {
    const keys = [
        "clientSecret",
        "facebookAppSecret",
        "gitHubClientSecret",
        "googleClientSecret",
        "microsoftAccountClientSecret",
        "twitterConsumerSecret",
    ] as const;
    return many(
        keys.flatMap((key) => {
            const fix = advise(`Name an app setting in ${key}SettingName that refers to Key Vault, and remove ${key}.`, "restart");
            return optionalPassword(p.raw(key), `auth-settings/${key}`, resource, fix);
        }),
    );
}
