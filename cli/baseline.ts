/** `prodgate baseline`: accepts the findings of today, so that new ones stop from now on. */

import { existsSync } from "node:fs";
import { baselineText, compared, readBaseline, type Baseline } from "../gate/baseline";
import type { Assessment } from "../gate/assessment";
import { acceptableGaps } from "../gate/gaps";
import { counted } from "../reports/counted";
import { InputError } from "../resources/resource";

/** Where a baseline is written where nothing else is said. */
export const BASELINE_FILE = "prodgate-baseline.json";

export interface Accepted {
    /** The file's content. */
    readonly text: string;
    /** For standard error: what was accepted, and what was not seen. */
    readonly lines: readonly string[];
}

/** The baseline that a file holds already; what is no baseline is written over as any output. */
export function baselineBefore(file: string): Baseline | undefined {
    if (!existsSync(file)) return undefined;
    try {
        return readBaseline(file);
    } catch (error) {
        if (error instanceof InputError) return undefined;
        throw error;
    }
}

/** `name` is the file, as the user named it, and `before` what it held. */
export function acceptedIn(result: Assessment, name: string, before?: Baseline): Accepted {
    const count = (status: string) => result.findings.filter((finding) => finding.status === status).length;
    const waived = count("waived");
    const gaps = acceptableGaps(result);
    const unseen = [...result.failures, ...result.incomplete.filter((line) => !gaps.includes(line))];
    return {
        text: baselineText(result),
        lines: [
            `${name}: accepts ${counted(count("violation"), "violation")} and ${String(count("undecided"))} undecided${waived === 0 ? "" : `; ${String(waived)} waived ${waived === 1 ? "finding is" : "findings are"} left to the waivers`}`,
            ...(before === undefined ? [] : [differenceText(result, before)]),
            ...(gaps.length === 0
                ? []
                : [
                      `it accepts ${counted(gaps.length, "gap")}, too, and what may be in ${gaps.length === 1 ? "it" : "them"}:`,
                      ...gaps.map((line) => `  ${line}`),
                  ]),
            ...(unseen.length === 0
                ? []
                : ["the verdict stays incomplete, also with this baseline, until this is seen:", ...unseen.map((line) => `  ${line}`)]),
            `prodgate assess --against ${name} stops at new findings only`,
        ],
    };
}

/** What a new baseline accepts beyond the one before is said: nothing is accepted by the way. */
function differenceText(result: Assessment, before: Baseline): string {
    const { findings, policies } = result;
    const newGaps = acceptableGaps(result).filter((line) => before.gaps?.includes(line) !== true).length;
    const { comparison } = compared(
        findings,
        before,
        Object.keys(policies).map((name) => ({ name })),
    );
    const beyond = `${counted(comparison.new, "violation")}${newGaps === 0 ? "" : ` and ${counted(newGaps, "gap")}`}`;
    return `of these ${beyond} ${newGaps === 0 && comparison.new === 1 ? "was" : "were"} not in the baseline before; ${String(comparison.fixed)} that it had ${comparison.fixed === 1 ? "is" : "are"} gone`;
}
