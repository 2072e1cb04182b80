/** Azure Storage. Its logs are those of its blob, queue, table and file services, which nothing declares. */

import type { BlobContainerArgs } from "@pulumi/azure-native/storage/blobContainer";
import type { StorageAccountArgs } from "@pulumi/azure-native/storage/storageAccount";
import { any, equals } from "../../architecture/answer";
import { container, isClosed, isPublicContainer, networks, storageOfContainers } from "../azure/public-access";
import { mayHaveNfsShares, overHttp, storageKinds } from "../azure/transport";
import { byProvider } from "../props";
import { reader } from "../reader";

const ACCOUNT = "Microsoft.Storage/storageAccounts";

export const storageAccount = reader<StorageAccountArgs>({
    canonical: ACCOUNT,
    types: ["azure-native:storage:StorageAccount"],
    names: ["accountName"],
    facets: ["publicAccess", "transport"],
    read(p, subject) {
        // The SDK: "The default interpretation is false for this property."
        const anonymous = p.flag("allowBlobPublicAccess", false);
        // Azure's own defaults.
        const unreachable = any(
            isClosed(p.choice("publicNetworkAccess", networks, "open")),
            equals(p.in("networkRuleSet").choice("defaultAction", { Allow: "allow", Deny: "deny" }, "allow"), "deny"),
        );
        // "The default value is true since API version 2019-04-01."
        const httpsOnly = p.flag("enableHttpsTrafficOnly", true, { effect: "client-visible" });
        return [
            subject.component("storage account", {
                publicAccess: storageOfContainers(anonymous, unreachable),
                transport: overHttp(httpsOnly, mayHaveNfsShares(p.choice("kind", storageKinds, byProvider))),
            }),
        ];
    },
});

export const blobContainer = reader<BlobContainerArgs>({
    canonical: "Microsoft.Storage/storageAccounts/blobServices/containers",
    types: ["azure-native:storage:BlobContainer"],
    facets: [],
    amends: ["publicAccess"],
    read(p, subject) {
        const access = p.choice("publicAccess", { None: "private", Blob: "blob", Container: "container" }, "private");
        return container(
            p.to("accountName", { types: [ACCOUNT] }),
            isPublicContainer(access),
            p.set("publicAccess", "None", "client-visible"),
            subject,
        );
    },
});
