/** Recognises what was named on the command line and reads it. */

import { existsSync, readFileSync, readdirSync, statSync, type Stats } from "node:fs";
import { basename, join } from "node:path";
import { buffer } from "node:stream/consumers";
import { isObject, jsonIn, readJsonFile, reasonOf } from "../inputs/json-file";
import { InputError, type Input } from "../resources/resource";
import { foreignFolder, foreignJson, foreignText } from "./foreign";

export interface ReadOptions {
    /** The Pulumi stack whose configuration a program is evaluated with; the only `Pulumi.<stack>.yaml` by default. */
    readonly stack?: string;
    /** How long a program may run. */
    readonly timeoutSeconds?: number;
    /** Gets every line that a program prints. */
    readonly onOutput?: (line: string) => void;
    /** Told every second of a program how many resources there are so far. */
    readonly onProgress?: (path: string, resources: number, seconds: number) => void;
}

/** What stands for standard input on the command line. */
const STANDARD_INPUT = "-";

/**
 * Reads a Pulumi program's folder, `pulumi stack export`, `pulumi preview --json`, a `cdktf.out` folder, Terraform JSON, or what `terraform show -json`
 * writes of a plan or a state; `-` is standard input.
 * Throws an InputError that names what cannot be read.
 */
export async function readInput(path: string, options: ReadOptions): Promise<Input> {
    return { ...(await inputAt(path, options)), called: path === STANDARD_INPUT ? [] : [path, basename(path)] };
}

async function inputAt(path: string, options: ReadOptions): Promise<Input> {
    if (path === STANDARD_INPUT) return await inputIn(jsonIn(await standardInput(), "standard input"), "standard input");
    if (statsOf(path).isDirectory()) return await readFolder(path, options);
    const foreign = foreignText(path);
    if (foreign !== undefined) throw new InputError(`${path}: is ${foreign}`);
    if (path.endsWith(".tf")) {
        const { readTerraformJson } = await import("../inputs/terraform/files.js");
        return readTerraformJson(path);
    }
    return await inputIn(readJsonFile(path), path);
}

/** Loaded when needed: a file must not load the Pulumi SDK, nor Pulumi's JSON the Terraform reader. */
async function readFolder(path: string, options: ReadOptions): Promise<Input> {
    const names = namesIn(path);
    if (names.includes("Pulumi.yaml") || names.includes("Pulumi.yml")) {
        const { evaluateProgram } = await import("../inputs/pulumi/program.js");
        const { onProgress } = options;
        return await evaluateProgram(path, {
            ...(options.stack !== undefined && { stack: options.stack }),
            ...(options.timeoutSeconds !== undefined && { timeoutSeconds: options.timeoutSeconds }),
            ...(options.onOutput && { onOutput: options.onOutput }),
            ...(onProgress && { onProgress: (resources: number, seconds: number) => onProgress(path, resources, seconds) }),
        });
    }
    const { readTerraformJson } = await import("../inputs/terraform/files.js");
    if (names.includes("cdktf.json") && !names.includes("manifest.json")) return readTerraformJson(synthesized(path));
    if (names.some((name) => name === "stacks" || name === "cdk.tf" || name.endsWith(".tf.json"))) return readTerraformJson(path);
    if (names.some((name) => CONSTRUCTS.test(name)) && dependsOnConstructs(join(path, "package.json"))) return readTerraformJson(synthesized(path));
    const foreign = foreignFolder(path);
    if (foreign !== undefined) throw new InputError(`${path}: holds ${foreign}`);
    if (names.includes("manifest.json")) return readTerraformJson(path);
    const projects = projectsIn(path);
    const below = projects.length ? `; there are Pulumi programs in ${projects.join(", ")}: name one or several` : "";
    throw new InputError(`${path}: neither a Pulumi program nor synthesized Terraform JSON${below}`);
}

/** What a CDKTF project synthesizes. */
function synthesized(folder: string): string {
    const output = join(folder, "cdktf.out");
    if (existsSync(output)) return output;
    throw new InputError(`${folder}: a CDKTF project without cdktf.out; synthesize it first (cdktf synth, cdktn synth, or run its main file)`);
}

/** What is beside the manifest of a CDKTF project that has no `cdktf.json`. */
const CONSTRUCTS = /^(?:cdktf\.out|(?:main|index|app)\.[cm]?[jt]s)$/;

/** Whether a package is one of CDKTF or CDK Terrain, also without `cdktf.json`. */
function dependsOnConstructs(manifest: string): boolean {
    try {
        const value: unknown = JSON.parse(readFileSync(manifest, "utf8"));
        const all = isObject(value) ? [value["dependencies"], value["devDependencies"]] : [];
        return all.some((one) => isObject(one) && (Object.hasOwn(one, "cdktf") || Object.hasOwn(one, "cdktn")));
    } catch {
        return false;
    }
}

async function inputIn(value: unknown, source: string): Promise<Input> {
    const { pulumiInput } = await import("../inputs/pulumi/read-json.js");
    const pulumi = pulumiInput(value, source);
    if (pulumi) return pulumi;
    const foreign = foreignJson(value);
    if (foreign !== undefined) throw new InputError(`${source}: is ${foreign}`);
    const { terraformInput } = await import("../inputs/terraform/files.js");
    return terraformInput(value, source);
}

async function standardInput(): Promise<Buffer> {
    try {
        return await buffer(process.stdin);
    } catch (error) {
        throw new InputError(`standard input: ${reasonOf(error)}`);
    }
}

function statsOf(path: string): Stats {
    let stats: Stats | undefined;
    try {
        stats = statSync(path, { throwIfNoEntry: false });
    } catch (error) {
        throw new InputError(`${path}: ${reasonOf(error)}`);
    }
    if (stats === undefined) throw new InputError(`${path}: no such file or folder`);
    return stats;
}

function namesIn(folder: string): readonly string[] {
    try {
        return readdirSync(folder);
    } catch (error) {
        throw new InputError(`${folder}: ${reasonOf(error)}`);
    }
}

/** Deeper than `apps/shop/infrastructure` a repository of several programs does not keep them. */
const DEEPEST_PROJECT = 2;

/** Pulumi programs below a folder. */
function projectsIn(folder: string, depth = 0): readonly string[] {
    if (depth > DEEPEST_PROJECT) return [];
    return foldersIn(folder).flatMap((name) => {
        const inner = join(folder, name);
        return existsSync(join(inner, "Pulumi.yaml")) || existsSync(join(inner, "Pulumi.yml")) ? [inner] : projectsIn(inner, depth + 1);
    });
}

function foldersIn(folder: string): readonly string[] {
    try {
        const entries = readdirSync(folder, { withFileTypes: true });
        return entries.flatMap((entry) => (entry.isDirectory() && !/^(?:\.|node_modules$)/.test(entry.name) ? [entry.name] : [])).sort();
    } catch {
        return [];
    }
}
