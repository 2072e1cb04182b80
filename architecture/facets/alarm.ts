import type { Architecture, Found } from "../architecture";
import { any, isTrue, type Answer } from "../answer";
import type { With } from "../component";
import type { Pointer } from "../pointer";
import type { Requirement } from "../requirement";
import { becomes, type Change, type Many, type Value } from "../value";

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
    /** Of these, the ones whose dead letters it counts; all of them, where this is absent. */
    readonly deadLettersOf?: Many<Pointer>;
    /** What it does when it fires, as pointers to channels. */
    readonly notifies: Many<Pointer>;
    /** It drives something else than people, or some automation answers it: scaling, deployment, recovery. */
    readonly automatic: Answer;
    /** Other alarms that it watches (a composite alarm): it notifies on their behalf. */
    readonly combines: Many<Pointer>;
    /** How to make it notify a person. */
    readonly fix: Change;
    /** What it tells the person whom it wakes. */
    readonly guidance?: Guidance;
}

export interface Guidance {
    /** More than which metric it is about. */
    readonly told: Answer;
    /** It links to a page, or names a runbook. */
    readonly linked: Answer;
    readonly fix: Change;
}

export interface Channel {
    /** A person or an incident tool receives what is sent there. Unknown where receivers are often added outside the program. */
    readonly reaches: Answer;
    /** It takes what alarms send. Always, where this is absent. */
    readonly admits?: Requirement;
    readonly fix: Change;
}

const combined = (alarm: With<"alarm">) => alarm.alarm.combines;

/** An alarm that is switched off still rings through a composite alarm that is not. */
export function rings(component: With<"alarm">, architecture: Architecture): Answer {
    return any(
        isTrue(component.alarm.enabled),
        architecture.pointing("alarm", combined, component).some((parent) => isTrue(parent.alarm.enabled)),
    );
}

/** Of alarms that are there, the first that is switched off: to switch it on is the fix. */
export function switchedOn(alarms: Found<With<"alarm">>): Change | undefined {
    const off: Change[] = [];
    alarms.each(({ alarm: { enabled } }, linked) => {
        if (linked.kind === "yes" && enabled.kind === "known" && !enabled.value) off.push(becomes(enabled, true));
    });
    return off[0];
}
