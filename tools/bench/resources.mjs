/** A stack of `size` resources: services, functions, queues, topics, alarms and databases that refer to each other, as a shop's would. */
export function stackOf(size) {
    const urn = (type, name) => `urn:pulumi:bench::shop::${type}::${name}`;
    const ofTheEngine = (type, name, inputs) => ({ urn: urn(type, name), type, name, inputs, outputs: inputs, dependencies: {} });
    const root = ofTheEngine("pulumi:pulumi:Stack", "shop-bench", {});
    const provider = ofTheEngine("pulumi:providers:aws", "default_7_48_0", { region: "eu-west-1", skipCredentialsValidation: "false" });
    const resources = [root, provider];
    const add = (type, name, inputs, dependencies = {}) => {
        // The provider adds what it computes, and its own copy of the tags.
        const outputs = { ...inputs, ...(inputs.tags ? { tagsAll: inputs.tags } : {}), arn: UNKNOWN, id: UNKNOWN, region: "eu-west-1" };
        const one = { urn: urn(type, name), type, name, inputs, outputs, dependencies, parent: root.urn, provider };
        if (resources.length < size) resources.push(one);
        return one.urn;
    };
    for (let index = 0; resources.length < size; index += 1) {
        const name = (what) => `${what}-${String(index)}`;
        const topic = add("aws:sns/topic:Topic", name("alerts"), { tags: TAGS });
        add(
            "aws:sns/topicSubscription:TopicSubscription",
            name("page"),
            { topic: UNKNOWN, protocol: "email", endpoint: "oncall@example.com" },
            { topic: [topic] },
        );
        const database = add("aws:rds/instance:Instance", name("db"), {
            engine: "postgres",
            instanceClass: "db.t4g.large",
            allocatedStorage: 50,
            multiAz: true,
            deletionProtection: true,
            tags: TAGS,
        });
        const task = add("aws:ecs/taskDefinition:TaskDefinition", name("task"), {
            family: name("task"),
            containerDefinitions: JSON.stringify([
                {
                    name: "web",
                    image: "shop:1.2.3",
                    environment: [{ name: "LOG_LEVEL", value: "info" }],
                    logConfiguration: { logDriver: "awslogs", options: { "awslogs-group": "/shop" } },
                },
            ]),
        });
        const service = add(
            "aws:ecs/service:Service",
            name("web"),
            {
                desiredCount: 2,
                taskDefinition: UNKNOWN,
                loadBalancers: [{ targetGroupArn: UNKNOWN, containerName: "web", containerPort: 80 }],
                deploymentCircuitBreaker: { enable: true, rollback: true },
                tags: TAGS,
            },
            { taskDefinition: [task] },
        );
        add(
            "aws:appautoscaling/target:Target",
            name("scale"),
            { serviceNamespace: "ecs", scalableDimension: "ecs:service:DesiredCount", resourceId: UNKNOWN, minCapacity: 2, maxCapacity: 8 },
            { resourceId: [service] },
        );
        const queue = add("aws:sqs/queue:Queue", name("orders"), { visibilityTimeoutSeconds: 60, tags: TAGS });
        add(
            "aws:lambda/function:Function",
            name("worker"),
            { runtime: "nodejs22.x", handler: "index.handler", role: UNKNOWN, environment: { variables: { QUEUE_URL: UNKNOWN } }, tags: TAGS },
            { environment: [queue] },
        );
        add(
            "aws:cloudwatch/metricAlarm:MetricAlarm",
            name("depth"),
            {
                comparisonOperator: "GreaterThanThreshold",
                evaluationPeriods: 1,
                alarmActions: [UNKNOWN],
                dimensions: { QueueName: UNKNOWN },
                namespace: "AWS/SQS",
                metricName: "ApproximateNumberOfMessagesVisible",
            },
            { alarmActions: [topic], dimensions: [queue] },
        );
        add(
            "aws:cloudwatch/metricAlarm:MetricAlarm",
            name("cpu"),
            {
                comparisonOperator: "GreaterThanThreshold",
                evaluationPeriods: 1,
                alarmActions: [UNKNOWN],
                dimensions: { DBInstanceIdentifier: UNKNOWN },
                namespace: "AWS/RDS",
                metricName: "CPUUtilization",
            },
            { alarmActions: [topic], dimensions: [database] },
        );
    }
    return resources;
}

/** How the engine says that a value is not known yet. */
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const TAGS = { environment: "production", owner: "team-shop", service: "shop", costCenter: "1234" };
