import type { Pointer } from "../pointer";
import type { Many } from "../value";

declare module "../component" {
    interface Facets {
        /** A connection pool that is a resource of its own (RDS Proxy). */
        readonly pool: Pool;
    }
}

export interface Pool {
    /** The databases behind it. */
    readonly databases: Many<Pointer>;
}
