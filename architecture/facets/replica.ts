import { no, type Answer } from "../answer";
import type { Component } from "../component";

declare module "../component" {
    interface Facets {
        /** Whether a database copies another one, which is judged in its place. */
        readonly replica: Answer;
    }
}

/**
 * What a replica is excused from is decided here, for every policy: it needs no standby, no protection from deletion and no alarm of its own, since a
 * lost one is made anew from its source. Its connections, its logs, its passwords and who can reach it are its own, and asked of it as of any database.
 */
export function isReplica({ replica }: Component): Answer {
    return replica ?? no();
}
