/**
 * Every enforcer says the same of an example: none reports what another passes, and one that cannot see a value is undecided where another has a
 * violation. `expected.yaml` beside each form says what is found and who cannot see it.
 */

import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync, cpSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { keyed } from "../../architecture/keyed";
import { assessment, type Assessment } from "../../gate/assessment";
import { evaluateProgram } from "../../inputs/pulumi/program";
import { pulumiInput } from "../../inputs/pulumi/read-json";
import { readTerraformJson } from "../../inputs/terraform/files";
import { presetNames, type Preset } from "../../policies/profile";
import { json } from "../../reports/json";
import type { Input } from "../../resources/resource";
import { settingsIn } from "../gate/settings/files";
import { pretty } from "../../reports/pretty";
import { sarif } from "../../reports/sarif";
import { reportValidator, sarifValidator } from "../reports/schema";
import { checkout } from "../e2e/engine/availability";
import { describeEngine, withStack, type EngineRun } from "../e2e/engine/pulumi";

jest.setTimeout(180_000);

type Enforcer = "preview-create" | "preview-update" | "program" | "export" | "synth";

interface Expected {
    readonly verdict: Assessment["verdict"];
    readonly violations: readonly { readonly policy: string; readonly resource: string; readonly detail?: string }[];
    readonly undecided: readonly { readonly policy: string; readonly resource: string; readonly because: string; readonly in: readonly Enforcer[] }[];
    /** The verdict for each preset at stage go-live, with the violations that stop. */
    readonly presets: Readonly<Record<Preset, { readonly verdict: Assessment["verdict"]; readonly stop: number }>>;
}

/** What each preset makes of the same input. */
function presetsOf(input: Input): Readonly<Record<string, unknown>> {
    return keyed(
        presetNames.map((preset) => {
            const { settings } = settingsIn(`environments: [{ name: all, stacks: ["*"], profile: ${preset} }]`);
            const { verdict, summary } = assessment([input], { settings });
            return [preset, { verdict, stop: summary.mandatory }] as const;
        }),
    );
}

/** What one enforcer said, as `policy resource` and, where it tells details, `policy resource detail`. */
interface Said {
    readonly violations: readonly string[];
    readonly undecided: readonly string[];
}

function expectedOf(folder: string): Expected {
    // The file is the test's own specification: what is missing in it fails the comparison.
    const read: unknown = parse(readFileSync(join(folder, "expected.yaml"), "utf8"));
    return asExpected(read);
}

function asExpected(read: unknown): Expected;
function asExpected(read: unknown): unknown {
    return read;
}

const reportProblems = reportValidator({ closed: true });
const sarifProblems = sarifValidator();

function saidBy(result: Assessment): Said {
    // Every report of an example is what the published schema describes.
    expect(reportProblems(JSON.parse(json(result)))).toEqual([]);
    expect(sarifProblems(JSON.parse(sarif(result, () => undefined)))).toEqual([]);
    const lines = (status: "violation" | "undecided") =>
        [...new Set(result.findings.filter((one) => one.status === status).map((one) => `${one.policy} ${one.resource.name}`))].sort();
    return { violations: lines("violation"), undecided: lines("undecided") };
}

function saidInEngine(run: EngineRun): Said {
    const violations = run.policyEvents
        .filter((one) => one.policyName !== "undecided")
        .map((one) => `${one.policyName} ${one.resourceUrn.split("::").pop() ?? ""}`);
    const undecided = run.policyEvents
        .filter((one) => one.policyName === "undecided")
        .flatMap((one) =>
            [...one.message.replaceAll(/\n {4}/g, " ").matchAll(/^ {2}([\w-]+): cannot tell for (.+?): /gm)].flatMap(([, policy = "", names = ""]) =>
                [...names.matchAll(/"([^"]+)"/g)].map(([, name = ""]) => `${policy} ${name}`),
            ),
        );
    return { violations: [...new Set(violations)].sort(), undecided: [...new Set(undecided)].sort() };
}

/** What this enforcer must say: every violation that it is not known to be blind to, and exactly its undecided ones. */
function mustSay(expected: Expected, enforcer: Enforcer): Said {
    const blind = new Set(expected.undecided.filter((one) => one.in.includes(enforcer)).map((one) => `${one.policy} ${one.resource}`));
    const violations = [...new Set(expected.violations.map((one) => `${one.policy} ${one.resource}`))].sort();
    return { violations: violations.filter((one) => !blind.has(one)), undecided: [...blind].sort() };
}

describe.each(["prototype", "production"])("pulumi-aws-shop, %s", (form) => {
    const folder = join(checkout, "examples/pulumi-aws-shop", form);

    test("its program, without an engine", async () => {
        const expected = expectedOf(folder);
        const input = await evaluateProgram(folder, { stack: "prod" });
        const result = assessment([input]);
        expect({ ...presetsOf(input) }).toEqual(expected.presets);
        expect(result.verdict).toBe(expected.verdict);
        expect(saidBy(result)).toEqual(mustSay(expected, "program"));
        const details = result.findings
            .filter((one) => one.status === "violation")
            .map((one) => ({ policy: one.policy, resource: one.resource.name, ...(one.detail === undefined ? {} : { detail: one.detail }) }));
        expect(details).toEqual(expect.arrayContaining([...expected.violations]));
        expect(details).toHaveLength(expected.violations.length);
    });

    describeEngine("in the engine", () => {
        test("a preview of its creation, a preview once it is deployed, and the export of its state", async () => {
            const expected = expectedOf(folder);
            const policyConfig = { undecided: { lines: 500 } };
            await withStack(
                async (stack) => {
                    const created = await stack.preview({ program: folder, policyConfig });
                    expect(saidInEngine(created)).toEqual(mustSay(expected, "preview-create"));
                    expect(created.exitCode).toBe(expected.verdict === "no-go" ? 1 : 0);
                    await stack.up({ program: folder });
                    const updated = await stack.preview({ program: folder, policyConfig });
                    expect(saidInEngine(updated)).toEqual(mustSay(expected, "preview-update"));
                    expect(updated.exitCode).toBe(expected.verdict === "no-go" ? 1 : 0);
                    const state = pulumiInput(JSON.parse(await stack.exported()), "state.json");
                    expect(saidBy(assessment(state ? [state] : []))).toEqual(mustSay(expected, "export"));
                },
                { project: "shop", stack: "prod", passphrase: "shop-example" },
            );
        });
    });
});

test("the prototype of pulumi-aws-shop without its one alarm is no go without a finding about alarms", async () => {
    const program = await evaluateProgram(join(checkout, "examples/pulumi-aws-shop/prototype"), { stack: "prod" });
    const resources = program.resources.filter(({ type }) => type !== "aws:cloudwatch/metricAlarm:MetricAlarm");
    expect(resources).toHaveLength(program.resources.length - 1);
    const unwatched = assessment([{ ...program, resources }]);
    const about = unwatched.findings.filter(({ policy }) => policy === "alarms-on-critical-resources");
    expect(about.map(({ status, resource }) => `${status} ${resource.name}`)).toEqual([
        "violation shop-web",
        "violation shop-redis",
        "violation shop-thumbnails",
        "violation shop-alb",
        "violation shop-db",
        "violation shop-orders",
    ]);
    const text = pretty(unwatched, { title: "shop", colour: false, width: 300 });
    expect(text).toContain("No alarm watches anything here: ");
    const answered = assessment([{ ...program, resources }], { elsewhere: ["alarms"] });
    expect(answered.findings).toEqual(unwatched.findings.filter(({ policy }) => policy !== "alarms-on-critical-resources"));
    expect(answered.elsewhere).toEqual([{ kind: "alarms", resources: about.length }]);
});

describe.each(["prototype", "production"])("cdktf-aws-orders, %s", (form) => {
    const folder = join(checkout, "examples/cdktf-aws-orders", form);

    test.each(["cdktf", "cdktn"])("synthesized with %s", (library) => {
        const expected = expectedOf(folder);
        const home = mkdtempSync(join(tmpdir(), "prodgate-orders-"));
        try {
            cpSync(join(checkout, "examples/cdktf-aws-orders"), home, { recursive: true });
            mkdirSync(join(home, "node_modules"));
            symlinkSync(checkout, join(home, "node_modules/prodgate"));
            for (const name of ["cdktf", "cdktn", "constructs", "@cdktf"])
                symlinkSync(join(checkout, "node_modules", name), join(home, "node_modules", name));
            writeFileSync(join(home, "package.json"), "{}");
            const preload = library === "cdktn" ? ["--require", join(home, "with-cdktn.js")] : [];
            const run = spawnSync(process.execPath, [...preload, "main.js"], {
                cwd: join(home, form),
                encoding: "utf8",
                env: { ...process.env, CDKTF_OUTDIR: join(home, "out") },
            });
            const input = readTerraformJson(join(home, "out"));
            const result = assessment([input]);
            expect({ ...presetsOf(input) }).toEqual(expected.presets);
            expect(saidBy(result)).toEqual(mustSay(expected, "synth"));
            expect(result.verdict).toBe(expected.verdict);
            expect(run.status).toBe(expected.verdict === "no-go" ? 1 : 0);
            // The validator wrote the same verdict beside the stacks.
            expect(JSON.parse(readFileSync(join(home, "out/prodgate.json"), "utf8"))).toMatchObject({
                verdict: expected.verdict,
                summary: result.summary,
            });
        } finally {
            rmSync(home, { recursive: true, force: true });
        }
    });
});

test("no violation is left undecided by every enforcer", () => {
    for (const example of ["pulumi-aws-shop", "cdktf-aws-orders"]) {
        const enforcers = example === "pulumi-aws-shop" ? ["preview-create", "preview-update", "program", "export"] : ["synth"];
        for (const form of ["prototype", "production"]) {
            const { violations, undecided } = expectedOf(join(checkout, "examples", example, form));
            for (const { policy, resource } of violations) {
                const blind = undecided.filter((one) => one.policy === policy && one.resource === resource).flatMap((one) => one.in);
                expect([policy, resource, enforcers.every((enforcer) => new Set<string>(blind).has(enforcer))]).toEqual([policy, resource, false]);
            }
        }
    }
});
