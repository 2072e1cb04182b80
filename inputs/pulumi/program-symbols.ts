/**
 * Symbols: objects that stand in an evaluated program for values that only the deployment knows. A symbol is text where text is wanted and hands out
 * its parts by name or index. What no resource of the program decides (a function's result, another stack's output, a setting) also goes on where a
 * program takes it apart: a loop over it runs once, and the evaluation is told of the loops and of the ways that were taken without knowing.
 * Loaded into the evaluated program.
 */

import { AsyncLocalStorage } from "node:async_hooks";
import { partOf, type Marks } from "./marks";
import { caller, isInLoopHead, isOfTheSdk } from "./program-places";

/**
 * How a program took a way without knowing.
 * - `compared`: by a number or an order.
 * - `counted`: in the head of a loop.
 * - `asked`: by a question with yes or no for an answer.
 * - `copied`: by the fields that there are.
 */
export type Way = "compared" | "counted" | "asked" | "copied";

export interface Symbols {
    /** Stands for a marked text. What is known of its parts is given as it is. */
    readonly of: (text: string, known?: Fields) => object;
    /** The marked text that an object stands for. */
    readonly textOf: (value: unknown) => string | undefined;
    /** Whether parts of what it stands for are known. */
    readonly knownInPart: (value: unknown) => boolean;
    /** Runs a callback whose result is thrown away when it was decided by something unknown: there arithmetic and comparisons throw. */
    readonly guarded: <Result>(run: () => Result) => Result;
    /** How often something unknown was looked at. */
    readonly looks: () => number;
    /** The marked text that the running code is a loop over. */
    readonly loop: () => string | undefined;
}

export type Fields = Record<string, unknown>;
type Call = (this: unknown, ...given: readonly unknown[]) => unknown;

/** Methods of lists that call back. */
const LOOPING: ReadonlySet<string> = new Set(["flatMap", "forEach", "map", "reduce"]);

/** Methods of lists and texts whose result comes from the same place. */
const DERIVING: ReadonlySet<string> = new Set(
    (
        "at charAt charCodeAt codePointAt concat fill filter find findIndex findLast findLastIndex flat indexOf join lastIndexOf localeCompare match " +
        "matchAll normalize padEnd padStart pop push repeat replace replaceAll reverse search shift slice sort splice split substr substring " +
        "toFixed toLocaleLowerCase toLocaleUpperCase toLowerCase toReversed toSorted toSpliced toUpperCase trim trimEnd trimStart unshift with"
    ).split(" "),
);

/** Methods whose result decides between two ways. */
const DECIDING: ReadonlySet<string> = new Set(["endsWith", "every", "has", "includes", "some", "startsWith"]);

/** Methods that results of functions have fields of the same name as. */
const FIELDS_TOO: ReadonlySet<string> = new Set(["entries", "keys", "values"]);

/** Names longer than this tell nobody anything. */
const LONGEST_PATH = 80;

/** A pattern takes no more items from one list. */
const MOST_TAKEN = 20;

/** `decision` is told of every way that is taken without knowing. */
export function symbolsOf(marks: Marks, decision: (about: string, way: Way) => void): Symbols {
    const texts = new WeakMap<object, string>();
    const inPart = new WeakSet<object>();
    const loops = new AsyncLocalStorage<string | undefined>();
    let guards = 0;
    let looks = 0;
    let taught = false;

    const textOf = (value: unknown): string | undefined =>
        (typeof value === "object" || typeof value === "function") && value !== null ? texts.get(value) : undefined;

    /** No resource of the program decides it. */
    const goesOn = (text: string): boolean => marks.split(text).every((piece) => typeof piece === "string" || piece[0] !== "output");

    const part = (text: string, name: string): object => {
        const mark = marks.only(text) ?? (goesOn(text) ? marks.split(text).find((piece) => typeof piece !== "string") : undefined);
        if (mark === undefined || typeof mark === "string") return made(marks.write(["outside", { kind: "deployment" }]));
        return made(mark[0] !== "output" && marks.readable(text).length > LONGEST_PATH ? text : marks.write(partOf(mark, name)));
    };

    const notReadable = (text: string): never => {
        throw new TypeError(`${marks.readable(text)} is not known before the deployment`);
    };

    /** Of the ways that a program takes without knowing, a callback whose result can be thrown away takes none. */
    const decided = (text: string, way: Way): void => {
        if (guards > 0 || !goesOn(text)) notReadable(text);
        // The SDK's own questions (how long a line of its log is) lead nowhere.
        if (callerIsTheSdk()) return;
        decision(text, way);
    };

    /** Heads of loops that wait for their loop to be over. */
    const heads = new Set<string>();

    /** In the head of a loop one, and then nothing, so that the loop runs once; elsewhere what no number compares with. */
    const numberOf = (text: string): number => {
        const place = guards > 0 || !goesOn(text) ? undefined : caller();
        if (place === undefined || !isInLoopHead(place)) {
            decided(text, "compared");
            return NaN;
        }
        const head = `${place.file}:${String(place.line)}:${String(place.column)}`;
        if (heads.delete(head)) return NaN;
        heads.add(head);
        decided(text, "counted");
        return 1;
    };

    const turn = (text: string, callback: unknown, ...given: readonly unknown[]): unknown =>
        isCallable(callback) ? loops.run(text, () => callback(...given)) : notReadable(text);

    /** What a loop over something unknown made; a loop over it counts as one over the same. */
    class Looped extends Array<unknown> {
        readonly #text: string;

        constructor(text: string, items: readonly unknown[]) {
            super();
            this.#text = text;
            super.push(...items);
        }

        static override get [Symbol.species](): ArrayConstructor {
            return Array;
        }

        override map<Result>(callback: (item: unknown, index: number, list: unknown[]) => Result): Result[] {
            return loops.run(this.#text, () => super.map(callback));
        }

        override forEach(callback: (item: unknown, index: number, list: unknown[]) => void): void {
            loops.run(this.#text, () => super.forEach(callback));
        }

        override *[Symbol.iterator](): ArrayIterator<unknown> {
            const outer = loops.getStore();
            loops.enterWith(this.#text);
            try {
                yield* super[Symbol.iterator]();
            } finally {
                loops.enterWith(outer);
            }
        }
    }

    /** Methods that call back: once, for something unknown. */
    function looping(text: string, method: string, [callback, ...start]: readonly unknown[]): unknown {
        const first = part(text, "0");
        if (method === "reduce") {
            const result = turn(text, callback, start.length ? start[0] : first, first, 0, made(text));
            return isData(result) ? made(text) : result;
        }
        const result = turn(text, callback, first, 0, made(text));
        if (method === "forEach") return undefined;
        // Of data not even the length is known; resources are kept, so that the program can point at them.
        if (isData(result)) return made(text);
        return method === "flatMap" && Array.isArray(result) ? new Looped(text, result) : new Looped(text, [result]);
    }

    function iterator(text: string): Iterator<unknown> {
        let taken = 0;
        let from: string | undefined;
        let outer: string | undefined;
        const end = (): IteratorReturnResult<undefined> => {
            if (taken > 0) loops.enterWith(outer);
            return { value: undefined, done: true };
        };
        return {
            next: () => {
                const here = caller();
                const place = here && `${here.file}:${String(here.line)}:${String(here.column)}`;
                // A loop asks again from the same place, a pattern (`[a, b]`) from one place for each of its names.
                if (taken > 0 && (place === from || taken >= MOST_TAKEN)) return end();
                if (taken === 0) outer = loops.getStore();
                loops.enterWith(text);
                from = place;
                return { value: part(text, String(taken++)), done: false };
            },
            return: end,
        };
    }

    /** What a name of something unknown stands for. */
    function valueAt(text: string, name: string): unknown {
        if (!goesOn(text)) return part(text, name);
        if (LOOPING.has(name)) return (...given: readonly unknown[]) => looping(text, name, given);
        if (DERIVING.has(name)) return () => made(text);
        if (DECIDING.has(name))
            return () => {
                decided(text, "asked");
                return made(text);
            };
        if (!FIELDS_TOO.has(name)) return part(text, name);
        const called = (): unknown => (name === "entries" ? new Looped(text, [[0, part(text, "0")]]) : made(text));
        return made(textOf(part(text, name)) ?? text, {}, called);
    }

    function made(text: string, known: Fields = {}, call?: () => unknown): object {
        const content = (): string => {
            looks++;
            return text;
        };
        const target: object = Object.assign(call ? () => undefined : {}, known, { [marks.token]: text });
        const symbol = new Proxy(target, {
            apply: () => call?.(),
            get(_, name) {
                if (name === marks.token) return text;
                if (typeof name === "string" && Object.hasOwn(known, name)) {
                    if (textOf(known[name]) !== undefined) looks++;
                    return known[name];
                }
                if (name === Symbol.toPrimitive)
                    return (hint: string) => {
                        looks++;
                        return hint === "number" ? numberOf(text) : text;
                    };
                if (name === Symbol.iterator && goesOn(text)) return () => iterator(text);
                if (typeof name === "symbol" || name === "then" || name === "constructor" || name.startsWith("__")) return undefined;
                if (name === "toString" || name === "valueOf" || name === "toJSON") return content;
                // A reference to another stack asks this before it reads an output.
                if (name === "hasOwnProperty") return () => true;
                // What the SDK asks of any object that it meets.
                if (name === "doNotCapture" || name === "deploymentOnlyModule") return undefined;
                looks++;
                return valueAt(text, name);
            },
            has: (_, name) => typeof name === "string" && name !== "then" && !name.startsWith("__"),
            // The SDK may list its one field when it sends it; a program that copies it loses every other.
            ownKeys: () => {
                const place = call === undefined ? caller() : notReadable(text);
                if (!callerIsTheSdk()) decided(text, place && isInLoopHead(place) ? "counted" : "copied");
                return Reflect.ownKeys(target);
            },
            set: () => true,
        });
        texts.set(symbol, text);
        if (Object.keys(known).length) inPart.add(symbol);
        if (!taught && goesOn(text)) {
            taught = true;
            teachGlobals();
        }
        return symbol;
    }

    function isData(value: unknown, depth = 0): boolean {
        if (textOf(value) !== undefined || typeof value !== "object" || value === null) return typeof value !== "function";
        if (depth > 100 || !(Array.isArray(value) || isLiteral(value))) return false;
        return Object.values(value).every((item) => isData(item, depth + 1));
    }

    /** The functions of the language that take a text apart, taught to take a symbol. */
    function teachGlobals(): void {
        const goingOn = (value: unknown): string | undefined => {
            const text = textOf(value) ?? (typeof value === "string" && marks.only(value) ? value : undefined);
            return text !== undefined && goesOn(text) ? text : undefined;
        };
        for (const name of ["Number", "parseInt", "parseFloat"]) teach(globalThis, name, goingOn, made);
        teach(Object, "keys", goingOnSymbol, made);
        teach(Object, "values", goingOnSymbol, made);
        teach(Object, "entries", goingOnSymbol, (text) => new Looped(text, [[part(text, "key"), part(text, "0")]]));
        teach(JSON, "parse", goingOn, made);
    }

    function goingOnSymbol(value: unknown): string | undefined {
        const text = textOf(value);
        return text !== undefined && goesOn(text) && !callerIsTheSdk() ? text : undefined;
    }

    return {
        of: made,
        textOf,
        knownInPart: (value) => typeof value === "object" && value !== null && inPart.has(value),
        guarded: (run) => {
            guards++;
            try {
                return run();
            } finally {
                guards--;
            }
        },
        looks: () => looks,
        loop: () => loops.getStore(),
    };
}

/** Has a function answer for what it is taught, and leaves everything else to it. */
function teach(owner: object, name: string, textIn: (value: unknown) => string | undefined, answer: (text: string) => unknown): void {
    const original: unknown = Reflect.get(owner, name);
    if (typeof original !== "function") return;
    const taught = new Proxy(original, {
        apply: (target, self, given: unknown[]): unknown => {
            const text = textIn(given[0]);
            return text === undefined ? Reflect.apply(target, self, given) : answer(text);
        },
    });
    Reflect.set(owner, name, taught);
}

function callerIsTheSdk(): boolean {
    return isOfTheSdk(caller()?.file ?? "");
}

function isCallable(value: unknown): value is Call {
    return typeof value === "function";
}

export function isLiteral(value: object): boolean {
    const prototype: unknown = Object.getPrototypeOf(value);
    return prototype === Object.prototype || prototype === null;
}
