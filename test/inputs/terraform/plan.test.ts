import { parseJsonText } from "../../../resources/json-text";
import { assessment } from "../../../gate/assessment";
import { dependsOn, provider, source } from "../../../architecture/reason";
import { readPlan } from "../../../inputs/terraform/plan";
import { terraformInput } from "../../../inputs/terraform/files";
import { Hole, Secret } from "../../../resources/node";
import { InputError, type Input, type Resource } from "../../../resources/resource";
import { exactly } from "./one-property";

interface Planned {
    readonly address: string;
    readonly actions?: readonly string[];
    readonly after?: unknown;
    readonly unknown?: unknown;
    readonly sensitive?: unknown;
    readonly deposed?: string;
    readonly previous?: string;
    readonly importing?: object;
}

const DYNAMIC = dependsOn("the configuration, of which a plan shows no dynamic block");

/** One entry of `resource_changes`. */
function change({ address, actions = ["create"], after = {}, unknown = {}, sensitive = {}, deposed, previous, importing }: Planned): object {
    const [, module, data, type, name, index] = /^((?:module\.\w+(?:\[[^\]]*\])?\.)*)(data\.)?(\w+)\.(\w+)(?:\[(.*)\])?$/.exec(address) ?? [];
    return {
        address,
        ...(module && { module_address: module.slice(0, -1) }),
        ...(previous !== undefined && { previous_address: previous }),
        mode: data === undefined ? "managed" : "data",
        type,
        name,
        ...(index !== undefined && { index: JSON.parse(index) as unknown }),
        provider_name: "registry.opentofu.org/hashicorp/aws",
        ...(deposed !== undefined && { deposed }),
        change: { actions, before: null, after, after_unknown: unknown, before_sensitive: false, after_sensitive: sensitive, importing },
    };
}

function planOf(changes: readonly Planned[], root: unknown = {}, more: object = {}): Input {
    return readPlan(
        {
            format_version: "1.2",
            terraform_version: "1.10.6",
            planned_values: { root_module: {} },
            resource_changes: changes.map(change),
            configuration: { provider_config: {}, root_module: root },
            errored: false,
            ...more,
        },
        "plan.json",
    );
}

function declared(address: string, expressions: object, more: object = {}): object {
    return { address, mode: "managed", expressions, ...more };
}

function named(input: Input, address: string): Resource {
    const found = input.resources.find((one) => one.address === address);
    if (!found) throw new Error(`${address} is not there`);
    return found;
}

const refers = (...references: string[]) => ({ references });
const constant = (value: unknown) => ({ constant_value: value });

describe("a plan", () => {
    test("what is not known is the reference that the configuration writes", () => {
        const input = planOf(
            [
                { address: "aws_sqs_queue.dead", after: { name: "dead", kms_master_key_id: null }, unknown: { arn: true, id: true } },
                {
                    address: "aws_lambda_function.work",
                    after: { environment: [{ variables: { A: "a" } }] },
                    unknown: { dead_letter_config: [{ target_arn: true }], arn: true },
                },
            ],
            {
                resources: [
                    declared("aws_sqs_queue.dead", { name: constant("dead") }),
                    declared("aws_lambda_function.work", {
                        dead_letter_config: [{ target_arn: refers("aws_sqs_queue.dead.arn", "aws_sqs_queue.dead") }],
                        environment: [{ variables: constant({ A: "a" }) }],
                    }),
                ],
            },
        );
        expect(input).toMatchObject({ complete: true, notEvaluated: [] });
        expect(named(input, "aws_sqs_queue.dead").properties).toEqual({ name: "dead" });
        expect(named(input, "aws_lambda_function.work").properties).toEqual({
            environment: [{ variables: { A: "a" } }],
            dead_letter_config: [{ target_arn: exactly("aws_sqs_queue.dead", "arn") }],
        });
    });

    test("a dynamic block beside a written one: neither leads only where the written one does", () => {
        const service = (after: unknown, unknown: unknown) =>
            named(
                planOf(
                    [
                        { address: "aws_lb_target_group.blue", unknown: { arn: true } },
                        { address: "aws_ecs_service.web", after: { name: "web", ...(after === undefined ? {} : { load_balancer: after }) }, unknown },
                    ],
                    {
                        resources: [
                            declared("aws_ecs_service.web", {
                                name: constant("web"),
                                load_balancer: [{ target_group_arn: refers("aws_lb_target_group.blue.arn", "aws_lb_target_group.blue") }],
                            }),
                        ],
                    },
                ),
                "aws_ecs_service.web",
            ).properties["load_balancer"];
        const unknownArn = { target_group_arn: true };
        expect(service([{}], { load_balancer: [unknownArn] })).toEqual([{ target_group_arn: exactly("aws_lb_target_group.blue", "arn") }]);
        expect(service([{}, {}], { load_balancer: [unknownArn, unknownArn] })).toEqual([
            { target_group_arn: new Hole({ reason: provider }) },
            { target_group_arn: new Hole({ reason: provider }) },
        ]);
        expect(service(undefined, { load_balancer: true })).toEqual(new Hole({ reason: DYNAMIC }));
    });

    test("of a type that is not read, a block and a list are told apart by nothing; a text is an attribute", () => {
        const input = planOf([{ address: "other_thing.one", unknown: { rule: true, arn: true }, sensitive: { rule: [] } }]);
        expect(named(input, "other_thing.one").properties).toEqual({ rule: new Hole({ reason: DYNAMIC }) });
    });

    test("a known name that another resource has stays a reference, and another text is what it is", () => {
        const input = planOf(
            [
                { address: "aws_s3_bucket.images", after: { bucket: "images" }, unknown: { id: true } },
                { address: "aws_s3_bucket_versioning.images", after: { bucket: "images", note: "images-old" } },
            ],
            {
                resources: [
                    declared("aws_s3_bucket_versioning.images", {
                        bucket: refers("aws_s3_bucket.images.bucket", "aws_s3_bucket.images"),
                        note: refers("aws_s3_bucket.images.bucket", "aws_s3_bucket.images"),
                    }),
                ],
            },
        );
        expect(named(input, "aws_s3_bucket_versioning.images").properties).toEqual({
            bucket: exactly("aws_s3_bucket.images", "bucket"),
            note: "images-old",
        });
    });

    test("actions: what is deleted, forgotten or deposed is not judged; what moves, is imported or replaced is", () => {
        const input = planOf([
            { address: "aws_a.deleted", actions: ["delete"], after: null },
            { address: "aws_a.forgotten", actions: ["forget"], after: null },
            { address: "aws_a.deposed", actions: ["delete"], after: null, deposed: "00000001" },
            { address: "aws_a.replaced", actions: ["delete", "create"] },
            { address: "aws_a.moved", actions: ["no-op"], previous: "aws_a.old" },
            { address: "aws_a.updated", actions: ["update"] },
            { address: "data.aws_a.read", actions: ["read"] },
        ]);
        expect(input.complete).toBe(true);
        expect(input.resources.map(({ address, exists }) => [address, exists])).toEqual([
            ["aws_a.replaced", undefined],
            ["aws_a.moved", true],
            ["aws_a.updated", true],
        ]);
    });

    test("instances: a reference names one, the one of the same turn, or any", () => {
        const subnet = (index: string) => ({ address: `aws_subnet.main[${index}]`, unknown: { id: true } });
        const using = (name: string, index = "") => ({ address: `aws_instance.${name}${index}`, unknown: { subnet_id: true } });
        const input = planOf([subnet('"a"'), subnet('"b"'), using("one"), using("any"), using("each", '["b"]')], {
            resources: [
                declared("aws_instance.one", { subnet_id: refers('aws_subnet.main["a"].id', 'aws_subnet.main["a"]', "aws_subnet.main") }),
                declared("aws_instance.any", { subnet_id: refers("aws_subnet.main", "var.zone") }),
                declared("aws_instance.each", { subnet_id: refers("aws_subnet.main", "each.key") }),
            ],
        });
        const of = (address: string) => named(input, address).properties["subnet_id"];
        expect(of("aws_instance.one")).toEqual(exactly('aws_subnet.main["a"]', "id"));
        expect(of("aws_instance.any")).toEqual(new Hole({ refs: [{ address: 'aws_subnet.main["a"]' }, { address: 'aws_subnet.main["b"]' }] }));
        expect(of('aws_instance.each["b"]')).toEqual(exactly('aws_subnet.main["b"]'));
        expect(named(input, 'aws_instance.each["b"]').name).toBe('each["b"]');
    });

    test("across modules: variables lead out, outputs lead in, by the instance's key", () => {
        const queue = {
            resources: [declared("aws_sqs_queue.q", {})],
            outputs: { arn: { expression: refers("aws_sqs_queue.q.arn", "aws_sqs_queue.q") } },
        };
        const alarm = { resources: [declared("aws_alarm.a", { target: refers("var.target") })], variables: { target: {} } };
        const input = planOf(
            [
                { address: 'module.queues["x"].aws_sqs_queue.q', unknown: { arn: true } },
                { address: 'module.queues["y"].aws_sqs_queue.q', unknown: { arn: true } },
                { address: 'module.alarms["y"].aws_alarm.a', unknown: { target: true } },
                { address: "aws_alarm.x", unknown: { target: true } },
            ],
            {
                resources: [declared("aws_alarm.x", { target: refers('module.queues["x"].arn', 'module.queues["x"]', "module.queues") })],
                module_calls: {
                    // OpenTofu leaves out `for_each = toset(["x", "y"])`: it refers to nothing.
                    queues: { module: queue },
                    alarms: {
                        for_each_expression: constant(["x", "y"]),
                        expressions: { target: refers("module.queues", "each.key") },
                        module: alarm,
                    },
                },
            },
        );
        expect(named(input, "aws_alarm.x").properties["target"]).toEqual(exactly('module.queues["x"].aws_sqs_queue.q', "arn"));
        expect(named(input, 'module.alarms["y"].aws_alarm.a').properties["target"]).toEqual(
            new Hole({ refs: [{ address: 'module.queues["y"].aws_sqs_queue.q', attribute: "arn" }] }),
        );
    });

    test("secrets: a literal is the program's, a sensitive variable's value is not", () => {
        const input = planOf(
            [
                {
                    address: "aws_db_instance.db",
                    after: { password: "hunter2-literal", other_password: "hunter2-given", token: "hunter2-other" },
                    sensitive: { password: true, other_password: true, token: true },
                },
            ],
            {
                resources: [
                    declared("aws_db_instance.db", {
                        password: constant("hunter2-literal"),
                        other_password: refers("var.given"),
                        token: refers("aws_thing.x.token", "aws_thing.x"),
                    }),
                ],
                variables: { given: { sensitive: true } },
            },
            { variables: { given: { value: "hunter2-given" } } },
        );
        expect(named(input, "aws_db_instance.db").properties).toEqual({
            password: "hunter2-literal",
            other_password: new Hole({ refs: [], reason: source("variable", "given"), secret: true }),
            token: new Secret("hunter2-other"),
        });
    });

    test("what was not planned to its end is not complete", () => {
        expect(planOf([], {}, { errored: true })).toMatchObject({
            complete: false,
            notEvaluated: ["the plan stopped with an error: what it did not reach is not in it"],
        });
        expect(planOf([], {}, { complete: false })).toMatchObject({
            complete: false,
            notEvaluated: ["the plan is not complete: another one follows it"],
        });
        expect(planOf([], {}, { deferred_changes: [{}] })).toMatchObject({ complete: false, notEvaluated: ["changes that the plan defers: 1"] });
        expect(planOf([], {}, { resource_changes: [{ address: "aws_a.b" }] })).toMatchObject({ complete: false });
        expect(planOf([], {}, { configuration: undefined })).toMatchObject({ complete: false });
    });

    test("an address of another shape is counted, not repeated", () => {
        const odd = { ...change({ address: "aws_a.b" }), address: "postgres://app:hunter2@db/shop" };
        const inside = {
            ...change({ address: "aws_a.b" }),
            address: 'module.m["aws_a.b[0]"].aws_a.b["x]"]',
            index: "x]",
            module_address: 'module.m["aws_a.b[0]"]',
        };
        const input = planOf([], {}, { resource_changes: [inside] });
        expect(input.resources.map(({ name }) => name)).toEqual(['b["x]"]']);
        const other = planOf([], {}, { resource_changes: [odd] });
        expect(other).toMatchObject({ complete: false, resources: [] });
        expect(JSON.stringify(other)).not.toContain("hunter2");
    });

    test("a configuration that no tool wrote is read all the same", () => {
        const nothing: unknown = JSON.parse('{ "__proto__": null, "toString": 1 }');
        const input = planOf([{ address: "aws_a.b", unknown: { c: true } }], {
            resources: [{ address: [[nothing]] }, { address: "aws_a.b", expressions: { c: { references: [{}, "aws_x", "each.value", ""] } } }],
            module_calls: { m: { expressions: 1, module: { outputs: [] } } },
        });
        expect(named(input, "aws_a.b").properties["c"]).toBeInstanceOf(Hole);
    });

    test("a destruction, and a plan without changes, leave nothing to judge", () => {
        const destroyed = planOf([{ address: "aws_a.b", actions: ["delete"], after: null }]);
        expect(destroyed).toMatchObject({ complete: true, resources: [] });
        expect(planOf([])).toMatchObject({ complete: true, resources: [] });
        expect(assessment([destroyed]).verdict).toBe("not-applicable");
    });

    test("what is imported is there already, and a credential that the configuration does not write is undecided", () => {
        const input = planOf(
            [{ address: "aws_a.b", actions: ["update"], importing: { id: "x" }, after: { password: "hunter2", url: "x" } }],
            { resources: [declared("aws_a.b", { url: constant("x") })] },
            {},
        );
        expect(named(input, "aws_a.b")).toMatchObject({ exists: true, properties: { url: "x" } });
        expect(named(input, "aws_a.b").properties["password"]).toBeInstanceOf(Hole);
    });

    test.each([
        ["another format", { format_version: "2.0", planned_values: {} }, "plan.json: plan format 2.0 is not supported, only version 1"],
        ["no format", { format_version: {}, planned_values: {} }, "plan.json: plan format (unknown) is not supported, only version 1"],
        ["no values", { format_version: "1.0", resource_changes: [] }, "plan.json: the plan has no planned_values"],
        [
            "changes that are no list",
            { format_version: "1.0", planned_values: {}, resource_changes: {} },
            "plan.json: the plan's resource_changes are not a list",
        ],
        ["a state of another format", { format_version: "2.0", values: {} }, "plan.json: state format 2.0 is not supported, only version 1"],
        ["a state without modules", { format_version: "1.0", values: {} }, "plan.json: the state's values have no root_module"],
    ])("%s is refused in one line", (_, json, message) => {
        expect(() => terraformInput(json, "plan.json")).toThrow(new InputError(message));
    });
});

describe("a state", () => {
    const state = {
        format_version: "1.0",
        terraform_version: "1.10.6",
        values: {
            root_module: {
                resources: [
                    {
                        address: "aws_sqs_queue.dead",
                        mode: "managed",
                        type: "aws_sqs_queue",
                        name: "dead",
                        values: { name: "dead", arn: "arn:aws:sqs:eu-west-1:1:dead", tags: {} },
                        sensitive_values: {},
                    },
                    { address: "data.aws_region.it", mode: "data", type: "aws_region", name: "it", values: {} },
                ],
                child_modules: [
                    {
                        address: "module.m",
                        resources: [
                            {
                                address: "module.m.aws_db_instance.db[0]",
                                mode: "managed",
                                type: "aws_db_instance",
                                name: "db",
                                index: 0,
                                values: { password: "hunter2", multi_az: false, target: "arn:aws:sqs:eu-west-1:1:dead" },
                                sensitive_values: { password: true },
                                depends_on: ["aws_sqs_queue.dead"],
                            },
                        ],
                    },
                ],
            },
        },
    };

    test("everything is known, in all modules, and what is sensitive is marked", () => {
        const input = terraformInput(state, "state.json");
        expect(input).toMatchObject({ complete: true, notEvaluated: [] });
        expect(input.resources.map(({ address, name }) => [address, name])).toEqual([
            ["aws_sqs_queue.dead", "dead"],
            ["module.m.aws_db_instance.db[0]", "db[0]"],
        ]);
        const database = named(input, "module.m.aws_db_instance.db[0]");
        expect(database.properties).toEqual({ password: new Secret("hunter2"), multi_az: false, target: "arn:aws:sqs:eu-west-1:1:dead" });
        expect(database.dependencies?.["target"]).toEqual(["aws_sqs_queue.dead"]);
        expect(named(input, "aws_sqs_queue.dead").outputs).toEqual({ arn: "arn:aws:sqs:eu-west-1:1:dead" });
    });
});

test("a policy document that a data source makes is read with its holes", () => {
    const input = planOf(
        [
            { address: "aws_s3_bucket.b", unknown: { arn: true } },
            {
                address: "data.aws_iam_policy_document.d",
                actions: ["read"],
                after: { statement: [{ actions: ["s3:*"] }] },
                unknown: { json: true, statement: [{ resources: [true] }] },
            },
            { address: "aws_s3_bucket_policy.p", unknown: { policy: true } },
        ],
        {
            resources: [
                declared("data.aws_iam_policy_document.d", {
                    statement: [{ actions: constant(["s3:*"]), resources: refers("aws_s3_bucket.b.arn", "aws_s3_bucket.b") }],
                }),
                declared("aws_s3_bucket_policy.p", { policy: refers("data.aws_iam_policy_document.d.json", "data.aws_iam_policy_document.d") }),
            ],
        },
    );
    const { policy = null } = named(input, "aws_s3_bucket_policy.p").properties;
    // The plan does not say whether `"${aws_s3_bucket.b.arn}/*"` is written.
    const Resource = new Hole({ refs: [{ address: "aws_s3_bucket.b", attribute: "arn" }] });
    expect(parseJsonText(policy)).toMatchObject({ Statement: [{ Effect: "Allow", Action: "s3:*", Resource }] });
});
