import { describeCli, withCdkProject } from "./terraform-cdk";
import type { TerraformCli } from "./terraform-cdk";

jest.setTimeout(120_000);

describe.each<TerraformCli>(["cdktf", "cdktn"])("%s", (library) => {
    describeCli(library, `the ${library} command line, run by the tests`, () => {
        const app = `
            const { App, Annotations, TerraformResource, TerraformStack } = require("${library}");
            const app = new App();
            const stack = new TerraformStack(app, "orders");
            const queue = new TerraformResource(stack, "queue", { terraformResourceType: "aws_sqs_queue" });
            if (process.env.REFUSE) Annotations.of(queue).addError("refused: " + process.env.REFUSE);
            app.synth();
        `;

        test("synth writes the stacks, and an error annotation fails it", async () => {
            await withCdkProject(library, { source: app }, async (project) => {
                const accepted = await project.synth();
                expect(accepted).toMatchObject({ exitCode: 0 });
                expect(JSON.parse(accepted.written("stacks/orders/cdk.tf.json") ?? "{}")).toMatchObject({
                    resource: { aws_sqs_queue: { queue: {} } },
                });

                const refused = await project.synth({ env: { REFUSE: "no dead-letter queue" } });
                expect(refused.exitCode).toBe(1);
                expect(refused.stdout + refused.stderr).toContain("refused: no dead-letter queue");
            });
        });
    });
});
