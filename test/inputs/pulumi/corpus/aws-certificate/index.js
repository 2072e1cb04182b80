const pulumi = require("@pulumi/pulumi");
const aws = require("@pulumi/aws");

const names = ["shop.example", "www.shop.example"];
const east = new aws.Provider("east", { region: "us-east-1" });
const zone = aws.route53.getZoneOutput({ name: "shop.example" });
const certificate = new aws.acm.Certificate(
    "shop",
    { domainName: names[0], subjectAlternativeNames: names.slice(1), validationMethod: "DNS" },
    { provider: east },
);
// As many records as the certificate says that it needs.
const fqdns = certificate.domainValidationOptions.apply((options) =>
    options.map(
        (option) =>
            new aws.route53.Record(`proof-${option.domainName}`, {
                name: option.resourceRecordName,
                type: option.resourceRecordType,
                records: [option.resourceRecordValue],
                zoneId: zone.zoneId,
                ttl: 300,
            }).fqdn,
    ),
);
const valid = new aws.acm.CertificateValidation("shop", { certificateArn: certificate.arn, validationRecordFqdns: fqdns }, { provider: east });
const balancer = new aws.lb.LoadBalancer("shop", { loadBalancerType: "application", subnets: zone.id.apply(() => ["subnet-1", "subnet-2"]) });
const target = new aws.lb.TargetGroup("shop", { port: 80, protocol: "HTTP", vpcId: "vpc-1" });
new aws.lb.Listener("shop", {
    loadBalancerArn: balancer.arn,
    port: 443,
    protocol: "HTTPS",
    certificateArn: valid.certificateArn,
    sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
    defaultActions: [{ type: "forward", targetGroupArn: target.arn }],
});
exports.url = pulumi.interpolate`https://${names[0]}`;
