const pulumi = require("@pulumi/pulumi");
const aws = require("@pulumi/aws");
const { vpc, publicSubnetIds, privateSubnetIds, securityGroups } = require("./network");
const { databaseName, databaseSecret, proxy, cache, cacheSecret, sessionSecret, orders, images } = require("./data");
const { FargateService } = require("./fargate-service");

const config = new pulumi.Config();
const domain = config.require("domain");

const repository = new aws.ecr.Repository("shop", {
    name: "shop",
    imageTagMutability: "IMMUTABLE",
    imageScanningConfiguration: { scanOnPush: true },
});

const cluster = new aws.ecs.Cluster("shop", {
    name: "shop",
    settings: [{ name: "containerInsights", value: "enhanced" }],
});

const accessLogs = new aws.s3.Bucket("access-logs");

new aws.s3.BucketPublicAccessBlock("access-logs", {
    bucket: accessLogs.id,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
});

new aws.s3.BucketServerSideEncryptionConfiguration("access-logs", {
    bucket: accessLogs.id,
    rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
});

new aws.s3.BucketLifecycleConfiguration("access-logs", {
    bucket: accessLogs.id,
    rules: [{ id: "expire", status: "Enabled", filter: { prefix: "" }, expiration: { days: 365 } }],
});

const accessLogsPolicy = new aws.s3.BucketPolicy("access-logs", {
    bucket: accessLogs.id,
    policy: accessLogs.arn.apply((arn) =>
        JSON.stringify({
            Version: "2012-10-17",
            Statement: [
                {
                    Sid: "LoadBalancerLogs",
                    Effect: "Allow",
                    Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
                    Action: "s3:PutObject",
                    Resource: `${arn}/shop/*`,
                },
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

const balancer = new aws.lb.LoadBalancer(
    "shop",
    {
        loadBalancerType: "application",
        internal: false,
        subnets: publicSubnetIds,
        securityGroups: [securityGroups.balancer.id],
        dropInvalidHeaderFields: true,
        enableDeletionProtection: true,
        accessLogs: { bucket: accessLogs.bucket, prefix: "shop", enabled: true },
    },
    { dependsOn: [accessLogsPolicy] },
);

const targets = new aws.lb.TargetGroup("web", {
    vpcId: vpc.id,
    port: 8080,
    protocol: "HTTP",
    targetType: "ip",
    deregistrationDelay: 30,
    healthCheck: { path: "/healthz", matcher: "200", interval: 10, timeout: 5, healthyThreshold: 2, unhealthyThreshold: 3 },
});

const https = new aws.lb.Listener("https", {
    loadBalancerArn: balancer.arn,
    port: 443,
    protocol: "HTTPS",
    sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
    certificateArn: config.require("certificateArn"),
    defaultActions: [{ type: "forward", targetGroupArn: targets.arn }],
});

new aws.lb.Listener("http", {
    loadBalancerArn: balancer.arn,
    port: 80,
    protocol: "HTTP",
    defaultActions: [{ type: "redirect", redirect: { port: "443", protocol: "HTTPS", statusCode: "HTTP_301" } }],
});

new aws.route53.Record("shop", {
    zoneId: config.require("zoneId"),
    name: domain,
    type: "A",
    aliases: [{ name: balancer.dnsName, zoneId: balancer.zoneId, evaluateTargetHealth: true }],
});

const visibility = (metricName) => ({ cloudwatchMetricsEnabled: true, sampledRequestsEnabled: true, metricName });

const managedRules = (name, priority) => ({
    name,
    priority,
    overrideAction: { none: {} },
    statement: { managedRuleGroupStatement: { vendorName: "AWS", name } },
    visibilityConfig: visibility(name),
});

const firewall = new aws.wafv2.WebAcl("shop", {
    scope: "REGIONAL",
    defaultAction: { allow: {} },
    rules: [
        {
            name: "requests-per-address",
            priority: 0,
            action: { block: {} },
            statement: { rateBasedStatement: { aggregateKeyType: "IP", limit: 2000 } },
            visibilityConfig: visibility("requests-per-address"),
        },
        managedRules("AWSManagedRulesCommonRuleSet", 1),
        managedRules("AWSManagedRulesKnownBadInputsRuleSet", 2),
        managedRules("AWSManagedRulesSQLiRuleSet", 3),
    ],
    visibilityConfig: visibility("shop"),
});

new aws.wafv2.WebAclAssociation("shop", { resourceArn: balancer.arn, webAclArn: firewall.arn });

// WAF accepts only groups whose name starts with aws-waf-logs-.
const firewallLogs = new aws.cloudwatch.LogGroup("firewall", { name: "aws-waf-logs-shop", retentionInDays: 365 });

new aws.wafv2.WebAclLoggingConfiguration("shop", {
    resourceArn: firewall.arn,
    logDestinationConfigs: [firewallLogs.arn],
    redactedFields: [{ singleHeader: { name: "authorization" } }, { singleHeader: { name: "cookie" } }],
});

const common = {
    cluster,
    image: pulumi.interpolate`${repository.repositoryUrl}:${config.require("version")}`,
    environment: {
        NODE_ENV: "production",
        LOG_FORMAT: "json",
        PGHOST: proxy.endpoint,
        PGDATABASE: databaseName,
        PGSSLMODE: "verify-full",
        REDIS_HOST: cache.primaryEndpointAddress,
        REDIS_TLS: "true",
        ORDERS_QUEUE_URL: orders.url,
        IMAGES_BUCKET: images.bucket,
    },
    secrets: {
        PGUSER: pulumi.interpolate`${databaseSecret.arn}:username::`,
        PGPASSWORD: pulumi.interpolate`${databaseSecret.arn}:password::`,
        REDIS_PASSWORD: cacheSecret.arn,
        SESSION_KEY: sessionSecret.arn,
    },
    secretArns: [databaseSecret.arn, cacheSecret.arn, sessionSecret.arn],
    subnetIds: privateSubnetIds,
};

const web = new FargateService("web", {
    ...common,
    cpu: 512,
    memory: 1024,
    healthCheck: ["CMD", "node", "healthcheck.js", "web"],
    permissions: [
        { Effect: "Allow", Action: "sqs:SendMessage", Resource: orders.arn },
        { Effect: "Allow", Action: ["s3:GetObject", "s3:PutObject"], Resource: pulumi.interpolate`${images.arn}/*` },
    ],
    securityGroupId: securityGroups.web.id,
    minimum: 2,
    maximum: 10,
    target: { group: targets, listener: https, port: 8080 },
});

const worker = new FargateService("worker", {
    ...common,
    command: ["node", "worker.js"],
    cpu: 512,
    memory: 1024,
    healthCheck: ["CMD", "node", "healthcheck.js", "worker"],
    permissions: [
        {
            Effect: "Allow",
            Action: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility", "sqs:GetQueueAttributes"],
            Resource: orders.arn,
        },
    ],
    securityGroupId: securityGroups.worker.id,
    minimum: 2,
    maximum: 6,
});

new aws.appautoscaling.Policy(
    "worker-backlog",
    {
        policyType: "TargetTrackingScaling",
        serviceNamespace: worker.scaling.serviceNamespace,
        scalableDimension: worker.scaling.scalableDimension,
        resourceId: worker.scaling.resourceId,
        targetTrackingScalingPolicyConfiguration: {
            customizedMetricSpecification: {
                namespace: "AWS/SQS",
                metricName: "ApproximateNumberOfMessagesVisible",
                statistic: "Average",
                dimensions: [{ name: "QueueName", value: orders.name }],
            },
            targetValue: 100,
        },
    },
    { parent: worker },
);

module.exports = { cluster, repository, balancer, targets, web, worker, url: `https://${domain}` };
