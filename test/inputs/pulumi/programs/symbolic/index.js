const pulumi = require("@pulumi/pulumi");
const aws = require("@pulumi/aws");

const db = new aws.rds.Instance("db", {
    instanceClass: "db.t4g.micro",
    engine: "postgres",
    manageMasterUserPassword: true,
    username: "app",
    allocatedStorage: 20,
});

new aws.ecs.TaskDefinition("task", {
    family: "web",
    containerDefinitions: pulumi.jsonStringify([
        {
            name: "web",
            environment: [
                { name: "DB_HOST", value: db.address },
                { name: "DB_URL", value: pulumi.interpolate`postgres://app@${db.address}:${db.port}/shop` },
            ],
            secrets: [{ name: "DB_PASSWORD", valueFrom: db.masterUserSecrets[0].secretArn }],
        },
    ]),
});

const queue = new aws.sqs.Queue("dead");
new aws.sqs.Queue("jobs", {
    redrivePolicy: queue.arn.apply((arn) => JSON.stringify({ deadLetterTargetArn: arn, maxReceiveCount: 3 })),
    tags: {
        region: queue.arn.apply((arn) => arn.split(":")[3]),
        size: queue.arn.apply((arn) => (arn === "x" ? "large" : "small")),
        fixed: queue.arn.apply(() => "fixed"),
    },
});
