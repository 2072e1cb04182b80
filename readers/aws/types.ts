import { typesOf } from "../types";

/** Every type of this vocabulary that somebody has looked at, a line each. How to read a line: `readers/types.ts`. */
export const awsTypes = typesOf(`
# API Gateway
aws_api_gateway_account aws:apigateway/account:Account | nothing | nothing
aws_api_gateway_authorizer aws:apigateway/authorizer:Authorizer | authentication | nothing
aws_api_gateway_base_path_mapping aws:apigateway/basePathMapping:BasePathMapping | nothing | nothing
aws_api_gateway_client_certificate aws:apigateway/clientCertificate:ClientCertificate | nothing | nothing
aws_api_gateway_deployment aws:apigateway/deployment:Deployment | settings | nothing
aws_api_gateway_documentation_part aws:apigateway/documentationPart:DocumentationPart | nothing | nothing
aws_api_gateway_documentation_version aws:apigateway/documentationVersion:DocumentationVersion | nothing | nothing
aws_api_gateway_domain_name aws:apigateway/domainName:DomainName | probes tls | nothing
aws_api_gateway_domain_name_access_association aws:apigateway/domainNameAccessAssociation:DomainNameAccessAssociation | nothing | nothing
aws_api_gateway_gateway_response aws:apigateway/response:Response | nothing | nothing
aws_api_gateway_integration aws:apigateway/integration:Integration | settings queueing | nothing
aws_api_gateway_integration_response aws:apigateway/integrationResponse:IntegrationResponse | nothing | nothing
aws_api_gateway_method aws:apigateway/method:Method | authentication | nothing
aws_api_gateway_method_response aws:apigateway/methodResponse:MethodResponse | nothing | nothing
aws_api_gateway_method_settings aws:apigateway/methodSettings:MethodSettings | nothing | logs encryption insights throttling
aws_api_gateway_model aws:apigateway/model:Model | nothing | nothing
aws_api_gateway_request_validator aws:apigateway/requestValidator:RequestValidator | nothing | nothing
aws_api_gateway_resource aws:apigateway/resource:Resource | nothing | nothing
aws_api_gateway_rest_api aws:apigateway/restApi:RestApi | exposure watched authentication | nothing
aws_api_gateway_rest_api_policy aws:apigateway/restApiPolicy:RestApiPolicy | nothing | nothing
aws_api_gateway_stage aws:apigateway/stage:Stage | logs settings delivery firewall logFormat throttling tracing | nothing
aws_api_gateway_usage_plan aws:apigateway/usagePlan:UsagePlan | throttling | nothing
aws_api_gateway_usage_plan_key aws:apigateway/usagePlanKey:UsagePlanKey | nothing | nothing
aws_api_gateway_vpc_link aws:apigateway/vpcLink:VpcLink | nothing | nothing
aws_apigatewayv2_api aws:apigatewayv2/api:Api | watched authentication cors | nothing
aws_apigatewayv2_api_mapping aws:apigatewayv2/apiMapping:ApiMapping | nothing | nothing
aws_apigatewayv2_authorizer aws:apigatewayv2/authorizer:Authorizer | authentication | nothing
aws_apigatewayv2_deployment aws:apigatewayv2/deployment:Deployment | nothing | nothing
aws_apigatewayv2_domain_name aws:apigatewayv2/domainName:DomainName | tls | nothing
aws_apigatewayv2_integration aws:apigatewayv2/integration:Integration | settings queueing | nothing
aws_apigatewayv2_integration_response aws:apigatewayv2/integrationResponse:IntegrationResponse | nothing | nothing
aws_apigatewayv2_model aws:apigatewayv2/model:Model | nothing | nothing
aws_apigatewayv2_route aws:apigatewayv2/route:Route | authentication | nothing
aws_apigatewayv2_route_response aws:apigatewayv2/routeResponse:RouteResponse | nothing | nothing
aws_apigatewayv2_stage aws:apigatewayv2/stage:Stage | logs settings insights logFormat throttling | nothing
aws_apigatewayv2_vpc_link aws:apigatewayv2/vpcLink:VpcLink | nothing | nothing

# Accounts, audit and cost
aws_budgets_budget aws:budgets/budget:Budget | cost | nothing
aws_ce_anomaly_monitor aws:costexplorer/anomalyMonitor:AnomalyMonitor | cost | nothing
aws_ce_anomaly_subscription aws:costexplorer/anomalySubscription:AnomalySubscription | cost | nothing
aws_ce_cost_allocation_tag aws:costexplorer/costAllocationTag:CostAllocationTag | nothing | nothing
aws_ce_cost_category aws:costexplorer/costCategory:CostCategory | nothing | nothing
aws_cloudtrail aws:cloudtrail/trail:Trail | audit encryption | nothing
aws_cloudtrail_event_data_store aws:cloudtrail/eventDataStore:EventDataStore | audit logRetention regions | nothing
aws_config_config_rule aws:cfg/rule:Rule | nothing | deadLetter
aws_config_configuration_aggregator aws:cfg/configurationAggregator:ConfigurationAggregator | nothing | nothing
aws_config_configuration_recorder aws:cfg/recorder:Recorder | audit detection | nothing
aws_config_configuration_recorder_status aws:cfg/recorderStatus:RecorderStatus | audit | nothing
aws_config_conformance_pack aws:cfg/conformancePack:ConformancePack | nothing | nothing
aws_config_delivery_channel aws:cfg/deliveryChannel:DeliveryChannel | nothing | nothing
aws_config_retention_configuration aws:cfg/retentionConfiguration:RetentionConfiguration | nothing | nothing
aws_guardduty_detector aws:guardduty/detector:Detector | detection | nothing
aws_guardduty_detector_feature aws:guardduty/detectorFeature:DetectorFeature | nothing | nothing
aws_guardduty_filter aws:guardduty/filter:Filter | nothing | nothing
aws_guardduty_publishing_destination aws:guardduty/publishingDestination:PublishingDestination | nothing | nothing
aws_inspector2_enabler aws:inspector2/enabler:Enabler | detection scanning | nothing
aws_macie2_account aws:macie2/account:Account | detection | nothing
aws_resourcegroups_group aws:resourcegroups/group:Group | nothing | nothing
aws_securityhub_account aws:securityhub/account:Account | detection | nothing
aws_securityhub_finding_aggregator aws:securityhub/findingAggregator:FindingAggregator | nothing | nothing
aws_securityhub_standards_subscription aws:securityhub/standardsSubscription:StandardsSubscription | nothing | nothing
aws_servicequotas_service_quota aws:servicequotas/serviceQuota:ServiceQuota | nothing | nothing

# Amazon MQ, MSK and Kinesis
aws_kinesis_firehose_delivery_stream aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream | deadLetter logs encryption | nothing
aws_kinesis_resource_policy aws:kinesis/resourcePolicy:ResourcePolicy | publicAccess | nothing
aws_kinesis_stream aws:kinesis/stream:Stream | watched dataRetention encryption insights scaling | nothing
aws_kinesis_stream_consumer aws:kinesis/streamConsumer:StreamConsumer | nothing | nothing
aws_mq_broker aws:mq/broker:Broker | logs publicAccess settings watched audit encryption patching runtime | nothing
aws_msk_cluster aws:msk/cluster:Cluster | logs protection publicAccess transport watched authentication encryption insights runtime scaling storage | nothing

# Auto Scaling
// Schedules and attachments of a group change its instances: they have no line yet.
aws_appautoscaling_policy aws:appautoscaling/policy:Policy | scaling | nothing
aws_appautoscaling_scheduled_action aws:appautoscaling/scheduledAction:ScheduledAction | nothing | instances scaling
aws_appautoscaling_target aws:appautoscaling/target:Target | nothing | instances standby replicas scaling storage
aws_autoscaling_group aws:autoscaling/group:Group | consumer instances release watched artifacts capacity delivery health insights network patching runtime scaling shutdown zones | nothing
aws_autoscaling_group_tag aws:autoscaling/tag:Tag | nothing | nothing
aws_autoscaling_lifecycle_hook aws:autoscaling/lifecycleHook:LifecycleHook | shutdown | nothing
aws_autoscaling_notification aws:autoscaling/notification:Notification | nothing | nothing
aws_autoscaling_policy aws:autoscaling/policy:Policy | scaling | nothing

# Backup
aws_backup_framework aws:backup/framework:Framework | nothing | nothing
aws_backup_global_settings aws:backup/globalSettings:GlobalSettings | nothing | nothing
aws_backup_plan aws:backup/plan:Plan | backup dataRetention regions | nothing
aws_backup_region_settings aws:backup/regionSettings:RegionSettings | nothing | nothing
aws_backup_report_plan aws:backup/reportPlan:ReportPlan | nothing | nothing
aws_backup_selection aws:backup/selection:Selection | nothing | backup backupRetention backups
aws_backup_vault aws:backup/vault:Vault | encryption deletion | nothing
aws_backup_vault_lock_configuration aws:backup/vaultLockConfiguration:VaultLockConfiguration | nothing | nothing
aws_backup_vault_notifications aws:backup/vaultNotifications:VaultNotifications | nothing | nothing
aws_backup_vault_policy aws:backup/vaultPolicy:VaultPolicy | publicAccess | nothing

# Build and deployment
aws_appconfig_deployment_strategy aws:appconfig/deploymentStrategy:DeploymentStrategy | release delivery | nothing
aws_codebuild_fleet aws:codebuild/fleet:Fleet | capacity scaling | nothing
aws_codebuild_project aws:codebuild/project:Project | logs settings | nothing
aws_codebuild_report_group aws:codebuild/reportGroup:ReportGroup | nothing | nothing
aws_codebuild_resource_policy aws:codebuild/resourcePolicy:ResourcePolicy | nothing | nothing
aws_codebuild_source_credential aws:codebuild/sourceCredential:SourceCredential | settings credentials | nothing
aws_codebuild_webhook aws:codebuild/webhook:Webhook | settings | nothing
aws_codeconnections_connection aws:codeconnections/connection:Connection | nothing | nothing
aws_codedeploy_app aws:codedeploy/application:Application | nothing | nothing
aws_codedeploy_deployment_config aws:codedeploy/deploymentConfig:DeploymentConfig | delivery | nothing
aws_codedeploy_deployment_group aws:codedeploy/deploymentGroup:DeploymentGroup | delivery | alarm release
aws_codepipeline aws:codepipeline/pipeline:Pipeline | settings delivery encryption | release
aws_codepipeline_custom_action_type aws:codepipeline/customActionType:CustomActionType | nothing | nothing
aws_codepipeline_webhook aws:codepipeline/webhook:Webhook | settings | nothing
aws_codestarconnections_connection aws:codestarconnections/connection:Connection | nothing | nothing
aws_codestarnotifications_notification_rule aws:codestarnotifications/notificationRule:NotificationRule | nothing | nothing

# CloudFront, WAF and Shield
aws_cloudfront_cache_policy aws:cloudfront/cachePolicy:CachePolicy | nothing | nothing
aws_cloudfront_continuous_deployment_policy aws:cloudfront/continuousDeploymentPolicy:ContinuousDeploymentPolicy | nothing | nothing
aws_cloudfront_distribution aws:cloudfront/distribution:Distribution | logs settings transport watched certificates delivery firewall probes queueing regions tls | nothing
aws_cloudfront_function aws:cloudfront/function:Function | nothing | nothing
aws_cloudfront_key_group aws:cloudfront/keyGroup:KeyGroup | nothing | nothing
aws_cloudfront_key_value_store aws:cloudfront/keyValueStore:KeyValueStore | nothing | nothing
aws_cloudfront_monitoring_subscription aws:cloudfront/monitoringSubscription:MonitoringSubscription | nothing | insights
aws_cloudfront_origin_access_control aws:cloudfront/originAccessControl:OriginAccessControl | nothing | nothing
aws_cloudfront_origin_access_identity aws:cloudfront/originAccessIdentity:OriginAccessIdentity | nothing | nothing
aws_cloudfront_origin_request_policy aws:cloudfront/originRequestPolicy:OriginRequestPolicy | nothing | nothing
aws_cloudfront_public_key aws:cloudfront/publicKey:PublicKey | nothing | nothing
aws_cloudfront_response_headers_policy aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy | cors | nothing
aws_cloudfront_vpc_origin aws:cloudfront/vpcOrigin:VpcOrigin | nothing | nothing
aws_shield_protection aws:shield/protection:Protection | detection | nothing
aws_wafv2_ip_set aws:wafv2/ipSet:IpSet | nothing | nothing
aws_wafv2_regex_pattern_set aws:wafv2/regexPatternSet:RegexPatternSet | nothing | nothing
aws_wafv2_rule_group aws:wafv2/ruleGroup:RuleGroup | nothing | nothing
aws_wafv2_web_acl aws:wafv2/webAcl:WebAcl | firewall throttling | nothing
aws_wafv2_web_acl_association aws:wafv2/webAclAssociation:WebAclAssociation | nothing | firewall
aws_wafv2_web_acl_logging_configuration aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration | nothing | nothing
aws_wafv2_web_acl_rule_group_association aws:wafv2/webAclRuleGroupAssociation:WebAclRuleGroupAssociation | nothing | nothing

# CloudWatch and EventBridge
// A log account policy and a rule of AWS Config call functions without waiting for them.
aws_cloudwatch_composite_alarm aws:cloudwatch/compositeAlarm:CompositeAlarm | alarm | alarm published
aws_cloudwatch_contributor_insight_rule aws:cloudwatch/contributorInsightRule:ContributorInsightRule | nothing | nothing
aws_cloudwatch_dashboard aws:cloudwatch/dashboard:Dashboard | nothing | nothing
aws_cloudwatch_event_api_destination aws:cloudwatch/eventApiDestination:EventApiDestination | nothing | nothing
aws_cloudwatch_event_archive aws:cloudwatch/eventArchive:EventArchive | nothing | nothing
aws_cloudwatch_event_bus aws:cloudwatch/eventBus:EventBus | nothing | deadLetter
aws_cloudwatch_event_bus_policy aws:cloudwatch/eventBusPolicy:EventBusPolicy | privileges | nothing
aws_cloudwatch_event_permission aws:cloudwatch/eventPermission:EventPermission | nothing | nothing
aws_cloudwatch_event_rule aws:cloudwatch/eventRule:EventRule | nothing | alarm
aws_cloudwatch_event_target aws:cloudwatch/eventTarget:EventTarget | deadLetter | deadLetter network
aws_cloudwatch_log_account_policy aws:cloudwatch/logAccountPolicy:LogAccountPolicy | nothing | deadLetter
aws_cloudwatch_log_anomaly_detector aws:cloudwatch/logAnomalyDetector:LogAnomalyDetector | nothing | nothing
aws_cloudwatch_log_data_protection_policy aws:cloudwatch/logDataProtectionPolicy:LogDataProtectionPolicy | dataRetention | nothing
aws_cloudwatch_log_delivery aws:cloudwatch/logDelivery:LogDelivery | nothing | logs
aws_cloudwatch_log_delivery_destination aws:cloudwatch/logDeliveryDestination:LogDeliveryDestination | nothing | nothing
aws_cloudwatch_log_delivery_destination_policy aws:cloudwatch/logDeliveryDestinationPolicy:LogDeliveryDestinationPolicy | nothing | nothing
aws_cloudwatch_log_delivery_source aws:cloudwatch/logDeliverySource:LogDeliverySource | nothing | logs
aws_cloudwatch_log_destination aws:cloudwatch/logDestination:LogDestination | nothing | nothing
aws_cloudwatch_log_destination_policy aws:cloudwatch/logDestinationPolicy:LogDestinationPolicy | nothing | nothing
aws_cloudwatch_log_group aws:cloudwatch/logGroup:LogGroup | dataRetention encryption logRetention | nothing
aws_cloudwatch_log_index_policy aws:cloudwatch/logIndexPolicy:LogIndexPolicy | nothing | nothing
aws_cloudwatch_log_metric_filter aws:cloudwatch/logMetricFilter:LogMetricFilter | nothing | nothing
aws_cloudwatch_log_resource_policy aws:cloudwatch/logResourcePolicy:LogResourcePolicy | nothing | nothing
aws_cloudwatch_log_stream aws:cloudwatch/logStream:LogStream | nothing | nothing
aws_cloudwatch_log_subscription_filter aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter | nothing | deadLetter
aws_cloudwatch_log_transformer aws:cloudwatch/logTransformer:LogTransformer | nothing | nothing
aws_cloudwatch_metric_alarm aws:cloudwatch/metricAlarm:MetricAlarm | alarm | published
aws_cloudwatch_metric_stream aws:cloudwatch/metricStream:MetricStream | nothing | nothing
aws_cloudwatch_query_definition aws:cloudwatch/queryDefinition:QueryDefinition | nothing | nothing
aws_pipes_pipe aws:pipes/pipe:Pipe | deadLetter logs | deadLetter
aws_scheduler_schedule aws:scheduler/schedule:Schedule | deadLetter identity | deadLetter instances scaling
aws_scheduler_schedule_group aws:scheduler/scheduleGroup:ScheduleGroup | nothing | nothing
aws_schemas_discoverer aws:schemas/discoverer:Discoverer | nothing | nothing
aws_schemas_registry aws:schemas/registry:Registry | nothing | nothing
aws_schemas_schema aws:schemas/schema:Schema | nothing | nothing
aws_synthetics_canary aws:synthetics/canary:Canary | settings probes runtime | nothing
aws_xray_encryption_config aws:xray/encryptionConfig:EncryptionConfig | nothing | nothing
aws_xray_group aws:xray/group:Group | nothing | nothing
aws_xray_sampling_rule aws:xray/samplingRule:SamplingRule | tracing | nothing

# Cognito
aws_cognito_identity_pool aws:cognito/identityPool:IdentityPool | nothing | nothing
aws_cognito_identity_pool_roles_attachment aws:cognito/identityPoolRoleAttachment:IdentityPoolRoleAttachment | nothing | nothing
aws_cognito_identity_provider aws:cognito/identityProvider:IdentityProvider | settings | nothing
aws_cognito_resource_server aws:cognito/resourceServer:ResourceServer | nothing | nothing
aws_cognito_user_group aws:cognito/userGroup:UserGroup | nothing | nothing
aws_cognito_user_pool aws:cognito/userPool:UserPool | firewall signIn | nothing
aws_cognito_user_pool_client aws:cognito/userPoolClient:UserPoolClient | signIn | nothing
aws_cognito_user_pool_domain aws:cognito/userPoolDomain:UserPoolDomain | nothing | nothing
aws_cognito_user_pool_ui_customization aws:cognito/userPoolUICustomization:UserPoolUICustomization | nothing | nothing

# DocumentDB, Neptune and other databases
aws_dms_replication_instance aws:dms/replicationInstance:ReplicationInstance | publicAccess | nothing
aws_dms_replication_task aws:dms/replicationTask:ReplicationTask | deadLetter | nothing
aws_docdb_cluster aws:docdb/cluster:Cluster | logs protection settings standby watched backup encryption runtime deletion backupRetention | nothing
aws_docdb_cluster_instance aws:docdb/clusterInstance:ClusterInstance | standby insights replicas | standby
aws_dsql_cluster aws:dsql/cluster:Cluster | protection | nothing
aws_neptune_cluster aws:neptune/cluster:Cluster | logs protection standby backup encryption runtime deletion backupRetention | nothing
aws_neptune_cluster_instance aws:neptune/clusterInstance:ClusterInstance | publicAccess standby | publicAccess standby
aws_qldb_ledger aws:qldb/ledger:Ledger | protection | nothing

# DynamoDB
aws_dynamodb_contributor_insights aws:dynamodb/contributorInsights:ContributorInsights | nothing | nothing
aws_dynamodb_global_table aws:dynamodb/globalTable:GlobalTable | nothing | nothing
aws_dynamodb_kinesis_streaming_destination aws:dynamodb/kinesisStreamingDestination:KinesisStreamingDestination | nothing | nothing
aws_dynamodb_resource_policy aws:dynamodb/resourcePolicy:ResourcePolicy | publicAccess | nothing
aws_dynamodb_table aws:dynamodb/table:Table | protection watched backup dataRetention encryption regions scaling zones backupRetention | nothing
aws_dynamodb_table_export aws:dynamodb/tableExport:TableExport | nothing | nothing
aws_dynamodb_table_item aws:dynamodb/tableItem:TableItem | nothing | nothing
aws_dynamodb_table_replica aws:dynamodb/tableReplica:TableReplica | nothing | nothing
aws_dynamodb_tag aws:dynamodb/tag:Tag | nothing | nothing

# EC2 and VPC
aws_ami aws:ec2/ami:Ami | nothing | nothing
aws_ami_copy aws:ec2/amiCopy:AmiCopy | nothing | nothing
aws_ami_from_instance aws:ec2/amiFromInstance:AmiFromInstance | nothing | nothing
aws_ami_launch_permission aws:ec2/amiLaunchPermission:AmiLaunchPermission | publicAccess | nothing
aws_customer_gateway aws:ec2/customerGateway:CustomerGateway | nothing | nothing
aws_default_network_acl aws:ec2/defaultNetworkAcl:DefaultNetworkAcl | nothing | nothing
aws_default_route_table aws:ec2/defaultRouteTable:DefaultRouteTable | nothing | nothing
aws_default_security_group aws:ec2/defaultSecurityGroup:DefaultSecurityGroup | network | nothing
aws_default_subnet aws:ec2/defaultSubnet:DefaultSubnet | nothing | nothing
aws_default_vpc aws:ec2/defaultVpc:DefaultVpc | network | nothing
aws_default_vpc_dhcp_options aws:ec2/defaultVpcDhcpOptions:DefaultVpcDhcpOptions | nothing | nothing
aws_ebs_default_kms_key aws:ebs/defaultKmsKey:DefaultKmsKey | nothing | nothing
aws_ebs_encryption_by_default aws:ebs/encryptionByDefault:EncryptionByDefault | encryption | nothing
aws_ebs_snapshot aws:ebs/snapshot:Snapshot | nothing | nothing
aws_ebs_snapshot_copy aws:ebs/snapshotCopy:SnapshotCopy | nothing | nothing
aws_ebs_volume aws:ebs/volume:Volume | backup encryption | nothing
aws_ec2_instance_metadata_defaults aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults | hardening | nothing
aws_ec2_managed_prefix_list aws:ec2/managedPrefixList:ManagedPrefixList | nothing | nothing
aws_ec2_managed_prefix_list_entry aws:ec2/managedPrefixListEntry:ManagedPrefixListEntry | nothing | nothing
aws_ec2_tag aws:ec2/tag:Tag | nothing | nothing
aws_ec2_transit_gateway aws:ec2transitgateway/transitGateway:TransitGateway | nothing | nothing
aws_ec2_transit_gateway_peering_attachment aws:ec2transitgateway/peeringAttachment:PeeringAttachment | nothing | nothing
aws_ec2_transit_gateway_route aws:ec2transitgateway/route:Route | nothing | nothing
aws_ec2_transit_gateway_route_table aws:ec2transitgateway/routeTable:RouteTable | nothing | nothing
aws_ec2_transit_gateway_route_table_association aws:ec2transitgateway/routeTableAssociation:RouteTableAssociation | nothing | nothing
aws_ec2_transit_gateway_route_table_propagation aws:ec2transitgateway/routeTablePropagation:RouteTablePropagation | nothing | nothing
aws_ec2_transit_gateway_vpc_attachment aws:ec2transitgateway/vpcAttachment:VpcAttachment | nothing | nothing
aws_ec2_transit_gateway_vpc_attachment_accepter aws:ec2transitgateway/vpcAttachmentAccepter:VpcAttachmentAccepter | nothing | nothing
aws_egress_only_internet_gateway aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway | nothing | nothing
aws_eip aws:ec2/eip:Eip | network | nothing
aws_eip_association aws:ec2/eipAssociation:EipAssociation | nothing | nothing
aws_flow_log aws:ec2/flowLog:FlowLog | nothing | flowLogs
aws_instance aws:ec2/instance:Instance | instances protection settings artifacts backup capacity credentials encryption hardening identity insights network runtime | nothing
aws_internet_gateway aws:ec2/internetGateway:InternetGateway | nothing | nothing
aws_internet_gateway_attachment aws:ec2/internetGatewayAttachment:InternetGatewayAttachment | nothing | nothing
aws_key_pair aws:ec2/keyPair:KeyPair | nothing | nothing
aws_launch_configuration aws:ec2/launchConfiguration:LaunchConfiguration | settings encryption hardening network runtime | nothing
aws_launch_template aws:ec2/launchTemplate:LaunchTemplate | logs settings artifacts capacity credentials encryption hardening identity network runtime | nothing
aws_main_route_table_association aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation | nothing | nothing
aws_nat_gateway aws:ec2/natGateway:NatGateway | network zones | nothing
aws_network_acl aws:ec2/networkAcl:NetworkAcl | nothing | nothing
aws_network_acl_association aws:ec2/networkAclAssociation:NetworkAclAssociation | nothing | nothing
aws_network_acl_rule aws:ec2/networkAclRule:NetworkAclRule | nothing | network
aws_network_interface aws:ec2/networkInterface:NetworkInterface | nothing | nothing
aws_network_interface_attachment aws:ec2/networkInterfaceAttachment:NetworkInterfaceAttachment | nothing | nothing
aws_network_interface_sg_attachment aws:ec2/networkInterfaceSecurityGroupAttachment:NetworkInterfaceSecurityGroupAttachment | nothing | nothing
aws_networkfirewall_firewall aws:networkfirewall/firewall:Firewall | protection | nothing
aws_placement_group aws:ec2/placementGroup:PlacementGroup | nothing | nothing
aws_route aws:ec2/route:Route | nothing | network zones
aws_route_table aws:ec2/routeTable:RouteTable | network zones | nothing
aws_route_table_association aws:ec2/routeTableAssociation:RouteTableAssociation | nothing | network zones
aws_security_group aws:ec2/securityGroup:SecurityGroup | network | nothing
aws_security_group_rule aws:ec2/securityGroupRule:SecurityGroupRule | nothing | network
aws_snapshot_create_volume_permission aws:ec2/snapshotCreateVolumePermission:SnapshotCreateVolumePermission | publicAccess | publicAccess
aws_subnet aws:ec2/subnet:Subnet | flowLogs network zones | nothing
aws_volume_attachment aws:ec2/volumeAttachment:VolumeAttachment | nothing | nothing
aws_vpc aws:ec2/vpc:Vpc | flowLogs network | nothing
aws_vpc_block_public_access_options aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions | nothing | nothing
aws_vpc_dhcp_options aws:ec2/vpcDhcpOptions:VpcDhcpOptions | nothing | nothing
aws_vpc_dhcp_options_association aws:ec2/vpcDhcpOptionsAssociation:VpcDhcpOptionsAssociation | nothing | nothing
aws_vpc_endpoint aws:ec2/vpcEndpoint:VpcEndpoint | network zones | nothing
aws_vpc_endpoint_policy aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy | nothing | nothing
aws_vpc_endpoint_route_table_association aws:ec2/vpcEndpointRouteTableAssociation:VpcEndpointRouteTableAssociation | nothing | nothing
aws_vpc_endpoint_security_group_association aws:ec2/securityGroupAssociation:SecurityGroupAssociation | nothing | nothing
aws_vpc_endpoint_service aws:ec2/vpcEndpointService:VpcEndpointService | nothing | nothing
aws_vpc_endpoint_subnet_association aws:ec2/vpcEndpointSubnetAssociation:VpcEndpointSubnetAssociation | nothing | nothing
aws_vpc_ipv4_cidr_block_association aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation | nothing | nothing
aws_vpc_ipv6_cidr_block_association aws:ec2/vpcIpv6CidrBlockAssociation:VpcIpv6CidrBlockAssociation | nothing | nothing
aws_vpc_peering_connection aws:ec2/vpcPeeringConnection:VpcPeeringConnection | nothing | nothing
aws_vpc_peering_connection_accepter aws:ec2/vpcPeeringConnectionAccepter:VpcPeeringConnectionAccepter | nothing | nothing
aws_vpc_peering_connection_options aws:ec2/peeringConnectionOptions:PeeringConnectionOptions | nothing | nothing
aws_vpc_security_group_egress_rule aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule | nothing | nothing
aws_vpc_security_group_ingress_rule aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule | nothing | network
aws_vpc_security_group_vpc_association aws:vpc/securityGroupVpcAssociation:SecurityGroupVpcAssociation | nothing | nothing
aws_vpn_gateway aws:ec2/vpnGateway:VpnGateway | nothing | nothing
aws_vpn_gateway_attachment aws:ec2/vpnGatewayAttachment:VpnGatewayAttachment | nothing | nothing
aws_vpn_gateway_route_propagation aws:ec2/vpnGatewayRoutePropagation:VpnGatewayRoutePropagation | nothing | nothing

# ECR
// Policies of registries may let everybody in.
aws_ecr_lifecycle_policy aws:ecr/lifecyclePolicy:LifecyclePolicy | nothing | dataRetention
aws_ecr_pull_through_cache_rule aws:ecr/pullThroughCacheRule:PullThroughCacheRule | nothing | nothing
aws_ecr_registry_policy aws:ecr/registryPolicy:RegistryPolicy | publicAccess | nothing
aws_ecr_registry_scanning_configuration aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration | nothing | scanning
aws_ecr_replication_configuration aws:ecr/replicationConfiguration:ReplicationConfiguration | nothing | regions
aws_ecr_repository aws:ecr/repository:Repository | artifacts encryption scanning deletion | nothing
aws_ecr_repository_creation_template aws:ecr/repositoryCreationTemplate:RepositoryCreationTemplate | nothing | nothing
aws_ecr_repository_policy aws:ecr/repositoryPolicy:RepositoryPolicy | publicAccess | privileges
aws_ecrpublic_repository aws:ecrpublic/repository:Repository | publicAccess | nothing
aws_ecrpublic_repository_policy aws:ecrpublic/repositoryPolicy:RepositoryPolicy | publicAccess | nothing

# ECS
aws_ecs_account_setting_default aws:ecs/accountSettingDefault:AccountSettingDefault | nothing | nothing
aws_ecs_capacity_provider aws:ecs/capacityProvider:CapacityProvider | scaling shutdown | nothing
aws_ecs_cluster aws:ecs/cluster:Cluster | hardening insights | nothing
aws_ecs_cluster_capacity_providers aws:ecs/clusterCapacityProviders:ClusterCapacityProviders | nothing | capacity
aws_ecs_service aws:ecs/service:Service | instances release watched capacity delivery encryption hardening logFormat network patching scaling zones | alarm
aws_ecs_tag aws:ecs/tag:Tag | nothing | nothing
aws_ecs_task_definition aws:ecs/taskDefinition:TaskDefinition | consumer logs settings artifacts capacity hardening identity logFormat shutdown tracing tls | nothing
aws_ecs_task_set aws:ecs/taskSet:TaskSet | instances | instances release

# EFS
aws_efs_access_point aws:efs/accessPoint:AccessPoint | nothing | nothing
aws_efs_backup_policy aws:efs/backupPolicy:BackupPolicy | nothing | backup
aws_efs_file_system aws:efs/fileSystem:FileSystem | backup capacity encryption zones | nothing
aws_efs_file_system_policy aws:efs/fileSystemPolicy:FileSystemPolicy | publicAccess | privileges tls
aws_efs_mount_target aws:efs/mountTarget:MountTarget | nothing | zones
aws_efs_replication_configuration aws:efs/replicationConfiguration:ReplicationConfiguration | nothing | regions

# EKS
aws_eks_cluster aws:eks/cluster:Cluster | logs protection publicAccess audit encryption network runtime scaling zones | nothing
aws_eks_node_group aws:eks/nodeGroup:NodeGroup | instances release artifacts capacity credentials delivery hardening network patching runtime scaling zones | nothing

# ElastiCache and MemoryDB
aws_elasticache_cluster aws:elasticache/cluster:Cluster | watched runtime zones tls | nothing
aws_elasticache_parameter_group aws:elasticache/parameterGroup:ParameterGroup | zones | nothing
aws_elasticache_replication_group aws:elasticache/replicationGroup:ReplicationGroup | settings watched authentication backup capacity encryption logFormat patching replicas runtime zones tls insights | nothing
aws_elasticache_serverless_cache aws:elasticache/serverlessCache:ServerlessCache | watched backup encryption runtime zones | nothing
aws_elasticache_subnet_group aws:elasticache/subnetGroup:SubnetGroup | network | nothing
aws_elasticache_user aws:elasticache/user:User | settings | nothing
aws_elasticache_user_group aws:elasticache/userGroup:UserGroup | nothing | nothing
aws_elasticache_user_group_association aws:elasticache/userGroupAssociation:UserGroupAssociation | nothing | nothing
aws_memorydb_cluster aws:memorydb/cluster:Cluster | protection authentication backup encryption patching runtime zones | nothing

# Elastic Load Balancing
aws_app_cookie_stickiness_policy aws:elb/appCookieStickinessPolicy:AppCookieStickinessPolicy aws:elasticloadbalancing/appCookieStickinessPolicy:AppCookieStickinessPolicy | nothing | nothing
aws_elb aws:elb/loadBalancer:LoadBalancer aws:elasticloadbalancing/loadBalancer:LoadBalancer | logs transport watched health shutdown zones | nothing
aws_elb_attachment aws:elb/attachment:Attachment aws:elasticloadbalancing/attachment:Attachment | nothing | nothing
aws_lb aws_alb aws:lb/loadBalancer:LoadBalancer aws:elasticloadbalancingv2/loadBalancer:LoadBalancer aws:alb/loadBalancer:LoadBalancer aws:applicationloadbalancing/loadBalancer:LoadBalancer | exposure logs watched authentication firewall probes queueing throttling zones | nothing
aws_lb_cookie_stickiness_policy aws:elb/loadBalancerCookieStickinessPolicy:LoadBalancerCookieStickinessPolicy aws:elasticloadbalancing/loadBalancerCookieStickinessPolicy:LoadBalancerCookieStickinessPolicy | nothing | nothing
aws_lb_listener aws_alb_listener aws:lb/listener:Listener aws:elasticloadbalancingv2/listener:Listener aws:alb/listener:Listener aws:applicationloadbalancing/listener:Listener | settings transport authentication certificates cors delivery tls | nothing
aws_lb_listener_certificate aws:lb/listenerCertificate:ListenerCertificate aws:elasticloadbalancingv2/listenerCertificate:ListenerCertificate aws_alb_listener_certificate aws:alb/listenerCertificate:ListenerCertificate aws:applicationloadbalancing/listenerCertificate:ListenerCertificate | nothing | nothing
aws_lb_listener_rule aws_alb_listener_rule aws:lb/listenerRule:ListenerRule aws:elasticloadbalancingv2/listenerRule:ListenerRule aws:alb/listenerRule:ListenerRule aws:applicationloadbalancing/listenerRule:ListenerRule | settings authentication | transport
aws_lb_ssl_negotiation_policy aws:elb/sslNegotiationPolicy:SslNegotiationPolicy aws:elasticloadbalancing/sslNegotiationPolicy:SslNegotiationPolicy | nothing | nothing
aws_lb_target_group aws:lb/targetGroup:TargetGroup aws:elasticloadbalancingv2/targetGroup:TargetGroup aws_alb_target_group aws:alb/targetGroup:TargetGroup aws:applicationloadbalancing/targetGroup:TargetGroup | health queueing shutdown | nothing
aws_lb_target_group_attachment aws:lb/targetGroupAttachment:TargetGroupAttachment aws:elasticloadbalancingv2/targetGroupAttachment:TargetGroupAttachment aws_alb_target_group_attachment aws:alb/targetGroupAttachment:TargetGroupAttachment aws:applicationloadbalancing/targetGroupAttachment:TargetGroupAttachment | nothing | nothing
aws_lb_trust_store aws:lb/trustStore:TrustStore | nothing | nothing
aws_lb_trust_store_revocation aws:lb/trustStoreRevocation:TrustStoreRevocation | nothing | nothing

# IAM
aws_accessanalyzer_analyzer aws:accessanalyzer/analyzer:Analyzer | detection | nothing
aws_accessanalyzer_archive_rule aws:accessanalyzer/archiveRule:ArchiveRule | nothing | nothing
aws_iam_access_key aws:iam/accessKey:AccessKey | credentials | nothing
aws_iam_account_alias aws:iam/accountAlias:AccountAlias | nothing | nothing
aws_iam_account_password_policy aws:iam/accountPasswordPolicy:AccountPasswordPolicy | signIn | nothing
aws_iam_group aws:iam/group:Group | nothing | nothing
aws_iam_group_membership aws:iam/groupMembership:GroupMembership | nothing | nothing
aws_iam_group_policy aws:iam/groupPolicy:GroupPolicy | privileges signIn | nothing
aws_iam_group_policy_attachment aws:iam/groupPolicyAttachment:GroupPolicyAttachment | nothing | privileges
aws_iam_instance_profile aws:iam/instanceProfile:InstanceProfile | nothing | nothing
aws_iam_openid_connect_provider aws:iam/openIdConnectProvider:OpenIdConnectProvider | nothing | nothing
aws_iam_policy aws:iam/policy:Policy | permissions privileges signIn | nothing
aws_iam_policy_attachment aws:iam/policyAttachment:PolicyAttachment | nothing | permissions privileges
aws_iam_role aws:iam/role:Role | permissions privileges signIn | nothing
aws_iam_role_policy aws:iam/rolePolicy:RolePolicy | privileges | permissions
aws_iam_role_policy_attachment aws:iam/rolePolicyAttachment:RolePolicyAttachment | nothing | permissions privileges
aws_iam_saml_provider aws:iam/samlProvider:SamlProvider | nothing | nothing
aws_iam_service_linked_role aws:iam/serviceLinkedRole:ServiceLinkedRole | nothing | nothing
aws_iam_user aws:iam/user:User | credentials | nothing
aws_iam_user_group_membership aws:iam/userGroupMembership:UserGroupMembership | nothing | nothing
aws_iam_user_policy aws:iam/userPolicy:UserPolicy | privileges | nothing
aws_iam_user_policy_attachment aws:iam/userPolicyAttachment:UserPolicyAttachment | nothing | privileges

# Incident Manager and AWS Chatbot
aws_chatbot_slack_channel_configuration aws:chatbot/slackChannelConfiguration:SlackChannelConfiguration | nothing | channel
aws_chatbot_teams_channel_configuration aws:chatbot/teamsChannelConfiguration:TeamsChannelConfiguration | nothing | channel
aws_ssmcontacts_contact aws:ssmcontacts/contact:Contact | nothing | nothing
aws_ssmcontacts_contact_channel aws:ssmcontacts/contactChannel:ContactChannel | nothing | nothing
aws_ssmcontacts_plan aws:ssmcontacts/plan:Plan | nothing | nothing
aws_ssmincidents_replication_set aws:ssmincidents/replicationSet:ReplicationSet | nothing | nothing
aws_ssmincidents_response_plan aws:ssmincidents/responsePlan:ResponsePlan | channel | nothing

# KMS and ACM
aws_acm_certificate aws:acm/certificate:Certificate | settings certificates | nothing
aws_acm_certificate_validation aws:acm/certificateValidation:CertificateValidation | nothing | certificates
aws_kms_alias aws:kms/alias:Alias | nothing | nothing
aws_kms_grant aws:kms/grant:Grant | nothing | key
aws_kms_key aws:kms/key:Key | key privileges rotation | nothing
aws_kms_key_policy aws:kms/keyPolicy:KeyPolicy | nothing | key
aws_kms_replica_key aws:kms/replicaKey:ReplicaKey | regions | nothing

# Lambda
aws_lambda_alias aws:lambda/alias:Alias | deadLetter partOf release delivery | nothing
aws_lambda_code_signing_config aws:lambda/codeSigningConfig:CodeSigningConfig | nothing | nothing
aws_lambda_event_source_mapping aws:lambda/eventSourceMapping:EventSourceMapping | queueing scaling | deadLetter
aws_lambda_function aws:lambda/function:Function | consumer deadLetter logs settings versions watched artifacts capacity encryption identity logFormat network queueing runtime scaling throttling tracing zones | deadLetter
aws_lambda_function_event_invoke_config aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig | nothing | deadLetter
aws_lambda_function_recursion_config aws:lambda/functionRecursionConfig:FunctionRecursionConfig | nothing | nothing
aws_lambda_function_url aws:lambda/functionUrl:FunctionUrl | authentication cors queueing throttling | nothing
aws_lambda_layer_version aws:lambda/layerVersion:LayerVersion | runtime | nothing
aws_lambda_layer_version_permission aws:lambda/layerVersionPermission:LayerVersionPermission | nothing | nothing
aws_lambda_permission aws:lambda/permission:Permission | authentication privileges queueing | deadLetter
aws_lambda_provisioned_concurrency_config aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig | nothing | scaling
aws_lambda_runtime_management_config aws:lambda/runtimeManagementConfig:RuntimeManagementConfig | nothing | patching

# OpenSearch
aws_elasticsearch_domain aws:elasticsearch/domain:Domain | publicAccess transport encryption runtime | nothing
aws_opensearch_domain aws:opensearch/domain:Domain | logs protection publicAccess release settings transport watched audit authentication backup capacity encryption network patching privileges runtime storage | nothing
aws_opensearch_domain_policy aws:opensearch/domainPolicy:DomainPolicy | nothing | publicAccess authentication
aws_opensearchserverless_security_policy aws:opensearch/serverlessSecurityPolicy:ServerlessSecurityPolicy | publicAccess | publicAccess

# Other workloads
aws_amplify_app aws:amplify/app:App | settings | consumer
aws_apprunner_auto_scaling_configuration_version aws:apprunner/autoScalingConfigurationVersion:AutoScalingConfigurationVersion | instances scaling | nothing
aws_apprunner_service aws:apprunner/service:Service | consumer instances logs release settings artifacts authentication capacity firewall health identity network runtime tracing | consumer
aws_appsync_graphql_api aws:appsync/graphQLApi:GraphQLApi | logs authentication firewall throttling tracing | nothing
aws_batch_job_definition aws:batch/jobDefinition:JobDefinition | deadLetter logs settings artifacts capacity hardening | consumer
aws_elastic_beanstalk_configuration_template aws:elasticbeanstalk/configurationTemplate:ConfigurationTemplate | settings | consumer
aws_elastic_beanstalk_environment aws:elasticbeanstalk/environment:Environment | instances logs release settings delivery hardening health identity network patching runtime scaling tracing zones | consumer
aws_sagemaker_endpoint aws:sagemaker/endpoint:Endpoint | release | alarm
aws_sfn_state_machine aws:sfn/stateMachine:StateMachine | deadLetter logs release watched identity queueing tracing | deadLetter

# RDS
// A snapshot may be shared with everybody; an option group may hold credentials; a global cluster has a protection of its own.
aws_db_cluster_snapshot aws:rds/clusterSnapshot:ClusterSnapshot | publicAccess | nothing
aws_db_event_subscription aws:rds/eventSubscription:EventSubscription | nothing | nothing
aws_db_instance aws:rds/instance:Instance | database logs protection publicAccess replica settings standby watched audit backup capacity certificates encryption insights network patching regions replicas runtime storage deletion tls backupRetention backups | nothing
aws_db_instance_automated_backups_replication aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication | nothing | regions
aws_db_instance_role_association aws:rds/roleAssociation:RoleAssociation | nothing | nothing
aws_db_option_group aws:rds/optionGroup:OptionGroup | settings | nothing
aws_db_parameter_group aws:rds/parameterGroup:ParameterGroup | tls | nothing
aws_db_proxy aws:rds/proxy:Proxy | pool replicas zones tls | nothing
aws_db_proxy_default_target_group aws:rds/proxyDefaultTargetGroup:ProxyDefaultTargetGroup | nothing | nothing
aws_db_proxy_endpoint aws:rds/proxyEndpoint:ProxyEndpoint | pool replicas | nothing
aws_db_proxy_target aws:rds/proxyTarget:ProxyTarget | nothing | pool
aws_db_snapshot aws:rds/snapshot:Snapshot | publicAccess | nothing
aws_db_snapshot_copy aws:rds/snapshotCopy:SnapshotCopy | nothing | nothing
aws_db_subnet_group aws:rds/subnetGroup:SubnetGroup | network zones | nothing
aws_rds_certificate aws:rds/certificate:Certificate | nothing | nothing
aws_rds_cluster aws:rds/cluster:Cluster | database logs protection replica settings standby watched backup encryption insights runtime scaling storage deletion tls zones backupRetention | nothing
aws_rds_cluster_activity_stream aws:rds/clusterActivityStream:ClusterActivityStream | nothing | nothing
aws_rds_cluster_endpoint aws:rds/clusterEndpoint:ClusterEndpoint | database partOf | nothing
aws_rds_cluster_instance aws:rds/clusterInstance:ClusterInstance | database partOf publicAccess capacity insights patching replicas | standby
aws_rds_cluster_parameter_group aws:rds/clusterParameterGroup:ClusterParameterGroup | audit tls | nothing
aws_rds_cluster_role_association aws:rds/clusterRoleAssociation:ClusterRoleAssociation | nothing | nothing
aws_rds_cluster_snapshot_copy aws:rds/clusterSnapshotCopy:ClusterSnapshotCopy | nothing | nothing
aws_rds_export_task aws:rds/exportTask:ExportTask | nothing | nothing
aws_rds_global_cluster aws:rds/globalCluster:GlobalCluster | protection encryption regions runtime | nothing
aws_rds_instance_state aws:rds/instanceDesiredState:InstanceDesiredState | nothing | nothing
aws_rds_integration aws:rds/integration:Integration | nothing | nothing
aws_rds_reserved_instance aws:rds/reservedInstance:ReservedInstance | nothing | nothing

# Redshift
aws_redshift_cluster aws:redshift/cluster:Cluster | protection publicAccess settings standby transport backup encryption network patching runtime deletion backupRetention backups | nothing
aws_redshift_logging aws:redshift/logging:Logging | logs | logs
aws_redshift_parameter_group aws:redshift/parameterGroup:ParameterGroup | transport audit | nothing
aws_redshiftserverless_namespace aws:redshiftserverless/namespace:Namespace | logs protection settings backup | nothing
aws_redshiftserverless_workgroup aws:redshiftserverless/workgroup:Workgroup | publicAccess standby | nothing

# Route 53 and Cloud Map
aws_route53_delegation_set aws:route53/delegationSet:DelegationSet | nothing | nothing
aws_route53_health_check aws:route53/healthCheck:HealthCheck | probes | alarm
aws_route53_hosted_zone_dnssec aws:route53/hostedZoneDnsSec:HostedZoneDnsSec | nothing | nothing
aws_route53_key_signing_key aws:route53/keySigningKey:KeySigningKey | nothing | nothing
aws_route53_query_log aws:route53/queryLog:QueryLog | nothing | nothing
aws_route53_record aws:route53/record:Record | nothing | nothing
aws_route53_resolver_dnssec_config aws:route53/resolverDnsSecConfig:ResolverDnsSecConfig | nothing | nothing
aws_route53_resolver_endpoint aws:route53/resolverEndpoint:ResolverEndpoint | nothing | nothing
aws_route53_resolver_firewall_config aws:route53/resolverFirewallConfig:ResolverFirewallConfig | nothing | nothing
aws_route53_resolver_firewall_domain_list aws:route53/resolverFirewallDomainList:ResolverFirewallDomainList | nothing | nothing
aws_route53_resolver_firewall_rule aws:route53/resolverFirewallRule:ResolverFirewallRule | nothing | nothing
aws_route53_resolver_firewall_rule_group aws:route53/resolverFirewallRuleGroup:ResolverFirewallRuleGroup | nothing | nothing
aws_route53_resolver_firewall_rule_group_association aws:route53/resolverFirewallRuleGroupAssociation:ResolverFirewallRuleGroupAssociation | nothing | nothing
aws_route53_resolver_query_log_config aws:route53/resolverQueryLogConfig:ResolverQueryLogConfig | nothing | nothing
aws_route53_resolver_query_log_config_association aws:route53/resolverQueryLogConfigAssociation:ResolverQueryLogConfigAssociation | nothing | nothing
aws_route53_resolver_rule aws:route53/resolverRule:ResolverRule | nothing | nothing
aws_route53_resolver_rule_association aws:route53/resolverRuleAssociation:ResolverRuleAssociation | nothing | nothing
aws_route53_vpc_association_authorization aws:route53/vpcAssociationAuthorization:VpcAssociationAuthorization | nothing | nothing
aws_route53_zone aws:route53/zone:Zone | deletion | nothing
aws_route53_zone_association aws:route53/zoneAssociation:ZoneAssociation | nothing | nothing
aws_service_discovery_http_namespace aws:servicediscovery/httpNamespace:HttpNamespace | nothing | nothing
aws_service_discovery_instance aws:servicediscovery/instance:Instance | nothing | nothing
aws_service_discovery_private_dns_namespace aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace | nothing | nothing
aws_service_discovery_public_dns_namespace aws:servicediscovery/publicDnsNamespace:PublicDnsNamespace | nothing | nothing
aws_service_discovery_service aws:servicediscovery/service:Service | nothing | nothing

# S3
// Settings of a bucket become readers that amend their bucket when a policy asks for them.
aws_glacier_vault aws:glacier/vault:Vault | publicAccess | nothing
aws_s3_account_public_access_block aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock | nothing | publicAccess
aws_s3_bucket aws:s3/bucket:Bucket aws:s3/bucketV2:BucketV2 | publicAccess backup dataRetention encryption regions deletion | nothing
aws_s3_bucket_accelerate_configuration aws:s3/bucketAccelerateConfiguration:BucketAccelerateConfiguration aws:s3/bucketAccelerateConfigurationV2:BucketAccelerateConfigurationV2 | nothing | nothing
aws_s3_bucket_acl aws:s3/bucketAcl:BucketAcl aws:s3/bucketAclV2:BucketAclV2 | nothing | publicAccess
aws_s3_bucket_analytics_configuration aws:s3/analyticsConfiguration:AnalyticsConfiguration | nothing | nothing
aws_s3_bucket_cors_configuration aws:s3/bucketCorsConfiguration:BucketCorsConfiguration aws:s3/bucketCorsConfigurationV2:BucketCorsConfigurationV2 | nothing | cors
aws_s3_bucket_intelligent_tiering_configuration aws:s3/bucketIntelligentTieringConfiguration:BucketIntelligentTieringConfiguration | nothing | nothing
aws_s3_bucket_inventory aws:s3/inventory:Inventory | nothing | nothing
aws_s3_bucket_lifecycle_configuration aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2 | nothing | dataRetention
aws_s3_bucket_logging aws:s3/bucketLogging:BucketLogging aws:s3/bucketLoggingV2:BucketLoggingV2 | nothing | audit
aws_s3_bucket_metric aws:s3/bucketMetric:BucketMetric | nothing | nothing
aws_s3_bucket_notification aws:s3/bucketNotification:BucketNotification | nothing | deadLetter
aws_s3_bucket_object aws:s3/bucketObject:BucketObject | nothing | nothing
aws_s3_bucket_object_lock_configuration aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration aws:s3/bucketObjectLockConfigurationV2:BucketObjectLockConfigurationV2 | nothing | audit
aws_s3_bucket_ownership_controls aws:s3/bucketOwnershipControls:BucketOwnershipControls | nothing | publicAccess
aws_s3_bucket_policy aws:s3/bucketPolicy:BucketPolicy | nothing | publicAccess audit privileges tls
aws_s3_bucket_public_access_block aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock | nothing | publicAccess
aws_s3_bucket_replication_configuration aws:s3/bucketReplicationConfig:BucketReplicationConfig | nothing | regions
aws_s3_bucket_request_payment_configuration aws:s3/bucketRequestPaymentConfiguration:BucketRequestPaymentConfiguration aws:s3/bucketRequestPaymentConfigurationV2:BucketRequestPaymentConfigurationV2 | nothing | nothing
aws_s3_bucket_server_side_encryption_configuration aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2 | nothing | encryption
aws_s3_bucket_versioning aws:s3/bucketVersioning:BucketVersioning aws:s3/bucketVersioningV2:BucketVersioningV2 | nothing | audit backup
aws_s3_bucket_website_configuration aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration aws:s3/bucketWebsiteConfigurationV2:BucketWebsiteConfigurationV2 | nothing | publicAccess
aws_s3_object aws:s3/bucketObjectv2:BucketObjectv2 | nothing | nothing
aws_s3_object_copy aws:s3/objectCopy:ObjectCopy | nothing | nothing

# SES
aws_ses_configuration_set aws:ses/configurationSet:ConfigurationSet aws:ses/confgurationSet:ConfgurationSet | nothing | nothing
aws_ses_domain_dkim aws:ses/domainDkim:DomainDkim | nothing | nothing
aws_ses_domain_identity aws:ses/domainIdentity:DomainIdentity | nothing | nothing
aws_ses_domain_identity_verification aws:ses/domainIdentityVerification:DomainIdentityVerification | nothing | nothing
aws_ses_domain_mail_from aws:ses/mailFrom:MailFrom | nothing | nothing
aws_ses_email_identity aws:ses/emailIdentity:EmailIdentity | nothing | nothing
aws_ses_identity_notification_topic aws:ses/identityNotificationTopic:IdentityNotificationTopic | nothing | nothing
aws_ses_identity_policy aws:ses/identityPolicy:IdentityPolicy | nothing | nothing
aws_ses_template aws:ses/template:Template | nothing | nothing
aws_sesv2_configuration_set aws:sesv2/configurationSet:ConfigurationSet | nothing | nothing
aws_sesv2_configuration_set_event_destination aws:sesv2/configurationSetEventDestination:ConfigurationSetEventDestination | nothing | nothing
aws_sesv2_email_identity aws:sesv2/emailIdentity:EmailIdentity | nothing | nothing
aws_sesv2_email_identity_mail_from_attributes aws:sesv2/emailIdentityMailFromAttributes:EmailIdentityMailFromAttributes | nothing | nothing

# SNS and SQS
aws_sns_sms_preferences aws:sns/smsPreferences:SmsPreferences | nothing | nothing
aws_sns_topic aws:sns/topic:Topic | channel inbox published encryption privileges tracing | nothing
aws_sns_topic_data_protection_policy aws:sns/dataProtectionPolicy:DataProtectionPolicy | nothing | nothing
aws_sns_topic_policy aws:sns/topicPolicy:TopicPolicy | nothing | channel inbox privileges tls
aws_sns_topic_subscription aws:sns/topicSubscription:TopicSubscription | deadLetter transport | channel deadLetter
aws_sqs_queue aws:sqs/queue:Queue | deadLetter deadLetterStore inbox watched dataRetention encryption privileges queueing | deadLetter
aws_sqs_queue_policy aws:sqs/queuePolicy:QueuePolicy | nothing | inbox privileges tls
aws_sqs_queue_redrive_allow_policy aws:sqs/redriveAllowPolicy:RedriveAllowPolicy | nothing | deadLetter
aws_sqs_queue_redrive_policy aws:sqs/redrivePolicy:RedrivePolicy | nothing | deadLetter

# Secrets Manager and Systems Manager
aws_secretsmanager_secret aws:secretsmanager/secret:Secret | encryption recovery regions rotation | nothing
aws_secretsmanager_secret_policy aws:secretsmanager/secretPolicy:SecretPolicy | publicAccess | privileges
aws_secretsmanager_secret_rotation aws:secretsmanager/secretRotation:SecretRotation | rotation | rotation
aws_secretsmanager_secret_version aws:secretsmanager/secretVersion:SecretVersion | settings | nothing
aws_ssm_parameter aws:ssm/parameter:Parameter | settings dataRetention regions | nothing
aws_ssmcontacts_rotation aws:ssm/contactsRotation:ContactsRotation | nothing | nothing
`);
