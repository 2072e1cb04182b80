/** Azure Service Bus. Queues, topics and subscriptions log through their namespace. */

import type { ServicebusNamespaceConfig } from "@cdktf/provider-azurerm/lib/servicebus-namespace";
import { resourceLogs } from "../azure/diagnostics";
import { reader } from "../reader";

export const serviceBusNamespace = reader<ServicebusNamespaceConfig>({
    types: ["azurerm_servicebus_namespace"],
    names: ["name"],
    read: (_, subject) => [subject.component("namespace", { logs: resourceLogs(subject) })],
});
