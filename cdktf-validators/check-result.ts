/** An assessment as a test takes it. */

import { stopping } from "../gate/accepted";
import type { Assessment } from "../gate/assessment";
import { DEFAULT_WIDTH } from "../policies/wrapped";
import { pretty } from "../reports/pretty";

export interface CheckResult extends Assessment {
    /**
     * What stops the gate, a text each, and nothing else: `expect(check(app).problems).toEqual([])` says in a failing test what is wrong and how it is fixed.
     * Empty where the verdict is `go` or `not-applicable`, and where break glass overrides a `no-go`.
     */
    readonly problems: readonly string[];
    /** The report that the command line prints. */
    toString(): string;
}

export function checkResult(result: Assessment): CheckResult {
    const problems = [
        ...stopping(result).map(
            ({ policy, message, fix = "", resource: { path, address } }) => `[${path ?? address}] ${policy}: ${message} Fix: ${fix}`,
        ),
        ...result.incomplete.map((line) => `incomplete: ${line}`),
        ...result.failures,
    ];
    const check = { ...result, problems };
    // Not a property that a comparison or JSON would show.
    return Object.defineProperty(check, "toString", { value: () => pretty(result, { title: "prodgate", colour: false, width: DEFAULT_WIDTH }) });
}
