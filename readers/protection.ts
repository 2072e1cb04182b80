/** What keeps a primary database from being deleted by mistake, in every vocabulary. */

import type { Answer } from "../architecture/answer";
import { requirement, type Requirement } from "../architecture/requirement";
import type { Change } from "../architecture/value";

export function protectedBy(guards: Answer, fix: Change): Requirement {
    return requirement(guards, "is not protected from deletion", fix);
}
