import type { Requirement } from "../requirement";

declare module "../component" {
    interface Facets {
        /** What a deployment leaves behind to go back to. */
        readonly versions: Versions;
    }
}

export interface Versions {
    /** Each deployment makes a numbered version that stays as it is. */
    readonly published: Requirement;
}
