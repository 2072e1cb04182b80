const { readdirSync, statSync } = require("node:fs");
const { extname, join } = require("node:path");
const pulumi = require("@pulumi/pulumi");
const aws = require("@pulumi/aws");

const domain = new pulumi.Config().require("domain");
const TYPES = { ".html": "text/html", ".css": "text/css" };
const content = new aws.s3.Bucket("content", { website: { indexDocument: "index.html" } });

function crawl(folder, visit) {
    for (const name of readdirSync(folder)) {
        const path = join(folder, name);
        if (statSync(path).isDirectory()) crawl(path, visit);
        else visit(path);
    }
}

crawl("www", (path) => {
    const key = path.replace("www/", "");
    new aws.s3.BucketObject(
        key,
        { bucket: content, key, contentType: TYPES[extname(path)], source: new pulumi.asset.FileAsset(path) },
        { parent: content },
    );
});
const logs = new aws.s3.Bucket("logs", { acl: "private" });
const cdn = new aws.cloudfront.Distribution("cdn", {
    enabled: true,
    aliases: [domain],
    origins: [
        {
            originId: content.arn,
            domainName: content.websiteEndpoint,
            customOriginConfig: { originProtocolPolicy: "http-only", httpPort: 80, httpsPort: 443, originSslProtocols: ["TLSv1.2"] },
        },
    ],
    defaultCacheBehavior: {
        targetOriginId: content.arn,
        viewerProtocolPolicy: "redirect-to-https",
        allowedMethods: ["GET", "HEAD"],
        cachedMethods: ["GET", "HEAD"],
    },
    restrictions: { geoRestriction: { restrictionType: "none" } },
    viewerCertificate: { cloudfrontDefaultCertificate: true },
    loggingConfig: { bucket: logs.bucketDomainName, prefix: `${domain}/` },
});

async function alias() {
    const [, ...parent] = domain.split(".");
    const zone = await aws.route53.getZone({ name: `${parent.join(".")}.` });
    return new aws.route53.Record(domain, {
        zoneId: zone.zoneId,
        name: domain,
        type: "A",
        aliases: [{ name: cdn.domainName, zoneId: cdn.hostedZoneId, evaluateTargetHealth: true }],
    });
}
exports.record = alias();
