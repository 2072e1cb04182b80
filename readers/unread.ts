/** Types that no reader reads, and what is known of them all the same. */

import type { Facets } from "../architecture/component";

/** The groups of types that have something to say where a facet is asked for. */
export interface Asked<G extends string> {
    /** What it says of itself is judged by nobody. */
    readonly ofItself?: readonly G[];
    /** It may change the facet of what it names, so that this is undecided until somebody reads it. */
    readonly ofOthers?: readonly G[];
}

/** What one type would have to say. */
export interface Unsaid {
    /** It has a facet of its own. */
    readonly ofItself: boolean;
    /** The facets that it may change on what it names. */
    readonly ofOthers: ReadonlySet<keyof Facets>;
}

/**
 * Types in groups, and for every facet the groups that would have something to say. The rest of them carries nothing that a policy asks for.
 * A new facet does not compile until somebody has looked through the groups for it.
 */
export function unreadTypes<G extends string>(
    groups: Readonly<Record<G, readonly string[]>>,
    asked: Readonly<Record<keyof Facets, Asked<NoInfer<G>>>>,
): ReadonlyMap<string, Unsaid> {
    const facets = keysOf(asked);
    return new Map(
        keysOf(groups).flatMap((group) => {
            const unsaid: Unsaid = {
                ofItself: facets.some((facet) => asked[facet].ofItself?.includes(group)),
                ofOthers: new Set(facets.filter((facet) => asked[facet].ofOthers?.includes(group))),
            };
            return groups[group].map((type) => [type, unsaid] as const);
        }),
    );
}

/** The keys of a literal, which has no others. */
function keysOf<K extends string>(record: Readonly<Record<K, unknown>>): readonly K[];
function keysOf(record: object): readonly string[] {
    return Object.keys(record);
}
