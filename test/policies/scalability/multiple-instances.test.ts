import { multipleInstances } from "../../../policies/scalability/multiple-instances";
import { policyTest } from "../policy-test";
import { azureNative, inEngine, interpolate, output, pulumiAws, secret, terraform, unknown, type Properties } from "../stack";

const loadBalancers = [{ targetGroupArn: "arn:aws:elasticloadbalancing:eu-west-1:1:targetgroup/web/1", containerName: "web", containerPort: 80 }];
const scaled = (min: number) => [
    pulumiAws("ecs/service:Service", "web", { cluster: "shop", desiredCount: 1, loadBalancers }),
    pulumiAws("appautoscaling/target:Target", "scale", {
        serviceNamespace: "ecs",
        scalableDimension: "ecs:service:DesiredCount",
        resourceId: interpolate("service/shop/", output("web", "name")),
        minCapacity: min,
        maxCapacity: 6,
    }),
];

/** Named as programs do: by the id that the autoscaler has already. */
const night = (minCapacity: Properties) =>
    pulumiAws("appautoscaling/scheduledAction:ScheduledAction", "night", {
        serviceNamespace: "ecs",
        resourceId: output("scale", "resourceId"),
        scalableDimension: "ecs:service:DesiredCount",
        schedule: "cron(0 22 * * ? *)",
        scalableTargetAction: { ...minCapacity, maxCapacity: 6 },
    });

const plan = (properties: Properties) => azureNative("web:AppServicePlan", "plan", { resourceGroupName: "shop", ...properties });
const onPlan = (kind: string, properties: Properties = {}, name = "web") =>
    azureNative("web:WebApp", name, { resourceGroupName: "shop", kind, serverFarmId: output("plan", "id"), ...properties });
const autoscaled = (properties: Properties) =>
    azureNative("monitor:AutoscaleSetting", "scale", { resourceGroupName: "shop", targetResourceUri: output("plan", "id"), ...properties });
const profile = (minimum: string) => ({ name: "p", capacity: { minimum, maximum: "6", default: minimum }, rules: [] });
const servicePlan = (properties: Properties) => terraform("azurerm_service_plan", "plan", { os_type: "Linux", sku_name: "P0v3", ...properties });
const linuxApp = (properties: Properties = {}) =>
    terraform("azurerm_linux_web_app", "web", { service_plan_id: output("plan", "id"), site_config: {}, ...properties });
const containerApp = (scale: Properties, ingress: Properties) =>
    azureNative("app:ContainerApp", "api", {
        resourceGroupName: "shop",
        configuration: { ingress },
        template: { containers: [{ name: "api", image: "api:1" }], scale },
    });

policyTest(multipleInstances, {
    passes: [
        { title: "two tasks behind a load balancer", stack: [pulumiAws("ecs/service:Service", "web", { desiredCount: 2, loadBalancers })] },
        { title: "a worker that nobody waits for", stack: [pulumiAws("ecs/service:Service", "worker", { desiredCount: 1 })] },
        {
            title: "a client of Service Connect, which offers nothing there",
            stack: [
                pulumiAws("ecs/service:Service", "worker", { desiredCount: 1, serviceConnectConfiguration: { enabled: true, namespace: "shop" } }),
                terraform("aws_ecs_service", "importer", { desired_count: 1, service_connect_configuration: { enabled: "true", service: [] } }),
            ],
        },
        { title: "an autoscaler that keeps two owns the count", stack: scaled(2) },
        { title: "the same as a policy pack sees it on creation", stack: scaled(2).map(inEngine) },
        { title: "a schedule that keeps two as well", stack: [...scaled(2), night({ minCapacity: 2 })] },
        { title: "a schedule that leaves the minimum alone", stack: [...scaled(2), night({})] },
        {
            title: "an autoscaler named by a literal id",
            stack: [
                terraform("aws_ecs_service", "web", { name: "web", desired_count: 1, load_balancer: [{ target_group_arn: "arn:x" }] }),
                terraform("aws_appautoscaling_target", "scale", {
                    service_namespace: "ecs",
                    resource_id: "service/shop/web",
                    min_capacity: 2,
                    max_capacity: 4,
                }),
            ],
        },
        {
            title: "a daemon runs on every host",
            stack: [terraform("aws_ecs_service", "agent", { scheduling_strategy: "DAEMON", load_balancer: [{ target_group_arn: "arn:x" }] })],
        },
        {
            title: "deployments leave the count to the autoscaler, which keeps two",
            stack: [
                pulumiAws(
                    "ecs/service:Service",
                    "web",
                    { name: "web", desiredCount: 1, loadBalancers },
                    { ignoreChanges: ["desiredCount"], exists: true },
                ),
                pulumiAws("appautoscaling/target:Target", "scale", {
                    serviceNamespace: "ecs",
                    resourceId: "service/shop/web",
                    minCapacity: 2,
                    maxCapacity: 4,
                }),
            ],
        },
        {
            title: "an autoscaler of something else than ECS",
            stack: [
                pulumiAws("ecs/service:Service", "web", { name: "web", desiredCount: 2, loadBalancers }),
                pulumiAws("appautoscaling/target:Target", "reads", {
                    serviceNamespace: "dynamodb",
                    resourceId: "table/web",
                    minCapacity: 1,
                    maxCapacity: 4,
                }),
            ],
        },
        { title: "a plan of two instances", stack: [plan({ sku: { name: "P0v3", capacity: 2 } }), onPlan("app,linux")] },
        {
            title: "the same as a policy pack sees it on creation",
            stack: [plan({ sku: { name: "P0v3", capacity: 2 } }), onPlan("app,linux")].map(inEngine),
        },
        { title: "a zone-redundant plan never has fewer than two", stack: [plan({ sku: { name: "P1v3" }, zoneRedundant: true }), onPlan("app")] },
        {
            title: "autoscale keeps two in every profile",
            stack: [plan({ sku: { name: "S1" } }), onPlan("app"), autoscaled({ enabled: true, profiles: [profile("2"), profile("3")] })],
        },
        {
            title: "autoscale under its former token, as a policy pack sees it on creation",
            stack: [
                plan({ sku: { name: "S1", capacity: 1 } }),
                onPlan("app"),
                azureNative("insights/v20221001:AutoscaleSetting", "scale", {
                    targetResourceUri: output("plan", "id"),
                    enabled: true,
                    profiles: [profile("2")],
                }),
            ].map(inEngine),
        },
        {
            title: "functions on Consumption: the cloud starts what events ask for",
            notJudged: true,
            stack: [plan({ sku: { name: "Y1", tier: "Dynamic" } }), onPlan("functionapp,linux")],
        },
        {
            title: "functions on Flex Consumption, known by its tier",
            notJudged: true,
            stack: [plan({ sku: { tier: "FlexConsumption" } }), onPlan("functionapp,linux")],
        },
        {
            title: "automatic scaling keeps two of each app",
            stack: [plan({ sku: { name: "P1v3" }, elasticScaleEnabled: true }), onPlan("app", { siteConfig: { minimumElasticInstanceCount: 2 } })],
        },
        { title: "a container app of two replicas", stack: [containerApp({ minReplicas: 2 }, { external: true, targetPort: 80 })] },
        { title: "a container app that only others of its environment call", stack: [containerApp({}, { external: false, targetPort: 80 })] },
        {
            title: "a container app without ingress",
            stack: [terraform("azurerm_container_app", "worker", { revision_mode: "Single", template: { container: { name: "w" } } })],
        },
        { title: "a plan of two workers", stack: [servicePlan({ worker_count: 2 }), linuxApp()] },
        {
            title: "a zone-redundant plan keeps two whatever autoscale would allow",
            stack: [plan({ sku: { name: "P1v3" }, zoneRedundant: true }), onPlan("app"), autoscaled({ enabled: true, profiles: [profile("1")] })],
        },
        { title: "zone balancing, as text", stack: [servicePlan({ zone_balancing_enabled: "true" }), linuxApp()] },
        {
            title: "autoscale is on by default in azurerm, named by the plan's full id",
            stack: [
                servicePlan({ name: "shop", worker_count: 1 }),
                linuxApp(),
                terraform("azurerm_monitor_autoscale_setting", "scale", {
                    target_resource_id: "/subscriptions/0/resourceGroups/shop/providers/Microsoft.Web/serverFarms/shop",
                    profile: { name: "p", capacity: { default: 2, minimum: 2, maximum: 6 } },
                }),
            ],
        },
        {
            title: "elastic functions are asked for elsewhere",
            notJudged: true,
            stack: [
                servicePlan({ sku_name: "EP1" }),
                terraform("azurerm_linux_function_app", "f", { service_plan_id: output("plan", "id"), site_config: {} }),
            ],
        },
        {
            title: "a container app of two replicas",
            stack: [terraform("azurerm_container_app", "api", { ingress: [{ external_enabled: true }], template: [{ min_replicas: 2 }] })],
        },
        {
            title: "functions beside an app, on a plan of two workers",
            stack: [
                servicePlan({ worker_count: 2 }),
                linuxApp(),
                terraform("azurerm_linux_function_app", "jobs", { service_plan_id: output("plan", "id"), site_config: {} }),
            ],
        },
        {
            title: "functions on Flex Consumption beside an app of two workers",
            stack: [
                servicePlan({ worker_count: 2 }),
                linuxApp(),
                terraform("azurerm_service_plan", "flex-plan", { os_type: "Linux", sku_name: "FC1" }),
                terraform("azurerm_function_app_flex_consumption", "jobs", { service_plan_id: output("flex-plan", "id") }),
            ],
        },
    ],
    violations: [
        {
            title: "two by day, and none by night",
            stack: [...scaled(2), night({ minCapacity: 0 })],
            findings: [
                {
                    resource: "web",
                    message: 'Service "web" keeps fewer than 2 instances (night: scalableTargetAction.minCapacity is 0).',
                    fix: "On night, set scalableTargetAction.minCapacity to 2.",
                },
            ],
        },
        {
            title: "the same as a policy pack sees it on creation",
            stack: [...scaled(2), night({ minCapacity: 0 })].map(inEngine),
            findings: [
                {
                    resource: "web",
                    message: 'Service "web" keeps fewer than 2 instances (night: scalableTargetAction.minCapacity is 0).',
                    fix: "On night, set scalableTargetAction.minCapacity to 2.",
                },
            ],
        },
        {
            title: "one by night, in Terraform",
            stack: [
                terraform("aws_ecs_service", "web", { name: "web", desired_count: 2, load_balancer: [{ target_group_arn: "arn:x" }] }),
                terraform("aws_appautoscaling_target", "scale", {
                    service_namespace: "ecs",
                    resource_id: interpolate("service/shop/", output("web", "name")),
                    min_capacity: 2,
                    max_capacity: 4,
                }),
                terraform("aws_appautoscaling_scheduled_action", "night", {
                    service_namespace: "ecs",
                    resource_id: output("scale", "resource_id"),
                    scalable_target_action: [{ min_capacity: "1", max_capacity: "1" }],
                }),
            ],
            findings: [
                {
                    resource: "web",
                    message: 'Service "web" keeps fewer than 2 instances (night: scalable_target_action.min_capacity is 1).',
                    fix: "On night, set scalable_target_action.min_capacity = 2 and scalable_target_action.max_capacity = 2.",
                },
            ],
        },
        {
            title: "desiredCount left out: the provider's default is 0",
            stack: [pulumiAws("ecs/service:Service", "web", { loadBalancers })],
            findings: [
                {
                    resource: "web",
                    message: 'Service "web" keeps fewer than 2 instances (desiredCount is 0 by default).',
                    fix: "Set desiredCount to 2.",
                },
            ],
        },
        {
            title: "a count that is marked as secret is judged, and not printed",
            stack: [pulumiAws("ecs/service:Service", "web", { desiredCount: secret(1), loadBalancers })],
            findings: [{ resource: "web", message: 'Service "web" keeps fewer than 2 instances.', fix: "Set desiredCount to 2." }],
        },
        {
            title: "an autoscaler may go down to one",
            stack: scaled(1),
            findings: [
                {
                    resource: "web",
                    message: 'Service "web" keeps fewer than 2 instances (scale: minCapacity is 1).',
                    fix: "On scale, set minCapacity to 2.",
                },
            ],
        },
        {
            title: "the same in Terraform, with a single block instead of a list",
            stack: [terraform("aws_ecs_service", "web", { desired_count: "1", load_balancer: { target_group_arn: "${x}" } })],
            findings: [
                { resource: "web", message: 'Service "web" keeps fewer than 2 instances (desired_count is 1).', fix: "Set desired_count = 2." },
            ],
        },
        {
            title: "other services wait for it through Service Connect",
            stack: [
                pulumiAws("ecs/service:Service", "prices", {
                    desiredCount: 1,
                    serviceConnectConfiguration: { enabled: true, services: [{ portName: "http", clientAlias: [{ port: 80 }] }] },
                }),
                terraform("aws_ecs_service", "stock", {
                    desired_count: 1,
                    service_connect_configuration: [{ enabled: true, service: { port_name: "http", client_alias: { port: 80 } } }],
                }),
            ],
            findings: [
                { resource: "prices", message: 'Service "prices" keeps fewer than 2 instances (desiredCount is 1).', fix: "Set desiredCount to 2." },
                { resource: "stock", message: 'Service "stock" keeps fewer than 2 instances (desired_count is 1).', fix: "Set desired_count = 2." },
            ],
        },
        {
            title: "a list of load balancers that deployment decides, made of a target group",
            stack: [
                pulumiAws("lb/targetGroup:TargetGroup", "web", { port: 80 }),
                pulumiAws("ecs/service:Service", "shop", { desiredCount: 1, loadBalancers: output("web", "arn") }),
            ].map(inEngine),
            findings: [
                { resource: "shop", message: 'Service "shop" keeps fewer than 2 instances (desiredCount is 1).', fix: "Set desiredCount to 2." },
            ],
        },
        {
            title: "another service's autoscaler does not help",
            stack: [
                terraform("aws_ecs_service", "web", { name: "web", desired_count: 1, load_balancer: { target_group_arn: "arn:x" } }),
                terraform("aws_appautoscaling_target", "scale", {
                    service_namespace: "ecs",
                    resource_id: "service/shop/prices",
                    min_capacity: 2,
                    max_capacity: 4,
                }),
            ],
            findings: [
                { resource: "web", message: 'Service "web" keeps fewer than 2 instances (desired_count is 1).', fix: "Set desired_count = 2." },
            ],
        },
        {
            title: "a team that wants three",
            options: { minimum: 3 },
            stack: scaled(2),
            findings: [
                {
                    resource: "web",
                    message: 'Service "web" keeps fewer than 3 instances (scale: minCapacity is 2).',
                    fix: "On scale, set minCapacity to 3.",
                },
            ],
        },
        {
            title: "a plan without a capacity starts with one instance; one finding for two apps",
            stack: [plan({ sku: { name: "S1" } }), onPlan("app"), onPlan("app", {}, "admin")],
            findings: [
                {
                    resource: "plan",
                    message: 'App service plan "plan" keeps fewer than 2 instances (sku.capacity is 1 by default).',
                    fix: "Set sku.capacity to 2.",
                },
            ],
        },
        {
            title: "a free plan can never have two: another size is needed",
            // Two instances are asked for a health check.
            stack: [plan({ sku: { name: "F1", tier: "Free", capacity: 1 } }), onPlan("app", { siteConfig: { healthCheckPath: "/health" } })],
            findings: [
                {
                    resource: "plan",
                    message: 'App service plan "plan" keeps fewer than 2 instances (sku.name is F1).',
                    fix: 'Set sku.name to "B1" and sku.tier to "Basic" and sku.capacity to 2. This restarts the app service plan.',
                },
            ],
        },
        {
            title: "more than a Basic plan can have",
            options: { minimum: 4 },
            stack: [
                plan({ sku: { name: "B1", tier: "Basic", capacity: 3 } }),
                onPlan("app"),
                // A Standard plan has slots, and is asked for one.
                azureNative("web:WebAppSlot", "staging", { name: output("web", "name") }),
            ],
            findings: [
                {
                    resource: "plan",
                    message: 'App service plan "plan" keeps fewer than 4 instances (sku.capacity is 3).',
                    fix: 'Set sku.capacity to 4 and sku.name to "S1" and sku.tier to "Standard".',
                },
            ],
        },
        {
            title: "the same in Terraform",
            options: { minimum: 4 },
            stack: [
                servicePlan({ sku_name: "B2", worker_count: 3 }),
                linuxApp(),
                terraform("azurerm_linux_web_app_slot", "staging", { app_service_id: output("web", "id") }),
            ],
            findings: [
                {
                    resource: "plan",
                    message: 'App service plan "plan" keeps fewer than 4 instances (worker_count is 3).',
                    fix: 'Set worker_count = 4 and sku_name = "S1".',
                },
            ],
        },
        {
            title: "a night profile of one, in text",
            stack: [plan({ sku: { name: "S1", capacity: 3 } }), onPlan("app"), autoscaled({ enabled: true, profiles: [profile("2"), profile("1")] })],
            findings: [
                {
                    resource: "plan",
                    message: 'App service plan "plan" keeps fewer than 2 instances (scale: profiles[1].capacity.minimum is 1).',
                    fix: 'On scale, set profiles[1].capacity.minimum to "2" and profiles[1].capacity.default to "2".',
                },
            ],
        },
        {
            title: "a setting that is called like its plan, which its type tells apart",
            stack: [
                azureNative("web:AppServicePlan", "shop", { name: "asp", sku: { name: "S1" } }),
                azureNative("web:WebApp", "web", { kind: "app", serverFarmId: "/subscriptions/0/serverFarms/asp" }),
                azureNative("monitor:AutoscaleSetting", "shop", {
                    targetResourceUri: "/subscriptions/0/serverFarms/asp",
                    enabled: true,
                    profiles: [profile("1")],
                }),
            ],
            findings: [
                {
                    resource: "shop",
                    message: 'App service plan "shop" keeps fewer than 2 instances (AutoscaleSetting shop: profiles[0].capacity.minimum is 1).',
                    fix: 'On AutoscaleSetting shop, set profiles[0].capacity.minimum to "2" and profiles[0].capacity.default to "2".',
                },
            ],
        },
        {
            title: "the same in Terraform, where most resources are called alike",
            stack: [
                terraform("azurerm_service_plan", "main", { name: "asp", os_type: "Linux", sku_name: "P0v3" }),
                terraform("azurerm_linux_web_app", "web", { service_plan_id: "/subscriptions/0/serverFarms/asp", site_config: {} }),
                terraform("azurerm_monitor_autoscale_setting", "main", {
                    target_resource_id: "/subscriptions/0/serverFarms/asp",
                    profile: { name: "p", capacity: { default: 1, minimum: 1, maximum: 6 } },
                }),
            ],
            findings: [
                {
                    resource: "main",
                    message:
                        'App service plan "main" keeps fewer than 2 instances (azurerm_monitor_autoscale_setting.main: profile.capacity.minimum is 1).',
                    fix: "On azurerm_monitor_autoscale_setting.main, set profile.capacity.minimum = 2 and profile.capacity.default = 2.",
                },
            ],
        },
        {
            title: "autoscale that nobody enabled: the SDK's default is false",
            stack: [plan({ sku: { name: "S1", capacity: 1 } }), onPlan("app"), autoscaled({ profiles: [profile("2")] })],
            findings: [
                {
                    resource: "plan",
                    message: 'App service plan "plan" keeps fewer than 2 instances (sku.capacity is 1).',
                    fix: "Set sku.capacity to 2.",
                },
            ],
        },
        {
            title: "automatic scaling keeps one of this app",
            stack: [plan({ sku: { name: "P1v3", capacity: 1 }, elasticScaleEnabled: true }), onPlan("app", { siteConfig: { alwaysOn: true } })],
            findings: [
                {
                    resource: "web",
                    message: 'App "web" keeps fewer than 2 instances (siteConfig.minimumElasticInstanceCount is 1 by default).',
                    fix: "Set siteConfig.minimumElasticInstanceCount to 2.",
                },
            ],
        },
        {
            title: "an app that runs on one of the plan's instances",
            stack: [plan({ sku: { name: "P1v3", capacity: 3 }, perSiteScaling: true }), onPlan("app", { siteConfig: { numberOfWorkers: 1 } })],
            findings: [
                {
                    resource: "web",
                    message: 'App "web" keeps fewer than 2 instances (siteConfig.numberOfWorkers is 1).',
                    fix: "Set siteConfig.numberOfWorkers to 2.",
                },
            ],
        },
        {
            title: "a container app that scales to zero unless told otherwise",
            stack: [containerApp({ maxReplicas: 5 }, { external: true, targetPort: 80 })],
            findings: [
                {
                    resource: "api",
                    message: 'App "api" keeps fewer than 2 instances (template.scale.minReplicas is 0 by default).',
                    fix: "Set template.scale.minReplicas to 2.",
                },
            ],
        },
        {
            title: "a service plan without a worker count",
            stack: [servicePlan({ sku_name: "B1" }), linuxApp()],
            findings: [
                {
                    resource: "plan",
                    message: 'App service plan "plan" keeps fewer than 2 instances (worker_count is 1 by default).',
                    fix: "Set worker_count = 2.",
                },
            ],
        },
        {
            title: "a shared plan, whose app names it by its name",
            stack: [
                terraform("azurerm_service_plan", "plan", { name: "shop", sku_name: "D1" }),
                linuxApp({ service_plan_id: "/subscriptions/0/serverFarms/shop", site_config: { health_check_path: "/health" } }),
            ],
            findings: [
                {
                    resource: "plan",
                    message: 'App service plan "plan" keeps fewer than 2 instances (sku_name is D1).',
                    fix: 'Set sku_name = "B1" and worker_count = 2. This restarts the app service plan.',
                },
            ],
        },
        {
            title: "azurerm's autoscale may go down to one, in lists of one block",
            stack: [
                servicePlan({ worker_count: 2 }),
                linuxApp(),
                terraform("azurerm_monitor_autoscale_setting", "scale", {
                    target_resource_id: output("plan", "id"),
                    profile: [{ name: "p", capacity: [{ minimum: 1 }] }],
                }),
            ],
            findings: [
                {
                    resource: "plan",
                    message: 'App service plan "plan" keeps fewer than 2 instances (scale: profile[0].capacity.minimum is 1).',
                    fix: "On scale, set profile[0].capacity.minimum = 2.",
                },
            ],
        },
        {
            title: "one replica behind an external ingress",
            stack: [
                terraform("azurerm_container_app", "api", { ingress: { external_enabled: true, target_port: 80 }, template: { min_replicas: 1 } }),
            ],
            findings: [
                {
                    resource: "api",
                    message: 'App "api" keeps fewer than 2 instances (template.min_replicas is 1).',
                    fix: "Set template.min_replicas = 2.",
                },
            ],
        },
        {
            title: "functions of both kinds beside an app on one worker",
            stack: [
                servicePlan({ worker_count: 1 }),
                linuxApp(),
                terraform("azurerm_linux_function_app", "jobs", { service_plan_id: output("plan", "id"), site_config: {} }),
                terraform("azurerm_service_plan", "flex-plan", { os_type: "Linux", sku_name: "FC1" }),
                terraform("azurerm_function_app_flex_consumption", "flex", { service_plan_id: output("flex-plan", "id") }),
            ],
            findings: [
                {
                    resource: "plan",
                    message: 'App service plan "plan" keeps fewer than 2 instances (worker_count is 1).',
                    fix: "Set worker_count = 2.",
                },
            ],
        },
    ],
    undecided: [
        {
            title: "a schedule whose minimum deployment decides",
            stack: [...scaled(2), night({ minCapacity: unknown })],
            because: ["night: scalableTargetAction.minCapacity"],
        },
        {
            title: "a count that deployment decides",
            stack: [pulumiAws("ecs/service:Service", "web", { desiredCount: unknown, loadBalancers })],
            because: ["desiredCount"],
        },
        {
            title: "an autoscaler that may be this service's",
            stack: [
                pulumiAws("ecs/service:Service", "web", { desiredCount: 1, loadBalancers }),
                pulumiAws("appautoscaling/target:Target", "scale", { serviceNamespace: "ecs", resourceId: unknown, minCapacity: 2, maxCapacity: 4 }),
            ],
            because: ["scale: resourceId"],
        },
        {
            title: "a count inside a block that the program leaves alone",
            stack: [
                azureNative(
                    "app:ContainerApp",
                    "api",
                    { configuration: { ingress: { external: true } }, template: { scale: { minReplicas: 1 } } },
                    { ignoreChanges: ["template.scale.minReplicas"], exists: true },
                ),
                terraform(
                    "azurerm_container_app",
                    "web",
                    { ingress: [{ external_enabled: true }], template: [{ min_replicas: 1 }] },
                    { ignoreChanges: ["template[0].min_replicas"], exists: true },
                ),
            ],
            because: ["changes to template.scale.minReplicas are ignored", "changes to template.min_replicas are ignored"],
        },
        {
            title: "the running count, which deployments leave alone",
            stack: [pulumiAws("ecs/service:Service", "web", { desiredCount: 1, loadBalancers }, { ignoreChanges: ["desiredCount"], exists: true })],
            because: ["changes to desiredCount are ignored"],
        },
        {
            title: "a count that the program leaves alone from the first preview on, and no autoscaler of the program keeps",
            stack: [
                pulumiAws("ecs/service:Service", "web", { desiredCount: 1, loadBalancers }, { ignoreChanges: ["desiredCount"] }),
                pulumiAws("ecs/service:Service", "api", { desiredCount: 3, loadBalancers }, { ignoreChanges: ["desiredCount"], exists: false }),
                terraform("aws_ecs_service", "admin", { desired_count: 1, load_balancer: loadBalancers }, { ignoreChanges: ["all"] }),
            ],
            because: ["changes to desiredCount are ignored", "changes to desired_count are ignored"],
        },
        {
            title: "an autoscaler of one of two services that a policy pack cannot tell apart",
            stack: [
                pulumiAws("ecs/service:Service", "web", { desiredCount: 1, loadBalancers }),
                pulumiAws("ecs/service:Service", "admin", { desiredCount: 1, loadBalancers }),
                pulumiAws("appautoscaling/target:Target", "scale", {
                    serviceNamespace: "ecs",
                    resourceId: interpolate("service/", output("admin", "cluster"), "/", output("web", "name")),
                    minCapacity: 2,
                    maxCapacity: 6,
                }),
            ].map(inEngine),
            because: ["scale: resourceId"],
        },
        {
            title: "an autoscaler of a name that two clusters have",
            stack: [
                terraform("aws_ecs_service", "blue", {
                    name: "web",
                    cluster: "blue",
                    desired_count: 1,
                    load_balancer: { target_group_arn: "arn:x" },
                }),
                terraform("aws_ecs_service", "green", {
                    name: "web",
                    cluster: "green",
                    desired_count: 1,
                    load_balancer: { target_group_arn: "arn:x" },
                }),
                terraform("aws_appautoscaling_target", "scale", {
                    service_namespace: "ecs",
                    resource_id: "service/green/web",
                    min_capacity: 2,
                    max_capacity: 4,
                }),
            ],
            because: ["scale: resource_id"],
        },
        {
            title: "a count of no kind",
            stack: [terraform("aws_ecs_service", "web", { desired_count: ["1"], load_balancer: { target_group_arn: "arn:x" } })],
            because: ["desired_count is "],
        },
        {
            title: "Service Connect that deployment decides",
            stack: [pulumiAws("ecs/service:Service", "prices", { desiredCount: 1, serviceConnectConfiguration: unknown })],
            because: ["serviceConnectConfiguration.enabled"],
        },
        {
            title: "services of Service Connect that deployment decides",
            stack: [
                pulumiAws("ecs/service:Service", "prices", { desiredCount: 1, serviceConnectConfiguration: { enabled: true, services: unknown } }),
            ],
            because: ["serviceConnectConfiguration.services"],
        },
        {
            title: "a list of load balancers that deployment decides, and may leave empty",
            stack: [pulumiAws("ecs/service:Service", "web", { desiredCount: 1, loadBalancers: unknown })],
            because: ["loadBalancers"],
        },
        {
            title: "a plan whose apps are in another program",
            stack: [plan({ sku: { name: "S1" } })],
            because: ["the apps that run on it"],
        },
        {
            title: "an app whose plan is in another program",
            stack: [onPlan("app", { serverFarmId: "/subscriptions/0/serverFarms/shared" })],
            because: ["serverFarmId depends on the App Service plan"],
        },
        {
            title: "functions on a plan of their own: their triggers are in the code",
            stack: [plan({ sku: { name: "S1" } }), onPlan("functionapp", {}, "jobs")],
            because: ["jobs: it depends on the triggers of its functions"],
        },
        { title: "a size from configuration", stack: [plan({ sku: { name: unknown, capacity: 1 } }), onPlan("app")], because: ["sku.name"] },
        {
            title: "a size that is not in the table",
            stack: [plan({ sku: { name: "Q1" } }), onPlan("app")],
            because: ["sku.name depends on a plan size that is not in the table"],
        },
        {
            title: "an autoscale setting that may be another plan's",
            stack: [
                plan({ sku: { name: "S1" } }),
                onPlan("app"),
                autoscaled({ targetResourceUri: unknown, enabled: true, profiles: [profile("2")] }),
            ],
            because: ["scale: targetResourceUri"],
        },
        {
            title: "a profile that deployment decides",
            stack: [plan({ sku: { name: "S1" } }), onPlan("app"), autoscaled({ enabled: true, profiles: [profile("2"), unknown] })],
            because: ["scale: profiles[1]"],
        },
        {
            title: "a switch that deployment decides",
            stack: [plan({ sku: { name: "S1", capacity: 3 }, elasticScaleEnabled: unknown }), onPlan("app")],
            because: ["elasticScaleEnabled"],
        },
        {
            title: "replicas that a variable decides",
            stack: [terraform("azurerm_container_app", "api", { ingress: { external_enabled: true }, template: { min_replicas: unknown } })],
            because: ["template.min_replicas"],
        },
        {
            title: "azurerm has no argument for the copies that automatic scaling keeps",
            stack: [servicePlan({ premium_plan_auto_scale_enabled: true }), linuxApp()],
            because: ["the running app"],
        },
        { title: "malformed: text where the size is expected", stack: [plan({ sku: "S1" }), onPlan("app")], because: ["sku.name"] },
    ],
    same: [
        {
            title: "an app on a plan of one instance",
            stacks: [
                [plan({ sku: { name: "S1" } }), onPlan("app")],
                [servicePlan({ sku_name: "S1" }), linuxApp()],
            ],
        },
        {
            title: "a container app that scales to zero",
            stacks: [
                [containerApp({}, { external: true })],
                [terraform("azurerm_container_app", "api", { ingress: { external_enabled: true }, template: {} })],
            ],
        },
    ],
});
