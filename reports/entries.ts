/** Findings as a reader works through them: what one change fixes is one entry, and entries of one resource stand together. */

import { grouped } from "../architecture/grouped";
import type { Finding } from "../gate/assessment";

/** Findings that one change fixes: of the same policy, with the same fix. */
export type Entry = readonly [Finding, ...(readonly Finding[])];

/** The entries in the order of the findings. */
export function entriesOf(findings: readonly Finding[]): readonly Entry[] {
    return [...grouped(findings, ({ policy, fix }) => `${policy}\n${fix ?? ""}`).values()].flatMap(([first, ...others]) =>
        first === undefined ? [] : [[first, ...others] as const],
    );
}

/** The same, with all entries of one resource after its first. What is about several resources stands for itself. */
export function blocksOf(entries: readonly Entry[]): readonly (readonly Entry[])[] {
    const resourceOf = (entry: Entry) => [...new Set(entry.map(({ resource }) => resource.address))].join("\n");
    return [...grouped(entries, resourceOf).values()];
}
