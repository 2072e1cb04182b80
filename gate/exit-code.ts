import type { Assessment } from "./assessment";

/** What an exit code depends on. */
export type Decided = Pick<Assessment, "verdict" | "failures" | "summary" | "incomplete" | "overridden" | "comparison">;

/**
 * What the process answers: 1 no-go, 70 a defect of ours or of a plugin, 2 incomplete (or an input that cannot be used), 3 undecided under `--strict`, 0 go or not
 * applicable. A blocker comes first: it is one, whatever else was not seen. A no-go that break glass overrides answers what it would without its blockers.
 */
export function exitCode(result: Decided, options: { readonly strict: boolean }): 0 | 1 | 2 | 3 | 70 {
    const { verdict, failures, summary, incomplete, overridden = false, comparison } = result;
    if (verdict === "no-go" && !overridden) return 1;
    if (failures.length > 0) return 70;
    if (verdict === "incomplete" || (overridden && incomplete.length > 0)) return 2;
    return options.strict && (comparison?.newUndecided ?? summary.undecided) > 0 ? 3 : 0;
}
