"use strict";

const { Construct } = require("constructs");
const { AwsProvider } = require("@cdktf/provider-aws/lib/provider");
const { BackupPlan } = require("@cdktf/provider-aws/lib/backup-plan");
const { BackupSelection } = require("@cdktf/provider-aws/lib/backup-selection");
const { BackupVault } = require("@cdktf/provider-aws/lib/backup-vault");
const { KmsKey } = require("@cdktf/provider-aws/lib/kms-key");
const { recoveryRegion, tags } = require("./deployment");
const { serviceRole } = require("./iam");

/** A daily copy of the cluster outside its own lifetime, and one in another region. */
class Backups extends Construct {
    constructor(scope, id, { database }) {
        super(scope, id);

        const provider = new AwsProvider(this, "recovery", { alias: "recovery", region: recoveryRegion, defaultTags: [{ tags }] });
        const recoveryKey = new KmsKey(this, "recovery-key", { provider, description: "Copies of the orders backups", enableKeyRotation: true });
        const recoveryVault = new BackupVault(this, "recovery-vault", { provider, name: "orders-production-recovery", kmsKeyArn: recoveryKey.arn });
        const vault = new BackupVault(this, "vault", { name: "orders-production", kmsKeyArn: database.key.arn });

        const plan = new BackupPlan(this, "plan", {
            name: "orders-production",
            rule: [
                {
                    ruleName: "daily",
                    targetVaultName: vault.name,
                    schedule: "cron(0 2 * * ? *)",
                    lifecycle: { deleteAfter: 90 },
                    copyAction: [{ destinationVaultArn: recoveryVault.arn, lifecycle: { deleteAfter: 90 } }],
                },
            ],
        });
        const operator = serviceRole(this, "operator", {
            name: "orders-production-backup",
            service: "backup.amazonaws.com",
            managed: ["service-role/AWSBackupServiceRolePolicyForBackup", "service-role/AWSBackupServiceRolePolicyForRestores"],
        });
        new BackupSelection(this, "selection", {
            name: "orders-production",
            planId: plan.id,
            iamRoleArn: operator.arn,
            resources: [database.cluster.arn],
        });
    }
}

module.exports = { Backups };
