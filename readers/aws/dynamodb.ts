/** Amazon DynamoDB. */

import { protectedBy } from "../protection";
import type { TableArgs } from "@pulumi/aws/dynamodb/table";
import { any, isTrue, yes } from "../../architecture/answer";
import { byName } from "../metrics";
import { reader } from "../reader";
import { watched } from "./alarms";

export const dynamodbTable = reader<TableArgs>({
    types: ["aws_dynamodb_table", "aws:dynamodb/table:Table"],
    metrics: { namespaces: ["AWS/DynamoDB"], dimensions: { TableName: byName(/^(id|name)$/) } },
    names: ["name"],
    facets: ["protection", "watched"],
    read(p, subject) {
        // Provider default: "Enables deletion protection for table. Defaults to `false`."
        const guarded = isTrue(p.flag("deletionProtectionEnabled", false));
        return [
            subject.component("database", {
                protection: { held: protectedBy(any(guarded, isTrue(subject.protect)), p.set("deletionProtectionEnabled", true)) },
                watched: watched(yes(), { metric: "WriteThrottleEvents", dimensions: "TableName" }, subject),
            }),
        ];
    },
});
