const aws = require("@pulumi/aws");

new aws.sqs.Queue("before");
setInterval(() => {}, 1000);
