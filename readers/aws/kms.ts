/** AWS Key Management Service: keys, as far as alarms depend on them. */

import { amendable } from "../../architecture/amendable";
import type { AliasArgs } from "@pulumi/aws/kms/alias";
import type { KeyArgs } from "@pulumi/aws/kms/key";
import type { KeyPolicyArgs } from "@pulumi/aws/kms/keyPolicy";
import { amend } from "../../architecture/amendment";
import { all, any, equals, given, isTrue, no, some, undecided, yes, type Answer } from "../../architecture/answer";
import { unknown, type Place } from "../../architecture/value";
import { Hole, Secret, Template, isMap, type Node } from "../../resources/node";
import type { Entry, Merged, Props } from "../props";
import { reader } from "../reader";
import type { Following } from "../scope";
import { isOutput, matchesAction, type PolicyDocument, type Statement } from "./policy-documents";

const KEY = "aws_kms_key";
const ALIAS = "aws_kms_alias";

/** A key by reference, or by a reference to its alias. */
export const toKey: Following = { types: [KEY], name: () => undefined, through: { [ALIAS]: "targetKeyId" } };

export const kmsKey = reader<KeyArgs>({
    types: [KEY, "aws:kms/key:Key"],
    read(p, subject) {
        const written = isTrue(p.has("policy"));
        // Without a policy a key gets one that names the account alone. https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
        const admits = written.kind === "no" ? written : admitsAlarms(p.json<PolicyDocument>("policy"));
        return [subject.component("key", { key: { admitsAlarms: amendable(admits) } })];
    },
});

/** It takes the place of the key's own policy. */
export const kmsKeyPolicy = reader<KeyPolicyArgs>({
    types: ["aws_kms_key_policy", "aws:kms/keyPolicy:KeyPolicy"],
    read: (p) => [amend(p.to("keyId", toKey), "key", () => ({ admitsAlarms: admitsAlarms(p.json<PolicyDocument>("policy")) }))],
});

export const kmsAlias = reader<AliasArgs>({ types: [ALIAS, "aws:kms/alias:Alias"], names: ["name"], read: () => [] });

/**
 * What CloudWatch needs to publish to an encrypted topic. Conditions, which mostly name the account, and denials are not weighed.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services
 */
function admitsAlarms(policy: Props<PolicyDocument>): Answer {
    // One statement may allow the one, and another one the other.
    return all(...NEEDED.map((action) => some(policy.each("Statement"), (statement) => allows(statement, action))));
}

function allows(statement: Props<Merged<Statement>>, action: string): Answer {
    return all(
        given(equals(statement.text("Effect", "Deny"), "Allow")),
        isAmong(statement.raw("Principal"), (node) => (isMap(node) ? [node["Service"], node["AWS"]] : [node]), isAlarms, ALARMS),
        isAmong(
            statement.raw("Action"),
            (node) => [node],
            (pattern) => matchesAction(pattern.toLowerCase(), action),
            action,
        ),
    );
}

const ALARMS = "cloudwatch.amazonaws.com";
const NEEDED = ["kms:decrypt", "kms:generatedatakey"];

function isAlarms(principal: string): boolean {
    return principal === "*" || principal === ALARMS;
}

type Test = (text: string) => boolean;

function isAmong(entry: Entry | undefined, members: (node: Node) => readonly (Node | undefined)[], test: Test, wanted: string): Answer {
    if (entry === undefined) return no();
    const { node } = entry;
    return any(...members(node instanceof Secret ? node.content : node).map((one) => matches(one, test, wanted, entry.place)), no());
}

function matches(node: Node | undefined, test: Test, wanted: string, place: Place): Answer {
    if (node instanceof Secret) return matches(node.content, test, wanted, place);
    if (Array.isArray(node)) return any(...node.map((item: Node) => matches(item, test, wanted, place)), no());
    if (node instanceof Hole) return isOutput(node) ? no() : undecided(unknown(place, node.about.reason));
    // `cloudwatch.${data.aws_partition.current.dns_suffix}`
    if (node instanceof Template) return beginsLike(node, wanted) ? undecided(unknown(place)) : no();
    return typeof node === "string" && test(node) ? yes() : no();
}

/** As far as the first hole. */
function beginsLike({ parts: [first] }: Template, wanted: string): boolean {
    return typeof first !== "string" || wanted.startsWith(first.toLowerCase());
}
