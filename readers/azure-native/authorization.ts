/** Management locks, on whatever scope. */

import type { ManagementLockAtResourceGroupLevelArgs } from "@pulumi/azure-native/authorization/managementLockAtResourceGroupLevel";
import type { ManagementLockAtResourceLevelArgs } from "@pulumi/azure-native/authorization/managementLockAtResourceLevel";
import type { ManagementLockAtSubscriptionLevelArgs } from "@pulumi/azure-native/authorization/managementLockAtSubscriptionLevel";
import type { ManagementLockByScopeArgs } from "@pulumi/azure-native/authorization/managementLockByScope";
import { isTrue } from "../../architecture/answer";
import { pointer } from "../../architecture/pointer";
import { lock, LOCKABLE, lockLevels } from "../azure/protection";
import { byProvider } from "../props";
import { reader } from "../reader";

export const lockByScope = reader<ManagementLockByScopeArgs>({
    canonical: "Microsoft.Authorization/locks",
    types: ["azure-native:authorization:ManagementLockByScope"],
    read: (p) => lock(p.to("scope"), isTrue(p.choice("level", lockLevels, byProvider))),
});

export const lockAtResource = reader<ManagementLockAtResourceLevelArgs>({
    canonical: "Microsoft.Authorization/locks",
    types: ["azure-native:authorization:ManagementLockAtResourceLevel"],
    read(p) {
        const resource = p.to("resourceName", { types: LOCKABLE });
        return resource.certainty === "outside" || resource.certainty === "other"
            ? []
            : lock(resource, isTrue(p.choice("level", lockLevels, byProvider)));
    },
});

export const lockAtResourceGroup = reader<ManagementLockAtResourceGroupLevelArgs>({
    canonical: "Microsoft.Authorization/locks",
    types: ["azure-native:authorization:ManagementLockAtResourceGroupLevel"],
    read: (p) =>
        lock(p.to("resourceGroupName", { types: ["Microsoft.Resources/resourceGroups"] }), isTrue(p.choice("level", lockLevels, byProvider))),
});

/** On the subscription of the provider, in which most of the program lies. */
export const lockAtSubscription = reader<ManagementLockAtSubscriptionLevelArgs>({
    canonical: "Microsoft.Authorization/locks",
    types: ["azure-native:authorization:ManagementLockAtSubscriptionLevel"],
    read: (p) => lock(pointer(p.place(), "anything"), isTrue(p.choice("level", lockLevels, byProvider))),
});
