/** How many copies of a workload run, for the policies that ask for more than one. */

import { atLeast, every, holds, some, type Answer } from "../architecture/answer";
import type { Instances } from "../architecture/facets/instances";
import { requirement, type Requirement } from "../architecture/requirement";
import { becomes, joined, many, together, type Many, type Value } from "../architecture/value";

/** At its quietest hour, and at every hour that a schedule makes. */
export function keepsAtLeast(least: number, instances: Instances): Requirement {
    const enough = (count: Value<number>) => atLeast(count, least);
    const counts = countsOf(instances);
    const [first = becomes(instances.minimum, least), ...others] = counts.items
        .filter((count) => enough(count).kind === "no")
        .map((count) => becomes(count, least));
    return requirement(every(counts, enough), `keeps fewer than ${String(least)} instances`, together(first, others));
}

/** At some hour none runs: it is started when there is work. */
export function startsFromZero(instances: Instances): Answer {
    return some(countsOf(instances), (count) => holds(count, (it) => it === 0));
}

function countsOf({ minimum, scheduled = many([]) }: Instances): Many<Value<number>> {
    return joined(many([minimum]), scheduled);
}
