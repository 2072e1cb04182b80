"use strict";

const { Construct } = require("constructs");
const { CloudwatchLogGroup } = require("@cdktf/provider-aws/lib/cloudwatch-log-group");
const { DbSubnetGroup } = require("@cdktf/provider-aws/lib/db-subnet-group");
const { KmsKey } = require("@cdktf/provider-aws/lib/kms-key");
const { RdsCluster } = require("@cdktf/provider-aws/lib/rds-cluster");
const { RdsClusterInstance } = require("@cdktf/provider-aws/lib/rds-cluster-instance");
const { RdsClusterParameterGroup } = require("@cdktf/provider-aws/lib/rds-cluster-parameter-group");
const { SecurityGroup } = require("@cdktf/provider-aws/lib/security-group");
const { alarm } = require("./alarm");
const { zones } = require("./deployment");
const { serviceRole } = require("./iam");

const engine = "aurora-postgresql";
const identifier = "orders-production";

/** The store of record: Aurora PostgreSQL, a writer and a reader in two zones. */
class Database extends Construct {
    constructor(scope, id, { network, topicArn }) {
        super(scope, id);

        this.name = "orders";
        this.port = 5432;
        this.key = new KmsKey(this, "key", {
            description: "Orders data at rest",
            enableKeyRotation: true,
            deletionWindowInDays: 30,
            lifecycle: { preventDestroy: true },
        });
        this.securityGroup = new SecurityGroup(this, "access", { name: "orders-production-database", vpcId: network.vpc.id });
        this.cluster = this.createCluster(network);
        this.instances = this.createInstances();
        this.watch(topicArn);
    }

    createCluster(network) {
        const subnets = new DbSubnetGroup(this, "subnets", { name: identifier, subnetIds: network.subnetIds });
        const parameters = new RdsClusterParameterGroup(this, "parameters", {
            name: identifier,
            family: "aurora-postgresql17",
            parameter: [
                { name: "rds.force_ssl", value: "1" },
                { name: "log_connections", value: "1" },
                { name: "log_min_duration_statement", value: "500" },
            ],
        });
        // Declared before the cluster, or Aurora creates it without retention.
        const logs = new CloudwatchLogGroup(this, "logs", { name: `/aws/rds/cluster/${identifier}/postgresql`, retentionInDays: 90 });

        return new RdsCluster(this, "cluster", {
            clusterIdentifier: identifier,
            engine,
            engineVersion: "17", // the minor version follows the maintenance window
            databaseName: this.name,
            port: this.port,
            masterUsername: "orders_admin",
            manageMasterUserPassword: true,
            masterUserSecretKmsKeyId: this.key.arn,
            iamDatabaseAuthenticationEnabled: true,
            serverlessv2ScalingConfiguration: { minCapacity: 2, maxCapacity: 32 },
            dbSubnetGroupName: subnets.name,
            vpcSecurityGroupIds: [this.securityGroup.id],
            dbClusterParameterGroupName: parameters.name,
            storageEncrypted: true,
            kmsKeyId: this.key.arn,
            backupRetentionPeriod: 35,
            preferredBackupWindow: "01:00-02:00",
            preferredMaintenanceWindow: "sun:03:00-sun:04:00",
            copyTagsToSnapshot: true,
            deleteAutomatedBackups: false,
            deletionProtection: true,
            skipFinalSnapshot: false,
            finalSnapshotIdentifier: `${identifier}-final`,
            enabledCloudwatchLogsExports: ["postgresql"],
            dependsOn: [logs],
            lifecycle: { preventDestroy: true },
        });
    }

    createInstances() {
        const monitoring = serviceRole(this, "monitoring", {
            name: "orders-production-database-monitoring",
            service: "monitoring.rds.amazonaws.com",
            managed: ["service-role/AmazonRDSEnhancedMonitoringRole"],
        });
        return ["first", "second"].map(
            (id, index) =>
                new RdsClusterInstance(this, id, {
                    identifier: `${identifier}-${index + 1}`,
                    clusterIdentifier: this.cluster.id,
                    engine,
                    engineVersion: this.cluster.engineVersion,
                    instanceClass: "db.serverless",
                    availabilityZone: zones[index],
                    promotionTier: 0, // the reader scales with the writer and can take over at full capacity
                    publiclyAccessible: false,
                    autoMinorVersionUpgrade: true,
                    copyTagsToSnapshot: true,
                    monitoringInterval: 60,
                    monitoringRoleArn: monitoring.arn,
                    performanceInsightsEnabled: true,
                    performanceInsightsKmsKeyId: this.key.arn,
                }),
        );
    }

    watch(topicArn) {
        const onCluster = { topicArn, page: "database", namespace: "AWS/RDS", dimensions: { DBClusterIdentifier: this.cluster.clusterIdentifier } };
        alarm(this, "cpu", {
            ...onCluster,
            name: "database-cpu",
            meaning: "The orders database is short of processors.",
            metricName: "CPUUtilization",
            statistic: "Average",
            threshold: 80,
            evaluationPeriods: 10,
        });
        alarm(this, "capacity", {
            ...onCluster,
            name: "database-capacity",
            meaning: "The orders database is close to its maximum capacity.",
            metricName: "ACUUtilization",
            statistic: "Average",
            threshold: 90,
            evaluationPeriods: 10,
        });
        alarm(this, "memory", {
            ...onCluster,
            name: "database-memory",
            meaning: "The orders database has less than 512 MiB of free memory.",
            metricName: "FreeableMemory",
            statistic: "Minimum",
            comparisonOperator: "LessThanThreshold",
            threshold: 512 * 1024 * 1024,
        });
        alarm(this, "connections", {
            ...onCluster,
            name: "database-connections",
            meaning: "The orders database holds unusually many connections.",
            metricName: "DatabaseConnections",
            statistic: "Maximum",
            threshold: 1500,
        });
        alarm(this, "replica-lag", {
            ...onCluster,
            name: "database-replica-lag",
            meaning: "The reader is more than a second behind the writer.",
            metricName: "AuroraReplicaLagMaximum",
            statistic: "Maximum",
            threshold: 1000,
        });
    }
}

module.exports = { Database };
