import { any, not } from "../../architecture/answer";
import { unless } from "../../architecture/requirement";
import { definePolicy } from "../policy";

/** A message that fails and is not kept is an order that is lost. */
export const deadLetterQueues = definePolicy({
    name: "dead-letter-queues",
    area: "scalability",
    title: "Messages and events that cannot be processed are kept",
    severity: "risk",
    items: ["asynchronous-processing"],
    controls: {},
    options: {},
    judges: "deadLetter",

    judge({ deadLetter: { givesUp, collects, kept } }, { check }) {
        check(unless(any(not(givesUp), collects), kept));
    },
});
