/** Amazon SNS: topics, and who listens to them. */

import { dependsOn, elsewhere, provider } from "../../architecture/reason";
import type { SlackChannelConfigurationArgs } from "@pulumi/aws/chatbot/slackChannelConfiguration";
import type { TeamsChannelConfigurationArgs } from "@pulumi/aws/chatbot/teamsChannelConfiguration";
import type { TopicArgs } from "@pulumi/aws/sns/topic";
import type { TopicPolicyArgs } from "@pulumi/aws/sns/topicPolicy";
import type { TopicSubscriptionArgs } from "@pulumi/aws/sns/topicSubscription";
import { amendable } from "../../architecture/amendable";
import { amend, consult, type Amendment } from "../../architecture/amendment";
import { all, any, equals, given, holds, isTrue, no, not, oneOf, some, undecided, yes, type Answer } from "../../architecture/answer";
import type { Component } from "../../architecture/component";
import type { Channel } from "../../architecture/facets/alarm";
import type { DeadLetter } from "../../architecture/facets/dead-letter";
import type { Entrance } from "../../architecture/facets/transport";
import type { Pointer } from "../../architecture/pointer";
import { requirement } from "../../architecture/requirement";
import { advise, known, many, unknown, words, type Many } from "../../architecture/value";
import { isMap, type Node } from "../../resources/node";
import type { Props } from "../props";
import { reader, type Subject } from "../reader";
import type { Following } from "../scope";
import { callsAsynchronously, collectedBy, namesDeadLetters, toFunction, toQueue, type RedrivePolicy } from "./dead-letters";
import { ALARMS, passesForAlarms } from "./service-requests";
import { admitting, inboxAt, keptThere, ownInbox, refusedAt, sendsTo } from "./inbox";
import { toKey } from "./kms";
import type { PolicyDocument } from "./policy-documents";
import { allOf, permits, says } from "./policy-questions";

const TOPIC = "aws_sns_topic";
const toTopic: Following = { types: [TOPIC] };

export const snsTopic = reader<TopicArgs>({
    types: [TOPIC, "aws:sns/topic:Topic"],
    names: ["name"],
    facets: ["channel", "inbox", "published"],
    read(p, subject) {
        const key = p.to("kmsMasterKeyId", toKey);
        return [
            subject.component("topic", {
                inbox: ownInbox(p.has("policy"), p.json<PolicyDocument>("policy"), "sns:Publish"),
                published: { alarms: amendable(no(), "added") },
                channel: {
                    reaches: reaches(p, key, subject),
                    admits: requirement(
                        // The policy that every topic begins with admits alarms of its own account: https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html
                        amendable(isTrue(p.has("policy")).kind === "no" ? yes() : admitsAlarms(p.json<PolicyDocument>("policy"))),
                        "does not admit alarms",
                        advise(words`Let cloudwatch.amazonaws.com use sns:Publish in the policy of topic "${subject.resource.name}".`),
                    ),
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

/** It takes the place of the topic's own policy. */
export const snsTopicPolicy = reader<TopicPolicyArgs>({
    types: ["aws_sns_topic_policy", "aws:sns/topicPolicy:TopicPolicy"],
    facets: [],
    amends: ["channel", "inbox"],
    read(p) {
        const policy = p.json<PolicyDocument>("policy");
        const holds = admitsAlarms(policy);
        return [
            admitting(p.to("arn", toTopic), policy, "sns:Publish"),
            amend(p.to("arn", toTopic), "channel", (mine) => (mine.admits === undefined ? mine : { ...mine, admits: { ...mine.admits, holds } })),
        ];
    },
});

/**
 * Each statement of a topic's policy is about that topic. Whether an account that it names stands for the alarms in it AWS does not say.
 * https://repost.aws/knowledge-center/cloudwatch-receive-sns-for-alarm-trigger
 */
function admitsAlarms(policy: Props<PolicyDocument>): Answer {
    const asked = { actions: allOf("sns:publish"), passes: passesForAlarms };
    const admitted = given(permits(policy, { ...asked, who: ALARMS }));
    if (admitted.kind !== "no") return admitted;
    const statements = policy.each("Statement");
    const byAccount = some(statements, (one) => all(namesAccounts(one.raw("Principal")?.node), says(one, "Allow", asked)));
    const denied = some(statements, (one) => says(one, "Deny", { ...asked, who: ALARMS }));
    if (byAccount.kind === "no" || denied.kind === "yes") return admitted;
    return undecided(unknown(policy.place(), dependsOn("whether alarms count as the accounts that it names")));
}

function namesAccounts(principal: Node | undefined): Answer {
    return isMap(principal) && principal["AWS"] !== undefined ? yes() : no();
}

export const snsTopicSubscription = reader<TopicSubscriptionArgs>({
    types: ["aws_sns_topic_subscription", "aws:sns/topicSubscription:TopicSubscription"],
    renames: { topic: "topic_arn" },
    facets: ["deadLetter", "transport"],
    amends: ["channel", "deadLetter"],
    read(p, subject) {
        const topic = p.to("topic", toTopic);
        const redrive = p.json<RedrivePolicy>("redrivePolicy");
        // Firehose keeps the messages and notifies no one. https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html
        const heard = p.choice(
            "protocol",
            { email: true, "email-json": true, sms: true, https: true, http: true, lambda: true, sqs: true, application: true, firehose: false },
            provider,
        );
        const calls = holds(p.text("protocol", ""), (protocol) => protocol === "lambda");
        const toQueues = given(equals(p.text("protocol", ""), "sqs"));
        const inbox = inboxAt(p, "endpoint");
        const others = [
            subject.component("topic subscription", {
                deadLetter: undelivered(p, topic, redrive, all(toQueues, refusedAt(inbox))),
                transport: toEndpoint(p),
            }),
            consult(subject.place.address, topic, "deadLetter", "published", (mine, { published }) => ({
                ...mine,
                givesUp: any(all(givesUp(p), not(published.alarms)), all(toQueues, refusedAt(inbox))),
            })),
            keptThere(subject.place.address, redrive.to("deadLetterTargetArn", toQueue), "admitsTopics"),
            ...(toQueues.kind === "no"
                ? []
                : [sendsTo(subject.place.address, inbox, "admitsTopics", toQueues, "sends its messages to a queue that refuses them")]),
            ...(calls.kind === "no" ? [] : [callsAsynchronously(p.to("endpoint", toFunction), calls)]),
            collectedBy(redrive, "deadLetterTargetArn"),
        ];
        if (heard.kind === "known" && !heard.value) return others;
        return [listens(topic, heard.kind === "known" ? yes() : undecided(heard)), ...others];
    },
});

/**
 * Functions, queues and delivery streams are tried for weeks, an address of the user's own for an hour at most; people are notified.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html
 */
function givesUp(p: Props<TopicSubscriptionArgs>): Answer {
    return given(oneOf(p.text("protocol", provider), ["http", "https"]));
}

function undelivered(p: Props<TopicSubscriptionArgs>, topic: Pointer, redrive: Props<RedrivePolicy>, refused: Answer): DeadLetter {
    return {
        givesUp: any(all(givesUp(p), undecided(unknown(topic.place, dependsOn("what is published to the topic")))), refused),
        collects: no(),
        kept: requirement(
            namesDeadLetters(redrive, "deadLetterTargetArn"),
            "loses the messages that its endpoint does not take",
            p.advise({
                pulumi: "Set redrivePolicy to pulumi.jsonStringify({ deadLetterTargetArn: <a queue's ARN> }), and let sns.amazonaws.com send to that queue.",
                terraform:
                    "Set redrive_policy = jsonencode({ deadLetterTargetArn = <a queue's ARN> }), and let sns.amazonaws.com send to that queue.",
            }),
        ),
    };
}

/** Amazon SNS reaches an endpoint over the internet: "must be publicly accessible". https://docs.aws.amazon.com/sns/latest/dg/sns-http-https-endpoint-as-subscriber.html */
function toEndpoint(p: Props<TopicSubscriptionArgs>): Many<Entrance> {
    const protocol = p.text("protocol", provider);
    if (protocol.kind === "known" && !protocol.value.startsWith("http")) return many([]);
    const shown = protocol.kind === "known" ? { ...protocol, shown: protocol.value === "http" ? "http" : "https" } : protocol;
    const plain = {
        pulumi: 'Set protocol to "https" and begin endpoint with https://.',
        terraform: 'Set protocol = "https" and begin endpoint with https://.',
    };
    return many([
        {
            detail: "endpoint",
            fromInternet: given(holds(protocol, (it) => it.startsWith("http"))),
            carries: yes(),
            encrypted: requirement(not(equals(shown, "http")), "sends its messages over plain HTTP", p.advise(plain, "replacement")),
        },
    ]);
}

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
