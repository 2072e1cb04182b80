/** Reads a settings file, keeps the lines of what it says, and finds the one that belongs to an input. */

import { existsSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import type * as Yaml from "yaml";
import type { Path } from "./shape";

/** One file of settings, as it is written. */
export interface Written {
    /** What messages call it: its path from the current folder, or the package that holds it. */
    readonly source: string;
    readonly folder: string;
    /** Mappings as `Map`, lists as arrays. */
    readonly content: unknown;
    /** The place of something in it: `prodgate.yaml:12`. */
    at(path: Path): string;
}

export const FILE = "prodgate.yaml";

/** More than any team writes, and little enough to be read at once. */
const LARGEST = 1_000_000;

/** Reads a file. What cannot be read is one line that names it. Throws nothing. */
export function writtenIn(file: string, source = named(file)): Written | { readonly problem: string } {
    const text = textOf(file);
    if (typeof text !== "string") return { problem: `${source}: ${text.problem}` };
    try {
        const { LineCounter, isAlias, isMap, isScalar, isSeq, parseDocument } = yaml();
        const lineCounter = new LineCounter();
        const document = parseDocument(text, { lineCounter, prettyErrors: false, stringKeys: true, uniqueKeys: true });
        const [fault] = document.errors;
        const lineOf = (offset: number): string => `${source}:${String(Math.max(1, lineCounter.linePos(offset).line))}`;
        if (fault !== undefined) return { problem: `${lineOf(fault.pos[0])}: is not valid YAML (${fault.code.toLowerCase().replaceAll("_", " ")})` };
        const content: unknown = document.toJS({ mapAsMap: true, maxAliasCount: 100 });
        const at = (path: Path): string => {
            let node: unknown = document.contents;
            let offset = 0;
            for (const step of path) {
                const inside = isAlias(node) ? node.resolve(document) : node;
                if (isMap(inside)) {
                    const pair = inside.items.find(({ key }) => isScalar(key) && key.value === step);
                    if (pair === undefined) break;
                    if (isScalar(pair.key)) offset = pair.key.range?.[0] ?? offset;
                    node = pair.value;
                } else if (isSeq(inside)) {
                    node = typeof step === "number" ? inside.items[step] : undefined;
                    offset = rangeOf(node)?.[0] ?? offset;
                } else break;
            }
            return lineOf(offset);
        };
        return { source, folder: dirname(resolve(file)), content: content ?? new Map(), at };
    } catch {
        return { problem: `${source}: cannot be read as YAML` };
    }
}

function rangeOf(node: unknown): readonly number[] | undefined {
    if (typeof node !== "object" || node === null || !("range" in node) || !Array.isArray(node.range)) return undefined;
    return node.range.filter((one: unknown) => typeof one === "number");
}

/** `environments[0].stage`; a key that is not a plain word is not repeated. */
export function pathText(path: Path): string {
    return path
        .map((step) => (typeof step === "number" ? `[${String(step)}]` : `.${/^[\w.-]{1,60}$/.test(step) ? step : "..."}`))
        .join("")
        .replace(/^\./, "");
}

/** The settings that `extends` names: a package that is installed for the folder, or a file. */
export function extendedFile(name: string, folder: string): string | undefined {
    if (/^[a-z][a-z0-9+.-]*:/i.test(name)) return undefined;
    const near = resolve(folder, name);
    if (isFile(near)) return near;
    if (isFile(join(near, FILE))) return join(near, FILE);
    for (let above = resolve(folder); ; above = dirname(above)) {
        const inside = join(above, "node_modules", name, FILE);
        if (isFile(inside)) return inside;
        if (dirname(above) === above) return undefined;
    }
}

/** The settings that an enforcer was given, those of the environment variable, or those that it finds. */
export function settingsFile(given: string | undefined, found: () => string | undefined): string | undefined {
    return given ?? process.env["PRODGATE_SETTINGS"] ?? found();
}

/** The nearest settings of an input: beside it or above it, as far as the repository reaches. */
export function nearestSettings(input: string): string | undefined {
    const from = resolve(input);
    for (let folder = isFolder(from) ? from : dirname(from); ; folder = dirname(folder)) {
        if (existsSync(join(folder, FILE))) return join(folder, FILE);
        if (existsSync(join(folder, ".git")) || dirname(folder) === folder) return undefined;
    }
}

/** From the current folder; what is outside it keeps its name alone, since a report goes to others. */
function named(file: string): string {
    const from = relative(process.cwd(), resolve(file));
    return from === "" || from.startsWith("..") || resolve(from) === from ? basename(file) : from.split(sep).join("/");
}

function textOf(file: string): string | { readonly problem: string } {
    try {
        if (statSync(file).size > LARGEST) return { problem: "is larger than settings are" };
        return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(file));
    } catch (error) {
        const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "unknown reason";
        if (code === "ENOENT") return { problem: "no such file" };
        return { problem: code === "ERR_ENCODING_INVALID_ENCODED_DATA" ? "is not UTF-8 text" : `cannot be read (${code})` };
    }
}

function isFile(path: string): boolean {
    return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

function isFolder(path: string): boolean {
    try {
        return statSync(path).isDirectory();
    } catch {
        return false;
    }
}

/** Loaded where there is a file: without one no enforcer needs the parser, which takes as long to load as a small stack to judge. */
function yaml(): typeof Yaml;
function yaml(): unknown {
    const library: unknown = createRequire(__filename)("yaml");
    return library;
}
