const pulumi = require("@pulumi/pulumi");

/** As generated SDKs declare theirs: the properties that they know are taken from the arguments. */
class Queue extends pulumi.CustomResource {
    constructor(name, args = {}) {
        super("aws:sqs/queue:Queue", name, { fifoQueue: args.fifoQueue, tags: args.tags });
    }
}

class Queues extends pulumi.ComponentResource {
    constructor(name, { fifoQueue }) {
        super("shop:index:Queues", name);
        new Queue(`${name}-jobs`, { fifoQueue: !fifoQueue, tags: { team: "shop" } }, { parent: this });
    }
}

module.exports = async () => {
    const subnets = await pulumi.runtime.invoke("aws:ec2/getSubnets:getSubnets", {});
    const secret = new pulumi.Config().requireObject("queue");
    new Queue("before");

    // What follows a copy among its arguments is not a part of it.
    new Queue("copied", { ...secret, fifoQueue: true });
    new Queue("tagged", { tags: { ...subnets.tags, team: "shop" } });
    new Queue("after", { fifoQueue: false });

    for (let i = 0; i < subnets.ids.length; i++) new Queue(`counted-${i}`, { tags: { subnet: subnets.ids[i] } });
    for (const zone of ["a", "b"]) {
        let made = 0;
        while (made < subnets.ids.length) new Queue(`zone-${zone}-${made++}`);
    }
    for (const field in subnets) new Queue(`field-${field}`, { tags: { value: subnets[field] } });

    let fifoQueue = true;
    if (subnets.ids.length > 2) fifoQueue = false;
    new Queue("compared", { fifoQueue });

    const settings = { fifo: false, ...secret };
    new Queue("from-a-copy", { fifoQueue: settings.fifo });
    new Queue("from-a-copy-too");
    new Queue("handed-on", { tags: settings });
    new Queue("chosen", { tags: { team: "shop" /* {(, */, tier: subnets.vpcId.startsWith("v") ? "high, : low" : "low" }, fifoQueue: true });
    new Queues("inside", { fifoQueue: subnets.vpcId.endsWith("f") });
    const large = subnets.ids.length > 2 ? 3600 : 60;
    new Queue("by-variable", { fifoQueue: false, tags: { large: "no", size: large, team: "shop" } });
    new Queue("by-another", { fifoQueue: true, tags: { size: subnets.large } });
    new Queue("last", { fifoQueue: subnets.vpcId.startsWith("vpc-") ? true : undefined });
};
