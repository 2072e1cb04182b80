import type { Requirement } from "../requirement";

declare module "../component" {
    interface Facets {
        /** How a new version of a workload comes in, and goes back out. */
        readonly release: Release;
    }
}

export interface Release {
    /** A failed deployment returns to the previous version by itself or by one switch. */
    readonly rollsBack: Requirement;
    /** Enough copies go on while a new version comes in, and there is room for it to come. Absent where the cloud sees to that. */
    readonly keepsCapacity?: Requirement;
}
