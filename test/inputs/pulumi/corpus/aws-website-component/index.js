const pulumi = require("@pulumi/pulumi");
const { staticWebsite } = require("../packages");

const config = new pulumi.Config();
const site = new staticWebsite.Website("site", {
    sitePath: config.get("sitePath") ?? "./public",
    indexHTML: "index.html",
    error404: "404.html",
    withCDN: config.getBoolean("withCDN") ?? true,
    withLogs: true,
    targetDomain: "www.shop.example",
});
exports.url = site.websiteURL;
exports.host = site.cdnURL.apply((url) => new URL(url).hostname);
