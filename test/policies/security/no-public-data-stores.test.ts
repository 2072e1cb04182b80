import { source } from "../../../architecture/reason";
import { noPublicDataStores } from "../../../policies/security/no-public-data-stores";
import { Hole } from "../../../resources/node";
import { policyTest } from "../policy-test";
import { azureNative, inEngine, interpolate, output, pulumiAws, terraform, unknown, type Properties, type Written } from "../stack";

const bucket = pulumiAws("s3/bucket:Bucket", "assets", { bucket: "shop-assets" });
const tfBucket = terraform("aws_s3_bucket", "assets", { bucket: "shop-assets" });
const ofBucket = { bucket: output("assets", "id") };
const acl = (properties: Properties) => pulumiAws("s3/bucketAcl:BucketAcl", "assets-acl", { ...ofBucket, ...properties });
const block = (properties: Properties) =>
    pulumiAws("s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "assets-block", { ...ofBucket, ...properties });
const tfBlock = (properties: Properties) => terraform("aws_s3_bucket_public_access_block", "assets-block", { ...ofBucket, ...properties });
const policy = (text: Written) => pulumiAws("s3/bucketPolicy:BucketPolicy", "assets-policy", { ...ofBucket, policy: text });
const tfPolicy = (text: Written) => terraform("aws_s3_bucket_policy", "assets-policy", { ...ofBucket, policy: text });
const document = (...statements: readonly Properties[]) => JSON.stringify({ Version: "2012-10-17", Statement: statements });
const read = { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "arn:aws:s3:::shop-assets/*" };
const secure = { ...read, Effect: "Deny", Action: "s3:*", Condition: { Bool: { "aws:SecureTransport": "false" } } };
const outsiders = { ...secure, Condition: { StringNotEquals: { "aws:SourceVpce": "vpce-0a1b2c3d" } } };
const onlyIf = (operator: string, key: string, value: Written) => document({ ...read, Condition: { [operator]: { [key]: value } } });
const publicRead = document(read);
/** `var.public ? "*" : aws_iam_role.reader.arn` */
const chosen = (address: string) => new Hole({ refs: [{ address, attribute: "arn" }], reason: source("variable", "public") });
const website = pulumiAws("s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration", "assets-site", {
    ...ofBucket,
    indexDocument: { suffix: "index.html" },
});

const sqlServer = (properties: Properties = {}) =>
    azureNative("sql:Server", "sql", { resourceGroupName: "shop", serverName: "shop-sql", ...properties });
const sqlRule = (startIpAddress: Written, endIpAddress: Written, serverName: Written = output("sql", "name")) =>
    azureNative("sql:FirewallRule", "rule", { resourceGroupName: "shop", serverName, startIpAddress, endIpAddress });
const postgres = (properties: Properties = {}) => azureNative("dbforpostgresql:Server", "orders", { resourceGroupName: "shop", ...properties });
const postgresRule = (startIpAddress: Written, endIpAddress: Written) =>
    azureNative("dbforpostgresql:FirewallRule", "rule", {
        resourceGroupName: "shop",
        serverName: output("orders", "name"),
        startIpAddress,
        endIpAddress,
    });
const tfPostgres = (properties: Properties = {}) => terraform("azurerm_postgresql_flexible_server", "orders", { name: "shop-orders", ...properties });
const tfPostgresRule = (start_ip_address: Written, end_ip_address: Written) =>
    terraform("azurerm_postgresql_flexible_server_firewall_rule", "rule", {
        name: "all",
        server_id: output("orders", "id"),
        start_ip_address,
        end_ip_address,
    });
const EVERYWHERE = ["0.0.0.0", "255.255.255.255"] as const;

const account = (properties: Properties = {}) => azureNative("storage:StorageAccount", "files", { resourceGroupName: "shop", ...properties });
const images = (publicAccess: Written) =>
    azureNative("storage:BlobContainer", "images", { resourceGroupName: "shop", accountName: output("files", "name"), publicAccess });
const tfAccount = (properties: Properties = {}) => terraform("azurerm_storage_account", "files", { name: "shopfiles", ...properties });
const tfImages = (access: Written, properties: Properties = { storage_account_id: output("files", "id") }) =>
    terraform("azurerm_storage_container", "images", { name: "images", container_access_type: access, ...properties });

const byList = (because: string) => ({
    resource: "assets",
    detail: "acl",
    message: `Bucket "assets" is open to the public through its access control list${because}.`,
});
const byPolicy = (because = "") => ({
    resource: "assets",
    detail: "policy",
    message: `Bucket "assets" is open to the public through its policy${because}.`,
    fix: 'Name the roles that need it as principals instead of "*", or serve it through CloudFront with an origin access control. Clients notice this change.',
});
const noticed = "Clients notice this change.";
const removeGrants = `Remove the grants to the groups AllUsers and AuthenticatedUsers. ${noticed}`;
const removeRule = `Remove firewall rule "rule", and let clients in through a private endpoint or a rule for their own addresses. ${noticed}`;
const lets = (subject: string, resource: string, because: string) => ({
    resource,
    detail: "rule",
    message: `${subject} "${resource}" allows the whole internet through firewall rule "rule" (${because}).`,
    fix: removeRule,
});
const shows = (because: string, fix: string) => ({
    resource: "files",
    detail: "images",
    message: `Storage account "files" allows public read access to container "images" (${because}).`,
    fix,
});

/** Policies whose star is limited by a condition, or is no principal. */
const limited: readonly (readonly [string, Written])[] = [
    [
        "CloudFront reads through an origin access control",
        document({
            ...read,
            Principal: { Service: "cloudfront.amazonaws.com" },
            Condition: { StringEquals: { "AWS:SourceArn": "arn:aws:cloudfront::1:distribution/E1" } },
        }),
    ],
    ["only the organisation's accounts", onlyIf("StringEquals", "aws:PrincipalOrgID", "o-abcdefghij")],
    ["only units of the organisation, one of several", onlyIf("ForAnyValue:StringLike", "aws:PrincipalOrgPaths", ["o-abcdefghij/*"])],
    ["only a VPC endpoint, the key in another case", onlyIf("stringEquals", "AWS:sourceVpce", "vpce-0a1b2c3d")],
    ["only the office's addresses", onlyIf("IpAddress", "aws:SourceIp", ["203.0.113.0/24", "2001:db8::/32"])],
    ["only a distribution", onlyIf("ArnEquals", "aws:SourceArn", "arn:aws:cloudfront::123456789012:distribution/E1")],
    [
        "only an organisation from configuration: a star would be none",
        { Statement: [{ ...read, Condition: { StringEquals: { "aws:PrincipalOrgID": unknown } } }] },
    ],
    ["only topics of the account", onlyIf("ArnLike", "aws:SourceArn", "arn:aws:sns:*:123456789012:*")],
    [
        "the star is a resource, and the principal is a role",
        document({ ...read, Principal: { AWS: "arn:aws:iam::123456789012:role/web" }, Resource: "*" }),
    ],
    ["everybody is denied, and nobody allowed", document(secure)],
    ["everybody who comes from elsewhere is denied", document(read, outsiders)],
    [
        "everybody but a role is denied",
        document(read, { Effect: "Deny", NotPrincipal: { AWS: "arn:aws:iam::123456789012:role/web" }, Action: "s3:*", Resource: "*" }),
    ],
    [
        "all but writing is denied",
        document(read, { Effect: "Deny", Principal: "*", NotAction: "s3:Put*", Resource: "*", Condition: outsiders.Condition }),
    ],
    [
        "each action is denied by a statement of its own",
        document(
            { ...read, Action: ["s3:GetObject", "s3:GetObjectTagging"] },
            { ...outsiders, Action: "s3:GetObject" },
            { ...outsiders, Action: "*Tagging" },
        ),
    ],
];

/** Policies whose condition lets everybody in all the same. */
const unlimited: readonly (readonly [string, Written])[] = [
    ["a star among the principals", document({ ...read, Principal: { AWS: ["arn:aws:iam::123456789012:root", "*"] } })],
    ["one statement, not a list", JSON.stringify({ Statement: read })],
    ["everybody except one", document({ Effect: "Allow", NotPrincipal: { AWS: "arn:aws:iam::123456789012:user/x" }, Action: "s3:*" })],
    ["a referrer is what a client says", onlyIf("StringLike", "aws:Referer", "https://shop.example.com/*")],
    ["an operator that IAM does not have", onlyIf("constructor", "aws:SourceVpce", "vpce-0a1b2c3d")],
    ["encrypted, from anywhere", onlyIf("Bool", "aws:SecureTransport", "true")],
    ["from anywhere but an endpoint", onlyIf("StringNotEquals", "aws:SourceVpce", "vpce-0a1b2c3d")],
    ["from an endpoint, if there is one", onlyIf("StringEqualsIfExists", "aws:SourceVpce", "vpce-0a1b2c3d")],
    ["all addresses", onlyIf("IpAddress", "aws:SourceIp", "0.0.0.0/0")],
    ["all addresses, in two halves", onlyIf("IpAddress", "aws:SourceIp", ["0.0.0.0/1", "128.0.0.0/1"])],
    ["all addresses of version 6", onlyIf("IpAddress", "aws:SourceIp", "::/0")],
    ["any organisation", onlyIf("StringLike", "aws:PrincipalOrgID", "*")],
    ["anybody's topics", onlyIf("ArnLike", "aws:SourceArn", "arn:aws:sns:*:*:*")],
    ["denied only without encryption", document(read, secure)],
    ["denied only to write", document({ ...read, Action: ["s3:Get*", "s3:PutObject"] }, { ...outsiders, Action: "s3:Put*" })],
    ["denied only for a folder", document(read, { ...outsiders, Resource: "arn:aws:s3:::shop-assets/private/*" })],
    ["denied only for all but what is allowed", document(read, { Effect: "Deny", Principal: "*", Action: "*", NotResource: read.Resource })],
    ["denied only to a role", document(read, { ...outsiders, Principal: { AWS: "arn:aws:iam::123456789012:role/web" } })],
    [
        "denied only to those from elsewhere without encryption",
        document(read, { ...outsiders, Condition: { ...outsiders.Condition, ...secure.Condition } }),
    ],
];
const products = (properties: Properties = {}) => pulumiAws("opensearch/domain:Domain", "products", { domainName: "products", ...properties });
const tfProducts = (properties: Properties = {}) => terraform("aws_opensearch_domain", "products", { domain_name: "products", ...properties });
const searchBy = (Principal: Written, more: Properties = {}) =>
    JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal, Action: "es:ESHttp*", Resource: "*", ...more }] });
const search = searchBy("*");
const searchFrom = (block: string) => searchBy("*", { Condition: { IpAddress: { "aws:SourceIp": [block] } } });
const tfSearchPolicy = (access_policies: Written) =>
    terraform("aws_opensearch_domain_policy", "products-policy", { domain_name: output("products", "domain_name"), access_policies });
const openSearch = {
    resource: "products",
    detail: "policy",
    message: 'Search domain "products" is open to the public through its policy.',
    fix: `Name the roles that need it as principals instead of "*". ${noticed}`,
};

policyTest(noPublicDataStores, {
    passes: [
        {
            title: "publiclyAccessible left out: the provider's default is false",
            stack: [pulumiAws("rds/instance:Instance", "orders", { engine: "postgres" })],
        },
        { title: "text for false", stack: [terraform("aws_db_instance", "orders", { engine: "postgres", publicly_accessible: "false" })] },
        {
            title: "a cluster, whose members have no address on the internet",
            stack: [
                terraform("aws_rds_cluster", "orders", { engine: "aurora-postgresql" }),
                terraform("aws_rds_cluster_instance", "orders-1", { engine: "aurora-postgresql", cluster_identifier: output("orders", "id") }),
            ],
        },
        { title: "a bucket with nothing that opens it", stack: [bucket] },
        { title: "a private access control list", stack: [tfBucket, terraform("aws_s3_bucket_acl", "acl", { ...ofBucket, acl: "private" })] },
        {
            title: "grants to the log delivery group only",
            stack: [
                pulumiAws("s3/bucketV2:BucketV2", "assets", {
                    grants: [{ type: "Group", uri: "http://acs.amazonaws.com/groups/s3/LogDelivery", permissions: ["WRITE"] }],
                }),
            ],
        },
        { title: "public lists are ignored", stack: [bucket, acl({ acl: "public-read" }), block({ ignorePublicAcls: true })] },
        { title: "public lists are refused", stack: [bucket, acl({ acl: "public-read" }), block({ blockPublicAcls: true })] },
        {
            title: "lists are disabled",
            stack: [
                bucket,
                acl({ acl: "public-read" }),
                pulumiAws("s3/bucketOwnershipControls:BucketOwnershipControls", "owner", {
                    ...ofBucket,
                    rule: { objectOwnership: "BucketOwnerEnforced" },
                }),
            ],
        },
        {
            title: "lists are disabled, in a list of one",
            stack: [
                terraform("aws_s3_bucket", "assets", { acl: "public-read" }),
                terraform("aws_s3_bucket_ownership_controls", "owner", { ...ofBucket, rule: [{ object_ownership: "BucketOwnerEnforced" }] }),
            ],
        },
        { title: "a public policy is restricted to the account", stack: [bucket, policy(publicRead), block({ restrictPublicBuckets: true })] },
        { title: "a public policy is refused", stack: [tfBucket, tfPolicy(publicRead), tfBlock({ block_public_policy: true })] },
        {
            title: "what a policy pack cannot see on creation is shut in every way",
            stack: [
                bucket,
                policy(interpolate('{"Statement":[', output("assets", "arn"), "]}")),
                block({ blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true }),
            ].map(inEngine),
        },
        {
            title: "a resource that no reader covers opens nothing that is shut in every way",
            stack: [
                bucket,
                block({ ignorePublicAcls: true, restrictPublicBuckets: true }),
                pulumiAws("s3/accessPoint:AccessPoint", "shared", { bucket: output("assets", "id") }),
            ],
        },
        ...limited.map(([title, text]) => ({ title: `policy: ${title}`, stack: [bucket, policy(text)] })),
        {
            title: "policy: a role of the program, an origin access control's distribution, in text with references",
            stack: [
                tfBucket,
                terraform("aws_iam_role", "web", {}),
                terraform("aws_cloudfront_distribution", "cdn", { enabled: true }),
                tfPolicy(
                    interpolate(
                        '{"Statement":[{"Effect":"Allow","Action":"s3:GetObject","Principal":{"AWS":"',
                        output("web", "arn"),
                        '"}},{"Effect":"Allow","Action":"s3:GetObject","Principal":"*","Condition":{"ArnLike":{"aws:SourceArn":"',
                        output("cdn", "arn"),
                        '"}}}]}',
                    ),
                ),
            ],
        },
        { title: "a public endpoint whose firewall has no rule lets nobody in", stack: [sqlServer({ publicNetworkAccess: "Enabled" })] },
        { title: "a rule for the office", stack: [postgres(), postgresRule("203.0.113.7", "203.0.113.7")] },
        { title: "a rule for Azure's own services", stack: [sqlServer(), sqlRule("0.0.0.0", "0.0.0.0")] },
        { title: "a range of exactly a /8", stack: [tfPostgres(), tfPostgresRule("10.0.0.0", "10.255.255.255")] },
        {
            title: "a rule for everybody, on a server without a public endpoint",
            stack: [sqlServer({ publicNetworkAccess: "disabled" }), sqlRule(...EVERYWHERE)],
        },
        {
            title: "a rule for everybody, on a server in a subnet",
            stack: [postgres({ network: { delegatedSubnetResourceId: unknown } }), postgresRule(...EVERYWHERE)],
        },
        {
            title: "a rule for everybody, on servers of azurerm that nobody reaches",
            stack: [
                tfPostgres({ public_network_access_enabled: false }),
                tfPostgresRule(...EVERYWHERE),
                terraform("azurerm_mysql_flexible_server", "carts", { delegated_subnet_id: "/subscriptions/0/subnets/data" }),
                terraform("azurerm_mysql_flexible_server_firewall_rule", "carts-rule", {
                    server_name: output("carts", "name"),
                    start_ip_address: "0.0.0.0",
                    end_ip_address: "255.255.255.255",
                }),
            ],
        },
        {
            title: "a storage account that anybody may reach, and nobody reads without signing in",
            stack: [account({ allowBlobPublicAccess: true }), images("None")],
        },
        {
            title: "the events of a storage account say nothing of who may read it",
            stack: [account(), azureNative("eventgrid:SystemTopic", "uploads", { source: output("files", "id") })],
        },
        {
            title: "the same in azurerm",
            stack: [tfAccount(), terraform("azurerm_eventgrid_system_topic", "uploads", { source_resource_id: output("files", "id") })],
        },
        {
            title: "a vault that keeps backups of a database lets nobody in",
            stack: [
                postgres(),
                azureNative("dataprotection:BackupInstance", "backup", {
                    vaultName: "shop",
                    properties: { dataSourceInfo: { resourceID: output("orders", "id") } },
                }),
            ],
        },
        {
            title: "the same in azurerm",
            stack: [
                tfPostgres(),
                terraform("azurerm_data_protection_backup_instance_postgresql_flexible_server", "backup", { server_id: output("orders", "id") }),
            ],
        },
        {
            title: "a failover group copies databases to another server, and opens neither",
            stack: [
                terraform("azurerm_mssql_server", "sql", { name: "shop-sql" }),
                terraform("azurerm_mssql_failover_group", "shop", { name: "shop", server_id: output("sql", "id") }),
            ],
        },
        { title: "a public container, on an account that allows none by default", stack: [account(), images("Blob")] },
        {
            title: "a public container, on an account that is closed to the network",
            stack: [account({ allowBlobPublicAccess: true, networkRuleSet: { defaultAction: "Deny" } }), images("Blob")],
        },
        {
            title: "a public container, on an account without a public endpoint",
            stack: [account({ allowBlobPublicAccess: true, publicNetworkAccess: "Disabled" }), images("Blob")],
        },
        {
            title: "azurerm: a public container, on an account without a public endpoint",
            stack: [tfAccount({ public_network_access_enabled: false }), tfImages("blob")],
        },
        {
            title: "azurerm: a public container, on an account whose own rules admit nobody, in a list of one",
            stack: [tfAccount({ network_rules: [{ default_action: "Deny" }] }), tfImages("blob")],
        },
        {
            title: "azurerm: the account allows no public container",
            stack: [tfAccount({ allow_nested_items_to_be_public: false }), tfImages("blob")],
        },
        {
            title: "azurerm: a private container by default",
            stack: [tfAccount(), terraform("azurerm_storage_container", "images", { storage_account_name: output("files", "name") })],
        },
        {
            title: "azurerm: network rules of their own close the account",
            stack: [
                tfAccount(),
                tfImages("container"),
                terraform("azurerm_storage_account_network_rules", "rules", { storage_account_id: output("files", "id"), default_action: "Deny" }),
            ],
        },
        {
            title: "a closed bucket, under a block of the whole account",
            stack: [
                tfBucket,
                terraform("aws_s3_account_public_access_block", "baseline", { block_public_policy: true, restrict_public_buckets: true }),
            ],
        },
        {
            title: "a website that only a distribution reads",
            stack: [bucket, website, policy(onlyIf("ArnEquals", "aws:SourceArn", "arn:aws:cloudfront::1:distribution/E1"))],
        },
        {
            title: "rules for the office, on a MySQL server and on an Azure SQL server of azurerm",
            stack: [
                azureNative("dbformysql:Server", "carts", { resourceGroupName: "shop" }),
                azureNative("dbformysql:FirewallRule", "carts-rule", {
                    serverName: output("carts", "name"),
                    startIpAddress: "203.0.113.7",
                    endIpAddress: "203.0.113.7",
                }),
                terraform("azurerm_mssql_server", "sql", { name: "shop-sql" }),
                terraform("azurerm_mssql_firewall_rule", "sql-rule", {
                    server_id: output("sql", "id"),
                    start_ip_address: "203.0.113.7",
                    end_ip_address: "203.0.113.7",
                }),
            ],
        },
        { title: "a search domain without a policy", stack: [products()] },
        {
            title: "a search domain in a VPC, whatever its policy says",
            stack: [products({ vpcOptions: { subnetIds: ["subnet-0a1b2c3d"] }, accessPolicies: search })],
        },
        {
            title: "a search domain that asks everybody to sign in",
            stack: [tfProducts({ advanced_security_options: { enabled: true }, access_policies: search })],
        },
        {
            title: "a search domain for some addresses",
            stack: [products({ accessPolicies: searchFrom("203.0.113.0/24") })],
        },
        {
            title: "a search domain with a policy of its own for a role",
            stack: [tfProducts(), tfSearchPolicy(searchBy({ AWS: "arn:aws:iam::111122223333:role/web" }))],
        },
    ],
    violations: [
        {
            title: "a database with an address on the internet",
            stack: [pulumiAws("rds/instance:Instance", "orders", { engine: "postgres", publiclyAccessible: true })],
            findings: [
                {
                    resource: "orders",
                    message: 'Database "orders" is reachable from the internet through a public address (publiclyAccessible is true).',
                    fix: `Set publiclyAccessible to false. ${noticed}`,
                },
            ],
        },
        {
            title: "a member of a cluster, and not the cluster",
            stack: [
                terraform("aws_rds_cluster", "orders", { engine: "aurora-postgresql" }),
                terraform("aws_rds_cluster_instance", "orders-1", { cluster_identifier: output("orders", "id"), publicly_accessible: "true" }),
            ],
            findings: [
                {
                    resource: "orders-1",
                    message: 'Database "orders-1" is reachable from the internet through a public address (publicly_accessible is true).',
                    fix: `Set publicly_accessible = false. ${noticed}`,
                },
            ],
        },
        {
            title: "a public list on the bucket itself, whatever else says nothing",
            stack: [pulumiAws("s3/bucket:Bucket", "assets", { acl: "public-read-write" })],
            findings: [{ ...byList(" (acl is public-read-write)"), fix: `Set acl to "private". ${noticed}` }],
        },
        {
            title: "a public list in a resource of its own, and a block that blocks nothing",
            stack: [bucket, acl({ acl: "authenticated-read" }), block({ ignorePublicAcls: false, restrictPublicBuckets: true })],
            findings: [
                {
                    ...byList(
                        " (assets-acl: acl is authenticated-read, assets-block: blockPublicAcls is false by default, assets-block: ignorePublicAcls is false)",
                    ),
                    fix: `On assets-acl, set acl to "private". ${noticed}`,
                },
            ],
        },
        {
            title: "a grant to everybody, in Terraform's blocks",
            stack: [
                tfBucket,
                terraform("aws_s3_bucket_acl", "acl", {
                    ...ofBucket,
                    access_control_policy: [
                        {
                            grant: [{ permission: "READ", grantee: [{ type: "Group", uri: "http://acs.amazonaws.com/groups/global/AllUsers" }] }],
                            owner: [{ id: "1" }],
                        },
                    ],
                }),
            ],
            findings: [{ ...byList(""), fix: removeGrants }],
        },
        {
            title: "a grant to whoever has an AWS account, on the bucket itself",
            stack: [
                pulumiAws("s3/bucketV2:BucketV2", "assets", {
                    grants: [{ type: "Group", uri: "http://acs.amazonaws.com/groups/global/AuthenticatedUsers", permissions: ["READ"] }],
                }),
            ],
            findings: [{ ...byList(""), fix: removeGrants }],
        },
        {
            title: "a public policy, and a block that blocks lists only",
            stack: [tfBucket, tfPolicy(publicRead), tfBlock({ block_public_acls: true, ignore_public_acls: true, block_public_policy: false })],
            findings: [byPolicy(" (assets-block: block_public_policy is false, assets-block: restrict_public_buckets is false by default)")],
        },
        {
            title: "a public policy on the bucket itself, as an object",
            stack: [
                pulumiAws("s3/bucket:Bucket", "assets", { policy: { Version: "2012-10-17", Statement: [{ ...read, Principal: { AWS: "*" } }] } }),
            ],
            findings: [byPolicy()],
        },
        ...unlimited.map(([title, text]) => ({ title: `policy: ${title}`, stack: [bucket, policy(text)], findings: [byPolicy()] })),
        {
            title: "a website that everybody may write",
            stack: [bucket, website, policy(document({ ...read, Action: ["s3:GetObject", "s3:PutObject"] }))],
            findings: [byPolicy()],
        },
        {
            title: "a website needs no list that everybody reads",
            stack: [bucket, website, acl({ acl: "public-read" })],
            findings: [
                {
                    ...byList(" (assets-acl: acl is public-read)"),
                    fix: `On assets-acl, set acl to "private". ${noticed}`,
                },
            ],
        },
        {
            title: "a rule for every address",
            stack: [sqlServer(), sqlRule(...EVERYWHERE)],
            findings: [lets("Server", "sql", "publicNetworkAccess is Enabled by default")],
        },
        {
            title: "a rule for every address, on a flexible server with a public endpoint",
            stack: [postgres({ network: { publicNetworkAccess: "Enabled" } }), postgresRule(...EVERYWHERE)],
            findings: [lets("Database", "orders", "network.publicNetworkAccess is Enabled")],
        },
        {
            title: "one address more than a /8",
            stack: [tfPostgres(), tfPostgresRule("10.0.0.0", "11.0.0.0")],
            findings: [lets("Database", "orders", "public_network_access_enabled is true by default")],
        },
        {
            title: "a rule that names its server in an ID",
            stack: [
                terraform("azurerm_mssql_server", "sql", { name: "shop-sql" }),
                terraform("azurerm_mssql_firewall_rule", "rule", {
                    server_id: "/subscriptions/0/resourceGroups/shop/providers/Microsoft.Sql/servers/shop-sql",
                    start_ip_address: "0.0.0.0",
                    end_ip_address: "255.255.255.255",
                }),
            ],
            findings: [lets("Server", "sql", "public_network_access_enabled is true by default")],
        },
        {
            title: "MySQL, in both vocabularies",
            stack: [
                azureNative("dbformysql:Server", "carts", { resourceGroupName: "shop" }),
                azureNative("dbformysql:FirewallRule", "rule", {
                    serverName: output("carts", "name"),
                    startIpAddress: "0.0.0.0",
                    endIpAddress: "255.255.255.255",
                }),
                terraform("azurerm_mysql_flexible_server", "orders", { name: "shop-orders" }),
                terraform("azurerm_mysql_flexible_server_firewall_rule", "all", {
                    server_name: "shop-orders",
                    start_ip_address: "0.0.0.0",
                    end_ip_address: "255.255.255.255",
                }),
            ],
            findings: [
                lets("Database", "carts", "network is absent"),
                {
                    resource: "orders",
                    detail: "all",
                    message: 'Database "orders" allows the whole internet through firewall rule "all" (public_network_access is Enabled by default).',
                    fix: removeRule.replace('"rule"', '"all"'),
                },
            ],
        },
        {
            title: "a container that needs no sign-in",
            stack: [account({ allowBlobPublicAccess: true }), images("Container")],
            findings: [
                shows("images: publicAccess is Container, allowBlobPublicAccess is true", `On images, set publicAccess to "None". ${noticed}`),
            ],
        },
        {
            title: "azurerm: a container that needs no sign-in, on an account that allows it by default",
            stack: [tfAccount({ network_rules: { default_action: "Allow" } }), tfImages("blob")],
            findings: [
                shows(
                    "images: container_access_type is blob, allow_nested_items_to_be_public is true by default",
                    `On images, set container_access_type = "private". ${noticed}`,
                ),
            ],
        },
        {
            title: "azurerm: a container that names its account",
            stack: [tfAccount(), tfImages("blob", { storage_account_name: "shopfiles" })],
            findings: [
                shows(
                    "images: container_access_type is blob, allow_nested_items_to_be_public is true by default",
                    `On images, set container_access_type = "private". ${noticed}`,
                ),
            ],
        },
        {
            title: "a block of the whole account that blocks no policy",
            stack: [tfBucket, tfPolicy(publicRead), terraform("aws_s3_account_public_access_block", "baseline", { block_public_acls: true })],
            findings: [byPolicy()],
        },
        {
            title: "lists that the owner only prefers to own",
            stack: [
                bucket,
                acl({ acl: "public-read" }),
                pulumiAws("s3/bucketOwnershipControls:BucketOwnershipControls", "owner", {
                    ...ofBucket,
                    rule: { objectOwnership: "BucketOwnerPreferred" },
                }),
            ],
            findings: [
                {
                    ...byList(" (assets-acl: acl is public-read, owner: rule.objectOwnership is BucketOwnerPreferred)"),
                    fix: `On assets-acl, set acl to "private". ${noticed}`,
                },
            ],
        },
        {
            title: "azurerm: network rules of their own that admit everybody",
            stack: [
                tfAccount(),
                tfImages("blob"),
                terraform("azurerm_storage_account_network_rules", "rules", { storage_account_id: output("files", "id"), default_action: "Allow" }),
            ],
            findings: [
                shows(
                    "images: container_access_type is blob, allow_nested_items_to_be_public is true by default",
                    `On images, set container_access_type = "private". ${noticed}`,
                ),
            ],
        },
        {
            title: "a search domain whose policy lets everybody search",
            stack: [products({ accessPolicies: search })],
            findings: [openSearch],
        },
        {
            title: "a search domain of Terraform that everybody may use without signing in",
            stack: [tfProducts({ advanced_security_options: { enabled: true, anonymous_auth_enabled: true }, access_policies: search })],
            findings: [openSearch],
        },
        {
            title: "a policy of its own that lets everybody search",
            stack: [tfProducts(), tfSearchPolicy(search)],
            findings: [openSearch],
        },
        {
            title: "a policy of its own beside a domain of Pulumi",
            stack: [
                products(),
                pulumiAws("opensearch/domainPolicy:DomainPolicy", "products-policy", {
                    domainName: output("products", "domainName"),
                    accessPolicies: search,
                }),
            ],
            findings: [openSearch],
        },
    ],
    undecided: [
        { title: "a search domain whose policy deployment decides", stack: [products({ accessPolicies: unknown })], because: ["accessPolicies"] },
        {
            title: "the policy of a search domain in another program",
            stack: [terraform("aws_opensearch_domain_policy", "products-policy", { domain_name: "products", access_policies: search })],
            because: ["domain_name"],
        },
        {
            title: "publiclyAccessible known only after deployment",
            stack: [pulumiAws("rds/instance:Instance", "orders", { publiclyAccessible: unknown })],
            because: ["publiclyAccessible"],
        },
        {
            title: "a word for a flag, even one that every object has",
            stack: [pulumiAws("rds/instance:Instance", "orders", { publiclyAccessible: "constructor" })],
            because: ["publiclyAccessible is text where true or false is expected"],
        },
        { title: "a list known only after deployment", stack: [bucket, acl({ acl: unknown })], because: ["assets-acl: acl"] },
        { title: "a list of a shape that no provider takes", stack: [bucket, acl({ acl: ["public-read"] })], because: ["assets-acl: acl"] },
        {
            title: "a group known only after deployment",
            stack: [pulumiAws("s3/bucket:Bucket", "assets", { grants: [{ type: "Group", uri: unknown }] })],
            because: ["grants"],
        },
        {
            title: "a policy as a policy pack sees it on creation",
            stack: [bucket, policy(interpolate(output("assets", "arn")))].map(inEngine),
            because: ["assets-policy: policy"],
        },
        { title: "a policy that is no JSON", stack: [bucket, policy("hunter2")], because: ["assets-policy: policy"] },
        {
            title: "a principal from configuration",
            stack: [pulumiAws("s3/bucket:Bucket", "assets", { policy: { Statement: [{ ...read, Principal: { AWS: [unknown] } }] } })],
            because: ["policy.Statement[0].Principal"],
        },
        {
            title: "everybody or a role, as a variable says",
            stack: [
                tfBucket,
                terraform("aws_iam_role", "reader", { name: "reader" }),
                tfPolicy({ Statement: [{ ...read, Principal: { AWS: chosen("aws_iam_role.reader") } }] }),
            ],
            because: ["policy.Statement[0].Principal depends on variable public"],
        },
        {
            title: "a pattern that an expression makes of a role's ARN",
            stack: [
                tfBucket,
                terraform("aws_iam_role", "reader", { name: "reader" }),
                tfPolicy({ Statement: [{ ...read, Condition: { ArnLike: { "aws:PrincipalArn": chosen("aws_iam_role.reader") } } }] }),
            ],
            because: ["policy.Statement[0].Condition depends on variable public"],
        },
        {
            title: "an organisation from configuration, where a star would be any",
            stack: [bucket, policy({ Statement: [{ ...read, Condition: { StringLike: { "aws:PrincipalOrgID": unknown } } }] })],
            because: ["assets-policy: policy.Statement[0].Condition"],
        },
        {
            title: "a denial of everybody who comes from elsewhere than a pattern from configuration",
            stack: [bucket, policy({ Statement: [read, { ...outsiders, Condition: { StringNotLike: { "aws:PrincipalOrgID": unknown } } }] })],
            because: ["assets-policy: policy.Statement[1].Condition"],
        },
        {
            title: "a denial of an action from configuration",
            stack: [bucket, policy({ Statement: [read, { ...outsiders, Action: ["s3:Put*", unknown] }] })],
            because: ["assets-policy: policy.Statement[1].Action"],
        },
        {
            title: "a block known only after deployment",
            stack: [bucket, policy(publicRead), block({ blockPublicPolicy: unknown })],
            because: ["assets-block: blockPublicPolicy"],
        },
        {
            title: "a block of one of two buckets",
            stack: [
                tfBucket,
                tfPolicy(publicRead),
                terraform("aws_s3_bucket", "logs", {}),
                terraform("aws_s3_bucket_public_access_block", "block", {
                    bucket: interpolate(output("assets", "id"), output("logs", "id")),
                    block_public_policy: true,
                }),
            ],
            because: ["block: bucket"],
        },
        {
            title: "a block of an account, which may be the bucket's",
            stack: [
                tfBucket,
                tfPolicy(publicRead),
                terraform("aws_s3_account_public_access_block", "baseline", { block_public_policy: true, restrict_public_buckets: true }),
            ],
            because: ["baseline: account_id"],
        },
        {
            title: "a website that everybody reads: somebody must say that they may",
            stack: [bucket, website, policy(publicRead)],
            because: ["assets-site"],
        },
        {
            title: "a website on the bucket itself",
            stack: [terraform("aws_s3_bucket", "assets", { website: { index_document: "index.html" }, policy: publicRead })],
            because: ["website depends on whether the bucket is meant to be public"],
        },
        {
            title: "a public policy of a bucket outside the input",
            stack: [terraform("aws_s3_bucket_policy", "policy", { bucket: "other-assets", policy: publicRead })],
            because: ["bucket leads to a resource outside the input"],
        },
        {
            title: "a rule for addresses known only after deployment",
            stack: [sqlServer(), sqlRule("0.0.0.0", unknown)],
            because: ["rule: endIpAddress"],
        },
        { title: "a rule that is no address", stack: [sqlServer(), sqlRule("hunter2", "255.255.255.255")], because: ["rule: startIpAddress"] },
        {
            title: "a rule for everybody on a server outside the input",
            stack: [sqlRule(...EVERYWHERE, "shared-sql")],
            because: ["serverName leads to a resource outside the input"],
        },
        {
            title: "a rule for everybody, inside a perimeter",
            stack: [sqlServer({ publicNetworkAccess: "SecuredByPerimeter" }), sqlRule(...EVERYWHERE)],
            because: ["publicNetworkAccess depends on the network security perimeter"],
        },
        {
            title: "azurerm: a server that deployment decides",
            stack: [
                tfPostgres(),
                terraform("azurerm_postgresql_flexible_server_firewall_rule", "rule", {
                    server_id: unknown,
                    start_ip_address: "0.0.0.0",
                    end_ip_address: "255.255.255.255",
                }),
            ],
            because: ["rule: server_id"],
        },
        {
            title: "a container's access known only after deployment",
            stack: [account({ allowBlobPublicAccess: true }), images(unknown)],
            because: ["images: publicAccess"],
        },
        {
            title: "an account's switch known only after deployment",
            stack: [account({ allowBlobPublicAccess: unknown }), images("Blob")],
            because: ["allowBlobPublicAccess"],
        },
        {
            title: "a resource that no reader covers may close an account",
            stack: [
                tfAccount(),
                tfImages("blob"),
                terraform("azurerm_security_center_storage_defender", "unread", { storage_account_id: output("files", "id") }),
            ],
            because: ["unread: storage_account_id belongs to a resource of a type that is not read"],
        },
        {
            title: "a resource that no reader covers may open a bucket",
            stack: [bucket, pulumiAws("s3/accessPoint:AccessPoint", "shared", { bucket: output("assets", "id") })],
            because: ["shared: bucket belongs to a resource of a type that is not read"],
        },
    ],
    same: [
        {
            title: "a public policy",
            stacks: [
                [bucket, policy(publicRead)],
                [tfBucket, tfPolicy(publicRead)],
            ],
        },
        {
            title: "a rule for every address",
            stacks: [
                [postgres(), postgresRule(...EVERYWHERE)],
                [tfPostgres(), tfPostgresRule(...EVERYWHERE)],
            ],
        },
        {
            title: "a public container",
            stacks: [
                [account({ allowBlobPublicAccess: true }), images("Blob")],
                [tfAccount({ allow_nested_items_to_be_public: true }), tfImages("blob")],
            ],
        },
    ],
});
