import type { Requirement } from "../requirement";

declare module "../component" {
    interface Facets {
        /** Protection of data against an accidental delete. Only stores of record have it. */
        readonly protection: Protection;
    }
}

export interface Protection {
    /** The cloud's deletion protection, a lock, or the tool's own (`protect`, `prevent_destroy`) is on. */
    readonly held: Requirement;
}
