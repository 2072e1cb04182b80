import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { appOf } from "../../cdktf-validators/synth-app";
import { describeCli, type TerraformCli } from "../engine/terraform-cdk";
import { synthWithProdgate } from "./synth-with-prodgate";

jest.setTimeout(120_000);

const folder = mkdtempSync(join(tmpdir(), "prodgate-settings-"));
afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
});

/** Two stacks of one program, and the settings in a file. */
function app(settings: string, more = ""): string {
    const file = join(folder, "prodgate.yaml");
    writeFileSync(file, settings);
    return `
    const app = new App();
    for (const id of ["shop-prod", "shop-dev"]) {
        const stack = new TerraformStack(app, id);
        resource(stack, "aws_dynamodb_table", "carts", { name: id, point_in_time_recovery: { enabled: true } });
        ${more}
        resource(stack, "aws_cloudwatch_log_group", "app", { retention_in_days: 60 });
    }
    ProductionReadiness.enforce(app, { settings: ${JSON.stringify(file)} });
    app.synth();
`;
}

describe.each<TerraformCli>(["cdktf", "cdktn"])("%s synth", (library) => {
    describeCli(library, `${library} synth with prodgate.yaml`, () => {
        const synth = (settings: string, more?: string) => synthWithProdgate(library, { source: appOf(library, app(settings, more)) });

        test("each stack is judged by its own environment: profile, stage and options", async () => {
            const run = await synth(`
environments:
  - { name: production, stacks: ["*-prod"], profile: regulated }
  - { name: development, stacks: ["*-dev"], stage: assess, policies: { log-retention: { minimum: 90 } } }
`);
            expect(run.exitCode).toBe(1);
            expect(run.stdout).toContain("ERROR [shop-prod/carts]: [prodgate/protected-stateful-resources]");
            expect(run.stdout).toContain("WARN [shop-dev/carts]: [prodgate/protected-stateful-resources]");
            expect(run.stdout).toMatch(/ERROR \[shop-prod\/app\]: \[prodgate\/log-retention\] .* before they are 365 days old/);
            expect(run.stdout).toMatch(/WARN \[shop-dev\/app\]: \[prodgate\/log-retention\] .* before they are 90 days old/);
            expect(run.report).toMatchObject({
                verdict: "no-go",
                settings: { environments: [expect.objectContaining({ name: "development" }), expect.objectContaining({ name: "production" })] },
            });
        });

        test("what a baseline accepted warns, what is new fails, and what is kept elsewhere is said", async () => {
            const before = await synth("environments: [{ name: all, stacks: ['*'], elsewhere: [alarms] }]");
            expect(before.exitCode).toBe(1);
            expect(before.stdout).not.toContain("alarms-on-critical-resources");
            expect(before.report).toMatchObject({ elsewhere: [{ kind: "alarms", resources: 2 }] });
            writeFileSync(join(folder, "main.json"), JSON.stringify(before.report));

            const accepting = "baseline: main.json\nenvironments: [{ name: all, stacks: ['*'], elsewhere: [alarms] }]";
            const same = await synth(accepting);
            expect(same.exitCode).toBe(0);
            expect(same.stdout).toContain("WARN [shop-prod/carts]: [prodgate/protected-stateful-resources]");
            expect(same.report).toMatchObject({ verdict: "go", comparison: { new: 0, remaining: 2 } });

            const worse = await synth(
                accepting,
                `resource(stack, "aws_dynamodb_table", "orders", { name: "orders", point_in_time_recovery: { enabled: true } });`,
            );
            expect(worse.exitCode).toBe(1);
            expect(worse.stdout).toContain("ERROR [shop-prod/orders]: [prodgate/protected-stateful-resources]");
            expect(worse.stdout).toContain("WARN [shop-prod/carts]: [prodgate/protected-stateful-resources]");
        });

        test("settings that cannot be used fail the synth, with the line", async () => {
            const run = await synth("environments:\n  - { name: production, stacks: [a], stage: golive }");
            expect(run.exitCode).not.toBe(0);
            expect(run.stdout + run.stderr).toContain('prodgate.yaml:2: environments[0].stage is "golive", did you mean go-live');
        });
    });
});
