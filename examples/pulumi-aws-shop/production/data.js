const pulumi = require("@pulumi/pulumi");
const aws = require("@pulumi/aws");
const { dataSubnetIds, securityGroups } = require("./network");

const config = new pulumi.Config();
const databaseName = "shop";
const databaseUser = "shop";
const databasePassword = config.requireSecret("databasePassword");
const cacheToken = config.requireSecret("cacheToken");

function secret(name, value) {
    const vault = new aws.secretsmanager.Secret(name, { name: `shop/${name}`, recoveryWindowInDays: 30 });
    new aws.secretsmanager.SecretVersion(name, { secretId: vault.id, secretString: value });
    return vault;
}

const databaseSecret = secret("database", pulumi.jsonStringify({ username: databaseUser, password: databasePassword }));
const cacheSecret = secret("cache", cacheToken);
const sessionSecret = secret("session", config.requireSecret("sessionKey"));

const databaseSubnets = new aws.rds.SubnetGroup("database", { subnetIds: dataSubnetIds });

const databaseParameters = new aws.rds.ParameterGroup("database", {
    family: "postgres17",
    parameters: [
        { name: "rds.force_ssl", value: "1" },
        { name: "log_min_duration_statement", value: "1000" },
    ],
});

const monitoringRole = new aws.iam.Role("database-monitoring", {
    assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "monitoring.rds.amazonaws.com" }),
});

new aws.iam.RolePolicyAttachment("database-monitoring", {
    role: monitoringRole.name,
    policyArn: aws.iam.ManagedPolicy.AmazonRDSEnhancedMonitoringRole,
});

// RDS and the proxy would create these groups themselves, without a retention.
const databaseLogs = ["/aws/rds/instance/shop/postgresql", "/aws/rds/instance/shop/upgrade", "/aws/rds/proxy/shop"].map(
    (name) => new aws.cloudwatch.LogGroup(name.slice("/aws/rds/".length).replaceAll("/", "-"), { name, retentionInDays: 365 }),
);

const database = new aws.rds.Instance(
    "database",
    {
        identifier: "shop",
        engine: "postgres",
        engineVersion: "17.6",
        instanceClass: "db.m7g.large",
        allocatedStorage: 100,
        maxAllocatedStorage: 500,
        storageType: "gp3",
        storageEncrypted: true,
        dbName: databaseName,
        username: databaseUser,
        password: databasePassword,
        parameterGroupName: databaseParameters.name,
        dbSubnetGroupName: databaseSubnets.name,
        vpcSecurityGroupIds: [securityGroups.database.id],
        publiclyAccessible: false,
        multiAz: true,
        backupRetentionPeriod: 30,
        backupWindow: "02:00-03:00",
        maintenanceWindow: "sun:03:30-sun:04:30",
        autoMinorVersionUpgrade: true,
        copyTagsToSnapshot: true,
        deletionProtection: true,
        skipFinalSnapshot: false,
        finalSnapshotIdentifier: "shop-final",
        enabledCloudwatchLogsExports: ["postgresql", "upgrade"],
        performanceInsightsEnabled: true,
        monitoringInterval: 60,
        monitoringRoleArn: monitoringRole.arn,
    },
    { protect: true, dependsOn: databaseLogs },
);

const proxyRole = new aws.iam.Role("database-proxy", {
    assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "rds.amazonaws.com" }),
});

new aws.iam.RolePolicy("database-proxy", {
    role: proxyRole.id,
    policy: pulumi.jsonStringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: "secretsmanager:GetSecretValue", Resource: databaseSecret.arn }],
    }),
});

const proxy = new aws.rds.Proxy(
    "database",
    {
        name: "shop",
        engineFamily: "POSTGRESQL",
        auths: [{ authScheme: "SECRETS", iamAuth: "DISABLED", secretArn: databaseSecret.arn }],
        roleArn: proxyRole.arn,
        requireTls: true,
        idleClientTimeout: 1800,
        vpcSubnetIds: dataSubnetIds,
        vpcSecurityGroupIds: [securityGroups.proxy.id],
    },
    { dependsOn: databaseLogs },
);

const proxyTargets = new aws.rds.ProxyDefaultTargetGroup("database", {
    dbProxyName: proxy.name,
    connectionPoolConfig: { maxConnectionsPercent: 90, maxIdleConnectionsPercent: 50, connectionBorrowTimeout: 30 },
});

new aws.rds.ProxyTarget("database", {
    dbProxyName: proxy.name,
    targetGroupName: proxyTargets.name,
    dbInstanceIdentifier: database.identifier,
});

const cacheSubnets = new aws.elasticache.SubnetGroup("cache", { subnetIds: dataSubnetIds });
const cacheLogs = new aws.cloudwatch.LogGroup("cache", { name: "/shop/cache", retentionInDays: 365 });

const cache = new aws.elasticache.ReplicationGroup("cache", {
    replicationGroupId: "shop",
    description: "Sessions and catalogue of the shop",
    engine: "redis",
    engineVersion: "7.1",
    nodeType: "cache.m7g.large",
    numCacheClusters: 2,
    automaticFailoverEnabled: true,
    multiAzEnabled: true,
    atRestEncryptionEnabled: true,
    transitEncryptionEnabled: true,
    authToken: cacheToken,
    port: 6379,
    subnetGroupName: cacheSubnets.name,
    securityGroupIds: [securityGroups.cache.id],
    snapshotRetentionLimit: 7,
    autoMinorVersionUpgrade: true,
    logDeliveryConfigurations: ["slow-log", "engine-log"].map((logType) => ({
        destination: cacheLogs.name,
        destinationType: "cloudwatch-logs",
        logFormat: "json",
        logType,
    })),
});

const ordersDeadLetters = new aws.sqs.Queue("orders-dead-letters", {
    sqsManagedSseEnabled: true,
    messageRetentionSeconds: 1209600,
});

const orders = new aws.sqs.Queue("orders", {
    sqsManagedSseEnabled: true,
    visibilityTimeoutSeconds: 180,
    receiveWaitTimeSeconds: 20,
    messageRetentionSeconds: 345600,
    redrivePolicy: pulumi.jsonStringify({ deadLetterTargetArn: ordersDeadLetters.arn, maxReceiveCount: 5 }),
});

new aws.sqs.RedriveAllowPolicy("orders-dead-letters", {
    queueUrl: ordersDeadLetters.url,
    redriveAllowPolicy: pulumi.jsonStringify({ redrivePermission: "byQueue", sourceQueueArns: [orders.arn] }),
});

// Browsers read and upload images by signed URLs; nothing in this bucket is public.
const images = new aws.s3.Bucket("images", {}, { protect: true });

new aws.s3.BucketPublicAccessBlock("images", {
    bucket: images.id,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
});

new aws.s3.BucketVersioning("images", { bucket: images.id, versioningConfiguration: { status: "Enabled" } });

new aws.s3.BucketServerSideEncryptionConfiguration("images", {
    bucket: images.id,
    rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
});

new aws.s3.BucketLifecycleConfiguration("images", {
    bucket: images.id,
    rules: [
        {
            id: "old-versions",
            status: "Enabled",
            filter: { prefix: "" },
            noncurrentVersionExpiration: { noncurrentDays: 90 },
            abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
        },
    ],
});

new aws.s3.BucketCorsConfiguration("images", {
    bucket: images.id,
    corsRules: [{ allowedOrigins: [`https://${config.require("domain")}`], allowedMethods: ["GET", "PUT"], allowedHeaders: ["content-type"] }],
});

new aws.s3.BucketPolicy("images", {
    bucket: images.id,
    policy: images.arn.apply((arn) =>
        JSON.stringify({
            Version: "2012-10-17",
            Statement: [
                {
                    Sid: "DenyPlainHttp",
                    Effect: "Deny",
                    Principal: "*",
                    Action: "s3:*",
                    Resource: [arn, `${arn}/*`],
                    Condition: { Bool: { "aws:SecureTransport": "false" } },
                },
            ],
        }),
    ),
});

module.exports = {
    database,
    databaseName,
    databaseSecret,
    proxy,
    cache,
    cacheSecret,
    sessionSecret,
    orders,
    ordersDeadLetters,
    images,
};
