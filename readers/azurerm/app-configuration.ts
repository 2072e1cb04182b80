/** Azure App Configuration. */

import type { AppConfigurationConfig } from "@cdktf/provider-azurerm/lib/app-configuration";
import { unless } from "../../architecture/requirement";
import { cannotBeProtected, purgeProtected } from "../azure/recovery";
import { reader } from "../reader";

export const configurationStore = reader<AppConfigurationConfig>({
    canonical: "Microsoft.AppConfiguration/configurationStores",
    types: ["azurerm_app_configuration"],
    names: ["name"],
    facets: ["recovery"],
    read: (p, subject) => [
        subject.component("configuration store", {
            recovery: unless(
                // Provider default: "free".
                cannotBeProtected(p.text("sku", "free")),
                // Provider default: false.
                purgeProtected(p.flag("purgeProtectionEnabled", false, { effect: "irreversible" })),
            ),
        }),
    ],
});
