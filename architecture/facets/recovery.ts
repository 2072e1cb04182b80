import type { Requirement } from "../requirement";

declare module "../component" {
    interface Facets {
        /** A deleted secret, or a deleted vault of secrets, can be brought back for some days, whatever a script or an intruder does. */
        readonly recovery: Requirement;
    }
}
