/** What makes the keys and secrets of Azure Key Vault change, in either vocabulary. */

import type { Answer } from "../../architecture/answer";
import { requirement, type Requirement } from "../../architecture/requirement";
import type { Change } from "../../architecture/value";

/** https://learn.microsoft.com/azure/key-vault/keys/how-to-configure-key-rotation */
export function keyRotates(automatic: Answer, fix: Change): Requirement {
    return requirement(automatic, "does not rotate by itself", fix);
}

/** Key Vault does not rotate secrets: the day on which one expires is all that says when it has to change. */
export function secretExpires(expires: Answer, fix: Change): Requirement {
    return requirement(expires, "never expires", fix);
}
