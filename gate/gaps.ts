/** What a run did not see and what may hold a blocker: gaps. Some were there before, and are accepted by what the run is compared with. */

/** Anything may be in what follows: no baseline accepts that. */
const NOT_READ = "the input was not read to its end";

export interface Gaps {
    /** Why the verdict is incomplete, or would be without a blocker; a line each. */
    readonly incomplete: readonly string[];
    /** With `against`: gaps that were there before, a line each. They leave the verdict as it is. */
    readonly knownGaps?: readonly string[];
}

/** The gaps of a run, in their order. They are compared as they read: the type, the name and the reason are in the line. */
export function gapsOf(lines: readonly string[], complete: boolean, against: { readonly gaps?: readonly string[] } | undefined): Gaps {
    const before = new Set(against?.gaps);
    const all = [...new Set([...(complete ? [] : [NOT_READ]), ...lines])];
    const isKnown = (line: string) => line !== NOT_READ && before.has(line);
    const known = all.filter(isKnown);
    return { incomplete: all.filter((line) => !isKnown(line)), ...(known.length === 0 ? {} : { knownGaps: known }) };
}

/** Those that a baseline of this run accepts, sorted. */
export function acceptableGaps({ incomplete, knownGaps = [] }: Gaps): readonly string[] {
    return [...new Set([...incomplete, ...knownGaps])].filter((line) => line !== NOT_READ).sort();
}
