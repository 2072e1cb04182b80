import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { currentDay, dayAfter } from "../../../gate/day";
import { appOf } from "../../cdktf-validators/synth-app";
import { describeCli, type TerraformCli } from "../engine/terraform-cdk";
import { synthWithProdgate } from "./synth-with-prodgate";

jest.setTimeout(120_000);

const folder = mkdtempSync(join(tmpdir(), "prodgate-waivers-"));
afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
});

const UNTIL = dayAfter(currentDay(), 100);

/** A table that is filled again, waived in the program. */
function app(settings: string): string {
    const file = join(folder, "prodgate.yaml");
    writeFileSync(file, settings);
    return `
    const app = new App();
    const shop = new TerraformStack(app, "shop");
    const carts = resource(shop, "aws_dynamodb_table", "carts", { name: "carts" });
    ProductionReadiness.waive(carts, {
        policy: "protected-stateful-resources",
        reason: "filled again from the orders",
        owner: "team-shop",
        expires: "${UNTIL}",
    });
    ProductionReadiness.enforce(app, { settings: ${JSON.stringify(file)} });
    app.synth();
`;
}

describe.each<TerraformCli>(["cdktf", "cdktn"])("%s synth", (library) => {
    describeCli(library, `${library} synth with a waiver in code`, () => {
        const synth = (settings: string) => synthWithProdgate(library, { source: appOf(library, app(settings)) });

        test("a blocker stays an error, and the waiver is pointed out", async () => {
            const run = await synth("application: shop");
            expect(run.exitCode).toBe(1);
            expect(run.stdout).toContain("ERROR [shop/carts]: [prodgate/protected-stateful-resources]");
            expect(run.stdout).toMatch(/WARN \[shop\/carts\]: \[prodgate\] Waiver of protected-stateful-resources .* is ignored: .* is a blocker/);
        });

        test("it is waived where the settings list the construct, and both are said", async () => {
            const run = await synth("code-waivers: [shop/carts]");
            expect(run.exitCode).toBe(0);
            expect(run.stdout).not.toContain("ERROR [");
            expect(run.stdout).toMatch(/\[shop\]: \[prodgate\/waived\] 1 finding is waived\.\n/);
            expect(run.report).toMatchObject({ summary: { waived: 1, mandatory: 0 }, waivers: [{ state: "used", path: "shop/carts" }] });
        });

        test("in an emergency it is a warning, after the line that says so", async () => {
            const run = await synth(`break-glass: { reason: INC-4711, owner: ada, until: ${dayAfter(currentDay(), 2)} }`);
            expect(run.exitCode).toBe(0);
            expect(run.stdout).toMatch(
                /WARN \[shop\]: \[prodgate\] Break glass [^]*INC-4711[^]*WARN \[shop\/carts\]: \[prodgate\/protected-stateful-resources\]/,
            );
            expect(run.report).toMatchObject({ verdict: "no-go", overridden: true });
        });
    });
});
