import { centralizedLogging } from "../../../policies/observability/centralized-logging";
import { policyTest } from "../policy-test";
import { azureNative, inEngine, interpolate, output, pulumiAws, terraform, unknown, type Properties, type Written } from "../stack";

const task = (...containers: readonly Written[]) =>
    pulumiAws("ecs/taskDefinition:TaskDefinition", "web", { family: "shop-web", containerDefinitions: containers });
const taskJson = (containers: unknown) =>
    terraform("aws_ecs_task_definition", "web", { family: "shop-web", container_definitions: JSON.stringify(containers) });
const toCloudWatch = {
    logDriver: "awslogs",
    options: { "awslogs-group": "/shop/web", "awslogs-region": "eu-west-1", "awslogs-stream-prefix": "web" },
};
const unlogged = (container: string, because: string) => ({
    resource: "web",
    detail: container,
    message: `Task definition "web" does not ship the logs of container "${container}" (${because}).`,
    fix: `Give container "${container}" a logConfiguration with logDriver "awslogs", awslogs-group, awslogs-region and awslogs-stream-prefix.`,
});

const balancer = (properties = {}) => pulumiAws("lb/loadBalancer:LoadBalancer", "front", { loadBalancerType: "application", ...properties });
const addAccessLogs = "Set accessLogs to { bucket, enabled: true }, with a bucket whose policy admits the load balancer.";
const noAccessLogs = (because: string, fix = addAccessLogs) => ({
    resource: "front",
    detail: "access",
    message: `Load balancer "front" does not keep access logs (${because}).`,
    fix,
});

const restApi = (type: Written) => pulumiAws("apigateway/restApi:RestApi", "api", { name: "shop", endpointConfiguration: { types: type } });
const restStage = (properties = {}) =>
    pulumiAws("apigateway/stage:Stage", "prod", { restApi: output("api", "id"), deployment: "d1", stageName: "prod", ...properties });
const httpStage = (properties = {}) => pulumiAws("apigatewayv2/stage:Stage", "prod", { apiId: "a1", name: "$default", ...properties });
const unkept = (because: string) => ({
    resource: "prod",
    detail: "access",
    message: `API "prod" does not keep access logs (${because}).`,
    fix: "Set accessLogSettings to { destinationArn, format }, with the ARN of a log group.",
});

const executionRole = pulumiAws("iam/role:Role", "orders-role", { name: "orders" });
const fn = (properties = {}) =>
    pulumiAws("lambda/function:Function", "orders", { role: output("orders-role", "arn"), handler: "index.handler", ...properties });
const attached = (policyArn: Written) =>
    pulumiAws("iam/rolePolicyAttachment:RolePolicyAttachment", "orders-policy", { role: output("orders-role", "name"), policyArn });
const basicExecution = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole";
const mayOnlySend = JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: ["sqs:SendMessage"], Resource: "*" }] });
const toWrite = { Effect: "Allow", Action: ["logs:CreateLogStream", "logs:PutLogEvents"] };
const ownPolicy = (...statements: readonly Properties[]) =>
    pulumiAws("iam/rolePolicy:RolePolicy", "own", { role: output("orders-role", "id"), policy: { Statement: statements } });
const tfFn = terraform("aws_lambda_function", "orders", { function_name: "orders", role: output("orders-role", "arn") });
const tfRole = (...statements: readonly Properties[]) =>
    terraform("aws_iam_role", "orders-role", { inline_policy: [{ name: "own", policy: JSON.stringify({ Statement: statements }) }] });
const writing: readonly (readonly [string, ...(readonly Properties[])])[] = [
    ["for its own log group", { ...toWrite, Resource: "arn:aws:logs:eu-west-1:111122223333:log-group:/aws/lambda/orders:*" }],
    ["for the log groups of functions", { ...toWrite, Resource: ["arn:aws:logs:*:*:log-group:/aws/lambda/*"] }],
    ["for everything but other services", { Effect: "Allow", NotAction: ["iam:*", "sts:*"], Resource: "*" }],
    ["and may not delete", { ...toWrite, Resource: "*" }, { Effect: "Deny", Action: "logs:Delete*", Resource: "*" }],
];
const notWriting: readonly (readonly [string, ...(readonly Properties[])])[] = [
    ["for another function's log group", { ...toWrite, Resource: "arn:aws:logs:*:*:log-group:/aws/lambda/carts:*" }],
    ["for everything but logs", { Effect: "Allow", NotAction: "logs:*", Resource: "*" }],
    ["and another statement denies it", { ...toWrite, Resource: "*" }, { Effect: "Deny", Action: "logs:Put*", Resource: "*" }],
];
const mute = {
    resource: "orders",
    detail: "function",
    message: 'Function "orders" has a role that is not allowed to write its logs.',
    fix: "Attach AWSLambdaBasicExecutionRole to its role.",
};

const server = (name: string) => azureNative("dbforpostgresql:Server", name, { serverName: name });
const workspace = azureNative("operationalinsights:Workspace", "central", {});
const setting = (properties: Properties, target: Written = output("orders", "id")) =>
    azureNative("monitor:DiagnosticSetting", "orders-logs", { resourceUri: target, workspaceId: output("central", "id"), ...properties });
const allLogs = { logs: [{ categoryGroup: "allLogs", enabled: true }] };
const database = terraform("azurerm_mssql_database", "orders", { name: "orders", server_id: output("sql", "id") });
const settingBlock = (properties: Properties, target: Written = output("orders", "id")) =>
    terraform("azurerm_monitor_diagnostic_setting", "orders-logs", {
        name: "central",
        target_resource_id: target,
        log_analytics_workspace_id: output("central", "id"),
        ...properties,
    });
const enabledLog = { enabled_log: [{ category_group: "allLogs" }] };
const undiagnosed = (resource: string, fix: string, because = "", kind = "Database") => ({
    resource,
    detail: "diagnostics",
    message: `${kind} "${resource}" does not send its logs to a central store${because === "" ? "" : ` (${because})`}.`,
    fix,
});
const addSetting = 'Add a DiagnosticSetting for it with logs: [{ categoryGroup: "allLogs", enabled: true }] and a workspaceId.';
const addSettingBlock =
    'Add an azurerm_monitor_diagnostic_setting for it with enabled_log { category_group = "allLogs" } and a log_analytics_workspace_id.';

const site = (settings: readonly Properties[] = []) =>
    azureNative("web:WebApp", "web", { name: "shop-web", kind: "app", siteConfig: { appSettings: settings } });
const siteSettings = (properties: Properties) =>
    azureNative("web:WebAppApplicationSettings", "settings", { name: output("web", "name"), properties });
const insights = { name: "APPLICATIONINSIGHTS_CONNECTION_STRING", value: output("insights", "connectionString") };
/** Where the program declares no diagnostic setting at all. */
const inSettings = "If another program declares the diagnostic settings, set elsewhere: [diagnostic-settings] in prodgate.yaml.";
const toInsights =
    "Set APPLICATIONINSIGHTS_CONNECTION_STRING to the connection string of an Application Insights component, or add a diagnostic setting. This restarts the app.";
const handedToNobody = (fix: string) => ({
    resource: "env",
    detail: "application",
    message: 'Service "env" does not send the logs of its container apps to a central store (appLogsConfiguration.destination is azure-monitor).',
    fix,
});
const environment = (destination: Written) =>
    azureNative("app:ManagedEnvironment", "env", { resourceGroupName: "shop", appLogsConfiguration: { destination } });

const distribution = (properties: Properties = {}) =>
    pulumiAws("cloudfront/distribution:Distribution", "shop", {
        enabled: true,
        defaultCacheBehavior: { targetOriginId: "web", viewerProtocolPolicy: "https-only" },
        origins: [{ originId: "web", domainName: "web.example.com" }],
        ...properties,
    });
const distributionBlock = (properties: Properties = {}) => terraform("aws_cloudfront_distribution", "shop", { enabled: true, ...properties });
const delivery = (logType: Written, resourceArn: Written = output("shop", "arn")) =>
    pulumiAws("cloudwatch/logDeliverySource:LogDeliverySource", "access", { name: "access", logType, resourceArn });
const handedOn = (deliverySourceName: Written = output("access", "name")) =>
    pulumiAws("cloudwatch/logDelivery:LogDelivery", "delivery", {
        deliverySourceName,
        deliveryDestinationArn: "arn:aws:logs:us-east-1:1:delivery-destination:visits",
    });
const unseenVisits = {
    resource: "shop",
    detail: "access",
    message: 'Distribution "shop" does not keep access logs (loggingConfig is absent).',
    fix: "Set loggingConfig to { bucket } with the domain name of a bucket, or deliver its ACCESS_LOGS with an aws.cloudwatch.LogDeliverySource and a LogDelivery.",
};
const products = (properties: Properties = {}) => pulumiAws("opensearch/domain:Domain", "products", { domainName: "products", ...properties });
const tfProducts = (properties: Properties = {}) => terraform("aws_opensearch_domain", "products", { domain_name: "products", ...properties });
const unpublished = (because: string, fix: string) => ({
    resource: "products",
    detail: "publishing",
    message: `Search domain "products" does not publish its logs (${because}).`,
    fix,
});

policyTest(centralizedLogging, {
    passes: [
        {
            title: "no diagnostic setting at all, where the settings say that they are kept in another program",
            stack: [server("orders"), terraform("azurerm_key_vault", "keys", { name: "shop" }), site(), environment("azure-monitor")],
            elsewhere: ["diagnostic-settings"],
        },
        {
            title: "a setting that sends metrics alone, where the settings say that another one sends the logs",
            stack: [server("orders"), workspace, setting({ metrics: [{ category: "AllMetrics", enabled: true }] })],
            elsewhere: ["diagnostic-settings"],
        },
        {
            title: "what is logged stays so, whatever else names the load balancer, the stage and the role",
            stack: [
                balancer({ accessLogs: { bucket: "logs", enabled: true } }),
                restApi("REGIONAL"),
                restStage({ accessLogSettings: { destinationArn: "arn:aws:logs:x", format: "x" } }),
                pulumiAws("iam/role:Role", "orders-role", { name: "orders", managedPolicyArns: [basicExecution] }),
                fn(),
                pulumiAws("globalaccelerator/endpointGroup:EndpointGroup", "edge", {
                    endpointConfigurations: [{ endpointId: output("front", "arn") }],
                }),
                pulumiAws("pipes/pipe:Pipe", "pipe", { roleArn: output("orders-role", "arn"), enrichment: output("prod", "arn") }),
            ],
        },
        {
            title: "a distribution that writes to a bucket",
            stack: [distribution({ loggingConfig: { bucket: "shop-logs.s3.amazonaws.com" } })],
        },
        {
            title: "the same in Terraform, where the bucket is made beside it",
            stack: [
                terraform("aws_s3_bucket", "logs", {}),
                distributionBlock({ logging_config: [{ bucket: output("logs", "bucket_domain_name"), include_cookies: false }] }),
            ],
        },
        { title: "a distribution whose logs CloudWatch delivers", stack: [distribution(), delivery("ACCESS_LOGS"), handedOn()] },
        { title: "the same as a policy pack sees it on creation", stack: [distribution(), delivery("ACCESS_LOGS"), handedOn()].map(inEngine) },
        {
            title: "the same in Terraform",
            stack: [
                distributionBlock(),
                terraform("aws_cloudwatch_log_delivery_source", "access", {
                    name: "access",
                    log_type: "ACCESS_LOGS",
                    resource_arn: output("shop", "arn"),
                }),
                terraform("aws_cloudwatch_log_delivery", "delivery", {
                    delivery_source_name: output("access", "name"),
                    delivery_destination_arn: "arn:aws:logs:us-east-1:1:delivery-destination:visits",
                }),
            ],
        },
        { title: "a distribution that is switched off has no visits", stack: [distribution({ enabled: false })] },
        {
            title: "a database that exports its logs",
            stack: [pulumiAws("rds/instance:Instance", "orders", { engine: "postgres", enabledCloudwatchLogsExports: ["postgresql"] })],
        },
        {
            title: "Aurora Serverless v1, which has no log exports and sends its logs to CloudWatch by itself",
            stack: [
                pulumiAws("rds/cluster:Cluster", "orders", { engine: "aurora-mysql", engineMode: "serverless" }),
                terraform("aws_rds_cluster", "stock", { engine: "aurora-postgresql", engine_mode: "serverless" }),
            ],
        },
        {
            title: "a cluster that exports its logs, whose members have no list of their own",
            stack: [
                terraform("aws_rds_cluster", "orders", { engine: "aurora-mysql", enabled_cloudwatch_logs_exports: ["error", "slowquery"] }),
                terraform("aws_rds_cluster_instance", "orders-1", { engine: "aurora-mysql", cluster_identifier: output("orders", "id") }),
            ],
        },
        { title: "a function whose role may write logs", stack: [fn(), executionRole, attached(basicExecution)] },
        { title: "the same as a policy pack sees it on creation", stack: [fn(), executionRole, attached(basicExecution)].map(inEngine) },
        {
            title: "a function whose role has a policy of the team's own",
            stack: [
                terraform("aws_lambda_function", "orders", { function_name: "orders", role: output("orders-role", "arn") }),
                terraform("aws_iam_role", "orders-role", { name: "orders" }),
                terraform("aws_iam_policy", "logging", {
                    policy: '{"Statement":[{"Effect":"Allow","Action":["logs:CreateLogStream","logs:PutLogEvents"],"Resource":"arn:aws:logs:*:*:*"}]}',
                }),
                terraform("aws_iam_role_policy_attachment", "orders-logging", {
                    role: output("orders-role", "name"),
                    policy_arn: output("logging", "arn"),
                }),
            ],
        },
        ...writing.map(([title, ...statements]) => ({ title: `a function whose role has a policy: ${title}`, stack: [tfFn, tfRole(...statements)] })),
        { title: "a container with the driver of CloudWatch Logs", stack: [task({ name: "web", image: "shop:1", logConfiguration: toCloudWatch })] },
        { title: "the same as JSON text in Terraform", stack: [taskJson([{ name: "web", image: "shop:1", logConfiguration: toCloudWatch }])] },
        {
            title: "JSON text with a log group that deployment names",
            stack: [
                pulumiAws("cloudwatch/logGroup:LogGroup", "logs", { name: "/shop/web" }),
                pulumiAws("ecs/taskDefinition:TaskDefinition", "web", {
                    containerDefinitions: interpolate(
                        '[{"name":"web","image":"shop:1","logConfiguration":{"logDriver":"awslogs","options":{"awslogs-group":"',
                        output("logs", "name"),
                        '"}}}]',
                    ),
                }),
            ],
        },
        {
            title: "a FireLens router takes the logs along, and its own say only how it fares",
            stack: [
                task(
                    { name: "web", image: "shop:1", logConfiguration: { logDriver: "awsfirelens" } },
                    { name: "router", image: "fluent-bit:3", firelensConfiguration: { type: "fluentbit" } },
                ),
            ],
        },
        {
            title: "an internet-facing load balancer with access logs",
            stack: [balancer({ accessLogs: { bucket: "shop-access-logs", enabled: true } })],
        },
        {
            title: "the same in Terraform, with a list of one",
            stack: [terraform("aws_lb", "front", { access_logs: [{ bucket: "${aws_s3_bucket.logs.id}", enabled: "true" }] })],
        },
        {
            title: "an internal load balancer is no front door",
            stack: [balancer({ internal: true }), terraform("aws_alb", "inside", { internal: "true" })],
        },
        {
            title: "a network load balancer logs TLS connections only, and a gateway load balancer none",
            stack: [balancer({ loadBalancerType: "network" }), terraform("aws_lb", "inspection", { load_balancer_type: "gateway" })],
        },
        {
            title: "a log delivery source carries the access logs",
            stack: [
                balancer(),
                pulumiAws("cloudwatch/logDeliverySource:LogDeliverySource", "access", {
                    logType: "ALB_ACCESS_LOGS",
                    resourceArn: output("front", "arn"),
                }),
                handedOn(),
            ],
        },
        {
            title: "a classic load balancer, where the block alone switches them on",
            stack: [
                pulumiAws("elb/loadBalancer:LoadBalancer", "front", { listeners: [], accessLogs: { bucket: "shop-access-logs" } }),
                terraform("aws_elb", "inside", { internal: true }),
            ],
        },
        {
            title: "an HTTP API's stage with access logs",
            stack: [httpStage({ accessLogSettings: { destinationArn: "arn:aws:logs:eu-west-1:1:log-group:api", format: "$context.status" } })],
        },
        {
            title: "the same in Terraform, where the log group is made beside it",
            stack: [
                terraform("aws_cloudwatch_log_group", "access", { name: "/aws/apigateway/orders" }),
                terraform("aws_apigatewayv2_stage", "prod", {
                    name: "$default",
                    access_log_settings: { destination_arn: output("access", "arn"), format: "x" },
                }),
            ],
        },
        {
            title: "the same as a policy pack sees it on creation",
            stack: [
                pulumiAws("cloudwatch/logGroup:LogGroup", "access", {}),
                httpStage({ accessLogSettings: { destinationArn: output("access", "arn"), format: "$context.status" } }),
            ].map(inEngine),
        },
        { title: "a WebSocket API's stage with execution logs", stack: [httpStage({ defaultRouteSettings: { loggingLevel: "ERROR" } })] },
        {
            title: "a REST API's stage with access logs alone",
            stack: [restApi("REGIONAL"), restStage({ accessLogSettings: { destinationArn: "arn:aws:logs:x", format: "x" } })],
        },
        {
            title: "method settings switch on execution logs",
            stack: [
                restApi("EDGE"),
                restStage(),
                pulumiAws("apigateway/methodSettings:MethodSettings", "all", {
                    restApi: output("api", "id"),
                    stageName: output("prod", "stageName"),
                    methodPath: "*/*",
                    settings: { loggingLevel: "INFO" },
                }),
            ],
        },
        {
            title: "two APIs have a stage of the same name, and the settings depend on one of them",
            stack: [
                restApi("EDGE"),
                restStage(),
                pulumiAws("apigateway/stage:Stage", "stock", {
                    restApi: "a2",
                    stageName: "prod",
                    accessLogSettings: { destinationArn: "arn:aws:logs:x", format: "x" },
                }),
                pulumiAws(
                    "apigateway/methodSettings:MethodSettings",
                    "all",
                    { restApi: output("api", "id"), stageName: "prod", methodPath: "*/*", settings: { loggingLevel: "INFO" } },
                    { from: { stageName: "prod" } },
                ),
            ],
        },
        {
            title: "method settings in Terraform, where the stage is named by a literal",
            stack: [
                terraform("aws_api_gateway_rest_api", "api", { name: "orders" }),
                terraform("aws_api_gateway_stage", "prod", { rest_api_id: output("api", "id"), deployment_id: "d1", stage_name: "prod" }),
                terraform("aws_api_gateway_method_settings", "all", {
                    rest_api_id: output("api", "id"),
                    stage_name: "prod",
                    method_path: "*/*",
                    settings: { logging_level: "ERROR" },
                }),
            ],
        },
        { title: "a private REST API is no front door", stack: [restApi("PRIVATE"), restStage()] },
        {
            title: "a private REST API in Terraform, where the type is a list of one",
            stack: [
                terraform("aws_api_gateway_rest_api", "api", { endpoint_configuration: { types: ["PRIVATE"] } }),
                terraform("aws_api_gateway_stage", "prod", { rest_api_id: output("api", "id"), stage_name: "prod" }),
            ],
        },
        { title: "a diagnostic setting of a flexible server", stack: [server("orders"), workspace, setting(allLogs)] },
        { title: "the same as a policy pack sees it on creation", stack: [server("orders"), workspace, setting(allLogs)].map(inEngine) },
        {
            title: "an older token, some categories, and an event hub",
            stack: [
                azureNative("keyvault/v20230701:Vault", "keys", { properties: { sku: { family: "A", name: "standard" } } }),
                azureNative("insights/v20210501preview:DiagnosticSetting", "keys-logs", {
                    resourceUri: output("keys", "id"),
                    eventHubAuthorizationRuleId: output("siem", "id"),
                    logs: [
                        { category: "AzurePolicyEvaluationDetails", enabled: false },
                        { category: "AuditEvent", enabled: true },
                    ],
                }),
            ],
        },
        { title: "a diagnostic setting of an Azure SQL database", stack: [database, settingBlock(enabledLog)] },
        {
            title: "the same as version 3 of the provider spells it",
            stack: [database, settingBlock({ log: [{ category: "Errors" }, { category: "Timeouts", enabled: false }] })],
        },
        {
            title: "a namespace and a vault, each with one",
            stack: [
                terraform("azurerm_servicebus_namespace", "bus", { name: "shop", sku: "Standard" }),
                terraform("azurerm_key_vault", "keys", { name: "shop" }),
                terraform("azurerm_monitor_diagnostic_setting", "bus-logs", {
                    target_resource_id: output("bus", "id"),
                    storage_account_id: "a",
                    enabled_log: { category: "OperationalLogs" },
                }),
                terraform("azurerm_monitor_diagnostic_setting", "keys-logs", {
                    target_resource_id: output("keys", "id"),
                    partner_solution_id: "p",
                    ...enabledLog,
                }),
            ],
        },
        {
            title: "a diagnostic setting of a web app that has no Application Insights",
            stack: [
                azureNative("web:WebApp", "orders", { kind: "app,linux" }),
                workspace,
                setting({ logs: [{ category: "AppServiceConsoleLogs", enabled: true }] }),
            ],
        },
        {
            title: "an environment that hands its logs to a diagnostic setting",
            stack: [
                terraform("azurerm_container_app_environment", "orders", { name: "shop", logs_destination: "azure-monitor" }),
                settingBlock(enabledLog),
            ],
        },
        {
            title: "a storage account keeps its logs by service, which is not asked",
            stack: [azureNative("storage:StorageAccount", "files", {}), server("orders"), workspace, setting(allLogs)],
        },
        { title: "an app that reports to Application Insights", stack: [site([insights])] },
        { title: "the same as a policy pack sees it on creation", stack: [site([insights])].map(inEngine) },
        { title: "an app whose settings are a resource of their own", stack: [site(), siteSettings({ [insights.name]: insights.value })] },
        {
            title: "a diagnostic setting carries the logs of an app that lost Application Insights to a settings resource",
            stack: [
                site([insights]),
                siteSettings({ PORT: "80" }),
                workspace,
                azureNative("monitor:DiagnosticSetting", "logs", {
                    resourceUri: output("web", "id"),
                    workspaceId: output("central", "id"),
                    ...allLogs,
                }),
            ],
        },
        { title: "an environment of container apps that sends to a workspace", stack: [environment("log-analytics")] },
        {
            title: "an app, functions and an environment of azurerm",
            stack: [
                terraform("azurerm_linux_web_app", "web", {
                    app_settings: { APPLICATIONINSIGHTS_CONNECTION_STRING: output("ai", "connection_string") },
                    site_config: {},
                }),
                terraform("azurerm_windows_function_app", "jobs", {
                    site_config: [{ application_insights_connection_string: output("ai", "connection_string") }],
                }),
                terraform("azurerm_container_app_environment", "env", { log_analytics_workspace_id: output("workspace", "id") }),
            ],
        },
        {
            title: "an app of azurerm keeps its own settings, whatever leads to it",
            stack: [
                terraform("azurerm_linux_web_app", "web", {
                    app_settings: { APPLICATIONINSIGHTS_CONNECTION_STRING: output("ai", "connection_string") },
                }),
                terraform("azurerm_signalr_service", "live", { upstream_endpoint: [{ url_template: output("web", "default_hostname") }] }),
            ],
        },
        {
            title: "a function whose role has a policy in it that lets it write",
            stack: [
                fn(),
                executionRole,
                pulumiAws("iam/rolePolicy:RolePolicy", "logging", {
                    role: output("orders-role", "id"),
                    policy: JSON.stringify({ Statement: [{ Effect: "Allow", Action: "logs:*", Resource: "*" }] }),
                }),
            ],
        },
        {
            title: "a function whose role is one of many that a policy is attached to",
            stack: [
                terraform("aws_lambda_function", "orders", { function_name: "orders", role: output("orders-role", "arn") }),
                terraform("aws_iam_role", "orders-role", { name: "orders" }),
                terraform("aws_iam_policy_attachment", "logging", {
                    name: "logging",
                    roles: [output("orders-role", "name"), "stock"],
                    policy_arn: basicExecution,
                }),
            ],
        },
        {
            title: "a MySQL server, an Azure SQL database and a namespace, each with a diagnostic setting",
            stack: [
                ...["dbformysql:Server", "sql:Database", "servicebus:Namespace"].flatMap((type, at) => [
                    azureNative(type, `store-${String(at)}`, {}),
                    azureNative("monitor:DiagnosticSetting", `logs-${String(at)}`, {
                        resourceUri: output(`store-${String(at)}`, "id"),
                        workspaceId: output("central", "id"),
                        ...allLogs,
                    }),
                ]),
            ],
        },
        {
            title: "both flexible servers of azurerm, each with a diagnostic setting",
            stack: [
                ...["azurerm_mysql_flexible_server", "azurerm_postgresql_flexible_server"].flatMap((type) => [
                    terraform(type, type, {}),
                    terraform("azurerm_monitor_diagnostic_setting", `${type}-logs`, {
                        target_resource_id: output(type, "id"),
                        log_analytics_workspace_id: output("central", "id"),
                        ...enabledLog,
                    }),
                ]),
            ],
        },
        {
            title: "functions of Flex Consumption that report to Application Insights",
            stack: [
                terraform("azurerm_function_app_flex_consumption", "jobs", {
                    site_config: { application_insights_connection_string: output("ai", "connection_string") },
                }),
            ],
        },
        {
            title: "a search domain that publishes a log",
            stack: [products({ logPublishingOptions: [{ logType: "ES_APPLICATION_LOGS", cloudwatchLogGroupArn: "arn:aws:logs:x" }] })],
        },
        {
            title: "a search domain of Terraform that publishes one of two logs",
            stack: [tfProducts({ log_publishing_options: [{ log_type: "AUDIT_LOGS", enabled: false }, { log_type: "SEARCH_SLOW_LOGS" }] })],
        },
    ],
    violations: [
        {
            title: "no diagnostic setting at all: one of the two ways out is the settings",
            stack: [server("orders"), terraform("azurerm_key_vault", "keys", { name: "shop" })],
            findings: [
                undiagnosed("orders", `${addSetting} ${inSettings}`),
                undiagnosed("keys", `${addSettingBlock} ${inSettings}`, "", "Key vault"),
            ],
        },
        {
            title: "a settings resource replaces what led to Application Insights",
            stack: [site([insights]), siteSettings({ PORT: "80" })],
            findings: [{ ...undiagnosed("web", `${toInsights} ${inSettings}`, "", "App"), detail: "application" }],
        },
        {
            title: "an environment that waits for a diagnostic setting",
            stack: [environment("azure-monitor")],
            findings: [handedToNobody(`${addSetting} ${inSettings}`)],
        },
        {
            title: "an environment that only streams its logs hands nothing to a setting, wherever that is declared",
            stack: [environment("none")],
            elsewhere: ["diagnostic-settings"],
            findings: [
                {
                    ...handedToNobody(
                        'Set appLogsConfiguration to { destination: "log-analytics", logAnalyticsConfiguration: { customerId, sharedKey } } of a workspace.',
                    ),
                    message:
                        'Service "env" does not send the logs of its container apps to a central store (appLogsConfiguration.destination is none).',
                },
            ],
        },
        { title: "a distribution that keeps nothing", stack: [distribution()], findings: [unseenVisits] },
        {
            title: "a logging block that is about cookies only, in Terraform",
            stack: [distributionBlock({ logging_config: { include_cookies: true } })],
            findings: [
                {
                    ...unseenVisits,
                    message: 'Distribution "shop" does not keep access logs (logging_config.bucket is absent).',
                    fix: "Add logging_config with the domain name of a bucket as bucket, or deliver its ACCESS_LOGS with an aws_cloudwatch_log_delivery_source and an aws_cloudwatch_log_delivery.",
                },
            ],
        },
        {
            title: "what is delivered is another distribution's",
            stack: [
                distribution(),
                pulumiAws("cloudfront/distribution:Distribution", "images", { enabled: true }),
                delivery("ACCESS_LOGS", output("images", "arn")),
                handedOn(),
            ],
            findings: [unseenVisits],
        },
        {
            title: "a source of access logs that nothing delivers from",
            stack: [distribution(), delivery("ACCESS_LOGS")],
            findings: [unseenVisits],
        },
        {
            title: "the same in Terraform, where another source is delivered from",
            stack: [
                distributionBlock({ logging_config: { include_cookies: true } }),
                terraform("aws_cloudwatch_log_delivery_source", "visits", { log_type: "ACCESS_LOGS", resource_arn: output("shop", "arn") }),
                terraform("aws_cloudwatch_log_delivery_source", "flows", { log_type: "NLB_ACCESS_LOGS", resource_arn: "arn:x" }),
                terraform("aws_cloudwatch_log_delivery", "delivery", {
                    delivery_source_name: output("flows", "name"),
                    delivery_destination_arn: "arn:x",
                }),
            ],
            findings: [
                {
                    ...unseenVisits,
                    message: 'Distribution "shop" does not keep access logs (logging_config.bucket is absent).',
                    fix: "Add logging_config with the domain name of a bucket as bucket, or deliver its ACCESS_LOGS with an aws_cloudwatch_log_delivery_source and an aws_cloudwatch_log_delivery.",
                },
            ],
        },
        {
            title: "a database without a list: nothing is exported",
            stack: [pulumiAws("rds/instance:Instance", "orders", { engine: "postgres" })],
            findings: [
                {
                    resource: "orders",
                    detail: "exports",
                    message: 'Database "orders" does not export its logs (enabledCloudwatchLogsExports is absent).',
                    fix: 'Set enabledCloudwatchLogsExports to ["postgresql"].',
                },
            ],
        },
        {
            title: "a cluster with an empty list",
            stack: [terraform("aws_rds_cluster", "orders", { engine: "aurora-mysql", enabled_cloudwatch_logs_exports: [] })],
            findings: [
                {
                    resource: "orders",
                    detail: "exports",
                    message: 'Database "orders" does not export its logs (enabled_cloudwatch_logs_exports is empty).',
                    fix: 'Set enabled_cloudwatch_logs_exports = ["error"].',
                },
            ],
        },
        {
            title: "a database from a snapshot, whose engine and so whose logs are not known",
            stack: [pulumiAws("rds/instance:Instance", "orders", { snapshotIdentifier: "orders-2026-11-01" })],
            findings: [
                {
                    resource: "orders",
                    detail: "exports",
                    message: 'Database "orders" does not export its logs (enabledCloudwatchLogsExports is absent).',
                    fix: "List the engine's logs in enabledCloudwatchLogsExports.",
                },
            ],
        },
        { title: "a function whose role has no policy", stack: [executionRole, fn({ loggingConfig: { logFormat: "JSON" } })], findings: [mute] },
        {
            title: "a function whose role may only send messages",
            stack: [fn(), executionRole, attached(output("sending", "arn")), pulumiAws("iam/policy:Policy", "sending", { policy: mayOnlySend })],
            findings: [mute],
        },
        ...notWriting.map(([title, ...statements]) => ({
            title: `a function whose role has a policy: ${title}`,
            stack: [tfFn, tfRole(...statements)],
            findings: [mute],
        })),
        ...["AWSLambda_FullAccess", "CloudWatchLambdaInsightsExecutionRolePolicy"].map((name) => ({
            title: `a function whose role has ${name}, which does not let it write`,
            stack: [fn(), executionRole, attached(`arn:aws:iam::aws:policy/${name}`)],
            findings: [mute],
        })),
        {
            title: "no logConfiguration: the logs stay with the host",
            stack: [task({ name: "web", image: "shop:1" })],
            findings: [unlogged("web", "containerDefinitions[0].logConfiguration is absent")],
        },
        {
            title: "the driver none, and the one that writes files on the host",
            stack: [
                taskJson([
                    { name: "web", logConfiguration: { logDriver: "none" } },
                    { name: "worker", logConfiguration: { logDriver: "json-file" } },
                ]),
            ],
            findings: [
                unlogged("web", "container_definitions[0].logConfiguration.logDriver is none"),
                unlogged("worker", "container_definitions[1].logConfiguration.logDriver is json-file"),
            ],
        },
        {
            title: "one of two containers has none, whatever is unknown beside it",
            stack: [task({ name: "web", image: unknown, logConfiguration: toCloudWatch }, { name: "sidecar", image: unknown })],
            findings: [unlogged("sidecar", "containerDefinitions[1].logConfiguration is absent")],
        },
        { title: "accessLogs left out", stack: [balancer()], findings: [noAccessLogs("accessLogs is absent")] },
        {
            title: "a bucket alone does not switch them on",
            stack: [balancer({ internal: false, accessLogs: { bucket: "shop-access-logs" } })],
            findings: [noAccessLogs("accessLogs.enabled is false by default", "Set accessLogs.enabled to true.")],
        },
        {
            title: "the type and the side of a load balancer left out: application, internet-facing",
            stack: [terraform("aws_alb", "front", { access_logs: { bucket: "b", enabled: false } }), terraform("aws_lb", "other", {})],
            findings: [
                noAccessLogs("access_logs.enabled is false", "Set access_logs.enabled = true."),
                {
                    resource: "other",
                    detail: "access",
                    message: 'Load balancer "other" does not keep access logs (access_logs is absent).',
                    fix: "Add access_logs with bucket and enabled = true, and let the bucket's policy admit the load balancer.",
                },
            ],
        },
        {
            title: "the older token of the same resource",
            stack: [pulumiAws("applicationloadbalancing/loadBalancer:LoadBalancer", "front", {})],
            findings: [noAccessLogs("accessLogs is absent")],
        },
        {
            title: "connection logs are no access logs",
            stack: [
                balancer(),
                pulumiAws("cloudwatch/logDeliverySource:LogDeliverySource", "tls", {
                    logType: "ALB_CONNECTION_LOGS",
                    resourceArn: output("front", "arn"),
                }),
            ],
            findings: [noAccessLogs("accessLogs is absent")],
        },
        {
            title: "a classic load balancer without the block",
            stack: [pulumiAws("elb/loadBalancer:LoadBalancer", "front", { listeners: [] })],
            findings: [noAccessLogs("accessLogs is absent")],
        },
        {
            title: "a classic load balancer with its logs switched off",
            stack: [terraform("aws_elb", "front", { access_logs: { bucket: "b", enabled: false } })],
            findings: [noAccessLogs("access_logs.enabled is false", "Set access_logs.enabled = true.")],
        },
        { title: "an HTTP API's stage without access logs", stack: [httpStage()], findings: [unkept("accessLogSettings is absent")] },
        {
            title: "the same in Terraform",
            stack: [terraform("aws_apigatewayv2_stage", "prod", { api_id: "a1", name: "$default", auto_deploy: true })],
            findings: [
                {
                    ...unkept("access_log_settings is absent"),
                    fix: "Add access_log_settings with a format and the ARN of a log group as destination_arn.",
                },
            ],
        },
        {
            title: "a REST API is public by default, and its stage keeps no logs",
            stack: [pulumiAws("apigateway/restApi:RestApi", "api", {}), restStage()],
            findings: [unkept("accessLogSettings is absent")],
        },
        {
            title: "method settings that leave logging off",
            stack: [
                restApi("REGIONAL"),
                restStage(),
                pulumiAws("apigateway/methodSettings:MethodSettings", "all", {
                    restApi: output("api", "id"),
                    stageName: output("prod", "stageName"),
                    methodPath: "*/*",
                    settings: { metricsEnabled: true },
                }),
            ],
            findings: [unkept("accessLogSettings is absent")],
        },
        {
            title: "one database has a diagnostic setting, the other none",
            stack: [server("orders"), server("stock"), workspace, setting(allLogs)],
            findings: [undiagnosed("stock", addSetting)],
        },
        {
            title: "the same as a policy pack sees it on creation",
            stack: [server("orders"), server("stock"), workspace, setting(allLogs)].map(inEngine),
            findings: [undiagnosed("stock", addSetting)],
        },
        {
            title: "a diagnostic setting for metrics only",
            stack: [server("orders"), workspace, setting({ metrics: [{ category: "AllMetrics", enabled: true }] })],
            findings: [
                undiagnosed("orders", 'On orders-logs, set logs to [{ categoryGroup: "allLogs", enabled: true }].', "orders-logs: logs is absent"),
            ],
        },
        {
            title: "logs that are listed and switched off",
            stack: [server("orders"), workspace, setting({ logs: [{ categoryGroup: "allLogs", enabled: false }] })],
            findings: [
                undiagnosed(
                    "orders",
                    'On orders-logs, set logs to [{ categoryGroup: "allLogs", enabled: true }].',
                    "orders-logs: logs[0].enabled is false",
                ),
            ],
        },
        {
            title: "metrics only, in Terraform",
            stack: [database, settingBlock({ enabled_metric: [{ category: "AllMetrics" }] })],
            findings: [
                undiagnosed("orders", 'On orders-logs, set enabled_log = { category_group = "allLogs" }.', "orders-logs: enabled_log is absent"),
            ],
        },
        {
            title: "a namespace beside a database with a diagnostic setting",
            stack: [database, settingBlock(enabledLog), terraform("azurerm_servicebus_namespace", "bus", { name: "shop", sku: "Premium" })],
            findings: [undiagnosed("bus", addSettingBlock, "", "Namespace")],
        },
        {
            title: "a diagnostic setting takes nothing from an environment that only streams its logs",
            stack: [azureNative("app:ManagedEnvironment", "orders", { appLogsConfiguration: { destination: "none" } }), workspace, setting(allLogs)],
            findings: [
                {
                    resource: "orders",
                    detail: "application",
                    message:
                        'Service "orders" does not send the logs of its container apps to a central store (appLogsConfiguration.destination is none).',
                    fix: 'Set appLogsConfiguration to { destination: "log-analytics", logAnalyticsConfiguration: { customerId, sharedKey } } of a workspace.',
                },
            ],
        },
        {
            title: "a settings resource replaces what led to Application Insights, and the program's diagnostic settings leave the app out",
            stack: [site([insights]), siteSettings({ PORT: "80" }), server("orders"), workspace, setting(allLogs)],
            findings: [
                {
                    resource: "web",
                    detail: "application",
                    message: 'App "web" does not send its logs to a central store.',
                    fix: "Set APPLICATIONINSIGHTS_CONNECTION_STRING to the connection string of an Application Insights component, or add a diagnostic setting. This restarts the app.",
                },
            ],
        },
        {
            title: "an environment without a destination only streams",
            stack: [azureNative("app:ManagedEnvironment", "env", { appLogsConfiguration: {} })],
            findings: [
                {
                    resource: "env",
                    detail: "application",
                    message:
                        'Service "env" does not send the logs of its container apps to a central store (appLogsConfiguration.destination is none by default).',
                    fix: 'Set appLogsConfiguration to { destination: "log-analytics", logAnalyticsConfiguration: { customerId, sharedKey } } of a workspace.',
                },
            ],
        },
        {
            title: "an environment of azurerm without a workspace",
            stack: [terraform("azurerm_container_app_environment", "env", { name: "shop" })],
            findings: [
                {
                    resource: "env",
                    detail: "application",
                    message: 'Service "env" does not send the logs of its container apps to a central store (logs_destination is none by default).',
                    fix: 'Set logs_destination = "log-analytics" and log_analytics_workspace_id to a workspace.',
                },
            ],
        },
        {
            title: "diagnostic settings that lead nowhere",
            stack: [
                server("orders"),
                azureNative("monitor:DiagnosticSetting", "orders-logs", { resourceUri: output("orders", "id"), ...allLogs }),
                terraform("azurerm_key_vault", "keys", { name: "shop" }),
                terraform("azurerm_monitor_diagnostic_setting", "keys-logs", { target_resource_id: output("keys", "id"), ...enabledLog }),
            ],
            findings: [
                undiagnosed("orders", 'Give diagnostic setting "orders-logs" a workspaceId.'),
                undiagnosed("keys", 'Give diagnostic setting "keys-logs" a log_analytics_workspace_id.', "", "Key vault"),
            ],
        },
        {
            title: "a function whose role has a policy in it that lets it send messages only",
            stack: [
                fn(),
                executionRole,
                pulumiAws("iam/rolePolicy:RolePolicy", "sending", { role: output("orders-role", "id"), policy: mayOnlySend }),
            ],
            findings: [mute],
        },
        {
            title: "a function whose role is one of many that may only read",
            stack: [
                fn(),
                executionRole,
                pulumiAws("iam/policyAttachment:PolicyAttachment", "reading", {
                    roles: [output("orders-role", "name")],
                    policyArn: "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess",
                }),
            ],
            findings: [mute],
        },
        {
            title: "a MySQL server, an Azure SQL database, a namespace and a vault beside a database with a diagnostic setting",
            stack: [
                server("orders"),
                workspace,
                setting(allLogs),
                azureNative("dbformysql:Server", "stock", {}),
                azureNative("sql:Database", "sales", {}),
                azureNative("servicebus:Namespace", "bus", {}),
                azureNative("keyvault:Vault", "keys", {}),
            ],
            findings: [
                undiagnosed("stock", addSetting),
                undiagnosed("sales", addSetting),
                undiagnosed("bus", addSetting, "", "Namespace"),
                undiagnosed("keys", addSetting, "", "Key vault"),
            ],
        },
        {
            title: "flexible servers and apps of azurerm beside a database with a diagnostic setting",
            stack: [
                database,
                settingBlock(enabledLog),
                terraform("azurerm_mysql_flexible_server", "stock", {}),
                terraform("azurerm_postgresql_flexible_server", "sales", {}),
                terraform("azurerm_linux_web_app", "web", {}),
                terraform("azurerm_linux_function_app", "jobs", {}),
                terraform("azurerm_function_app_flex_consumption", "flex", {}),
            ],
            findings: [
                undiagnosed("stock", addSettingBlock),
                undiagnosed("sales", addSettingBlock),
                ...["web", "jobs", "flex"].map((resource) => ({
                    resource,
                    detail: "application",
                    message: `App "${resource}" does not send its logs to a central store (site_config is absent).`,
                    fix: "Set APPLICATIONINSIGHTS_CONNECTION_STRING to the connection string of an azurerm_application_insights, or add a diagnostic setting. This restarts the app.",
                })),
            ],
        },
        {
            title: "a search domain that publishes no log",
            stack: [products()],
            findings: [
                unpublished(
                    "logPublishingOptions is absent",
                    'Add { logType: "ES_APPLICATION_LOGS", cloudwatchLogGroupArn } to logPublishingOptions.',
                ),
            ],
        },
        {
            title: "a search domain of Terraform whose log is switched off",
            stack: [tfProducts({ log_publishing_options: { log_type: "AUDIT_LOGS", enabled: false } })],
            findings: [
                unpublished(
                    "log_publishing_options.enabled is false",
                    'Add log_publishing_options with log_type = "ES_APPLICATION_LOGS" and a cloudwatch_log_group_arn.',
                ),
            ],
        },
    ],
    undecided: [
        {
            title: "a delivery from a source that it calls by its name",
            stack: [distribution(), delivery("ACCESS_LOGS"), handedOn("access")],
            because: ["delivery: deliverySourceName"],
        },
        {
            title: "a delivery from a source that deployment decides",
            stack: [distribution(), delivery("ACCESS_LOGS"), handedOn(unknown)],
            because: ["delivery: deliverySourceName"],
        },
        {
            title: "an Aurora cluster of a mode that configuration decides",
            stack: [pulumiAws("rds/cluster:Cluster", "orders", { engine: "aurora-mysql", engineMode: unknown })],
            because: ["engineMode"],
        },
        {
            title: "a search domain whose logs deployment decides",
            stack: [products({ logPublishingOptions: unknown })],
            because: ["logPublishingOptions"],
        },
        {
            title: "a log delivery source that may be this distribution's",
            stack: [distribution(), delivery("ACCESS_LOGS", unknown), handedOn()],
            because: ["access: resourceArn"],
        },
        {
            title: "log delivery of a distribution, of a type that deployment decides",
            stack: [distribution(), delivery(unknown), handedOn()],
            because: ["access: logType"],
        },
        {
            title: "real-time logs, which are a sample",
            stack: [
                distribution({
                    defaultCacheBehavior: { targetOriginId: "web", viewerProtocolPolicy: "https-only", realtimeLogConfigArn: output("live", "arn") },
                }),
            ],
            because: ["defaultCacheBehavior.realtimeLogConfigArn depends on the rate of its samples"],
        },
        {
            title: "malformed: text where the block is expected",
            stack: [distribution({ loggingConfig: "shop-logs.s3.amazonaws.com" })],
            because: ["loggingConfig.bucket"],
        },
        {
            title: "a database whose list deployment decides",
            stack: [pulumiAws("rds/instance:Instance", "orders", { engine: "postgres", enabledCloudwatchLogsExports: unknown })],
            because: ["enabledCloudwatchLogsExports"],
        },
        {
            title: "a function whose role is made elsewhere",
            stack: [terraform("aws_lambda_function", "orders", { function_name: "orders", role: "arn:aws:iam::123456789012:role/orders" })],
            because: ["role leads to a role outside the input"],
        },
        {
            title: "a function whose role has a policy that deployment decides",
            stack: [fn(), executionRole, attached(unknown)],
            because: ["orders-policy: policyArn"],
        },
        {
            title: "a function whose role names its log group without its streams",
            stack: [tfFn, tfRole({ ...toWrite, Resource: "arn:aws:logs:*:*:log-group:/aws/lambda/orders" })],
            because: ["orders-role: inline_policy[0].policy.Statement[0].Resource depends on an ARN without :*"],
        },
        {
            title: "a function without a name of its own, whose role may write for one",
            stack: [fn(), executionRole, ownPolicy({ ...toWrite, Resource: "arn:aws:logs:*:*:log-group:/aws/lambda/orders:*" })],
            because: ["the provider decides name"],
        },
        {
            title: "a function whose role may write under a condition",
            stack: [tfFn, tfRole({ ...toWrite, Resource: "*", Condition: { StringEquals: { "aws:RequestedRegion": "eu-west-1" } } })],
            because: ["orders-role: inline_policy[0].policy.Statement[0].Condition depends on a key"],
        },
        {
            title: "a function with layers, which may hold an extension that ships the logs",
            stack: [executionRole, fn({ layers: ["arn:aws:lambda:eu-west-1:464622532012:layer:Datadog-Extension:65"] })],
            because: ["layers depends on an extension in its layers"],
        },
        {
            title: "containers that deployment decides",
            stack: [pulumiAws("ecs/taskDefinition:TaskDefinition", "web", { containerDefinitions: unknown })],
            because: ["containerDefinitions"],
        },
        {
            title: "containers in invalid JSON",
            stack: [terraform("aws_ecs_task_definition", "web", { container_definitions: "[{" })],
            because: ["container_definitions is "],
        },
        {
            title: "a driver that deployment decides",
            stack: [task({ name: "web", logConfiguration: { logDriver: unknown } })],
            because: ["containerDefinitions[0].logConfiguration.logDriver"],
        },
        {
            title: "journald: an agent on the host may forward it",
            stack: [task({ name: "web", logConfiguration: { logDriver: "journald" } })],
            because: ["depends on an agent on the host"],
        },
        {
            title: "access logs that deployment switches",
            stack: [balancer({ accessLogs: { bucket: "b", enabled: unknown } })],
            because: ["accessLogs.enabled"],
        },
        { title: "a block of access logs that deployment decides", stack: [balancer({ accessLogs: unknown })], because: ["accessLogs"] },
        { title: "a load balancer that may be internal", stack: [balancer({ internal: unknown })], because: ["internal"] },
        {
            title: "a load balancer of a type that deployment decides",
            stack: [terraform("aws_lb", "front", { load_balancer_type: unknown })],
            because: ["load_balancer_type"],
        },
        {
            title: "malformed: text where the block of a stage is expected",
            stack: [httpStage({ accessLogSettings: "arn:aws:logs:eu-west-1:1:log-group:api" })],
            because: ["accessLogSettings.destinationArn"],
        },
        {
            title: "a log delivery source that may be this load balancer's",
            stack: [
                balancer(),
                pulumiAws("cloudwatch/logDeliverySource:LogDeliverySource", "access", { logType: "ALB_ACCESS_LOGS", resourceArn: unknown }),
                handedOn(),
            ],
            because: ["access: resourceArn"],
        },
        {
            title: "log delivery of a type that deployment decides",
            stack: [
                balancer(),
                pulumiAws("cloudwatch/logDeliverySource:LogDeliverySource", "access", { logType: unknown, resourceArn: output("front", "arn") }),
                handedOn(),
            ],
            because: ["access: logType"],
        },
        {
            title: "a stage of a REST API outside the input, which may be private",
            stack: [restStage({ restApi: "abc123" })],
            because: ["restApi depends on whether the API is private"],
        },
        {
            title: "a REST API of a type that deployment decides",
            stack: [restApi(unknown), restStage()],
            because: ["api: endpointConfiguration.types"],
        },
        {
            title: "one of two REST APIs, and one is private",
            stack: [
                pulumiAws("apigateway/restApi:RestApi", "open", { name: "open" }),
                pulumiAws("apigateway/restApi:RestApi", "closed", { name: "closed", endpointConfiguration: { types: "PRIVATE" } }),
                restStage({ restApi: interpolate(output("open", "id"), output("closed", "id")) }),
            ],
            because: ["restApi"],
        },
        {
            title: "method settings of a stage that deployment names",
            stack: [
                restApi("REGIONAL"),
                restStage(),
                pulumiAws("apigateway/methodSettings:MethodSettings", "all", {
                    restApi: output("api", "id"),
                    stageName: unknown,
                    methodPath: "*/*",
                    settings: { loggingLevel: "INFO" },
                }),
            ],
            because: ["all: stageName"],
        },
        {
            title: "a policy of the organisation that is assigned may add diagnostic settings",
            stack: [server("orders"), azureNative("authorization:PolicyAssignment", "landing-zone", { scope: "/subscriptions/1" })],
            because: ["landing-zone: a resource of a type that is not read may change it"],
        },
        {
            title: "a diagnostic setting whose resource deployment decides",
            stack: [server("orders"), workspace, setting(allLogs, unknown)],
            because: ["orders-logs: resourceUri"],
        },
        {
            title: "whether a log is sent is decided by deployment",
            stack: [server("orders"), workspace, setting({ logs: [{ category: "PostgreSQLLogs", enabled: unknown }] })],
            because: ["orders-logs: logs[0].enabled"],
        },
        {
            title: "categories that a function returns",
            stack: [database, settingBlock({ enabled_log: unknown })],
            because: ["orders-logs: enabled_log"],
        },
        {
            title: "malformed: text where the logs are expected",
            stack: [server("orders"), workspace, setting({ logs: "allLogs" })],
            because: ["orders-logs: logs is "],
        },
        { title: "a destination that deployment decides", stack: [environment(unknown)], because: ["appLogsConfiguration.destination"] },
    ],
    same: [
        {
            title: "a load balancer, a stage and a container without logs",
            stacks: [
                [balancer(), httpStage(), task({ name: "web" })],
                [terraform("aws_lb", "front", {}), terraform("aws_apigatewayv2_stage", "prod", {}), taskJson([{ name: "web" }])],
            ],
        },
        {
            title: "a vault without and a flexible server with a diagnostic setting",
            stacks: [
                [azureNative("keyvault:Vault", "keys", {}), server("orders"), setting(allLogs)],
                [
                    terraform("azurerm_key_vault", "keys", { name: "shop" }),
                    terraform("azurerm_postgresql_flexible_server", "orders", { name: "orders" }),
                    settingBlock(enabledLog),
                ],
            ],
        },
    ],
});
