/** docs/pipelines.md and docs/reports.md: their YAML is YAML, and the commands of prodgate in them run. */

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { catalogue } from "../../policies/catalogue";
import { problemsIn } from "../../policies/configured";
import { FORMATS } from "../../reports/formats";
import { checkout } from "../cli/run";
import { action, shell, withRunner } from "./action";

const page = (name: string) => readFileSync(join(checkout, "docs", name), "utf8");
const blocks = (name: string, language: string) =>
    [...page(name).matchAll(/^```(\w+)\n([^]*?)^```$/gm)].flatMap(([, spoken, text = ""]) => (spoken === language ? [text] : []));

/** Texts anywhere in a YAML document. */
function texts(value: unknown): readonly string[] {
    if (typeof value === "string") return [value];
    return typeof value === "object" && value !== null ? Object.values(value).flatMap(texts) : [];
}

const yaml = blocks("pipelines.md", "yaml").map((text): unknown => parse(text));
const scripts = [
    ...yaml.flatMap(texts),
    ...["pipelines.md", "reports.md"].flatMap((name) => blocks(name, "sh").flatMap((text) => text.replaceAll("\\\n", "").split("\n"))),
];
const commands = [...new Set(scripts.filter((text) => /\bprodgate assess\b/.test(text)))];

/** Terraform's and the API's part, which bring a configuration here. */
const DOUBLES = `
terraform() { if [ "$1" = show ]; then cat infra/cdk.tf.json; fi; }
curl() { cat infra/cdk.tf.json; }
`;

test("there is a command for every pipeline", () => {
    expect(commands).toHaveLength(9);
});

test.each(commands)("%s", async (command) => {
    for (const [deletionProtection, status] of [
        [true, 0],
        [false, 1],
    ] as const) {
        await withRunner({ files: {}, inputs: {} }, async ({ folder }) => {
            mkdirSync(join(folder, "infra"));
            const resource = { aws_dynamodb_table: { carts: { deletion_protection_enabled: deletionProtection } } };
            writeFileSync(join(folder, "infra/cdk.tf.json"), JSON.stringify({ resource }));
            const env = {
                PATH: `${join(folder, "node_modules/.bin")}:${process.env["PATH"] ?? ""}`,
                HOME: folder,
                SHOWFILE: "infra/cdk.tf.json",
                TFE_TOKEN: "token",
                RUN_ID: "run-1",
            };
            const run = await shell(`${DOUBLES}\n${command}`, folder, env);
            expect(run).toMatchObject({ status });
            for (const [, format = "", file = ""] of command.matchAll(/--also (\w+)=(\S+)/g)) {
                expect(FORMATS).toContain(format);
                expect(readFileSync(join(folder, file), "utf8")).toMatch(/carts|prodgate/);
            }
        });
    }
});

test("files that a pipeline collects are files that its command writes", () => {
    const written = new Set(
        commands.flatMap((command) => [...command.matchAll(/(?:=|--output )(prodgate\.\w+|comment\.md)/g)].map(([, file]) => file)),
    );
    const named = new Set([...page("pipelines.md").matchAll(/\bprodgate\.(?:xml|json|md|sarif)\b/g)].map(([file]) => file));
    for (const file of named) expect([file, written.has(file)]).toEqual([file, true]);
});

test("the workflow gives the Action inputs that it has", () => {
    const [workflow] = yaml;
    const { inputs } = action();
    const given = new Set<string>();
    const visit = (value: unknown): void => {
        if (typeof value !== "object" || value === null) return;
        if ("uses" in value && String(value.uses).includes("/prodgate@") && "with" in value)
            for (const name of Object.keys(value.with ?? {})) given.add(name);
        Object.values(value).forEach(visit);
    };
    visit(workflow);
    expect([...given]).toEqual(["path", "stack"]);
    for (const name of given) expect(Object.keys(inputs)).toContain(name);
    expect(workflow).toMatchObject({ permissions: { contents: "read", "security-events": "write", "pull-requests": "write" } });
});

test("the configuration of a policy group names policies and options that there are", () => {
    const config: Readonly<Record<string, never>> = JSON.parse(blocks("pipelines.md", "json")[0] ?? "");
    const { all, undecided, ...policies } = config;
    expect([all, undecided]).toEqual(["mandatory", "advisory"]);
    expect(problemsIn(policies, catalogue)).toEqual([]);
    expect(Object.keys(policies)).not.toEqual([]);
});

test("the page of reports has a row for each format", () => {
    expect([...page("reports.md").matchAll(/^\| `(\w+)`/gm)].map(([, format]) => format).sort()).toEqual([...FORMATS].sort());
});
