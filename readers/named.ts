/** Whether a property names something, wherever that is. */

import { isTrue, undecided, yes, type Answer } from "../architecture/answer";
import { unknown } from "../architecture/value";
import type { Props } from "./props";
import type { Following } from "./scope";

/** A reference says so, even where its value is not known yet; an unknown value may be nothing at all. */
export function named<T>(p: Props<T>, key: keyof T & string, how?: Following): Answer {
    const to = p.to(key, how);
    if (to.certainty === "nowhere") return isTrue(p.has(key));
    return to.certainty === "anything" ? undecided(unknown(to.place)) : yes();
}
