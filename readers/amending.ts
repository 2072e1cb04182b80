/** Resources that carry each other's properties are joined: first every amendment, then every consultation. */

import { compare } from "../architecture/compare";
import type { Amendment, Consultation } from "../architecture/amendment";
import { amended } from "../architecture/blur";
import { has, isThereWith, type Component, type Facets } from "../architecture/component";
import { grouped } from "../architecture/grouped";
import { MOST_CANDIDATES } from "../architecture/pointer";
import { deployment, judgedAlone } from "../architecture/reason";
import { unknown, type Unknown } from "../architecture/value";
import { conditionOf } from "./reader";
import type { Scope } from "./scope";

/** By address. */
export type Components = Map<string, Component>;

export interface Amended {
    /** Addresses of resources that amend something unread. */
    readonly lost: ReadonlySet<string>;
    /** Addresses of all whose amendments found no component. */
    readonly elsewhere: ReadonlySet<string>;
}

/** Amendments are applied in the order of their places, so that the order of resources changes nothing. */
export function amendAll(components: Components, amendments: readonly Amendment[], scope: Scope): Amended {
    const ordered = [...amendments].sort((a, b) => compare(a.to.place.address, b.to.place.address));
    const groups = groupsOf(components, ordered, scope);
    const uncertain = new Map<string, number>();
    const clouds = new Map<string, Unknown>();
    const lost = new Set<string>();
    const elsewhere = new Set<string>();
    const arrived = new Set<string>();
    const ofNothing: Amendment[] = [];
    for (const one of ordered) {
        const { to, apply } = one;
        const { place, certainty } = to;
        const inSight = certainty === "sure" || certainty === "possible";
        const among = keysOf(one, scope).flatMap((key) => groups.get(key) ?? []);
        const reached = inSight ? to.targets.flatMap(({ address }) => components.get(address) ?? []) : [];
        const reachesSome = reached.length > 0 || among.some(({ members }) => members.length > 0);
        const ofAny = certainty === "anything" && to.types.length === 0;
        if (ofAny && reachesSome) arrived.add(place.address);
        else if (ofAny) ofNothing.push(one);
        else if (!reachesSome && (certainty === "outside" || certainty === "anything")) miss(one);
        const resource = scope.resource(place.address);
        const condition = resource?.conditional && conditionOf(resource.conditional, place);
        const unsure = certainty === "sure" ? undefined : unknown(place, scope.whole ? deployment : judgedAlone);
        for (const component of inSight ? reached : among.filter((group) => !isCrowded(group)).flatMap(({ members }) => members)) {
            const { address } = component;
            const maybe = unsure ?? (isThereWith(condition, component) ? undefined : condition?.because);
            const times = uncertain.get(address) ?? 0;
            if (maybe) uncertain.set(address, times + 1);
            if (maybe && times >= MOST_CANDIDATES) clouds.set(address, maybe);
            else change(components, address, (it) => apply(it, maybe));
        }
    }
    // A lock may change what one cloud has of two facets, and there may be components with one of them only.
    for (const one of ofNothing) if (!arrived.has(one.to.place.address)) miss(one);
    for (const { by, members, facets } of [...groups.values()].filter(isCrowded)) {
        const [because] = by.map(({ to }) => unknown(to.place));
        for (const { address } of because ? members : []) change(components, address, (it) => (because ? amended(it, because, facets) : it));
    }
    for (const [address, because] of clouds) change(components, address, (it) => amended(it, because));
    return { lost, elsewhere };

    function miss({ to: { place, certainty }, alone }: Amendment): void {
        if (!scope.whole) return;
        if (alone) components.set(alone.address, { ...components.get(alone.address), ...alone });
        else elsewhere.add(place.address);
        if (certainty === "anything") lost.add(place.address);
    }
}

/** What an amendment of anything may reach: all of a type, or all of a cloud that have its facet. */
interface Group {
    readonly members: Component[];
    /** So many that nothing which they can change is known. */
    readonly by: Amendment[];
    /** What they can change; anything when absent. */
    readonly facets?: ReadonlySet<keyof Facets>;
}

function groupsOf(components: Components, amendments: readonly Amendment[], scope: Scope): ReadonlyMap<string, Group> {
    const groups = new Map<string, Group>();
    const facets = new Set<keyof Facets>();
    for (const one of amendments) {
        const ofType = one.to.types.length > 0;
        for (const key of keysOf(one, scope)) {
            const group = groups.get(key) ?? { members: [], by: [], ...(ofType ? {} : { facets: new Set([one.facet]) }) };
            group.by.push(one);
            groups.set(key, group);
            if (!ofType) facets.add(one.facet);
        }
    }
    for (const component of components.values()) {
        groups.get(component.canonicalType)?.members.push(component);
        for (const facet of facets) if (has(component, facet)) groups.get(keyOf(facet, component.address, scope))?.members.push(component);
    }
    return groups;
}

function keysOf({ to: { certainty, types, place }, facet }: Amendment, scope: Scope): readonly string[] {
    if (certainty !== "anything") return [];
    return types.length > 0 ? types : [keyOf(facet, place.address, scope)];
}

function keyOf(facet: keyof Facets, address: string, scope: Scope): string {
    return `${facet} in ${scope.cloud(address)?.name ?? ""}`;
}

function isCrowded({ by }: Group): boolean {
    return by.length > MOST_CANDIDATES;
}

/** A component that is consulted consults first, so that the order of resources changes nothing. */
export function consultAll(components: Components, consultations: readonly Consultation[]): void {
    const waiting = grouped(consultations, (one) => one.of);
    const visit = (address: string): void => {
        const list = waiting.get(address);
        if (!list) return;
        waiting.delete(address);
        for (const one of list) {
            for (const target of one.to.targets) visit(target.address);
            consulted(components, one);
        }
    };
    for (const address of [...waiting.keys()].sort()) visit(address);
}

function consulted(components: Components, one: Consultation): void {
    if (one.to.certainty !== "sure" && one.to.certainty !== "possible") return;
    const maybe: Unknown | undefined = one.to.certainty === "sure" ? undefined : unknown(one.to.place);
    for (const target of one.to.targets) {
        const theirs = components.get(target.address);
        if (theirs) change(components, one.of, (mine) => one.apply(mine, theirs, maybe ?? absence(theirs, mine)));
    }
}

/** Who is consulted may not be there: `var.own_key ? aws_kms_key.own[0].arn : null`. */
function absence({ conditional }: Component, mine: Component): Unknown | undefined {
    return isThereWith(conditional, mine) ? undefined : conditional?.because;
}

/** Changes a component, if there is one. */
export function change(components: Components, address: string, apply: (component: Component) => Component): void {
    const component = components.get(address);
    if (component) components.set(address, apply(component));
}
