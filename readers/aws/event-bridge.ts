/** Amazon EventBridge. */

import type { EventBusArgs } from "@pulumi/aws/cloudwatch/eventBus";
import type { EventRuleArgs } from "@pulumi/aws/cloudwatch/eventRule";
import type { EventTargetArgs } from "@pulumi/aws/cloudwatch/eventTarget";
import { all, any, equals, isTrue, not, some, yes } from "../../architecture/answer";
import { pointer } from "../../architecture/pointer";
import { reader } from "../reader";
import { drivenBy, toAlarm } from "./alarms";
import { callsAsynchronously, collectedBy, toFunction } from "./dead-letters";

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html */
interface EventPattern {
    readonly source: readonly string[];
    readonly "detail-type": readonly string[];
}

export const eventRule = reader<EventRuleArgs>({
    types: ["aws_cloudwatch_event_rule", "aws:cloudwatch/eventRule:EventRule"],
    names: ["name"],
    facets: [],
    amends: ["alarm"],
    read(p, subject) {
        const pattern = p.json<EventPattern>("eventPattern");
        const details = pattern.texts("detail-type");
        const ofAlarms = any(
            some(details, (type) => equals(type, "CloudWatch Alarm State Change")),
            all(
                some(pattern.texts("source"), (source) => equals(source, "aws.cloudwatch")),
                not(some(details, () => yes())),
            ),
        );
        // Provider default: "ENABLED". The older flag says the same.
        const runs = all(not(equals(p.text("state", "ENABLED"), "DISABLED")), isTrue(p.flag("isEnabled", true)));
        const rule = subject.component("event rule", {});
        if (all(ofAlarms, runs).kind === "no") return [rule];
        // Filters by name and prefix select the alarms: any may be one of them.
        return [rule, ...drivenBy([pointer(p.place("eventPattern"), "anything", [], toAlarm.types)])];
    },
});

/** Its own dead letters are events that it could not deliver. What a function fails to process is the function's to keep. */
export const eventTarget = reader<EventTargetArgs>({
    types: ["aws_cloudwatch_event_target", "aws:cloudwatch/eventTarget:EventTarget"],
    facets: [],
    amends: ["deadLetter"],
    // Anything can be a target, and only a function's ARN leads to a function.
    read: (p) => [callsAsynchronously(p.to("arn", { ...toFunction, outputs: /arn$/i })), collectedBy(p.in("deadLetterConfig"), "arn")],
});

export const eventBus = reader<EventBusArgs>({
    types: ["aws_cloudwatch_event_bus", "aws:cloudwatch/eventBus:EventBus"],
    names: ["name"],
    facets: [],
    amends: ["deadLetter"],
    read: (p) => [collectedBy(p.in("deadLetterConfig"), "arn")],
});
