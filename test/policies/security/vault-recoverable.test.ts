import { vaultRecoverable } from "../../../policies/security/vault-recoverable";
import { policyTest } from "../policy-test";
import { azureNative, inEngine, pulumiAws, terraform, unknown, type Properties, type Written } from "../stack";

const secret = (properties: Properties) => pulumiAws("secretsmanager/secret:Secret", "stripe", properties);
const tfSecret = (properties: Properties) => terraform("aws_secretsmanager_secret", "stripe", { name: "shop/stripe", ...properties });
const vault = (properties: Properties) =>
    azureNative("keyvault:Vault", "shop", {
        resourceGroupName: "shop",
        properties: { tenantId: "00000000-0000-0000-0000-000000000000", sku: { family: "A", name: "standard" }, ...properties },
    });
const tfVault = (properties: Properties) => terraform("azurerm_key_vault", "shop", { name: "shop", sku_name: "standard", ...properties });
const store = (properties: Properties, sku: Written = "Standard") =>
    azureNative("appconfiguration:ConfigurationStore", "flags", { resourceGroupName: "shop", sku: { name: sku }, ...properties });
const tfStore = (properties: Properties) => terraform("azurerm_app_configuration", "flags", { name: "flags", ...properties });

const gone = (because: string, fix: string) => ({
    resource: "stripe",
    message: `Secret "stripe" cannot be recovered once it is deleted (${because}).`,
    fix,
});
const purged = (noun: string, resource: string, because: string, fix: string) => ({
    resource,
    message: `${noun} "${resource}" can be purged before its retention period has passed (${because}).`,
    fix: `${fix} This cannot be undone.`,
});

policyTest(vaultRecoverable, {
    passes: [
        { title: "a secret has a window of 30 days when it says nothing", stack: [secret({})] },
        { title: "a secret with the shortest window", stack: [tfSecret({ recovery_window_in_days: 7 })] },
        { title: "a number in text", stack: [tfSecret({ recovery_window_in_days: "30" })] },
        { title: "a vault that nobody can purge", stack: [vault({ enablePurgeProtection: true })] },
        { title: "the same as a policy pack sees it on creation", stack: [inEngine(vault({ enablePurgeProtection: true }))] },
        { title: "a vault of azurerm that nobody can purge", stack: [tfVault({ purge_protection_enabled: true, soft_delete_retention_days: 7 })] },
        { title: "a store of settings that nobody can purge", stack: [store({ enablePurgeProtection: true })] },
        { title: "a store of azurerm that nobody can purge", stack: [tfStore({ sku: "premium", purge_protection_enabled: true })] },
        {
            title: "tiers that have no protection",
            stack: [store({}, "Free"), tfStore({}), terraform("azurerm_app_configuration", "dev", { sku: "developer" })],
        },
        {
            title: "a key of KMS waits for a week at least, whatever is asked",
            stack: [pulumiAws("kms/key:Key", "data", { deletionWindowInDays: 7 })],
            notJudged: true,
        },
    ],
    violations: [
        {
            title: "a secret that is deleted at once, so that its name is free again",
            stack: [secret({ recoveryWindowInDays: 0 })],
            findings: [gone("recoveryWindowInDays is 0", "Set recoveryWindowInDays to 30.")],
        },
        {
            title: "a secret of Terraform that is deleted at once",
            stack: [tfSecret({ recovery_window_in_days: 0 })],
            findings: [gone("recovery_window_in_days is 0", "Set recovery_window_in_days = 30.")],
        },
        {
            title: "a vault without purge protection: soft delete alone can be purged",
            stack: [vault({ enableSoftDelete: true, softDeleteRetentionInDays: 90 })],
            findings: [
                purged("Key vault", "shop", "properties.enablePurgeProtection is false by default", "Set properties.enablePurgeProtection to true."),
            ],
        },
        {
            title: "the same as a policy pack sees it on creation",
            stack: [inEngine(vault({}))],
            findings: [
                purged("Key vault", "shop", "properties.enablePurgeProtection is false by default", "Set properties.enablePurgeProtection to true."),
            ],
        },
        {
            title: "a vault of azurerm without purge protection",
            stack: [tfVault({ soft_delete_retention_days: 90 })],
            findings: [purged("Key vault", "shop", "purge_protection_enabled is false by default", "Set purge_protection_enabled = true.")],
        },
        {
            title: "purge protection that is switched off",
            stack: [tfVault({ purge_protection_enabled: "false" })],
            findings: [purged("Key vault", "shop", "purge_protection_enabled is false", "Set purge_protection_enabled = true.")],
        },
        {
            title: "a store of settings without purge protection",
            stack: [store({})],
            findings: [purged("Configuration store", "flags", "enablePurgeProtection is false by default", "Set enablePurgeProtection to true.")],
        },
        {
            title: "a store of azurerm without purge protection",
            stack: [tfStore({ sku: "standard" })],
            findings: [
                purged("Configuration store", "flags", "purge_protection_enabled is false by default", "Set purge_protection_enabled = true."),
            ],
        },
    ],
    undecided: [
        { title: "a window from configuration", stack: [secret({ recoveryWindowInDays: unknown })], because: ["recoveryWindowInDays"] },
        {
            title: "malformed: a list where a number is expected",
            stack: [tfSecret({ recovery_window_in_days: [[0]] })],
            because: ["recovery_window_in_days"],
        },
        { title: "protection from configuration", stack: [vault({ enablePurgeProtection: unknown })], because: ["properties.enablePurgeProtection"] },
        {
            title: "protection of azurerm from a variable",
            stack: [tfVault({ purge_protection_enabled: unknown })],
            because: ["purge_protection_enabled"],
        },
        { title: "a tier that is not known, without protection", stack: [store({}, unknown)], because: ["sku.name"] },
        { title: "a tier of azurerm that is not known", stack: [tfStore({ sku: unknown })], because: ["sku"] },
    ],
    same: [
        { title: "a secret that is deleted at once", stacks: [[secret({ recoveryWindowInDays: 0 })], [tfSecret({ recovery_window_in_days: 0 })]] },
        { title: "a vault without purge protection", stacks: [[vault({})], [tfVault({})]] },
        { title: "a store without purge protection", stacks: [[store({})], [tfStore({ sku: "standard" })]] },
    ],
});
