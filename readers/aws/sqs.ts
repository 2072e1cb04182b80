/** Amazon SQS. */

import type { QueueArgs } from "@pulumi/aws/sqs/queue";
import { reader } from "../reader";

export const sqsQueue = reader<QueueArgs>({
    types: ["aws_sqs_queue", "aws:sqs/queue:Queue"],
    names: ["name"],
    read: (_, subject) => [subject.component("queue", {})],
});
