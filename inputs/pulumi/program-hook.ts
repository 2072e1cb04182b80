/**
 * Loaded into the evaluated program before anything else (`node -r`). In the program's own copies of @pulumi/pulumi it makes the outputs that nobody
 * knows before a deployment symbolic, whatever their names: marks (see `marks.ts`) that callbacks may put into texts and structures. A callback that
 * does more with one (takes it apart, counts it, branches on it) has an unknown result, as in Pulumi's own preview.
 */

import { writeSync } from "node:fs";
import { createRequire, Module } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { marksOf, partOf, type Mark } from "./marks";
import { withoutWeight } from "./program-loading";
import {
    caller,
    declaration,
    isAmongArguments,
    isOfTheBase,
    isOfTheSdk,
    keepText,
    ownCallers,
    propertiesOf,
    propertyAmongArguments,
    variableAt,
    type Caller,
} from "./program-places";
import { isLiteral, symbolsOf, type Fields, type Way } from "./program-symbols";

/**
 * What the hook tells the evaluation, a line of JSON each on file descriptor 3.
 * - `missing`: a setting that the stack lacks.
 * - `callback`: an `apply` that was given up. `creates`: the classes of what it makes that may be resources, as its text names them.
 * - `decision`: a way that was taken without knowing.
 * - `hooked`: outputs are symbols.
 * - `exit`: where the process was told to end.
 * - `looped`: a resource that is made for each of something unknown.
 * - `branched`: a resource that is made after a way was taken without knowing.
 * - `blurred`: a resource whose properties may come from a copy of something unknown.
 * - `chosen`: a property of a resource that was chosen without knowing; without a path any of its properties may be.
 */
export type Report =
    | { readonly kind: "missing"; readonly key: string }
    | { readonly kind: "callback"; readonly about: string; readonly creates: readonly string[] }
    | { readonly kind: "decision"; readonly about: string; readonly way: Way }
    | { readonly kind: "hooked" }
    | { readonly kind: "exit"; readonly stack: string }
    | { readonly kind: "chosen"; readonly type: string; readonly name: string; readonly about: string; readonly path: readonly string[] }
    | { readonly kind: "looped" | "branched" | "blurred"; readonly type: string; readonly name: string; readonly about: string };

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
    replace(
        Module.prototype,
        "require",
        (original) =>
            function (this: unknown, name, ...rest) {
                const load = (): unknown => original.call(this, name, ...rest);
                const ofTheSdk = typeof name === "string" && this instanceof Module && isOfTheSdk(this.filename);
                return ofTheSdk ? withoutWeight(name, load) : load();
            },
    );
    replace(
        Module.prototype,
        "_compile",
        (original) =>
            function (this: unknown, text, file, ...rest) {
                if (typeof text === "string" && typeof file === "string") keepText(file, text);
                return original.call(this, text, file, ...rest);
            },
    );
}

function hookModule(exported: unknown, file: string): void {
    const name = file.replaceAll("\\", "/");
    if (!isOfTheSdk(file)) return;
    if (name.endsWith("/@pulumi/pulumi/output.js")) hookOutputs(exported);
    else if (name.endsWith("/@pulumi/pulumi/log/index.js")) hookLog(exported);
    else if (name.endsWith("/@pulumi/pulumi/runtime/closure/createClosure.js")) hookClosures(exported);
    else if (name.endsWith("/@pulumi/pulumi/runtime/rpc.js")) {
        hookAnswers(exported);
        hookTransfers(exported);
    } else if (name.endsWith("/@pulumi/pulumi/resource.js")) hookPlaces(exported);
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
    replace(rpc, "resolveProperties", (original) => (resource, resolvers, type, name, answered, dependencies, error, ...rest) => {
        const base = isFields(answered) && typeof answered["urn"] === "string" ? marks.only(answered["urn"]) : undefined;
        if (!base || error || !isFields(resolvers) || !isFields(answered))
            return original(resource, resolvers, type, name, answered, dependencies, error, ...rest);
        const waiting = isFields(resource) ? transfers.get(resource) : undefined;
        if (waiting) waiting.base = base;
        const wanted = Object.entries(resolvers).filter(([output]) => Object.hasOwn(answered, output) || !waiting?.unread.has(output));
        for (const [output] of wanted) if (!Object.hasOwn(answered, output)) answered[output] = marks.write(partOf(base, output));
        return original(resource, Object.fromEntries(wanted), type, name, answered, dependencies, error, ...rest);
    });
    replace(rpc, "deserializeProperties", (original) => (...given) => {
        const answered = original(...given);
        return isFields(answered) && typeof answered[marks.token] === "string" ? raised(answered) : answered;
    });
}

/** What a loop over something unknown makes is told, and properties hold nothing that is called. */
function hookRegistrations(resources: unknown): void {
    replace(resources, "registerResource", (original) => (resource, parent, type, name, custom, remote, make, properties, ...rest) => {
        const called = (symbols.textOf(name) ?? String(name)).replaceAll(TOKEN_ALONE, "key");
        const sent = loweredFields(properties);
        const told = { type: String(type), name: called };
        const loop = symbols.loop();
        const copied = custom === true ? copiedInto() : undefined;
        if (copied !== undefined) report({ kind: "blurred", ...told, about: copied });
        for (const chosen of chosenFor()) report({ kind: "chosen", ...told, ...chosen });
        if (branch !== undefined) report({ kind: "branched", ...told, about: branch });
        else if (loop !== undefined) report({ kind: "looped", ...told, about: loop });
        return withoutStacks(() => original(resource, parent, type, called, custom, remote, make, sent, ...rest));
    });
}

interface Copy {
    readonly about: string;
    readonly place: Caller | undefined;
    /** It is among the arguments of a call that made a resource. */
    given?: boolean;
}

/** What the program copied and has not handed on since. */
const copies: Copy[] = [];

/** The copy that the properties of a new resource may come from. One that was an argument of a call is used up when the call is over. */
function copiedInto(): string | undefined {
    if (copies.length === 0) return undefined;
    const calls = ownCallers();
    const isGiven = ({ place }: Copy): boolean => place !== undefined && calls.some((call) => isAmongArguments(place, call));
    for (const copy of [...copies]) {
        if (isGiven(copy)) copy.given = true;
        else if (copy.given) copies.splice(copies.indexOf(copy), 1);
    }
    return copies[0]?.about;
}

/** Where the program took ways without knowing, that may be among the arguments of a resource which is made later. */
const choices: Choice[] = [];
interface Choice extends Copy {
    /** The variable that it decides. */
    readonly variable?: string | undefined;
}
const MOST_CHOICES = 20;

/** What was chosen among the arguments of a call that makes the new resource. */
function chosenFor(): readonly { readonly about: string; readonly path: readonly string[] }[] {
    if (choices.length === 0) return [];
    const calls = ownCallers();
    // What makes the resource itself, and not a component that it is a part of.
    const itself = calls.findIndex((call) => !isOfTheBase(call));
    const pathsAt = ({ place, variable }: Choice, call: Caller): readonly (readonly string[])[] => {
        const path = place && propertyAmongArguments(place, call);
        if (path !== undefined) return [path];
        return variable !== undefined && place?.file === call.file ? propertiesOf(variable, call) : [];
    };
    return [...choices].flatMap((choice) => {
        const { about, variable } = choice;
        const paths = calls.map((call) => pathsAt(choice, call));
        const at = paths.findIndex((all) => all.length > 0);
        if (at >= 0) choice.given = true;
        else if (choice.given && variable === undefined) choices.splice(choices.indexOf(choice), 1);
        return (paths[at] ?? []).map((path) => ({ about, path: at === itself ? path : [] }));
    });
}

/** In a loop over the fields of something unknown this is all that the program sees of their names. */
const TOKEN_ALONE = new RegExp(`${marks.token}(?![0-9a-f]+z)`, "g");

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

/** A record of properties that is itself something unknown, or a copy of it, stays so. */
function loweredFields(properties: unknown): unknown {
    if (symbols.textOf(properties) !== undefined) return properties;
    if (!isFields(properties) || typeof properties[marks.token] !== "string") return lowered(properties);
    handedOn(String(properties[marks.token]));
    return Object.fromEntries(Object.entries(properties).map(([key, item]) => [key, lowered(item)]));
}

/** A copy that is a value of a property is unknown there, whatever the program adds to it. */
function handedOn(about: string): void {
    const at = copies.findIndex((copy) => copy.about === about);
    if (at >= 0) copies.splice(at, 1);
}

/**
 * The SDK formats a stack for every promise, and waits for the outputs of a resource beside the registration that settles them: a large part of the time
 * of a large program, for messages that are shown nowhere here.
 */
function hookPromises(debuggable: unknown): void {
    replace(
        debuggable,
        "debuggablePromise",
        (original) =>
            (promise, context, ...rest) =>
                typeof context === "string" && OUTPUT.test(context) ? promise : withoutStacks(() => original(promise, context, ...rest)),
    );
}

/** What the SDK calls the parts of an output (runtime/resource.ts, runtime/rpc.ts). */
const OUTPUT = /^(?:resolve(?:URN|ID)|transfer)/;

function withoutStacks<Result>(run: () => Result): Result {
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = 0;
    try {
        return run();
    } finally {
        Error.stackTraceLimit = limit;
    }
}

/** The SDK sends several messages about each resource that nobody reads here, each in a call of its own. */
function hookLog(log: unknown): void {
    replace(log, "debug", () => () => Promise.resolve());
}

/** The outputs of a resource that nothing has read. */
interface Transfer {
    readonly unread: Set<string>;
    /** Has the SDK make an output, and gives what resolves it. */
    readonly make: (name: string) => Call;
    /** What resolves those that are made. */
    readonly made: Map<string, Call>;
    /** What the monitor answered for those that are not. */
    readonly answers: Map<string, readonly unknown[]>;
    /** The mark of the resource, once the monitor has answered. */
    base?: Mark;
}

const transfers = new Map<object, Transfer>();
let reading = false;

/** Of a resource's many outputs a program reads a few. Each is some twenty promises in the SDK, so it is made when it is read. */
function hookTransfers(rpc: unknown): void {
    replace(rpc, "transferProperties", (original) => (resource, label, properties) => {
        const names = isFields(properties) ? Object.keys(properties).filter((name) => name !== "id" && name !== "urn") : [];
        if (reading || !isFields(resource) || !isFields(properties) || names.some((name) => Object.hasOwn(resource, name)))
            return original(resource, label, properties);
        const make = (name: string): Call => {
            const resolvers = original(resource, label, { [name]: properties[name] });
            const resolve = isFields(resolvers) ? resolvers[name] : undefined;
            return isCallable(resolve) ? resolve : () => undefined;
        };
        const transfer: Transfer = { unread: new Set(names), make, made: new Map(), answers: new Map() };
        transfers.set(resource, transfer);
        for (const name of names) Object.defineProperty(resource, name, accessorOf(name));
        return Object.fromEntries(names.map((name) => [name, (...given: readonly unknown[]) => resolved(transfer, name, given)]));
    });
}

function resolved(transfer: Transfer, name: string, given: readonly unknown[]): unknown {
    const resolve = transfer.made.get(name);
    if (resolve) return resolve(...given);
    transfer.answers.set(name, given);
    return undefined;
}

/** The output itself, from now on the property of the resource. */
function outputOf(resource: object, name: string): unknown {
    const transfer = transfers.get(resource);
    if (!transfer?.unread.delete(name)) return undefined;
    if (transfer.unread.size === 0) transfers.delete(resource);
    Reflect.deleteProperty(resource, name);
    const resolve = transfer.make(name);
    transfer.made.set(name, resolve);
    const answer = transfer.answers.get(name) ?? (transfer.base && [marks.write(partOf(transfer.base, name)), true, false]);
    if (answer) resolve(...answer);
    return Reflect.get(resource, name);
}

const accessors = new Map<string, PropertyDescriptor>();

/** One for all resources, so that the engine takes them for objects of one kind. */
function accessorOf(name: string): PropertyDescriptor {
    const known = accessors.get(name);
    if (known) return known;
    const accessor = {
        get(this: object): unknown {
            return outputOf(this, name);
        },
        set(this: object, value: unknown): void {
            transfers.get(this)?.unread.delete(name);
            Object.defineProperty(this, name, { value, configurable: true, enumerable: true, writable: true });
        },
        configurable: true,
        enumerable: true,
    };
    accessors.set(name, accessor);
    return accessor;
}

/** The text of a callback is made of the values that it uses: a getter is none. */
function hookClosures(closures: unknown): void {
    replace(closures, "createClosureInfoAsync", (original) => (...given) => {
        reading = true;
        for (const [resource, { unread }] of [...transfers]) for (const name of [...unread]) outputOf(resource, name);
        return original(...given);
    });
}

/**
 * The SDK formats the whole stack for each resource and counts constructors to find the declaration; an old one takes a place inside Node for it where
 * a module makes the resource at its top. Versions differ in what they ask.
 */
function hookPlaces(resources: unknown): void {
    const type = isFields(resources) ? resources["Resource"] : undefined;
    const place = (): unknown => {
        const { file, ...position } = declaration() ?? {};
        return file === undefined ? undefined : { uri: pathToFileURL(file).toString(), ...position };
    };
    replace(type, "sourcePosition", () => place);
    replace(type, "stackTrace", () => () => {
        const declared = place();
        return declared === undefined ? [] : [declared];
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
            report({ kind: "callback", about, creates: createdIn(source) });
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

/** The classes of what a callback's text makes, but those of the language: they may be resources. */
function createdIn(source: string): readonly string[] {
    return [...source.matchAll(/\bnew\s+(?!(?:\w*Error|Array|Date|Map|Promise|RegExp|Set|URL)\b)([\w$.]*)/g)].map(([, name = ""]) => name);
}

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
    if (typeof marked === "string") {
        handedOn(marked);
        return marked;
    }
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
/** The last way that was taken without knowing: what comes after it may be another. */
let branch: string | undefined;

/** Once for each: a loop asks again and again. */
function decision(about: string, way: Way): void {
    branch = about;
    if (way === "copied") copies.push({ about, place: caller() });
    else if (way !== "counted") {
        const place = caller();
        choices.push({ about, place, variable: place && variableAt(place) });
        if (choices.length > MOST_CHOICES) choices.shift();
    }
    const line = `${way} ${about}`;
    if (!decisions.has(line)) report({ kind: "decision", about, way });
    decisions.add(line);
}

function report(line: Report): void {
    try {
        writeSync(3, `${JSON.stringify(line)}\n`);
    } catch {
        // No monitor listens: the program was started by hand.
    }
}
