/** AWS Key Management Service: keys, as far as alarms depend on them. */

import { amendable } from "../../architecture/amendable";
import type { AliasArgs } from "@pulumi/aws/kms/alias";
import type { KeyArgs } from "@pulumi/aws/kms/key";
import type { KeyPolicyArgs } from "@pulumi/aws/kms/keyPolicy";
import { amend } from "../../architecture/amendment";
import { all, any, isTrue, no, not, undecided, yes, type Answer } from "../../architecture/answer";
import { dependsOn } from "../../architecture/reason";
import { unknown, type Place } from "../../architecture/value";
import type { Node } from "../../resources/node";
import type { Props } from "../props";
import { reader } from "../reader";
import type { Following } from "../scope";
import type { Test } from "./policy-conditions";
import type { PolicyDocument } from "./policy-documents";
import { arnOf, coversIt, inAnyAccount, outputIn, patternsIn, servicesIn, touchesIt, type Pattern } from "./policy-patterns";
import { allOf, permits } from "./policy-questions";

const KEY = "aws_kms_key";
const ALIAS = "aws_kms_alias";

/** A key by reference, or by a reference to its alias. */
export const toKey: Following = { types: [KEY], name: () => undefined, through: { [ALIAS]: "targetKeyId" } };

export const kmsKey = reader<KeyArgs>({
    types: [KEY, "aws:kms/key:Key"],
    facets: ["key"],
    read(p, subject) {
        const written = isTrue(p.has("policy"));
        // Without a policy a key gets one that names the account alone. https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
        const admits = written.kind === "no" ? written : admitsAlarms(p.json<PolicyDocument>("policy"), [subject.place.address]);
        return [subject.component("key", { key: { admitsAlarms: amendable(admits) } })];
    },
});

/** It takes the place of the key's own policy. */
export const kmsKeyPolicy = reader<KeyPolicyArgs>({
    types: ["aws_kms_key_policy", "aws:kms/keyPolicy:KeyPolicy"],
    facets: [],
    amends: ["key"],
    read(p) {
        const key = p.to("keyId", toKey);
        const keys = key.targets.map(({ address }) => address);
        return [amend(key, "key", () => ({ admitsAlarms: admitsAlarms(p.json<PolicyDocument>("policy"), keys) }))];
    },
});

export const kmsAlias = reader<AliasArgs>({ types: [ALIAS, "aws:kms/alias:Alias"], names: ["name"], facets: [], read: () => [] });

/**
 * What CloudWatch needs to publish to an encrypted topic.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services
 */
const NEEDED = ["kms:decrypt", "kms:generatedatakey"];
const ALARMS = { kind: "Service", name: "cloudwatch.amazonaws.com" } as const;

/** `keys` are those that the policy may stand on. One statement may allow the one action, and another one the other. */
function admitsAlarms(policy: Props<PolicyDocument>, keys: readonly string[]): Answer {
    const isIt = (patterns: readonly Pattern[]) => any(...patterns.map((pattern) => isKey(pattern, keys)), no());
    const resources = { coveredBy: isIt, touchedBy: isIt };
    return all(...NEEDED.map((action) => permits(policy, { who: ALARMS, actions: allOf(action), resources, passes })));
}

/** In a key's policy `"*"` is that key. Which one an ARN names is known only after deployment. */
function isKey(pattern: Pattern, keys: readonly string[]): Answer {
    const output = outputIn(pattern.text);
    if (output && pattern.exact) return keys.includes(output.address) ? yes() : no();
    const every = coversIt(inAnyAccount([pattern]), EVERY_KEY);
    return every.kind === "no" && pattern.text.includes(":key/") ? undecided(unknown(pattern.place)) : every;
}

const EVERY_KEY = arnOf("kms", "key/*");

/** What a condition asks of a request that CloudWatch makes for an alarm of the account that the key is in. */
function passes({ operator, key, values, place }: Test): Answer {
    const asked = COMPARISONS.get(operator);
    if (asked === undefined) return undecided(unknown(place, dependsOn("a key that only the request has")));
    const isOne = isOneOf(key, values, place);
    return asked === "is" ? isOne : not(isOne);
}

const COMPARISONS: ReadonlyMap<string, "is" | "is not"> = new Map([
    ["stringequals", "is"],
    ["stringlike", "is"],
    ["arnequals", "is"],
    ["arnlike", "is"],
    ["bool", "is"],
    ["stringnotequals", "is not"],
    ["stringnotlike", "is not"],
    ["arnnotequals", "is not"],
    ["arnnotlike", "is not"],
]);

function isOneOf(key: string, values: readonly Node[], place: Place): Answer {
    // A key's policy names the account or the organisation that it is in.
    if (OWN.has(key)) return yes();
    const patterns = patternsIn(values, place);
    if (key === "aws:sourcearn") return touchesIt(servicesIn(patterns), "cloudwatch");
    if (ALWAYS.has(key)) return touchesIt(patterns, "true");
    return undecided(unknown(place, dependsOn("a key that only the request has")));
}

/** https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services */
const OWN: ReadonlySet<string> = new Set(["aws:sourceaccount", "aws:sourceorgid", "aws:sourceorgpaths", "aws:sourceowner"]);

/** AWS's services call each other over TLS, in their own name. */
const ALWAYS: ReadonlySet<string> = new Set(["aws:securetransport", "aws:principalisawsservice"]);
