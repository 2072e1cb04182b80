/** The readers of this vocabulary. Derived from the files of this folder: `npm run derive`. */

import type { AnyReader } from "../reader";
import { configurationStore } from "./app-configuration";
import { lockAtResource, lockAtResourceGroup, lockAtSubscription, lockByScope } from "./authorization";
import { autoscaleSetting } from "./autoscale";
import { containerApp, managedEnvironment } from "./container-apps";
import {
    mysqlFirewallRule,
    mysqlServer,
    postgresConfiguration,
    postgresFirewallRule,
    postgresServer,
    sqlBackupRetention,
    sqlDatabase,
    sqlFirewallRule,
    sqlServer,
} from "./databases";
import { eventSubscription, systemTopicEventSubscription } from "./event-grid";
import { keyVault, keyVaultKey, keyVaultSecret } from "./key-vault";
import {
    actionGroup,
    activityLogAlert,
    alertProcessingRule,
    diagnostics,
    metricAlert,
    scheduledQueryRule,
    smartDetector,
    table,
    workspace,
} from "./monitor";
import { resourceGroup } from "./resources";
import { serviceBusNamespace, serviceBusQueue, serviceBusSubscription, serviceBusTopic } from "./service-bus";
import { blobContainer, blobService, storageAccount } from "./storage";
import {
    webAppApplicationSettings,
    webAppApplicationSettingsSlot,
    webAppAuthSettings,
    webAppConnectionStrings,
    webAppConnectionStringsSlot,
} from "./web-settings";
import { appServicePlan, webApp, webAppSlot } from "./web";

/** What pointers and components may name. */
declare module "../../architecture/component" {
    interface CanonicalTypes {
        readonly "Microsoft.AlertsManagement/actionRules": true;
        readonly "Microsoft.AlertsManagement/smartDetectorAlertRules": true;
        readonly "Microsoft.App/containerApps": true;
        readonly "Microsoft.App/managedEnvironments": true;
        readonly "Microsoft.AppConfiguration/configurationStores": true;
        readonly "Microsoft.Authorization/locks": true;
        readonly "Microsoft.DBforMySQL/flexibleServers": true;
        readonly "Microsoft.DBforMySQL/flexibleServers/firewallRules": true;
        readonly "Microsoft.DBforPostgreSQL/flexibleServers": true;
        readonly "Microsoft.DBforPostgreSQL/flexibleServers/configurations": true;
        readonly "Microsoft.DBforPostgreSQL/flexibleServers/firewallRules": true;
        readonly "Microsoft.EventGrid/eventSubscriptions": true;
        readonly "Microsoft.EventGrid/systemTopics/eventSubscriptions": true;
        readonly "Microsoft.Insights/actionGroups": true;
        readonly "Microsoft.Insights/activityLogAlerts": true;
        readonly "Microsoft.Insights/autoscaleSettings": true;
        readonly "Microsoft.Insights/diagnosticSettings": true;
        readonly "Microsoft.Insights/metricAlerts": true;
        readonly "Microsoft.Insights/scheduledQueryRules": true;
        readonly "Microsoft.KeyVault/vaults": true;
        readonly "Microsoft.KeyVault/vaults/keys": true;
        readonly "Microsoft.KeyVault/vaults/secrets": true;
        readonly "Microsoft.OperationalInsights/workspaces": true;
        readonly "Microsoft.OperationalInsights/workspaces/tables": true;
        readonly "Microsoft.Resources/resourceGroups": true;
        readonly "Microsoft.ServiceBus/namespaces": true;
        readonly "Microsoft.ServiceBus/namespaces/queues": true;
        readonly "Microsoft.ServiceBus/namespaces/topics": true;
        readonly "Microsoft.ServiceBus/namespaces/topics/subscriptions": true;
        readonly "Microsoft.Sql/servers": true;
        readonly "Microsoft.Sql/servers/databases": true;
        readonly "Microsoft.Sql/servers/databases/backupShortTermRetentionPolicies": true;
        readonly "Microsoft.Sql/servers/firewallRules": true;
        readonly "Microsoft.Storage/storageAccounts": true;
        readonly "Microsoft.Storage/storageAccounts/blobServices": true;
        readonly "Microsoft.Storage/storageAccounts/blobServices/containers": true;
        readonly "Microsoft.Web/serverfarms": true;
        readonly "Microsoft.Web/sites": true;
        readonly "Microsoft.Web/sites/config": true;
        readonly "Microsoft.Web/sites/slots": true;
        readonly "Microsoft.Web/sites/slots/config": true;
    }
}

export const azureNativeReaders: readonly AnyReader[] = [
    configurationStore,
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
    sqlBackupRetention,
    sqlDatabase,
    sqlFirewallRule,
    sqlServer,
    eventSubscription,
    systemTopicEventSubscription,
    keyVault,
    keyVaultKey,
    keyVaultSecret,
    actionGroup,
    activityLogAlert,
    alertProcessingRule,
    diagnostics,
    metricAlert,
    scheduledQueryRule,
    smartDetector,
    table,
    workspace,
    resourceGroup,
    serviceBusNamespace,
    serviceBusQueue,
    serviceBusSubscription,
    serviceBusTopic,
    blobContainer,
    blobService,
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
