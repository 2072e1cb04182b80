import type { Answer } from "../answer";

declare module "../component" {
    interface Facets {
        /** What is published to a topic. */
        readonly published: Published;
    }
}

export interface Published {
    /** Alarms: notifications, which are no work that is lost with them. */
    readonly alarms: Answer;
}
