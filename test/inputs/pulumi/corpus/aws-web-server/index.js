const { readFileSync } = require("node:fs");
const { createHash } = require("node:crypto");
const pulumi = require("@pulumi/pulumi");
const aws = require("@pulumi/aws");

module.exports = async () => {
    const config = new pulumi.Config();
    const image = await aws.ec2.getAmi({ owners: ["amazon"], mostRecent: true, filters: [{ name: "name", values: ["al2023-ami-*-x86_64"] }] });
    const script = readFileSync("./start.sh", "utf8");
    let keyName = config.get("keyName");
    if (!keyName) keyName = new aws.ec2.KeyPair("admin", { publicKey: config.require("publicKey") }).keyName;
    const group = new aws.ec2.SecurityGroup("web", {
        ingress: [22, 80].map((port) => ({ protocol: "tcp", fromPort: port, toPort: port, cidrBlocks: ["0.0.0.0/0"] })),
    });
    const servers = ["a", "b"].map(
        (letter) =>
            new aws.ec2.Instance(`web-${letter}`, {
                ami: image.id,
                instanceType: "t3.micro",
                keyName,
                vpcSecurityGroupIds: [group.id],
                userData: script,
                tags: { Image: image.name.slice(0, 20), Script: createHash("sha1").update(script).digest("hex") },
            }),
    );
    return { addresses: servers.map(({ publicIp }) => publicIp), image: image.id };
};
