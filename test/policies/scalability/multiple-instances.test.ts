import { multipleInstances } from "../../../policies/scalability/multiple-instances";
import { policyTest } from "../policy-test";
import { inEngine, interpolate, output, pulumiAws, terraform, unknown } from "../stack";

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

policyTest(multipleInstances, {
    passes: [
        { title: "two tasks behind a load balancer", stack: [pulumiAws("ecs/service:Service", "web", { desiredCount: 2, loadBalancers })] },
        { title: "a worker that nobody waits for", stack: [pulumiAws("ecs/service:Service", "worker", { desiredCount: 1 })] },
        { title: "an autoscaler that keeps two owns the count", stack: scaled(2) },
        { title: "the same as a policy pack sees it on creation", stack: scaled(2).map(inEngine) },
        {
            title: "an autoscaler named by a literal id",
            stack: [
                terraform("aws_ecs_service", "web", { name: "web", desired_count: 1, load_balancer: [{ target_group_arn: "arn:x" }] }),
                terraform("aws_appautoscaling_target", "scale", { service_namespace: "ecs", resource_id: "service/shop/web", min_capacity: 2, max_capacity: 4 }),
            ],
        },
    ],
    violations: [
        {
            title: "desiredCount left out: the provider's default is 0",
            stack: [pulumiAws("ecs/service:Service", "web", { loadBalancers })],
            findings: [{ resource: "web", message: 'Service "web" keeps fewer than 2 instances (desiredCount is 0 by default).', fix: "Set desiredCount to 2." }],
        },
        {
            title: "an autoscaler may go down to one",
            stack: scaled(1),
            findings: [{ resource: "web", message: 'Service "web" keeps fewer than 2 instances (scale: minCapacity is 1).', fix: "On scale, set minCapacity to 2." }],
        },
        {
            title: "the same in Terraform, with a single block instead of a list",
            stack: [terraform("aws_ecs_service", "web", { desired_count: "1", load_balancer: { target_group_arn: "${x}" } })],
            findings: [{ resource: "web", message: 'Service "web" keeps fewer than 2 instances (desired_count is 1).', fix: "Set desired_count = 2." }],
        },
    ],
    undecided: [
        { title: "a count that deployment decides", stack: [pulumiAws("ecs/service:Service", "web", { desiredCount: unknown, loadBalancers })], because: ["desiredCount"] },
        {
            title: "an autoscaler that may be this service's",
            stack: [
                pulumiAws("ecs/service:Service", "web", { desiredCount: 1, loadBalancers }),
                pulumiAws("appautoscaling/target:Target", "scale", { serviceNamespace: "ecs", resourceId: unknown, minCapacity: 2, maxCapacity: 4 }),
            ],
            because: ["scale: resourceId"],
        },
    ],
    without: { "azure-native": "TEMP", azurerm: "TEMP" },
});
