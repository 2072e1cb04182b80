/** What is written as a block, not with `=`, at any depth of a type that is read. Derived from the installed bindings: `npm run derive`. */

export const terraformBlocks: Readonly<Partial<Record<string, string>>> = {
    aws_acm_certificate: "validation_option",
    aws_alb: "access_logs connection_logs health_check_logs ipam_pools minimum_load_balancer_capacity subnet_mapping",
    aws_alb_listener:
        "additional_claim authenticate_cognito authenticate_oidc default_action fixed_response forward jwt_validation mutual_authentication redirect stickiness target_group",
    aws_alb_listener_rule:
        "action additional_claim authenticate_cognito authenticate_oidc condition fixed_response forward host_header host_header_rewrite_config http_header http_request_method jwt_validation path_pattern query_string redirect rewrite source_ip stickiness target_group transform url_rewrite_config",
    aws_alb_target_group: "dns_failover health_check stickiness target_failover target_group_health target_health_state unhealthy_state_routing",
    aws_api_gateway_deployment: "",
    aws_api_gateway_integration: "tls_config",
    aws_api_gateway_method_settings: "settings",
    aws_api_gateway_rest_api: "endpoint_configuration",
    aws_api_gateway_stage: "access_log_settings canary_settings",
    aws_apigatewayv2_api: "cors_configuration",
    aws_apigatewayv2_integration: "response_parameters tls_config",
    aws_apigatewayv2_stage: "access_log_settings default_route_settings route_settings",
    aws_appautoscaling_policy:
        "customized_capacity_metric_specification customized_load_metric_specification customized_metric_specification customized_scaling_metric_specification dimension dimensions metric metric_data_query metric_specification metric_stat metrics predefined_load_metric_specification predefined_metric_pair_specification predefined_metric_specification predefined_scaling_metric_specification predictive_scaling_policy_configuration step_adjustment step_scaling_policy_configuration target_tracking_scaling_policy_configuration",
    aws_appautoscaling_scheduled_action: "scalable_target_action",
    aws_appautoscaling_target: "suspended_state",
    aws_autoscaling_policy:
        "customized_capacity_metric_specification customized_load_metric_specification customized_metric_specification customized_scaling_metric_specification dimensions metric metric_data_queries metric_dimension metric_specification metric_stat metrics predefined_load_metric_specification predefined_metric_pair_specification predefined_metric_specification predefined_scaling_metric_specification predictive_scaling_configuration step_adjustment target_tracking_configuration",
    aws_backup_selection: "condition selection_tag string_equals string_like string_not_equals string_not_like",
    aws_backup_vault: "",
    aws_chatbot_slack_channel_configuration: "",
    aws_chatbot_teams_channel_configuration: "",
    aws_cloudfront_distribution:
        "cookies custom_header custom_origin_config default_cache_behavior failover_criteria forwarded_values function_association geo_restriction grpc_config lambda_function_association logging_config member ordered_cache_behavior origin origin_group origin_shield restrictions s3_origin_config viewer_certificate vpc_origin_config",
    aws_cloudwatch_composite_alarm: "actions_suppressor",
    aws_cloudwatch_event_bus: "dead_letter_config log_config",
    aws_cloudwatch_event_rule: "",
    aws_cloudwatch_event_target:
        "appsync_target batch_target capacity_provider_strategy dead_letter_config ecs_target http_target input_transformer kinesis_target network_configuration ordered_placement_strategy pipeline_parameter_list placement_constraint redshift_target retry_policy run_command_targets sagemaker_pipeline_target sqs_target",
    aws_cloudwatch_log_delivery: "",
    aws_cloudwatch_log_delivery_source: "",
    aws_cloudwatch_log_group: "",
    aws_cloudwatch_log_subscription_filter: "",
    aws_cloudwatch_metric_alarm: "metric metric_query",
    aws_codedeploy_deployment_group:
        "alarm_configuration auto_rollback_configuration blue_green_deployment_config deployment_ready_option deployment_style ec2_tag_filter ec2_tag_set ecs_service elb_info green_fleet_provisioning_option load_balancer_info on_premises_instance_tag_filter prod_traffic_route target_group target_group_info target_group_pair_info terminate_blue_instances_on_deployment_success test_traffic_route trigger_configuration",
    aws_db_instance: "restore_to_point_in_time s3_import",
    aws_db_proxy: "auth",
    aws_db_proxy_endpoint: "",
    aws_db_proxy_target: "",
    aws_dynamodb_table:
        "attribute csv global_secondary_index global_table_witness import_table input_format_options local_secondary_index on_demand_throughput point_in_time_recovery replica s3_bucket_source server_side_encryption ttl warm_throughput",
    aws_ecr_repository: "encryption_configuration image_scanning_configuration image_tag_mutability_exclusion_filter",
    aws_ecs_service:
        "advanced_configuration alarms canary_configuration capacity_provider_strategy client_alias deployment_circuit_breaker deployment_configuration deployment_controller header issuer_cert_authority lifecycle_hook linear_configuration load_balancer log_configuration managed_ebs_volume network_configuration ordered_placement_strategy placement_constraints secret_option service service_connect_configuration service_registries tag_specifications test_traffic_rules timeout tls value volume_configuration vpc_lattice_configurations",
    aws_ecs_task_definition:
        "authorization_config docker_volume_configuration efs_volume_configuration ephemeral_storage fsx_windows_file_server_volume_configuration placement_constraints proxy_configuration runtime_platform volume",
    aws_elasticache_replication_group: "log_delivery_configuration node_group_configuration",
    aws_elasticache_user: "authentication_mode",
    aws_elb: "access_logs health_check listener",
    aws_iam_policy: "",
    aws_iam_policy_attachment: "",
    aws_iam_role: "inline_policy",
    aws_iam_role_policy: "",
    aws_iam_role_policy_attachment: "",
    aws_instance:
        "capacity_reservation_specification capacity_reservation_target cpu_options credit_specification ebs_block_device enclave_options ephemeral_block_device instance_market_options launch_template maintenance_options metadata_options network_interface primary_network_interface private_dns_name_options root_block_device spot_options",
    aws_kinesis_stream: "stream_mode_details",
    aws_kms_alias: "",
    aws_kms_key: "",
    aws_kms_key_policy: "",
    aws_lambda_alias: "routing_config",
    aws_lambda_event_source_mapping:
        "access_config amazon_managed_kafka_event_source_config destination_config document_db_event_source_config filter filter_criteria metrics_config on_failure provisioned_poller_config scaling_config schema_registry_config schema_validation_config self_managed_event_source self_managed_kafka_event_source_config source_access_configuration",
    aws_lambda_function:
        "capacity_provider_config dead_letter_config durable_config environment ephemeral_storage file_system_config image_config lambda_managed_instances_capacity_provider_config logging_config snap_start tenancy_config tracing_config vpc_config",
    aws_lambda_function_event_invoke_config: "destination_config on_failure on_success",
    aws_lambda_permission: "",
    aws_launch_configuration: "ebs_block_device ephemeral_block_device metadata_options root_block_device",
    aws_launch_template:
        "accelerator_count accelerator_total_memory_mib baseline_ebs_bandwidth_mbps block_device_mappings capacity_reservation_specification capacity_reservation_target connection_tracking_specification cpu_options credit_specification ebs ena_srd_specification ena_srd_udp_specification enclave_options hibernation_options iam_instance_profile instance_market_options instance_requirements license_specification maintenance_options memory_gib_per_vcpu memory_mib metadata_options monitoring network_bandwidth_gbps network_interface_count network_interfaces placement private_dns_name_options spot_options tag_specifications total_local_storage_gb vcpu_count",
    aws_lb: "access_logs connection_logs health_check_logs ipam_pools minimum_load_balancer_capacity subnet_mapping",
    aws_lb_listener:
        "additional_claim authenticate_cognito authenticate_oidc default_action fixed_response forward jwt_validation mutual_authentication redirect stickiness target_group",
    aws_lb_listener_rule:
        "action additional_claim authenticate_cognito authenticate_oidc condition fixed_response forward host_header host_header_rewrite_config http_header http_request_method jwt_validation path_pattern query_string redirect rewrite source_ip stickiness target_group transform url_rewrite_config",
    aws_lb_target_group: "dns_failover health_check stickiness target_failover target_group_health target_health_state unhealthy_state_routing",
    aws_opensearch_domain:
        "advanced_security_options aiml_options auto_tune_options cluster_config cognito_options cold_storage_options domain_endpoint_options duration ebs_options encrypt_at_rest identity_center_options log_publishing_options maintenance_schedule master_user_options natural_language_query_generation_options node_config node_options node_to_node_encryption off_peak_window off_peak_window_options s3_vectors_engine snapshot_options software_update_options vpc_options window_start_time zone_awareness_config",
    aws_opensearch_domain_policy: "",
    aws_rds_cluster: "s3_import scaling_configuration serverlessv2_scaling_configuration",
    aws_rds_cluster_endpoint: "",
    aws_rds_cluster_instance: "",
    aws_route53_health_check: "",
    aws_route53_zone: "vpc",
    aws_s3_account_public_access_block: "",
    aws_s3_bucket:
        "access_control_translation apply_server_side_encryption_by_default cors_rule default_retention destination expiration filter grant lifecycle_rule logging metrics noncurrent_version_expiration noncurrent_version_transition object_lock_configuration replication_configuration replication_time rule rules server_side_encryption_configuration source_selection_criteria sse_kms_encrypted_objects transition versioning website",
    aws_s3_bucket_acl: "access_control_policy grant grantee owner",
    aws_s3_bucket_notification: "lambda_function queue topic",
    aws_s3_bucket_ownership_controls: "rule",
    aws_s3_bucket_policy: "",
    aws_s3_bucket_public_access_block: "",
    aws_s3_bucket_website_configuration: "condition error_document index_document redirect redirect_all_requests_to routing_rule",
    aws_secretsmanager_secret: "replica",
    aws_secretsmanager_secret_rotation: "rotation_rules",
    aws_secretsmanager_secret_version: "",
    aws_sns_topic: "",
    aws_sns_topic_policy: "",
    aws_sns_topic_subscription: "",
    aws_sqs_queue: "",
    aws_sqs_queue_policy: "",
    aws_sqs_queue_redrive_allow_policy: "",
    aws_sqs_queue_redrive_policy: "",
    aws_ssm_parameter: "",
    aws_ssmincidents_response_plan: "action incident_template integration notification_target pagerduty parameter ssm_automation",
    azurerm_app_configuration: "identity replica",
    azurerm_container_app:
        "authentication azure_queue_scale_rule container custom_scale_rule dapr env header http_scale_rule identity ingress init_container ip_security_restriction liveness_probe readiness_probe registry secret startup_probe tcp_scale_rule template traffic_weight volume volume_mounts",
    azurerm_container_app_environment: "identity workload_profile",
    azurerm_eventgrid_event_subscription:
        "advanced_filter azure_function_endpoint bool_equals dead_letter_identity delivery_identity delivery_property is_not_null is_null_or_undefined number_greater_than number_greater_than_or_equals number_in number_in_range number_less_than number_less_than_or_equals number_not_in number_not_in_range retry_policy storage_blob_dead_letter_destination storage_queue_endpoint string_begins_with string_contains string_ends_with string_in string_not_begins_with string_not_contains string_not_ends_with string_not_in subject_filter webhook_endpoint",
    azurerm_eventgrid_system_topic_event_subscription:
        "advanced_filter azure_function_endpoint bool_equals dead_letter_identity delivery_identity delivery_property is_not_null is_null_or_undefined number_greater_than number_greater_than_or_equals number_in number_in_range number_less_than number_less_than_or_equals number_not_in number_not_in_range retry_policy storage_blob_dead_letter_destination storage_queue_endpoint string_begins_with string_contains string_ends_with string_in string_not_begins_with string_not_contains string_not_ends_with string_not_in subject_filter webhook_endpoint",
    azurerm_function_app_flex_consumption:
        "active_directory active_directory_v2 app_service_logs apple_v2 auth_settings auth_settings_v2 azure_static_web_app_v2 connection_string cors custom_oidc_v2 facebook facebook_v2 github github_v2 google google_v2 identity ip_restriction login microsoft microsoft_v2 scm_ip_restriction site_config sticky_settings twitter twitter_v2",
    azurerm_key_vault: "contact network_acls",
    azurerm_key_vault_key: "automatic rotation_policy",
    azurerm_key_vault_secret: "",
    azurerm_linux_function_app:
        "active_directory_v2 app_service_logs apple_v2 application_stack auth_settings auth_settings_v2 azure_static_web_app_v2 backup connection_string cors custom_oidc_v2 docker facebook facebook_v2 github github_v2 google google_v2 identity ip_restriction login microsoft microsoft_v2 schedule scm_ip_restriction site_config sticky_settings storage_account twitter twitter_v2",
    azurerm_linux_function_app_slot:
        "active_directory_v2 app_service_logs apple_v2 application_stack auth_settings auth_settings_v2 azure_static_web_app_v2 backup connection_string cors custom_oidc_v2 docker facebook facebook_v2 github github_v2 google google_v2 identity ip_restriction login microsoft microsoft_v2 schedule scm_ip_restriction site_config storage_account twitter twitter_v2",
    azurerm_linux_web_app:
        "action active_directory_v2 apple_v2 application_logs application_stack auth_settings auth_settings_v2 auto_heal_setting azure_blob_storage azure_static_web_app_v2 backup connection_string cors custom_oidc_v2 facebook facebook_v2 file_system github github_v2 google google_v2 http_logs identity ip_restriction login logs microsoft microsoft_v2 requests schedule scm_ip_restriction site_config slow_request slow_request_with_path status_code sticky_settings storage_account trigger twitter twitter_v2",
    azurerm_linux_web_app_slot:
        "action active_directory_v2 apple_v2 application_logs application_stack auth_settings auth_settings_v2 auto_heal_setting azure_blob_storage azure_static_web_app_v2 backup connection_string cors custom_oidc_v2 facebook facebook_v2 file_system github github_v2 google google_v2 http_logs identity ip_restriction login logs microsoft microsoft_v2 requests schedule scm_ip_restriction site_config slow_request slow_request_with_path status_code storage_account trigger twitter twitter_v2",
    azurerm_log_analytics_workspace: "identity",
    azurerm_log_analytics_workspace_table: "",
    azurerm_management_lock: "",
    azurerm_monitor_action_group:
        "aad_auth arm_role_receiver automation_runbook_receiver azure_app_push_receiver azure_function_receiver email_receiver event_hub_receiver itsm_receiver logic_app_receiver sms_receiver voice_receiver webhook_receiver",
    azurerm_monitor_activity_log_alert: "action criteria resource_health service_health",
    azurerm_monitor_alert_processing_rule_action_group:
        "alert_context alert_rule_id alert_rule_name condition daily description monitor_condition monitor_service monthly recurrence schedule severity signal_type target_resource target_resource_group target_resource_type weekly",
    azurerm_monitor_autoscale_setting:
        "capacity dimensions email fixed_date metric_trigger notification predictive profile recurrence rule scale_action webhook",
    azurerm_monitor_diagnostic_setting: "enabled_log enabled_metric metric retention_policy",
    azurerm_monitor_metric_alert: "action application_insights_web_test_location_availability_criteria criteria dimension dynamic_criteria",
    azurerm_monitor_scheduled_query_rules_alert: "action metric_trigger trigger",
    azurerm_monitor_scheduled_query_rules_alert_v2: "action criteria dimension failing_periods identity",
    azurerm_monitor_smart_detector_alert_rule: "action_group",
    azurerm_mssql_database: "identity import long_term_retention_policy short_term_retention_policy threat_detection_policy",
    azurerm_mssql_firewall_rule: "",
    azurerm_mssql_server: "azuread_administrator identity",
    azurerm_mysql_flexible_server: "customer_managed_key high_availability identity maintenance_window storage",
    azurerm_mysql_flexible_server_firewall_rule: "",
    azurerm_postgresql_flexible_server: "authentication customer_managed_key high_availability identity maintenance_window",
    azurerm_postgresql_flexible_server_configuration: "",
    azurerm_postgresql_flexible_server_firewall_rule: "",
    azurerm_resource_group: "",
    azurerm_service_plan: "",
    azurerm_servicebus_namespace: "customer_managed_key identity network_rule_set network_rules",
    azurerm_servicebus_queue: "",
    azurerm_servicebus_subscription: "client_scoped_subscription",
    azurerm_servicebus_topic: "",
    azurerm_storage_account:
        "active_directory azure_files_authentication blob_properties container_delete_retention_policy cors_rule custom_domain customer_managed_key delete_retention_policy hour_metrics identity immutability_policy logging minute_metrics network_rules private_link_access queue_properties restore_policy retention_policy routing sas_policy share_properties smb static_website",
    azurerm_storage_account_network_rules: "private_link_access",
    azurerm_storage_container: "",
    azurerm_windows_function_app:
        "active_directory_v2 app_service_logs apple_v2 application_stack auth_settings auth_settings_v2 azure_static_web_app_v2 backup connection_string cors custom_oidc_v2 facebook facebook_v2 github github_v2 google google_v2 identity ip_restriction login microsoft microsoft_v2 schedule scm_ip_restriction site_config sticky_settings storage_account twitter twitter_v2",
    azurerm_windows_function_app_slot:
        "active_directory_v2 app_service_logs apple_v2 application_stack auth_settings auth_settings_v2 azure_static_web_app_v2 backup connection_string cors custom_oidc_v2 facebook facebook_v2 github github_v2 google google_v2 identity ip_restriction login microsoft microsoft_v2 schedule scm_ip_restriction site_config storage_account twitter twitter_v2",
    azurerm_windows_web_app:
        "action active_directory_v2 apple_v2 application_logs application_stack auth_settings auth_settings_v2 auto_heal_setting azure_blob_storage azure_static_web_app_v2 backup connection_string cors custom_action custom_oidc_v2 facebook facebook_v2 file_system github github_v2 google google_v2 handler_mapping http_logs identity ip_restriction login logs microsoft microsoft_v2 requests schedule scm_ip_restriction site_config slow_request slow_request_with_path status_code sticky_settings storage_account trigger twitter twitter_v2 virtual_application virtual_directory",
    azurerm_windows_web_app_slot:
        "action active_directory_v2 apple_v2 application_logs application_stack auth_settings auth_settings_v2 auto_heal_setting azure_blob_storage azure_static_web_app_v2 backup connection_string cors custom_action custom_oidc_v2 facebook facebook_v2 file_system github github_v2 google google_v2 handler_mapping http_logs identity ip_restriction login logs microsoft microsoft_v2 requests schedule scm_ip_restriction site_config slow_request slow_request_with_path status_code storage_account trigger twitter twitter_v2 virtual_application virtual_directory",
};
