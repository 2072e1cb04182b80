/** Resource groups. */

import type { ResourceGroupConfig } from "@cdktf/provider-azurerm/lib/resource-group";
import { noLocks } from "../azure/protection";
import { reader } from "../reader";

export const resourceGroup = reader<ResourceGroupConfig>({
    canonical: "Microsoft.Resources/resourceGroups",
    types: ["azurerm_resource_group"],
    names: ["name"],
    facets: ["locks"],
    read: (_, subject) => [subject.component("resource group", { locks: noLocks })],
});
