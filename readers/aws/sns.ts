/** Amazon SNS: topics, and who listens to them. */

import { dependsOn, elsewhere, provider } from "../../architecture/reason";
import type { SlackChannelConfigurationArgs } from "@pulumi/aws/chatbot/slackChannelConfiguration";
import type { TeamsChannelConfigurationArgs } from "@pulumi/aws/chatbot/teamsChannelConfiguration";
import type { TopicArgs } from "@pulumi/aws/sns/topic";
import type { TopicSubscriptionArgs } from "@pulumi/aws/sns/topicSubscription";
import { amend, consult, type Amendment } from "../../architecture/amendment";
import { all, holds, no, undecided, yes, type Answer } from "../../architecture/answer";
import type { Component } from "../../architecture/component";
import type { Channel } from "../../architecture/facets/alarm";
import type { Pointer } from "../../architecture/pointer";
import { advise, known, unknown, words } from "../../architecture/value";
import type { Props } from "../props";
import { reader, type Subject } from "../reader";
import type { Following } from "../scope";
import { callsAsynchronously, collectedBy, toFunction, type RedrivePolicy } from "./dead-letters";
import { toKey } from "./kms";

const TOPIC = "aws_sns_topic";
const toTopic: Following = { types: [TOPIC] };

export const snsTopic = reader<TopicArgs>({
    types: [TOPIC, "aws:sns/topic:Topic"],
    names: ["name"],
    facets: ["channel"],
    read(p, subject) {
        const key = p.to("kmsMasterKeyId", toKey);
        return [
            subject.component("topic", {
                channel: {
                    reaches: reaches(p, key, subject),
                    fix: advise(
                        words`Give topic "${subject.resource.name}" a customer managed key in ${p.place("kmsMasterKeyId").path}, with a key policy that admits cloudwatch.amazonaws.com.`,
                    ),
                },
            }),
            consult(subject.place.address, key, "channel", "key", (mine, { name, key: { admitsAlarms } }) =>
                admitsAlarms.kind === "yes"
                    ? mine
                    : {
                          reaches: all(admitsAlarms, mine.reaches),
                          fix: advise(words`Let cloudwatch.amazonaws.com use kms:Decrypt and kms:GenerateDataKey* in the policy of key "${name}".`),
                      },
            ),
        ];
    },
});

export const snsTopicSubscription = reader<TopicSubscriptionArgs>({
    types: ["aws_sns_topic_subscription", "aws:sns/topicSubscription:TopicSubscription"],
    renames: { topic: "topic_arn" },
    facets: [],
    amends: ["channel", "deadLetter"],
    read(p) {
        // Firehose keeps the messages and notifies no one. https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html
        const heard = p.choice(
            "protocol",
            { email: true, "email-json": true, sms: true, https: true, http: true, lambda: true, sqs: true, application: true, firehose: false },
            provider,
        );
        const calls = holds(p.text("protocol", ""), (protocol) => protocol === "lambda");
        const others = [
            ...(calls.kind === "no" ? [] : [callsAsynchronously(p.to("endpoint", toFunction), calls)]),
            collectedBy(p.json<RedrivePolicy>("redrivePolicy"), "deadLetterTargetArn"),
        ];
        if (heard.kind === "known" && !heard.value) return others;
        return [listens(p.to("topic", toTopic), heard.kind === "known" ? yes() : undecided(heard)), ...others];
    },
});

export const slackChannel = reader<SlackChannelConfigurationArgs>({
    types: ["aws_chatbot_slack_channel_configuration", "aws:chatbot/slackChannelConfiguration:SlackChannelConfiguration"],
    facets: [],
    amends: ["channel"],
    read: (p) => p.toEach("snsTopicArns", toTopic).items.map((topic) => listens(topic, yes())),
});

export const teamsChannel = reader<TeamsChannelConfigurationArgs>({
    types: ["aws_chatbot_teams_channel_configuration", "aws:chatbot/teamsChannelConfiguration:TeamsChannelConfiguration"],
    facets: [],
    amends: ["channel"],
    read: (p) => p.toEach("snsTopicArns", toTopic).items.map((topic) => listens(topic, yes())),
});

/**
 * CloudWatch cannot publish under the key that AWS manages for SNS: its policy does not admit the service, and cannot be changed.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services
 */
function reaches(p: Props<TopicArgs>, key: Pointer, subject: Subject): Answer {
    const id = p.text("kmsMasterKeyId", "");
    if (id.kind === "known" && /(^|:)alias\/aws\/sns$/.test(id.value)) return no(known(true, id.place, { shown: "alias/aws/sns" }));
    // The policy of a key outside the input, or of a type that is not read, is not known.
    if (key.certainty !== "nowhere" && key.targets.length === 0)
        return undecided(unknown(key.place, dependsOn("the key, which alarms may not be able to use")));
    return undecided(unknown(subject.place, elsewhere("a subscription")));
}

function listens(topic: Pointer, heard: Answer): Amendment {
    return amend(topic, "channel", (mine, component) =>
        waitsForKey(mine, component) ? mine : { ...mine, reaches: mine.reaches.kind === "yes" ? mine.reaches : heard },
    );
}

/** A listener does not help where the alarm's message never arrives. */
function waitsForKey({ reaches: answer }: Channel, topic: Component): boolean {
    if (answer.kind !== "unknown") return answer.kind === "no";
    return answer.because.some((one) => one.place.address === topic.address && one.place.path !== "");
}
