import { appOf } from "../../cdktf-validators/synth-app";
import { describeCli, type TerraformCli } from "../engine/terraform-cdk";
import { synthWithProdgate } from "./synth-with-prodgate";

jest.setTimeout(120_000);

const app = (password: string) => `
    const app = new App();
    for (const id of ["orders", "billing"]) {
        const stack = new TerraformStack(app, id);
        resource(stack, "aws_secretsmanager_secret_version", "database", { secret_id: id, secret_string: ${password} });
        resource(stack, "aws_cloudwatch_metric_alarm", "silent", { alarm_description: "Orders wait: restart the worker." });
    }
    ProductionReadiness.enforce(app);
    app.synth();
`;

describe.each<TerraformCli>(["cdktf", "cdktn"])("%s synth", (library) => {
    describeCli(library, `${library} synth with prodgate`, () => {
        const synth = (body: string) => synthWithProdgate(library, { source: appOf(library, body) });

        test("fails for the violations of both stacks, in the words of a finding and nothing else", async () => {
            const run = await synth(app(`"Sesame!Open-42"`));
            expect(run.exitCode).toBe(1);
            for (const stack of ["orders", "billing"]) {
                expect(run.stdout).toMatch(
                    new RegExp(
                        `ERROR \\[${stack}/database\\]: \\[prodgate/no-plaintext-secrets\\] Secret "database" has a literal password in secretString\\.\\n {2}fix: .*\\n {2}docs: .*\\n`,
                    ),
                );
                expect(run.stdout).toContain(
                    `WARN [${stack}/silent]: [prodgate/alarms-notify-someone] Alarm "silent" does not notify anyone when it fires`,
                );
            }
            expect(run.stdout + run.stderr).not.toMatch(/prodgate[\\/]dist|cdktf-validators/);
            expect(run.stdout + run.stderr).not.toContain("Sesame");
            expect(run.report).toMatchObject({ verdict: "no-go", summary: { mandatory: 2 } });
        });

        test("succeeds with warnings", async () => {
            const run = await synth(app(`"\${var.password}"`));
            expect(run.exitCode).toBe(0);
            expect(run.stdout).toContain("WARN [orders/silent]: [prodgate/alarms-notify-someone]");
            // Terraform and the command lines log "[ERROR]" about other things.
            expect(run.stdout).not.toContain("ERROR [");
            expect(run.stdout).toContain("Generated Terraform code for the stacks: ");
            expect(run.report).toMatchObject({ verdict: "go" });
        });
    });
});
