/** Azure Event Grid, in either vocabulary. */

import { requirement } from "../../architecture/requirement";
import { yes, no, type Answer } from "../../architecture/answer";
import type { Change } from "../../architecture/value";
import type { Contribution, Subject } from "../reader";

/** Event Grid tries 30 times or a day long, then drops an event. https://learn.microsoft.com/azure/event-grid/delivery-and-retry */
export function eventSubscription(kept: Answer, fix: Change, subject: Subject): readonly Contribution[] {
    return [
        subject.component("event subscription", {
            deadLetter: { givesUp: yes(), collects: no(), kept: requirement(kept, "discards the events that it cannot deliver", fix) },
        }),
    ];
}
