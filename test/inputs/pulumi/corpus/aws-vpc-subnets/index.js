const pulumi = require("@pulumi/pulumi");
const aws = require("@pulumi/aws");

module.exports = async () => {
    const [zones, region, caller] = await Promise.all([aws.getAvailabilityZones({ state: "available" }), aws.getRegion(), aws.getCallerIdentity()]);
    const vpc = new aws.ec2.Vpc("main", { cidrBlock: "10.0.0.0/16", tags: { Account: caller.accountId } });
    const gateway = new aws.ec2.InternetGateway("main", { vpcId: vpc.id });
    const subnets = zones.names.slice(0, Math.min(2, zones.names.length)).map((zone, index) => {
        const open = new aws.ec2.Subnet(`public-${index}`, {
            vpcId: vpc.id,
            availabilityZone: zone,
            cidrBlock: `10.0.${index}.0/24`,
            mapPublicIpOnLaunch: true,
        });
        const inner = new aws.ec2.Subnet(`private-${index}`, { vpcId: vpc.id, availabilityZone: zone, cidrBlock: `10.0.${index + 10}.0/24` });
        const address = new aws.ec2.Eip(`nat-${index}`, { domain: "vpc" }, { dependsOn: gateway });
        new aws.ec2.NatGateway(`nat-${index}`, { subnetId: open.id, allocationId: address.id });
        return { open, inner };
    });
    const endpoints = ["s3", "dynamodb"].map(
        (name) => new aws.ec2.VpcEndpoint(name, { vpcId: vpc.id, serviceName: `com.amazonaws.${region.name}.${name}` }),
    );
    return {
        vpc: vpc.id,
        subnets: pulumi.all(subnets.map(({ inner }) => inner.id)),
        endpoints: endpoints.length,
    };
};
