import { deployment, source } from "../../../architecture/reason";
import * as pulumi from "@pulumi/pulumi";
import fc from "fast-check";
import { marksOf } from "../../../inputs/pulumi/marks";
import { snapshot, toNode } from "../../../inputs/pulumi/values";
import { Asset, DEEPEST, Hole, Secret, Template, isMap, type Node } from "../../../resources/node";

/** The SDK has it, its types do not. */
const { unknownCheckingProxy } = jest.requireActual<{ unknownCheckingProxy: (props: object) => object }>("@pulumi/policy");

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const secret = (content: object): object => ({ [SIGNATURE]: "1b47061264138c4ac30d75fd1eb44270", ...content });
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

describe("a value that is not known yet", () => {
    it.each([
        "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
        "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
        UNKNOWN,
        "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
        "030794c1-ac77-496b-92df-f27374a8bd58",
        "e48ece36-62e2-4504-bad9-02848725956a",
        "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
    ])("is a hole when the engine writes %s", (sentinel) => {
        expect(toNode({ tags: sentinel })).toEqual({ tags: new Hole() });
    });

    it("is text when it only contains the sentinel: the engine never writes that", () => {
        expect(toNode(`id-${UNKNOWN}`)).toBe(`id-${UNKNOWN}`);
    });

    it("refers to the resource that is passed as a value", () => {
        const reference = { [SIGNATURE]: "5cf8f73096256a8f31e491e813e4eb8e", urn: "urn:x", id: "" };
        expect(toNode(reference)).toEqual(new Hole({ refs: [{ address: "urn:x", attribute: "id" }], exact: true }));
    });

    it("has the dependencies of an output without a value", () => {
        const output = { [SIGNATURE]: "d0e6a833031e9bbcd3f4e8bde6ca49a4", dependencies: ["urn:x"], secret: true };
        expect(toNode(output)).toEqual(new Hole({ refs: [{ address: "urn:x" }], secret: true }));
    });

    it("is the value of an output that has one", () => {
        expect(toNode({ [SIGNATURE]: "d0e6a833031e9bbcd3f4e8bde6ca49a4", value: [1] })).toEqual([1]);
    });
});

describe("a secret", () => {
    it.each<[string, object, Node]>([
        ["in clear", secret({ value: "hunter2" }), new Secret("hunter2")],
        ["in clear, with structure", secret({ value: { a: [secret({ value: 1 })] } }), new Secret({ a: [new Secret(1)] })],
        ["encrypted", secret({ ciphertext: "v1:abc" }), new Hole({ secret: true })],
        ["as JSON text (--show-secrets)", secret({ plaintext: '"hunter2"' }), new Secret("hunter2")],
        ["as JSON text of an object", secret({ plaintext: '{"a":null}' }), new Secret({ a: null })],
        ["as invalid JSON", secret({ plaintext: "hunter2" }), new Hole({ secret: true })],
        ["whose content is not known yet", secret({ value: UNKNOWN }), new Hole({ secret: true })],
        ["twice marked", secret({ value: secret({ value: 1 }) }), new Secret(1)],
    ])("%s", (_, raw, node) => {
        expect(toNode(raw)).toEqual(node);
    });

    it("is the text [secret] where the tool hides it so, and nowhere else", () => {
        expect(toNode("[secret]", { hidesSecrets: true })).toEqual(new Hole({ secret: true }));
        expect(toNode("[secret]")).toBe("[secret]");
    });
});

describe("what no reader looks into", () => {
    it.each<[string, unknown]>([
        ["an asset of the SDK", new pulumi.asset.StringAsset("content")],
        ["an archive of the SDK", new pulumi.asset.AssetArchive({ f: new pulumi.asset.FileAsset("f.js") })],
        ["an asset in JSON", { [SIGNATURE]: "c44067f5952c0a294b673a41bacd8c17", text: "content" }],
        ["an archive in JSON", { [SIGNATURE]: "0def7320c3a5731c473e5ecbe6d01bc7", assets: {} }],
    ])("%s is an asset", (_, raw) => {
        expect(toNode(raw)).toBeInstanceOf(Asset);
    });

    it("leaves out the engine's own keys, and not those of a map of the user's", () => {
        expect(toNode({ __defaults: ["a"], a: { __defaults: [], b: 1 }, list: [{ __defaults: [] }] })).toEqual({ a: { b: 1 }, list: [{}] });
        expect(snapshot({ __meta: "x", environment: { variables: { __TOKEN: "y" } } })).toEqual({ environment: { variables: { __TOKEN: "y" } } });
    });
});

describe("what is no data", () => {
    const cycle: Record<string, unknown> = {};
    cycle["self"] = cycle;
    const revoked = Proxy.revocable({}, {});
    revoked.revoke();

    it.each<[string, unknown]>([
        ["a promise", Promise.resolve(1)],
        ["an output", pulumi.output(1)],
        ["a function", () => 1],
        ["a symbol", Symbol("x")],
        ["a big integer", 1n],
        ["not a number", Number.NaN],
        ["a date", new Date(0)],
        ["a list with gaps", Array(3)],
        ["a revoked proxy", revoked.proxy],
        ["an unknown signature", { [SIGNATURE]: "something new" }],
    ])("%s is a hole", (_, raw) => {
        expect(toNode({ raw })).toEqual({ raw: new Hole() });
    });

    it("ends a cycle with a hole", () => {
        expect(toNode(cycle)).toEqual({ self: new Hole() });
    });

    it("does not run a getter", () => {
        const run = jest.fn();
        expect(toNode(Object.defineProperty({}, "a", { enumerable: true, get: run }))).toEqual({ a: new Hole() });
        expect(run).not.toHaveBeenCalled();
    });

    it("ends below the deepest level with a hole", () => {
        let deep: unknown = "bottom";
        for (let level = 0; level < DEEPEST + 10; level++) deep = [deep];
        expect(JSON.stringify(toNode(deep))).not.toContain("bottom");
    });

    it("reads a structure that is shared a million times in no time", () => {
        let shared: unknown = "leaf";
        for (let level = 0; level < 60; level++) shared = [shared, shared];
        expect(toNode(shared)).toHaveLength(2);
    });

    it("never throws, and gives nothing but nodes", () => {
        fc.assert(
            fc.property(
                fc.anything({
                    withBigInt: true,
                    withDate: true,
                    withMap: true,
                    withNullPrototype: true,
                    withSparseArray: true,
                    withTypedArray: true,
                }),
                (raw) => {
                    expect(isNode(toNode(raw))).toBe(true);
                },
            ),
        );
    });
});

describe("a policy pack's proxy", () => {
    const props = unknownCheckingProxy({ role: UNKNOWN, environment: { variables: { HOST: UNKNOWN, MODE: "on" } }, __defaults: [] });

    it("throws when it is read in the ordinary way", () => {
        expect(() => JSON.stringify(props)).toThrow();
    });

    it("is read without throwing", () => {
        expect(snapshot(props)).toEqual({ role: new Hole(), environment: { variables: { HOST: new Hole(), MODE: "on" } } });
    });

    it("is empty when it is no object", () => {
        expect([snapshot(undefined), snapshot(null), snapshot("text")]).toEqual([{}, {}, {}]);
    });
});

describe("a mark", () => {
    const marks = marksOf("prodgate0123456789abcdefx");
    const address = marks.write(["output", "urn:pulumi:dev::shop::aws:rds/instance:Instance::db", "address"]);
    const hole = new Hole({ refs: [{ address: "urn:pulumi:dev::shop::aws:rds/instance:Instance::db", attribute: "address" }], exact: true });

    it("is a hole that refers to exactly one output", () => {
        expect(toNode({ host: address }, { marks })).toEqual({ host: hole });
    });

    it("is a hole inside longer text", () => {
        expect(toNode(`postgres://${address}:5432`, { marks })).toEqual(new Template(["postgres://", hole, ":5432"]));
        expect(toNode(JSON.stringify([{ value: address }]), { marks })).toEqual(new Template(['[{"value":"', hole, '"}]']));
        expect(toNode(`${address}${address}`, { marks })).toEqual(new Template([hole, hole]));
    });

    it("is a hole when an object stands for it", () => {
        expect(toNode({ host: { [marks.token]: address } }, { marks })).toEqual({ host: hole });
    });

    it("is readable in a key", () => {
        expect(toNode({ [`on-${address}`]: true }, { marks })).toEqual({ "on-${db.address}": true });
    });

    it("tells settings and what is outside from references", () => {
        expect(toNode(marks.write(["configuration", "shop:password", true]), { marks })).toEqual(
            new Hole({ refs: [], reason: source("configuration", "shop:password"), secret: true }),
        );
        expect(toNode(marks.write(["outside", source("stack", "acme/network/prod")]), { marks })).toEqual(
            new Hole({ refs: [], reason: source("stack", "acme/network/prod") }),
        );
    });

    it("of another evaluation is text like any other", () => {
        expect(toNode(address, { marks: marksOf("prodgatefedcba9876543210x") })).toBe(address);
        expect(toNode(address)).toBe(address);
    });

    it("that is damaged is a hole without references", () => {
        expect(toNode(`${marks.token}ffz`, { marks })).toEqual(new Hole({ refs: [], reason: deployment }));
    });
});

function isNode(node: unknown): boolean {
    if (node === null || ["boolean", "number", "string"].includes(typeof node)) return true;
    if (node instanceof Hole || node instanceof Asset) return true;
    if (node instanceof Secret) return isNode(node.content);
    return typeof node === "object" && Object.values(node).every(isNode);
}

describe("a map whose keys a user chooses", () => {
    const keys = ["__proto__", "constructor", "toString"];
    const written: unknown = JSON.parse(
        `{"map":{${keys.map((key) => `"${key}":{"${SIGNATURE}":"1b47061264138c4ac30d75fd1eb44270","ciphertext":"v1:x"}`).join(",")},"url":"x"}}`,
    );

    it("has all of them", () => {
        const { map } = snapshot(written);
        expect(Object.entries(isMap(map) ? map : {})).toEqual([...keys.map((key) => [key, new Hole({ secret: true })]), ["url", "x"]]);
    });

    it("has no others", () => {
        const { map } = snapshot({ map: { url: "x" } });
        expect(keys.map((key) => isMap(map) && map[key])).toEqual([undefined, undefined, undefined]);
    });
});
