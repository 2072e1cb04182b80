/** Azure Service Bus, in either vocabulary: what becomes of messages that expire. */

import { dependsOn } from "../../architecture/reason";
import { requirement } from "../../architecture/requirement";
import { amendable } from "../../architecture/amendable";
import { amend, consult } from "../../architecture/amendment";
import { any, given, holds, isTrue, no, undecided, yes, type Answer } from "../../architecture/answer";
import type { Pointer } from "../../architecture/pointer";
import { becomes, unknown, type Value } from "../../architecture/value";
import type { Contribution, Subject } from "../reader";

/** "The default value": no message expires. https://learn.microsoft.com/azure/service-bus-messaging/message-expiration */
export const FOREVER = "P10675199DT2H48M5.4775807S";

/** How many messages are in the dead-letter queues of a namespace. https://learn.microsoft.com/azure/service-bus-messaging/monitor-service-bus-reference */
export const DEAD_LETTERS = "DeadletteredMessages";

/** Whether messages expire: `P14D`, or a .NET time span. */
export function limited(timeToLive: Value<string>): Answer {
    return given(holds(timeToLive, (text) => !/^P?10675199\D/.test(text)));
}

export interface Entity {
    readonly timeToLive: Value<string>;
    readonly deadLetters: Value<boolean>;
    /** It forwards them, and to which queue. */
    readonly handsOn: Answer;
    readonly handsOnTo: Pointer;
    /** The namespace of a queue, the topic of a subscription: the shorter time wins. */
    readonly within: Pointer;
}

/**
 * A queue or a subscription has a place for dead letters from the start, and what fails too often goes there. What expires goes there only if it says so.
 * https://learn.microsoft.com/azure/service-bus-messaging/service-bus-dead-letter-queues
 */
export function entity(
    kind: "queue" | "subscription",
    { timeToLive, deadLetters, handsOn, handsOnTo, within }: Entity,
    subject: Subject,
): readonly Contribution[] {
    const outOfReach =
        within.targets.length > 0 ? no() : undecided(unknown(within.place, dependsOn(kind === "queue" ? "the tier of its namespace" : "its topic")));
    return [
        subject.component(kind, {
            deadLetter: {
                givesUp: any(limited(timeToLive), outOfReach),
                collects: amendable(no(), "added"),
                kept: requirement(isTrue(deadLetters), "discards the messages that expire", becomes(deadLetters, true)),
                handsOn: given(handsOn),
            },
            partOf: within,
        }),
        amend(handsOnTo, "deadLetter", (mine) => ({ ...mine, collects: any(mine.collects, yes()) })),
        consult(subject.place.address, within, "deadLetter", "timeToLive", (mine, theirs) => ({
            ...mine,
            givesUp: any(mine.givesUp, theirs.timeToLive.limited),
        })),
    ];
}
