import type { Answer } from "../answer";
import type { Many, Place } from "../value";

declare module "../component" {
    interface Facets {
        /** What an identity may do, as far as policies ask. */
        readonly permissions: Permissions;
    }
}

export interface Permissions {
    /** Stores of logs that a policy lets it write to. */
    readonly writeLogs: Many<Permission>;
    /** Those that a policy keeps it from, whatever another one allows. */
    readonly writeNoLogs: Many<Permission>;
}

export interface Permission {
    /** What it is for, in the cloud's own words: a pattern of names. */
    readonly on: string;
    readonly given: Answer;
    readonly place: Place;
}
