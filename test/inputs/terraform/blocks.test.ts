import { deployment, source } from "../../../architecture/reason";
import { Hole, JsonDocument, Template } from "../../../resources/node";
import { exactly, inputOf, refTo, resourceOf, valueOf } from "./one-property";

describe("where blocks stand", () => {
    it.each([
        ["objects", { aws_sqs_queue: { q: { fifo_queue: true } } }],
        ["a list of types", [{ aws_sqs_queue: { q: { fifo_queue: true } } }]],
        ["a list of names", { aws_sqs_queue: [{ q: { fifo_queue: true } }] }],
        ["a list of bodies", { aws_sqs_queue: { q: [{ fifo_queue: true }] } }],
        ["lists everywhere, with nulls", [null, { aws_sqs_queue: [null, { q: [{ fifo_queue: true }] }] }]],
        ["a body in two parts", { aws_sqs_queue: [{ q: {} }, { q: { fifo_queue: true } }] }],
    ])("%s", (_, resource) => {
        expect(inputOf({ resource })).toEqual({
            resources: [
                {
                    address: "aws_sqs_queue.q",
                    name: "q",
                    type: "aws_sqs_queue",
                    syntax: "terraform",
                    properties: { fifo_queue: true },
                    marksSecrets: true,
                },
            ],
            notEvaluated: [],
            complete: true,
            notes: [],
        });
    });

    it("a document may be a list of objects", () => {
        expect(inputOf([{ locals: { a: 1 } }, { resource: { aws_a: { b: { c: "${local.a}" } } } }]).resources).toMatchObject([
            { properties: { c: 1 } },
        ]);
    });

    it.each([
        ["text for a section", { resource: "x" }, "resource in cdk.tf.json: is not a block"],
        ["text for a type", { resource: { aws_a: "x" } }, "aws_a in cdk.tf.json: is not a block"],
        ["a number for a body", { resource: { aws_a: { b: 1 } } }, "aws_a.b in cdk.tf.json: is not a block"],
        ["text for data", { data: "x" }, "data in cdk.tf.json: is not a block"],
        ["text for locals", { locals: "x" }, "locals in cdk.tf.json: is not a block"],
    ])("%s is reported", (_, json, line) => {
        expect(inputOf(json)).toMatchObject({ resources: [], notEvaluated: [line], complete: false });
    });

    it("a document that is none makes the input incomplete", () => {
        expect(inputOf("text")).toEqual({ resources: [], notEvaluated: ["cdk.tf.json: is not Terraform JSON"], complete: false, notes: [] });
    });

    it("moved and removed blocks, providers, outputs and data sources are no resources", () => {
        const json = {
            moved: [{ from: "a", to: "b" }],
            removed: { from: "a" },
            provider: { aws: [{}] },
            output: { o: { value: 1 } },
            data: { aws_vpc: { v: {} } },
            import: [{}],
        };
        expect(inputOf(json).resources).toEqual([]);
    });
});

describe("a resource", () => {
    it.each([
        ["shop/Web/the queue", "shop", "shop/Web/the queue"],
        ["outer/shop/Größe[0]", "shop", "outer/shop/Größe[0]"],
        ["other/queue", "shop", undefined],
        ["hunter2", "", undefined],
        ["postgres://app:hunter2@db/shop", "", undefined],
        ["shop/password=hunter2", "shop", undefined],
        ["shop/\u001b[31mqueue", "shop", undefined],
        [`shop/${"q".repeat(2_000)}`, "shop", undefined],
    ])("has the construct path %s in stack %s only where it is one", (written, stackName, path) => {
        const { resources } = inputOf({ "//": { metadata: { stackName } }, resource: { aws_a: { b: { "//": { metadata: { path: written } } } } } });
        expect(resources.map((one) => one.path)).toEqual([path]);
    });

    it("keeps its construct path; Terraform's own arguments are no properties", () => {
        const resource = resourceOf({
            "//": { metadata: { path: "shop/Web/queue" } },
            provider: "aws.use1",
            connection: {},
            provisioner: [{ "local-exec": { command: "x" } }],
            lifecycle: {},
            count: 1,
            for_each: null,
            depends_on: [],
            nested: { "//": "a comment", count: 2, provider: "kept" },
            absent: null,
        });
        expect(resource).toMatchObject({ path: "shop/Web/queue", properties: { nested: { count: 2, provider: "kept" } } });
        expect(Object.keys(resource.properties)).toEqual(["nested"]);
    });

    it.each([
        ["prevent_destroy", { prevent_destroy: true }, true],
        ["prevent_destroy in a list of one", [{ prevent_destroy: true }], true],
        ["prevent_destroy by a variable", { prevent_destroy: "${var.keep}" }, new Hole({ refs: [], reason: source("variable", "keep") })],
        ["no prevent_destroy", { create_before_destroy: true }, undefined],
    ])("lifecycle: %s", (_, lifecycle, protect) => {
        expect(resourceOf({ lifecycle }).protect).toEqual(protect);
    });

    it.each([
        ["a list", ["password", 'tags["a"]', "${engine}"], ["password", 'tags["a"]', "engine"]],
        ["all", "all", ["all"]],
        ["something else", { a: 1 }, undefined],
    ])("ignore_changes: %s", (_, written, ignoreChanges) => {
        expect(resourceOf({ lifecycle: { ignore_changes: written } }).ignoreChanges).toEqual(ignoreChanges);
    });

    it("depends_on holds bare addresses, through data sources too", () => {
        const data = { aws_iam_policy_document: { d: { x: "${aws_sqs_queue.q.arn}" } } };
        expect(
            resourceOf({ depends_on: ["aws_a.b", "module.net", "${aws_c.d}", "aws_a.b", "data.aws_iam_policy_document.d", 1] }, { data }).dependsOn,
        ).toEqual(["aws_a.b", "module.net", "aws_c.d", "data.aws_iam_policy_document.d", "aws_sqs_queue.q"]);
    });
});

describe("count and for_each", () => {
    it.each([
        ["count 0", { count: 0 }],
        ["count 0 as text", { count: "0" }],
        ["count 0 from a local", { count: "${local.none}" }],
        ["an empty for_each", { for_each: {} }],
        ["an empty set", { for_each: "${toset([])}" }],
    ])("%s: the resource is not there", (_, body) => {
        expect(inputOf({ resource: { aws_a: { b: body } }, locals: { none: 0 } }).resources).toEqual([]);
    });

    it.each([
        ["no count", {}, undefined, undefined],
        ["count 1", { count: 1 }, undefined, undefined],
        ["count 3", { count: 3 }, undefined, 3],
        ["a count that a variable decides", { count: "${var.on ? 1 : 0}" }, { by: "count", reason: source("variable", "on") }, undefined],
        ["a count that is no number", { count: ["1"] }, { by: "count" }, undefined],
        ["a for_each with one entry", { for_each: { a: 1 } }, undefined, undefined],
        ["a for_each with entries", { for_each: { a: 1, b: 2 } }, undefined, 2],
        ["a set of literals", { for_each: '${toset(["a", "b"])}' }, undefined, 2],
        ["a set that a variable decides", { for_each: "${toset(var.names)}" }, { by: "for_each", reason: source("variable", "names") }, undefined],
    ])("%s", (_, body, conditional, times) => {
        expect(resourceOf(body).conditional).toEqual(conditional && expect.objectContaining(conditional));
        expect(resourceOf(body).times).toBe(times);
    });

    it("each is what the only entry says, and of several a hole that keeps their references", () => {
        expect(resourceOf({ for_each: { a: { arn: "${aws_x.y.arn}" } }, value: "${each.value.arn}", key: "${each.key}" }).properties).toEqual({
            value: exactly("aws_x.y", "arn"),
            key: "a",
        });
        expect(resourceOf({ for_each: { a: "${aws_x.y.arn}", b: "${aws_x.z.arn}" }, value: "${each.value}" }).properties).toEqual({
            value: new Hole({
                refs: [refTo("aws_x.y", "arn"), refTo("aws_x.z", "arn")],
                instances: [exactly("aws_x.y", "arn"), exactly("aws_x.z", "arn")],
            }),
        });
        expect(resourceOf({ for_each: "${toset(var.names)}", value: "${each.value}" }).properties).toEqual({
            value: new Hole({ refs: [], reason: source("variable", "names") }),
        });
    });
});

describe("the constraint on a provider's version", () => {
    const providers = { aws: { source: "hashicorp/aws", version: "~> 5.0" }, west: { version: "4.67.0" }, old: "~> 3.0" };
    it.each([
        ["of the type's first word", { required_providers: providers }, {}, "~> 5.0"],
        ["in a list of one", [{ required_providers: [providers] }], {}, "~> 5.0"],
        ["of the provider that the block names", { required_providers: providers }, { provider: "west.second" }, "4.67.0"],
        ["of a reference to it", { required_providers: providers }, { provider: "${west}" }, "4.67.0"],
        ["as text alone", { required_providers: providers }, { provider: "old" }, "~> 3.0"],
        ["of a provider without one", { required_providers: { aws: { source: "hashicorp/aws" } } }, {}, undefined],
        ["of another shape", { required_providers: 5 }, { provider: 7 }, undefined],
        ["which is not said", {}, {}, undefined],
    ])("%s", (_, terraform, body, version) => {
        expect(inputOf({ terraform, resource: { aws_x: { it: body } } }).resources[0]?.providerVersion).toBe(version);
    });
});

describe("what every entry of a for_each says", () => {
    const both = { a: { min: 2, arn: "${aws_x.y.arn}", name: "a" }, b: { min: 2, arn: "${aws_x.y.arn}", name: "b" } };
    const general = new Hole({ refs: [refTo("aws_x.y", "arn")], instances: ["a", "b"] });

    it.each<[string, unknown, unknown]>([
        ["a value", "${each.value.min}", 2],
        ["a reference", "${each.value.arn}", exactly("aws_x.y", "arn")],
        ["within a block", { size: "${each.value.min}", name: "${each.value.name}" }, { size: 2, name: general }],
        ["within a list", ["${each.value.min}", "${each.key}"], [2, general]],
        ["within JSON", "${jsonencode({min = each.value.min, name = each.key})}", new JsonDocument({ min: 2, name: general })],
        ["what differs, in each", "${each.value.name}", general],
        ["text around what differs", "db-${each.key}", new Template(["db-", new Hole({ refs: [refTo("aws_x.y", "arn")] })], ["db-a", "db-b"])],
    ])("is known: %s", (_, value, expected) => {
        expect(resourceOf({ for_each: both, value }).properties).toEqual({ value: expected });
    });

    it("and what is secret in each is kept of none", () => {
        const { properties } = resourceOf({ for_each: { a: 1, b: 2 }, value: "${sensitive(each.key)}" });
        expect(JSON.stringify(properties["value"])).not.toContain("instances");
    });

    it("and what only some have is there or not", () => {
        const { properties } = resourceOf({ for_each: { a: { kept: 1 }, b: { kept: null } }, value: "${each.value.kept}" });
        expect(properties["value"]).toMatchObject({ about: { optional: true } });
    });

    it("of more entries than a person writes, nothing is compared", () => {
        const many = Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`k${String(at)}`, 2]));
        expect(resourceOf({ for_each: many, value: "${each.value}" }).properties["value"]).toBeInstanceOf(Hole);
    });
});

describe("dynamic blocks", () => {
    const content = { from_port: "${ingress.value.port}", name: "${ingress.key}", source: "${aws_security_group.lb.id}" };

    it("become one block per entry", () => {
        expect(resourceOf({ dynamic: { ingress: { for_each: { web: { port: 80 }, tls: { port: 443 } }, content } } }).properties).toEqual({
            ingress: [
                { from_port: 80, name: "web", source: exactly("aws_security_group.lb", "id") },
                { from_port: 443, name: "tls", source: exactly("aws_security_group.lb", "id") },
            ],
        });
    });

    it.each([
        ["lists at both levels", [{ ingress: [{ for_each: ["a"], content: [{ x: 1 }] }] }]],
        ["an iterator of another name", { ingress: { for_each: ["a"], iterator: "each", content: { x: "${each.key + 1}" } } }],
        ["a set", { ingress: { for_each: '${toset(["a"])}', content: { x: 1 } } }],
    ])("%s", (_, dynamic) => {
        expect(resourceOf({ dynamic }).properties["ingress"]).toHaveLength(1);
    });

    it("an iterator of another name is bound", () => {
        expect(valueOf({ dynamic: { ingress: { for_each: [80], iterator: "it", content: { port: "${it.value}" } } } })).toEqual({
            ingress: [{ port: 80 }],
        });
    });

    it("join blocks of the same name", () => {
        const dynamic = { rule: { for_each: [2], content: { id: "${rule.value}" } } };
        expect(resourceOf({ rule: { id: 1 }, dynamic }).properties).toEqual({ rule: [{ id: 1 }, { id: 2 }] });
        expect(resourceOf({ dynamic: { rule: { for_each: "${var.rules}", content: {} } }, rule: [{ id: 1 }] }).properties).toEqual({
            rule: [{ id: 1 }, new Hole({ refs: [], reason: source("variable", "rules"), optional: true })],
        });
    });

    it("whose entries are not known are a hole with every reference", () => {
        expect(resourceOf({ dynamic: { ingress: { for_each: "${aws_x.y.rules}", content } } }).properties).toEqual({
            ingress: new Hole({ refs: [refTo("aws_x.y", "rules"), refTo("aws_security_group.lb", "id")], reason: deployment, optional: true }),
        });
    });

    it("without entries are not there", () => {
        expect(resourceOf({ dynamic: { ingress: { for_each: [], content } } }).properties).toEqual({});
    });

    it("within each other multiply no further than a bound", () => {
        const nest = (levels: number): unknown => ({
            x: "${a.key}",
            ...(levels > 0 && { dynamic: { a: { for_each: Array(50).fill(1), content: nest(levels - 1) } } }),
        });
        expect(resourceOf(nest(8)).properties["a"]).toHaveLength(50);
    });

    it("a property that is called dynamic is a property", () => {
        expect(resourceOf({ dynamic: { a: 1 } }).properties).toEqual({ dynamic: { a: 1 } });
        expect(resourceOf({ dynamic: true }).properties).toEqual({ dynamic: true });
    });
});

describe("modules", () => {
    const module = {
        net: { source: "x/y/aws", version: "1.0", providers: {}, "//": { metadata: { path: "shop/net" } }, dlq: "${aws_sqs_queue.q.arn}" },
    };

    it("are not evaluated, but what they are given is seen", () => {
        expect(inputOf({ module })).toEqual({
            resources: [
                {
                    address: "module.net",
                    name: "net",
                    type: "module",
                    syntax: "terraform",
                    path: "shop/net",
                    properties: { dlq: exactly("aws_sqs_queue.q", "arn") },
                    marksSecrets: true,
                },
            ],
            notEvaluated: ["module net in cdk.tf.json: its resources are not in the input"],
            complete: true,
            notes: [],
        });
    });

    it("a reference into one is a hole", () => {
        expect(valueOf("${module.net.vpc_id}", { module })).toEqual(
            new Hole({ refs: [refTo("module.net", "vpc_id")], reason: source("module", "net"), exact: true }),
        );
    });

    it("a module that count leaves out is not mentioned", () => {
        expect(inputOf({ module: { net: { source: "x", count: 0 } } })).toMatchObject({ resources: [], notEvaluated: [] });
    });
});
