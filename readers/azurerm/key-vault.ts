/** Azure Key Vault: vaults and secrets. */

import type { KeyVaultConfig } from "@cdktf/provider-azurerm/lib/key-vault";
import type { KeyVaultSecretConfig } from "@cdktf/provider-azurerm/lib/key-vault-secret";
import { advise, many } from "../../architecture/value";
import { storedSecret } from "../passwords";
import { resourceLogs } from "../azure/diagnostics";
import { purgeProtected } from "../azure/recovery";
import { reader } from "../reader";

export const keyVault = reader<KeyVaultConfig>({
    canonical: "Microsoft.KeyVault/vaults",
    types: ["azurerm_key_vault"],
    names: ["name"],
    facets: ["logs", "recovery"],
    read: (p, subject) => [
        subject.component("key vault", {
            logs: resourceLogs(subject),
            // Off without it: the provider leaves it to Azure.
            recovery: purgeProtected(p.flag("purgeProtectionEnabled", false, { effect: "irreversible" })),
        }),
    ],
});

/** The write-only `value_wo` never reaches the state. */
export const keyVaultSecret = reader<KeyVaultSecretConfig>({
    canonical: "Microsoft.KeyVault/vaults/secrets",
    types: ["azurerm_key_vault_secret"],
    names: ["name"],
    facets: ["settings"],
    read(p, subject) {
        const name = p.text("name", subject.resource.name);
        const value = p.raw("value");
        // The provider refuses `value_wo` without its version.
        const fix = advise("Pass a sensitive variable to value_wo, with value_wo_version = 1, or put the value into Key Vault by hand.");
        return [subject.component("secret", { settings: many(value ? [storedSecret(value, name, subject.resource, fix)] : []) })];
    },
});
