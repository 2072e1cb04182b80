/** Azure Storage. Its logs are those of its blob, queue, table and file services, which nothing declares. */

import type { StorageAccountArgs } from "@pulumi/azure-native/storage/storageAccount";
import { reader } from "../reader";

export const storageAccount = reader<StorageAccountArgs>({
    types: ["azure-native:storage:StorageAccount"],
    names: ["accountName"],
    read: (_, subject) => [subject.component("storage account", {})],
});
