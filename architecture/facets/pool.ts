import type { Pointer } from "../pointer";
import type { Many } from "../value";

declare module "../component" {
    interface Facets {
        /** A connection pool that stands apart from its database (RDS Proxy). */
        readonly pool: Pool;
    }
}

export interface Pool {
    /** The databases behind it. */
    readonly databases: Many<Pointer>;
}
