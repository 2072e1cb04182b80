const pulumi = require("@pulumi/pulumi");
const aws = require("@pulumi/aws");

/** Components as the generated SDK of awsx declares them: made by a plugin elsewhere. */
const remote = (type, outputs) =>
    class extends pulumi.ComponentResource {
        constructor(name, args, options) {
            super(type, name, { ...Object.fromEntries(outputs.map((output) => [output, undefined])), ...args }, options, true);
        }
    };
const ApplicationLoadBalancer = remote("awsx:lb:ApplicationLoadBalancer", ["loadBalancer", "defaultTargetGroup"]);
const NetworkLoadBalancer = remote("awsx:lb:NetworkLoadBalancer", ["loadBalancer"]);
const FargateService = remote("awsx:ecs:FargateService", ["service", "taskDefinition"]);
const Vpc = remote("awsx:ec2:Vpc", ["vpcId", "privateSubnetIds"]);
const Cluster = remote("eks:index:Cluster", ["core", "eksCluster"]);
const RestAPI = remote("aws-apigateway:index:RestAPI", ["api", "url"]);
const Website = remote("aws-static-website:index:Website", ["websiteURL"]);

const vpc = new Vpc("net", {});
const db = new aws.rds.Instance("db", { instanceClass: "db.m7g.large", manageMasterUserPassword: true });
const front = new ApplicationLoadBalancer("front", { subnetIds: vpc.privateSubnetIds, accessLogs: { bucket: "logs", enabled: true } });
new FargateService(
    "web",
    {
        cluster: "main",
        deploymentCircuitBreaker: { enable: true, rollback: true },
        taskDefinitionArgs: {
            container: {
                name: "app",
                image: "shop:1",
                portMappings: [{ containerPort: 80, targetGroup: front.defaultTargetGroup }],
                environment: [
                    { name: "DB_HOST", value: db.address },
                    { name: "DB_PASSWORD", value: "hunter2-in-clear" },
                ],
            },
        },
    },
    { protect: true },
);
new ApplicationLoadBalancer("secure", { listeners: [{ port: 443, certificateArn: "arn:x" }, { port: 80 }] });
new ApplicationLoadBalancer("unsure", { listeners: new pulumi.StackReference("acme/network/prod").getOutput("listeners") });
new NetworkLoadBalancer("inner", { internal: true });
new FargateService("worker", {
    cluster: "main",
    desiredCount: 3,
    networkConfiguration: { subnets: ["subnet-1"] },
    taskDefinitionArgs: { logGroup: { skip: true }, containers: { one: { image: "one:1" }, two: { image: "two:1" } } },
});
new FargateService("job", { cluster: "main", taskDefinition: "job:1" });
new aws.route53.Record("www", { zoneId: "Z1", name: "www", type: "A", aliases: [{ name: front.loadBalancer.dnsName }] });
new aws.ec2.SecurityGroup("inside", { vpcId: vpc.vpcId });
const cluster = new Cluster("eks", {
    enabledClusterLogTypes: ["audit"],
    endpointPublicAccess: false,
    encryptionConfigKeyArn: "arn:key",
    publicSubnetIds: ["subnet-1"],
    privateSubnetIds: ["subnet-2"],
});
new aws.eks.Addon("addon", { clusterName: cluster.eksCluster.name, addonName: "coredns" });
new Cluster("bare", { skipDefaultNodeGroup: true });
const handler = new aws.lambda.Function("handler", { role: "arn:x" });
const api = new RestAPI("api", {
    stageName: "v1",
    routes: [
        { path: "/", localPath: "www" },
        { path: "/orders", method: "GET", eventHandler: handler },
    ],
});
new aws.apigateway.MethodSettings("stats", { restApi: api.api.id, stageName: "v1", methodPath: "*/*", settings: {} });
new Website("site", { sitePath: "www", withCDN: true, withLogs: true });
