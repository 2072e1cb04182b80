/** The readers of this vocabulary. Derived from the files of this folder: `npm run derive`. */

import type { AnyReader } from "../reader";
import { autoscaleSetting } from "./autoscale";
import { containerApp, managedEnvironment } from "./container-apps";
import { webAppApplicationSettings, webAppApplicationSettingsSlot, webAppAuthSettings, webAppConnectionStrings, webAppConnectionStringsSlot } from "./web-settings";
import { appServicePlan, webApp, webAppSlot } from "./web";

export const azureNativeReaders: readonly AnyReader[] = [
    autoscaleSetting,
    containerApp,
    managedEnvironment,
    webAppApplicationSettings,
    webAppApplicationSettingsSlot,
    webAppAuthSettings,
    webAppConnectionStrings,
    webAppConnectionStringsSlot,
    appServicePlan,
    webApp,
    webAppSlot,
];
