/** Waivers: findings that a person accepts for a reason, until a day. */

import type { Policy } from "../policies/policy";
import type { ProgramWaiver } from "../resources/resource";
import type { Finding, Waiver } from "./finding";
import { daysBetween, dayAfter, isDay } from "./day";
import { globMatches } from "./glob";
import { whoMay, type Lock } from "./settings/settings";
import { lengthsOf, matcher, presence } from "./waiver-matches";
import { useOf } from "./waiver-use";

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

/** A year, also a leap year. */
const MOST_DAYS = 366;

/** What may not have been written. */
export type WrittenWaiver = { readonly [K in keyof WaiverEntry]?: WaiverEntry[K] | undefined };

/** What is wrong with a waiver that holds for nobody as it is written; undefined where nothing is. */
export function waiverProblem({ resource, reason, owner, expires }: WrittenWaiver, today: string): string | undefined {
    if (isBlank(resource)) return "names no resource: add resource with a name, an address or a construct path (* is any text)";
    if (isBlank(reason)) return "has no reason: add reason";
    if (isBlank(owner)) return "has no owner: add owner";
    if (expires === undefined || isBlank(expires)) return "has no expiry: add expires with a day, at most a year ahead (YYYY-MM-DD)";
    if (!isDay(expires)) return "has an expiry that is not a day of the calendar: write it as YYYY-MM-DD";
    if (daysBetween(today, expires) > MOST_DAYS) return `expires more than a year ahead: the last day it may have is ${dayAfter(today, MOST_DAYS)}`;
    return undefined;
}

function isBlank(text: string | undefined): boolean {
    return text === undefined || text.trim() === "";
}

/** The findings, with those waived that a waiver holds for, and what became of every waiver. */
export function waived<F extends Waivable>(findings: readonly F[], options: WaiverOptions, context: WaiverContext): Waived<F> {
    const entries = [...(options.waivers ?? []).map(inSettings), ...(options.codeWaivers ?? []).map(inCode)];
    if (entries.length === 0) return { findings, uses: [] };
    const judged = entries.map((entry) => ({ ...entry, ...standingOf(entry, options, context) }));
    const matching = matcher(judged);
    const found = new Map<JudgedWaiver, number>();
    const shown = findings.map((finding) => {
        const all = matching(finding);
        const holds = all.find(({ standing }) => standing === "holds");
        // What another waiver holds for does not count again because this one expired.
        for (const one of all) if (one.standing === "holds" || holds === undefined) found.set(one, (found.get(one) ?? 0) + 1);
        return holds === undefined ? finding : { ...finding, status: "waived" as const, waiver: waiverOf(holds) };
    });
    const isThere = presence(context.resources, lengthsOf(judged));
    return { findings: shown, uses: judged.map((entry) => useOf(entry, found.get(entry) ?? 0, isThere, context)) };
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

function inSettings(written: WaiverEntry): Entry {
    return { written, from: "settings" };
}

function inCode(written: CodeWaiver): Entry {
    return { written, from: "code", path: written.path };
}

function standingOf(entry: Entry, options: WaiverOptions, { today, policies }: WaiverContext): Omit<JudgedWaiver, keyof Entry> {
    const problem = waiverProblem(entry.written, today) ?? codeProblem(entry, options, policies);
    if (problem !== undefined) return { standing: "refused", problem };
    return { standing: today > entry.written.expires ? "expired" : "holds" };
}

/** Why a waiver in code may not waive what it is for. */
function codeProblem(
    { written: { policy, owner }, path }: Entry,
    { mayWaiveInCode = [], locks = [] }: WaiverOptions,
    policies: WaiverContext["policies"],
): string | undefined {
    if (path === undefined) return undefined;
    const lock = locks.find((one) => one.policy === policy);
    if (lock !== undefined && !lock.mayWaive.some((glob) => globMatches(glob, owner)))
        return `is ignored: ${policy} is locked by ${lock.by}, and ${whoMay(lock.mayWaive, "waive it")}`;
    if (policies.some(({ name, severity }) => name === policy && severity === "blocker") && !lists(mayWaiveInCode, path))
        return `is ignored: ${policy} is a blocker, which code may waive only where code-waivers in the settings lists the construct`;
    return undefined;
}

/** A listed path lists what is below it. */
function lists(patterns: readonly string[], path: string): boolean {
    return patterns.some((pattern) => globMatches(pattern, path) || globMatches(`${pattern}/*`, path));
}

function waiverOf({ written, from }: Entry): Waiver {
    const { reason, owner, expires, at } = written;
    return { reason, owner, expires, from, ...(at === undefined ? {} : { at }) };
}
