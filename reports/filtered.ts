/** A report about some policies or severities. The verdict, the counts and the coverage stay those of everything. */

import type { Assessment, Finding } from "../gate/assessment";
import type { Severity } from "../policies/policy";
import { counted } from "./counted";
import { enumerated } from "../policies/judgement";

export interface Filter {
    /** Names; none means all. */
    readonly policies: readonly string[];
    /** None means all. */
    readonly severities: readonly Severity[];
}

/** An assessment as it is reported. */
export interface Reported extends Assessment {
    /** Set where some findings are left out. */
    readonly filter?: Filter & { readonly leftOut: number };
}

export function filtered(result: Assessment, filter: Filter): Reported {
    const { policies, severities } = filter;
    if (policies.length === 0 && severities.length === 0) return result;
    const isShown = ({ policy, severity }: Pick<Finding, "policy" | "severity">) =>
        (policies.length === 0 || policies.includes(policy)) && (severities.length === 0 || severities.includes(severity));
    const findings = result.findings.filter(isShown);
    const { fixed } = result;
    return {
        ...result,
        findings,
        ...(fixed === undefined ? {} : { fixed: fixed.filter(isShown) }),
        filter: { ...filter, leftOut: result.findings.length - findings.length },
    };
}

/** `Only findings of severity blocker are shown: 3 are left out, and the verdict is that of all.` */
export function filterLine({ filter }: Reported): string | undefined {
    if (filter === undefined) return undefined;
    const { policies, severities, leftOut } = filter;
    const of = [
        ...(policies.length === 0 ? [] : [`policy ${enumerated(policies)}`]),
        ...(severities.length === 0 ? [] : [`severity ${enumerated(severities)}`]),
    ].join(" and ");
    return `Only findings of ${of} are shown: ${counted(leftOut, "finding")} ${leftOut === 1 ? "is" : "are"} left out, and the verdict is that of all.`;
}
