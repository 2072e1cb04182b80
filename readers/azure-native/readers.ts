/** The readers of this vocabulary. Derived from the files of this folder: `npm run derive`. */

import type { AnyReader } from "../reader";
import { autoscaleSetting } from "./autoscale";
import { webAppApplicationSettings, webAppApplicationSettingsSlot, webAppAuthSettings, webAppConnectionStrings, webAppConnectionStringsSlot } from "./web-settings";
import { appServicePlan, webApp, webAppSlot } from "./web";

export const azureNativeReaders: readonly AnyReader[] = [
    autoscaleSetting,
    webAppApplicationSettings,
    webAppApplicationSettingsSlot,
    webAppAuthSettings,
    webAppConnectionStrings,
    webAppConnectionStringsSlot,
    appServicePlan,
    webApp,
    webAppSlot,
];
