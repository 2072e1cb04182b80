import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { reportValidator, sarifValidator } from "../reports/schema";
import { xmlDocument } from "../reports/xml-document";
import { exported, inFolder } from "./run";

const table = (name: string, deletionProtectionEnabled: boolean) => ({
    type: "aws:dynamodb/table:Table",
    name,
    inputs: { hashKey: "id", deletionProtectionEnabled, pointInTimeRecovery: { enabled: true } },
});
const loadBalancer = { type: "aws:lb/loadBalancer:LoadBalancer", name: "front", inputs: { internal: false } };
const state = exported([table("carts", false), loadBalancer]);

test("one run writes every format that is asked for", () =>
    inFolder({ "state.json": state }, (run, folder) => {
        const files = ["json", "sarif", "junit", "markdown", "pretty"].map((format) => `${format}=out.${format}`);
        const { status, stdout, stderr } = run("assess", "state.json", ...files.flatMap((one) => ["--also", one]));
        expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
        const written = (format: string) => readFileSync(join(folder, `out.${format}`), "utf8");
        expect(written("pretty")).toBe(stdout);
        expect(reportValidator({ closed: true })(JSON.parse(written("json")))).toEqual([]);
        expect(sarifValidator()(JSON.parse(written("sarif")))).toEqual([]);
        expect(xmlDocument(written("junit")).attributes).toMatchObject({ failures: "1", errors: "0" });
        expect(written("markdown")).toMatch(/^<!-- prodgate -->\n## ❌ prodgate: no-go \(1 blocker, /);
    }));

test("SARIF names the declaration where it is there, and else the input", () => {
    const located = JSON.stringify(exported([table("carts", false), table("orders", false)])).replace(
        '"id":"carts"',
        '"id":"carts","sourcePosition":"project:///index.ts#8,12"',
    );
    inFolder({ "shop/state.json": located, "shop/index.ts": "" }, (run) => {
        const { stdout } = run("assess", "shop/state.json", "--format", "sarif", "--severity", "blocker");
        expect([...stdout.matchAll(/"uri": "(.*)"|"startLine": (\d+)/g)].map(([, uri, line]) => uri ?? line)).toEqual([
            "shop/index.ts",
            "8",
            "shop/state.json",
            "1",
        ]);
    });
});

test("SARIF of synthesized stacks names each stack's file", () =>
    inFolder({}, (run, folder) => {
        for (const stack of ["data", "edge"]) {
            mkdirSync(join(folder, "cdktf.out/stacks", stack), { recursive: true });
            const resource = { aws_dynamodb_table: { carts: { deletion_protection_enabled: false } } };
            writeFileSync(join(folder, "cdktf.out/stacks", stack, "cdk.tf.json"), JSON.stringify({ resource }));
        }
        const stacks = Object.fromEntries(["data", "edge"].map((name) => [name, { name, synthesizedStackPath: `stacks/${name}/cdk.tf.json` }]));
        writeFileSync(join(folder, "cdktf.out/manifest.json"), JSON.stringify({ version: "0.21.0", stacks }));
        const { stdout } = run("assess", "cdktf.out", "--format", "sarif", "--severity", "blocker");
        expect(new Set([...stdout.matchAll(/"uri": "(.*)"/g)].map(([, uri]) => uri))).toEqual(
            new Set(["cdktf.out/stacks/data/cdk.tf.json", "cdktf.out/stacks/edge/cdk.tf.json"]),
        );
    }));

describe("filters", () => {
    test("leave findings out and neither the verdict nor the exit code, and say so", () =>
        inFolder({ "state.json": state }, (run) => {
            const { status, stdout } = run("assess", "state.json", "--severity", "risk");
            expect(stdout).toContain("Only findings of severity risk are shown: ");
            expect(stdout).toContain("\nRisks (3)\n");
            expect(stdout).not.toContain("Blockers");
            expect(stdout).toContain("verdict: no-go (1 blocker, 3 risks, ");
            expect(status).toBe(1);
            const json = run("assess", "state.json", "--format", "json", "--policy", "centralized-logging", "--policy", "log-retention");
            expect(JSON.parse(json.stdout)).toMatchObject({
                verdict: "no-go",
                filter: { policies: ["centralized-logging", "log-retention"], severities: [] },
                summary: { blockers: 1, risks: 3 },
            });
            expect(json.status).toBe(1);
        }));

    test("an unknown name is an error with the nearest right one", () =>
        inFolder({ "state.json": state }, (run) => {
            for (const [args, said] of [
                [["--policy", "multiple-instance"], "no policy is called multiple-instance, did you mean multiple-instances; there are "],
                [["--policy", "toString"], "no policy is called toString; there are "],
                [["--severity", "blockers"], "no severity is called blockers, did you mean blocker; there are blocker, risk, improvement."],
                [["--also", "serif=x"], "no format is called serif, did you mean sarif; there are pretty, json, sarif, junit, markdown."],
                [["--also", "sarif"], "it is written <format>=<file>."],
            ] as const) {
                const { status, stdout, stderr } = run("assess", "state.json", ...args);
                expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
                expect(stderr).toContain(said);
            }
        }));
});

test("--redact replaces accounts and hosts on standard output, in files and in remarks", () =>
    inFolder(
        { "acme-shop.io.json": exported([table("carts-918273645546", false), { ...loadBalancer, name: "api.acme-shop.io" }]) },
        (run, folder) => {
            const { stdout, stderr } = run("assess", "acme-shop.io.json", "--redact", "--also", "sarif=out.sarif");
            const all = stdout + stderr + readFileSync(join(folder, "out.sarif"), "utf8");
            expect(all).toContain("carts-account-1");
            expect(all).toContain("host-1.domain-1");
            expect(all).not.toMatch(/918273645546|acme-shop/);
        },
    ));

test("a large input says what it is doing on standard error, and a small one nothing", () => {
    const many = Array.from({ length: 2_000 }, (_, at) => table(`carts-${String(at)}`, false));
    inFolder({ "many.json": exported(many), "state.json": state }, (run) => {
        expect(run("assess", "many.json").stderr).toBe("judging 2000 resources\n");
        expect(run("assess", "state.json").stderr).toBe("");
    });
});
