/** Reading a JSON file, with the place of a mistake and without ever quoting what the file holds. */

import { readFileSync, statSync } from "node:fs";
import { InputError } from "../resources/resource";

/** V8 holds no longer text: 2^29 - 24 characters (v8/include/v8-primitive.h, String::kMaxLength). */
const LARGEST = 512 * 1024 * 1024;

/** The content of a JSON file. What cannot be read is an `InputError` that names the file and, for a mistake, line and column. */
export function readJsonFile(path: string): unknown {
    return jsonIn(bytesOf(path), path);
}

/** What these bytes say that are JSON. A mistake is an `InputError` that names the source, line and column. */
export function jsonIn(bytes: Buffer, source: string): unknown {
    const text = textOf(bytes);
    try {
        return JSON.parse(text);
    } catch {
        const { line, column } = placeOf(text, faultIn(text));
        throw new InputError(`${source}:${String(line)}:${String(column)}: not valid JSON`);
    }
}

/** What a text says that may be JSON; `undefined` when it is none. */
export function parsedJson(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return undefined;
    }
}

/** Whether a parsed value is an object (and not a list). */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

function bytesOf(path: string): Buffer {
    try {
        const { size } = statSync(path);
        if (size >= LARGEST) throw new InputError(`${path}: larger than 512 MB`);
        return readFileSync(path);
    } catch (error) {
        if (error instanceof InputError) throw error;
        throw new InputError(`${path}: ${reasonOf(error)}`);
    }
}

function textOf(bytes: Buffer): string {
    // PowerShell 5 writes redirected output as UTF-16 with a byte order mark.
    const text = bytes[0] === 0xff && bytes[1] === 0xfe ? bytes.toString("utf16le") : bytes.toString("utf8");
    return text.startsWith("\uFEFF") ? text.slice(1) : text;
}

/** Why the file system refuses something, in our words. */
export function reasonOf(error: unknown): string {
    const code = isObject(error) ? error["code"] : undefined;
    if (code === "ENOENT") return "no such file";
    if (code === "EISDIR") return "is a folder";
    if (code === "EACCES" || code === "EPERM") return "may not be read";
    return "cannot be read";
}

function placeOf(text: string, offset: number): { line: number; column: number } {
    const before = text.slice(0, offset).split("\n");
    return { line: before.length, column: (before.at(-1) ?? "").length + 1 };
}

const TOKEN = /\s*(?:([{}[\],:])|(")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.]))/y;

// JSON text may hold no raw control characters, so the pattern names them. A repetition without a bound keeps a place for each of its turns on the stack.
// eslint-disable-next-line no-control-regex
const CHARACTERS = /[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*){0,1000}/y;

/** Where a string ends whose quote is before `start`; `undefined` when it does not. */
function endOfString(text: string, start: number): number | undefined {
    CHARACTERS.lastIndex = start;
    for (let before = -1; CHARACTERS.lastIndex > before;) {
        before = CHARACTERS.lastIndex;
        CHARACTERS.exec(text);
    }
    return text.charAt(CHARACTERS.lastIndex) === '"' ? CHARACTERS.lastIndex + 1 : undefined;
}

/** Offset of the first mistake. V8's own message tells it only sometimes, and quotes the text around it. */
function faultIn(text: string): number {
    const open: ("{" | "[")[] = [];
    let expect: "value" | "value or end" | "key" | "key or end" | "colon" | "comma or end" = "value";
    TOKEN.lastIndex = 0;
    for (;;) {
        const start = TOKEN.lastIndex;
        const [, sign, string, word] = TOKEN.exec(text) ?? [];
        if (sign === undefined && string === undefined && word === undefined) return afterSpace(text, start);
        const at = TOKEN.lastIndex - (sign ?? string ?? word ?? "").length;
        if (string !== undefined) {
            const end = endOfString(text, TOKEN.lastIndex);
            if (end === undefined) return at;
            TOKEN.lastIndex = end;
        }
        if (expect === "colon") {
            if (sign !== ":") return at;
            expect = "value";
        } else if (expect === "key" || expect === "key or end") {
            if (string !== undefined) expect = "colon";
            else if (sign === "}" && expect === "key or end") {
                open.pop();
                expect = "comma or end";
            } else return at;
        } else if (expect === "comma or end") {
            const inside = open.at(-1);
            if (sign === "," && inside !== undefined) expect = inside === "{" ? "key" : "value";
            else if (inside !== undefined && sign === (inside === "{" ? "}" : "]")) open.pop();
            else return at;
        } else if (sign === "{" || sign === "[") {
            open.push(sign);
            expect = sign === "{" ? "key or end" : "value or end";
        } else if (sign === "]" && expect === "value or end") {
            open.pop();
            expect = "comma or end";
        } else if (sign === undefined) expect = "comma or end";
        else return at;
    }
}

function afterSpace(text: string, start: number): number {
    const rest = /\S/g;
    rest.lastIndex = start;
    return rest.exec(text)?.index ?? text.length;
}
