/** The readers of this vocabulary. Derived from the files of this folder: `npm run derive`. */

import type { AnyReader } from "../reader";
import { certificate } from "./acm";
import { api, integration, methodSettings, restApi, restDeployment, restIntegration, restStage, stage } from "./api-gateway";
import { scalableTarget, scheduledAction } from "./application-auto-scaling";
import { backupSelection, backupVault } from "./backup";
import { distribution } from "./cloudfront";
import { compositeAlarm, logDelivery, logDeliverySource, logGroup, logSubscriptionFilter, metricAlarm } from "./cloudwatch";
import { deploymentGroup } from "./codedeploy";
import { dynamodbTable } from "./dynamodb";
import { instance, launchConfiguration, launchTemplate } from "./ec2";
import { ecrRepository } from "./ecr";
import { ecsService, ecsTaskDefinition } from "./ecs";
import { cacheUser, replicationGroup } from "./elasticache";
import { eventBus, eventRule, eventTarget } from "./event-bridge";
import { customerPolicy, policyAttachment, role, rolePolicy, rolePolicyAttachment } from "./iam";
import { responsePlan } from "./incident-manager";
import { kinesisStream } from "./kinesis";
import { kmsAlias, kmsKey, kmsKeyPolicy } from "./kms";
import { lambdaAlias, lambdaEventSource, lambdaFunction, lambdaInvokeConfig, lambdaPermission } from "./lambda";
import { classicLoadBalancer, listener, listenerRule, loadBalancer, targetGroup } from "./load-balancing";
import { opensearchDomain, opensearchDomainPolicy } from "./opensearch";
import { dbProxy, dbProxyEndpoint, dbProxyTarget } from "./rds-proxy";
import { dbInstance, rdsCluster, rdsClusterEndpoint, rdsClusterInstance } from "./rds";
import { healthCheck, hostedZone } from "./route-53";
import { s3BucketNotification } from "./s3-notifications";
import {
    s3AccountPublicAccessBlock,
    s3Bucket,
    s3BucketAcl,
    s3BucketOwnershipControls,
    s3BucketPolicy,
    s3BucketPublicAccessBlock,
    s3BucketWebsite,
} from "./s3";
import { applicationScalingPolicy, groupScalingPolicy } from "./scaling-policies";
import { secretsManagerSecret, secretsManagerSecretRotation, secretsManagerSecretVersion } from "./secrets-manager";
import { slackChannel, snsTopic, snsTopicPolicy, snsTopicSubscription, teamsChannel } from "./sns";
import { sqsQueue, sqsQueuePolicy, sqsRedriveAllowPolicy, sqsRedrivePolicy } from "./sqs";
import { ssmParameter } from "./ssm";

/** What pointers and components may name. */
declare module "../../architecture/component" {
    interface CanonicalTypes {
        readonly aws_acm_certificate: true;
        readonly aws_api_gateway_deployment: true;
        readonly aws_api_gateway_integration: true;
        readonly aws_api_gateway_method_settings: true;
        readonly aws_api_gateway_rest_api: true;
        readonly aws_api_gateway_stage: true;
        readonly aws_apigatewayv2_api: true;
        readonly aws_apigatewayv2_integration: true;
        readonly aws_apigatewayv2_stage: true;
        readonly aws_appautoscaling_policy: true;
        readonly aws_appautoscaling_scheduled_action: true;
        readonly aws_appautoscaling_target: true;
        readonly aws_autoscaling_policy: true;
        readonly aws_backup_selection: true;
        readonly aws_backup_vault: true;
        readonly aws_chatbot_slack_channel_configuration: true;
        readonly aws_chatbot_teams_channel_configuration: true;
        readonly aws_cloudfront_distribution: true;
        readonly aws_cloudwatch_composite_alarm: true;
        readonly aws_cloudwatch_event_bus: true;
        readonly aws_cloudwatch_event_rule: true;
        readonly aws_cloudwatch_event_target: true;
        readonly aws_cloudwatch_log_delivery: true;
        readonly aws_cloudwatch_log_delivery_source: true;
        readonly aws_cloudwatch_log_group: true;
        readonly aws_cloudwatch_log_subscription_filter: true;
        readonly aws_cloudwatch_metric_alarm: true;
        readonly aws_codedeploy_deployment_group: true;
        readonly aws_db_instance: true;
        readonly aws_db_proxy: true;
        readonly aws_db_proxy_endpoint: true;
        readonly aws_db_proxy_target: true;
        readonly aws_dynamodb_table: true;
        readonly aws_ecr_repository: true;
        readonly aws_ecs_service: true;
        readonly aws_ecs_task_definition: true;
        readonly aws_elasticache_replication_group: true;
        readonly aws_elasticache_user: true;
        readonly aws_elb: true;
        readonly aws_iam_policy: true;
        readonly aws_iam_policy_attachment: true;
        readonly aws_iam_role: true;
        readonly aws_iam_role_policy: true;
        readonly aws_iam_role_policy_attachment: true;
        readonly aws_instance: true;
        readonly aws_kinesis_stream: true;
        readonly aws_kms_alias: true;
        readonly aws_kms_key: true;
        readonly aws_kms_key_policy: true;
        readonly aws_lambda_alias: true;
        readonly aws_lambda_event_source_mapping: true;
        readonly aws_lambda_function: true;
        readonly aws_lambda_function_event_invoke_config: true;
        readonly aws_lambda_permission: true;
        readonly aws_launch_configuration: true;
        readonly aws_launch_template: true;
        readonly aws_lb: true;
        readonly aws_lb_listener: true;
        readonly aws_lb_listener_rule: true;
        readonly aws_lb_target_group: true;
        readonly aws_opensearch_domain: true;
        readonly aws_opensearch_domain_policy: true;
        readonly aws_rds_cluster: true;
        readonly aws_rds_cluster_endpoint: true;
        readonly aws_rds_cluster_instance: true;
        readonly aws_route53_health_check: true;
        readonly aws_route53_zone: true;
        readonly aws_s3_account_public_access_block: true;
        readonly aws_s3_bucket: true;
        readonly aws_s3_bucket_acl: true;
        readonly aws_s3_bucket_notification: true;
        readonly aws_s3_bucket_ownership_controls: true;
        readonly aws_s3_bucket_policy: true;
        readonly aws_s3_bucket_public_access_block: true;
        readonly aws_s3_bucket_website_configuration: true;
        readonly aws_secretsmanager_secret: true;
        readonly aws_secretsmanager_secret_rotation: true;
        readonly aws_secretsmanager_secret_version: true;
        readonly aws_sns_topic: true;
        readonly aws_sns_topic_policy: true;
        readonly aws_sns_topic_subscription: true;
        readonly aws_sqs_queue: true;
        readonly aws_sqs_queue_policy: true;
        readonly aws_sqs_queue_redrive_allow_policy: true;
        readonly aws_sqs_queue_redrive_policy: true;
        readonly aws_ssm_parameter: true;
        readonly aws_ssmincidents_response_plan: true;
    }
}

export const awsReaders: readonly AnyReader[] = [
    certificate,
    api,
    integration,
    methodSettings,
    restApi,
    restDeployment,
    restIntegration,
    restStage,
    stage,
    scalableTarget,
    scheduledAction,
    backupSelection,
    backupVault,
    distribution,
    compositeAlarm,
    logDelivery,
    logDeliverySource,
    logGroup,
    logSubscriptionFilter,
    metricAlarm,
    deploymentGroup,
    dynamodbTable,
    instance,
    launchConfiguration,
    launchTemplate,
    ecrRepository,
    ecsService,
    ecsTaskDefinition,
    cacheUser,
    replicationGroup,
    eventBus,
    eventRule,
    eventTarget,
    customerPolicy,
    policyAttachment,
    role,
    rolePolicy,
    rolePolicyAttachment,
    responsePlan,
    kinesisStream,
    kmsAlias,
    kmsKey,
    kmsKeyPolicy,
    lambdaAlias,
    lambdaEventSource,
    lambdaFunction,
    lambdaInvokeConfig,
    lambdaPermission,
    classicLoadBalancer,
    listener,
    listenerRule,
    loadBalancer,
    targetGroup,
    opensearchDomain,
    opensearchDomainPolicy,
    dbProxy,
    dbProxyEndpoint,
    dbProxyTarget,
    dbInstance,
    rdsCluster,
    rdsClusterEndpoint,
    rdsClusterInstance,
    healthCheck,
    hostedZone,
    s3BucketNotification,
    s3AccountPublicAccessBlock,
    s3Bucket,
    s3BucketAcl,
    s3BucketOwnershipControls,
    s3BucketPolicy,
    s3BucketPublicAccessBlock,
    s3BucketWebsite,
    applicationScalingPolicy,
    groupScalingPolicy,
    secretsManagerSecret,
    secretsManagerSecretRotation,
    secretsManagerSecretVersion,
    slackChannel,
    snsTopic,
    snsTopicPolicy,
    snsTopicSubscription,
    teamsChannel,
    sqsQueue,
    sqsQueuePolicy,
    sqsRedriveAllowPolicy,
    sqsRedrivePolicy,
    ssmParameter,
];
