/** Azure App Configuration. */

import type { ConfigurationStoreArgs } from "@pulumi/azure-native/appconfiguration/configurationStore";
import { unless } from "../../architecture/requirement";
import { cannotBeProtected, purgeProtected } from "../azure/recovery";
import { byProvider } from "../props";
import { reader } from "../reader";

export const configurationStore = reader<ConfigurationStoreArgs>({
    canonical: "Microsoft.AppConfiguration/configurationStores",
    types: ["azure-native:appconfiguration:ConfigurationStore"],
    names: ["configStoreName"],
    facets: ["recovery"],
    read: (p, subject) => [
        subject.component("configuration store", {
            recovery: unless(
                cannotBeProtected(p.in("sku").text("name", byProvider)),
                // The SDK's default: false.
                purgeProtected(p.flag("enablePurgeProtection", false, { effect: "irreversible" })),
            ),
        }),
    ],
});
