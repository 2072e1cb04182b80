const aws = require("@pulumi/aws");

const bucket = new aws.s3.Bucket("uploads", { forceDestroy: true });
const table = new aws.dynamodb.Table("files", {
    attributes: [{ name: "key", type: "S" }],
    hashKey: "key",
    billingMode: "PAY_PER_REQUEST",
    streamEnabled: true,
    streamViewType: "NEW_IMAGE",
});
const topic = new aws.sns.Topic("done");

bucket.onObjectCreated(
    "index",
    async (event) => {
        for (const { s3 } of event.Records ?? []) console.log(`${s3.object.key} to ${table.name.get()}`);
    },
    { filterSuffix: ".mp4" },
);
const resize = new aws.lambda.CallbackFunction("resize", {
    memorySize: 512,
    timeout: 60,
    policies: [aws.iam.ManagedPolicy.AWSLambdaExecute],
    environment: { variables: { TOPIC: topic.arn } },
    callback: async (event) => ({ statusCode: 200, body: JSON.stringify(event) }),
});
bucket.onObjectCreated("resize", resize, { filterSuffix: ".jpg" });
table.onEvent("changes", async () => undefined, { startingPosition: "LATEST" });
topic.onEvent("notify", async () => undefined);
aws.cloudwatch.onSchedule("nightly", "rate(1 day)", async () => undefined);
exports.function = resize.name;
