/** Amazon DynamoDB. */

import { protectedBy } from "../protection";
import type { TableArgs } from "@pulumi/aws/dynamodb/table";
import { any, equals, isTrue, no, not, undecided, yes, type Answer } from "../../architecture/answer";
import { amendable } from "../../architecture/amendable";
import type { BackupRetention } from "../../architecture/facets/backups";
import { dependsOn } from "../../architecture/reason";
import { requirement } from "../../architecture/requirement";
import { becomes, unknown } from "../../architecture/value";
import { byName } from "../metrics";
import type { Props } from "../props";
import { reader, type Subject } from "../reader";
import { watched } from "./alarms";

export const dynamodbTable = reader<TableArgs>({
    types: ["aws_dynamodb_table", "aws:dynamodb/table:Table"],
    metrics: { namespaces: ["AWS/DynamoDB"], dimensions: { TableName: byName(/^(id|name)$/) } },
    names: ["name"],
    facets: ["backupRetention", "protection", "watched"],
    read(p, subject) {
        // Provider default: "Enables deletion protection for table. Defaults to `false`."
        const guarded = isTrue(p.flag("deletionProtectionEnabled", false));
        return [
            subject.component("database", {
                backupRetention: backupRetentionOf(p, subject),
                protection: { held: protectedBy(any(guarded, isTrue(subject.protect)), p.set("deletionProtectionEnabled", true)) },
                watched: watched(yes(), { metric: "WriteThrottleEvents", dimensions: "TableName" }, subject),
            }),
        ];
    },
});

/** Provider defaults: "If the `point_in_time_recovery` block is not provided, this defaults to `false`", and "Default is 35" days. */
function backupRetentionOf(p: Props<TableArgs>, subject: Subject): BackupRetention {
    const recovery = p.in("pointInTimeRecovery");
    const enabled = recovery.flag("enabled", false);
    return {
        days: recovery.count("recoveryPeriodInDays", 35),
        none: not(isTrue(enabled)),
        restorable: requirement(any(isTrue(enabled), canBeLost(p, subject)), "has no point-in-time recovery", becomes(enabled, true)),
        copied: amendable(no(), "added"),
    };
}

/** Sessions, locks and caches are made anew: whether a table holds them is told by its name, or by items that expire. */
function canBeLost(p: Props<TableArgs>, { resource, place }: Subject): Answer {
    const expires = p.in("ttl").flag("enabled", false);
    const name = p.text("name", "");
    // The backend of Terraform's state locks with it: https://developer.hashicorp.com/terraform/language/backend/s3#state-locking
    const locks = equals(p.text("hashKey", ""), "LockID");
    if (locks.kind !== "no") return locks;
    const named = [resource.name, name.kind === "known" ? name.value : ""].some((text) =>
        /session|lock|cache|idempoten|rate.?limit|token/i.test(text),
    );
    if (named) return undecided(unknown(place, dependsOn("whether its items can be lost, as its name suggests")));
    return isTrue(expires).kind === "no" ? no() : undecided(unknown(expires.place, dependsOn("whether its items, which expire, can be lost")));
}
