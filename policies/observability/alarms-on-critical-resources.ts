import { any, no, not } from "../../architecture/answer";
import type { With } from "../../architecture/component";
import { rings, switchedOn } from "../../architecture/facets/alarm";
import { isReplica } from "../../architecture/facets/replica";
import { orElsewhere, requirement, unless } from "../../architecture/requirement";
import { definePolicy } from "../policy";

const watches = (alarm: With<"alarm">) => alarm.alarm.watches;
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
        const isOn = (alarm: With<"alarm">) => rings(alarm, architecture);
        const watched = any(
            alarms.some(isOn),
            parts.some((part) => architecture.pointing("alarm", watches, part).some(isOn)),
        );
        const required = requirement(watched, "has no alarm", switchedOn(alarms) ?? fix);
        const noAlarmAtAll = architecture.having("alarm").length === 0;
        check(unless(any(not(critical), isReplica(component), collects), orElsewhere("alarms", required, noAlarmAtAll)));
    },
});
