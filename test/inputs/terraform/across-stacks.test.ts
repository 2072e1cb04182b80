import { source } from "../../../architecture/reason";
import { resourcesOfStacks } from "../../../inputs/terraform/stack-documents";
import { Hole } from "../../../resources/node";
import type { Node } from "../../../resources/node";
import { exactly, refTo } from "./one-property";

const queue = { aws_sqs_queue: { q: {} } };

function named(stackName: string, json: Readonly<Record<string, unknown>>): { json: unknown; source: string } {
    return { json: { "//": { metadata: { stackName } }, ...json }, source: `stacks/${stackName}/cdk.tf.json` };
}

function reading(config: unknown, output = "arn", backend = "s3"): Readonly<Record<string, unknown>> {
    return {
        data: { terraform_remote_state: { other: { backend, config } } },
        resource: { aws_thing: { it: { value: `\${data.terraform_remote_state.other.outputs.${output}}` } } },
    };
}

function valueIn(documents: readonly { json: unknown; source: string }[]): Node | undefined {
    return resourcesOfStacks(documents).resources.find(({ type }) => type === "aws_thing")?.properties["value"];
}

describe("addresses", () => {
    it("have the stack's name before them", () => {
        const { resources } = resourcesOfStacks([named("shop", { resource: queue }), { json: { resource: queue }, source: "x", stack: "given" }]);
        expect(resources.map(({ address, name }) => [address, name])).toEqual([
            ["shop/aws_sqs_queue.q", "q"],
            ["given/aws_sqs_queue.q", "q"],
        ]);
    });

    it("stay unique whatever the stacks are called", () => {
        const same = [named("shop", { resource: queue }), named("shop", { resource: queue }), named("shop#2", { resource: queue })];
        const nameless = ["a.tf.json", "b.tf.json"].map((source) => ({ json: { resource: queue }, source }));
        const addresses = resourcesOfStacks([...same, ...nameless]).resources.map(({ address }) => address);
        expect(addresses).toEqual([
            "shop/aws_sqs_queue.q",
            "shop#2/aws_sqs_queue.q",
            "shop#2#2/aws_sqs_queue.q",
            "a.tf.json/aws_sqs_queue.q",
            "b.tf.json/aws_sqs_queue.q",
        ]);
    });
});

describe("remote state", () => {
    const writer = (stack: string, key: string, value = "${aws_sqs_queue.q.arn}"): { json: unknown; source: string } =>
        named(stack, {
            resource: queue,
            output: { arn: { value, sensitive: true } },
            terraform: { backend: { s3: { bucket: "b", key, region: "eu-west-1" } } },
        });

    it("is found by its backend among outputs of the same name, and stays exact", () => {
        const documents = [writer("one", "1"), writer("two", "2"), named("reader", reading({ bucket: "b", key: "2", region: "other" }))];
        expect(valueIn(documents)).toEqual(exactly("two/aws_sqs_queue.q", "arn"));
    });

    it("without a backend that tells, the only output of that name is meant", () => {
        const bare = named("one", { resource: queue, output: { arn: { value: "${aws_sqs_queue.q.arn}" } } });
        expect(valueIn([bare, named("reader", reading({ bucket: "b", key: "2" }))])).toEqual(exactly("one/aws_sqs_queue.q", "arn"));
        expect(valueIn([bare, { ...bare }, named("reader", reading({ bucket: "b", key: "2" }))])).toBeInstanceOf(Hole);
    });

    it("of a state that no stack here writes is a hole, although an output has the same name", () => {
        expect(valueIn([writer("one", "1"), named("reader", reading({ bucket: "b", key: "elsewhere" }))])).toEqual(
            new Hole({
                refs: [refTo("reader/data.terraform_remote_state.other", "outputs.arn")],
                reason: source("data source", "terraform_remote_state.other"),
                exact: true,
            }),
        );
    });

    it("of HCP Terraform is found by organisation and workspace", () => {
        const cloud = named("one", {
            resource: queue,
            output: { arn: { value: "${aws_sqs_queue.q.arn}" } },
            terraform: { cloud: { organization: "o", workspaces: { name: "w" } } },
        });
        expect(
            valueIn([cloud, writer("two", "2"), named("reader", reading({ organization: "o", workspaces: [{ name: "w" }] }, "arn", "remote"))]),
        ).toEqual(exactly("one/aws_sqs_queue.q", "arn"));
    });

    it("is followed through locals and further stacks", () => {
        const middle = named("middle", {
            ...reading({ bucket: "b", key: "1" }),
            resource: {},
            locals: { passed: "${data.terraform_remote_state.other.outputs.arn}" },
            output: { again: { value: { deep: ["${local.passed}"] } } },
            terraform: [{ backend: [{ s3: [{ bucket: "b", key: "m" }] }] }],
        });
        expect(valueIn([writer("one", "1"), middle, named("reader", reading({ bucket: "b", key: "m" }, "again.deep[0]"))])).toEqual(
            exactly("one/aws_sqs_queue.q", "arn"),
        );
    });

    it("that leads round in a circle ends", () => {
        const ring = (stack: string, key: string, next: string): { json: unknown; source: string } =>
            named(stack, {
                ...reading({ bucket: "b", key: next }),
                output: { arn: { value: "${data.terraform_remote_state.other.outputs.arn}" } },
                terraform: { backend: { s3: { bucket: "b", key } } },
            });
        expect(valueIn([ring("one", "1", "2"), ring("two", "2", "1")])).toBeInstanceOf(Hole);
    });

    it("a literal output of another stack is known", () => {
        expect(valueIn([writer("one", "1", "arn:literal"), named("reader", reading({ bucket: "b", key: "1" }))])).toBe("arn:literal");
    });
});

describe("before stacks are prepared, references look local", () => {
    const reader = named("reader", { resource: { aws_thing: { it: { value: "${aws_sqs_queue.q.arn}" } } } });

    it("one stack has the address: it is meant", () => {
        expect(valueIn([reader, named("shop", { resource: queue })])).toEqual(exactly("shop/aws_sqs_queue.q", "arn"));
    });

    it("several have it, or none: the stack's own address stays", () => {
        expect(valueIn([reader, named("shop", { resource: queue }), named("other", { resource: queue })])).toEqual(
            exactly("reader/aws_sqs_queue.q", "arn"),
        );
        expect(valueIn([reader])).toEqual(exactly("reader/aws_sqs_queue.q", "arn"));
    });

    it("a stack's own address wins", () => {
        const own = named("reader", { resource: { ...queue, aws_thing: { it: { value: "${aws_sqs_queue.q.arn}" } } } });
        expect(valueIn([own, named("shop", { resource: queue })])).toEqual(exactly("reader/aws_sqs_queue.q", "arn"));
    });

    it("holds for locals and sensitive variables too", () => {
        const local = named("reader", { resource: { aws_thing: { it: { value: "${local.name}-${var.password}" } } } });
        expect(valueIn([local, named("shop", { locals: { name: "orders" }, variable: { password: { sensitive: true } } })])).toMatchObject({
            parts: ["orders-", { about: { secret: true, reason: source("variable", "password") } }],
        });
    });
});
