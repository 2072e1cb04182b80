import type { Requirement } from "../requirement";

declare module "../component" {
    interface Facets {
        /** A stored secret or a key is replaced by itself, or there is a day by which it must be. */
        readonly rotation: Requirement;
    }
}
