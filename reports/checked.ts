/** What was checked, for a verdict that says that nothing is wrong. */

import type { Assessment } from "../gate/assessment";
import { enumerated } from "../policies/judgement";
import { counted } from "./counted";

/** `Checked 26 alarms, 1 database and 2 services by 9 of 12 policies.` */
export function checkedLine({ inventory, policies }: Assessment): string {
    const counts = new Map<string, number>();
    for (const { kind, treatment } of inventory) if (kind !== undefined && treatment === "checked") counts.set(kind, (counts.get(kind) ?? 0) + 1);
    const kinds = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([kind, count]) => counted(count, kind));
    const all = Object.values(policies);
    return `Checked ${kinds.length === 0 ? "nothing" : enumerated(kinds)} by ${String(all.filter(({ judged }) => judged > 0).length)} of ${counted(all.length, "policy")}.`;
}
