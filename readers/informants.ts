/** Which resources a component was assembled from: those that amended it, and those that it consulted. */

import type { Amendment, Consultation } from "../architecture/amendment";
import type { Component } from "../architecture/component";
import type { Pointer } from "../architecture/pointer";

/** Addresses by the address of the component. What may lead to anything of a type counts for the first of that type: one is enough to be looked at. */
export function informantsOf(
    components: ReadonlyMap<string, Component>,
    amendments: readonly Amendment[],
    consultations: readonly Consultation[],
): ReadonlyMap<string, readonly string[]> {
    const firstOf = new Map<string, string>();
    for (const { canonicalType, address } of components.values()) if (!firstOf.has(canonicalType)) firstOf.set(canonicalType, address);
    const informants = new Map<string, string[]>();
    const inform = (address: string, by: string) => {
        const list = informants.get(address);
        if (list) list.push(by);
        else informants.set(address, [by]);
    };
    const reachedBy = ({ certainty, targets, types }: Pointer): readonly string[] => {
        if (certainty === "sure" || certainty === "possible") return targets.map(({ address }) => address);
        return certainty === "anything" ? types.flatMap((type) => firstOf.get(type) ?? []) : [];
    };
    for (const { to } of amendments) for (const address of reachedBy(to)) inform(address, to.place.address);
    for (const { of, to } of consultations)
        if (to.certainty === "sure" || to.certainty === "possible") for (const { address } of to.targets) inform(of, address);
    return informants;
}
