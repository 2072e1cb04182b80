import { atLeast, every, not } from "../../architecture/answer";
import { requirement, unless } from "../../architecture/requirement";
import { becomes, joined, many, together, type Value } from "../../architecture/value";
import { integer } from "../options";
import { definePolicy } from "../policy";

/** A service that runs once stops whenever its only instance does. */
export const multipleInstances = definePolicy({
    name: "multiple-instances",
    area: "scalability",
    title: "Services that take traffic run on at least two instances",
    severity: "blocker",
    items: ["stateless-architecture"],
    controls: { soc2: ["A1.2"] },
    options: { minimum: integer({ default: 2, minimum: 1, describe: "Instances that a service keeps at its quietest hour." }) },
    judges: "instances",

    judge({ instances: { minimum, scheduled = many([]), takeTraffic } }, { options, check }) {
        const enough = (count: Value<number>) => atLeast(count, options.minimum);
        const counts = joined(many([minimum]), scheduled);
        const [first = becomes(minimum, options.minimum), ...others] = counts.items
            .filter((count) => enough(count).kind === "no")
            .map((count) => becomes(count, options.minimum));
        const kept = requirement(every(counts, enough), `keeps fewer than ${String(options.minimum)} instances`, together(first, others));
        check(unless(not(takeTraffic), kept));
    },
});
