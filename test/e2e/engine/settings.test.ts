import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { currentDay, dayAfter } from "../../../gate/day";
import { prodgate } from "../../cli/run";
import { checkout } from "./availability";
import { describeEngine, withStack, type EngineRun } from "./pulumi";

jest.setTimeout(180_000);

const folder = mkdtempSync(join(tmpdir(), "prodgate-settings-"));
afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
});

/** The environment in which the pack finds these settings. */
function settings(name: string, text: string): Readonly<Record<string, string>> {
    const file = join(folder, `${name}.yaml`);
    writeFileSync(file, text);
    return { PRODGATE_SETTINGS: file };
}

const program = {
    source: `const aws = require("@pulumi/aws");
new aws.dynamodb.Table("carts", { attributes: [{ name: "id", type: "S" }], hashKey: "id", billingMode: "PAY_PER_REQUEST",
    pointInTimeRecovery: { enabled: true } });
new aws.cloudwatch.LogGroup("app", { retentionInDays: 60 });`,
};
const config = { "aws:region": "eu-west-1" };
const asked = ["protected-stateful-resources", "log-retention", "prodgate-settings"];

function alarms(run: EngineRun): number {
    return run.policyEvents.filter(({ policyName }) => policyName === "alarms-on-critical-resources").length;
}

function inDays(days: number): string {
    return dayAfter(currentDay(), days);
}

function levels(run: EngineRun): readonly string[] {
    return run.policyEvents
        .filter(({ policyName }) => asked.includes(policyName))
        .map(({ policyName, enforcementLevel }) => `${policyName} ${enforcementLevel}`)
        .sort();
}

describeEngine("prodgate.yaml in the engine", () => {
    test("the stack's environment decides levels and options, and the engine's own configuration wins over it", async () => {
        await withStack(
            async (stack) => {
                const adopting = settings("adopting", "environments: [{ name: production, stacks: [shop/prod], stage: assess }]");
                const assessed = await stack.preview({ program, config, env: adopting });
                expect(levels(assessed)).toEqual(["protected-stateful-resources advisory"]);
                expect(assessed.exitCode).toBe(0);

                const strict = settings("strict", "environments: [{ name: production, stacks: [prod], profile: regulated }]");
                const regulated = await stack.preview({ program, config, env: strict });
                expect(levels(regulated)).toEqual(["log-retention mandatory", "protected-stateful-resources mandatory"]);
                expect(regulated.stdout).toContain("fix: Set retentionInDays to 365.");
                expect(regulated.exitCode).toBe(1);

                const policyConfig = { "log-retention": { enforcementLevel: "advisory", minimum: 90 }, "protected-stateful-resources": "disabled" };
                const configured = await stack.preview({ program, config, env: strict, policyConfig });
                expect(levels(configured)).toEqual(["log-retention advisory"]);
                expect(configured.stdout).toContain("fix: Set retentionInDays to 90.");
            },
            { project: "shop", stack: "prod" },
        );
    });

    test("`policy analyze` names no stack to the pack: PRODGATE_STACK does, and without it the difference is said", async () => {
        await withStack(
            async (stack) => {
                await stack.up({ program, config });
                const env = settings("analyzed", "environments: [{ name: production, stacks: [prod], profile: regulated }]");
                const without = await stack.analyze({ env });
                expect(levels(without)).toContain("protected-stateful-resources mandatory");
                expect(levels(without)).not.toContain("log-retention mandatory");
                expect(without.policyEvents.find(({ policyName }) => policyName === "undecided")?.message.replaceAll(/\s+/g, " ")).toContain(
                    "The levels are those of no environment, and this stack is in environment production: set PRODGATE_STACK to the stack's name.",
                );
                const told = await stack.analyze({ env: { ...env, PRODGATE_STACK: "prod" } });
                expect(levels(told)).toEqual(["log-retention mandatory", "protected-stateful-resources mandatory"]);
            },
            { project: "shop", stack: "prod" },
        );
    });

    test("waivers, what is kept elsewhere and break glass stop nothing and are said; an expired waiver counts no more", async () => {
        await withStack(
            async (stack) => {
                const undecided = (run: EngineRun) =>
                    run.policyEvents.find(({ policyName }) => policyName === "undecided")?.message.replaceAll(/\s+/g, " ") ?? "";
                const silent = await stack.preview({ program, config, env: settings("none", "") });
                expect([silent.exitCode, levels(silent)]).toEqual([1, ["protected-stateful-resources mandatory"]]);
                expect(alarms(silent)).toBe(1);

                const waiver = (expires: string) =>
                    `{ policy: protected-stateful-resources, resource: carts, reason: a copy, owner: team-shop, expires: ${expires} }`;
                const accepted = await stack.preview({
                    program,
                    config,
                    env: settings(
                        "accepted",
                        `environments: [{ name: production, stacks: [prod], elsewhere: [alarms] }]\nwaivers: [${waiver(inDays(60))}]`,
                    ),
                });
                expect([accepted.exitCode, levels(accepted), alarms(accepted)]).toEqual([0, [], 0]);
                expect(undecided(accepted)).toContain(`(accepted.yaml:2) waives 1 finding until ${inDays(60)}.`);
                expect(undecided(accepted)).toContain("Alarms are kept elsewhere, by the settings: 1 resource was not checked for them.");

                const expired = await stack.preview({ program, config, env: settings("expired", `waivers: [${waiver(inDays(-1))}]`) });
                expect([expired.exitCode, levels(expired)]).toEqual([1, ["protected-stateful-resources mandatory"]]);
                expect(undecided(expired)).toContain(`expired on ${inDays(-1)}: 1 finding counts again.`);

                const broken = settings("glass", `break-glass: { reason: outage, owner: team-shop, until: ${inDays(2)} }`);
                const emergency = await stack.preview({ program, config, env: broken });
                expect([emergency.exitCode, levels(emergency)]).toEqual([0, ["protected-stateful-resources advisory"]]);
                expect(undecided(emergency)).toContain(
                    `Break glass (glass.yaml:1) of team-shop holds until ${inDays(2)}: mandatory findings do not stop.`,
                );

                const endless = settings("endless", `waivers: [${waiver(inDays(400))}]`);
                const refused = await stack.preview({ program, config, env: endless });
                expect([refused.exitCode, levels(refused)]).toEqual([1, ["prodgate-settings mandatory"]]);
            },
            { project: "shop", stack: "prod" },
        );
    });

    test("what `prodgate baseline` accepted of the program does not stop its preview, and what is new does", async () => {
        await withStack(
            async (stack) => {
                // Written by the command line from the program, compared in the engine.
                const project = join(folder, "program");
                mkdirSync(project, { recursive: true });
                writeFileSync(join(project, "Pulumi.yaml"), "name: shop\nruntime: nodejs\n");
                writeFileSync(join(project, "index.js"), program.source);
                symlinkSync(join(checkout, "node_modules"), join(project, "node_modules"));
                const file = join(folder, "prodgate-baseline.json");
                const env = settings(
                    "monday",
                    "baseline: ./prodgate-baseline.json\nenvironments: [{ name: all, stacks: ['*'], elsewhere: [alarms] }]",
                );
                const run = prodgate(folder, ["baseline", "program", "--stack", "prod", "--settings", env["PRODGATE_SETTINGS"] ?? ""]);
                expect(run.stderr).toContain("prodgate-baseline.json: accepts 1 violation and 0 undecided");
                expect(readFileSync(file, "utf8")).toContain("protected-stateful-resources");

                const same = await stack.preview({ program, config, env });
                expect([same.exitCode, levels(same)]).toEqual([0, []]);
                expect(same.policyEvents.find(({ policyName }) => policyName === "undecided")?.message).toContain(
                    "Compared with prodgate-baseline.json: 1 remaining; the new ones are reported.",
                );
                const source = `${program.source}\nnew aws.dynamodb.Table("orders", { attributes: [{ name: "id", type: "S" }], hashKey: "id", pointInTimeRecovery: { enabled: true } });`;
                const worse = await stack.preview({ program: { source }, config, env });
                expect([worse.exitCode, levels(worse)]).toEqual([1, ["protected-stateful-resources mandatory"]]);
                rmSync(file);
                expect(levels(await stack.preview({ program, config, env }))).toEqual(["prodgate-settings mandatory"]);
            },
            { project: "shop", stack: "prod" },
        );
    });

    test("a waiver stops no creation that it waives", async () => {
        await withStack(async (stack) => {
            const text = `waivers: [{ policy: no-plaintext-secrets, resource: mailer, reason: a demonstration, owner: team-shop, expires: ${inDays(9)} }]`;
            const source = `const aws = require("@pulumi/aws");
new aws.lambda.Function("mailer", { role: "arn:aws:iam::123456789012:role/mailer", runtime: "nodejs22.x", handler: "index.handler", s3Bucket: "code", s3Key: "mailer.zip",
    environment: { variables: { DATABASE_URL: "postgres://app:hunter2-and-more@db.example.com:5432/shop" } } });`;
            const run = await stack.up({ policyPack: checkout, program: { source }, config, env: settings("creation", text) });
            expect(run.policyEvents.filter(({ policyName }) => policyName === "no-plaintext-secrets")).toEqual([]);
            expect(run.exitCode).toBe(0);
        });
    });

    test("settings that cannot be used are one mandatory violation that names the line", async () => {
        await withStack(async (stack) => {
            const env = settings("broken", "environments:\n  - name: production\n    stacks: [prod]\n    stage: golive");
            const run = await stack.preview({ program, config, env });
            expect(run.exitCode).toBe(1);
            expect(run.policyEvents.map(({ policyName, enforcementLevel }) => `${policyName} ${enforcementLevel}`)).toEqual([
                "prodgate-settings mandatory",
            ]);
            expect(run.policyEvents[0]?.message.replaceAll(/\s+/g, " ")).toContain(
                'broken.yaml:4: environments[0].stage is "golive", did you mean go-live; it is one of assess, secure, scale, go-live',
            );
        });
    });
});
