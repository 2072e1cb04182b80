const pulumi = require("@pulumi/pulumi");
const aws = require("@pulumi/aws");

/** What a program does with what it awaited, one way each. */
const ways = {
    mapped: async () => (await aws.ec2.getSubnets()).ids.map((id) => new aws.ec2.NatGateway(`mapped-${id}`, { subnetId: id })),
    each: async () => (await aws.ec2.getSubnets()).ids.forEach((id, index) => new aws.ec2.NatGateway(`each-${index}`, { subnetId: id })),
    loop: async () => {
        for (const [index, block] of (await aws.getIpRanges({ services: ["cloudfront"] })).cidrBlocks.entries())
            new aws.vpc.SecurityGroupIngressRule(`loop-${index}`, { securityGroupId: "sg-1", cidrIpv4: block, ipProtocol: "tcp" });
    },
    nested: async () => {
        const gateways = (await aws.ec2.getSubnets()).ids.map((id) => new aws.ec2.Eip("nested", { tags: { subnet: id } }));
        gateways.forEach((address) => new aws.ec2.NatGateway("nested", { subnetId: "subnet-1", allocationId: address.id }));
        for (const address of gateways) new aws.ec2.NatGateway("nested-too", { subnetId: "subnet-1", allocationId: address.id });
    },
    pattern: async () => {
        const [first, second] = (await aws.ec2.getSubnets()).ids;
        new aws.ec2.NatGateway("pattern", { subnetId: second, tags: { first } });
    },
    taken: async () => {
        const ids = (await aws.ec2.getSubnets()).ids;
        new aws.rds.SubnetGroup("taken", { subnetIds: ids.slice(0, 2), description: `in ${ids.join(" and ")}` });
    },
    split: async () => {
        const zone = await aws.route53.getZone({ name: "shop.example" });
        new aws.route53.Record("split", { zoneId: zone.zoneId, name: `www.${zone.name}`, type: "A", records: [zone.nameServers[0].split(".")[0]] });
    },
    parsed: async () => {
        const secret = JSON.parse((await aws.secretsmanager.getSecretVersion({ secretId: "shop" })).secretString);
        new aws.rds.Instance("parsed", { instanceClass: "db.m7g.large", username: secret.user, password: secret.password });
    },
    listed: async () => {
        for (const [name, value] of Object.entries(JSON.parse((await aws.ssm.getParameter({ name: "/shop" })).value)))
            new aws.ssm.Parameter(`listed-${name}`, { type: "String", value });
    },
    number: async () => {
        const count = Number((await aws.ssm.getParameter({ name: "/count" })).value);
        new aws.ecs.Service("number", { desiredCount: count, taskDefinition: "web:1" });
    },
    awaited: async () => {
        const network = new pulumi.StackReference("acme/network/prod");
        const subnets = await network.getOutputValue("subnets");
        const details = await network.getOutputDetails("vpc");
        subnets.map((id) => new aws.ec2.NatGateway(`awaited-${id}`, { subnetId: Promise.resolve(id), tags: { vpc: details.value.id } }));
        new aws.ec2.NatGateway("awaited", { subnetId: (await Promise.all(await (await subnets)[0]))[0] });
    },
    template: async () => {
        const { result } = await pulumi.runtime.invoke("kubernetes:helm:template", { jsonOpts: "{}" });
        result
            .filter(({ kind }) => kind !== "Secret")
            .map((object) => new pulumi.CustomResource(`kubernetes:core/v1:${object.kind}`, "template", object));
        new aws.sqs.Queue("template");
    },
    setting: async () => {
        const network = new pulumi.Config().requireObject("network");
        new aws.rds.SubnetGroup("setting", { subnetIds: network.subnets.map((id) => id.trim()), name: network.name });
    },
    callback: async () => {
        aws.ec2.getSubnetsOutput().ids.apply((ids) => ids.map((id) => new aws.ec2.NatGateway("callback", { subnetId: id })));
        aws.ec2.getSubnetsOutput().ids.apply((ids) => (ids.length > 2 ? new aws.sqs.Queue("never") : undefined));
    },
    // After these two everything is conditional.
    asked: async () => {
        const image = await aws.ec2.getAmi({ owners: ["amazon"], mostRecent: true });
        if (!image.id.startsWith("ami-")) throw new Error("no image");
        new aws.ec2.Instance("asked", { ami: image.id, instanceType: "t3.micro" });
    },
    compared: async () => {
        const { ids } = await aws.ec2.getSubnets();
        if (ids.length < 2) throw new Error("two subnets are needed");
        new aws.lb.LoadBalancer("compared", { subnets: ids });
    },
};

module.exports = async () => {
    for (const way of Object.values(ways)) await way();
};
