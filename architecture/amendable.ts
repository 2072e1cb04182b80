/** What other resources of the input may change: where they are out of sight, it is unknown. */

import type { Answer } from "./answer";
import { running } from "./reason";
import { unknown, type Amending, type Many, type Value } from "./value";

/**
 * Marks a value, an answer or a list that other resources may change.
 * - `replaced` (by default): others may put something else in its place: an autoscaler's minimum, a policy of its own.
 * - `added`: others can only add: members to a list, what makes a no a yes and never a yes a no.
 *
 * What the program leaves alone, and others may change, somebody has left to them: it is not known before it is seen who.
 */
export function amendable<T>(list: Many<T>, how?: Amending): Many<T>;
export function amendable<T>(value: Value<T>, how?: Amending): Value<T>;
export function amendable(answer: Answer, how?: Amending): Answer;
export function amendable(it: Answer | Value<unknown> | Many<unknown>, how: Amending = "replaced"): Answer | Value<unknown> | Many<unknown> {
    if (it.is === "many") return { ...it, amendable: how };
    if (it.kind === "unknown" || (how === "added" && it.kind === "yes")) return it;
    if (it.is === "value" && it.leftAlone) return unknown(it.place, running);
    return { ...it, amendable: true };
}
