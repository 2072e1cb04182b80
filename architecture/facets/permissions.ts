import type { Answer } from "../answer";

declare module "../component" {
    interface Facets {
        /** What an identity may do, as far as policies ask. */
        readonly permissions: Permissions;
    }
}

export interface Permissions {
    /** It may create log streams and write to them. */
    readonly writeLogs: Answer;
}
