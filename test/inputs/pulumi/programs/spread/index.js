const pulumi = require("@pulumi/pulumi");
const aws = require("@pulumi/aws");

new aws.sqs.Queue("before");
// A copy of something unknown would look like a queue without properties.
new aws.sqs.Queue("jobs", { ...new pulumi.Config().requireObject("queue") });
