import type { Answer } from "../answer";
import type { Pointer } from "../pointer";
import type { Requirement } from "../requirement";
import type { Change, Many, Value } from "../value";

declare module "../component" {
    interface Facets {
        /** Something that fires. */
        readonly alarm: Alarm;
        /** Where alarms are sent. */
        readonly channel: Channel;
    }
}

export interface Alarm {
    /** Its actions run. */
    readonly enabled: Value<boolean>;
    /** What it fires about: the resources that its metrics, or its scopes, name. */
    readonly watches: Many<Pointer>;
    /** What it does when it fires, as pointers to channels. */
    readonly notifies: Many<Pointer>;
    /** It drives something else than people, or some automation answers it: scaling, deployment, recovery. */
    readonly automatic: Answer;
    /** Other alarms that it watches (a composite alarm): it notifies on their behalf. */
    readonly combines: Many<Pointer>;
    /** How to make it notify a person. */
    readonly fix: Change;
}

export interface Channel {
    /** A person or an incident tool receives what is sent there. Unknown where receivers are often added outside the program. */
    readonly reaches: Answer;
    /** It takes what alarms send. Always, where this is absent. */
    readonly admits?: Requirement;
    readonly fix: Change;
}
