/** Azure Event Grid. */

import type { EventSubscriptionArgs } from "@pulumi/azure-native/eventgrid/eventSubscription";
import type { SystemTopicEventSubscriptionArgs } from "@pulumi/azure-native/eventgrid/systemTopicEventSubscription";
import { any, given } from "../../architecture/answer";
import { advise } from "../../architecture/value";
import { eventSubscription as subscription } from "../azure/event-grid";
import { named } from "../named";
import type { Props } from "../props";
import { reader, type Contribution, type Subject } from "../reader";

export const eventSubscription = reader<EventSubscriptionArgs>({
    canonical: "Microsoft.EventGrid/eventSubscriptions",
    types: ["azure-native:eventgrid:EventSubscription"],
    facets: ["deadLetter"],
    read,
});

export const systemTopicEventSubscription = reader<SystemTopicEventSubscriptionArgs>({
    canonical: "Microsoft.EventGrid/systemTopics/eventSubscriptions",
    types: ["azure-native:eventgrid:SystemTopicEventSubscription"],
    facets: ["deadLetter"],
    read,
});

function read(
    p: Props<Pick<EventSubscriptionArgs, "deadLetterDestination" | "deadLetterWithResourceIdentity">>,
    subject: Subject,
): readonly Contribution[] {
    const byIdentity = p.in("deadLetterWithResourceIdentity").in("deadLetterDestination");
    const kept = any(named(p.in("deadLetterDestination"), "resourceId"), given(named(byIdentity, "resourceId")));
    return subscription(kept, advise("Name a storage account and a blob container in deadLetterDestination."), subject);
}
