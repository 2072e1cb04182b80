import type { Answer } from "../answer";

declare module "../component" {
    interface Facets {
        /** A key that other resources encrypt with. */
        readonly key: Key;
    }
}

export interface Key {
    /** Its policy lets alarms use it, so that what they send through something that it encrypts arrives. */
    readonly admitsAlarms: Answer;
}
