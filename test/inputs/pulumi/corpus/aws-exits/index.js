const aws = require("@pulumi/aws");

new aws.sns.Topic("alerts");
if (!process.env.SHOP_RELEASE) {
    console.error("SHOP_RELEASE is not set");
    process.exit(1);
}
new aws.sns.Topic("releases", { displayName: process.env.SHOP_RELEASE });
