import type { Change } from "../value";

declare module "../component" {
    interface Facets {
        /** Where messages that nobody could process wait, and are counted. */
        readonly deadLetterStore: DeadLetterStore;
    }
}

export interface DeadLetterStore {
    /** They are those of the queues and subscriptions that are parts of it. Where this is absent, those that others send there. */
    readonly ofItsParts?: true;
    /** How to give it an alarm on them. */
    readonly fix: Change;
}
