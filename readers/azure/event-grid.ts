/** Azure Event Grid, in either vocabulary. */

import { fact, yes, no, type Answer } from "../../architecture/answer";
import type { Change } from "../../architecture/value";
import type { Contribution, Subject } from "../reader";

/** Event Grid tries 30 times or a day long, then drops an event. https://learn.microsoft.com/azure/event-grid/delivery-and-retry */
export function eventSubscription(kept: Answer, mend: Change, subject: Subject): readonly Contribution[] {
    return [
        subject.component("event subscription", {
            deadLetter: { givesUp: yes(), collects: no(), kept: fact(kept, mend), otherwise: "drops the events that it cannot deliver" },
        }),
    ];
}
