import { source } from "../../../architecture/reason";
import { databaseConnectionPooling } from "../../../policies/scalability/database-connection-pooling";
import { Hole } from "../../../resources/node";
import { policyTest } from "../policy-test";
import {
    azureNative,
    inEngine,
    interpolate,
    output,
    pulumiAws,
    secret,
    terraform,
    unknown,
    type Declared,
    type Properties,
    type Written,
} from "../stack";

const instance = (more: Properties = {}) => pulumiAws("rds/instance:Instance", "orders", { engine: "postgres", ...more });
const cluster = (more: Properties = {}) =>
    terraform("aws_rds_cluster", "orders", { cluster_identifier: "orders", engine: "aurora-postgresql", ...more });
const fn = (name: string, variables: Readonly<Record<string, Written>>, more: Properties = {}) =>
    pulumiAws("lambda/function:Function", name, { role: "arn:aws:iam::123456789012:role/api", environment: { variables }, ...more });
const lambda = (name: string, variables: Readonly<Record<string, Written>>) =>
    terraform("aws_lambda_function", name, { function_name: name, role: "arn:aws:iam::123456789012:role/api", environment: { variables } });

/** The proxy's default target group has the database behind it. */
const proxy: readonly Declared[] = [
    pulumiAws("rds/proxy:Proxy", "pool", { name: "orders", engineFamily: "POSTGRESQL" }),
    pulumiAws("rds/proxyDefaultTargetGroup:ProxyDefaultTargetGroup", "pool-targets", { dbProxyName: output("pool", "name") }),
    pulumiAws("rds/proxyTarget:ProxyTarget", "pool-orders", {
        dbProxyName: output("pool", "name"),
        targetGroupName: output("pool-targets", "name"),
        dbInstanceIdentifier: output("orders", "identifier"),
    }),
];
const terraformProxy: readonly Declared[] = [
    terraform("aws_db_proxy", "pool", { name: "orders", engine_family: "POSTGRESQL" }),
    terraform("aws_db_proxy_target", "pool-orders", {
        db_proxy_name: output("pool", "name"),
        target_group_name: "default",
        db_cluster_identifier: output("orders", "id"),
    }),
];

const postgres = azureNative("dbforpostgresql:Server", "orders", {
    serverName: "shop-orders",
    sku: { name: "Standard_D2ds_v5", tier: "GeneralPurpose" },
});
const pgBouncer = azureNative("dbforpostgresql:Configuration", "pool", {
    serverName: output("orders", "name"),
    configurationName: "pgbouncer.enabled",
    value: "true",
});
const plan = (name: Written) => azureNative("web:AppServicePlan", "plan", { sku: { name } });
const host = { name: "DB_HOST", value: output("orders", "fullyQualifiedDomainName") };
const port = (value: Written) => ({ name: "DB_PORT", value });
const toPool = { appSettings: [host, port("6432")] };
const functions = (siteConfig: Properties = {}, more: Properties = {}) =>
    azureNative("web:WebApp", "api", {
        name: "shop-api",
        kind: "functionapp,linux",
        serverFarmId: output("plan", "id"),
        siteConfig: { appSettings: [host], ...siteConfig },
        ...more,
    });
const flexible = terraform("azurerm_postgresql_flexible_server", "orders", { name: "shop-orders", sku_name: "GP_Standard_D2ds_v5" });
const jobs = (more: Properties = {}) =>
    terraform("azurerm_linux_function_app", "jobs", {
        service_plan_id: output("plan", "id"),
        app_settings: { DB: interpolate("Host=", output("orders", "fqdn"), ";") },
        site_config: {},
        ...more,
    });
const toPort = (value: Written) => jobs({ app_settings: { PGHOST: output("orders", "fqdn"), PGPORT: value } });
const servicePlan = (sku_name: Written) => terraform("azurerm_service_plan", "plan", { sku_name });

const bouncer = (name: Written, value: Written, server_id: Written = output("orders", "id")) =>
    terraform("azurerm_postgresql_flexible_server_configuration", "pool", { server_id, name, value });

policyTest(databaseConnectionPooling, {
    passes: [
        {
            title: "a function that comes through RDS Proxy",
            stack: [instance(), ...proxy, fn("api", { DB_HOST: output("pool", "endpoint"), STAGE: "prod" })],
        },
        {
            title: "the same as a policy pack sees it on creation",
            stack: [instance(), ...proxy, fn("api", { DB_HOST: output("pool", "endpoint"), STAGE: "prod" })].map(inEngine),
        },
        {
            title: "a function that comes through an endpoint of the proxy",
            stack: [
                cluster(),
                ...terraformProxy,
                terraform("aws_db_proxy_endpoint", "read", {
                    db_proxy_name: output("pool", "name"),
                    db_proxy_endpoint_name: "orders-read",
                    target_role: "READ_ONLY",
                }),
                lambda("reports", { DB_HOST: output("read", "endpoint") }),
            ],
        },
        {
            title: "it knows the database's name and the ARN of its secret, and the endpoint of its pool",
            stack: [
                cluster({ manage_master_user_password: true }),
                ...terraformProxy,
                lambda("api", {
                    DB_HOST: output("pool", "endpoint"),
                    DB_NAME: output("orders", "database_name"),
                    DB_SECRET: output("orders", "master_user_secret.secret_arn"),
                }),
            ],
        },
        {
            title: "somebody bounded the function's concurrency",
            stack: [instance(), fn("import", { DB_HOST: output("orders", "address") }, { reservedConcurrentExecutions: 5 })],
        },
        {
            title: "a service lives long and pools its connections itself",
            stack: [
                instance(),
                pulumiAws("ecs/taskDefinition:TaskDefinition", "web", {
                    family: "web",
                    containerDefinitions: [{ name: "web", image: "web:1", environment: [{ name: "DB_HOST", value: output("orders", "address") }] }],
                }),
            ],
        },
        { title: "nobody in the input connects", stack: [instance(), fn("thumbnails", { BUCKET: "images" })] },
        {
            title: "values of other resources, of variables and of generators are no endpoints",
            stack: [
                cluster(),
                terraform("aws_sqs_queue", "jobs", {}),
                terraform("aws_cognito_user_pool", "customers", {}),
                terraform("random_password", "salt", { length: 32 }),
                lambda("worker", {
                    QUEUE: output("jobs", "url"),
                    POOL: output("customers", "id"),
                    SALT: output("salt", "result"),
                    STAGE: new Hole({ refs: [], reason: source("variable", "stage") }),
                }),
            ],
        },
        {
            title: "the same as a policy pack sees it on creation",
            stack: [
                instance(),
                pulumiAws("sqs/queue:Queue", "jobs", {}),
                pulumiAws("cognito/userPool:UserPool", "customers", {}),
                fn("worker", { QUEUE: output("jobs", "url"), POOL: output("customers", "id") }),
            ].map(inEngine),
        },
        {
            title: "RDS Proxy does not speak with Oracle",
            stack: [instance({ engine: "oracle-se2" }), fn("api", { DB_HOST: output("orders", "address") })],
        },
        {
            title: "RDS Proxy leads to no replica",
            stack: [
                pulumiAws("rds/instance:Instance", "orders-read", { replicateSourceDb: "orders" }),
                fn("reports", { DB_HOST: output("orders-read", "address") }),
            ],
        },
        {
            title: "Aurora Serverless v1 pools by itself",
            stack: [cluster({ engine_mode: "serverless" }), lambda("api", { DB_HOST: output("orders", "endpoint") })],
        },
        {
            title: "a deployed function whose host is known to be the proxy's",
            stack: [
                pulumiAws(
                    "rds/instance:Instance",
                    "orders",
                    { engine: "postgres" },
                    { outputs: { address: "orders.abc123.eu-west-1.rds.amazonaws.com" } },
                ),
                pulumiAws(
                    "rds/proxy:Proxy",
                    "pool",
                    { engineFamily: "POSTGRESQL" },
                    { outputs: { endpoint: "orders.proxy-abc123.eu-west-1.rds.amazonaws.com" } },
                ),
                fn("api", { DB_HOST: "orders.proxy-abc123.eu-west-1.rds.amazonaws.com" }),
            ],
        },
        { title: "functions on Consumption reach a server that runs PgBouncer", stack: [postgres, pgBouncer, plan("Y1"), functions(toPool)] },
        { title: "a web app keeps its connections", stack: [postgres, plan("S1"), functions({}, { kind: "app" })] },
        { title: "functions on instances of their own keep their connections", stack: [postgres, plan("P1v3"), functions()] },
        { title: "somebody set how far the functions may scale", stack: [postgres, plan("Y1"), functions({ functionAppScaleLimit: 5 })] },
        {
            title: "a settings resource leads the functions elsewhere",
            stack: [
                postgres,
                plan("Y1"),
                functions(),
                azureNative("web:WebAppApplicationSettings", "settings", { name: "shop-api", properties: { DB_HOST: "other" } }),
            ],
        },
        {
            title: "a container app keeps its connections",
            stack: [
                postgres,
                azureNative("app:ContainerApp", "api", {
                    configuration: { secrets: [{ name: "db", value: host.value }] },
                    template: { containers: [{ name: "api", env: [host] }] },
                }),
            ],
        },
        { title: "azurerm's functions on a plan of their own", stack: [flexible, servicePlan("S1"), jobs()] },
        {
            title: "azurerm's functions with a scale limit, and a container app",
            stack: [flexible, servicePlan("Y1"), jobs({ site_config: { app_scale_limit: "10" } })],
        },
        {
            title: "PgBouncer in other spellings, by an older token and by the server's name",
            stack: [
                postgres,
                azureNative("dbforpostgresql/v20240801:Configuration", "pool", {
                    serverName: "shop-orders",
                    configurationName: "PgBouncer.Enabled",
                    value: "ON",
                }),
                plan("Y1"),
                functions(toPool),
            ],
        },
        {
            title: "PgBouncer of azurerm",
            stack: [flexible, bouncer("pgbouncer.enabled", "True"), servicePlan("Y1"), toPort("6432")],
        },
        {
            title: "the port of PgBouncer in a URL, in pairs, as a number and beside a host name",
            stack: [
                flexible,
                bouncer("pgbouncer.enabled", "on"),
                servicePlan("Y1"),
                jobs({ app_settings: { DB: interpolate("Host=", output("orders", "fqdn"), ";Port=6432;Database=orders") } }),
                terraform("azurerm_function_app_flex_consumption", "flex", {
                    app_settings: {
                        DATABASE_URL: interpolate("postgresql://shop:", output("shop", "result"), "@", output("orders", "fqdn"), ":6432/orders"),
                        Db__Server: interpolate(output("orders", "name"), ".postgres.database.azure.com"),
                        Db__Port: 6432,
                    },
                }),
            ],
        },
        {
            title: "the same in Pulumi, where a settings resource of its own holds them",
            stack: [
                postgres,
                pgBouncer,
                plan("Y1"),
                functions(),
                azureNative("web:WebAppApplicationSettings", "settings", {
                    name: output("api", "name"),
                    properties: { DB_HOST: host.value, DB_PORT: "6432" },
                }),
            ],
        },
        {
            title: "a web app may come to the server's own port",
            stack: [postgres, pgBouncer, plan("S1"), functions({ appSettings: [host, port("5432")] }, { kind: "app" })],
        },
        {
            title: "the Burstable tier has no PgBouncer, and another policy judges it",
            stack: [azureNative("dbforpostgresql:Server", "orders", { sku: { name: "Standard_B1ms", tier: "Burstable" } }), plan("Y1"), functions()],
        },
        {
            title: "the same tier in Terraform",
            stack: [terraform("azurerm_postgresql_flexible_server", "orders", { sku_name: "B_Standard_B1ms" }), servicePlan("Y1"), jobs()],
        },
        {
            title: "the drivers of Azure SQL pool by themselves, and for MySQL there is no pooler to add",
            stack: [
                terraform("azurerm_mssql_server", "orders", { name: "shop-sql", version: "12.0" }),
                terraform("azurerm_mysql_flexible_server", "stock", { name: "shop-stock", sku_name: "GP_Standard_D2ds_v4" }),
                servicePlan("Y1"),
                terraform("azurerm_linux_function_app", "jobs", {
                    service_plan_id: output("plan", "id"),
                    app_settings: {
                        DB: interpolate("Server=tcp:", output("orders", "fully_qualified_domain_name"), ",1433;"),
                        STOCK_HOST: output("stock", "fqdn"),
                    },
                }),
            ],
        },
        {
            title: "a function that comes through the proxy of a cluster with a member and an endpoint",
            stack: [
                cluster(),
                ...terraformProxy,
                terraform("aws_rds_cluster_instance", "orders-1", { cluster_identifier: output("orders", "id"), engine: "aurora-postgresql" }),
                terraform("aws_rds_cluster_endpoint", "orders-read", { cluster_identifier: output("orders", "id"), custom_endpoint_type: "READER" }),
                lambda("api", { DB_HOST: output("pool", "endpoint") }),
            ],
        },
        {
            title: "functions on Consumption reach Azure SQL and MySQL, for which there is no pooler to add",
            stack: [
                azureNative("sql:Server", "orders", { serverName: "shop-sql" }),
                azureNative("dbformysql:Server", "stock", { serverName: "shop-stock" }),
                plan("Y1"),
                functions({ appSettings: [host, { name: "STOCK_HOST", value: output("stock", "fullyQualifiedDomainName") }] }),
            ],
        },
    ],
    violations: [
        {
            title: "a function that connects to the database itself",
            stack: [instance(), fn("api", { DB_HOST: output("orders", "address") })],
            findings: [
                {
                    resource: "orders",
                    message:
                        'Database "orders" is reached without a connection pool by function "api" (api: reservedConcurrentExecutions is -1 by default).',
                    fix: "Add an aws.rds.Proxy with a ProxyTarget for it, and point clients at the proxy's endpoint.",
                },
            ],
        },
        {
            title: "two functions, one of them with the host inside a URL, in Terraform",
            stack: [
                cluster(),
                lambda("api", { DATABASE_URL: interpolate("postgres://orders@", output("orders", "endpoint"), ":5432/orders") }),
                lambda("worker", { DB_READER: output("orders", "reader_endpoint") }),
            ],
            findings: [
                {
                    resource: "orders",
                    message:
                        'Database "orders" is reached without a connection pool by function "api" and function "worker" (api: reserved_concurrent_executions is -1 by default, worker: reserved_concurrent_executions is -1 by default).',
                    fix: "Add an aws_db_proxy with an aws_db_proxy_target for it, and point clients at the proxy's endpoint.",
                },
            ],
        },
        {
            title: "seven functions, of which a reader is told five",
            stack: [instance(), ...["a", "b", "c", "d", "e", "f", "g"].map((name) => fn(name, { DB_HOST: output("orders", "address") }))],
            findings: [
                {
                    resource: "orders",
                    message:
                        'Database "orders" is reached without a connection pool by function "a", function "b", function "c", function "d", function "e" and 2 more (a: reservedConcurrentExecutions is -1 by default, b: reservedConcurrentExecutions is -1 by default, c: reservedConcurrentExecutions is -1 by default, ...).',
                    fix: "Add an aws.rds.Proxy with a ProxyTarget for it, and point clients at the proxy's endpoint.",
                },
            ],
        },
        {
            title: "the proxy is there, and one of two functions goes around it",
            stack: [
                instance(),
                ...proxy,
                fn("api", { DB_HOST: output("pool", "endpoint") }),
                fn("worker", { DB_HOST: output("orders", "endpoint") }),
            ],
            findings: [
                {
                    resource: "orders",
                    message:
                        'Database "orders" has a connection pool that is bypassed by function "worker" (worker: reservedConcurrentExecutions is -1 by default).',
                    fix: 'Point function "worker" at the pool\'s endpoint.',
                },
            ],
        },
        {
            title: "the proxy stands in another stack, and names its database by a literal",
            stack: [
                instance({ identifier: "orders" }),
                pulumiAws("rds/proxyTarget:ProxyTarget", "pool-orders", {
                    dbProxyName: "shared",
                    targetGroupName: "default",
                    dbInstanceIdentifier: "orders",
                }),
                fn("api", { DB_HOST: output("orders", "address") }),
            ],
            findings: [
                {
                    resource: "orders",
                    message:
                        'Database "orders" has a connection pool that is bypassed by function "api" (api: reservedConcurrentExecutions is -1 by default).',
                    fix: 'Point function "api" at the pool\'s endpoint.',
                },
            ],
        },
        {
            title: "a proxy in front of another database",
            stack: [
                instance(),
                pulumiAws("rds/instance:Instance", "stock", { engine: "postgres" }),
                pulumiAws("rds/proxy:Proxy", "pool", { engineFamily: "POSTGRESQL" }),
                pulumiAws("rds/proxyTarget:ProxyTarget", "pool-stock", {
                    dbProxyName: output("pool", "name"),
                    targetGroupName: "default",
                    dbInstanceIdentifier: output("stock", "identifier"),
                }),
                fn("api", { DB_HOST: output("orders", "address"), STOCK_HOST: output("pool", "endpoint") }),
            ],
            findings: [
                {
                    resource: "orders",
                    message:
                        'Database "orders" is reached without a connection pool by function "api" (api: reservedConcurrentExecutions is -1 by default).',
                    fix: "Add an aws.rds.Proxy with a ProxyTarget for it, and point clients at the proxy's endpoint.",
                },
            ],
        },
        {
            title: "the proxy is the cluster's, and functions name a member and an endpoint of it",
            stack: [
                cluster(),
                ...terraformProxy,
                terraform("aws_rds_cluster_instance", "orders-1", { cluster_identifier: output("orders", "id"), engine: "aurora-postgresql" }),
                terraform("aws_rds_cluster_endpoint", "orders-read", { cluster_identifier: output("orders", "id"), custom_endpoint_type: "READER" }),
                lambda("api", { DB_HOST: output("orders-1", "endpoint") }),
                lambda("reports", { DB_HOST: output("orders-read", "endpoint") }),
            ],
            findings: [
                {
                    resource: "orders",
                    message:
                        'Database "orders" has a connection pool that is bypassed by function "api" and function "reports" (api: reserved_concurrent_executions is -1 by default, reports: reserved_concurrent_executions is -1 by default).',
                    fix: 'Point function "api" and function "reports" at the pool\'s endpoint.',
                },
            ],
        },
        {
            title: "one function that names the cluster and each of its members is one client",
            stack: [
                pulumiAws("rds/cluster:Cluster", "orders", { engine: "aurora-postgresql" }),
                ...["orders-1", "orders-2"].map((name) =>
                    pulumiAws("rds/clusterInstance:ClusterInstance", name, {
                        clusterIdentifier: output("orders", "id"),
                        engine: "aurora-postgresql",
                    }),
                ),
                fn("api", {
                    DB_HOST: output("orders", "endpoint"),
                    DB_READERS: output("orders", "readerEndpoint"),
                    DB_FIRST: output("orders-1", "endpoint"),
                    DB_SECOND: output("orders-2", "endpoint"),
                }),
            ],
            findings: [
                {
                    resource: "orders",
                    message:
                        'Database "orders" is reached without a connection pool by function "api" (api: reservedConcurrentExecutions is -1 by default).',
                    fix: "Add an aws.rds.Proxy with a ProxyTarget for it, and point clients at the proxy's endpoint.",
                },
            ],
        },
        {
            title: "a member of a cluster that another program keeps",
            stack: [
                terraform("aws_rds_cluster_instance", "orders-1", { cluster_identifier: "orders", engine: "aurora-postgresql" }),
                lambda("api", { DB_HOST: output("orders-1", "endpoint") }),
            ],
            findings: [
                {
                    resource: "orders-1",
                    message:
                        'Database "orders-1" is reached without a connection pool by function "api" (api: reserved_concurrent_executions is -1 by default).',
                    fix: "Add an aws_db_proxy with an aws_db_proxy_target for it, and point clients at the proxy's endpoint.",
                },
            ],
        },
        {
            title: "a function that names a member of the cluster",
            stack: [
                cluster(),
                terraform("aws_rds_cluster_instance", "orders-1", { cluster_identifier: output("orders", "id"), engine: "aurora-postgresql" }),
                lambda("api", { DB_HOST: output("orders-1", "endpoint") }),
            ],
            findings: [
                {
                    resource: "orders",
                    message:
                        'Database "orders" is reached without a connection pool by function "api" (api: reserved_concurrent_executions is -1 by default).',
                    fix: "Add an aws_db_proxy with an aws_db_proxy_target for it, and point clients at the proxy's endpoint.",
                },
            ],
        },
        {
            title: "a deployed function whose host is known to be the database's, though a policy pack sees text alone",
            stack: [
                inEngine(
                    pulumiAws(
                        "rds/instance:Instance",
                        "orders",
                        { engine: "mysql" },
                        { outputs: { address: "orders.abc123.eu-west-1.rds.amazonaws.com" } },
                    ),
                ),
                inEngine(fn("api", { DB_HOST: "orders.abc123.eu-west-1.rds.amazonaws.com" })),
            ],
            findings: [
                {
                    resource: "orders",
                    message:
                        'Database "orders" is reached without a connection pool by function "api" (api: reservedConcurrentExecutions is -1 by default).',
                    fix: "Add an aws.rds.Proxy with a ProxyTarget for it, and point clients at the proxy's endpoint.",
                },
            ],
        },
        {
            title: "functions on Consumption",
            stack: [postgres, plan("Y1"), functions()],
            findings: [
                {
                    resource: "orders",
                    message: 'Database "orders" is reached without a connection pool by app "api" (plan: sku.name is Y1).',
                    fix: 'Add a Configuration for it with configurationName "pgbouncer.enabled" and value "true", and connect clients to port 6432.',
                },
            ],
        },
        {
            title: "a settings resource leads elastic functions to the database by its name",
            stack: [
                postgres,
                plan("EP1"),
                functions({ appSettings: [] }),
                azureNative("web:WebAppConnectionStrings", "strings", {
                    name: output("api", "name"),
                    properties: {
                        Orders: { type: "PostgreSQL", value: interpolate("Host=", output("orders", "name"), ".postgres.database.azure.com") },
                    },
                }),
            ],
            findings: [
                {
                    resource: "orders",
                    message: 'Database "orders" is reached without a connection pool by app "api" (plan: sku.name is EP1).',
                    fix: 'Add a Configuration for it with configurationName "pgbouncer.enabled" and value "true", and connect clients to port 6432.',
                },
            ],
        },
        {
            title: "azurerm's functions on Consumption and on Flex Consumption",
            stack: [
                flexible,
                servicePlan("Y1"),
                jobs(),
                terraform("azurerm_function_app_flex_consumption", "flex", {
                    connection_string: [{ name: "Orders", type: "PostgreSQL", value: interpolate("Host=", output("orders", "fqdn")) }],
                }),
            ],
            findings: [
                {
                    resource: "orders",
                    message: 'Database "orders" is reached without a connection pool by app "flex" and app "jobs" (plan: sku_name is Y1).',
                    fix: 'Add an azurerm_postgresql_flexible_server_configuration for it with name "pgbouncer.enabled" and value "true", and connect clients to port 6432.',
                },
            ],
        },
        {
            title: "PgBouncer listens on another port than the one in the URL",
            stack: [
                flexible,
                bouncer("pgbouncer.enabled", "true"),
                servicePlan("Y1"),
                jobs({ app_settings: { DATABASE_URL: interpolate("postgresql://shop@", output("orders", "fqdn"), ":5432/orders?sslmode=require") } }),
                terraform("azurerm_function_app_flex_consumption", "flex", {
                    connection_string: [{ name: "Orders", value: interpolate("Host=", output("orders", "fqdn"), ";Port=5432;Database=orders") }],
                }),
            ],
            findings: [
                {
                    resource: "orders",
                    message: 'Database "orders" has a connection pool that is bypassed by app "flex" and app "jobs" (plan: sku_name is Y1).',
                    fix: 'Connect app "flex" and app "jobs" to port 6432.',
                },
            ],
        },
        {
            title: "the same in Pulumi, where the port is a setting of its own, and marked as secret",
            stack: [postgres, pgBouncer, plan("Y1"), functions({ appSettings: [host, port(secret("5432"))] })],
            findings: [
                {
                    resource: "orders",
                    message: 'Database "orders" has a connection pool that is bypassed by app "api" (plan: sku.name is Y1).',
                    fix: 'Connect app "api" to port 6432.',
                },
            ],
        },
        {
            title: "one setting comes to the pool and one goes around it",
            stack: [
                flexible,
                bouncer("pgbouncer.enabled", "true"),
                servicePlan("Y1"),
                jobs({
                    app_settings: {
                        DATABASE_URL: interpolate("postgresql://shop@", output("orders", "fqdn"), ":6432/orders"),
                        REPORTS_URL: interpolate("postgresql://shop@", output("orders", "fqdn"), ":5432/orders"),
                    },
                }),
            ],
            findings: [
                {
                    resource: "orders",
                    message: 'Database "orders" has a connection pool that is bypassed by app "jobs" (plan: sku_name is Y1).',
                    fix: 'Connect app "jobs" to port 6432.',
                },
            ],
        },
        {
            title: "functions on Consumption that reach a replica: its connections are its own",
            stack: [
                terraform("azurerm_postgresql_flexible_server", "orders", {
                    name: "shop-orders-read",
                    sku_name: "GP_Standard_D2ds_v5",
                    create_mode: "Replica",
                }),
                servicePlan("Y1"),
                jobs(),
            ],
            findings: [
                {
                    resource: "orders",
                    message: 'Database "orders" is reached without a connection pool by app "jobs" (plan: sku_name is Y1).',
                    fix: 'Add an azurerm_postgresql_flexible_server_configuration for it with name "pgbouncer.enabled" and value "true", and connect clients to port 6432.',
                },
            ],
        },
        {
            title: "PgBouncer that is switched off",
            stack: [flexible, bouncer("pgbouncer.enabled", "false"), servicePlan("Y1"), jobs()],
            findings: [
                {
                    resource: "orders",
                    message: 'Database "orders" is reached without a connection pool by app "jobs" (plan: sku_name is Y1, pool: value is false).',
                    fix: 'On pool, set value = "true", and connect clients to port 6432.',
                },
            ],
        },
        {
            title: "another parameter of the server",
            stack: [
                azureNative("dbforpostgresql:Server", "orders", { sku: { name: "Standard_E4ds_v5", tier: "MemoryOptimized" } }),
                azureNative("dbforpostgresql:Configuration", "ssl", {
                    serverName: output("orders", "name"),
                    configurationName: "require_secure_transport",
                    value: "on",
                }),
                plan("Y1"),
                functions(),
            ],
            findings: [
                {
                    resource: "orders",
                    message: 'Database "orders" is reached without a connection pool by app "api" (plan: sku.name is Y1).',
                    fix: 'Add a Configuration for it with configurationName "pgbouncer.enabled" and value "true", and connect clients to port 6432.',
                },
            ],
        },
        {
            title: "PgBouncer that is switched off, in Pulumi",
            stack: [
                postgres,
                azureNative("dbforpostgresql:Configuration", "pool", {
                    serverName: output("orders", "name"),
                    configurationName: "pgbouncer.enabled",
                    value: "false",
                }),
                plan("Y1"),
                functions(),
            ],
            findings: [
                {
                    resource: "orders",
                    message: 'Database "orders" is reached without a connection pool by app "api" (plan: sku.name is Y1, pool: value is false).',
                    fix: 'On pool, set value to "true", and connect clients to port 6432.',
                },
            ],
        },
    ],
    undecided: [
        {
            title: "a policy pack sees on creation that the function's settings come from the database and its proxy, not which is which",
            stack: [instance(), ...proxy, fn("api", { DB_HOST: output("pool", "endpoint"), DB_NAME: output("orders", "dbName") })].map(inEngine),
            because: ["api: environment.variables."],
        },
        {
            title: "the host is what a callback returns",
            stack: [instance(), fn("api", { DB_HOST: unknown })],
            because: ["api: environment.variables.DB_HOST"],
        },
        {
            title: "the settings are secret and hidden as a whole",
            stack: [instance(), pulumiAws("lambda/function:Function", "api", { role: "arn:aws:iam::123456789012:role/api", environment: unknown })],
            because: ["api: environment"],
        },
        {
            title: "clients of a cluster with a Data API may hold no connection at all",
            stack: [cluster({ enable_http_endpoint: true }), lambda("api", { DB_HOST: output("orders", "endpoint") })],
            because: ["enable_http_endpoint depends on whether clients use the Data API"],
        },
        {
            title: "a snapshot brings the engine along",
            stack: [
                pulumiAws("rds/instance:Instance", "orders", { snapshotIdentifier: "orders-2026-11-01" }),
                fn("api", { DB_HOST: output("orders", "address"), DB_PASSWORD: secret("hunter2") }),
            ],
            because: ["the provider decides engine"],
        },
        {
            title: "a parameter hands the endpoint on, and one whose name a function is given",
            stack: [
                cluster(),
                terraform("aws_ssm_parameter", "host", { name: "/orders/db/host", type: "String", value: output("orders", "endpoint") }),
                lambda("api", { DB_HOST: output("host", "value") }),
                lambda("jobs", { DB_HOST_PARAMETER: output("host", "name") }),
            ],
            because: ["api: environment.variables.DB_HOST", "jobs: environment.variables.DB_HOST_PARAMETER"],
        },
        {
            title: "the same in Pulumi",
            stack: [
                instance(),
                pulumiAws("ssm/parameter:Parameter", "host", { type: "String", value: output("orders", "address") }),
                fn("api", { DB_HOST_PARAMETER: output("host", "arn") }),
            ],
            because: ["api: environment.variables.DB_HOST_PARAMETER"],
        },
        {
            title: "a name in the DNS may lead to the database",
            stack: [
                cluster(),
                terraform("aws_route53_record", "db", { name: "db.internal", type: "CNAME", records: [output("orders", "endpoint")] }),
                lambda("api", { DB_HOST: output("db", "fqdn") }),
            ],
            because: ["api: environment.variables.DB_HOST"],
        },
        {
            title: "functions whose plan is in another program",
            stack: [postgres, functions({}, { serverFarmId: "/subscriptions/0/serverFarms/shared" })],
            because: ["api: serverFarmId depends on the App Service plan"],
        },
        {
            title: "a policy pack sees on creation only that some setting comes from the server",
            stack: [postgres, plan("Y1"), functions()].map(inEngine),
            because: ["api: siteConfig.appSettings[0].value"],
        },
        { title: "a kind that deployment decides", stack: [postgres, plan("Y1"), functions({}, { kind: unknown })], because: ["api: kind"] },
        {
            title: "PgBouncer is on, and nothing says to which port the functions connect",
            stack: [postgres, pgBouncer, plan("Y1"), functions()],
            because: ["api: siteConfig.appSettings[0].value depends on the port that it connects to"],
        },
        {
            title: "a function names a member of a cluster, which of them deployment decides",
            stack: [
                cluster(),
                terraform("aws_rds_cluster_instance", "orders-1", { cluster_identifier: unknown, engine: "aurora-postgresql" }),
                lambda("api", { DB_HOST: output("orders-1", "endpoint") }),
            ],
            because: ["orders-1: cluster_identifier is known only after deployment", "cluster_identifier is known only after deployment"],
        },
        {
            title: "the port is a variable, or a part of the URL that is one",
            stack: [
                flexible,
                bouncer("pgbouncer.enabled", "true"),
                servicePlan("Y1"),
                toPort(new Hole({ refs: [], reason: source("variable", "port") })),
                terraform("azurerm_function_app_flex_consumption", "flex", {
                    app_settings: {
                        DATABASE_URL: interpolate("postgresql://shop@", output("orders", "fqdn"), ":", output("port", "result"), "/orders"),
                    },
                }),
            ],
            because: [
                "jobs: app_settings.PGPORT depends on variable port",
                "flex: app_settings.DATABASE_URL depends on the port that it connects to",
            ],
        },
        {
            title: "PgBouncer's switch is decided by deployment",
            stack: [flexible, bouncer("pgbouncer.enabled", unknown), servicePlan("Y1"), jobs()],
            because: ["pool: value"],
        },
        {
            title: "a parameter whose name deployment decides",
            stack: [flexible, bouncer(unknown, "true"), servicePlan("Y1"), jobs()],
            because: ["pool: name"],
        },
        {
            title: "PgBouncer of a server that deployment decides",
            stack: [flexible, bouncer("pgbouncer.enabled", "true", unknown), servicePlan("Y1"), jobs()],
            because: ["pool: server_id"],
        },
        {
            title: "the service chooses the tier where there is none",
            stack: [azureNative("dbforpostgresql:Server", "orders", {}), plan("Y1"), functions()],
            because: ["the provider decides sku.tier"],
        },
        {
            title: "a size that is no text",
            stack: [terraform("azurerm_postgresql_flexible_server", "orders", { sku_name: ["GP"] }), servicePlan("Y1"), jobs()],
            because: ["sku_name is "],
        },
    ],
    same: [
        {
            title: "one function goes through the pool and one around it",
            stacks: [
                [instance(), ...proxy, fn("api", { DB_HOST: output("pool", "endpoint") }), fn("worker", { DB_HOST: output("orders", "endpoint") })],
                [
                    cluster(),
                    ...terraformProxy,
                    lambda("api", { DB_HOST: output("pool", "endpoint") }),
                    lambda("worker", { DB_HOST: output("orders", "endpoint") }),
                ],
            ],
        },
        {
            title: "functions on Consumption, without PgBouncer",
            stacks: [
                [postgres, plan("Y1"), functions()],
                [
                    flexible,
                    servicePlan("Y1"),
                    terraform("azurerm_linux_function_app", "api", {
                        service_plan_id: output("plan", "id"),
                        app_settings: { DB_HOST: output("orders", "fqdn") },
                    }),
                ],
            ],
        },
    ],
});
