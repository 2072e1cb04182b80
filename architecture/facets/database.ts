import type { Answer } from "../answer";
import type { Change } from "../value";

declare module "../component" {
    interface Facets {
        /** A relational database that clients connect to. */
        readonly database: Database;
    }
}

export interface Database {
    /** Each client holds a connection that the server pays for; not so behind a data API or with an engine that no pooler speaks. */
    readonly needsPool: Answer;
    /** A pooler runs on the server itself (PgBouncer of a flexible server). */
    readonly builtInPool: Answer;
    /** The port on which that pooler listens: clients that come to another one go around it. */
    readonly poolPort?: number;
    /** How to put a pool before it. */
    readonly fix: Change;
}
