import { deadLetterQueues } from "../../../policies/scalability/dead-letter-queues";
import { policyTest } from "../policy-test";
import { azureNative, inEngine, interpolate, output, pulumiAws, terraform, unknown, type Options, type Properties, type Written } from "../stack";

const redrive = interpolate('{"deadLetterTargetArn":"', output("failed", "arn"), '","maxReceiveCount":5}');
const queue = (name: string, properties: Properties = {}, options: Options = {}) => pulumiAws("sqs/queue:Queue", name, properties, options);
const queueBlock = (name: string, properties: Properties = {}) => terraform("aws_sqs_queue", name, properties);

const letIn = (service: string, action: string, conditions: Properties = {}) =>
    JSON.stringify({ Statement: [{ Effect: "Allow", Principal: { Service: service }, Action: action, Resource: "*", ...conditions }] });
const fromRules = letIn("events.amazonaws.com", "sqs:SendMessage");
const fromTopics = letIn("sns.amazonaws.com", "sqs:SendMessage");
const queuePolicy = (name: string, policy: Written) =>
    pulumiAws("sqs/queuePolicy:QueuePolicy", `${name}-policy`, { queueUrl: output(name, "url"), policy });

const fn = (properties: Properties = {}) =>
    pulumiAws("lambda/function:Function", "thumbnails", { role: "arn:aws:iam::1:role/thumbnails", ...properties });
const fnBlock = (properties: Properties = {}) => terraform("aws_lambda_function", "thumbnails", { function_name: "thumbnails", ...properties });
const admitted = (principal: string, properties: Properties = {}) =>
    pulumiAws("lambda/permission:Permission", "call", {
        action: "lambda:InvokeFunction",
        principal,
        function: output("thumbnails", "name"),
        ...properties,
    });
const invokeConfig = (properties: Properties = {}) =>
    pulumiAws("lambda/functionEventInvokeConfig:FunctionEventInvokeConfig", "failures", {
        functionName: output("thumbnails", "name"),
        destinationConfig: { onFailure: { destination: output("failed", "arn") } },
        ...properties,
    });
const invokeConfigBlock = (properties: Properties = {}) =>
    terraform("aws_lambda_function_event_invoke_config", "failures", {
        function_name: output("thumbnails", "function_name"),
        destination_config: [{ on_failure: [{ destination: output("failed", "arn") }] }],
        ...properties,
    });
const s3Admitted: Properties = { principal: "s3.amazonaws.com", action: "lambda:InvokeFunction", function_name: output("thumbnails", "arn") };
const alias = pulumiAws("lambda/alias:Alias", "live", { functionName: output("thumbnails", "name"), functionVersion: "7" });
const target = (properties: Properties = {}) =>
    pulumiAws("cloudwatch/eventTarget:EventTarget", "nightly", { rule: "nightly", arn: output("thumbnails", "arn"), ...properties });

const shipped = (destinationArn: Written, properties: Properties = {}) =>
    pulumiAws("cloudwatch/logSubscriptionFilter:LogSubscriptionFilter", "errors", {
        logGroup: "/shop/web",
        filterPattern: "ERROR",
        destinationArn,
        ...properties,
    });
const shippedBlock = (destination_arn: Written) =>
    terraform("aws_cloudwatch_log_subscription_filter", "errors", { log_group_name: "/shop/web", filter_pattern: "", destination_arn });

const topic = pulumiAws("sns/topic:Topic", "orders");
const subscription = (properties: Properties = {}) =>
    pulumiAws("sns/topicSubscription:TopicSubscription", "billing", {
        topic: output("orders", "arn"),
        protocol: "https",
        endpoint: "https://billing.example.com",
        ...properties,
    });
const topicBlock = terraform("aws_sns_topic", "orders", { name: "orders" });
const subscriptionBlock = (properties: Properties = {}) =>
    terraform("aws_sns_topic_subscription", "billing", {
        topic_arn: output("orders", "arn"),
        protocol: "http",
        endpoint: "http://billing.example.com",
        ...properties,
    });
const workflow = pulumiAws("sfn/stateMachine:StateMachine", "steps", {});
const targetBlock = (properties: Properties = {}) =>
    terraform("aws_cloudwatch_event_target", "nightly", { rule: "nightly", arn: output("shop", "arn"), ...properties });
const tasks = terraform("aws_ecs_cluster", "shop", { name: "shop" });

const bus = (sku: string) => azureNative("servicebus:Namespace", "shop", { resourceGroupName: "shop", sku: { name: sku } });
const busQueue = (properties: Properties = {}) =>
    azureNative("servicebus:Queue", "orders", { resourceGroupName: "shop", namespaceName: output("shop", "name"), ...properties });
const busTopic = (properties: Properties = {}) =>
    azureNative("servicebus:Topic", "events", { resourceGroupName: "shop", namespaceName: output("shop", "name"), ...properties });
const busSubscription = (properties: Properties = {}) =>
    azureNative("servicebus:Subscription", "billing", {
        resourceGroupName: "shop",
        namespaceName: output("shop", "name"),
        topicName: output("events", "name"),
        ...properties,
    });
const busBlock = (sku: string) => terraform("azurerm_servicebus_namespace", "shop", { name: "shop", sku });
const busQueueBlock = (properties: Properties = {}) =>
    terraform("azurerm_servicebus_queue", "orders", { name: "orders", namespace_id: output("shop", "id"), ...properties });
const busTopicBlock = (properties: Properties = {}) =>
    terraform("azurerm_servicebus_topic", "events", { name: "events", namespace_id: output("shop", "id"), ...properties });
const busSubscriptionBlock = (properties: Properties = {}) =>
    terraform("azurerm_servicebus_subscription", "billing", {
        name: "billing",
        topic_id: output("events", "id"),
        max_delivery_count: 10,
        ...properties,
    });
const uploads = (properties: Properties = {}) =>
    azureNative("eventgrid:EventSubscription", "uploads", {
        scope: "/subscriptions/0/storageAccounts/shop",
        destination: { endpointType: "WebHook", endpointUrl: "https://hooks.example.com/?code=hunter2" },
        ...properties,
    });
const blob = { endpointType: "StorageBlob", resourceId: "/subscriptions/0/storageAccounts/shop", blobContainerName: "failed" };
const uploadsBlock = (properties: Properties = {}) =>
    terraform("azurerm_eventgrid_event_subscription", "uploads", { name: "uploads", scope: "/subscriptions/0/storageAccounts/shop", ...properties });

const addQueue =
    "Add a queue for messages that fail, and set redrivePolicy to pulumi.jsonStringify({ deadLetterTargetArn: <its ARN>, maxReceiveCount: 5 }).";
const addQueueBlock =
    "Add a queue for messages that fail, and set redrive_policy = jsonencode({ deadLetterTargetArn = <its ARN>, maxReceiveCount = 5 }).";
const none = (resource: string) => ({
    resource,
    message: `Queue "${resource}" has no dead-letter queue (redrivePolicy is absent).`,
    fix: addQueue,
});
const noneBlock = (resource: string) => ({
    resource,
    message: `Queue "${resource}" has no dead-letter queue (redrive_policy is absent).`,
    fix: addQueueBlock,
});
const loses = (subject = 'Function "thumbnails"', resource = "thumbnails", because = " (deadLetterConfig is absent)") => ({
    resource,
    message: `${subject} is invoked asynchronously and loses the events that fail${because}.`,
    fix: "Add a FunctionEventInvokeConfig for it that names a queue in destinationConfig.onFailure.destination, and let its role send there.",
});
const losesBlock = {
    resource: "thumbnails",
    message: 'Function "thumbnails" is invoked asynchronously and loses the events that fail (dead_letter_config is absent).',
    fix: "Add an aws_lambda_function_event_invoke_config for it that names a queue in destination_config.on_failure, and let its role send there.",
};
const losesAlias = {
    ...loses('Alias "live"', "live", " (thumbnails: deadLetterConfig is absent)"),
    fix: "Add a FunctionEventInvokeConfig with its name in qualifier that names a queue in destinationConfig.onFailure.destination, and let the function's role send there.",
};
const undelivered = {
    resource: "billing",
    message: 'Topic subscription "billing" loses the messages that its endpoint does not take (redrivePolicy is absent).',
    fix: "Set redrivePolicy to pulumi.jsonStringify({ deadLetterTargetArn: <a queue's ARN> }), and let sns.amazonaws.com send to that queue.",
};
const undeliveredBlock = {
    resource: "billing",
    message: 'Topic subscription "billing" loses the messages that its endpoint does not take (redrive_policy is absent).',
    fix: "Set redrive_policy = jsonencode({ deadLetterTargetArn = <a queue's ARN> }), and let sns.amazonaws.com send to that queue.",
};
const refused = {
    resource: "nightly",
    message: 'Event target "nightly" loses the events that its target does not take (deadLetterConfig is absent).',
    fix: "Name a queue in deadLetterConfig.arn, and let events.amazonaws.com send there.",
};
const refusedBlock = (resource: string) => ({
    resource,
    message: `Event target "${resource}" loses the events that its target does not take (dead_letter_config is absent).`,
    fix: "Name a queue in dead_letter_config.arn, and let events.amazonaws.com send there.",
});
const unheard = (resource: string) => ({
    resource,
    message: `Topic subscription "${resource}" sends its messages to a queue that refuses them (orders: policy is absent).`,
    fix: 'Let sns.amazonaws.com use sqs:SendMessage in the policy of queue "orders".',
});
const drops = (kind: string, resource: string) => ({
    resource,
    message: `${kind} "${resource}" discards the messages that expire (deadLetteringOnMessageExpiration is false by default).`,
    fix: "Set deadLetteringOnMessageExpiration to true.",
});
const dropsBlock = (kind: string, resource: string) => ({
    resource,
    message: `${kind} "${resource}" discards the messages that expire (dead_lettering_on_message_expiration is false by default).`,
    fix: "Set dead_lettering_on_message_expiration = true.",
});

policyTest(deadLetterQueues, {
    passes: [
        {
            title: "a queue and a function that keep their failures, whatever reads the one and calls the other",
            stack: [
                queue("failed"),
                queue("orders", { redrivePolicy: redrive }),
                fn({ deadLetterConfig: { targetArn: output("failed", "arn") } }),
                pulumiAws("pipes/pipe:Pipe", "pipe", { source: output("orders", "arn"), target: output("thumbnails", "arn") }),
            ],
        },
        {
            title: "a queue with a dead-letter queue, which needs none itself",
            stack: [queue("orders", { redrivePolicy: redrive }), queue("failed")],
        },
        {
            title: "the same as a policy pack sees it on creation",
            stack: [queue("orders", { redrivePolicy: redrive }), queue("failed")].map(inEngine),
        },
        {
            title: "a redrive policy of its own",
            stack: [
                queue("orders"),
                queue("failed"),
                pulumiAws("sqs/redrivePolicy:RedrivePolicy", "orders-redrive", { queueUrl: output("orders", "id"), redrivePolicy: redrive }),
            ],
        },
        {
            title: "a dead-letter queue of another program, by its ARN",
            stack: [queueBlock("orders", { redrive_policy: '{"deadLetterTargetArn":"arn:aws:sqs:eu-west-1:1:shared","maxReceiveCount":"5"}' })],
        },
        {
            title: "a redrive policy that names both queues by literals",
            stack: [
                queueBlock("orders", { name: "shop-orders", redrive_policy: null }),
                terraform("aws_sqs_queue_redrive_policy", "redrive", {
                    queue_url: "https://sqs.eu-west-1.amazonaws.com/1/shop-orders",
                    redrive_policy: '{"deadLetterTargetArn":"arn:aws:sqs:eu-west-1:1:shared","maxReceiveCount":5}',
                }),
            ],
        },
        {
            title: "a queue that says whose dead letters it takes",
            stack: [
                queueBlock("shared", {
                    redrive_allow_policy: '{"redrivePermission":"byQueue","sourceQueueArns":["arn:aws:sqs:eu-west-1:1:orders"]}',
                }),
            ],
        },
        {
            title: "the same in a resource of its own",
            stack: [
                queueBlock("shared"),
                terraform("aws_sqs_queue_redrive_allow_policy", "sources", {
                    queue_url: output("shared", "id"),
                    redrive_allow_policy: '{"redrivePermission":"allowAll"}',
                }),
            ],
        },
        { title: "a function that nothing is seen to call asynchronously", stack: [fn()] },
        { title: "a function behind an API: the caller waits, and is told", stack: [fn(), admitted("apigateway.amazonaws.com")] },
        {
            title: "a function that gets log events, and keeps what fails",
            stack: [fn(), shipped(output("thumbnails", "arn")), admitted("logs.amazonaws.com"), invokeConfig(), queue("failed")],
        },
        {
            title: "log events that go to a stream, and to another account's destination of the function's name",
            stack: [
                fnBlock(),
                terraform("aws_kinesis_stream", "clicks", { name: "thumbnails" }),
                shippedBlock(output("clicks", "arn")),
                terraform("aws_cloudwatch_log_subscription_filter", "audit", {
                    log_group_name: "/shop/web",
                    destination_arn: "arn:aws:logs:eu-west-1:111122223333:destination:thumbnails",
                }),
                terraform("aws_kinesis_firehose_delivery_stream", "archive", { name: "archive" }),
                terraform("aws_cloudwatch_log_subscription_filter", "archived", {
                    log_group_name: "/shop/web",
                    destination_arn: output("archive", "arn"),
                }),
            ],
        },
        {
            title: "a pipeline waits for the function's word",
            stack: [fn(), admitted("codepipeline.amazonaws.com")],
        },
        {
            title: "a function behind an event target, with a dead-letter queue",
            stack: [fn({ deadLetterConfig: { targetArn: output("failed", "arn") } }), target(), queue("failed")],
        },
        {
            title: "the same as a policy pack sees it on creation",
            stack: [
                fn({ deadLetterConfig: { targetArn: output("failed", "arn") } }),
                target(),
                admitted("events.amazonaws.com"),
                queue("failed"),
            ].map(inEngine),
        },
        {
            title: "a function whose failures have a destination",
            stack: [fnBlock(), invokeConfigBlock(), terraform("aws_lambda_permission", "s3", s3Admitted), queueBlock("failed")],
        },
        {
            title: "a destination that is a topic",
            stack: [fn(), invokeConfig(), admitted("sns.amazonaws.com"), pulumiAws("sns/topic:Topic", "failed")],
        },
        {
            title: "a destination for the version that is not published, which is the function's own",
            stack: [fn(), invokeConfig({ qualifier: "$LATEST" }), admitted("s3.amazonaws.com"), queue("failed")],
        },
        {
            title: "an alias that is called, whose function keeps what fails",
            stack: [
                fn({ deadLetterConfig: { targetArn: output("failed", "arn") } }),
                alias,
                target({ arn: output("live", "arn") }),
                admitted("events.amazonaws.com", { qualifier: output("live", "name") }),
                queue("failed"),
            ],
        },
        {
            title: "an alias that is called, and keeps what fails by itself",
            stack: [
                fn(),
                alias,
                admitted("s3.amazonaws.com", { qualifier: output("live", "name") }),
                invokeConfig({ functionName: output("live", "functionName"), qualifier: output("live", "name") }),
                queue("failed"),
            ],
        },
        {
            title: "a subscriber that is no function, at an address from configuration",
            stack: [fn(), subscription({ endpoint: unknown, redrivePolicy: redrive }), queue("failed"), queuePolicy("failed", fromTopics)],
        },
        {
            title: "a queue for the events that a rule cannot deliver needs none, and its function answers for its own",
            stack: [
                fn(),
                target({ arn: output("steps", "arn"), deadLetterConfig: { arn: output("failed", "arn") } }),
                pulumiAws("sfn/stateMachine:StateMachine", "steps", {}),
                queue("failed", { policy: fromRules }),
            ],
        },
        {
            title: "queues of a topic's subscription, of a bus and of a stream",
            stack: [
                pulumiAws("sns/topicSubscription:TopicSubscription", "billing", {
                    topic: "arn:aws:sns:eu-west-1:1:orders",
                    protocol: "https",
                    endpoint: "https://billing.example.com",
                    redrivePolicy: interpolate('{"deadLetterTargetArn":"', output("unsent", "arn"), '"}'),
                }),
                pulumiAws("cloudwatch/eventBus:EventBus", "shop", { deadLetterConfig: { arn: output("undelivered", "arn") } }),
                pulumiAws("lambda/eventSourceMapping:EventSourceMapping", "clicks", {
                    functionName: "clicks",
                    destinationConfig: { onFailure: { destinationArn: output("unread", "arn") } },
                }),
                queue("unsent", { policy: fromTopics }),
                queue("undelivered"),
                queue("unread"),
            ],
        },
        {
            title: "subscribers that Amazon SNS tries for weeks, and people",
            stack: [
                topic,
                ...["sqs", "firehose", "email", "sms"].map((protocol) =>
                    pulumiAws("sns/topicSubscription:TopicSubscription", protocol, { topic: output("orders", "arn"), protocol, endpoint: "x" }),
                ),
                terraform("aws_sns_topic_subscription", "queued", { topic_arn: "arn:x", protocol: "sqs", endpoint: "arn:aws:sqs:eu-west-1:1:q" }),
            ],
        },
        {
            title: "a pager that alarms call, over and over",
            stack: [
                topic,
                subscription(),
                pulumiAws("cloudwatch/metricAlarm:MetricAlarm", "errors", { namespace: "Shop", alarmActions: [output("orders", "arn")] }),
            ],
        },
        {
            title: "the same in Terraform, with a dead-letter queue for the messages of another topic",
            stack: [
                terraform("aws_sns_topic", "on-call", { name: "on-call" }),
                terraform("aws_sns_topic_subscription", "pager", {
                    topic_arn: output("on-call", "arn"),
                    protocol: "https",
                    endpoint: "https://pager.example.com",
                }),
                terraform("aws_cloudwatch_composite_alarm", "down", {
                    alarm_name: "down",
                    alarm_rule: "TRUE",
                    alarm_actions: [output("on-call", "arn")],
                }),
                topicBlock,
                subscriptionBlock({ redrive_policy: interpolate('{"deadLetterTargetArn":"', output("failed", "arn"), '"}') }),
                queueBlock("failed", { policy: fromTopics }),
            ],
        },
        {
            title: "targets that take every event",
            stack: [
                topic,
                pulumiAws("sns/topicPolicy:TopicPolicy", "orders-policy", {
                    arn: output("orders", "arn"),
                    policy: letIn("events.amazonaws.com", "sns:Publish"),
                }),
                target({ arn: output("orders", "arn") }),
                pulumiAws("cloudwatch/eventTarget:EventTarget", "archive", { rule: "all", arn: "arn:aws:firehose:eu-west-1:1:deliverystream/all" }),
                terraform("aws_kinesis_firehose_delivery_stream", "clicks", { name: "clicks" }),
                terraform("aws_cloudwatch_event_target", "kept", { rule: "all", arn: output("clicks", "arn") }),
                terraform("aws_cloudwatch_event_target", "shared", { rule: "all", arn: output("data.aws_sqs_queue.shared", "arn") }),
            ],
        },
        {
            title: "a task that a rule starts, with a queue for what it could not start",
            stack: [
                tasks,
                targetBlock({ dead_letter_config: { arn: output("failed", "arn") } }),
                queueBlock("failed"),
                terraform("aws_sqs_queue_policy", "failed-policy", { queue_url: output("failed", "id"), policy: fromRules }),
            ],
        },
        {
            title: "a topic's messages and a rule's events into a queue that admits both from where they come",
            stack: [
                queue("orders", { redrivePolicy: redrive }),
                queue("failed"),
                queuePolicy(
                    "orders",
                    JSON.stringify({
                        Statement: [
                            {
                                Effect: "Allow",
                                Principal: { Service: "sns.amazonaws.com" },
                                Action: "sqs:SendMessage",
                                Condition: { ArnEquals: { "aws:SourceArn": "arn:aws:sns:eu-west-1:111122223333:orders" } },
                            },
                            {
                                Effect: "Allow",
                                Principal: { Service: "events.amazonaws.com" },
                                Action: "SQS:*",
                                Condition: { ArnEquals: { "aws:SourceArn": "arn:aws:events:eu-west-1:111122223333:rule/nightly" } },
                            },
                            { Effect: "Deny", Principal: "*", Action: "sqs:*", Condition: { Bool: { "aws:SecureTransport": "false" } } },
                        ],
                    }),
                ),
                pulumiAws("sns/topicSubscription:TopicSubscription", "placed", {
                    topic: "arn:x",
                    protocol: "sqs",
                    endpoint: output("orders", "arn"),
                }),
                target({ arn: output("orders", "arn") }),
            ],
        },
        {
            title: "a queue that a rule reaches by a role of its own, and a refusing one whose events are kept elsewhere",
            stack: [
                queue("orders", { redrivePolicy: redrive }),
                queue("failed"),
                target({ arn: output("orders", "arn"), roleArn: "arn:aws:iam::1:role/events" }),
                pulumiAws("cloudwatch/eventTarget:EventTarget", "kept", {
                    rule: "all",
                    arn: output("orders", "arn"),
                    deadLetterConfig: { arn: "arn:aws:sqs:eu-west-1:1:shared" },
                }),
            ],
        },
        {
            title: "messages that never expire: the namespace keeps them until somebody takes them",
            stack: [bus("Standard"), busQueue(), busTopic(), busSubscription()],
        },
        {
            title: "messages that expire, and are kept",
            stack: [bus("Basic"), busQueue({ defaultMessageTimeToLive: "P14D", deadLetteringOnMessageExpiration: true })],
        },
        {
            title: "the longest time there is, written out",
            stack: [
                busBlock("Standard"),
                busQueueBlock({ default_message_ttl: "P10675199DT2H48M5.4775807S" }),
                busTopicBlock(),
                busSubscriptionBlock({ default_message_ttl: "10675199.02:48:05.4775807" }),
            ],
        },
        {
            title: "a topic whose messages expire, into a subscription that keeps them",
            stack: [busTopicBlock({ default_message_ttl: "PT1H" }), busSubscriptionBlock({ dead_lettering_on_message_expiration: "true" })],
        },
        { title: "events that cannot be delivered go to a container", stack: [uploads({ deadLetterDestination: blob })] },
        {
            title: "the same by an identity, for a storage account's own topic",
            stack: [
                azureNative("eventgrid:SystemTopicEventSubscription", "uploads", {
                    systemTopicName: "shop",
                    deadLetterWithResourceIdentity: { deadLetterDestination: blob, identity: { type: "SystemAssigned" } },
                }),
            ],
        },
        {
            title: "the same block as a list of one",
            stack: [
                uploadsBlock({ storage_blob_dead_letter_destination: [{ storage_account_id: "shop", storage_blob_container_name: "failed" }] }),
                terraform("azurerm_eventgrid_system_topic_event_subscription", "system", {
                    storage_blob_dead_letter_destination: { storage_account_id: "shop", storage_blob_container_name: "failed" },
                }),
            ],
        },
        {
            title: "a function behind a bucket's notification, whose failures have a destination",
            stack: [
                fn(),
                pulumiAws("s3/bucketNotification:BucketNotification", "uploads", {
                    bucket: "shop-uploads",
                    lambdaFunctions: [{ lambdaFunctionArn: output("thumbnails", "arn"), events: ["s3:ObjectCreated:*"] }],
                }),
                invokeConfig(),
                queue("failed"),
            ],
        },
    ],
    violations: [
        {
            title: "a topic's messages for an endpoint that may be down for more than an hour",
            stack: [topic, subscription()],
            findings: [undelivered],
        },
        {
            title: "the same as a policy pack sees it on creation",
            stack: [topic, subscription()].map(inEngine),
            findings: [undelivered],
        },
        {
            title: "the same in Terraform, beside an alarm that notifies by another topic",
            stack: [
                topicBlock,
                subscriptionBlock({ redrive_policy: null }),
                terraform("aws_sns_topic", "on-call", { name: "on-call" }),
                terraform("aws_cloudwatch_metric_alarm", "errors", { alarm_name: "errors", alarm_actions: [output("on-call", "arn")] }),
            ],
            findings: [undeliveredBlock],
        },
        {
            title: "a workflow that a rule starts",
            stack: [target({ arn: output("steps", "arn") }), workflow],
            findings: [refused],
        },
        {
            title: "the same as a policy pack sees it on creation",
            stack: [target({ arn: output("steps", "arn") }), workflow].map(inEngine),
            findings: [refused],
        },
        {
            title: "a task that a rule starts, and workflows of other programs",
            stack: [
                tasks,
                targetBlock(),
                terraform("aws_cloudwatch_event_target", "by-arn", {
                    rule: "all",
                    arn: interpolate("arn:aws:states:", output("data.aws_region.current", "name"), ":1:stateMachine:shared"),
                }),
                terraform("aws_cloudwatch_event_target", "looked-up", { rule: "all", arn: output("data.aws_sfn_state_machine.shared", "arn") }),
            ],
            findings: ["nightly", "by-arn", "looked-up"].map(refusedBlock),
        },
        {
            title: "an endpoint on the internet that a rule calls",
            stack: [target({ arn: "arn:aws:events:eu-west-1:1:api-destination/billing/1" })],
            findings: [refused],
        },
        {
            title: "a destination of the function alone, where its alias is called",
            stack: [fn(), alias, invokeConfig(), target({ arn: output("live", "arn") }), queue("failed")],
            findings: [losesAlias],
        },
        {
            title: "the function keeps what fails, and its alias does not",
            stack: [fn(), alias, invokeConfig(), admitted("s3.amazonaws.com"), target({ arn: output("live", "arn") }), queue("failed")],
            findings: [losesAlias],
        },
        {
            title: "a destination for an alias, where the function itself is called",
            stack: [fn(), alias, invokeConfig({ qualifier: output("live", "name") }), admitted("s3.amazonaws.com"), queue("failed")],
            findings: [loses()],
        },
        {
            title: "a destination for a version, where a rule calls the function",
            stack: [fn(), invokeConfig({ qualifier: "7" }), target(), queue("failed")],
            findings: [loses()],
        },
        { title: "a function that gets log events", stack: [fn(), shipped(output("thumbnails", "arn"))], findings: [loses()] },
        { title: "the same in Terraform", stack: [fnBlock(), shippedBlock(output("thumbnails", "arn"))], findings: [losesBlock] },
        {
            title: "an alias that gets log events",
            stack: [fn(), alias, shipped(output("live", "arn"))],
            findings: [losesAlias],
        },
        { title: "a function that CloudWatch Logs may call", stack: [fn(), admitted("logs.amazonaws.com")], findings: [loses()] },
        {
            title: "the same in a region, as the provider's documentation writes it",
            stack: [fn(), admitted("logs.eu-west-1.amazonaws.com")],
            findings: [loses()],
        },
        {
            title: "the same in a region that Terraform looks up",
            stack: [
                fnBlock(),
                terraform("aws_lambda_permission", "logs", {
                    principal: interpolate("logs.", output("data.aws_region.current", "name"), ".amazonaws.com"),
                    function_name: output("thumbnails", "function_name"),
                }),
            ],
            findings: [losesBlock],
        },
        {
            title: "the same as a policy pack sees it on creation, where the permission names the function",
            stack: [fn(), shipped(output("thumbnails", "arn")), admitted("logs.amazonaws.com")].map(inEngine),
            findings: [loses()],
        },
        { title: "a queue without a redrive policy", stack: [queue("orders")], findings: [none("orders")] },
        {
            title: "a redrive policy that is empty in the program, and in the deployed state",
            stack: [queue("orders", { redrivePolicy: "" }), queue("mails", {}, { exists: true, outputs: { redrivePolicy: "" } })],
            findings: [none("orders"), none("mails")],
        },
        {
            title: "another queue's dead letters say nothing of this one's",
            stack: [queue("orders", { redrivePolicy: redrive }), queue("failed"), queue("mails")],
            findings: [none("mails")],
        },
        {
            title: "a policy without a target",
            stack: [queueBlock("orders", { redrive_policy: '{"maxReceiveCount":5}' })],
            findings: [
                { ...noneBlock("orders"), message: 'Queue "orders" has no dead-letter queue (redrive_policy.deadLetterTargetArn is absent).' },
            ],
        },
        {
            title: "a redrive policy for another queue",
            stack: [
                queueBlock("orders"),
                queueBlock("mails"),
                queueBlock("failed"),
                terraform("aws_sqs_queue_redrive_policy", "redrive", { queue_url: output("mails", "url"), redrive_policy: redrive }),
            ],
            findings: [noneBlock("orders")],
        },
        {
            title: "a queue that refuses the dead letters of others is no such queue",
            stack: [queueBlock("orders", { redrive_allow_policy: '{"redrivePermission":"denyAll"}' })],
            findings: [noneBlock("orders")],
        },
        {
            title: "a topic's messages arrive in it: that makes it no dead-letter queue",
            stack: [
                queue("orders"),
                pulumiAws("sns/topicSubscription:TopicSubscription", "placed", {
                    topic: "arn:x",
                    protocol: "sqs",
                    endpoint: output("orders", "arn"),
                }),
            ],
            findings: [none("orders"), unheard("placed")],
        },
        {
            title: "the same in Terraform, where the queue's policy is for event rules, and those of a rule of another service's resources",
            stack: [
                queueBlock("orders", { redrive_policy: redrive, policy: fromRules }),
                queueBlock("failed"),
                terraform("aws_sns_topic_subscription", "placed", { topic_arn: "arn:x", protocol: "sqs", endpoint: output("orders", "arn") }),
            ],
            findings: [{ ...unheard("placed"), message: unheard("placed").message.replace(" (orders: policy is absent)", "") }],
        },
        {
            title: "a topic's messages into a queue that refuses them, with a dead-letter queue that refuses them too",
            stack: [
                queue("orders", { redrivePolicy: redrive }),
                queue("failed"),
                pulumiAws("sns/topicSubscription:TopicSubscription", "placed", {
                    topic: "arn:x",
                    protocol: "sqs",
                    endpoint: output("orders", "arn"),
                    redrivePolicy: redrive,
                }),
            ],
            findings: [unheard("placed")],
        },
        {
            title: "a rule's events into a queue and a topic that nobody lets it send to",
            stack: [
                queue("jobs", { redrivePolicy: redrive }),
                queue("failed"),
                topic,
                target({ arn: output("jobs", "arn") }),
                pulumiAws("cloudwatch/eventTarget:EventTarget", "told", { rule: "all", arn: output("orders", "arn") }),
            ],
            findings: [
                {
                    resource: "nightly",
                    message: 'Event target "nightly" sends its events to a queue or a topic that refuses them (jobs: policy is absent).',
                    fix: 'Let events.amazonaws.com use sqs:SendMessage in the policy of queue "jobs".',
                },
                {
                    resource: "told",
                    message: 'Event target "told" sends its events to a queue or a topic that refuses them (orders: policy is absent).',
                    fix: 'Let events.amazonaws.com use sns:Publish in the policy of topic "orders".',
                },
            ],
        },
        {
            title: "a dead-letter queue that the rule may not send to, and one that the topic may not",
            stack: [
                workflow,
                target({ arn: output("steps", "arn"), deadLetterConfig: { arn: output("failed", "arn") } }),
                topic,
                subscription({ redrivePolicy: redrive }),
                queue("failed"),
                queuePolicy("failed", letIn("s3.amazonaws.com", "sqs:SendMessage")),
            ],
            findings: [
                {
                    ...undelivered,
                    message: 'Topic subscription "billing" loses the messages that its endpoint does not take.',
                    fix: 'Let sns.amazonaws.com use sqs:SendMessage in the policy of queue "failed".',
                },
                {
                    ...refused,
                    message: 'Event target "nightly" loses the events that its target does not take.',
                    fix: 'Let events.amazonaws.com use sqs:SendMessage in the policy of queue "failed".',
                },
            ],
        },
        { title: "a function that EventBridge may call", stack: [fn(), admitted("events.amazonaws.com")], findings: [loses()] },
        {
            title: "the same as a policy pack sees it on creation",
            stack: [fn(), target(), admitted("events.amazonaws.com")].map(inEngine),
            findings: [loses()],
        },
        { title: "a rule's target", stack: [fn(), target({ deadLetterConfig: { arn: "arn:aws:sqs:eu-west-1:1:failed" } })], findings: [loses()] },
        {
            title: "a topic's subscriber",
            stack: [
                fn(),
                pulumiAws("sns/topicSubscription:TopicSubscription", "resize", {
                    topic: "arn:aws:sns:eu-west-1:1:uploads",
                    protocol: "lambda",
                    endpoint: output("thumbnails", "arn"),
                }),
            ],
            findings: [loses()],
        },
        {
            title: "a bucket's objects, told of in a single block",
            stack: [
                fnBlock(),
                terraform("aws_s3_bucket_notification", "uploads", {
                    bucket: "uploads",
                    lambda_function: { lambda_function_arn: output("thumbnails", "arn"), events: ["s3:ObjectCreated:*"] },
                }),
            ],
            findings: [losesBlock],
        },
        {
            title: "a permission that names the function by its name",
            stack: [fnBlock(), terraform("aws_lambda_permission", "iot", { principal: "iot.amazonaws.com", function_name: "thumbnails" })],
            findings: [losesBlock],
        },
        {
            title: "a configuration that only limits retries",
            stack: [fn(), admitted("ses.amazonaws.com"), invokeConfig({ maximumRetryAttempts: 0, destinationConfig: null })],
            findings: [
                {
                    ...loses(undefined, undefined, " (deadLetterConfig is absent, failures: destinationConfig.onFailure is absent)"),
                    fix: "On failures, name a queue in destinationConfig.onFailure.destination, and let the function's role send there.",
                },
            ],
        },
        {
            title: "an alias that is called, where neither it nor its function keeps what fails",
            stack: [fn(), alias, target({ arn: output("live", "arn") })],
            findings: [losesAlias],
        },
        {
            title: "an alias and its function are one finding",
            stack: [fn(), alias, target({ arn: output("live", "arn") }), admitted("s3.amazonaws.com")],
            findings: [loses()],
        },
        {
            title: "messages that expire after two weeks",
            stack: [bus("Standard"), busQueue({ defaultMessageTimeToLive: "P14D" })],
            findings: [drops("Queue", "orders")],
        },
        { title: "in the Basic tier all messages expire", stack: [bus("Basic"), busQueue()], findings: [drops("Queue", "orders")] },
        {
            title: "the topic's messages expire, so the subscription's do",
            stack: [busTopic({ defaultMessageTimeToLive: "PT1H" }), busSubscription()],
            findings: [drops("Subscription", "billing")],
        },
        {
            title: "the same in Terraform, switched off in so many words",
            stack: [busTopicBlock({ default_message_ttl: "PT1H" }), busSubscriptionBlock({ dead_lettering_on_message_expiration: "false" })],
            findings: [
                {
                    ...dropsBlock("Subscription", "billing"),
                    message: 'Subscription "billing" discards the messages that expire (dead_lettering_on_message_expiration is false).',
                },
            ],
        },
        {
            title: "a queue of a Basic namespace that it names by its id",
            stack: [busBlock("Basic"), busQueueBlock({ namespace_id: "/subscriptions/0/namespaces/shop" })],
            findings: [dropsBlock("Queue", "orders")],
        },
        {
            title: "events that cannot be delivered are dropped",
            stack: [uploads()],
            findings: [
                {
                    resource: "uploads",
                    message: 'Event subscription "uploads" discards the events that it cannot deliver (deadLetterDestination is absent).',
                    fix: "Name a storage account and a blob container in deadLetterDestination.",
                },
            ],
        },
        {
            title: "the same in Terraform, with an empty list of blocks",
            stack: [uploadsBlock({ storage_blob_dead_letter_destination: [] })],
            findings: [
                {
                    resource: "uploads",
                    message:
                        'Event subscription "uploads" discards the events that it cannot deliver (storage_blob_dead_letter_destination is absent).',
                    fix: "Add a storage_blob_dead_letter_destination block with a storage account and a blob container.",
                },
            ],
        },
        {
            title: "queues for what a bus and a stream could not deliver are no dead-letter queue of another queue",
            stack: [
                queue("orders"),
                pulumiAws("cloudwatch/eventBus:EventBus", "shop", { deadLetterConfig: { arn: output("undelivered", "arn") } }),
                pulumiAws("lambda/eventSourceMapping:EventSourceMapping", "clicks", {
                    functionName: "clicks",
                    destinationConfig: { onFailure: { destinationArn: output("unread", "arn") } },
                }),
                queue("undelivered"),
                queue("unread"),
            ],
            findings: [none("orders")],
        },
        {
            title: "a queue that refuses the dead letters of others, in a resource of its own",
            stack: [
                queueBlock("orders"),
                terraform("aws_sqs_queue_redrive_allow_policy", "sources", {
                    queue_url: output("orders", "id"),
                    redrive_allow_policy: '{"redrivePermission":"denyAll"}',
                }),
            ],
            findings: [noneBlock("orders")],
        },
        {
            title: "events of a storage account's own topic that cannot be delivered are dropped, in both vocabularies",
            stack: [
                azureNative("eventgrid:SystemTopicEventSubscription", "uploads", { systemTopicName: "shop" }),
                terraform("azurerm_eventgrid_system_topic_event_subscription", "system", { system_topic: "shop" }),
            ],
            findings: [
                {
                    resource: "uploads",
                    message: 'Event subscription "uploads" discards the events that it cannot deliver (deadLetterDestination is absent).',
                    fix: "Name a storage account and a blob container in deadLetterDestination.",
                },
                {
                    resource: "system",
                    message:
                        'Event subscription "system" discards the events that it cannot deliver (storage_blob_dead_letter_destination is absent).',
                    fix: "Add a storage_blob_dead_letter_destination block with a storage account and a blob container.",
                },
            ],
        },
    ],
    undecided: [
        {
            title: "a subscription to another program's topic, which may be for alarms",
            stack: [subscription({ topic: "arn:aws:sns:eu-west-1:1:shared" })],
            because: ["topic depends on what is published to the topic"],
        },
        {
            title: "a topic that an alarm may notify by, as configuration decides",
            stack: [topic, subscription(), pulumiAws("cloudwatch/metricAlarm:MetricAlarm", "errors", { namespace: "Shop", alarmActions: unknown })],
            because: ["errors: alarmActions"],
        },
        {
            title: "a protocol that deployment decides",
            stack: [topic, subscription({ protocol: unknown })],
            because: ["protocol is known only after deployment"],
        },
        {
            title: "a bus that may be in another account",
            stack: [target({ arn: "arn:aws:events:eu-west-1:1:event-bus/shared" })],
            because: ["arn depends on the account and the region of the event bus"],
        },
        {
            title: "a destination for an alias or for the function, as configuration decides",
            stack: [fn(), alias, invokeConfig({ qualifier: unknown }), admitted("s3.amazonaws.com"), queue("failed")],
            because: ["failures: qualifier"],
        },
        {
            title: "log events as a policy pack sees them: a value made of the function need not be its ARN",
            stack: [fn(), shipped(output("thumbnails", "arn"))].map(inEngine),
            because: ["destinationArn"],
        },
        { title: "a destination of log events that configuration decides", stack: [fn(), shipped(unknown)], because: ["destinationArn"] },
        {
            title: "a service that a variable decides",
            stack: [
                fnBlock(),
                terraform("aws_lambda_permission", "logs", {
                    principal: interpolate(output("var", "service"), ".amazonaws.com"),
                    function_name: output("thumbnails", "function_name"),
                }),
            ],
            because: ["principal"],
        },
        { title: "a redrive policy from configuration", stack: [queue("orders", { redrivePolicy: unknown })], because: ["redrivePolicy"] },
        { title: "a redrive policy that is no JSON", stack: [queueBlock("orders", { redrive_policy: "hunter2" })], because: ["redrive_policy"] },
        {
            title: "a redrive policy of one of two queues that deployment decides",
            stack: [
                queue("orders"),
                pulumiAws("sqs/redrivePolicy:RedrivePolicy", "redrive", {
                    queueUrl: unknown,
                    redrivePolicy: '{"deadLetterTargetArn":"arn:aws:sqs:eu-west-1:1:shared","maxReceiveCount":5}',
                }),
            ],
            because: ["redrive: queueUrl"],
        },
        {
            title: "a queue that may be another one's dead-letter queue",
            stack: [queue("failed"), queue("orders", { redrivePolicy: unknown })],
            because: ["orders: redrivePolicy"],
        },
        {
            title: "a queue that a schedule, which nobody reads, may use for its dead letters",
            stack: [
                queue("failed"),
                terraform("aws_scheduler_schedule", "nightly", { target: { dead_letter_config: { arn: output("failed", "arn") } } }),
            ],
            because: ["nightly: target belongs to a resource of a type that is not read"],
        },
        {
            title: "a queue whose name says that other programs send their dead letters there",
            stack: [queueBlock("shared", { name: "shop-dlq" })],
            because: ["queues outside the input, as its name suggests"],
        },
        {
            title: "a dead-letter queue whose policy deployment decides",
            stack: [
                workflow,
                target({ arn: output("steps", "arn"), deadLetterConfig: { arn: output("failed", "arn") } }),
                queue("failed"),
                queuePolicy("failed", unknown),
            ],
            because: ["failed-policy: policy"],
        },
        {
            title: "a permission for a caller that deployment decides",
            stack: [fn(), admitted("x", { principal: unknown })],
            because: ["call: principal"],
        },
        {
            title: "a target that deployment decides",
            stack: [fn(), target({ arn: unknown })],
            because: ["nightly: arn"],
        },
        {
            title: "a rule's target by an ARN: another account may have a function of that name",
            stack: [fn({ name: "thumbnails" }), target({ arn: "arn:aws:lambda:eu-west-1:123456789012:function:thumbnails" })],
            because: ["nightly: arn"],
        },
        {
            title: "a rule's target as a policy pack sees it: a value made of the function need not be its ARN",
            stack: [fn(), target()].map(inEngine),
            because: ["nightly: arn"],
        },
        {
            title: "a function that a schedule, which nobody reads, may call",
            stack: [fn(), pulumiAws("scheduler/schedule:Schedule", "nightly", { target: { arn: output("thumbnails", "arn") } })],
            because: ["nightly: target"],
        },
        {
            title: "a function's dead letters from configuration",
            stack: [fn({ deadLetterConfig: unknown }), admitted("sns.amazonaws.com")],
            because: ["deadLetterConfig.targetArn"],
        },
        {
            title: "an alias of a function in another program",
            stack: [
                pulumiAws("lambda/alias:Alias", "live", { functionName: "shared", functionVersion: "7" }),
                target({ arn: output("live", "arn") }),
            ],
            because: ["functionName depends on the function"],
        },
        {
            title: "a queue whose namespace is in another program: the Basic tier has a time of its own",
            stack: [busQueueBlock({ namespace_id: "/subscriptions/0/namespaces/shared" })],
            because: ["namespace_id depends on the tier of its namespace"],
        },
        {
            title: "a time to live from configuration",
            stack: [bus("Standard"), busQueue({ defaultMessageTimeToLive: unknown })],
            because: ["defaultMessageTimeToLive"],
        },
        {
            title: "a tier that deployment decides",
            stack: [azureNative("servicebus:Namespace", "shop", { sku: unknown }), busQueue()],
            because: ["shop: sku.name"],
        },
        {
            title: "a switch that deployment decides",
            stack: [busBlock("Basic"), busQueueBlock({ dead_lettering_on_message_expiration: unknown })],
            because: ["dead_lettering_on_message_expiration"],
        },
        {
            title: "a container that may be none",
            stack: [uploads({ deadLetterDestination: unknown })],
            because: ["deadLetterDestination.resourceId"],
        },
    ],
    same: [
        { title: "a queue and its dead-letter queue", stacks: [[queue("orders")], [queueBlock("orders")]] },
        {
            title: "messages that expire",
            stacks: [
                [bus("Standard"), busQueue({ defaultMessageTimeToLive: "P1D" })],
                [busBlock("Standard"), busQueueBlock({ default_message_ttl: "P1D" })],
            ],
        },
        { title: "events that cannot be delivered", stacks: [[uploads()], [uploadsBlock()]] },
    ],
});
