import type { Answer } from "../answer";

declare module "../component" {
    interface Facets {
        /** What an app reports by itself, as its settings say. */
        readonly telemetry: Telemetry;
    }
}

export interface Telemetry {
    /** Its logs go to a monitoring service. */
    readonly sent: Answer;
}
