const pulumi = require("@pulumi/pulumi");
const aws = require("@pulumi/aws");

/** As generated SDKs declare theirs: made by a plugin elsewhere. */
class Vpc extends pulumi.ComponentResource {
    constructor(name, args) {
        super("acme:net:Network", name, { ...args, privateSubnetIds: undefined, vpcId: undefined }, {}, true);
    }
}

class Cluster extends pulumi.ComponentResource {
    constructor(name, args) {
        super("eks:index:Cluster", name, args, {}, true);
    }
}

const vpc = new Vpc("net", { numberOfAvailabilityZones: 2 });
new Cluster("shop", { desiredCount: 1 });
new aws.ec2.SecurityGroup("web", { vpcId: vpc.vpcId });
vpc.privateSubnetIds.apply((ids) =>
    ids.map((id, index) => new aws.ec2.RouteTableAssociation(`route-${index}`, { subnetId: id, routeTableId: "rtb-1" })),
);
vpc.vpcId.apply((id) => {
    if (!id.startsWith("vpc-")) throw new Error("not a VPC");
    return id;
});
