/** Autoscale settings, in either vocabulary. */

import { amend, type Amendment } from "../../architecture/amendment";
import type { Pointer } from "../../architecture/pointer";
import { leastOf, type Many, type Value } from "../../architecture/value";
import { spread } from "./plans";

/** At its quietest hour a plan has as few instances as the smallest of all profiles allows. */
export function autoscales(plan: Pointer, enabled: Value<boolean>, minimums: Many<Value<number>>): readonly Amendment[] {
    if (enabled.kind === "known" && !enabled.value) return [];
    return [
        amend(plan, "instances", (mine, { hosting }) => {
            const [hidden] = enabled.kind === "unknown" ? [enabled] : minimums.unknowns;
            const minimum = hidden ?? leastOf(minimums.items, mine.minimum);
            return { ...mine, minimum: hosting ? spread(minimum, hosting.zoneRedundant) : minimum };
        }),
    ];
}
