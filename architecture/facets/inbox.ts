import type { Answer } from "../answer";

declare module "../component" {
    interface Facets {
        /** Who may send to a queue or a topic. */
        readonly inbox: Inbox;
    }
}

export interface Inbox {
    /** Its policy admits what event rules send. */
    readonly admitsRules: Answer;
    /** It admits what topics send. */
    readonly admitsTopics: Answer;
}
