/** The readers of this vocabulary. Derived from the files of this folder: `npm run derive`. */

import type { AnyReader } from "../reader";
import { managementLock } from "./authorization";
import { monitorAutoscaleSetting } from "./autoscale";
import { containerApp, containerAppEnvironment } from "./container-apps";
import {
    mysqlFirewallRule,
    mysqlServer,
    postgresConfiguration,
    postgresFirewallRule,
    postgresServer,
    sqlDatabase,
    sqlFirewallRule,
    sqlServer,
} from "./databases";
import { eventSubscription, systemTopicEventSubscription } from "./event-grid";
import { keyVault, keyVaultSecret } from "./key-vault";
import {
    actionGroup,
    activityLogAlert,
    alertProcessingRule,
    diagnostics,
    formerQueryRule,
    metricAlert,
    scheduledQueryRule,
    smartDetector,
    workspace,
} from "./monitor";
import { resourceGroup } from "./resources";
import { serviceBusNamespace, serviceBusQueue, serviceBusSubscription, serviceBusTopic } from "./service-bus";
import { storageAccount, storageAccountNetworkRules, storageContainer } from "./storage";
import { flexFunctionApp, functionApp, functionAppSlot, servicePlan, webApp, webAppSlot } from "./web";

export const azurermReaders: readonly AnyReader[] = [
    managementLock,
    monitorAutoscaleSetting,
    containerApp,
    containerAppEnvironment,
    mysqlFirewallRule,
    mysqlServer,
    postgresConfiguration,
    postgresFirewallRule,
    postgresServer,
    sqlDatabase,
    sqlFirewallRule,
    sqlServer,
    eventSubscription,
    systemTopicEventSubscription,
    keyVault,
    keyVaultSecret,
    actionGroup,
    activityLogAlert,
    alertProcessingRule,
    diagnostics,
    formerQueryRule,
    metricAlert,
    scheduledQueryRule,
    smartDetector,
    workspace,
    resourceGroup,
    serviceBusNamespace,
    serviceBusQueue,
    serviceBusSubscription,
    serviceBusTopic,
    storageAccount,
    storageAccountNetworkRules,
    storageContainer,
    flexFunctionApp,
    functionApp,
    functionAppSlot,
    servicePlan,
    webApp,
    webAppSlot,
];
