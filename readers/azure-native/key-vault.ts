/** Azure Key Vault: vaults and secrets. */

import type { KeyArgs } from "@pulumi/azure-native/keyvault/key";
import type { SecretArgs } from "@pulumi/azure-native/keyvault/secret";
import type { VaultArgs } from "@pulumi/azure-native/keyvault/vault";
import { isTrue, some } from "../../architecture/answer";
import { advise, many } from "../../architecture/value";
import { storedSecret } from "../passwords";
import { resourceLogs } from "../azure/diagnostics";
import { purgeProtected } from "../azure/recovery";
import { keyRotates, secretExpires } from "../azure/rotation";
import { byProvider } from "../props";
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
    facets: ["rotation", "settings"],
    read(p, subject) {
        const name = p.text("secretName", subject.resource.name);
        const value = p.in("properties").raw("value");
        const fix = advise(`Take ${fromConfiguration("the value")}, or put it into Key Vault by hand.`);
        const expires = isTrue(p.in("properties").in("attributes").has("expires"));
        return [
            subject.component("secret", {
                rotation: secretExpires(expires, advise("Set properties.attributes.expires to the day before which the secret is replaced.")),
                settings: many(value ? [storedSecret(value, name, subject.resource, fix)] : []),
            }),
        ];
    },
});

export const keyVaultKey = reader<KeyArgs>({
    canonical: "Microsoft.KeyVault/vaults/keys",
    types: ["azure-native:keyvault:Key"],
    names: ["keyName"],
    facets: ["rotation"],
    read(p, subject) {
        const policy = p.in("properties").in("rotationPolicy");
        const rotates = some(policy.each("lifetimeActions"), (one) =>
            isTrue(one.in("action").choice("type", { Rotate: true, Notify: false }, byProvider)),
        );
        const fix = advise('Add a lifetime action of type "rotate" to properties.rotationPolicy.lifetimeActions.');
        return [subject.component("key", { rotation: keyRotates(rotates, fix) })];
    },
});
