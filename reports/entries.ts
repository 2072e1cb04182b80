/** Findings as a reader works through them: what has one cause and one fix is one entry, and entries of one resource stand together. */

import { grouped } from "../architecture/grouped";
import type { Finding, Program } from "../gate/assessment";
import { capitalised, enumerated, nameOf } from "../policies/judgement";
import { counted, plural } from "./counted";

/** Findings of one policy that one change fixes, or that are due to one thing. */
export type Entry = readonly [Finding, ...(readonly Finding[])];

/** The entries in the order of the findings. */
export function entriesOf(findings: readonly Finding[]): readonly Entry[] {
    return nonEmpty(grouped(findings, ({ policy, fix, change, cause }) => `${policy}\n${change ?? ""}\n${cause?.problem ?? fix ?? ""}`));
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
    const cause = sharedCause(entry);
    // What is due to one thing is one problem.
    if (cause !== undefined) return [{ message: `${cause.problem}: ${namesOf(distinct(entry), most)}.`, others: undefined }];
    return nonEmpty(grouped(entry, predicateOf)).map(([first, ...rest]) => {
        const others = distinct([first, ...rest]).slice(1);
        return { message: first.message, others: others.length === 0 ? undefined : namesOf(others, most) };
    });
}

/** What helps all of an entry. */
export function fixOf(entry: Entry): string | undefined {
    const [{ fix }] = entry;
    return sharedCause(entry)?.fix ?? fix;
}

/** What an entry of several resources is due to; one resource has its own words. */
function sharedCause(entry: Entry): Finding["cause"] {
    return distinct(entry).length > 1 ? entry[0].cause : undefined;
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
