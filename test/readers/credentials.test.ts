import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { contentOf, contentOfText, namesCredential, type Content } from "../../readers/credentials";
import { Asset, Hole, JsonDocument, Secret, Template, type Node } from "../../resources/node";

// Made up, and put together here so that no secret scanner takes this file for a leak.
const join = (...parts: readonly string[]): string => parts.join("");
const letters = "aB3dE5gH7jK9mN2pQ4rS6tU8vW0yZ1cD";
const accessKey = join("AK", "IA", "Z7QK4M2XW9RT5BNC");
const awsSecret = join("q8Zr/", letters, "+7x");
const storageKey = join(letters, letters, "aB3dE5gH7jK9mN2pQ4rS6t", "==");
const jwt = join("ey", "JhbGciOiJIUzI1NiJ9", ".ey", "JzdWIiOiJvcmRlcnMifQ", ".", letters);
const pem = join("-----BEGIN RSA PRIVATE", " KEY-----\nMIIEow", letters, "\n-----END RSA PRIVATE", " KEY-----");
const slackHook = join("https://hooks.slack", ".com/services/T024BE7LD/B045QWERT/", letters.slice(0, 24));

const output = new Hole({ refs: [{ address: "aws_db_instance.db", attribute: "address" }], exact: true });
const mixed = new Hole({ refs: [{ address: "aws_db_instance.db" }] });
const unknown = new Hole();
const text = (...parts: readonly (string | Hole)[]): Template => new Template(parts);

describe("names", () => {
    it.each([
        // Missed by the first matcher.
        ..."PGPASSWORD MYSQLPASSWORD dbPassword accessToken ConnectionStrings__Default API_TOKENS PASSWORDS DBPASS REDISCLI_AUTH GITHUB_PAT".split(
            " ",
        ),
        ..."ACCOUNT_KEY MASTER_KEY APP_KEY SIGNING_KEYS SMTP_CREDS SLACK_WEBHOOK".split(" "),
        ..."password administratorLoginPassword masterPassword passwordWo DOCKER_REGISTRY_SERVER_PASSWORD db.password MYSQL_PWD DB_PASSWORD_1".split(
            " ",
        ),
        ..."clientSecret client_secret SECRET_KEY_BASE secretString TWITTER_ACCESS_TOKEN_SECRET MICROSOFT_PROVIDER_AUTHENTICATION_SECRET".split(" "),
        ..."API_KEY apiKey APIKEY X-Api-Key STRIPE_API_KEY AWS_SECRET_ACCESS_KEY privateKeyPem sharedKey Ocp-Apim-Subscription-Key".split(" "),
        ..."SQLAZURECONNSTR_Orders ConnectionStrings:Orders REDIS_CONNECTION_STRING SENTRY_DSN DATABASE_URL AzureWebJobsStorage".split(" "),
        ..."AzureWebJobsSecretStorageKeyVaultClientSecret TOKEN SECRET AUTHORIZATION SLACK_WEBHOOK_URL STORAGE_SAS APPINSIGHTS_API_KEY".split(" "),
    ])("%s holds a credential", (name) => {
        expect(namesCredential(name)).toBe(true);
    });

    it.each([
        // Taken for credentials by the first matchers.
        ..."TOKEN_TABLE TOKEN_BUCKET SECRET_PREFIX TOKEN_ISSUER TOKEN_AUDIENCE JWT_TOKEN_ALGORITHM PASSWORD_RESET_URL TOKEN_QUEUE_URL".split(" "),
        ..."TOKEN_COOKIE TOKEN_LIFETIME TOKEN_SOURCE SECRET_STORE SECRET_CACHE_SIZE SECRET_REFRESH_INTERVAL CREDENTIALS_PROVIDER".split(" "),
        ..."API_KEY_SOURCE RESET_TOKEN_LAMBDA AzureWebJobsSecretStorageType OPENAI_MAX_TOKENS KeyVaultSecretName SECRET_NAME DB_SECRET_NAME".split(
            " ",
        ),
        ..."TokenExpiryMinutes JWT_TOKEN_TYPE CLIENT_SECRET_SETTING_NAME MICROSOFT_PROVIDER_AUTHENTICATION_SECRET_SETTING".split(" "),
        ..."DB_SECRET_ARN SECRET_ID TOKEN_URL PASSWORD_MIN_LENGTH KMS_ENCRYPTION_KEY PUBLIC_KEY PARTITION_KEY SORT_KEY DD_API_KEY_SECRET_ARN PASSWORD_POLICY".split(
            " ",
        ),
        ..."SecretUri AZURE_KEY_VAULT_URI TOKEN_ENDPOINT AWS_WEB_IDENTITY_TOKEN_FILE AWS_ACCESS_KEY_ID passwordSecretRef imagePullSecret".split(" "),
        ..."APPLICATIONINSIGHTS_CONNECTION_STRING APPINSIGHTS_INSTRUMENTATIONKEY ApplicationInsights__ConnectionString".split(" "),
        ..."AzureWebJobsStorage__accountName AzureWebJobsStorage__credential Orders__fullyQualifiedNamespace ConnectionStrings__Db__clientId".split(
            " ",
        ),
        ..."NEXT_PUBLIC_MAPBOX_TOKEN STRIPE_PUBLISHABLE_KEY PWD BYPASS compass PGPASSFILE PGHOST LOG_LEVEL monkey KEY tokenizer REQUIRE_AUTH".split(
            " ",
        ),
        ..."WEBSITE_CONTENTAZUREFILECONNECTIONSTRING nextToken".split(" "),
        "",
    ])("%s does not", (name) => {
        expect(namesCredential(name)).toBe(false);
    });
});

describe("an output under a credential's name and under another", () => {
    const of = (address: string, attribute: string): Hole => new Hole({ refs: [{ address, attribute }], exact: true });
    const urn = (type: string): string => `urn:pulumi:prod::shop::${type}::x`;
    it.each([
        ["a generated password", of("random_password.db", "result"), "handed", "handed"],
        ["the same of Pulumi", of(urn("random:index/randomPassword:RandomPassword"), "result"), "handed", "handed"],
        ["in a stack, inside a component", of(urn("shop:index:Db$random:index/randomPassword:RandomPassword"), "result"), "handed", "handed"],
        ["a random suffix", of("prod/random_string.suffix", "result"), "handed", "plain"],
        ["an access key's secret", of("aws_iam_access_key.mailer", "secret"), "handed", "handed"],
        ["its identifier", of("aws_iam_access_key.mailer", "id"), "reference", "reference"],
        ["a private key", of("tls_private_key.ca", "private_key_pem"), "handed", "handed"],
        ["a storage account's key", of("azurerm_storage_account.files", "primary_access_key"), "handed", "handed"],
        ["its endpoint", of("azurerm_storage_account.files", "primary_blob_endpoint"), "reference", "reference"],
        ["another resource's password", of("aws_db_instance.db", "password"), "handed", "handed"],
        ["the ARN of a managed password", of("aws_db_instance.db", "master_user_secret[0].secret_arn"), "reference", "reference"],
        ["Application Insights", of("azurerm_application_insights.web", "connection_string"), "reference", "reference"],
        ["a secret out of a vault", of("data.azurerm_key_vault_secret.db", "value"), "handed", "handed"],
        ["a parameter", of("data.aws_ssm_parameter.db", "value"), "handed", "plain"],
        ["anything else", of("module.db", "master"), "hidden", "plain"],
        [
            "a part of a secret",
            new Hole({ refs: [{ address: "data.aws_secretsmanager_secret_version.db", attribute: "secret_string" }] }),
            "handed",
            "hidden",
        ],
        ["made of a password", new Hole({ refs: [{ address: "random_password.db", attribute: "result" }] }), "handed", "hidden"],
        ["a variable whose default is a password", new Hole({ refs: [], byDefault: "hunter2" }), "credential", "plain"],
    ])("%s", (_title, hole, named, other) => {
        expect([contentOf("DB_PASSWORD", hole), contentOf("STAGE", hole)]).toEqual([named, other]);
    });
});

describe("a setting's content", () => {
    const cases: readonly (readonly [title: string, name: string, value: Node, expected: Content])[] = [
        // Literals of a shape, whatever the name.
        ["an access key", "REGION", accessKey, "credential"],
        ["an access key in the middle of a text", "ARGS", `--key=${accessKey} --verbose`, "credential"],
        ["a longer word that begins like an access key", "BUILD", `${accessKey}ABCDEF`, "plain"],
        ["a private key", "CERT", pem, "credential"],
        ["a private key whose line ends are escaped", "CERT", pem.replaceAll("\n", "\\n"), "credential"],
        ["the header of a private key alone", "MARKER", pem.slice(0, pem.indexOf("\n")), "plain"],
        ["a certificate", "CERT", "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----", "plain"],
        ["a database URL with a password", "DATABASE_URL", "postgres://app:hunter2@db:5432/orders", "credential"],
        ["a broker URL with a password", "BROKER", "amqps://app:hunter2@mq:5671", "credential"],
        ["a cache URL with a password and no user", "CACHE", "rediss://:hunter2@cache:6380/0", "credential"],
        ["a URL without a password", "DATABASE_URL", "postgres://app@db:5432/orders", "plain"],
        ["a URL with a port and an at sign in its path", "REGISTRY", "https://npm.corp:8443/@scope/pkg", "plain"],
        ["a URL whose password is to be filled in", "DATABASE_URL", "postgres://app:<password>@db/orders", "placeholder"],
        ["a URL of the documentation", "DATABASE_URL", "postgres://USER:PASSWORD@HOST:5432/db", "placeholder"],
        ["a URL whose password the shell fills in", "DATABASE_URL", "postgres://app:${DB_PASSWORD}@db/orders", "plain"],
        ["JDBC with a password", "URL", "jdbc:sqlserver://db:1433;user=app;password=hunter2", "credential"],
        ["JDBC of Oracle with a password", "URL", "jdbc:oracle:thin:app/hunter2@//db:1521/orders", "credential"],
        ["ADO.NET with a password", "Db", "Server=tcp:db,1433;User ID=app;Password=hunter2;Encrypt=True", "credential"],
        ["ODBC with a password in braces", "Db", "Driver={ODBC Driver 18};Server=db;Uid=app;Pwd={hunter2}", "credential"],
        ["ODBC as the portal gives it", "Db", "Driver={ODBC Driver 18};Server=db;Uid=app;Pwd={your_password_here}", "placeholder"],
        ["libpq with a password", "DSN", "host=db user=app password=hunter2 dbname=orders", "credential"],
        ["a Redis connection string", "Cache", "orders.redis.cache.windows.net:6380,password=hunter2=,ssl=True,abortConnect=False", "credential"],
        ["a password alone in a connection string", "ConnectionStrings__Default", "Password=hunter2", "credential"],
        ["ADO.NET with an identity", "ConnectionStrings__Default", "Server=db;Authentication=Active Directory Default;Database=orders", "plain"],
        ["PostgreSQL without a password", "DB_CONNECTION_STRING", "Host=db;Database=orders;Username=app;Ssl Mode=Require", "plain"],
        ["Cosmos DB with an identity", "COSMOS_CONNECTION_STRING", "AccountEndpoint=https://orders.documents.azure.com:443/;", "plain"],
        ["Service Bus with an identity", "SB_CONNECTION_STRING", "Endpoint=sb://orders.servicebus.windows.net/", "plain"],
        ["a storage account key", "Files", `DefaultEndpointsProtocol=https;AccountName=orders;AccountKey=${storageKey}`, "credential"],
        [
            "a storage account key in an exempt setting",
            "WEBSITE_CONTENTAZUREFILECONNECTIONSTRING",
            `AccountName=o;AccountKey=${storageKey}`,
            "credential",
        ],
        ["the storage emulator", "AzureWebJobsStorage", "UseDevelopmentStorage=true", "plain"],
        [
            "the storage emulator's published key",
            "AzureWebJobsStorage",
            "AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==",
            "placeholder",
        ],
        ["a Service Bus key", "Bus", "Endpoint=sb://o.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=hunter2=", "credential"],
        ["App Configuration's key", "Config", "Endpoint=https://o.azconfig.io;Id=abc;Secret=hunter2", "credential"],
        ["a shared access signature", "PACKAGE", `https://o.blob.core.windows.net/p/a.zip?sv=2024-11-04&sr=b&sig=${letters}%3D`, "credential"],
        ["a function's key", "HOOK", `https://orders.azurewebsites.net/api/hook?code=${letters}==`, "credential"],
        ["an authorization code's address", "LOGIN", "https://login.example.com/authorize?response_type=code&client_id=orders", "plain"],
        ["a GitHub token", "CONFIG", join("gh", "p_", letters, "abcd"), "credential"],
        ["a Slack token", "CONFIG", join("xo", "xb-", "123456789012-", letters), "credential"],
        ["a Stripe key", "CONFIG", join("sk", "_live_", letters), "credential"],
        ["a Stripe key with the key left out", "CONFIG", join("sk", "_live_", "xxxxxxxxxxxxxxxxxxxxxxxx"), "placeholder"],
        ["a Stripe key for tests", "CONFIG", join("sk", "_test_", letters), "plain"],
        ["a Google key", "CONFIG", join("AI", "za", letters, "abc"), "credential"],
        ["an npm token", "CONFIG", join("npm", "_", letters, "abcd"), "credential"],
        ["an Entra client secret", "CONFIG", join("abc8", "Q~", letters), "credential"],
        ["a JSON web token", "CONFIG", jwt, "credential"],
        ["a Terraform Cloud token", "CONFIG", join(letters.slice(0, 14), ".atlasv1.", letters, letters), "credential"],
        ["a Databricks token", "CONFIG", join("dap", "i", "0123456789abcdef0123456789abcdef"), "credential"],
        ["a Pulumi token", "CONFIG", join("pu", "l-", "0123456789abcdef0123456789abcdef01234567"), "credential"],
        ["a Slack webhook", "WEBHOOK_URL", slackHook, "credential"],
        [
            "a Slack webhook of the documentation",
            "WEBHOOK_URL",
            join("https://hooks.slack", ".com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX"),
            "placeholder",
        ],
        ["a Teams webhook", "NOTIFY", `https://corp.webhook.office.com/webhookb2/${letters}`, "credential"],
        ["a Teams webhook of old", "NOTIFY", `https://outlook.office.com/webhook/${letters}`, "credential"],
        ["a Discord webhook", "NOTIFY", `https://discord.com/api/webhooks/123456/${letters}`, "credential"],
        ["another webhook", "WEBHOOK_URL", "https://orders.example.com/hooks", "plain"],
        ["AWS's secret under its name", "AWS_SECRET_ACCESS_KEY", awsSecret, "credential"],
        ["40 characters under another name", "REVISION", awsSecret, "plain"],
        ["a storage key under its name", "STORAGE_ACCOUNT_KEY", storageKey, "credential"],
        ["an integrity hash of the same length", "INTEGRITY", storageKey, "plain"],
        ["the documentation's access key", "AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE", "placeholder"],
        ["the documentation's secret key", "AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "placeholder"],
        ["a command with a password", "JAVA_OPTS", "-Xmx1g -Dspring.datasource.password=hunter2", "credential"],
        ["a revision of an image", "IMAGE", "1234.dkr.ecr.eu-west-1.amazonaws.com/app:1.2@sha256:0f1e", "plain"],

        // Named so.
        ["a weak password", "DB_PASSWORD", "admin", "credential"],
        ["a password of digits", "DB_PASSWORD", "1234", "credential"],
        ["a number as a password", "DB_PASSWORD", 1234, "credential"],
        ["a password that looks like a variable in part", "DB_PASSWORD", "$ecret1", "credential"],
        ["a number of tokens", "TOKENS", 4096, "plain"],
        ["a token", "accessToken", "c29tZXRoaW5n", "credential"],
        ["a random key with slashes", "API_KEY", "Ab1/Cd2/Ef3/Gh4/Ij5/Kl6/Mn7", "credential"],
        ["no password", "DB_PASSWORD", "", "plain"],
        ["null", "DB_PASSWORD", null, "plain"],
        ["whether there is a password", "PASSWORD", "true", "plain"],
        ["a switch", "PASSWORD", false, "plain"],
        ["a mode of authentication", "DB_AUTH", "iam", "plain"],
        ["an AUTH string", "REDIS_AUTH", "hunter2", "credential"],
        ["a file", "GOOGLE_APPLICATION_CREDENTIALS", "/run/secrets/google.json", "plain"],
        ["a password file", "DB_PASSWORD", "/run/secrets/db", "plain"],
        ["the name of a secret", "DB_SECRET", "prod/orders/db", "plain"],
        ["an address", "TOKEN", "https://login.example.com/oauth2/token", "plain"],
        ["a role", "CREDENTIALS", "arn:aws:iam::123456789012:role/orders", "plain"],
        ["an Azure resource", "STORAGE_CREDENTIALS", "/subscriptions/0f1e2d3c-0000-4000-8000-000000000000/resourceGroups/A/providers/B", "plain"],
        ["how Functions keep keys", "AzureWebJobsSecretStorageType", "files", "plain"],
        ["a table of tokens", "TOKEN_TABLE", "tokens", "plain"],
        ["a limit of tokens", "OPENAI_MAX_TOKENS", "4096", "plain"],
        ["the shell's directory", "PWD", "/app", "plain"],
        [
            "Application Insights",
            "APPLICATIONINSIGHTS_CONNECTION_STRING",
            "InstrumentationKey=0f1e2d3c;IngestionEndpoint=https://eu.example/",
            "plain",
        ],
        ["Application Insights' key", "APPINSIGHTS_INSTRUMENTATIONKEY", "0f1e2d3c-0000-4000-8000-000000000000", "plain"],
        ["an identity-based connection", "AzureWebJobsStorage__credential", "managedidentity", "plain"],
        ["a variable of the container", "DB_PASSWORD", "$(DB_PASSWORD)", "plain"],
        ...[
            "changeme",
            "CHANGE_ME",
            "<your-password>",
            "xxx",
            "TODO",
            "your-api-key-here",
            "****",
            "replace-with-real-password",
            "#{DbPassword}#",
        ].map((value) => [`a stand-in: ${value}`, "DB_PASSWORD", value, "placeholder"] as const),
        ["a stand-in under another name", "GREETING", "TODO", "plain"],

        // Leads to a store.
        ["a Key Vault reference", "DB_PASSWORD", "@Microsoft.KeyVault(SecretUri=https://v.vault.azure.net/secrets/db/)", "reference"],
        ["a Key Vault reference with a hole", "DB_PASSWORD", text("@Microsoft.KeyVault(SecretUri=", mixed, ")"), "reference"],
        ["a vault's secret whose vault is a hole", "DB_PASSWORD", text(output, "secrets/db"), "reference"],
        ["an App Configuration reference", "DB_PASSWORD", "@Microsoft.AppConfiguration(Endpoint=https://c.azconfig.io; Key=db)", "reference"],
        [
            "a Key Vault reference inside a text, which nobody resolves",
            "Db",
            "Server=db;Password=@Microsoft.KeyVault(VaultName=v;SecretName=db)",
            "placeholder",
        ],
        ["Secrets Manager", "DB_PASSWORD", "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf:password::", "reference"],
        ["Parameter Store in a region that is a hole", "DB_PASSWORD", text("arn:aws:ssm:", mixed, ":123456789012:parameter/db"), "reference"],
        ["a dynamic reference", "DB_PASSWORD", "{{resolve:secretsmanager:db:SecretString:password}}", "reference"],
        ["Vault", "DB_PASSWORD", "vault:secret/data/db#password", "reference"],
        ["a container app's secret", "DB_PASSWORD", "secretref:db-password", "reference"],
        ["a Key Vault secret's address", "DB_PASSWORD", "https://v.vault.azure.net/secrets/db", "reference"],
        ["Secret Manager of Google", "DB_PASSWORD", "projects/orders/secrets/db/versions/latest", "reference"],

        // Around holes.
        ["an output of another resource", "DB_PASSWORD", output, "reference"],
        ["text that is one output", "DB_PASSWORD", text("", output), "reference"],
        ["an output without the mark of exactness", "DB_PASSWORD", mixed, "hidden"],
        ["a hole under a credential's name", "DB_PASSWORD", unknown, "hidden"],
        ["a marked hole under a credential's name", "DB_PASSWORD", new Hole({ secret: true }), "hidden"],
        ["a hole under another name", "PGHOST", unknown, "plain"],
        ["a hole that depends on a resource, under another name", "PGHOST", mixed, "plain"],
        ["a literal password before a hole", "DATABASE_URL", text("postgres://app:hunter2@", mixed, "/orders"), "credential"],
        ["a literal password after a hole", "URL", text("postgres://", mixed, ":hunter2@db/orders"), "credential"],
        ["a password that is a hole", "DATABASE_URL", text("postgres://app:", unknown, "@", mixed, "/orders"), "hidden"],
        ["a password that ends in a hole", "URL", text("postgres://app:pre", unknown, "@db"), "hidden"],
        ["a literal password beside a server that is a hole", "Db", text("Password=hunter2;Server=", mixed), "credential"],
        ["an account key that is a hole", "AzureWebJobsStorage", text("AccountName=orders;AccountKey=", unknown), "hidden"],
        ["a connection string that begins with a hole", "DB_CONNECTION_STRING", text(unknown, ";Database=orders"), "hidden"],
        ["a webhook whose path is a hole", "WEBHOOK_URL", text("https://hooks.slack.com/services/", unknown), "hidden"],
        ["a password made of text and a hole", "DB_PASSWORD", text("pre-", unknown), "hidden"],
        ["a file of a credential's name", "DB_PASSWORD", new Asset(), "hidden"],
        ["a file", "CODE", new Asset(), "plain"],

        // Marked secret, and readable.
        ["a marked URL with a password", "URL", new Secret("postgres://app:hunter2@db"), "credential"],
        ["a marked word", "DB_PASSWORD", new Secret("hunter2"), "credential"],
        ["a marked word under another name", "GREETING", new Secret("hunter2"), "plain"],
        ["a marked reference", "DB_PASSWORD", new Secret(output), "reference"],

        // Structures.
        ["an identity provider's details", "providerDetails", { client_id: "orders", client_secret: "hunter2" }, "credential"],
        ["an identity provider's details, the secret a hole", "providerDetails", { client_id: "orders", client_secret: unknown }, "hidden"],
        ["the worst of many", "config", { a: "plain", b: [output, { c: accessKey }] }, "credential"],
        ["a list of pairs", "environment", [{ name: "DB_PASSWORD", value: "hunter2" }], "credential"],
        ["a list of pairs, none secret", "environment", [{ name: "TOKEN_TABLE", value: "tokens" }], "plain"],
        [
            "a secret by name and place",
            "secrets",
            [{ name: "DB_PASSWORD", valueFrom: "arn:aws:ssm:eu-west-1:123456789012:parameter/db" }],
            "reference",
        ],
        ["a list of tokens", "API_TOKENS", ["hunter2"], "credential"],
        ["a command in pieces", "command", ["server", "--password", "hunter2"], "credential"],
        ["a JSON document", "config", new JsonDocument({ db: { password: "hunter2" } }), "credential"],
        ["JSON as text", "config", '{"db": {"password": "hunter2"}}', "credential"],
        ["JSON as text with nothing secret", "DB_CREDENTIALS", '{"host": "db", "port": 5432}', "plain"],
        ["JSON as text, a number as a password", "config", '{"proxy": null, "password": 1234}', "credential"],
        ["JSON as text, a list", "API_TOKENS", '["hunter2"]', "credential"],
        ["JSON as text, a list of pairs", "containerDefinitions", '[{"environment": [{"name": "DB_PASSWORD", "value": "hunter2"}]}]', "credential"],
        ["JSON as text, the password a hole", "config", text('{"db": {"port": ', unknown, ', "password": "', output, '"}}'), "reference"],
        ["JSON as text, a literal password around a hole", "config", text('{"url": "postgres://app:hunter2@', output, '/a"}'), "credential"],
        ["JSON that ends too early", "config", `{"key": "${accessKey}"`, "credential"],
    ];

    it.each(cases)("%s", (_title, name, value, expected) => {
        expect(contentOf(name, value)).toBe(expected);
    });

    it("is found at both ends of a long text, and the middle is not read", () => {
        const filler = "lorem ipsum ".repeat(10_000);
        expect(contentOf("TEXT", `${accessKey} ${filler}`)).toBe("credential");
        expect(contentOf("TEXT", `${filler} ${accessKey}`)).toBe("credential");
        expect(contentOf("TEXT", `${filler} ${accessKey} ${filler}`)).toBe("plain");
    });
});

describe("text without a name", () => {
    const script = "#!/bin/bash\nset -e\nexport DB_PASSWORD=hunter2\n./start\n";
    const cases: readonly (readonly [title: string, value: Node, expected: Content])[] = [
        ["an export", script, "credential"],
        ["an export, base64", Buffer.from(script).toString("base64"), "credential"],
        ["an export, gzip and base64", gzipSync(script).toString("base64"), "credential"],
        ["a truncated archive", gzipSync(script).toString("base64").slice(0, 24), "plain"],
        ["an access key in gzip", gzipSync(`aws configure set aws_access_key_id ${accessKey}`).toString("base64"), "credential"],
        ["a private key in base64", Buffer.from(pem).toString("base64"), "credential"],
        ["base64 of something else", Buffer.from([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]).toString("base64"), "plain"],
        ["an assignment of AWS's secret", `AWS_SECRET_ACCESS_KEY=${awsSecret} ./start`, "credential"],
        ["a profile", `[default]\naws_secret_access_key = ${awsSecret}\n`, "credential"],
        ["a flag", "server --db-password hunter2 --verbose", "credential"],
        ["a flag with an equals sign", "server --password=hunter2", "credential"],
        ["a flag in a list", ["redis-server", "--requirepass", "hunter2"], "credential"],
        ["a variable for a container", 'docker run -e "DB_PASSWORD=hunter2" app', "credential"],
        ["an assignment inside an assignment", "kubectl create secret generic db --from-literal=password=hunter2", "credential"],
        ["a password for curl", "curl -s -u app:hunter2 https://orders.example.com", "credential"],
        ["a header for curl", `curl -H "Authorization: Bearer ${letters}" https://orders.example.com`, "credential"],
        ["a connection string on one line of many", "a=b\nServer=db;Uid=app;Pwd=hunter2\nc=d", "credential"],
        ["a stand-in", "export DB_PASSWORD=changeme", "placeholder"],
        ["a marked script", new Secret(script), "credential"],
        ["a script with an address for the password", text("export DB_PASSWORD=", output, "\n./start"), "reference"],
        ["a script with a literal beside a hole", text("export HOST=", output, "\nexport DB_PASSWORD=hunter2"), "credential"],
        ["a whole script that is not known", unknown, "plain"],
        ["the token of the metadata service", 'TOKEN=$(curl -s -X PUT "http://169.254.169.254/latest/api/token")', "plain"],
        ["a password out of a store", "DB_PASSWORD=$(aws ssm get-parameter --name /prod/db/password --with-decryption)", "plain"],
        ["a password out of the environment", 'server --password "$DB_PASSWORD" --token ${TOKEN} --secret $1', "plain"],
        ["a password out of standard input", "docker login --username app --password-stdin registry.example.com", "plain"],
        ["a comparison", 'if [ "$TOKEN" == "abc" ]; then exit; fi; [ $TOKEN == abc ]', "plain"],
        ["a flag without a value", "server --password --verbose", "plain"],
        ["PowerShell", "$token = Get-Secret orders\n$password = Read-Host", "plain"],
        ["code", 'password = os.environ["DB"]\ntoken = get_token(1)\nsecret = config.db.secret', "plain"],
        ["a query", "UPDATE users SET password = :password WHERE token = ?", "plain"],
        ["a limit", "serve --max-tokens 4096 --token-ttl 60", "plain"],
        ["a user and a group", "docker run -u 1000:1000 app", "plain"],
        ["the keys of a document", '{"password": {"type": "string"}, "token": "abc"}', "credential"],
        ["a schema", '{"password": {"type": "string"}, "token": {"type": "string", "description": "how to sign in"}}', "plain"],
        ["a command inside a document", '{"script": "export DB_PASSWORD=hunter2"}', "credential"],
        ["base64 inside a document", JSON.stringify({ script: Buffer.from(script).toString("base64") }), "credential"],
        ["a structure", { a: [{ b: slackHook }] }, "credential"],
        ["prose", "Rotate the password every month; the token is secret. See the password policy.", "plain"],
    ];

    it.each(cases)("%s", (_title, value, expected) => {
        expect(contentOfText(value)).toBe(expected);
    });
});

describe("for any input", () => {
    const hole = fc
        .record({ refs: fc.array(fc.record({ address: fc.string() }), { maxLength: 2 }), exact: fc.boolean() })
        .map((about) => new Hole(about));
    const name = fc.oneof(fc.string(), fc.constantFrom("DB_PASSWORD", "TOKEN", "DATABASE_URL", "REDIS_AUTH", "PGHOST", "AWS_SECRET_ACCESS_KEY"));
    const word = fc.oneof(
        fc.string({ unit: "binary" }),
        fc.json(),
        fc.base64String({ minLength: 16 }),
        fc.constantFrom("postgres://app:hunter2@db", "--password x", "\uE000", '{"a":', '"'),
    );
    const { node } = fc.letrec<{ node: Node }>((tie) => ({
        node: fc.oneof(
            { depthSize: "small" },
            fc.oneof(fc.constant(null), fc.boolean(), fc.double(), word, hole, fc.constant(new Asset())),
            fc.array(fc.oneof(word, hole), { maxLength: 5 }).map((parts) => new Template(parts)),
            tie("node").map((content) => new Secret(content)),
            tie("node").map((content) => new JsonDocument(content)),
            fc.array(tie("node"), { maxLength: 4 }),
            fc.dictionary(fc.oneof(fc.string(), fc.constantFrom("name", "value", "password", "__proto__")), tie("node"), { maxKeys: 4 }),
        ),
    }));

    it("answers, and the same every time", () => {
        fc.assert(
            fc.property(name, node, (setting, value) => {
                const first = [contentOf(setting, value), contentOfText(value), namesCredential(setting)];
                contentOf("DB_PASSWORD", "postgres://app:hunter2@db");
                contentOfText(`export TOKEN=${accessKey}`);
                expect([contentOf(setting, value), contentOfText(value), namesCredential(setting)]).toEqual(first);
            }),
            { numRuns: 500 },
        );
    });

    it("a hole where plain text stood never makes a literal credential", () => {
        fc.assert(
            fc.property(name, fc.array(hole, { minLength: 1, maxLength: 4 }), (setting, holes) => {
                const value = new Template(holes.flatMap((each) => [each, ":"]));
                expect(["plain", "hidden"]).toContain(contentOf(setting, value));
            }),
        );
    });

    it("a mark changes nothing", () => {
        fc.assert(fc.property(name, node, (setting, value) => contentOf(setting, new Secret(value)) === contentOf(setting, value)));
    });

    it("a structure as deep as you like is read without end neither in time nor on the stack", () => {
        let deep: Node = accessKey;
        for (let level = 0; level < 50_000; level++) deep = level % 2 === 0 ? [deep] : new Secret(deep);
        expect(contentOf("x", deep)).toBe("plain");
        expect(contentOfText("[".repeat(30_000) + "]".repeat(30_000))).toBe("plain");
    });

    const size = 64 * 1024;
    const hostile: readonly string[] = [
        ..."a A 0 = - _ . : / @ ' \" \\ { [ < ( $ % ` ; & | # ? \n \t \uE000 \uFFFD x * ~ + ,".split(" "),
        ...[
            "a.",
            "a/",
            "a=",
            "a-",
            "a_",
            "a@",
            "://",
            "a://",
            "a://:",
            "a://a:",
            "a://a:a",
            ":a@",
            "=a",
            "a=a",
            "a=a=",
            "--a ",
            "--a-",
            "-a ",
            "  a",
        ],
        ...[
            "your_a_",
            "your-a ",
            "change",
            "eyJ",
            "eyJaaaaaaaaaaa.",
            "eyJaaaaaaaaaaa.eyJaaaaaaaaaaa.",
            "AKIA",
            "ghp_",
            "xoxb-",
            "sk_live_",
            "a.atlasv1.",
        ],
        ...[
            "-----BEGIN ",
            "-----BEGIN RSA PRIVATE KEY-----",
            "PRIVATE KEY-----\n",
            "curl ",
            "curl -u ",
            "curl -u a:",
            "password ",
            "password=",
            "Server=;",
        ],
        ...["Server=;Password=x;", "Server=\n", "jdbc:oracle:thin:a/", "AccountKey ", "sig=", ".azurewebsites.net/", ".azurewebsites.net/a?a&", "a&"],
        ...[
            "https://hooks.slack.com/services/",
            "https://a.webhook.office.com/",
            "Authorization: Bearer ",
            "Authorization: ",
            "@Microsoft.KeyVault(",
            "aQ~",
        ],
        ...["arn:aws:ssm:", "${", "$(", "{{", "#{", "__", "/a1A", '{"a":', '"\\', '[{"a":"', "connectionstring", "ConnectionStrings__", "aB", "AbC"],
        ...["DB_PASSWORD=x ", "DB_PASSWORD=a.a.a.a ", "--password x ", "--password-password"],
        ...["mysql ", "mysql -p", "docker login ", "echo a:", "chpasswd:\nlist:\n", "htpasswd -b a ", "net user a ", "-H a: ", "a: a\n", "<a>a"],
        ...["machine a\nlogin a\n", "PuTTY-User-Key-File-2: a\n", "a:a@tcp(", "ConvertTo-SecureString ", "IDENTIFIED BY ", "ops_eyJ", "sk-", "0:AA"],
    ];

    it.each(hostile)("64 KB of %j take no time to speak of", (piece) => {
        const filled = piece.repeat(Math.ceil(size / piece.length)).slice(0, size - 1);
        for (const value of [filled, `${filled}!`, `${filled}=`, `"${filled}`, `[${filled}`]) {
            expect(tookAtMost(3 * 250, value)).toBe(true);
        }
    });

    /** Of several runs one is enough: another process may take the processor. */
    function tookAtMost(limit: number, value: string): boolean {
        return [1, 2, 3].some(() => milliseconds(value) < limit);
    }

    /** All three questions at once, hence three times the time. */
    function milliseconds(value: string): number {
        const start = process.cpuUsage();
        contentOf("DB_PASSWORD", value);
        contentOfText(value);
        namesCredential(value);
        return process.cpuUsage(start).user / 1000;
    }

    it("an archive that inflates without end is left alone", () => {
        const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024)).toString("base64");
        expect(milliseconds(bomb)).toBeLessThan(2_000);
        expect(contentOfText(bomb)).toBe("plain");
    });
});
