/** The readers of this vocabulary. Derived from the files of this folder: `npm run derive`. */

import type { AnyReader } from "../reader";
import { scalableTarget } from "./application-auto-scaling";
import { ecsService, ecsTaskDefinition } from "./ecs";

export const awsReaders: readonly AnyReader[] = [
    scalableTarget,
    ecsService,
    ecsTaskDefinition,
];
