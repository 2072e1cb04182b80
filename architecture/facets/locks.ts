import type { Answer } from "../answer";

declare module "../component" {
    interface Facets {
        /** What locks do for everything in it: a resource group, a server. */
        readonly locks: Locks;
    }
}

export interface Locks {
    /** Nothing in it can be deleted. */
    readonly deletion: Answer;
}
