/** Runs policies over an architecture. */

import type { Answer } from "../architecture/answer";
import type { Architecture, Found } from "../architecture/architecture";
import type { Elsewhere } from "../architecture/elsewhere";
import type { Component } from "../architecture/component";
import { has } from "../architecture/component";
import type { Requirement } from "../architecture/requirement";
import type { Many, Unknown } from "../architecture/value";
import { errorName, type Excused, type Failure, type Judged, type Judgement } from "./judgement";
import { optionsFrom, type Configured } from "./options";
import type { Check, Policy } from "./policy";
import { areReasons, isWellFormed } from "./well-formed";

/** Judges every component, or those that `judges` picks. Links are followed to all of them. `elsewhere`: what the settings say is kept in another program. */
export function judge(
    architecture: Architecture,
    policies: readonly Policy[],
    configured: Configured = {},
    elsewhere: readonly Elsewhere[] = [],
    judges: (component: Component) => boolean = () => true,
): Judged {
    const judgements: Judgement[] = [];
    const excused: Excused[] = [];
    const failures: Failure[] = [];
    const count = new Map<string, number>();
    for (const policy of policies) {
        const options = optionsFrom(policy.options, configured[policy.name] ?? {}).values;
        for (const component of architecture.components) {
            if (!has(component, policy.judges) || !judges(component)) continue;
            count.set(policy.name, (count.get(policy.name) ?? 0) + 1);
            const { found, check } = checking({ policy, component, elsewhere, excused });
            try {
                finished(policy.judge(erased(component), { options, architecture, check }));
            } catch (error) {
                const { from } = policy;
                failures.push({
                    code: "PRODGATE-JUDGE",
                    policy,
                    place: component.place,
                    error: errorName(error),
                    ...(from === undefined ? {} : { from }),
                });
            }
            for (const one of found) judgements.push(one);
        }
    }
    return { judgements, failures, count, excused };
}

interface Checking {
    readonly policy: Policy;
    readonly component: Component;
    readonly elsewhere: readonly Elsewhere[];
    /** Takes what the settings answer. */
    readonly excused: Excused[];
}

function checking({ policy, component, elsewhere, excused }: Checking): { readonly found: Judgement[]; readonly check: Check } {
    const found: Judgement[] = [];
    const check = (required: Requirement, detail?: string): void => {
        if (!isWellFormed(required, detail)) throw new TypeError("check() takes a requirement and a detail");
        const { holds, problem, fix } = required;
        if (holds.kind === "yes") return;
        const kept = required.elsewhere;
        if (kept !== undefined && elsewhere.includes(kept.kind)) {
            excused.push({ policy, component, kind: kept.kind });
            return;
        }
        const undecided = holds.kind === "unknown";
        found.push({
            policy,
            component,
            status: undecided ? "undecided" : "violation",
            problem,
            fix,
            evidence: undecided ? [] : holds.evidence,
            because: undecided ? holds.because : [],
            ...(detail === undefined ? {} : { detail }),
            ...(kept === undefined ? {} : { elsewhere: kept }),
        });
    };
    /** Members that are not known, or links that nothing shows. */
    const unseen = (because: readonly Unknown[]): void => {
        if (because.length === 0) return;
        if (!areReasons(because)) throw new TypeError("check.each() and check.linked() take lists and links of the architecture");
        found.push({ policy, component, status: "undecided", problem: undefined, fix: undefined, evidence: [], because });
    };
    return {
        found,
        check: Object.assign(check, {
            each<T>(list: Many<T>, visit: (item: T) => void) {
                list.items.forEach(visit);
                unseen(list.unknowns);
            },
            linked<C>(links: Found<C>, visit: (component: C, linked: Answer) => void) {
                links.each(visit);
                unseen(links.beyond);
            },
        }),
    };
}

/** A judge is done when it returns: what a promise checks later nobody would see, and one that is rejected would end the process. */
function finished(returned: unknown): void {
    if (typeof returned !== "object" || returned === null || !("then" in returned)) return;
    void Promise.resolve(returned).catch(() => undefined);
    throw new TypeError("a judge returns nothing");
}

/** The policy's facet was just checked. */
function erased(component: Component): never;
function erased(component: unknown): unknown {
    return component;
}
