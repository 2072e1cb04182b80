/** References between resources, directed, with what is known about where they lead. */

import type { CanonicalType } from "./component";
import type { Place } from "./value";

export interface Target {
    readonly address: string;
    /** Which output is meant (`arn`, `endpoint`); an endpoint is not a secret's ARN. Absent where the tool does not say. */
    readonly attribute?: string;
}

/**
 * - `sure`: an exact reference, or the only candidate of the wanted type.
 * - `possible`: one of several candidates, or the relation needs an attribute that the tool does not tell.
 * - `outside`: a literal or a reference that leads out of the input.
 * - `other`: it leads to a resource of the input that has none of the wanted types.
 * - `anything`: unknown, with no hint.
 * - `nowhere`: the property is absent.
 */
export type Certainty = "sure" | "possible" | "outside" | "other" | "anything" | "nowhere";

export interface Pointer {
    readonly is: "pointer";
    readonly place: Place;
    readonly certainty: Certainty;
    readonly targets: readonly Target[];
    /** Canonical types it may lead to; empty means any. */
    readonly types: readonly CanonicalType[];
}

/** Where this many may be meant, which they are says nothing any more: such a pointer may lead to anything of its types, so that time stays in proportion. */
export const MOST_CANDIDATES = 100;

export function pointer(place: Place, certainty: Certainty, targets: readonly Target[] = [], types: readonly CanonicalType[] = []): Pointer {
    if (certainty === "possible" && targets.length > MOST_CANDIDATES && types.length > 0)
        return { is: "pointer", place, certainty: "anything", targets: [], types };
    return { is: "pointer", place, certainty, targets, types };
}
