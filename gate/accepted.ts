/** What of the findings is accepted: by waivers, by what was there before, and in an emergency. */

import type { Input } from "../resources/resource";
import { compared, type Baseline, type Comparison, type KnownFinding } from "./baseline";
import { breakGlassProblem, breakGlassUse, type BreakGlass, type BreakGlassUse } from "./break-glass";
import type { Finding, Summary, Verdict } from "./finding";
import type { Settings } from "./settings/settings";
import type { WaiverContext, WaiverOptions, WaiverUse } from "./waiver";
import { waived, waiverProblem } from "./waivers";

export interface AcceptanceOptions extends WaiverOptions {
    /** What this run is compared with: then the new findings decide. */
    readonly against?: Baseline;
    /** An emergency, in which mandatory findings do not stop. */
    readonly breakGlass?: BreakGlass;
}

/** What is said of it beside the findings. */
export interface Acceptance {
    /** What became of every waiver; absent where there are none. */
    readonly waivers?: readonly WaiverUse[];
    /** With `against`: how this run differs. */
    readonly comparison?: Comparison;
    /** With `against`: violations that were there and are not any more. */
    readonly fixed?: readonly KnownFinding[];
}

/** The emergency, and whether it is what lets a no-go pass. */
export interface Override {
    readonly breakGlass?: BreakGlassUse;
    /** The verdict is no-go and stops nothing. */
    readonly overridden?: true;
}

/** What the settings accept, what programs do, and what the enforcer was given. */
export function acceptanceIn(
    options: AcceptanceOptions,
    { waivers, codeWaivers, breakGlass: written, locks }: Settings,
    inputs: readonly Input[],
): AcceptanceOptions {
    const breakGlass = written ?? options.breakGlass;
    return {
        ...options,
        waivers: [...waivers, ...(options.waivers ?? [])],
        codeWaivers: [...inputs.flatMap((input) => input.waivers ?? []), ...(options.codeWaivers ?? [])],
        mayWaiveInCode: [...codeWaivers, ...(options.mayWaiveInCode ?? [])],
        locks: [...locks, ...(options.locks ?? [])],
        ...(breakGlass === undefined ? {} : { breakGlass }),
    };
}

/** Waivers and an emergency of the settings that hold for nobody as they are written, a line each with their place. */
export function acceptanceProblems({ waivers, breakGlass }: Pick<Settings, "waivers" | "breakGlass">, today: string): readonly string[] {
    const override = breakGlass === undefined ? undefined : breakGlassProblem(breakGlass, today);
    return [
        ...waivers.flatMap((waiver) => {
            const problem = waiverProblem(waiver, today);
            return problem === undefined ? [] : [`${waiver.at}: the waiver of ${waiver.policy} ${problem}`];
        }),
        ...(override === undefined ? [] : [`${breakGlass?.at ?? ""}: break-glass ${override}`]),
    ];
}

/** The findings with their waivers and changes. */
export function accepted(
    findings: readonly Finding[],
    options: AcceptanceOptions,
    context: WaiverContext,
): { readonly findings: readonly Finding[]; readonly said: Acceptance } {
    const { findings: shown, uses } = waived(findings, options, context);
    const waivers = uses.length === 0 ? {} : { waivers: uses };
    if (options.against === undefined) return { findings: shown, said: waivers };
    const { findings: changed, comparison, fixed } = compared(shown, options.against, context.policies);
    return { findings: changed, said: { ...waivers, comparison, fixed } };
}

/** Whether the gate stops at a finding: a mandatory violation that was not there before. */
export function stops({ status, enforcement, change }: Pick<Finding, "status" | "enforcement" | "change">): boolean {
    return status === "violation" && enforcement === "mandatory" && change !== "remaining";
}

/** The findings at which the gate stops: none in an emergency. */
export function stopping({ findings, overridden }: Override & { readonly findings: readonly Finding[] }): readonly Finding[] {
    return overridden === true ? [] : findings.filter(stops);
}

export function overrideOf(
    { breakGlass }: AcceptanceOptions,
    today: string,
    { verdict, summary }: { readonly verdict: Verdict; readonly summary: Summary },
): Override {
    if (breakGlass === undefined) return {};
    const use = breakGlassUse(breakGlass, today, summary.mandatory);
    return { breakGlass: use, ...(use.state === "holds" && verdict === "no-go" ? { overridden: true as const } : {}) };
}
