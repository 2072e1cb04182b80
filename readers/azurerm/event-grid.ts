/** Azure Event Grid. */

import type { EventgridEventSubscriptionConfig } from "@cdktf/provider-azurerm/lib/eventgrid-event-subscription";
import type { EventgridSystemTopicEventSubscriptionConfig } from "@cdktf/provider-azurerm/lib/eventgrid-system-topic-event-subscription";
import { advise } from "../../architecture/value";
import { eventSubscription as subscription } from "../azure/event-grid";
import { named } from "../named";
import type { Props } from "../props";
import { reader, type Contribution, type Subject } from "../reader";

export const eventSubscription = reader<EventgridEventSubscriptionConfig>({
    canonical: "Microsoft.EventGrid/eventSubscriptions",
    types: ["azurerm_eventgrid_event_subscription"],
    facets: ["deadLetter"],
    read,
});

export const systemTopicEventSubscription = reader<EventgridSystemTopicEventSubscriptionConfig>({
    canonical: "Microsoft.EventGrid/systemTopics/eventSubscriptions",
    types: ["azurerm_eventgrid_system_topic_event_subscription"],
    facets: ["deadLetter"],
    read,
});

function read(p: Props<Pick<EventgridEventSubscriptionConfig, "storageBlobDeadLetterDestination">>, subject: Subject): readonly Contribution[] {
    const fix = advise("Add a storage_blob_dead_letter_destination block with a storage account and a blob container.");
    return subscription(named(p.in("storageBlobDeadLetterDestination"), "storageAccountId"), fix, subject);
}
