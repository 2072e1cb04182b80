import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { checkout } from "../e2e/engine/availability";
import { appOf, inProjectFolder, runNode, synthApp, type AppRun, type Library } from "./synth-app";

jest.setTimeout(60_000);

const PASSWORD = "Sesame!Open-42";
/** Ready: what the secret holds is made elsewhere, and the alarm reaches a mailbox of another stack. */
const ready = `
    const orders = new TerraformStack(app, "orders");
    const platform = new TerraformStack(app, "platform");
    const generated = resource(orders, "random_password", "generated", { length: 32 });
    const secret = resource(orders, "aws_secretsmanager_secret_version", "database", { secret_id: "orders", secret_string: generated.getStringAttribute("result") });
    const topic = resource(platform, "aws_sns_topic", "topic");
    resource(platform, "aws_sns_topic_subscription", "mail", { topic_arn: topic.getStringAttribute("arn"), protocol: "email", endpoint: "on-call@example.com" });
    resource(orders, "aws_cloudwatch_metric_alarm", "errors", { alarm_description: "Orders wait: restart the worker.", alarm_actions: [topic.getStringAttribute("arn")] });
`;
/** Not ready: a blocker in each stack, a risk, and something that only the deployment decides. */
const prototype = `
    ${ready}
    secret.addOverride("secret_string", "${PASSWORD}");
    resource(platform, "aws_secretsmanager_secret_version", "pager", { secret_id: "pager", secret_string: "${PASSWORD}" });
    resource(orders, "aws_cloudwatch_metric_alarm", "silent", { alarm_description: "Orders wait: restart the worker." });
    resource(orders, "aws_cloudwatch_metric_alarm", "later", { alarm_description: "Orders wait: restart the worker.", alarm_actions: "\${var.actions}" });
`;
const literal = (name: string) => `[prodgate/no-plaintext-secrets] Secret "${name}" has a literal password in secretString.`;
const silent = '[prodgate/alarms-notify-someone] Alarm "silent" does not notify anyone when it fires (alarmActions is absent).';
const undecided = "orders: INFO [orders]: [prodgate/undecided] 1 could not be decided before deployment.";
const said = [
    `orders: ERROR [orders/database]: ${literal("database")}`,
    `orders: WARN [orders/silent]: ${silent}`,
    undecided,
    `platform: ERROR [platform/pager]: ${literal("pager")}`,
];

/** An aspect that writes a password where there was a reference. */
const spoils = `Aspects.of(orders).add({ visit: (node) => { if (node === secret) node.addOverride("secret_string", "${PASSWORD}"); } });`;

describe.each<Library>(["cdktf", "cdktn"])("synth with %s", (library) => {
    const synth = (body: string, run: AppRun = {}) => synthApp(library, body, run);

    test("a mandatory violation in any stack fails app.synth(), and the report is written all the same", async () => {
        const run = await synth(`const app = new App(); ProductionReadiness.enforce(app); ${prototype} app.synth();`);
        expect(run.exitCode).toBe(1);
        const lines = run.stderr.slice(run.stderr.indexOf("Error: ")).split("\n");
        expect(lines.slice(0, 7)).toEqual([
            "Error: App-level validation failed with the following errors:",
            `  [orders/database] ${literal("database")}`,
            expect.stringMatching(/^ {4}fix: .*secretStringWo/),
            expect.stringMatching(/^ {4}docs: .*no-plaintext-secrets/),
            `  [platform/pager] ${literal("pager")}`,
            expect.stringMatching(/^ {4}fix: /),
            expect.stringMatching(/^ {4}docs: /),
        ]);
        // What does not stop the synth is in the report before it, without the blockers, which are in the error.
        const report = run.stderr.slice(0, run.stderr.indexOf("Error: "));
        expect(report).toContain("Risks (1)\n");
        expect(report).toContain("\nverdict: no-go (2 blockers, 1 risk, 0 improvements, 1 undecided)\n");
        expect(report).not.toContain("Blockers");
        expect(run.stderr.slice(run.stderr.indexOf("Error: "))).not.toContain("alarms-notify-someone");
        expect(run.files["prodgate.json"]).toMatchObject({
            schema: 1,
            verdict: "no-go",
            summary: { blockers: 2, mandatory: 2, risks: 1 },
        });
        expect(run.files["manifest.json"]).toBeUndefined();
        expect(run.stderr + run.stdout + JSON.stringify(run.files["prodgate.json"])).not.toContain(PASSWORD);
    });

    test("under a command line every finding is an annotation of its stack, without frames, and the command line is left to fail", async () => {
        const run = await synth(`const app = new App(); ProductionReadiness.enforce(app); ${prototype} app.synth();`, { underCli: true });
        expect(run).toMatchObject({ exitCode: 0, stdout: "", stderr: "" });
        expect(run.annotations).toEqual(said);
        expect(run.files["manifest.json"]).toHaveProperty("stacks.platform.annotations", [
            {
                constructPath: "platform/pager",
                level: "@cdktf/error",
                message: expect.stringMatching(/^\[prodgate\/no-plaintext-secrets\] .*\n {2}fix: .*\n {2}docs: .*$/),
                stacktrace: [],
            },
        ]);
        expect(run.files["manifest.json"]).toHaveProperty(
            "stacks.orders.annotations.2.message",
            `${undecided.slice(undecided.indexOf("[prodgate"))}\n  alarms-notify-someone: cannot tell for alarm "later": alarmActions depends on variable actions;\n    alarmActions is known only after deployment`,
        );
    });

    test("what is ready is synthesized to the same files as without prodgate, and judged as it is judged from disk", async () => {
        await inProjectFolder(async (folder) => {
            const body = (before: string) => appOf(library, `const app = new App(); ${ready} ${before} app.synth();`);
            writeFileSync(join(folder, "without.js"), body(""));
            writeFileSync(join(folder, "with.js"), body(`ProductionReadiness.enforce(app);`));
            const { files: without } = await runNode(folder, ["without.js"]);
            const run = await runNode(folder, ["with.js"]);
            expect(run).toMatchObject({ exitCode: 0, stdout: "", annotations: [] });
            expect(run.stderr.split("\n").slice(0, 5)).toEqual([
                "prodgate",
                "no prodgate.yaml: judged as business at stage go-live",
                "",
                "verdict: go (0 blockers, 0 risks, 0 improvements, 0 undecided)",
                "checked 4 of 5 resources; 0 hold nothing to check; 0 not supported; 1 of other providers",
            ]);
            const { "prodgate.json": report, ...files } = run.files;
            expect(report).toMatchObject({ verdict: "go", summary: { blockers: 0, risks: 0, undecided: 0 } });
            expect(files).toEqual(without);
            const fromDisk = await runNode(folder, [join(checkout, "dist/cli/prodgate.js"), "assess", "cdktf.out", "--format", "json"]);
            expect(JSON.parse(fromDisk.stdout)).toEqual(report);
        });
    });

    test("skipValidation does not skip the gate", async () => {
        const body = `const app = new App({ skipValidation: true }); ProductionReadiness.enforce(app); ${prototype} app.synth();`;
        const plain = await synth(body);
        expect(plain.exitCode).toBe(1);
        expect(plain.stderr).toContain(`Error: The app is not ready for production:\n  [orders/database] ${literal("database")}\n    fix: `);
        expect(plain.stderr).not.toMatch(/at .*cdktf-validators/);
        expect(plain.files["prodgate.json"]).toMatchObject({ verdict: "no-go" });
        const cli = await synth(body, { underCli: true });
        expect(cli).toMatchObject({ exitCode: 0, annotations: said });
    });

    test("aspects have done their work before the app is judged", async () => {
        const fix = await synth(`
            const app = new App(); ${prototype}
            const repair = { visit: (node) => { if (["database", "pager"].includes(node.node.id)) node.addOverride("secret_string", "\${var.password}"); } };
            Aspects.of(orders).add(repair);
            Aspects.of(platform).add(repair);
            ProductionReadiness.enforce(app); app.synth();
        `);
        expect(fix.exitCode).toBe(0);
        // Nothing stops the synth, so that the risks would be seen by nobody.
        expect(fix.stderr).toContain(`Risks (1)\n  ${silent.replace("[prodgate/alarms-notify-someone] ", "")}\n    fix:  `);
        expect(fix.stderr).toContain("\nverdict: go (0 blockers, 1 risk, 0 improvements, 3 undecided)\n");
        expect(fix.annotations.filter((line) => line.includes("ERROR"))).toEqual([]);
        expect(fix.annotations).toContain(said[1]);
        const spoil = await synth(`const app = new App(); ${ready} ${spoils} ProductionReadiness.enforce(app); app.synth();`);
        expect(spoil.exitCode).toBe(1);
        expect(spoil.stderr).toContain(literal("database"));
    });

    test("enforcing and synthesising twice says nothing twice, and what was repaired in between is gone", async () => {
        const run = await synth(
            `
            const app = new App(); ${prototype}
            ProductionReadiness.enforce(app); ProductionReadiness.enforce(app);
            app.synth();
            console.log(app.manifest.forStack(orders).annotations.length);
            secret.addOverride("secret_string", generated.getStringAttribute("result"));
            app.synth();
        `,
            { underCli: true },
        );
        expect(run).toMatchObject({ exitCode: 0, stdout: "3\n", stderr: "" });
        expect(run.annotations).toEqual(said.slice(1));
    });

    test("a stack is rendered once for the library and for prodgate, and a file of an earlier run is not taken for it", async () => {
        await inProjectFolder(async (folder) => {
            const counted = `let count = 0; for (const stack of [orders, platform]) { const render = stack.toTerraform.bind(stack); stack.toTerraform = () => { count += 1; return render(); }; }`;
            writeFileSync(
                join(folder, "first.js"),
                appOf(library, `const app = new App(); ${ready} ${counted} ProductionReadiness.enforce(app); app.synth(); console.log(count);`),
            );
            expect(await runNode(folder, ["first.js"])).toMatchObject({ exitCode: 0, stdout: "2\n" });
            // Its file is still the one of the first run when it is judged.
            const stale = `orders.synthesizer = { synthesize() {} }; ProductionReadiness.enforce(app); app.synth();`;
            writeFileSync(join(folder, "second.js"), appOf(library, `const app = new App(); ${prototype} ${stale}`));
            const second = await runNode(folder, ["second.js"]);
            expect(second.exitCode).toBe(1);
            expect(second.stderr).toContain(literal("database"));
        });
    });

    test("aspects of all stacks judge the app anew only where a stack has changed since", async () => {
        const run = await synth(
            `
            const app = new App(); ${prototype}
            let count = 0;
            for (const stack of [orders, platform]) { const render = stack.toTerraform.bind(stack); stack.toTerraform = () => { count += 1; return render(); }; }
            const spoil = { visit: (node) => { if (node.node.id === "pager") node.addOverride("secret_string", "\${var.password}"); } };
            Aspects.of(platform).add(spoil);
            for (const stack of [orders, platform]) Aspects.of(stack).add(new ProductionReadiness());
            app.synth(); console.log(count);
        `,
            { underCli: true },
        );
        // Both for the first stack, the second again when it is judged itself, and both when they are written.
        expect(run).toMatchObject({ exitCode: 0, stdout: "5\n", stderr: "" });
        // What the aspect changed is judged as it is now.
        expect(run.annotations.filter((line) => line.startsWith("platform"))).toEqual([undecided.replaceAll("orders", "platform")]);
        expect(run.annotations).toEqual(expect.arrayContaining(said.slice(0, 3)));
    });

    test("enforcing after synth is refused: the gate would never be asked", async () => {
        const run = await synth(`const app = new App(); ${prototype} app.synth(); ProductionReadiness.enforce(app);`);
        expect(run.exitCode).toBe(1);
        expect(run.stderr).toContain("Error: ProductionReadiness.enforce(app) comes before app.synth(): this app is synthesized already.");
    });

    test("an aspect on the app is pointed out, because neither library runs it", async () => {
        const run = await synth(`
            const app = new App(); ${ready}
            Aspects.of(app).add({ visit: () => console.log("ran") });
            Aspects.of(app).add(new ProductionReadiness());
            ProductionReadiness.enforce(app); app.synth();
        `);
        expect(run).toMatchObject({ exitCode: 0, stdout: "" });
        expect(run.stderr).toContain("\n[prodgate] The app carries 2 aspects that never run");
        expect(run.annotations).toEqual([
            "orders: WARN [orders]: [prodgate] The app carries 2 aspects that never run: aspects run from a stack downwards.",
        ]);
    });

    test("a report that cannot be written is a warning", async () => {
        const run = await synth(`
            const app = new App(); ${ready}
            require("fs").mkdirSync("cdktf.out/prodgate.json");
            ProductionReadiness.enforce(app); app.synth();
        `);
        expect(run.stderr).toContain("\n[prodgate] prodgate.json could not be written (EISDIR).\n");
        expect(run).toMatchObject({
            exitCode: 0,
            annotations: ["orders: WARN [orders]: [prodgate] prodgate.json could not be written (EISDIR)."],
        });
    });

    test("a nested stack is judged once", async () => {
        const run = await synth(
            `
            const app = new App();
            const outer = new TerraformStack(app, "outer");
            resource(outer, "aws_sns_topic", "topic");
            const inner = new TerraformStack(outer, "inner");
            resource(inner, "aws_cloudwatch_metric_alarm", "silent", { alarm_description: "Orders wait: restart the worker." });
            ProductionReadiness.enforce(app); app.synth();
        `,
            { underCli: true },
        );
        expect(run).toMatchObject({ exitCode: 0, stderr: "" });
        expect(run.annotations).toEqual([`inner: WARN [outer/inner/silent]: ${silent}`]);
    });

    test("an app that no policy knows anything of says so, and is synthesized", async () => {
        const run = await synth(`
            const app = new App();
            resource(new TerraformStack(app, "random"), "random_pet", "pet");
            new App({ outdir: "empty" }).synth();
            ProductionReadiness.enforce(app); app.synth();
        `);
        expect(run.exitCode).toBe(0);
        expect(run.stderr).toContain("\nverdict: not-applicable (");
        expect(run.annotations).toEqual(["random: INFO [random]: [prodgate] The verdict is not-applicable: no policy found anything to judge."]);
    });

    test("an app that writes HCL is judged as well", async () => {
        const run = await synth(`const app = new App({ hclOutput: true }); ProductionReadiness.enforce(app); ${prototype} app.synth();`, {
            underCli: true,
        });
        expect(run).toMatchObject({ exitCode: 0, stderr: "", annotations: said });
    });

    test("bindings of a provider", async () => {
        const body = `
            const { AwsProvider } = require("@cdktf/provider-aws/lib/provider");
            const { DbInstance } = require("@cdktf/provider-aws/lib/db-instance");
            const app = new App();
            const stack = new TerraformStack(app, "orders");
            new AwsProvider(stack, "aws", { region: "eu-central-1" });
            new DbInstance(stack, "database", { instanceClass: "db.t4g.medium", engine: "postgres", username: "orders", password: "${PASSWORD}", deletionProtection: true });
            ProductionReadiness.enforce(app); app.synth();
        `;
        const run = await synth(body, library === "cdktn" ? { node: ["-r", join(checkout, "examples/cdktf-aws-orders/with-cdktn.js")] } : {});
        expect(run.exitCode).toBe(1);
        expect(run.stderr).toContain('[orders/database] [prodgate/no-plaintext-secrets] Database "database" has a literal password in password.');
    });

    describe("as an aspect of one stack", () => {
        const onOrders = `Aspects.of(orders).add(new ProductionReadiness());`;

        test("the stack's own findings fail app.synth(); of another stack it only sees what is there", async () => {
            const refused = await synth(`const app = new App(); ${prototype} ${onOrders} app.synth();`);
            expect(refused.exitCode).toBe(1);
            expect(refused.stderr).toContain('Error: Encountered Annotations with level "ERROR":\n[orders/database] [prodgate/no-plaintext-secrets]');
            expect(refused.stderr).not.toContain("pager");
            const accepted = await synth(`const app = new App(); ${ready} ${onOrders} app.synth();`);
            expect(accepted).toMatchObject({ exitCode: 0, stderr: "", annotations: [] });
        });

        test("under a command line it annotates, once for however many aspects and synths, also beside enforce()", async () => {
            const alone = await synth(`const app = new App(); ${prototype} ${onOrders} ${onOrders} app.synth(); app.synth();`, { underCli: true });
            expect(alone).toMatchObject({ exitCode: 0, stderr: "" });
            expect(alone.annotations).toEqual(expect.arrayContaining(said.slice(0, 3)));
            expect(alone.annotations).toHaveLength(3);
            const both = await synth(`const app = new App(); ${prototype} ${onOrders} ProductionReadiness.enforce(app); app.synth();`, {
                underCli: true,
            });
            expect(both.annotations).toEqual(expect.arrayContaining(said));
            expect(both.annotations).toHaveLength(4);
        });

        test("aspects that come after it have done their work", async () => {
            const run = await synth(`const app = new App(); ${ready} ${onOrders} ${spoils} app.synth();`);
            expect(run.exitCode).toBe(1);
            expect(run.stderr).toContain(literal("database"));
        });

        test("skipValidation does not skip it", async () => {
            const run = await synth(`const app = new App({ skipValidation: true }); ${prototype} ${onOrders} app.synth();`);
            expect(run.exitCode).toBe(1);
            expect(run.stderr).toContain("[orders/database] [prodgate/no-plaintext-secrets]");
        });

        test("Testing.fullSynth asks it too", async () => {
            const body = (stack: string) => `const app = Testing.app(); ${stack} ${onOrders} Testing.fullSynth(orders); console.log("synthesized");`;
            const refused = await synth(body(prototype));
            expect(refused).toMatchObject({ exitCode: 1, stdout: "" });
            expect(refused.stderr).toContain("[orders/database] [prodgate/no-plaintext-secrets]");
            expect(await synth(body(ready))).toMatchObject({ exitCode: 0, stdout: "synthesized\n", stderr: "" });
        });
    });

    test("a failing test with check() says what is wrong, and how it is fixed", async () => {
        const run = await synth(`
            const app = new App(); ${prototype}
            resource(orders, "aws_dax_cluster", "cache");
            const result = ProductionReadiness.check(app);
            console.log(JSON.stringify({ problems: result.problems, keys: Object.keys(result), text: String(result), plain: JSON.stringify(result).includes("toString") }));
        `);
        expect(run).toMatchObject({ exitCode: 0, stderr: "" });
        expect(JSON.parse(run.stdout)).toEqual({
            problems: [
                expect.stringMatching(
                    /^\[orders\/database\] no-plaintext-secrets: Secret "database" has a literal password in secretString\. Fix: .*\.$/,
                ),
                expect.stringMatching(
                    /^\[platform\/pager\] no-plaintext-secrets: Secret "pager" has a literal password in secretString\. Fix: .*\.$/,
                ),
                'incomplete: aws_dax_cluster "cache" is not supported',
            ],
            keys: expect.not.arrayContaining(["toString"]),
            text: expect.stringMatching(
                /^prodgate\nno prodgate\.yaml: .*\n\nBlockers \(2\)\n[^]*\nverdict: no-go \(2 blockers, 1 risk, 0 improvements, 1 undecided; incomplete\)\n/,
            ),
            plain: false,
        });
        expect(run.stdout).not.toContain(PASSWORD);
        const accepted = await synth(`const app = new App(); ${ready} console.log(JSON.stringify(ProductionReadiness.check(app).problems));`);
        expect(accepted.stdout).toBe("[]\n");
    });

    test("check() fails nothing, sees across stacks, and leaves synth as it was", async () => {
        await inProjectFolder(async (folder) => {
            const body = (before: string) => appOf(library, `const app = new App(); ${prototype} ${before} app.synth();`);
            const check = `
                const { findings, verdict } = ProductionReadiness.check(app);
                const alone = ProductionReadiness.check(orders);
                console.log(JSON.stringify({ verdict, app: findings.map((it) => [it.status, it.policy, it.resource.path]), orders: alone.findings.map((it) => [it.status, it.policy, it.resource.path]) }));
            `;
            writeFileSync(join(folder, "without.js"), body(""));
            writeFileSync(join(folder, "with.js"), body(check));
            const { files: without } = await runNode(folder, ["without.js"]);
            const run = await runNode(folder, ["with.js"]);
            expect(run).toMatchObject({ exitCode: 0, stderr: "" });
            expect(run.files).toEqual(without);
            const found: unknown = JSON.parse(run.stdout);
            expect(found).toMatchObject({
                verdict: "no-go",
                app: [
                    ["violation", "no-plaintext-secrets", "orders/database"],
                    ["violation", "no-plaintext-secrets", "platform/pager"],
                    ["violation", "alarms-notify-someone", "orders/silent"],
                    ["undecided", "alarms-notify-someone", "orders/later"],
                ],
                // Alone, the topic of the other stack cannot be seen: nobody says that nobody listens.
                orders: expect.arrayContaining([["undecided", "alarms-notify-someone", "orders/errors"]]),
            });
        });
    });
});
