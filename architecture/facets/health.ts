import type { Requirement } from "../requirement";

declare module "../component" {
    interface Facets {
        /** Requests only reach copies of it, or targets behind it, that say that they can answer. */
        readonly health: Requirement;
    }
}
