const pulumi = require("@pulumi/pulumi");
const aws = require("@pulumi/aws");

const appName = "shop";
const dbUsername = "shopadmin";
const dbPassword = "ShopAdmin2026!";

// VPC and networking
const zones = aws.getAvailabilityZonesOutput({ state: "available" });

const vpc = new aws.ec2.Vpc(`${appName}-vpc`, {
    cidrBlock: "10.0.0.0/16",
    enableDnsHostnames: true,
    enableDnsSupport: true,
    tags: { Name: `${appName}-vpc` },
});

const internetGateway = new aws.ec2.InternetGateway(`${appName}-igw`, {
    vpcId: vpc.id,
    tags: { Name: `${appName}-igw` },
});

const publicRouteTable = new aws.ec2.RouteTable(`${appName}-public-rt`, {
    vpcId: vpc.id,
    routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: internetGateway.id }],
    tags: { Name: `${appName}-public-rt` },
});

const publicSubnet1 = new aws.ec2.Subnet(`${appName}-public-1`, {
    vpcId: vpc.id,
    cidrBlock: "10.0.1.0/24",
    availabilityZone: zones.names[0],
    mapPublicIpOnLaunch: true,
    tags: { Name: `${appName}-public-1` },
});

const publicSubnet2 = new aws.ec2.Subnet(`${appName}-public-2`, {
    vpcId: vpc.id,
    cidrBlock: "10.0.2.0/24",
    availabilityZone: zones.names[1],
    mapPublicIpOnLaunch: true,
    tags: { Name: `${appName}-public-2` },
});

new aws.ec2.RouteTableAssociation(`${appName}-public-rta-1`, {
    subnetId: publicSubnet1.id,
    routeTableId: publicRouteTable.id,
});

new aws.ec2.RouteTableAssociation(`${appName}-public-rta-2`, {
    subnetId: publicSubnet2.id,
    routeTableId: publicRouteTable.id,
});

const subnetIds = [publicSubnet1.id, publicSubnet2.id];

// Security groups
const albSecurityGroup = new aws.ec2.SecurityGroup(`${appName}-alb-sg`, {
    vpcId: vpc.id,
    description: "Allow HTTP traffic to the load balancer",
    ingress: [{ protocol: "tcp", fromPort: 80, toPort: 80, cidrBlocks: ["0.0.0.0/0"] }],
    egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }],
});

const appSecurityGroup = new aws.ec2.SecurityGroup(`${appName}-app-sg`, {
    vpcId: vpc.id,
    description: "Allow traffic from the load balancer",
    ingress: [{ protocol: "tcp", fromPort: 3000, toPort: 3000, securityGroups: [albSecurityGroup.id] }],
    egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }],
});

const dbSecurityGroup = new aws.ec2.SecurityGroup(`${appName}-db-sg`, {
    vpcId: vpc.id,
    description: "Allow PostgreSQL",
    // The Lambda function runs outside of the VPC
    ingress: [{ protocol: "tcp", fromPort: 5432, toPort: 5432, cidrBlocks: ["0.0.0.0/0"] }],
    egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }],
});

const redisSecurityGroup = new aws.ec2.SecurityGroup(`${appName}-redis-sg`, {
    vpcId: vpc.id,
    description: "Allow Redis from the application",
    ingress: [{ protocol: "tcp", fromPort: 6379, toPort: 6379, securityGroups: [appSecurityGroup.id] }],
    egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }],
});

// Database
const dbSubnetGroup = new aws.rds.SubnetGroup(`${appName}-db-subnets`, {
    subnetIds,
    tags: { Name: `${appName}-db-subnets` },
});

const db = new aws.rds.Instance(`${appName}-db`, {
    engine: "postgres",
    engineVersion: "16.3",
    instanceClass: "db.t3.micro",
    allocatedStorage: 20,
    dbName: "shop",
    username: dbUsername,
    password: dbPassword,
    dbSubnetGroupName: dbSubnetGroup.name,
    vpcSecurityGroupIds: [dbSecurityGroup.id],
    publiclyAccessible: true,
    skipFinalSnapshot: true,
    tags: { Name: `${appName}-db` },
});

const databaseUrl = pulumi.interpolate`postgresql://${dbUsername}:${dbPassword}@${db.endpoint}/shop`;

// Redis for sessions and the catalogue cache
const redisSubnetGroup = new aws.elasticache.SubnetGroup(`${appName}-redis-subnets`, { subnetIds });

const redis = new aws.elasticache.ReplicationGroup(`${appName}-redis`, {
    description: "Sessions and catalogue cache",
    engine: "redis",
    engineVersion: "7.1",
    nodeType: "cache.t3.micro",
    numCacheClusters: 1,
    port: 6379,
    subnetGroupName: redisSubnetGroup.name,
    securityGroupIds: [redisSecurityGroup.id],
});

// Order queue
const orderQueue = new aws.sqs.Queue(`${appName}-orders`, {
    visibilityTimeoutSeconds: 30,
});

// Product images
const imageBucket = new aws.s3.Bucket(`${appName}-images`, {
    forceDestroy: true,
});

const imageBucketAccess = new aws.s3.BucketPublicAccessBlock(`${appName}-images-access`, {
    bucket: imageBucket.id,
    blockPublicAcls: false,
    blockPublicPolicy: false,
    ignorePublicAcls: false,
    restrictPublicBuckets: false,
});

new aws.s3.BucketPolicy(
    `${appName}-images-policy`,
    {
        bucket: imageBucket.id,
        policy: imageBucket.arn.apply((arn) =>
            JSON.stringify({
                Version: "2012-10-17",
                Statement: [{ Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: `${arn}/*` }],
            }),
        ),
    },
    { dependsOn: [imageBucketAccess] },
);

// Container images
const repository = new aws.ecr.Repository(`${appName}-repo`, {
    forceDelete: true,
});

// IAM roles
const executionRole = new aws.iam.Role(`${appName}-execution-role`, {
    assumeRolePolicy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: { Service: "ecs-tasks.amazonaws.com" }, Action: "sts:AssumeRole" }],
    }),
});

new aws.iam.RolePolicyAttachment(`${appName}-execution-policy`, {
    role: executionRole.name,
    policyArn: "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy",
});

const taskRole = new aws.iam.Role(`${appName}-task-role`, {
    assumeRolePolicy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: { Service: "ecs-tasks.amazonaws.com" }, Action: "sts:AssumeRole" }],
    }),
});

new aws.iam.RolePolicy(`${appName}-task-policy`, {
    role: taskRole.id,
    policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: ["s3:*", "sqs:*"], Resource: "*" }],
    }),
});

// Load balancer
const alb = new aws.lb.LoadBalancer(`${appName}-alb`, {
    internal: false,
    loadBalancerType: "application",
    securityGroups: [albSecurityGroup.id],
    subnets: subnetIds,
});

const targetGroup = new aws.lb.TargetGroup(`${appName}-tg`, {
    port: 3000,
    protocol: "HTTP",
    targetType: "ip",
    vpcId: vpc.id,
    healthCheck: {
        path: "/",
        matcher: "200-399",
        interval: 30,
    },
});

const listener = new aws.lb.Listener(`${appName}-listener`, {
    loadBalancerArn: alb.arn,
    port: 80,
    protocol: "HTTP",
    defaultActions: [{ type: "forward", targetGroupArn: targetGroup.arn }],
});

// ECS
const cluster = new aws.ecs.Cluster(`${appName}-cluster`);

const logGroup = new aws.cloudwatch.LogGroup(`${appName}-logs`, {
    retentionInDays: 7,
});

const environment = [
    { name: "NODE_ENV", value: "production" },
    { name: "DATABASE_URL", value: databaseUrl },
    { name: "REDIS_URL", value: pulumi.interpolate`redis://${redis.primaryEndpointAddress}:6379` },
    { name: "ORDER_QUEUE_URL", value: orderQueue.url },
    { name: "IMAGE_BUCKET", value: imageBucket.bucket },
    { name: "JWT_SECRET", value: "my-super-secret-jwt-key" },
    { name: "STRIPE_SECRET_KEY", value: "sk_test_change_me" },
];

const webTask = new aws.ecs.TaskDefinition(`${appName}-web-task`, {
    family: `${appName}-web`,
    cpu: "256",
    memory: "512",
    networkMode: "awsvpc",
    requiresCompatibilities: ["FARGATE"],
    executionRoleArn: executionRole.arn,
    taskRoleArn: taskRole.arn,
    containerDefinitions: pulumi.jsonStringify([
        {
            name: "web",
            image: pulumi.interpolate`${repository.repositoryUrl}:latest`,
            essential: true,
            portMappings: [{ containerPort: 3000, protocol: "tcp" }],
            environment,
            logConfiguration: {
                logDriver: "awslogs",
                options: {
                    "awslogs-group": logGroup.name,
                    "awslogs-region": "us-east-1",
                    "awslogs-stream-prefix": "web",
                },
            },
        },
    ]),
});

const webService = new aws.ecs.Service(
    `${appName}-web`,
    {
        cluster: cluster.arn,
        taskDefinition: webTask.arn,
        desiredCount: 1,
        launchType: "FARGATE",
        networkConfiguration: {
            subnets: subnetIds,
            securityGroups: [appSecurityGroup.id],
            assignPublicIp: true,
        },
        loadBalancers: [{ targetGroupArn: targetGroup.arn, containerName: "web", containerPort: 3000 }],
    },
    { dependsOn: [listener] },
);

const workerTask = new aws.ecs.TaskDefinition(`${appName}-worker-task`, {
    family: `${appName}-worker`,
    cpu: "256",
    memory: "512",
    networkMode: "awsvpc",
    requiresCompatibilities: ["FARGATE"],
    executionRoleArn: executionRole.arn,
    taskRoleArn: taskRole.arn,
    containerDefinitions: pulumi.jsonStringify([
        {
            name: "worker",
            image: pulumi.interpolate`${repository.repositoryUrl}:latest`,
            essential: true,
            command: ["node", "worker.js"],
            environment,
        },
    ]),
});

new aws.ecs.Service(`${appName}-worker`, {
    cluster: cluster.arn,
    taskDefinition: workerTask.arn,
    desiredCount: 1,
    launchType: "FARGATE",
    networkConfiguration: {
        subnets: subnetIds,
        securityGroups: [appSecurityGroup.id],
        assignPublicIp: true,
    },
});

// Thumbnails for uploaded images
const lambdaRole = new aws.iam.Role(`${appName}-lambda-role`, {
    assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "lambda.amazonaws.com" }),
});

new aws.iam.RolePolicyAttachment(`${appName}-lambda-basic`, {
    role: lambdaRole.name,
    policyArn: aws.iam.ManagedPolicy.AWSLambdaBasicExecutionRole,
});

new aws.iam.RolePolicyAttachment(`${appName}-lambda-s3`, {
    role: lambdaRole.name,
    policyArn: aws.iam.ManagedPolicy.AmazonS3FullAccess,
});

const thumbnails = new aws.lambda.Function(`${appName}-thumbnails`, {
    runtime: aws.lambda.Runtime.NodeJS20dX,
    handler: "index.handler",
    role: lambdaRole.arn,
    code: new pulumi.asset.FileArchive("./thumbnails"),
    memorySize: 512,
    timeout: 30,
    environment: {
        variables: {
            DB_HOST: db.address,
            DB_NAME: "shop",
            DB_USER: dbUsername,
            DB_PASSWORD: dbPassword,
        },
    },
});

const allowBucket = new aws.lambda.Permission(`${appName}-allow-bucket`, {
    action: "lambda:InvokeFunction",
    function: thumbnails.name,
    principal: "s3.amazonaws.com",
    sourceArn: imageBucket.arn,
});

new aws.s3.BucketNotification(
    `${appName}-image-uploaded`,
    {
        bucket: imageBucket.id,
        lambdaFunctions: [
            {
                lambdaFunctionArn: thumbnails.arn,
                events: ["s3:ObjectCreated:*"],
                filterPrefix: "uploads/",
            },
        ],
    },
    { dependsOn: [allowBucket] },
);

// Monitoring
new aws.cloudwatch.MetricAlarm(`${appName}-high-cpu`, {
    comparisonOperator: "GreaterThanThreshold",
    evaluationPeriods: 2,
    metricName: "CPUUtilization",
    namespace: "AWS/ECS",
    period: 300,
    statistic: "Average",
    threshold: 80,
    alarmDescription: "CPU of the web service is above 80%",
    dimensions: {
        ClusterName: cluster.name,
        ServiceName: webService.name,
    },
});

exports.url = pulumi.interpolate`http://${alb.dnsName}`;
exports.databaseEndpoint = db.endpoint;
exports.repositoryUrl = repository.repositoryUrl;
