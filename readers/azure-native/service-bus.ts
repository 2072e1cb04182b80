/** Azure Service Bus. Queues, topics and subscriptions log through their namespace. */

import type { NamespaceArgs } from "@pulumi/azure-native/servicebus/namespace";
import type { QueueArgs } from "@pulumi/azure-native/servicebus/queue";
import type { SubscriptionArgs } from "@pulumi/azure-native/servicebus/subscription";
import type { TopicArgs } from "@pulumi/azure-native/servicebus/topic";
import { given, isTrue, yes } from "../../architecture/answer";
import { resourceLogs } from "../azure/diagnostics";
import { DEAD_LETTERS, entity, FOREVER, limited } from "../azure/service-bus";
import { alertOn, watched } from "../azure/watched";
import { named } from "../named";
import { reader } from "../reader";

export const serviceBusNamespace = reader<NamespaceArgs>({
    canonical: "Microsoft.ServiceBus/namespaces",
    types: ["azure-native:servicebus:Namespace"],
    metrics: { namespaces: ["Microsoft.ServiceBus/namespaces"] },
    names: ["namespaceName"],
    facets: ["deadLetterStore", "logs", "timeToLive", "watched"],
    read(p, subject) {
        // Service default: Standard. In the Basic tier messages live 14 days at most.
        const basic = p.in("sku").choice("name", { Basic: true, Standard: false, Premium: false }, false);
        return [
            subject.component("namespace", {
                deadLetterStore: { ofItsParts: true, fix: alertOn(DEAD_LETTERS, subject) },
                logs: resourceLogs(subject),
                timeToLive: { limited: given(isTrue(basic)) },
                watched: watched(yes(), "ServerErrors", subject),
            }),
        ];
    },
});

export const serviceBusQueue = reader<QueueArgs>({
    canonical: "Microsoft.ServiceBus/namespaces/queues",
    types: ["azure-native:servicebus:Queue"],
    names: ["queueName"],
    facets: ["deadLetter", "partOf"],
    amends: ["deadLetter"],
    read: (p, subject) =>
        entity(
            "queue",
            {
                timeToLive: p.text("defaultMessageTimeToLive", FOREVER),
                handsOnTo: p.to("forwardDeadLetteredMessagesTo", { types: ["Microsoft.ServiceBus/namespaces/queues"] }),
                handsOn: named(p, "forwardDeadLetteredMessagesTo", { types: ["Microsoft.ServiceBus/namespaces/queues"] }),
                deadLetters: p.flag("deadLetteringOnMessageExpiration", false),
                within: p.to("namespaceName", { types: ["Microsoft.ServiceBus/namespaces"] }),
            },
            subject,
        ),
});

export const serviceBusTopic = reader<TopicArgs>({
    canonical: "Microsoft.ServiceBus/namespaces/topics",
    types: ["azure-native:servicebus:Topic"],
    names: ["topicName"],
    facets: ["partOf", "timeToLive"],
    read: (p, subject) => [
        subject.component("topic", {
            partOf: p.to("namespaceName", { types: ["Microsoft.ServiceBus/namespaces"] }),
            timeToLive: { limited: limited(p.text("defaultMessageTimeToLive", FOREVER)) },
        }),
    ],
});

export const serviceBusSubscription = reader<SubscriptionArgs>({
    canonical: "Microsoft.ServiceBus/namespaces/topics/subscriptions",
    types: ["azure-native:servicebus:Subscription"],
    names: ["subscriptionName"],
    facets: ["deadLetter", "partOf"],
    amends: ["deadLetter"],
    read: (p, subject) =>
        entity(
            "subscription",
            {
                timeToLive: p.text("defaultMessageTimeToLive", FOREVER),
                handsOnTo: p.to("forwardDeadLetteredMessagesTo", { types: ["Microsoft.ServiceBus/namespaces/queues"] }),
                handsOn: named(p, "forwardDeadLetteredMessagesTo", { types: ["Microsoft.ServiceBus/namespaces/queues"] }),
                deadLetters: p.flag("deadLetteringOnMessageExpiration", false),
                within: p.to("topicName", { types: ["Microsoft.ServiceBus/namespaces/topics"] }),
            },
            subject,
        ),
});
