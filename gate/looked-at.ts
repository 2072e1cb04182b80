/** Which resources a policy looked at: it judged them, followed a link to them, or one of these was assembled from them. */

import type { Architecture, Found } from "../architecture/architecture";
import { has, type Component } from "../architecture/component";
import type { Policy } from "../policies/policy";

/** The same architecture, which remembers what its links led to. */
export interface Watched {
    readonly architecture: Architecture;
    /** Addresses of components that were found by way of a link. */
    readonly linked: ReadonlySet<string>;
}

export function watched(architecture: Architecture): Watched {
    const linked = new Set<string>();
    const noted = <C extends Component>(found: Found<C>): Found<C> => {
        found.each(({ address }) => linked.add(address));
        return found;
    };
    return {
        linked,
        architecture: {
            ...architecture,
            pointing: (facet, select, target) => noted(architecture.pointing(facet, select, target)),
            target: (pointer, facet) => noted(architecture.target(pointer, facet)),
        },
    };
}

/** Addresses of all that these policies looked at. `informants` says which resources a component was assembled from. */
export function lookedAt(
    { architecture, linked }: Watched,
    policies: readonly Policy[],
    informants: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> {
    const facets = new Set(policies.map(({ judges }) => judges));
    const judged = architecture.components.filter((component) => [...facets].some((facet) => has(component, facet)));
    const seen = new Set([...linked, ...judged.map(({ address }) => address)]);
    // A set is iterated with what is added on the way.
    for (const address of seen) for (const informant of informants.get(address) ?? []) seen.add(informant);
    return seen;
}
