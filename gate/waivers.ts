/** Waivers: findings that a person accepts for a reason, until a day. */

import type { Waiver } from "./finding";
import { daysBetween, dayAfter, isDay } from "./day";
import { globMatches } from "./glob";
import { whoMay } from "./settings/settings";
import type { CodeWaiver, Entry, JudgedWaiver, Waivable, Waived, WaiverContext, WaiverEntry, WaiverOptions } from "./waiver";
import { lengthsOf, matcher, presence } from "./waiver-matches";
import { useOf } from "./waiver-use";

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
