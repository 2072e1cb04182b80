import { elsewhere } from "../../architecture/reason";
import { all, any, given, no, not, same, some, undecided, type Answer } from "../../architecture/answer";
import type { With } from "../../architecture/component";
import type { Member } from "../../architecture/facets/standby";
import { isReplica } from "../../architecture/facets/replica";
import { grouped } from "../../architecture/grouped";
import { orElse, unless } from "../../architecture/requirement";
import { many, unknown, type Many } from "../../architecture/value";
import { definePolicy } from "../policy";

/** One server always fails one day, and everything that needs the database waits until it is made anew. */
export const databaseHighAvailability = definePolicy({
    name: "database-high-availability",
    area: "scalability",
    title: "Primary relational databases have a standby that takes over automatically",
    severity: "blocker",
    items: ["database-performance"],
    controls: { soc2: ["A1.2"] },
    options: {},
    judges: "standby",

    judge(component, { check }) {
        const { needed, kept, byMembers, members } = component.standby;
        const among = all(given(byMembers), any(apart(members), inAnotherProgram(component)));
        check(unless(any(isReplica(component), not(needed)), orElse(kept, among)));
    },
});

/** Two members in different zones. Each is compared with each, so of those that are alike only some are: of any seven kinds, two are in different zones. */
function apart(all: Many<Member>): Answer {
    const kinds = [...grouped(all.items, kindOf).values()].slice(0, 7);
    const members = many(
        kinds.flatMap((alike) => alike.slice(0, MOST_ALIKE)),
        all.unknowns,
    );
    return some(members, (one) => some(members, (other) => (one === other ? no() : any(not(given(one.pinned)), not(same(one.zone, other.zone))))));
}

/** Three answers to whether it is pinned, for an unknown zone and for a known one. */
function kindOf({ pinned, zone }: Member): string {
    return `${pinned.kind} ${zone.kind} ${zone.kind === "known" ? zone.value : ""}`;
}

/** As many as a message names, and more. */
const MOST_ALIKE = 20;

/** A cluster without members has no endpoint to connect to: they are declared in another program. */
function inAnotherProgram({ standby, place }: With<"standby">): Answer {
    return standby.members.items.length > 0 ? no() : undecided(unknown(place, elsewhere("its members")));
}
