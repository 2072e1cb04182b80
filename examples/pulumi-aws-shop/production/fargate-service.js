const pulumi = require("@pulumi/pulumi");
const aws = require("@pulumi/aws");

/**
 * A container on Fargate with its logs, its roles and its scaling.
 *
 * @typedef {object} FargateServiceArgs
 * @property {aws.ecs.Cluster} cluster
 * @property {pulumi.Input<string>} image
 * @property {string[]} [command]
 * @property {number} cpu
 * @property {number} memory
 * @property {string[]} healthCheck
 * @property {Record<string, pulumi.Input<string>>} environment
 * @property {Record<string, pulumi.Input<string>>} secrets what the container sees by name, as `valueFrom` references
 * @property {pulumi.Input<string>[]} secretArns
 * @property {object[]} permissions statements of the task role
 * @property {pulumi.Input<string>[]} subnetIds
 * @property {pulumi.Input<string>} securityGroupId
 * @property {number} minimum
 * @property {number} maximum
 * @property {{ group: aws.lb.TargetGroup, listener: aws.lb.Listener, port: number }} [target]
 */
class FargateService extends pulumi.ComponentResource {
    /**
     * @param {string} name
     * @param {FargateServiceArgs} args
     * @param {pulumi.ComponentResourceOptions} [opts]
     */
    constructor(name, args, opts) {
        super("shop:index:FargateService", name, {}, opts);
        const child = { parent: this };

        const logs = new aws.cloudwatch.LogGroup(name, { name: `/shop/${name}`, retentionInDays: 365 }, child);
        const logConfiguration = (stream) => ({
            logDriver: "awslogs",
            options: {
                "awslogs-group": logs.name,
                "awslogs-region": aws.getRegionOutput({}, child).region,
                "awslogs-stream-prefix": stream,
            },
        });

        const assumeRolePolicy = aws.iam.assumeRolePolicyForPrincipal({ Service: "ecs-tasks.amazonaws.com" });

        const executionRole = new aws.iam.Role(`${name}-execution`, { assumeRolePolicy }, child);
        new aws.iam.RolePolicyAttachment(
            `${name}-execution`,
            { role: executionRole.name, policyArn: aws.iam.ManagedPolicy.AmazonECSTaskExecutionRolePolicy },
            child,
        );
        const readSecrets = new aws.iam.RolePolicy(
            `${name}-secrets`,
            {
                role: executionRole.id,
                policy: pulumi.jsonStringify({
                    Version: "2012-10-17",
                    Statement: [{ Effect: "Allow", Action: "secretsmanager:GetSecretValue", Resource: args.secretArns }],
                }),
            },
            child,
        );

        const taskRole = new aws.iam.Role(`${name}-task`, { assumeRolePolicy }, child);
        new aws.iam.RolePolicyAttachment(`${name}-traces`, { role: taskRole.name, policyArn: aws.iam.ManagedPolicy.AWSXRayDaemonWriteAccess }, child);
        new aws.iam.RolePolicy(
            `${name}-task`,
            { role: taskRole.id, policy: pulumi.jsonStringify({ Version: "2012-10-17", Statement: args.permissions }) },
            child,
        );

        const environment = { ...args.environment, OTEL_SERVICE_NAME: name, OTEL_EXPORTER_OTLP_ENDPOINT: "http://localhost:4317" };

        const task = new aws.ecs.TaskDefinition(
            name,
            {
                family: `shop-${name}`,
                cpu: String(args.cpu),
                memory: String(args.memory),
                networkMode: "awsvpc",
                requiresCompatibilities: ["FARGATE"],
                runtimePlatform: { cpuArchitecture: "ARM64", operatingSystemFamily: "LINUX" },
                executionRoleArn: executionRole.arn,
                taskRoleArn: taskRole.arn,
                containerDefinitions: pulumi.jsonStringify([
                    {
                        name,
                        image: args.image,
                        essential: true,
                        command: args.command,
                        user: "1000",
                        readonlyRootFilesystem: true,
                        stopTimeout: 60,
                        portMappings: args.target ? [{ containerPort: args.target.port, protocol: "tcp" }] : [],
                        healthCheck: { command: args.healthCheck, interval: 15, timeout: 5, retries: 3, startPeriod: 30 },
                        environment: Object.entries(environment).map(([key, value]) => ({ name: key, value })),
                        secrets: Object.entries(args.secrets).map(([key, valueFrom]) => ({ name: key, valueFrom })),
                        logConfiguration: logConfiguration(name),
                    },
                    {
                        name: "traces",
                        image: "public.ecr.aws/aws-observability/aws-otel-collector:v0.43.1",
                        essential: false,
                        command: ["--config=/etc/ecs/ecs-xray.yaml"],
                        logConfiguration: logConfiguration("traces"),
                    },
                ]),
            },
            child,
        );

        this.service = new aws.ecs.Service(
            name,
            {
                name,
                cluster: args.cluster.arn,
                taskDefinition: task.arn,
                launchType: "FARGATE",
                desiredCount: args.minimum,
                deploymentMinimumHealthyPercent: 100,
                deploymentMaximumPercent: 200,
                deploymentCircuitBreaker: { enable: true, rollback: true },
                availabilityZoneRebalancing: "ENABLED",
                networkConfiguration: {
                    subnets: args.subnetIds,
                    securityGroups: [args.securityGroupId],
                    assignPublicIp: false,
                },
                propagateTags: "SERVICE",
                ...(args.target && {
                    loadBalancers: [{ targetGroupArn: args.target.group.arn, containerName: name, containerPort: args.target.port }],
                    healthCheckGracePeriodSeconds: 60,
                }),
            },
            {
                parent: this,
                // ECS refuses a service whose target group has no listener yet.
                dependsOn: args.target ? [readSecrets, args.target.listener] : [readSecrets],
                // The autoscaling target owns the count after the first deployment.
                ignoreChanges: ["desiredCount"],
            },
        );

        this.scaling = new aws.appautoscaling.Target(
            name,
            {
                serviceNamespace: "ecs",
                scalableDimension: "ecs:service:DesiredCount",
                resourceId: pulumi.interpolate`service/${args.cluster.name}/${this.service.name}`,
                minCapacity: args.minimum,
                maxCapacity: args.maximum,
            },
            child,
        );

        new aws.appautoscaling.Policy(
            `${name}-cpu`,
            {
                policyType: "TargetTrackingScaling",
                serviceNamespace: this.scaling.serviceNamespace,
                scalableDimension: this.scaling.scalableDimension,
                resourceId: this.scaling.resourceId,
                targetTrackingScalingPolicyConfiguration: {
                    predefinedMetricSpecification: { predefinedMetricType: "ECSServiceAverageCPUUtilization" },
                    targetValue: 60,
                    scaleInCooldown: 300,
                    scaleOutCooldown: 60,
                },
            },
            child,
        );

        this.registerOutputs({ service: this.service, scaling: this.scaling });
    }
}

module.exports = { FargateService };
