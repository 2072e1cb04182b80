const aws = require("@pulumi/aws");

module.exports = async () => {
    const shared = aws.ec2.Vpc.get("shared", "vpc-0123456789abcdef0");
    const logs = aws.s3.Bucket.get("logs", "acme-logs");
    const { ids } = await aws.ec2.getSubnets({ filters: [{ name: "tag:Tier", values: ["private"] }] });
    const key = await aws.kms.getKey({ keyId: "alias/shop" });
    const role = await aws.iam.getRole({ name: "instances" });
    const template = new aws.ec2.LaunchTemplate("workers", {
        imageId: aws.ssm.getParameterOutput({ name: "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64" }).value,
        instanceType: "m7i.large",
        iamInstanceProfile: { name: role.name },
        blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { encrypted: "true", kmsKeyId: key.arn } }],
    });
    new aws.autoscaling.Group("workers", {
        minSize: 1,
        maxSize: 4,
        vpcZoneIdentifiers: ids,
        launchTemplate: { id: template.id, version: "$Latest" },
    });
    const cache = new aws.elasticache.SubnetGroup("cache", { subnetIds: [ids[0], ids[1]] });
    new aws.elasticache.ReplicationGroup("cache", {
        description: `cache in ${shared.tags.Name ?? "shared"}`,
        nodeType: "cache.t4g.small",
        numCacheClusters: ids.length > 1 ? 2 : 1,
        subnetGroupName: cache.name,
    });
    return { vpc: shared.id, bucket: logs.arn };
};
