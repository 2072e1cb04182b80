"use strict";

const { Construct } = require("constructs");
const { CloudwatchLogGroup } = require("@cdktf/provider-aws/lib/cloudwatch-log-group");
const { CodedeployDeploymentGroup } = require("@cdktf/provider-aws/lib/codedeploy-deployment-group");
const { LambdaAlias } = require("@cdktf/provider-aws/lib/lambda-alias");
const { LambdaFunction } = require("@cdktf/provider-aws/lib/lambda-function");
const { alarm } = require("./alarm");
const { serviceRole } = require("./iam");

/** A function in the network that callers reach through its alias "live"; CodeDeploy moves the alias and takes it back when errors rise. */
class ReleasedFunction extends Construct {
    constructor(scope, id, { release, deployments, network, securityGroup, variables, statements, concurrency, timeout, topicArn }) {
        super(scope, id);

        this.name = `orders-production-${id}`;
        this.logs = new CloudwatchLogGroup(this, "logs", { name: `/aws/lambda/${this.name}`, retentionInDays: 90 });
        this.role = serviceRole(this, "role", {
            name: this.name,
            service: "lambda.amazonaws.com",
            statements,
            managed: ["service-role/AWSLambdaVPCAccessExecutionRole", "AWSXRayDaemonWriteAccess"],
        });
        this.function = new LambdaFunction(this, "function", {
            functionName: this.name,
            s3Bucket: "example-release-artifacts",
            s3Key: `orders-${id}/${release}.zip`,
            runtime: "nodejs24.x",
            architectures: ["arm64"],
            handler: "index.handler",
            role: this.role.arn,
            memorySize: 512,
            timeout,
            publish: true,
            reservedConcurrentExecutions: concurrency,
            environment: { variables },
            vpcConfig: { subnetIds: network.subnetIds, securityGroupIds: [securityGroup.id] },
            tracingConfig: { mode: "Active" },
            loggingConfig: { logFormat: "JSON", applicationLogLevel: "INFO", systemLogLevel: "WARN", logGroup: this.logs.name },
        });
        this.live = new LambdaAlias(this, "live", {
            name: "live",
            functionName: this.function.functionName,
            functionVersion: this.function.version,
            lifecycle: { ignoreChanges: ["function_version", "routing_config"] }, // moved by CodeDeploy
        });

        const alarms = this.watch(topicArn);
        new CodedeployDeploymentGroup(this, "deployments", {
            appName: deployments.application.name,
            deploymentGroupName: this.name,
            serviceRoleArn: deployments.role.arn,
            deploymentConfigName: "CodeDeployDefault.LambdaCanary10Percent5Minutes",
            deploymentStyle: { deploymentType: "BLUE_GREEN", deploymentOption: "WITH_TRAFFIC_CONTROL" },
            alarmConfiguration: { enabled: true, alarms: alarms.map((each) => each.alarmName) },
            autoRollbackConfiguration: { enabled: true, events: ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM"] },
        });
    }

    watch(topicArn) {
        const onFunction = {
            topicArn,
            page: "functions",
            namespace: "AWS/Lambda",
            dimensions: { FunctionName: this.function.functionName },
            threshold: 0,
        };
        const { id } = this.node;
        return [
            alarm(this, "errors", {
                ...onFunction,
                name: `${id}-errors`,
                meaning: `The function "${id}" fails.`,
                metricName: "Errors",
                statistic: "Sum",
            }),
            alarm(this, "throttles", {
                ...onFunction,
                name: `${id}-throttles`,
                meaning: `The function "${id}" is at its concurrency limit.`,
                metricName: "Throttles",
                statistic: "Sum",
            }),
        ];
    }
}

module.exports = { ReleasedFunction };
