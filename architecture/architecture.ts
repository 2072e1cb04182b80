/** The whole of what was declared, as policies see it: components, and links that never turn "cannot know" into "missing". */

import { outside, unread, type Reason } from "./reason";
import { all, any, every, some, undecided, yes, type Answer } from "./answer";
import { has, isThereWith, type CanonicalType, type Component, type Facets, type With } from "./component";
import { compareAddresses } from "./compare";
import { grouped } from "./grouped";
import { MOST_CANDIDATES, type Pointer } from "./pointer";
import { many, unknown, type Many, type Place, type Unknown } from "./value";

/** Components that a question leads to. The sure ones are never handed out alone: every answer counts those that may be linked too. */
export interface Found<C> {
    /** Whether some linked component passes. */
    some(test: (component: C) => Answer): Answer;
    /** Whether every linked component passes; yes when there is none. */
    every(test: (component: C) => Answer): Answer;
    /** Whether anything is linked at all. */
    readonly exists: Answer;
    /** Calls back once for each component that is linked or may be. `linked` says which. */
    each(visit: (component: C, linked: Answer) => void): void;
    /** What may be linked without being seen. */
    readonly beyond: readonly Unknown[];
}

export interface Architecture {
    /** Sorted by address. */
    readonly components: readonly Component[];
    at(address: string): Component | undefined;
    /** The components with this facet that point at `target` through what `select` picks. Selectors are constants: they index the architecture. */
    pointing<F extends keyof Facets>(facet: F, select: Selector<F>, target: Component): Found<With<F>>;
    /** The components with this facet that the pointer leads to. */
    target<F extends keyof Facets>(pointer: Pointer, facet: F): Found<With<F>>;
    /** All components with this facet. */
    having<F extends keyof Facets>(facet: F): readonly With<F>[];
}

/** Picks the pointers of a facet that a question follows. */
export type Selector<F extends keyof Facets> = (component: With<F>) => Pointer | Many<Pointer>;

/** References from resources of types that are not read: they may change properties of what they point at. */
export interface Unseen {
    readonly address: string;
    readonly place: Place;
    /** Only these facets; any when absent. */
    readonly facets?: ReadonlySet<keyof Facets>;
}

/** What is known to be out of sight. */
export interface OutOfSight {
    readonly unseen: readonly Unseen[];
    /** Why there may be more resources, of which nothing is known; absent where all are there. */
    readonly more?: Reason | undefined;
}

export function architecture(components: readonly Component[], options: OutOfSight): Architecture {
    const sorted = [...components].sort(compareAddresses);
    const byAddress = new Map(sorted.map((component) => [component.address, component]));
    const unseenAt = grouped(options.unseen, (one) => one.address);
    const indexes = new Map<unknown, Index>();
    const byFacet = new Map<keyof Facets, readonly Component[]>();

    function having<F extends keyof Facets>(facet: F): readonly With<F>[] {
        const known = byFacet.get(facet);
        if (known !== undefined && carries(known, facet)) return known;
        const found = sorted.filter((component) => has(component, facet));
        byFacet.set(facet, found);
        return found;
    }

    function carrying<F extends keyof Facets>(facet: F, addresses: Iterable<string>): With<F>[] {
        const found: With<F>[] = [];
        for (const address of [...addresses].sort()) {
            const component = byAddress.get(address);
            if (component !== undefined && has(component, facet)) found.push(component);
        }
        return found;
    }

    function indexOf<F extends keyof Facets>(facet: F, select: Selector<F>): Index {
        const known = indexes.get(select);
        if (known) return known;
        const index: Index = { at: new Map(), anywhere: new Map() };
        const anywhere = (type: CanonicalType | typeof ANY_TYPE, component: Component, because: Unknown) => {
            const links = index.anywhere.get(type) ?? new Map<string, Unknown>();
            index.anywhere.set(type, links.set(component.address, because));
        };
        for (const component of having(facet)) {
            const picked = select(component);
            const pointers = picked.is === "pointer" ? [picked] : picked.items;
            for (const one of pointers) {
                if (one.certainty === "anything")
                    for (const type of one.types.length ? one.types : [ANY_TYPE]) anywhere(type, component, unknown(one.place));
                for (const target of one.targets) {
                    const links = index.at.get(target.address) ?? [];
                    links.push({ component, certainty: one.certainty, place: one.place });
                    index.at.set(target.address, links);
                }
            }
            if (picked.is === "many") for (const hole of picked.unknowns) anywhere(ANY_TYPE, component, hole);
        }
        indexes.set(select, index);
        return index;
    }

    return {
        components: sorted,
        at: (address) => byAddress.get(address),
        having,
        pointing(facet, select, target) {
            const index = indexOf(facet, select);
            const links = index.at.get(target.address) ?? [];
            const sure = new Set<string>();
            for (const { certainty, component } of links)
                if (certainty === "sure" && isThereWith(component.conditional, target)) sure.add(component.address);
            const maybe = new Map<string, Unknown>();
            for (const { component, certainty, place } of links) {
                if (sure.has(component.address)) continue;
                maybe.set(component.address, (certainty === "sure" ? component.conditional?.because : undefined) ?? unknown(place));
            }
            const beyond: Unknown[] = [];
            for (const { facets, place } of unseenAt.get(target.address) ?? []) if (facets?.has(facet) ?? true) beyond.push(unknown(place, unread));
            if (index.anywhere.size > 0) addAnywhere(index, target, sure, maybe, beyond);
            if (options.more) beyond.push(unknown(target.place, options.more));
            return found(carrying(facet, sure), carrying(facet, maybe.keys()), maybe, beyond);
        },
        target(pointer, facet) {
            const known = pointer.targets.filter((target) => byAddress.has(target.address)).map((target) => target.address);
            const candidates = carrying(facet, new Set(known));
            const lost = pointer.certainty === "sure" && pointer.targets.length > known.length;
            const beyond: Unknown[] = [];
            if (pointer.certainty === "anything" || lost) beyond.push(unknown(pointer.place));
            if (pointer.certainty === "outside" || pointer.certainty === "other") beyond.push(unknown(pointer.place, outside));
            const maybe = new Map(candidates.map((it) => [it.address, unknown(pointer.place)] as const));
            const certain = pointer.certainty === "sure";
            return found(certain ? candidates : [], certain ? [] : candidates, maybe, beyond);
        },
    };
}

/** A list of components that was made of those with the facet. */
function carries<F extends keyof Facets>(components: readonly Component[], facet: F): components is readonly With<F>[] {
    return components[0] === undefined || has(components[0], facet);
}

interface Index {
    readonly at: Map<string, { component: Component; certainty: Pointer["certainty"]; place: Place }[]>;
    /** By the type that they may lead to: components by address, with what their link waits for. */
    readonly anywhere: Map<CanonicalType | typeof ANY_TYPE, Map<string, Unknown>>;
}

const ANY_TYPE = "" as const;

/** Those whose pointers may lead to anything of the target's type. */
function addAnywhere({ anywhere }: Index, target: Component, sure: ReadonlySet<string>, maybe: Map<string, Unknown>, beyond: Unknown[]): void {
    const those = [anywhere.get(ANY_TYPE), anywhere.get(target.canonicalType)].filter((it) => it !== undefined);
    const crowd = those.find((it) => it.size > MOST_CANDIDATES);
    // Thousands that may be linked to thousands: none of them is told from another.
    if (crowd) for (const because of [...crowd.values()].slice(0, 1)) beyond.push(because);
    else
        for (const links of those)
            for (const [address, because] of links) if (!sure.has(address) && address !== target.address) maybe.set(address, because);
}

function itself(answer: Answer): Answer {
    return answer;
}

function found<C extends Component>(
    linked: readonly C[],
    possible: readonly C[],
    why: ReadonlyMap<string, Unknown>,
    beyond: readonly Unknown[],
): Found<C> {
    const perhaps = possible.flatMap((component) => {
        const because = why.get(component.address);
        return because ? [{ component, because }] : [];
    });
    return {
        some: (test) =>
            some(many([...linked.map(test), ...perhaps.map(({ component, because }) => all(undecided(because), test(component)))], beyond), itself),
        every: (test) =>
            every(many([...linked.map(test), ...perhaps.map(({ component, because }) => any(undecided(because), test(component)))], beyond), itself),
        exists: linked.length ? yes() : some(many<never>([], [...perhaps.map((one) => one.because), ...beyond]), () => yes()),
        each(visit) {
            for (const component of linked) visit(component, yes());
            for (const { component, because } of perhaps) visit(component, undecided(because));
        },
        beyond,
    };
}
