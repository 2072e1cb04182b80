import { any, isTrue, no, not, type Answer } from "../../architecture/answer";
import type { Architecture, Found } from "../../architecture/architecture";
import type { With } from "../../architecture/component";
import { isReplica } from "../../architecture/facets/replica";
import { orElsewhere, requirement, unless } from "../../architecture/requirement";
import { becomes, type Change } from "../../architecture/value";
import { definePolicy } from "../policy";

const watches = (alarm: With<"alarm">) => alarm.alarm.watches;
const combined = (alarm: With<"alarm">) => alarm.alarm.combines;
const whole = (part: With<"partOf">) => part.partOf;

/** What fails without an alarm is found out by customers. */
export const alarmsOnCriticalResources = definePolicy({
    name: "alarms-on-critical-resources",
    area: "observability",
    title: "Databases, front doors, workloads and queues have an alarm",
    severity: "risk",
    essential: true,
    items: ["logging-and-monitoring"],
    controls: { soc2: ["CC7.2"] },
    options: {},
    judges: "watched",

    judge(component, { architecture, check }) {
        const { critical, fix } = component.watched;
        // How many dead letters there are is another policy's question.
        const collects = component.deadLetter?.collects ?? no();
        const alarms = architecture.pointing("alarm", watches, component);
        const parts = architecture.pointing("partOf", whole, component);
        const rings = (alarm: With<"alarm">) => isOn(alarm, architecture);
        const watched = any(
            alarms.some(rings),
            parts.some((part) => architecture.pointing("alarm", watches, part).some(rings)),
        );
        const required = requirement(watched, "has no alarm", switchedOff(alarms) ?? fix);
        const noAlarmAtAll = architecture.having("alarm").length === 0;
        check(unless(any(not(critical), isReplica(component), collects), orElsewhere("alarms", required, noAlarmAtAll)));
    },
});

/** An alarm that is switched off still rings through a composite alarm that is not. */
function isOn(component: With<"alarm">, architecture: Architecture): Answer {
    return any(
        isTrue(component.alarm.enabled),
        architecture.pointing("alarm", combined, component).some((parent) => isTrue(parent.alarm.enabled)),
    );
}

function switchedOff(alarms: Found<With<"alarm">>): Change | undefined {
    const off: Change[] = [];
    alarms.each(({ alarm: { enabled } }, linked) => {
        if (linked.kind === "yes" && enabled.kind === "known" && !enabled.value) off.push(becomes(enabled, true));
    });
    return off[0];
}
