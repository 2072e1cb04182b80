/** What a policy is: one file, written once against the neutral architecture. */

import type { Answer } from "../architecture/answer";
import type { Architecture, Found } from "../architecture/architecture";
import type { Facets, With } from "../architecture/component";
import type { Requirement } from "../architecture/requirement";
import type { Many } from "../architecture/value";
import type { ChecklistItem } from "./checklist";
import type { Options, OptionValues } from "./options";

/** The guide's order: security before scalability, observability before go-live. */
export const areas = ["security", "scalability", "devops", "observability", "governance"] as const;
export type Area = (typeof areas)[number];

/** `blocker`, `risk`, `improvement`: the guide's critical blockers, significant risks and quality improvements. */
export const severities = ["blocker", "risk", "improvement"] as const;
export type Severity = (typeof severities)[number];

export interface Policy {
    /** The thing, then the wanted state, in kebab case. It is the id. */
    readonly name: string;
    readonly area: Area;
    /** The norm in one sentence, without a full stop. */
    readonly title: string;
    readonly severity: Severity;
    /** Checklist items that it helps to decide. */
    readonly items: readonly [ChecklistItem, ...ChecklistItem[]];
    /** Controls whose text supports it, by framework: `{ soc2: ["A1.2"] }`. */
    readonly controls: Readonly<Record<string, readonly string[]>>;
    readonly options: Options;
    /** The facet that makes it apply. */
    readonly judges: keyof Facets;
    /** Address of its page, for a policy of one's own. prodgate's have theirs in `docs/policies`. */
    readonly docs?: string;
    /** A risk of the five subjects that prodgate exists for: it stops customer-facing applications (`enforcement.ts`). */
    readonly essential?: true;
    /** The version that brought it, where that is not the first of its major version: until the next one it advises. */
    readonly since?: string;
    /** The plugin that brings it, which `gate/composed.ts` sets; absent on prodgate's own. */
    readonly from?: string;
    /** Judges one component. Throws nothing, knows no clock and no environment, and what it returns is nothing. */
    readonly judge: (component: With<never>, context: Context<Options>) => unknown;
}

/** What a judge works with. */
export interface Context<O extends Options> {
    readonly options: OptionValues<O>;
    readonly architecture: Architecture;
    readonly check: Check;
}

/**
 * How a judge states what it requires. A requirement that holds is silent, one that does not is a violation, one that cannot be told is undecided.
 * `detail`: a stable key, made of names, where one component can break a policy twice.
 */
export interface Check {
    (required: Requirement, detail?: string): void;
    /** Checks every member of a list; its unknown members are undecided. */
    each<T>(list: Many<T>, visit: (item: T) => void): void;
    /** Checks every component that is linked or may be; what is out of sight is undecided. */
    linked<C>(found: Found<C>, visit: (component: C, linked: Answer) => void): void;
}

interface Definition<F extends keyof Facets, O extends Options> extends Omit<Policy, "judges" | "judge" | "options" | "from"> {
    readonly options: O;
    readonly judges: F;
    judge(component: With<F>, context: Context<O>): void;
}

export function definePolicy<F extends keyof Facets, O extends Options>(definition: Definition<F, O>): Policy {
    return erased(definition);
}

/** The runner hands a judge only components that carry its facet, and only parsed options. */
function erased<F extends keyof Facets, O extends Options>(definition: Definition<F, O>): Policy;
function erased(definition: unknown): unknown {
    return definition;
}
