import { deadLetterAlarms } from "../../../policies/observability/dead-letter-alarms";
import { policyTest } from "../policy-test";
import { azureNative, inEngine, interpolate, output, pulumi, pulumiAws, terraform, unknown, type Properties, type Written } from "../stack";

const redrive = interpolate('{"deadLetterTargetArn":"', output("failed", "arn"), '","maxReceiveCount":5}');
const orders = pulumiAws("sqs/queue:Queue", "orders", { redrivePolicy: redrive });
const failed = pulumiAws("sqs/queue:Queue", "failed", {});
const ordersBlock = terraform("aws_sqs_queue", "orders", { name: "orders", redrive_policy: redrive });
const failedBlock = terraform("aws_sqs_queue", "failed", { name: "failed" });
const alarm = (dimensions: Written, properties: Properties = {}) =>
    pulumiAws("cloudwatch/metricAlarm:MetricAlarm", "depth", {
        namespace: "AWS/SQS",
        metricName: "ApproximateNumberOfMessagesVisible",
        dimensions,
        threshold: 0,
        comparisonOperator: "GreaterThanThreshold",
        ...properties,
    });
const alarmBlock = (dimensions: Written, properties: Properties = {}) =>
    terraform("aws_cloudwatch_metric_alarm", "depth", {
        alarm_name: "depth",
        namespace: "AWS/SQS",
        metric_name: "ApproximateNumberOfMessagesVisible",
        dimensions,
        ...properties,
    });
const onFailed = { QueueName: output("failed", "name") };
const onOrders = { QueueName: output("orders", "name") };

const bus = azureNative("servicebus:Namespace", "shop", { resourceGroupName: "shop", sku: { name: "Standard" } });
const busQueue = (name: string, properties: Properties = {}) =>
    azureNative("servicebus:Queue", name, { resourceGroupName: "shop", namespaceName: output("shop", "name"), queueName: name, ...properties });
const busTopic = azureNative("servicebus:Topic", "events", { resourceGroupName: "shop", namespaceName: output("shop", "name") });
const busSubscription = azureNative("servicebus:Subscription", "billing", {
    resourceGroupName: "shop",
    namespaceName: output("shop", "name"),
    topicName: output("events", "name"),
});
const busBlock = terraform("azurerm_servicebus_namespace", "shop", { name: "shop", sku: "Standard" });
const busQueueBlock = (name: string, properties: Properties = {}) =>
    terraform("azurerm_servicebus_queue", name, { name, namespace_id: output("shop", "id"), ...properties });
const busTopicBlock = terraform("azurerm_servicebus_topic", "events", { name: "events", namespace_id: output("shop", "id") });
const busSubscriptionBlock = (properties: Properties = {}) =>
    terraform("azurerm_servicebus_subscription", "billing", {
        name: "billing",
        topic_id: output("events", "id"),
        max_delivery_count: 10,
        ...properties,
    });
const onMetric = (metricName: Written) => ({
    odataType: "Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria",
    allOf: [{ metricNamespace: "Microsoft.ServiceBus/namespaces", metricName, operator: "GreaterThan", threshold: 0 }],
});
const rule = (metricName: Written, properties: Properties = {}) =>
    azureNative("monitor:MetricAlert", "depth", {
        enabled: true,
        scopes: [output("shop", "id")],
        criteria: onMetric(metricName),
        ...properties,
    });
const ruleBlock = (properties: Properties = {}) =>
    terraform("azurerm_monitor_metric_alert", "depth", { name: "depth", scopes: [output("shop", "id")], ...properties });
const criteriaBlock = (metric_name: string) => [{ metric_namespace: "Microsoft.ServiceBus/namespaces", metric_name }];

const add =
    'Add an aws.cloudwatch.MetricAlarm with namespace "AWS/SQS", metricName "ApproximateNumberOfMessagesVisible" and its dimensions: { QueueName }.';
const addBlock =
    'Add an aws_cloudwatch_metric_alarm with namespace "AWS/SQS", metric_name "ApproximateNumberOfMessagesVisible" and its QueueName in dimensions.';
const addRule = 'Add a MetricAlert on metricName "DeadletteredMessages" with its id in scopes.';
const addRuleBlock = 'Add an azurerm_monitor_metric_alert on metric_name "DeadletteredMessages" with its id in scopes.';
/** Where the program declares no alarm at all. */
const inSettings = "If another program declares the alarms, set elsewhere: [alarms] in prodgate.yaml.";
const unheard = (resource: string, fix: string, noun = "Queue") => ({
    resource,
    message: `${noun} "${resource}" has no alarm on its dead letters.`,
    fix,
});

policyTest(deadLetterAlarms, {
    passes: [
        { title: "an alarm on the queue that collects dead letters", stack: [orders, failed, alarm(onFailed)] },
        { title: "the same as a policy pack sees it on creation", stack: [orders, failed, alarm(onFailed)].map(inEngine) },
        { title: "the same in Terraform, by the literal name", stack: [ordersBlock, failedBlock, alarmBlock({ QueueName: "failed" })] },
        { title: "a queue that collects no dead letters needs none", stack: [pulumiAws("sqs/queue:Queue", "orders", {})] },
        {
            title: "queues of a function and of a rule, with an alarm",
            stack: [
                pulumiAws("lambda/function:Function", "mailer", { deadLetterConfig: { targetArn: output("failed", "arn") } }),
                failed,
                alarm(onFailed),
            ],
        },
        {
            title: "an alarm that is switched off, which a composite alarm rings for",
            stack: [
                orders,
                failed,
                alarm(onFailed, { actionsEnabled: false }),
                pulumiAws("cloudwatch/compositeAlarm:CompositeAlarm", "shop", { alarmRule: interpolate("ALARM(", output("depth", "arn"), ")") }),
            ],
        },
        {
            title: "no alarm, where the settings say that alarms are kept in another program",
            stack: [orders, failed],
            elsewhere: ["alarms"],
        },
        {
            title: "dead letters of a queue of Service Bus are counted by its namespace",
            stack: [bus, busQueue("orders"), rule("DeadletteredMessages")],
        },
        { title: "and so are those of a subscription", stack: [bus, busTopic, busSubscription, rule("DeadletteredMessages")] },
        { title: "a metric of all messages counts them as well", stack: [bus, busQueue("orders"), rule("Messages")] },
        {
            title: "the same in azurerm",
            stack: [
                busBlock,
                busTopicBlock,
                busSubscriptionBlock(),
                ruleBlock({ criteria: [{ metric_namespace: "Microsoft.ServiceBus/namespaces", metric_name: "DeadletteredMessages" }] }),
            ],
        },
        {
            title: "a rule with a threshold that Azure learns",
            stack: [busBlock, busQueueBlock("orders"), ruleBlock({ dynamic_criteria: criteriaBlock("DeadletteredMessages") })],
        },
        { title: "a namespace without a queue or a subscription", stack: [bus, busTopic] },
        {
            title: "dead letters that are handed on to a queue of their own leave none behind: that queue is watched by its messages",
            stack: [bus, busQueue("orders", { forwardDeadLetteredMessagesTo: output("failed", "name") }), busQueue("failed"), rule("ActiveMessages")],
        },
        {
            title: "the same in azurerm, by the queue's name",
            stack: [
                busBlock,
                busTopicBlock,
                busSubscriptionBlock({ forward_dead_lettered_messages_to: "failed" }),
                busQueueBlock("failed"),
                ruleBlock({ criteria: criteriaBlock("ActiveMessages") }),
            ],
        },
    ],
    violations: [
        {
            title: "a queue of dead letters, and no alarm anywhere",
            stack: [orders, failed],
            findings: [unheard("failed", `${add} ${inSettings}`)],
        },
        {
            title: "an alarm on the queue that it takes dead letters of says nothing of them",
            stack: [orders, failed, alarm(onOrders)],
            findings: [unheard("failed", add)],
        },
        {
            title: "the same in Terraform, where another resource carries the redrive policy",
            stack: [
                terraform("aws_sqs_queue", "orders", { name: "orders" }),
                terraform("aws_sqs_queue_redrive_policy", "moves", { queue_url: output("orders", "id"), redrive_policy: redrive }),
                failedBlock,
                alarmBlock(onOrders),
            ],
            findings: [unheard("failed", addBlock)],
        },
        {
            title: "a queue that says which others may send their dead letters here",
            stack: [
                pulumiAws("sqs/queue:Queue", "failed", { redriveAllowPolicy: '{"redrivePermission":"byQueue","sourceQueueArns":["arn:x"]}' }),
                alarm({ QueueName: "another" }),
            ],
            findings: [unheard("failed", add)],
        },
        {
            title: "an alarm that is switched off",
            stack: [orders, failed, alarm(onFailed, { actionsEnabled: false })],
            findings: [
                {
                    resource: "failed",
                    message: 'Queue "failed" has no alarm on its dead letters (depth: actionsEnabled is false).',
                    fix: "On depth, set actionsEnabled to true.",
                },
            ],
        },
        {
            title: "a namespace with a queue, and an alert on its errors alone",
            stack: [bus, busQueue("orders"), rule("ServerErrors")],
            findings: [unheard("shop", addRule, "Namespace")],
        },
        {
            title: "a namespace with a subscription, and no alert at all",
            stack: [bus, busTopic, busSubscription],
            findings: [unheard("shop", `${addRule} ${inSettings}`, "Namespace")],
        },
        {
            title: "the same in azurerm, with an alert on requests",
            stack: [busBlock, busTopicBlock, busSubscriptionBlock(), ruleBlock({ criteria: criteriaBlock("IncomingRequests") })],
            findings: [unheard("shop", addRuleBlock, "Namespace")],
        },
        {
            title: "an alert on the health of the namespace does not count messages",
            stack: [
                busBlock,
                busQueueBlock("orders"),
                terraform("azurerm_monitor_activity_log_alert", "health", {
                    name: "health",
                    scopes: [output("shop", "id")],
                    criteria: [{ category: "ResourceHealth" }],
                }),
            ],
            findings: [unheard("shop", addRuleBlock, "Namespace")],
        },
    ],
    undecided: [
        {
            title: "a queue that is called like one of dead letters, whose sources are in another program",
            stack: [terraform("aws_sqs_queue", "orders_dlq", { name: "orders-dlq" })],
            because: ["queues outside the input, as its name suggests may be declared in another program"],
        },
        { title: "an alarm on a queue that is not known", stack: [orders, failed, alarm(unknown)], because: ["depth: dimensions"] },
        {
            title: "a monitor of another vendor may watch it",
            stack: [orders, failed, pulumi("datadog:index/monitor:Monitor", "depth", { query: "avg:aws.sqs.number_of_messages{*}" })],
            because: ["depth: a resource of a type that is not read may change it"],
        },
        {
            title: "an alert whose metric is not known",
            stack: [bus, busQueue("orders"), rule(unknown)],
            because: ["depth: criteria.allOf[0].metricName"],
        },
        {
            title: "a query over the logs of the namespace may look for them",
            stack: [
                bus,
                busQueue("orders"),
                azureNative("monitor:ScheduledQueryRule", "depth", { scopes: [output("shop", "id")], enabled: true, criteria: {} }),
            ],
            because: ["depth: criteria"],
        },
        {
            title: "a queue whose namespace is not known",
            stack: [bus, busQueue("orders", { namespaceName: unknown })],
            because: ["orders: namespaceName"],
        },
    ],
    same: [
        {
            title: "a queue of dead letters without an alarm",
            stacks: [
                [orders, failed],
                [ordersBlock, failedBlock],
            ],
        },
        {
            title: "a namespace without an alert on dead letters",
            stacks: [
                [bus, busTopic, busSubscription],
                [busBlock, busTopicBlock, busSubscriptionBlock()],
            ],
        },
    ],
});
