import type { Answer } from "../answer";
import type { Pointer } from "../pointer";
import type { Change } from "../value";

declare module "../component" {
    interface Facets {
        /** A resource whose failure a person may have to learn of. */
        readonly watched: Watched;
        /** What it is a part of: an alarm on the part watches the whole (a member of a cluster, an alias of a function). */
        readonly partOf: Pointer;
    }
}

export interface Watched {
    /** People or other systems wait for what it does. Not so a private load balancer, or a queue of another policy's. */
    readonly critical: Answer;
    /** How to give it an alarm. */
    readonly fix: Change;
}
