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
}
