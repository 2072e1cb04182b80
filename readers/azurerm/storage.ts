/** Azure Storage. Its logs are those of its blob, queue, table and file services, which nothing declares. */

import type { StorageAccountConfig } from "@cdktf/provider-azurerm/lib/storage-account";
import type { StorageAccountNetworkRulesAConfig } from "@cdktf/provider-azurerm/lib/storage-account-network-rules";
import type { StorageContainerConfig } from "@cdktf/provider-azurerm/lib/storage-container";
import { all, any, equals, given, isTrue, not } from "../../architecture/answer";
import { advise } from "../../architecture/value";
import { blobDeletion, holdsBlobs } from "../azure/deletion";
import { container, isPublicContainer, storageOfContainers } from "../azure/public-access";
import { nameInId } from "../azure/resource-ids";
import { mayHaveNfsShares, overHttp, storageKinds } from "../azure/transport";
import { byProvider } from "../props";
import { shuts } from "../public-access";
import { reader } from "../reader";

const ACCOUNT = "Microsoft.Storage/storageAccounts";
const actions = { Allow: "allow", Deny: "deny" } as const;

/** As version 3 of the provider spells it. */
interface Former {
    readonly enableHttpsTrafficOnly?: boolean;
}

export const storageAccount = reader<StorageAccountConfig & Former>({
    canonical: ACCOUNT,
    types: ["azurerm_storage_account"],
    former: ["enableHttpsTrafficOnly"],
    names: ["name"],
    facets: ["deletion", "publicAccess", "transport"],
    read(p, subject) {
        // Default of azurerm 4. In 5 it is false, and Azure then refuses a container that is public.
        const anonymous = p.flag("allowNestedItemsToBePublic", true);
        // Provider defaults of both.
        const unreachable = any(
            not(isTrue(p.flag("publicNetworkAccessEnabled", true))),
            equals(p.in("networkRules").choice("defaultAction", actions, "allow"), "deny"),
        );
        // "delete_retention_policy", "container_delete_retention_policy": off without them.
        const blobs = p.in("blobProperties");
        const former = p.has("enableHttpsTrafficOnly");
        const key = former.kind === "known" && former.value ? "enableHttpsTrafficOnly" : "httpsTrafficOnlyEnabled";
        const httpsOnly = p.flag(key, true, { effect: "client-visible" });
        return [
            subject.component("storage account", {
                deletion: blobDeletion(all(isTrue(blobs.has(BLOBS)), isTrue(blobs.has(CONTAINERS))), advise(SOFT_DELETE)),
                publicAccess: storageOfContainers(anonymous, unreachable),
                transport: overHttp(httpsOnly, mayHaveNfsShares(p.choice("accountKind", storageKinds, "StorageV2"))),
            }),
        ];
    },
});

export const storageAccountNetworkRules = reader<StorageAccountNetworkRulesAConfig>({
    types: ["azurerm_storage_account_network_rules"],
    facets: [],
    amends: ["publicAccess"],
    read(p) {
        const account = p.to("storageAccountId", { types: [ACCOUNT], name: nameInId });
        return [shuts(account, "anonymous", given(equals(p.choice("defaultAction", actions, byProvider), "deny")))];
    },
});

export const storageContainer = reader<StorageContainerConfig>({
    canonical: "Microsoft.Storage/storageAccounts/blobServices/containers",
    types: ["azurerm_storage_container"],
    facets: [],
    amends: ["deletion", "publicAccess"],
    read(p, subject) {
        const byId = p.to("storageAccountId", { types: [ACCOUNT], name: nameInId });
        // Deprecated in azurerm 4.
        const account = byId.certainty === "nowhere" ? p.to("storageAccountName", { types: [ACCOUNT] }) : byId;
        const access = p.choice("containerAccessType", { private: "private", blob: "blob", container: "container" }, "private");
        return [
            ...container(account, isPublicContainer(access), p.set("containerAccessType", "private", "client-visible"), subject),
            holdsBlobs(account),
        ];
    },
});

const BLOBS = "deleteRetentionPolicy";
const CONTAINERS = "containerDeleteRetentionPolicy";

const SOFT_DELETE = "Set blob_properties with a delete_retention_policy and a container_delete_retention_policy, of 7 days or more.";
