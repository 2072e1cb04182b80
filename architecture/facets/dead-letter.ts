import type { Answer } from "../answer";
import type { Requirement } from "../requirement";

declare module "../component" {
    interface Facets {
        /** Something that is handed messages or events, and gives up on some of them. */
        readonly deadLetter: DeadLetter;
        /** How long messages live in its queues and subscriptions: a namespace, a topic. */
        readonly timeToLive: TimeToLive;
    }
}

export interface DeadLetter {
    /** It gives up on messages at all: what fails again and again, or grows too old, is lost unless it is kept. */
    readonly givesUp: Answer;
    /** It is where others put what they gave up on. */
    readonly collects: Answer;
    /** What it gives up on is kept. */
    readonly kept: Requirement;
    /** Each version that it publishes keeps it too: of a function, where `kept` may be true of the unpublished version alone. */
    readonly keptByVersions?: Answer;
    /** It hands on what it gives up on instead of keeping it by itself. */
    readonly handsOn?: Answer;
}

export interface TimeToLive {
    /** Messages expire there, whatever a queue or a subscription in it says. */
    readonly limited: Answer;
}
