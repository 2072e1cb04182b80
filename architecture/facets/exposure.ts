import type { Answer } from "../answer";

declare module "../component" {
    interface Facets {
        /** Who can reach a front door. */
        readonly exposure: Exposure;
    }
}

export interface Exposure {
    /** Clients on the internet can, as far as its own configuration decides. */
    readonly internet: Answer;
}
