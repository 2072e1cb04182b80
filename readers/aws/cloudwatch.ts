/** Amazon CloudWatch: alarms, log groups and log delivery. */

import { amendable } from "../../architecture/amendable";
import type { CompositeAlarmArgs } from "@pulumi/aws/cloudwatch/compositeAlarm";
import type { LogDeliveryArgs } from "@pulumi/aws/cloudwatch/logDelivery";
import type { LogDeliverySourceArgs } from "@pulumi/aws/cloudwatch/logDeliverySource";
import type { LogGroupArgs } from "@pulumi/aws/cloudwatch/logGroup";
import type { LogSubscriptionFilterArgs } from "@pulumi/aws/cloudwatch/logSubscriptionFilter";
import type { MetricAlarmArgs } from "@pulumi/aws/cloudwatch/metricAlarm";
import { amend, consult, type Amendment } from "../../architecture/amendment";
import { all, any, given, isTrue, no, some, undecided, yes, type Answer } from "../../architecture/answer";
import type { Facets } from "../../architecture/component";
import type { Alarm } from "../../architecture/facets/alarm";
import type { LogStream } from "../../architecture/facets/logs";
import { FOR_EVER } from "../../architecture/facets/log-retention";
import { pointer, type Pointer } from "../../architecture/pointer";
import { orElse } from "../../architecture/requirement";
import { becomes, known, many, map, mapped, unknown, type Many, type Value } from "../../architecture/value";
import { Hole, Template, type Node } from "../../resources/node";
import type { Props } from "../props";
import { reader, type Contribution, type Subject } from "../reader";
import { guidanceIn } from "../runbooks";
import { sourcesOf, type Following } from "../scope";
import { drivenBy, toAlarm } from "./alarms";
import { callsAsynchronously, toFunction } from "./dead-letters";
import { watchedBy } from "./metrics";

export const metricAlarm = reader<MetricAlarmArgs>({
    types: ["aws_cloudwatch_metric_alarm", "aws:cloudwatch/metricAlarm:MetricAlarm"],
    names: ["name"],
    renames: { name: "alarm_name" },
    facets: ["alarm"],
    amends: ["published"],
    read: (p, subject) => alarm(p, subject, { combines: many([]), watches: watchedBy(p, subject) }, [p.text("name", ""), p.text("metricName", "")]),
});

export const compositeAlarm = reader<CompositeAlarmArgs>({
    types: ["aws_cloudwatch_composite_alarm", "aws:cloudwatch/compositeAlarm:CompositeAlarm"],
    names: ["alarmName"],
    facets: ["alarm"],
    amends: ["alarm", "published"],
    // A suppressor is there to keep quiet.
    read: (p, subject) => [
        ...alarm(p, subject, { combines: childrenOf(p, subject), watches: many([]) }, [p.text("alarmName", "")]),
        ...drivenBy([p.in("actionsSuppressor").to("alarm", toAlarm)]),
    ],
});

export const logGroup = reader<LogGroupArgs>({
    types: ["aws_cloudwatch_log_group", "aws:cloudwatch/logGroup:LogGroup"],
    names: ["name"],
    facets: ["logRetention"],
    read: (p, subject) => [subject.component("log store", retentionOf(p))],
});

/**
 * "If you select `0`, the events in the log group are always retained and never expire", and so are they without it. A group of class DELIVERY hands on
 * what it gets: "retention_in_days is forcibly set to 2". https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_log_group
 */
function retentionOf(p: Props<LogGroupArgs>): Partial<Pick<Facets, "logRetention">> {
    const purpose = p.choice("logGroupClass", { STANDARD: "keeps", INFREQUENT_ACCESS: "keeps", DELIVERY: "hands on" }, "keeps");
    if (purpose.kind === "unknown") return { logRetention: purpose };
    if (purpose.value === "hands on") return {};
    const days = map(p.count("retentionInDays", 0), (it) => (it === 0 ? FOR_EVER : it));
    return { logRetention: days.kind === "known" ? { ...days, spell: (wanted) => OFFERED.find((it) => it >= wanted) ?? 0 } : days };
}

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
const OFFERED = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

/** "CloudWatch Logs invokes your function asynchronously": https://docs.aws.amazon.com/lambda/latest/dg/services-cloudwatchlogs.html */
export const logSubscriptionFilter = reader<LogSubscriptionFilterArgs>({
    types: ["aws_cloudwatch_log_subscription_filter", "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter"],
    facets: [],
    amends: ["deadLetter"],
    // A stream can be the destination as well, and only a function's ARN leads to a function.
    read: (p) => [callsAsynchronously(p.to("destinationArn", { ...toFunction, outputs: /arn$/i }))],
});

const SOURCE = "aws_cloudwatch_log_delivery_source";

/** Access logs that CloudWatch delivers instead of the service itself: they are taken up here, and a delivery hands them on. */
export const logDeliverySource = reader<LogDeliverySourceArgs>({
    types: [SOURCE, "aws:cloudwatch/logDeliverySource:LogDeliverySource"],
    names: ["name"],
    facets: [],
    amends: ["logs"],
    read(p) {
        // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-and-resource-policy.html
        const accessOf = p.choice(
            "logType",
            { ALB_ACCESS_LOGS: BALANCER, ACCESS_LOGS: DISTRIBUTION, ALB_CONNECTION_LOGS: "none", ALB_HEALTH_CHECK_LOGS: "none" },
            "none",
        );
        const takenUp = accessOf.kind === "known" ? yes() : undecided(accessOf);
        const of = accessOf.kind === "known" ? accessOf.value : undefined;
        if (of === "none") return [];
        return [carries(p.to("resourceArn", { types: of === undefined ? DELIVERED : [of] }), { takenUp })];
    },
});

export const logDelivery = reader<LogDeliveryArgs>({
    types: ["aws_cloudwatch_log_delivery", "aws:cloudwatch/logDelivery:LogDelivery"],
    facets: [],
    amends: ["logs"],
    read(p) {
        const to = p.to("deliverySourceName", { types: DELIVERED, through: { [SOURCE]: "resourceArn" } });
        // Which source bears a name is known, and not what it is the source of.
        const named = typeof p.raw("deliverySourceName")?.node === "string" && p.to("deliverySourceName", { types: [SOURCE] }).targets.length > 0;
        if (named || to.certainty === "anything") return [carries(pointer(to.place, "anything", [], DELIVERED), { handedOn: yes() })];
        return to.targets.length > 0 ? [carries(to, { handedOn: yes() })] : [];
    },
});

const BALANCER = "aws_lb";
const DISTRIBUTION = "aws_cloudfront_distribution";
const DELIVERED = [BALANCER, DISTRIBUTION] as const;

function carries(to: Pointer, half: Pick<LogStream, "takenUp" | "handedOn">): Amendment {
    return amend(to, "logs", (mine) =>
        mapped(mine, (before) => {
            if (before.detail !== "access") return before;
            const stream = { ...before, ...half };
            return { ...stream, central: orElse(stream.central, all(stream.takenUp ?? no(), stream.handedOn ?? no())) };
        }),
    );
}

/** Both kinds of alarms notify in the same way. */
type Notifying = Props<Pick<MetricAlarmArgs, "actionsEnabled" | "alarmActions" | "alarmDescription" | "tags">>;

const TOPIC = "aws_sns_topic";
const CHANNELS: Following = { types: [TOPIC, "aws_ssmincidents_response_plan"] };
/** What answers an alarm by itself. */
const AUTOMATONS: Following = { types: ["aws_appautoscaling_policy", "aws_autoscaling_policy", "aws_lambda_function", "aws_lambda_alias"] };

/**
 * Actions that need no topic: scaling, EC2 recovery, a function, an incident or a work item of Systems Manager.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 */
const AUTOMATIC = /^arn:aws[a-z-]*:(autoscaling|automate|swf|lambda|ssm|ssm-incidents):/;

function alarm(p: Notifying, subject: Subject, about: Pick<Alarm, "combines" | "watches">, names: readonly Value<string>[]): readonly Contribution[] {
    const enabled = p.flag("actionsEnabled", true);
    const named = actionsOf(p);
    const notifies = p.toEach("alarmActions", CHANNELS);
    const facet: Alarm = {
        enabled,
        notifies,
        automatic: amendable(all(isTrue(enabled), isTrue(named), given(answeredByItself(p))), "added"),
        ...about,
        guidance: guidanceIn({
            text: p.text("alarmDescription", ""),
            there: p.has("alarmDescription"),
            written: p.raw("alarmDescription"),
            names: many([...names, known(subject.resource.name, subject.place)]),
            tags: [p.entries("tags")],
            fix: p.advise({
                pulumi: "Set alarmDescription to what to do first, with the address of a runbook.",
                terraform: "Set alarm_description to what to do first, with the address of a runbook.",
            }),
        }),
        fix:
            named.kind === "known" && named.value && enabled.kind === "known" && !enabled.value
                ? becomes(enabled, true)
                : p.advise({
                      pulumi: "Set alarmActions to an SNS topic that has a subscription.",
                      terraform: "Set alarm_actions to an SNS topic that has a subscription.",
                  }),
    };
    const viaChannel = notifies.items.map((to) =>
        consult(subject.resource.address, to, "alarm", "channel", (mine, { channel }) =>
            channel.admits?.holds.kind === "no"
                ? { ...mine, fix: channel.admits.fix }
                : channel.reaches.kind === "no"
                  ? { ...mine, fix: channel.fix }
                  : mine,
        ),
    );
    // Of topics in sight only: what is outside needs no word of this.
    const topics = subject.declares(TOPIC) ? p.toEach("alarmActions", { types: [TOPIC] }).items : [];
    const told = topics
        .filter(({ certainty }) => certainty !== "outside" && certainty !== "other")
        .map((to) => amend(to, "published", ({ alarms }) => ({ alarms: any(alarms, yes()) })));
    return [subject.component("alarm", { alarm: facet }), ...viaChannel, ...told];
}

/** Whether there are any. */
function actionsOf(p: Notifying): Value<boolean> {
    const written = p.raw("alarmActions");
    if (!written) return known(false, p.place("alarmActions"), { byDefault: true, shown: "absent" });
    if (written.node instanceof Hole) return unknown(written.place, written.node.about.reason);
    const empty = Array.isArray(written.node) && written.node.length === 0;
    return known(!empty, written.place, { shown: empty ? "empty" : "set" });
}

function answeredByItself(p: Notifying): Answer {
    const written = p.raw("alarmActions")?.node;
    const nodes: readonly Node[] = Array.isArray(written) ? written : written === undefined ? [] : [written];
    const answers = p.toEach("alarmActions", AUTOMATONS).items.map((to, index) => {
        const prefix = beginningOf(nodes[index]);
        if (to.certainty === "sure" || (prefix !== undefined && AUTOMATIC.test(prefix))) return yes();
        if (prefix?.startsWith("arn:")) return no();
        return to.certainty === "possible" || to.certainty === "anything" ? undecided(unknown(to.place)) : no();
    });
    return some(many(answers), (answer) => answer);
}

/** What is known of a text from its first letter on. */
function beginningOf(node: Node | undefined): string | undefined {
    if (typeof node === "string") return node;
    const first = node instanceof Template ? node.parts[0] : undefined;
    return typeof first === "string" ? first : undefined;
}

/**
 * The alarms that a rule is made of: `ALARM("name")`, `OK(arn)`.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html
 */
function childrenOf(p: Props<CompositeAlarmArgs>, { resource }: Subject): Many<Pointer> {
    const rule = p.raw("alarmRule");
    if (!rule) return many([]);
    const { node, place } = rule;
    if (typeof node === "string") return many(namesIn(node).map((name) => p.to("alarmRule", { ...toAlarm, name: () => name })));
    const whole = rule.to(toAlarm);
    // Whatever alarms the text is made of, it names: Pulumi tells which, if not where.
    const told = whole.targets.map((target) => pointer(place, "sure", [target], toAlarm.types));
    const made = sourcesOf(resource, "alarmRule", node);
    const spelt = node instanceof Template && node.parts.some((part) => typeof part === "string" && namesIn(part).length > 0);
    return many(spelt || told.length === 0 || told.length < new Set(made).size ? [...told, pointer(place, "anything", [], toAlarm.types)] : told);
}

/** The alarm's name, from its ARN. */
function namesIn(rule: string): readonly string[] {
    return [...rule.matchAll(/\b(?:ALARM|OK|INSUFFICIENT_DATA)\s*\(\s*(?:"([^"]*)"|'([^']*)'|([^"'()\s]+))\s*\)/g)]
        .map(([, double, single, bare]) => double ?? single ?? bare ?? "")
        .filter((name) => name !== "")
        .map((name) => name.replace(/^arn:.*?:alarm:/, ""));
}
