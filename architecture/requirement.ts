/** What production needs of a component, with its own sentence: whether it holds, what is wrong where it does not, and how to fix that. */

import { any, atLeast, equals, given, type Answer } from "./answer";
import type { Elsewhere } from "./elsewhere";
import { becomes, type Change, type Value } from "./value";

export interface Requirement {
    readonly is: "requirement";
    readonly holds: Answer;
    /** Predicate of the message, present tense, without subject and values: `has no dead-letter queue`. */
    readonly problem: string;
    readonly fix: Change;
    /** What another program may carry instead. */
    readonly elsewhere?: MaybeElsewhere;
}

/** Something that teams often keep in another program. */
export interface MaybeElsewhere {
    readonly kind: Elsewhere;
    /** The input declares nothing of this kind, so that the fix names the settings too. */
    readonly undeclared: boolean;
}

export function requirement(holds: Answer, problem: string, fix: Change): Requirement {
    return { is: "requirement", holds, problem, fix };
}

/** A property that must have one value: the fix sets it. */
export function mustBe<T>(value: Value<T>, wanted: T, problem: string): Requirement {
    return requirement(equals(value, wanted), problem, becomes(value, wanted));
}

/** A number that must not be lower: the fix raises it. */
export function mustBeAtLeast(value: Value<number>, least: number, problem: string): Requirement {
    return requirement(atLeast(value, least), problem, becomes(value, least));
}

/** The same, where something else makes up for it or it is not needed. The excuse is not printed as evidence. */
export function unless(excuse: Answer, required: Requirement): Requirement {
    return { ...required, holds: any(given(excuse), required.holds) };
}

/** The same, which is answered where the settings say that such things are kept in another program. `undeclared`: the input declares none. */
export function orElsewhere(kind: Elsewhere, required: Requirement, undeclared = true): Requirement {
    return { ...required, elsewhere: { kind, undeclared } };
}

/** The same, where another resource or another property makes it hold too. */
export function orElse(required: Requirement, other: Answer): Requirement {
    return { ...required, holds: any(required.holds, other) };
}
