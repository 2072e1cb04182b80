/** What is left of data that is deleted, in every vocabulary. */

import { no, yes } from "../architecture/answer";
import type { Deletion } from "../architecture/facets/deletion";
import { mustBe, type Requirement } from "../architecture/requirement";
import type { Value } from "../architecture/value";

/** A store of data, whatever is in it. */
export function storeOf(kept: Requirement): Deletion {
    return { holdsData: yes(), holdsCode: no(), kept };
}

/** The cloud refuses to delete what is not empty, unless the tool empties it first. `contents`: `objects`, `images`. */
export function keptUnlessForced(forced: Value<boolean>, contents: string): Deletion {
    return storeOf(mustBe(forced, false, `is deleted together with its ${contents}`));
}
