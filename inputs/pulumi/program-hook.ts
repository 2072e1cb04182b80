/**
 * Loaded into the evaluated program before anything else (`node -r`). In the program's own copies of @pulumi/pulumi it makes the outputs that nobody
 * knows before a deployment symbolic, whatever their names: marks (see `marks.ts`) that callbacks may put into texts and structures. A callback that
 * does more with one (takes it apart, counts it, branches on it) has an unknown result, as in Pulumi's own preview.
 */

import { writeSync } from "node:fs";
import { createRequire, Module } from "node:module";
import { dirname, join } from "node:path";
import { marksOf, partOf } from "./marks";
import { isLiteral, symbolsOf, type Fields } from "./program-symbols";

/**
 * What the hook tells the evaluation, a line of JSON each on file descriptor 3.
 * - `missing`: a setting that the stack lacks.
 * - `callback`: an `apply` that was given up. `creates`: it may make resources.
 * - `decision`: a way that was taken without knowing. `ordered`: by comparing or counting.
 * - `hooked`: outputs are symbols.
 * - `exit`: where the process was told to end.
 * - `looped`: a resource that is made for each of something unknown.
 */
export type Report =
    | { readonly kind: "missing"; readonly key: string }
    | { readonly kind: "callback"; readonly about: string; readonly creates: boolean }
    | { readonly kind: "decision"; readonly about: string; readonly ordered: boolean }
    | { readonly kind: "hooked" }
    | { readonly kind: "exit"; readonly stack: string }
    | { readonly kind: "looped"; readonly type: string; readonly name: string; readonly about: string };

/** The environment variable with the evaluation's token. */
const TOKEN = "PRODGATE_MARKS";

type Call = (this: unknown, ...given: readonly unknown[]) => unknown;

const marks = marksOf(process.env[TOKEN] ?? "");
/** Values nest no deeper than this in ordinary programs; deeper ones are handed on as they are. */
const DEEPEST = 100;
const symbols = symbolsOf(marks, decision);

if (process.env[TOKEN]) hook();

function hook(): void {
    hookExit();
    // Every CommonJS module is loaded by this method, whatever a loader like tsx makes of its text (nodejs.org/api/modules.html).
    replace(
        Module.prototype,
        "load",
        (original) =>
            function (this: unknown, file, ...rest) {
                original.call(this, file, ...rest);
                if (this instanceof Module && typeof file === "string") hookModule(this.exports, file);
            },
    );
}

function hookModule(exported: unknown, file: string): void {
    const name = file.replaceAll("\\", "/");
    if (!name.includes("/@pulumi/pulumi/")) return;
    if (name.endsWith("/@pulumi/pulumi/output.js")) hookOutputs(exported);
    else if (name.endsWith("/@pulumi/pulumi/runtime/rpc.js")) hookAnswers(exported);
    else if (name.endsWith("/@pulumi/pulumi/resource.js")) hookPlaces(exported);
    else if (name.endsWith("/@pulumi/pulumi/runtime/resource.js")) hookRegistrations(exported);
    else if (name.endsWith("/@pulumi/pulumi/runtime/invoke.js")) hookInvokes(exported);
    else if (name.endsWith("/@pulumi/pulumi/runtime/debuggable.js")) hookPromises(exported);
    else if (name.endsWith("/@pulumi/pulumi/stackReference.js")) hookStackReferences(exported);
    else if (name.endsWith("/@pulumi/pulumi/cmd/run/error.js")) hookErrors(exported);
    else if (name.endsWith("/@pulumi/pulumi/config.js")) hookConfiguration(exported, join(dirname(file), "output.js"));
}

/** Says where a program ends its own process. */
function hookExit(): void {
    const exit: unknown = Reflect.get(process, "exit");
    if (!isCallable(exit)) return;
    Reflect.set(process, "exit", (...given: readonly unknown[]) => {
        const { stack = "" } = new Error();
        if (!stack.split("\n")[2]?.includes("@pulumi")) report({ kind: "exit", stack });
        return exit.call(process, ...given);
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

/** What a loop over something unknown makes is told, and properties hold nothing that is called. */
function hookRegistrations(resources: unknown): void {
    replace(resources, "registerResource", (original) => (resource, parent, type, name, custom, remote, make, properties, ...rest) => {
        const called = symbols.textOf(name) ?? name;
        const about = symbols.loop();
        if (about !== undefined) report({ kind: "looped", type: String(type), name: String(called), about });
        return original(resource, parent, type, called, custom, remote, make, loweredFields(properties), ...rest);
    });
}

function hookInvokes(invokes: unknown): void {
    for (const name of ["invoke", "invokeOutput", "invokeSingle", "invokeSingleOutput", "call"])
        replace(
            invokes,
            name,
            (original) =>
                (token, properties, ...rest) =>
                    original(token, loweredFields(properties), ...rest),
        );
}

/** A record of properties that is itself something unknown stays so. */
function loweredFields(properties: unknown): unknown {
    return symbols.textOf(properties) === undefined ? lowered(properties) : properties;
}

/** The SDK keeps the formatted stack of every promise, which nobody reads here and which takes a third of the time of a large program. */
function hookPromises(debuggable: unknown): void {
    replace(debuggable, "debuggablePromise", (original) => (...given) => {
        const limit = Error.stackTraceLimit;
        Error.stackTraceLimit = 0;
        try {
            return original(...given);
        } finally {
            Error.stackTraceLimit = limit;
        }
    });
}

/** A resource is declared a few frames below its constructors; the SDK reads the whole stack and maps every frame to its source. */
function hookPlaces(resources: unknown): void {
    const limit = 20;
    const type = isFields(resources) ? resources["Resource"] : undefined;
    const pattern = isFields(type) ? type["framePositionRegExp"] : undefined;
    if (!(pattern instanceof RegExp)) return;
    replace(type, "callsites", () => () => {
        const before = Error.stackTraceLimit;
        Error.stackTraceLimit = limit;
        const { stack = "" } = new Error();
        Error.stackTraceLimit = before;
        return stack
            .split("\n")
            .slice(1)
            .map((frame) => {
                const { file, line, column } = pattern.exec(frame)?.groups ?? {};
                return file && line && column && !file.startsWith("node:") ? { file, line: Number(line), column: Number(column) } : {};
            });
    });
}

/** What a program awaits of another stack goes on as a symbol. */
function hookStackReferences(references: unknown): void {
    for (const name of ["getOutputValue", "requireOutputValue", "getOutputDetails"])
        replace(
            prototypeOf(references, "StackReference"),
            name,
            (original) =>
                async function (this: unknown, ...given) {
                    return raised(await original.call(this, ...given));
                },
        );
}

/** Callbacks see marked texts as symbols and give them back as texts. */
function hookOutputs(output: unknown): void {
    report({ kind: "hooked" });
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
        const looks = symbols.looks();
        const partly = firstMark(seen, { exceptKnownInPart: true }) === "";
        const source = String(callback);
        const giveUp = (): unknown => {
            report({ kind: "callback", about, creates: CREATES.test(source) });
            return unknown;
        };
        // A result that shows nothing of what it was made from may have been decided by it.
        const finish = (result: unknown): unknown => {
            const sure = takesNothing(source) || (partly && symbols.looks() === looks);
            return sure || !isPlain(result) || firstMark(result) ? lowered(result) : unknown;
        };
        try {
            const result: unknown = symbols.guarded(() => callback(seen));
            return result instanceof Promise ? result.then(finish, giveUp) : finish(result);
        } catch {
            return giveUp();
        }
    };
}

/** Whether a callback's text makes objects that may be resources. */
const CREATES = /\bnew\s+(?!(?:\w*Error|Array|Date|Map|Promise|RegExp|Set|URL)\b)/;

function takesNothing(source: string): boolean {
    return /^(async\b\s*)?(function\b\s*(?:\w+\s*)?)?\(\s*\)/.test(source) && !/\barguments\b/.test(source);
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
                            const value = kind ? symbols.of(text) : text;
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

/** A value in which symbols represent marked texts; the value itself when it has none. */
function raised(value: unknown, depth = 0): unknown {
    if (typeof value === "string") return marks.has(value) ? symbols.of(value) : value;
    if (depth > DEEPEST || typeof value !== "object" || value === null || symbols.textOf(value) !== undefined) return value;
    if (Array.isArray(value))
        return changed(
            value,
            value.map((item) => raised(item, depth + 1)),
        );
    if (!isFields(value) || !isLiteral(value)) return value;
    const { [marks.token]: marked, ...fields } = value;
    const entries = Object.entries(fields).map(([key, item]) => [key, raised(item, depth + 1)] as const);
    if (typeof marked === "string") return symbols.of(marked, Object.fromEntries(entries));
    return entries.some(([key, item]) => item !== value[key]) ? Object.fromEntries(entries) : value;
}

/** The reverse, for what a callback returns. */
function lowered(value: unknown, depth = 0): unknown {
    const text = symbols.textOf(value);
    if (text !== undefined) return text;
    if (depth > DEEPEST || typeof value !== "object" || value === null) return value;
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
function firstMark(value: unknown, except: { readonly exceptKnownInPart?: boolean } = {}, depth = 0): string {
    if (typeof value === "string") return marks.has(value) ? value : "";
    const text = symbols.textOf(value);
    if (text !== undefined) return except.exceptKnownInPart && symbols.knownInPart(value) ? "" : text;
    if (depth > DEEPEST || typeof value !== "object" || value === null) return "";
    if (!Array.isArray(value) && !isLiteral(value)) return "";
    for (const [key, item] of Object.entries(value)) {
        const found = firstMark(key) || firstMark(item, except, depth + 1);
        if (found) return found;
    }
    return "";
}

/** Plain data through and through: no outputs, resources, assets or promises. */
function isPlain(value: unknown, depth = 0): boolean {
    if (symbols.textOf(value) !== undefined) return true;
    if (typeof value === "function") return false;
    if (typeof value !== "object" || value === null) return true;
    if (depth > DEEPEST || !(Array.isArray(value) || isLiteral(value))) return false;
    return Object.values(value).every((item) => isPlain(item, depth + 1));
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

const decisions = new Set<string>();

/** Once for each: a loop asks again and again. */
function decision(about: string, ordered: boolean): void {
    const line = `${String(ordered)} ${about}`;
    if (!decisions.has(line)) report({ kind: "decision", about, ordered });
    decisions.add(line);
}

function report(line: Report): void {
    try {
        writeSync(3, `${JSON.stringify(line)}\n`);
    } catch {
        // No monitor listens: the program was started by hand.
    }
}
