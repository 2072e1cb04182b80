import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pulumiInput, readPulumiJson } from "../../../inputs/pulumi/read-json";
import { Hole, Secret } from "../../../resources/node";
import { InputError, type Input } from "../../../resources/resource";

const STACK = "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev";
const urn = (type: string, name: string): string => `urn:pulumi:dev::shop::${type}::${name}`;
const QUEUE = urn("aws:sqs/queue:Queue", "jobs");
const DEAD = urn("aws:sqs/queue:Queue", "dead");

/** A resource as the engine writes it. */
function state(address: string, more: object = {}): object {
    const type = address.split("::")[2]?.split("$").at(-1);
    return { urn: address, custom: true, type, inputs: {}, parent: STACK, ...more };
}

function read(value: object): Input {
    const input = pulumiInput(value, "file.json");
    if (!input) throw new Error("not recognised");
    return input;
}

describe("which JSON it is", () => {
    it.each<[string, unknown]>([
        ["a Terraform plan", { format_version: "1.2", planned_values: {} }],
        ["a CDKTF stack", { resource: {}, provider: {} }],
        ["a list", []],
        ["null", null],
        ["text", "steps"],
    ])("leaves %s to others", (_, value) => {
        expect(pulumiInput(value, "file.json")).toBeUndefined();
    });

    it("reads the file itself, too", () => {
        const folder = mkdtempSync(join(tmpdir(), "read-json-"));
        const file = join(folder, "export.json");
        writeFileSync(file, JSON.stringify({ version: 3, deployment: { resources: [state(QUEUE)] } }));
        expect(readPulumiJson(file)?.resources.map(({ name }) => name)).toEqual(["jobs"]);
        rmSync(folder, { recursive: true });
    });
});

describe("pulumi stack export", () => {
    const exported = (...resources: readonly unknown[]): Input => read({ version: 3, deployment: { manifest: {}, resources } });

    it("names project and stack, where an address tells them", () => {
        expect(exported(null, { urn: "q" }, state(STACK), state(QUEUE)).program).toEqual({ name: "shop", stack: "dev" });
        expect(exported({ urn: "q" }).program).toBeUndefined();
        expect(exported({ urn: { toString: "q" } }, state(QUEUE)).program).toEqual({ name: "shop", stack: "dev" });
    });

    it("names the same project in any order", () => {
        const other = state(QUEUE.replace("shop", "stock"));
        expect([exported(state(QUEUE), other).program, exported(other, state(QUEUE)).program]).toEqual(Array(2).fill({ name: "shop", stack: "dev" }));
    });

    it("gives what was declared and what the cloud answered", () => {
        const secret = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };
        const { resources, complete, notEvaluated } = exported(
            state(QUEUE, {
                inputs: { __defaults: [], kmsMasterKeyId: { ...secret, ciphertext: "v1:abc" }, policy: { ...secret, plaintext: '"{}"' } },
                outputs: { __meta: "{}", arn: "arn:aws:sqs:eu-west-1:1:jobs" },
                protect: true,
                ignoreChanges: ["policy"],
                dependencies: [DEAD, urn("aws:kms/key:Key", "main")],
                propertyDependencies: { policy: [DEAD], kmsMasterKeyId: [] },
                sourcePosition: "project:///src/queues.ts#8,12",
            }),
        );
        expect({ resources, complete, notEvaluated }).toEqual({
            resources: [
                {
                    address: QUEUE,
                    name: "jobs",
                    type: "aws:sqs/queue:Queue",
                    syntax: "pulumi",
                    properties: { kmsMasterKeyId: new Hole({ secret: true }), policy: new Secret("{}") },
                    outputs: { arn: "arn:aws:sqs:eu-west-1:1:jobs" },
                    dependencies: { policy: [DEAD] },
                    dependsOn: [urn("aws:kms/key:Key", "main")],
                    protect: true,
                    ignoreChanges: ["policy"],
                    exists: true,
                    marksSecrets: true,
                    location: "src/queues.ts:8",
                },
            ],
            complete: true,
            notEvaluated: [],
        });
    });

    it("leaves out what is no resource of the stack", () => {
        const component = urn("shop:index:Queues", "orders");
        const child = "urn:pulumi:dev::shop::shop:index:Queues$aws:sqs/queue:Queue::a::b";
        const { resources } = exported(
            { urn: STACK, custom: false, type: "pulumi:pulumi:Stack" },
            state(urn("pulumi:providers:aws", "default")),
            state(urn("pulumi:pulumi:StackReference", "network"), { external: true }),
            state(urn("aws:s3/bucket:Bucket", "imported"), { external: true }),
            state(urn("aws:s3/bucket:Bucket", "replaced"), { delete: true }),
            state(component, { custom: false }),
            state(child, { parent: component }),
        );
        expect(resources.map(({ address, name, parent }) => ({ address, name, parent }))).toEqual([
            { address: child, name: "a::b", parent: component },
        ]);
    });

    it("is empty for an empty stack", () => {
        expect(read({ version: 3, deployment: { manifest: {} } }).resources).toEqual([]);
        expect(read({ version: 3, deployment: null }).resources).toEqual([]);
    });

    it("counts what it cannot read, and is not complete then", () => {
        const { resources, complete, notEvaluated } = exported(state(QUEUE), null, { urn: 3 });
        expect({ resources: resources.length, complete, notEvaluated }).toEqual({
            resources: 1,
            complete: false,
            notEvaluated: ["entries of the deployment without a URN and a type: 2"],
        });
    });

    it("refuses another version by its number", () => {
        expect(() => read({ version: 2, deployment: {} })).toThrow(
            new InputError("file.json: deployment version 2 is not supported, only version 3"),
        );
    });
});

describe("pulumi preview --json", () => {
    const step = (op: string, address: string, more: object = {}, old: object = {}): object => ({
        op,
        urn: address,
        newState: state(address, more),
        ...(op !== "create" && { oldState: state(address, old) }),
    });
    const preview = (steps: readonly unknown[], more: object = {}): Input => read({ config: {}, steps, duration: 1, ...more });

    it("names project and stack", () => {
        expect(preview([step("create", QUEUE)]).program).toEqual({ name: "shop", stack: "dev" });
    });

    it("gives what there will be, with unknown and secret values as holes", () => {
        const { resources } = preview([
            step("create", QUEUE, {
                inputs: { name: "04da6b54-80e4-46f7-96ec-b56ff0331ba9", policy: "[secret]" },
                propertyDependencies: { name: [DEAD] },
            }),
        ]);
        expect(resources).toEqual([
            {
                address: QUEUE,
                name: "jobs",
                type: "aws:sqs/queue:Queue",
                syntax: "pulumi",
                properties: { name: new Hole(), policy: new Hole({ secret: true }) },
                dependencies: { name: [DEAD] },
                marksSecrets: true,
            },
        ]);
    });

    it.each([
        ["create", [undefined]],
        ["replace", [undefined]],
        ["update", [true]],
        ["same", [true]],
        ["import", [true]],
        ["delete", []],
        ["delete-replaced", []],
        ["read", []],
        ["refresh", []],
    ])("after %s there is: exists %j", (op, exists) => {
        expect(preview([step(op, QUEUE)]).resources.map((resource) => resource.exists)).toEqual(exists);
    });

    it("has the running outputs only of what does not change", () => {
        const outputs = { outputs: { arn: "arn:jobs" } };
        expect(preview([step("same", QUEUE, {}, outputs)]).resources[0]?.outputs).toEqual({ arn: "arn:jobs" });
        expect(preview([step("update", QUEUE, {}, outputs)]).resources[0]?.outputs).toBeUndefined();
    });

    it("counts a replacement once", () => {
        const steps = [
            step("create-replacement", QUEUE, { inputs: { fifoQueue: true } }),
            step("replace", QUEUE, { inputs: { fifoQueue: true } }),
            step("delete-replaced", QUEUE),
        ];
        expect(preview(steps).resources.map(({ properties }) => properties)).toEqual([{ fifoQueue: true }]);
    });

    it("is complete when it shows every unchanged resource", () => {
        const { complete, notes } = preview([step("same", STACK, { custom: false }), step("same", QUEUE)], { changeSummary: { same: 2 } });
        expect({ complete, notes }).toEqual({ complete: true, notes: [] });
    });

    it("says when unchanged resources are missing", () => {
        const { complete, notes } = preview([step("same", STACK, { custom: false }), step("create", QUEUE)], {
            changeSummary: { same: 15, create: 1 },
        });
        expect({ complete, notes }).toEqual({
            complete: false,
            notes: ["file.json leaves out 14 unchanged resources: run pulumi preview --json --show-sames"],
        });
    });

    it("is not complete when the preview failed, and does not repeat what the error says", () => {
        const diagnostics = [
            { severity: "error", message: "password hunter2 is too short" },
            { severity: "warning", message: "deprecated" },
        ];
        const { complete, notEvaluated } = preview([step("create", QUEUE)], { diagnostics });
        expect({ complete, notEvaluated }).toEqual({
            complete: false,
            notEvaluated: ["the preview stopped with an error: what it did not reach is not in it"],
        });
    });

    it("survives steps of any shape", () => {
        const steps = [null, 1, {}, { op: "create" }, { op: "create", newState: [] }, { op: "create", newState: { urn: QUEUE, custom: true } }];
        const { complete, notEvaluated } = preview(steps);
        expect({ complete, notEvaluated }).toEqual({ complete: false, notEvaluated: ["steps of the preview without a new state: 6"] });
    });
});
