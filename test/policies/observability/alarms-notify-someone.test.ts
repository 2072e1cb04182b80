import { source } from "../../../architecture/reason";
import { alarmsNotifySomeone } from "../../../policies/observability/alarms-notify-someone";
import { Hole, Template } from "../../../resources/node";
import { policyTest } from "../policy-test";
import { azureNative, inEngine, interpolate, output, pulumiAws, secret, terraform, unknown, type Properties, type Written } from "../stack";

/** What Terraform looks up in the cloud. */
const lookedUp = (address: string, attribute: string) => new Hole({ refs: [{ address, attribute }], exact: true });

const topic = pulumiAws("sns/topic:Topic", "on-call", { name: "shop-on-call" });
const email = pulumiAws("sns/topicSubscription:TopicSubscription", "email", {
    topic: output("on-call", "arn"),
    protocol: "email",
    endpoint: "on-call@example.com",
});
const errors = pulumiAws("cloudwatch/metricAlarm:MetricAlarm", "errors", {
    name: "shop-errors",
    metricName: "Errors",
    alarmActions: [output("on-call", "arn")],
});
const silent = (properties = {}) =>
    pulumiAws("cloudwatch/metricAlarm:MetricAlarm", "errors", { name: "shop-errors", metricName: "Errors", ...properties });
const composite = (alarmRule: Written, properties = {}) =>
    pulumiAws("cloudwatch/compositeAlarm:CompositeAlarm", "shop", {
        alarmName: "shop",
        alarmRule,
        alarmActions: [output("on-call", "arn")],
        ...properties,
    });
const rule = (eventPattern: string, properties = {}) => pulumiAws("cloudwatch/eventRule:EventRule", "states", { eventPattern, ...properties });
const stateChanges = JSON.stringify({
    source: ["aws.cloudwatch"],
    "detail-type": ["CloudWatch Alarm State Change"],
    detail: { state: { value: ["ALARM"] } },
});

const root = { Effect: "Allow", Principal: { AWS: "arn:aws:iam::111122223333:root" }, Action: "kms:*", Resource: "*" };
const forAlarms = {
    Effect: "Allow",
    Principal: { Service: ["cloudwatch.amazonaws.com", "events.amazonaws.com"] },
    Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
    Resource: "*",
};
const keyPolicy = JSON.stringify({ Statement: [root, forAlarms] });
const ownPolicy = JSON.stringify({ Statement: [root] });
const underKey = pulumiAws("sns/topic:Topic", "on-call", { kmsMasterKeyId: output("alarms", "arn") });
const locked = (because: string) => ({
    resource: "errors",
    message: `Alarm "errors" does not notify anyone when it fires${because}.`,
    fix: 'Let cloudwatch.amazonaws.com use kms:Decrypt and kms:GenerateDataKey* in the policy of key "alarms".',
});

/** A topic under a key whose policy has these statements, besides the one of the account. */
const keyed = (...statements: readonly Properties[]) => [
    pulumiAws("kms/key:Key", "alarms", { policy: { Statement: [root, ...statements] } }),
    underKey,
    email,
    errors,
];
const { Effect, Principal, Resource } = forAlarms;

/** A topic with a policy of these statements. */
const publish = (principal: Properties | string, more: Properties = {}) => ({
    Effect: "Allow",
    Principal: principal,
    Action: "sns:Publish",
    Resource: output("on-call", "arn"),
    ...more,
});
const withPolicy = (...statements: readonly Properties[]) => [
    topic,
    pulumiAws("sns/topicPolicy:TopicPolicy", "who-publishes", { arn: output("on-call", "arn"), policy: { Statement: statements } }),
    email,
    errors,
];
const forEvents = publish({ Service: "events.amazonaws.com" });
/** https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html */
const ofOwner = publish({ AWS: "*" }, { Condition: { StringEquals: { "AWS:SourceOwner": "111122223333" } } });
const unadmitted = {
    resource: "errors",
    message: 'Alarm "errors" does not notify anyone when it fires.',
    fix: 'Let cloudwatch.amazonaws.com use sns:Publish in the policy of topic "on-call".',
};
const ifSource = (operator: string, key: string, value: Written) => ({ ...forAlarms, Condition: { [operator]: { [key]: value } } });
const denying = (more: Properties): Properties => ({ Effect: "Deny", Principal: "*", Action: "kms:*", Resource: "*", ...more });

type Statements = readonly Properties[];
const admitting: readonly (readonly [string, ...Statements])[] = [
    ["all but some actions", { Effect, Principal, Resource, NotAction: ["kms:Delete*", "kms:Put*"] }],
    ["every key of the account", { ...forAlarms, Resource: "arn:aws:kms:eu-west-1:111122223333:key/*" }],
    ["only for the account", ifSource("StringEquals", "aws:SourceAccount", "111122223333")],
    ["only for alarms", ifSource("ArnLike", "aws:SourceArn", "arn:aws:cloudwatch:eu-west-1:111122223333:alarm:*")],
    ["others are denied", forAlarms, denying({ Principal: { AWS: "arn:aws:iam::111122223333:role/intern" } })],
    ["something else is denied", forAlarms, denying({ Action: ["kms:ScheduleKeyDeletion", "kms:Encrypt"] })],
    ["what is not encrypted is denied", forAlarms, denying({ Condition: { Bool: { "aws:SecureTransport": false } } })],
    ["other accounts are denied", forAlarms, denying({ Condition: { StringNotEquals: { "aws:SourceAccount": "111122223333" } } })],
    ["all but services are denied", forAlarms, { Effect: "Deny", NotPrincipal: { Service: "cloudwatch.amazonaws.com" }, Action: "kms:*", Resource }],
];
const refusing: readonly (readonly [string, ...Statements])[] = [
    ["all but what alarms need", { Effect, Principal, Resource, NotAction: "kms:Decrypt" }],
    ["a bucket instead of the key", { ...forAlarms, Resource: "arn:aws:s3:::shop/*" }],
    ["only for buckets", ifSource("ArnLike", "aws:SourceArn", "arn:aws:s3:::*")],
    ["denied all the same", forAlarms, denying({ Principal: { Service: "cloudwatch.amazonaws.com" }, Action: "kms:Decrypt" })],
    ["everybody is denied all but looking", forAlarms, { Effect: "Deny", Principal: "*", NotAction: ["kms:Describe*", "kms:List*"], Resource }],
];
const unclear: readonly (readonly [string, string, ...Statements])[] = [
    ["a key by its ARN", "Resource", { ...forAlarms, Resource: "arn:aws:kms:eu-west-1:111122223333:key/1" }],
    ["only by way of a service", "Condition", ifSource("StringEquals", "kms:ViaService", "sns.eu-west-1.amazonaws.com")],
    ["actions from configuration", "Action", { ...forAlarms, Action: ["kms:Decrypt", unknown] }],
];

const unnamed = "Set alarmActions to an SNS topic that has a subscription.";
const nobody = (resource: string, because = "alarmActions is absent") => ({
    resource,
    message: `Alarm "${resource}" does not notify anyone when it fires (${because}).`,
    fix: unnamed,
});

const mail = { emailReceivers: [{ name: "on-call", emailAddress: "on-call@example.com" }] };
const group = (properties: Properties = mail) =>
    azureNative("monitor:ActionGroup", "people", { groupShortName: "people", enabled: true, ...properties });
const cpu = (properties: Properties = { actions: [{ actionGroupId: output("people", "id") }] }) =>
    azureNative("monitor:MetricAlert", "cpu", { enabled: true, severity: 2, scopes: [output("orders", "id")], ...properties });
const groupBlock = (properties: Properties = { email_receiver: [{ name: "on-call", email_address: "on-call@example.com" }] }) =>
    terraform("azurerm_monitor_action_group", "people", { name: "people", short_name: "people", ...properties });
const cpuBlock = (properties: Properties = { action: [{ action_group_id: output("people", "id") }] }) =>
    terraform("azurerm_monitor_metric_alert", "cpu", { name: "cpu", scopes: [output("orders", "id")], ...properties });
const unheard = (resource: string, because: string, fix: string) => ({
    resource,
    message: `Alarm "${resource}" does not notify anyone when it fires (${because}).`,
    fix,
});
const noReceiver = { resource: "cpu", message: 'Alarm "cpu" does not notify anyone when it fires.' };

policyTest(alarmsNotifySomeone, {
    passes: [
        { title: "a topic whose policy admits alarms beside others", stack: withPolicy(forEvents, publish({ Service: "cloudwatch.amazonaws.com" })) },
        { title: "a topic whose policy keeps what every topic begins with", stack: withPolicy(ofOwner, forEvents) },
        {
            title: "a topic whose policy admits the alarms of one account, and only over TLS",
            stack: withPolicy(
                publish({ Service: "cloudwatch.amazonaws.com" }, { Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } } }),
                publish("*", { Effect: "Deny", Condition: { Bool: { "aws:SecureTransport": "false" } } }),
            ),
        },
        {
            title: "a policy in the topic itself, which another one replaces",
            stack: [
                pulumiAws("sns/topic:Topic", "on-call", { name: "shop-on-call", policy: { Statement: [forEvents] } }),
                ...withPolicy(ofOwner).slice(1),
            ],
        },
        { title: "a topic that a mailbox subscribes to", stack: [topic, email, errors] },
        { title: "the same as a policy pack sees it on creation", stack: [topic, email, errors].map(inEngine) },
        {
            title: "the same in Terraform, where the topic is topic_arn and the name alarm_name",
            stack: [
                terraform("aws_sns_topic", "on-call", { name: "orders-on-call" }),
                terraform("aws_sns_topic_subscription", "pager", {
                    topic_arn: output("on-call", "arn"),
                    protocol: "https",
                    endpoint: secret("https://events.example.com/hunter2"),
                }),
                terraform("aws_cloudwatch_metric_alarm", "errors", { alarm_name: "orders-errors", alarm_actions: [output("on-call", "arn")] }),
            ],
        },
        {
            title: "a topic under a key whose policy lets alarms use it",
            stack: [
                pulumiAws("kms/key:Key", "alarms", { policy: keyPolicy }),
                pulumiAws("sns/topic:Topic", "on-call", { kmsMasterKeyId: output("alarms", "arn") }),
                email,
                errors,
            ],
        },
        {
            title: "a key whose policy allows alarms each action in a statement of its own, one with a star",
            stack: [
                pulumiAws("kms/key:Key", "alarms", {
                    policy: JSON.stringify({
                        Statement: [
                            { ...forAlarms, Action: "kms:Decrypt*" },
                            { ...forAlarms, Action: ["kms:Gen*Key"] },
                        ],
                    }),
                }),
                underKey,
                email,
                errors,
            ],
        },
        ...admitting.map(([title, ...statements]) => ({ title: `a key's policy: ${title}`, stack: keyed(...statements) })),
        {
            title: "a policy of its own, for a key that the topic names by its alias",
            stack: [
                pulumiAws("kms/key:Key", "alarms", { policy: ownPolicy }),
                pulumiAws("kms/alias:Alias", "on-call-key", { name: "alias/on-call", targetKeyId: output("alarms", "keyId") }),
                pulumiAws("kms/keyPolicy:KeyPolicy", "shared", { keyId: output("alarms", "id"), policy: keyPolicy }),
                pulumiAws("sns/topic:Topic", "on-call", { kmsMasterKeyId: output("on-call-key", "name") }),
                email,
                errors,
            ],
        },
        {
            title: "the same key once it has an ARN",
            stack: [
                inEngine(pulumiAws("kms/key:Key", "alarms", { policy: keyPolicy }, { outputs: { arn: "arn:aws:kms:eu-west-1:111122223333:key/1" } })),
                inEngine(
                    pulumiAws(
                        "sns/topic:Topic",
                        "on-call",
                        { kmsMasterKeyId: "arn:aws:kms:eu-west-1:111122223333:key/1" },
                        { from: { kmsMasterKeyId: "alarms" } },
                    ),
                ),
                email,
                errors,
            ],
        },
        {
            title: "the same key as a policy pack sees it on creation",
            stack: [
                inEngine(pulumiAws("kms/key:Key", "alarms", { policy: keyPolicy })),
                inEngine(pulumiAws("sns/topic:Topic", "on-call", { kmsMasterKeyId: output("alarms", "arn") })),
                inEngine(email),
                inEngine(errors),
            ],
        },
        {
            title: "a chat channel listens to the topic",
            stack: [
                topic,
                errors,
                pulumiAws("chatbot/slackChannelConfiguration:SlackChannelConfiguration", "chat", {
                    snsTopicArns: [output("on-call", "arn")],
                    slackChannelId: "C1",
                }),
            ],
        },
        {
            title: "a Teams channel listens to the topic",
            stack: [
                terraform("aws_sns_topic", "on-call", {}),
                terraform("aws_chatbot_teams_channel_configuration", "chat", { sns_topic_arns: [output("on-call", "arn")] }),
                terraform("aws_cloudwatch_metric_alarm", "errors", { alarm_actions: [output("on-call", "arn")] }),
            ],
        },
        {
            title: "one of two actions reaches somebody",
            stack: [topic, email, silent({ alarmActions: ["arn:aws:sns:eu-west-1:111122223333:elsewhere", output("on-call", "arn")] })],
        },
        {
            title: "an incident of Incident Manager",
            stack: [
                pulumiAws("ssmincidents/responsePlan:ResponsePlan", "outage", { name: "outage" }),
                silent({ alarmActions: [output("outage", "arn")] }),
            ],
        },
        {
            title: "a work item of Systems Manager, by its ARN",
            stack: [silent({ alarmActions: ["arn:aws:ssm:eu-west-1:111122223333:opsitem:2#CATEGORY=Availability"] })],
        },
        {
            title: "a scaling policy answers the alarm",
            stack: [pulumiAws("appautoscaling/policy:Policy", "out", { name: "out" }), silent({ alarmActions: [output("out", "arn")] })],
        },
        {
            title: "a scaling policy of an Auto Scaling group answers the alarm",
            stack: [
                terraform("aws_autoscaling_policy", "out", { name: "out" }),
                terraform("aws_cloudwatch_metric_alarm", "busy", { alarm_actions: [output("out", "arn")] }),
            ],
        },
        {
            title: "EC2 recovers the instance by itself, in a region that deployment decides",
            stack: [
                terraform("aws_cloudwatch_metric_alarm", "recover", {
                    alarm_actions: [new Template(["arn:aws:automate:", lookedUp("data.aws_region.here", "region"), ":ec2:recover"])],
                }),
            ],
        },
        { title: "a composite alarm notifies for its child, by literal name", stack: [topic, email, silent(), composite('ALARM("shop-errors")')] },
        {
            title: "a composite alarm notifies for children that it refers to",
            stack: [
                topic,
                email,
                silent(),
                pulumiAws("cloudwatch/metricAlarm:MetricAlarm", "slow", {}),
                composite(interpolate("ALARM(", output("errors", "name"), ") OR ALARM(", output("slow", "arn"), ")")),
            ],
        },
        {
            title: "the same as a policy pack sees it on creation: whatever alarms the rule is made of, it names",
            stack: [
                topic,
                email,
                silent(),
                pulumiAws("cloudwatch/metricAlarm:MetricAlarm", "slow", {}),
                composite(interpolate("ALARM(", output("errors", "name"), ") OR ALARM(", output("slow", "arn"), ")")),
            ].map(inEngine),
        },
        {
            title: "a composite alarm in Terraform, by name and by ARN",
            stack: [
                terraform("aws_sns_topic", "on-call", {}),
                terraform("aws_sns_topic_subscription", "mail", { topic_arn: output("on-call", "arn"), protocol: "email" }),
                terraform("aws_cloudwatch_metric_alarm", "errors", { alarm_name: "orders-errors" }),
                terraform("aws_cloudwatch_metric_alarm", "slow", { alarm_name: "orders-slow" }),
                terraform("aws_cloudwatch_composite_alarm", "orders", {
                    alarm_name: "orders",
                    alarm_rule: "ALARM(orders-errors) AND NOT OK('orders-slow')",
                    alarm_actions: [output("on-call", "arn")],
                }),
            ],
        },
        {
            title: "a suppressor keeps its composite alarm quiet and notifies nobody itself",
            stack: [
                topic,
                email,
                silent({ alarmActions: [output("on-call", "arn")] }),
                pulumiAws("cloudwatch/metricAlarm:MetricAlarm", "maintenance", {}),
                composite('ALARM("shop-errors")', {
                    actionsSuppressor: { alarm: output("maintenance", "arn"), extensionPeriod: 60, waitPeriod: 60 },
                }),
            ],
        },
        {
            title: "an alarm that rolls a deployment of ECS back",
            stack: [
                silent(),
                pulumiAws("ecs/service:Service", "web", { alarms: { alarmNames: [output("errors", "name")], enable: true, rollback: true } }),
            ],
        },
        {
            title: "the same in Terraform, by literal name",
            stack: [
                terraform("aws_cloudwatch_metric_alarm", "errors", { alarm_name: "orders-errors" }),
                terraform("aws_ecs_service", "web", { alarms: { alarm_names: ["orders-errors"], enable: true, rollback: true } }),
            ],
        },
        {
            title: "an alarm that stops a deployment of CodeDeploy",
            stack: [
                terraform("aws_cloudwatch_metric_alarm", "errors", { alarm_name: "orders-errors" }),
                terraform("aws_codedeploy_deployment_group", "api", {
                    alarm_configuration: { enabled: true, alarms: [output("errors", "alarm_name")] },
                }),
            ],
        },
        {
            title: "an alarm that decides a health check of Route 53",
            stack: [
                silent(),
                pulumiAws("route53/healthCheck:HealthCheck", "dns", { type: "CLOUDWATCH_METRIC", cloudwatchAlarmName: output("errors", "name") }),
            ],
        },
        { title: "an action group that writes to a mailbox", stack: [group(), cpu()] },
        { title: "the same as a policy pack sees it on creation", stack: [group(), cpu()].map(inEngine) },
        {
            title: "an older token, and an action group that calls a webhook",
            stack: [
                azureNative("insights/v20230101:ActionGroup", "people", {
                    groupShortName: "people",
                    webhookReceivers: [{ name: "pager", serviceUri: secret("https://events.example.com/hunter2") }],
                }),
                azureNative("insights:MetricAlert", "cpu", { enabled: true, actions: { actionGroupId: output("people", "id") } }),
            ],
        },
        {
            title: "an activity log alert and a query, whose groups are lists of another shape",
            stack: [
                group(),
                azureNative("monitor:ActivityLogAlert", "deletions", { actions: { actionGroups: [{ actionGroupId: output("people", "id") }] } }),
                azureNative("monitor:ScheduledQueryRule", "errors", { enabled: true, actions: { actionGroups: [output("people", "id")] } }),
                azureNative("alertsmanagement:SmartDetectorAlertRule", "failures", {
                    state: "Enabled",
                    actionGroups: { groupIds: [output("people", "id")] },
                }),
            ],
        },
        { title: "a query that makes a metric of logs", stack: [azureNative("monitor:ScheduledQueryRule", "errors", { kind: "LogToMetric" })] },
        { title: "an action group that feeds an event hub is better than nothing", stack: [group({ eventHubReceivers: [{ name: "siem" }] }), cpu()] },
        {
            title: "the same alerts of azurerm, where enabled is true by default",
            stack: [
                groupBlock(),
                cpuBlock(),
                terraform("azurerm_monitor_activity_log_alert", "deletions", { action: { action_group_id: output("people", "id") } }),
                terraform("azurerm_monitor_scheduled_query_rules_alert_v2", "errors", { action: { action_groups: [output("people", "id")] } }),
                terraform("azurerm_monitor_scheduled_query_rules_alert", "former", { action: { action_group: [output("people", "id")] } }),
                terraform("azurerm_monitor_smart_detector_alert_rule", "failures", { action_group: { ids: [output("people", "id")] } }),
            ],
        },
        {
            title: "one of two action groups reaches somebody",
            stack: [
                groupBlock(),
                terraform("azurerm_monitor_action_group", "empty", { name: "empty", short_name: "empty" }),
                cpuBlock({ action: [{ action_group_id: output("empty", "id") }, { action_group_id: output("people", "id") }] }),
            ],
        },
        { title: "a notified alarm stays so, whatever an event rule answers", stack: [topic, email, errors, rule(stateChanges)] },
        {
            title: "a notified alert that a processing rule may add a group to",
            stack: [
                group(),
                cpu(),
                azureNative("alertsmanagement:AlertProcessingRuleByName", "route", {
                    properties: {
                        scopes: [output("shop", "id")],
                        actions: [{ actionType: "AddActionGroups", actionGroupIds: [output("people", "id")] }],
                    },
                }),
            ],
        },
        {
            title: "the same in azurerm",
            stack: [
                groupBlock(),
                cpuBlock(),
                terraform("azurerm_monitor_alert_processing_rule_action_group", "route", {
                    scopes: [output("shop", "id")],
                    add_action_group_ids: [output("people", "id")],
                }),
            ],
        },
    ],
    violations: [
        { title: "a topic that takes what rules send, and no more what alarms do", stack: withPolicy(forEvents), findings: [unadmitted] },
        {
            title: "the same in Terraform, in the topic itself",
            stack: [
                terraform("aws_sns_topic", "on-call", { policy: JSON.stringify({ Statement: { ...forEvents, Resource: "*" } }) }),
                terraform("aws_sns_topic_subscription", "mail", { topic_arn: output("on-call", "arn"), protocol: "email" }),
                terraform("aws_cloudwatch_metric_alarm", "errors", { alarm_actions: [output("on-call", "arn")] }),
            ],
            findings: [unadmitted],
        },
        {
            title: "a topic that turns every service away",
            stack: withPolicy(ofOwner, publish({ Service: "cloudwatch.amazonaws.com" }, { Effect: "Deny" })),
            findings: [unadmitted],
        },
        { title: "alarmActions left out: the alarm only changes its colour", stack: [silent()], findings: [nobody("errors")] },
        {
            title: "okActions alone: the end is told, and not the beginning",
            stack: [topic, email, silent({ okActions: [output("on-call", "arn")] })],
            findings: [nobody("errors")],
        },
        { title: "an empty list of actions", stack: [silent({ alarmActions: [] })], findings: [nobody("errors", "alarmActions is empty")] },
        {
            title: "the actions are switched off",
            stack: [topic, email, silent({ actionsEnabled: false, alarmActions: [output("on-call", "arn")] })],
            findings: [
                {
                    resource: "errors",
                    message: 'Alarm "errors" does not notify anyone when it fires (actionsEnabled is false).',
                    fix: "Set actionsEnabled to true.",
                },
            ],
        },
        {
            title: "the same in Terraform",
            stack: [
                terraform("aws_sns_topic", "on-call", {}),
                terraform("aws_sns_topic_subscription", "mail", { topic_arn: output("on-call", "arn"), protocol: "email" }),
                terraform("aws_cloudwatch_metric_alarm", "errors", { actions_enabled: "false", alarm_actions: [output("on-call", "arn")] }),
                terraform("aws_cloudwatch_metric_alarm", "slow", {}),
            ],
            findings: [
                {
                    resource: "errors",
                    message: 'Alarm "errors" does not notify anyone when it fires (actions_enabled is false).',
                    fix: "Set actions_enabled = true.",
                },
                {
                    resource: "slow",
                    message: 'Alarm "slow" does not notify anyone when it fires (alarm_actions is absent).',
                    fix: "Set alarm_actions to an SNS topic that has a subscription.",
                },
            ],
        },
        {
            title: "a topic under the key that AWS manages for SNS, which CloudWatch cannot use",
            stack: [pulumiAws("sns/topic:Topic", "on-call", { kmsMasterKeyId: "alias/aws/sns" }), email, errors],
            findings: [
                {
                    resource: "errors",
                    message: 'Alarm "errors" does not notify anyone when it fires (on-call: kmsMasterKeyId is alias/aws/sns).',
                    fix: 'Give topic "on-call" a customer managed key in kmsMasterKeyId, with a key policy that admits cloudwatch.amazonaws.com.',
                },
            ],
        },
        {
            title: "the same in Terraform, where the alias is written as an ARN",
            stack: [
                terraform("aws_sns_topic", "on-call", { kms_master_key_id: "arn:aws:kms:eu-west-1:111122223333:alias/aws/sns" }),
                terraform("aws_cloudwatch_metric_alarm", "errors", { alarm_actions: [output("on-call", "arn")] }),
            ],
            findings: [
                {
                    resource: "errors",
                    message: 'Alarm "errors" does not notify anyone when it fires (on-call: kms_master_key_id is alias/aws/sns).',
                    fix: 'Give topic "on-call" a customer managed key in kms_master_key_id, with a key policy that admits cloudwatch.amazonaws.com.',
                },
            ],
        },
        {
            title: "a topic under a key with the policy that a key has by default",
            stack: [pulumiAws("kms/key:Key", "alarms", {}), underKey, email, errors],
            findings: [locked(" (alarms: policy is absent)")],
        },
        {
            title: "the same in Terraform, with a policy that names the account alone",
            stack: [
                terraform("aws_kms_key", "alarms", { policy: ownPolicy }),
                terraform("aws_sns_topic", "on-call", { kms_master_key_id: output("alarms", "arn") }),
                terraform("aws_cloudwatch_metric_alarm", "errors", { alarm_actions: [output("on-call", "arn")] }),
            ],
            findings: [locked("")],
        },
        {
            title: "a policy that allows alarms half of what they need",
            stack: [
                pulumiAws("kms/key:Key", "alarms", {
                    policy: JSON.stringify({ Statement: [root, { ...forAlarms, Action: ["kms:Decrypt", "kms:GenerateRandom*"] }] }),
                }),
                underKey,
                email,
                errors,
            ],
            findings: [locked("")],
        },
        ...refusing.map(([title, ...statements]) => ({ title: `a key's policy: ${title}`, stack: keyed(...statements), findings: [locked("")] })),
        {
            title: "a composite alarm without actions helps its child no more than itself",
            stack: [silent(), composite('ALARM("shop-errors")', { alarmActions: [] })],
            findings: [nobody("errors"), nobody("shop", "alarmActions is empty")],
        },
        {
            title: "a composite alarm of others",
            stack: [topic, email, silent(), composite('ALARM("shop-latency")')],
            findings: [nobody("errors")],
        },
        {
            title: "alarms that ECS does not look at",
            stack: [
                silent(),
                pulumiAws("ecs/service:Service", "web", { alarms: { alarmNames: [output("errors", "name")], enable: false, rollback: true } }),
            ],
            findings: [nobody("errors")],
        },
        {
            title: "alarms that CodeDeploy does not look at: enabled is false by default",
            stack: [
                silent(),
                pulumiAws("codedeploy/deploymentGroup:DeploymentGroup", "api", { alarmConfiguration: { alarms: [output("errors", "name")] } }),
            ],
            findings: [nobody("errors")],
        },
        {
            title: "an event rule that waits for something else",
            stack: [silent(), rule(JSON.stringify({ source: ["aws.s3"], "detail-type": ["Object Created"] }))],
            findings: [nobody("errors")],
        },
        { title: "an event rule that is switched off", stack: [silent(), rule(stateChanges, { state: "DISABLED" })], findings: [nobody("errors")] },
        {
            title: "a schedule is no event pattern",
            stack: [silent(), pulumiAws("cloudwatch/eventRule:EventRule", "nightly", { scheduleExpression: "rate(1 day)" })],
            findings: [nobody("errors")],
        },
        {
            title: "an Azure alert without actions",
            stack: [group(), cpu({})],
            findings: [unheard("cpu", "actions is absent", "Name an action group in actions: [{ actionGroupId }].")],
        },
        {
            title: "the same as a policy pack sees it on creation",
            stack: [group(), cpu({ actions: [] })].map(inEngine),
            findings: [unheard("cpu", "actions is empty", "Name an action group in actions: [{ actionGroupId }].")],
        },
        {
            title: "an Azure alert that is switched off",
            stack: [group(), cpu({ enabled: false, actions: [{ actionGroupId: output("people", "id") }] })],
            findings: [unheard("cpu", "enabled is false", "Set enabled to true.")],
        },
        {
            title: "an action group without receivers",
            stack: [group({}), cpu()],
            findings: [{ ...noReceiver, fix: 'Add a receiver to action group "people": emailReceivers, smsReceivers or webhookReceivers.' }],
        },
        {
            title: "an action group that is switched off",
            stack: [groupBlock({ enabled: false, email_receiver: { name: "on-call", email_address: "on-call@example.com" } }), cpuBlock()],
            findings: [unheard("cpu", "people: enabled is false", "On people, set enabled = true.")],
        },
        {
            title: "an action group of azurerm without receivers",
            stack: [groupBlock({}), cpuBlock()],
            findings: [{ ...noReceiver, fix: 'Add a receiver to action group "people": an email_receiver, sms_receiver or webhook_receiver.' }],
        },
        {
            title: "alerts of azurerm without actions",
            stack: [
                cpuBlock({}),
                terraform("azurerm_monitor_activity_log_alert", "deletions", { name: "deletions" }),
                terraform("azurerm_monitor_scheduled_query_rules_alert_v2", "errors", { name: "errors" }),
            ],
            findings: [
                unheard("cpu", "action is absent", "Add an action block with the id of an action group in action_group_id."),
                unheard("deletions", "action is absent", "Add an action block with the id of an action group in action_group_id."),
                unheard("errors", "action is absent", "Add an action block with the id of an action group in action_groups."),
            ],
        },
        {
            title: "smart detectors and a query of the former kind whose lists of groups are empty",
            stack: [
                azureNative("alertsmanagement:SmartDetectorAlertRule", "failures", { state: "Enabled", actionGroups: { groupIds: [] } }),
                terraform("azurerm_monitor_smart_detector_alert_rule", "slow", { action_group: { ids: [] } }),
                terraform("azurerm_monitor_scheduled_query_rules_alert", "errors", { action: { action_group: [] } }),
            ],
            findings: [
                unheard("failures", "actionGroups.groupIds is empty", "Name an action group in actionGroups.groupIds."),
                unheard("slow", "action_group.ids is empty", "Name the id of an action group in action_group.ids."),
                unheard("errors", "action.action_group is empty", "Name the id of an action group in action.action_group."),
            ],
        },
        {
            title: "a query of azure-native without actions, and a processing rule that is switched off",
            stack: [
                azureNative("monitor:ScheduledQueryRule", "errors", { enabled: true }),
                group(),
                azureNative("alertsmanagement:AlertProcessingRuleByName", "route", {
                    properties: { enabled: false, actions: [{ actionType: "AddActionGroups", actionGroupIds: [output("people", "id")] }] },
                }),
            ],
            findings: [unheard("errors", "actions is absent", "Name an action group in actions.actionGroups.")],
        },
        {
            title: "a processing rule that takes groups away",
            stack: [
                cpu({}),
                azureNative("alertsmanagement:AlertProcessingRuleByName", "quiet", {
                    properties: { actions: [{ actionType: "RemoveAllActionGroups" }] },
                }),
            ],
            findings: [unheard("cpu", "actions is absent", "Name an action group in actions: [{ actionGroupId }].")],
        },
        {
            title: "a health check of Route 53 that another alarm decides",
            stack: [
                silent(),
                pulumiAws("cloudwatch/metricAlarm:MetricAlarm", "slow", { name: "shop-slow" }),
                pulumiAws("route53/healthCheck:HealthCheck", "dns", { type: "CLOUDWATCH_METRIC", cloudwatchAlarmName: output("slow", "name") }),
            ],
            findings: [nobody("errors")],
        },
        {
            title: "an activity log alert without actions",
            stack: [azureNative("monitor:ActivityLogAlert", "deletions", { scopes: ["/subscriptions/0"] })],
            findings: [unheard("deletions", "actions is absent", "Name an action group in actions.actionGroups: [{ actionGroupId }].")],
        },
        {
            title: "a processing rule of azurerm adds nothing to an alert that is switched off",
            stack: [
                groupBlock(),
                cpuBlock({ enabled: false, action: { action_group_id: output("people", "id") } }),
                terraform("azurerm_monitor_alert_processing_rule_action_group", "route", { add_action_group_ids: [output("people", "id")] }),
            ],
            findings: [unheard("cpu", "enabled is false", "Set enabled = true.")],
        },
    ],
    undecided: [
        {
            title: "a topic whose policy names the account, which may stand for its alarms",
            stack: withPolicy(publish({ AWS: "arn:aws:iam::111122223333:root" }), forEvents),
            because: ["who-publishes: policy"],
        },
        {
            title: "a topic whose policy deployment decides",
            stack: [
                topic,
                pulumiAws("sns/topicPolicy:TopicPolicy", "who-publishes", { arn: output("on-call", "arn"), policy: unknown }),
                email,
                errors,
            ],
            because: ["who-publishes: policy.Statement"],
        },
        {
            title: "a topic without a subscription in the program: people subscribe elsewhere",
            stack: [topic, errors],
            because: ["a subscription may be declared in another program"],
        },
        {
            title: "a topic outside the input, by its ARN",
            stack: [silent({ alarmActions: ["arn:aws:sns:eu-west-1:111122223333:on-call"] })],
            because: ["alarmActions[0] leads to a resource outside the input"],
        },
        {
            title: "a topic of another stack",
            stack: [terraform("aws_cloudwatch_metric_alarm", "errors", { alarm_actions: [lookedUp("data.aws_sns_topic.shared", "arn")] })],
            because: ["alarm_actions[0]"],
        },
        { title: "actions that deployment decides", stack: [silent({ alarmActions: unknown })], because: ["alarmActions"] },
        { title: "an action that deployment decides", stack: [silent({ alarmActions: [unknown] })], because: ["alarmActions[0]"] },
        {
            title: "a switch that deployment decides",
            stack: [topic, email, silent({ alarmActions: [output("on-call", "arn")], actionsEnabled: unknown })],
            because: ["actionsEnabled"],
        },
        {
            title: "the messages are kept by Firehose, and nobody is told",
            stack: [
                topic,
                errors,
                pulumiAws("sns/topicSubscription:TopicSubscription", "archive", { topic: output("on-call", "arn"), protocol: "firehose" }),
            ],
            because: ["a subscription may be declared in another program"],
        },
        {
            title: "a protocol that deployment decides",
            stack: [
                topic,
                errors,
                pulumiAws("sns/topicSubscription:TopicSubscription", "email", { topic: output("on-call", "arn"), protocol: unknown }),
            ],
            because: ["email: protocol"],
        },
        {
            title: "a subscription that may be another topic's",
            stack: [topic, errors, pulumiAws("sns/topicSubscription:TopicSubscription", "email", { topic: unknown, protocol: "email" })],
            because: ["email: topic"],
        },
        {
            title: "a key whose policy deployment decides",
            stack: [pulumiAws("kms/key:Key", "alarms", { policy: unknown }), underKey, email, errors],
            because: ["alarms: policy"],
        },
        ...unclear.map(([title, because, ...statements]) => ({
            title: `a key's policy: ${title}`,
            stack: keyed(...statements),
            because: [`alarms: policy.Statement[1].${because}`],
        })),
        {
            title: "a key that a grant may let alarms use",
            stack: [
                pulumiAws("kms/key:Key", "alarms", {}),
                pulumiAws("kms/grant:Grant", "alarms-grant", { keyId: output("alarms", "keyId") }),
                underKey,
                email,
                errors,
            ],
            because: ["alarms-grant: keyId"],
        },
        {
            title: "a key that may be the one that AWS manages",
            stack: [pulumiAws("sns/topic:Topic", "on-call", { kmsMasterKeyId: unknown }), email, errors],
            because: ["on-call: kmsMasterKeyId depends on the key"],
        },
        {
            title: "a key of another program, named by its alias",
            stack: [pulumiAws("sns/topic:Topic", "on-call", { kmsMasterKeyId: "alias/shared" }), email, errors],
            because: ["on-call: kmsMasterKeyId depends on the key"],
        },
        {
            title: "a key's policy that takes the suffix of services from a data source",
            stack: [
                terraform("aws_kms_key", "alarms", {
                    policy: {
                        Statement: [
                            {
                                ...forAlarms,
                                Principal: { Service: new Template(["cloudwatch.", lookedUp("data.aws_partition.current", "dns_suffix")]) },
                            },
                        ],
                    },
                }),
                terraform("aws_sns_topic", "on-call", { kms_master_key_id: output("alarms", "arn") }),
                terraform("aws_sns_topic_subscription", "mail", { topic_arn: output("on-call", "arn"), protocol: "email" }),
                terraform("aws_cloudwatch_metric_alarm", "errors", { alarm_actions: [output("on-call", "arn")] }),
            ],
            because: ["alarms: policy.Statement"],
        },
        {
            title: "a key that count may leave out, and the topic's encryption with it",
            stack: [
                terraform(
                    "aws_kms_key",
                    "alarms",
                    { policy: ownPolicy },
                    { conditional: { by: "count", written: "${var.encrypted ? 1 : 0}", reason: source("variable", "encrypted") } },
                ),
                terraform("aws_sns_topic", "on-call", { kms_master_key_id: output("alarms", "arn") }),
                terraform("aws_sns_topic_subscription", "mail", { topic_arn: output("on-call", "arn"), protocol: "email" }),
                terraform("aws_cloudwatch_metric_alarm", "errors", { alarm_actions: [output("on-call", "arn")] }),
            ],
            because: ["alarms: count depends on variable encrypted"],
        },
        {
            title: "a key that a data source looks up",
            stack: [
                terraform("aws_sns_topic", "on-call", { kms_master_key_id: lookedUp("data.aws_kms_alias.sns", "target_key_arn") }),
                terraform("aws_sns_topic_subscription", "mail", { topic_arn: output("on-call", "arn"), protocol: "email" }),
                terraform("aws_cloudwatch_metric_alarm", "errors", { alarm_actions: [output("on-call", "arn")] }),
            ],
            because: ["on-call: kms_master_key_id"],
        },
        {
            title: "a rule of a composite alarm that deployment decides",
            stack: [topic, email, silent(), composite(unknown)],
            because: ["shop: alarmRule"],
        },
        {
            title: "a composite alarm that names some children by name and some by reference",
            stack: [
                topic,
                email,
                silent(),
                pulumiAws("cloudwatch/metricAlarm:MetricAlarm", "slow", {}),
                composite(interpolate('ALARM("shop-errors") OR ALARM(', output("slow", "name"), ")")),
            ],
            because: ["shop: alarmRule"],
        },
        {
            title: "a composite alarm that names a child with a prefix that something else makes",
            stack: [
                topic,
                email,
                silent({ name: interpolate(output("stage", "name"), "-errors") }),
                pulumiAws("cloudwatch/metricAlarm:MetricAlarm", "slow", {}),
                pulumiAws("ssm/parameter:Parameter", "stage", { type: "String", value: "live" }),
                composite(interpolate("ALARM(", output("stage", "name"), "-errors) OR ALARM(", output("slow", "name"), ")")),
            ],
            because: ["shop: alarmRule"],
        },
        {
            title: "an event rule answers alarms, and its filters say which",
            stack: [silent(), rule(stateChanges)],
            because: ["states: eventPattern"],
        },
        {
            title: "an event pattern that deployment decides",
            stack: [silent(), pulumiAws("cloudwatch/eventRule:EventRule", "states", { eventPattern: unknown })],
            because: ["states: eventPattern"],
        },
        {
            title: "a resource of a type that is not read may act on the alarm",
            stack: [silent(), pulumiAws("appconfig/environment:Environment", "flags", { monitors: [{ alarmArn: output("errors", "arn") }] })],
            because: ["flags: monitors belongs to a resource of a type that is not read"],
        },
        {
            title: "an alarm of ECS that deployment names",
            stack: [silent(), pulumiAws("ecs/service:Service", "web", { alarms: { alarmNames: unknown, enable: true, rollback: true } })],
            because: ["web: alarms.alarmNames"],
        },
        {
            title: "an action group outside the input, by its id",
            stack: [
                cpu({ actions: [{ actionGroupId: "/subscriptions/1/resourceGroups/shared/providers/Microsoft.Insights/actionGroups/on-call" }] }),
            ],
            because: ["actions[0].actionGroupId leads to a resource outside the input"],
        },
        {
            title: "an action group that Terraform looks up",
            stack: [cpuBlock({ action: { action_group_id: lookedUp("data.azurerm_monitor_action_group.shared", "id") } })],
            because: ["action.action_group_id"],
        },
        { title: "receivers that deployment decides", stack: [group({ emailReceivers: unknown }), cpu()], because: ["people: emailReceivers"] },
        {
            title: "receivers that a function returns",
            stack: [groupBlock({ email_receiver: unknown }), cpuBlock()],
            because: ["people: email_receiver"],
        },
        { title: "a group's switch that deployment decides", stack: [group({ ...mail, enabled: unknown }), cpu()], because: ["people: enabled"] },
        { title: "actions of an Azure alert that deployment decides", stack: [cpu({ actions: unknown })], because: ["actions"] },
        { title: "malformed: text where the actions are expected", stack: [cpu({ actions: "people" })], because: ["actions is "] },
        {
            title: "a processing rule may add an action group",
            stack: [
                cpu({}),
                group(),
                azureNative("alertsmanagement:AlertProcessingRuleByName", "route", {
                    properties: {
                        scopes: [output("shop", "id")],
                        actions: [{ actionType: "AddActionGroups", actionGroupIds: [output("people", "id")] }],
                    },
                }),
            ],
            because: ["route: properties.actions"],
        },
        {
            title: "a processing rule of azurerm may add an action group",
            stack: [
                cpuBlock({}),
                groupBlock(),
                terraform("azurerm_monitor_alert_processing_rule_action_group", "route", {
                    scopes: [output("shop", "id")],
                    add_action_group_ids: [output("people", "id")],
                }),
            ],
            because: ["route: add_action_group_ids"],
        },
    ],
    same: [
        {
            title: "a notified and a silent alarm",
            stacks: [
                [topic, email, errors, pulumiAws("cloudwatch/metricAlarm:MetricAlarm", "slow", {})],
                [
                    terraform("aws_sns_topic", "on-call", {}),
                    terraform("aws_sns_topic_subscription", "email", { topic_arn: output("on-call", "arn"), protocol: "email" }),
                    terraform("aws_cloudwatch_metric_alarm", "errors", { alarm_actions: [output("on-call", "arn")] }),
                    terraform("aws_cloudwatch_metric_alarm", "slow", {}),
                ],
            ],
        },
        {
            title: "an alert without actions, and one with a group that nobody receives",
            stacks: [
                [group({}), cpu(), azureNative("monitor:MetricAlert", "memory", { enabled: true })],
                [groupBlock({}), cpuBlock(), terraform("azurerm_monitor_metric_alert", "memory", { name: "memory" })],
            ],
        },
    ],
});
