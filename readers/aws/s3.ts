/** Amazon S3. */

import type { BucketArgs } from "@pulumi/aws/s3/bucket";
import { reader } from "../reader";

export const s3Bucket = reader<BucketArgs>({
    types: ["aws_s3_bucket", "aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2"],
    names: ["bucket"],
    read: (_, subject) => [subject.component("bucket", {})],
});
