/** Where in a program something happens, as V8, the text that runs and its source maps tell it. Loaded into the evaluated program. */

import { readFileSync } from "node:fs";
import { relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** A line of the text that runs: source maps give other names and lines. */
export interface Caller {
    readonly file: string;
    readonly line: number;
    readonly column: number;
}

/** The nearest place outside prodgate's own files. */
export function caller(): Caller | undefined {
    const frame = framesOf(NEAR).find((one) => isOthers(fileOf(one)));
    return frame && placeOf(frame);
}

/** All calls in the user's own files that have not returned. */
export function ownCallers(): readonly Caller[] {
    return framesOf(FAR).flatMap((one) => (isOwn(fileOf(one)) ? [placeOf(one)] : []));
}

/**
 * Where the program asks for the resource that is being made: the nearest place in the user's own files, in the source that it was compiled from.
 * Nothing where packages alone are at work.
 */
export function declaration(): Caller | undefined {
    const frames = framesOf(FAR).filter((one) => isOthers(fileOf(one)));
    const base = frames.findIndex((one) => !isOfTheSdk(fileOf(one)));
    // The constructor of the resource's own class, a user's own too, says nothing of where one is made.
    const from = frames[base]?.isConstructor() ? base + 1 : base;
    const frame = frames.slice(Math.max(0, from)).find((one) => isOwn(fileOf(one)));
    if (frame === undefined) return undefined;
    if (texts.get(fileOf(frame))?.includes(MAPPED) === false) return placeOf(frame);
    const prepare: unknown = Reflect.get(Error, "prepareStackTrace");
    // The source maps of packages, which a whole stack trace would load too, take most of the time.
    const mapped: unknown = typeof prepare === "function" ? Reflect.apply(prepare, Error, [new Error(), [frame]]) : "";
    return writtenPlace(String(mapped)) ?? placeOf(frame);
}

/** Keeps the text of a file as it runs, where a loader made it. */
export function keepText(file: string, text: string): void {
    if (!isOwn(file)) return;
    texts.set(file, text);
    lines.delete(file);
}

/** Whether a place is in the head of a loop that counts: `for (let i = 0; i < n; i++)`, `while (n > made.length)`. */
export function isInLoopHead(place: Caller): boolean {
    const before = textBefore(place).slice(-LONGEST_HEAD);
    let open = 0;
    for (let at = before.length - 1; at >= 0; at--) {
        const character = before.charAt(at);
        if (character === ")") open++;
        else if (character === "(" && open-- === 0) return /\b(?:for|while)\s{0,8}$/.test(before.slice(Math.max(0, at - 16), at));
        else if (character === "{" || character === "}") return false;
    }
    return false;
}

/** Whether a place is among the arguments of the call at another. */
export function isAmongArguments(place: Caller, call: Caller): boolean {
    return bracketsAround(place, call) !== undefined;
}

/**
 * The property of a new resource that a place among the arguments of a call decides: `["sku", "name"]`. Empty where that cannot be told: it decides an
 * option, or which arguments there are. Undefined for a place elsewhere.
 */
export function propertyAmongArguments(place: Caller, call: Caller): readonly string[] | undefined {
    const brackets = bracketsAround(place, call);
    return brackets && propertyIn(brackets);
}

function propertyIn([own, ...inner]: readonly Bracket[]): readonly string[] {
    if (own === undefined) return [];
    const end = inner.findIndex(({ opened, key }) => opened !== "{" || key === undefined);
    const keys = (end < 0 ? inner : inner.slice(0, end)).flatMap(({ key }) => key ?? []);
    return own.commas === 1 ? keys : [];
}

/** The variable whose value a place decides, where it is declared there: `const large = ...`. */
export function variableAt(place: Caller): string | undefined {
    return /(?:^|[\s;{}])(?:const|let|var)\s+([A-Za-z_$][\w$]*)\s*=(?![=>])[^;{}]*$/.exec(textBefore(place).slice(-LONGEST_HEAD))?.[1];
}

/** The properties of a new resource that a variable among the arguments of a call decides, each as `propertyAmongArguments` tells it. */
export function propertiesOf(variable: string, call: Caller): readonly (readonly string[])[] {
    const key = `${variable} ${call.file}:${String(call.line)}:${String(call.column)}`;
    const known = properties.get(key);
    if (known) return known;
    const [first = "", ...others] = linesOf(call.file).slice(call.line - 1, call.line + LONGEST_CALL);
    const text = [first.slice(call.column - 1), ...others].join("\n");
    const found: (readonly string[])[] = [];
    for (let at = text.indexOf(variable); at >= 0 && found.length < MOST_USES; at = text.indexOf(variable, at + variable.length)) {
        const [before, after] = [text.slice(0, at), text.slice(at + variable.length)];
        const isKey = /[{,]\s*$/.test(before) && /^\s*:/.test(after);
        if (isKey || /[\w$.]$/.test(before) || /^[\w$]/.test(after)) continue;
        const brackets = openBrackets(before);
        if (brackets === undefined) break;
        const last = brackets.at(-1);
        // A shorthand: `{ large }`.
        if (last?.opened === "{" && last.key === undefined && /[{,]\s*$/.test(before)) last.key = variable;
        found.push(propertyIn(brackets));
    }
    properties.set(key, found);
    return found;
}

const properties = new Map<string, readonly (readonly string[])[]>();
/** Of one variable among the arguments of one call. */
const MOST_USES = 20;

/** Whether the call at a place is that of a constructor's own base. */
export function isOfTheBase({ file, line, column }: Caller): boolean {
    return /^super\b/.test(linesOf(file)[line - 1]?.slice(column - 1) ?? "");
}

/** A bracket that is open, what was written since, and the key that stands before a value in it. */
interface Bracket {
    readonly opened: string;
    commas: number;
    written: string;
    key?: string | undefined;
}

/** The brackets between a call and a place among its arguments, from outside to inside. */
function bracketsAround(place: Caller, call: Caller): readonly Bracket[] | undefined {
    if (place.file !== call.file || place.line < call.line || place.line - call.line > LONGEST_CALL) return undefined;
    const [whole, before] = [textBefore(place), textBefore(call)];
    return whole.startsWith(before) ? openBrackets(whole.slice(before.length)) : undefined;
}

/** No call has more lines. */
const LONGEST_CALL = 400;

/** The brackets that are open at the end of a text which begins with a call; undefined where the call is over. */
function openBrackets(text: string): readonly Bracket[] | undefined {
    const open: Bracket[] = [];
    for (const [part] of text.matchAll(TOKENS)) {
        const last = open.at(-1);
        if (/^[([{]$/.test(part)) open.push({ opened: part, commas: 0, written: "" });
        else if (/^[)\]}]$/.test(part)) {
            open.pop();
            if (open.length === 0) return undefined;
        } else if (last && part === ",") {
            last.commas++;
            last.written = "";
            last.key = undefined;
        } else if (last && part === ":" && last.key === undefined) last.key = KEY.exec(last.written)?.[1];
        else if (last && !part.startsWith("/")) last.written += part;
    }
    return open.length > 0 ? open : undefined;
}

/** Comments, texts on one line, and single characters. */
const TOKENS = /\/\/[^\n]*|\/\*[^*]*\*\/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[\s\S]/g;
const KEY = /^\s*["']?([\w$]+)["']?\s*$/;

/** No head of a loop is longer. */
const LONGEST_HEAD = 500;

const texts = new Map<string, string>();
const lines = new Map<string, readonly string[]>();

function textBefore({ file, line, column }: Caller): string {
    const all = linesOf(file);
    return all.length < line ? "" : [...all.slice(0, line - 1), (all[line - 1] ?? "").slice(0, column - 1)].join("\n");
}

function linesOf(file: string): readonly string[] {
    const known = lines.get(file);
    if (known) return known;
    const split = textOf(file).split("\n");
    lines.set(file, split);
    return split;
}

function textOf(file: string): string {
    try {
        return texts.get(file) ?? readFileSync(file, "utf8");
    } catch {
        return "";
    }
}

function placeOf(frame: NodeJS.CallSite): Caller {
    return { file: pathOf(fileOf(frame)), line: frame.getLineNumber() ?? 0, column: frame.getColumnNumber() ?? 0 };
}

/** What a text ends with that was compiled from another. */
const MAPPED = "sourceMappingURL";

/** Whether a file belongs to Pulumi's own SDK. */
export function isOfTheSdk(file: string): boolean {
    return /[\\/]@pulumi[\\/]pulumi[\\/]/.test(file);
}

const NEAR = 30;
const FAR = 60;

/** The place in the last line of a stack trace: `at name (file:1:2)` or `at file:1:2`. */
function writtenPlace(trace: string): Caller | undefined {
    const line = trace.slice(trace.lastIndexOf("\n") + 1).trim();
    const place = line.endsWith(")") ? line.slice(line.lastIndexOf("(") + 1, -1) : line.replace(/^at (?:async )?/, "");
    const numbers = /:(\d{1,9}):(\d{1,9})$/.exec(place);
    return numbers ? { file: pathOf(place.slice(0, numbers.index)), line: Number(numbers[1]), column: Number(numbers[2]) } : undefined;
}

/** Asked of the engine itself, without the text of a stack trace. */
function framesOf(limit: number): readonly NodeJS.CallSite[] {
    const prepare: unknown = Reflect.get(Error, "prepareStackTrace");
    const before = Error.stackTraceLimit;
    let frames: readonly NodeJS.CallSite[] = [];
    Error.stackTraceLimit = limit;
    Error.prepareStackTrace = (_, all) => {
        frames = all;
        return "";
    };
    const { stack } = new Error();
    Reflect.set(Error, "prepareStackTrace", prepare);
    Error.stackTraceLimit = before;
    return stack === undefined ? [] : frames;
}

function fileOf(frame: NodeJS.CallSite): string {
    return frame.getFileName() ?? "";
}

function isOthers(file: string): boolean {
    return file !== "" && !file.startsWith(__dirname);
}

/** A file of the project, or of another folder of the user's: no package, and nothing of Node. */
function isOwn(file: string): boolean {
    if (!isOthers(file) || file.startsWith("node:")) return false;
    return !relative(process.cwd(), pathOf(file)).split(sep).includes("node_modules");
}

function pathOf(file: string): string {
    try {
        return file.startsWith("file:") ? fileURLToPath(file) : file;
    } catch {
        return file;
    }
}
