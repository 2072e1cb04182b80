/** What is left of a facet when a change to it may or may not happen: every value that would differ becomes unknown. */

import { undecided, type Answer } from "./answer";
import type { Component, Facets } from "./component";
import { pointer, type Pointer } from "./pointer";
import type { Requirement } from "./requirement";
import { many, type Many, type Unknown, type Value } from "./value";

export function blurred<T>(before: T, after: T, because: Unknown): T;
export function blurred(before: unknown, after: unknown, because: Unknown): unknown {
    if (before === after) return before;
    if (!isObject(before) || !isObject(after)) return before;
    if (isValue(before) && isValue(after)) return sameValue(before, after) ? before : because;
    if (isAnswer(before) && isAnswer(after)) return before.kind === after.kind ? before : undecided(because);
    if (isRequirement(before) && isRequirement(after)) return { ...before, holds: blurred(before.holds, after.holds, because) };
    if (isPointer(before) && isPointer(after)) return pointer(because.place, "possible", [...before.targets, ...after.targets], before.types);
    if (isMany(before) && isMany(after)) return blurredList(before, after, because);
    return Object.fromEntries(
        Object.keys({ ...before, ...after }).map((key) => [
            key,
            key in before ? blurred(before[key], after[key], because) : clouded(after[key], because),
        ]),
    );
}

/** Whatever other resources may change in a component is unknown: in these facets, or in all. */
export function amended<C extends Component>(component: C, because: Unknown, facets?: ReadonlySet<keyof Facets>): C;
export function amended(component: Component, because: Unknown, facets?: ReadonlySet<keyof Facets>): object {
    const has: ReadonlySet<string> | undefined = facets;
    return Object.fromEntries(
        Object.entries(component).map(([key, facet]) => [key, (has?.has(key) ?? true) ? clouded<unknown>(facet, because, (open) => open) : facet]),
    );
}

/** Everything that `mayChange` accepts becomes unknown; the rest keeps its value. */
function clouded<T>(facet: T, because: Unknown, mayChange?: (open: boolean) => boolean): T;
function clouded(facet: unknown, because: Unknown, mayChange: (open: boolean) => boolean = () => true): unknown {
    if (!isObject(facet)) return facet;
    if (isValue(facet)) return facet.kind === "known" && mayChange(facet.amendable) ? because : facet;
    if (isAnswer(facet)) return facet.kind !== "unknown" && mayChange(facet.amendable) ? undecided(because) : facet;
    if (isRequirement(facet)) return { ...facet, holds: clouded(facet.holds, because, mayChange) };
    if (isPointer(facet)) return facet;
    if (isMany(facet)) {
        const changes = mayChange(facet.amendable !== false);
        if (changes && facet.amendable === "replaced") return many([], [...facet.unknowns, because]);
        const items = facet.items.map((item) => clouded(item, because, mayChange));
        return many(items, changes ? [...facet.unknowns, because] : facet.unknowns);
    }
    if (Array.isArray(facet)) return facet.map((item) => clouded<unknown>(item, because, mayChange));
    if ("kind" in facet && "effect" in facet) return facet;
    return Object.fromEntries(Object.entries(facet).map(([key, value]) => [key, clouded(value, because, mayChange)]));
}

function blurredList(before: Many<unknown>, after: Many<unknown>, because: Unknown): Many<unknown> {
    if (before.items.length === after.items.length) {
        const items = before.items.map((item, index) => blurred(item, after.items[index], because));
        return many(items, after.unknowns.length > before.unknowns.length ? [...before.unknowns, because] : before.unknowns);
    }
    return many(
        before.items.filter((item) => after.items.includes(item)),
        [...before.unknowns, because],
    );
}

function sameValue(before: Value<unknown>, after: Value<unknown>): boolean {
    return before.kind === "known" && after.kind === "known" ? before.value === after.value : before.kind === after.kind;
}

function isObject(it: unknown): it is Readonly<Record<string, unknown>> {
    return typeof it === "object" && it !== null;
}

function isValue(it: object): it is Value<unknown> {
    return "is" in it && it.is === "value";
}

function isAnswer(it: object): it is Answer {
    return "is" in it && it.is === "answer";
}

function isRequirement(it: object): it is Requirement {
    return "is" in it && it.is === "requirement";
}

function isPointer(it: object): it is Pointer {
    return "is" in it && it.is === "pointer";
}

function isMany(it: object): it is Many<unknown> {
    return "is" in it && it.is === "many";
}
