import { source } from "../../../architecture/reason";
import { databaseHighAvailability } from "../../../policies/scalability/database-high-availability";
import { policyTest } from "../policy-test";
import { azureNative, inEngine, interpolate, output, pulumiAws, terraform, unknown, type Options, type Properties, type Written } from "../stack";

const instance = (properties: Properties = {}) => pulumiAws("rds/instance:Instance", "orders", { engine: "postgres", ...properties });
const terraformInstance = (properties: Properties = {}) => terraform("aws_db_instance", "orders", { engine: "mysql", ...properties });

const aurora = { engine: "aurora-postgresql" };
const cluster = (properties: Properties = {}) => pulumiAws("rds/cluster:Cluster", "orders", { ...aurora, masterUsername: "shop", ...properties });
const member = (name: string, properties: Properties = {}, options: Options = {}) =>
    pulumiAws("rds/clusterInstance:ClusterInstance", name, { ...aurora, clusterIdentifier: output("orders", "id"), ...properties }, options);
const terraformCluster = (properties: Properties = {}, options: Options = {}) =>
    terraform("aws_rds_cluster", "orders", { ...aurora, ...properties }, options);
const terraformMember = (name: string, properties: Properties = {}, options: Options = {}) =>
    terraform("aws_rds_cluster_instance", name, { ...aurora, cluster_identifier: output("orders", "id"), ...properties }, options);
const copies = { by: "count", written: "${var.copies}", reason: source("variable", "copies") } as const;

const postgres = (properties: Properties = {}) =>
    azureNative("dbforpostgresql:Server", "orders", { sku: { name: "Standard_D2ds_v5", tier: "GeneralPurpose" }, ...properties });
const mysql = (properties: Properties = {}) =>
    azureNative("dbformysql:Server", "orders", { sku: { name: "Standard_E2ds_v5", tier: "MemoryOptimized" }, ...properties });
const flexible = (engine: "mysql" | "postgresql", properties: Properties = {}) =>
    terraform(`azurerm_${engine}_flexible_server`, "orders", { name: "orders", sku_name: "GP_Standard_D2ds_v5", ...properties });
const mode = (it: Written) => ({ highAvailability: { mode: it } });

const found = (predicate: string, fix: string) => ({ resource: "orders", message: `Database "orders" ${predicate}.`, fix });
const anotherInstance = "Add another aws.rds.ClusterInstance to it, in another zone or with no availabilityZone.";
const anotherInTerraform = "Add another aws_rds_cluster_instance to it, in another zone or with no availability_zone.";
const zoneRedundant = 'Set highAvailability.mode to "ZoneRedundant".';
const zoneRedundantInTerraform = 'Set high_availability.mode = "ZoneRedundant".';

const readers = (minimum: Written) =>
    pulumiAws("appautoscaling/target:Target", "readers", {
        serviceNamespace: "rds",
        scalableDimension: "rds:cluster:ReadReplicaCount",
        resourceId: interpolate("cluster:", output("orders", "clusterIdentifier")),
        minCapacity: minimum,
        maxCapacity: 4,
    });

/** A member whose cluster another program keeps: it changes nothing here. */
const stranger = pulumiAws("rds/clusterInstance:ClusterInstance", "stock-1", { ...aurora, clusterIdentifier: "stock" });

policyTest(databaseHighAvailability, {
    passes: [
        { title: "RDS keeps a standby in another zone", stack: [instance({ multiAz: true })] },
        { title: "the same in Terraform, where a module's variable is text", stack: [terraformInstance({ multi_az: "true" })] },
        {
            title: "a replica is made anew from its source",
            stack: [
                instance({ multiAz: true }),
                pulumiAws("rds/instance:Instance", "orders-read", { replicateSourceDb: output("orders", "identifier") }),
            ],
        },
        {
            title: "the same as a policy pack sees it on creation",
            stack: [
                instance({ multiAz: true }),
                pulumiAws("rds/instance:Instance", "orders-read", { replicateSourceDb: output("orders", "identifier") }),
            ].map(inEngine),
        },
        { title: "SQL Server Express has no Multi-AZ", stack: [instance({ engine: "sqlserver-ex" })] },
        { title: "SQL Server Web has no Multi-AZ", stack: [terraformInstance({ engine: "sqlserver-web", multi_az: false })] },
        { title: "a writer and a reader of Aurora, which AWS puts into two zones", stack: [cluster(), member("orders-1"), member("orders-2")] },
        { title: "the same as a policy pack sees it on creation", stack: [cluster(), member("orders-1"), member("orders-2")].map(inEngine) },
        {
            title: "members that name their cluster",
            stack: [
                cluster({ clusterIdentifier: "orders" }),
                member("orders-1", { clusterIdentifier: "orders" }),
                member("orders-2", { clusterIdentifier: "orders" }),
                stranger,
            ],
        },
        {
            title: "a reader that is the last to take over still does",
            stack: [cluster(), member("orders-1", { promotionTier: 0 }), member("orders-2", { promotionTier: 15 })],
        },
        {
            title: "members in two zones",
            stack: [
                terraformCluster(),
                terraformMember("orders-1", { availability_zone: "eu-west-1a" }),
                terraformMember("orders-2", { availability_zone: "eu-west-1b" }),
            ],
        },
        {
            title: "three members, of which two stand in one zone",
            stack: [
                cluster(),
                member("orders-1", { availabilityZone: "eu-west-1a" }),
                member("orders-2", { availabilityZone: "eu-west-1a" }),
                member("orders-3", { availabilityZone: "eu-west-1c" }),
            ],
        },
        {
            title: "one member in a zone that deployment decides, and two that are apart",
            stack: [
                cluster(),
                member("orders-1", { availabilityZone: unknown }),
                member("orders-2", { availabilityZone: "eu-west-1a" }),
                member("orders-3", { availabilityZone: "eu-west-1b" }),
            ],
        },
        {
            title: "members in zones that AWS chose",
            stack: [
                cluster(),
                member("orders-1", {}, { exists: true, outputs: { availabilityZone: "eu-west-1a" } }),
                member("orders-2", {}, { exists: true, outputs: { availabilityZone: "eu-west-1b" } }),
            ],
        },
        { title: "a writer, and a reader that autoscaling keeps", stack: [cluster(), member("orders-1"), readers(1)] },
        { title: "two members from one block with count", stack: [terraformCluster(), terraformMember("members", {}, { times: 2 })] },
        {
            title: "a cluster that count makes once",
            stack: [terraformCluster({}, { times: 1 }), terraformMember("orders-1"), terraformMember("orders-2")],
        },
        {
            title: "a Multi-AZ cluster of RDS brings its standbys along",
            stack: [
                terraform("aws_rds_cluster", "orders", { engine: "postgres", db_cluster_instance_class: "db.m6gd.large", storage_type: "io1" }),
                pulumiAws("rds/cluster:Cluster", "stock", { engine: "mysql", dbClusterInstanceClass: unknown }),
            ],
        },
        {
            title: "Aurora Serverless v1, which AWS moves by itself",
            stack: [cluster({ engineMode: "serverless" })],
        },
        {
            title: "a cluster that copies another one",
            stack: [
                terraformCluster({ replication_source_identifier: "arn:aws:rds:eu-west-1:123456789012:cluster:orders" }),
                terraformMember("orders-1"),
            ],
        },
        {
            title: "a running secondary of a global database, of which the cloud says what it copies",
            stack: [
                pulumiAws(
                    "rds/cluster:Cluster",
                    "orders",
                    { ...aurora, globalClusterIdentifier: "orders" },
                    {
                        exists: true,
                        outputs: { masterUsername: "shop", replicationSourceIdentifier: "arn:aws:rds:eu-west-1:123456789012:cluster:orders" },
                    },
                ),
                member("orders-1"),
            ],
        },
        {
            title: "a secondary of a global database without a server of its own",
            stack: [
                pulumiAws("rds/globalCluster:GlobalCluster", "world", { globalClusterIdentifier: "orders" }),
                pulumiAws("rds/cluster:Cluster", "orders-dr", { ...aurora, globalClusterIdentifier: output("world", "id") }),
            ],
        },
        { title: "a flexible server with a standby in another zone", stack: [postgres(mode("ZoneRedundant"))] },
        { title: "a standby in the same zone takes over when the server is lost", stack: [postgres(mode("SameZone"))] },
        { title: "MySQL with a standby, of an older API version", stack: [mysql(mode("zoneredundant"))] },
        { title: "the same in Terraform", stack: [flexible("mysql", { high_availability: [{ mode: "SameZone" }] })] },
        {
            title: "a flexible server that copies another one",
            stack: [
                flexible("postgresql", { high_availability: { mode: "ZoneRedundant", standby_availability_zone: "2" } }),
                terraform("azurerm_postgresql_flexible_server", "orders-read", {
                    name: "orders-read",
                    sku_name: "GP_Standard_D2ds_v5",
                    create_mode: "Replica",
                    source_server_id: output("orders", "id"),
                }),
                azureNative("dbformysql:Server", "stock-read", {
                    sku: { name: "Standard_D2ds_v4", tier: "GeneralPurpose" },
                    replicationRole: "Replica",
                }),
            ],
        },
        {
            title: "the Burstable tier has no standby: whether it is fit for production is another question",
            stack: [
                postgres({ sku: { name: "Standard_B2s", tier: "Burstable" } }),
                terraform("azurerm_mysql_flexible_server", "stock", { name: "stock", sku_name: "B_Standard_B2s" }),
            ],
        },
        {
            title: "Azure SQL fails over by itself, in every tier",
            notJudged: true,
            stack: [
                azureNative("sql:Database", "orders", { serverName: "shop", sku: { name: "Basic", tier: "Basic" } }),
                terraform("azurerm_mssql_database", "stock", { name: "stock", server_id: unknown, sku_name: "GP_S_Gen5_2", zone_redundant: false }),
            ],
        },
        {
            title: "caches and tables are no relational databases",
            notJudged: true,
            stack: [
                pulumiAws("elasticache/replicationGroup:ReplicationGroup", "sessions", { description: "Sessions", numCacheClusters: 1 }),
                terraform("aws_dynamodb_table", "carts", { name: "carts", hash_key: "id" }),
            ],
        },
    ],
    violations: [
        {
            title: "a writer whose readers autoscaling may all take away",
            stack: [cluster(), member("orders-1"), readers(0)],
            findings: [found("has no standby in another zone", anotherInstance)],
        },
        {
            title: "multiAz left out: one server in one zone",
            stack: [instance()],
            findings: [found("has no standby in another zone (multiAz is false by default)", "Set multiAz to true.")],
        },
        {
            title: "an instance in a zone of the program's choice, which Multi-AZ refuses",
            stack: [instance({ availabilityZone: "eu-west-1a" })],
            findings: [found("has no standby in another zone (multiAz is false by default)", "Set multiAz to true, and remove availabilityZone.")],
        },
        {
            title: "an instance in the zone that AWS chose, which the program does not name",
            stack: [
                pulumiAws(
                    "rds/instance:Instance",
                    "orders",
                    { engine: "postgres", multiAz: false },
                    { exists: true, outputs: { availabilityZone: "eu-west-1a" } },
                ),
            ],
            findings: [found("has no standby in another zone (multiAz is false)", "Set multiAz to true.")],
        },
        {
            title: "a SQL Server without backups, which its standby needs",
            stack: [
                terraform("aws_db_instance", "orders", { engine: "sqlserver-se", availability_zone: "eu-west-1a", backup_retention_period: 0 }),
                pulumiAws("rds/instance:Instance", "stock", { engine: "sqlserver-ee" }),
                pulumiAws("rds/instance:Instance", "sales", { engine: "sqlserver-ee", backupRetentionPeriod: 14 }),
            ],
            findings: [
                found(
                    "has no standby in another zone (multi_az is false by default)",
                    "Set multi_az = true and backup_retention_period = 7, and remove availability_zone.",
                ),
                {
                    resource: "stock",
                    message: 'Database "stock" has no standby in another zone (multiAz is false by default).',
                    fix: "Set multiAz to true and backupRetentionPeriod to 7.",
                },
                {
                    resource: "sales",
                    message: 'Database "sales" has no standby in another zone (multiAz is false by default).',
                    fix: "Set multiAz to true.",
                },
            ],
        },
        {
            title: "a running instance in a zone that AWS chose",
            stack: [
                pulumiAws("rds/instance:Instance", "orders", { engine: "postgres" }, { exists: true, outputs: { availabilityZone: "eu-west-1a" } }),
            ],
            findings: [found("has no standby in another zone (multiAz is false by default)", "Set multiAz to true.")],
        },
        {
            title: "a cluster that was restored into a global database is a primary",
            stack: [cluster({ masterUsername: null, snapshotIdentifier: "orders-last", globalClusterIdentifier: "orders" }), member("orders-1")],
            findings: [found("has no standby in another zone", anotherInstance)],
        },
        {
            title: "the same in Terraform, as text and in clear",
            stack: [terraformInstance({ multi_az: "false" })],
            findings: [found("has no standby in another zone (multi_az is false)", "Set multi_az = true.")],
        },
        {
            title: "null is absent",
            stack: [instance({ multiAz: null })],
            findings: [found("has no standby in another zone (multiAz is false by default)", "Set multiAz to true.")],
        },
        {
            title: "a restored instance stands in one zone too",
            stack: [instance({ snapshotIdentifier: "rds:orders-2026-11-01" })],
            findings: [found("has no standby in another zone (multiAz is false by default)", "Set multiAz to true.")],
        },
        {
            title: "a running instance whose program leaves it to the console, which has it off",
            stack: [pulumiAws("rds/instance:Instance", "orders", { engine: "oracle-se2" }, { exists: true, outputs: { multiAz: false } })],
            findings: [found("has no standby in another zone (multiAz is false)", "Set multiAz to true.")],
        },
        {
            title: "a SQL Server whose Multi-AZ is switched off, whatever its option group holds",
            stack: [instance({ engine: "sqlserver-se", multiAz: false, optionGroupName: "audited", backupRetentionPeriod: 7 })],
            findings: [found("has no standby in another zone (multiAz is false)", "Set multiAz to true.")],
        },
        {
            title: "an option group of another engine mirrors nothing",
            stack: [terraformInstance({ option_group_name: "audited" })],
            findings: [found("has no standby in another zone (multi_az is false by default)", "Set multi_az = true.")],
        },
        {
            title: "Aurora with a writer alone: its storage survives, its clients wait",
            stack: [cluster(), member("orders-1")],
            findings: [found("has no standby in another zone", anotherInstance)],
        },
        {
            title: "the same as a policy pack sees it on creation",
            stack: [cluster(), member("orders-1"), stranger].map(inEngine),
            findings: [found("has no standby in another zone", anotherInstance)],
        },
        {
            title: "a second member that is the only one of another cluster",
            stack: [
                terraformCluster(),
                terraformMember("orders-1"),
                terraform("aws_rds_cluster", "stock", { engine: "aurora-mysql" }),
                terraform("aws_rds_cluster_instance", "stock-1", { engine: "aurora-mysql", cluster_identifier: output("stock", "id") }),
            ],
            findings: [
                found("has no standby in another zone", anotherInTerraform),
                { resource: "stock", message: 'Database "stock" has no standby in another zone.', fix: anotherInTerraform },
            ],
        },
        {
            title: "two members in one zone",
            stack: [
                cluster(),
                member("orders-1", { availabilityZone: "eu-west-1a" }),
                member("orders-2", { availabilityZone: "eu-west-1a", engine: "hunter2" }),
            ],
            findings: [found("has no standby in another zone", anotherInstance)],
        },
        {
            title: "three members that one block puts into one zone",
            stack: [terraformCluster(), terraformMember("members", { availability_zone: "eu-west-1a" }, { times: 3 })],
            findings: [found("has no standby in another zone", anotherInTerraform)],
        },
        {
            title: "the primary of a global database: another region does not take over by itself",
            stack: [
                pulumiAws("rds/globalCluster:GlobalCluster", "world", { globalClusterIdentifier: "orders" }),
                cluster({ globalClusterIdentifier: output("world", "id") }),
                member("orders-1"),
            ],
            findings: [found("has no standby in another zone", anotherInstance)],
        },
        {
            title: "a flexible server without the block",
            stack: [postgres()],
            findings: [found("has no standby server (highAvailability is absent)", zoneRedundant)],
        },
        {
            title: "a block without a mode: the SDK injects Disabled",
            stack: [postgres({ highAvailability: {} })],
            findings: [found("has no standby server (highAvailability.mode is Disabled by default)", zoneRedundant)],
        },
        {
            title: "MySQL with its standby switched off",
            stack: [mysql(mode("Disabled"))],
            findings: [found("has no standby server (highAvailability.mode is Disabled)", `${zoneRedundant} This replaces the database.`)],
        },
        {
            title: "flexible servers in Terraform",
            stack: [flexible("postgresql")],
            findings: [found("has no standby server (high_availability is absent)", zoneRedundantInTerraform)],
        },
        {
            title: "MySQL in Terraform, with an empty list of blocks",
            stack: [flexible("mysql", { sku_name: "MO_Standard_E2ds_v4", high_availability: [] })],
            findings: [found("has no standby server (high_availability is absent)", `${zoneRedundantInTerraform} This replaces the database.`)],
        },
        {
            title: "MySQL whose storage does not grow, which a standby is refused without",
            stack: [flexible("mysql", { storage: [{ auto_grow_enabled: false, size_gb: 64 }] })],
            findings: [
                found(
                    "has no standby server (high_availability is absent)",
                    'Set high_availability.mode = "ZoneRedundant" and storage.auto_grow_enabled = true. This replaces the database.',
                ),
            ],
        },
        {
            title: "the same in Pulumi",
            stack: [mysql({ storage: { autoGrow: "Disabled" } })],
            findings: [
                found(
                    "has no standby server (highAvailability is absent)",
                    'Set highAvailability.mode to "ZoneRedundant" and storage.autoGrow to "Enabled". This replaces the database.',
                ),
            ],
        },
        {
            title: "storage of PostgreSQL may stay as it is",
            stack: [postgres({ storage: { autoGrow: "Disabled" } })],
            findings: [found("has no standby server (highAvailability is absent)", zoneRedundant)],
        },
        {
            title: "a replica that was promoted is a primary",
            stack: [flexible("postgresql", { create_mode: "Replica", replication_role: "None" })],
            findings: [found("has no standby server (high_availability is absent)", zoneRedundantInTerraform)],
        },
        {
            title: "a server that was restored",
            stack: [mysql({ createMode: "PointInTimeRestore" })],
            findings: [found("has no standby server (highAvailability is absent)", `${zoneRedundant} This replaces the database.`)],
        },
    ],
    undecided: [
        { title: "configuration decides", stack: [instance({ multiAz: unknown })], because: ["multiAz is known only after deployment"] },
        { title: "a malformed value is no default", stack: [instance({ multiAz: ["yes"] })], because: ["multiAz is "] },
        { title: "it may be a replica", stack: [terraformInstance({ replicate_source_db: unknown })], because: ["replicate_source_db"] },
        {
            title: "a snapshot brings its engine along, which may have no Multi-AZ",
            stack: [pulumiAws("rds/instance:Instance", "orders", { snapshotIdentifier: "orders-last" })],
            because: ["the provider decides engine"],
        },
        {
            title: "the option group of a SQL Server may mirror it",
            stack: [instance({ engine: "sqlserver-ee", optionGroupName: "mirrored" })],
            because: ["optionGroupName depends on the option group, which may mirror it"],
        },
        {
            title: "RDS Custom, which can have a standby in some releases",
            stack: [instance({ engine: "custom-oracle-ee" })],
            because: ["engine depends on the engine"],
        },
        {
            title: "a running instance whose program leaves Multi-AZ alone",
            stack: [terraform("aws_db_instance", "orders", { engine: "postgres", multi_az: false }, { ignoreChanges: ["multi_az"], exists: true })],
            because: ["changes to multi_az are ignored"],
        },
        {
            title: "a cluster without any member: they are declared elsewhere",
            stack: [cluster()],
            because: ["its members may be declared in another program"],
        },
        {
            title: "a second member may be of this cluster",
            stack: [cluster(), member("orders-1"), member("other-1", { clusterIdentifier: unknown })],
            because: ["other-1: clusterIdentifier"],
        },
        {
            title: "a minimum of readers that configuration decides",
            stack: [cluster(), member("orders-1"), readers(unknown)],
            because: ["readers: minCapacity is known only after deployment"],
        },
        {
            title: "members in zones that deployment decides",
            stack: [cluster(), member("orders-1", { availabilityZone: unknown }), member("orders-2", { availabilityZone: unknown })],
            because: ["orders-1: availabilityZone is known only after deployment", "orders-2: availabilityZone"],
        },
        {
            title: "a variable says how many members there are",
            stack: [terraformCluster(), terraformMember("members", {}, { conditional: copies })],
            because: ["members: count depends on variable copies"],
        },
        {
            title: "several clusters and their members, from one block each",
            stack: [terraformCluster({}, { times: 2 }), terraformMember("members", {}, { times: 2 })],
            because: ["the members of each cluster"],
        },
        {
            title: "a tier that the service chooses",
            stack: [azureNative("dbforpostgresql:Server", "orders", {})],
            because: ["the provider decides sku.tier"],
        },
        { title: "a mode that deployment decides", stack: [mysql(mode(unknown))], because: ["highAvailability.mode is known only after deployment"] },
        { title: "a block that deployment decides", stack: [flexible("mysql", { high_availability: unknown })], because: ["high_availability.mode"] },
        {
            title: "a mode that the provider does not know",
            stack: [postgres(mode("Regional"))],
            because: ["highAvailability.mode is "],
        },
        {
            title: "it may be a replica",
            stack: [flexible("postgresql", { create_mode: unknown })],
            because: ["create_mode is known only after deployment"],
        },
        {
            title: "it may have been promoted",
            stack: [mysql({ replicationRole: unknown })],
            because: ["replicationRole is known only after deployment"],
        },
    ],
    same: [
        {
            title: "an instance alone, and a cluster with two members",
            stacks: [
                [pulumiAws("rds/instance:Instance", "stock", { engine: "mysql" }), cluster(), member("orders-1"), member("orders-2")],
                [
                    terraform("aws_db_instance", "stock", { engine: "mysql" }),
                    terraformCluster(),
                    terraformMember("orders-1"),
                    terraformMember("orders-2"),
                ],
            ],
        },
        {
            title: "a server alone",
            stacks: [[postgres()], [flexible("postgresql")], [mysql()], [flexible("mysql")]],
        },
    ],
});
