/** Amazon S3: whom a bucket tells of its objects. */

import type { BucketNotificationArgs } from "@pulumi/aws/s3/bucketNotification";
import { pointer } from "../../architecture/pointer";
import { reader } from "../reader";
import { callsAsynchronously, toFunction } from "./dead-letters";

export const s3BucketNotification = reader<BucketNotificationArgs>({
    types: ["aws_s3_bucket_notification", "aws:s3/bucketNotification:BucketNotification"],
    facets: [],
    amends: ["deadLetter"],
    read(p) {
        const told = p.each("lambdaFunctions");
        const hidden = told.unknowns.map(({ place }) => pointer(place, "anything", [], toFunction.types));
        return [...told.items.map((one) => one.to("lambdaFunctionArn", toFunction)), ...hidden].map((to) => callsAsynchronously(to));
    },
});
