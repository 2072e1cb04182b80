import { mustBeAtLeast } from "../../architecture/requirement";
import { integer } from "../options";
import { definePolicy } from "../policy";

/** An incident that is found after its logs are gone cannot be explained any more. */
export const logRetention = definePolicy({
    name: "log-retention",
    area: "observability",
    title: "Log stores keep logs long enough to investigate an incident",
    severity: "risk",
    items: ["logging-and-monitoring", "data-retention"],
    controls: { soc2: ["CC7.3"] },
    // PCI DSS 4.0.1, 10.5.1: audit logs are retained for at least 12 months.
    options: { minimum: integer({ default: 30, minimum: 1, raised: { regulated: 365 }, describe: "Days that a log store keeps logs at least." }) },
    judges: "logRetention",

    judge({ logRetention }, { options, check }) {
        check(mustBeAtLeast(logRetention, options.minimum, `deletes logs before they are ${String(options.minimum)} days old`));
    },
});
