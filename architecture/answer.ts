/** Three-valued answers. A policy composes them and so cannot forget what is unknown. */

import type { Evidence, Many, Unknown, Value } from "./value";

export interface Decided {
    readonly is: "answer";
    readonly kind: "yes" | "no";
    /** The values that decided it, for the message. */
    readonly evidence: readonly Evidence[];
    /** Another resource may change it: where that one is out of sight, it is unknown. */
    readonly amendable: boolean;
}

export interface Undecided {
    readonly is: "answer";
    readonly kind: "unknown";
    readonly because: readonly Unknown[];
}

export type Answer = Decided | Undecided;

export function yes(...evidence: readonly Evidence[]): Answer {
    return { is: "answer", kind: "yes", evidence, amendable: false };
}

export function no(...evidence: readonly Evidence[]): Answer {
    return { is: "answer", kind: "no", evidence, amendable: false };
}

export function undecided(...because: readonly Unknown[]): Answer {
    return waitingFor(because);
}

/** More than a person reads: an answer that depends on thousands of values keeps the first reasons. */
const MOST_REASONS = 20;

function waitingFor(because: readonly Unknown[]): Answer {
    return { is: "answer", kind: "unknown", because: because.length > MOST_REASONS ? [...new Set(because)].slice(0, MOST_REASONS) : because };
}

export function not(answer: Answer): Answer {
    return answer.kind === "unknown" ? answer : { ...answer, kind: answer.kind === "yes" ? "no" : "yes" };
}

/** A condition under which a question applies: it decides, but is not printed as evidence. */
export function given(answer: Answer): Answer {
    return answer.kind === "unknown" ? answer : { ...answer, evidence: [] };
}

export function all(...answers: readonly Answer[]): Answer {
    return combined(answers, "no", "yes");
}

export function any(...answers: readonly Answer[]): Answer {
    return combined(answers, "yes", "no");
}

/** Whether a known value passes the test. */
export function holds<T>(value: Value<T>, test: (value: T) => boolean): Answer {
    if (value.kind === "unknown") return undecided(value);
    return { is: "answer", kind: test(value.value) ? "yes" : "no", evidence: [value], amendable: value.amendable };
}

export function isTrue(value: Value<boolean>): Answer {
    return holds(value, (it) => it);
}

export function equals<T>(value: Value<T>, wanted: T): Answer {
    return holds(value, (it) => it === wanted);
}

export function oneOf<T>(value: Value<T>, wanted: readonly T[]): Answer {
    return holds(value, (it) => wanted.includes(it));
}

/** Whether two values are one and the same, whatever they say. */
export function same<T>(one: Value<T>, other: Value<T>): Answer {
    const because = [one, other].filter((value) => value.kind === "unknown");
    if (one.kind === "unknown" || other.kind === "unknown") return undecided(...because);
    return { is: "answer", kind: one.value === other.value ? "yes" : "no", evidence: [one, other], amendable: one.amendable || other.amendable };
}

export function atLeast(value: Value<number>, least: number): Answer {
    return holds(value, (it) => it >= least);
}

/** Whether some item passes; unknown when none does and the list is open. */
export function some<T>(list: Many<T>, test: (item: T) => Answer): Answer {
    return combined(answersOf(list, test), "yes", "no");
}

/** Whether every item passes; unknown when all do and the list is open. */
export function every<T>(list: Many<T>, test: (item: T) => Answer): Answer {
    return combined(answersOf(list, test), "no", "yes");
}

// Every question about every resource ends below: loops, since V8 takes ten times as long to compile chains of callbacks.

function answersOf<T>({ items, unknowns }: Many<T>, test: (item: T) => Answer): readonly Answer[] {
    const answers: Answer[] = [];
    for (const item of items) answers.push(test(item));
    if (unknowns.length > 0) answers.push(waitingFor(unknowns));
    return answers;
}

/** `deciding` settles it alone; the other answer needs every part. */
function combined(answers: readonly Answer[], deciding: "yes" | "no", otherwise: "yes" | "no"): Answer {
    const settled: Decided[] = [];
    const others: Decided[] = [];
    const because: Unknown[] = [];
    for (const answer of answers) {
        if (answer.kind === deciding) settled.push(answer);
        else if (answer.kind !== "unknown") others.push(answer);
        else for (const one of answer.because) because.push(one);
    }
    if (settled.length > 0) return joined(settled, deciding, amendableOf(settled) === settled.length);
    return because.length > 0 ? waitingFor(because) : joined(others, otherwise, amendableOf(others) > 0);
}

/** More than a message shows: what thousands of resources amend keeps the first of it, so that time stays in proportion. */
const MOST_EVIDENCE = 20;

function joined(answers: readonly Decided[], kind: Decided["kind"], amendable: boolean): Decided {
    const evidence: Evidence[] = [];
    for (const answer of answers)
        for (const one of answer.evidence) {
            if (evidence.length === MOST_EVIDENCE) return { is: "answer", kind, evidence, amendable };
            evidence.push(one);
        }
    return { is: "answer", kind, evidence, amendable };
}

function amendableOf(answers: readonly Decided[]): number {
    let count = 0;
    for (const { amendable } of answers) if (amendable) count++;
    return count;
}
