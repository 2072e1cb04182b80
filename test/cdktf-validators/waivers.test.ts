/** Waivers at synth, with both real libraries. */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { currentDay, dayAfter } from "../../gate/day";
import { checkout } from "../e2e/engine/availability";
import { appOf, inProjectFolder, runNode, synthApp, type AppRun, type Library, type Synthesized } from "./synth-app";

jest.setTimeout(60_000);

const inDays = (days: number) => dayAfter(currentDay(), days);
const LATER = inDays(100);
const waiver = (policy: string, more: object = {}) =>
    JSON.stringify({ policy, reason: "filled again from the orders", owner: "team-shop", expires: LATER, ...more });

/** A risk two levels below the stack, and a blocker. */
const shop = `
    const { Construct } = require("constructs");
    const shop = new TerraformStack(app, "shop");
    const data = new Construct(shop, "data");
    const silent = resource(data, "aws_cloudwatch_metric_alarm", "silent", { alarm_description: "Orders wait: restart the worker." });
    const secret = resource(data, "aws_secretsmanager_secret_version", "database", { secret_id: "orders", secret_string: "Sesame!Open-42" });
`;
const SILENT = "shop: WARN [shop/data/silent]: [prodgate/alarms-notify-someone]";
const LITERAL = "shop: ERROR [shop/data/database]: [prodgate/no-plaintext-secrets]";

interface Report {
    readonly verdict: string;
    readonly overridden?: boolean;
    readonly findings: readonly { readonly policy: string; readonly status: string; readonly resource: { readonly path?: string } }[];
    readonly waivers?: readonly { readonly state: string; readonly line: string; readonly path?: string }[];
    readonly summary: { readonly mandatory: number; readonly waived: number };
}

function isReport(it: unknown): it is Report {
    return typeof it === "object" && it !== null && "verdict" in it;
}

function reportOf({ files }: Synthesized): Report {
    const report = files["prodgate.json"];
    if (!isReport(report)) throw new Error("no prodgate.json");
    return report;
}

const statuses = (run: Synthesized) => reportOf(run).findings.map(({ policy, status }) => `${policy} ${status}`);
const states = (run: Synthesized) => (reportOf(run).waivers ?? []).map(({ state, path }) => `${state} ${path ?? ""}`);

describe.each<Library>(["cdktf", "cdktn"])("waive() with %s", (library) => {
    const synth = (body: string, run: AppRun = { underCli: true }) =>
        synthApp(library, `const app = new App(); ${shop} ${body} ProductionReadiness.enforce(app); app.synth();`, run);
    const settled = async (settings: object, body: string, run: AppRun = { underCli: true }) =>
        await inProjectFolder(async (folder) => {
            writeFileSync(join(folder, "prodgate.yaml"), JSON.stringify(settings));
            writeFileSync(join(folder, "main.js"), appOf(library, `const app = new App(); ${shop} ${body} app.synth();`));
            return await runNode(folder, ["main.js"], run);
        });
    const enforce = "ProductionReadiness.enforce(app);";

    test("a risk is waived for a construct and for what is in it; the annotations say so once", async () => {
        const run = await synth(`ProductionReadiness.waive(data, ${waiver("alarms-notify-someone")});`);
        expect(run).toMatchObject({ exitCode: 0, stderr: "" });
        expect(run.annotations).toEqual([expect.stringContaining(LITERAL), "shop: INFO [shop]: [prodgate/waived] 1 finding is waived."]);
        expect(run.files["manifest.json"]).toHaveProperty(
            "stacks.shop.annotations.1.message",
            expect.stringMatching(
                new RegExp(
                    `^\\[prodgate/waived\\] 1 finding is waived\\.\\n  alarms-notify-someone: alarm "data_silent_\\w+" is waived by team-shop in code until\\n    ${LATER}: filled again from the orders$`,
                ),
            ),
        );
        expect(states(run)).toEqual(["used shop/data"]);
    });

    test.each([
        ["another construct", `new Construct(shop, "edge")`],
        ["a construct whose path begins alike", `new Construct(shop, "dat")`],
    ])("for %s it waives nothing, and that is a warning there", async (_, scope) => {
        const run = await synth(`const other = ${scope}; ProductionReadiness.waive(other, ${waiver("alarms-notify-someone")});`);
        expect(run.annotations).toContainEqual(expect.stringContaining(SILENT));
        expect(run.annotations).toContainEqual(
            expect.stringMatching(
                /^shop: WARN \[shop\/(?:edge|dat)\]: \[prodgate\] Waiver of alarms-notify-someone in construct shop\/\w+ waives nothing: /,
            ),
        );
    });

    test("a blocker is waived only where code-waivers of the settings lists the construct", async () => {
        const waives = `ProductionReadiness.waive(shop, ${waiver("no-plaintext-secrets", { resource: "shop/*/database" })}); ${enforce}`;
        const refused = await settled({ "code-waivers": ["other"] }, waives);
        expect(refused.annotations).toContainEqual(expect.stringContaining(LITERAL));
        expect(refused.annotations).toContain(
            'shop: WARN [shop]: [prodgate] Waiver of no-plaintext-secrets for "shop/*/database" in construct shop is ignored: no-plaintext-secrets is a blocker, which code may waive only where code-waivers in the settings lists the construct.',
        );
        expect(await settled({ "code-waivers": ["other"] }, waives, {})).toMatchObject({ exitCode: 1 });
        const accepted = await settled({ "code-waivers": ["shop"] }, waives, {});
        expect(accepted).toMatchObject({ exitCode: 0 });
        expect(statuses(accepted)).toContain("no-plaintext-secrets waived");
        expect(accepted.annotations.filter((line) => line.includes("ERROR"))).toEqual([]);
    });

    test("one that has expired, soon does or waives nothing is a warning, and an expired one waives nothing", async () => {
        const run = await synth(`
            ProductionReadiness.waive(data, ${waiver("alarms-notify-someone", { expires: inDays(-1) })});
            ProductionReadiness.waive(shop, ${waiver("log-retention")});
            ProductionReadiness.waive(shop, ${waiver("log-retentoin")});
        `);
        const said = run.annotations.filter((line) => line.includes("[prodgate] Waiver"));
        expect(run.annotations).toContainEqual(expect.stringContaining(SILENT));
        expect(said).toEqual([
            expect.stringContaining(
                "WARN [shop]: [prodgate] Waiver of log-retention in construct shop waives nothing: the policy finds nothing there.",
            ),
            expect.stringContaining(
                "WARN [shop]: [prodgate] Waiver of log-retentoin in construct shop waives nothing: no policy is called so, did you mean log-retention.",
            ),
            expect.stringContaining(
                `WARN [shop/data]: [prodgate] Waiver of alarms-notify-someone in construct shop/data expired on ${inDays(-1)}: 1 finding counts again.`,
            ),
        ]);
        const soon = await synth(`ProductionReadiness.waive(silent, ${waiver("alarms-notify-someone", { expires: inDays(3) })});`);
        expect(soon.annotations).toContainEqual(
            expect.stringContaining("Waiver of alarms-notify-someone in construct shop/data/silent expires in 3 days"),
        );
        expect(states(soon)).toEqual(["expiring shop/data/silent"]);
    });

    test("it is in the Terraform JSON beside what the library writes there, and is judged on disk as it is live", async () => {
        await inProjectFolder(async (folder) => {
            const body = `
                const inner = new TerraformStack(shop, "inner");
                resource(inner, "aws_cloudwatch_metric_alarm", "quiet", { alarm_description: "Orders wait: restart the worker." });
                shop.addOverride("locals.before", 1);
                ProductionReadiness.waive(shop, ${waiver("alarms-notify-someone", { reason: 'why ${not} "this"' })});
                ProductionReadiness.waive(secret, ${waiver("no-plaintext-secrets")});
                ProductionReadiness.waive(inner, ${waiver("log-retention", { detail: "a" })});
                shop.addOverride("locals.after", 2);
            `;
            const app = (before: string) => appOf(library, `const app = new App(); ${shop} ${body} ${before} app.synth();`);
            writeFileSync(join(folder, "with.js"), app(enforce));
            const run = await runNode(folder, ["with.js"], { underCli: true });
            const entry = { policy: "alarms-notify-someone", owner: "team-shop", expires: LATER, resource: "*" };
            expect(run.files["stacks/shop/cdk.tf.json"]).toMatchObject({
                "//": {
                    metadata: { stackName: "shop", backend: "local" },
                    prodgate: {
                        waivers: [
                            { ...entry, path: "shop", reason: 'why ${not} "this"' },
                            { policy: "no-plaintext-secrets", path: "shop/data/database" },
                        ],
                    },
                },
                locals: { before: 1, after: 2 },
            });
            // What the command lines send to their makers.
            expect(run.files).not.toHaveProperty(["stacks/shop/cdk.tf.json", "//", "metadata", "prodgate"]);
            expect(run.files["stacks/inner/cdk.tf.json"]).toMatchObject({ "//": { prodgate: { waivers: [{ path: "shop/inner", detail: "a" }] } } });
            // A stack's waivers hold for the stacks in it.
            expect(statuses(run)).toEqual(["no-plaintext-secrets violation", "alarms-notify-someone waived", "alarms-notify-someone waived"]);
            expect(states(run)).toEqual(["used shop", "refused shop/data/database", "unused shop/inner"]);
            const fromDisk = await runNode(folder, [join(checkout, "dist/cli/prodgate.js"), "assess", "cdktf.out", "--format", "json"]);
            expect(JSON.parse(fromDisk.stdout)).toEqual(run.files["prodgate.json"]);
        });
    });

    test("check() of a stack alone knows what the stacks around it waive", async () => {
        const run = await synthApp(
            library,
            `const app = new App(); ${shop}
            const inner = new TerraformStack(shop, "inner");
            resource(inner, "aws_cloudwatch_metric_alarm", "quiet", { alarm_description: "Orders wait: restart the worker." });
            ProductionReadiness.waive(shop, ${waiver("alarms-notify-someone", { resource: "quiet" })});
            console.log(JSON.stringify([inner, shop].map((one) => ProductionReadiness.check(one)).map(({ summary, waivers }) => [summary.waived, summary.risks, waivers[0].state])));`,
        );
        expect(run.stdout).toBe('[[1,0,"used"],[1,1,"used"]]\n');
    });

    test("as an aspect of one stack, its own waivers are said and no other's", async () => {
        const run = await synthApp(
            library,
            `const app = new App(); ${shop}
            const other = new TerraformStack(app, "other");
            ProductionReadiness.waive(other, ${waiver("log-retention")});
            ProductionReadiness.waive(data, ${waiver("alarms-notify-someone")});
            ProductionReadiness.waive(data, ${waiver("dead-letter-queues")});
            Aspects.of(shop).add(new ProductionReadiness());
            app.synth();`,
            { underCli: true },
        );
        expect(run).toMatchObject({ exitCode: 0, stderr: "" });
        expect([...run.annotations].sort()).toEqual([
            expect.stringContaining(LITERAL),
            "shop: INFO [shop]: [prodgate/waived] 1 finding is waived.",
            expect.stringContaining("shop: WARN [shop/data]: [prodgate] Waiver of dead-letter-queues in construct shop/data waives nothing"),
        ]);
    });

    test("settings at synth: their waivers hold, and what another program declares is no finding", async () => {
        const queue = `resource(shop, "aws_lambda_function", "api", { function_name: "api" });`;
        const open = await settled({}, `${queue} ${enforce}`);
        expect(open.annotations).toContainEqual(expect.stringContaining("[prodgate/alarms-on-critical-resources]"));
        const settings = {
            environments: [{ name: "production", stacks: ["shop"], elsewhere: ["alarms"] }],
            waivers: [
                { policy: "no-plaintext-secrets", resource: "shop/data/*", reason: "public keys", owner: "ada", expires: LATER },
                { policy: "log-retention", resource: "gone", reason: "r", owner: "ada", expires: LATER },
            ],
        };
        const run = await settled(settings, `${queue} ${enforce}`, {});
        expect(run.exitCode).toBe(0);
        expect(run.annotations.filter((line) => /ERROR|alarms-on-critical-resources/.test(line))).toEqual([]);
        expect(run.annotations).toContainEqual(
            expect.stringMatching(/^shop: WARN \[shop\]: \[prodgate\] Waiver of log-retention for "gone" \(prodgate\.yaml:1\) waives nothing: /),
        );
        expect(statuses(run)).toContain("no-plaintext-secrets waived");
        expect(reportOf(run)).toHaveProperty("elsewhere");
    });

    test("break glass: mandatory findings are warnings after the line that says so, and stop nothing", async () => {
        const glass = { "break-glass": { reason: "INC-4711", owner: "ada", until: inDays(2) } };
        const line = `[prodgate] Break glass (prodgate.yaml:1) of ada holds until ${inDays(2)}: 1 mandatory finding does not stop. Reason: INC-4711`;
        const problems = "console.log(JSON.stringify(ProductionReadiness.check(app).problems));";
        const plain = await settled(glass, `${problems} ${enforce}`, {});
        expect(plain).toMatchObject({ exitCode: 0, stdout: "[]\n" });
        // No error says the blocker, so the report does.
        expect(plain.stderr).toContain("\nBlockers (1)\n");
        expect(plain.annotations.slice(0, 2)).toEqual([`shop: WARN [shop]: ${line}`, expect.stringContaining(LITERAL.replace("ERROR", "WARN"))]);
        expect(reportOf(plain)).toMatchObject({ verdict: "no-go", overridden: true, summary: { mandatory: 1 } });
        const aspect = await settled(glass, "Aspects.of(shop).add(new ProductionReadiness());", {});
        expect(aspect.exitCode).toBe(0);
        expect(aspect.annotations).toContain(`shop: WARN [shop]: ${line}`);
        const over = await settled({ "break-glass": { ...glass["break-glass"], until: inDays(-1) } }, `${problems} ${enforce}`);
        expect(over.stdout).toContain("no-plaintext-secrets");
        expect(over.annotations).toContainEqual(expect.stringContaining(LITERAL));
        expect(over.annotations[0]).toContain(`was over after ${inDays(-1)} and overrides nothing: remove it`);
    });

    test("a blocker that the settings do not enforce is in the report of a program, since no error says it", async () => {
        const run = await settled({ environments: [{ name: "dev", stacks: ["shop"], stage: "assess" }] }, enforce, {});
        expect(run.exitCode).toBe(0);
        expect(run.stderr).toContain("\nBlockers (1)\n");
    });

    test("settings whose waivers hold for nobody stop the program, with their line", async () => {
        const late = { waivers: [{ policy: "log-retention", resource: "a", reason: "r", owner: "o", expires: inDays(400) }] };
        const run = await settled(late, enforce);
        expect(run.exitCode).toBe(1);
        expect(run.stderr).toContain("TypeError: ProductionReadiness: prodgate.yaml:1: the waiver of log-retention expires more than a year ahead");
    });
});
