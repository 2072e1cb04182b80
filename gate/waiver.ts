/** A waiver: as it is written, and what became of it. */

import type { Policy } from "../policies/policy";
import type { ProgramWaiver } from "../resources/resource";
import type { Finding, Waiver } from "./finding";
import type { Lock } from "./settings/settings";

/** A waiver as it is written in the settings; `expires` is at most a year ahead. */
export interface WaiverEntry extends Omit<ProgramWaiver, "path"> {
    /** Where it is written: `prodgate.yaml:12`. */
    readonly at?: string;
}

/** A waiver in a CDKTF program: it holds for the construct at `path` and for all below it. The path of an app is empty. */
export interface CodeWaiver extends WaiverEntry {
    readonly path: string;
}

/**
 * - `used`: it waives a finding.
 * - `expiring`: the same, and it expires within 30 days.
 * - `unused`: the resource is there, and no finding of the policy.
 * - `unmatched`: the input has no such resource, or prodgate no such policy.
 * - `expired`: its last day is over, and what it waived counts again.
 * - `refused`: it is not complete, or it may not waive a blocker or a locked policy in code; it waives nothing.
 */
export const waiverStates = ["used", "expiring", "unused", "unmatched", "expired", "refused"] as const;
export type WaiverState = (typeof waiverStates)[number];

/** What became of a waiver in an assessment. */
export interface WaiverUse {
    readonly state: WaiverState;
    readonly policy: string;
    readonly resource: string;
    readonly detail?: string;
    readonly reason: string;
    readonly owner: string;
    /** Absent where what is written is not a day. */
    readonly expires?: string;
    readonly from: Waiver["from"];
    /** The construct, of a waiver in code. */
    readonly path?: string;
    readonly at?: string;
    /** Findings that it waives, or that it waived before it expired. */
    readonly findings: number;
    /** The same for people. */
    readonly line: string;
}

export interface WaiverOptions {
    readonly waivers?: readonly WaiverEntry[];
    readonly codeWaivers?: readonly CodeWaiver[];
    /** Construct paths, as globs, at and below which code may waive blockers. */
    readonly mayWaiveInCode?: readonly string[];
    /** Policies that code may waive for some owners only. */
    readonly locks?: readonly Lock[];
}

export interface WaiverContext {
    readonly today: string;
    readonly policies: readonly Pick<Policy, "name" | "severity">[];
    readonly resources: readonly { readonly name: string; readonly address: string; readonly path?: string | undefined }[];
}

/** What a waiver may be for: a finding of a report, or what an enforcer has instead. */
export type Waivable = Pick<Finding, "policy" | "detail" | "status"> & { readonly resource: WaiverContext["resources"][number] };

export interface Waived<F extends Waivable> {
    readonly findings: readonly (F | (F & { readonly status: "waived"; readonly waiver: Waiver }))[];
    /** Those of the settings, then those in code, in their order. */
    readonly uses: readonly WaiverUse[];
}

/** Where waivers come from makes no difference to how they are compared. */
export interface Entry {
    readonly written: WaiverEntry;
    readonly from: Waiver["from"];
    readonly path?: string;
}

/** A waiver, and whether it holds on the day of the assessment. */
export interface JudgedWaiver extends Entry {
    readonly standing: "holds" | "expired" | "refused";
    /** Why it is refused. */
    readonly problem?: string;
}
