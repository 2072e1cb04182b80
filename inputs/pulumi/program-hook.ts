/**
 * Loaded into the evaluated program before anything else (`node -r`). In the program's own copies of @pulumi/pulumi it makes the outputs that nobody
 * knows before a deployment symbolic, whatever their names: marks (see `marks.ts`) that callbacks may put into texts and structures. A callback that
 * does more with one (takes it apart, counts it, branches on it) has an unknown result, as in Pulumi's own preview.
 */

import { writeSync } from "node:fs";
import { createRequire, Module } from "node:module";
import { dirname, join } from "node:path";
import { marksOf, partOf } from "./marks";

/** What the hook tells the evaluation, a line of JSON each on file descriptor 3. */
export type Report =
    { readonly kind: "missing"; readonly key: string } | { readonly kind: "callback"; readonly about: string; readonly creates: boolean };

/** The environment variable with the evaluation's token. */
const TOKEN = "PRODGATE_MARKS";

type Call = (this: unknown, ...given: readonly unknown[]) => unknown;
type Fields = Record<string, unknown>;

const marks = marksOf(process.env[TOKEN] ?? "");
/** Values nest no deeper than this in ordinary programs; deeper ones are handed on as they are. */
const DEEPEST = 100;
/** Objects that stand for a marked text. */
const symbols = new WeakMap<object, string>();

if (process.env[TOKEN]) hook();

function hook(): void {
    // The loader of JavaScript files, which has no public name (nodejs.org/api/modules.html, require.extensions).
    replace(Reflect.get(Module, "_extensions"), ".js", (load) => (module, file) => {
        load(module, file);
        if (!(module instanceof Module) || typeof file !== "string") return;
        const name = file.replaceAll("\\", "/");
        if (!name.includes("/@pulumi/pulumi/")) return;
        if (name.endsWith("/@pulumi/pulumi/output.js")) hookOutputs(module.exports);
        else if (name.endsWith("/@pulumi/pulumi/runtime/rpc.js")) hookAnswers(module.exports);
        else if (name.endsWith("/@pulumi/pulumi/cmd/run/error.js")) hookErrors(module.exports);
        else if (name.endsWith("/@pulumi/pulumi/config.js")) hookConfiguration(module.exports, join(dirname(file), "output.js"));
    });
}

/** Every output that an answer lacks is a mark. The answer carries the mark of the resource itself as `urn`, which the SDK ignores. */
function hookAnswers(rpc: unknown): void {
    replace(rpc, "resolveProperties", (original) => (resource, resolvers, type, name, answered, ...rest) => {
        const base = isFields(answered) && typeof answered["urn"] === "string" ? marks.only(answered["urn"]) : undefined;
        if (base && isFields(resolvers) && isFields(answered)) {
            for (const output of Object.keys(resolvers)) {
                if (!Object.hasOwn(answered, output)) answered[output] = marks.write(partOf(base, output));
            }
        }
        return original(resource, resolvers, type, name, answered, ...rest);
    });
    replace(rpc, "deserializeProperties", (original) => (...given) => {
        const answered = original(...given);
        return isFields(answered) && typeof answered[marks.token] === "string" ? raised(answered) : answered;
    });
}

/** Callbacks see marked texts as symbols and give them back as texts. */
function hookOutputs(output: unknown): void {
    const prototype = prototypeOf(output, "Output");
    const unknown = isFields(output) ? output["unknown"] : undefined;
    replace(
        prototype,
        "apply",
        (original) =>
            function (this: unknown, callback, lifting, ...rest) {
                if (!isCallable(callback)) return original.call(this, callback, lifting, ...rest);
                const wrapped = lifting ? (value: unknown) => lowered(callback(raised(value))) : careful(callback, unknown);
                return original.call(this, wrapped, lifting, ...rest);
            },
    );
}

function careful(callback: Call, unknown: unknown): (value: unknown) => unknown {
    return (value) => {
        const about = firstMark(value);
        if (!about) return callback(value);
        const seen = raised(value);
        const source = String(callback);
        const giveUp = (): unknown => {
            report({ kind: "callback", about, creates: CREATES.test(source) });
            return unknown;
        };
        // A result that shows nothing of what it was made from may have been decided by it.
        const finish = (result: unknown): unknown => (takesNothing(source) || !isPlain(result) || firstMark(result) ? lowered(result) : unknown);
        try {
            const result: unknown = callback(seen);
            return result instanceof Promise ? result.then(finish, giveUp) : finish(result);
        } catch {
            return giveUp();
        }
    };
}

/** Whether a callback's text makes objects that may be resources. */
const CREATES = /\bnew\s+(?!(?:\w*Error|Array|Date|Map|Promise|RegExp|Set|URL)\b)/;

function takesNothing(source: string): boolean {
    return /^(async\b\s*)?(function\b\s*\w*\s*)?\(\s*\)/.test(source) && !/\barguments\b/.test(source);
}

/**
 * An error as its plain stack. The SDK has `util.inspect` colour it, which takes half a minute: in Node 20.20.2 `util.inspect` with colours does not end
 * on a path like `node_modules/@pulumi/resource.ts`, which the SDK's source maps give, before the text is too long for a string.
 */
function hookErrors(errors: unknown): void {
    replace(
        errors,
        "defaultErrorMessage",
        (original) => (error) => (isFields(error) && typeof error["stack"] === "string" ? error["stack"] : original(error)),
    );
}

/** Settings that the stack lacks, or keeps encrypted, are marks too. */
function hookConfiguration(config: unknown, outputFile: string): void {
    const prototype = prototypeOf(config, "Config");
    const get = isFields(prototype) ? prototype["get"] : undefined;
    if (!isCallable(get)) return;
    for (const verb of ["get", "require"]) {
        for (const secrecy of ["", "Secret"]) {
            for (const kind of ["", "Number", "Object"]) {
                replace(
                    prototype,
                    `${verb}${secrecy}${kind}`,
                    (original) =>
                        function (this: unknown, key, options, ...rest) {
                            const raw: unknown = get.call(this, key);
                            const text = raw === undefined && verb === "require" ? missing(this, key, secrecy !== "") : raw;
                            if (typeof text !== "string" || !marks.has(text)) return original.call(this, key, options, ...rest);
                            // What is checked (a pattern, a length) is not known of a placeholder.
                            if (raw !== undefined && !(kind && marks.only(text))) return original.call(this, key);
                            const value = kind ? symbol(text) : text;
                            return secrecy ? secret(value, outputFile) : value;
                        },
                );
            }
        }
    }
}

function missing(config: unknown, key: unknown, secret: boolean): string {
    const name = isFields(config) && typeof config["name"] === "string" ? `${config["name"]}:${String(key)}` : String(key);
    report({ kind: "missing", key: name });
    return marks.write(["configuration", name, secret]);
}

function secret(value: unknown, outputFile: string): unknown {
    const output: unknown = createRequire(outputFile)(outputFile);
    const mark = isFields(output) ? output["secret"] : undefined;
    return isCallable(mark) ? mark(value) : value;
}

/** A value in which symbols stand for marked texts; the value itself when it has none. */
function raised(value: unknown, depth = 0): unknown {
    if (typeof value === "string") return marks.has(value) ? symbol(value) : value;
    if (depth > DEEPEST || typeof value !== "object" || value === null || symbols.has(value)) return value;
    if (Array.isArray(value))
        return changed(
            value,
            value.map((item) => raised(item, depth + 1)),
        );
    if (!isFields(value) || !isLiteral(value)) return value;
    const marked = value[marks.token];
    if (typeof marked === "string") return symbol(marked);
    const entries = Object.entries(value).map(([key, item]) => [key, raised(item, depth + 1)] as const);
    return entries.some(([key, item]) => item !== value[key]) ? Object.fromEntries(entries) : value;
}

/** The reverse, for what a callback returns. */
function lowered(value: unknown, depth = 0): unknown {
    if (depth > DEEPEST || typeof value !== "object" || value === null) return value;
    const text = symbols.get(value);
    if (text !== undefined) return text;
    if (Array.isArray(value))
        return changed(
            value,
            value.map((item) => lowered(item, depth + 1)),
        );
    if (!isFields(value) || !isLiteral(value)) return value;
    const marked = value[marks.token];
    if (typeof marked === "string") return marked;
    const entries = Object.entries(value).map(([key, item]) => [key, lowered(item, depth + 1)] as const);
    return entries.some(([key, item]) => item !== value[key]) ? Object.fromEntries(entries) : value;
}

function changed(before: readonly unknown[], after: readonly unknown[]): readonly unknown[] {
    return after.some((item, index) => item !== before[index]) ? after : before;
}

/** The first marked text in plain data; empty when there is none. */
function firstMark(value: unknown, depth = 0): string {
    if (typeof value === "string") return marks.has(value) ? value : "";
    if (depth > DEEPEST || typeof value !== "object" || value === null) return "";
    const text = symbols.get(value);
    if (text !== undefined) return text;
    if (!Array.isArray(value) && !isLiteral(value)) return "";
    for (const [key, item] of Object.entries(value)) {
        const found = firstMark(key) || firstMark(item, depth + 1);
        if (found) return found;
    }
    return "";
}

/** Plain data through and through: no outputs, resources, assets or promises. */
function isPlain(value: unknown, depth = 0): boolean {
    if (typeof value === "function") return false;
    if (typeof value !== "object" || value === null) return true;
    if (symbols.has(value)) return true;
    if (depth > DEEPEST || !(Array.isArray(value) || isLiteral(value))) return false;
    return Object.values(value).every((item) => isPlain(item, depth + 1));
}

function isLiteral(value: object): boolean {
    const prototype: unknown = Object.getPrototypeOf(value);
    return prototype === Object.prototype || prototype === null;
}

/** Stands for a marked text: text where text is wanted, its parts by name or index, and nothing else. */
function symbol(text: string): object {
    const known = marks.only(text);
    const part = (name: string): object => symbol(marks.write(known ? partOf(known, name) : ["outside", { kind: "deployment" }]));
    const content = (): string => text;
    const made = new Proxy(
        { [marks.token]: text },
        {
            get(_, name) {
                if (name === marks.token) return text;
                if (name === Symbol.toPrimitive) return (hint: string) => (hint === "number" ? notReadable(text) : text);
                if (typeof name === "symbol" || name === "then" || name === "constructor" || name.startsWith("__")) return undefined;
                if (name === "toString" || name === "valueOf" || name === "toJSON") return content;
                // A reference to another stack asks this before it reads an output.
                if (name === "hasOwnProperty") return () => true;
                // What the SDK asks of any object that it meets.
                return name === "doNotCapture" || name === "deploymentOnlyModule" ? undefined : part(name);
            },
            // The SDK may list its one field when it sends it; a program that copies it would lose every other.
            ownKeys: () => (calledByTheSdk() ? [marks.token] : notReadable(text)),
            set: () => true,
        },
    );
    symbols.set(made, text);
    return made;
}

/** Whether the first file on the stack that is not this one is the SDK's. Asked of the engine itself: source maps give other names. */
function calledByTheSdk(): boolean {
    const prepare: unknown = Reflect.get(Error, "prepareStackTrace");
    Error.prepareStackTrace = (_, frames) => frames.map((frame) => frame.getFileName() ?? "");
    const files: unknown = new Error().stack;
    Reflect.set(Error, "prepareStackTrace", prepare);
    const caller: unknown = Array.isArray(files) ? files.find((file) => file !== "" && file !== __filename) : undefined;
    return typeof caller === "string" && /[\\/]@pulumi[\\/]pulumi[\\/]/.test(caller);
}

/** Arithmetic and copies would hide the mark. */
function notReadable(text: string): never {
    throw new TypeError(`${marks.readable(text)} is not known before the deployment`);
}

function replace(owner: unknown, name: string, by: (original: Call) => Call): void {
    if (!isFields(owner)) return;
    const original = owner[name];
    if (isCallable(original)) owner[name] = by(original);
}

function prototypeOf(owner: unknown, name: string): unknown {
    const type = isFields(owner) ? owner[name] : undefined;
    return isFields(type) ? type["prototype"] : undefined;
}

function isCallable(value: unknown): value is Call {
    return typeof value === "function";
}

function isFields(value: unknown): value is Fields {
    return (typeof value === "object" || typeof value === "function") && value !== null;
}

function report(line: Report): void {
    try {
        writeSync(3, `${JSON.stringify(line)}\n`);
    } catch {
        // Nobody listens: the program was started by hand.
    }
}
