import { assessment } from "../../gate/assessment";
import { FORMATS } from "../../reports/formats";
import { redacted, redactorFor } from "../../reports/redacted";
import { reporter } from "../../reports/reporter";
import { azureNative, pulumiAws, resourcesOf, terraform } from "../policies/stack";
import { assessed, finding } from "./findings";

const text = (written: string, name = "orders") => redactorFor(assessed([finding(name)]))(written);

describe("replaces", () => {
    test.each([
        ["an AWS account", "arn:aws:sqs:eu-west-1:123456789012:jobs", "arn:aws:sqs:eu-west-1:account-1:jobs"],
        ["one between words", "logs-123456789012-eu", "logs-account-1-eu"],
        ["one as the console writes it", "account 1234-5678-9012", "account account-1"],
        ["an Azure subscription", "/subscriptions/0B1F6471-1bf0-4dda-aec3-cb9272f09590/x", "/subscriptions/account-1/x"],
        ["a domain", "On shop-acme.com, set a.", "On domain-1, set a."],
        ["a host", "the host api.eu.acme.co.uk.", "the host host-1.domain-1."],
        ["a host of a cloud", "db.c9akciq32.eu-west-1.rds.amazonaws.com", "host-1.domain-1"],
        ["a host in an address", "https://intra.acme.zone:8443/x", "https://host-1.domain-1:8443/x"],
        ["a private host", "redis.internal", "domain-1"],
        ["an e-mail's domain", "team@acme.org", "team@domain-1"],
        ["an IP address", "10.1.2.3/32", "address-1/32"],
    ])("%s", (_, written, said) => {
        expect(text(written)).toBe(said);
    });

    test("the same thing by the same placeholder, and hosts of one domain by one domain", () => {
        expect(text("a.acme.com b.acme.com a.acme.com 123456789012 1234-5678-9012 acme.net")).toBe(
            "host-1.domain-1 host-2.domain-1 host-1.domain-1 account-1 account-1 domain-2",
        );
    });

    test("a name with a last label that no list has, everywhere", () => {
        expect(text('Record "www.acme.lidl" in sentence about www.acme.lidl', "www.acme.lidl")).toBe(
            'Record "host-1.domain-1" in sentence about host-1.domain-1',
        );
    });
});

describe("leaves alone", () => {
    test.each([
        'Add an aws.cloudwatch.MetricAlarm with namespace "AWS/SQS".',
        "siteConfig.minTlsVersion is 1.0",
        "aws_db_instance.orders.id and module.network.aws_subnet.main",
        "Microsoft.ServiceBus/namespaces",
        "defaultActions[0].type is forward",
        "index.ts:8, stacks/app/cdk.tf.json",
        "urn:pulumi:prod::shop::aws:rds/instance:Instance::orders",
        "pulumi.jsonStringify({ a })",
        "0.0.0.0/0 and 127.0.0.1",
        "version 1.2.3 of 2026-11-28, retentionInDays is 7, 1234567890123 bytes",
        "db5f2a1c9e774b30",
    ])("%s", (written) => {
        expect(text(written)).toBe(written);
    });

    test("what is prodgate's own: pages, names and fingerprints", () => {
        const one = finding("a", { docs: "https://prodgate.example.com/docs/a.md", fingerprint: "1234567890123456" });
        expect(redacted(assessed([one]), redactorFor(assessed([one]))).findings[0]).toMatchObject(one);
    });
});

describe("reports of a stack with secrets, accounts and hosts", () => {
    const SECRET = "hunter2-Tr0ub4dor";
    const ACCOUNT = "918273645546";
    const SUBSCRIPTION = "0b1f6471-1bf0-4dda-aec3-cb9272f09590";
    const DOMAIN = "acme-shop.io";
    const HOST = `api.${DOMAIN}`;
    const stack = [
        terraform("aws_db_instance", "orders", { engine: "postgres", publicly_accessible: true, password: SECRET, identifier: `orders-${ACCOUNT}` }),
        terraform("aws_lambda_function", "worker", {
            environment: [{ variables: { DB_PASSWORD: SECRET, HOST } }],
            role: `arn:aws:iam::${ACCOUNT}:role/x`,
        }),
        pulumiAws("sqs/queue:Queue", `jobs-${ACCOUNT}`, {
            policy: JSON.stringify({ Statement: [{ Effect: "Allow", Principal: "*", Action: "*", Resource: `arn:aws:sqs:x:${ACCOUNT}:*` }] }),
        }),
        pulumiAws("lb/loadBalancer:LoadBalancer", HOST, { internal: false }),
        pulumiAws("dynamodb/table:Table", `carts.${DOMAIN}`, { hashKey: "id" }),
        azureNative("dbforpostgresql:Server", "stock", {
            administratorLoginPassword: SECRET,
            administratorLogin: "x",
            resourceGroupName: `/subscriptions/${SUBSCRIPTION}`,
        }),
        azureNative("web:WebApp", `site-${SUBSCRIPTION}`, { siteConfig: { appSettings: [{ name: "DB_PASSWORD", value: SECRET }] } }),
        terraform("aws_dax_cluster", `cache-${ACCOUNT}`),
    ];
    const result = assessment(
        [
            {
                resources: resourcesOf(stack).map((one, at) =>
                    at % 2 === 0 ? one : { ...one, location: `sites/${HOST}/${ACCOUNT}/index.ts:${String(at + 1)}` },
                ),
                notEvaluated: [`module.x of https://${HOST}/x was not evaluated`],
                complete: true,
                notes: [],
                program: { name: `shop-${ACCOUNT}`, stack: HOST },
            },
        ],
        { today: "2026-11-28" },
    );
    const told = (redact: boolean) => {
        const sources = new Map(result.inventory.map(({ address }) => [address, { file: `stacks/${ACCOUNT}/${HOST}.json`, line: 2 }]));
        const { report } = reporter(result, {
            title: `${HOST}.json`,
            colour: false,
            width: 100,
            sources,
            redact,
            filter: { policies: [], severities: [] },
        });
        return FORMATS.map((format) => [format, report(format)] as const);
    };

    test("no format shows a secret", () => {
        for (const [format, report] of [...told(false), ...told(true)]) {
            expect(`${format} ${report.length > 500 ? "written" : report}`).toBe(`${format} written`);
            for (let at = 0; at + 6 <= SECRET.length; at++) expect(report).not.toContain(SECRET.slice(at, at + 6));
        }
    });

    test("without --redact every format names the resources as they are called", () => {
        for (const [, report] of told(false)) expect(report.replaceAll(/\\/g, "")).toContain(HOST);
    });

    test.each(FORMATS)("with --redact %s shows no account, host or domain", (format) => {
        const report = new Map(told(true)).get(format) ?? "";
        for (const hidden of [ACCOUNT, SUBSCRIPTION, "acme-shop", HOST]) expect(report).not.toContain(hidden);
        expect(report).toContain("account-1");
        expect(report).toContain("host-1.domain-1");
        expect(report).toBe(new Map(told(true)).get(format));
    });

    test("what remains is the same report: counts, verdict and fingerprints", () => {
        const hidden = redacted(result, redactorFor(result));
        expect({ ...hidden.summary }).toEqual(result.summary);
        expect(hidden.verdict).toBe(result.verdict);
        expect(hidden.findings.map(({ fingerprint, policy }) => [fingerprint, policy])).toEqual(
            result.findings.map(({ fingerprint, policy }) => [fingerprint, policy]),
        );
        expect(new Set(hidden.inventory.map(({ address }) => address)).size).toBe(result.inventory.length);
    });
});
