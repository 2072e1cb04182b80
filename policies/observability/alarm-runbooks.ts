import { all, any, isTrue, not, some, yes, type Answer } from "../../architecture/answer";
import type { Architecture } from "../../architecture/architecture";
import type { With } from "../../architecture/component";
import { requirement, unless } from "../../architecture/requirement";
import { flag } from "../options";
import { definePolicy } from "../policy";

const combined = (alarm: With<"alarm">) => alarm.alarm.combines;

/** At three in the morning the alarm's text is all that the person on call has. */
export const alarmRunbooks = definePolicy({
    name: "alarm-runbooks",
    area: "observability",
    title: "Alarms say what to do when they fire",
    severity: "improvement",
    items: ["incident-runbook"],
    controls: { soc2: ["CC7.4"] },
    options: { link: flag({ default: false, describe: "Whether each alarm must link to a runbook." }) },
    judges: "alarm",

    judge(component, { options: { link }, architecture, check }) {
        const { automatic, guidance } = component.alarm;
        if (guidance === undefined) return;
        const problem = link ? "does not link to a runbook" : "does not say what to do when it fires";
        const required = requirement(link ? guidance.linked : any(guidance.told, guidance.linked), problem, guidance.fix);
        check(unless(any(automatic, speaksThroughAnother(component, architecture)), required));
    },
});

/** It wakes nobody by itself: the composite alarm that it is a part of does, with a text of its own. */
function speaksThroughAnother(component: With<"alarm">, architecture: Architecture): Answer {
    const { enabled, notifies } = component.alarm;
    return all(
        architecture.pointing("alarm", combined, component).exists,
        not(
            all(
                isTrue(enabled),
                some(notifies, () => yes()),
            ),
        ),
    );
}
