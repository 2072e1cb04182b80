import { resourcesOfStacks } from "../../inputs/terraform/stack-documents";
import { judge } from "../../policies/judge";
import { becauseTexts, sentence } from "../../policies/judgement";
import { alarmsOnCriticalResources } from "../../policies/observability/alarms-on-critical-resources";
import { multipleInstances } from "../../policies/scalability/multiple-instances";
import { deadLetterQueues } from "../../policies/scalability/dead-letter-queues";
import type { Policy } from "../../policies/policy";
import { read } from "../../readers/architecture-of";

function judged(policy: Policy, resource: object): readonly string[] {
    const { resources } = resourcesOfStacks([{ source: "cdk.tf.json", json: { variable: { on: {} }, resource } }]);
    return judge(read(resources, { whole: true }).architecture, [policy]).judgements.map((one) =>
        one.status === "violation" ? sentence(one) : `${one.component.name} cannot be told: ${becauseTexts(one).join("; ")}`,
    );
}

const ifOn = { count: "${var.on ? 1 : 0}" };
const redrive = { queue_url: "${aws_sqs_queue.orders.id}", redrive_policy: '{"deadLetterTargetArn":"arn:aws:sqs:eu-west-1:1:failed"}' };
const alarm = {
    namespace: "AWS/SQS",
    metric_name: "ApproximateAgeOfOldestMessage",
    dimensions: { QueueName: "${aws_sqs_queue.orders.name}" },
    alarm_actions: [],
};

test("what count may leave out is judged, and the finding says so", () => {
    expect(judged(deadLetterQueues, { aws_sqs_queue: { orders: ifOn } })).toEqual([
        'Queue "orders" has no dead-letter queue (redrive_policy is absent), if it is created.',
    ]);
});

test("what may be left out carries nothing for sure", () => {
    const queue = { aws_sqs_queue: { orders: {} } };
    expect(judged(deadLetterQueues, { ...queue, aws_sqs_queue_redrive_policy: { orders: redrive } })).toEqual([]);
    expect(judged(deadLetterQueues, { ...queue, aws_sqs_queue_redrive_policy: { orders: { ...redrive, ...ifOn } } })).toEqual([
        "orders cannot be told: aws_sqs_queue_redrive_policy.orders: count depends on variable on",
    ]);
    expect(judged(alarmsOnCriticalResources, { ...queue, aws_cloudwatch_metric_alarm: { old: { ...alarm, ...ifOn } } })).toEqual([
        "orders cannot be told: old: count depends on variable on",
    ]);
});

test("what is under one condition stands or falls together, and what is made for each of a resource with it", () => {
    const policy = (condition: object) => ({
        aws_sqs_queue: { orders: ifOn },
        aws_sqs_queue_redrive_policy: { orders: { ...redrive, ...condition } },
    });
    expect(judged(deadLetterQueues, policy(ifOn))).toEqual([]);
    expect(judged(deadLetterQueues, policy({ for_each: "${aws_sqs_queue.orders}" }))).toEqual([]);
    expect(judged(deadLetterQueues, policy({ count: "${var.other}" }))).toEqual([
        "orders cannot be told: aws_sqs_queue_redrive_policy.orders: count depends on variable other",
    ]);
});

test("what names one of several that a block makes does not answer for all of them", () => {
    const queues = { aws_sqs_queue: { orders: { for_each: '${toset(["eu", "us"])}' } } };
    const one = { ...alarm, dimensions: { QueueName: '${aws_sqs_queue.orders["eu"].name}' } };
    const each = { ...alarm, for_each: '${toset(["eu", "us"])}', dimensions: { QueueName: "${aws_sqs_queue.orders[each.key].name}" } };
    expect(judged(alarmsOnCriticalResources, { ...queues, aws_cloudwatch_metric_alarm: { old: one } })).toEqual([
        "orders cannot be told: old: dimensions.QueueName is known only after deployment",
    ]);
    expect(judged(alarmsOnCriticalResources, { ...queues, aws_cloudwatch_metric_alarm: { old: each } })).toEqual([]);
});

test("what a condition chooses may lead elsewhere", () => {
    const queue = { aws_sqs_queue: { orders: {} } };
    const chosen = (queueUrl: string) => ({ ...queue, aws_sqs_queue_redrive_policy: { policy: { ...redrive, queue_url: queueUrl } } });
    expect(judged(deadLetterQueues, chosen("${var.on ? aws_sqs_queue.orders.id : var.other}"))).toEqual([
        "orders cannot be told: policy: queue_url is known only after deployment",
    ]);
    expect(judged(deadLetterQueues, chosen('${replace(aws_sqs_queue.orders.id, "?", "")}'))).toEqual([]);
});

test("what a condition chooses may be nothing", () => {
    const ordersWith = (redrive_policy: string) =>
        judged(deadLetterQueues, { aws_sqs_queue: { orders: { redrive_policy }, failed: {} } }).filter((line) =>
            /^(Queue "orders"|orders) /.test(line),
        );
    const encoded = "jsonencode({deadLetterTargetArn = aws_sqs_queue.failed.arn})";
    expect(ordersWith(`\${${encoded}}`)).toEqual([]);
    for (const chosen of [`var.on ? ${encoded} : null`, `var.on ? "" : ${encoded}`, `try(${encoded}, null)`])
        expect(ordersWith(`\${${chosen}}`)).toEqual([expect.stringMatching(/^orders cannot be told: redrive_policy/)]);
    expect(ordersWith("")).toEqual(['Queue "orders" has no dead-letter queue (redrive_policy is absent).']);
});

test("what every entry of a literal for_each says is judged", () => {
    const scaled = (first: object, second: object) => ({
        aws_ecs_service: {
            web: { for_each: { eu: first, us: second }, desired_count: "${each.value.count}", load_balancer: [{ target_group_arn: "arn:x" }] },
        },
    });
    expect(judged(multipleInstances, scaled({ count: 3 }, { count: 3 }))).toEqual([]);
    expect(judged(multipleInstances, scaled({ count: 1 }, { count: 1 }))).toEqual([
        'Service "web" keeps fewer than 2 instances (desired_count is 1).',
    ]);
    expect(judged(multipleInstances, scaled({ count: 1 }, { count: 3 }))).toEqual(["web cannot be told: desired_count depends on for_each"]);
});
