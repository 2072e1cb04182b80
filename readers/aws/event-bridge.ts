/** Amazon EventBridge. */

import type { EventRuleArgs } from "@pulumi/aws/cloudwatch/eventRule";
import { all, any, equals, isTrue, not, some, yes } from "../../architecture/answer";
import { pointer } from "../../architecture/pointer";
import { reader } from "../reader";
import { drivenBy, toAlarm } from "./alarms";

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html */
interface EventPattern {
    readonly source: readonly string[];
    readonly "detail-type": readonly string[];
}

export const eventRule = reader<EventRuleArgs>({
    types: ["aws_cloudwatch_event_rule", "aws:cloudwatch/eventRule:EventRule"],
    names: ["name"],
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
        // Which alarms it answers stands in filters by name and prefix: any may be one of them.
        return [rule, ...drivenBy([pointer(p.place("eventPattern"), "anything", [], toAlarm.types)])];
    },
});
