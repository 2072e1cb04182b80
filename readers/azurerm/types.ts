import { typesOf } from "../types";

/** Every type of this vocabulary that somebody has looked at, a line each. How to read a line: `readers/types.ts`. */
export const azurermTypes = typesOf(`
# API Management
// It keeps credentials for the services behind it.
azurerm_api_management | instances logs settings transport watched capacity firewall identity network regions zones | nothing
azurerm_api_management_api | transport authentication delivery throttling | nothing
azurerm_api_management_api_operation | authentication | nothing
azurerm_api_management_api_operation_policy | settings authentication throttling | nothing
azurerm_api_management_api_policy | settings authentication throttling | nothing
azurerm_api_management_backend | settings | nothing
azurerm_api_management_named_value | settings | nothing
azurerm_api_management_product | throttling | nothing
azurerm_api_management_product_api | nothing | nothing

# App Service
// Which slot is active changes nothing about there being one.
// Certificates are uploaded with their private key and its password.
azurerm_app_service_certificate | settings | nothing
azurerm_app_service_certificate_binding | nothing | nothing
azurerm_app_service_custom_hostname_binding | nothing | nothing
azurerm_app_service_environment_v3 | nothing | nothing
azurerm_app_service_managed_certificate | nothing | nothing
azurerm_app_service_public_certificate | nothing | nothing
azurerm_app_service_slot_custom_hostname_binding | nothing | nothing
azurerm_app_service_slot_virtual_network_swift_connection | nothing | nothing
azurerm_app_service_virtual_network_swift_connection | nothing | network
azurerm_function_app_active_slot | nothing | nothing
azurerm_function_app_flex_consumption | consumer logs settings telemetry transport watched authentication credentials identity network runtime scaling tracing | instances deletion
azurerm_linux_function_app azurerm_windows_function_app | consumer logs release settings telemetry transport watched artifacts authentication cors credentials firewall health identity network queueing runtime scaling slots tracing | instances deletion
azurerm_linux_function_app_slot azurerm_windows_function_app_slot | settings transport identity slots | release
azurerm_linux_web_app azurerm_windows_web_app | consumer instances logs release settings telemetry transport watched artifacts authentication cors credentials firewall health identity network runtime slots tracing tls | instances
azurerm_linux_web_app_slot azurerm_windows_web_app_slot | settings transport identity slots | release
azurerm_service_plan | hosting instances capacity scaling zones | nothing
azurerm_web_app_active_slot | delivery | nothing

# Azure Monitor
azurerm_application_insights | credentials tracing | nothing
azurerm_application_insights_smart_detection_rule | nothing | nothing
azurerm_application_insights_standard_web_test | probes | nothing
azurerm_application_insights_web_test | nothing | nothing
azurerm_application_insights_workbook | nothing | nothing
azurerm_application_insights_workbook_template | nothing | nothing
azurerm_log_analytics_linked_service | nothing | nothing
azurerm_log_analytics_linked_storage_account | nothing | nothing
azurerm_log_analytics_query_pack | nothing | nothing
azurerm_log_analytics_query_pack_query | nothing | nothing
azurerm_log_analytics_saved_search | nothing | nothing
azurerm_log_analytics_solution | nothing | nothing
azurerm_log_analytics_workspace | cost credentials logRetention regions | nothing
azurerm_log_analytics_workspace_table | logRetention | nothing
azurerm_monitor_action_group | channel | nothing
azurerm_monitor_activity_log_alert | alarm | nothing
azurerm_monitor_alert_processing_rule_action_group | nothing | alarm
azurerm_monitor_alert_prometheus_rule_group | alarm | alarm
azurerm_monitor_autoscale_setting | nothing | instances scaling
azurerm_monitor_data_collection_endpoint | nothing | nothing
azurerm_monitor_data_collection_rule | nothing | nothing
azurerm_monitor_data_collection_rule_association | nothing | nothing
azurerm_monitor_diagnostic_setting | nothing | logs audit logFormat
azurerm_monitor_metric_alert | alarm | nothing
azurerm_monitor_scheduled_query_rules_alert | alarm | nothing
azurerm_monitor_scheduled_query_rules_alert_v2 | alarm | nothing
azurerm_monitor_smart_detector_alert_rule | alarm | nothing

# Azure SQL
// Auditing and assessments may write with a key of a storage account.
azurerm_mssql_database | backupRetention logs protection replica watched backup capacity encryption regions replicas storage zones | nothing
azurerm_mssql_database_extended_auditing_policy | settings | audit
azurerm_mssql_database_vulnerability_assessment_rule_baseline | nothing | nothing
azurerm_mssql_elasticpool | zones | nothing
azurerm_mssql_failover_group | nothing | regions replicas
azurerm_mssql_firewall_rule | nothing | publicAccess
azurerm_mssql_managed_instance | publicAccess standby transport storage | nothing
azurerm_mssql_outbound_firewall_rule | nothing | nothing
azurerm_mssql_server | database locks publicAccess settings signIn tls | nothing
azurerm_mssql_server_extended_auditing_policy | settings | audit logRetention
azurerm_mssql_server_microsoft_support_auditing_policy | settings | nothing
azurerm_mssql_server_security_alert_policy | settings | detection
azurerm_mssql_server_transparent_data_encryption | nothing | nothing
azurerm_mssql_server_vulnerability_assessment | settings | nothing
azurerm_mssql_virtual_network_rule | nothing | nothing

# Backup
// A vault changes nothing of what it keeps copies of.
azurerm_backup_container_storage_account | nothing | nothing
azurerm_backup_policy_file_share | nothing | nothing
azurerm_backup_policy_vm | backup | nothing
azurerm_backup_policy_vm_workload | nothing | nothing
azurerm_backup_protected_file_share | nothing | backup
azurerm_backup_protected_vm | nothing | backup
azurerm_data_protection_backup_instance_blob_storage | nothing | backup
azurerm_data_protection_backup_instance_disk | nothing | backup
azurerm_data_protection_backup_instance_kubernetes_cluster | nothing | backup
azurerm_data_protection_backup_instance_mysql_flexible_server | nothing | backupRetention
azurerm_data_protection_backup_instance_postgresql | nothing | nothing
azurerm_data_protection_backup_instance_postgresql_flexible_server | nothing | backupRetention backup
azurerm_data_protection_backup_policy_blob_storage | nothing | nothing
azurerm_data_protection_backup_policy_disk | nothing | nothing
azurerm_data_protection_backup_policy_kubernetes_cluster | nothing | nothing
azurerm_data_protection_backup_policy_mysql_flexible_server | nothing | nothing
azurerm_data_protection_backup_policy_postgresql | nothing | nothing
azurerm_data_protection_backup_policy_postgresql_flexible_server | nothing | nothing
azurerm_data_protection_backup_vault | immutability | nothing
azurerm_data_protection_backup_vault_customer_managed_key | nothing | nothing
azurerm_data_protection_resource_guard | nothing | nothing
azurerm_recovery_services_vault | backup immutability regions | nothing

# Container Apps and containers
// Storages and Dapr components hold credentials: they have no line yet.
azurerm_container_app | consumer instances release settings transport watched artifacts authentication cors credentials delivery firewall health identity scaling shutdown tracing | nothing
azurerm_container_app_custom_domain | nothing | nothing
azurerm_container_app_environment | exposure logs firewall network tracing zones | nothing
azurerm_container_app_environment_certificate | settings | nothing
azurerm_container_app_environment_custom_domain | nothing | nothing
azurerm_container_app_job | settings artifacts credentials identity queueing | consumer
azurerm_container_group | logs settings artifacts credentials health identity network zones | consumer
azurerm_container_registry | publicAccess authentication capacity credentials dataRetention regions scanning zones | nothing
azurerm_container_registry_cache_rule | nothing | nothing
azurerm_container_registry_scope_map | nothing | nothing
azurerm_kubernetes_cluster | instances logs release settings capacity credentials delivery encryption identity network patching privileges runtime scaling scanning signIn zones | exposure transport
azurerm_kubernetes_cluster_node_pool | instances delivery encryption scaling zones | instances scaling zones

# Cosmos DB, Redis, search and configuration
azurerm_app_configuration | publicAccess recovery | nothing
azurerm_cosmosdb_account | publicAccess transport backup cors credentials encryption regions replicas runtime zones | nothing
azurerm_managed_redis | publicAccess transport credentials zones | nothing
azurerm_redis_cache | publicAccess settings transport authentication capacity credentials patching regions runtime zones | nothing
azurerm_redis_enterprise_cluster | transport zones | nothing
azurerm_redis_firewall_rule | publicAccess | publicAccess
azurerm_search_service | instances publicAccess capacity credentials encryption zones | nothing

# DNS
// A record that a setting refers to may still lead anywhere.
azurerm_dns_a_record | nothing | nothing
azurerm_dns_aaaa_record | nothing | nothing
azurerm_dns_caa_record | nothing | nothing
azurerm_dns_cname_record | nothing | nothing
azurerm_dns_mx_record | nothing | nothing
azurerm_dns_ns_record | nothing | nothing
azurerm_dns_srv_record | nothing | nothing
azurerm_dns_txt_record | nothing | nothing
azurerm_dns_zone | nothing | nothing
azurerm_private_dns_a_record | nothing | nothing
azurerm_private_dns_aaaa_record | nothing | nothing
azurerm_private_dns_cname_record | nothing | nothing
azurerm_private_dns_resolver | nothing | nothing
azurerm_private_dns_resolver_inbound_endpoint | nothing | nothing
azurerm_private_dns_resolver_outbound_endpoint | nothing | nothing
azurerm_private_dns_srv_record | nothing | nothing
azurerm_private_dns_txt_record | nothing | nothing
azurerm_private_dns_zone | nothing | nothing
azurerm_private_dns_zone_virtual_network_link | nothing | nothing

# Event Grid
// Where events come from. Who gets them is in the subscriptions.
azurerm_eventgrid_domain | nothing | nothing
azurerm_eventgrid_domain_topic | nothing | nothing
azurerm_eventgrid_event_subscription | deadLetter | nothing
azurerm_eventgrid_system_topic | nothing | nothing
azurerm_eventgrid_system_topic_event_subscription | deadLetter | nothing
azurerm_eventgrid_topic | credentials | nothing

# Front Door, Application Gateway and Traffic Manager
// They hand requests on, and change nothing of what they lead to.
azurerm_application_gateway | instances logs settings transport watched capacity delivery firewall health queueing runtime scaling shutdown zones | nothing
azurerm_cdn_endpoint | settings transport | nothing
azurerm_cdn_endpoint_custom_domain | transport | nothing
azurerm_cdn_frontdoor_custom_domain | transport | nothing
azurerm_cdn_frontdoor_custom_domain_association | transport | nothing
azurerm_cdn_frontdoor_endpoint | transport firewall | nothing
azurerm_cdn_frontdoor_firewall_policy | settings firewall throttling | nothing
azurerm_cdn_frontdoor_origin | transport delivery regions | nothing
azurerm_cdn_frontdoor_origin_group | health | nothing
azurerm_cdn_frontdoor_profile | logs watched firewall | nothing
azurerm_cdn_frontdoor_route | transport | nothing
azurerm_cdn_frontdoor_rule | settings transport | nothing
azurerm_cdn_frontdoor_rule_set | nothing | nothing
azurerm_cdn_frontdoor_secret | certificates | nothing
azurerm_cdn_frontdoor_security_policy | firewall | nothing
azurerm_cdn_profile | logs watched firewall | nothing
azurerm_traffic_manager_azure_endpoint | settings regions | nothing
azurerm_traffic_manager_external_endpoint | settings regions | nothing
azurerm_traffic_manager_nested_endpoint | settings regions | nothing
azurerm_traffic_manager_profile | logs settings watched health regions | nothing
azurerm_web_application_firewall_policy | settings firewall throttling | nothing

# Key Vault
azurerm_key_vault | logs privileges recovery network | nothing
azurerm_key_vault_access_policy | nothing | privileges
azurerm_key_vault_certificate_contacts | nothing | nothing
azurerm_key_vault_key | rotation | nothing
azurerm_key_vault_secret | settings rotation | nothing

# Networks
azurerm_application_security_group | nothing | nothing
azurerm_bastion_host | nothing | nothing
azurerm_ip_group | nothing | nothing
azurerm_local_network_gateway | nothing | nothing
azurerm_nat_gateway | zones | nothing
azurerm_nat_gateway_public_ip_association | nothing | nothing
azurerm_nat_gateway_public_ip_prefix_association | nothing | nothing
azurerm_network_ddos_protection_plan | nothing | nothing
azurerm_network_interface | network | nothing
azurerm_network_interface_application_security_group_association | nothing | nothing
azurerm_network_interface_security_group_association | nothing | nothing
azurerm_network_profile | nothing | nothing
azurerm_network_security_group | network | nothing
azurerm_network_security_rule | nothing | network
azurerm_network_watcher | nothing | nothing
azurerm_private_endpoint | network | nothing
azurerm_private_endpoint_application_security_group_association | nothing | nothing
azurerm_private_link_service | nothing | nothing
azurerm_public_ip | capacity runtime throttling zones | nothing
azurerm_public_ip_prefix | nothing | nothing
azurerm_route | nothing | nothing
azurerm_route_table | nothing | nothing
azurerm_subnet | network | nothing
azurerm_subnet_nat_gateway_association | nothing | nothing
azurerm_subnet_network_security_group_association | nothing | network
azurerm_subnet_route_table_association | nothing | nothing
azurerm_subnet_service_endpoint_storage_policy | nothing | nothing
azurerm_virtual_network | flowLogs throttling | nothing
azurerm_virtual_network_dns_servers | nothing | nothing
azurerm_virtual_network_peering | nothing | nothing

# PostgreSQL and MySQL
// A virtual endpoint is another way in: it has no line yet.
azurerm_mysql_flexible_database | nothing | nothing
azurerm_mysql_flexible_server | backupRetention database logs protection publicAccess replica settings standby watched backup capacity encryption patching regions replicas runtime storage zones | nothing
azurerm_mysql_flexible_server_active_directory_administrator | nothing | nothing
azurerm_mysql_flexible_server_configuration | nothing | audit tls
azurerm_mysql_flexible_server_firewall_rule | nothing | publicAccess
azurerm_postgresql_flexible_server | backupRetention database logs protection publicAccess replica settings standby watched backup capacity encryption patching regions replicas runtime signIn storage zones | nothing
azurerm_postgresql_flexible_server_active_directory_administrator | nothing | nothing
azurerm_postgresql_flexible_server_backup | nothing | nothing
azurerm_postgresql_flexible_server_configuration | nothing | database audit tls
azurerm_postgresql_flexible_server_database | nothing | nothing
azurerm_postgresql_flexible_server_firewall_rule | nothing | publicAccess

# Resource groups, cost and portal
azurerm_consumption_budget_resource_group | cost | nothing
azurerm_consumption_budget_subscription | cost | nothing
azurerm_portal_dashboard | nothing | nothing
azurerm_resource_group | locks | nothing
azurerm_resource_group_cost_management_export | nothing | nothing
azurerm_resource_provider_registration | nothing | nothing

# Roles, locks and identities
// Policy assignments change what they are assigned to: they have no line yet.
azurerm_federated_identity_credential | credentials | nothing
azurerm_management_lock | nothing | locks protection
azurerm_role_assignment | privileges | nothing
azurerm_role_definition | privileges | nothing
azurerm_user_assigned_identity | nothing | nothing

# Service Bus and Event Hubs
azurerm_eventhub | deadLetter dataRetention | nothing
azurerm_eventhub_namespace | publicAccess transport credentials scaling | nothing
azurerm_servicebus_namespace | deadLetterStore logs timeToLive watched capacity credentials encryption network tls | nothing
azurerm_servicebus_namespace_authorization_rule | nothing | privileges
azurerm_servicebus_namespace_customer_managed_key | nothing | nothing
azurerm_servicebus_queue | deadLetter partOf dataRetention queueing | deadLetter
azurerm_servicebus_queue_authorization_rule | nothing | nothing
azurerm_servicebus_subscription | deadLetter partOf queueing | deadLetter
azurerm_servicebus_subscription_rule | nothing | nothing
azurerm_servicebus_topic | partOf timeToLive dataRetention | nothing
azurerm_servicebus_topic_authorization_rule | nothing | nothing

# Storage
// Everybody is meant to read a static website.
azurerm_storage_account | publicAccess transport backup cors credentials encryption regions zones tls deletion | nothing
azurerm_storage_account_customer_managed_key | nothing | nothing
azurerm_storage_account_network_rules | nothing | publicAccess
azurerm_storage_account_queue_properties | nothing | nothing
azurerm_storage_account_static_website | publicAccess | nothing
azurerm_storage_blob | nothing | nothing
azurerm_storage_blob_inventory_policy | nothing | nothing
azurerm_storage_container | nothing | publicAccess deletion
azurerm_storage_container_immutability_policy | nothing | immutability
azurerm_storage_encryption_scope | nothing | nothing
azurerm_storage_management_policy | nothing | dataRetention
azurerm_storage_object_replication | nothing | nothing
azurerm_storage_queue | nothing | nothing
azurerm_storage_share | nothing | nothing
azurerm_storage_share_directory | nothing | nothing
azurerm_storage_table | nothing | nothing

# Virtual machines
azurerm_linux_virtual_machine | instances settings artifacts capacity encryption hardening identity patching runtime signIn zones | nothing
azurerm_linux_virtual_machine_scale_set | instances release settings artifacts delivery encryption hardening health identity network patching shutdown signIn zones | nothing
azurerm_managed_disk | publicAccess encryption | nothing
azurerm_orchestrated_virtual_machine_scale_set | instances release encryption health identity shutdown zones | nothing
azurerm_windows_virtual_machine | instances settings artifacts capacity encryption hardening identity patching runtime zones | nothing
azurerm_windows_virtual_machine_scale_set | instances release settings artifacts delivery encryption hardening health identity patching shutdown zones | nothing
`);
