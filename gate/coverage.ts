/** What of an input was checked, counted, and what was not. */

import { compare } from "../architecture/compare";
import { keyed } from "../architecture/keyed";
import type { Resource } from "../resources/resource";

/**
 * - `checked`: a policy judged it, or what it belongs to.
 * - `nothing to check`: it holds nothing that a policy asks for.
 * - `not supported`: a type of a supported cloud that prodgate does not read.
 * - `another provider`: prodgate knows nothing of it.
 * - `another program`: it says something about resources that are not in the input, and no policy judges that.
 */
export type Treatment = "checked" | "nothing to check" | "not supported" | "another provider" | "another program";

/** How the resources of an input were treated: five numbers that add up to `resources`. */
export interface ResourceCoverage {
    readonly resources: number;
    readonly checked: number;
    readonly nothingToCheck: number;
    readonly notSupported: number;
    readonly otherProviders: number;
    readonly otherPrograms: number;
    /** What was not checked, by type, or by provider. */
    readonly types: {
        readonly notSupported: Readonly<Record<string, number>>;
        readonly otherProviders: Readonly<Record<string, number>>;
        readonly otherPrograms: Readonly<Record<string, number>>;
    };
}

/** The part of a reading that says it. Named by its shape: published types reach no reader. */
interface Treated {
    readonly coverage: ReadonlyMap<string, string>;
    readonly elsewhere: ReadonlySet<string>;
}

/** How a resource was treated. `lookedAt` holds the addresses of all that policies looked at. */
export function treatmentOf({ address }: Pick<Resource, "address">, reading: Treated, lookedAt: ReadonlySet<string>): Treatment {
    const how = reading.coverage.get(address);
    if (how === "unread") return "not supported";
    if (how === "not covered") return "another provider";
    if (reading.elsewhere.has(address)) return "another program";
    return lookedAt.has(address) ? "checked" : "nothing to check";
}

export function coverageOf(
    resources: readonly Pick<Resource, "address" | "type">[],
    reading: Treated,
    lookedAt: ReadonlySet<string>,
): ResourceCoverage {
    const counts = new Map<Treatment, number>();
    const notSupported = new Map<string, number>();
    const otherProviders = new Map<string, number>();
    const otherPrograms = new Map<string, number>();
    for (const resource of resources) {
        const { type } = resource;
        const treatment = treatmentOf(resource, reading, lookedAt);
        add(counts, treatment);
        if (treatment === "not supported") add(notSupported, type);
        else if (treatment === "another provider") add(otherProviders, type.split(/[:_]/)[0] ?? type);
        else if (treatment === "another program") add(otherPrograms, type);
    }
    return {
        resources: resources.length,
        checked: counts.get("checked") ?? 0,
        nothingToCheck: counts.get("nothing to check") ?? 0,
        notSupported: counts.get("not supported") ?? 0,
        otherProviders: counts.get("another provider") ?? 0,
        otherPrograms: counts.get("another program") ?? 0,
        types: { notSupported: sorted(notSupported), otherProviders: sorted(otherProviders), otherPrograms: sorted(otherPrograms) },
    };
}

/** What is said beside every verdict: `checked 24 of 40 resources; 16 hold nothing to check; 0 not supported; 0 of other providers`. */
export function coverageLine(coverage: ResourceCoverage, notEvaluated = 0): string {
    const { resources, checked, nothingToCheck, notSupported, otherProviders, otherPrograms } = coverage;
    return [
        `checked ${String(checked)} of ${String(resources)} ${resources === 1 ? "resource" : "resources"}`,
        `${String(nothingToCheck)} ${nothingToCheck === 1 ? "holds" : "hold"} nothing to check`,
        `${String(notSupported)} not supported`,
        `${String(otherProviders)} of other providers`,
        ...(otherPrograms > 0 ? [`${String(otherPrograms)} about resources in other programs`] : []),
        ...(notEvaluated > 0 ? [`${String(notEvaluated)} not evaluated`] : []),
    ].join("; ");
}

/** Names of the types that no reader reads: `Not supported: aws_dax_cluster, aws_mq_broker (2)`; nothing when all are read. */
export function unsupportedLine({ types }: ResourceCoverage): string | undefined {
    const texts = Object.entries(types.notSupported).map(([type, count]) => (count === 1 ? type : `${type} (${String(count)})`));
    return texts.length === 0 ? undefined : `Not supported: ${texts.join(", ")}`;
}

/** Whether there is nothing to say of it: everything was checked or holds nothing to check. */
export function isFull({ resources, checked, nothingToCheck }: ResourceCoverage): boolean {
    return checked + nothingToCheck === resources;
}

function add<K>(counts: Map<K, number>, key: K): void {
    counts.set(key, (counts.get(key) ?? 0) + 1);
}

function sorted(counts: ReadonlyMap<string, number>): Readonly<Record<string, number>> {
    return keyed([...counts].sort(([a], [b]) => compare(a, b)));
}
