/** Amazon S3: whom a bucket tells of its objects. */

import type { BucketNotificationArgs } from "@pulumi/aws/s3/bucketNotification";
import { reader } from "../reader";
import { callsAsynchronously, toFunction } from "./dead-letters";

export const s3BucketNotification = reader<BucketNotificationArgs>({
    types: ["aws_s3_bucket_notification", "aws:s3/bucketNotification:BucketNotification"],
    read: (p) => p.each("lambdaFunctions").items.map((told) => callsAsynchronously(told.to("lambdaFunctionArn", toFunction))),
});
