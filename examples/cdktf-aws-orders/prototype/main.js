const path = require("path");
const { App, TerraformStack, TerraformAsset, TerraformOutput, AssetType } = require("cdktf");
const { AwsProvider } = require("@cdktf/provider-aws/lib/provider");
const { Vpc } = require("@cdktf/provider-aws/lib/vpc");
const { Subnet } = require("@cdktf/provider-aws/lib/subnet");
const { SecurityGroup } = require("@cdktf/provider-aws/lib/security-group");
const { DbSubnetGroup } = require("@cdktf/provider-aws/lib/db-subnet-group");
const { RdsCluster } = require("@cdktf/provider-aws/lib/rds-cluster");
const { RdsClusterInstance } = require("@cdktf/provider-aws/lib/rds-cluster-instance");
const { SqsQueue } = require("@cdktf/provider-aws/lib/sqs-queue");
const { IamRole } = require("@cdktf/provider-aws/lib/iam-role");
const { IamRolePolicyAttachment } = require("@cdktf/provider-aws/lib/iam-role-policy-attachment");
const { LambdaFunction } = require("@cdktf/provider-aws/lib/lambda-function");
const { LambdaPermission } = require("@cdktf/provider-aws/lib/lambda-permission");
const { LambdaEventSourceMapping } = require("@cdktf/provider-aws/lib/lambda-event-source-mapping");
const { Apigatewayv2Api } = require("@cdktf/provider-aws/lib/apigatewayv2-api");
const { Apigatewayv2Integration } = require("@cdktf/provider-aws/lib/apigatewayv2-integration");
const { Apigatewayv2Route } = require("@cdktf/provider-aws/lib/apigatewayv2-route");
const { Apigatewayv2Stage } = require("@cdktf/provider-aws/lib/apigatewayv2-stage");
const { ProductionReadiness } = require("prodgate/cdktf-validators");

const DB_NAME = "orders";
const DB_USER = "postgres";
const DB_PASSWORD = "OrdersDb2024!";

class OrderServiceStack extends TerraformStack {
    constructor(scope, id) {
        super(scope, id);

        new AwsProvider(this, "aws", {
            region: "us-east-1",
        });

        // Network
        const vpc = new Vpc(this, "vpc", {
            cidrBlock: "10.0.0.0/16",
            enableDnsHostnames: true,
            enableDnsSupport: true,
            tags: { Name: "orders-vpc" },
        });

        const subnetA = new Subnet(this, "subnet-a", {
            vpcId: vpc.id,
            cidrBlock: "10.0.1.0/24",
            availabilityZone: "us-east-1a",
            tags: { Name: "orders-subnet-a" },
        });

        const subnetB = new Subnet(this, "subnet-b", {
            vpcId: vpc.id,
            cidrBlock: "10.0.2.0/24",
            availabilityZone: "us-east-1b",
            tags: { Name: "orders-subnet-b" },
        });

        const lambdaSecurityGroup = new SecurityGroup(this, "lambda-sg", {
            name: "orders-lambda-sg",
            vpcId: vpc.id,
            egress: [{ fromPort: 0, toPort: 0, protocol: "-1", cidrBlocks: ["0.0.0.0/0"] }],
        });

        const dbSecurityGroup = new SecurityGroup(this, "db-sg", {
            name: "orders-db-sg",
            vpcId: vpc.id,
            ingress: [{ fromPort: 5432, toPort: 5432, protocol: "tcp", securityGroups: [lambdaSecurityGroup.id] }],
            egress: [{ fromPort: 0, toPort: 0, protocol: "-1", cidrBlocks: ["0.0.0.0/0"] }],
        });

        // Aurora PostgreSQL
        const dbSubnetGroup = new DbSubnetGroup(this, "db-subnet-group", {
            name: "orders-db-subnet-group",
            subnetIds: [subnetA.id, subnetB.id],
        });

        const cluster = new RdsCluster(this, "db-cluster", {
            clusterIdentifier: "orders-db",
            engine: "aurora-postgresql",
            engineVersion: "15.4",
            databaseName: DB_NAME,
            masterUsername: DB_USER,
            masterPassword: DB_PASSWORD,
            dbSubnetGroupName: dbSubnetGroup.name,
            vpcSecurityGroupIds: [dbSecurityGroup.id],
            skipFinalSnapshot: true,
        });

        new RdsClusterInstance(this, "db-instance", {
            identifier: "orders-db-1",
            clusterIdentifier: cluster.id,
            instanceClass: "db.t3.medium",
            engine: "aurora-postgresql",
        });

        // Queue for asynchronous order processing
        const queue = new SqsQueue(this, "order-queue", {
            name: "orders-queue",
            visibilityTimeoutSeconds: 30,
        });

        // Lambda execution role
        const lambdaRole = new IamRole(this, "lambda-role", {
            name: "orders-lambda-role",
            assumeRolePolicy: JSON.stringify({
                Version: "2012-10-17",
                Statement: [
                    {
                        Action: "sts:AssumeRole",
                        Effect: "Allow",
                        Principal: { Service: "lambda.amazonaws.com" },
                    },
                ],
            }),
        });

        new IamRolePolicyAttachment(this, "lambda-vpc-policy", {
            role: lambdaRole.name,
            policyArn: "arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole",
        });

        new IamRolePolicyAttachment(this, "lambda-sqs-policy", {
            role: lambdaRole.name,
            policyArn: "arn:aws:iam::aws:policy/AmazonSQSFullAccess",
        });

        const environment = {
            variables: {
                DB_HOST: cluster.endpoint,
                DB_PORT: "5432",
                DB_NAME: DB_NAME,
                DB_USER: DB_USER,
                DB_PASSWORD: DB_PASSWORD,
                QUEUE_URL: queue.url,
            },
        };

        const vpcConfig = {
            subnetIds: [subnetA.id, subnetB.id],
            securityGroupIds: [lambdaSecurityGroup.id],
        };

        // API handler
        const apiAsset = new TerraformAsset(this, "api-asset", {
            path: path.resolve(__dirname, "lambda/api"),
            type: AssetType.ARCHIVE,
        });

        const apiHandler = new LambdaFunction(this, "api-handler", {
            functionName: "orders-api-handler",
            filename: apiAsset.path,
            sourceCodeHash: apiAsset.assetHash,
            handler: "index.handler",
            runtime: "nodejs18.x",
            role: lambdaRole.arn,
            timeout: 30,
            environment,
            vpcConfig,
        });

        // Queue worker
        const workerAsset = new TerraformAsset(this, "worker-asset", {
            path: path.resolve(__dirname, "lambda/worker"),
            type: AssetType.ARCHIVE,
        });

        const worker = new LambdaFunction(this, "order-worker", {
            functionName: "orders-worker",
            filename: workerAsset.path,
            sourceCodeHash: workerAsset.assetHash,
            handler: "index.handler",
            runtime: "nodejs18.x",
            role: lambdaRole.arn,
            timeout: 30,
            environment,
            vpcConfig,
        });

        new LambdaEventSourceMapping(this, "worker-trigger", {
            eventSourceArn: queue.arn,
            functionName: worker.arn,
            batchSize: 10,
        });

        // HTTP API
        const api = new Apigatewayv2Api(this, "http-api", {
            name: "orders-api",
            protocolType: "HTTP",
            corsConfiguration: {
                allowOrigins: ["*"],
                allowMethods: ["*"],
                allowHeaders: ["*"],
            },
        });

        const integration = new Apigatewayv2Integration(this, "api-integration", {
            apiId: api.id,
            integrationType: "AWS_PROXY",
            integrationUri: apiHandler.invokeArn,
            payloadFormatVersion: "2.0",
        });

        for (const [name, routeKey] of Object.entries({
            "create-order": "POST /orders",
            "list-orders": "GET /orders",
            "get-order": "GET /orders/{id}",
        })) {
            new Apigatewayv2Route(this, name, {
                apiId: api.id,
                routeKey,
                target: `integrations/${integration.id}`,
            });
        }

        new Apigatewayv2Stage(this, "default-stage", {
            apiId: api.id,
            name: "$default",
            autoDeploy: true,
        });

        new LambdaPermission(this, "api-permission", {
            statementId: "AllowAPIGatewayInvoke",
            action: "lambda:InvokeFunction",
            functionName: apiHandler.functionName,
            principal: "apigateway.amazonaws.com",
            sourceArn: `${api.executionArn}/*/*`,
        });

        new TerraformOutput(this, "api_url", { value: api.apiEndpoint });
        new TerraformOutput(this, "db_endpoint", { value: cluster.endpoint });
        new TerraformOutput(this, "queue_url", { value: queue.url });
    }
}

const app = new App();
new OrderServiceStack(app, "order-service");
ProductionReadiness.enforce(app);
app.synth();
