const pulumi = require("@pulumi/pulumi");
const aws = require("@pulumi/aws");
const azure = require("@pulumi/azure-native");

const config = new pulumi.Config();
const zones = aws.getAvailabilityZonesOutput({ state: "available" });
const failed = new aws.sqs.Queue("failed", {});
new aws.sqs.Queue("orders", {
    messageRetentionSeconds: config.getNumber("retention") ?? 345600,
    redrivePolicy: failed.arn.apply((deadLetterTargetArn) => JSON.stringify({ deadLetterTargetArn, maxReceiveCount: 3 })),
});
const database = new aws.rds.Instance("orders-db", {
    instanceClass: "db.t4g.medium",
    engine: "postgres",
    allocatedStorage: 20,
    username: "orders",
    password: config.requireSecret("password"),
    availabilityZone: zones.names[0],
    skipFinalSnapshot: true,
});
const group = new azure.resources.ResourceGroup("shop", {});
new azure.sql.Server("orders-sql", {
    resourceGroupName: group.name,
    administratorLogin: "orders",
    administratorLoginPassword: config.requireSecret("password"),
});

exports.address = database.address;
