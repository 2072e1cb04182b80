/**
 * What is known before anything is deployed. A value is `known` or `unknown`, and always carries the place where it was read,
 * in the user's own spelling, so that a message can name it.
 */

import { deployment, type Reason } from "./reason";

/** Where something is written: a resource and a property path in the user's spelling. */
export interface Place {
    /** A Pulumi URN or a Terraform address. */
    readonly address: string;
    /** The resource's name, as a message says it. */
    readonly resource: string;
    /** `loadBalancers[0].containerPort`; empty for the resource itself. */
    readonly path: string;
}

/** What a change does to what is running, as the provider's schema or documentation says. */
export type Effect = "in-place" | "restart" | "client-visible" | "replacement" | "irreversible";

/** How an input spells the properties of a resource. */
export type Syntax = "pulumi" | "terraform";

/** What the user writes: a Pulumi program, constructs of CDKTF or cdktn, or Terraform's own language. */
export type Dialect = "pulumi" | "cdktf" | "hcl";

/** What a message may say of a known value that decided an answer. */
export interface Evidence {
    readonly place: Place;
    /** The property is absent and this is the provider's constant default. */
    readonly byDefault: boolean;
    /** The value as a message may print it. Only booleans, numbers, enums, versions and ports have one: free text never does. */
    readonly shown?: string | undefined;
    /** The block around the property is absent: saying so tells more than each default in it. */
    readonly absentBlock?: string | undefined;
}

/** As methods: a value of few texts is a value of text. */
interface Wanting<T> {
    spell(wanted: T): Literal | undefined;
    beside(wanted: T): readonly Assignment[];
}

export interface Known<T> extends Evidence {
    readonly is: "value";
    readonly kind: "known";
    readonly value: T;
    /** Spells a wanted value back into the user's vocabulary: `Enabled`, `true`, `TLS1_2`. */
    readonly spell?: Wanting<T>["spell"] | undefined;
    /** What must change with it: a maximum below the wanted minimum, a size that cannot have so many. */
    readonly beside?: Wanting<T>["beside"] | undefined;
    readonly effect: Effect;
    /** Another resource may carry this property too: where that one is out of sight, this is unknown. */
    readonly amendable: boolean;
    /** The program leaves it alone once the resource is there (`ignoreChanges`): where others may change it too, one of them decides. */
    readonly leftAlone: boolean;
}

export interface Unknown {
    readonly is: "value";
    readonly kind: "unknown";
    readonly place: Place;
    readonly reason: Reason;
}

export type Value<T> = Known<T> | Unknown;

/** A value as the user writes it; keys are in the user's own spelling. */
export type Literal = boolean | number | string | readonly Literal[] | { readonly [key: string]: Literal };

export function isLiteralList(value: Literal): value is readonly Literal[] {
    return Array.isArray(value);
}

/** A property and the value that it gets; without one it is removed. */
export interface Assignment {
    readonly place: Place;
    readonly to?: Literal;
}

/** What to do about a finding, as data: `policies/fix-text.ts` alone writes it in the user's dialect. */
export type Change = Assigning | { readonly kind: "do"; readonly sentence: Sentence; readonly effect: Effect };

export interface Assigning {
    readonly kind: "set";
    readonly sets: readonly [Assignment, ...(readonly Assignment[])];
    readonly effect: Effect;
}

/** What Terraform is called in it is said in the words of HCL; the names between its parts are the user's, and stay as they are. */
export type Sentence = string | { readonly parts: readonly string[]; readonly names: readonly string[] };

/** A list whose unknown members are not forgotten: checking it reports them. */
export interface Many<T> {
    readonly is: "many";
    readonly items: readonly T[];
    readonly unknowns: readonly Unknown[];
    readonly amendable: false | Amending;
}

/** What other resources may do: `added`, they can only add; `replaced`, they may put something else in its place. */
export type Amending = "added" | "replaced";

export function unknown(place: Place, reason: Reason = deployment): Unknown {
    return { is: "value", kind: "unknown", place, reason };
}

/** What a known value carries besides its place; everything has a plain default. */
export type Traits<T> = Partial<Pick<Known<T>, "byDefault" | "shown" | "absentBlock" | "spell" | "beside" | "effect" | "amendable" | "leftAlone">>;

export function known<T>(value: T, place: Place, traits: Traits<T> = {}): Known<T> {
    const { byDefault = false, effect = "in-place", amendable = false, leftAlone = false, shown, absentBlock, spell, beside } = traits;
    // All of them have the same fields in the same order: the engine compiles what reads them once.
    return { is: "value", kind: "known", value, place, byDefault, effect, amendable, leftAlone, shown, absentBlock, spell, beside };
}

/** Another value from a known one, in the same place. What is printed stays what the user wrote. */
export function map<T, U>(value: Value<T>, change: (value: T) => U): Value<U> {
    if (value.kind === "unknown") return value;
    const { place, byDefault, shown, effect, amendable, leftAlone } = value;
    return known(change(value.value), place, { byDefault, effect, amendable, leftAlone, shown });
}

/** The least of several values; unknown if one of them is and might be the least. What raises it raises the others that are as low. */
export function leastOf(values: readonly Value<number>[], none: Value<number>): Value<number> {
    let least: Known<number> | undefined;
    for (const value of values) {
        if (value.kind === "unknown") return value;
        if (least === undefined || value.value < least.value) least = value;
    }
    return least === undefined
        ? none
        : raisedWith(
              least,
              values.filter((one) => one !== least),
          );
}

/** A number, with those that must not be lower: a maximum beside a minimum. */
export function raisedWith(value: Value<number>, others: readonly Value<number>[]): Value<number> {
    if (value.kind === "unknown") return value;
    const low = (wanted: number) => others.filter((one) => one.kind === "known" && one.value < wanted);
    return alongside(value, (wanted) => low(wanted).flatMap((one) => becomes(one, wanted).sets));
}

/** A value that is refused where others stay as they are: what changes with it. */
export function alongside<T>(value: Value<T>, others: (wanted: T) => readonly Assignment[]): Value<T> {
    if (value.kind === "unknown") return value;
    return { ...value, beside: (wanted) => [...(value.beside?.(wanted) ?? []), ...others(wanted)] };
}

export function many<T>(items: readonly T[], unknowns: readonly Unknown[] = []): Many<T> {
    return { is: "many", items, unknowns, amendable: false };
}

/** The same list with every item changed. */
export function mapped<T, U>(list: Many<T>, change: (item: T) => U): Many<U> {
    return { ...list, items: list.items.map(change) };
}

export function joined<T>(...lists: readonly Many<T>[]): Many<T> {
    const amendable = lists.find((list) => list.amendable === "replaced")?.amendable ?? lists.find((list) => list.amendable !== false)?.amendable;
    return {
        ...many(
            lists.flatMap((list) => list.items),
            lists.flatMap((list) => list.unknowns),
        ),
        amendable: amendable ?? false,
    };
}

/** Sets the property to a value, spelt as the user would write it. */
export function becomes<T>(value: Value<T>, wanted: T): Assigning {
    const { place } = value;
    if (value.kind === "unknown") return { kind: "set", sets: [{ place, to: literal(wanted) }], effect: "in-place" };
    const first = { place, to: value.spell?.(wanted) ?? literal(wanted) };
    return { kind: "set", sets: [first, ...(value.beside?.(wanted) ?? [])], effect: value.effect };
}

/** Several changes of one kind at once. */
export function together(first: Assigning, others: readonly Assigning[]): Assigning {
    return { ...first, sets: [...first.sets, ...others.flatMap(({ sets }) => sets)] };
}

/** A change that is more than one assignment, as one imperative sentence. */
export function advise(sentence: Sentence, effect: Effect = "in-place"): Change {
    return { kind: "do", sentence, effect };
}

/** A sentence with names in it that the user gave. */
export function words(parts: readonly string[], ...names: readonly string[]): Sentence {
    return { parts, names };
}

function literal(wanted: unknown): Literal {
    return typeof wanted === "boolean" || typeof wanted === "number" ? wanted : String(wanted);
}
