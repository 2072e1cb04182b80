const pulumi = require("@pulumi/pulumi");
const aws = require("@pulumi/aws");

const db = new aws.rds.Instance("db", {
    instanceClass: "db.t4g.micro",
    engine: "postgres",
    username: "app",
    password: pulumi.secret("hunter2-in-clear"),
    skipFinalSnapshot: true,
});

module.exports = async () => {
    await new Promise((resolve) => db.urn.apply(resolve));
    throw new Error("no route for hunter2-in-clear\nsecond line");
};
