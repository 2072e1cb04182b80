/** What became of a waiver, for machines and in a sentence. */

import { didYouMean } from "../architecture/nearest";
import { daysBetween, isDay } from "./day";
import type { JudgedWaiver, WaiverContext, WaiverState, WaiverUse } from "./waiver";

/** How long before its expiry a waiver is warned about. */
const WARNING_DAYS = 30;

/** Resources whose names are compared with one that is not there. */
const MOST_NAMES = 2_000;

/** `findings` is how many it waives, or would. */
export function useOf(
    entry: JudgedWaiver,
    findings: number,
    isThere: (entry: JudgedWaiver) => boolean,
    { today, policies, resources }: WaiverContext,
): WaiverUse {
    const { written, from, path, standing, problem } = entry;
    const { policy, resource, detail, reason, owner, expires, at } = written;
    const said = (state: WaiverState, text: string): WaiverUse => ({
        state,
        policy,
        resource,
        ...(detail === undefined ? {} : { detail }),
        reason,
        owner,
        ...(isDay(expires) ? { expires } : {}),
        from,
        ...(path === undefined ? {} : { path }),
        ...(at === undefined ? {} : { at }),
        findings: standing === "refused" ? 0 : findings,
        line: `${subjectOf(entry)} ${text}`,
    });
    if (problem !== undefined) return said("refused", `${problem}.`);
    if (policies.every(({ name }) => name !== policy)) {
        const meant = didYouMean(
            policy,
            policies.map(({ name }) => name),
        );
        return said("unmatched", `waives nothing: no policy is called so${meant}.`);
    }
    const count = `${String(findings)} ${findings === 1 ? "finding" : "findings"}`;
    const over = `expired on ${expires}`;
    if (standing === "expired" && findings > 0)
        return said(
            "expired",
            `${over}: ${count} ${findings === 1 ? "counts" : "count"} again. Fix what it waived, or agree on a new day with ${owner}.`,
        );
    if (standing === "expired") return said("expired", `${over}, and nothing is left that it would waive: remove it.`);
    if (findings === 0 && !isThere(entry)) {
        // Of a large input each misspelt name would cost as much as a policy.
        const names = resources.length > MOST_NAMES ? [] : resources.map(({ name }) => name);
        return said("unmatched", `waives nothing: the input has no such resource${didYouMean(resource, names)}.`);
    }
    if (findings === 0) return said("unused", "waives nothing: the policy finds nothing there. Remove it, unless it is for another stack.");
    const left = daysBetween(today, expires);
    if (left <= WARNING_DAYS)
        return said(
            "expiring",
            `expires ${inDays(left)}, on ${expires}: then ${count} ${findings === 1 ? "counts" : "count"} again (owner: ${owner}).`,
        );
    return said("used", `waives ${count} until ${expires}.`);
}

function inDays(days: number): string {
    if (days === 0) return "today";
    return days === 1 ? "in 1 day" : `in ${String(days)} days`;
}

/** `Waiver of log-retention for "trail", detail "a" (prodgate.yaml:12)` */
function subjectOf({ written, path }: JudgedWaiver): string {
    const { policy, resource, detail, at } = written;
    const where = [
        ...(path === undefined || resource !== "*" ? [`for "${resource}"`] : []),
        ...(path === undefined ? [] : [path === "" ? "in the whole app" : `in construct ${path}`]),
        ...(detail === undefined ? [] : [`with detail "${detail}"`]),
    ].join(" ");
    return `Waiver of ${policy} ${where}${at === undefined ? "" : ` (${at})`}`;
}
