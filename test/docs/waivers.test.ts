/** docs/waivers.md: its commands run from Monday to Friday, its waivers hold, and its states are those that there are. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { breakGlassProblem } from "../../gate/break-glass";
import { currentDay, dayAfter } from "../../gate/day";
import { waiverStates } from "../../gate/waiver";
import { waiverProblem } from "../../gate/waivers";
import { synthApp } from "../cdktf-validators/synth-app";
import { checkout, inFolder } from "../cli/run";
import { settingsIn } from "../gate/settings/files";

jest.setTimeout(60_000);

const page = readFileSync(join(checkout, "docs/waivers.md"), "utf8");
const blocks = (language: string) =>
    [...page.matchAll(/^```(\w+)\n([^]*?)^```$/gm)].flatMap(([, spoken, text = ""]) => (spoken === language ? [text] : []));

test("the commands: what is there is accepted, and after the baseline is gone it stops", () => {
    const commands = blocks("sh").flatMap((text) => text.trim().split("\n"));
    const resource = { aws_dynamodb_table: { carts: { deletion_protection_enabled: false } } };
    inFolder({ "infra/cdk.tf.json": { resource } }, (prodgate) => {
        const outcomes = commands.map((command) => `${command}: ${String(prodgate(...command.split(" ").slice(1)).status)}`);
        expect(outcomes).toEqual([
            "prodgate baseline infra: 0",
            "prodgate assess infra --against prodgate-baseline.json: 0",
            "prodgate assess infra: 1",
            "prodgate assess infra --format json --output main.json: 1",
            "prodgate assess infra --against main.json: 0",
        ]);
    });
});

test("the settings are read, and hold on the day that the page was written", () => {
    const settings = blocks("yaml").map((text) => {
        const { settings: read, problems } = settingsIn(text);
        expect(problems).toEqual([]);
        return read;
    });
    const waivers = settings.flatMap((one) => one.waivers);
    const overrides = settings.flatMap(({ breakGlass }) => breakGlass ?? []);
    expect([waivers.length, overrides.length, settings.flatMap((one) => one.codeWaivers)]).toEqual([2, 1, ["shop/cache"]]);
    for (const waiver of waivers) expect(waiverProblem(waiver, "2026-11-28")).toBeUndefined();
    for (const one of overrides) expect(breakGlassProblem(one, "2026-11-28")).toBeUndefined();
});

test("the table of states has each of them", () => {
    expect(
        [...page.matchAll(/^\| `(\w+)`\s+\| [A-Z]/gm)]
            .map(([, state = ""]) => state)
            .filter((one) => !/^(?:policy|resource|detail|reason|owner|expires)$/.test(one)),
    ).toEqual([...waiverStates]);
});

test("the waiver of a program is taken by both libraries, and holds where the settings on the page list its construct", async () => {
    const [call = ""] = blocks("ts").map((text) => text.replaceAll(/^import .*\n/gm, ""));
    const settings = blocks("yaml").find((text) => text.startsWith("code-waivers")) ?? "";
    const late = call.replaceAll(/\d{4}-\d{2}-\d{2}/g, dayAfter(currentDay(), 90));
    const program = `const app = new App(); const shop = new TerraformStack(app, "shop");
        const cache = resource(shop, "aws_dynamodb_table", "cache", { name: "cache" });
        ${late} require("fs").writeFileSync("prodgate.yaml", ${JSON.stringify(settings)});
        console.log(ProductionReadiness.check(app).waivers.map(({ state }) => state).join());`;
    for (const library of ["cdktf", "cdktn"] as const) expect((await synthApp(library, program)).stdout).toBe("used\n");
});
