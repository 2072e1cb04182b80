import { all, any, isTrue, some, type Answer } from "../../architecture/answer";
import { requirement } from "../../architecture/requirement";
import type { Architecture } from "../../architecture/architecture";
import type { With } from "../../architecture/component";
import { definePolicy } from "../policy";

const combined = (alarm: With<"alarm">) => alarm.alarm.combines;

/** An alarm that fires unheard is an outage that customers report. */
export const alarmsNotifySomeone = definePolicy({
    name: "alarms-notify-someone",
    area: "observability",
    title: "Alarms reach a person or an incident tool",
    severity: "risk",
    essential: true,
    items: ["logging-and-monitoring"],
    controls: { soc2: ["CC7.3"] },
    options: {},
    judges: "alarm",

    judge(component, { architecture, check }) {
        const onBehalf = architecture.pointing("alarm", combined, component).some((parent) => notifies(parent, architecture));
        const heard = any(component.alarm.automatic, notifies(component, architecture), onBehalf);
        check(requirement(heard, "does not notify anyone when it fires", component.alarm.fix));
    },
});

function notifies({ alarm }: With<"alarm">, architecture: Architecture): Answer {
    return all(
        isTrue(alarm.enabled),
        some(alarm.notifies, (action) => architecture.target(action, "channel").some(hears)),
    );
}

/** A receiver hears nothing of what does not arrive. */
function hears({ channel: { admits, reaches } }: With<"channel">): Answer {
    return admits ? all(admits.holds, reaches) : reaches;
}
