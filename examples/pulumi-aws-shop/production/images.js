const pulumi = require("@pulumi/pulumi");
const aws = require("@pulumi/aws");
const { privateSubnetIds, securityGroups } = require("./network");
const { databaseName, databaseSecret, proxy, images } = require("./data");

const logs = new aws.cloudwatch.LogGroup("thumbnails", { name: "/aws/lambda/shop-thumbnails", retentionInDays: 365 });

const deadLetters = new aws.sqs.Queue("thumbnails-dead-letters", {
    sqsManagedSseEnabled: true,
    messageRetentionSeconds: 1209600,
});

const role = new aws.iam.Role("thumbnails", {
    assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "lambda.amazonaws.com" }),
});

for (const [name, policyArn] of Object.entries({
    network: aws.iam.ManagedPolicy.AWSLambdaVPCAccessExecutionRole,
    traces: aws.iam.ManagedPolicy.AWSXRayDaemonWriteAccess,
})) {
    new aws.iam.RolePolicyAttachment(`thumbnails-${name}`, { role: role.name, policyArn });
}

const permissions = new aws.iam.RolePolicy("thumbnails", {
    role: role.id,
    policy: pulumi.jsonStringify({
        Version: "2012-10-17",
        Statement: [
            { Effect: "Allow", Action: "s3:GetObject", Resource: pulumi.interpolate`${images.arn}/uploads/*` },
            { Effect: "Allow", Action: "s3:PutObject", Resource: pulumi.interpolate`${images.arn}/thumbnails/*` },
            { Effect: "Allow", Action: "secretsmanager:GetSecretValue", Resource: databaseSecret.arn },
            { Effect: "Allow", Action: "sqs:SendMessage", Resource: deadLetters.arn },
        ],
    }),
});

const thumbnails = new aws.lambda.Function(
    "thumbnails",
    {
        name: "shop-thumbnails",
        runtime: aws.lambda.Runtime.NodeJS22dX,
        architectures: ["arm64"],
        handler: "index.handler",
        code: new pulumi.asset.FileArchive("./thumbnails"),
        role: role.arn,
        memorySize: 1024,
        timeout: 60,
        // Bounds the connections that a bulk upload may open.
        reservedConcurrentExecutions: 20,
        publish: true,
        environment: {
            variables: {
                DATABASE_HOST: proxy.endpoint,
                DATABASE_NAME: databaseName,
                DATABASE_SECRET_ARN: databaseSecret.arn,
            },
        },
        vpcConfig: { subnetIds: privateSubnetIds, securityGroupIds: [securityGroups.thumbnails.id] },
        deadLetterConfig: { targetArn: deadLetters.arn },
        tracingConfig: { mode: "Active" },
        loggingConfig: { logFormat: "JSON", logGroup: logs.name },
    },
    { dependsOn: [permissions] },
);

const live = new aws.lambda.Alias("thumbnails-live", {
    name: "live",
    functionName: thumbnails.name,
    functionVersion: thumbnails.version,
});

const mayInvoke = new aws.lambda.Permission("thumbnails", {
    action: "lambda:InvokeFunction",
    function: thumbnails.name,
    qualifier: live.name,
    principal: "s3.amazonaws.com",
    sourceArn: images.arn,
    sourceAccount: aws.getCallerIdentityOutput().accountId,
});

new aws.s3.BucketNotification(
    "images",
    {
        bucket: images.id,
        lambdaFunctions: [{ lambdaFunctionArn: live.arn, events: ["s3:ObjectCreated:*"], filterPrefix: "uploads/" }],
    },
    { dependsOn: [mayInvoke] },
);

module.exports = { thumbnails, thumbnailsDeadLetters: deadLetters };
