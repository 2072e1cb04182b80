const aws = require("@pulumi/aws");

module.exports = async () => {
    const secret = await aws.secretsmanager.getSecretVersion({ secretId: "shop/db" });
    const { username, password, port = 5432 } = JSON.parse(secret.secretString);
    const vpc = await aws.ec2.getVpc({ default: true });
    const subnets = await aws.ec2.getSubnets({ filters: [{ name: "vpc-id", values: [vpc.id] }] });
    const group = new aws.rds.SubnetGroup("db", { subnetIds: subnets.ids.slice(0, 2) });
    const db = new aws.rds.Instance("db", {
        engine: "postgres",
        instanceClass: "db.m7g.large",
        username,
        password,
        port: Number(port),
        multiAz: true,
        storageEncrypted: true,
        backupRetentionPeriod: 7,
        deletionProtection: true,
        dbSubnetGroupName: group.name,
    });
    const details = await Promise.all(subnets.ids.map((id) => aws.ec2.getSubnet({ id })));
    new aws.ec2.SecurityGroup("db", {
        vpcId: vpc.id,
        ingress: [{ protocol: "tcp", fromPort: 5432, toPort: 5432, cidrBlocks: details.map(({ cidrBlock }) => cidrBlock) }],
    });
    return { endpoint: db.endpoint };
};
