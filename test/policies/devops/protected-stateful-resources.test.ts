import { protectedStatefulResources } from "../../../policies/devops/protected-stateful-resources";
import { Hole } from "../../../resources/node";
import { policyTest } from "../policy-test";
import { azureNative, inEngine, output, pulumiAws, terraform, unknown, type Declared, type Options, type Properties, type Written } from "../stack";

const postgres = { engine: "postgres", instanceClass: "db.m7g.large" };

/** As a preview or a program evaluation tells it; a policy pack is not told. */

const group = azureNative("resources:ResourceGroup", "shop", {});
const inGroup = { resourceGroupName: output("shop", "name") };
const server = (properties: Properties = {}, options: Options = {}) =>
    azureNative(
        "dbforpostgresql:Server",
        "orders",
        { ...inGroup, sku: { name: "Standard_D2ds_v5", tier: "GeneralPurpose" }, ...properties },
        options,
    );
const tables = azureNative("dbforpostgresql:Database", "tables", { ...inGroup, serverName: output("orders", "name") });
const lockOn = (scope: Written, level: Written = "CanNotDelete") => azureNative("authorization:ManagementLockByScope", "keep", { scope, level });
/** As azurerm writes it: a SQL database knows its server only, and that one its group. */
const sql: readonly Declared[] = [
    terraform("azurerm_resource_group", "shop", { name: "shop", location: "westeurope" }),
    terraform("azurerm_mssql_server", "sql", { name: "shop-sql", resource_group_name: output("shop", "name"), version: "12.0" }),
    terraform("azurerm_mssql_database", "orders", { name: "orders", server_id: output("sql", "id"), sku_name: "GP_S_Gen5_2" }),
];
const terraformLock = (scope: Written) => terraform("azurerm_management_lock", "keep", { name: "keep", scope, lock_level: "CanNotDelete" });
const unlocked = (because: string) => ({ resource: "orders", message: `Database "orders" is not protected from deletion (${because}).` });
const lockOrProtect = 'Give it the resource option protect: true, or a ManagementLockByScope with level "CanNotDelete".';
const lockOrPrevent = 'Give it lifecycle { prevent_destroy = true }, or an azurerm_management_lock with lock_level "CanNotDelete".';
/** Where the program declares no lock at all. */
const inSettings = "If another program declares the locks, set elsewhere: [locks] in prodgate.yaml.";

policyTest(protectedStatefulResources, {
    closed: { "azure-native:authorization:ManagementLockByScope": "Azure has one kind of lock, all types of it are read, and a lock only helps." },
    passes: [
        { title: "the same for an Azure SQL database", stack: sql, elsewhere: ["alarms", "locks"] },
        {
            title: "no lock at all, where the settings say that they are kept in another program",
            stack: [group, server()],
            elsewhere: ["locks"],
        },
        { title: "RDS refuses to delete it", stack: [pulumiAws("rds/instance:Instance", "orders", { ...postgres, deletionProtection: true })] },
        { title: "Pulumi refuses to delete it", stack: [pulumiAws("rds/instance:Instance", "orders", postgres, { protect: true })] },
        {
            title: "Terraform refuses to delete it",
            stack: [terraform("aws_db_instance", "orders", { engine: "postgres", deletion_protection: false }, { protect: true })],
        },
        {
            title: "a replica is made anew from its source",
            stack: [
                pulumiAws("rds/instance:Instance", "orders", { ...postgres, deletionProtection: true }),
                pulumiAws("rds/instance:Instance", "orders-read", {
                    instanceClass: "db.m7g.large",
                    replicateSourceDb: output("orders", "identifier"),
                }),
            ],
        },
        {
            title: "the same as a policy pack sees it on creation",
            stack: [
                inEngine(pulumiAws("rds/instance:Instance", "orders", { ...postgres, deletionProtection: true })),
                inEngine(
                    pulumiAws("rds/instance:Instance", "orders-read", {
                        instanceClass: "db.m7g.large",
                        replicateSourceDb: output("orders", "identifier"),
                    }),
                ),
            ],
        },
        {
            title: "a cluster that is protected, whose members have no protection of their own",
            stack: [
                terraform("aws_rds_cluster", "orders", { engine: "aurora-postgresql", deletion_protection: "true" }),
                terraform("aws_rds_cluster_instance", "orders-1", { engine: "aurora-postgresql", cluster_identifier: output("orders", "id") }),
            ],
        },
        {
            title: "a cluster that copies another one",
            stack: [
                terraform("aws_rds_cluster", "orders-dr", {
                    engine: "aurora-postgresql",
                    replication_source_identifier: "arn:aws:rds:eu-west-1:123456789012:cluster:orders",
                }),
            ],
        },
        {
            title: "a table that DynamoDB refuses to delete",
            stack: [pulumiAws("dynamodb/table:Table", "carts", { hashKey: "id", deletionProtectionEnabled: true })],
        },
        {
            title: "S3 refuses to delete a bucket that holds something",
            notJudged: true,
            stack: [terraform("aws_s3_bucket", "invoices", { bucket: "shop-invoices" })],
        },
        { title: "Pulumi refuses to delete a flexible server", stack: [group, server({}, { protect: true })] },
        {
            title: "Terraform refuses to delete an Azure SQL database",
            stack: [terraform("azurerm_mssql_database", "orders", { name: "orders", server_id: unknown }, { protect: true })],
        },
        { title: "a lock on the server", stack: [group, server(), lockOn(output("orders", "id"))] },
        { title: "the same as a policy pack sees it on creation", stack: [group, server(), lockOn(output("orders", "id"))].map(inEngine) },
        { title: "a lock on its resource group", stack: [group, server(), lockOn(output("shop", "id"), "readonly")] },
        {
            title: "a lock at the level of the group, by its name",
            stack: [
                group,
                server(),
                azureNative("authorization:ManagementLockAtResourceGroupLevel", "keep", {
                    resourceGroupName: output("shop", "name"),
                    level: "CanNotDelete",
                }),
            ],
        },
        {
            title: "a lock at the level of the resource, by the names of both",
            stack: [
                azureNative("resources:ResourceGroup", "shop", { resourceGroupName: "shop" }),
                azureNative("sql:Server", "sql", { resourceGroupName: "shop", serverName: "shop-sql" }),
                azureNative("sql:Database", "orders", { resourceGroupName: "shop", serverName: "shop-sql", databaseName: "orders" }),
                azureNative("authorization:ManagementLockAtResourceLevel", "keep", {
                    resourceGroupName: "shop",
                    resourceProviderNamespace: "Microsoft.Sql",
                    parentResourcePath: "servers/shop-sql",
                    resourceType: "databases",
                    resourceName: "orders",
                    level: "CanNotDelete",
                }),
            ],
        },
        { title: "a lock on the server of an Azure SQL database", stack: [...sql, terraformLock(output("sql", "id"))] },
        { title: "a lock on the group of the server of an Azure SQL database, two steps away", stack: [...sql, terraformLock(output("shop", "id"))] },
        {
            title: "a flexible server that copies another one",
            stack: [
                terraform("azurerm_postgresql_flexible_server", "orders", { name: "orders", sku_name: "GP_Standard_D2ds_v5" }, { protect: true }),
                terraform("azurerm_postgresql_flexible_server", "orders-read", {
                    name: "orders-read",
                    create_mode: "Replica",
                    source_server_id: output("orders", "id"),
                }),
            ],
        },
        {
            title: "a secondary of a global database, which AWS makes without a user of its own",
            stack: [
                pulumiAws("rds/globalCluster:GlobalCluster", "world", { globalClusterIdentifier: "orders" }),
                pulumiAws("rds/cluster:Cluster", "orders-dr", { engine: "aurora-postgresql", globalClusterIdentifier: output("world", "id") }),
                terraform("aws_rds_cluster", "stock-dr", { engine: "aurora-mysql", global_cluster_identifier: "stock" }),
            ],
        },
        {
            title: "replicas of MySQL and of SQL in both spellings, under a lock on something else",
            stack: [
                azureNative("storage:StorageAccount", "files", inGroup),
                lockOn(output("files", "id")),
                azureNative("dbformysql:Server", "stock-read", { ...inGroup, replicationRole: "Replica" }),
                terraform("azurerm_mssql_database", "sales-dr", { name: "sales", server_id: "dr", create_mode: "Secondary" }),
            ],
        },
        {
            title: "an Azure SQL secondary, under a lock on something else",
            stack: [
                azureNative("storage:StorageAccount", "files", inGroup),
                lockOn(output("files", "id")),
                azureNative("sql:Database", "orders-dr", { ...inGroup, serverName: "shop-dr", createMode: "Secondary" }),
            ],
        },
        {
            title: "a lock on the server of an Azure SQL database, and one on a group, in Pulumi",
            stack: [
                group,
                azureNative("sql:Server", "sql", { resourceGroupName: "shop-eu" }),
                azureNative("sql:Database", "orders", { resourceGroupName: "shop-eu", serverName: output("sql", "name") }),
                lockOn(output("sql", "id")),
                azureNative("sql:Database", "stock", { ...inGroup, serverName: "shop-us" }),
                azureNative("authorization:ManagementLockByScope", "keep-group", { scope: output("shop", "id"), level: "CanNotDelete" }),
            ],
        },
        {
            title: "Pulumi refuses to delete it, under a lock on a subscription that may be another one",
            stack: [server({}, { protect: true }), azureNative("authorization:ManagementLockAtSubscriptionLevel", "keep", { level: "CanNotDelete" })],
        },
        {
            title: "the tool refuses to delete a MySQL server",
            stack: [
                azureNative("dbformysql:Server", "orders", {}, { protect: true }),
                terraform("azurerm_mysql_flexible_server", "stock", {}, { protect: true }),
            ],
        },
    ],
    violations: [
        {
            title: "no lock at all: one of the two ways out is the settings",
            stack: [group, server()],
            findings: [{ ...unlocked("protect is false by default"), fix: `${lockOrProtect} ${inSettings}` }],
        },
        {
            title: "a group that deployment decides holds no lock where the program declares none",
            stack: [server({ resourceGroupName: unknown })],
            findings: [{ ...unlocked("protect is false by default"), fix: `${lockOrProtect} ${inSettings}` }],
        },
        {
            title: "the same for an Azure SQL database",
            stack: sql,
            findings: [{ ...unlocked("lifecycle.prevent_destroy is false by default"), fix: `${lockOrPrevent} ${inSettings}` }],
        },
        {
            title: "a database of AWS has a protection of its own, wherever locks are kept",
            stack: [pulumiAws("rds/instance:Instance", "orders", postgres)],
            elsewhere: ["locks"],
            findings: [
                { ...unlocked("deletionProtection is false by default, protect is false by default"), fix: "Set deletionProtection to true." },
            ],
        },
        {
            title: "deletionProtection left out: the provider's default is false",
            stack: [pulumiAws("rds/instance:Instance", "orders", postgres)],
            findings: [
                {
                    resource: "orders",
                    message:
                        'Database "orders" is not protected from deletion (deletionProtection is false by default, protect is false by default).',
                    fix: "Set deletionProtection to true.",
                },
            ],
        },
        {
            title: "the same as a policy pack sees it on creation",
            stack: [inEngine(pulumiAws("rds/instance:Instance", "orders", { ...postgres, dbSubnetGroupName: output("private", "name") }))],
            findings: [
                {
                    resource: "orders",
                    message:
                        'Database "orders" is not protected from deletion (deletionProtection is false by default, protect is false by default).',
                    fix: "Set deletionProtection to true.",
                },
            ],
        },
        {
            title: "a final snapshot keeps the data, not the service",
            stack: [
                terraform("aws_db_instance", "orders", {
                    engine: "mysql",
                    deletion_protection: false,
                    skip_final_snapshot: false,
                    final_snapshot_identifier: "orders-final",
                }),
            ],
            findings: [
                {
                    resource: "orders",
                    message:
                        'Database "orders" is not protected from deletion (deletion_protection is false, lifecycle.prevent_destroy is false by default).',
                    fix: "Set deletion_protection = true.",
                },
            ],
        },
        {
            title: "an Aurora cluster, once, whatever its members are",
            stack: [
                pulumiAws("rds/cluster:Cluster", "orders", { engine: "aurora-mysql" }),
                pulumiAws("rds/clusterInstance:ClusterInstance", "orders-1", { engine: "aurora-mysql", clusterIdentifier: output("orders", "id") }),
            ],
            findings: [
                {
                    resource: "orders",
                    message:
                        'Database "orders" is not protected from deletion (deletionProtection is false by default, protect is false by default).',
                    fix: "Set deletionProtection to true.",
                },
            ],
        },
        {
            title: "a table: the provider's default is false",
            stack: [terraform("aws_dynamodb_table", "carts", { name: "carts", hash_key: "id", billing_mode: "PAY_PER_REQUEST" })],
            findings: [
                {
                    resource: "carts",
                    message:
                        'Database "carts" is not protected from deletion (deletion_protection_enabled is false by default, lifecycle.prevent_destroy is false by default).',
                    fix: "Set deletion_protection_enabled = true.",
                },
            ],
        },
        {
            title: "null is absent",
            stack: [pulumiAws("dynamodb/table:Table", "carts", { hashKey: "id", deletionProtectionEnabled: null })],
            findings: [
                {
                    resource: "carts",
                    message:
                        'Database "carts" is not protected from deletion (deletionProtectionEnabled is false by default, protect is false by default).',
                    fix: "Set deletionProtectionEnabled to true.",
                },
            ],
        },
        {
            title: "a lock on something else, and none on the flexible server",
            stack: [group, server(), tables, azureNative("storage:StorageAccount", "files", inGroup), lockOn(output("files", "id"))],
            findings: [{ ...unlocked("protect is false by default"), fix: lockOrProtect }],
        },
        {
            title: "the same as a policy pack sees it on creation",
            stack: [group, server(), azureNative("storage:StorageAccount", "files", inGroup), lockOn(output("files", "id"))].map(inEngine),
            findings: [{ ...unlocked("protect is false by default"), fix: lockOrProtect }],
        },
        {
            title: "a lock on a resource of a type that is not read, and none on the server",
            stack: [group, server(), azureNative("cosmosdb:DatabaseAccount", "events", inGroup), lockOn(output("events", "id"))],
            findings: [{ ...unlocked("protect is false by default"), fix: lockOrProtect }],
        },
        {
            title: "a lock on another group than the server's",
            stack: [group, server(), azureNative("resources:ResourceGroup", "network", {}), lockOn(output("network", "id"))],
            findings: [{ ...unlocked("protect is false by default"), fix: lockOrProtect }],
        },
        {
            title: "a lock that locks nothing",
            stack: [group, server({}, { protect: false }), lockOn(output("orders", "id"), "NotSpecified")],
            findings: [{ ...unlocked("protect is false, keep: level is NotSpecified"), fix: lockOrProtect }],
        },
        {
            title: "an Azure SQL database, once, whatever its server is",
            stack: [...sql, terraform("azurerm_storage_account", "files", { name: "shopfiles" }), terraformLock(output("files", "id"))],
            findings: [{ ...unlocked("lifecycle.prevent_destroy is false by default"), fix: lockOrPrevent }],
        },
        {
            title: "a MySQL flexible server",
            stack: [
                terraform("azurerm_mysql_flexible_server", "orders", {
                    name: "orders",
                    resource_group_name: "shop",
                    sku_name: "GP_Standard_D2ds_v4",
                }),
                terraform("azurerm_storage_account", "files", { name: "shopfiles" }),
                terraformLock(output("files", "id")),
            ],
            findings: [{ ...unlocked("lifecycle.prevent_destroy is false by default"), fix: lockOrPrevent }],
        },
        {
            title: "a cluster that was restored into a global database is a primary",
            stack: [
                terraform("aws_rds_cluster", "orders", {
                    engine: "aurora-postgresql",
                    global_cluster_identifier: "orders",
                    snapshot_identifier: "orders-last",
                }),
            ],
            findings: [
                {
                    ...unlocked("deletion_protection is false by default, lifecycle.prevent_destroy is false by default"),
                    fix: "Set deletion_protection = true.",
                },
            ],
        },
        {
            title: "a replica that was promoted is a primary",
            stack: [
                group,
                server({ createMode: "Replica", replicationRole: "None" }),
                azureNative("storage:StorageAccount", "files", inGroup),
                lockOn(output("files", "id")),
            ],
            findings: [{ ...unlocked("protect is false by default"), fix: lockOrProtect }],
        },
        {
            title: "a lock at the level of a resource that is no database",
            stack: [
                server({ resourceGroupName: "shop" }),
                azureNative("authorization:ManagementLockAtResourceLevel", "keep", {
                    resourceGroupName: "shop",
                    resourceProviderNamespace: "Microsoft.Network",
                    parentResourcePath: "",
                    resourceType: "virtualNetworks",
                    resourceName: "shop-network",
                    level: "CanNotDelete",
                }),
            ],
            findings: [{ ...unlocked("protect is false by default"), fix: lockOrProtect }],
        },
        {
            title: "a lock of no level on the subscription",
            stack: [group, server(), azureNative("authorization:ManagementLockAtSubscriptionLevel", "keep", { level: "NotSpecified" })],
            findings: [{ ...unlocked("protect is false by default"), fix: lockOrProtect }],
        },
        {
            title: "a MySQL server beside a database that is locked by its name, in a group with a lock of no level",
            stack: [
                azureNative("dbformysql:Server", "orders", { resourceGroupName: "shop" }),
                azureNative("sql:Database", "sales", { resourceGroupName: "shop", serverName: "sql" }),
                azureNative("sql:Database", "stock", { resourceGroupName: "shop", serverName: "sql" }),
                azureNative("authorization:ManagementLockAtResourceGroupLevel", "none", { resourceGroupName: "shop", level: "NotSpecified" }),
                azureNative("authorization:ManagementLockAtResourceLevel", "keep", { resourceName: output("stock", "name"), level: "CanNotDelete" }),
            ],
            findings: ["orders", "sales"].map((resource) => ({
                resource,
                message: `Database "${resource}" is not protected from deletion (protect is false by default).`,
                fix: lockOrProtect,
            })),
        },
        {
            title: "a flexible server of azurerm beside a locked database",
            stack: [
                ...sql,
                terraformLock(output("orders", "id")),
                terraform("azurerm_postgresql_flexible_server", "stock", { name: "stock", resource_group_name: output("shop", "name") }),
            ],
            findings: [
                {
                    resource: "stock",
                    message: 'Database "stock" is not protected from deletion (lifecycle.prevent_destroy is false by default).',
                    fix: lockOrPrevent,
                },
            ],
        },
    ],
    undecided: [
        {
            title: "configuration decides whether it is protected",
            stack: [pulumiAws("rds/instance:Instance", "orders", { ...postgres, deletionProtection: unknown })],
            because: ["deletionProtection is known only after deployment"],
        },
        {
            title: "it may be a replica",
            stack: [terraform("aws_db_instance", "orders", { engine: "postgres", replicate_source_db: unknown })],
            because: ["replicate_source_db"],
        },
        {
            title: "a running cluster whose protection the program leaves alone",
            stack: [
                terraform(
                    "aws_rds_cluster",
                    "orders",
                    { engine: "aurora-mysql", deletion_protection: true },
                    { ignoreChanges: ["deletion_protection"], exists: true },
                ),
            ],
            because: ["changes to deletion_protection are ignored"],
        },
        {
            title: "a malformed value is no default",
            stack: [pulumiAws("dynamodb/table:Table", "carts", { hashKey: "id", deletionProtectionEnabled: ["yes"] })],
            because: ["deletionProtectionEnabled is "],
        },
        {
            title: "a policy that is assigned may set locks",
            stack: [group, server(), azureNative("authorization:PolicyAssignment", "landing-zone", { scope: output("shop", "id") })],
            because: ["landing-zone: a resource of a type that is not read may change it"],
        },
        {
            title: "the same in azurerm",
            stack: [...sql, terraform("azurerm_resource_group_policy_assignment", "landing_zone", { name: "landing-zone" })],
            because: ["landing_zone: a resource of a type that is not read may change it"],
        },
        {
            title: "a lock on the subscription, which may be another one",
            stack: [group, server(), lockOn("/subscriptions/00000000-0000-0000-0000-000000000000")],
            because: ["keep: scope"],
        },
        { title: "a lock on a scope that deployment decides", stack: [...sql, terraformLock(unknown)], because: ["keep: scope"] },
        {
            title: "a level that deployment decides",
            stack: [group, server(), lockOn(output("orders", "id"), unknown)],
            because: ["keep: level is known only after deployment"],
        },
        {
            title: "a level that the provider does not know",
            stack: [group, server(), lockOn(output("orders", "id"), "Frozen")],
            because: ["keep: level is "],
        },
        {
            title: "a group that deployment decides",
            stack: [group, server({ resourceGroupName: unknown }), lockOn(output("shop", "id"))],
            because: ["resourceGroupName"],
        },
        { title: "it may be a replica", stack: [server({ createMode: unknown })], because: ["createMode is known only after deployment"] },
        {
            title: "a lock on the subscription, from Terraform's view of it",
            stack: [...sql, terraformLock(new Hole({ refs: [{ address: "data.azurerm_subscription.current", attribute: "id" }], exact: true }))],
            because: ["keep: scope"],
        },
    ],
    same: [
        {
            title: "an unprotected instance and its protected neighbour",
            stacks: [
                [
                    pulumiAws("rds/instance:Instance", "orders", { engine: "mysql" }),
                    pulumiAws("rds/cluster:Cluster", "stock", { engine: "aurora-mysql", deletionProtection: true }),
                ],
                [
                    terraform("aws_db_instance", "orders", { engine: "mysql" }),
                    terraform("aws_rds_cluster", "stock", { engine: "aurora-mysql", deletion_protection: true }),
                ],
            ],
        },
        {
            title: "two flexible servers, and a lock on one of them",
            stacks: [
                [
                    azureNative("dbforpostgresql:Server", "orders", { serverName: "orders" }),
                    azureNative("dbforpostgresql:Server", "stock", { serverName: "stock" }),
                    lockOn(output("stock", "id")),
                ],
                [
                    terraform("azurerm_postgresql_flexible_server", "orders", { name: "orders" }),
                    terraform("azurerm_postgresql_flexible_server", "stock", { name: "stock" }),
                    terraformLock(output("stock", "id")),
                ],
            ],
        },
    ],
});
