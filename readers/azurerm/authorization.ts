/** Management locks. */

import type { ManagementLockConfig } from "@cdktf/provider-azurerm/lib/management-lock";
import { isTrue } from "../../architecture/answer";
import { lock, lockLevels } from "../azure/protection";
import { byProvider } from "../props";
import { reader } from "../reader";

export const managementLock = reader<ManagementLockConfig>({
    canonical: "Microsoft.Authorization/locks",
    types: ["azurerm_management_lock"],
    facets: [],
    amends: ["locks", "protection"],
    read: (p) => lock(p.to("scope"), isTrue(p.choice("lockLevel", lockLevels, byProvider))),
});
