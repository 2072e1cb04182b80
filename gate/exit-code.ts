import type { Assessment } from "./assessment";

/**
 * What the process answers: 1 no-go, 70 a defect of ours or of a plugin, 2 incomplete (or an input that cannot be used), 3 undecided under `--strict`, 0 go or not
 * applicable. A blocker comes first: it is one, whatever else was not seen.
 */
export function exitCode(result: Pick<Assessment, "verdict" | "failures" | "summary">, options: { readonly strict: boolean }): 0 | 1 | 2 | 3 | 70 {
    if (result.verdict === "no-go") return 1;
    if (result.failures.length > 0) return 70;
    if (result.verdict === "incomplete") return 2;
    return options.strict && result.summary.undecided > 0 ? 3 : 0;
}
