import type { Answer } from "../answer";
import type { Requirement } from "../requirement";
import type { Many } from "../value";

declare module "../component" {
    interface Facets {
        /** The logs that this component writes. */
        readonly logs: Many<LogStream>;
    }
}

export interface LogStream {
    /** Stable key made of names: a container's name, `access`, `exports`. */
    readonly detail: string;
    /** They reach a central store. */
    readonly central: Requirement;
    /** Another resource can carry them there, if one does. Absent: yes. */
    readonly canBeCarried?: Answer;
    /** Where others carry them in two halves: one takes them up, the other one hands them on. */
    readonly takenUp?: Answer;
    readonly handedOn?: Answer;
}
