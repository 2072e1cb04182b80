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

/** What pointers and components may name. */
declare module "../../architecture/component" {
    interface CanonicalTypes {
        readonly "azure-native:alertsmanagement:AlertProcessingRuleByName": true;
        readonly "azure-native:alertsmanagement:SmartDetectorAlertRule": true;
        readonly "azure-native:app:ContainerApp": true;
        readonly "azure-native:app:ManagedEnvironment": true;
        readonly "azure-native:authorization:ManagementLockAtResourceGroupLevel": true;
        readonly "azure-native:authorization:ManagementLockAtResourceLevel": true;
        readonly "azure-native:authorization:ManagementLockAtSubscriptionLevel": true;
        readonly "azure-native:authorization:ManagementLockByScope": true;
        readonly "azure-native:dbformysql:FirewallRule": true;
        readonly "azure-native:dbformysql:Server": true;
        readonly "azure-native:dbforpostgresql:Configuration": true;
        readonly "azure-native:dbforpostgresql:FirewallRule": true;
        readonly "azure-native:dbforpostgresql:Server": true;
        readonly "azure-native:eventgrid:EventSubscription": true;
        readonly "azure-native:eventgrid:SystemTopicEventSubscription": true;
        readonly "azure-native:keyvault:Secret": true;
        readonly "azure-native:keyvault:Vault": true;
        readonly "azure-native:monitor:ActionGroup": true;
        readonly "azure-native:monitor:ActivityLogAlert": true;
        readonly "azure-native:monitor:AutoscaleSetting": true;
        readonly "azure-native:monitor:DiagnosticSetting": true;
        readonly "azure-native:monitor:MetricAlert": true;
        readonly "azure-native:monitor:ScheduledQueryRule": true;
        readonly "azure-native:operationalinsights:Workspace": true;
        readonly "azure-native:resources:ResourceGroup": true;
        readonly "azure-native:servicebus:Namespace": true;
        readonly "azure-native:servicebus:Queue": true;
        readonly "azure-native:servicebus:Subscription": true;
        readonly "azure-native:servicebus:Topic": true;
        readonly "azure-native:sql:Database": true;
        readonly "azure-native:sql:FirewallRule": true;
        readonly "azure-native:sql:Server": true;
        readonly "azure-native:storage:BlobContainer": true;
        readonly "azure-native:storage:StorageAccount": true;
        readonly "azure-native:web:AppServicePlan": true;
        readonly "azure-native:web:WebApp": true;
        readonly "azure-native:web:WebAppApplicationSettings": true;
        readonly "azure-native:web:WebAppApplicationSettingsSlot": true;
        readonly "azure-native:web:WebAppAuthSettings": true;
        readonly "azure-native:web:WebAppConnectionStrings": true;
        readonly "azure-native:web:WebAppConnectionStringsSlot": true;
        readonly "azure-native:web:WebAppSlot": true;
    }
}

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
