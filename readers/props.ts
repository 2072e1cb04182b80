/**
 * How a reader reads properties. Keys are those of the provider SDK's own types, so the compiler refuses a misspelt name; the user's spelling
 * (Pulumi's or Terraform's) is applied lazily. Shapes are absorbed: an object or a list of one, `"true"`, numeric text, `null`, JSON text.
 * Every read states what an absent property means.
 */

import { provider, running, shape, type Reason } from "../architecture/reason";
import {
    many,
    known,
    unknown,
    type Effect,
    type Known,
    type Many,
    type Place,
    type Syntax,
    type Traits,
    type Unknown,
    type Value,
    advise,
    type Change,
} from "../architecture/value";
import type { Pointer } from "../architecture/pointer";
import { parseJsonText } from "../resources/json-text";
import { Hole, JsonDocument, Secret, Template, isList, isMap, type Node } from "../resources/node";
import type { Resource } from "../resources/resource";
import { follow, type Following, type Scope } from "./scope";
import { singular, snake, type Spelling } from "./spelling";

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

/** One level of a resource's properties. `T` is the SDK's type of that level; a helper names what it reads of it: `Props<Pick<StageArgs, "variables">>`. */
// @ts-expect-error -- a wider type has every key of a narrower one, which the compiler cannot see through `Keys`.
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
    readonly syntax: Syntax;
    /** A change that is more than one assignment, in the words of the user's tool. */
    advise(sentence: { readonly pulumi: string; readonly terraform: string }, effect?: Effect): Change;
    /** Sets a key to a text that the reader spells itself. */
    set(key: keyof T & string, to: string | { readonly pulumi: string; readonly terraform: string }, effect?: Effect): Change;
}

/** A named value whose content only classification sees. */
export interface Entry {
    readonly name: string;
    readonly node: Node;
    readonly place: Place;
    /** Follows the value. */
    to(how?: Following): Pointer;
}

/** Told of every property that a reader asks for, present or not. The tests hide exactly those. */
export type Probe = (address: string, path: readonly (string | number)[], how: "value" | "presence") => void;

export interface Cursor {
    readonly resource: Resource;
    readonly scope: Scope;
    readonly spelling: Spelling;
    readonly renames: Readonly<Record<string, string>>;
    readonly probe: Probe | undefined;
    readonly node: Node | undefined;
    readonly path: readonly (string | number)[];
    /** State outputs at this level; only the resource's own level has them. */
    readonly outputs: Readonly<Record<string, Node>> | undefined;
}

export function propsOf<T>(cursor: Cursor): Props<T> {
    const { resource, scope } = cursor;
    const syntax = resource.syntax;

    function spelled(key: string, repeated: boolean): string {
        if (cursor.spelling === "camel") return key;
        return cursor.renames[key] ?? snake(repeated ? singular(key) : key);
    }

    function at(key: string, repeated = false): { readonly node: Node | undefined; readonly path: readonly (string | number)[] } {
        const name = spelled(key, repeated);
        const path = [...cursor.path, name];
        const within = unwrapped(cursor.node);
        if (within instanceof Hole) return { node: within, path };
        if (within === undefined || within === null) return { node: undefined, path };
        if (!isMap(within)) return { node: new Hole({ reason: shape(shapeOf(within), "a block"), refs: [] }), path };
        // The content of a Terraform `dynamic` block keeps camelCase.
        const written = within[name] ?? (cursor.spelling === "snake" ? within[key] : undefined);
        const top = cursor.path.length === 0;
        if (leftAlone(resource, key, path)) return { node: cursor.outputs?.[key] ?? new Hole({ reason: running, refs: [] }), path };
        if ((written === undefined || written === null) && top) return { node: cursor.outputs?.[key] ?? undefined, path };
        return { node: written ?? undefined, path };
    }

    function placeOf(path: readonly (string | number)[]): Place {
        return { address: resource.address, resource: resource.name, path: pathText(path) };
    }

    /** Inside a block that is absent, that is what there is to say. */
    function missing(): { readonly absentBlock?: string } {
        return cursor.path.length > 0 && unwrapped(cursor.node) === undefined ? { absentBlock: pathText(cursor.path) } : {};
    }

    function read<V>(
        key: string,
        absent: V | Reason,
        options: ReadOptions,
        traits: (value: V, written?: Node) => Traits<V>,
        parse: (node: Node) => V | undefined,
        expected: string,
    ): Value<V> {
        const { node, path } = at(key);
        cursor.probe?.(resource.address, path, "value");
        const place = placeOf(path);
        const more = { syntax, effect: options.effect ?? "in-place" } as const;
        const value = unwrapped(node);
        if (value === undefined || value === null) {
            if (isReason(absent)) return unknown(place, absent);
            return known<V>(absent, place, { ...more, ...traits(absent), ...missing(), byDefault: true });
        }
        const hole = holeIn(value);
        if (hole) return unknown(place, hole.about.reason);
        const parsed = parse(value);
        if (parsed === undefined) return unknown(place, shape(shapeOf(value), expected));
        const { shown, ...others } = traits(parsed, value);
        // What the user marks as secret is judged, and not even a number of it is printed.
        return known<V>(parsed, place, { ...more, ...others, ...(shown === undefined || node instanceof Secret ? {} : { shown }) });
    }

    function child(node: Node | undefined, path: readonly (string | number)[], spelling: Spelling): Cursor {
        return { ...cursor, node, path, spelling, outputs: undefined };
    }

    function listAt(
        key: string,
        repeated: boolean,
    ): { items: readonly { node: Node; path: readonly (string | number)[] }[]; open: readonly Unknown[] } {
        const { node, path } = at(key, repeated);
        cursor.probe?.(resource.address, path, "value");
        return members(node, path);
    }

    function members(
        node: Node | undefined,
        path: readonly (string | number)[],
    ): { items: readonly { node: Node; path: readonly (string | number)[] }[]; open: readonly Unknown[] } {
        const value = unwrapped(node);
        if (value === undefined || value === null) return { items: [], open: [] };
        const hole = holeIn(value);
        if (hole) return { items: [], open: [unknown(placeOf(path), hole.about.reason)] };
        if (isMap(value)) return { items: [{ node: value, path }], open: [] };
        if (!isList(value)) return { items: [], open: [unknown(placeOf(path), shape(shapeOf(value), "a list"))] };
        const items: { node: Node; path: readonly (string | number)[] }[] = [];
        const open: Unknown[] = [];
        value.forEach((item: Node, index) => {
            const inner = unwrapped(item);
            if (inner === null || inner === undefined) return;
            if (inner instanceof Hole) open.push(unknown(placeOf([...path, index]), inner.about.reason));
            items.push({ node: inner, path: [...path, index] });
        });
        return { items, open };
    }

    function blocks<D>(
        list: { items: readonly { node: Node; path: readonly (string | number)[] }[]; open: readonly Unknown[] },
        spelling: Spelling,
    ): Many<Props<D>> {
        return many(
            list.items.filter((item) => !(item.node instanceof Hole)).map((item) => propsOf<D>(child(item.node, item.path, spelling))),
            list.open,
        );
    }

    function document(key: string): { node: Node | undefined; path: readonly (string | number)[] } {
        const { node, path } = at(key);
        cursor.probe?.(resource.address, path, "value");
        const value = unwrapped(node);
        if (value === undefined || value === null) return { node: undefined, path };
        if (value instanceof Hole || isMap(value) || isList(value)) return { node: value, path };
        return { node: parseJsonText(value) ?? new Hole({ reason: shape("text", "JSON"), refs: [] }), path };
    }

    function entry(name: string, node: Node, path: readonly (string | number)[]): Entry {
        const place = placeOf(path);
        return { name, node, place, to: (how) => follow(scope, resource, topOf(path), node, place, how) };
    }

    return {
        syntax,
        present: presence(cursor.node, placeOf(cursor.path)),
        flag: (key, absent, options = {}) => read(key, absent, options, booleanTraits, asBoolean, "true or false"),
        count: (key, absent, options = {}) => read(key, absent, options, numberTraits, asNumber, "a number"),
        text: (key, absent) =>
            read(
                key,
                absent,
                {},
                () => ({}),
                (node) => (typeof node === "string" ? node : typeof node === "number" ? String(node) : undefined),
                "text",
            ),
        choice: (key, meanings, absent, options = {}) =>
            read(
                key,
                absent,
                options,
                (meaning, written) => {
                    const same = Object.entries(meanings).filter(([, it]) => it === meaning);
                    // Of several spellings for one meaning, the one that the user wrote.
                    const spelling = (same.find(([one]) => one.toLowerCase() === textOf(written)) ?? same[0])?.[0];
                    const spell = (wanted: typeof meaning) => quoted(Object.entries(meanings).find(([, it]) => it === wanted)?.[0]);
                    return { spell, ...(spelling === undefined ? {} : { shown: spelling }) };
                },
                (node) => Object.entries(meanings).find(([spelling]) => spelling.toLowerCase() === textOf(node))?.[1],
                "one of the provider's values",
            ),
        has(key) {
            const single = at(key);
            const repeated = at(key, true);
            const { node, path } = single.node === undefined && repeated.node !== undefined ? repeated : single;
            cursor.probe?.(resource.address, path, "presence");
            // Of an unknown block nobody can say what is in it, nor of something else than a block; a property that is unknown itself is set.
            const within = unwrapped(cursor.node) ?? undefined;
            const unreadable = node instanceof Hole && within !== undefined && !isMap(within);
            return unreadable ? unknown(placeOf(path), node.about.reason) : presence(node, placeOf(path), missing());
        },
        to(key, how) {
            const { node, path } = at(key);
            cursor.probe?.(resource.address, path, "value");
            return follow(scope, resource, topOf(path), node, placeOf(path), how);
        },
        toEach(key, how) {
            const { node, path } = at(key);
            cursor.probe?.(resource.address, path, "value");
            const value = unwrapped(node);
            if (value === undefined || value === null) return many([]);
            if (isList(value)) {
                return many(value.map((item: Node, index) => follow(scope, resource, topOf(path), item, placeOf([...path, index]), how)));
            }
            return many([follow(scope, resource, topOf(path), value, placeOf(path), how)]);
        },
        in(key) {
            const { node, path } = at(key);
            const value = unwrapped(node);
            const one = isList(value) ? value[0] : value;
            return propsOf(child(one ?? undefined, path, cursor.spelling));
        },
        each: (key) => blocks(listAt(key, true), cursor.spelling),
        texts(key) {
            const { items, open } = listAt(key, false);
            const texts: Known<string>[] = [];
            const holes = [...open];
            for (const { node, path } of items) {
                const hole = holeIn(node);
                if (typeof node === "string") texts.push(known(node, placeOf(path), { syntax }));
                else if (!(node instanceof Hole)) holes.push(unknown(placeOf(path), hole?.about.reason ?? shape(shapeOf(node), "text")));
            }
            return many(texts, holes);
        },
        json(key) {
            const { node, path } = document(key);
            return propsOf(child(isList(node) ? node[0] : node, path, "camel"));
        },
        jsonList(key) {
            const { node, path } = document(key);
            return blocks(members(node, path), "camel");
        },
        entries(key) {
            const { node, path } = at(key);
            cursor.probe?.(resource.address, path, "value");
            const value = unwrapped(node);
            if (value === undefined || value === null) return many([]);
            const hole = holeIn(value);
            if (hole) return many([], [unknown(placeOf(path), hole.about.reason)]);
            if (!isMap(value)) return many([], [unknown(placeOf(path), shape(shapeOf(value), "a map"))]);
            return many(Object.entries(value).map(([name, item]) => entry(name, item, [...path, name])));
        },
        raw(key) {
            const { node, path } = at(key);
            cursor.probe?.(resource.address, path, "value");
            return node === undefined || node === null ? undefined : entry(key, node, path);
        },
        place: (key) => placeOf(key === undefined ? cursor.path : [...cursor.path, spelled(key, false)]),
        advise: (sentence, effect) => advise(sentence[syntax], effect),
        set: (key, to, effect = "in-place") => ({
            kind: "set",
            place: placeOf([...cursor.path, spelled(key, false)]),
            to: typeof to === "string" ? to : to[syntax],
            syntax,
            effect,
        }),
    };
}

function presence(node: Node | undefined, place: Place, missing: { readonly absentBlock?: string } = {}): Value<boolean> {
    const value = unwrapped(node);
    if (value === undefined || value === null) return known(false, place, { byDefault: true, shown: "absent", ...missing });
    const empty = value === "" || (isList(value) && value.length === 0);
    return known(!empty, place, { shown: empty ? "empty" : "set" });
}

function leftAlone({ ignoreChanges = [], exists }: Resource, key: string, path: readonly (string | number)[]): boolean {
    if (ignoreChanges.length === 0 || exists === false) return false;
    const written = path.filter((step) => typeof step === "string").join(".");
    return ignoreChanges.some((ignored) => {
        if (path.length === 1 && (ignored === key || ignored === "all" || ignored === "*")) return true;
        return withoutIndices(ignored) === written;
    });
}

/** `template[0].scale["minReplicas"]` is `template.scale.minReplicas`: of which item it says it is not asked. */
function withoutIndices(path: string): string {
    return path.replace(/\["([^"]*)"\]/g, ".$1").replace(/\[(?:\d+|\*)\]|\.\d+(?=\.|$)/g, "");
}

function unwrapped(node: Node | undefined): Node | undefined {
    if (node instanceof Secret) return unwrapped(node.content);
    if (node instanceof JsonDocument) return unwrapped(node.content);
    return node;
}

function holeIn(node: Node): Hole | undefined {
    if (node instanceof Hole) return node;
    return node instanceof Template ? (node.parts.find((part): part is Hole => part instanceof Hole) ?? new Hole()) : undefined;
}

function asBoolean(node: Node): boolean | undefined {
    if (typeof node === "boolean") return node;
    const text = typeof node === "string" ? node.trim().toLowerCase() : undefined;
    return text === "true" ? true : text === "false" ? false : undefined;
}

function asNumber(node: Node): number | undefined {
    if (typeof node === "number" && Number.isFinite(node)) return node;
    return typeof node === "string" && /^\s*-?\d+(\.\d+)?\s*$/.test(node) ? Number(node) : undefined;
}

function booleanTraits(value: boolean): Traits<boolean> {
    return { shown: String(value) };
}

function numberTraits(value: number): Traits<number> {
    return { shown: String(value) };
}

function textOf(node: Node | undefined): string | undefined {
    return node === undefined || typeof node === "object" ? undefined : String(node).toLowerCase();
}

function quoted(spelling: string | undefined): string | undefined {
    if (spelling === undefined || /^(true|false|-?\d+)$/.test(spelling)) return spelling;
    return `"${spelling}"`;
}

/** In words, never in content. */
function shapeOf(node: Node): string {
    if (isList(node)) return "a list";
    if (isMap(node)) return "an object";
    if (node === null) return "null";
    return typeof node === "string" ? "text" : typeof node === "object" ? "a file" : `a ${typeof node}`;
}

function isReason(absent: unknown): absent is Reason {
    return typeof absent === "object" && absent !== null && "kind" in absent;
}

function topOf(path: readonly (string | number)[]): string {
    return String(path[0] ?? "");
}

function pathText(path: readonly (string | number)[]): string {
    return path
        .map((step, index) =>
            typeof step === "number" ? `[${String(step)}]` : index === 0 ? step : /^[\w-]+$/.test(step) ? `.${step}` : `["${step}"]`,
        )
        .join("");
}
