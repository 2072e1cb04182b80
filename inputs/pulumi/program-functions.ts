/** Provider functions that programs branch on, answered without a provider. */

import { keyed } from "../../architecture/keyed";
import { dependsOn, provider, type Reason } from "../../architecture/reason";
import type { Marks } from "./marks";
import { policyText } from "./policy-text";

export interface Invocation {
    readonly token: string;
    readonly args: Fields;
    /** The region of the call's provider, or of the stack's settings. */
    readonly region?: string;
}

/** What a function returns: what is known of it, and why the rest is not. */
export interface Answer {
    readonly known: Fields;
    readonly rest: Reason;
}

type Fields = Readonly<Record<string, unknown>>;

/** The answer of a function, or nothing when only its provider knows one. */
export function answerOf({ token, args, region }: Invocation, marks: Marks): Answer | undefined {
    const [module, name] = [token.slice(0, token.lastIndexOf(":")), token.slice(token.lastIndexOf(":") + 1)];
    if (token === "awsx:ec2:getDefaultVpc") return { known: {}, rest: dependsOn("the AWS account's default network") };
    if (module.startsWith("aws:")) {
        const where =
            typeof args["region"] === "string"
                ? args["region"]
                : (region ?? marks.write(["outside", { kind: "account", what: "the provider's region" }]));
        return AWS.get(name)?.(args, where, marks);
    }
    return /^azure(?:-native)?:/.test(module) ? AZURE.get(name)?.(args) : undefined;
}

const ACCOUNT: Reason = { kind: "account", what: "the AWS account" };
const AZURE_ACCOUNT: Reason = { kind: "account", what: "the Azure account" };

/** What differs between accounts stays unknown; nothing of an account is made up. */
const AWS = new Map<string, (args: Fields, region: string, marks: Marks) => Answer | undefined>([
    [
        "getAvailabilityZones",
        (_, region) => {
            // Every region but us-west-1 offers three zones or more (AWS global infrastructure, regions and zones).
            const names = ["a", "b", "c"].map((letter) => `${region}${letter}`);
            return { known: { id: region, region, names, groupNames: [region] }, rest: ACCOUNT };
        },
    ],
    ["getAvailabilityZone", ({ name }, region) => ({ known: { region, ...texts({ id: name, name }) }, rest: ACCOUNT })],
    ["getRegion", (_, region) => ({ known: { id: region, name: region, region, endpoint: `ec2.${region}.amazonaws.com` }, rest: provider })],
    ["getRegions", () => ({ known: {}, rest: dependsOn("the AWS account's regions") })],
    ["getPartition", (_, region) => ({ known: partitionOf(region), rest: provider })],
    ["getCallerIdentity", () => ({ known: {}, rest: ACCOUNT })],
    ["getCanonicalUserId", () => ({ known: {}, rest: ACCOUNT })],
    ["getAccountAlias", () => ({ known: {}, rest: ACCOUNT })],
    ["getAmi", () => ({ known: {}, rest: dependsOn("the machine image that is newest at deployment") })],
    ["getAmiIds", () => ({ known: {}, rest: dependsOn("the machine images that there are at deployment") })],
    ["getVpc", ({ id, cidrBlock }) => ({ known: texts({ id, cidrBlock }), rest: dependsOn("the AWS account's networks") })],
    ["getVpcs", () => ({ known: {}, rest: dependsOn("the AWS account's networks") })],
    [
        "getSubnet",
        ({ id, vpcId, availabilityZone }) => ({ known: texts({ id, vpcId, availabilityZone }), rest: dependsOn("the AWS account's subnets") }),
    ],
    ["getSubnets", () => ({ known: {}, rest: dependsOn("the AWS account's subnets") })],
    ["getSubnetIds", () => ({ known: {}, rest: dependsOn("the AWS account's subnets") })],
    ["getSecurityGroup", ({ id, name, vpcId }) => ({ known: texts({ id, name, vpcId }), rest: dependsOn("the AWS account's security groups") })],
    ["getRole", ({ name }) => ({ known: texts({ id: name, name }), rest: dependsOn("the AWS account's roles") })],
    ["getKey", ({ keyId }) => ({ known: texts({ keyId }), rest: dependsOn("the AWS account's keys") })],
    ["getBucket", ({ bucket }) => ({ known: texts({ id: bucket, bucket }), rest: dependsOn("the AWS account's buckets") })],
    ["getCertificate", ({ domain }) => ({ known: texts({ domain }), rest: dependsOn("the AWS account's certificates") })],
    ["getIpRanges", () => ({ known: {}, rest: dependsOn("the IP ranges that AWS publishes") })],
    [
        "getZone",
        ({ name, zoneId }) => ({ known: texts({ name: withoutDot(name), zoneId, id: zoneId }), rest: dependsOn("the AWS account's DNS zones") }),
    ],
    [
        "getPolicyDocument",
        (args, _, marks) => {
            const json = policyText(args, marks.has);
            return json === undefined
                ? undefined
                : { known: { ...args, id: "policy", json, minifiedJson: JSON.stringify(JSON.parse(json)) }, rest: provider };
        },
    ],
]);

const NETWORKS = "the Azure account's networks";

const AZURE = new Map<string, (args: Fields) => Answer>([
    ["getClientConfig", () => ({ known: {}, rest: AZURE_ACCOUNT })],
    ["getClientToken", () => ({ known: {}, rest: AZURE_ACCOUNT })],
    ["getSubscription", () => ({ known: {}, rest: AZURE_ACCOUNT })],
    ["getResourceGroup", (args) => ({ known: texts({ name: args["resourceGroupName"] ?? args["name"] }), rest: AZURE_ACCOUNT })],
    ["getVirtualNetwork", (args) => ({ known: texts({ name: args["virtualNetworkName"] ?? args["name"] }), rest: dependsOn(NETWORKS) })],
    ["getSubnet", (args) => ({ known: texts({ name: args["subnetName"] ?? args["name"] }), rest: dependsOn(NETWORKS) })],
    ["getPrivateZone", (args) => ({ known: texts({ name: args["privateZoneName"] }), rest: dependsOn("the Azure account's DNS zones") })],
    ["getPrivateDnsZone", (args) => ({ known: texts({ name: args["name"] }), rest: dependsOn("the Azure account's DNS zones") })],
    ["getVault", (args) => ({ known: texts({ name: args["vaultName"] }), rest: dependsOn("the Azure account's key vaults") })],
    ["getRoleDefinition", () => ({ known: {}, rest: dependsOn("the Azure account's roles") })],
    ["getPublicIPAddress", (args) => ({ known: texts({ name: args["publicIpAddressName"] }), rest: dependsOn("the Azure account's addresses") })],
    ["getZone", (args) => ({ known: texts({ name: args["zoneName"] }), rest: dependsOn("the Azure account's DNS zones") })],
    ["getDnsZone", (args) => ({ known: texts({ name: args["name"] }), rest: dependsOn("the Azure account's DNS zones") })],
]);

function texts(fields: Fields): Fields {
    return keyed(Object.entries(fields).filter(([, value]) => typeof value === "string" && value !== ""));
}

/** Route 53 answers without the dot at the end (the provider's data source `aws_route53_zone`). */
function withoutDot(name: unknown): unknown {
    return typeof name === "string" ? name.replace(/\.$/, "") : name;
}

function partitionOf(region: string): Fields {
    if (region.startsWith("cn-")) return { id: "aws-cn", partition: "aws-cn", dnsSuffix: "amazonaws.com.cn", reverseDnsPrefix: "cn.com.amazonaws" };
    const partition = region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    return { id: partition, partition, dnsSuffix: "amazonaws.com", reverseDnsPrefix: "com.amazonaws" };
}
