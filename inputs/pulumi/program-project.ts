/** What a Pulumi program's folder says without running it: `Pulumi.yaml` and the settings of one stack. */

import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { LineCounter, parseDocument } from "yaml";
import { keyed } from "../../architecture/keyed";
import { nearest } from "../../architecture/nearest";
import { InputError } from "../../resources/resource";
import { isObject } from "../json-file";
import type { Marks } from "./marks";

export interface Project {
    readonly folder: string;
    readonly name: string;
    readonly stack: string;
    /** Where the program runs, and its entry there (`.` leaves it to package.json). */
    readonly directory: string;
    readonly entry: string;
    readonly typescript: boolean;
    readonly tsconfig?: string;
    readonly nodeArguments: readonly string[];
    /** `namespace:key` -> text, as the program reads it. */
    readonly config: Readonly<Record<string, string>>;
    readonly secretKeys: readonly string[];
    readonly notes: readonly string[];
}

/** Reads a project. A folder without a Node program is an `InputError`. */
export function readProject(folder: string, wantedStack: string | undefined, marks: Marks): Project {
    const root = resolve(folder);
    const file = yamlIn(root, "Pulumi");
    if (!file) throw new InputError(`${folder}: no Pulumi.yaml`);
    const settings = readYaml(file);
    const { name: runtime, options } = runtimeOf(settings["runtime"]);
    if (runtime !== "nodejs") {
        const found = runtime ? `the runtime is ${runtime}` : "no runtime is named";
        throw new InputError(`${file}: ${found}; only Node programs can be evaluated: use the output of pulumi preview --json --show-sames`);
    }
    const name = typeof settings["name"] === "string" ? settings["name"] : basename(root);
    const stacks = join(root, typeof settings["stackConfigDir"] === "string" ? settings["stackConfigDir"] : ".");
    const declared = stacksIn(stacks);
    const stack = wantedStack?.split("/").at(-1) ?? onlyOne(declared, folder);
    const { directory, entry } = entryOf(root, settings["main"], file);
    const stackFile = yamlIn(stacks, `Pulumi.${stack}`);
    const meant = stackFile ? undefined : nearest(stack, declared);
    if (meant !== undefined)
        throw new InputError(`${folder}: no settings Pulumi.${stack}.yaml, did you mean ${meant}; there are settings of ${declared.join(", ")}`);
    const others = declared.length ? `; there are settings of ${declared.join(", ")}` : "";
    const notes = [
        stackFile ? `${name}: stack ${stack} (${basename(stackFile)})` : `stack ${stack} has no settings file Pulumi.${stack}.yaml${others}`,
    ];
    const stackSettings = stackFile ? readYaml(stackFile) : {};
    if (stackSettings["environment"] !== undefined) notes.push(`stack ${stack}: values of its Pulumi ESC environment are not read`);
    const tsconfig = options["tsconfig"];
    return {
        folder: root,
        name,
        stack,
        directory,
        entry,
        typescript: options["typescript"] !== false && looksLikeTypeScript(directory, entry),
        ...(typeof tsconfig === "string" && { tsconfig }),
        nodeArguments: typeof options["nodeargs"] === "string" ? options["nodeargs"].split(/\s+/).filter(Boolean) : [],
        ...configOf(name, settings["config"], stackSettings["config"], marks, notes),
        notes,
    };
}

function yamlIn(folder: string, name: string): string | undefined {
    return [".yaml", ".yml"].map((extension) => join(folder, `${name}${extension}`)).find((file) => existsSync(file));
}

function readYaml(file: string): Readonly<Record<string, unknown>> {
    const lines = new LineCounter();
    let value: unknown;
    try {
        const document = parseDocument(readFileSync(file, "utf8"), { lineCounter: lines, prettyErrors: false });
        const [error] = document.errors;
        if (error) {
            const { line, col } = lines.linePos(error.pos[0]);
            throw new InputError(`${file}:${String(line)}:${String(col)}: not valid YAML`);
        }
        value = document.toJS();
    } catch (error) {
        if (error instanceof InputError) throw error;
        throw new InputError(`${file}: cannot be read`);
    }
    return isObject(value) ? value : {};
}

function runtimeOf(runtime: unknown): { name: string; options: Readonly<Record<string, unknown>> } {
    if (typeof runtime === "string") return { name: runtime, options: {} };
    if (!isObject(runtime)) return { name: "", options: {} };
    return { name: typeof runtime["name"] === "string" ? runtime["name"] : "", options: isObject(runtime["options"]) ? runtime["options"] : {} };
}

function stacksIn(folder: string): readonly string[] {
    const names = existsSync(folder) ? readdirSync(folder).flatMap((file) => /^Pulumi\.(.+)\.ya?ml$/.exec(file)?.[1] ?? []) : [];
    return [...new Set(names)].sort();
}

/** Which of several is meant decides counts and sizes: nobody guesses. Without settings the name tells nothing. */
function onlyOne(stacks: readonly string[], folder: string): string {
    if (stacks.length > 1) throw new InputError(`${folder}: there are settings of several stacks: name one with --stack ${stacks.join("|")}`);
    return stacks[0] ?? "dev";
}

/** As the engine does (pulumi/sdk/go/common/workspace, GetPwdMain): a program runs in its own folder. */
function entryOf(root: string, main: unknown, file: string): { directory: string; entry: string } {
    if (typeof main !== "string") return { directory: root, entry: "." };
    const path = resolve(root, main);
    if (!existsSync(path)) throw new InputError(`${file}: main does not exist`);
    return statSync(path).isDirectory() ? { directory: path, entry: "." } : { directory: dirname(path), entry: basename(path) };
}

/** The runner loads a TypeScript compiler when asked to, which takes seconds: only for a program that is TypeScript. */
function looksLikeTypeScript(directory: string, entry: string): boolean {
    if (entry !== ".") return /\.[cm]?ts$/.test(entry);
    return (
        existsSync(join(directory, "tsconfig.json")) ||
        /\.[cm]?ts$/.test(mainOf(directory)) ||
        (has(directory, "index.ts") && !has(directory, "index.js"))
    );
}

function has(directory: string, file: string): boolean {
    return existsSync(join(directory, file));
}

function mainOf(directory: string): string {
    try {
        const manifest: unknown = JSON.parse(readFileSync(join(directory, "package.json"), "utf8"));
        return isObject(manifest) && typeof manifest["main"] === "string" ? manifest["main"] : "";
    } catch {
        return "";
    }
}

/** The project's defaults under the stack's values. An encrypted value becomes a mark, alone or inside an object. */
function configOf(
    project: string,
    declared: unknown,
    set: unknown,
    marks: Marks,
    notes: string[],
): { config: Readonly<Record<string, string>>; secretKeys: readonly string[] } {
    const config = new Map<string, string>();
    const secretKeys = new Set<string>();
    const values = [...entriesOf(declared).map(([key, value]) => [key, defaultOf(value)] as const), ...entriesOf(set)];
    for (const [key, value] of values) {
        const name = key.includes(":") ? key.replace(/^([^:]+):config:/, "$1:") : `${project}:${key}`;
        if (value === undefined || value === null) continue;
        const shown = withoutCiphertext(value, marks.write(["configuration", name, true]));
        const text = typeof shown === "string" ? shown : JSON.stringify(shown);
        config.set(name, text);
        if (marks.has(text)) secretKeys.add(name);
        else secretKeys.delete(name);
    }
    for (const name of [...secretKeys].sort()) notes.push(`configuration ${name} is encrypted: a placeholder takes its place`);
    return { config: keyed(config), secretKeys: [...secretKeys] };
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
    return isObject(value) ? Object.entries(value) : [];
}

/** A key of the project may be declared (`type`, `default`, ...) or have its value there. */
function defaultOf(value: unknown): unknown {
    if (!isObject(value) || !["type", "default", "value", "description", "secret", "items"].some((word) => Object.hasOwn(value, word))) return value;
    return value["value"] ?? value["default"];
}

function withoutCiphertext(value: unknown, placeholder: string): unknown {
    if (Array.isArray(value)) return value.map((item) => withoutCiphertext(item, placeholder));
    if (!isObject(value)) return value;
    if (typeof value["secure"] === "string" && Object.keys(value).length === 1) return placeholder;
    return keyed(Object.entries(value).map(([key, item]) => [key, withoutCiphertext(item, placeholder)]));
}
