/** Amazon EventBridge. */

import type { EventBusArgs } from "@pulumi/aws/cloudwatch/eventBus";
import type { EventRuleArgs } from "@pulumi/aws/cloudwatch/eventRule";
import type { EventTargetArgs } from "@pulumi/aws/cloudwatch/eventTarget";
import { all, any, equals, given, isTrue, no, not, some, undecided, yes, type Answer } from "../../architecture/answer";
import { pointer } from "../../architecture/pointer";
import { dependsOn } from "../../architecture/reason";
import { requirement } from "../../architecture/requirement";
import { unknown } from "../../architecture/value";
import { Template, textWith, type Node } from "../../resources/node";
import type { Props } from "../props";
import { reader, type Subject } from "../reader";
import { sourcesOf, type Following } from "../scope";
import { drivenBy, toAlarm } from "./alarms";
import { callsAsynchronously, collectedBy, namesDeadLetters, toFunction, toQueue } from "./dead-letters";
import { inboxAt, keptThere, refusedAt, sendsTo } from "./inbox";

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
    facets: ["deadLetter"],
    amends: ["deadLetter"],
    read(p, subject) {
        const deadLetters = p.in("deadLetterConfig");
        const inbox = inboxAt(p, "arn");
        // A role of its own may send where no policy admits rules.
        const asItself = given(not(isTrue(p.has("roleArn"))));
        const kept = requirement(
            namesDeadLetters(deadLetters, "arn"),
            "loses the events that its target does not take",
            p.advise({
                pulumi: "Name a queue in deadLetterConfig.arn, and let events.amazonaws.com send there.",
                terraform: "Name a queue in dead_letter_config.arn, and let events.amazonaws.com send there.",
            }),
        );
        return [
            subject.component("event target", {
                deadLetter: { givesUp: any(mayRefuse(p, subject), all(asItself, refusedAt(inbox))), collects: no(), kept },
            }),
            keptThere(subject.place.address, deadLetters.to("arn", toQueue), "admitsRules"),
            sendsTo(subject.place.address, inbox, "admitsRules", asItself, "sends its events to a queue or a topic that refuses them"),
            // Anything can be a target, and only a function's ARN leads to a function.
            callsAsynchronously(p.to("arn", { ...toFunction, outputs: /arn$/i })),
            collectedBy(deadLetters, "arn"),
        ];
    },
});

/** They take what they are given, and answer for it: a function, or what keeps events for readers of its own. */
const TAKES: Following = {
    types: [
        "aws_cloudwatch_event_bus",
        "aws_cloudwatch_log_group",
        "aws_kinesis_stream",
        "aws_lambda_alias",
        "aws_lambda_function",
        "aws_sns_topic",
        "aws_sqs_queue",
    ],
    name: () => undefined,
};
/** The same by their service, in an ARN. */
const TAKING: ReadonlySet<string> = new Set(["firehose", "kinesis", "lambda", "logs", "sns", "sqs"]);
/** The same by their types, in an address of Terraform and in a URN: data sources, and a type that no reader reads. */
const TAKES_AT =
    /(?:^|[./])aws_(?:cloudwatch_event_bus|cloudwatch_log_group|kinesis_firehose_delivery_stream|kinesis_stream|lambda_alias|lambda_function|sns_topic|sqs_queue)\.|[:$]aws:(?:kinesis|lambda|sns|sqs)\/\w{1,60}:\w{1,60}::/;
const OF_AWS = /(?:^|[./])aws_\w{1,90}\.|[:$]aws:\w{1,60}\/\w{1,60}:\w{1,60}::/;

/**
 * A workflow, a task, a job or an API has a limit, a capacity or an endpoint of its own: what it does not take within a day is dropped.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html
 */
function mayRefuse(p: Props<EventTargetArgs>, { resource }: Subject): Answer {
    const node = p.raw("arn")?.node;
    const [, service] = /^arn:[^:]{1,40}:([a-z0-9-]{1,40}):/.exec(textIn(node)) ?? [];
    if (service === "events") {
        const elsewhere = undecided(unknown(p.place("arn"), dependsOn("the account and the region of the event bus")));
        return textIn(node).includes(":event-bus/") ? elsewhere : yes();
    }
    if (service !== undefined) return TAKING.has(service) ? no() : yes();
    const to = p.to("arn", TAKES);
    if (to.certainty === "sure" || to.certainty === "nowhere") return no();
    const made = sourcesOf(resource, "arn", node);
    const takes = made.filter((address) => TAKES_AT.test(address));
    if (made.length === 0 || !made.every((address) => OF_AWS.test(address))) return undecided(unknown(to.place));
    if (takes.length === made.length) return no();
    return takes.length === 0 ? yes() : undecided(unknown(to.place));
}

/** With a sign for each part that is not known. */
function textIn(node: Node | undefined): string {
    if (typeof node === "string") return node;
    return node instanceof Template ? textWith("*", node) : "";
}

export const eventBus = reader<EventBusArgs>({
    types: ["aws_cloudwatch_event_bus", "aws:cloudwatch/eventBus:EventBus"],
    names: ["name"],
    facets: [],
    amends: ["deadLetter"],
    read: (p) => [collectedBy(p.in("deadLetterConfig"), "arn")],
});
