/** The readers of this vocabulary. Derived from the files of this folder: `npm run derive`. */

import type { AnyReader } from "../reader";
import { lockAtResource, lockAtResourceGroup, lockAtSubscription, lockByScope } from "./authorization";
import { autoscaleSetting } from "./autoscale";
import { containerApp, managedEnvironment } from "./container-apps";
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
    metricAlert,
    scheduledQueryRule,
    smartDetector,
    workspace,
} from "./monitor";
import { resourceGroup } from "./resources";
import { serviceBusNamespace, serviceBusQueue, serviceBusSubscription, serviceBusTopic } from "./service-bus";
import { blobContainer, storageAccount } from "./storage";
import {
    webAppApplicationSettings,
    webAppApplicationSettingsSlot,
    webAppAuthSettings,
    webAppConnectionStrings,
    webAppConnectionStringsSlot,
} from "./web-settings";
import { appServicePlan, webApp, webAppSlot } from "./web";

export const azureNativeReaders: readonly AnyReader[] = [
    lockAtResource,
    lockAtResourceGroup,
    lockAtSubscription,
    lockByScope,
    autoscaleSetting,
    containerApp,
    managedEnvironment,
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
    metricAlert,
    scheduledQueryRule,
    smartDetector,
    workspace,
    resourceGroup,
    serviceBusNamespace,
    serviceBusQueue,
    serviceBusSubscription,
    serviceBusTopic,
    blobContainer,
    storageAccount,
    webAppApplicationSettings,
    webAppApplicationSettingsSlot,
    webAppAuthSettings,
    webAppConnectionStrings,
    webAppConnectionStringsSlot,
    appServicePlan,
    webApp,
    webAppSlot,
];
