/**
 * Whom the policy of a queue or a topic lets send there. Without one only identities of its own account may, and no service.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-basic-examples-of-sqs-policies.html
 */

import { amendable } from "../../architecture/amendable";
import { amend, consult, type Amendment, type Consultation } from "../../architecture/amendment";
import { all, any, given, isTrue, no, not, undecided, type Answer } from "../../architecture/answer";
import type { Inbox } from "../../architecture/facets/inbox";
import { pointer, type Pointer } from "../../architecture/pointer";
import type { Requirement } from "../../architecture/requirement";
import { advise, unknown, words, type Change, type Value } from "../../architecture/value";
import type { Props } from "../props";
import { refsOf, type Following } from "../scope";
import type { PolicyDocument } from "./policy-documents";
import { allOf, permits } from "./policy-questions";
import { passesFor } from "./service-requests";

/** What sends, and the action that its service needs. */
type Sending = "sqs:SendMessage" | "sns:Publish";

/** What a resource with this policy, or with none, begins with. */
export function ownInbox(has: Value<boolean>, policy: Props<PolicyDocument>, action: Sending): Inbox {
    const written = isTrue(has);
    const { admitsRules, admitsTopics } = written.kind === "no" ? { admitsRules: written, admitsTopics: written } : inboxIn(policy, action);
    return { admitsRules: amendable(admitsRules, "added"), admitsTopics: amendable(admitsTopics, "added") };
}

/** A policy that is a resource of its own. */
export function admitting(to: Pointer, policy: Props<PolicyDocument>, action: Sending): Amendment {
    const { admitsRules, admitsTopics } = inboxIn(policy, action);
    return amend(to, "inbox", (mine) => ({
        admitsRules: any(given(mine.admitsRules), admitsRules),
        admitsTopics: any(given(mine.admitsTopics), admitsTopics),
    }));
}

function inboxIn(policy: Props<PolicyDocument>, action: Sending): Inbox {
    const admits = (service: string): Answer =>
        given(
            permits(policy, {
                who: { kind: "Service", name: `${service}.amazonaws.com` },
                actions: allOf(action.toLowerCase()),
                passes: passesFor(service),
            }),
        );
    return { admitsRules: admits("events"), admitsTopics: admits("sns") };
}

type Sender = "admitsRules" | "admitsTopics";

/** A queue or a topic by reference or ARN. A variable or a data source may hold the ARN of one elsewhere, whose policy is not judged here. */
export function inboxAt<T>(p: Props<T>, key: keyof T & string): Pointer {
    const node = p.raw(key)?.node;
    const refs = node === undefined ? undefined : refsOf(node);
    if (refs?.length && refs.every(({ address }) => /(?:^|[./])data\./.test(address))) return pointer(p.place(key), "outside");
    return p.to(key, { ...TO_INBOX, ...(refs?.length === 0 ? { outputs: /arn$/i } : {}) });
}

const TO_INBOX: Following = { types: ["aws_sqs_queue", "aws_sns_topic"], name: (literal) => literal.split(":").at(-1) };

/** Whether what is sent there is refused, before the policy of the queue or the topic is seen. */
export function refusedAt({ certainty, place }: Pointer): Answer {
    return certainty === "anything" ? undecided(unknown(place)) : no();
}

/** What it sends there is lost where it may not, unless it has a dead-letter queue. `applies` says whether it needs that policy. */
export function sendsTo(address: string, to: Pointer, sender: Sender, applies: Answer, problem: string): Consultation {
    return consult(address, to, "deadLetter", "inbox", (mine, { kind, name, inbox }) => {
        const admits = inbox[sender];
        if (admits.kind === "yes") return mine;
        const kept: Requirement = { ...mine.kept, holds: any(given(mine.kept.holds), admits), problem, fix: letIn(sender, kind, name) };
        return { ...mine, givesUp: any(mine.givesUp, all(given(applies), not(given(admits)))), kept };
    });
}

/** A dead-letter queue that it may not send to keeps nothing. */
export function keptThere(address: string, to: Pointer, sender: Sender): Consultation {
    return consult(address, to, "deadLetter", "inbox", (mine, { kind, name, inbox }) => {
        const admits = inbox[sender];
        const holds = all(mine.kept.holds, admits);
        return { ...mine, kept: { ...mine.kept, holds, ...(admits.kind === "no" ? { fix: letIn(sender, kind, name) } : {}) } };
    });
}

function letIn(sender: Sender, kind: string, name: string): Change {
    const service = sender === "admitsRules" ? "events.amazonaws.com" : "sns.amazonaws.com";
    const action = kind === "topic" ? "sns:Publish" : "sqs:SendMessage";
    return advise(words([`Let ${service} use ${action} in the policy of ${kind} "`, '".'], name));
}
