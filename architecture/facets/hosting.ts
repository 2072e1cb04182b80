import type { Answer } from "../answer";
import type { Value } from "../value";

declare module "../component" {
    interface Facets {
        /** What a plan offers to the apps that run on it. */
        readonly hosting: Hosting;
    }
}

export interface Hosting {
    /** A release is switched there by a deployment slot: it offers slots, and without one there is no quick rollback. */
    readonly slots: Answer;
    /** Copies of an app come and go with its events. */
    readonly onDemand: Answer;
    /** It asks the health check path of an app, and sends no requests to a copy that fails. */
    readonly checksHealth: Answer;
    readonly scaling: Value<Scaling>;
    /** It spreads over zones, which takes more than one instance, whatever scales it. */
    readonly zoneRedundant: Value<boolean>;
}

/**
 * - `together`: every app runs on all instances of the plan.
 * - `apart`: each app says on how many of them it runs.
 * - `automatic`: the cloud scales each app between bounds of its own.
 */
export type Scaling = "together" | "apart" | "automatic";
