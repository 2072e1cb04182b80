import type { Answer, Fact } from "../answer";
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
    /** Predicate of the message when they are kept nowhere: `sends the logs of container "web" nowhere`. */
    readonly otherwise: string;
    /** They reach a central store. */
    readonly central: Fact;
    /** Another resource can carry them there, if one does. Absent: yes. */
    readonly canBeCarried?: Answer;
}
