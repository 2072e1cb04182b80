"use strict";

const { TerraformOutput, TerraformStack, TerraformVariable } = require("cdktf");
const { CodedeployApp } = require("@cdktf/provider-aws/lib/codedeploy-app");
const { LambdaEventSourceMapping } = require("@cdktf/provider-aws/lib/lambda-event-source-mapping");
const { SecurityGroup } = require("@cdktf/provider-aws/lib/security-group");
const { VpcSecurityGroupEgressRule } = require("@cdktf/provider-aws/lib/vpc-security-group-egress-rule");
const { VpcSecurityGroupIngressRule } = require("@cdktf/provider-aws/lib/vpc-security-group-ingress-rule");
const { deploys, region } = require("./deployment");
const { FrontDoor } = require("./front-door");
const { serviceRole } = require("./iam");
const { OrderQueue } = require("./order-queue");
const { ReleasedFunction } = require("./released-function");

const apiTimeout = 10;
const workerTimeout = 60;

/** What a release changes: the functions, their queue and the API in front of them. */
class ServiceStack extends TerraformStack {
    constructor(scope, id, { data }) {
        super(scope, id);
        deploys(this, id);
        this.data = data;

        const release = new TerraformVariable(this, "release", { type: "string", description: "The release whose artifacts the functions run." });
        const topicArn = data.onCall.topic.arn;
        const orders = new OrderQueue(this, "order-queue", { workerTimeout, topicArn });

        const common = {
            release: release.stringValue,
            topicArn,
            network: data.network,
            securityGroup: this.createSecurityGroup(),
            deployments: this.createDeployments(),
        };
        const api = new ReleasedFunction(this, "api", {
            ...common,
            timeout: apiTimeout,
            concurrency: 100,
            variables: { ...this.databaseVariables(), ORDER_QUEUE_URL: orders.queue.url },
            statements: [...this.databaseStatements(), { Effect: "Allow", Action: "sqs:SendMessage", Resource: orders.queue.arn }],
        });
        const worker = new ReleasedFunction(this, "worker", {
            ...common,
            timeout: workerTimeout,
            concurrency: 20,
            variables: this.databaseVariables(),
            statements: [
                ...this.databaseStatements(),
                {
                    Effect: "Allow",
                    Action: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility", "sqs:GetQueueAttributes"],
                    Resource: orders.queue.arn,
                },
            ],
        });
        new LambdaEventSourceMapping(this, "orders-to-worker", {
            eventSourceArn: orders.queue.arn,
            functionName: worker.live.arn,
            batchSize: 10,
            functionResponseTypes: ["ReportBatchItemFailures"],
            scalingConfig: { maximumConcurrency: 10 },
        });

        const frontDoor = new FrontDoor(this, "front-door", { handler: api, topicArn });
        new TerraformOutput(this, "api-endpoint", { value: frontDoor.api.apiEndpoint });
    }

    createSecurityGroup() {
        const { access, database, network } = this.data;
        const functions = new SecurityGroup(this, "functions", { name: "orders-production-functions", vpcId: network.vpc.id });
        const port = { ipProtocol: "tcp", fromPort: database.port, toPort: database.port };
        new VpcSecurityGroupEgressRule(this, "functions-to-proxy", {
            ...port,
            securityGroupId: functions.id,
            referencedSecurityGroupId: access.securityGroup.id,
        });
        new VpcSecurityGroupIngressRule(this, "proxy-from-functions", {
            ...port,
            securityGroupId: access.securityGroup.id,
            referencedSecurityGroupId: functions.id,
        });
        new VpcSecurityGroupEgressRule(this, "functions-to-endpoints", {
            securityGroupId: functions.id,
            referencedSecurityGroupId: network.endpoints.id,
            ipProtocol: "tcp",
            fromPort: 443,
            toPort: 443,
        });
        return functions;
    }

    createDeployments() {
        return {
            application: new CodedeployApp(this, "deployments", { name: "orders-production", computePlatform: "Lambda" }),
            role: serviceRole(this, "deployer", {
                name: "orders-production-deployer",
                service: "codedeploy.amazonaws.com",
                managed: ["service-role/AWSCodeDeployRoleForLambda"],
            }),
        };
    }

    databaseVariables() {
        const { access, database } = this.data;
        return {
            DATABASE_HOST: access.proxy.endpoint,
            DATABASE_PORT: String(database.port),
            DATABASE_NAME: database.name,
            DATABASE_SECRET_ARN: access.secret.arn,
        };
    }

    databaseStatements() {
        const { access, database } = this.data;
        return [
            { Effect: "Allow", Action: "secretsmanager:GetSecretValue", Resource: access.secret.arn },
            {
                Effect: "Allow",
                Action: "kms:Decrypt",
                Resource: database.key.arn,
                Condition: { StringEquals: { "kms:ViaService": `secretsmanager.${region}.amazonaws.com` } },
            },
        ];
    }
}

module.exports = { ServiceStack };
