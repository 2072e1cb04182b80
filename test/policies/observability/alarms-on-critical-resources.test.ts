import { source } from "../../../architecture/reason";
import { alarmsOnCriticalResources } from "../../../policies/observability/alarms-on-critical-resources";
import { Hole, Template } from "../../../resources/node";
import { policyTest } from "../policy-test";
import {
    azureNative,
    inEngine,
    interpolate,
    output,
    pulumi,
    pulumiAws,
    terraform,
    unknown,
    type Declared,
    type Properties,
    type Written,
} from "../stack";

const alarm = (name: string, namespace: string, dimensions: Written, properties: Properties = {}) =>
    pulumiAws("cloudwatch/metricAlarm:MetricAlarm", name, { namespace, dimensions, ...properties });
const alarmBlock = (name: string, namespace: string, dimensions: Written, properties: Properties = {}) =>
    terraform("aws_cloudwatch_metric_alarm", name, { alarm_name: name, namespace, dimensions, ...properties });

const database = pulumiAws("rds/instance:Instance", "orders", { engine: "postgres" });
const databaseAlarm = alarm("cpu", "AWS/RDS", { DBInstanceIdentifier: output("orders", "identifier") });
const queue = pulumiAws("sqs/queue:Queue", "orders", {});
const onBothQueues = (properties: Properties = {}) =>
    pulumiAws("cloudwatch/metricAlarm:MetricAlarm", "age", {
        metricQueries: ["orders", "mails"].map((name) => ({
            id: name,
            metric: { namespace: "AWS/SQS", metricName: "ApproximateAgeOfOldestMessage", dimensions: { QueueName: output(name, "name") } },
        })),
        ...properties,
    });
const mailer = pulumiAws("lambda/function:Function", "mailer", {});
const web = pulumiAws("ecs/service:Service", "web", { desiredCount: 2, loadBalancers: [{ targetGroupArn: "arn:aws:elasticloadbalancing:tg" }] });
const table = pulumiAws("dynamodb/table:Table", "sessions", { name: "sessions" });
const stream = pulumiAws("kinesis/stream:Stream", "clicks", { name: "clicks", shardCount: 2 });
const distribution = pulumiAws("cloudfront/distribution:Distribution", "shop", { enabled: true });
/** The program keeps its alarms itself. */
const elsewhere = alarm("elsewhere", "AWS/SQS", { QueueName: "another-teams-queue" });
const elsewhereBlock = alarmBlock("elsewhere", "AWS/SQS", { QueueName: "another-teams-queue" });

const site = azureNative("web:WebApp", "shop", { kind: "app,linux" });
const rule = (properties: Properties) => azureNative("monitor:MetricAlert", "errors", { enabled: true, ...properties });
const siteBlock = terraform("azurerm_linux_web_app", "shop", { name: "shop" });
const ruleBlock = (properties: Properties) => terraform("azurerm_monitor_metric_alert", "errors", { name: "errors", ...properties });
const onSites = { metricName: "Http5xx", metricNamespace: "Microsoft.Web/sites" };
const onSitesBlock = [{ metric_namespace: "Microsoft.Web/sites", metric_name: "Http5xx" }];
const webTest = { webTestId: "/subscriptions/1/test", componentId: output("insights", "id"), failedLocationCount: 2 };
const webTestBlock = { web_test_id: "/subscriptions/1/test", component_id: output("insights", "id"), failed_location_count: 2 };
const group = azureNative("resources:ResourceGroup", "shop-group", {});
const otherSite = "/subscriptions/1/resourceGroups/other/providers/Microsoft.Web/sites/other";

const unwatched = (resource: string, what: string, fix: string) => ({ resource, message: `${what} "${resource}" has no alarm.`, fix });
const add = (namespace: string, metric: string, dimensions: string) =>
    `Add an aws.cloudwatch.MetricAlarm with namespace "${namespace}", metricName "${metric}" and its dimensions: { ${dimensions} }.`;
const addBlock = (namespace: string, metric: string, dimensions: string) =>
    `Add an aws_cloudwatch_metric_alarm with namespace "${namespace}", metric_name "${metric}" and its ${dimensions} in dimensions.`;
const addRule = (metric: string) => `Add a MetricAlert on metricName "${metric}" with its id in scopes.`;
const addRuleBlock = (metric: string) => `Add an azurerm_monitor_metric_alert on metric_name "${metric}" with its id in scopes.`;
/** Where the program declares no alarm at all. */
const inSettings = "If another program declares the alarms, set elsewhere: [alarms] in prodgate.yaml.";
const cpuOf = "DBInstanceIdentifier";
const products = (properties: Properties = {}) => pulumiAws("opensearch/domain:Domain", "products", { domainName: "products", ...properties });
const tfProducts = (properties: Properties = {}) => terraform("aws_opensearch_domain", "products", { domain_name: "products", ...properties });

const versioned = (providerVersion?: string) =>
    terraform("aws_db_instance", "orders", { identifier: "orders" }, providerVersion === undefined ? {} : { providerVersion });
const onItsId = alarmBlock("cpu", "AWS/RDS", { DBInstanceIdentifier: output("orders", "id") });
/** As `for_each` over a literal map leaves it. */
const ofEach = (...instances: readonly string[]) => new Hole({ refs: [], reason: source("built-in value", "for_each"), instances });

/** What may be about the database without naming it. */
const monitors: readonly (readonly [string, Declared])[] = [
    ["a monitor of Datadog, which watches by tags", pulumi("datadog:index/monitor:Monitor", "cpu", { query: "avg:aws.rds.cpuutilization{*}" })],
    ["a condition of New Relic", terraform("newrelic_nrql_alert_condition", "cpu", { name: "cpu" })],
    ["an alarm of another provider of AWS", pulumi("aws-native:cloudwatch:Alarm", "cpu", {})],
    ["what watches by itself, and is not read", terraform("aws_applicationinsights_application", "cpu", { auto_config_enabled: true })],
    ["a module that is called after alarms", terraform("module", "cpu", { source: "acme/alarms/aws" })],
];

policyTest(alarmsOnCriticalResources, {
    passes: [
        {
            title: "an alarm that is switched off, where the settings say that alarms are kept in another program",
            stack: [database, alarm("cpu", "AWS/RDS", { DBInstanceIdentifier: output("orders", "identifier") }, { actionsEnabled: false })],
            elsewhere: ["alarms"],
        },
        {
            title: "no alarm at all, where the settings say that they are kept in another program",
            stack: [database, table, siteBlock],
            elsewhere: ["alarms"],
        },
        {
            title: "an alarm that may watch another resource, where the settings say so",
            stack: [database, alarm("cpu", "AWS/RDS", unknown)],
            elsewhere: ["alarms"],
        },
        ...["4.67.0", "~> 4.0", ">= 3.0, < 5.0.0"].map((version) => ({
            title: `an alarm on the id of a database, which was its identifier before version 5 of the provider: ${version}`,
            stack: [versioned(version), onItsId],
        })),
        {
            title: "an alarm for each of several databases",
            stack: [
                ...["users", "carts"].map((identifier) => terraform("aws_db_instance", identifier, { identifier })),
                alarmBlock("each", "AWS/RDS", { DBInstanceIdentifier: ofEach("users", "carts") }),
            ],
        },
        { title: "an alarm on the database", stack: [database, databaseAlarm] },
        { title: "the same as a policy pack sees it on creation: one candidate of the kind", stack: [database, databaseAlarm].map(inEngine) },
        {
            title: "the same in Terraform, by the literal name",
            stack: [
                terraform("aws_db_instance", "orders", { identifier: "shop-orders" }),
                alarmBlock("cpu", "AWS/RDS", { DBInstanceIdentifier: "shop-orders" }),
            ],
        },
        {
            title: "an alarm that notifies nobody is another policy's",
            stack: [database, alarm("cpu", "AWS/RDS", { DBInstanceIdentifier: output("orders", "identifier") }, { alarmActions: [] })],
        },
        {
            title: "an alarm of a composite alarm that rings for it",
            stack: [
                database,
                alarm("cpu", "AWS/RDS", { DBInstanceIdentifier: output("orders", "identifier") }, { actionsEnabled: false }),
                pulumiAws("cloudwatch/compositeAlarm:CompositeAlarm", "orders-down", { alarmRule: interpolate("ALARM(", output("cpu", "arn"), ")") }),
            ],
        },
        {
            title: "a service, by cluster and service",
            stack: [web, alarm("cpu", "AWS/ECS", { ClusterName: output("shop", "name"), ServiceName: output("web", "name") })],
        },
        {
            title: "the same as a policy pack sees it on creation: the map depends on the cluster too",
            stack: [
                pulumiAws("ecs/cluster:Cluster", "shop", {}),
                web,
                alarm("cpu", "ECS/ContainerInsights", { ClusterName: output("shop", "name"), ServiceName: output("web", "name") }),
            ].map(inEngine),
        },
        {
            title: "metric math over a public load balancer, whose queries name it twice",
            stack: [
                terraform("aws_lb", "shop", { name: "shop" }),
                terraform("aws_cloudwatch_metric_alarm", "errors", {
                    metric_query: [
                        { id: "rate", expression: "errors / requests", return_data: true },
                        ...["HTTPCode_Target_5XX_Count", "RequestCount"].map((metric_name) => ({
                            id: metric_name,
                            metric: [{ namespace: "AWS/ApplicationELB", metric_name, dimensions: { LoadBalancer: output("shop", "arn_suffix") } }],
                        })),
                    ],
                }),
            ],
        },
        {
            title: "the same as a policy pack sees it on creation",
            stack: [
                pulumiAws("lb/loadBalancer:LoadBalancer", "shop", {}),
                pulumiAws("cloudwatch/metricAlarm:MetricAlarm", "errors", {
                    metricQueries: [
                        {
                            id: "errors",
                            metric: {
                                namespace: "AWS/ApplicationELB",
                                metricName: "HTTPCode_Target_5XX_Count",
                                dimensions: { LoadBalancer: output("shop", "arnSuffix") },
                            },
                        },
                    ],
                }),
            ].map(inEngine),
        },
        {
            title: "a load balancer by the literal suffix of its ARN, as the console shows it",
            stack: [
                terraform("aws_lb", "shop", { name: "shop" }),
                alarmBlock("errors", "AWS/ApplicationELB", { LoadBalancer: "app/shop/50dc6c495c0c9188" }),
            ],
        },
        {
            title: "unhealthy targets, which need the target group beside the load balancer",
            stack: [
                pulumiAws("lb/loadBalancer:LoadBalancer", "shop", {}),
                pulumiAws("lb/targetGroup:TargetGroup", "web", {}),
                alarm("unhealthy", "AWS/ApplicationELB", { TargetGroup: output("web", "arnSuffix"), LoadBalancer: output("shop", "arnSuffix") }),
            ].map(inEngine),
        },
        { title: "a private load balancer", stack: [pulumiAws("lb/loadBalancer:LoadBalancer", "internal", { internal: true }), elsewhere] },
        {
            title: "a gateway load balancer",
            stack: [pulumiAws("lb/loadBalancer:LoadBalancer", "gateway", { loadBalancerType: "gateway" }), elsewhere],
        },
        {
            title: "a classic load balancer, by name",
            stack: [terraform("aws_elb", "shop", { name: "shop" }), alarmBlock("errors", "AWS/ELB", { LoadBalancerName: output("shop", "name") })],
        },
        { title: "a function", stack: [mailer, alarm("errors", "AWS/Lambda", { FunctionName: output("mailer", "name") })] },
        {
            title: "a function, by the name that its alias hands on",
            stack: [
                mailer,
                pulumiAws("lambda/alias:Alias", "live", { functionName: output("mailer", "name"), functionVersion: output("mailer", "version") }),
                alarm("errors", "AWS/Lambda", { FunctionName: output("live", "functionName") }),
            ],
        },
        {
            title: "an Aurora cluster whose writer is watched",
            stack: [
                terraform("aws_rds_cluster", "orders", {}),
                terraform("aws_rds_cluster_instance", "writer", { cluster_identifier: output("orders", "id") }),
                alarmBlock("cpu", "AWS/RDS", { DBInstanceIdentifier: output("writer", "identifier") }),
            ],
        },
        {
            title: "an Aurora cluster, by the first of the members that it tells",
            stack: [
                terraform("aws_rds_cluster", "orders", {}),
                alarmBlock("cpu", "AWS/RDS", { DBInstanceIdentifier: output("orders", "cluster_members") }),
            ],
        },
        {
            title: "an Aurora cluster as a whole",
            stack: [
                pulumiAws("rds/cluster:Cluster", "orders", {}),
                alarm("cpu", "AWS/RDS", { DBClusterIdentifier: output("orders", "clusterIdentifier") }),
            ],
        },
        {
            title: "a read replica is made anew from its source",
            stack: [database, databaseAlarm, pulumiAws("rds/instance:Instance", "reader", { replicateSourceDb: output("orders", "identifier") })],
        },
        {
            title: "a secondary of a global database, and a cluster that copies another one",
            stack: [
                pulumiAws("rds/cluster:Cluster", "orders-dr", { engine: "aurora-postgresql", globalClusterIdentifier: "orders" }),
                terraform("aws_rds_cluster", "stock-dr", {
                    engine: "aurora-mysql",
                    replication_source_identifier: "arn:aws:rds:eu-west-1:123456789012:cluster:stock",
                }),
                elsewhere,
            ],
        },
        {
            title: "a member of a cache, whose name is the group's with a number",
            stack: [
                pulumiAws("elasticache/replicationGroup:ReplicationGroup", "sessions", {}),
                alarm("cpu", "AWS/ElastiCache", { CacheClusterId: interpolate(output("sessions", "id"), "-001") }),
            ],
        },
        {
            title: "the same by literal names, with shards",
            stack: [
                terraform("aws_elasticache_replication_group", "sessions", { replication_group_id: "shop-sessions" }),
                alarmBlock("cpu", "AWS/ElastiCache", { CacheClusterId: "shop-sessions-0001-002" }),
            ],
        },
        {
            title: "outputs that are the name by another name",
            stack: [
                terraform("aws_dynamodb_table", "carts", { name: "carts" }),
                alarmBlock("throttled", "AWS/DynamoDB", { TableName: output("carts", "id") }, { metric_name: "WriteThrottleEvents" }),
                terraform("aws_rds_cluster", "orders", {}),
                alarmBlock("cpu", "AWS/RDS", { DBClusterIdentifier: output("orders", "id") }),
                mailer,
                alarm("errors", "AWS/Lambda", { FunctionName: output("mailer", "id") }),
            ],
        },
        {
            title: "the end of an ARN that an expression takes, which nobody evaluates",
            stack: [
                terraform("aws_lb", "shop", { name: "shop" }),
                alarmBlock("errors", "AWS/ApplicationELB", { LoadBalancer: interpolate("app/", output("shop", "arn")) }),
            ],
        },
        { title: "a queue", stack: [queue, alarm("age", "AWS/SQS", { QueueName: output("orders", "name") })] },
        {
            title: "a dead-letter queue, whose depth is another policy's",
            stack: [
                pulumiAws("sqs/queue:Queue", "failed", {}),
                pulumiAws("sqs/queue:Queue", "orders", {
                    redrivePolicy: interpolate('{"maxReceiveCount":5,"deadLetterTargetArn":"', output("failed", "arn"), '"}'),
                }),
                alarm("age", "AWS/SQS", { QueueName: output("orders", "name") }),
            ],
        },
        {
            title: "a table, by a metric of the table",
            stack: [table, alarm("throttled", "AWS/DynamoDB", { TableName: "sessions" }, { metricName: "WriteThrottleEvents" })],
        },
        {
            title: "a table, by a metric of a table and an operation",
            stack: [table, alarm("failing", "AWS/DynamoDB", { TableName: "sessions", Operation: "PutItem" }, { metricName: "SystemErrors" })],
        },
        {
            title: "a REST API, by its name",
            stack: [
                terraform("aws_api_gateway_rest_api", "shop", { name: "shop" }),
                alarmBlock("errors", "AWS/ApiGateway", { ApiName: output("shop", "name"), Stage: "live" }),
            ],
        },
        {
            title: "an HTTP API and a WebSocket API, by the ids that only deployment knows",
            stack: [
                pulumiAws("apigatewayv2/api:Api", "orders", { protocolType: "HTTP" }),
                terraform("aws_apigatewayv2_api", "chat", { name: "chat", protocol_type: "WEBSOCKET" }),
                alarm("errors", "AWS/ApiGateway", { ApiId: output("orders", "id"), Stage: "$default" }),
                alarmBlock("chat-errors", "AWS/ApiGateway", { ApiId: output("chat", "id") }),
            ],
        },
        {
            title: "an HTTP API as a policy pack sees it on creation",
            stack: [
                pulumiAws("apigatewayv2/api:Api", "orders", { protocolType: "HTTP" }),
                alarm("errors", "AWS/ApiGateway", { ApiId: output("orders", "id") }),
            ].map(inEngine),
        },
        {
            title: "an HTTP API by its literal id, as its deployment answered it",
            stack: [
                pulumiAws("apigatewayv2/api:Api", "orders", { protocolType: "HTTP" }, { outputs: { id: "a1b2c3d4e5" } }),
                alarm("errors", "AWS/ApiGateway", { ApiId: "a1b2c3d4e5" }),
            ],
        },
        {
            title: "a stream, by its name",
            stack: [stream, alarm("lag", "AWS/Kinesis", { StreamName: output("clicks", "name") })],
        },
        {
            title: "the same as a policy pack sees it on creation",
            stack: [stream, alarm("lag", "AWS/Kinesis", { StreamName: output("clicks", "name") })].map(inEngine),
        },
        {
            title: "the same in Terraform, by the literal name",
            stack: [terraform("aws_kinesis_stream", "clicks", { name: "clicks" }), alarmBlock("lag", "AWS/Kinesis", { StreamName: "clicks" })],
        },
        {
            title: "a distribution, whose metrics are global",
            stack: [distribution, alarm("errors", "AWS/CloudFront", { DistributionId: output("shop", "id"), Region: "Global" })],
        },
        {
            title: "the same as a policy pack sees it on creation",
            stack: [distribution, alarm("errors", "AWS/CloudFront", { DistributionId: output("shop", "id"), Region: "Global" })].map(inEngine),
        },
        {
            title: "the same in Terraform, within metric math",
            stack: [
                terraform("aws_cloudfront_distribution", "shop", { enabled: true }),
                terraform("aws_cloudwatch_metric_alarm", "errors", {
                    alarm_name: "errors",
                    metric_query: [
                        {
                            id: "errors",
                            metric: {
                                namespace: "AWS/CloudFront",
                                metric_name: "5xxErrorRate",
                                dimensions: { DistributionId: output("shop", "id"), Region: "Global" },
                            },
                        },
                    ],
                }),
            ],
        },
        {
            title: "a distribution that is switched off, and one that stages a change for another",
            stack: [
                pulumiAws("cloudfront/distribution:Distribution", "old", { enabled: false }),
                terraform("aws_cloudfront_distribution", "next", { enabled: true, staging: true }),
                elsewhere,
            ],
        },
        {
            title: "a service that takes no traffic: what it works off is watched at its queue",
            stack: [pulumiAws("ecs/service:Service", "worker", { desiredCount: 1 }), elsewhere],
        },
        { title: "a metric alert on the app", stack: [site, rule({ scopes: [output("shop", "id")], criteria: { allOf: [onSites] } })] },
        {
            title: "the same as a policy pack sees it on creation",
            stack: [site, rule({ scopes: [output("shop", "id")], criteria: { allOf: [onSites] } })].map(inEngine),
        },
        {
            title: "an older token, and a query on the app itself",
            stack: [
                azureNative("web/v20240401:WebApp", "shop", {}),
                azureNative("insights/v20230315preview:ScheduledQueryRule", "errors", { scopes: [output("shop", "id")] }),
            ],
        },
        {
            title: "an alert on the app's health",
            stack: [
                site,
                azureNative("monitor:ActivityLogAlert", "health", {
                    scopes: [output("shop", "id")],
                    condition: { allOf: [{ field: "category", equals: "ResourceHealth" }] },
                }),
            ],
        },
        {
            title: "a database, a namespace and a container app, by one alert each",
            stack: [
                azureNative("dbforpostgresql:Server", "orders", {}),
                azureNative("servicebus:Namespace", "events", {}),
                azureNative("app:ContainerApp", "web", { configuration: { ingress: { external: true } } }),
                ...["orders", "events", "web"].map((name) =>
                    azureNative("monitor:MetricAlert", `${name}-alert`, { enabled: true, scopes: [output(name, "id")] }),
                ),
            ],
        },
        {
            title: "a container app that only others of its environment reach",
            stack: [azureNative("app:ContainerApp", "worker", {}), rule({ scopes: [otherSite] })],
        },
        { title: "an alert of azurerm on the app", stack: [siteBlock, ruleBlock({ scopes: [output("shop", "id")], criteria: onSitesBlock })] },
        {
            title: "an app by its literal id, of the same name as a resource group",
            stack: [
                siteBlock,
                ruleBlock({ scopes: ["/subscriptions/1/resourceGroups/shop/providers/Microsoft.Web/sites/shop"], criteria: onSitesBlock }),
            ],
        },
        {
            title: "an alert on health, and a query, of azurerm",
            stack: [
                terraform("azurerm_mssql_database", "orders", { name: "orders" }),
                terraform("azurerm_servicebus_namespace", "events", { name: "events" }),
                terraform("azurerm_monitor_activity_log_alert", "health", {
                    scopes: [output("orders", "id")],
                    criteria: { category: "ResourceHealth" },
                }),
                terraform("azurerm_monitor_scheduled_query_rules_alert_v2", "errors", { scopes: [output("events", "id")] }),
            ],
        },
        {
            title: "an Azure SQL secondary, in both spellings",
            stack: [
                azureNative("sql:Database", "orders-dr", { createMode: "Secondary" }),
                terraform("azurerm_mssql_database", "sales-dr", { create_mode: "OnlineSecondary" }),
                rule({ scopes: [otherSite] }),
            ],
        },
        {
            title: "a replica of a server",
            stack: [terraform("azurerm_postgresql_flexible_server", "reader", { create_mode: "Replica" }), ruleBlock({ scopes: [otherSite] })],
        },
        {
            title: "an alert on each kind of database in Azure",
            stack: [
                azureNative("dbformysql:Server", "stock", {}),
                azureNative("sql:Database", "sales", {}),
                ...["stock", "sales"].map((name) =>
                    azureNative("monitor:MetricAlert", `${name}-alert`, { enabled: true, scopes: [output(name, "id")] }),
                ),
            ],
        },
        {
            title: "the same in azurerm, and on each kind of app",
            stack: [
                terraform("azurerm_mysql_flexible_server", "stock", {}),
                terraform("azurerm_container_app", "web", { ingress: { external_enabled: true } }),
                terraform("azurerm_linux_function_app", "jobs", {}),
                terraform("azurerm_function_app_flex_consumption", "flex", {}),
                ...["stock", "web", "jobs", "flex"].map((name) =>
                    terraform("azurerm_monitor_metric_alert", `${name}-alert`, { scopes: [output(name, "id")] }),
                ),
            ],
        },
        {
            title: "a search domain",
            stack: [products(), alarm("red", "AWS/ES", { DomainName: output("products", "domainName"), ClientId: "111122223333" })],
        },
        {
            title: "a search domain by its literal name",
            stack: [tfProducts(), alarmBlock("red", "AWS/ES", { DomainName: "products", ClientId: "111122223333" })],
        },
    ],
    violations: [
        {
            title: "no alarm at all: one of the two ways out is the settings",
            stack: [database, mailer],
            findings: [
                unwatched("orders", "Database", `${add("AWS/RDS", "CPUUtilization", cpuOf)} ${inSettings}`),
                unwatched("mailer", "Function", `${add("AWS/Lambda", "Errors", "FunctionName")} ${inSettings}`),
            ],
        },
        {
            title: "no alert at all",
            stack: [siteBlock],
            findings: [unwatched("shop", "App", `${addRuleBlock("Http5xx")} ${inSettings}`)],
        },
        {
            title: "other things are kept in another program",
            stack: [siteBlock],
            elsewhere: ["diagnostic-settings", "locks"],
            findings: [unwatched("shop", "App", `${addRuleBlock("Http5xx")} ${inSettings}`)],
        },
        {
            title: "a dashboard of another vendor is no monitor, and a module of a network declares none",
            stack: [
                database,
                elsewhere,
                pulumi("datadog:index/dashboard:Dashboard", "cpu", { title: "orders" }),
                terraform("module", "network", { source: "terraform-aws-modules/vpc/aws" }),
            ],
            findings: [unwatched("orders", "Database", add("AWS/RDS", "CPUUtilization", cpuOf))],
        },
        {
            title: "an alarm on the id of a database, which since version 5 of the provider no metric has",
            stack: [versioned("~> 5.31"), onItsId],
            findings: [unwatched("orders", "Database", addBlock("AWS/RDS", "CPUUtilization", cpuOf))],
        },
        {
            title: "a database that the alarm of each of others leaves out",
            stack: [
                ...["users", "carts", "orders"].map((identifier) => terraform("aws_db_instance", identifier, { identifier })),
                alarmBlock("each", "AWS/RDS", { DBInstanceIdentifier: ofEach("users", "carts") }),
            ],
            findings: [unwatched("orders", "Database", addBlock("AWS/RDS", "CPUUtilization", cpuOf))],
        },
        {
            title: "alarms that are given another output than the one that the metric has, and never have data",
            stack: [
                database,
                alarm("cpu", "AWS/RDS", { DBInstanceIdentifier: output("orders", "id") }),
                pulumiAws("sqs/queue:Queue", "mails", {}),
                alarm("age", "AWS/SQS", { QueueName: output("mails", "url") }),
                pulumiAws("lb/loadBalancer:LoadBalancer", "edge", {}),
                alarm("errors", "AWS/ApplicationELB", { LoadBalancer: output("edge", "arn") }),
            ],
            findings: [
                unwatched("orders", "Database", add("AWS/RDS", "CPUUtilization", cpuOf)),
                unwatched("mails", "Queue", add("AWS/SQS", "ApproximateAgeOfOldestMessage", "QueueName")),
                unwatched("edge", "Load balancer", add("AWS/ApplicationELB", "HTTPCode_Target_5XX_Count", "LoadBalancer")),
            ],
        },
        {
            title: "the same in Terraform, within metric math",
            stack: [
                terraform("aws_db_instance", "orders", { identifier: "orders" }),
                terraform("aws_sqs_queue", "mails", { name: "mails" }),
                terraform("aws_ecs_service", "web", { load_balancer: { target_group_arn: "arn:aws:elasticloadbalancing:tg" } }),
                terraform("aws_cloudwatch_metric_alarm", "all", {
                    metric_query: [
                        { metric: { namespace: "AWS/RDS", dimensions: { DBInstanceIdentifier: output("orders", "resource_id") } } },
                        { metric: { namespace: "AWS/SQS", dimensions: { QueueName: output("mails", "id") } } },
                        { metric: { namespace: "AWS/ECS", dimensions: { ServiceName: output("web", "id") } } },
                    ],
                }),
            ],
            findings: [
                unwatched("orders", "Database", addBlock("AWS/RDS", "CPUUtilization", cpuOf)),
                unwatched("mails", "Queue", addBlock("AWS/SQS", "ApproximateAgeOfOldestMessage", "QueueName")),
                unwatched("web", "Service", addBlock("AWS/ECS", "CPUUtilization", "ClusterName, ServiceName")),
            ],
        },
        {
            title: "an alarm on the queue's URL, as its deployment answered it",
            stack: [
                pulumiAws("sqs/queue:Queue", "mails", {}, { outputs: { id: "https://sqs.eu-west-1.amazonaws.com/1/mails", name: "mails" } }),
                alarm("age", "AWS/SQS", { QueueName: "https://sqs.eu-west-1.amazonaws.com/1/mails" }),
            ],
            findings: [unwatched("mails", "Queue", add("AWS/SQS", "ApproximateAgeOfOldestMessage", "QueueName"))],
        },
        {
            title: "forgotten streams, beside an alarm on the errors of a function of the same name",
            stack: [
                stream,
                terraform("aws_kinesis_stream", "views", { name: "views" }),
                pulumiAws("lambda/function:Function", "mailer", { name: "clicks" }),
                alarm("lag", "AWS/Lambda", { FunctionName: "clicks" }, { metricName: "Errors" }),
            ],
            findings: [
                unwatched("clicks", "Stream", add("AWS/Kinesis", "GetRecords.IteratorAgeMilliseconds", "StreamName")),
                unwatched("views", "Stream", addBlock("AWS/Kinesis", "GetRecords.IteratorAgeMilliseconds", "StreamName")),
            ],
        },
        {
            title: "a forgotten HTTP API beside a watched one of the same name",
            stack: [
                pulumiAws("apigatewayv2/api:Api", "orders", { name: "shop", protocolType: "HTTP" }),
                pulumiAws("apigateway/restApi:RestApi", "old-orders", { name: "shop" }),
                alarm("errors", "AWS/ApiGateway", { ApiName: output("old-orders", "name") }),
            ],
            findings: [unwatched("orders", "API", add("AWS/ApiGateway", "5xx", "ApiId"))],
        },
        {
            title: "a forgotten WebSocket API in Terraform",
            stack: [terraform("aws_apigatewayv2_api", "chat", { name: "chat", protocol_type: "WEBSOCKET" }), elsewhereBlock],
            findings: [unwatched("chat", "API", addBlock("AWS/ApiGateway", "IntegrationError", "ApiId"))],
        },
        {
            title: "alarms on a distribution without its region, and with one that it never has: they never have data",
            stack: [
                distribution,
                alarm("errors", "AWS/CloudFront", { DistributionId: output("shop", "id") }),
                alarm("misses", "AWS/CloudFront", { DistributionId: output("shop", "id"), Region: "us-east-1" }),
            ],
            findings: [
                unwatched(
                    "shop",
                    "Distribution",
                    'Add an aws.cloudwatch.MetricAlarm in us-east-1 with namespace "AWS/CloudFront", metricName "5xxErrorRate" and its dimensions: { DistributionId, Region }.',
                ),
            ],
        },
        {
            title: "a forgotten distribution in Terraform",
            stack: [terraform("aws_cloudfront_distribution", "shop", { enabled: true }), elsewhereBlock],
            findings: [
                unwatched(
                    "shop",
                    "Distribution",
                    'Add an aws_cloudwatch_metric_alarm in us-east-1 with namespace "AWS/CloudFront", metric_name "5xxErrorRate" and its DistributionId, Region in dimensions.',
                ),
            ],
        },
        {
            title: "every kind that has no alarm, beside an alarm on something else",
            stack: [
                pulumiAws("rds/instance:Instance", "orders-db", {}),
                pulumiAws("rds/cluster:Cluster", "customers", {}),
                pulumiAws("elasticache/replicationGroup:ReplicationGroup", "cache", {}),
                pulumiAws("lb/loadBalancer:LoadBalancer", "shop", {}),
                pulumiAws("lb/loadBalancer:LoadBalancer", "tcp", { loadBalancerType: "network" }),
                web,
                mailer,
                queue,
                table,
                elsewhere,
            ],
            findings: [
                unwatched("orders-db", "Database", add("AWS/RDS", "CPUUtilization", cpuOf)),
                unwatched("customers", "Database", add("AWS/RDS", "CPUUtilization", "DBClusterIdentifier")),
                unwatched("cache", "Cache", add("AWS/ElastiCache", "EngineCPUUtilization", "CacheClusterId")),
                unwatched("shop", "Load balancer", add("AWS/ApplicationELB", "HTTPCode_Target_5XX_Count", "LoadBalancer")),
                unwatched("tcp", "Load balancer", add("AWS/NetworkELB", "TCP_Target_Reset_Count", "LoadBalancer")),
                unwatched("web", "Service", add("AWS/ECS", "CPUUtilization", "ClusterName, ServiceName")),
                unwatched("mailer", "Function", add("AWS/Lambda", "Errors", "FunctionName")),
                unwatched("orders", "Queue", add("AWS/SQS", "ApproximateAgeOfOldestMessage", "QueueName")),
                unwatched("sessions", "Database", add("AWS/DynamoDB", "WriteThrottleEvents", "TableName")),
            ],
        },
        {
            title: "the same in Terraform, as far as it is read there",
            stack: [
                terraform("aws_elb", "old", { name: "old" }),
                terraform("aws_api_gateway_rest_api", "shop", { name: "shop" }),
                terraform("aws_sqs_queue", "orders", { name: "orders" }),
                elsewhereBlock,
            ],
            findings: [
                unwatched("old", "Load balancer", addBlock("AWS/ELB", "HTTPCode_ELB_5XX", "LoadBalancerName")),
                unwatched("shop", "API", addBlock("AWS/ApiGateway", "5XXError", "ApiName")),
                unwatched("orders", "Queue", addBlock("AWS/SQS", "ApproximateAgeOfOldestMessage", "QueueName")),
            ],
        },
        {
            title: "an alarm that is switched off",
            stack: [database, alarm("cpu", "AWS/RDS", { DBInstanceIdentifier: output("orders", "identifier") }, { actionsEnabled: false })],
            findings: [
                {
                    resource: "orders",
                    message: 'Database "orders" has no alarm (cpu: actionsEnabled is false).',
                    fix: "On cpu, set actionsEnabled to true.",
                },
            ],
        },
        {
            title: "an alarm that is switched off, on either of two queues",
            stack: [queue, pulumiAws("sqs/queue:Queue", "mails", {}), onBothQueues({ actionsEnabled: false })].map(inEngine),
            findings: ["orders", "mails"].map((name) => ({
                resource: name,
                message: `Queue "${name}" has no alarm (age: actionsEnabled is false).`,
                fix: add("AWS/SQS", "ApproximateAgeOfOldestMessage", "QueueName"),
            })),
        },
        {
            title: "an alarm on the cluster says nothing of its service",
            stack: [pulumiAws("ecs/cluster:Cluster", "shop", {}), web, alarm("cpu", "AWS/ECS", { ClusterName: output("shop", "name") })],
            findings: [unwatched("web", "Service", add("AWS/ECS", "CPUUtilization", "ClusterName, ServiceName"))],
        },
        {
            title: "an alarm on a table alone, by a metric that exists for each operation: it never has data",
            stack: [table, alarm("failing", "AWS/DynamoDB", { TableName: output("sessions", "name") }, { metricName: "ThrottledRequests" })],
            findings: [unwatched("sessions", "Database", add("AWS/DynamoDB", "WriteThrottleEvents", "TableName"))],
        },
        {
            title: "an alarm on the replica does not watch its source",
            stack: [
                database,
                pulumiAws("rds/instance:Instance", "reader", { replicateSourceDb: output("orders", "identifier") }),
                alarm("lag", "AWS/RDS", { DBInstanceIdentifier: output("reader", "identifier") }),
            ],
            findings: [unwatched("orders", "Database", add("AWS/RDS", "CPUUtilization", cpuOf))],
        },
        {
            title: "an alarm on the dead letters does not watch the queue",
            stack: [
                pulumiAws("sqs/queue:Queue", "failed", {}),
                pulumiAws("sqs/queue:Queue", "orders", {
                    redrivePolicy: interpolate('{"maxReceiveCount":5,"deadLetterTargetArn":"', output("failed", "arn"), '"}'),
                }),
                alarm("given-up", "AWS/SQS", { QueueName: output("failed", "name") }),
            ].map(inEngine),
            findings: [unwatched("orders", "Queue", add("AWS/SQS", "ApproximateAgeOfOldestMessage", "QueueName"))],
        },
        {
            title: "an alarm on money, and a dimension that no object has by itself",
            stack: [mailer, alarm("bill", "AWS/Billing", { Currency: "USD" }), alarm("odd", "AWS/EC2", { constructor: "x" })],
            findings: [unwatched("mailer", "Function", add("AWS/Lambda", "Errors", "FunctionName"))],
        },
        {
            title: "an alert on the app's plan says nothing of the app",
            stack: [azureNative("web:AppServicePlan", "plan", {}), site, rule({ scopes: [output("plan", "id")] })],
            findings: [unwatched("shop", "App", addRule("Http5xx"))],
        },
        {
            title: "an alert on another team's app, by literal id",
            stack: [
                site,
                azureNative("dbforpostgresql:Server", "orders", {}),
                azureNative("servicebus:Namespace", "events", {}),
                azureNative("app:ContainerApp", "web", { configuration: { ingress: { external: true } } }),
                rule({ scopes: [otherSite] }),
            ],
            findings: [
                unwatched("shop", "App", addRule("Http5xx")),
                unwatched("orders", "Database", addRule("cpu_percent")),
                unwatched("events", "Namespace", addRule("ServerErrors")),
                unwatched("web", "App", addRule("RestartCount")),
            ],
        },
        {
            title: "an alert that is switched off",
            stack: [site, rule({ scopes: [output("shop", "id")], enabled: false })],
            findings: [
                {
                    resource: "shop",
                    message: 'App "shop" has no alarm (errors: enabled is false).',
                    fix: "On errors, set enabled to true.",
                },
            ],
        },
        {
            title: "an alert on Azure itself watches no app",
            stack: [
                site,
                azureNative("monitor:ActivityLogAlert", "azure", {
                    scopes: ["/subscriptions/1"],
                    condition: { allOf: [{ field: "category", equals: "ServiceHealth" }] },
                }),
            ],
            findings: [unwatched("shop", "App", addRule("Http5xx"))],
        },
        {
            title: "a rule that makes a metric of logs is no alert",
            stack: [site, azureNative("monitor:ScheduledQueryRule", "errors", { kind: "LogToMetric", scopes: [output("shop", "id")] })],
            findings: [unwatched("shop", "App", addRule("Http5xx"))],
        },
        {
            title: "a group's alert on machines",
            stack: [
                terraform("azurerm_resource_group", "group", { name: "group" }),
                siteBlock,
                ruleBlock({ scopes: [output("group", "id")], target_resource_type: "Microsoft.Compute/virtualMachines" }),
            ],
            findings: [unwatched("shop", "App", addRuleBlock("Http5xx"))],
        },
        {
            title: "an availability test of an app says nothing of its database",
            stack: [
                azureNative("applicationinsights:Component", "insights", {}),
                azureNative("dbforpostgresql:Server", "orders", {}),
                rule({ scopes: [output("insights", "id")], criteria: webTest }),
            ],
            findings: [unwatched("orders", "Database", addRule("cpu_percent"))],
        },
        {
            title: "the same in azurerm",
            stack: [
                terraform("azurerm_application_insights", "insights", {}),
                terraform("azurerm_postgresql_flexible_server", "orders", {}),
                ruleBlock({ scopes: [output("insights", "id")], application_insights_web_test_location_availability_criteria: webTestBlock }),
            ],
            findings: [unwatched("orders", "Database", addRuleBlock("cpu_percent"))],
        },
        {
            title: "the same kinds in azurerm, beside an alert on something else",
            stack: [
                terraform("azurerm_linux_function_app", "jobs", { name: "jobs" }),
                terraform("azurerm_container_app", "web", { name: "web", ingress: { external_enabled: true } }),
                terraform("azurerm_mysql_flexible_server", "orders", { name: "orders" }),
                terraform("azurerm_servicebus_namespace", "events", { name: "events" }),
                ruleBlock({ scopes: [otherSite], criteria: onSitesBlock }),
            ],
            findings: [
                unwatched("jobs", "App", addRuleBlock("Http5xx")),
                unwatched("web", "App", addRuleBlock("RestartCount")),
                unwatched("orders", "Database", addRuleBlock("cpu_percent")),
                unwatched("events", "Namespace", addRuleBlock("ServerErrors")),
            ],
        },
        {
            title: "databases and functions beside an alert on something else",
            stack: [
                azureNative("dbformysql:Server", "stock", {}),
                azureNative("sql:Database", "sales", {}),
                rule({ scopes: [otherSite], criteria: { allOf: [onSites] } }),
            ],
            findings: [unwatched("stock", "Database", addRule("cpu_percent")), unwatched("sales", "Database", addRule("cpu_percent"))],
        },
        {
            title: "the same in azurerm",
            stack: [
                terraform("azurerm_mssql_database", "sales", {}),
                terraform("azurerm_function_app_flex_consumption", "flex", {}),
                ruleBlock({ scopes: [otherSite], criteria: onSitesBlock }),
            ],
            findings: [unwatched("sales", "Database", addRuleBlock("cpu_percent")), unwatched("flex", "App", addRuleBlock("Http5xx"))],
        },
        {
            title: "a search domain, beside an alarm on another one",
            stack: [products(), alarm("red", "AWS/ES", { DomainName: "orders" })],
            findings: [unwatched("products", "Search domain", add("AWS/ES", "ClusterStatus.red", "DomainName"))],
        },
        {
            title: "a search domain of Terraform, beside an alarm on another one",
            stack: [tfProducts(), alarmBlock("red", "AWS/ES", { DomainName: "orders" })],
            findings: [unwatched("products", "Search domain", addBlock("AWS/ES", "ClusterStatus.red", "DomainName"))],
        },
    ],
    undecided: [
        ...[undefined, ">= 4.0", "> 3, < 6, != 5.1"].map((version) => ({
            title: `an alarm on the id of a database, where the provider may be of version 4: ${version ?? "none is said"}`,
            stack: [versioned(version), onItsId],
            because: ["cpu: dimensions.DBInstanceIdentifier"],
        })),
        {
            title: "how far a function is behind, which may be how far this stream is",
            stack: [stream, mailer, alarm("lag", "AWS/Lambda", { FunctionName: output("mailer", "name") }, { metricName: "IteratorAge" })],
            because: ["lag: dimensions.FunctionName"],
        },
        {
            title: "a stream's name that deployment decides",
            stack: [stream, alarm("lag", "AWS/Kinesis", { StreamName: unknown })],
            because: ["lag: dimensions"],
        },
        { title: "a metric of all streams together", stack: [stream, alarm("lag", "AWS/Kinesis", {})], because: ["lag: dimensions"] },
        {
            title: "an alarm on a literal id, which may be that of this API",
            stack: [
                terraform("aws_apigatewayv2_api", "orders", { name: "orders", protocol_type: "HTTP" }),
                alarmBlock("errors", "AWS/ApiGateway", { ApiId: "a1b2c3d4e5" }),
            ],
            because: ["errors: dimensions.ApiId"],
        },
        {
            title: "a metric of all APIs together",
            stack: [pulumiAws("apigatewayv2/api:Api", "orders", { protocolType: "HTTP" }), alarm("errors", "AWS/ApiGateway", {})],
            because: ["errors: dimensions"],
        },
        {
            title: "an alarm on a literal id, which may be that of this distribution",
            stack: [distribution, alarm("errors", "AWS/CloudFront", { DistributionId: "E1A2B3C4D5E6F7", Region: "Global" })],
            because: ["errors: dimensions.DistributionId"],
        },
        {
            title: "an alarm on a distribution in a region that deployment decides",
            stack: [distribution, alarm("errors", "AWS/CloudFront", { DistributionId: output("shop", "id"), Region: unknown })],
            because: ["errors: dimensions.DistributionId"],
        },
        {
            title: "whether the distribution is on is not known",
            stack: [pulumiAws("cloudfront/distribution:Distribution", "shop", { enabled: unknown }), elsewhere],
            because: ["enabled"],
        },
        ...monitors.map(([title, monitor]) => ({
            title,
            stack: [database, monitor],
            because: ["cpu: a resource of a type that is not read may change it"],
        })),
        {
            title: "one of two queues, as a policy pack sees it on creation",
            stack: [pulumiAws("sqs/queue:Queue", "orders", {}), pulumiAws("sqs/queue:Queue", "mails", {}), onBothQueues()].map(inEngine),
            because: ["age: metricQueries[1].metric.dimensions.QueueName"],
        },
        { title: "dimensions that deployment decides", stack: [queue, alarm("age", "AWS/SQS", unknown)], because: ["age: dimensions"] },
        {
            title: "a name that a variable decides",
            stack: [
                terraform("aws_sqs_queue", "orders", { name: new Hole({ refs: [], reason: source("variable", "queue") }) }),
                alarmBlock("age", "AWS/SQS", { QueueName: new Hole({ refs: [], reason: source("variable", "queue") }) }),
            ],
            because: ["age: dimensions.QueueName"],
        },
        {
            title: "a metric of one's own, made of the logs of a workload",
            stack: [
                mailer,
                pulumiAws("cloudwatch/logMetricFilter:LogMetricFilter", "failures", {
                    logGroupName: "/aws/lambda/mailer",
                    metricTransformation: { namespace: "Shop", name: "Failures", value: "1" },
                }),
                alarm("failures-alarm", "Shop", {}, { metricName: "Failures" }),
            ],
            because: ["failures-alarm: dimensions"],
        },
        {
            title: "a metric of one's own with dimensions of one's own",
            stack: [web, alarm("slow", "Shop", { Service: "web" })],
            because: ["slow: dimensions"],
        },
        { title: "a metric of all functions together", stack: [mailer, alarm("errors", "AWS/Lambda", {})], because: ["errors: dimensions"] },
        {
            title: "an expression that looks for its metrics",
            stack: [
                database,
                pulumiAws("cloudwatch/metricAlarm:MetricAlarm", "busiest", {
                    metricQueries: [{ id: "busiest", expression: 'SELECT MAX(CPUUtilization) FROM SCHEMA("AWS/RDS", DBInstanceIdentifier)' }],
                }),
            ],
            because: ["busiest: metricQueries[0].expression"],
        },
        {
            title: "whether an operation is needed is not known",
            stack: [table, alarm("failing", "AWS/DynamoDB", { TableName: "sessions" }, { metricName: unknown })],
            because: ["failing: dimensions.TableName"],
        },
        {
            title: "whether the alarm is on is not known",
            stack: [database, alarm("cpu", "AWS/RDS", { DBInstanceIdentifier: output("orders", "identifier") }, { actionsEnabled: unknown })],
            because: ["cpu: actionsEnabled"],
        },
        {
            title: "whether the load balancer is private is not known",
            stack: [pulumiAws("lb/loadBalancer:LoadBalancer", "shop", { internal: unknown }), elsewhere],
            because: ["internal"],
        },
        {
            title: "a resource type that is not read may be what watches it",
            stack: [
                database,
                elsewhere,
                pulumiAws("applicationsignals/serviceLevelObjective:ServiceLevelObjective", "availability", { name: output("orders", "identifier") }),
            ],
            because: ["availability: name belongs to a resource of a type that is not read"],
        },
        { title: "malformed: text where the dimensions are expected", stack: [queue, alarm("age", "AWS/SQS", "orders")], because: ["dimensions"] },
        {
            title: "an alert on the resource group, whose apps are not followed",
            stack: [group, site, rule({ scopes: [output("shop-group", "id")], targetResourceType: "Microsoft.Web/sites" })],
            because: ["errors: scopes[0]"],
        },
        {
            title: "the same as a policy pack sees it on creation",
            stack: [group, site, rule({ scopes: [output("shop-group", "id")], targetResourceType: "Microsoft.Web/sites" })].map(inEngine),
            because: ["errors: scopes[0]"],
        },
        {
            title: "an alert on a group of the same name as the app, by literal id",
            stack: [siteBlock, ruleBlock({ scopes: ["/subscriptions/1/resourceGroups/shop"] })],
            because: ["errors: scopes[0]"],
        },
        { title: "an alert on the whole subscription", stack: [site, rule({ scopes: ["/subscriptions/1"] })], because: ["errors: scopes[0]"] },
        {
            title: "an alert on a subscription that Terraform looks up",
            stack: [
                siteBlock,
                ruleBlock({ scopes: [new Hole({ refs: [{ address: "data.azurerm_subscription.here", attribute: "id" }], exact: true })] }),
            ],
            because: ["errors: scopes[0]"],
        },
        {
            title: "an availability test of Application Insights",
            stack: [
                azureNative("applicationinsights:Component", "insights", {}),
                site,
                rule({ scopes: [output("insights", "id")], criteria: webTest }),
            ],
            because: ["errors: scopes[0]"],
        },
        {
            title: "the same in azurerm",
            stack: [
                terraform("azurerm_application_insights", "insights", {}),
                siteBlock,
                ruleBlock({
                    scopes: [output("insights", "id")],
                    application_insights_web_test_location_availability_criteria: webTestBlock,
                }),
            ],
            because: ["errors: scopes[0]"],
        },
        {
            title: "a smart detector on Application Insights",
            stack: [
                azureNative("applicationinsights:Component", "insights", {}),
                site,
                azureNative("alertsmanagement:SmartDetectorAlertRule", "failures", { state: "Enabled", scope: [output("insights", "id")] }),
            ],
            because: ["failures: scope[0]"],
        },
        {
            title: "the same in azurerm, beside an alert on something else",
            stack: [
                terraform("azurerm_application_insights", "insights", {}),
                siteBlock,
                ruleBlock({ scopes: [otherSite], criteria: onSitesBlock }),
                terraform("azurerm_monitor_smart_detector_alert_rule", "failures", { scope_resource_ids: [output("insights", "id")] }),
            ],
            because: ["failures: scope_resource_ids[0]"],
        },
        {
            title: "a query of the former kind",
            stack: [
                terraform("azurerm_application_insights", "insights", {}),
                siteBlock,
                ruleBlock({ scopes: [otherSite], criteria: onSitesBlock }),
                terraform("azurerm_monitor_scheduled_query_rules_alert", "exceptions", { data_source_id: output("insights", "id") }),
            ],
            because: ["exceptions: data_source_id"],
        },
        {
            title: "a query over a workspace",
            stack: [
                terraform("azurerm_log_analytics_workspace", "logs", {}),
                siteBlock,
                terraform("azurerm_monitor_scheduled_query_rules_alert_v2", "errors", { scopes: [output("logs", "id")] }),
            ],
            because: ["errors: scopes[0]"],
        },
        {
            title: "an id that a variable completes",
            stack: [
                siteBlock,
                ruleBlock({
                    scopes: [
                        new Template([
                            "/subscriptions/1/resourceGroups/shop/providers/Microsoft.Web/sites/",
                            new Hole({ refs: [], reason: source("variable", "app") }),
                        ]),
                    ],
                }),
            ],
            because: ["errors: scopes[0]"],
        },
        {
            title: "whether an activity log alert is about health is not known",
            stack: [
                siteBlock,
                terraform("azurerm_monitor_activity_log_alert", "health", { scopes: [output("shop", "id")], criteria: { category: unknown } }),
            ],
            because: ["health: criteria.category"],
        },
    ],
    same: [
        {
            title: "one watched and one forgotten queue",
            stacks: [
                [queue, pulumiAws("sqs/queue:Queue", "mails", {}), alarm("age", "AWS/SQS", { QueueName: output("orders", "name") })],
                [
                    terraform("aws_sqs_queue", "orders", {}),
                    terraform("aws_sqs_queue", "mails", {}),
                    alarmBlock("age", "AWS/SQS", { QueueName: output("orders", "name") }),
                ],
            ],
        },
        {
            title: "a watched app and a forgotten database",
            stacks: [
                [site, azureNative("dbformysql:Server", "orders", {}), rule({ scopes: [output("shop", "id")], criteria: { allOf: [onSites] } })],
                [
                    siteBlock,
                    terraform("azurerm_mysql_flexible_server", "orders", {}),
                    ruleBlock({ scopes: [output("shop", "id")], criteria: onSitesBlock }),
                ],
            ],
        },
    ],
});
