import type { Answer } from "../answer";
import type { Pointer } from "../pointer";
import type { Many, Value } from "../value";

declare module "../component" {
    interface Facets {
        /** A workload that connects to what its settings name. */
        readonly consumer: Consumer;
    }
}

export interface Consumer {
    /** Its copies come and go, each with connections of its own, without a configured bound. */
    readonly manyShortLived: Answer;
    /** What its settings lead to, by an endpoint, an address or a host name. */
    readonly connectsTo: Many<Connection>;
}

/** One of its settings, and where that leads. */
export interface Connection extends Pointer {
    /** The port that its settings name beside the host. Absent: they name none. */
    readonly port?: Value<number>;
}
