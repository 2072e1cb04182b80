import fc from "fast-check";
import { resourcesOfStacks } from "../../../inputs/terraform/stack-documents";
import { DEEPEST, Hole } from "../../../resources/node";
import type { Node } from "../../../resources/node";
import { inputOf, refTo, valueOf } from "./one-property";

const SECTIONS = ["resource", "data", "ephemeral", "module", "variable", "output", "locals", "terraform", "provider", "//", "moved"];
const WORDS = [
    "aws_a",
    "b",
    "count",
    "for_each",
    "dynamic",
    "content",
    "iterator",
    "lifecycle",
    "prevent_destroy",
    "ignore_changes",
    "depends_on",
    "metadata",
];
const MORE_WORDS = [
    "stackName",
    "path",
    "backend",
    "s3",
    "config",
    "workspaces",
    "name",
    "value",
    "sensitive",
    "terraform_remote_state",
    "__proto__",
    "toString",
    "1",
];
const PIECES = ["${", "$${", "%{", "}", '"', "\\", "[", "]", "(", ")", "{", ",", "=", ":", ".", "*", "for ", " in ", "\n", "~", "0", "1e999", " "];
const NAMES = [
    "local.b",
    "var.b",
    "aws_a.b.c",
    "data.terraform_remote_state.b.outputs.b",
    "data.aws_a.b.c",
    "module.b.c",
    "each.value",
    "jsonencode(",
    "sensitive(",
    "resource.",
];

const text = fc.array(fc.constantFrom(...PIECES, ...NAMES), { maxLength: 12 }).map((pieces) => pieces.join(""));
const json = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
        { maxDepth: 6, depthSize: "medium" },
        text,
        fc.constantFrom(null, true, 0, 1, -0, 1e308, "all", "0", ""),
        fc.array(tie("value"), { maxLength: 3 }),
        fc.array(fc.tuple(fc.constantFrom(...WORDS, ...MORE_WORDS), tie("value")), { maxLength: 4 }).map((entries) => Object.fromEntries(entries)),
    ),
})).value;
const document = fc.oneof(
    json,
    fc.array(fc.tuple(fc.constantFrom(...SECTIONS), json), { maxLength: 6 }).map((entries) => Object.fromEntries(entries)),
);

describe("nothing makes it throw", () => {
    it("documents of any shape", () => {
        fc.assert(
            fc.property(fc.array(document, { maxLength: 3 }), (documents) => {
                const input = resourcesOfStacks(documents.map((one, at) => ({ json: one, source: String(at) })));
                expect(new Set(input.resources.map(({ address }) => address)).size).toBe(input.resources.length);
                for (const resource of input.resources) expect(heightOf(resource.properties)).toBeLessThanOrEqual(DEEPEST + 2);
            }),
            { numRuns: 2_000 },
        );
    });

    it("text of any shape, wherever it stands", () => {
        fc.assert(
            fc.property(fc.oneof(text, fc.string({ unit: "binary" })), (one) => {
                const body = {
                    value: one,
                    count: one,
                    depends_on: [one],
                    lifecycle: { ignore_changes: [one] },
                    dynamic: { x: { for_each: one, content: { y: one } } },
                };
                inputOf({
                    resource: { aws_a: { b: body, c: { for_each: one, value: "${each.value.x}" } } },
                    locals: { b: one },
                    data: { aws_a: { b: { x: one } } },
                });
            }),
            { numRuns: 2_000 },
        );
    });

    it("text without a template is itself", () => {
        fc.assert(
            fc.property(fc.string(), (one) => {
                fc.pre(!/[$%]\{/.test(one));
                expect(valueOf(one)).toEqual(one);
            }),
        );
    });

    it("values that are no JSON, as a live document may hold", () => {
        const cycle: Record<string, unknown> = {};
        cycle["self"] = cycle;
        expect(valueOf({ a: undefined, f: () => 1, big: 1n, cycle })).toMatchObject({ f: { about: {} }, big: { about: {} } });
    });
});

describe("nothing is too deep", () => {
    it("10,000 levels of lists and maps", () => {
        let deep: unknown = "${aws_a.b.id}";
        for (let level = 0; level < 10_000; level++) deep = level % 2 ? [deep] : { deep };
        expect(heightOf(valueOf(deep))).toBeLessThanOrEqual(DEEPEST);
        inputOf({ resource: deep, data: deep, module: deep, locals: deep, terraform: { backend: deep, cloud: deep }, "//": deep });
        inputOf({ resource: { aws_a: { b: { count: deep, for_each: deep, lifecycle: deep, depends_on: deep, dynamic: deep } } } });
    });

    it.each([
        ["brackets", "[", "]"],
        ["parentheses", "(", ")"],
        ["maps", "{a=", "}"],
        ["templates", '"${', '}"'],
        ["jsonencode", "jsonencode(", ")"],
        ["functions", "f(", ")"],
    ])("10,000 levels of %s in an expression: the reference is kept", (_, open, close) => {
        const value = valueOf(`\${${open.repeat(10_000)}aws_a.b.id${close.repeat(10_000)}}`);
        expect(heightOf(value)).toBeLessThanOrEqual(DEEPEST);
        expect(JSON.stringify(value)).toContain(JSON.stringify([refTo("aws_a.b", "id")]));
    });

    it("10,000 levels that never end", () => {
        for (const open of ["[", "(", "{a=", '"${', "jsonencode(", "f(", "aws_a.b["])
            expect(valueOf(`\${${open.repeat(10_000)}`)).toBeInstanceOf(Hole);
    });

    it("deep locals within deep locals", () => {
        const nested = (inner: string): unknown => Array.from({ length: 150 }).reduce<unknown>((deep) => [deep], inner);
        const locals = Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`l${String(at + 1)}`, nested(`\${local.l${String(at)}}`)]));
        for (const section of [
            { locals: { l0: "x", ...locals } },
            { locals: Object.fromEntries(Object.entries({ l0: "x", ...locals }).reverse()) },
        ]) {
            expect(
                heightOf(
                    valueOf(
                        Object.keys(locals).map((name) => `\${local.${name}}`),
                        section,
                    ),
                ),
            ).toBeLessThanOrEqual(DEEPEST);
        }
    });
});

describe("large input", () => {
    it("5,000 resources take less than a second", () => {
        const body = (at: number): unknown => ({
            "//": { metadata: { path: `shop/q${String(at)}` } },
            name: `q-${String(at)}`,
            redrive_policy: `\${jsonencode({"deadLetterTargetArn" = aws_sqs_queue.q${String(at + 1)}.arn, "maxReceiveCount" = 5})}`,
            policy: `{"Resource":"\${aws_sqs_queue.q${String(at)}.arn}","x":"\${join(",", [var.a, local.names[0], data.aws_vpc.v.id])}"}`,
            tags: { a: "b", c: "${local.name}", d: "$${x}" },
            lifecycle: { prevent_destroy: true },
        });
        const queues = Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [`q${String(at)}`, body(at)]));
        const json: unknown = JSON.parse(
            JSON.stringify({ resource: { aws_sqs_queue: queues }, locals: { name: "x", names: ["y"] }, data: { aws_vpc: { v: {} } } }),
        );
        const start = process.cpuUsage();
        expect(inputOf(json).resources).toHaveLength(5_000);
        const { user, system } = process.cpuUsage(start);
        expect((user + system) / 1e6).toBeLessThan(3);
    });

    it.each([
        ["a long template", (size: number) => "${aws_a.b.id} ".repeat(size)],
        ["a long list", (size: number) => `\${[${"aws_a.b.id, ".repeat(size)}]}`],
        ["a long calculation", (size: number) => `\${aws_a.b.id${" + aws_a.b.id".repeat(size)}}`],
        ["a long name", (size: number) => `\${${"a".repeat(size * 10)}}`],
        ["many brackets that nothing closes", (size: number) => `\${${'["'.repeat(size * 5)}`],
        ["many openings that nothing closes", (size: number) => "${".repeat(size * 5)],
        ["many dollars", (size: number) => `${"$".repeat(size * 10)}{`],
        ["much white space", (size: number) => `\${a${" ".repeat(size * 10)}b}`],
        ["many lines in a map", (size: number) => `\${{${"\n".repeat(size * 10)}}}`],
    ])("%s takes time in proportion", (_, made) => {
        const text = made(20_000);
        const start = process.cpuUsage();
        valueOf(text);
        const { user, system } = process.cpuUsage(start);
        expect((user + system) / 1e6).toBeLessThan(5);
    });
});

function heightOf(node: Node | undefined): number {
    if (typeof node !== "object" || node === null || node instanceof Hole) return 0;
    return 1 + Math.max(0, ...Object.values(node).map((one: Node) => heightOf(one)));
}
