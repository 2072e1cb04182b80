"use strict";

const { Construct } = require("constructs");
const { DataAwsCallerIdentity } = require("@cdktf/provider-aws/lib/data-aws-caller-identity");
const { KmsKey } = require("@cdktf/provider-aws/lib/kms-key");
const { SnsTopic } = require("@cdktf/provider-aws/lib/sns-topic");
const { SnsTopicSubscription } = require("@cdktf/provider-aws/lib/sns-topic-subscription");

/** The topic that alarms go to, and the people behind it. */
class OnCall extends Construct {
    constructor(scope, id) {
        super(scope, id);

        const account = new DataAwsCallerIdentity(this, "account");

        // CloudWatch cannot publish to a topic under the AWS managed key: that key's policy cannot be extended.
        const key = new KmsKey(this, "key", {
            description: "Messages of the orders alarms",
            enableKeyRotation: true,
            policy: JSON.stringify({
                Version: "2012-10-17",
                Statement: [
                    { Effect: "Allow", Principal: { AWS: `arn:aws:iam::${account.accountId}:root` }, Action: "kms:*", Resource: "*" },
                    {
                        Effect: "Allow",
                        Principal: { Service: "cloudwatch.amazonaws.com" },
                        Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
                        Resource: "*",
                        Condition: { StringEquals: { "aws:SourceAccount": account.accountId } },
                    },
                ],
            }),
        });

        this.topic = new SnsTopic(this, "topic", { name: "orders-production-alarms", kmsMasterKeyId: key.arn });
        new SnsTopicSubscription(this, "email", { topicArn: this.topic.arn, protocol: "email", endpoint: "orders-on-call@example.com" });
    }
}

module.exports = { OnCall };
