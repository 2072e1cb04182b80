import type { Assessment } from "./assessment";

/** What the process answers: 0 go, 1 no-go, 2 the input could not be used or nothing was judged, 3 undecided under `--strict`, 70 a defect of ours. 2 comes before 1 before 3. */
export function exitCode(result: Assessment, options: { readonly strict: boolean }): 0 | 1 | 2 | 3 | 70 {
    if (!result.coverage.complete || result.coverage.answers === 0) return 2;
    if (result.summary.mandatory > 0) return 1;
    if (result.failures.length > 0) return 70;
    return options.strict && result.summary.undecided > 0 ? 3 : 0;
}
