/** Recognises what was named on the command line and reads it. */

import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { InputError, type Input } from "../resources/resource";

export interface ReadOptions {
    /** The Pulumi stack whose configuration a program is evaluated with. */
    readonly stack?: string;
}

/**
 * Reads a Pulumi program's folder, `pulumi stack export`, `pulumi preview --json`, a `cdktf.out` folder, or Terraform JSON.
 * Throws an InputError that names what cannot be read.
 */
export async function readInput(path: string, options: ReadOptions): Promise<Input> {
    if (!existsSync(path)) throw new InputError(`${path}: no such file or folder`);
    // Loaded when needed: a file must not load the Pulumi SDK, nor Pulumi's JSON the Terraform reader.
    if (statSync(path).isDirectory()) {
        if (existsSync(join(path, "Pulumi.yaml")) || existsSync(join(path, "Pulumi.yml"))) {
            const { evaluateProgram } = await import("../inputs/pulumi/program.js");
            return await evaluateProgram(path, options.stack === undefined ? {} : { stack: options.stack });
        }
        const { readTerraformJson } = await import("../inputs/terraform/files.js");
        if (existsSync(join(path, "cdktf.json")) && !existsSync(join(path, "manifest.json"))) {
            const output = join(path, "cdktf.out");
            if (!existsSync(output)) throw new InputError(`${path}: a CDKTF project without cdktf.out; synthesize it first`);
            return readTerraformJson(output);
        }
        if (!readable(path)) throw new InputError(`${path}: neither a Pulumi program nor synthesized Terraform JSON`);
        return readTerraformJson(path);
    }
    const { readPulumiJson } = await import("../inputs/pulumi/read-json.js");
    const pulumi = readPulumiJson(path);
    if (pulumi) return pulumi;
    const { readTerraformJson } = await import("../inputs/terraform/files.js");
    return readTerraformJson(path);
}

function readable(folder: string): boolean {
    return (
        existsSync(join(folder, "manifest.json")) ||
        existsSync(join(folder, "stacks")) ||
        readdirSync(folder).some((name) => name.endsWith(".tf.json") || name === "cdk.tf")
    );
}
