/** Resources that carry each other's properties are joined: first every amendment, then whoever consults another. */

import type { Amendment, Consultation } from "../architecture/amendment";
import { amended } from "../architecture/blur";
import { isThereWith, type Component } from "../architecture/component";
import { grouped } from "../architecture/grouped";
import { MOST_CANDIDATES, type Pointer } from "../architecture/pointer";
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
    const byType = grouped(components.values(), ({ canonicalType }) => canonicalType);
    const crowded = crowdedTypes(ordered);
    const uncertain = new Map<string, number>();
    const clouds = new Map<string, Unknown>();
    const lost = new Set<string>();
    const elsewhere = new Set<string>();
    for (const { to, apply, alone } of ordered) {
        const { place, certainty } = to;
        const reached = reachedBy(to);
        if (scope.whole && reached.length === 0 && (certainty === "outside" || certainty === "anything")) {
            if (alone) components.set(alone.address, { ...components.get(alone.address), ...alone });
            else elsewhere.add(place.address);
            if (certainty === "anything") lost.add(place.address);
        }
        const resource = scope.resource(place.address);
        const condition = resource?.conditional && conditionOf(resource.conditional, place);
        const unsure = certainty === "sure" ? undefined : unknown(place, scope.whole ? deployment : judgedAlone);
        for (const component of reached) {
            if (certainty === "anything" && crowded.has(component.canonicalType)) continue;
            const { address } = component;
            const maybe = unsure ?? (isThereWith(condition, component) ? undefined : condition?.because);
            const times = uncertain.get(address) ?? 0;
            if (maybe) uncertain.set(address, times + 1);
            if (maybe && times >= MOST_CANDIDATES) clouds.set(address, maybe);
            else change(components, address, (it) => apply(it, maybe));
        }
    }
    for (const [type, because] of crowded) for (const { address } of byType.get(type) ?? []) clouds.set(address, because);
    for (const [address, because] of clouds) change(components, address, (it) => amended(it, because));
    return { lost, elsewhere };

    function reachedBy({ certainty, targets, types }: Pointer): readonly Component[] {
        if (certainty === "sure" || certainty === "possible") return targets.flatMap(({ address }) => components.get(address) ?? []);
        return certainty === "anything" ? types.flatMap((type) => byType.get(type) ?? []) : [];
    }
}

/** Types that so many amendments may reach that nothing which they can change is known, each with the first that may. */
function crowdedTypes(amendments: readonly Amendment[]): ReadonlyMap<string, Unknown> {
    const uncertain = amendments
        .filter(({ to }) => to.certainty === "anything")
        .flatMap(({ to }) => to.types.map((type) => ({ type, place: to.place })));
    const crowds = [...grouped(uncertain, ({ type }) => type)].filter(([, all]) => all.length > MOST_CANDIDATES);
    return new Map(crowds.flatMap(([type, [first]]) => (first ? [[type, unknown(first.place)]] : [])));
}

/** Whoever is consulted has consulted first, so that the order of resources changes nothing. */
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

function compare(a: string, b: string): number {
    return a < b ? -1 : a > b ? 1 : 0;
}
