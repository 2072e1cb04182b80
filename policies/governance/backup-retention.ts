import { any } from "../../architecture/answer";
import { isReplica } from "../../architecture/facets/replica";
import { mustBeAtLeast, unless } from "../../architecture/requirement";
import { integer } from "../options";
import { definePolicy } from "../policy";

/** What went wrong on Friday is noticed on Monday: a backup of yesterday has the damage in it. */
export const backupRetention = definePolicy({
    name: "backup-retention",
    area: "governance",
    title: "Databases can be restored to how they were a week ago",
    severity: "risk",
    items: ["data-retention"],
    controls: { soc2: ["A1.2"] },
    // AWS Foundational Security Best Practices, RDS.11: 7 days. RDS, Azure SQL and the flexible servers keep automated backups for 35 days at most.
    options: {
        minimum: integer({ default: 7, minimum: 1, maximum: 35, raised: { regulated: 30 }, describe: "Days that backups are kept at least." }),
    },
    judges: "backupRetention",

    judge(component, { options: { minimum }, check }) {
        const { days, fix, none, restorable, copied } = component.backupRetention;
        const excused = any(isReplica(component), copied);
        if (restorable) check(unless(excused, restorable));
        const kept = mustBeAtLeast(days, minimum, `keeps its backups for less than ${minimum === 1 ? "a day" : `${String(minimum)} days`}`);
        check(unless(any(excused, none), fix === undefined ? kept : { ...kept, fix }));
    },
});
