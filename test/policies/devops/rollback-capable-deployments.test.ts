import { rollbackCapableDeployments } from "../../../policies/devops/rollback-capable-deployments";
import { policyTest } from "../policy-test";
import { azureNative, inEngine, interpolate, output, pulumiAws, terraform, unknown, type Properties, type Written } from "../stack";

const service = (properties: Properties) => pulumiAws("ecs/service:Service", "web", { name: "web", cluster: "shop", desiredCount: 2, ...properties });
const codeDeploy = { deploymentController: { type: "CODE_DEPLOY" } };
const group = (properties: Properties, serviceName: Written = output("web", "name")) =>
    pulumiAws("codedeploy/deploymentGroup:DeploymentGroup", "blue-green", {
        appName: "shop",
        deploymentGroupName: "web",
        serviceRoleArn: "arn:aws:iam::123456789012:role/codedeploy",
        ecsService: { clusterName: "shop", serviceName },
        ...properties,
    });
const onFailure = { autoRollbackConfiguration: { enabled: true, events: ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM"] } };
const fn = (properties: Properties = {}) =>
    pulumiAws("lambda/function:Function", "orders", {
        role: "arn:aws:iam::123456789012:role/orders",
        handler: "index.handler",
        runtime: "nodejs22.x",
        ...properties,
    });
const alias = (functionVersion: Written) =>
    pulumiAws("lambda/alias:Alias", "live", { name: "live", functionName: output("orders", "name"), functionVersion });

const plan = (size: Written) => azureNative("web:AppServicePlan", "plan", { resourceGroupName: "shop", sku: { name: size } });
const app = (properties: Properties = {}) =>
    azureNative("web:WebApp", "web", { resourceGroupName: "shop", kind: "app", serverFarmId: output("plan", "id"), ...properties });
const slot = (name: Written) => azureNative("web:WebAppSlot", "staging", { resourceGroupName: "shop", name, slot: "staging" });
const packageFrom = (value: Written) => ({ siteConfig: { appSettings: [{ name: "WEBSITE_RUN_FROM_PACKAGE", value }] } });
const servicePlan = (sku_name: Written) => terraform("azurerm_service_plan", "plan", { name: "shop", os_type: "Linux", sku_name });
const linuxApp = (properties: Properties = {}) =>
    terraform("azurerm_linux_web_app", "web", { name: "shop-web", service_plan_id: output("plan", "id"), site_config: {}, ...properties });
const containerApp = (configuration: Properties) => azureNative("app:ContainerApp", "api", { resourceGroupName: "shop", configuration });

const noBreaker = {
    resource: "web",
    message: 'Service "web" has no deployment circuit breaker that rolls back (deploymentCircuitBreaker is absent).',
    fix: "Set deploymentCircuitBreaker to { enable: true, rollback: true }.",
};
const noBreakerBlock = {
    resource: "web",
    message: 'Service "web" has no deployment circuit breaker that rolls back (deployment_circuit_breaker is absent).',
    fix: "Set deployment_circuit_breaker = { enable = true, rollback = true }.",
};

policyTest(rollbackCapableDeployments, {
    passes: [
        { title: "the circuit breaker rolls back", stack: [service({ deploymentCircuitBreaker: { enable: true, rollback: true } })] },
        {
            title: "the circuit breaker rolls back, as a list of one block",
            stack: [terraform("aws_ecs_service", "web", { name: "web", deployment_circuit_breaker: [{ enable: "true", rollback: "true" }] })],
        },
        {
            title: "alarms roll back",
            stack: [service({ alarms: { enable: true, rollback: true, alarmNames: ["web-5xx"] } })],
        },
        {
            title: "both versions run until the new one has proved itself",
            stack: [service({ deploymentConfiguration: { strategy: "BLUE_GREEN", bakeTimeInMinutes: "10" } })],
        },
        {
            title: "a hook watches the traffic shift",
            stack: [
                terraform("aws_ecs_service", "web", {
                    deployment_configuration: {
                        strategy: "CANARY",
                        bake_time_in_minutes: 0,
                        lifecycle_hook: { hook_target_arn: "arn:x", lifecycle_stages: ["POST_TEST_TRAFFIC_SHIFT"] },
                    },
                }),
            ],
        },
        { title: "CodeDeploy rolls back", stack: [service(codeDeploy), group(onFailure)] },
        { title: "CodeDeploy rolls back, as a policy pack sees it on creation", stack: [service(codeDeploy), group(onFailure)].map(inEngine) },
        {
            title: "CodeDeploy rolls back the service that it names by a literal",
            stack: [
                terraform("aws_ecs_service", "web", { name: "web", deployment_controller: { type: "CODE_DEPLOY" } }),
                terraform("aws_codedeploy_deployment_group", "web", {
                    ecs_service: [{ cluster_name: "shop", service_name: "web" }],
                    auto_rollback_configuration: [{ enabled: true, events: ["DEPLOYMENT_FAILURE"] }],
                }),
            ],
        },
        { title: "an alias of a published version", stack: [fn({ publish: true }), alias(output("orders", "version"))] },
        { title: "the same as a policy pack sees it on creation", stack: [fn({ publish: true }), alias(output("orders", "version"))].map(inEngine) },
        {
            title: "an alias of a numbered version",
            stack: [terraform("aws_lambda_alias", "live", { name: "live", function_name: "orders", function_version: "12" })],
        },
        {
            title: "CodeDeploy moves the alias from version to version",
            stack: [
                terraform("aws_lambda_function", "orders", { function_name: "orders", publish: true }),
                terraform(
                    "aws_lambda_alias",
                    "live",
                    { name: "live", function_name: "orders", function_version: output("orders", "version") },
                    { ignoreChanges: ["function_version", "routing_config"] },
                ),
            ],
        },
        { title: "a function without an alias: the last archive is deployed again in seconds", notJudged: true, stack: [fn()] },
        { title: "a slot to switch back to", stack: [plan("P0v3"), app(), slot(output("web", "name"))] },
        { title: "a slot, as a policy pack sees it on creation", stack: [plan("P0v3"), app(), slot(output("web", "name"))].map(inEngine) },
        { title: "a slot that names its app by its name", stack: [plan("S1"), app({ name: "shop-web" }), slot("shop-web")] },
        { title: "a basic plan has no slots: its size is judged elsewhere", stack: [plan("B1"), app()] },
        {
            title: "a slot of an app whose plan is in another program",
            stack: [app({ serverFarmId: "/subscriptions/0/serverFarms/shared" }), slot(output("web", "name"))],
        },
        { title: "functions on Consumption: the last package is deployed again in seconds", stack: [plan("Y1"), app({ kind: "functionapp" })] },
        {
            title: "functions on Flex Consumption, known by their own block",
            notJudged: true,
            stack: [app({ kind: "functionapp,linux", functionAppConfig: { runtime: { name: "node", version: "22" } } })],
        },
        {
            title: "functions in a Container Apps environment",
            notJudged: true,
            stack: [app({ kind: "functionapp", managedEnvironmentId: "/subscriptions/0/managedEnvironments/shop" })],
        },
        { title: "a container app keeps its former revisions", stack: [containerApp({ activeRevisionsMode: "Single" })] },
        { title: "several revisions at once", stack: [containerApp({ activeRevisionsMode: "multiple", maxInactiveRevisions: 0 })] },
        {
            title: "a slot to switch back to",
            stack: [
                servicePlan("P0v3"),
                linuxApp(),
                terraform("azurerm_linux_web_app_slot", "staging", { name: "staging", app_service_id: output("web", "id"), site_config: {} }),
            ],
        },
        {
            title: "a slot of a Windows function app, named by its full id",
            stack: [
                servicePlan("EP1"),
                terraform("azurerm_windows_function_app", "orders", { name: "orders", service_plan_id: output("plan", "id") }),
                terraform("azurerm_windows_function_app_slot", "staging", {
                    function_app_id: "/subscriptions/0/resourceGroups/shop/providers/Microsoft.Web/sites/orders",
                }),
            ],
        },
        {
            title: "Flex Consumption has no slots",
            notJudged: true,
            stack: [servicePlan("FC1"), terraform("azurerm_function_app_flex_consumption", "orders", { service_plan_id: output("plan", "id") })],
        },
        {
            title: "a container app that keeps ten revisions",
            stack: [terraform("azurerm_container_app", "api", { revision_mode: "Single", max_inactive_revisions: 10 })],
        },
        {
            title: "an app with a slot, whose settings are a resource of their own",
            stack: [
                plan("P0v3"),
                app(),
                slot(output("web", "name")),
                azureNative("web:WebAppApplicationSettings", "settings", { name: output("web", "name"), properties: { PORT: "80" } }),
            ],
        },
    ],
    violations: [
        {
            title: "load balancers that deployment decides are no Classic ones where a task has a network interface of its own",
            stack: [service({ loadBalancers: unknown, networkConfiguration: { subnets: [unknown] } })],
            findings: [noBreaker],
        },
        {
            title: "the same on Fargate in Terraform",
            stack: [terraform("aws_ecs_service", "web", { name: "web", launch_type: "FARGATE", load_balancer: unknown })],
            findings: [noBreakerBlock],
        },
        {
            title: "no circuit breaker: the provider's default is none",
            stack: [service({})],
            findings: [noBreaker],
        },
        {
            title: "a circuit breaker that only stops",
            stack: [terraform("aws_ecs_service", "web", { deployment_circuit_breaker: { enable: true, rollback: false } })],
            findings: [
                {
                    resource: "web",
                    message: 'Service "web" has no deployment circuit breaker that rolls back (deployment_circuit_breaker.rollback is false).',
                    fix: "Set deployment_circuit_breaker = { enable = true, rollback = true }.",
                },
            ],
        },
        {
            title: "alarms that only stop",
            stack: [service({ alarms: { enable: true, rollback: false, alarmNames: ["web-5xx"] } })],
            findings: [
                {
                    resource: "web",
                    message: 'Service "web" has no deployment circuit breaker that rolls back (deploymentCircuitBreaker is absent).',
                    fix: "Set deploymentCircuitBreaker to { enable: true, rollback: true }.",
                },
            ],
        },
        {
            title: "CodeDeploy deploys it, but no deployment group names it",
            stack: [service(codeDeploy), group(onFailure, "other")],
            findings: [
                {
                    resource: "web",
                    message: 'Service "web" is deployed by CodeDeploy without a deployment group that rolls back.',
                    fix: 'Add a CodeDeploy deployment group for it with autoRollbackConfiguration: { enabled: true, events: ["DEPLOYMENT_FAILURE"] }.',
                },
            ],
        },
        {
            title: "a deployment group without a rollback",
            stack: [service(codeDeploy), group({})],
            findings: [
                {
                    resource: "web",
                    message:
                        'Service "web" has a CodeDeploy deployment group that does not roll back a failed deployment (blue-green: autoRollbackConfiguration is absent).',
                    fix: 'On blue-green, set autoRollbackConfiguration to { enabled: true, events: ["DEPLOYMENT_FAILURE"] }.',
                },
            ],
        },
        {
            title: "a deployment group that rolls back on alarms only",
            stack: [
                terraform("aws_ecs_service", "web", { name: "web", deployment_controller: [{ type: "CODE_DEPLOY" }] }),
                terraform("aws_codedeploy_deployment_group", "blue-green", {
                    ecs_service: { cluster_name: "shop", service_name: output("web", "name") },
                    auto_rollback_configuration: { enabled: true, events: ["DEPLOYMENT_STOP_ON_ALARM"] },
                }),
            ],
            findings: [
                {
                    resource: "web",
                    message: 'Service "web" has a CodeDeploy deployment group that does not roll back a failed deployment.',
                    fix: 'On blue-green, add "DEPLOYMENT_FAILURE" to auto_rollback_configuration.events.',
                },
            ],
        },
        {
            title: "an alias of $LATEST",
            stack: [fn({ publish: true }), alias("$LATEST")],
            findings: [
                {
                    resource: "live",
                    message: 'Alias "live" is an alias of $LATEST, so there is no previous version to roll back to.',
                    fix: "Set publish to true on the function, and functionVersion to its version.",
                },
            ],
        },
        {
            title: "the version of a function that publishes none is $LATEST",
            stack: [fn(), alias(output("orders", "version"))],
            findings: [
                {
                    resource: "live",
                    message:
                        'Alias "live" is an alias of $LATEST, so there is no previous version to roll back to (orders: publish is false by default).',
                    fix: "On orders, set publish to true.",
                },
            ],
        },
        {
            title: "an app without a slot on a plan that offers them",
            stack: [plan("P0v3"), app()],
            findings: [
                {
                    resource: "web",
                    message: 'App "web" has no deployment slot to swap back to.',
                    fix: "Add a WebAppSlot, deploy releases to it and swap it with production.",
                },
            ],
        },
        {
            title: "elastic functions without a slot; a package that comes with the deployment is no way back",
            stack: [plan("EP1"), app({ kind: "functionapp", ...packageFrom("1") })],
            findings: [
                {
                    resource: "web",
                    message: 'App "web" has no deployment slot to swap back to.',
                    fix: "Add a WebAppSlot, deploy releases to it and swap it with production.",
                },
            ],
        },
        {
            title: "a slot of another app",
            stack: [plan("S1"), app({ name: "shop-web" }), slot("other")],
            findings: [
                {
                    resource: "web",
                    message: 'App "web" has no deployment slot to swap back to.',
                    fix: "Add a WebAppSlot, deploy releases to it and swap it with production.",
                },
            ],
        },
        {
            title: "a container app that keeps no former revision",
            stack: [containerApp({ maxInactiveRevisions: 0 })],
            findings: [
                {
                    resource: "api",
                    message: 'App "api" keeps no previous revision to roll back to (configuration.maxInactiveRevisions is 0).',
                    fix: "Set configuration.maxInactiveRevisions to 10.",
                },
            ],
        },
        {
            title: "an app without a slot",
            stack: [servicePlan("S1"), linuxApp()],
            findings: [
                {
                    resource: "web",
                    message: 'App "web" has no deployment slot to swap back to.',
                    fix: "Add an azurerm_linux_web_app_slot, deploy releases to it and swap it with production.",
                },
            ],
        },
        {
            title: "an availability test calls the app, and changes nothing about it",
            stack: [
                servicePlan("S1"),
                linuxApp(),
                terraform("azurerm_application_insights_standard_web_test", "ping", {
                    request: { url: interpolate("https://", output("web", "default_hostname")) },
                }),
            ],
            findings: [
                {
                    resource: "web",
                    message: 'App "web" has no deployment slot to swap back to.',
                    fix: "Add an azurerm_linux_web_app_slot, deploy releases to it and swap it with production.",
                },
            ],
        },
        {
            title: "a container app that keeps no former revision, in Terraform's spelling",
            stack: [terraform("azurerm_container_app", "api", { revision_mode: "Single", max_inactive_revisions: "0" })],
            findings: [
                {
                    resource: "api",
                    message: 'App "api" keeps no previous revision to roll back to (max_inactive_revisions is 0).',
                    fix: "Set max_inactive_revisions = 10.",
                },
            ],
        },
        {
            title: "an app without a slot, whose settings are a resource of their own",
            stack: [
                plan("P0v3"),
                app(),
                azureNative("web:WebAppApplicationSettings", "settings", { name: output("web", "name"), properties: { PORT: "80" } }),
            ],
            findings: [
                {
                    resource: "web",
                    message: 'App "web" has no deployment slot to swap back to.',
                    fix: "Add a WebAppSlot, deploy releases to it and swap it with production.",
                },
            ],
        },
        {
            title: "an app and functions beside others that have slots",
            stack: [
                servicePlan("EP1"),
                linuxApp(),
                terraform("azurerm_linux_function_app", "jobs", { name: "jobs", service_plan_id: output("plan", "id") }),
                terraform("azurerm_linux_web_app", "shop", { name: "shop", service_plan_id: output("plan", "id") }),
                terraform("azurerm_linux_web_app_slot", "shop-staging", { app_service_id: output("shop", "id") }),
                terraform("azurerm_linux_function_app", "mails", { name: "mails", service_plan_id: output("plan", "id") }),
                terraform("azurerm_linux_function_app_slot", "mails-staging", { function_app_id: output("mails", "id") }),
            ],
            findings: [
                {
                    resource: "web",
                    message: 'App "web" has no deployment slot to swap back to.',
                    fix: "Add an azurerm_linux_web_app_slot, deploy releases to it and swap it with production.",
                },
                {
                    resource: "jobs",
                    message: 'App "jobs" has no deployment slot to swap back to.',
                    fix: "Add an azurerm_linux_function_app_slot, deploy releases to it and swap it with production.",
                },
            ],
        },
    ],
    undecided: [
        {
            title: "a circuit breaker that deployment decides",
            stack: [service({ deploymentCircuitBreaker: unknown })],
            because: ["deploymentCircuitBreaker.enable"],
        },
        {
            title: "an external controller has its own way back",
            stack: [service({ deploymentController: { type: "EXTERNAL" } })],
            because: ["deploymentController.type depends on the external deployment controller"],
        },
        {
            title: "a daemon without a circuit breaker",
            stack: [terraform("aws_ecs_service", "agent", { scheduling_strategy: "DAEMON" })],
            because: ["scheduling_strategy depends on how daemon deployments are rolled back"],
        },
        {
            title: "a Classic Load Balancer, where AWS documents no circuit breaker",
            stack: [service({ loadBalancers: [{ elbName: "web", containerName: "web", containerPort: 80 }] })],
            because: ["loadBalancers depends on how deployments behind a Classic Load Balancer are rolled back"],
        },
        {
            title: "load balancers that deployment decides, for tasks on the network of their host",
            stack: [service({ loadBalancers: unknown })],
            because: ["loadBalancers"],
        },
        {
            title: "a switch between versions that nothing watches",
            stack: [service({ deploymentConfiguration: { strategy: "BLUE_GREEN" } })],
            because: ["deploymentConfiguration.bakeTimeInMinutes"],
        },
        {
            title: "a strategy that came after this table",
            stack: [service({ deploymentConfiguration: { strategy: "TELEPORT" } })],
            because: ["deploymentConfiguration.strategy"],
        },
        {
            title: "a deployment group that may be this service's",
            stack: [service(codeDeploy), group(onFailure, unknown)],
            because: ["blue-green: ecsService.serviceName"],
        },
        {
            title: "a controller that deployment decides",
            stack: [service({ deploymentController: { type: unknown } })],
            because: ["deploymentController.type"],
        },
        { title: "an alias whose version deployment decides", stack: [alias(unknown)], because: ["functionVersion"] },
        { title: "the version of a function outside the input", stack: [alias(output("elsewhere", "version"))], because: ["functionVersion"] },
        {
            title: "an app whose plan is in another program",
            stack: [app({ serverFarmId: "/subscriptions/0/serverFarms/shared" })],
            because: ["serverFarmId depends on the App Service plan"],
        },
        {
            title: "an app without a plan: the cloud chooses one",
            stack: [app({ serverFarmId: null })],
            because: ["serverFarmId depends on the App Service plan"],
        },
        { title: "a size from configuration", stack: [plan(unknown), app()], because: ["plan: sku.name"] },
        { title: "a slot that may be this app's", stack: [plan("S1"), app(), slot(unknown)], because: ["staging: name"] },
        {
            title: "packages that the app runs from their address",
            stack: [plan("EP1"), app({ kind: "functionapp", ...packageFrom("https://packages.internal/orders-12.zip") })],
            because: ["siteConfig.appSettings[0].value depends on whether former packages are kept"],
        },
        {
            title: "the same in a settings resource",
            stack: [
                plan("EP1"),
                app({ kind: "functionapp" }),
                azureNative("web:WebAppApplicationSettings", "settings", {
                    name: output("web", "name"),
                    properties: { WEBSITE_RUN_FROM_PACKAGE: output("blob", "url") },
                }),
            ],
            because: ["settings: properties.WEBSITE_RUN_FROM_PACKAGE depends on whether former packages are kept"],
        },
        {
            title: "revisions that deployment decides",
            stack: [containerApp({ maxInactiveRevisions: unknown })],
            because: ["configuration.maxInactiveRevisions"],
        },
        {
            title: "azurerm sends a zero for the number that is left out",
            stack: [terraform("azurerm_container_app", "api", { revision_mode: "Single" })],
            because: ["max_inactive_revisions depends on the provider, which sends 0"],
        },
    ],
    same: [
        {
            title: "an app without a slot",
            stacks: [
                [plan("S1"), app()],
                [servicePlan("S1"), linuxApp()],
            ],
        },
    ],
});
