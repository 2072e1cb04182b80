const pulumi = require("@pulumi/pulumi");
const aws = require("@pulumi/aws");

const config = new pulumi.Config();
const network = new pulumi.StackReference(config.require("networkStack"));
const subnets = network.getOutput("privateSubnetIds");
const cluster = network.requireOutput("cluster");
const target = new aws.lb.TargetGroup("api", {
    port: 80,
    protocol: "HTTP",
    targetType: "ip",
    vpcId: network.getOutput("vpcId"),
    healthCheck: { path: "/health" },
});
const rule = new aws.lb.ListenerRule("api", {
    listenerArn: network.getOutput("listenerArn"),
    actions: [{ type: "forward", targetGroupArn: target.arn }],
    conditions: [{ pathPattern: { values: ["/api/*"] } }],
});
const task = new aws.ecs.TaskDefinition("api", {
    family: "api",
    cpu: "256",
    memory: "512",
    networkMode: "awsvpc",
    requiresCompatibilities: ["FARGATE"],
    containerDefinitions: pulumi.all([network.getOutput("dbHost"), network.getOutput("repository")]).apply(([host, repository]) =>
        JSON.stringify([
            {
                name: "api",
                image: `${repository}:${config.get("tag") || "1"}`,
                portMappings: [{ containerPort: 80 }],
                environment: [{ name: "DB_HOST", value: host }],
            },
        ]),
    ),
});
new aws.ecs.Service(
    "api",
    {
        cluster,
        taskDefinition: task.arn,
        desiredCount: config.getNumber("count") ?? 2,
        launchType: "FARGATE",
        deploymentCircuitBreaker: { enable: true, rollback: true },
        networkConfiguration: { subnets },
        loadBalancers: [{ targetGroupArn: target.arn, containerName: "api", containerPort: 80 }],
    },
    { dependsOn: rule },
);
subnets.apply((ids) => ids.forEach((id, index) => new aws.ec2.Tag(`subnet-${index}`, { resourceId: id, key: "used-by", value: "api" })));
