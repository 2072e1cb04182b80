/** AWS Key Management Service: keys, as far as alarms depend on them. */

import { amendable } from "../../architecture/amendable";
import type { AliasArgs } from "@pulumi/aws/kms/alias";
import type { KeyArgs } from "@pulumi/aws/kms/key";
import type { KeyPolicyArgs } from "@pulumi/aws/kms/keyPolicy";
import { amend } from "../../architecture/amendment";
import { all, any, equals, isTrue, no, not, undecided, yes, type Answer } from "../../architecture/answer";
import { mustBe, unless, type Requirement } from "../../architecture/requirement";
import { unknown } from "../../architecture/value";
import type { Props } from "../props";
import { reader } from "../reader";
import type { Following } from "../scope";
import { ALARMS, passesForAlarms } from "./service-requests";
import type { PolicyDocument } from "./policy-documents";
import { arnOf, coversIt, inAnyAccount, outputIn, type Pattern } from "./policy-patterns";
import { allOf, permits } from "./policy-questions";

const KEY = "aws_kms_key";
const ALIAS = "aws_kms_alias";

/** A key by reference, or by a reference to its alias. */
export const toKey: Following = { types: [KEY], name: () => undefined, through: { [ALIAS]: "targetKeyId" } };

export const kmsKey = reader<KeyArgs>({
    types: [KEY, "aws:kms/key:Key"],
    facets: ["key", "rotation"],
    read(p, subject) {
        const written = isTrue(p.has("policy"));
        // Without a policy a key gets one that names the account alone. https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
        const admits = written.kind === "no" ? written : admitsAlarms(p.json<PolicyDocument>("policy"), [subject.place.address]);
        return [subject.component("key", { key: { admitsAlarms: amendable(admits) }, rotation: unless(cannotRotate(p), rotates(p)) })];
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

/** Provider default: "Specifies whether key rotation is enabled. Defaults to `false`." */
function rotates(p: Props<Pick<KeyArgs, "enableKeyRotation">>): Requirement {
    return mustBe(p.flag("enableKeyRotation", false), true, "does not rotate by itself");
}

/**
 * Only symmetric keys for encryption whose material KMS made. Provider defaults: SYMMETRIC_DEFAULT, ENCRYPT_DECRYPT.
 * https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html
 */
function cannotRotate(p: Props<Pick<KeyArgs, "customerMasterKeySpec" | "keyUsage" | "customKeyStoreId">>): Answer {
    return any(
        not(equals(p.text("customerMasterKeySpec", "SYMMETRIC_DEFAULT"), "SYMMETRIC_DEFAULT")),
        not(equals(p.text("keyUsage", "ENCRYPT_DECRYPT"), "ENCRYPT_DECRYPT")),
        isTrue(p.has("customKeyStoreId")),
    );
}

/**
 * What CloudWatch needs to publish to an encrypted topic.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services
 */
const NEEDED = ["kms:decrypt", "kms:generatedatakey"];

/** `keys` are those that the policy may stand on. One statement may allow the one action, and another one the other. */
function admitsAlarms(policy: Props<PolicyDocument>, keys: readonly string[]): Answer {
    const isIt = (patterns: readonly Pattern[]) => any(...patterns.map((pattern) => isKey(pattern, keys)), no());
    const resources = { coveredBy: isIt, touchedBy: isIt };
    return all(...NEEDED.map((action) => permits(policy, { who: ALARMS, actions: allOf(action), resources, passes: passesForAlarms })));
}

/** In a key's policy `"*"` is that key. Which one an ARN names is known only after deployment. */
function isKey(pattern: Pattern, keys: readonly string[]): Answer {
    const output = outputIn(pattern.text);
    if (output && pattern.exact) return keys.includes(output.address) ? yes() : no();
    const every = coversIt(inAnyAccount([pattern]), EVERY_KEY);
    return every.kind === "no" && pattern.text.includes(":key/") ? undecided(unknown(pattern.place)) : every;
}

const EVERY_KEY = arnOf("kms", "key/*");
