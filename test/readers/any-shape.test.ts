import { source } from "../../architecture/reason";
import fc from "fast-check";
import { catalogue } from "../../policies/catalogue";
import { judge } from "../../policies/judge";
import { fixText } from "../../policies/fix-text";
import { becauseTexts, sentence } from "../../policies/judgement";
import { read } from "../../readers/architecture-of";
import { awsReaders } from "../../readers/aws/readers";
import { azureNativeReaders } from "../../readers/azure-native/readers";
import { azurermReaders } from "../../readers/azurerm/readers";
import { Asset, Hole, JsonDocument, Secret, Template, isList, isMap, type Node } from "../../resources/node";
import type { Resource } from "../../resources/resource";

const types = [...awsReaders, ...azureNativeReaders, ...azurermReaders].flatMap((reader) => reader.types);

/** `-0`, names that every object has, JSON of another shape, lists with everything in them: what nobody writes and a broken generator does. */
const odd: fc.Arbitrary<Node> = fc.letrec<{ node: Node }>((tie) => ({
    node: fc.oneof(
        { maxDepth: 3, withCrossShrink: true },
        fc.constantFrom<Node>(null, true, false, 0, -0, -1, 1.5, 1e308, "", "true", "constructor", "__proto__", "tostring", "\u0000\uD800\uE000"),
        fc.constantFrom<Node>("arn:aws:::", ":::", "////", '{"a":[1,{"b":null}]}', "[[],{},null,1]", "null", '{"a":', "[".repeat(3_000)),
        fc.constantFrom<Node>(
            new Hole(),
            new Hole({ refs: [], reason: source("variable", "x") }),
            new Hole({ secret: true }),
            new Template([]),
            new Asset(),
        ),
        fc.constantFrom<Node>(new Template(['{"a":"', new Hole(), '","b":', new Hole(), "}"]), new Template(["x", new Hole()])),
        fc.constant<Node>(new Hole({ refs: [{ address: "other", attribute: "arn" }], exact: true })),
        tie("node").map((node) => new Secret(node)),
        tie("node").map((node) => new JsonDocument(node)),
        fc.array(tie("node"), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom("a", "name", "value", "__proto__", "constructor", "toString", "length"), tie("node"), { maxKeys: 3 }),
    ),
})).node;
const block = fc.constantFrom<Node>({}, [{}], [{}, {}]);

const changes = fc.array(fc.tuple(fc.nat(), fc.oneof(block, odd)), { minLength: 6, maxLength: 6 });

describe("nothing that a reader asks for makes it throw, and nothing is printed that is no value", () => {
    test.each(["aws", "azure"])("types of %s", (cloud) => {
        const type = fc.constantFrom(...types.filter((one) => one.includes(cloud)));
        fc.assert(
            fc.property(type, type, changes, (first, second, all) => {
                let [one, other] = [resourceOf(first, "one"), resourceOf(second, "other")];
                for (const [at, node] of all) {
                    const asked: (readonly (string | number)[])[] = [];
                    const probe = (address: string, path: readonly (string | number)[]): unknown => address === "one" && asked.push(path);
                    expect(problems([one, other], at % 3 > 0, probe)).toEqual([]);
                    const path = asked[at % asked.length];
                    if (path) one = { ...one, properties: withNode(one.properties, path, node), outputs: { arn: node, name: node, id: "other" } };
                    other = { ...other, protect: node, dependencies: { [String(path?.[0] ?? "name")]: ["one", "nowhere"] } };
                }
            }),
            { numRuns: 600 },
        );
    });
});

function resourceOf(type: string, address: string): Resource {
    return { address, name: address, type, syntax: /^[a-z]+_/.test(type) ? "terraform" : "pulumi", properties: {}, marksSecrets: true };
}

function problems(
    resources: readonly Resource[],
    whole: boolean,
    probe: (address: string, path: readonly (string | number)[]) => unknown,
): unknown[] {
    const { architecture, failures } = read(resources, { whole, probe });
    const judged = judge(architecture, catalogue);
    const texts = judged.judgements.flatMap((one) => [sentence(one), fixText(one), ...becauseTexts(one)]);
    return [...failures, ...judged.failures, ...texts.filter((text) => /native code|\[object|undefined/.test(text))];
}

/** The properties with a node at a place that was asked for, through whatever stands around it. */
function withNode(
    map: Readonly<Record<string, Node>>,
    [step = "", ...rest]: readonly (string | number)[],
    node: Node,
): Readonly<Record<string, Node>> {
    return { ...map, [step]: inside(map[step], rest, node) };
}

function inside(around: Node | undefined, path: readonly (string | number)[], node: Node): Node {
    const [step, ...rest] = path;
    if (step === undefined) return node;
    if (around instanceof Secret || around instanceof JsonDocument) return inside(around.content, path, node);
    if (typeof step === "number")
        return isList(around) ? around.map((item, at) => (at === step ? inside(item, rest, node) : item)) : [inside(around, rest, node)];
    return withNode(isMap(around) ? around : {}, path, node);
}
