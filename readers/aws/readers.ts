/** The readers of this vocabulary. Derived from the files of this folder: `npm run derive`. */

import type { AnyReader } from "../reader";
import { certificate } from "./acm";
import { api, integration, methodSettings, restApi, restDeployment, restIntegration, restStage, stage } from "./api-gateway";
import { scalableTarget, scheduledAction } from "./application-auto-scaling";
import { distribution } from "./cloudfront";
import { compositeAlarm, logDeliverySource, logGroup, logSubscriptionFilter, metricAlarm } from "./cloudwatch";
import { deploymentGroup } from "./codedeploy";
import { dynamodbTable } from "./dynamodb";
import { ecsService, ecsTaskDefinition } from "./ecs";
import { cacheUser, replicationGroup } from "./elasticache";
import { eventBus, eventRule, eventTarget } from "./event-bridge";
import { customerPolicy, policyAttachment, role, rolePolicy, rolePolicyAttachment } from "./iam";
import { responsePlan } from "./incident-manager";
import { kinesisStream } from "./kinesis";
import { kmsAlias, kmsKey, kmsKeyPolicy } from "./kms";
import { lambdaAlias, lambdaEventSource, lambdaFunction, lambdaInvokeConfig, lambdaPermission } from "./lambda";
import { classicLoadBalancer, listener, listenerRule, loadBalancer } from "./load-balancing";
import { dbProxy, dbProxyEndpoint, dbProxyTarget } from "./rds-proxy";
import { dbInstance, rdsCluster, rdsClusterEndpoint, rdsClusterInstance } from "./rds";
import { healthCheck } from "./route-53";
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
import { secretsManagerSecret, secretsManagerSecretVersion } from "./secrets-manager";
import { slackChannel, snsTopic, snsTopicSubscription, teamsChannel } from "./sns";
import { sqsQueue, sqsRedriveAllowPolicy, sqsRedrivePolicy } from "./sqs";
import { ssmParameter } from "./ssm";

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
    distribution,
    compositeAlarm,
    logDeliverySource,
    logGroup,
    logSubscriptionFilter,
    metricAlarm,
    deploymentGroup,
    dynamodbTable,
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
    dbProxy,
    dbProxyEndpoint,
    dbProxyTarget,
    dbInstance,
    rdsCluster,
    rdsClusterEndpoint,
    rdsClusterInstance,
    healthCheck,
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
    secretsManagerSecretVersion,
    slackChannel,
    snsTopic,
    snsTopicSubscription,
    teamsChannel,
    sqsQueue,
    sqsRedriveAllowPolicy,
    sqsRedrivePolicy,
    ssmParameter,
];
