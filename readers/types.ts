/** What is known of the types of a vocabulary, whether a reader reads them or not: a line a type. */

import type { Facets } from "../architecture/component";
import { facets, questions, type Question } from "./questions";
import type { AnyReader } from "./reader";

export interface KnownType {
    /** All spellings. */
    readonly types: readonly string[];
    /** The service, under whose heading it stands. */
    readonly service: string;
    /** What it could say of itself. */
    readonly tells: ReadonlySet<string>;
    /** What it could change on what it names; undefined: anything, for nobody has looked at that. */
    readonly changes: ReadonlySet<string> | undefined;
}

/** What a type would have to say, and no reader says. */
export interface Unsaid {
    /** Of itself. Undefined: anything. */
    readonly ofItself: ReadonlySet<keyof Facets> | undefined;
    /** What it may change on what it names. Undefined: anything. */
    readonly ofOthers: ReadonlySet<keyof Facets> | undefined;
}

/**
 * Reads lines as these, under headings of services (`# S3`), with remarks (`// ...`) between them:
 *
 *     aws_x aws:x/x:X | backup logs | nothing      all spellings | what it could tell of itself | what it could change on what it names
 *     aws_y aws:y/y:Y | settings | anything        nobody has looked at what it could change
 *
 * `nothing` says that somebody has looked. A test finds the words that are no questions, and the spellings that stand twice.
 */
export function typesOf(text: string): readonly KnownType[] {
    const known: KnownType[] = [];
    let service = "";
    for (const line of text.split("\n")) {
        if (line.startsWith("# ")) service = line.slice(2);
        if (line === "" || line.startsWith("#") || line.startsWith("//")) continue;
        const [types = "", tells = "", changes = ""] = line.split(" | ");
        known.push({ types: types.split(" "), service, tells: wordsOf(tells), changes: changes === "anything" ? undefined : wordsOf(changes) });
    }
    return known;
}

/** What this reader leaves unsaid of a type that is known. */
export function unsaidOf(known: KnownType, { facets = NO_FACETS, amends = NO_FACETS }: Partial<AnyReader> = {}): Unsaid {
    const before = said.get(known);
    if (before?.facets === facets && before.amends === amends) return before.unsaid;
    const { tells, changes } = known;
    const unsaid = { ofItself: askedBy(tells, facets), ofOthers: changes && askedBy(changes, amends) };
    said.set(known, { facets, amends, unsaid });
    return unsaid;
}

const NO_FACETS: readonly (keyof Facets)[] = [];

/** The last answer for each type: it is asked for once for every resource, by several who ask. */
const said = new WeakMap<KnownType, Pick<AnyReader, "facets" | "amends"> & { readonly unsaid: Unsaid }>();

/** The facets that ask for what is tagged so, except those that are answered. */
function askedBy(tags: ReadonlySet<string>, answered: readonly (keyof Facets)[]): ReadonlySet<keyof Facets> {
    return new Set(facetNames.filter((facet) => facets[facet].asks.some((question) => tags.has(question)) && !answered.includes(facet)));
}

export function isQuestion(word: string): word is Question {
    return Object.hasOwn(questions, word);
}

function wordsOf(cell: string): ReadonlySet<string> {
    return cell === "nothing" ? NOTHING : new Set(cell.split(" "));
}

const NOTHING: ReadonlySet<string> = new Set();

/** The keys of a literal, which has no others. */
function keysOf<K extends string>(record: Readonly<Record<K, unknown>>): readonly K[];
function keysOf(record: object): readonly string[] {
    return Object.keys(record);
}

export const facetNames: readonly (keyof Facets)[] = keysOf(facets);
