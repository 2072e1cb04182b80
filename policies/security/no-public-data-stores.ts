import { all, any, no } from "../../architecture/answer";
import { orElse } from "../../architecture/requirement";
import { definePolicy } from "../policy";

/** Scanners find a public data store within hours, and no log says who has read it. */
export const noPublicDataStores = definePolicy({
    name: "no-public-data-stores",
    area: "security",
    title: "Databases, buckets and storage accounts are closed to the public",
    severity: "blocker",
    items: ["regulations-mapped"],
    controls: { "pci-dss": ["1.4.4"], soc2: ["CC6.1", "CC6.6"] },
    options: {},
    judges: "publicAccess",

    judge({ publicAccess: { openings, published, shut } }, { check }) {
        if (all(...Object.values(shut)).kind === "yes") return;
        check.each(openings, ({ way, closed, readsOnly, detail }) =>
            check(orElse(closed, any(shut[way] ?? no(), all(readsOnly, published))), detail),
        );
    },
});
