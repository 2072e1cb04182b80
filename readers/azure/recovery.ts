/** What keeps Azure's vaults from being purged, in either vocabulary. */

import { holds, type Answer } from "../../architecture/answer";
import { mustBe, type Requirement } from "../../architecture/requirement";
import type { Value } from "../../architecture/value";

/**
 * Soft delete alone leaves a way to purge: protection takes it away until the retention has passed.
 * https://learn.microsoft.com/azure/key-vault/general/soft-delete-overview#purge-protection
 */
export function purgeProtected(purgeProtection: Value<boolean>): Requirement {
    return mustBe(purgeProtection, true, "can be purged before its retention period has passed");
}

/** Free and Developer stores have neither soft delete nor purge protection. https://learn.microsoft.com/azure/azure-app-configuration/concept-soft-delete */
export function cannotBeProtected(sku: Value<string>): Answer {
    return holds(sku, (it) => /^(free|developer)$/i.test(it));
}
