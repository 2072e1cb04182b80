import { delimiter, join } from "node:path";
import { inProjectFolder } from "../../cdktf-validators/synth-app";
import { checkout } from "../engine/availability";
import type { Finished } from "../engine/run-process";
import { withCdkProject, type CdkApp, type TerraformCli } from "../engine/terraform-cdk";

export interface SynthWithProdgate extends Finished {
    /** `prodgate.json` of the output folder; undefined when it was not written. */
    readonly report: unknown;
}

/** `<cli> synth` of an app that finds prodgate as an installed package; nothing is written outside a temporary folder. */
export async function synthWithProdgate(cli: TerraformCli, app: CdkApp): Promise<SynthWithProdgate> {
    return await inProjectFolder(
        async (installed) =>
            await withCdkProject(cli, app, async (project) => {
                const NODE_PATH = [join(checkout, "node_modules"), join(installed, "node_modules")].join(delimiter);
                const run = await project.synth({ env: { NODE_PATH } });
                const report = run.written("prodgate.json");
                return { ...run, report: report === undefined ? undefined : JSON.parse(report) };
            }),
    );
}
