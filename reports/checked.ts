/** What was checked, for a verdict that says that nothing is wrong. */

import type { Assessment } from "../gate/assessment";

/** `Checked 26 alarms, 1 database and 2 services by 9 of 12 policies.` */
export function checkedLine({ inventory, policies }: Assessment): string {
    const counts = new Map<string, number>();
    for (const { kind, treatment } of inventory) if (kind !== undefined && treatment === "checked") counts.set(kind, (counts.get(kind) ?? 0) + 1);
    const kinds = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([kind, count]) => counted(count, kind));
    const all = Object.values(policies);
    return `Checked ${enumerated(kinds)} by ${String(all.filter(({ judged }) => judged > 0).length)} of ${counted(all.length, "policy")}.`;
}

/** `1 database`, `2 policies`. */
export function counted(count: number, noun: string): string {
    return `${String(count)} ${count === 1 ? noun : plural(noun)}`;
}

function plural(noun: string): string {
    return /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}

function enumerated(items: readonly string[]): string {
    const last = items.at(-1) ?? "nothing";
    return items.length < 2 ? last : `${items.slice(0, -1).join(", ")} and ${last}`;
}
