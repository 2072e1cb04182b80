const pulumi = require("@pulumi/pulumi");
const aws = require("@pulumi/aws");
const { database, cache, orders, ordersDeadLetters } = require("./data");
const { balancer, targets, cluster, web, worker } = require("./service");
const { thumbnails, thumbnailsDeadLetters } = require("./images");

const config = new pulumi.Config();
const account = aws.getCallerIdentityOutput().accountId;

// Alarms cannot publish to a topic under the AWS managed key: its policy does not admit CloudWatch.
const key = new aws.kms.Key("alarms", {
    description: "Alarm notifications of the shop",
    enableKeyRotation: true,
    deletionWindowInDays: 30,
    policy: pulumi.jsonStringify({
        Version: "2012-10-17",
        Statement: [
            { Effect: "Allow", Principal: { AWS: pulumi.interpolate`arn:aws:iam::${account}:root` }, Action: "kms:*", Resource: "*" },
            {
                Effect: "Allow",
                Principal: { Service: "cloudwatch.amazonaws.com" },
                Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
                Resource: "*",
                Condition: { StringEquals: { "aws:SourceAccount": account } },
            },
        ],
    }),
});

const topic = new aws.sns.Topic("alarms", { name: "shop-alarms", kmsMasterKeyId: key.arn });

new aws.sns.TopicSubscription("on-call", { topic: topic.arn, protocol: "email", endpoint: config.require("onCallEmail") });

/**
 * @param {string} name
 * @param {Partial<aws.cloudwatch.MetricAlarmArgs>} args
 */
function alarm(name, args) {
    new aws.cloudwatch.MetricAlarm(name, {
        comparisonOperator: "GreaterThanOrEqualToThreshold",
        statistic: "Average",
        period: 60,
        evaluationPeriods: 5,
        treatMissingData: "notBreaching",
        alarmDescription: `https://wiki.example.com/shop/runbooks/${name}`,
        alarmActions: [topic.arn],
        okActions: [topic.arn],
        ...args,
    });
}

const balancerMetric = { namespace: "AWS/ApplicationELB", dimensions: { LoadBalancer: balancer.arnSuffix, TargetGroup: targets.arnSuffix } };

alarm("balancer-errors", {
    namespace: "AWS/ApplicationELB",
    dimensions: { LoadBalancer: balancer.arnSuffix },
    metricName: "HTTPCode_ELB_5XX_Count",
    statistic: "Sum",
    threshold: 10,
});
alarm("web-errors", { ...balancerMetric, metricName: "HTTPCode_Target_5XX_Count", statistic: "Sum", threshold: 10 });
alarm("web-unhealthy", { ...balancerMetric, metricName: "UnHealthyHostCount", statistic: "Maximum", threshold: 1 });
alarm("web-slow", { ...balancerMetric, metricName: "TargetResponseTime", statistic: undefined, extendedStatistic: "p95", threshold: 1 });

for (const [name, { service }] of Object.entries({ web, worker })) {
    const serviceMetric = { namespace: "AWS/ECS", dimensions: { ClusterName: cluster.name, ServiceName: service.name } };
    alarm(`${name}-cpu`, { ...serviceMetric, metricName: "CPUUtilization", threshold: 85 });
    alarm(`${name}-memory`, { ...serviceMetric, metricName: "MemoryUtilization", threshold: 85 });
    alarm(`${name}-tasks`, {
        namespace: "ECS/ContainerInsights",
        dimensions: serviceMetric.dimensions,
        metricName: "RunningTaskCount",
        comparisonOperator: "LessThanThreshold",
        threshold: 2,
        treatMissingData: "breaching",
    });
}

const databaseMetric = { namespace: "AWS/RDS", dimensions: { DBInstanceIdentifier: database.identifier } };

alarm("database-cpu", { ...databaseMetric, metricName: "CPUUtilization", threshold: 80 });
alarm("database-connections", { ...databaseMetric, metricName: "DatabaseConnections", threshold: 700 });
alarm("database-memory", {
    ...databaseMetric,
    metricName: "FreeableMemory",
    comparisonOperator: "LessThanThreshold",
    threshold: 512 * 1024 * 1024,
});
alarm("database-storage", {
    ...databaseMetric,
    metricName: "FreeStorageSpace",
    comparisonOperator: "LessThanThreshold",
    threshold: 10 * 1024 * 1024 * 1024,
});

for (const member of ["001", "002"]) {
    const cacheMetric = { namespace: "AWS/ElastiCache", dimensions: { CacheClusterId: pulumi.interpolate`${cache.id}-${member}` } };
    alarm(`cache-${member}-cpu`, { ...cacheMetric, metricName: "EngineCPUUtilization", threshold: 80 });
    alarm(`cache-${member}-memory`, { ...cacheMetric, metricName: "DatabaseMemoryUsagePercentage", threshold: 80 });
    alarm(`cache-${member}-evictions`, { ...cacheMetric, metricName: "Evictions", statistic: "Sum", threshold: 1000 });
}

alarm("orders-waiting", {
    namespace: "AWS/SQS",
    dimensions: { QueueName: orders.name },
    metricName: "ApproximateAgeOfOldestMessage",
    statistic: "Maximum",
    threshold: 300,
});

for (const [name, queue] of Object.entries({ orders: ordersDeadLetters, thumbnails: thumbnailsDeadLetters })) {
    alarm(`${name}-dead-letters`, {
        namespace: "AWS/SQS",
        dimensions: { QueueName: queue.name },
        metricName: "ApproximateNumberOfMessagesVisible",
        statistic: "Maximum",
        threshold: 1,
        evaluationPeriods: 1,
    });
}

const functionMetric = { namespace: "AWS/Lambda", dimensions: { FunctionName: thumbnails.name }, statistic: "Sum" };

alarm("thumbnails-errors", { ...functionMetric, metricName: "Errors", threshold: 5 });
alarm("thumbnails-throttles", { ...functionMetric, metricName: "Throttles", threshold: 5 });
alarm("thumbnails-duration", { ...functionMetric, metricName: "Duration", statistic: "Maximum", threshold: 50000 });

module.exports = { topic };
