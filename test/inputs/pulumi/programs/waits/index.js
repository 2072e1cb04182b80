const aws = require("@pulumi/aws");

module.exports = async () => {
    new aws.sqs.Queue("before");
    await new Promise(() => {});
    new aws.sqs.Queue("after");
};
