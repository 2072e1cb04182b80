import { protectedStatefulResources } from "../../../policies/devops/protected-stateful-resources";
import { policyTest } from "../policy-test";
import { inEngine, output, pulumiAws, terraform, unknown, type Declared } from "../stack";

const postgres = { engine: "postgres", instanceClass: "db.m7g.large" };

/** As a preview or a program evaluation tells it; a policy pack is not told. */
const retained = (one: Declared): Declared => ({ ...one, build: (addressOf) => ({ ...one.build(addressOf), retainOnDelete: true }) });

policyTest(protectedStatefulResources, {
    passes: [
        { title: "RDS refuses to delete it", stack: [pulumiAws("rds/instance:Instance", "orders", { ...postgres, deletionProtection: true })] },
        { title: "Pulumi refuses to delete it", stack: [pulumiAws("rds/instance:Instance", "orders", postgres, { protect: true })] },
        {
            title: "Terraform refuses to delete it",
            stack: [terraform("aws_db_instance", "orders", { engine: "postgres", deletion_protection: false }, { protect: true })],
        },
        {
            title: "Pulumi forgets it without deleting it",
            stack: [
                retained(pulumiAws("rds/cluster:Cluster", "orders", { engine: "aurora-mysql" })),
                retained(pulumiAws("dynamodb/table:Table", "carts", { hashKey: "id" })),
            ],
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
            stack: [terraform("aws_s3_bucket", "invoices", { bucket: "shop-invoices" })],
        },
    ],
    violations: [
        {
            title: "deletionProtection left out: the provider's default is false",
            stack: [pulumiAws("rds/instance:Instance", "orders", postgres)],
            findings: [
                {
                    resource: "orders",
                    message: 'Database "orders" can be deleted by mistake (deletionProtection is false by default, protect is false by default).',
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
                    message: 'Database "orders" can be deleted by mistake (deletionProtection is false by default, protect is false by default).',
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
                        'Database "orders" can be deleted by mistake (deletion_protection is false, lifecycle.prevent_destroy is false by default).',
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
                    message: 'Database "orders" can be deleted by mistake (deletionProtection is false by default, protect is false by default).',
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
                        'Database "carts" can be deleted by mistake (deletion_protection_enabled is false by default, lifecycle.prevent_destroy is false by default).',
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
                        'Database "carts" can be deleted by mistake (deletionProtectionEnabled is false by default, protect is false by default).',
                    fix: "Set deletionProtectionEnabled to true.",
                },
            ],
        },
    ],
    undecided: [
        {
            title: "configuration decides whether it is protected",
            stack: [pulumiAws("rds/instance:Instance", "orders", { ...postgres, deletionProtection: unknown })],
            because: ["deletionProtection, decided by deployment"],
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
            because: ["deletion_protection, decided by the running resource"],
        },
        {
            title: "a malformed value is no default",
            stack: [pulumiAws("dynamodb/table:Table", "carts", { hashKey: "id", deletionProtectionEnabled: ["yes"] })],
            because: ["deletionProtectionEnabled, decided by its shape"],
        },
    ],
    without: { "azure-native": "TEMP", azurerm: "TEMP" },
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
    ],
});
