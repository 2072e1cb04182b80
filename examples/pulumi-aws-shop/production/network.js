const pulumi = require("@pulumi/pulumi");
const aws = require("@pulumi/aws");

const zones = aws.getAvailabilityZonesOutput({ state: "available" });

const vpc = new aws.ec2.Vpc("shop", {
    cidrBlock: "10.20.0.0/16",
    enableDnsHostnames: true,
    enableDnsSupport: true,
    tags: { Name: "shop" },
});

const internetGateway = new aws.ec2.InternetGateway("shop", { vpcId: vpc.id, tags: { Name: "shop" } });

const publicRoutes = new aws.ec2.RouteTable("public", {
    vpcId: vpc.id,
    routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: internetGateway.id }],
    tags: { Name: "shop-public" },
});

// A NAT gateway per zone: a lost zone must not cut the other one off.
const subnets = [0, 1].map((zone) => {
    const publicSubnet = new aws.ec2.Subnet(`public-${zone}`, {
        vpcId: vpc.id,
        cidrBlock: `10.20.${zone}.0/24`,
        availabilityZone: zones.names[zone],
        tags: { Name: `shop-public-${zone}` },
    });
    new aws.ec2.RouteTableAssociation(`public-${zone}`, { subnetId: publicSubnet.id, routeTableId: publicRoutes.id });

    const address = new aws.ec2.Eip(`nat-${zone}`, { domain: "vpc" }, { dependsOn: [internetGateway] });
    const nat = new aws.ec2.NatGateway(`nat-${zone}`, { subnetId: publicSubnet.id, allocationId: address.id, tags: { Name: `shop-${zone}` } });

    const privateSubnet = new aws.ec2.Subnet(`private-${zone}`, {
        vpcId: vpc.id,
        cidrBlock: `10.20.${zone + 10}.0/24`,
        availabilityZone: zones.names[zone],
        tags: { Name: `shop-private-${zone}` },
    });
    const privateRoutes = new aws.ec2.RouteTable(`private-${zone}`, {
        vpcId: vpc.id,
        routes: [{ cidrBlock: "0.0.0.0/0", natGatewayId: nat.id }],
        tags: { Name: `shop-private-${zone}` },
    });
    new aws.ec2.RouteTableAssociation(`private-${zone}`, { subnetId: privateSubnet.id, routeTableId: privateRoutes.id });

    const dataSubnet = new aws.ec2.Subnet(`data-${zone}`, {
        vpcId: vpc.id,
        cidrBlock: `10.20.${zone + 20}.0/24`,
        availabilityZone: zones.names[zone],
        tags: { Name: `shop-data-${zone}` },
    });

    return { publicSubnet, privateSubnet, privateRoutes, dataSubnet };
});

new aws.ec2.VpcEndpoint("s3", {
    vpcId: vpc.id,
    serviceName: pulumi.interpolate`com.amazonaws.${aws.getRegionOutput().region}.s3`,
    vpcEndpointType: "Gateway",
    routeTableIds: subnets.map((subnet) => subnet.privateRoutes.id),
});

const flowLogs = new aws.cloudwatch.LogGroup("flow-logs", { name: "/shop/flow-logs", retentionInDays: 365 });

const flowLogsRole = new aws.iam.Role("flow-logs", {
    assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "vpc-flow-logs.amazonaws.com" }),
});

new aws.iam.RolePolicy("flow-logs", {
    role: flowLogsRole.id,
    policy: pulumi.jsonStringify({
        Version: "2012-10-17",
        Statement: [
            {
                Effect: "Allow",
                Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
                Resource: pulumi.interpolate`${flowLogs.arn}:*`,
            },
        ],
    }),
});

new aws.ec2.FlowLog("shop", {
    vpcId: vpc.id,
    trafficType: "ALL",
    logDestination: flowLogs.arn,
    iamRoleArn: flowLogsRole.arn,
});

const securityGroup = (name, description) => new aws.ec2.SecurityGroup(name, { vpcId: vpc.id, description, tags: { Name: `shop-${name}` } });

const balancer = securityGroup("balancer", "Public load balancer");
const web = securityGroup("web", "Web service");
const worker = securityGroup("worker", "Order worker");
const thumbnails = securityGroup("thumbnails", "Thumbnail function");
const proxy = securityGroup("proxy", "Database proxy");
const database = securityGroup("database", "Orders database");
const cache = securityGroup("cache", "Session cache");

function allow(name, source, target, port) {
    const rule = { fromPort: port, toPort: port, ipProtocol: "tcp" };
    new aws.vpc.SecurityGroupEgressRule(name, { ...rule, securityGroupId: source.id, referencedSecurityGroupId: target.id });
    new aws.vpc.SecurityGroupIngressRule(name, { ...rule, securityGroupId: target.id, referencedSecurityGroupId: source.id });
}

for (const port of [80, 443]) {
    new aws.vpc.SecurityGroupIngressRule(`internet-to-balancer-${port}`, {
        securityGroupId: balancer.id,
        ipProtocol: "tcp",
        fromPort: port,
        toPort: port,
        cidrIpv4: "0.0.0.0/0",
    });
}
allow("balancer-to-web", balancer, web, 8080);
for (const [name, group] of Object.entries({ web, worker, thumbnails })) {
    allow(`${name}-to-proxy`, group, proxy, 5432);
    new aws.vpc.SecurityGroupEgressRule(`${name}-to-aws`, {
        securityGroupId: group.id,
        ipProtocol: "tcp",
        fromPort: 443,
        toPort: 443,
        cidrIpv4: "0.0.0.0/0",
    });
}
allow("proxy-to-database", proxy, database, 5432);
allow("web-to-cache", web, cache, 6379);
allow("worker-to-cache", worker, cache, 6379);

module.exports = {
    vpc,
    publicSubnetIds: subnets.map((subnet) => subnet.publicSubnet.id),
    privateSubnetIds: subnets.map((subnet) => subnet.privateSubnet.id),
    dataSubnetIds: subnets.map((subnet) => subnet.dataSubnet.id),
    securityGroups: { balancer, web, worker, thumbnails, proxy, database, cache },
};
