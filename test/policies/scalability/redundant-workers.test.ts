import { redundantWorkers } from "../../../policies/scalability/redundant-workers";
import { policyTest } from "../policy-test";
import { azureNative, inEngine, interpolate, output, pulumiAws, terraform, unknown, type Properties } from "../stack";

const loadBalancers = [{ targetGroupArn: "arn:aws:elasticloadbalancing:eu-west-1:1:targetgroup/web/1", containerName: "web", containerPort: 80 }];
const worker = (properties: Properties = {}) => pulumiAws("ecs/service:Service", "worker", { cluster: "shop", ...properties });
const block = (properties: Properties = {}) => terraform("aws_ecs_service", "worker", { name: "worker", cluster: "shop", ...properties });
const scaled = (capacity: Properties) => [
    worker({ desiredCount: 1 }),
    pulumiAws("appautoscaling/target:Target", "scale", {
        serviceNamespace: "ecs",
        scalableDimension: "ecs:service:DesiredCount",
        resourceId: interpolate("service/shop/", output("worker", "name")),
        ...capacity,
    }),
];
const night = (minCapacity: number) =>
    pulumiAws("appautoscaling/scheduledAction:ScheduledAction", "night", {
        serviceNamespace: "ecs",
        resourceId: output("scale", "resourceId"),
        scalableDimension: "ecs:service:DesiredCount",
        schedule: "cron(0 22 * * ? *)",
        scalableTargetAction: { minCapacity, maxCapacity: 6 },
    });
const app = (scale: Properties, configuration: Properties = {}) =>
    azureNative("app:ContainerApp", "mailer", {
        resourceGroupName: "shop",
        configuration,
        template: { containers: [{ name: "mailer", image: "mailer:1" }], scale },
    });
const appBlock = (template: Properties, properties: Properties = {}) =>
    terraform("azurerm_container_app", "mailer", { revision_mode: "Single", template, ...properties });

policyTest(redundantWorkers, {
    passes: [
        { title: "two tasks", stack: [worker({ desiredCount: 2 })] },
        { title: "two tasks in Terraform", stack: [block({ desired_count: 2 })] },
        { title: "one task that takes traffic is asked by multiple-instances", stack: [worker({ desiredCount: 1, loadBalancers })] },
        { title: "no task until one is asked for", stack: [worker()] },
        { title: "none, as text", stack: [block({ desired_count: "0" })] },
        { title: "a daemon runs on every host", stack: [worker({ desiredCount: 1, schedulingStrategy: "DAEMON" })] },
        {
            title: "deployments never run a second copy: a singleton",
            stack: [worker({ desiredCount: 1, deploymentMaximumPercent: 100, deploymentMinimumHealthyPercent: 0 })],
        },
        { title: "an autoscaler that keeps two", stack: scaled({ minCapacity: 2, maxCapacity: 6 }) },
        { title: "the same as a policy pack sees it on creation", stack: scaled({ minCapacity: 2, maxCapacity: 6 }).map(inEngine) },
        { title: "an autoscaler that starts from zero", stack: scaled({ minCapacity: 0, maxCapacity: 6 }) },
        { title: "an autoscaler that never runs a second copy", stack: scaled({ minCapacity: 1, maxCapacity: 1 }) },
        { title: "none by night", stack: [...scaled({ minCapacity: 2, maxCapacity: 6 }), night(0)] },
        {
            title: "an App Service plan: clients wait for its apps",
            stack: [azureNative("web:AppServicePlan", "plan", { resourceGroupName: "shop", sku: { name: "S1" } })],
        },
        { title: "a container app of two replicas", stack: [app({ minReplicas: 2 })] },
        { title: "a container app that starts from zero", stack: [app({})] },
        { title: "a container app that never runs a second copy", stack: [app({ minReplicas: 1, maxReplicas: 1 })] },
        {
            title: "a container app that a queue scales",
            stack: [app({ minReplicas: 1, rules: [{ name: "orders", custom: { type: "azure-servicebus", metadata: { queueName: "orders" } } }] })],
        },
        {
            title: "a container app that takes traffic is asked by multiple-instances",
            stack: [app({ minReplicas: 1 }, { ingress: { external: true } })],
        },
        { title: "a container app of two replicas in azurerm", stack: [appBlock({ min_replicas: 2 })] },
        {
            title: "a container app that a queue scales, in azurerm",
            stack: [appBlock({ min_replicas: 1, azure_queue_scale_rule: [{ name: "orders", queue_name: "orders", queue_length: 5 }] })],
        },
        {
            title: "a container app that a topic scales, in azurerm",
            stack: [appBlock({ min_replicas: 1, custom_scale_rule: { name: "orders", custom_rule_type: "azure-servicebus", metadata: {} } })],
        },
    ],
    violations: [
        {
            title: "one task",
            stack: [worker({ desiredCount: 1 })],
            findings: [
                { resource: "worker", message: 'Service "worker" keeps fewer than 2 instances (desiredCount is 1).', fix: "Set desiredCount to 2." },
            ],
        },
        {
            title: "one task in Terraform, with a maximum that lets deployments run two",
            stack: [block({ desired_count: 1, deployment_maximum_percent: 200 })],
            findings: [
                { resource: "worker", message: 'Service "worker" keeps fewer than 2 instances (desired_count is 1).', fix: "Set desired_count = 2." },
            ],
        },
        {
            title: "another service's autoscaler does not help",
            stack: [
                block({ desired_count: 1 }),
                terraform("aws_appautoscaling_target", "scale", {
                    service_namespace: "ecs",
                    resource_id: "service/shop/prices",
                    min_capacity: 2,
                    max_capacity: 4,
                }),
            ],
            findings: [
                { resource: "worker", message: 'Service "worker" keeps fewer than 2 instances (desired_count is 1).', fix: "Set desired_count = 2." },
            ],
        },
        {
            title: "a team that wants three",
            options: { minimum: 3 },
            stack: [worker({ desiredCount: 2 })],
            findings: [
                { resource: "worker", message: 'Service "worker" keeps fewer than 3 instances (desiredCount is 2).', fix: "Set desiredCount to 3." },
            ],
        },
        {
            title: "one replica that nothing scales",
            stack: [app({ minReplicas: 1 })],
            findings: [
                {
                    resource: "mailer",
                    message: 'App "mailer" keeps fewer than 2 instances (template.scale.minReplicas is 1).',
                    fix: "Set template.scale.minReplicas to 2.",
                },
            ],
        },
        {
            title: "one replica for what others of its environment call, which requests scale",
            stack: [app({ minReplicas: 1, rules: [{ name: "calls", http: { metadata: {} } }] }, { ingress: { external: false, targetPort: 80 } })],
            findings: [
                {
                    resource: "mailer",
                    message: 'App "mailer" keeps fewer than 2 instances (template.scale.minReplicas is 1).',
                    fix: "Set template.scale.minReplicas to 2.",
                },
            ],
        },
        {
            title: "one replica in azurerm",
            stack: [appBlock({ min_replicas: 1, max_replicas: 4 })],
            findings: [
                {
                    resource: "mailer",
                    message: 'App "mailer" keeps fewer than 2 instances (template.min_replicas is 1).',
                    fix: "Set template.min_replicas = 2.",
                },
            ],
        },
    ],
    undecided: [
        { title: "a count from configuration", stack: [worker({ desiredCount: unknown })], because: ["desiredCount"] },
        {
            title: "an autoscaler that keeps one: a queue may be what it follows",
            stack: scaled({ minCapacity: 1, maxCapacity: 6 }),
            because: ["scale: minCapacity depends on what its scaling policies follow"],
        },
        {
            title: "a maximum that deployment decides",
            stack: [worker({ desiredCount: 1, deploymentMaximumPercent: unknown })],
            because: ["deploymentMaximumPercent"],
        },
        {
            title: "load balancers that deployment decides",
            stack: [worker({ desiredCount: 1, loadBalancers: unknown })],
            because: ["loadBalancers"],
        },
        { title: "rules that deployment decides", stack: [app({ minReplicas: 1, rules: unknown })], because: ["template.scale.rules"] },
        { title: "replicas that a variable decides", stack: [appBlock({ min_replicas: unknown })], because: ["template.min_replicas"] },
        {
            title: "a maximum that a variable decides",
            stack: [appBlock({ min_replicas: 1, max_replicas: unknown })],
            because: ["template.max_replicas"],
        },
    ],
    same: [
        { title: "one task", stacks: [[worker({ desiredCount: 1 })], [block({ desired_count: 1 })], [inEngine(worker({ desiredCount: 1 }))]] },
        { title: "one replica", stacks: [[app({ minReplicas: 1 })], [appBlock({ min_replicas: 1 })]] },
    ],
});
