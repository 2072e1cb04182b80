const pulumi = require("@pulumi/pulumi");
const aws = require("@pulumi/aws");

const password = pulumi.secret("hunter2-in-clear");
const db = new aws.rds.Instance("db", { instanceClass: "db.t4g.micro", engine: "postgres", username: "app", password, skipFinalSnapshot: true });

db.arn.apply(() => {
    throw new Error("no route for hunter2-in-clear\nsecond line");
});
