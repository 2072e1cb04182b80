import { noPlaintextSecrets } from "../../../policies/security/no-plaintext-secrets";
import { policyTest } from "../policy-test";
import { inEngine, interpolate, output, pulumiAws, secret, terraform, unknown } from "../stack";

const database = { engine: "postgres", instanceClass: "db.m7g.large", username: "orders" };

policyTest(noPlaintextSecrets, {
    passes: [
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
