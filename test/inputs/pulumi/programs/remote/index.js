const pulumi = require("@pulumi/pulumi");
const aws = require("@pulumi/aws");

/** As the generated SDKs of packages like awsx declare theirs: made by a plugin elsewhere. */
class Vpc extends pulumi.ComponentResource {
    constructor(name, args) {
        super("awsx:ec2:Vpc", name, { ...args, privateSubnetIds: undefined, vpcId: undefined }, {}, true);
    }
}

class FargateService extends pulumi.ComponentResource {
    constructor(name, args) {
        super("awsx:ecs:FargateService", name, args, {}, true);
    }
}

const vpc = new Vpc("net", { numberOfAvailabilityZones: 2 });
new FargateService("shop", { desiredCount: 1 });
new aws.ec2.SecurityGroup("web", { vpcId: vpc.vpcId });
vpc.privateSubnetIds.apply((ids) =>
    ids.map((id, index) => new aws.ec2.RouteTableAssociation(`route-${index}`, { subnetId: id, routeTableId: "rtb-1" })),
);
vpc.vpcId.apply((id) => {
    if (!id.startsWith("vpc-")) throw new Error("not a VPC");
    return id;
});
