import { source } from "../../architecture/reason";
import { catalogue } from "../../policies/catalogue";
import { judge } from "../../policies/judge";
import type { Judgement } from "../../policies/judgement";
import { read } from "../../readers/architecture-of";
import { Hole, Template, type Node } from "../../resources/node";
import { output, pulumi, resourcesOf, terraform, type Declared } from "../policies/stack";

/** Where nothing says which of them is meant, all that may be linked to all must not cost their product, in time or in findings. */
const SIZE = 2_000;

type Times = (make: (name: string) => readonly Declared[]) => Declared[];

const unclear = new Hole({ reason: source("local", "x") });
const composed = (name: string): Node => new Template([new Hole({ refs: [], reason: source("variable", "environment") }), `-${name}`]);
const stacks: Readonly<Record<string, (times: Times) => Declared[]>> = {
    "alarms that name queues whose names are composed": (times) =>
        times((name) => [
            terraform("aws_sqs_queue", name, { name: composed(name) }),
            terraform("aws_cloudwatch_metric_alarm", name, {
                namespace: "AWS/SQS",
                metric_name: "ApproximateAgeOfOldestMessage",
                dimensions: { QueueName: name },
            }),
        ]),
    "alarms on anything, to anybody": (times) =>
        times((name) => [
            terraform("aws_sqs_queue", name, { name }),
            terraform("aws_sns_topic", name, { name }),
            terraform("aws_cloudwatch_metric_alarm", name, { namespace: "AWS/SQS", dimensions: { QueueName: unclear }, alarm_actions: unclear }),
        ]),
    "policies of any queue": (times) =>
        times((name) => [
            terraform("aws_sqs_queue", name, { name }),
            terraform("aws_sqs_queue_policy", name, { queue_url: unclear, policy: "{}" }),
            terraform("aws_sqs_queue_redrive_policy", name, { queue_url: unclear, redrive_policy: unclear }),
        ]),
    "functions that may use any database": (times) =>
        times((name) => [
            terraform("aws_db_instance", name, { engine: "postgres" }),
            terraform("aws_lambda_function", name, { function_name: name, environment: { variables: { DB_HOST: unclear } } }),
        ]),
    "roles that are named, and whose names are composed": (times) =>
        times((name) => [
            terraform("aws_lambda_function", name, { function_name: name, role: `arn:aws:iam::123456789012:role/${name}` }),
            terraform("aws_iam_role", name, { name: composed(name), assume_role_policy: "{}" }),
        ]),
    "stages of one name": (times) =>
        times((name) => [
            terraform("aws_api_gateway_stage", name, { stage_name: "prod" }),
            terraform("aws_api_gateway_method_settings", name, { stage_name: "prod", method_path: "*/*", settings: { logging_level: "INFO" } }),
        ]),
    "queues and alarms of one name": (times) =>
        times((name) => [
            terraform("aws_sqs_queue", name, { name: "jobs" }),
            terraform("aws_cloudwatch_metric_alarm", name, { namespace: "AWS/SQS", dimensions: { QueueName: "jobs" } }),
        ]),
    "members of one cluster": (times) => [
        terraform("aws_rds_cluster", "orders", { engine: "aurora-postgresql", cluster_identifier: "orders" }),
        ...times((name) => [
            terraform("aws_rds_cluster_instance", name, {
                engine: "aurora-postgresql",
                cluster_identifier: "orders",
                availability_zone: "eu-central-1a",
            }),
        ]),
    ],
    "locks on one group": (times) => [
        terraform("azurerm_resource_group", "shop", { name: "shop" }),
        ...times((name) => [
            terraform("azurerm_postgresql_flexible_server", name, { name, resource_group_name: "shop" }),
            terraform("azurerm_management_lock", name, { scope: output("shop", "id"), lock_level: "CanNotDelete" }),
        ]),
    ],
    "instances that refer to all of another block": (times) => {
        const dead = times((name) => [terraform("aws_sqs_queue", `${name}-dead`, {})]);
        const all = new Hole({ refs: resourcesOf(dead).map(({ address }) => ({ address, attribute: "arn" })) });
        return [
            ...dead,
            ...times((name) => [
                terraform("aws_lambda_function", name, { function_name: name, role: all, dead_letter_config: { target_arn: all } }),
                terraform("aws_sns_topic_subscription", name, { topic_arn: all, endpoint: all, protocol: "sqs" }),
                terraform("aws_newservice_thing", name, { target: all }),
            ]),
        ];
    },
    "what nobody reads, in one network": (times) =>
        times((name) => [
            pulumi("aws:lb/loadBalancer:LoadBalancer", name, {}, { outputs: { vpcId: "vpc-1" } }),
            pulumi("aws:newservice/thing:Thing", name, { vpcId: "vpc-1" }),
        ]),
    "locks and diagnostic settings of anything": (times) =>
        times((name) => [
            terraform("azurerm_resource_group", name, { name }),
            terraform("azurerm_postgresql_flexible_server", name, { name, resource_group_name: name }),
            terraform("azurerm_management_lock", name, { scope: unclear, lock_level: "CanNotDelete" }),
            terraform("azurerm_monitor_diagnostic_setting", name, { target_resource_id: unclear, log_analytics_workspace_id: unclear }),
        ]),
};

test.each(Object.keys(stacks))(`${SIZE.toLocaleString("en")} of each: %s`, (name) => {
    const start = process.cpuUsage();
    const { resources, judgements } = judged(name, SIZE);
    const { user, system } = process.cpuUsage(start);
    expect(judgements.length).toBeGreaterThan(0);
    expect(judgements.length).toBeLessThan(5 * resources.length);
    expect(judgements.every(({ because }) => because.length <= 100)).toBe(true);
    expect((user + system) / 1e6).toBeLessThan(5);
});

test.each(Object.keys(stacks))("what is unknown of a few is unknown of many: %s", (name) => {
    const [few, many] = [judged(name, 2), judged(name, 200)].map(({ judgements }) => statuses(judgements));
    expect(many).toEqual(expect.arrayContaining(few?.filter((one) => one.endsWith("undecided")) ?? []));
    expect(few).toEqual(expect.arrayContaining(many?.filter((one) => one.endsWith("violation")) ?? []));
});

function judged(name: string, size: number) {
    const times: Times = (make) => Array.from({ length: size }, (_, at) => make(`r${String(at)}`)).flat();
    const resources = resourcesOf(stacks[name]?.(times) ?? []);
    const reading = read(resources, { whole: true });
    const { judgements, failures } = judge(reading.architecture, catalogue);
    expect([...reading.failures, ...failures]).toEqual([]);
    return { resources, judgements };
}

/** How the first of each is judged. */
function statuses(judgements: readonly Judgement[]): readonly string[] {
    const first = judgements.filter(({ component }) => component.name === "r0");
    return [...new Set(first.map(({ policy, component, status }) => `${policy.name} ${component.canonicalType} ${status}`))].sort();
}
