import { gzipSync } from "node:zlib";
import { source } from "../../../architecture/reason";
import { noPlaintextSecrets } from "../../../policies/security/no-plaintext-secrets";
import { Hole, JsonDocument, Template, type Node } from "../../../resources/node";
import { policyTest } from "../policy-test";
import {
    azureNative,
    inEngine,
    interpolate,
    output,
    pulumi,
    pulumiAws,
    secret,
    terraform,
    unknown,
    type Properties,
    type Written,
    configured,
} from "../stack";

/** A credential-shaped text, as a team might write it. */
const databaseUrl = "postgres://orders:hunter2-Xk9@db.internal:5432/orders";
const container = (more: Readonly<Record<string, Node>>) => ({ name: "web", image: "shop/web:1", essential: true, ...more });
const taskDefinition = (definitions: Written) =>
    pulumiAws("ecs/taskDefinition:TaskDefinition", "web", { family: "web", containerDefinitions: definitions });
const environment = (variables: Readonly<Record<string, Written>>) =>
    pulumiAws("lambda/function:Function", "orders", { role: "arn:aws:iam::123456789012:role/orders", environment: { variables } });
const moved = (name: string) => `Move ${name} to Secrets Manager and name it in secrets: [{ name, valueFrom }].`;

const database = { engine: "postgres", instanceClass: "db.m7g.large", username: "orders" };

const sqlServer = "Server=tcp:orders.database.windows.net,1433;Database=orders;User ID=app;Password=hunter2-Xk9;Encrypt=true";
const fromVault = "@Microsoft.KeyVault(SecretUri=https://shop.vault.azure.net/secrets/orders-db)";
const site = (siteConfig: Written, name = "web") =>
    azureNative("web:WebApp", name, { name: "shop-web", resourceGroupName: "shop", kind: "app", siteConfig });
const siteSettings = (properties: Properties, name: Written = output("web", "name")) =>
    azureNative("web:WebAppApplicationSettings", "settings", { resourceGroupName: "shop", name, properties });
const intoVault = (name: string) => `Put ${name} into Key Vault and set it to @Microsoft.KeyVault(SecretUri=...). This restarts the app.`;
const containerApp = (template: Written, configuration: Written = {}) =>
    azureNative("app:ContainerApp", "api", { resourceGroupName: "shop", configuration, template });

/** As program evaluation sees what only a provider knows. */
const answerOf = (token: string) => new Hole({ refs: [], reason: source("function", token) });

const signIn = (clientSecret: Written) => ({ clientId: "shop", clientSecret, issuer: "https://login.example.com" });

const distribution = (customHeaders: Written, originId: Written = "web") =>
    pulumiAws("cloudfront/distribution:Distribution", "shop", {
        enabled: true,
        origins: [{ originId, domainName: "web.example.com", customHeaders }],
    });
const distributionBlock = (headers: Written) =>
    terraform("aws_cloudfront_distribution", "shop", {
        enabled: true,
        origin: [{ origin_id: "web", domain_name: "web.example.com", custom_header: headers }],
    });
const integration = (requestParameters: Written) =>
    pulumiAws("apigatewayv2/integration:Integration", "backend", { integrationType: "HTTP_PROXY", requestParameters });
const integrationBlock = (request_parameters: Written) =>
    terraform("aws_api_gateway_integration", "backend", { type: "HTTP", uri: "https://backend.example.com", request_parameters });
const byAuthorizer = (name: string) =>
    `Let a Lambda authorizer read ${name} in Secrets Manager and map it from its context, or reach the backend through a VPC link.`;
const shownParameter = (detail: string, name: string) => ({
    resource: "backend",
    detail,
    message: `API "backend" shows a credential in clear text in ${detail}.`,
    fix: byAuthorizer(name),
});

/** Nobody's key: seeded text in the place of its body. */
const privateKey = "-----BEGIN PRIVATE KEY-----\nhunter2Xk9\n-----END PRIVATE KEY-----";
const imported = (properties: Properties) => pulumiAws("acm/certificate:Certificate", "shop", { certificateBody: "shop.pem", ...properties });
const importedBlock = (properties: Properties) => terraform("aws_acm_certificate", "shop", { certificate_body: "shop.pem", ...properties });
const withoutHeader = (name: string) =>
    `Reach the origin through an origin access control or a VPC origin, which need no header, or take ${name} from Secrets Manager.`;
const shownHeader = (detail: string) => `Distribution "shop" shows a credential in clear text in ${detail}.`;
const products = (properties: Properties = {}) => pulumiAws("opensearch/domain:Domain", "products", { domainName: "products", ...properties });
const tfProducts = (properties: Properties = {}) => terraform("aws_opensearch_domain", "products", { domain_name: "products", ...properties });
const masterUser = (masterUserOptions: Properties) => ({ advancedSecurityOptions: { enabled: true, masterUserOptions } });

const readsSecret = "aws secretsmanager get-secret-value --secret-id orders/db --query SecretString --output text > /etc/orders/db";
const exportsPassword = "#!/bin/sh\nexport DB_PASSWORD=hunter2hunter2\nsystemctl start orders\n";
const inUserData = (kind: string, resource: string, detail: string) => ({
    resource,
    detail,
    message: `${kind} "${resource}" shows a credential in clear text in ${detail}.`,
    fix: "Keep the credential in Secrets Manager, and let the instance read it with its instance profile when it starts.",
});

policyTest(noPlaintextSecrets, {
    passes: [
        {
            title: "an integration's headers that are mapped, or say where they come from",
            stack: [
                integration({
                    "overwrite:header.Authorization": "$request.header.Authorization",
                    "append:header.x-caller": "shop",
                }),
            ],
        },
        {
            title: "the same for a REST API, whose fixed values stand in quotes",
            stack: [
                integrationBlock({
                    "integration.request.header.Authorization": "method.request.header.Authorization",
                    "integration.request.header.x-caller": "'shop'",
                }),
            ],
        },
        {
            title: "an integration that adds nothing",
            stack: [terraform("aws_apigatewayv2_integration", "backend", { integration_type: "AWS_PROXY" })],
        },
        {
            title: "a certificate that ACM issues, and keys that are generated, configured or write-only",
            stack: [
                pulumiAws("acm/certificate:Certificate", "issued", { domainName: "shop.example.com", validationMethod: "DNS" }),
                pulumiAws("acm/certificate:Certificate", "generated", { certificateBody: "pem", privateKey: output("key", "privateKeyPem") }),
                pulumiAws("acm/certificate:Certificate", "configured", { certificateBody: "pem", privateKey: configured("shop:key") }),
                importedBlock({ private_key_wo: output("key", "private_key_pem"), private_key_wo_version: 1 }),
            ],
        },
        {
            title: "a certificate's generated key that a policy pack sees only the origin of",
            stack: [pulumi("tls:index/privateKey:PrivateKey", "key"), imported({ privateKey: output("key", "privateKeyPem") })].map(inEngine),
        },
        {
            title: "headers for an origin that say where they come from",
            stack: [distribution([{ name: "X-Forwarded-By", value: "cloudfront" }])],
        },
        {
            title: "a header for an origin that only its name makes suspicious, in Terraform",
            stack: [distributionBlock([{ name: "X-Origin-Verify", value: "from-cloudfront" }])],
        },
        {
            title: "a distribution without headers for its origins",
            stack: [pulumiAws("cloudfront/distribution:Distribution", "shop", { enabled: true, origins: [] })],
        },
        {
            title: "a listener whose client secret the program marks",
            stack: [
                pulumiAws("lb/listener:Listener", "https", {
                    defaultActions: [{ type: "authenticate-oidc", authenticateOidc: signIn(configured("password")) }],
                }),
            ],
        },
        {
            title: "a listener that forwards only",
            stack: [terraform("aws_lb_listener", "https", { default_action: { type: "forward", target_group_arn: "arn:x" } })],
        },
        {
            title: "a stage's variables without a credential",
            stack: [pulumiAws("apigatewayv2/stage:Stage", "live", { stageVariables: { table: "orders", level: "info" } })],
        },
        {
            title: "a cache's token that is generated",
            stack: [terraform("aws_elasticache_replication_group", "sessions", { auth_token: output("generated", "result") })],
        },
        {
            title: "a container that gets its secrets by reference",
            stack: [
                taskDefinition(
                    JSON.stringify([
                        container({
                            environment: [
                                { name: "PORT", value: "8080" },
                                { name: "DATABASE_SECRET_NAME", value: "orders/db" },
                            ],
                            secrets: [
                                {
                                    name: "DATABASE_PASSWORD",
                                    valueFrom: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:orders-a1b2c3:password::",
                                },
                            ],
                            logConfiguration: {
                                logDriver: "splunk",
                                options: { "splunk-url": "https://splunk.internal" },
                                secretOptions: [{ name: "splunk-token", valueFrom: "arn:x" }],
                            },
                            healthCheck: { command: ["CMD-SHELL", "curl -f http://localhost:8080/health"] },
                        }),
                    ]),
                ),
            ],
        },
        {
            title: "what only looks like a credential: names, addresses, paths, modes, counts, stand-ins",
            stack: [
                environment({
                    DB_SECRET_NAME: "prod/orders/database",
                    API_KEY_PARAMETER: "/prod/payments/stripe-api-key",
                    PARTNER_CREDENTIALS: "/prod/partner/credentials",
                    OAUTH_TOKEN_URL: "https://login.example.com/oauth2/v1/token",
                    PASSWORD_MIN_LENGTH: "14",
                    API_KEY_HEADER: "x-api-key",
                    API_TOKENS: "4096",
                    DB_AUTH: "scram-sha-256",
                    DB_PASSWORD: "$(DB_PASSWORD)",
                    JWT_SECRET: "{{resolve:secretsmanager:prod/orders/jwt}}",
                    SMTP_PASSWORD: "<your-password>",
                    DEPLOY_KEY: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHunter2 deploy",
                }),
            ],
        },
        {
            title: "an output of another resource that names or addresses a credential",
            stack: [
                terraform("aws_lambda_function", "orders", {
                    environment: [
                        {
                            variables: {
                                DB_SECRET: output("db", "arn"),
                                DB_PASSWORD: output("db", "id"),
                                API_KEY_NAME: new Hole({ refs: [{ address: "data.aws_ssm_parameter.api", attribute: "name" }], exact: true }),
                            },
                        },
                    ],
                }),
                terraform("aws_secretsmanager_secret", "db", { name: "orders/db" }),
            ],
        },
        {
            title: "what the program makes of an output inside JSON.stringify is no literal password",
            stack: [
                environment({
                    CONFIG: JSON.stringify({ password: "Calling [toJSON] on an [Output<T>] is not supported.\n\nTo get the value of an Output ..." }),
                }),
            ],
        },
        {
            title: "settings of a function that hold no credential",
            stack: [
                environment({
                    STAGE: "production",
                    TOKEN_TABLE: output("tokens", "name"),
                    SECRET_ARN: output("stripe", "arn"),
                    DB_URL: "postgres://orders@db.internal/orders",
                }),
                pulumiAws("secretsmanager/secret:Secret", "stripe", { name: "stripe" }),
            ],
        },
        { title: "a function without settings", stack: [terraform("aws_lambda_function", "orders", { function_name: "orders", environment: [] })] },
        { title: "RDS makes the password", stack: [pulumiAws("rds/instance:Instance", "orders", { ...database, manageMasterUserPassword: true })] },
        {
            title: "a password that the program marks as secret",
            stack: [pulumiAws("rds/instance:Instance", "orders", { ...database, password: configured("password") })],
        },
        {
            title: "a generated password",
            stack: [terraform("aws_rds_cluster", "orders", { engine: "aurora-mysql", master_password: output("generated", "result") })],
        },
        {
            title: "a generated password that a policy pack sees only the origin of",
            stack: [inEngine(pulumiAws("rds/cluster:Cluster", "orders", { engine: "aurora-mysql", masterPassword: output("generated", "result") }))],
        },
        {
            title: "a write-only password",
            stack: [terraform("aws_db_instance", "orders", { engine: "mysql", password_wo: "${ephemeral.x}", password_wo_version: 1 })],
        },
        {
            title: "a secret store is the place for secrets",
            stack: [
                pulumiAws("secretsmanager/secret:Secret", "orders-db", { name: "orders/db" }),
                pulumiAws("secretsmanager/secretVersion:SecretVersion", "orders-db-1", {
                    secretId: output("orders-db", "id"),
                    secretString: interpolate('{"username":"orders","password":"', output("generated", "result"), '"}'),
                }),
                pulumiAws("ssm/parameter:Parameter", "api-token", {
                    name: "/orders/api-token",
                    type: "SecureString",
                    value: configured("password"),
                }),
            ],
        },
        {
            title: "a stand-in that somebody replaces by hand",
            stack: [terraform("aws_secretsmanager_secret_version", "stripe", { secret_id: "orders/stripe", secret_string: "changeme" })],
        },
        {
            title: "a stand-in that the running resource no longer has",
            stack: [
                pulumiAws("ssm/parameter:Parameter", "later", { type: "SecureString", value: "changeme" }, { ignoreChanges: ["value"] }),
                pulumiAws("secretsmanager/secretVersion:SecretVersion", "empty", { secretString: "{}" }, { ignoreChanges: ["secretString"] }),
            ],
        },
        {
            title: "user data that reads its secret when the instance starts",
            stack: [
                pulumiAws("ec2/instance:Instance", "web", { userData: `#!/bin/sh\nexport DB_HOST=orders.internal\n${readsSecret}` }),
                terraform("aws_launch_template", "workers", { user_data: Buffer.from(`#!/bin/sh\n${readsSecret}`).toString("base64") }),
                terraform("aws_launch_configuration", "older", { user_data: "#!/bin/sh\nyum install -y nginx" }),
                terraform("aws_instance", "bare", { ami: "ami-1" }),
                pulumiAws("ec2/launchTemplate:LaunchTemplate", "bare-template", {}),
                pulumiAws("ec2/launchConfiguration:LaunchConfiguration", "bare-configuration", {}),
            ],
        },
        {
            title: "parameters that say something of a password",
            stack: [
                pulumiAws("ssm/parameter:Parameter", "days", { name: "/app/db/password/rotation-days", type: "String", value: "ninety" }),
                terraform("aws_ssm_parameter", "length", { name: "/app/password/min-length", type: "String", value: "sixteen" }),
                terraform("aws_ssm_parameter", "cache", { name: "/app/cache/key", type: "String", value: "orders-by-customer" }),
            ],
        },
        {
            title: "a parameter without a secret",
            stack: [terraform("aws_ssm_parameter", "db-host", { name: "/orders/db-host", type: "String", value: "orders.internal:5432" })],
        },
        {
            title: "app settings that refer to Key Vault, and an identity instead of a password",
            stack: [
                site({
                    appSettings: [
                        { name: "ORDERS_CONNECTION_STRING", value: fromVault },
                        { name: "AzureWebJobsStorage__accountName", value: "shopjobs" },
                        {
                            name: "APPLICATIONINSIGHTS_CONNECTION_STRING",
                            value: "InstrumentationKey=5c4a2b3e-0000-4000-8000-1234567890ab;IngestionEndpoint=https://eu.in.ai/",
                        },
                    ],
                    connectionStrings: [
                        {
                            name: "Orders",
                            type: "SQLAzure",
                            connectionString: "Server=tcp:orders.database.windows.net;Database=orders;Authentication=Active Directory Default",
                        },
                    ],
                }),
                siteSettings({ QUEUE_URL: output("queue", "url") }),
            ],
        },
        {
            title: "a container's settings name secrets that Key Vault holds",
            stack: [
                containerApp(
                    {
                        containers: [
                            {
                                name: "api",
                                env: [
                                    { name: "DB_PASSWORD", secretRef: "db-password" },
                                    { name: "PORT", value: "8080" },
                                ],
                            },
                        ],
                    },
                    { secrets: [{ name: "db-password", keyVaultUrl: "https://shop.vault.azure.net/secrets/db", identity: "system" }] },
                ),
            ],
        },
        {
            title: "a container app's secret that the program marks",
            stack: [containerApp({}, { secrets: [{ name: "db-password", value: configured("password") }] })],
        },
        {
            title: "a workspace's key that the cloud answers",
            stack: [
                azureNative("app:ManagedEnvironment", "env", {
                    appLogsConfiguration: {
                        destination: "log-analytics",
                        logAnalyticsConfiguration: { customerId: "c", sharedKey: output("keys", "primarySharedKey") },
                    },
                }),
            ],
        },
        {
            title: "an app with settings from Key Vault and keys of other resources",
            stack: [
                terraform("azurerm_linux_web_app", "web", {
                    app_settings: { ORDERS_CONNECTION_STRING: interpolate("@Microsoft.KeyVault(SecretUri=", output("db", "versionless_id"), ")") },
                    storage_account: [{ name: "media", access_key: output("media", "primary_access_key") }],
                }),
                terraform("azurerm_linux_function_app", "jobs", {
                    storage_account_name: "shop",
                    storage_account_access_key: output("shop", "primary_access_key"),
                }),
                terraform("azurerm_container_app", "api", {
                    secret: [{ name: "db", key_vault_secret_id: output("db", "id"), identity: "System" }],
                    template: { container: { name: "api" } },
                }),
            ],
        },
        {
            title: "administrator passwords that the program marks as secret or takes from elsewhere",
            stack: [
                azureNative("dbforpostgresql:Server", "orders", { administratorLoginPassword: configured("password") }),
                azureNative("dbformysql:Server", "stock", { administratorLoginPassword: output("generated", "result") }),
                azureNative("sql:Server", "sql", { administrators: { azureADOnlyAuthentication: true } }),
                terraform("azurerm_mssql_server", "sales", { administrator_login_password: output("generated", "result") }),
            ],
        },
        {
            title: "keys that a function of the cloud answers with, which are written in no program",
            stack: [
                azureNative("app:ManagedEnvironment", "shop", {
                    appLogsConfiguration: {
                        destination: "log-analytics",
                        logAnalyticsConfiguration: { customerId: "c", sharedKey: answerOf("azure-native:operationalinsights:getSharedKeys") },
                    },
                }),
                azureNative("app:ContainerApp", "api", {
                    configuration: { secrets: [{ name: "registry", value: answerOf("azure-native:containerregistry:listRegistryCredentials") }] },
                }),
                azureNative("keyvault:Secret", "storage", { properties: { value: answerOf("azure-native:storage:listStorageAccountKeys") } }),
            ],
        },
        {
            title: "an administrator password that a policy pack sees only the origin of",
            stack: [inEngine(azureNative("sql:Server", "sql", { administratorLoginPassword: output("generated", "result") }))],
        },
        {
            title: "write-only administrator passwords and secrets",
            stack: [
                terraform("azurerm_postgresql_flexible_server", "orders", {
                    administrator_password_wo: "${ephemeral.x}",
                    administrator_password_wo_version: 1,
                }),
                terraform("azurerm_mssql_server", "sql", {
                    administrator_login_password_wo: "${ephemeral.x}",
                    administrator_login_password_wo_version: 1,
                }),
                terraform("azurerm_key_vault_secret", "stripe", {
                    key_vault_id: output("keys", "id"),
                    value_wo: "${ephemeral.x}",
                    value_wo_version: 1,
                }),
            ],
        },
        {
            title: "Key Vault is the place for secrets",
            stack: [
                azureNative("keyvault:Secret", "orders-db", { vaultName: output("keys", "name"), properties: { value: configured("password") } }),
                azureNative("keyvault:Secret", "stock-db", {
                    vaultName: output("keys", "name"),
                    properties: { value: output("generated", "result") },
                }),
                terraform("azurerm_key_vault_secret", "sales-db", { key_vault_id: output("keys", "id"), value: output("generated", "result") }),
                terraform("azurerm_key_vault_secret", "stripe", { key_vault_id: output("keys", "id"), value: "changeme" }),
            ],
        },
        {
            title: "addresses, names and ports that are kept beside the secrets",
            stack: [
                azureNative("keyvault:Secret", "mailHost", { vaultName: "shop", secretName: "mailHost", properties: { value: "mail.shop.example" } }),
                azureNative("keyvault:Secret", "mailUser", { vaultName: "shop", properties: { value: "shop" } }),
                terraform("azurerm_key_vault_secret", "port", { key_vault_id: "/vaults/shop", name: "db-port", value: "5432" }),
                terraform("azurerm_key_vault_secret", "path", { key_vault_id: "/vaults/shop", name: "license-path", value: "licences" }),
                pulumiAws("ssm/parameter:Parameter", "host", { name: "/orders/db/host", type: "SecureString", value: "orders-db.shop.example" }),
                pulumiAws("secretsmanager/secretVersion:SecretVersion", "mail-host", { secretId: "mail", secretString: "mail.shop.example" }),
            ],
        },
        {
            title: "a front door and a gateway hand requests on to an app: neither sets anything in it",
            stack: [
                site({ appSettings: [{ name: "LOG_LEVEL", value: "info" }] }),
                azureNative("cdn:AFDOrigin", "web-origin", {
                    profileName: "shop",
                    originGroupName: "web",
                    hostName: output("web", "defaultHostName"),
                }),
                azureNative("apimanagement:Backend", "web-backend", { serviceName: "shop", protocol: "http", url: output("web", "defaultHostName") }),
            ],
        },
        {
            title: "variables of a deployment and of a REST API's stage without a credential",
            stack: [
                pulumiAws("apigateway/deployment:Deployment", "release", { restApi: "api", variables: { level: "info" } }),
                terraform("aws_api_gateway_stage", "live", { rest_api_id: "api", stage_name: "live", variables: { table: "orders" } }),
            ],
        },
        {
            title: "a rule whose sign-in has a secret that the program marks, and a cache's user who signs in with IAM",
            stack: [
                pulumiAws("lb/listenerRule:ListenerRule", "admin", {
                    actions: [{ type: "authenticate-oidc", authenticateOidc: signIn(configured("password")) }],
                }),
                terraform("aws_elasticache_user", "web", { authentication_mode: { type: "iam" } }),
            ],
        },
        {
            title: "a slot whose settings, inline and in resources, refer to Key Vault",
            stack: [
                azureNative("web:WebAppSlot", "staging", {
                    name: "shop-web",
                    slot: "staging",
                    siteConfig: { appSettings: [{ name: "BROKER", value: fromVault }] },
                }),
                azureNative("web:WebAppApplicationSettingsSlot", "settings", {
                    name: "shop-web",
                    slot: "staging",
                    properties: { ORDERS_CONNECTION_STRING: fromVault },
                }),
                azureNative("web:WebAppConnectionStringsSlot", "strings", {
                    name: "shop-web",
                    slot: "staging",
                    properties: { Orders: { type: "SQLAzure", value: fromVault } },
                }),
            ],
        },
        {
            title: "connection strings from Key Vault, and a sign-in that names an app setting",
            stack: [
                site({}),
                azureNative("web:WebAppConnectionStrings", "strings", {
                    name: "shop-web",
                    properties: { Orders: { type: "SQLAzure", value: fromVault } },
                }),
                azureNative("web:WebAppAuthSettings", "auth", { name: output("web", "name"), clientSecretSettingName: "SIGN_IN_SECRET" }),
            ],
        },
        {
            title: "slots and a function app of azurerm with identities instead of keys, and a MySQL server whose password is generated",
            stack: [
                terraform("azurerm_linux_web_app_slot", "web-staging", { app_settings: { ORDERS_CONNECTION_STRING: fromVault } }),
                terraform("azurerm_linux_function_app_slot", "jobs-staging", { storage_uses_managed_identity: true }),
                terraform("azurerm_function_app_flex_consumption", "flex", { storage_authentication_type: "SystemAssignedIdentity" }),
                terraform("azurerm_mysql_flexible_server", "stock", { administrator_password: output("generated", "result") }),
            ],
        },
        {
            title: "a search domain whose master user is a role, and one whose password is generated",
            stack: [
                products(masterUser({ masterUserArn: "arn:aws:iam::111122223333:role/search" })),
                terraform("aws_opensearch_domain", "logs", {
                    advanced_security_options: { enabled: true, master_user_options: { master_user_password: output("generated", "result") } },
                }),
            ],
        },
    ],
    violations: [
        {
            title: "an integration that signs in by a fixed header, marked or not",
            stack: [
                integration({
                    "overwrite:header.Authorization": "Basic b3JkZXJzOmh1bnRlcjItWGs5",
                    "append:header.x-key": secret("AKIAQ3EGTXGHB7JWKLMN"),
                    "append:header.x-token": "$context.authorizer.token",
                }),
            ],
            findings: [shownParameter("overwrite:header.Authorization", "Authorization"), shownParameter("append:header.x-key", "x-key")],
        },
        {
            title: "the same for a REST API, in Terraform",
            stack: [
                integrationBlock({
                    "integration.request.header.Authorization": "'Basic b3JkZXJzOmh1bnRlcjItWGs5'",
                    "integration.request.querystring.db": interpolate("'postgres://orders:hunter2-Xk9@", output("db", "address"), "'"),
                }),
            ],
            findings: [
                shownParameter("integration.request.header.Authorization", "Authorization"),
                shownParameter("integration.request.querystring.db", "db"),
            ],
        },
        {
            title: "a certificate that is imported with its key as a literal",
            stack: [imported({ privateKey })],
            findings: [
                {
                    resource: "shop",
                    detail: "privateKey",
                    message: 'Certificate "shop" has a literal password in privateKey.',
                    fix: "Let ACM issue the certificate for domainName, or take privateKey from configuration with config.requireSecret (set it with pulumi config set --secret <name>).",
                },
            ],
        },
        {
            title: "the same in Terraform",
            stack: [importedBlock({ private_key: privateKey })],
            findings: [
                {
                    resource: "shop",
                    detail: "private_key",
                    message: 'Certificate "shop" has a literal password in private_key.',
                    fix: "Let ACM issue the certificate for domain_name, or pass a sensitive variable to private_key.",
                },
            ],
        },
        {
            title: "a header that signs in to an origin, by a fixed name and password",
            stack: [distribution([{ name: "Authorization", value: "Basic b3JkZXJzOmh1bnRlcjItWGs5" }])],
            findings: [
                { resource: "shop", detail: "web/Authorization", message: shownHeader("web/Authorization"), fix: withoutHeader("Authorization") },
            ],
        },
        {
            title: "a marked secret is shown to whoever may look at the distribution",
            stack: [distribution([{ name: "Authorization", value: secret("Bearer b3JkZXJzOmh1bnRlcjItWGs5") }], output("bucket", "arn"))],
            findings: [
                {
                    resource: "shop",
                    detail: "unnamed/Authorization",
                    message: shownHeader("unnamed/Authorization"),
                    fix: withoutHeader("Authorization"),
                },
            ],
        },
        {
            title: "a name that is itself a credential is not repeated",
            stack: [distributionBlock({ name: "https://shop:hunter2Xk9@api.example.com", value: "AKIAQ3EGTXGHB7JWKLMN" })],
            findings: [
                {
                    resource: "shop",
                    detail: "web/unnamed",
                    message: shownHeader("web/unnamed"),
                    fix: withoutHeader("unnamed"),
                },
            ],
        },
        {
            title: "an access key in a header of a single block, in Terraform",
            stack: [distributionBlock({ name: "X-Api-Key", value: "AKIAQ3EGTXGHB7JWKLMN" })],
            findings: [{ resource: "shop", detail: "web/X-Api-Key", message: shownHeader("web/X-Api-Key"), fix: withoutHeader("X-Api-Key") }],
        },
        {
            title: "a listener's client secret as a literal",
            stack: [
                pulumiAws("lb/listener:Listener", "https", {
                    defaultActions: [
                        { type: "authenticate-oidc", authenticateOidc: signIn("hunter2-Xk9") },
                        { type: "forward", targetGroupArn: output("web", "arn") },
                    ],
                }),
                pulumiAws("lb/targetGroup:TargetGroup", "web", {}),
            ],
            findings: [
                {
                    resource: "https",
                    detail: "clientSecret",
                    message: 'Listener "https" has a literal password in clientSecret.',
                    fix: "Take clientSecret from Secrets Manager or from a secret of the configuration.",
                },
            ],
        },
        {
            title: "a listener rule's client secret, in Terraform's spelling",
            stack: [
                terraform("aws_lb_listener_rule", "admin", {
                    action: [{ type: "authenticate-oidc", authenticate_oidc: [{ client_id: "shop", client_secret: "hunter2-Xk9" }] }],
                }),
            ],
            findings: [
                {
                    resource: "admin",
                    detail: "client_secret",
                    message: 'Listener "admin" has a literal password in client_secret.',
                    fix: "Take client_secret from Secrets Manager or from a sensitive variable.",
                },
            ],
        },
        {
            title: "stage variables, which everybody sees who may look at the stage",
            stack: [
                pulumiAws("apigateway/stage:Stage", "live", {
                    restApi: "a1",
                    deployment: "d1",
                    stageName: "live",
                    variables: { DATABASE_URL: databaseUrl },
                }),
                terraform("aws_apigatewayv2_stage", "events", { stage_variables: { DATABASE_URL: databaseUrl } }),
                terraform("aws_api_gateway_deployment", "first", { variables: { DATABASE_URL: databaseUrl } }),
            ],
            findings: ["live", "events", "first"].map((resource) => ({
                resource,
                detail: "DATABASE_URL",
                message: `API "${resource}" shows a credential in clear text in DATABASE_URL.`,
                fix: "Move DATABASE_URL to Secrets Manager and let the integration read it there.",
            })),
        },
        {
            title: "a cache's token as a literal, and one of a user's two passwords",
            stack: [
                pulumiAws("elasticache/replicationGroup:ReplicationGroup", "sessions", { authToken: "hunter2-Xk9-hunter2-Xk9" }),
                terraform("aws_elasticache_user", "web", { passwords: [output("generated", "result"), "hunter2-Xk9-hunter2-Xk9"] }),
            ],
            findings: [
                {
                    resource: "sessions",
                    detail: "authToken",
                    message: 'Cache "sessions" has a literal password in authToken.',
                    fix: "Take authToken from configuration with config.requireSecret (set it with pulumi config set --secret <name>) or from Secrets Manager.",
                },
                {
                    resource: "web",
                    detail: "passwords",
                    message: 'Cache "web" has a literal password in passwords.',
                    fix: 'Set authentication_mode to { type = "iam" }, or pass a sensitive variable to passwords_wo.',
                },
            ],
        },
        {
            title: "a connection string in a container's environment",
            stack: [taskDefinition(JSON.stringify([container({ environment: [{ name: "DATABASE_URL", value: databaseUrl }] })]))],
            findings: [
                {
                    resource: "web",
                    detail: "web/DATABASE_URL",
                    message: 'Task definition "web" shows a credential in clear text in web/DATABASE_URL.',
                    fix: moved("DATABASE_URL"),
                },
            ],
        },
        {
            title: "a connection string around a hole, in JSON text with holes",
            stack: [
                taskDefinition(
                    interpolate(
                        '[{"name":"web","image":"',
                        output("image", "uri"),
                        '","environment":[{"name":"DATABASE_URL","value":"postgres://orders:hunter2-Xk9@',
                        output("db", "address"),
                        '/orders"}]}]',
                    ),
                ),
            ],
            findings: [
                {
                    resource: "web",
                    detail: "web/DATABASE_URL",
                    message: 'Task definition "web" shows a credential in clear text in web/DATABASE_URL.',
                    fix: moved("DATABASE_URL"),
                },
            ],
        },
        {
            title: "a credential in one of several containers of a jsonencode document",
            stack: [
                terraform("aws_ecs_task_definition", "web", {
                    family: "web",
                    container_definitions: new JsonDocument([
                        container({ environment: [{ name: "PORT", value: "8080" }] }),
                        {
                            name: "mailer",
                            image: unknown,
                            environment: [{ name: "BROKER_URL", value: "amqps://shop:hunter2-Xk9@broker.internal:5671" }],
                        },
                    ]),
                }),
            ],
            findings: [
                {
                    resource: "web",
                    detail: "mailer/BROKER_URL",
                    message: 'Task definition "web" shows a credential in clear text in mailer/BROKER_URL.',
                    fix: moved("BROKER_URL"),
                },
            ],
        },
        {
            title: "every place of a container that the cloud shows",
            stack: [
                taskDefinition(
                    JSON.stringify([
                        container({
                            command: ["node", "server.js", `--database=${databaseUrl}`],
                            entryPoint: ["sh", "-c", `DATABASE_URL=${databaseUrl} exec node server.js`],
                            healthCheck: { command: ["CMD-SHELL", `psql ${databaseUrl} -c 'select 1'`] },
                            dockerLabels: { "com.example.database": databaseUrl },
                            logConfiguration: { logDriver: "fluentd", options: { "fluentd-address": "https://shop:hunter2-Xk9@logs.internal" } },
                        }),
                    ]),
                ),
            ],
            findings: [
                {
                    resource: "web",
                    detail: "web/command",
                    message: 'Task definition "web" shows a credential in clear text in web/command.',
                    fix: moved("the credential in command"),
                },
                {
                    resource: "web",
                    detail: "web/entryPoint",
                    message: 'Task definition "web" shows a credential in clear text in web/entryPoint.',
                    fix: moved("the credential in entryPoint"),
                },
                {
                    resource: "web",
                    detail: "web/healthCheck",
                    message: 'Task definition "web" shows a credential in clear text in web/healthCheck.',
                    fix: moved("the credential in healthCheck"),
                },
                {
                    resource: "web",
                    detail: "web/dockerLabels/com.example.database",
                    message: 'Task definition "web" shows a credential in clear text in web/dockerLabels/com.example.database.',
                    fix: "Remove the credential from the label com.example.database.",
                },
                {
                    resource: "web",
                    detail: "web/logConfiguration/fluentd-address",
                    message: 'Task definition "web" shows a credential in clear text in web/logConfiguration/fluentd-address.',
                    fix: "Move fluentd-address to Secrets Manager and name it in secretOptions: [{ name, valueFrom }].",
                },
            ],
        },
        {
            title: "a credential in a function's environment",
            stack: [environment({ DATABASE_URL: databaseUrl, STAGE: "production" })],
            findings: [
                {
                    resource: "orders",
                    detail: "DATABASE_URL",
                    message: 'Function "orders" shows a credential in clear text in DATABASE_URL.',
                    fix: "Keep DATABASE_URL in Secrets Manager, set only the secret's ARN, and read the secret when the function starts.",
                },
            ],
        },
        {
            title: "a literal under a name that says that it is a credential, whatever it looks like",
            stack: [environment({ DB_PASSWORD: "hunter2", JWT_SECRET: "superhunter2jwtkey", STAGE: "production" })],
            findings: [
                {
                    resource: "orders",
                    detail: "DB_PASSWORD",
                    message: 'Function "orders" shows a credential in clear text in DB_PASSWORD.',
                    fix: "Keep DB_PASSWORD in Secrets Manager, set only the secret's ARN, and read the secret when the function starts.",
                },
                {
                    resource: "orders",
                    detail: "JWT_SECRET",
                    message: 'Function "orders" shows a credential in clear text in JWT_SECRET.',
                    fix: "Keep JWT_SECRET in Secrets Manager, set only the secret's ARN, and read the secret when the function starts.",
                },
            ],
        },
        {
            title: "a password inside a setting that is JSON",
            stack: [environment({ CONFIG: '{"db": {"host": "db.internal", "password": "hunter2"}}' })],
            findings: [
                {
                    resource: "orders",
                    detail: "CONFIG",
                    message: 'Function "orders" shows a credential in clear text in CONFIG.',
                    fix: "Keep CONFIG in Secrets Manager, set only the secret's ARN, and read the secret when the function starts.",
                },
            ],
        },
        {
            title: "a password on a container's command line",
            stack: [
                taskDefinition(
                    JSON.stringify([
                        container({ command: ["run", "--admin-password", "hunter2"], environment: [{ name: "ADMIN_PASSWORD", value: "hunter2" }] }),
                    ]),
                ),
            ],
            findings: [
                {
                    resource: "web",
                    detail: "web/ADMIN_PASSWORD",
                    message: 'Task definition "web" shows a credential in clear text in web/ADMIN_PASSWORD.',
                    fix: moved("ADMIN_PASSWORD"),
                },
                {
                    resource: "web",
                    detail: "web/command",
                    message: 'Task definition "web" shows a credential in clear text in web/command.',
                    fix: moved("the credential in command"),
                },
            ],
        },
        {
            title: "a credential that another resource makes, alone and inside a URL, under any name",
            stack: [
                terraform("random_password", "db", { length: 32 }),
                terraform("aws_iam_access_key", "mailer", { user: "mailer" }),
                terraform("aws_lambda_function", "orders", {
                    environment: [
                        {
                            variables: {
                                DB_PASSWORD: output("db", "result"),
                                DATABASE_URL: interpolate("postgres://orders:", output("db", "result"), "@db.internal/orders"),
                                MAILER: output("mailer", "ses_smtp_password_v4"),
                                MAILER_ID: output("mailer", "id"),
                            },
                        },
                    ],
                }),
            ],
            findings: [
                {
                    resource: "orders",
                    detail: "DB_PASSWORD",
                    message: 'Function "orders" shows a credential in clear text in DB_PASSWORD.',
                    fix: "Keep DB_PASSWORD in Secrets Manager, set only the secret's ARN, and read the secret when the function starts.",
                },
                {
                    resource: "orders",
                    detail: "DATABASE_URL",
                    message: 'Function "orders" shows a credential in clear text in DATABASE_URL.',
                    fix: "Keep DATABASE_URL in Secrets Manager, set only the secret's ARN, and read the secret when the function starts.",
                },
                {
                    resource: "orders",
                    detail: "MAILER",
                    message: 'Function "orders" shows a credential in clear text in MAILER.',
                    fix: "Keep MAILER in Secrets Manager, set only the secret's ARN, and read the secret when the function starts.",
                },
            ],
        },
        {
            title: "a secret that a data source takes out of a store",
            stack: [
                terraform("aws_lambda_function", "orders", {
                    environment: [
                        {
                            variables: {
                                PARTNER: new Hole({
                                    refs: [{ address: "data.aws_secretsmanager_secret_version.partner", attribute: "secret_string" }],
                                    reason: source("data source", "aws_secretsmanager_secret_version.partner"),
                                    exact: true,
                                }),
                                API_KEY: new Hole({
                                    refs: [{ address: "data.aws_ssm_parameter.api", attribute: "value" }],
                                    reason: source("data source", "aws_ssm_parameter.api"),
                                    exact: true,
                                }),
                                STAGE: new Hole({
                                    refs: [{ address: "data.aws_ssm_parameter.stage", attribute: "value" }],
                                    reason: source("data source", "aws_ssm_parameter.stage"),
                                    exact: true,
                                }),
                            },
                        },
                    ],
                }),
            ],
            findings: [
                {
                    resource: "orders",
                    detail: "PARTNER",
                    message: 'Function "orders" shows a credential in clear text in PARTNER.',
                    fix: "Keep PARTNER in Secrets Manager, set only the secret's ARN, and read the secret when the function starts.",
                },
                {
                    resource: "orders",
                    detail: "API_KEY",
                    message: 'Function "orders" shows a credential in clear text in API_KEY.',
                    fix: "Keep API_KEY in Secrets Manager, set only the secret's ARN, and read the secret when the function starts.",
                },
            ],
        },
        {
            title: "an account's key, by its resource and by a function that answers with keys only",
            stack: [
                terraform("azurerm_storage_account", "files", { name: "files" }),
                terraform("azurerm_linux_web_app", "web", {
                    app_settings: { FILES: output("files", "primary_connection_string"), FILES_HOST: output("files", "primary_blob_host") },
                }),
                site({ appSettings: [{ name: "STORAGE_KEY", value: answerOf("azure-native:storage:listStorageAccountKeys") }] }, "native"),
            ],
            findings: [
                {
                    resource: "web",
                    detail: "FILES",
                    message: 'App "web" shows a credential in clear text in FILES.',
                    fix: intoVault("FILES"),
                },
                {
                    resource: "native",
                    detail: "STORAGE_KEY",
                    message: 'App "native" shows a credential in clear text in STORAGE_KEY.',
                    fix: intoVault("STORAGE_KEY"),
                },
            ],
        },
        {
            title: "a password in the user data of an instance, of a template and of a launch configuration",
            stack: [
                pulumiAws("ec2/instance:Instance", "web", { userData: "#!/bin/sh\nexport DB_PASSWORD=hunter2hunter2\n" }),
                pulumiAws("ec2/launchTemplate:LaunchTemplate", "workers", { userData: Buffer.from(exportsPassword).toString("base64") }),
                pulumiAws("ec2/launchConfiguration:LaunchConfiguration", "older", { userDataBase64: gzipSync(exportsPassword).toString("base64") }),
                terraform("aws_instance", "tf-web", {
                    user_data: interpolate("#!/bin/sh\nexport DB_HOST=", output("db", "address"), " DB_PASSWORD=hunter2hunter2"),
                }),
                terraform("aws_launch_template", "tf-workers", { user_data: Buffer.from(exportsPassword).toString("base64") }),
                terraform("aws_launch_configuration", "tf-older", { user_data: exportsPassword }),
                terraform("aws_db_instance", "db", { password: configured("password") }),
            ],
            findings: [
                inUserData("Instance", "web", "userData"),
                inUserData("Launch template", "workers", "userData"),
                inUserData("Launch configuration", "older", "userDataBase64"),
                inUserData("Instance", "tf-web", "user_data"),
                inUserData("Launch template", "tf-workers", "user_data"),
                inUserData("Launch configuration", "tf-older", "user_data"),
            ],
        },
        {
            title: "parameters whose last words only qualify the one before",
            stack: [
                pulumiAws("ssm/parameter:Parameter", "current", { name: "/app/db/password/current", type: "String", value: "hunter2" }),
                terraform("aws_ssm_parameter", "stripe", { name: "/stripe/api/key", type: "String", value: "hunter2-hunter2" }),
                terraform("aws_ssm_parameter", "staged", {
                    name: new Template([new Hole(), "/db/password/value"]),
                    type: "String",
                    value: "hunter2",
                }),
            ],
            findings: [
                {
                    resource: "current",
                    detail: "value",
                    message: 'Secret "current" shows a credential in clear text in value.',
                    fix: 'Set type to "SecureString", and take the value from configuration with config.requireSecret (set it with pulumi config set --secret <name>).',
                },
                ...["stripe", "staged"].map((resource) => ({
                    resource,
                    detail: "value",
                    message: `Secret "${resource}" shows a credential in clear text in value.`,
                    fix: 'Set type = "SecureString", and pass a sensitive variable to value_wo instead of value.',
                })),
            ],
        },
        {
            title: "a parameter of type String whose name says that it is a password",
            stack: [
                pulumiAws("ssm/parameter:Parameter", "plain", { name: "/app/db/password", type: "String", value: "hunter2" }),
                terraform("aws_ssm_parameter", "staged", { name: new Template(["/", new Hole(), "/db/password"]), type: "String", value: "hunter2" }),
            ],
            findings: [
                {
                    resource: "plain",
                    detail: "value",
                    message: 'Secret "plain" shows a credential in clear text in value.',
                    fix: 'Set type to "SecureString", and take the value from configuration with config.requireSecret (set it with pulumi config set --secret <name>).',
                },
                {
                    resource: "staged",
                    detail: "value",
                    message: 'Secret "staged" shows a credential in clear text in value.',
                    fix: 'Set type = "SecureString", and pass a sensitive variable to value_wo instead of value.',
                },
            ],
        },
        {
            title: "a secret of the program is shown in the environment all the same",
            stack: [environment({ DATABASE_URL: secret(databaseUrl) })],
            findings: [
                {
                    resource: "orders",
                    detail: "DATABASE_URL",
                    message: 'Function "orders" shows a credential in clear text in DATABASE_URL.',
                    fix: "Keep DATABASE_URL in Secrets Manager, set only the secret's ARN, and read the secret when the function starts.",
                },
            ],
        },
        {
            title: "an access key in a function's environment, in Terraform's spelling",
            stack: [
                terraform("aws_lambda_function", "orders", {
                    function_name: "orders",
                    environment: [{ variables: { AWS_KEY: "AKIAIOSFODNN7HUNTER2" } }],
                }),
            ],
            findings: [
                {
                    resource: "orders",
                    detail: "AWS_KEY",
                    message: 'Function "orders" shows a credential in clear text in AWS_KEY.',
                    fix: "Keep AWS_KEY in Secrets Manager, set only the secret's ARN, and read the secret when the function starts.",
                },
            ],
        },
        {
            title: "a literal password",
            stack: [pulumiAws("rds/instance:Instance", "orders", { ...database, password: "hunter2-Xk9" })],
            findings: [
                {
                    resource: "orders",
                    detail: "password",
                    message: 'Database "orders" has a literal password in password.',
                    fix: "Set manageMasterUserPassword to true and remove password. Clients notice this change.",
                },
            ],
        },
        {
            title: "a literal password of a cluster, in Terraform's spelling",
            stack: [
                terraform("aws_rds_cluster", "orders", { engine: "aurora-postgresql", master_username: "orders", master_password: "hunter2-Xk9" }),
            ],
            findings: [
                {
                    resource: "orders",
                    detail: "master_password",
                    message: 'Database "orders" has a literal password in master_password.',
                    fix: "Set manage_master_user_password = true and remove master_password. Clients notice this change.",
                },
            ],
        },
        {
            title: "a literal that is put into the secret store stays in the program and in the state",
            stack: [
                pulumiAws("secretsmanager/secretVersion:SecretVersion", "orders-db", {
                    secretId: "orders/db",
                    secretString: '{"username":"orders","password":"hunter2-Xk9"}',
                }),
            ],
            findings: [
                {
                    resource: "orders-db",
                    detail: "secretString",
                    message: 'Secret "orders-db" has a literal password in secretString.',
                    fix: "Take the value from configuration with config.requireSecret (set it with pulumi config set --secret <name>), or put it in Secrets Manager by hand.",
                },
            ],
        },
        {
            title: "a parameter of type String shows its value to everybody who may look at it",
            stack: [
                terraform("aws_ssm_parameter", "db-url", {
                    name: "/orders/db-url",
                    type: "String",
                    value: "postgres://orders:hunter2-Xk9@db.internal/orders",
                }),
            ],
            findings: [
                {
                    resource: "db-url",
                    detail: "value",
                    message: 'Secret "db-url" shows a credential in clear text in value.',
                    fix: 'Set type = "SecureString", and pass a sensitive variable to value_wo instead of value.',
                },
            ],
        },
        {
            title: "insecureValue is shown whatever the type",
            stack: [
                pulumiAws("ssm/parameter:Parameter", "db-url", {
                    name: "/orders/db-url",
                    type: "String",
                    insecureValue: "postgres://orders:hunter2-Xk9@db.internal/orders",
                }),
            ],
            findings: [
                {
                    resource: "db-url",
                    detail: "insecureValue",
                    message: 'Secret "db-url" shows a credential in clear text in insecureValue.',
                    fix: 'Set type to "SecureString", and replace insecureValue by a value from configuration with config.requireSecret (set it with pulumi config set --secret <name>).',
                },
            ],
        },
        {
            title: "a connection string with a password, in every place of an app",
            stack: [
                site({
                    appSettings: [{ name: "ORDERS_CONNECTION_STRING", value: sqlServer }],
                    connectionStrings: [{ name: "Orders", type: "SQLAzure", connectionString: sqlServer }],
                    azureStorageAccounts: { media: { accountName: "shop", accessKey: `${"hunter2".repeat(13).slice(0, 86)}==` } },
                }),
            ],
            findings: [
                {
                    resource: "web",
                    detail: "ORDERS_CONNECTION_STRING",
                    message: 'App "web" shows a credential in clear text in ORDERS_CONNECTION_STRING.',
                    fix: intoVault("ORDERS_CONNECTION_STRING"),
                },
                {
                    resource: "web",
                    detail: "connection-strings/Orders",
                    message: 'App "web" shows a credential in clear text in connection-strings/Orders.',
                    fix: intoVault("Orders"),
                },
                {
                    resource: "web",
                    detail: "storage-mounts/media",
                    message: 'App "web" shows a credential in clear text in storage-mounts/media.',
                    fix: "Take accessKey from listStorageAccountKeys instead of writing it. This restarts the app.",
                },
            ],
        },
        {
            title: "a settings resource carries it, a marked secret is shown all the same",
            stack: [site({}), siteSettings({ ORDERS_CONNECTION_STRING: secret(sqlServer) })],
            findings: [
                {
                    resource: "web",
                    detail: "ORDERS_CONNECTION_STRING",
                    message: 'App "web" shows a credential in clear text in ORDERS_CONNECTION_STRING.',
                    fix: intoVault("ORDERS_CONNECTION_STRING"),
                },
            ],
        },
        {
            title: "the same as a policy pack sees it on creation",
            stack: [site({}), siteSettings({ ORDERS_CONNECTION_STRING: sqlServer })].map(inEngine),
            findings: [
                {
                    resource: "web",
                    detail: "ORDERS_CONNECTION_STRING",
                    message: 'App "web" shows a credential in clear text in ORDERS_CONNECTION_STRING.',
                    fix: intoVault("ORDERS_CONNECTION_STRING"),
                },
            ],
        },
        {
            title: "a literal that a settings resource replaces was written and deployed first",
            stack: [
                site({ appSettings: [{ name: "ORDERS_CONNECTION_STRING", value: sqlServer }] }),
                siteSettings({ ORDERS_CONNECTION_STRING: fromVault }),
            ],
            findings: [
                {
                    resource: "web",
                    detail: "ORDERS_CONNECTION_STRING",
                    message: 'App "web" shows a credential in clear text in ORDERS_CONNECTION_STRING.',
                    fix: intoVault("ORDERS_CONNECTION_STRING"),
                },
            ],
        },
        {
            title: "the same credential in both is reported once",
            stack: [
                site({ appSettings: [{ name: "ORDERS_CONNECTION_STRING", value: sqlServer }] }),
                siteSettings({ ORDERS_CONNECTION_STRING: sqlServer }),
            ],
            findings: [
                {
                    resource: "web",
                    detail: "ORDERS_CONNECTION_STRING",
                    message: 'App "web" shows a credential in clear text in ORDERS_CONNECTION_STRING.',
                    fix: intoVault("ORDERS_CONNECTION_STRING"),
                },
            ],
        },
        {
            title: "connection strings as a resource of their own, the app named by its name",
            stack: [
                site({}),
                azureNative("web:WebAppConnectionStrings", "strings", {
                    name: "shop-web",
                    properties: { Orders: { type: "SQLAzure", value: sqlServer } },
                }),
            ],
            findings: [
                {
                    resource: "web",
                    detail: "connection-strings/Orders",
                    message: 'App "web" shows a credential in clear text in connection-strings/Orders.',
                    fix: intoVault("Orders"),
                },
            ],
        },
        {
            title: "settings of an app in another stack",
            stack: [
                azureNative("web:WebAppApplicationSettings", "settings", { name: "shop-web", properties: { ORDERS_CONNECTION_STRING: sqlServer } }),
            ],
            findings: [
                {
                    resource: "settings",
                    detail: "ORDERS_CONNECTION_STRING",
                    message: 'App "settings" shows a credential in clear text in ORDERS_CONNECTION_STRING.',
                    fix: intoVault("ORDERS_CONNECTION_STRING"),
                },
            ],
        },
        {
            title: "a slot's own settings, inline and in resources",
            stack: [
                azureNative("web:WebAppSlot", "staging", {
                    name: "shop-web",
                    slot: "staging",
                    siteConfig: { appSettings: [{ name: "BROKER", value: "amqps://shop:hunter2-Xk9@broker:5671" }] },
                }),
                azureNative("web:WebAppApplicationSettingsSlot", "settings", {
                    name: "shop-web",
                    slot: "staging",
                    properties: { ORDERS_CONNECTION_STRING: sqlServer },
                }),
                azureNative("web:WebAppConnectionStringsSlot", "strings", {
                    name: "shop-web",
                    slot: "staging",
                    properties: { Orders: { type: "SQLAzure", value: sqlServer } },
                }),
            ],
            findings: [
                {
                    resource: "staging",
                    detail: "BROKER",
                    message: 'App "staging" shows a credential in clear text in BROKER.',
                    fix: intoVault("BROKER"),
                },
                {
                    resource: "staging",
                    detail: "ORDERS_CONNECTION_STRING",
                    message: 'App "staging" shows a credential in clear text in ORDERS_CONNECTION_STRING.',
                    fix: intoVault("ORDERS_CONNECTION_STRING"),
                },
                {
                    resource: "staging",
                    detail: "connection-strings/Orders",
                    message: 'App "staging" shows a credential in clear text in connection-strings/Orders.',
                    fix: intoVault("Orders"),
                },
            ],
        },
        {
            title: "the settings of one of two slots that are called alike",
            stack: [
                site({}),
                site({}, "api"),
                ...["web", "api"].map((app) => azureNative("web:WebAppSlot", `${app}-staging`, { name: output(app, "name"), slot: "staging" })),
                azureNative("web:WebAppApplicationSettingsSlot", "settings", {
                    name: output("api", "name"),
                    slot: "staging",
                    properties: { ORDERS_CONNECTION_STRING: sqlServer },
                }),
            ],
            findings: [
                {
                    resource: "api-staging",
                    detail: "ORDERS_CONNECTION_STRING",
                    message: 'App "api-staging" shows a credential in clear text in ORDERS_CONNECTION_STRING.',
                    fix: intoVault("ORDERS_CONNECTION_STRING"),
                },
            ],
        },
        {
            title: "a sign-in provider's secret",
            stack: [site({}), azureNative("web:WebAppAuthSettings", "auth", { name: output("web", "name"), clientSecret: "hunter2-Xk9" })],
            findings: [
                {
                    resource: "web",
                    detail: "auth-settings/clientSecret",
                    message: 'App "web" has a literal password in auth-settings/clientSecret.',
                    fix: "Name an app setting in clientSecretSettingName that refers to Key Vault, and remove clientSecret. This restarts the app.",
                },
            ],
        },
        {
            title: "a container's setting, command and secret",
            stack: [
                containerApp(
                    {
                        containers: [
                            {
                                name: "api",
                                command: ["sh", "-c", `DATABASE_URL=${databaseUrl} exec node`],
                                env: [{ name: "DATABASE_URL", value: databaseUrl }],
                            },
                        ],
                    },
                    { secrets: [{ name: "db-password", value: "hunter2-Xk9" }] },
                ),
            ],
            findings: [
                {
                    resource: "api",
                    detail: "api/DATABASE_URL",
                    message: 'App "api" shows a credential in clear text in api/DATABASE_URL.',
                    fix: "Move DATABASE_URL to a secret of the app with keyVaultUrl and identity, and name that in secretRef.",
                },
                {
                    resource: "api",
                    detail: "api/command",
                    message: 'App "api" shows a credential in clear text in api/command.',
                    fix: "Move the credential in command to a secret of the app with keyVaultUrl and identity, and name that in secretRef.",
                },
                {
                    resource: "api",
                    detail: "secrets/db-password",
                    message: 'App "api" has a literal password in secrets/db-password.',
                    fix: "Give secret db-password a keyVaultUrl and an identity instead of a value.",
                },
            ],
        },
        {
            title: "a workspace's key that somebody copied",
            stack: [
                azureNative("app:ManagedEnvironment", "env", {
                    appLogsConfiguration: { destination: "log-analytics", logAnalyticsConfiguration: { customerId: "c", sharedKey: "hunter2==" } },
                }),
            ],
            findings: [
                {
                    resource: "env",
                    detail: "log-analytics/sharedKey",
                    message: 'Service "env" has a literal password in log-analytics/sharedKey.',
                    fix: "Take sharedKey from getSharedKeys of the workspace instead of writing it.",
                },
            ],
        },
        {
            title: "every place of azurerm's apps",
            stack: [
                terraform("azurerm_windows_web_app", "web", {
                    app_settings: { ORDERS_CONNECTION_STRING: sqlServer },
                    connection_string: { name: "Orders", type: "SQLAzure", value: sqlServer },
                    storage_account: { name: "media", access_key: "hunter2" },
                    site_config: [{ application_stack: [{ docker_registry_password: "hunter2-Xk9" }] }],
                    auth_settings: { enabled: true, active_directory: { client_id: "c", client_secret: "hunter2-Xk9" } },
                }),
                terraform("azurerm_linux_function_app", "jobs", {
                    storage_account_access_key: "hunter2-Xk9",
                    site_config: { application_stack: { docker: [{ registry_password: "hunter2-Xk9" }] } },
                }),
                terraform("azurerm_function_app_flex_consumption", "flex", { storage_access_key: "hunter2-Xk9" }),
                terraform("azurerm_linux_web_app_slot", "staging", { app_settings: { ORDERS_CONNECTION_STRING: sqlServer } }),
            ],
            findings: [
                {
                    resource: "web",
                    detail: "ORDERS_CONNECTION_STRING",
                    message: 'App "web" shows a credential in clear text in ORDERS_CONNECTION_STRING.',
                    fix: intoVault("ORDERS_CONNECTION_STRING"),
                },
                {
                    resource: "web",
                    detail: "connection-strings/Orders",
                    message: 'App "web" shows a credential in clear text in connection-strings/Orders.',
                    fix: intoVault("Orders"),
                },
                {
                    resource: "web",
                    detail: "storage-mounts/media",
                    message: 'App "web" has a literal password in storage-mounts/media.',
                    fix: "Take access_key from primary_access_key of the storage account instead of writing it. This restarts the app.",
                },
                {
                    resource: "web",
                    detail: "registry/password",
                    message: 'App "web" has a literal password in registry/password.',
                    fix: "Pull the image with the app's identity: set container_registry_use_managed_identity = true and remove the password. This restarts the app.",
                },
                {
                    resource: "web",
                    detail: "auth-settings/active-directory",
                    message: 'App "web" has a literal password in auth-settings/active-directory.',
                    fix: "Remove the secret and name an app setting that refers to Key Vault in the argument that ends in _setting_name. This restarts the app.",
                },
                {
                    resource: "jobs",
                    detail: "storage/access-key",
                    message: 'App "jobs" has a literal password in storage/access-key.',
                    fix: "Let the app reach its storage with its identity: set storage_uses_managed_identity = true and remove the key. This restarts the app.",
                },
                {
                    resource: "jobs",
                    detail: "registry/password",
                    message: 'App "jobs" has a literal password in registry/password.',
                    fix: "Pull the image with the app's identity: set container_registry_use_managed_identity = true and remove the password. This restarts the app.",
                },
                {
                    resource: "flex",
                    detail: "storage/access-key",
                    message: 'App "flex" has a literal password in storage/access-key.',
                    fix: 'Let the app reach its storage with its identity: set storage_authentication_type = "SystemAssignedIdentity" and remove the key. This restarts the app.',
                },
                {
                    resource: "staging",
                    detail: "ORDERS_CONNECTION_STRING",
                    message: 'App "staging" shows a credential in clear text in ORDERS_CONNECTION_STRING.',
                    fix: intoVault("ORDERS_CONNECTION_STRING"),
                },
            ],
        },
        {
            title: "a container app's setting and secret, in Terraform's spelling",
            stack: [
                terraform("azurerm_container_app", "api", {
                    secret: { name: "db-password", value: "hunter2-Xk9" },
                    template: [
                        {
                            container: [{ name: "api", env: [{ name: "DATABASE_URL", value: databaseUrl }] }],
                            init_container: { name: "migrate", args: ["--database", databaseUrl] },
                        },
                    ],
                }),
            ],
            findings: [
                {
                    resource: "api",
                    detail: "api/DATABASE_URL",
                    message: 'App "api" shows a credential in clear text in api/DATABASE_URL.',
                    fix: "Move DATABASE_URL to a secret of the app with key_vault_secret_id and identity, and name that in secret_name.",
                },
                {
                    resource: "api",
                    detail: "migrate/args",
                    message: 'App "api" shows a credential in clear text in migrate/args.',
                    fix: "Move the credential in args to a secret of the app with key_vault_secret_id and identity, and name that in secret_name.",
                },
                {
                    resource: "api",
                    detail: "secrets/db-password",
                    message: 'App "api" has a literal password in secrets/db-password.',
                    fix: "Give secret db-password a key_vault_secret_id and an identity instead of a value.",
                },
            ],
        },
        {
            title: "literal administrator passwords",
            stack: [
                azureNative("dbforpostgresql:Server", "orders", { administratorLogin: "shop", administratorLoginPassword: "hunter2-Xk9" }),
                azureNative("dbformysql/v20231230:Server", "stock", { administratorLoginPassword: "hunter2-Xk9" }),
                azureNative("sql:Server", "sql", { administratorLoginPassword: "hunter2-Xk9" }),
            ],
            findings: [
                {
                    resource: "orders",
                    detail: "administratorLoginPassword",
                    message: 'Database "orders" has a literal password in administratorLoginPassword.',
                    fix: 'Take administratorLoginPassword from configuration with config.requireSecret (set it with pulumi config set --secret <name>), or remove it and set authConfig.passwordAuth to "Disabled". Clients notice this change.',
                },
                {
                    resource: "stock",
                    detail: "administratorLoginPassword",
                    message: 'Database "stock" has a literal password in administratorLoginPassword.',
                    fix: "Take administratorLoginPassword from configuration with config.requireSecret (set it with pulumi config set --secret <name>). Clients notice this change.",
                },
                {
                    resource: "sql",
                    detail: "administratorLoginPassword",
                    message: 'Server "sql" has a literal password in administratorLoginPassword.',
                    fix: "Take administratorLoginPassword from configuration with config.requireSecret (set it with pulumi config set --secret <name>), or remove it and set administrators.azureADOnlyAuthentication to true. Clients notice this change.",
                },
            ],
        },
        {
            title: "literal administrator passwords of azurerm",
            stack: [
                terraform("azurerm_postgresql_flexible_server", "orders", { administrator_login: "shop", administrator_password: "hunter2-Xk9" }),
                terraform("azurerm_mysql_flexible_server", "stock", { administrator_password: "hunter2-Xk9" }),
                terraform("azurerm_mssql_server", "sql", { administrator_login_password: "hunter2-Xk9" }),
            ],
            findings: [
                {
                    resource: "orders",
                    detail: "administrator_password",
                    message: 'Database "orders" has a literal password in administrator_password.',
                    fix: "Set administrator_password_wo from an ephemeral resource, with administrator_password_wo_version = 1, and remove administrator_password. Clients notice this change.",
                },
                {
                    resource: "stock",
                    detail: "administrator_password",
                    message: 'Database "stock" has a literal password in administrator_password.',
                    fix: "Set administrator_password_wo from an ephemeral resource, with administrator_password_wo_version = 1, and remove administrator_password. Clients notice this change.",
                },
                {
                    resource: "sql",
                    detail: "administrator_login_password",
                    message: 'Server "sql" has a literal password in administrator_login_password.',
                    fix: "Set administrator_login_password_wo from an ephemeral resource, with administrator_login_password_wo_version = 1, and remove administrator_login_password. Clients notice this change.",
                },
            ],
        },
        {
            title: "a variable's default is written in the program, whether it is sensitive or not",
            stack: [
                terraform("azurerm_mssql_server", "sql", {
                    administrator_login_password: new Hole({ refs: [], reason: source("variable", "admin"), secret: true, byDefault: "hunter2" }),
                }),
                terraform("aws_lambda_function", "orders", {
                    environment: [
                        {
                            variables: {
                                DATABASE_URL: new Template([
                                    "postgres://orders:",
                                    new Hole({ refs: [], reason: source("variable", "password"), byDefault: "hunter2" }),
                                    "@db.internal",
                                ]),
                            },
                        },
                    ],
                }),
            ],
            findings: [
                {
                    resource: "sql",
                    detail: "administrator_login_password",
                    message: 'Server "sql" has a literal password in administrator_login_password.',
                    fix: "Set administrator_login_password_wo from an ephemeral resource, with administrator_login_password_wo_version = 1, and remove administrator_login_password. Clients notice this change.",
                },
                {
                    resource: "orders",
                    detail: "DATABASE_URL",
                    message: 'Function "orders" shows a credential in clear text in DATABASE_URL.',
                    fix: "Keep DATABASE_URL in Secrets Manager, set only the secret's ARN, and read the secret when the function starts.",
                },
            ],
        },
        {
            title: "a literal that is put into Key Vault stays in the program and in the state",
            stack: [
                azureNative("keyvault:Secret", "orders-db", { vaultName: "shop", properties: { value: "hunter2-Xk9" } }),
                terraform("azurerm_key_vault_secret", "stock-db", { key_vault_id: "/vaults/shop", name: "stock-db", value: "hunter2-Xk9" }),
            ],
            findings: [
                {
                    resource: "orders-db",
                    detail: "properties.value",
                    message: 'Secret "orders-db" has a literal password in properties.value.',
                    fix: "Take the value from configuration with config.requireSecret (set it with pulumi config set --secret <name>), or put it into Key Vault by hand.",
                },
                {
                    resource: "stock-db",
                    detail: "value",
                    message: 'Secret "stock-db" has a literal password in value.',
                    fix: "Pass a sensitive variable to value_wo, with value_wo_version = 1, or put the value into Key Vault by hand.",
                },
            ],
        },
        {
            title: "a credential in a vault under the name of an address, and words under a name that only says whose they are",
            stack: [
                azureNative("keyvault:Secret", "db-url", { vaultName: "shop", secretName: "db-url", properties: { value: databaseUrl } }),
                azureNative("keyvault:Secret", "mail", { vaultName: "shop", secretName: "mail", properties: { value: "hunter2-Xk9" } }),
            ],
            findings: [
                {
                    resource: "db-url",
                    detail: "properties.value",
                    message: 'Secret "db-url" has a literal password in properties.value.',
                    fix: "Take the value from configuration with config.requireSecret (set it with pulumi config set --secret <name>), or put it into Key Vault by hand.",
                },
                {
                    resource: "mail",
                    detail: "properties.value",
                    message: 'Secret "mail" has a literal password in properties.value.',
                    fix: "Take the value from configuration with config.requireSecret (set it with pulumi config set --secret <name>), or put it into Key Vault by hand.",
                },
            ],
        },
        {
            title: "the key of a function app's slot",
            stack: [terraform("azurerm_linux_function_app_slot", "staging", { storage_account_access_key: "hunter2-Xk9" })],
            findings: [
                {
                    resource: "staging",
                    detail: "storage/access-key",
                    message: 'App "staging" has a literal password in storage/access-key.',
                    fix: "Let the app reach its storage with its identity: set storage_uses_managed_identity = true and remove the key. This restarts the app.",
                },
            ],
        },
        {
            title: "the master user of a search domain with a literal password",
            stack: [products(masterUser({ masterUserName: "admin", masterUserPassword: "hunter2-Search" }))],
            findings: [
                {
                    resource: "products",
                    detail: "advancedSecurityOptions.masterUserOptions.masterUserPassword",
                    message: 'Search domain "products" has a literal password in advancedSecurityOptions.masterUserOptions.masterUserPassword.',
                    fix: "Name a role in masterUserArn instead, or take masterUserPassword from Secrets Manager.",
                },
            ],
        },
        {
            title: "the same in Terraform, in a list of one",
            stack: [
                tfProducts({ advanced_security_options: [{ enabled: true, master_user_options: [{ master_user_password: "hunter2-Search" }] }] }),
            ],
            findings: [
                {
                    resource: "products",
                    detail: "advanced_security_options.master_user_options.master_user_password",
                    message: 'Search domain "products" has a literal password in advanced_security_options.master_user_options.master_user_password.',
                    fix: "Name a role in master_user_arn instead, or pass a sensitive variable to master_user_password.",
                },
            ],
        },
    ],
    undecided: [
        {
            title: "user data that deployment decides",
            stack: [
                pulumiAws("ec2/instance:Instance", "web", { userData: unknown }),
                terraform("aws_launch_template", "workers", { user_data: unknown }),
            ],
            because: ["userData", "user_data"],
        },
        {
            title: "an integration's key, as a policy pack sees it on creation",
            stack: [inEngine(integration({ "append:header.x-api-key": output("generated", "result") }))],
            because: ['requestParameters["append:header.x-api-key"]'],
        },
        {
            title: "an integration's parameters that a variable decides",
            stack: [integrationBlock(new Hole({ refs: [], reason: source("variable", "headers") }))],
            because: ["request_parameters depends on variable headers"],
        },
        { title: "malformed: text where the parameters are expected", stack: [integration("x-api-key: hunter2")], because: ["requestParameters"] },
        {
            title: "a certificate's key, which a policy pack cannot tell from a literal",
            stack: [inEngine(imported({ privateKey }))],
            because: ["privateKey depends on its origin: a policy pack cannot tell a secret from a literal"],
        },
        {
            title: "a certificate's key that a function reads from a file",
            stack: [importedBlock({ private_key: new Hole({ refs: [], reason: source("function", "file") }) })],
            because: ["private_key depends on function file"],
        },
        {
            title: "a header for an origin, as a policy pack sees it on creation",
            stack: [inEngine(distribution([{ name: "X-Origin-Verify", value: output("generated", "result") }]))],
            because: ["origins[0].customHeaders[0].value"],
        },
        {
            title: "a header for an origin whose name deployment decides",
            stack: [distribution([{ name: unknown, value: "Basic b3JkZXJzOmh1bnRlcjItWGs5" }])],
            because: ["origins[0].customHeaders[0].name"],
        },
        {
            title: "origins that a variable decides",
            stack: [
                terraform("aws_cloudfront_distribution", "shop", {
                    enabled: true,
                    origin: new Hole({ refs: [], reason: source("variable", "origins") }),
                }),
            ],
            because: ["origin depends on variable origins"],
        },
        {
            title: "malformed: text where the headers are expected",
            stack: [distribution("X-Origin-Verify: hunter2")],
            because: ["origins[0].customHeaders"],
        },
        {
            title: "a password that a state hides: the SDK marks every password argument, a literal too",
            stack: [pulumiAws("rds/instance:Instance", "orders", { ...database, password: secret("hunter2-Xk9") })],
            because: ["password depends on its origin"],
        },
        {
            title: "containers that deployment decides as a whole",
            stack: [taskDefinition(unknown)],
            because: ["containerDefinitions"],
        },
        {
            title: "the same containers as a policy pack sees them on creation",
            stack: [
                inEngine(
                    taskDefinition(interpolate('[{"name":"web","environment":[{"name":"DATABASE_URL","value":"', output("db", "address"), '"}]}]')),
                ),
            ],
            because: ["containerDefinitions"],
        },
        {
            title: "containers in invalid JSON",
            stack: [taskDefinition("${file(web.json)}")],
            because: ["containerDefinitions is "],
        },
        {
            title: "a container's password that deployment decides",
            stack: [taskDefinition(new JsonDocument([container({ environment: [{ name: "DATABASE_PASSWORD", value: unknown }] })]))],
            because: ["containerDefinitions[0].environment[0].value"],
        },
        {
            title: "a function's password that deployment decides",
            stack: [
                terraform("aws_lambda_function", "orders", { function_name: "orders", environment: [{ variables: { DATABASE_PASSWORD: unknown } }] }),
            ],
            because: ["environment.variables.DATABASE_PASSWORD"],
        },
        {
            title: "settings that deployment decides as a whole",
            stack: [
                pulumiAws("lambda/function:Function", "orders", {
                    role: "arn:aws:iam::123456789012:role/orders",
                    environment: { variables: unknown },
                }),
            ],
            because: ["environment.variables"],
        },
        {
            title: "a listener's client secret that deployment decides: the actions depend on more than it",
            stack: [pulumiAws("lb/listener:Listener", "https", { defaultActions: [{ authenticateOidc: signIn(unknown) }] })],
            because: ["defaultActions[0].authenticateOidc.clientSecret"],
        },
        {
            title: "a policy pack cannot tell a configured secret from a literal",
            stack: [inEngine(pulumiAws("rds/instance:Instance", "orders", { ...database, password: secret("hunter2-Xk9") }))],
            because: ["password depends on its origin"],
        },
        {
            title: "a stored secret whose origin a policy pack does not see",
            stack: [
                inEngine(
                    pulumiAws("secretsmanager/secretVersion:SecretVersion", "orders-db", { secretId: "orders/db", secretString: "hunter2-Xk9" }),
                ),
            ],
            because: ["secretString depends on its origin"],
        },
        {
            title: "a parameter of type String whose name deployment decides",
            stack: [terraform("aws_ssm_parameter", "db", { name: unknown, type: "String", value: "hunter2" })],
            because: ["name"],
        },
        {
            title: "a parameter whose type deployment decides",
            stack: [
                pulumiAws("ssm/parameter:Parameter", "db-url", {
                    name: "/orders/db-url",
                    type: unknown,
                    value: "postgres://orders:hunter2-Xk9@db.internal/orders",
                }),
            ],
            because: ["type"],
        },
        { title: "app settings that deployment decides as a whole", stack: [site({ appSettings: unknown })], because: ["siteConfig.appSettings"] },
        {
            title: "a password that deployment decides",
            stack: [site({ appSettings: [{ name: "DB_PASSWORD", value: unknown }] })],
            because: ["siteConfig.appSettings[0].value"],
        },
        {
            title: "a settings resource that may be this app's",
            stack: [site({}), siteSettings({ ORDERS_CONNECTION_STRING: sqlServer }, unknown)],
            because: ["settings: name"],
        },
        {
            title: "malformed: text where the list is expected",
            stack: [site({ appSettings: "ORDERS_CONNECTION_STRING=x" })],
            because: ["siteConfig.appSettings is "],
        },
        {
            title: "a container app's secret, which a policy pack cannot tell from a literal",
            stack: [inEngine(containerApp({}, { secrets: [{ name: "db-password", value: secret("hunter2-Xk9") }] }))],
            because: ["configuration.secrets[0].value depends on its origin"],
        },
        {
            title: "azurerm's app settings from a function",
            stack: [terraform("azurerm_linux_web_app", "web", { app_settings: unknown })],
            because: ["app_settings"],
        },
        {
            title: "a configured administrator password, which a policy pack cannot tell from a literal",
            stack: [
                inEngine(azureNative("dbforpostgresql:Server", "orders", { administratorLoginPassword: secret("hunter2-Xk9") })),
                inEngine(azureNative("keyvault:Secret", "orders-db", { vaultName: "shop", properties: { value: secret("hunter2-Xk9") } })),
            ],
            because: ["administratorLoginPassword depends on its origin", "properties.value depends on its origin"],
        },
        {
            title: "an administrator password that deployment decides",
            stack: [azureNative("sql:Server", "sql", { administratorLoginPassword: unknown })],
            because: ["administratorLoginPassword is known only after deployment"],
        },
        {
            title: "what a function answers with, among keys, in a setting whose name says nothing",
            stack: [site({ appSettings: [{ name: "FILES", value: answerOf("azure-native:storage:listStorageAccountKeys") }] })],
            because: ["siteConfig.appSettings[0].value depends on function azure-native:storage:listStorageAccountKeys"],
        },
        {
            title: "a password that comes from elsewhere, inside a URL",
            stack: [
                taskDefinition(
                    new JsonDocument([
                        container({
                            environment: [
                                {
                                    name: "DATABASE_URL",
                                    value: new Template([
                                        "postgres://orders:",
                                        new Hole({ refs: [], reason: source("variable", "password") }),
                                        "@db",
                                    ]),
                                },
                            ],
                        }),
                    ]),
                ),
            ],
            because: ["containerDefinitions[0].environment[0].value depends on variable password"],
        },
        {
            title: "an output of a resource that may be anything, under the name of a credential",
            stack: [
                integration({ "append:header.x-api-key": output("generated", "result") }),
                integrationBlock({ "integration.request.header.x-api-key": interpolate("'", output("generated", "result"), "'") }),
            ],
            because: ['requestParameters["append:header.x-api-key"]', 'request_parameters["integration.request.header.x-api-key"]'],
        },
        {
            title: "a part of a secret out of a store, in a setting whose name says nothing",
            stack: [
                environment({
                    DB_USER: new Hole({
                        refs: [{ address: "data.aws_secretsmanager_secret_version.db", attribute: "secret_string" }],
                    }),
                }),
            ],
            because: ["environment.variables.DB_USER"],
        },
        {
            title: "an administrator password out of a function that only passes on what it is given",
            stack: [azureNative("sql:Server", "sql", { administratorLoginPassword: answerOf("std:index:base64decode") })],
            because: ["administratorLoginPassword depends on function std:index:base64decode"],
        },
    ],
    same: [
        {
            title: "a connection string with a password",
            stacks: [
                [site({ connectionStrings: [{ name: "Orders", type: "SQLAzure", connectionString: sqlServer }] })],
                [terraform("azurerm_linux_web_app", "web", { connection_string: [{ name: "Orders", type: "SQLAzure", value: sqlServer }] })],
            ],
        },
    ],
});
