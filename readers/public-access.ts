/** What opens data stores to the public, in every vocabulary. */

import { outside } from "../architecture/reason";
import { amend } from "../architecture/amendment";
import { any, no, undecided, type Answer } from "../architecture/answer";
import type { Opening, Way } from "../architecture/facets/public-access";
import type { Pointer } from "../architecture/pointer";
import { joined, many, unknown } from "../architecture/value";
import type { Contribution, Subject } from "./reader";

/**
 * A resource of its own opens a store. Whether a store that is out of sight blocks it is not known: then the resource is judged in place of the store,
 * so that this is not lost.
 */
export function opens(to: Pointer, opening: Opening, kind: string, subject: Subject): readonly Contribution[] {
    const added = many([opening]);
    const elsewhere = undecided(unknown(to.place, outside));
    const alone = subject.component(kind, { publicAccess: { openings: added, shut: { [opening.way]: elsewhere }, published: no() } });
    return [amend(to, "publicAccess", (mine) => ({ ...mine, openings: joined(mine.openings, added) }), alone)];
}

/** A resource of its own keeps one way into its store shut. */
export function shuts(to: Pointer, way: Way, answer: Answer): Contribution {
    return amend(to, "publicAccess", (mine) => ({ ...mine, shut: { ...mine.shut, [way]: any(mine.shut[way] ?? no(), answer) } }));
}
