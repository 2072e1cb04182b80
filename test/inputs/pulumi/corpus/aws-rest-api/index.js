const pulumi = require("@pulumi/pulumi");
const aws = require("@pulumi/aws");
const { apigateway } = require("../packages");

const table = new aws.dynamodb.Table("orders", {
    attributes: [{ name: "id", type: "S" }],
    hashKey: "id",
    billingMode: "PAY_PER_REQUEST",
});
const role = new aws.iam.Role("orders", { assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "lambda.amazonaws.com" }) });
const functions = Object.fromEntries(
    ["list", "create"].map((name) => [
        name,
        new aws.lambda.Function(name, {
            role: role.arn,
            runtime: "nodejs20.x",
            handler: `${name}.handler`,
            code: new pulumi.asset.FileArchive("./handlers"),
            environment: { variables: { TABLE: table.name } },
        }),
    ]),
);
const api = new apigateway.RestAPI("shop", {
    routes: [
        { path: "/", localPath: "www" },
        { path: "/orders", method: "GET", eventHandler: functions.list },
        { path: "/orders", method: "POST", eventHandler: functions.create },
        { path: "/partner", target: { type: "http_proxy", uri: "https://partner.example" } },
    ],
});

exports.domain = (async () => {
    const zone = await aws.route53.getZone({ name: "shop.example" });
    const domain = new aws.apigateway.DomainName("shop", {
        domainName: `api.${zone.name}`,
        certificateArn: "arn:aws:acm:us-east-1:111122223333:certificate/a",
    });
    new aws.apigateway.BasePathMapping("shop", { restApi: api.api, stageName: api.stage.stageName, domainName: domain.domainName });
    return domain.domainName;
})();
exports.url = api.url;
