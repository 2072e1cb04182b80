const pulumi = require("@pulumi/pulumi");

new pulumi.CustomResource("aws:sqs/queue:Queue", "before", {});
setInterval(() => {}, 1000);
