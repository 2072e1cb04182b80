import type { Answer } from "../answer";
import type { Many, Value } from "../value";

declare module "../component" {
    interface Facets {
        /** How many copies of a workload run. */
        readonly instances: Instances;
    }
}

export interface Instances {
    /** Copies that run at the quietest hour: an autoscaler's minimum wins over the count that it replaces. */
    readonly minimum: Value<number>;
    /** What schedules make of an autoscaler's minimum, each for some hours. */
    readonly scheduled?: Many<Value<number>>;
    /** Clients wait for its answer: a load balancer, a service mesh or an ingress leads to it. */
    readonly takeTraffic: Answer;
    /**
     * Of a worker: one copy is meant, or their number is not the program's to say: a daemon, a deployment that never runs two, a queue that scales it.
     * Absent where clients always wait.
     */
    readonly single?: Answer;
}
