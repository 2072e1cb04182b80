/** Loads plugins by the names of their packages or files. */

import { existsSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import type { Plugin } from "./composed";

export interface PluginModules {
    readonly plugins: readonly Plugin[];
    /** What could not be loaded, a line each. */
    readonly problems: readonly string[];
}

/**
 * The modules that are called so, as a file in `folder` would import them: packages that are installed there, or files (`./policies.js`). Throws nothing:
 * each problem names what could not be loaded. What a module exports is checked by `composition`.
 */
export function pluginModules(names: readonly string[], folder: string): PluginModules {
    const plugins: Plugin[] = [];
    const problems: string[] = [];
    for (const name of names) {
        const loaded = pluginModule(name, resolve(folder));
        if ("problem" in loaded) problems.push(`plugin ${name}: ${loaded.problem}`);
        else plugins.push(loaded);
    }
    return { plugins, problems };
}

function pluginModule(name: string, folder: string): Plugin | { readonly problem: string } {
    if (/\.[cm]?tsx?$/.test(name)) return { problem: "is TypeScript; compile it, and name the JavaScript" };
    try {
        const load = createRequire(join(folder, "prodgate.yaml"));
        const file = fileOf(name, folder, load);
        if (file === undefined) return { problem: `is not found from ${folder}; a file begins with ./, and a package is installed there` };
        const exported = exportsOf(load(file));
        if (exported === undefined) return { problem: "exports neither policies nor readers" };
        const home = homeOf(file);
        return { ...exported, name, ...(home === undefined ? {} : { folder: home }) };
    } catch (error) {
        return { problem: `cannot be loaded (${textOf(error)})` };
    }
}

function fileOf(name: string, folder: string, load: NodeJS.Require): string | undefined {
    try {
        return load.resolve(name);
    } catch (error) {
        if (!isObject(error) || !(error["code"] === "MODULE_NOT_FOUND" || error["code"] === "ERR_PACKAGE_PATH_NOT_EXPORTED")) throw error;
        // A package of ECMAScript modules may export nothing for require(), which loads them all the same since Node 20.19.
        return importedFile(name, folder) ?? existingFile(resolve(folder, name));
    }
}

/** The file that `import "name"` loads, of a package that exports one. */
function importedFile(name: string, folder: string): string | undefined {
    for (let above = folder; ; above = dirname(above)) {
        const home = join(above, "node_modules", name);
        const manifest = manifestIn(home);
        if (manifest !== undefined) {
            const { exports } = manifest;
            const file = importedIn(isObject(exports) && exports["."] !== undefined ? exports["."] : exports);
            return file === undefined ? undefined : existingFile(join(home, file));
        }
        if (dirname(above) === above) return undefined;
    }
}

function importedIn(target: unknown): string | undefined {
    if (typeof target === "string") return target;
    return isObject(target) ? importedIn(target["node"] ?? target["import"] ?? target["default"]) : undefined;
}

/** `policies.js` without `./` before it. */
function existingFile(path: string): string | undefined {
    return statSync(path, { throwIfNoEntry: false })?.isFile() === true ? path : undefined;
}

/** What a module exports, or its default export where that holds it. */
function exportsOf(module: unknown): Omit<Plugin, "name" | "folder"> | undefined {
    if (!isObject(module)) return undefined;
    const { policies, readers } = module;
    if (policies === undefined && readers === undefined) return module["default"] === module ? undefined : exportsOf(module["default"]);
    return unchecked({ ...(policies === undefined ? {} : { policies }), ...(readers === undefined ? {} : { readers }) });
}

/** `composition` asks whether they are what their type says. */
function unchecked(exported: object): Omit<Plugin, "name" | "folder">;
function unchecked(exported: unknown): unknown {
    return exported;
}

/** The package that a file belongs to. */
function homeOf(file: string): string | undefined {
    for (let folder = dirname(file); ; folder = dirname(folder)) {
        if (existsSync(join(folder, "package.json"))) return folder;
        if (dirname(folder) === folder) return undefined;
    }
}

function manifestIn(folder: string): Readonly<Record<string, unknown>> | undefined {
    try {
        const manifest: unknown = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
        return isObject(manifest) ? manifest : undefined;
    } catch {
        return undefined;
    }
}

const LONGEST_TEXT = 200;

/** The first line of an error: the module has seen no input yet, so that its text holds none. */
function textOf(error: unknown): string {
    const text =
        error instanceof Error || (isObject(error) && typeof error["message"] === "string") ? `${nameOf(error)}: ${messageOf(error)}` : typeof error;
    const [line = ""] = text.split("\n");
    return line.length > LONGEST_TEXT ? `${line.slice(0, LONGEST_TEXT)}...` : line;
}

function nameOf(error: object): string {
    return "name" in error && typeof error.name === "string" ? error.name : "Error";
}

function messageOf(error: object): string {
    return "message" in error ? String(error.message) : "";
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
    return typeof value === "object" && value !== null;
}
