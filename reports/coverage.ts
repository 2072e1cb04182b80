import type { Coverage } from "../gate/assessment";

/** What stands beside every verdict: `judged 84 of 97 resources; 9 unread; 4 of providers not covered`. */
export function coverageLine(coverage: Coverage): string {
    const unread = sum(coverage.unread);
    const notCovered = sum(coverage.notCovered);
    const parts = [
        `judged ${String(coverage.judged)} of ${String(coverage.resources)} resources`,
        `${String(unread)} unread`,
        `${String(notCovered)} of providers not covered`,
    ];
    const elsewhere = sum(coverage.elsewhere);
    if (elsewhere > 0) parts.push(`${String(elsewhere)} about resources elsewhere`);
    if (coverage.notEvaluated.length > 0) parts.push(`${String(coverage.notEvaluated.length)} not evaluated`);
    return parts.join("; ");
}

function sum(counts: Readonly<Record<string, number>>): number {
    return Object.values(counts).reduce((total, count) => total + count, 0);
}
