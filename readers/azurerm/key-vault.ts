/** Azure Key Vault: vaults and secrets. */

import type { KeyVaultConfig } from "@cdktf/provider-azurerm/lib/key-vault";
import type { KeyVaultKeyConfig } from "@cdktf/provider-azurerm/lib/key-vault-key";
import type { KeyVaultSecretConfig } from "@cdktf/provider-azurerm/lib/key-vault-secret";
import { any, isTrue } from "../../architecture/answer";
import { advise, many } from "../../architecture/value";
import { storedSecret } from "../passwords";
import { resourceLogs } from "../azure/diagnostics";
import { purgeProtected } from "../azure/recovery";
import { keyRotates, secretExpires } from "../azure/rotation";
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
    facets: ["rotation", "settings"],
    read(p, subject) {
        const name = p.text("name", subject.resource.name);
        const value = p.raw("value");
        // The provider refuses `value_wo` without its version.
        const fix = advise("Pass a sensitive variable to value_wo, with value_wo_version = 1, or put the value into Key Vault by hand.");
        return [
            subject.component("secret", {
                rotation: secretExpires(
                    isTrue(p.has("expirationDate")),
                    advise("Set expiration_date to the day before which the secret is replaced."),
                ),
                settings: many(value ? [storedSecret(value, name, subject.resource, fix)] : []),
            }),
        ];
    },
});

export const keyVaultKey = reader<KeyVaultKeyConfig>({
    canonical: "Microsoft.KeyVault/vaults/keys",
    types: ["azurerm_key_vault_key"],
    names: ["name"],
    facets: ["rotation"],
    read(p, subject) {
        const automatic = p.in("rotationPolicy").in("automatic");
        const rotates = any(isTrue(automatic.has("timeAfterCreation")), isTrue(automatic.has("timeBeforeExpiry")));
        return [subject.component("key", { rotation: keyRotates(rotates, advise("Add an automatic block to its rotation_policy.")) })];
    },
});
