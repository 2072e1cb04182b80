import { atLeast } from "../../architecture/answer";
import { becomes } from "../../architecture/value";
import { definePolicy } from "../policy";

/** FILL IN what goes wrong without it, in one sentence. */
export const encryptionInTransit = definePolicy({
    name: "encryption-in-transit",
    area: "security",
    title: "FILL IN the norm in one sentence, without a full stop",
    severity: "risk",
    items: ["documentation"],
    controls: {},
    options: {},
    // FILL IN the facet of what it judges: architecture/facets/ has one per question.
    judges: "instances",

    judge({ instances }, { check }) {
        check(atLeast(instances.minimum, 0), {
            message: "FILL IN what is wrong, as the subject's predicate",
            fix: becomes(instances.minimum, 0),
        });
    },
});
