import * as pulumi from "@pulumi/pulumi";

class Queue extends pulumi.CustomResource {
    readonly arn!: pulumi.Output<string>;

    constructor(name: string) {
        super("aws:sqs/queue:Queue", name, { arn: undefined });
    }
}

const queue: Queue = new Queue("jobs");
export const arn: pulumi.Output<string> = queue.arn;
