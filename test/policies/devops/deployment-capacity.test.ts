import { deploymentCapacity } from "../../../policies/devops/deployment-capacity";
import { policyTest } from "../policy-test";
import { azureNative, inEngine, pulumiAws, terraform, unknown, type Properties } from "../stack";

const web = (properties: Properties = {}) =>
    pulumiAws("ecs/service:Service", "web", { desiredCount: 4, loadBalancers: [{ targetGroupArn: "arn:x", containerPort: 80 }], ...properties });
const block = (properties: Properties = {}) =>
    terraform("aws_ecs_service", "web", { desired_count: 4, load_balancer: [{ target_group_arn: "arn:x" }], ...properties });
const none = { deploymentMinimumHealthyPercent: 0, deploymentMaximumPercent: 100 };

policyTest(deploymentCapacity, {
    without: {
        "azure-native": "Container Apps and slots bring the new version up first; node pools and scale sets are not read.",
        azurerm: "Container Apps and slots bring the new version up first; node pools and scale sets are not read.",
    },
    passes: [
        { title: "the defaults: all tasks go on, and as many may be added", stack: [web()] },
        { title: "the same in Terraform", stack: [block()] },
        { title: "half of the tasks go on", stack: [web({ deploymentMinimumHealthyPercent: 50, deploymentMaximumPercent: 100 })] },
        { title: "room for one more", stack: [block({ deployment_maximum_percent: 101 })] },
        { title: "a worker serves no traffic", stack: [web({ ...none, loadBalancers: [] })] },
        { title: "a daemon", stack: [web({ ...none, schedulingStrategy: "DAEMON" })] },
        { title: "CodeDeploy starts all new tasks first", stack: [web({ ...none, deploymentController: { type: "CODE_DEPLOY" } })] },
        { title: "so does a traffic shift of ECS", stack: [web({ ...none, deploymentConfiguration: { strategy: "BLUE_GREEN" } })] },
        {
            title: "Container Apps start a revision before they stop the old one",
            stack: [azureNative("app:ContainerApp", "api", { configuration: { ingress: { external: true } } })],
        },
    ],
    violations: [
        {
            title: "no task has to go on",
            stack: [web(none)],
            findings: [
                {
                    resource: "web",
                    message: 'Service "web" lets deployments stop more than half of its tasks (deploymentMinimumHealthyPercent is 0).',
                    fix: "Set deploymentMinimumHealthyPercent to 100 and deploymentMaximumPercent to 200.",
                },
            ],
        },
        {
            title: "less than half of the tasks go on",
            stack: [block({ deployment_minimum_healthy_percent: 49 })],
            findings: [
                {
                    resource: "web",
                    message: 'Service "web" lets deployments stop more than half of its tasks (deployment_minimum_healthy_percent is 49).',
                    fix: "Set deployment_minimum_healthy_percent = 100.",
                },
            ],
        },
        {
            title: "all tasks go on, and none may be added",
            stack: [web({ deploymentMaximumPercent: 100 })],
            findings: [
                {
                    resource: "web",
                    message:
                        'Service "web" lets deployments neither stop nor add a task (deploymentMinimumHealthyPercent is 100 by default, deploymentMaximumPercent is 100).',
                    fix: "Set deploymentMaximumPercent to 200.",
                },
            ],
        },
    ],
    undecided: [
        {
            title: "a minimum from configuration",
            stack: [web({ deploymentMinimumHealthyPercent: unknown })],
            because: ["deploymentMinimumHealthyPercent"],
        },
        { title: "a maximum from configuration", stack: [block({ deployment_maximum_percent: unknown })], because: ["deployment_maximum_percent"] },
        {
            title: "a controller from configuration",
            stack: [web({ ...none, deploymentController: unknown })],
            because: ["deploymentController.type"],
        },
        { title: "load balancers that deployment decides", stack: [web({ ...none, loadBalancers: unknown })], because: ["loadBalancers"] },
    ],
    same: [
        {
            title: "no task has to go on",
            stacks: [
                [web({ deploymentMinimumHealthyPercent: 0 })],
                [block({ deployment_minimum_healthy_percent: 0 })],
                [inEngine(web({ deploymentMinimumHealthyPercent: 0 }))],
            ],
        },
    ],
});
