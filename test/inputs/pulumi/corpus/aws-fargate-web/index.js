const pulumi = require("@pulumi/pulumi");
const aws = require("@pulumi/aws");
const { awsx, random } = require("../packages");

const vpc = new awsx.ec2.Vpc("shop", { numberOfAvailabilityZones: 2, natGateways: { strategy: "Single" } });
const cluster = new aws.ecs.Cluster("shop");
const password = new random.RandomPassword("db", { length: 24, special: false });
const group = new aws.rds.SubnetGroup("db", { subnetIds: vpc.privateSubnetIds });
const db = new aws.rds.Instance("db", {
    engine: "postgres",
    instanceClass: "db.t4g.medium",
    allocatedStorage: 20,
    dbSubnetGroupName: group.name,
    username: "shop",
    password: password.result,
    skipFinalSnapshot: true,
});
const front = new awsx.lb.ApplicationLoadBalancer("front", { subnetIds: vpc.publicSubnetIds });
const repository = new awsx.ecr.Repository("shop", { forceDelete: true });
const image = new awsx.ecr.Image("shop", { repositoryUrl: repository.url, context: "./app", platform: "linux/amd64" });
new awsx.ecs.FargateService("web", {
    cluster: cluster.arn,
    desiredCount: 2,
    networkConfiguration: { subnets: vpc.privateSubnetIds, securityGroups: [vpc.vpc.defaultSecurityGroupId] },
    taskDefinitionArgs: {
        container: {
            name: "web",
            image: image.imageUri,
            cpu: 512,
            memory: 256,
            essential: true,
            portMappings: [{ containerPort: 8080, targetGroup: front.defaultTargetGroup }],
            environment: [
                { name: "DB_HOST", value: db.endpoint.apply((endpoint) => endpoint.split(":")[0]) },
                { name: "DB_PASSWORD", value: password.result },
            ],
        },
    },
});
exports.url = pulumi.interpolate`http://${front.loadBalancer.dnsName}`;
