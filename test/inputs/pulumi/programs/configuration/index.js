const pulumi = require("@pulumi/pulumi");
const aws = require("@pulumi/aws");

const config = new pulumi.Config();
const database = config.requireObject("database");

new aws.rds.Instance("db", {
    instanceClass: database.size,
    engine: "postgres",
    username: "app",
    password: config.requireSecret("dbPassword"),
    allocatedStorage: config.requireNumber("storage"),
    backupRetentionPeriod: config.requireNumber("retention"),
    multiAz: config.requireBoolean("standby"),
});
new aws.ssm.Parameter("url", { type: "SecureString", value: pulumi.interpolate`postgres://app:${config.requireSecret("dbPassword")}@db/shop` });
new aws.route53.Record("web", {
    zoneId: config.require("zone"),
    name: `www.${config.require("domain")}`,
    type: "A",
    records: [database.host],
    ttl: 60,
});
