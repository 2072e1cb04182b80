/** Terraform JSON on disk: a cdktf.out folder, a folder with a configuration, or one file. */

import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { InputError, type Input } from "../../resources/resource";
import { isObject, readJsonFile } from "../json-file";
import { bodies } from "./blocks";
import type { Json } from "./blocks";
import { isPlan, readPlan } from "./plan";
import { resourcesOfStacks } from "./stack-documents";
import type { StackDocument } from "./stack-documents";
import { isState, readState } from "./state";

/** Reads a cdktf.out folder, a folder with cdk.tf.json, or one cdk.tf.json or *.tf.json file. What cannot be read is an `InputError`. */
export function readTerraformJson(path: string): Input {
    if (!isFolder(path)) return path.endsWith(".tf") ? refuseHcl(path) : terraformInput(readJsonFile(path), path);
    const manifest = join(path, "manifest.json");
    const stacks = existsSync(manifest) ? stacksOf(readJsonFile(manifest)) : undefined;
    if (stacks) return readStacks(path, stacks);
    const files = stackFiles(path);
    if (files.length) return resourcesOfStacks(files.map(documentIn));
    return readConfiguration(path);
}

/** The same for one file's JSON that is parsed already, and for plans and states; `source` is for messages. */
export function terraformInput(json: unknown, source: string): Input {
    if (isPlan(json)) return readPlan(json, source);
    if (isState(json)) return readState(json, source);
    refuseOthers(json, source);
    return resourcesOfStacks([{ json, source }]);
}

interface NamedStack {
    readonly name: string;
    readonly file: string;
}

/** Sections of a Terraform configuration, as `terraform` 1.14 and OpenTofu 1.10 take them. */
const SECTIONS = new Set([
    "//",
    "action",
    "check",
    "data",
    "ephemeral",
    "import",
    "locals",
    "module",
    "moved",
    "output",
    "provider",
    "removed",
    "resource",
    "terraform",
    "variable",
]);

function readStacks(folder: string, stacks: readonly NamedStack[]): Input {
    const found = stacks.filter(({ file }) => existsSync(join(folder, file)));
    const missing = stacks.filter((stack) => !found.includes(stack));
    if (missing.length && !found.length) throw new InputError(`${join(folder, "manifest.json")}: none of its stacks is there; synthesize again`);
    const input = resourcesOfStacks(found.map(({ name, file }) => ({ ...documentIn(join(folder, file)), stack: name })));
    if (!missing.length) return input;
    const lines = missing.map(({ name, file }) => `stack ${name}: ${join(folder, file)} is missing`);
    return { ...input, notEvaluated: [...lines, ...input.notEvaluated], complete: false };
}

/** The stacks that a manifest names; `undefined` when it is another kind of manifest. */
function stacksOf(manifest: unknown): readonly NamedStack[] | undefined {
    const stacks = isObject(manifest) ? manifest["stacks"] : undefined;
    if (!isObject(stacks)) return undefined;
    return Object.entries(stacks).map(([id, stack]) => {
        const { name, synthesizedStackPath } = isObject(stack) ? stack : {};
        return {
            name: typeof name === "string" ? name : id,
            file: typeof synthesizedStackPath === "string" ? synthesizedStackPath : join("stacks", id, "cdk.tf.json"),
        };
    });
}

/** What synthesis leaves in a folder whose manifest it did not write: it stopped at an error. */
function stackFiles(folder: string): readonly string[] {
    const stacks = join(folder, "stacks");
    if (!isFolder(stacks, false)) return [];
    return namesIn(stacks).flatMap((stack) => {
        const json = join(stacks, stack, "cdk.tf.json");
        const hcl = join(stacks, stack, "cdk.tf");
        return existsSync(json) ? [json] : existsSync(hcl) ? [hcl] : [];
    });
}

/** Terraform reads all files of a folder as one configuration, override files last. */
function readConfiguration(folder: string): Input {
    const names = namesIn(folder);
    const json = names.filter((name) => name.endsWith(".tf.json"));
    const hcl = names.filter((name) => name.endsWith(".tf")).map((name) => join(folder, name));
    if (!json.length) {
        if (hcl[0] !== undefined) refuseHcl(hcl[0]);
        throw new InputError(`${folder}: holds no Terraform JSON (cdk.tf.json or *.tf.json)`);
    }
    const overrides = json.filter((name) => /(?:^|_)override\.tf\.json$/.test(name));
    const documents = [...json.filter((name) => !overrides.includes(name)), ...overrides].map((name) => documentIn(join(folder, name)));
    const [only] = documents;
    const input = resourcesOfStacks([
        only && documents.length === 1 ? only : { json: documents.flatMap(({ json }) => bodies(json)), source: folder },
    ]);
    const lines = hcl.map((file) => `${file}: HCL is not read`);
    return { ...input, notEvaluated: [...lines, ...input.notEvaluated], complete: input.complete && !hcl.some(declaresResources) };
}

/** A backend or a provider in HCL takes nothing away from what is judged. */
function declaresResources(file: string): boolean {
    try {
        return /^[ \t]*"?(?:resource|module)"?\s+"/m.test(readFileSync(file, "utf8"));
    } catch {
        return true;
    }
}

function documentIn(file: string): StackDocument {
    if (file.endsWith(".tf")) refuseHcl(file);
    const json = readJsonFile(file);
    refuseOthers(json, file);
    return { json, source: file };
}

function refuseHcl(file: string): never {
    throw new InputError(
        basename(file) === "cdk.tf"
            ? `${file}: is HCL, which is not read; synthesize JSON (without --hcl, hclOutput and SYNTH_HCL_OUTPUT)`
            : `${file}: is HCL, which is not read; only Terraform JSON (*.tf.json) is`,
    );
}

function refuseOthers(json: unknown, file: string): void {
    if (!isConfiguration(bodies(json), file.endsWith(".tf.json"))) throw new InputError(`${file}: is not Terraform JSON`);
}

/** A *.tf.json may hold other things beside a section, or nothing. In a file of another name all must be sections: package.json has a `module` too. */
function isConfiguration(parts: readonly Json[], named: boolean): boolean {
    const entries = parts.flatMap((part) => Object.entries(part));
    if (!parts.length) return false;
    if (!entries.length) return named;
    if (named) return entries.some(([key]) => SECTIONS.has(key));
    return entries.every(([key, value]) => SECTIONS.has(key) && typeof value === "object");
}

function isFolder(path: string, required = true): boolean {
    try {
        return statSync(path).isDirectory();
    } catch {
        if (required) throw new InputError(`${path}: no such file or folder`);
        return false;
    }
}

function namesIn(folder: string): readonly string[] {
    try {
        return readdirSync(folder).sort();
    } catch {
        throw new InputError(`${folder}: cannot be read`);
    }
}
