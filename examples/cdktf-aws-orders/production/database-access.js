"use strict";

const { Construct } = require("constructs");
const { CloudwatchLogGroup } = require("@cdktf/provider-aws/lib/cloudwatch-log-group");
const { DbProxy } = require("@cdktf/provider-aws/lib/db-proxy");
const { DbProxyDefaultTargetGroup } = require("@cdktf/provider-aws/lib/db-proxy-default-target-group");
const { DbProxyTarget } = require("@cdktf/provider-aws/lib/db-proxy-target");
const { SecretsmanagerSecret } = require("@cdktf/provider-aws/lib/secretsmanager-secret");
const { SecretsmanagerSecretRotation } = require("@cdktf/provider-aws/lib/secretsmanager-secret-rotation");
const { SecurityGroup } = require("@cdktf/provider-aws/lib/security-group");
const {
    ServerlessapplicationrepositoryCloudformationStack,
} = require("@cdktf/provider-aws/lib/serverlessapplicationrepository-cloudformation-stack");
const { VpcSecurityGroupEgressRule } = require("@cdktf/provider-aws/lib/vpc-security-group-egress-rule");
const { VpcSecurityGroupIngressRule } = require("@cdktf/provider-aws/lib/vpc-security-group-ingress-rule");
const { alarm } = require("./alarm");
const { region } = require("./deployment");
const { serviceRole } = require("./iam");

const name = "orders-production";

/** How the service comes to the database: one pool for all functions, one user whose password changes by itself. */
class DatabaseAccess extends Construct {
    constructor(scope, id, { network, database, topicArn }) {
        super(scope, id);
        this.network = network;
        this.database = database;

        // The value is put here once, by hand, together with the database user: it is never in code or in the state.
        this.secret = new SecretsmanagerSecret(this, "secret", {
            name: "orders/production/database",
            description: "The database user of the order service",
            kmsKeyId: database.key.arn,
            recoveryWindowInDays: 30,
        });
        this.rotate();

        this.securityGroup = new SecurityGroup(this, "proxy-access", { name: `${name}-database-proxy`, vpcId: network.vpc.id });
        this.allowToDatabase("proxy", this.securityGroup);
        this.proxy = this.createProxy();
        this.watch(topicArn);
    }

    createProxy() {
        const reader = serviceRole(this, "proxy-role", {
            name: `${name}-database-proxy`,
            service: "rds.amazonaws.com",
            statements: [
                { Effect: "Allow", Action: "secretsmanager:GetSecretValue", Resource: this.secret.arn },
                {
                    Effect: "Allow",
                    Action: "kms:Decrypt",
                    Resource: this.database.key.arn,
                    Condition: { StringEquals: { "kms:ViaService": `secretsmanager.${region}.amazonaws.com` } },
                },
            ],
        });
        const logs = new CloudwatchLogGroup(this, "proxy-logs", { name: `/aws/rds/proxy/${name}`, retentionInDays: 90 });
        const proxy = new DbProxy(this, "proxy", {
            name,
            engineFamily: "POSTGRESQL",
            requireTls: true,
            idleClientTimeout: 900,
            roleArn: reader.arn,
            vpcSubnetIds: this.network.subnetIds,
            vpcSecurityGroupIds: [this.securityGroup.id],
            auth: [{ authScheme: "SECRETS", iamAuth: "DISABLED", secretArn: this.secret.arn }],
            dependsOn: [logs],
        });
        const targets = new DbProxyDefaultTargetGroup(this, "pool", {
            dbProxyName: proxy.name,
            connectionPoolConfig: { maxConnectionsPercent: 80, maxIdleConnectionsPercent: 20, connectionBorrowTimeout: 10 },
        });
        new DbProxyTarget(this, "target", {
            dbProxyName: proxy.name,
            targetGroupName: targets.name,
            dbClusterIdentifier: this.database.cluster.clusterIdentifier,
            dependsOn: this.database.instances,
        });
        return proxy;
    }

    /** The rotation function is the one AWS publishes and maintains. */
    rotate() {
        const access = new SecurityGroup(this, "rotation-access", { name: `${name}-secret-rotation`, vpcId: this.network.vpc.id });
        this.allowToDatabase("rotation", access);
        new VpcSecurityGroupEgressRule(this, "rotation-to-endpoints", {
            securityGroupId: access.id,
            referencedSecurityGroupId: this.network.endpoints.id,
            ipProtocol: "tcp",
            fromPort: 443,
            toPort: 443,
        });
        const logs = new CloudwatchLogGroup(this, "rotation-logs", { name: `/aws/lambda/${name}-secret-rotation`, retentionInDays: 90 });
        const rotation = new ServerlessapplicationrepositoryCloudformationStack(this, "rotation-function", {
            name: `${name}-secret-rotation`,
            applicationId: "arn:aws:serverlessrepo:us-east-1:297356227824:applications/SecretsManagerRDSPostgreSQLRotationSingleUser",
            semanticVersion: "1.1.671",
            capabilities: ["CAPABILITY_IAM", "CAPABILITY_RESOURCE_POLICY"],
            parameters: {
                functionName: `${name}-secret-rotation`,
                endpoint: `https://secretsmanager.${region}.amazonaws.com`,
                kmsKeyArn: this.database.key.arn,
                vpcSubnetIds: this.network.subnetIds.join(","),
                vpcSecurityGroupIds: access.id,
            },
            dependsOn: [logs],
        });
        new SecretsmanagerSecretRotation(this, "rotation", {
            secretId: this.secret.id,
            rotationLambdaArn: rotation.outputs.lookup("RotationLambdaARN"),
            rotateImmediately: false, // there is nothing to rotate before the first value is put
            rotationRules: { automaticallyAfterDays: 30 },
        });
    }

    allowToDatabase(who, securityGroup) {
        const port = { ipProtocol: "tcp", fromPort: this.database.port, toPort: this.database.port };
        new VpcSecurityGroupEgressRule(this, `${who}-to-database`, {
            ...port,
            securityGroupId: securityGroup.id,
            referencedSecurityGroupId: this.database.securityGroup.id,
        });
        new VpcSecurityGroupIngressRule(this, `database-from-${who}`, {
            ...port,
            securityGroupId: this.database.securityGroup.id,
            referencedSecurityGroupId: securityGroup.id,
        });
    }

    watch(topicArn) {
        alarm(this, "borrow-latency", {
            topicArn,
            page: "database-proxy",
            name: "database-proxy-borrow-latency",
            meaning: "Functions wait more than 100 ms for a database connection.",
            namespace: "AWS/RDS",
            metricName: "DatabaseConnectionsBorrowLatency",
            dimensions: { ProxyName: this.proxy.name },
            statistic: "Average",
            threshold: 100_000, // microseconds
        });
    }
}

module.exports = { DatabaseAccess };
