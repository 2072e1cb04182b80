import { join } from "node:path";
import type { ResourceValidationArgs } from "@pulumi/policy";
import { productionReadiness } from "../../crossguard/policies";
import { catalogue } from "../../policies/catalogue";
import { analysedBy, type Options } from "./analysed";

jest.setTimeout(120_000);

const resource: ResourceValidationArgs = {
    urn: "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev",
    type: "pulumi:pulumi:Stack",
    name: "shop-dev",
    props: {},
    opts: {
        protect: false,
        ignoreChanges: [],
        aliases: [],
        additionalSecretOutputs: [],
        customTimeouts: { createSeconds: 0, updateSeconds: 0, deleteSeconds: 0 },
    },
    stackTags: new Map(),
    isType: () => false,
    asType: () => undefined,
    getConfig: () => noOptions(),
    notApplicable: () => {
        throw new Error("not applicable");
    },
};

/** The SDK gives a configuration the type that the caller asks for. */
function noOptions(): never;
function noOptions(): object {
    return {};
}

function duringPreview<T>(run: () => T): T {
    process.env["PULUMI_NODEJS_DRY_RUN"] = "true";
    try {
        return run();
    } finally {
        delete process.env["PULUMI_NODEJS_DRY_RUN"];
    }
}

const analysed = (options: Options) => analysedBy(join(__dirname, "../.."), options);
const about = (messages: readonly string[], policy: string) => messages.filter((message) => message.startsWith(`${policy} `));
const names = catalogue.map((policy) => policy.name);
/** Levels of the engine's protocol (proto/pulumi/analyzer.proto). */
const ADVISORY = 0;
const DISABLED = 2;

test("a preview calls a policy only where it has something to say, and says what an update says", async () => {
    const preview = await analysed({ preview: true });
    expect(preview.alone).toEqual([]);
    const loud = [...new Set(preview.messages.map((message) => message.split(" ")[0]))];
    expect(loud).toEqual(expect.arrayContaining(["database-high-availability", "no-public-data-stores", "undecided"]));
    expect(preview.whole.filter((name) => loud.includes(name))).toEqual([]);
    // Nothing in this stack crosses the internet, or is a credential.
    expect(preview.whole).toEqual(expect.arrayContaining(["encryption-in-transit", "no-plaintext-secrets"]));

    const update = await analysed({ preview: false });
    expect(update.messages).toEqual(preview.messages);
});

test("in a preview the first policy that is called records every resource, and the others are done with the first one", () => {
    const [disabled, ...policies] = duringPreview(() => productionReadiness());
    for (const policy of policies) if (typeof policy.validateResource === "function") void policy.validateResource(resource, () => undefined);
    expect(policies.filter((policy) => policy.validateResource !== undefined).map((policy) => policy.name)).toEqual([names[0]]);
    expect(disabled?.name).toBe("prodgate-inputs");
    expect(productionReadiness().filter((policy) => policy.validateResource === undefined)).toEqual([]);
});

test("where the recorder is disabled, the first policy that is called records and reads the stack", async () => {
    const { messages } = await analysed({ preview: true });
    const unrecorded = await analysed({ preview: true, config: { "prodgate-inputs": { level: DISABLED }, [names[0] ?? ""]: { level: DISABLED } } });
    expect(unrecorded.messages).toEqual(messages);
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
