/** Azure Event Grid. */

import type { EventSubscriptionArgs } from "@pulumi/azure-native/eventgrid/eventSubscription";
import type { SystemTopicEventSubscriptionArgs } from "@pulumi/azure-native/eventgrid/systemTopicEventSubscription";
import { any, given, isTrue } from "../../architecture/answer";
import { advise } from "../../architecture/value";
import { eventSubscription as subscription } from "../azure/event-grid";
import type { Props } from "../props";
import { reader, type Contribution, type Subject } from "../reader";

export const eventSubscription = reader<EventSubscriptionArgs>({ types: ["azure-native:eventgrid:EventSubscription"], read });

export const systemTopicEventSubscription = reader<SystemTopicEventSubscriptionArgs>({
    types: ["azure-native:eventgrid:SystemTopicEventSubscription"],
    read,
});

function read(p: Props<EventSubscriptionArgs> | Props<SystemTopicEventSubscriptionArgs>, subject: Subject): readonly Contribution[] {
    const kept = any(isTrue(p.has("deadLetterDestination")), given(isTrue(p.has("deadLetterWithResourceIdentity"))));
    return subscription(kept, advise("Name a storage account and a blob container in deadLetterDestination."), subject);
}
