/** Azure Storage. Its logs are those of its blob, queue, table and file services, which nothing declares. */

import type { BlobContainerArgs } from "@pulumi/azure-native/storage/blobContainer";
import type { BlobServicePropertiesArgs } from "@pulumi/azure-native/storage/blobServiceProperties";
import type { StorageAccountArgs } from "@pulumi/azure-native/storage/storageAccount";
import { amendable } from "../../architecture/amendable";
import { amend } from "../../architecture/amendment";
import { all, any, equals, isTrue, no } from "../../architecture/answer";
import { orElse } from "../../architecture/requirement";
import { advise } from "../../architecture/value";
import { blobDeletion, holdsBlobs } from "../azure/deletion";
import { container, isClosed, isPublicContainer, networks, storageOfContainers } from "../azure/public-access";
import { mayHaveNfsShares, overHttp, storageKinds } from "../azure/transport";
import { byProvider } from "../props";
import { reader } from "../reader";

const ACCOUNT = "Microsoft.Storage/storageAccounts";

export const storageAccount = reader<StorageAccountArgs>({
    canonical: ACCOUNT,
    types: ["azure-native:storage:StorageAccount"],
    names: ["accountName"],
    facets: ["deletion", "publicAccess", "transport"],
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
                deletion: blobDeletion(amendable(no()), advise(SOFT_DELETE)),
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
    amends: ["deletion", "publicAccess"],
    read(p, subject) {
        const access = p.choice("publicAccess", { None: "private", Blob: "blob", Container: "container" }, "private");
        const account = p.to("accountName", { types: [ACCOUNT] });
        return [...container(account, isPublicContainer(access), p.set("publicAccess", "None", "client-visible"), subject), holdsBlobs(account)];
    },
});

/** Azure's own defaults of both: off. */
export const blobService = reader<BlobServicePropertiesArgs>({
    canonical: "Microsoft.Storage/storageAccounts/blobServices",
    types: ["azure-native:storage:BlobServiceProperties"],
    facets: [],
    amends: ["deletion"],
    read(p) {
        const kept = all(
            isTrue(p.in("deleteRetentionPolicy").flag("enabled", false)),
            isTrue(p.in("containerDeleteRetentionPolicy").flag("enabled", false)),
        );
        return [amend(p.to("accountName", { types: [ACCOUNT] }), "deletion", (mine) => ({ ...mine, kept: orElse(mine.kept, kept) }))];
    },
});

const SOFT_DELETE =
    "Add a BlobServiceProperties to it whose deleteRetentionPolicy and containerDeleteRetentionPolicy are enabled, with days: 7 or more.";
