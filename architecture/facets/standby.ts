import type { Answer } from "../answer";
import type { Requirement } from "../requirement";
import type { Many, Value } from "../value";

declare module "../component" {
    interface Facets {
        /** What takes over when the server that runs a relational database is lost. */
        readonly standby: Standby;
    }
}

export interface Standby {
    /** Its engine and tier support a standby, and it is one server that can be lost. */
    readonly needed: Answer;
    /** The cloud keeps one for it. */
    readonly kept: Requirement;
    /** Those that are declared beside it take over from each other, and they are all its own. */
    readonly byMembers: Answer;
    /** Each server that is declared beside it; other resources add them. */
    readonly members: Many<Member>;
}

export interface Member {
    /** The program chooses its zone; the cloud spreads members without one. */
    readonly pinned: Answer;
    readonly zone: Value<string>;
}
