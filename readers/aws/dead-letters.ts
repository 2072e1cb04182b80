/** Which queues take up what others gave up on, and what calls a function without waiting for its answer. */

import { orElse } from "../../architecture/requirement";
import { amend, type Amendment } from "../../architecture/amendment";
import { any, given, yes, type Answer } from "../../architecture/answer";
import type { Pointer } from "../../architecture/pointer";
import type { Change } from "../../architecture/value";
import { named } from "../named";
import type { Props } from "../props";
import type { Following } from "../scope";

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html */
export interface RedrivePolicy {
    readonly deadLetterTargetArn: string;
}

/** A queue by reference, URL or ARN. */
export const toQueue: Following = { types: ["aws_sqs_queue"], name: (literal) => literal.split(/[:/]/).at(-1) };

/** A function by reference, name or ARN, or its alias by reference. */
export const toFunction: Following = {
    types: ["aws_lambda_function", "aws_lambda_alias"],
    name(literal) {
        const parts = literal.split(":");
        // What else has an ARN may be called alike.
        return parts[0] !== "arn" ? parts[0] : parts[2] === "lambda" ? parts[6] : undefined;
    },
};

/** Whether this property names a place for dead letters. */
export function namesDeadLetters<T>(p: Props<T>, key: keyof T & string): Answer {
    return named(p, key, toQueue);
}

/** The queue that this property names takes up dead letters, so that it needs no such queue itself. */
export function collectedBy<T>(p: Props<T>, key: keyof T & string): Amendment {
    return amend(p.to(key, toQueue), "deadLetter", (mine) => ({ ...mine, collects: any(mine.collects, yes()) }));
}

/** Another resource says where this one's dead letters go. `fix` is for one that names it and does not say so. */
export function keeps(to: Pointer, kept: Answer, fix?: Change): Amendment {
    return amend(to, "deadLetter", (mine) => ({
        ...mine,
        kept: { ...orElse(mine.kept, kept), ...(fix !== undefined && kept.kind === "no" ? { fix } : {}) },
    }));
}

/** The caller does not wait: Lambda retries, and gives up after hours. https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html */
export function callsAsynchronously(to: Pointer, calls: Answer = yes()): Amendment {
    return amend(to, "deadLetter", (mine) => ({ ...mine, givesUp: any(mine.givesUp, given(calls)) }));
}
