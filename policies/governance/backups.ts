import { any } from "../../architecture/answer";
import { isReplica } from "../../architecture/facets/replica";
import { unless } from "../../architecture/requirement";
import { definePolicy } from "../policy";

/** A wrong statement or a failed migration ends the data of a database that has no backup. */
export const backups = definePolicy({
    name: "backups",
    area: "governance",
    title: "Databases are backed up",
    severity: "blocker",
    items: ["data-retention"],
    controls: { soc2: ["A1.2"] },
    options: {},
    judges: "backups",

    judge(component, { check }) {
        check(unless(any(isReplica(component), component.backups.copied), component.backups.on));
    },
});
