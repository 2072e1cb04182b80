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

/** What pointers and components may name. */
declare module "../../architecture/component" {
    interface CanonicalTypes {
        readonly azurerm_container_app: true;
        readonly azurerm_container_app_environment: true;
        readonly azurerm_eventgrid_event_subscription: true;
        readonly azurerm_eventgrid_system_topic_event_subscription: true;
        readonly azurerm_function_app_flex_consumption: true;
        readonly azurerm_key_vault: true;
        readonly azurerm_key_vault_secret: true;
        readonly azurerm_linux_function_app: true;
        readonly azurerm_linux_function_app_slot: true;
        readonly azurerm_linux_web_app: true;
        readonly azurerm_linux_web_app_slot: true;
        readonly azurerm_log_analytics_workspace: true;
        readonly azurerm_management_lock: true;
        readonly azurerm_monitor_action_group: true;
        readonly azurerm_monitor_activity_log_alert: true;
        readonly azurerm_monitor_alert_processing_rule_action_group: true;
        readonly azurerm_monitor_autoscale_setting: true;
        readonly azurerm_monitor_diagnostic_setting: true;
        readonly azurerm_monitor_metric_alert: true;
        readonly azurerm_monitor_scheduled_query_rules_alert: true;
        readonly azurerm_monitor_scheduled_query_rules_alert_v2: true;
        readonly azurerm_monitor_smart_detector_alert_rule: true;
        readonly azurerm_mssql_database: true;
        readonly azurerm_mssql_firewall_rule: true;
        readonly azurerm_mssql_server: true;
        readonly azurerm_mysql_flexible_server: true;
        readonly azurerm_mysql_flexible_server_firewall_rule: true;
        readonly azurerm_postgresql_flexible_server: true;
        readonly azurerm_postgresql_flexible_server_configuration: true;
        readonly azurerm_postgresql_flexible_server_firewall_rule: true;
        readonly azurerm_resource_group: true;
        readonly azurerm_service_plan: true;
        readonly azurerm_servicebus_namespace: true;
        readonly azurerm_servicebus_queue: true;
        readonly azurerm_servicebus_subscription: true;
        readonly azurerm_servicebus_topic: true;
        readonly azurerm_storage_account: true;
        readonly azurerm_storage_account_network_rules: true;
        readonly azurerm_storage_container: true;
    }
}

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
