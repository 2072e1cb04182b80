import { assessment, type Assessment } from "../../gate/assessment";
import { coverageLine } from "../../gate/coverage";
import { exitCode } from "../../gate/exit-code";
import { lookedAt, watched } from "../../gate/looked-at";
import { catalogue } from "../../policies/catalogue";
import { read } from "../../readers/architecture-of";
import type { Input } from "../../resources/resource";
import { output, pulumiAws, resourcesOf, terraform, type Declared } from "../policies/stack";

function input(stack: readonly Declared[], more: Partial<Input> = {}): Input {
    return { resources: resourcesOf(stack), notEvaluated: [], complete: true, notes: [], ...more };
}

const kept = terraform("aws_dynamodb_table", "carts", {
    name: "carts",
    point_in_time_recovery: { enabled: true },
    deletion_protection_enabled: true,
});
const open = terraform("aws_dynamodb_table", "carts", {
    name: "carts",
    point_in_time_recovery: { enabled: true },
    deletion_protection_enabled: false,
});
const undecidedTable = terraform("aws_dynamodb_table", "carts", {
    name: "carts",
    point_in_time_recovery: { enabled: true },
    deletion_protection_enabled: "${var.keep}",
});
const network = [terraform("aws_vpc", "main"), terraform("aws_subnet", "a"), terraform("aws_iam_user", "ci")];
const unread = terraform("aws_dax_cluster", "cache");
const remote = 'the remote component awsx:ecs:FargateService "web" was not evaluated: its resources are not seen';

describe("verdict and exit code", () => {
    test.each<[string, Input, Assessment["verdict"], number, readonly string[]]>([
        ["no blocker", input([kept]), "go", 0, []],
        ["a blocker", input([open]), "no-go", 1, []],
        ["something undecided", input([undecidedTable]), "go", 0, []],
        ["a network and people", input(network), "not-applicable", 0, []],
        ["another cloud", input([terraform("google_sql_database_instance", "orders")]), "not-applicable", 0, []],
        ["nothing at all", input([]), "not-applicable", 0, []],
        ["a network beside what is ready", input([kept, ...network]), "go", 0, []],
        ["a run that stopped", input([kept], { complete: false }), "incomplete", 2, ["the input was not read to its end"]],
        ["a run that stopped with nothing", input([], { complete: false }), "incomplete", 2, ["the input was not read to its end"]],
        ["a blocker in a run that stopped", input([open], { complete: false }), "no-go", 1, ["the input was not read to its end"]],
        ["an unread type of which nothing is known", input([kept, unread]), "incomplete", 2, ['aws_dax_cluster "cache" is not supported']],
        ["a blocker beside an unread type", input([open, unread]), "no-go", 1, ['aws_dax_cluster "cache" is not supported']],
        ["an unread type alone", input([unread]), "incomplete", 2, ['aws_dax_cluster "cache" is not supported']],
        [
            "a type whose reader is missing, and that would have something to judge",
            input([kept, terraform("aws_elasticache_cluster", "sessions")]),
            "incomplete",
            2,
            ['aws_elasticache_cluster "sessions" is not supported'],
        ],
        ["a type that says something of others alone", input([kept, terraform("aws_kms_grant", "backup")]), "go", 0, []],
        ["a module", input([kept, terraform("module", "web")]), "incomplete", 2, ['module "web" is not supported']],
        [
            "another provider of the same cloud",
            input([kept, { ...terraform("awscc_ecs_service", "web") }]),
            "incomplete",
            2,
            ['awscc_ecs_service "web" is not supported'],
        ],
        ["a component that was not evaluated", input([kept], { notEvaluated: [remote, "more"], hidden: [remote] }), "incomplete", 2, [remote]],
        ["what was not evaluated and holds nothing to judge", input([kept], { notEvaluated: ["the function aws:x was not called"] }), "go", 0, []],
    ])("%s", (_, one, verdict, exit, incomplete) => {
        const result = assessment([one]);
        expect({ verdict: result.verdict, exit: exitCode(result, { strict: false }), incomplete: result.incomplete }).toEqual({
            verdict,
            exit,
            incomplete,
        });
    });

    test("undecided counts under --strict, after what is worse", () => {
        const decided = terraform("aws_secretsmanager_secret_version", "key", { secret_id: "key", secret_string: "${random_password.key.result}" });
        const codes = [input([undecidedTable]), input([undecidedTable, unread]), input([decided]), input(network)].map((one) =>
            exitCode(assessment([one]), { strict: true }),
        );
        expect(codes).toEqual([3, 2, 0, 0]);
    });

    test("a defect of prodgate is 70, and a blocker is one all the same", () => {
        const failures = ["PRODGATE-JUDGE: policy x failed on y (TypeError)."];
        const codes = [input([kept]), input([kept, unread]), input([open])].map((one) =>
            exitCode({ ...assessment([one]), failures }, { strict: true }),
        );
        expect(codes).toEqual([70, 70, 1]);
    });
});

describe("an input that ends early", () => {
    const anybody = '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"*"}]}';
    const stack = [
        terraform("aws_s3_bucket", "files"),
        terraform("aws_s3_bucket_policy", "readers", { bucket: output("files", "id"), policy: anybody }),
        terraform("aws_ecs_service", "web", { desired_count: 1, load_balancer: [{ target_group_arn: "arn:x" }] }),
        terraform("aws_sqs_queue", "jobs"),
        terraform("aws_rds_cluster", "orders", { engine: "aurora-mysql", deletion_protection: false }),
        terraform("aws_rds_cluster_instance", "orders-0", { cluster_identifier: output("orders", "id"), engine: "aurora-mysql" }),
        terraform("aws_cloudwatch_metric_alarm", "age", {
            namespace: "AWS/SQS",
            metric_name: "ApproximateAgeOfOldestMessage",
            dimensions: { QueueName: "other" },
            alarm_actions: ["arn:aws:sns:eu-west-1:111122223333:on-call"],
        }),
        terraform("aws_lambda_function", "mailer", { environment: [{ variables: { DB_PASSWORD: "hunter2-Winter!" } }] }),
        terraform("aws_lb_listener", "http", { protocol: "HTTP", default_action: [{ type: "forward", target_group_arn: "arn:x" }] }),
    ];
    const statuses = (complete: boolean) =>
        Object.fromEntries(assessment([input(stack, { complete })]).findings.map((one) => [`${one.policy} ${one.resource.address}`, one.status]));

    test("leaves undecided what rests on absence, and judges what is there", () => {
        const [whole, early] = [statuses(true), statuses(false)];
        const absent = [
            "no-public-data-stores aws_s3_bucket.files",
            "multiple-instances aws_ecs_service.web",
            "database-high-availability aws_rds_cluster.orders",
            "dead-letter-queues aws_sqs_queue.jobs",
            "alarms-on-critical-resources aws_sqs_queue.jobs",
        ];
        const there = ["no-plaintext-secrets aws_lambda_function.mailer", "protected-stateful-resources aws_rds_cluster.orders"];
        for (const finding of [...absent, ...there]) expect([finding, whole[finding]]).toEqual([finding, "violation"]);
        for (const finding of absent) expect([finding, early[finding]]).toEqual([finding, "undecided"]);
        for (const finding of there) expect([finding, early[finding]]).toEqual([finding, "violation"]);
    });

    test("says so", () => {
        const { findings } = assessment([input([terraform("aws_sqs_queue", "jobs")], { complete: false })]);
        expect(findings.find(({ policy }) => policy === "dead-letter-queues")?.because).toEqual([
            "the input is not complete: other resources may change it",
        ]);
    });
});

describe("coverage", () => {
    const treatments = (stack: readonly Declared[]) =>
        Object.fromEntries(assessment([input(stack)]).inventory.map(({ name, treatment }) => [name, treatment]));

    test("a resource is checked when a policy judged it, followed a link to it, or what it belongs to was assembled from it", () => {
        const stack = [
            pulumiAws("cloudwatch/metricAlarm:MetricAlarm", "errors", { alarmActions: [output("oncall", "arn")] }),
            pulumiAws("sns/topic:Topic", "oncall"),
            pulumiAws("sns/topicSubscription:TopicSubscription", "mail", {
                topic: output("oncall", "arn"),
                protocol: "email",
                endpoint: "a@example.com",
            }),
            pulumiAws("sns/topic:Topic", "unused"),
            pulumiAws("sns/topicSubscription:TopicSubscription", "unheard", { topic: output("unused", "arn"), protocol: "email", endpoint: "b@c.d" }),
            pulumiAws("lambda/function:Function", "mailer", { role: output("sends", "arn") }),
            pulumiAws("iam/role:Role", "sends"),
            pulumiAws("iam/role:Role", "idle"),
            pulumiAws("iam/rolePolicyAttachment:RolePolicyAttachment", "logs", {
                role: output("sends", "name"),
                policyArn: "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
            }),
            pulumiAws("ec2/vpc:Vpc", "main"),
            pulumiAws("dax/cluster:Cluster", "cache"),
            pulumiAws("sqs/redrivePolicy:RedrivePolicy", "abroad", {
                queueUrl: "https://sqs.eu-west-1.amazonaws.com/123456789012/theirs",
                redrivePolicy: "{}",
            }),
            terraform("google_pubsub_topic", "events"),
        ];
        expect(treatments(stack)).toEqual({
            errors: "checked",
            oncall: "checked",
            mail: "checked",
            unused: "checked",
            unheard: "checked",
            mailer: "checked",
            sends: "checked",
            idle: "nothing to check",
            logs: "checked",
            main: "nothing to check",
            cache: "not supported",
            abroad: "another program",
            events: "another provider",
        });
        const { coverage } = assessment([input(stack)]);
        expect(coverage).toMatchObject({
            resources: 13,
            checked: 8,
            nothingToCheck: 2,
            notSupported: 1,
            otherProviders: 1,
            otherPrograms: 1,
            types: {
                notSupported: { "aws:dax/cluster:Cluster": 1 },
                otherProviders: { google: 1 },
                otherPrograms: { "aws:sqs/redrivePolicy:RedrivePolicy": 1 },
            },
        });
        expect(coverageLine(coverage, 2)).toBe(
            "checked 8 of 13 resources; 2 hold nothing to check; 1 not supported; 1 of other providers; 1 about resources in other programs; 2 not evaluated",
        );
    });

    test("what a policy only follows a link to counts as looked at", () => {
        const stack = [
            terraform("azurerm_monitor_action_group", "oncall", { short_name: "oncall" }),
            terraform("azurerm_monitor_metric_alert", "errors", {
                scopes: ["/subscriptions/x"],
                action: { action_group_id: output("oncall", "id") },
            }),
        ];
        const watch = watched(read(resourcesOf(stack), { whole: true }).architecture);
        const none = new Map<string, readonly string[]>();
        expect([...lookedAt(watch, catalogue, none)]).toEqual(["azurerm_monitor_metric_alert.errors"]);
        for (const { alarm } of watch.architecture.having("alarm")) for (const one of alarm.notifies.items) watch.architecture.target(one, "channel");
        expect([...lookedAt(watch, catalogue, none)].sort()).toEqual(["azurerm_monitor_action_group.oncall", "azurerm_monitor_metric_alert.errors"]);
    });

    test("one resource, and none", () => {
        expect(coverageLine(assessment([input([terraform("aws_vpc", "main")])]).coverage)).toBe(
            "checked 0 of 1 resource; 1 holds nothing to check; 0 not supported; 0 of other providers",
        );
        expect(coverageLine(assessment([]).coverage)).toBe(
            "checked 0 of 0 resources; 0 hold nothing to check; 0 not supported; 0 of other providers",
        );
    });
});

describe("inputs that declare the same address", () => {
    const other = terraform("aws_dynamodb_table", "orders", {
        name: "orders",
        point_in_time_recovery: { enabled: true },
        deletion_protection_enabled: true,
    });

    test.each([
        ["the ready one first", [kept, open], "incomplete"],
        ["the ready one last", [open, kept], "no-go"],
    ])("are never go, and say so: %s", (_, tables, expected) => {
        const { verdict, coverage } = assessment(tables.map((table) => input([table])));
        expect(verdict).toBe(expected);
        expect(coverage).toMatchObject({ resources: 1, checked: 1, complete: false });
        expect(coverage.notEvaluated).toEqual(["two inputs declare aws_dynamodb_table.carts: only the first is seen; assess them one by one"]);
    });

    test("others are one architecture", () => {
        expect(assessment([input([kept]), input([other])])).toMatchObject({ verdict: "go", coverage: { resources: 2, complete: true } });
    });
});

describe("programs", () => {
    const shop = { name: "shop", stack: "prod" };
    const stock = { name: "stock", stack: "prod" };
    const other = terraform("aws_dynamodb_table", "parts", {
        name: "parts",
        point_in_time_recovery: { enabled: true },
        deletion_protection_enabled: false,
    });

    test("are named in the order of the inputs, and of several that of each finding", () => {
        const { programs, findings } = assessment([input([open], { program: shop }), input([other], { program: stock })]);
        expect(programs).toEqual([shop, stock]);
        const protection = findings.filter(({ policy }) => policy === "protected-stateful-resources");
        expect(protection.map(({ resource, program }) => [resource.name, program])).toEqual([
            ["carts", shop],
            ["parts", stock],
        ]);
    });

    test("one is that of all findings, and an input may tell none", () => {
        const one = assessment([input([open], { program: shop })]);
        expect([one.programs, one.findings.map(({ program }) => program)]).toEqual([[shop], one.findings.map(() => undefined)]);
        expect(assessment([input([open])]).programs).toEqual([]);
    });
});
