import { join } from "node:path";
import { checkout } from "../engine/availability";
import { describeCli, type TerraformCli } from "../engine/terraform-cdk";
import { synthWithProdgate } from "./synth-with-prodgate";

jest.setTimeout(120_000);

const orders = join(checkout, "examples", "cdktf-aws-orders");

describe.each<TerraformCli>(["cdktf", "cdktn"])("examples/cdktf-aws-orders under %s", (library) => {
    describeCli(library, `${library} synth of examples/cdktf-aws-orders`, () => {
        const preload = library === "cdktn" ? `-r ${join(orders, "with-cdktn.js")} ` : "";
        const synth = (form: string) => synthWithProdgate(library, { command: `node ${preload}${join(orders, form, "main.js")}` });

        test("the prototype is refused", async () => {
            const run = await synth("prototype");
            expect(run.exitCode).toBe(1);
            expect(run.stdout).toMatch(/ERROR \[order-service\/db-cluster\]: \[prodgate\/no-plaintext-secrets\] .*\n {2}fix: .*\n {2}docs: /);
            expect(run.stdout).toContain("ERROR [order-service/db-cluster]: [prodgate/protected-stateful-resources]");
            expect(run.stdout + run.stderr + JSON.stringify(run.report)).not.toContain("OrdersDb2024!");
            expect(run.report).toMatchObject({ verdict: "no-go", coverage: { complete: true, notSupported: 0 } });
        });

        test("the production form is synthesized", async () => {
            const run = await synth("production");
            expect(run.stdout).not.toContain("ERROR [");
            expect(run.stdout).toContain("Generated Terraform code for the stacks: prod-orders-data, prod-orders-service");
            expect(run.exitCode).toBe(0);
            expect(run.report).toMatchObject({ verdict: "incomplete", summary: { mandatory: 0 }, coverage: { complete: true, notSupported: 1 } });
        });
    });
});
