/** Management locks, on whatever scope. */

import type { ManagementLockAtResourceGroupLevelArgs } from "@pulumi/azure-native/authorization/managementLockAtResourceGroupLevel";
import type { ManagementLockAtResourceLevelArgs } from "@pulumi/azure-native/authorization/managementLockAtResourceLevel";
import type { ManagementLockAtSubscriptionLevelArgs } from "@pulumi/azure-native/authorization/managementLockAtSubscriptionLevel";
import type { ManagementLockByScopeArgs } from "@pulumi/azure-native/authorization/managementLockByScope";
import { isTrue } from "../../architecture/answer";
import type { CanonicalType } from "../../architecture/component";
import { pointer } from "../../architecture/pointer";
import { lock, lockLevels } from "../azure/protection";
import { byProvider, type Props } from "../props";
import { reader, type Subject } from "../reader";

export const lockByScope = reader<ManagementLockByScopeArgs>({
    canonical: "Microsoft.Authorization/locks",
    types: ["azure-native:authorization:ManagementLockByScope"],
    facets: [],
    amends: ["locks", "protection"],
    read: (p) => lock(p.to("scope"), isTrue(p.choice("level", lockLevels, byProvider))),
});

export const lockAtResource = reader<ManagementLockAtResourceLevelArgs>({
    canonical: "Microsoft.Authorization/locks",
    types: ["azure-native:authorization:ManagementLockAtResourceLevel"],
    facets: [],
    amends: ["locks", "protection"],
    read(p, subject) {
        const types = lockedTypes(p, subject);
        if (types.length === 0) return [];
        const resource = p.to("resourceName", { types });
        return resource.certainty === "outside" || resource.certainty === "other"
            ? []
            : lock(resource, isTrue(p.choice("level", lockLevels, byProvider)));
    },
});

export const lockAtResourceGroup = reader<ManagementLockAtResourceGroupLevelArgs>({
    canonical: "Microsoft.Authorization/locks",
    types: ["azure-native:authorization:ManagementLockAtResourceGroupLevel"],
    facets: [],
    amends: ["locks", "protection"],
    read: (p) =>
        lock(p.to("resourceGroupName", { types: ["Microsoft.Resources/resourceGroups"] }), isTrue(p.choice("level", lockLevels, byProvider))),
});

/** On the subscription of the provider, which holds most of the program. */
export const lockAtSubscription = reader<ManagementLockAtSubscriptionLevelArgs>({
    canonical: "Microsoft.Authorization/locks",
    types: ["azure-native:authorization:ManagementLockAtSubscriptionLevel"],
    facets: [],
    amends: ["locks", "protection"],
    read: (p) => lock(pointer(p.place(), "anything"), isTrue(p.choice("level", lockLevels, byProvider))),
});

/** The type that it tells, whose canonical name is Azure's own; all that it may be where it hides that. */
function lockedTypes(p: Props<ManagementLockAtResourceLevelArgs>, { cloud }: Subject): readonly CanonicalType[] {
    const provider = p.text("resourceProviderNamespace", byProvider);
    const type = p.text("resourceType", byProvider);
    return cloud.types.filter(
        (one) =>
            (provider.kind === "unknown" || one.toLowerCase().startsWith(`${provider.value.toLowerCase()}/`)) &&
            (type.kind === "unknown" || one.toLowerCase().endsWith(`/${type.value.toLowerCase()}`)),
    );
}
