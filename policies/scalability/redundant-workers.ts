import { any } from "../../architecture/answer";
import { unless } from "../../architecture/requirement";
import { keepsAtLeast, startsFromZero } from "../copies";
import { integer } from "../options";
import { definePolicy } from "../policy";

/** A worker that runs once does nothing while its only copy is replaced, and its work waits. */
export const redundantWorkers = definePolicy({
    name: "redundant-workers",
    area: "scalability",
    title: "Workers run on at least two instances",
    severity: "improvement",
    items: ["stateless-architecture"],
    controls: { soc2: ["A1.2"] },
    options: { minimum: integer({ default: 2, minimum: 1, describe: "Instances that a worker keeps at its quietest hour." }) },
    judges: "instances",

    judge({ instances }, { options, check }) {
        const { takeTraffic, single } = instances;
        if (single === undefined) return;
        // What takes traffic is asked by multiple-instances.
        check(unless(any(takeTraffic, single, startsFromZero(instances)), keepsAtLeast(options.minimum, instances)));
    },
});
