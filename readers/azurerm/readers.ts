/** The readers of this vocabulary. Derived from the files of this folder: `npm run derive`. */

import type { AnyReader } from "../reader";
import { monitorAutoscaleSetting } from "./autoscale";
import { containerApp, containerAppEnvironment } from "./container-apps";
import { flexFunctionApp, functionApp, functionAppSlot, servicePlan, webApp, webAppSlot } from "./web";

export const azurermReaders: readonly AnyReader[] = [
    monitorAutoscaleSetting,
    containerApp,
    containerAppEnvironment,
    flexFunctionApp,
    functionApp,
    functionAppSlot,
    servicePlan,
    webApp,
    webAppSlot,
];
