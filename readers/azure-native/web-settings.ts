/** Azure App Service: settings of apps and slots as resources of their own. Each of them replaces the whole map of its site. */

import type { WebAppApplicationSettingsArgs } from "@pulumi/azure-native/web/webAppApplicationSettings";
import type { WebAppApplicationSettingsSlotArgs } from "@pulumi/azure-native/web/webAppApplicationSettingsSlot";
import type { WebAppAuthSettingsArgs } from "@pulumi/azure-native/web/webAppAuthSettings";
import type { WebAppConnectionStringsArgs } from "@pulumi/azure-native/web/webAppConnectionStrings";
import type { WebAppConnectionStringsSlotArgs } from "@pulumi/azure-native/web/webAppConnectionStringsSlot";
import { amend, type Amendment } from "../../architecture/amendment";
import { any } from "../../architecture/answer";
import type { Consumer } from "../../architecture/facets/consumer";
import type { Setting } from "../../architecture/facets/settings";
import type { Pointer } from "../../architecture/pointer";
import { advise, joined, many, mapped, type Many } from "../../architecture/value";
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
import { reader } from "../reader";
import type { Resource } from "../resource";
import { isMap } from "../scope";

export const webAppApplicationSettings = reader<WebAppApplicationSettingsArgs>({
    types: ["azure-native:web:WebAppApplicationSettings"],
    read(p) {
        const site = p.to("name", SITE);
        const settings = mapped(p.entries("properties"), named);
        return [
            replacesSettings(site, appSettings(settings, intoKeyVault)),
            amend(site, "telemetry", () => ({ sent: sendsToInsights(settings) })),
            amend(site, "release", (mine) => ({
                ...mine,
                rollsBack: { ...mine.rollsBack, answer: any(mine.rollsBack.answer, runsFromPackage(settings)) },
            })),
            replacesConnections(site, "siteConfig.appSettings", settings),
        ];
    },
});

export const webAppApplicationSettingsSlot = reader<WebAppApplicationSettingsSlotArgs>({
    types: ["azure-native:web:WebAppApplicationSettingsSlot"],
    read: (p) => [replacesSettings(p.to("slot", SLOT), appSettings(mapped(p.entries("properties"), named), intoKeyVault))],
});

export const webAppConnectionStrings = reader<WebAppConnectionStringsArgs>({
    types: ["azure-native:web:WebAppConnectionStrings"],
    read(p) {
        const site = p.to("name", SITE);
        const strings = mapped(p.entries("properties"), typed);
        return [replacesSettings(site, connectionStrings(strings, intoKeyVault)), replacesConnections(site, "siteConfig.connectionStrings", strings)];
    },
});

export const webAppConnectionStringsSlot = reader<WebAppConnectionStringsSlotArgs>({
    types: ["azure-native:web:WebAppConnectionStringsSlot"],
    read: (p) => [replacesSettings(p.to("slot", SLOT), connectionStrings(mapped(p.entries("properties"), typed), intoKeyVault))],
});

export const webAppAuthSettings = reader<WebAppAuthSettingsArgs>({
    types: ["azure-native:web:WebAppAuthSettings"],
    read: (p, { resource }) => [replacesSettings(p.to("name", SITE), providerSecrets(p, resource))],
});

const SITE = { types: ["azure-native:web:WebApp"] };
const SLOT = { types: ["azure-native:web:WebAppSlot"] };

function replacesSettings(site: Pointer, settings: Many<Setting>): Amendment {
    return amend(site, "settings", (mine) => settingsWith(mine, settings));
}

/** What the site's own list leads to goes with it. */
function replacesConnections(site: Pointer, list: string, settings: Many<AppSetting>): Amendment {
    return amend(site, "consumer", (mine, component): Consumer => {
        const kept = mine.connectsTo.items.filter(({ place }) => place.address !== component.address || !place.path.startsWith(list));
        const open = mine.connectsTo.open.filter(({ place }) => place.address !== component.address || !place.path.startsWith(list));
        return { ...mine, connectsTo: joined(many(kept, open, mine.connectsTo.amendable), connections(settings)) };
    });
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
            const mend = advise(`Name an app setting in ${key}SettingName that refers to Key Vault, and remove ${key}.`, "restart");
            return optionalPassword(p.raw(key), `auth-settings/${key}`, resource, mend);
        }),
    );
}
