/** Findings as a reader works through them: what has one cause and one fix is one entry, and entries of one resource stand together. */

import { grouped } from "../architecture/grouped";
import type { Finding, Program } from "../gate/assessment";
import { capitalised, enumerated, nameOf } from "../policies/judgement";
import { counted, plural } from "./counted";

/** Findings that one change fixes: of the same policy, with the same fix. */
export type Entry = readonly [Finding, ...(readonly Finding[])];

/** The entries in the order of the findings. */
export function entriesOf(findings: readonly Finding[]): readonly Entry[] {
    return nonEmpty(grouped(findings, ({ policy, fix, change }) => `${policy}\n${change ?? ""}\n${fix ?? ""}`));
}

/** The same, with all entries of one resource after its first. What is about several resources stands for itself. */
export function blocksOf(entries: readonly Entry[]): readonly (readonly Entry[])[] {
    const resourceOf = (entry: Entry) => [...new Set(entry.map(({ resource }) => resource.address))].join("\n");
    return [...grouped(entries, resourceOf).values()];
}

/** What is wrong in the same words with several resources. */
export interface Problem {
    /** Of the first: `Database "orders" has no standby.` */
    readonly message: string;
    /** The others: `functions "api" and "worker", queue "jobs"`. Undefined where the first is the only one. */
    readonly others: string | undefined;
}

/** The problems of an entry, each once. At most `most` other resources are named, and the rest is counted. */
export function problemsOf(entry: Entry, most = Number.POSITIVE_INFINITY): readonly Problem[] {
    return nonEmpty(grouped(entry, predicateOf)).map(([first, ...rest]) => {
        const others = distinct([first, ...rest]).slice(1);
        return { message: first.message, others: others.length === 0 ? undefined : namesOf(others, most) };
    });
}

/** Where they are declared, each place once. */
export function placesOf(entry: Entry): readonly string[] {
    return [...new Set(entry.flatMap(({ location }) => location ?? []))];
}

/** Whose they are, where several programs were assessed, each once. */
export function programsOf(entry: Entry): readonly string[] {
    return [...new Set(entry.flatMap(({ program }) => (program === undefined ? [] : [programText(program)])))];
}

/** `program shop, stack prod` */
export function programText({ name, stack }: Program): string {
    return `program ${name}, stack ${stack}`;
}

/** A message without its subject, which is what several resources have in common. */
function predicateOf({ message, resource }: Finding): string {
    const subject = capitalised(nameOf(resource));
    return message.startsWith(subject) ? message.slice(subject.length) : message;
}

/** One finding of each resource: a policy may find several details of one in the same words. */
function distinct(findings: readonly Finding[]): readonly Finding[] {
    return [...new Map(findings.map((finding) => [finding.resource.address, finding])).values()];
}

/** `functions "api" and "worker", queue "jobs"` */
function namesOf(findings: readonly Finding[], most: number): string {
    const shown = findings.slice(0, most);
    const kinds = [...grouped(shown, ({ resource }) => resource.kind)].map(([kind, some]) => {
        const names = some.map(({ resource }) => `"${resource.name}"`);
        return `${names.length === 1 ? kind : plural(kind)} ${enumerated(names)}`;
    });
    const more = findings.length - shown.length;
    return `${kinds.join(", ")}${more === 0 ? "" : `, and ${counted(more, "other")}`}`;
}

function nonEmpty<T>(groups: ReadonlyMap<string, readonly T[]>): readonly (readonly [T, ...T[]])[] {
    return [...groups.values()].flatMap(([first, ...others]) => (first === undefined ? [] : [[first, ...others] as const]));
}
