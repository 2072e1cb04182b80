/** A part of the architecture: what a cloud resource, with everything that amends it, is to the policies. */

import type { Dialect, Place, Unknown } from "./value";

/** One facet per question that policies ask. Each file in `facets/` adds its own member. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled by declaration merging, so that a new facet touches one file
export interface Facets {}

/** One member per type that readers read. Each vocabulary's `readers.ts` adds its own, derived from the readers. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled by declaration merging, so that a misspelt type does not compile
export interface CanonicalTypes {}

/** The reader's name of a type: one for all spellings. */
export type CanonicalType = keyof CanonicalTypes;

export interface Component extends Partial<Facets> {
    /** The noun of messages and pictures, in lower case: `database`, `load balancer`. No policy branches on it. */
    readonly kind: string;
    /** A Pulumi URN or a Terraform address: the finding's address. */
    readonly address: string;
    readonly name: string;
    /** The type as the user's tool registered it. */
    readonly type: string;
    readonly canonicalType: CanonicalType;
    /** What a fix is written in. */
    readonly dialect: Dialect;
    /** The resource itself as a place. */
    readonly place: Place;
    /** Whether it is there at all is not known. */
    readonly conditional?: Condition;
}

/** What may leave a resource out. */
export interface Condition {
    readonly because: Unknown;
    /** As it is written: those under the same condition are there together. Never printed. */
    readonly written: string;
}

/** Whether something under this condition is there whenever the component is: without a condition, under the same one, or made for each of it. */
export function isThereWith(condition: Condition | undefined, { address, conditional }: Pick<Component, "address" | "conditional">): boolean {
    if (condition === undefined || condition.written === conditional?.written) return true;
    const name = address.slice(address.lastIndexOf("/") + 1);
    const after = condition.written.indexOf(name) + name.length;
    return after >= name.length && !/[\w-]/.test(condition.written.charAt(after));
}

/** A component that has these facets. */
export type With<F extends keyof Facets> = Component & Required<Pick<Facets, F>>;

export function has<F extends keyof Facets>(component: Component, facet: F): component is With<F> {
    return component[facet] !== undefined;
}

export function facetOf<F extends keyof Facets>(facets: Partial<Facets>, facet: F): Facets[F] | undefined {
    return facets[facet];
}
