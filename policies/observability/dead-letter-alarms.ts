import { any, no, not, type Answer } from "../../architecture/answer";
import type { Architecture } from "../../architecture/architecture";
import type { Component, With } from "../../architecture/component";
import { rings, switchedOn } from "../../architecture/facets/alarm";
import { orElsewhere, requirement, unless } from "../../architecture/requirement";
import { definePolicy } from "../policy";

const counts = ({ alarm }: With<"alarm">) => alarm.deadLettersOf ?? alarm.watches;
const whole = (part: With<"partOf">) => part.partOf;

/** Messages that nobody could process are kept for two weeks at most: who does not learn of them loses them all the same. */
export const deadLetterAlarms = definePolicy({
    name: "dead-letter-alarms",
    area: "observability",
    title: "Dead letters raise an alarm",
    severity: "risk",
    items: ["logging-and-monitoring", "asynchronous-processing"],
    controls: { soc2: ["CC7.2"] },
    options: {},
    judges: "deadLetterStore",

    judge(component, { architecture, check }) {
        const alarms = architecture.pointing("alarm", counts, component);
        const counted = alarms.some((alarm) => rings(alarm, architecture));
        const required = requirement(counted, "has no alarm on its dead letters", switchedOn(alarms) ?? component.deadLetterStore.fix);
        const noAlarmAtAll = architecture.having("alarm").length === 0;
        check(unless(not(collects(component, architecture)), orElsewhere("alarms", required, noAlarmAtAll)));
    },
});

function collects(store: With<"deadLetterStore">, architecture: Architecture): Answer {
    if (store.deadLetterStore.ofItsParts === undefined) return store.deadLetter?.collects ?? no();
    // The subscriptions of a topic are parts of it.
    return architecture
        .pointing("partOf", whole, store)
        .some((part) => any(leaves(part), part.deadLetter ? no() : architecture.pointing("partOf", whole, part).some(leaves)));
}

/** What a queue hands on is not in it any more; one that others hand theirs to is watched by its own messages. */
function leaves({ deadLetter }: Component): Answer {
    return deadLetter ? not(any(deadLetter.handsOn ?? no(), deadLetter.collects)) : no();
}
