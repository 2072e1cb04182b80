/** Azure Storage. Its logs are those of its blob, queue, table and file services, which nothing declares. */

import type { StorageAccountConfig } from "@cdktf/provider-azurerm/lib/storage-account";
import { reader } from "../reader";

export const storageAccount = reader<StorageAccountConfig>({
    types: ["azurerm_storage_account"],
    names: ["name"],
    read: (_, subject) => [subject.component("storage account", {})],
});
