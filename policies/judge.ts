/** Runs policies over an architecture. */

import type { Answer, Fact } from "../architecture/answer";
import type { Architecture } from "../architecture/architecture";
import type { Component } from "../architecture/component";
import { has } from "../architecture/component";
import type { Unknown } from "../architecture/value";
import { errorName, type Failure, type Judged, type Judgement } from "./judgement";
import { optionsFrom } from "./options";
import type { Check, Otherwise, Policy } from "./policy";

/** Options by policy name; what is missing has its default. */
export type Configured = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export function judge(architecture: Architecture, policies: readonly Policy[], configured: Configured = {}): Judged {
    const judgements: Judgement[] = [];
    const failures: Failure[] = [];
    const count = new Map<string, number>();
    for (const policy of policies) {
        const options = optionsFrom(policy.options, configured[policy.name] ?? {}).values;
        for (const component of architecture.components) {
            if (!has(component, policy.judges)) continue;
            count.set(policy.name, (count.get(policy.name) ?? 0) + 1);
            const bench = benchFor(policy, component);
            try {
                policy.judge(erased(component), { options, architecture, check: bench.check });
            } catch (error) {
                failures.push({ code: "PRODGATE-JUDGE", policy, place: component.place, error: errorName(error) });
            }
            judgements.push(...bench.found);
        }
    }
    return { judgements, failures, count };
}

function benchFor(policy: Policy, component: Component): { readonly found: Judgement[]; readonly check: Check } {
    const found: Judgement[] = [];
    const check = (expected: Answer | Fact, otherwise: Otherwise): void => {
        const answer = expected.is === "fact" ? expected.answer : expected;
        if (answer.kind === "yes") return;
        const undecided = answer.kind === "unknown";
        found.push({
            policy,
            component,
            status: undecided ? "undecided" : "violation",
            message: otherwise.message,
            fix: otherwise.fix,
            grounds: undecided ? [] : answer.grounds,
            because: undecided ? answer.because : [],
            ...(otherwise.detail === undefined ? {} : { detail: otherwise.detail }),
        });
    };
    const open = (because: readonly Unknown[]): void => {
        if (because.length === 0) return;
        found.push({
            policy,
            component,
            status: "undecided",
            message: "keeps to this policy everywhere",
            fix: { kind: "do", sentence: "", effect: "in-place" },
            grounds: [],
            because,
        });
    };
    return {
        found,
        check: Object.assign(check, {
            each<T>(list: { readonly items: readonly T[]; readonly open: readonly Unknown[] }, visit: (item: T) => void) {
                list.items.forEach(visit);
                open(list.open);
            },
            linked<C>(
                links: { each(visit: (component: C, linked: Answer) => void): void; readonly beyond: readonly Unknown[] },
                visit: (component: C, linked: Answer) => void,
            ) {
                links.each(visit);
                open(links.beyond);
            },
        }),
    };
}

/** The policy's facet was just checked. */
function erased(component: Component): never;
function erased(component: unknown): unknown {
    return component;
}
