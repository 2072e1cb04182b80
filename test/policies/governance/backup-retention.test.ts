import { backupRetention } from "../../../policies/governance/backup-retention";
import { policyTest } from "../policy-test";
import { azureNative, output, pulumiAws, terraform, unknown, type Properties } from "../stack";

const database = (properties: Properties = {}) => pulumiAws("rds/instance:Instance", "orders", { engine: "postgres", ...properties });
const block = (properties: Properties = {}) => terraform("aws_db_instance", "orders", { identifier: "orders", ...properties });
const cluster = (properties: Properties = {}) => pulumiAws("rds/cluster:Cluster", "orders", { engine: "aurora-postgresql", ...properties });
const clusterBlock = (properties: Properties = {}) => terraform("aws_rds_cluster", "orders", { engine: "aurora-postgresql", ...properties });
const table = (properties: Properties = {}) => pulumiAws("dynamodb/table:Table", "carts", { hashKey: "id", ...properties });
const tableBlock = (properties: Properties = {}) => terraform("aws_dynamodb_table", "carts", { name: "carts", hash_key: "id", ...properties });
const selection = (properties: Properties) => pulumiAws("backup/selection:Selection", "daily", { planId: "plan", ...properties });

const postgres = (properties: Properties = {}) => azureNative("dbforpostgresql:Server", "orders", { resourceGroupName: "shop", ...properties });
const postgresBlock = (properties: Properties = {}) => terraform("azurerm_postgresql_flexible_server", "orders", { name: "orders", ...properties });
const mysql = (properties: Properties = {}) => azureNative("dbformysql:Server", "orders", { resourceGroupName: "shop", ...properties });
const mysqlBlock = (properties: Properties = {}) => terraform("azurerm_mysql_flexible_server", "orders", { name: "orders", ...properties });
const sql = (properties: Properties = {}) => azureNative("sql:Database", "orders", { resourceGroupName: "shop", serverName: "shop", ...properties });
const sqlBlock = (properties: Properties = {}) => terraform("azurerm_mssql_database", "orders", { name: "orders", ...properties });
const retention = (properties: Properties = {}) =>
    azureNative("sql:BackupShortTermRetentionPolicy", "week", {
        resourceGroupName: "shop",
        serverName: "shop",
        databaseName: output("orders", "name"),
        policyName: "default",
        ...properties,
    });

const short = (because: string, fix: string, days = 7) => ({
    resource: "orders",
    message: `Database "orders" keeps its backups for less than ${String(days)} days${because === "" ? "" : ` (${because})`}.`,
    fix,
});
const unrecoverable = {
    resource: "carts",
    message: 'Database "carts" has no point-in-time recovery (pointInTimeRecovery is absent).',
    fix: "Set pointInTimeRecovery.enabled to true.",
};

policyTest(backupRetention, {
    passes: [
        { title: "an instance keeps backups as long as is asked", stack: [database({ backupRetentionPeriod: 7 })] },
        { title: "an instance that makes none is another policy's finding", stack: [database()] },
        { title: "a cluster keeps backups for a month", stack: [clusterBlock({ backup_retention_period: 30 })] },
        { title: "less is asked", stack: [cluster({ backupRetentionPeriod: 3 })], options: { minimum: 3 } },
        {
            title: "a replica copies a database that keeps its own",
            stack: [pulumiAws("rds/instance:Instance", "copy", { replicateSourceDb: "orders", backupRetentionPeriod: 1 })],
        },
        { title: "a table with point-in-time recovery, which reaches 35 days back", stack: [table({ pointInTimeRecovery: { enabled: true } })] },
        {
            title: "fewer days of it are enough",
            stack: [tableBlock({ point_in_time_recovery: [{ enabled: true, recovery_period_in_days: 7 }] })],
        },
        { title: "a table that holds the locks of Terraform", stack: [tableBlock({ hash_key: "LockID" })] },
        { title: "a table that a plan of AWS Backup names", stack: [table(), selection({ resources: [output("carts", "arn")] })] },
        { title: "a cluster that a plan of AWS Backup names", stack: [cluster(), selection({ resources: [output("orders", "arn")] })] },
        { title: "a flexible server keeps backups for 7 days by default", stack: [postgres()] },
        {
            title: "a flexible server keeps backups as long as is asked",
            stack: [postgres({ backup: { backupRetentionDays: 14 } })],
            options: { minimum: 14 },
        },
        { title: "servers of azurerm keep backups for 7 days by default", stack: [postgresBlock()] },
        { title: "a server of MySQL in azurerm", stack: [mysqlBlock({ backup_retention_days: 10 })] },
        { title: "a server of MySQL", stack: [mysql({ backup: { backupRetentionDays: 35 } })] },
        { title: "a database of Azure SQL keeps backups for 7 days by default", stack: [sql()] },
        { title: "a policy of its own keeps them longer", stack: [sql(), retention({ retentionDays: 14 })], options: { minimum: 14 } },
        { title: "a database of Azure SQL in azurerm", stack: [sqlBlock({ short_term_retention_policy: [{ retention_days: 21 }] })] },
        {
            title: "a secondary of Azure SQL copies its primary",
            stack: [sqlBlock({ create_mode: "Secondary", short_term_retention_policy: [{ retention_days: 1 }] })],
        },
    ],
    violations: [
        {
            title: "a day",
            stack: [database({ backupRetentionPeriod: 1 })],
            findings: [short("backupRetentionPeriod is 1", "Set backupRetentionPeriod to 7.")],
        },
        {
            title: "three days in Terraform",
            stack: [block({ backup_retention_period: 3 })],
            findings: [short("backup_retention_period is 3", "Set backup_retention_period = 7.")],
        },
        {
            title: "a cluster that says nothing keeps them for a day",
            stack: [cluster()],
            findings: [short("backupRetentionPeriod is 1 by default", "Set backupRetentionPeriod to 7.")],
        },
        {
            title: "the same in Terraform",
            stack: [clusterBlock()],
            findings: [short("backup_retention_period is 1 by default", "Set backup_retention_period = 7.")],
        },
        {
            title: "more is asked",
            stack: [database({ backupRetentionPeriod: 7 })],
            options: { minimum: 35 },
            findings: [short("backupRetentionPeriod is 7", "Set backupRetentionPeriod to 35.", 35)],
        },
        { title: "a table without point-in-time recovery", stack: [table()], findings: [unrecoverable] },
        {
            title: "a table of Terraform where it is switched off",
            stack: [tableBlock({ point_in_time_recovery: [{ enabled: false }] })],
            findings: [
                {
                    resource: "carts",
                    message: 'Database "carts" has no point-in-time recovery (point_in_time_recovery.enabled is false).',
                    fix: "Set point_in_time_recovery.enabled = true.",
                },
            ],
        },
        {
            title: "a table that can be restored to how it was three days ago",
            stack: [table({ pointInTimeRecovery: { enabled: true, recoveryPeriodInDays: 3 } })],
            findings: [
                {
                    resource: "carts",
                    message: 'Database "carts" keeps its backups for less than 7 days (pointInTimeRecovery.recoveryPeriodInDays is 3).',
                    fix: "Set pointInTimeRecovery.recoveryPeriodInDays to 7.",
                },
            ],
        },
        {
            title: "a plan of AWS Backup names another table",
            stack: [
                table(),
                pulumiAws("dynamodb/table:Table", "orders", { pointInTimeRecovery: { enabled: true } }),
                selection({ resources: [output("orders", "arn")] }),
            ],
            findings: [unrecoverable],
        },
        {
            title: "three days of a server of MySQL",
            stack: [mysql({ backup: { backupRetentionDays: 3 } })],
            findings: [short("backup.backupRetentionDays is 3", "Set backup.backupRetentionDays to 7.")],
        },
        {
            title: "one day of a server of MySQL in azurerm",
            stack: [mysqlBlock({ backup_retention_days: 1 })],
            findings: [short("backup_retention_days is 1", "Set backup_retention_days = 7.")],
        },
        {
            title: "the default of a flexible server is less than is asked",
            stack: [postgres()],
            options: { minimum: 14 },
            findings: [short("backup is absent", "Set backup.backupRetentionDays to 14.", 14)],
        },
        {
            title: "the same in azurerm",
            stack: [postgresBlock()],
            options: { minimum: 14 },
            findings: [short("backup_retention_days is 7 by default", "Set backup_retention_days = 14.", 14)],
        },
        {
            title: "the default of Azure SQL is less than is asked",
            stack: [sql()],
            options: { minimum: 14 },
            findings: [short("", "Add a BackupShortTermRetentionPolicy for it with more retentionDays.", 14)],
        },
        {
            title: "a policy of its own keeps them for two days",
            stack: [sql(), retention({ retentionDays: 2 })],
            findings: [short("week: retentionDays is 2", "On week, set retentionDays to 7.")],
        },
        {
            title: "two days of Azure SQL in azurerm",
            stack: [sqlBlock({ short_term_retention_policy: [{ retention_days: 2 }] })],
            findings: [short("short_term_retention_policy.retention_days is 2", "Set short_term_retention_policy.retention_days = 7.")],
        },
    ],
    undecided: [
        { title: "a retention from configuration", stack: [cluster({ backupRetentionPeriod: unknown })], because: ["backupRetentionPeriod"] },
        {
            title: "a cluster that is restored from a snapshot",
            stack: [clusterBlock({ snapshot_identifier: "orders-final" })],
            because: ["backup_retention_period depends on what it is restored from"],
        },
        {
            title: "point-in-time recovery from configuration",
            stack: [table({ pointInTimeRecovery: { enabled: unknown } })],
            because: ["pointInTimeRecovery.enabled"],
        },
        {
            title: "a table whose items expire",
            stack: [table({ ttl: { enabled: true, attributeName: "expires" } })],
            because: ["ttl.enabled depends on whether its items, which expire, can be lost"],
        },
        {
            title: "a table whose name says that its items can be lost",
            stack: [pulumiAws("dynamodb/table:Table", "sessions", { hashKey: "id" })],
            because: ["depends on whether its items can be lost, as its name suggests"],
        },
        {
            title: "a plan of AWS Backup that selects by tags",
            stack: [
                tableBlock(),
                terraform("aws_backup_selection", "daily", {
                    plan_id: "plan",
                    selection_tag: [{ type: "STRINGEQUALS", key: "backup", value: "yes" }],
                }),
            ],
            because: ["daily: selection_tag"],
        },
        {
            title: "days of a server from configuration",
            stack: [postgres({ backup: { backupRetentionDays: unknown } })],
            because: ["backup.backupRetentionDays"],
        },
        {
            title: "a policy of Azure SQL for a database that is not known",
            stack: [sql(), retention({ databaseName: unknown, retentionDays: 2 })],
            because: ["week: databaseName"],
        },
        {
            title: "a server of which a vault may keep backups",
            stack: [
                mysqlBlock({ backup_retention_days: 1 }),
                terraform("azurerm_data_protection_backup_instance_mysql_flexible_server", "vault", { server_id: output("orders", "id") }),
            ],
            because: ["vault: server_id"],
        },
    ],
    same: [
        { title: "a cluster that says nothing", stacks: [[cluster()], [clusterBlock()]] },
        { title: "a table without point-in-time recovery", stacks: [[table()], [tableBlock()]] },
        {
            title: "two days of Azure SQL",
            stacks: [[sql(), retention({ retentionDays: 2 })], [sqlBlock({ short_term_retention_policy: [{ retention_days: 2 }] })]],
        },
    ],
});
