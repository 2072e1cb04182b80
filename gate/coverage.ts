/** What of an input was judged, counted, and what was not. */

import type { Resource } from "../resources/resource";

/** How the resources of an input were treated. */
export interface ResourceCoverage {
    /** Resources in the input. */
    readonly resources: number;
    /** Those that a reader read, or that are known to hold nothing a policy asks for. */
    readonly judged: number;
    /** Types of covered providers that nobody reads, with their counts. */
    readonly unread: Readonly<Record<string, number>>;
    /** Resources of other providers, by provider. */
    readonly notCovered: Readonly<Record<string, number>>;
    /** Read resources that say something of others, which are unread or outside the input, by type: nobody judges that. */
    readonly elsewhere: Readonly<Record<string, number>>;
}

/** The part of a reading that says it. Named by its shape: published types reach no reader. */
interface Treated {
    readonly coverage: ReadonlyMap<string, string>;
    readonly elsewhere: ReadonlySet<string>;
}

export function coverageOf(resources: readonly Resource[], reading: Treated): ResourceCoverage {
    const unread = new Map<string, number>();
    const notCovered = new Map<string, number>();
    const elsewhere = new Map<string, number>();
    let judged = 0;
    for (const { address, type } of resources) {
        const how = reading.coverage.get(address);
        if (how === "unread") add(unread, type);
        else if (how === "not covered") add(notCovered, type.split(/[:_]/)[0] ?? type);
        else judged += 1;
        if (reading.elsewhere.has(address)) add(elsewhere, type);
    }
    return { resources: resources.length, judged, unread: sorted(unread), notCovered: sorted(notCovered), elsewhere: sorted(elsewhere) };
}

/** What stands beside every verdict: `judged 84 of 97 resources; 9 unread; 4 of providers not covered`. */
export function coverageLine(coverage: ResourceCoverage, notEvaluated = 0): string {
    const elsewhere = sum(coverage.elsewhere);
    return [
        `judged ${String(coverage.judged)} of ${String(coverage.resources)} resources`,
        `${String(sum(coverage.unread))} unread`,
        `${String(sum(coverage.notCovered))} of providers not covered`,
        ...(elsewhere > 0 ? [`${String(elsewhere)} about resources elsewhere`] : []),
        ...(notEvaluated > 0 ? [`${String(notEvaluated)} not evaluated`] : []),
    ].join("; ");
}

/** Names of the types that nobody reads: `Unread: aws_dax_cluster, aws_mq_broker (2)`; nothing when all are read. */
export function unreadLine({ unread }: ResourceCoverage): string | undefined {
    const types = Object.entries(unread).map(([type, count]) => (count === 1 ? type : `${type} (${String(count)})`));
    return types.length === 0 ? undefined : `Unread: ${types.join(", ")}`;
}

/** Whether there is anything to say of it: everything was judged, and about what is here. */
export function isFull({ resources, judged, elsewhere }: ResourceCoverage): boolean {
    return judged === resources && sum(elsewhere) === 0;
}

function sum(counts: Readonly<Record<string, number>>): number {
    return Object.values(counts).reduce((total, count) => total + count, 0);
}

function add(counts: Map<string, number>, key: string): void {
    counts.set(key, (counts.get(key) ?? 0) + 1);
}

function sorted(counts: ReadonlyMap<string, number>): Readonly<Record<string, number>> {
    return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
