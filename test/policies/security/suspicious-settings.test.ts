import { source } from "../../../architecture/reason";
import { suspiciousSettings } from "../../../policies/security/suspicious-settings";
import { Hole } from "../../../resources/node";
import { policyTest } from "../policy-test";
import { azureNative, output, pulumiAws, terraform, unknown, type Written } from "../stack";

const environment = (variables: Readonly<Record<string, Written>>) =>
    pulumiAws("lambda/function:Function", "orders", { role: "arn:aws:iam::123456789012:role/orders", environment: { variables } });
const block = (variables: Readonly<Record<string, Written>>) =>
    terraform("aws_lambda_function", "orders", { function_name: "orders", environment: [{ variables }] });
const site = (appSettings: readonly { readonly name: string; readonly value: Written }[]) =>
    azureNative("web:WebApp", "web", { name: "shop-web", resourceGroupName: "shop", kind: "app", siteConfig: { appSettings } });
const looksRandom = "hunter2Xk9q8Zr7Lm4";
const shown = (name: string) => ({
    resource: "orders",
    detail: name,
    message: `Function "orders" shows what may be a credential in clear text in ${name}.`,
    fix: `Keep ${name} in Secrets Manager, set only the secret's ARN, and read the secret when the function starts.`,
});
const shownByApp = (name: string) => ({
    resource: "web",
    detail: name,
    message: `App "web" shows what may be a credential in clear text in ${name}.`,
    fix: `Put ${name} into Key Vault and set it to @Microsoft.KeyVault(SecretUri=...). This restarts the app.`,
});

policyTest(suspiciousSettings, {
    passes: [
        {
            title: "keys that look something up, and values that nobody would make a credential of",
            stack: [
                environment({
                    CACHE_KEY: "orders:v2:3f9a1c7e5b2d",
                    PARTITION_KEY: looksRandom,
                    S3_KEY: "releases/orders-4f3a2b1c9d8e.zip",
                    PARTNER_KEY: "acme",
                    SESSION: "redis",
                    SIGNATURE: "v2",
                    GIT_SHA: "5f0c6f6e1a2b3c4d5e6f708192a3b4c5d6e7f809",
                }),
            ],
        },
        {
            title: "a credential by its name or its shape is the concern of no-plaintext-secrets",
            stack: [environment({ DB_PASSWORD: looksRandom, MAPS_KEY: "AKIAIOSFODNN7HUNTER2" })],
        },
        {
            title: "a name or an address of another resource",
            stack: [block({ PARTNER_KEY: output("partner", "arn") }), terraform("aws_secretsmanager_secret", "partner", { name: "partner" })],
        },
        {
            title: "a reference to Key Vault",
            stack: [site([{ name: "PARTNER_KEY", value: "@Microsoft.KeyVault(VaultName=shop;SecretName=partner)" }])],
        },
        {
            title: "azurerm's app settings without a hint",
            stack: [terraform("azurerm_linux_web_app", "web", { app_settings: { STAGE: "production" } })],
        },
    ],
    violations: [
        {
            title: "a value that looks made by a machine, under a name that only hints at a credential",
            stack: [environment({ PARTNER_KEY: looksRandom, HASHIDS_SALT: looksRandom })],
            findings: [shown("PARTNER_KEY"), shown("HASHIDS_SALT")],
        },
        {
            title: "what is rather the name of a secret than one, in Terraform",
            stack: [block({ GITHUB_TOKEN: "github-token", ORDERS_SECRET: "orders-hunter2-secret" })],
            findings: [shown("GITHUB_TOKEN"), shown("ORDERS_SECRET")],
        },
        {
            title: "the hash of a password",
            stack: [
                site([
                    { name: "ADMIN_PASSWORD", value: "$2b$12$hunter2hunter2hunter2hunter2" },
                    { name: "PARTNER_KEY", value: looksRandom },
                ]),
            ],
            findings: [shownByApp("ADMIN_PASSWORD"), shownByApp("PARTNER_KEY")],
        },
        {
            title: "a header for an origin with a fixed value",
            stack: [
                terraform("aws_cloudfront_distribution", "shop", {
                    enabled: true,
                    origin: [
                        {
                            origin_id: "web",
                            domain_name: "web.example.com",
                            custom_header: [
                                { name: "X-Origin-Verify", value: "hunter2" },
                                { name: "X-Partner-Key", value: looksRandom },
                            ],
                        },
                    ],
                }),
            ],
            findings: [
                {
                    resource: "shop",
                    detail: "web/X-Origin-Verify",
                    message: 'Distribution "shop" shows what may be a credential in clear text in web/X-Origin-Verify.',
                    fix: "Reach the origin through an origin access control or a VPC origin, which need no header, or take X-Origin-Verify from Secrets Manager.",
                },
                {
                    resource: "shop",
                    detail: "web/X-Partner-Key",
                    message: 'Distribution "shop" shows what may be a credential in clear text in web/X-Partner-Key.',
                    fix: "Reach the origin through an origin access control or a VPC origin, which need no header, or take X-Partner-Key from Secrets Manager.",
                },
            ],
        },
        {
            title: "azurerm's app settings",
            stack: [terraform("azurerm_linux_web_app", "web", { app_settings: { PARTNER_KEY: looksRandom } })],
            findings: [shownByApp("PARTNER_KEY")],
        },
    ],
    undecided: [
        {
            title: "a value that a variable decides, under a name that hints at a credential",
            stack: [block({ PARTNER_KEY: new Hole({ refs: [], reason: source("variable", "partner_key") }) })],
            because: ["environment.variables.PARTNER_KEY depends on variable partner_key"],
        },
        {
            title: "settings that deployment decides as a whole",
            stack: [pulumiAws("lambda/function:Function", "orders", { environment: { variables: unknown } })],
            because: ["environment.variables"],
        },
    ],
});
