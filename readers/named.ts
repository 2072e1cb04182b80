/** Whether a property names something, wherever that is. */

import { isTrue, undecided, yes, type Answer } from "../architecture/answer";
import { unknown } from "../architecture/value";
import { Hole } from "../resources/node";
import type { Props } from "./props";
import type { Following } from "./scope";

/** A reference says so, even where its value is not known yet; an unknown value may be nothing at all, and so may one that a condition chooses. */
export function named<T>(p: Props<T>, key: keyof T & string, how?: Following): Answer {
    const to = p.to(key, how);
    const node = p.raw(key)?.node;
    if (node instanceof Hole && node.about.optional) return undecided(unknown(to.place, node.about.reason));
    if (to.certainty === "nowhere") return isTrue(p.has(key));
    return to.certainty === "anything" ? undecided(unknown(to.place)) : yes();
}
