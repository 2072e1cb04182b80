/** Azure Service Bus. Queues, topics and subscriptions log through their namespace. */

import type { ServicebusNamespaceConfig } from "@cdktf/provider-azurerm/lib/servicebus-namespace";
import type { ServicebusQueueConfig } from "@cdktf/provider-azurerm/lib/servicebus-queue";
import type { ServicebusSubscriptionConfig } from "@cdktf/provider-azurerm/lib/servicebus-subscription";
import type { ServicebusTopicConfig } from "@cdktf/provider-azurerm/lib/servicebus-topic";
import { given, isTrue, yes } from "../../architecture/answer";
import { resourceLogs } from "../azure/diagnostics";
import { DEAD_LETTERS, entity, FOREVER, limited } from "../azure/service-bus";
import { nameInId } from "../azure/resource-ids";
import { byProvider } from "../props";
import { alertOn, watched } from "../azure/watched";
import { named } from "../named";
import { reader } from "../reader";

export const serviceBusNamespace = reader<ServicebusNamespaceConfig>({
    canonical: "Microsoft.ServiceBus/namespaces",
    types: ["azurerm_servicebus_namespace"],
    metrics: { namespaces: ["Microsoft.ServiceBus/namespaces"] },
    names: ["name"],
    facets: ["deadLetterStore", "logs", "timeToLive", "watched"],
    read(p, subject) {
        // Required by the provider. In the Basic tier messages live 14 days at most.
        const basic = p.choice("sku", { Basic: true, Standard: false, Premium: false }, byProvider);
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

export const serviceBusQueue = reader<ServicebusQueueConfig>({
    canonical: "Microsoft.ServiceBus/namespaces/queues",
    types: ["azurerm_servicebus_queue"],
    names: ["name"],
    facets: ["deadLetter", "partOf"],
    amends: ["deadLetter"],
    read: (p, subject) =>
        entity(
            "queue",
            {
                timeToLive: p.text("defaultMessageTtl", FOREVER),
                handsOnTo: p.to("forwardDeadLetteredMessagesTo", { types: ["Microsoft.ServiceBus/namespaces/queues"] }),
                handsOn: named(p, "forwardDeadLetteredMessagesTo", { types: ["Microsoft.ServiceBus/namespaces/queues"] }),
                deadLetters: p.flag("deadLetteringOnMessageExpiration", false),
                within: p.to("namespaceId", { types: ["Microsoft.ServiceBus/namespaces"], name: nameInId }),
            },
            subject,
        ),
});

export const serviceBusTopic = reader<ServicebusTopicConfig>({
    canonical: "Microsoft.ServiceBus/namespaces/topics",
    types: ["azurerm_servicebus_topic"],
    names: ["name"],
    facets: ["partOf", "timeToLive"],
    read: (p, subject) => [
        subject.component("topic", {
            partOf: p.to("namespaceId", { types: ["Microsoft.ServiceBus/namespaces"], name: nameInId }),
            timeToLive: { limited: limited(p.text("defaultMessageTtl", FOREVER)) },
        }),
    ],
});

export const serviceBusSubscription = reader<ServicebusSubscriptionConfig>({
    canonical: "Microsoft.ServiceBus/namespaces/topics/subscriptions",
    types: ["azurerm_servicebus_subscription"],
    names: ["name"],
    facets: ["deadLetter", "partOf"],
    amends: ["deadLetter"],
    read: (p, subject) =>
        entity(
            "subscription",
            {
                timeToLive: p.text("defaultMessageTtl", FOREVER),
                handsOnTo: p.to("forwardDeadLetteredMessagesTo", { types: ["Microsoft.ServiceBus/namespaces/queues"] }),
                handsOn: named(p, "forwardDeadLetteredMessagesTo", { types: ["Microsoft.ServiceBus/namespaces/queues"] }),
                deadLetters: p.flag("deadLetteringOnMessageExpiration", false),
                within: p.to("topicId", { types: ["Microsoft.ServiceBus/namespaces/topics"], name: nameInId }),
            },
            subject,
        ),
});
