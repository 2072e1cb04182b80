import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { catalogue } from "../../policies/catalogue";

const checkout = join(__dirname, "../..");

/** What the pack said in one run, and which policies the SDK did not call, of a resource or of the stack. */
interface Analysed {
    readonly messages: readonly string[];
    readonly alone: readonly string[];
    readonly whole: readonly string[];
}

jest.setTimeout(120_000);

/** Runs the built pack in the real SDK, as the engine does, on a stack of the bench with a service and a bucket that are wrong by themselves. */
async function analysed(options: { readonly preview: boolean; readonly config?: object }): Promise<Analysed> {
    const code = `
        import { analysed, checkout } from "./tools/bench/engine.mjs";
        import { stackOf } from "./tools/bench/resources.mjs";
        const stack = stackOf(40);
        const added = (type, name, inputs) => ({ ...stack[4], urn: "urn:pulumi:bench::shop::" + type + "::" + name, type, name, inputs, outputs: inputs, dependencies: {} });
        const resources = [
            ...stack,
            added("aws:rds/instance:Instance", "orders", { engine: "postgres", instanceClass: "db.t4g.large", publiclyAccessible: true }),
            added("aws:dax/subnetGroup:SubnetGroup", "sessions", { subnetIds: ["subnet-1"] }),
        ];
        const { messages, skipped } = await analysed(checkout, resources, ${JSON.stringify(options)});
        console.log(JSON.stringify({ messages: messages.sort(), alone: [...skipped.alone].sort(), whole: [...skipped.whole].sort() }));`;
    const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", code], { cwd: checkout });
    const answer: unknown = JSON.parse(stdout);
    return { messages: textsIn(answer, "messages"), alone: textsIn(answer, "alone"), whole: textsIn(answer, "whole") };
}

function textsIn(answer: unknown, name: string): readonly string[] {
    const found: unknown = typeof answer === "object" && answer !== null ? Object.getOwnPropertyDescriptor(answer, name)?.value : undefined;
    return Array.isArray(found) ? found.map(String) : [];
}

const about = (messages: readonly string[], policy: string) => messages.filter((message) => message.startsWith(`${policy} `));
const names = catalogue.map((policy) => policy.name);
/** Levels of the engine's protocol (proto/pulumi/analyzer.proto). */
const ADVISORY = 0;
const DISABLED = 2;

test("a preview calls a policy only where it has something to say, and says what an update says", async () => {
    const preview = await analysed({ preview: true });
    expect(preview.alone).toEqual([...names, "undecided"].sort());
    const loud = [...new Set(preview.messages.map((message) => message.split(" ")[0]))];
    expect(loud).toEqual(expect.arrayContaining(["database-high-availability", "no-public-data-stores", "undecided"]));
    expect(preview.whole.filter((name) => loud.includes(name))).toEqual([]);
    // Nothing in this stack crosses the internet, or is a credential.
    expect(preview.whole).toEqual(expect.arrayContaining(["encryption-in-transit", "no-plaintext-secrets"]));

    const update = await analysed({ preview: false });
    expect(update.alone).toEqual(["undecided"]);
    expect(update.messages).toEqual(preview.messages);
});

test("where the recorder is disabled, the first policy that is called records and reads the stack", async () => {
    const { messages } = await analysed({ preview: true });
    const unrecorded = await analysed({ preview: true, config: { "prodgate-inputs": { level: DISABLED }, [names[0] ?? ""]: { level: DISABLED } } });
    expect(unrecorded.messages).toEqual(messages);
    expect(unrecorded.alone).not.toContain(names[1]);
});

test("a policy with an option is called wherever it may have something to say, and a disabled one is counted nowhere", async () => {
    const config = { "multiple-instances": { level: ADVISORY, minimum: 3 }, "no-public-data-stores": { level: DISABLED } };
    const { messages } = await analysed({ preview: true, config });
    expect(about(messages, "multiple-instances")).toEqual(
        expect.arrayContaining([
            expect.stringContaining(
                "aws:ecs/service:Service::web-0\nServices that take traffic run on at least two instances.\nKeeps fewer than 3 instances.",
            ),
        ]),
    );
    expect(about(messages, "no-public-data-stores")).toEqual([]);
    expect(about(messages, "undecided").join("\n")).not.toContain("no-public-data-stores:");
});
