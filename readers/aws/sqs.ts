/** Amazon SQS. */

import { requirement } from "../../architecture/requirement";
import { amendable } from "../../architecture/amendable";
import { elsewhere } from "../../architecture/reason";
import type { QueueArgs } from "@pulumi/aws/sqs/queue";
import type { QueuePolicyArgs } from "@pulumi/aws/sqs/queuePolicy";
import type { RedriveAllowPolicyArgs } from "@pulumi/aws/sqs/redriveAllowPolicy";
import type { RedrivePolicyArgs } from "@pulumi/aws/sqs/redrivePolicy";
import { amend } from "../../architecture/amendment";
import { any, given, isTrue, no, undecided, yes, type Answer } from "../../architecture/answer";
import { unknown } from "../../architecture/value";
import { byName } from "../metrics";
import type { Props } from "../props";
import { reader, type Subject } from "../reader";
import { alarmOn, watched } from "./alarms";
import { collectedBy, keeps, namesDeadLetters, toQueue, type RedrivePolicy } from "./dead-letters";
import { admitting, ownInbox } from "./inbox";
import type { PolicyDocument } from "./policy-documents";

export const sqsQueue = reader<QueueArgs>({
    types: ["aws_sqs_queue", "aws:sqs/queue:Queue"],
    metrics: { namespaces: ["AWS/SQS"], dimensions: { QueueName: byName(/^name$/) } },
    names: ["name"],
    facets: ["deadLetter", "deadLetterStore", "inbox", "watched"],
    amends: ["deadLetter"],
    read(p, subject) {
        const redrive = p.json<RedrivePolicy>("redrivePolicy");
        return [
            subject.component("queue", {
                deadLetter: {
                    // A message that fails is read again until its retention ends.
                    givesUp: yes(),
                    collects: amendable(any(admitsSources(p.json<RedriveAllowPolicy>("redriveAllowPolicy")), namedAsOne(p, subject)), "added"),
                    kept: requirement(
                        amendable(namesDeadLetters(redrive, "deadLetterTargetArn"), "added"),
                        "has no dead-letter queue",
                        p.advise({
                            pulumi: "Add a queue for messages that fail, and set redrivePolicy to pulumi.jsonStringify({ deadLetterTargetArn: <its ARN>, maxReceiveCount: 5 }).",
                            terraform:
                                "Add a queue for messages that fail, and set redrive_policy = jsonencode({ deadLetterTargetArn = <its ARN>, maxReceiveCount = 5 }).",
                        }),
                    ),
                },
                // Of what a redrive policy moves there, this metric tells: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
                deadLetterStore: { fix: alarmOn({ metric: "ApproximateNumberOfMessagesVisible", dimensions: "QueueName" }, subject) },
                inbox: ownInbox(p.has("policy"), p.json<PolicyDocument>("policy"), "sqs:SendMessage"),
                watched: watched(yes(), { metric: "ApproximateAgeOfOldestMessage", dimensions: "QueueName" }, subject),
            }),
            collectedBy(redrive, "deadLetterTargetArn"),
        ];
    },
});

export const sqsQueuePolicy = reader<QueuePolicyArgs>({
    types: ["aws_sqs_queue_policy", "aws:sqs/queuePolicy:QueuePolicy"],
    facets: [],
    amends: ["inbox"],
    read: (p) => [admitting(p.to("queueUrl", toQueue), p.json<PolicyDocument>("policy"), "sqs:SendMessage")],
});

export const sqsRedrivePolicy = reader<RedrivePolicyArgs>({
    types: ["aws_sqs_queue_redrive_policy", "aws:sqs/redrivePolicy:RedrivePolicy"],
    facets: [],
    amends: ["deadLetter"],
    read(p) {
        const redrive = p.json<RedrivePolicy>("redrivePolicy");
        return [keeps(p.to("queueUrl", toQueue), namesDeadLetters(redrive, "deadLetterTargetArn")), collectedBy(redrive, "deadLetterTargetArn")];
    },
});

export const sqsRedriveAllowPolicy = reader<RedriveAllowPolicyArgs>({
    types: ["aws_sqs_queue_redrive_allow_policy", "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy"],
    facets: [],
    amends: ["deadLetter"],
    read(p) {
        const admits = admitsSources(p.json<RedriveAllowPolicy>("redriveAllowPolicy"));
        return [amend(p.to("queueUrl", toQueue), "deadLetter", (mine) => ({ ...mine, collects: any(mine.collects, admits) }))];
    },
});

interface RedriveAllowPolicy {
    readonly redrivePermission: string;
}

/** Who says which queues may send their dead letters here, made it for that. Without a policy all may, and that says nothing. */
function admitsSources(policy: Props<RedriveAllowPolicy>): Answer {
    return given(isTrue(policy.choice("redrivePermission", { allowAll: true, byQueue: true, denyAll: false }, false)));
}

/** The queues that send there may be in another program. */
function namedAsOne(p: Props<QueueArgs>, { resource, place }: Subject): Answer {
    const name = p.text("name", "");
    const named = [resource.name, name.kind === "known" ? name.value : ""].some((text) => /dlq|dead.?letter/i.test(text));
    return named ? undecided(unknown(place, elsewhere("queues outside the input, as its name suggests"))) : no();
}
