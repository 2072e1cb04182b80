/** Break glass: for a few days, in an emergency, mandatory findings do not stop. They stay findings, and the verdict stays no-go. */

import { dayAfter, daysBetween, isDay } from "./day";

/** As it is written in the settings. */
export interface BreakGlass {
    readonly reason: string;
    readonly owner: string;
    /** The last day on which it holds: YYYY-MM-DD, at most seven days ahead. */
    readonly until: string;
    /** Where it is written: `prodgate.yaml:12`. */
    readonly at?: string;
}

/** What became of it in an assessment. */
export interface BreakGlassUse {
    /** `over` from the day after the last one; `refused` where it is not complete. */
    readonly state: "holds" | "over" | "refused";
    readonly reason: string;
    readonly owner: string;
    /** Absent where what is written is not a day. */
    readonly until?: string;
    readonly at?: string;
    /** The same for people. */
    readonly line: string;
}

/** An emergency that takes longer is a waiver, finding by finding. */
const MOST_DAYS = 7;

/** What may not have been written. */
export type WrittenBreakGlass = { readonly [K in keyof BreakGlass]?: BreakGlass[K] | undefined };

/** What is wrong with it as it is written; undefined where nothing is. */
export function breakGlassProblem({ reason, owner, until }: WrittenBreakGlass, today: string): string | undefined {
    if (reason === undefined || reason.trim() === "") return "has no reason: add reason";
    if (owner === undefined || owner.trim() === "") return "has no owner: add owner";
    if (until === undefined || until.trim() === "")
        return `has no last day: add until with a day, at most ${String(MOST_DAYS)} days ahead (YYYY-MM-DD)`;
    if (!isDay(until)) return "has a last day that is not a day of the calendar: write until as YYYY-MM-DD";
    if (daysBetween(today, until) > MOST_DAYS)
        return `holds more than ${String(MOST_DAYS)} days ahead: the last day it may have is ${dayAfter(today, MOST_DAYS)}`;
    return undefined;
}

/** `mandatory` is how many findings it keeps from stopping, where that is known already. */
export function breakGlassUse(written: BreakGlass, today: string, mandatory?: number): BreakGlassUse {
    const { reason, owner, until, at } = written;
    const said = (state: BreakGlassUse["state"], text: string): BreakGlassUse => ({
        state,
        reason,
        owner,
        ...(isDay(until) ? { until } : {}),
        ...(at === undefined ? {} : { at }),
        line: `Break glass${at === undefined ? "" : ` (${at})`} ${text}`,
    });
    const problem = breakGlassProblem(written, today);
    if (problem !== undefined) return said("refused", `${problem}. It overrides nothing.`);
    if (today > until) return said("over", `was over after ${until} and overrides nothing: remove it (owner: ${owner}).`);
    if (mandatory === undefined) return said("holds", `of ${owner} holds until ${until}: mandatory findings do not stop. Reason: ${reason}`);
    const kept = `${String(mandatory)} mandatory ${mandatory === 1 ? "finding does" : "findings do"} not stop`;
    return said("holds", `of ${owner} holds until ${until}: ${mandatory === 0 ? "nothing here is stopped" : kept}. Reason: ${reason}`);
}
