import { backups } from "../../../policies/governance/backups";
import { policyTest } from "../policy-test";
import { inEngine, output, pulumiAws, terraform, unknown, type Properties } from "../stack";

const database = (properties: Properties = {}) => pulumiAws("rds/instance:Instance", "orders", { engine: "postgres", ...properties });
const block = (properties: Properties = {}) => terraform("aws_db_instance", "orders", { identifier: "orders", ...properties });
const selection = (properties: Properties) =>
    pulumiAws("backup/selection:Selection", "daily", { planId: "plan", iamRoleArn: "arn:aws:iam::1:role/backup", ...properties });
const selectionBlock = (properties: Properties) =>
    terraform("aws_backup_selection", "daily", { plan_id: "plan", iam_role_arn: "arn:aws:iam::1:role/backup", ...properties });

const off = {
    resource: "orders",
    message: 'Database "orders" makes no automated backups (backupRetentionPeriod is 0 by default).',
    fix: "Set backupRetentionPeriod to 7. This restarts the database.",
};
const offBlock = {
    resource: "orders",
    message: 'Database "orders" makes no automated backups (backup_retention_period is 0).',
    fix: "Set backup_retention_period = 7. This restarts the database.",
};
const always = "Azure backs up its databases by itself, which cannot be switched off";

policyTest(backups, {
    passes: [
        { title: "backups of a week", stack: [database({ backupRetentionPeriod: 7 })] },
        { title: "backups of a day are backups: how long they are kept is another question", stack: [database({ backupRetentionPeriod: 1 })] },
        { title: "a number in text", stack: [block({ backup_retention_period: "14" })] },
        {
            title: "a replica copies a database that is backed up",
            stack: [
                pulumiAws("rds/instance:Instance", "copy", { replicateSourceDb: output("orders", "identifier") }),
                database({ backupRetentionPeriod: 7 }),
            ],
        },
        { title: "a plan of AWS Backup names it", stack: [database(), selection({ resources: [output("orders", "arn")] })] },
        { title: "the same in the engine", stack: [database(), selection({ resources: [output("orders", "arn")] })].map(inEngine) },
        { title: "a cluster of Aurora, which is always backed up", stack: [pulumiAws("rds/cluster:Cluster", "orders", {})], notJudged: true },
    ],
    violations: [
        { title: "backupRetentionPeriod left out: the provider's default is 0, which is none", stack: [database()], findings: [off] },
        { title: "0 in Terraform", stack: [block({ backup_retention_period: 0 })], findings: [offBlock] },
        {
            title: "0 of what is restored from a snapshot",
            stack: [block({ snapshot_identifier: "orders-final", backup_retention_period: 0 })],
            findings: [offBlock],
        },
        {
            title: "a plan of AWS Backup names another database",
            stack: [
                database(),
                pulumiAws("rds/instance:Instance", "mails", { backupRetentionPeriod: 7 }),
                selection({ resources: [output("mails", "arn")] }),
            ],
            findings: [off],
        },
    ],
    undecided: [
        { title: "a retention from configuration", stack: [database({ backupRetentionPeriod: unknown })], because: ["backupRetentionPeriod"] },
        {
            title: "what is restored from a snapshot brings its retention along",
            stack: [database({ snapshotIdentifier: "orders-final" })],
            because: ["backupRetentionPeriod depends on what it is restored from"],
        },
        {
            title: "a plan of AWS Backup that selects by tags",
            stack: [database(), selection({ selectionTags: [{ type: "STRINGEQUALS", key: "backup", value: "daily" }] })],
            because: ["daily: selectionTags"],
        },
        {
            title: "a plan of AWS Backup that selects what tags match among these",
            stack: [
                block(),
                selectionBlock({
                    resources: [output("orders", "arn")],
                    condition: [{ string_equals: [{ key: "aws:ResourceTag/backup", value: "yes" }] }],
                }),
            ],
            because: ["daily: condition"],
        },
        {
            title: "a plan of AWS Backup names a database of that name, which may be another account's",
            stack: [block(), selectionBlock({ resources: ["arn:aws:rds:eu-central-1:111111111111:db:orders"] })],
            because: ["daily: resources[0]"],
        },
        {
            title: "a plan of AWS Backup that selects by a pattern",
            stack: [database(), selection({ resources: ["arn:aws:rds:*:*:db:*"] })],
            because: ["daily: resources"],
        },
        {
            title: "a plan of AWS Backup whose resources are not known",
            stack: [block(), selectionBlock({ resources: unknown })],
            because: ["daily: resources"],
        },
        {
            title: "malformed: a list where a number is expected",
            stack: [block({ backup_retention_period: [0] })],
            because: ["backup_retention_period"],
        },
    ],
    same: [
        { title: "no backups", stacks: [[database({ backupRetentionPeriod: 0 })], [block({ backup_retention_period: 0 })]] },
        {
            title: "a plan of AWS Backup that selects by tags",
            stacks: [
                [database(), selection({ selectionTags: [{ type: "STRINGEQUALS", key: "backup", value: "daily" }] })],
                [block(), selectionBlock({ selection_tag: [{ type: "STRINGEQUALS", key: "backup", value: "daily" }] })],
            ],
        },
    ],
    without: { "azure-native": always, azurerm: always },
});
