import { noPlaintextSecrets } from "../../../policies/security/no-plaintext-secrets";
import { Hole, JsonDocument, Template, type Node } from "../../../readers/node";
import { policyTest } from "../policy-test";
import { inEngine, interpolate, output, pulumiAws, secret, terraform, unknown, type Written } from "../stack";

/** A credential-shaped text, as a team might write it. */
const databaseUrl = "postgres://orders:hunter2-Xk9@db.internal:5432/orders";
const container = (more: Readonly<Record<string, Node>>) => ({ name: "web", image: "shop/web:1", essential: true, ...more });
const taskDefinition = (definitions: Written) => pulumiAws("ecs/taskDefinition:TaskDefinition", "web", { family: "web", containerDefinitions: definitions });
const environment = (variables: Readonly<Record<string, Written>>) =>
    pulumiAws("lambda/function:Function", "orders", { role: "arn:aws:iam::123456789012:role/orders", environment: { variables } });
const moved = (name: string) => `Move ${name} to Secrets Manager and name it in secrets: [{ name, valueFrom }].`;

const database = { engine: "postgres", instanceClass: "db.m7g.large", username: "orders" };

policyTest(noPlaintextSecrets, {
    passes: [
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
                            secrets: [{ name: "DATABASE_PASSWORD", valueFrom: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:orders-a1b2c3:password::" }],
                            logConfiguration: { logDriver: "splunk", options: { "splunk-url": "https://splunk.internal" }, secretOptions: [{ name: "splunk-token", valueFrom: "arn:x" }] },
                            healthCheck: { command: ["CMD-SHELL", "curl -f http://localhost:8080/health"] },
                        }),
                    ]),
                ),
            ],
        },
        {
            title: "a password that comes from elsewhere is no literal",
            stack: [taskDefinition(new JsonDocument([container({ environment: [{ name: "DATABASE_URL", value: new Template(["postgres://orders:", new Hole(), "@db:5432"]) }] })]))],
        },
        {
            title: "settings of a function that hold no credential",
            stack: [
                environment({ STAGE: "production", TOKEN_TABLE: output("tokens", "name"), SECRET_ARN: output("stripe", "arn"), DB_URL: "postgres://orders@db.internal/orders" }),
                pulumiAws("secretsmanager/secret:Secret", "stripe", { name: "stripe" }),
            ],
        },
        { title: "a function without settings", stack: [terraform("aws_lambda_function", "orders", { function_name: "orders", environment: [] })] },
        { title: "RDS makes the password", stack: [pulumiAws("rds/instance:Instance", "orders", { ...database, manageMasterUserPassword: true })] },
        {
            title: "a password that the program marks as secret",
            stack: [pulumiAws("rds/instance:Instance", "orders", { ...database, password: secret("hunter2-Xk9") })],
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
                pulumiAws("ssm/parameter:Parameter", "api-token", { name: "/orders/api-token", type: "SecureString", value: secret("hunter2-token") }),
            ],
        },
        {
            title: "a stand-in that somebody replaces by hand",
            stack: [terraform("aws_secretsmanager_secret_version", "stripe", { secret_id: "orders/stripe", secret_string: "changeme" })],
        },
        {
            title: "a parameter without a secret",
            stack: [terraform("aws_ssm_parameter", "db-host", { name: "/orders/db-host", type: "String", value: "orders.internal:5432" })],
        },
    ],
    violations: [
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
                    interpolate('[{"name":"web","image":"', output("image", "uri"), '","environment":[{"name":"DATABASE_URL","value":"postgres://orders:hunter2-Xk9@', output("db", "address"), '/orders"}]}]'),
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
                        { name: "mailer", image: unknown, environment: [{ name: "BROKER_URL", value: "amqps://shop:hunter2-Xk9@broker.internal:5671" }] },
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
            stack: [terraform("aws_lambda_function", "orders", { function_name: "orders", environment: [{ variables: { AWS_KEY: "AKIAIOSFODNN7HUNTER2" } }] })],
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
            stack: [terraform("aws_rds_cluster", "orders", { engine: "aurora-postgresql", master_username: "orders", master_password: "hunter2-Xk9" })],
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
                    fix: "Take the value from configuration with config.requireSecret, or put it in Secrets Manager by hand.",
                },
            ],
        },
        {
            title: "a parameter of type String shows its value to everybody who may look at it",
            stack: [
                terraform("aws_ssm_parameter", "db-url", { name: "/orders/db-url", type: "String", value: "postgres://orders:hunter2-Xk9@db.internal/orders" }),
            ],
            findings: [
                {
                    resource: "db-url",
                    detail: "value",
                    message: 'Secret "db-url" shows a credential in clear text in value.',
                    fix: 'Set type = "SecureString".',
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
                    fix: 'Set type to "SecureString".',
                },
            ],
        },
    ],
    undecided: [
        {
            title: "containers that deployment decides as a whole",
            stack: [taskDefinition(unknown)],
            because: ["containerDefinitions"],
        },
        {
            title: "the same containers as a policy pack sees them on creation",
            stack: [inEngine(taskDefinition(interpolate('[{"name":"web","environment":[{"name":"DATABASE_URL","value":"', output("db", "address"), '"}]}]')))],
            because: ["containerDefinitions"],
        },
        { title: "containers in text that is no JSON", stack: [taskDefinition("${file(web.json)}")], because: ["containerDefinitions, decided by its shape"] },
        {
            title: "a container's password that deployment decides",
            stack: [taskDefinition(new JsonDocument([container({ environment: [{ name: "DATABASE_PASSWORD", value: unknown }] })]))],
            because: ["containerDefinitions[0].environment[0].value"],
        },
        {
            title: "a function's password that deployment decides",
            stack: [terraform("aws_lambda_function", "orders", { function_name: "orders", environment: [{ variables: { DATABASE_PASSWORD: unknown } }] })],
            because: ["environment.variables.DATABASE_PASSWORD"],
        },
        {
            title: "settings that deployment decides as a whole",
            stack: [pulumiAws("lambda/function:Function", "orders", { role: "arn:aws:iam::123456789012:role/orders", environment: { variables: unknown } })],
            because: ["environment.variables"],
        },
        {
            title: "a policy pack cannot tell a configured secret from a literal",
            stack: [inEngine(pulumiAws("rds/instance:Instance", "orders", { ...database, password: secret("hunter2-Xk9") }))],
            because: ["password, decided by the program"],
        },
        {
            title: "a stored secret whose origin a policy pack does not see",
            stack: [inEngine(pulumiAws("secretsmanager/secretVersion:SecretVersion", "orders-db", { secretId: "orders/db", secretString: "hunter2-Xk9" }))],
            because: ["secretString, decided by the program"],
        },
        {
            title: "a parameter whose type deployment decides",
            stack: [pulumiAws("ssm/parameter:Parameter", "db-url", { name: "/orders/db-url", type: unknown, value: "postgres://orders:hunter2-Xk9@db.internal/orders" })],
            because: ["type"],
        },
    ],
    without: { "azure-native": "TEMP", azurerm: "TEMP" },
});
