import { join } from "node:path";
import { catalogue } from "../../policies/catalogue";
import { analysedBy, type Options } from "./analysed";

jest.setTimeout(120_000);

const analysed = (options: Options) => analysedBy(join(__dirname, "../.."), options);
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
