import { not } from "../../architecture/answer";
import { unless } from "../../architecture/requirement";
import { keepsAtLeast } from "../copies";
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

    judge({ instances }, { options, check }) {
        check(unless(not(instances.takeTraffic), keepsAtLeast(options.minimum, instances)));
    },
});
