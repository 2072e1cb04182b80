import { secretRotation } from "../../../policies/security/secret-rotation";
import { policyTest } from "../policy-test";
import { azureNative, inEngine, output, pulumiAws, terraform, unknown, type Properties, type Written } from "../stack";

const key = (properties: Properties) => pulumiAws("kms/key:Key", "data", properties);
const tfKey = (properties: Properties) => terraform("aws_kms_key", "data", properties);
const secret = pulumiAws("secretsmanager/secret:Secret", "database", { name: "shop/database" });
const tfSecret = terraform("aws_secretsmanager_secret", "database", { name: "shop/database" });
const rotation = (rotationRules: Written, secretId: Written = output("database", "id")) =>
    pulumiAws("secretsmanager/secretRotation:SecretRotation", "monthly", { secretId, rotationRules, rotationLambdaArn: "arn:aws:lambda:x" });
const tfRotation = (rotation_rules: Written, secret_id: Written = output("database", "id")) =>
    terraform("aws_secretsmanager_secret_rotation", "monthly", { secret_id, rotation_rules });

const azureKey = (properties: Properties) =>
    azureNative("keyvault:Key", "data", { resourceGroupName: "shop", vaultName: "shop", keyName: "data", properties: { kty: "RSA", ...properties } });
const tfAzureKey = (properties: Properties) => terraform("azurerm_key_vault_key", "data", { name: "data", key_type: "RSA", ...properties });
const azureSecret = (properties: Properties) =>
    azureNative("keyvault:Secret", "stripe", { resourceGroupName: "shop", vaultName: "shop", secretName: "stripe", properties });
const tfAzureSecret = (properties: Properties) => terraform("azurerm_key_vault_secret", "stripe", { name: "stripe", ...properties });
const action = (type: Written) => ({ rotationPolicy: { lifetimeActions: [{ action: { type }, trigger: { timeBeforeExpiry: "P30D" } }] } });

const still = (because: string, fix: string) => ({ resource: "data", message: `Key "data" does not rotate by itself${because}.`, fix });
const seldom = (because: string, fix: string) => ({
    resource: "monthly",
    message: `Rotation "monthly" does not rotate its secret every 90 days${because}.`,
    fix,
});
const forEver = (because: string, fix: string) => ({ resource: "stripe", message: `Secret "stripe" never expires (${because}).`, fix });
const addAction = 'Add a lifetime action of type "rotate" to properties.rotationPolicy.lifetimeActions.';
const addBlock = "Add an automatic block to its rotation_policy.";
const setDays = "Set rotationRules.automaticallyAfterDays to 90.";
const tfSetDays = "Set rotation_rules.automatically_after_days = 90.";

policyTest(secretRotation, {
    passes: [
        { title: "a key that AWS rotates every year", stack: [key({ enableKeyRotation: true })] },
        { title: "a key of Terraform that AWS rotates", stack: [tfKey({ enable_key_rotation: "true", rotation_period_in_days: 180 })] },
        {
            title: "keys that AWS cannot rotate: for signatures, of another spec, in a key store of their own",
            stack: [
                key({ keyUsage: "SIGN_VERIFY", customerMasterKeySpec: "ECC_NIST_P256" }),
                terraform("aws_kms_key", "hmac", { key_usage: "GENERATE_VERIFY_MAC", customer_master_key_spec: "HMAC_256" }),
                terraform("aws_kms_key", "rsa", { customer_master_key_spec: "RSA_4096" }),
                terraform("aws_kms_key", "hsm", { custom_key_store_id: "cks-1234567890abcdef0" }),
            ],
        },
        { title: "a secret that is rotated every 30 days", stack: [secret, rotation({ automaticallyAfterDays: 30 })] },
        { title: "the same as a policy pack sees it on creation", stack: [secret, rotation({ automaticallyAfterDays: 30 })].map(inEngine) },
        { title: "a secret of Terraform, by its name", stack: [tfSecret, tfRotation([{ automatically_after_days: "90" }], "shop/database")] },
        { title: "a schedule in days", stack: [secret, rotation({ scheduleExpression: "rate(90 days)" })] },
        { title: "a schedule in hours", stack: [tfSecret, tfRotation({ schedule_expression: "rate(2000 hours)" })] },
        { title: "a schedule that comes around every month", stack: [secret, rotation({ scheduleExpression: "cron(0 8 1 * ? *)" })] },
        { title: "a key of Key Vault that rotates", stack: [azureKey(action("rotate"))] },
        {
            title: "a key of azurerm that rotates after a year, or before it expires",
            stack: [
                tfAzureKey({ rotation_policy: { expire_after: "P2Y", automatic: { time_after_creation: "P1Y" } } }),
                terraform("azurerm_key_vault_key", "other", { rotation_policy: [{ automatic: [{ time_before_expiry: "P30D" }] }] }),
            ],
        },
        { title: "a secret of Key Vault that expires", stack: [azureSecret({ value: unknown, attributes: { expires: 1798761600 } })] },
        { title: "a secret of azurerm that expires", stack: [tfAzureSecret({ expiration_date: "2027-06-30T00:00:00Z" })] },
        { title: "a secret of azurerm that expires on a day that a variable decides", stack: [tfAzureSecret({ expiration_date: unknown })] },
    ],
    violations: [
        {
            title: "a key of KMS: the provider's default is no rotation",
            stack: [key({})],
            findings: [still(" (enableKeyRotation is false by default)", "Set enableKeyRotation to true.")],
        },
        {
            title: "the same as a policy pack sees it on creation",
            stack: [inEngine(key({}))],
            findings: [still(" (enableKeyRotation is false by default)", "Set enableKeyRotation to true.")],
        },
        {
            title: "a symmetric key of Terraform, written out",
            stack: [tfKey({ customer_master_key_spec: "SYMMETRIC_DEFAULT", key_usage: "ENCRYPT_DECRYPT", enable_key_rotation: false })],
            findings: [still(" (enable_key_rotation is false)", "Set enable_key_rotation = true.")],
        },
        {
            title: "a rotation that comes around too seldom",
            stack: [secret, rotation({ automaticallyAfterDays: 365 })],
            findings: [seldom(" (rotationRules.automaticallyAfterDays is 365)", setDays)],
        },
        {
            title: "a rotation of Terraform that comes around too seldom",
            stack: [tfSecret, tfRotation({ automatically_after_days: 91 })],
            findings: [seldom(" (rotation_rules.automatically_after_days is 91)", tfSetDays)],
        },
        {
            title: "a schedule that comes around too seldom",
            stack: [secret, rotation({ scheduleExpression: "rate(400 days)" })],
            findings: [seldom("", setDays)],
        },
        {
            title: "a rotation without a schedule",
            stack: [secret, rotation({ duration: "3h" })],
            findings: [seldom(" (rotationRules.automaticallyAfterDays is absent)", setDays)],
        },
        {
            title: "a rotation of a secret in another program",
            stack: [rotation({ automaticallyAfterDays: 1000 }, "shop/legacy")],
            findings: [seldom(" (rotationRules.automaticallyAfterDays is 1000)", setDays)],
        },
        { title: "a key of Key Vault without a rotation policy", stack: [azureKey({})], findings: [still("", addAction)] },
        {
            title: "a key of Key Vault that only sends a notice",
            stack: [azureKey(action("Notify"))],
            findings: [still(" (properties.rotationPolicy.lifetimeActions[0].action.type is Notify)", addAction)],
        },
        {
            title: "a key of azurerm without a rotation policy",
            stack: [tfAzureKey({})],
            findings: [still(" (rotation_policy.automatic is absent)", addBlock)],
        },
        {
            title: "a key of azurerm that expires, and is not rotated",
            stack: [tfAzureKey({ rotation_policy: { expire_after: "P90D", notify_before_expiry: "P29D" } })],
            findings: [still(" (rotation_policy.automatic is absent)", addBlock)],
        },
        {
            title: "a secret of Key Vault without an end",
            stack: [azureSecret({ value: unknown })],
            findings: [
                forEver("properties.attributes is absent", "Set properties.attributes.expires to the day before which the secret is replaced."),
            ],
        },
        {
            title: "a secret of azurerm without an end",
            stack: [tfAzureSecret({ value: unknown })],
            findings: [forEver("expiration_date is absent", "Set expiration_date to the day before which the secret is replaced.")],
        },
    ],
    undecided: [
        { title: "a secret that nothing rotates may be one of another company, which is changed by hand", stack: [secret], because: [""] },
        { title: "a secret of Terraform that nothing rotates", stack: [tfSecret], because: [""] },
        { title: "a rotation from configuration", stack: [key({ enableKeyRotation: unknown })], because: ["enableKeyRotation"] },
        { title: "a spec from configuration", stack: [tfKey({ customer_master_key_spec: unknown })], because: ["customer_master_key_spec"] },
        {
            title: "days from configuration",
            stack: [rotation({ automaticallyAfterDays: unknown })],
            because: ["rotationRules.automaticallyAfterDays"],
        },
        {
            title: "a schedule that names its months",
            stack: [tfRotation({ schedule_expression: "cron(0 8 1 1,7 ? *)" })],
            because: ["rotation_rules.schedule_expression"],
        },
        { title: "a schedule from configuration", stack: [rotation({ scheduleExpression: unknown })], because: ["rotationRules.scheduleExpression"] },
        { title: "malformed: text where a flag is expected", stack: [tfKey({ enable_key_rotation: "yearly" })], because: ["enable_key_rotation"] },
        {
            title: "an action that is not known",
            stack: [azureKey(action(unknown))],
            because: ["properties.rotationPolicy.lifetimeActions[0].action.type"],
        },
    ],
    same: [
        { title: "a key without rotation", stacks: [[key({})], [tfKey({})]] },
        {
            title: "a rotation that comes around too seldom",
            stacks: [
                [secret, rotation({ automaticallyAfterDays: 365 })],
                [tfSecret, tfRotation({ automatically_after_days: 365 })],
            ],
        },
        { title: "a key of Key Vault without rotation", stacks: [[azureKey({})], [tfAzureKey({})]] },
        { title: "a secret of Key Vault without an end", stacks: [[azureSecret({})], [tfAzureSecret({})]] },
    ],
});
