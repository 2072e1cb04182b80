/** Amazon S3: buckets, and who gets at them. */

import { keptUnlessForced } from "../deletion";
import { requirement } from "../../architecture/requirement";
import { amendable } from "../../architecture/amendable";
import { dependsOn, provider } from "../../architecture/reason";
import type { AccountPublicAccessBlockArgs } from "@pulumi/aws/s3/accountPublicAccessBlock";
import type { BucketArgs } from "@pulumi/aws/s3/bucket";
import type { BucketAclArgs } from "@pulumi/aws/s3/bucketAcl";
import type { BucketOwnershipControlsArgs } from "@pulumi/aws/s3/bucketOwnershipControls";
import type { BucketPolicyArgs } from "@pulumi/aws/s3/bucketPolicy";
import type { BucketPublicAccessBlockArgs } from "@pulumi/aws/s3/bucketPublicAccessBlock";
import type { BucketV2Args } from "@pulumi/aws/s3/bucketV2";
import type { BucketWebsiteConfigurationArgs } from "@pulumi/aws/s3/bucketWebsiteConfiguration";
import { amend } from "../../architecture/amendment";
import { all, any, every, holds, isTrue, no, not, undecided, type Answer } from "../../architecture/answer";
import type { Opening } from "../../architecture/facets/public-access";
import { pointer } from "../../architecture/pointer";
import { advise, many, unknown, type Change, type Place, type Value } from "../../architecture/value";
import { opens, shuts } from "../public-access";
import { reader, type Contribution } from "../reader";
import type { Following } from "../scope";
import { openByPolicy } from "./resource-policies";
import type { PolicyDocument } from "./policy-documents";

const BUCKET = "aws_s3_bucket";
const toBucket: Following = { types: [BUCKET] };

/**
 * Without a public access block in the input nothing keeps the public out: AWS may have put one on a new bucket, and the account may have its own, but
 * a program that opens its bucket is taken at its word.
 */
export const s3Bucket = reader<BucketArgs & Pick<BucketV2Args, "websites">>({
    types: [BUCKET, "aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2"],
    names: ["bucket"],
    facets: ["deletion", "publicAccess"],
    read(p, subject) {
        const grants = every(p.each("grants"), (grant) => isSomebody(grant.text("uri", "")));
        const site = any(isPublished(p.has("website")), isPublished(p.has("websites")));
        return [
            subject.component("bucket", {
                // Without it S3 refuses to delete a bucket that holds objects. Provider default: false.
                deletion: keptUnlessForced(p.flag("forceDestroy", false), "objects"),
                publicAccess: {
                    openings: amendable(
                        many([
                            byList(p.choice("acl", CANNED, "private"), grants, p.set("acl", "private", "client-visible")),
                            openByPolicy(p.json<PolicyDocument>("policy"), NAME_PRINCIPALS),
                        ]),
                        "added",
                    ),
                    shut: { list: amendable(no()), policy: amendable(no()) },
                    published: site,
                },
            }),
        ];
    },
});

export const s3BucketAcl = reader<BucketAclArgs>({
    types: ["aws_s3_bucket_acl", "aws:s3/bucketAcl:BucketAcl", "aws:s3/bucketAclV2:BucketAclV2"],
    facets: [],
    amends: ["publicAccess"],
    read(p, subject) {
        const grants = every(p.in("accessControlPolicy").each("grants"), (grant) => isSomebody(grant.in("grantee").text("uri", "")));
        return opens(
            p.to("bucket", toBucket),
            byList(p.choice("acl", CANNED, "private"), grants, p.set("acl", "private", "client-visible")),
            "policy",
            subject,
        );
    },
});

export const s3BucketPolicy = reader<BucketPolicyArgs>({
    types: ["aws_s3_bucket_policy", "aws:s3/bucketPolicy:BucketPolicy"],
    facets: [],
    amends: ["publicAccess"],
    read: (p, subject) => opens(p.to("bucket", toBucket), openByPolicy(p.json<PolicyDocument>("policy"), NAME_PRINCIPALS), "policy", subject),
});

/** Provider default of all four: "Defaults to `false`." */
export const s3BucketPublicAccessBlock = reader<BucketPublicAccessBlockArgs>({
    types: ["aws_s3_bucket_public_access_block", "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock"],
    facets: [],
    amends: ["publicAccess"],
    read(p) {
        const bucket = p.to("bucket", toBucket);
        return [
            shuts(bucket, "list", any(isTrue(p.flag("blockPublicAcls", false)), isTrue(p.flag("ignorePublicAcls", false)))),
            shuts(bucket, "policy", any(isTrue(p.flag("blockPublicPolicy", false)), isTrue(p.flag("restrictPublicBuckets", false)))),
        ];
    },
});

/** The same defaults. The input does not say which buckets are in its account: any may be. */
export const s3AccountPublicAccessBlock = reader<AccountPublicAccessBlockArgs>({
    types: ["aws_s3_account_public_access_block", "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock"],
    facets: [],
    amends: ["publicAccess"],
    read(p) {
        const buckets = pointer(p.place("accountId"), "anything", [], [BUCKET]);
        return [
            shuts(buckets, "list", any(isTrue(p.flag("blockPublicAcls", false)), isTrue(p.flag("ignorePublicAcls", false)))),
            shuts(buckets, "policy", any(isTrue(p.flag("blockPublicPolicy", false)), isTrue(p.flag("restrictPublicBuckets", false)))),
        ];
    },
});

export const s3BucketOwnershipControls = reader<BucketOwnershipControlsArgs>({
    types: ["aws_s3_bucket_ownership_controls", "aws:s3/bucketOwnershipControls:BucketOwnershipControls"],
    facets: [],
    amends: ["publicAccess"],
    read(p) {
        // https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html: "ACLs are disabled".
        const disabled = p
            .in("rule")
            .choice("objectOwnership", { BucketOwnerEnforced: true, BucketOwnerPreferred: false, ObjectWriter: false }, provider);
        return [shuts(p.to("bucket", toBucket), "list", isTrue(disabled))];
    },
});

export const s3BucketWebsite = reader<BucketWebsiteConfigurationArgs>({
    types: [
        "aws_s3_bucket_website_configuration",
        "aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration",
        "aws:s3/bucketWebsiteConfigurationV2:BucketWebsiteConfigurationV2",
    ],
    facets: [],
    amends: ["publicAccess"],
    read: (p): readonly Contribution[] => [
        amend(p.to("bucket", toBucket), "publicAccess", (mine) => ({ ...mine, published: any(mine.published, attested(p.place())) })),
    ],
});

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#canned-acl. "Authenticated" is any AWS account. */
const CANNED = {
    private: "private",
    "public-read": "public-read",
    "public-read-write": "public-read-write",
    "authenticated-read": "authenticated-read",
    "aws-exec-read": "aws-exec-read",
    "bucket-owner-read": "bucket-owner-read",
    "bucket-owner-full-control": "bucket-owner-full-control",
    "log-delivery-write": "log-delivery-write",
} as const;

function byList(acl: Value<string>, grants: Answer, makePrivate: Change): Opening {
    const canned = holds(acl, (it) => it === "public-read" || it === "public-read-write" || it === "authenticated-read");
    return {
        way: "list",
        detail: "acl",
        closed: requirement(
            all(not(canned), grants),
            "is open to the public through its access control list",
            canned.kind === "yes" ? makePrivate : advise("Remove the grants to the groups AllUsers and AuthenticatedUsers.", "client-visible"),
        ),
        readsOnly: no(),
    };
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#specifying-grantee-predefined-groups */
function isSomebody(group: Value<string>): Answer {
    return not(holds(group, (uri) => /\/groups\/global\/(AllUsers|AuthenticatedUsers)$/.test(uri)));
}

const NAME_PRINCIPALS = 'Name the roles that need it as principals instead of "*", or serve it through CloudFront with an origin access control.';

function isPublished(website: Value<boolean>): Answer {
    return website.kind === "known" && !website.value ? no() : attested(website.place);
}

function attested(website: Place): Answer {
    return undecided(unknown(website, dependsOn("whether the bucket is meant to be public")));
}
