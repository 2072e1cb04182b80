/**
 * How a reader reads properties. Keys are those of the provider SDK's own types, so the compiler refuses a misspelt name; the user's spelling
 * (Pulumi's or Terraform's) is applied lazily. Shapes are absorbed: an object or a list of one, `"true"`, numeric text, `null`, JSON text.
 * Every read states what an absent property means.
 */

import { keyed } from "../architecture/keyed";
import { provider, type Reason } from "../architecture/reason";
import {
    advise,
    isLiteralList,
    many,
    type Change,
    type Effect,
    type Known,
    type Literal,
    type Many,
    type Place,
    type Sentence,
    type Value,
} from "../architecture/value";
import type { Pointer } from "../architecture/pointer";
import { Hole, isList, type Node } from "../resources/node";
import { asked, below, foundAt, placeOf, spelled, writtenKey, type Cursor, type Found, type Path } from "./cursor";
import { documentAt, entriesAt, entryAt, membersOf, pointerAt, pointersAt, textsAt } from "./members";
import type { Following } from "./scope";
import { unwrapped } from "./shapes";
import type { Spelling } from "./spelling";
import { COUNT, FLAG, TEXT, choiceOf, presence, presenceAt, valueAt } from "./values";

/** An optional and computed property: the provider chooses. */
export const byProvider: Reason = provider;

/** Pulumi's outputs and promises, and CDKTF's tokens: stripped structurally, so that no SDK is imported. */
type Lazy =
    PromiseLike<unknown> | { readonly apply: unknown; readonly get: unknown } | { readonly resolve: unknown; readonly creationStack: unknown };
export type Plain<T> = Exclude<NonNullable<T>, Lazy>;
export type Merged<U> = { [K in U extends unknown ? keyof U : never]?: U extends { [k in K]?: infer V } ? V : never };
type Keys<T, V> = { [K in keyof T]-?: [Plain<T[K]>] extends [V] ? K : never }[keyof T] & string;
type Blocks<T> = { [K in keyof T]-?: [Plain<T[K]>] extends [object] ? K : never }[keyof T] & string;
type Lists<T> = { [K in keyof T]-?: [Plain<T[K]>] extends [readonly unknown[]] ? K : never }[keyof T] & string;
type Inner<T> = Plain<T> extends readonly (infer I)[] ? Merged<Plain<I>> : Merged<Plain<T>>;

export interface ReadOptions {
    /** What changing this property does to what is running; `in-place` when not said. */
    readonly effect?: Effect;
}

/**
 * One level of a resource's properties. `T` is the SDK's type of that level; a helper names what it reads of it: `Props<Pick<StageArgs, "variables">>`.
 * A wider type has every key of a narrower one, which the compiler cannot see through `Keys`. In this comment, the directive is published with the type.
 * @ts-expect-error -- see above. */
export interface Props<out T> {
    flag(key: Keys<T, boolean | string>, absent: boolean | Reason, options?: ReadOptions): Value<boolean>;
    count(key: Keys<T, number | string>, absent: number | Reason, options?: ReadOptions): Value<number>;
    /** Free text: never printed. */
    text(key: Keys<T, string>, absent: string | Reason): Value<string>;
    /** An enumeration with its neutral meanings, both ways. A spelling that is not in the table is unknown. Case does not matter. */
    choice<M extends string | boolean | number>(
        key: Keys<T, string | boolean | number>,
        meanings: Readonly<Record<string, M>>,
        absent: M | Reason,
        options?: ReadOptions,
    ): Value<M>;
    /** Whether the property is set; a list or a block that is empty is not. Its content may be unknown. */
    has(key: keyof T & string): Value<boolean>;
    /** The same of what the program says: what the cloud answered does not count. */
    written(key: keyof T & string): Value<boolean>;
    /** Where it leads. */
    to(key: keyof T & string, how?: Following): Pointer;
    /** Where each member of a list leads, or each part of a text that holds several references. */
    toEach(key: keyof T & string, how?: Following): Many<Pointer>;
    /** A block: an object or a list of one. Absent: every read in it gives its default. */
    in<K extends Blocks<T>>(key: K): Props<Inner<T[K]>>;
    /** Repeated blocks. */
    each<K extends Lists<T>>(key: K): Many<Props<Inner<T[K]>>>;
    /** A list of texts; an absent list is empty. */
    texts(key: Lists<T>): Many<Known<string>>;
    /** A JSON document that is an object; `D` is an interface of ours. */
    json<D>(key: keyof T & string): Props<D>;
    /** A JSON document that is a list of objects. */
    jsonList<D>(key: keyof T & string): Many<Props<D>>;
    /** The entries of a map, keys as written. */
    entries(key: keyof T & string): Many<Entry>;
    /** The raw value, for classification at the border. */
    raw(key: keyof T & string): Entry | undefined;
    /** The place of a property, in the user's spelling. */
    place(key?: keyof T & string): Place;
    /** Whether this block is there at all. */
    readonly present: Value<boolean>;
    /** A change that is more than one assignment, in the words of the user's tool. */
    advise(sentence: { readonly pulumi: Sentence; readonly terraform: Sentence }, effect?: Effect): Change;
    /** Sets a key; those of an object in it are of the SDK's types too. */
    set(key: keyof T & string, to: Literal, effect?: Effect): Change;
}

/** A named value whose content only classification sees. */
export interface Entry {
    readonly name: string;
    readonly node: Node;
    readonly place: Place;
    /** Where it is in the input's properties. */
    readonly path: Path;
    /** Follows the value. */
    to(how?: Following): Pointer;
}

export function propsOf<T>(cursor: Cursor): Props<T> {
    const { syntax } = cursor.resource;
    return {
        present: presence(cursor.node, placeOf(cursor, cursor.path)),
        flag: (key, absent, options) => valueAt(cursor, key, FLAG, absent, options?.effect),
        count: (key, absent, options) => valueAt(cursor, key, COUNT, absent, options?.effect),
        text: (key, absent) => valueAt(cursor, key, TEXT, absent),
        choice: (key, meanings, absent, options) => valueAt(cursor, key, choiceOf(meanings), absent, options?.effect),
        has: (key) => presenceAt(cursor, key),
        written: (key) => presenceAt({ ...cursor, outputs: undefined }, key),
        to: (key, how) => pointerAt(cursor, key, how),
        toEach: (key, how) => pointersAt(cursor, key, how),
        in: (key) => propsOf(below(cursor, firstOf(foundAt(cursor, key)))),
        each: (key) => blocks(cursor, asked(cursor, key), cursor.spelling),
        texts: (key) => textsAt(cursor, key),
        json: (key) => propsOf(below(cursor, firstOf(documentAt(cursor, key)), "camel")),
        jsonList: (key) => blocks(cursor, documentAt(cursor, key), "camel"),
        entries: (key) => entriesAt(cursor, key),
        raw: (key) => entryAt(cursor, key),
        place: (key) => placeOf(cursor, key === undefined ? cursor.path : [...cursor.path, spelled(cursor, key)]),
        advise: (sentence, effect) => advise(sentence[syntax], effect),
        set: (key, to, effect = "in-place") => {
            const place = placeOf(cursor, [...cursor.path, spelled(cursor, key)]);
            return { kind: "set", sets: [{ place, to: literalIn(cursor, to) }], effect };
        },
    };
}

/** As the user spells its keys. */
function literalIn(cursor: Cursor, value: Literal): Literal {
    if (typeof value !== "object") return value;
    if (isLiteralList(value)) return value.map((one) => literalIn(cursor, one));
    return keyed(Object.entries(value).map(([key, one]) => [writtenKey(cursor, spelled(cursor, key)), literalIn(cursor, one)] as const));
}

/** A block, or the first of a list. */
function firstOf(found: Found): Found {
    const value = unwrapped(found.node);
    return { node: (isList(value) ? value[0] : value) ?? undefined, path: found.path, leftAlone: found.leftAlone };
}

function blocks<D>(cursor: Cursor, found: Found, spelling: Spelling): Many<Props<D>> {
    const { items, unknowns } = membersOf(cursor, found);
    return many(
        items.filter(({ node }) => !(node instanceof Hole)).map((item) => propsOf<D>(below(cursor, { ...found, ...item }, spelling))),
        unknowns,
    );
}
