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
function app(settings: string): string {
    const file = join(folder, "prodgate.yaml");
    writeFileSync(file, settings);
    return `
    const app = new App();
    for (const id of ["shop-prod", "shop-dev"]) {
        const stack = new TerraformStack(app, id);
        resource(stack, "aws_dynamodb_table", "carts", { name: id });
        resource(stack, "aws_cloudwatch_log_group", "app", { retention_in_days: 60 });
    }
    ProductionReadiness.enforce(app, { settings: ${JSON.stringify(file)} });
    app.synth();
`;
}

describe.each<TerraformCli>(["cdktf", "cdktn"])("%s synth", (library) => {
    describeCli(library, `${library} synth with prodgate.yaml`, () => {
        const synth = (settings: string) => synthWithProdgate(library, { source: appOf(library, app(settings)) });

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

        test("settings that cannot be used fail the synth, with the line", async () => {
            const run = await synth("environments:\n  - { name: production, stacks: [a], stage: golive }");
            expect(run.exitCode).not.toBe(0);
            expect(run.stdout + run.stderr).toContain('prodgate.yaml:2: environments[0].stage is "golive", did you mean go-live');
        });
    });
});
