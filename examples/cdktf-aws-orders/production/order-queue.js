"use strict";

const { Construct } = require("constructs");
const { SqsQueue } = require("@cdktf/provider-aws/lib/sqs-queue");
const { SqsQueueRedriveAllowPolicy } = require("@cdktf/provider-aws/lib/sqs-queue-redrive-allow-policy");
const { alarm } = require("./alarm");

const fourteenDays = 14 * 24 * 3600;
const fourDays = 4 * 24 * 3600;

/** Orders on their way to the worker, and those that it gave up on. */
class OrderQueue extends Construct {
    constructor(scope, id, { workerTimeout, topicArn }) {
        super(scope, id);

        this.deadLetters = new SqsQueue(this, "dead-letters", {
            name: "orders-production-dead-letters",
            messageRetentionSeconds: fourteenDays,
            sqsManagedSseEnabled: true,
        });
        this.queue = new SqsQueue(this, "queue", {
            name: "orders-production",
            visibilityTimeoutSeconds: 6 * workerTimeout, // what AWS asks for in front of Lambda, so that a batch can be retried
            messageRetentionSeconds: fourDays,
            receiveWaitTimeSeconds: 20,
            sqsManagedSseEnabled: true,
            redrivePolicy: JSON.stringify({ deadLetterTargetArn: this.deadLetters.arn, maxReceiveCount: 5 }),
        });
        new SqsQueueRedriveAllowPolicy(this, "redrive", {
            queueUrl: this.deadLetters.id,
            redriveAllowPolicy: JSON.stringify({ redrivePermission: "byQueue", sourceQueueArns: [this.queue.arn] }),
        });
        this.watch(topicArn);
    }

    watch(topicArn) {
        alarm(this, "age", {
            topicArn,
            page: "queue",
            name: "queue-age",
            meaning: "An order has waited more than five minutes.",
            namespace: "AWS/SQS",
            metricName: "ApproximateAgeOfOldestMessage",
            dimensions: { QueueName: this.queue.name },
            statistic: "Maximum",
            threshold: 300,
        });
        alarm(this, "given-up", {
            topicArn,
            page: "dead-letters",
            name: "dead-letters",
            meaning: "The worker gave up on an order.",
            namespace: "AWS/SQS",
            metricName: "ApproximateNumberOfMessagesVisible",
            dimensions: { QueueName: this.deadLetters.name },
            statistic: "Maximum",
            threshold: 0,
            evaluationPeriods: 1,
        });
    }
}

module.exports = { OrderQueue };
