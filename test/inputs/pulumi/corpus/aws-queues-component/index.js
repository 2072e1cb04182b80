const pulumi = require("@pulumi/pulumi");
const aws = require("@pulumi/aws");

class Worker extends pulumi.ComponentResource {
    constructor(name, { timeout, retries, schedule }, options) {
        super("shop:jobs:Worker", name, {}, options);
        const parent = { parent: this };
        this.dead = new aws.sqs.Queue(`${name}-dead`, { messageRetentionSeconds: 1209600 }, parent);
        this.queue = new aws.sqs.Queue(
            name,
            {
                visibilityTimeoutSeconds: timeout * 6,
                redrivePolicy: this.dead.arn.apply((deadLetterTargetArn) => JSON.stringify({ deadLetterTargetArn, maxReceiveCount: retries })),
            },
            parent,
        );
        if (schedule) {
            const rule = new aws.cloudwatch.EventRule(name, { scheduleExpression: schedule }, parent);
            new aws.cloudwatch.EventTarget(name, { rule: rule.name, arn: this.queue.arn }, parent);
        }
        this.registerOutputs({ url: this.queue.url });
    }
}

const workers = new pulumi.Config().requireObject("workers");
const made = new Map();
for (const [name, settings] of Object.entries(workers)) made.set(name, new Worker(name, { retries: 5, ...settings }));
const topic = new aws.sns.Topic("orders");
for (const [name, { queue }] of made) new aws.sns.TopicSubscription(name, { topic: topic.arn, protocol: "sqs", endpoint: queue.arn });
exports.queues = Object.fromEntries([...made].map(([name, { queue }]) => [name, queue.url]));
