const pulumi = require("@pulumi/pulumi");
const aws = require("@pulumi/aws");

class Queues extends pulumi.ComponentResource {
    constructor(name, args, options) {
        super("shop:index:Queues", name, args, options);
        this.dead = new aws.sqs.Queue(`${name}-dead`, {}, { parent: this });
        this.jobs = new aws.sqs.Queue(`${name}-jobs`, { name: pulumi.interpolate`${this.dead.name}-jobs` }, { parent: this });
        this.registerOutputs({ jobs: this.jobs.arn });
    }
}

pulumi.runtime.registerResourceTransform((resource) =>
    resource.type === "aws:sqs/queue:Queue"
        ? { props: { ...resource.props, kmsMasterKeyId: "alias/shop" }, opts: pulumi.mergeOptions(resource.opts, { protect: true }) }
        : undefined,
);

const queues = new Queues("orders", {});
const network = new pulumi.StackReference("acme/network/prod");
const zone = aws.route53.Zone.get("public", "Z123");

new aws.lambda.Function(
    "worker",
    {
        role: new aws.iam.Role("worker", { assumeRolePolicy: "{}" }, { retainOnDelete: true }).arn,
        environment: { variables: { QUEUE: queues.jobs.url, ZONE: zone.name, TOKEN: pulumi.secret("hunter2-in-clear") } },
        vpcConfig: { subnetIds: network.requireOutput("subnets"), securityGroupIds: [network.getOutput("group")] },
        code: new pulumi.asset.AssetArchive({ "index.js": new pulumi.asset.StringAsset("exports.handler = async () => {}") }),
    },
    { dependsOn: [queues], ignoreChanges: ["code"] },
);
console.log("made");
console.error("all of it");
