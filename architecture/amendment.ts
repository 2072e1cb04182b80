/**
 * Resources that carry each other's properties. A child *amends* the parent it names (an autoscaling target, a slot, a bucket policy);
 * a parent *consults* the child it names (a service plan, an environment). Policies see only the result.
 */

import { blurred } from "./blur";
import { facetOf, has, type Component, type Facets, type With } from "./component";
import type { Pointer } from "./pointer";
import type { Unknown } from "./value";

export interface Amendment {
    readonly is: "amendment";
    readonly to: Pointer;
    /** A pointer to anything, of no type, reaches every component of the cloud that has it. */
    readonly facet: keyof Facets;
    /** The amended component; `maybe` is set when the pointer is only possible, and every value that would change becomes unknown. */
    readonly apply: (component: Component, maybe?: Unknown) => Component;
    /** What the child says by itself, where the parent is outside the input. Without it, it is counted as saying nothing. */
    readonly alone: Component | undefined;
}

export interface Consultation {
    readonly is: "consultation";
    /** Address of the component that consults. */
    readonly of: string;
    readonly to: Pointer;
    /** What becomes of its own facet, from which of theirs. */
    readonly facet: keyof Facets;
    readonly theirs: keyof Facets;
    readonly apply: (mine: Component, theirs: Component, maybe?: Unknown) => Component;
}

/** A child changes a facet of the component it points at. What is wrong by itself (a credential, a public policy) is a component of its own, `alone`, where the parent is out of sight. */
export function amend<F extends keyof Facets>(
    to: Pointer,
    facet: F,
    change: (mine: Facets[F], component: Component) => Facets[F],
    alone?: Component,
): Amendment {
    return {
        is: "amendment",
        to,
        facet,
        alone,
        apply(component, maybe) {
            const mine = facetOf(component, facet);
            if (mine === undefined) return component;
            const changed = change(mine, component);
            return { ...component, [facet]: maybe ? blurred(mine, changed, maybe) : changed };
        },
    };
}

/** A component reads a facet of the component it points at. Until then its own facet says what is true when that one is out of reach. */
export function consult<F extends keyof Facets, G extends keyof Facets>(
    of: string,
    to: Pointer,
    facet: F,
    theirs: G,
    change: (mine: Facets[F], theirs: With<G>) => Facets[F],
): Consultation {
    return {
        is: "consultation",
        of,
        to,
        facet,
        theirs,
        apply(component, other, maybe) {
            const mine = facetOf(component, facet);
            if (mine === undefined || !has(other, theirs)) return component;
            const changed = change(mine, other);
            return { ...component, [facet]: maybe ? blurred(mine, changed, maybe) : changed };
        },
    };
}
