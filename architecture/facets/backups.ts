import type { Answer } from "../answer";
import type { Requirement } from "../requirement";
import type { Change, Value } from "../value";

declare module "../component" {
    interface Facets {
        /** The backups that a store of record makes of itself. Only those that can be switched off have it. */
        readonly backups: Backups;
        /** How far back a store of record can be restored. */
        readonly backupRetention: BackupRetention;
    }
}

export interface Backups {
    /** They are on. */
    readonly on: Requirement;
    /** Something else backs it up, as a plan of AWS Backup does. */
    readonly copied: Answer;
}

export interface BackupRetention {
    /** Days that its backups are kept. */
    readonly days: Value<number>;
    /** How to keep them longer, where that is another resource. Where this is absent, it is the number. */
    readonly fix?: Change;
    /** There are none: how long they are kept is not the question then. */
    readonly none: Answer;
    /** It can be restored at all. Where this is absent, `backups` asks. */
    readonly restorable?: Requirement;
    /** Something else backs it up, and keeps that for a time of its own. */
    readonly copied: Answer;
}
