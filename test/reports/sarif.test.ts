import { readFileSync, existsSync } from "node:fs";
import { join } from "node:path";
import type { Finding } from "../../gate/assessment";
import { catalogue } from "../../policies/catalogue";
import { filtered } from "../../reports/filtered";
import { sarif } from "../../reports/sarif";
import type { Assessment } from "../../gate/assessment";
import { assessed, everything, finding, NASTY, sourceOf } from "./findings";
import { sarifValidator } from "./schema";

const problems = sarifValidator();

interface Result {
    readonly ruleId: string;
    readonly ruleIndex: number;
    readonly kind: string;
    readonly level: string;
    readonly message: { readonly text: string };
    readonly locations: readonly [{ readonly physicalLocation?: unknown; readonly logicalLocations: unknown }];
    readonly partialFingerprints: unknown;
    readonly suppressions: unknown;
    readonly baselineState?: string;
}

interface Log {
    readonly runs: readonly [
        {
            readonly tool: {
                readonly driver: { readonly rules: readonly { readonly id: string; readonly help: { text: string; markdown: string } }[] };
            };
            readonly invocations: readonly [
                { executionSuccessful: boolean; toolExecutionNotifications?: { level: string; message: { text: string } }[] },
            ];
            readonly results: readonly Result[];
            readonly properties: unknown;
        },
    ];
}

function log(result: Assessment): Log {
    const parsed: Log = JSON.parse(sarif(result, sourceOf));
    return parsed;
}

function only(one: Finding): Result {
    const [result] = log(assessed([one])).runs[0].results;
    if (result === undefined) throw new TypeError("no result");
    return result;
}

const incomplete = assessed(everything, {
    verdict: "incomplete",
    incomplete: ['aws_dax_cluster "cache" is not supported'],
    failures: ["PRODGATE-JUDGE: [a] failed"],
    coverage: { ...assessed([]).coverage, notEvaluated: ["module.x was not evaluated"] },
    settings: { file: "prodgate.yaml", extends: [], environments: [], remarks: ["a waiver expires in 12 days"] },
});
const named = (name: string) => finding(name, { location: `${name.replaceAll(":", "")}:3`, detail: name, fix: name });

test("a report of everything is SARIF 2.1.0, as the standard's schema says", () => {
    for (const result of [
        assessed([]),
        assessed(everything),
        incomplete,
        assessed(NASTY.map(named)),
        filtered(incomplete, { policies: [], severities: ["risk"] }),
    ])
        expect(problems(JSON.parse(sarif(result, sourceOf)))).toEqual([]);
});

test("the schema is asked: a level that is not one is refused", () => {
    expect(problems(JSON.parse(sarif(assessed(everything), sourceOf).replace('"level": "error"', '"level": "fatal"')))).not.toEqual([]);
});

test("a violation is an error, a warning or a note by its severity, with its fix and its rule", () => {
    const results = log(assessed(everything)).runs[0].results;
    expect(results.map(({ kind, level }) => `${kind} ${level}`)).toEqual([
        "fail error",
        "fail error",
        "fail warning",
        "fail note",
        "open none",
        "fail error",
        "fail error",
    ]);
    expect(results[0]?.message.text).toBe('Database "orders" has no standby (multi_az is false by default). Set multi_az = true.');
    expect(results[4]?.message.text).toContain("deletion_protection is known only after deployment.");
    for (const { ruleId, ruleIndex } of results) expect(catalogue[ruleIndex]?.name).toBe(ruleId);
});

test("rules are the catalogue's, each with help from its page", () => {
    const { rules } = log(assessed([])).runs[0].tool.driver;
    expect(rules.map(({ id }) => id)).toEqual(catalogue.map(({ name }) => name));
    for (const { help } of rules) {
        expect(help.text.length).toBeGreaterThan(100);
        expect(help.markdown).toMatch(/\n## Why\n[^]+\n## Prefer\n/);
        expect(help.markdown).not.toContain("<!--");
        expect(help.markdown).not.toContain("](../");
    }
});

test("a declaration's place, or else the input's file; standard input has none", () => {
    const physical = (uri: string, startLine: number) => ({ artifactLocation: { uri, uriBaseId: "%SRCROOT%" }, region: { startLine } });
    const placed = (one: Finding) => only(one).locations[0].physicalLocation;
    expect(placed(finding("a", { location: "apps/my shop/index.ts:8" }))).toEqual(physical("apps/my%20shop/index.ts", 8));
    expect(placed(finding("a"))).toEqual(physical("Pulumi.yaml", 1));
    expect(placed(finding("nowhere"))).toBeUndefined();
    expect(placed(finding("a", { location: "/etc/x.json:2" }))).toEqual({
        artifactLocation: { uri: "file:///etc/x.json" },
        region: { startLine: 2 },
    });
    expect(only(finding("nowhere")).locations[0].logicalLocations).toEqual([
        { name: "nowhere", fullyQualifiedName: "database.nowhere", kind: "resource", properties: { kind: "database", address: "database.nowhere" } },
    ]);
});

test("waivers are suppressions, and all other results say that they have none", () => {
    expect(log(assessed(everything)).runs[0].results.map(({ suppressions }) => suppressions)).toEqual([
        [],
        [],
        [],
        [],
        [],
        [
            {
                kind: "external",
                status: "accepted",
                justification: "waived by team-shop in the settings until 2027-03-01: a cache that is filled again",
            },
        ],
        [{ kind: "inSource", status: "accepted", justification: "waived by team-shop in code until 2027-03-01: a cache that is filled again" }],
    ]);
});

test("the fingerprint is the finding's, and what is new is told from what remains", () => {
    expect(only(finding("a", { fingerprint: "0123456789abcdef" })).partialFingerprints).toEqual({ "prodgate/v1": "0123456789abcdef" });
    expect(only(finding("a", { change: "new" })).baselineState).toBe("new");
    expect(only(finding("a", { change: "remaining" })).baselineState).toBe("unchanged");
    expect(only(finding("a")).baselineState).toBeUndefined();
});

test("what was not seen are notifications of a run that did not succeed, and brackets are no links", () => {
    const [{ invocations }] = log(incomplete).runs;
    expect(invocations[0]).toEqual({
        executionSuccessful: false,
        toolExecutionNotifications: [
            { level: "error", message: { text: "PRODGATE-JUDGE: \\[a\\] failed" } },
            { level: "warning", message: { text: 'aws_dax_cluster "cache" is not supported' } },
            { level: "note", message: { text: "module.x was not evaluated" } },
        ],
        toolConfigurationNotifications: [{ level: "warning", message: { text: "a waiver expires in 12 days" } }],
    });
    expect(log(assessed([])).runs[0].invocations).toEqual([{ executionSuccessful: true }]);
});

test("a page that help is taken from is installed", () => {
    const published: { readonly files: readonly string[] } = JSON.parse(readFileSync(join(__dirname, "../../package.json"), "utf8"));
    expect(published.files).toContain("docs");
    for (const { name } of catalogue) expect(existsSync(join(__dirname, "../../docs/policies", `${name}.md`))).toBe(true);
});
