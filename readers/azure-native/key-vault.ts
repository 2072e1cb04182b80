/** Azure Key Vault: vaults and secrets. */

import type { SecretArgs } from "@pulumi/azure-native/keyvault/secret";
import type { VaultArgs } from "@pulumi/azure-native/keyvault/vault";
import { advise, many } from "../../architecture/value";
import { storedSecret } from "../passwords";
import { resourceLogs } from "../azure/diagnostics";
import { purgeProtected } from "../azure/recovery";
import { reader } from "../reader";
import { fromConfiguration } from "../secret-configuration";

export const keyVault = reader<VaultArgs>({
    canonical: "Microsoft.KeyVault/vaults",
    types: ["azure-native:keyvault:Vault"],
    names: ["vaultName"],
    facets: ["logs", "recovery"],
    read: (p, subject) => [
        subject.component("key vault", {
            logs: resourceLogs(subject),
            // Azure's own default: off. The SDK leaves it alone.
            recovery: purgeProtected(p.in("properties").flag("enablePurgeProtection", false, { effect: "irreversible" })),
        }),
    ],
});

export const keyVaultSecret = reader<SecretArgs>({
    canonical: "Microsoft.KeyVault/vaults/secrets",
    types: ["azure-native:keyvault:Secret"],
    names: ["secretName"],
    facets: ["settings"],
    read(p, subject) {
        const name = p.text("secretName", subject.resource.name);
        const value = p.in("properties").raw("value");
        const fix = advise(`Take ${fromConfiguration("the value")}, or put it into Key Vault by hand.`);
        return [subject.component("secret", { settings: many(value ? [storedSecret(value, name, subject.resource, fix)] : []) })];
    },
});
