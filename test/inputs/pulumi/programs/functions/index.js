const pulumi = require("@pulumi/pulumi");
const aws = require("@pulumi/aws");

module.exports = async () => {
    const zones = aws.getAvailabilityZonesOutput({ state: "available" });
    const vpc = new aws.ec2.Vpc("main", { cidrBlock: "10.0.0.0/16" });
    zones.names
        .apply((names) => names.slice(0, 2))
        .apply((names) =>
            names.map(
                (zone, index) => new aws.ec2.Subnet(`subnet-${index}`, { vpcId: vpc.id, availabilityZone: zone, cidrBlock: `10.0.${index}.0/24` }),
            ),
        );

    const account = await aws.getCallerIdentity();
    const bucket = new aws.s3.Bucket("logs", { bucket: `logs-${account.accountId}` });
    const policy = aws.iam.getPolicyDocumentOutput({
        statements: [
            { actions: ["s3:GetObject"], resources: [pulumi.interpolate`${bucket.arn}/*`], principals: [{ type: "AWS", identifiers: ["*"] }] },
            {
                effect: "Deny",
                actions: ["s3:*", "s3:Put*"],
                resources: [bucket.arn],
                conditions: [{ test: "Bool", variable: "aws:SecureTransport", values: ["false"] }],
            },
        ],
    });
    new aws.s3.BucketPolicy("readers", { bucket: bucket.id, policy: policy.json });

    const image = await aws.ec2.getAmi({ mostRecent: true, owners: ["amazon"] });
    // No table answers this one.
    const gateway = await aws.ec2.getNatGateway({ tags: { shared: "yes" } });
    new aws.ec2.Instance("jump", { ami: image.id, instanceType: "t3.micro", subnetId: gateway.subnetId });
    const shared = await aws.ec2.getVpc({ tags: { shared: "yes" } });
    aws.ec2
        .getSubnetsOutput({ filters: [{ name: "vpc-id", values: [shared.id] }] })
        .ids.apply((ids) => ids.map((id) => new aws.ec2.NatGateway(`nat-${id}`, { subnetId: id })));
    const zone = await aws.route53.getZone({ name: "shop.example." });
    const here = pulumi.output(aws.getRegion());
    new aws.route53.Record("www", {
        zoneId: zone.zoneId,
        name: `www.${zone.name}`,
        type: "A",
        records: ["192.0.2.1"],
        setIdentifier: here.apply((region) => region.name),
        healthCheckId: here.apply((region) => (region.description ? "a" : "b")),
    });
};
