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

/** How the user's tool writes an assignment. */
export type Syntax = "pulumi" | "terraform";

/** What a message may say of a known value that decided an answer. */
export interface Evidence {
    readonly place: Place;
    /** The property is absent and this is the provider's constant default. */
    readonly byDefault: boolean;
    /** The value as a message may print it. Only booleans, numbers, enums, versions and ports have one: free text never does. */
    readonly shown?: string;
    /** The block around the property is absent: saying so tells more than each default in it. */
    readonly absentBlock?: string;
}

export interface Known<T> extends Evidence {
    readonly is: "value";
    readonly kind: "known";
    readonly value: T;
    /** Spells a wanted value back into the user's vocabulary (`"Enabled"`, `true`, `"TLS1_2"`). */
    spell?(wanted: T): string | undefined;
    readonly syntax: Syntax;
    readonly effect: Effect;
    /** Another resource may carry this property too: where that one is out of sight, this is unknown. */
    readonly amendable: boolean;
}

export interface Unknown {
    readonly is: "value";
    readonly kind: "unknown";
    readonly place: Place;
    readonly reason: Reason;
}

export type Value<T> = Known<T> | Unknown;

/** A property of one resource and its new value, in the user's spelling; without one it is removed. */
export interface Assignment {
    readonly place: Place;
    readonly to?: string;
}

/** What to do about a finding. `set` is written in the user's syntax by the renderer; `do` is a sentence of its own. */
export type Change =
    | ({ readonly kind: "set"; readonly syntax: Syntax; readonly effect: Effect; readonly also?: readonly Assignment[] } & Assignment)
    | { readonly kind: "do"; readonly sentence: string; readonly effect: Effect };

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
export type Traits<T> = Partial<Pick<Known<T>, "byDefault" | "shown" | "absentBlock" | "spell" | "syntax" | "effect" | "amendable">>;

export function known<T>(value: T, place: Place, traits: Traits<T> = {}): Known<T> {
    return { is: "value", kind: "known", value, place, byDefault: false, syntax: "pulumi", effect: "in-place", amendable: false, ...traits };
}

/** Another value from a known one, in the same place. What is printed stays what the user wrote. */
export function map<T, U>(value: Value<T>, change: (value: T) => U): Value<U> {
    if (value.kind === "unknown") return value;
    const { place, byDefault, shown, syntax, effect } = value;
    return known(change(value.value), place, { byDefault, syntax, effect, amendable: value.amendable, ...(shown === undefined ? {} : { shown }) });
}

/** The least of several values; unknown if one of them is and might be the least. */
export function leastOf(values: readonly Value<number>[], none: Value<number>): Value<number> {
    let least: Value<number> | undefined;
    for (const value of values) {
        if (value.kind === "unknown") return value;
        if (least?.kind !== "known" || value.value < least.value) least = value;
    }
    return least ?? none;
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

/** `Set <place> to <wanted>`, spelt as the user would write it. */
export function becomes<T>(value: Value<T>, wanted: T): Change {
    const to = (value.kind === "known" ? value.spell?.(wanted) : undefined) ?? String(wanted);
    const { syntax, effect } = value.kind === "known" ? value : { syntax: "pulumi" as const, effect: "in-place" as const };
    return { kind: "set", place: value.place, to, syntax, effect };
}

/** The same change together with others of its resource that it is refused without: a maximum below the new minimum, a setting that rules it out. */
export function together(change: Change, others: readonly (Change | Assignment)[]): Change {
    if (change.kind === "do") return change;
    const also = others.flatMap((other) => ("kind" in other && other.kind === "do" ? [] : [other]));
    const here = also.filter(({ place }) => place.address === change.place.address && place.path !== change.place.path);
    return here.length === 0 ? change : { ...change, also: [...(change.also ?? []), ...here] };
}

/** A change that is more than one assignment, as one imperative sentence. */
export function advise(sentence: string, effect: Effect = "in-place"): Change {
    return { kind: "do", sentence, effect };
}
