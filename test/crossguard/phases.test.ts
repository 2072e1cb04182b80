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

test("options are known before the stack is judged, wrong ones are said, and a disabled policy counts nowhere", async () => {
    const config = {
        "multiple-instances": { level: ADVISORY, minimum: 3 },
        "encryption-in-transit": { level: ADVISORY, strict: true },
        "no-public-data-stores": { level: DISABLED },
    };
    const { messages, whole } = await analysed({ preview: true, config });
    expect(about(messages, "multiple-instances").join("\n")).toContain("aws:ecs/service:Service::web-0\n");
    expect(about(messages, "multiple-instances").join("\n")).toContain("Keeps fewer than 3 instances.");
    expect(whole).toContain("encryption-in-transit");
    expect(about(messages, "undecided").join("\n")).toContain("The configuration of encryption-in-transit is wrong: strict is not an option");
    expect(messages.join("\n")).not.toContain("no-public-data-stores");
});
