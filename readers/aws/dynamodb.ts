/** Amazon DynamoDB. */

import type { TableArgs } from "@pulumi/aws/dynamodb/table";
import { any, fact, isTrue } from "../../architecture/answer";
import { reader } from "../reader";

export const dynamodbTable = reader<TableArgs>({
    types: ["aws_dynamodb_table", "aws:dynamodb/table:Table"],
    names: ["name"],
    read(p, subject) {
        // Provider default: "Enables deletion protection for table. Defaults to `false`."
        const guarded = isTrue(p.flag("deletionProtectionEnabled", false));
        return [
            subject.component("database", {
                protection: { held: fact(any(guarded, isTrue(subject.protect)), p.set("deletionProtectionEnabled", "true")) },
            }),
        ];
    },
});
