/** Resource groups. */

import type { ResourceGroupArgs } from "@pulumi/azure-native/resources/resourceGroup";
import { noLocks } from "../azure/protection";
import { reader } from "../reader";

export const resourceGroup = reader<ResourceGroupArgs>({
    canonical: "Microsoft.Resources/resourceGroups",
    types: ["azure-native:resources:ResourceGroup"],
    names: ["resourceGroupName"],
    facets: ["locks"],
    read: (_, subject) => [subject.component("resource group", { locks: noLocks })],
});
