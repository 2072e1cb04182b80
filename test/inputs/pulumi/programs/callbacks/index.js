const aws = require("@pulumi/aws");

new aws.sns.Topic("events").onEvent("mail", async () => undefined);
