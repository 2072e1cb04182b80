/** Shapes of a settings file. One declaration gives the check, the type and the JSON Schema. */

import { keyed } from "../../architecture/keyed";
import { didYouMean } from "../../architecture/nearest";
import { isDay } from "../day";

/** Keys and positions from the top of the file: `["waivers", 0, "policy"]`. */
export type Path = readonly (string | number)[];

export interface Problem {
    readonly path: Path;
    /** What was found and what is allowed, as a clause. */
    readonly text: string;
}

export type Wrong = (problem: Problem) => void;

/** JSON Schema, draft 7, as editors read it. */
export type Schema = Readonly<Record<string, unknown>>;

/** What is allowed in a place. Mappings come as `Map`, lists as arrays. */
export interface Shape<T> {
    readonly schema: Schema;
    /** The value, or nothing where it does not fit, which `wrong` is told. */
    read(value: unknown, path: Path, wrong: Wrong): T | undefined;
}

/** A key of a mapping. */
export interface Field<T, R extends boolean = boolean> {
    readonly shape: Shape<T>;
    readonly required: R;
}

export function required<T>(shape: Shape<T>): Field<T, true> {
    return { shape, required: true };
}

export function optional<T>(shape: Shape<T>): Field<T, false> {
    return { shape, required: false };
}

/** Text that is not empty. */
export function text(describe: string): Shape<string> {
    return scalar(
        { type: "string", minLength: 1, description: describe },
        (value) => (typeof value === "string" && value.trim() !== "" ? value : undefined),
        (value) => `is ${kindOf(value)}, not text`,
    );
}

/** A day of the calendar: `2027-03-01`. */
export function day(describe: string): Shape<string> {
    return scalar(
        { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}$", description: describe },
        (value) => (typeof value === "string" && isDay(value) ? value : undefined),
        (value) => `is ${kindOf(value)}, not a day such as 2027-03-01`,
    );
}

/** One of several words. */
export function oneOf<const C extends string>(words: readonly C[], describe: string): Shape<C> {
    return scalar(
        { type: "string", enum: words, description: describe },
        (value) => words.find((word) => word === value),
        (value) => `is ${kindOf(value)}${meant(value, words)}; it is one of ${words.join(", ")}`,
    );
}

function scalar<T>(schema: Schema, fitting: (value: unknown) => T | undefined, clause: (value: unknown) => string): Shape<T> {
    return {
        schema,
        read(value, path, wrong) {
            const fits = fitting(value);
            if (fits === undefined) wrong({ path, text: clause(value) });
            return fits;
        },
    };
}

export function list<T>(of: Shape<T>, describe: string): Shape<readonly T[]> {
    return {
        schema: { type: "array", items: of.schema, description: describe },
        read(value, path, wrong) {
            if (!Array.isArray(value)) {
                wrong({ path, text: `is ${kindOf(value)}, not a list` });
                return undefined;
            }
            return value.flatMap((one: unknown, at): readonly T[] => {
                const read = of.read(one, [...path, at], wrong);
                return read === undefined ? [] : [read];
            });
        },
    };
}

type Fields = Readonly<Record<string, Field<unknown>>>;
/** What a mapping of these keys gives. */
export type MappingOf<F extends Fields> = {
    readonly [K in keyof F as F[K] extends Field<unknown, true> ? K : never]: F[K] extends Field<infer T> ? T : never;
} & { readonly [K in keyof F as F[K] extends Field<unknown, true> ? never : K]?: F[K] extends Field<infer T> ? T : never };

/** A mapping of these keys and no other. */
export function mapping<F extends Fields>(fields: F, describe: string): Shape<MappingOf<F>> {
    const all = Object.entries(fields);
    return {
        schema: {
            type: "object",
            description: describe,
            properties: keyed(all.map(([key, { shape }]) => [key, shape.schema] as const)),
            required: all.flatMap(([key, field]) => (field.required ? [key] : [])),
            additionalProperties: false,
        },
        read(value, path, wrong) {
            if (!(value instanceof Map)) {
                wrong({ path, text: `is ${kindOf(value)}, not a mapping of ${Object.keys(fields).join(", ")}` });
                return undefined;
            }
            const given = entriesOf(value, path, wrong);
            for (const [key] of given) {
                if (!Object.hasOwn(fields, key)) wrong({ path: [...path, key], text: unknownKey(key, Object.keys(fields)) });
            }
            const missing = all.filter(([key, field]) => field.required && !given.some(([one]) => one === key)).map(([key]) => key);
            for (const key of missing) wrong({ path, text: `has no ${key}; it takes ${Object.keys(fields).join(", ")}` });
            const read = given.flatMap(([key, one]) => {
                const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
                const result = field?.shape.read(one, [...path, key], wrong);
                return result === undefined ? [] : [[key, result] as const];
            });
            const whole = all.every(([key, field]) => !field.required || read.some(([one]) => one === key));
            return whole ? typed<F>(keyed(read)) : undefined;
        },
    };
}

/** One shape for mappings and another for everything else. */
export function scalarOr<S, M>(scalar: Shape<S>, other: Shape<M>, describe: string): Shape<S | M> {
    return {
        schema: { description: describe, anyOf: [scalar.schema, other.schema] },
        read: (value, path, wrong) => (value instanceof Map ? other : scalar).read(value, path, wrong),
    };
}

/** What a mapping holds under keys that are text. */
export function entriesOf(value: ReadonlyMap<unknown, unknown>, path: Path, wrong: Wrong): readonly (readonly [string, unknown])[] {
    return [...value].flatMap(([key, one]): readonly (readonly [string, unknown])[] => {
        if (typeof key === "string") return [[key, one]];
        wrong({ path, text: `has a key that is ${kindOf(key)}, not text` });
        return [];
    });
}

/** Says which key is nearest, and which there are. */
export function unknownKey(key: string, known: readonly string[]): string {
    return `is not known here${meant(key, known)}; there ${known.length === 1 ? "is" : "are"} ${known.join(", ")}`;
}

/** What was found, in words: content of a file is shown only where it is one short word. */
export function kindOf(value: unknown): string {
    if (value === undefined || value === null || (typeof value === "string" && value.trim() === "")) return "empty";
    if (value instanceof Map) return "a mapping";
    if (Array.isArray(value)) return "a list";
    if (typeof value === "string") return /^[\w.-]{1,40}$/.test(value) ? `"${value}"` : "text";
    return typeof value === "number" || typeof value === "boolean" ? String(value) : typeof value;
}

function meant(value: unknown, known: readonly string[]): string {
    return typeof value === "string" ? didYouMean(value, known) : "";
}

/** The fields have just been read by their shapes. */
function typed<F extends Fields>(read: Readonly<Record<string, unknown>>): MappingOf<F>;
function typed(read: unknown): unknown {
    return read;
}
