/** Provider functions that programs branch on, answered without a provider. */

import type { Marks } from "./marks";
import { policyText } from "./policy-text";

export interface Invocation {
    readonly token: string;
    readonly args: Readonly<Record<string, unknown>>;
    /** The region of the call's provider, or of the stack's settings. */
    readonly region?: string;
}

/** What a function returns, or nothing when only its provider knows. What differs between accounts is marked. */
export function answerOf({ token, args, region }: Invocation, marks: Marks): Readonly<Record<string, unknown>> | undefined {
    const [module, name] = [token.slice(0, token.lastIndexOf(":")), token.slice(token.lastIndexOf(":") + 1)];
    const where =
        typeof args["region"] === "string"
            ? args["region"]
            : (region ?? marks.write(["outside", { kind: "account", what: "the provider's region" }]));
    const account = (what: string): string => marks.write(["outside", { kind: "account", what }]);
    if (module === "azure-native:authorization" && name === "getClientConfig") {
        const from = account("the Azure account");
        return { clientId: from, objectId: from, subscriptionId: from, tenantId: from };
    }
    if (!module.startsWith("aws:")) return undefined;
    switch (name) {
        case "getAvailabilityZones": {
            // Every region but us-west-1 offers three zones or more (AWS global infrastructure, regions and zones).
            const letters = ["a", "b", "c"];
            return {
                id: where,
                region: where,
                names: letters.map((letter) => `${where}${letter}`),
                zoneIds: letters.map(() => account("the AWS account")),
                groupNames: [where],
            };
        }
        case "getRegion":
            return { id: where, name: where, region: where, endpoint: `ec2.${where}.amazonaws.com`, description: account("the provider") };
        case "getPartition":
            return partitionOf(where);
        case "getCallerIdentity": {
            const id = account("the AWS account");
            return { id, accountId: id, arn: account("the AWS account"), userId: account("the AWS account") };
        }
        case "getAmi":
            return { [marks.token]: marks.write(["outside", { kind: "depends", on: "the machine image that is newest at deployment" }]) };
        case "getPolicyDocument": {
            const json = policyText(args, marks.has);
            if (json === undefined) return undefined;
            return { ...args, id: "policy", json, minifiedJson: JSON.stringify(JSON.parse(json)) };
        }
        default:
            return undefined;
    }
}

function partitionOf(region: string): Readonly<Record<string, unknown>> {
    if (region.startsWith("cn-")) return { id: "aws-cn", partition: "aws-cn", dnsSuffix: "amazonaws.com.cn", reverseDnsPrefix: "cn.com.amazonaws" };
    const partition = region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    return { id: partition, partition, dnsSuffix: "amazonaws.com", reverseDnsPrefix: "com.amazonaws" };
}
