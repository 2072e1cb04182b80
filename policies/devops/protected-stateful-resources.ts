import { isReplica } from "../../architecture/facets/replica";
import { unless } from "../../architecture/requirement";
import { definePolicy } from "../policy";

/** A renamed resource or a hasty destroy deletes a database in seconds. */
export const protectedStatefulResources = definePolicy({
    name: "protected-stateful-resources",
    area: "devops",
    title: "Primary databases are protected from deletion",
    severity: "blocker",
    items: ["rollback"],
    controls: { soc2: ["A1.2"] },
    options: {},
    judges: "protection",

    judge(component, { check }) {
        check(unless(isReplica(component), component.protection.held));
    },
});
