/** Amazon Kinesis: data streams. */

import type { StreamArgs } from "@pulumi/aws/kinesis/stream";
import { yes } from "../../architecture/answer";
import { byName } from "../metrics";
import { reader } from "../reader";
import { watched } from "./alarms";

export const kinesisStream = reader<StreamArgs>({
    types: ["aws_kinesis_stream", "aws:kinesis/stream:Stream"],
    metrics: { namespaces: ["AWS/Kinesis"], dimensions: { StreamName: byName(/^name$/) } },
    names: ["name"],
    facets: ["watched"],
    read(_, subject) {
        // Records that are not read in time are lost: https://docs.aws.amazon.com/streams/latest/dev/monitoring-with-cloudwatch.html
        const telling = { metric: "GetRecords.IteratorAgeMilliseconds", dimensions: "StreamName" };
        return [subject.component("stream", { watched: watched(yes(), telling, subject) })];
    },
});
