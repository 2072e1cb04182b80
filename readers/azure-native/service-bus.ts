/** Azure Service Bus. Queues, topics and subscriptions log through their namespace. */

import type { NamespaceArgs } from "@pulumi/azure-native/servicebus/namespace";
import { resourceLogs } from "../azure/diagnostics";
import { reader } from "../reader";

export const serviceBusNamespace = reader<NamespaceArgs>({
    types: ["azure-native:servicebus:Namespace"],
    names: ["namespaceName"],
    read: (_, subject) => [subject.component("namespace", { logs: resourceLogs(subject) })],
});
