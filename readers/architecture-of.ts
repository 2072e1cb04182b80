/** From resources to the architecture: each resource is read once, then resources that carry each other's properties are joined. */

import { compareAddresses } from "../architecture/compare";
import { judgedAlone, unfinished, unread, type Reason } from "../architecture/reason";
import type { Amendment, Consultation } from "../architecture/amendment";
import { architecture, type Architecture } from "../architecture/architecture";
import { amended } from "../architecture/blur";
import type { Component } from "../architecture/component";
import { unknown, type Place } from "../architecture/value";
import { amendAll, change, consultAll } from "./amending";
import { informantsOf } from "./informants";
import type { Node } from "../resources/node";
import type { Cursor, Probe } from "./cursor";
import { propsOf } from "./props";
import { subjectOf, type AnyReader } from "./reader";
import type { Resource } from "../resources/resource";
import { scopeOf, type Named, type Scope } from "./scope";
import { snake } from "./spelling";
import type { Unsaid } from "./types";
import { unnamedBy } from "./unnamed";
import { unseenBy } from "./unseen";
import { soundParts } from "./plugin-contributions";
import { ANYTHING, vocabularyOf, type Coverage, type Vocabularies } from "./vocabularies";

export interface Reading {
    readonly architecture: Architecture;
    /** How each resource was treated, by address. */
    readonly coverage: ReadonlyMap<string, Coverage>;
    /** Resources that change others which are not read or outside the input: that is not judged. */
    readonly elsewhere: ReadonlySet<string>;
    /** The resources that a component was assembled from, by its address. */
    readonly informants: ReadonlyMap<string, readonly string[]>;
    /** Readers that failed: our defect, never the user's, and never a lost finding for the other resources. */
    readonly failures: readonly ReaderFailure[];
}

export interface ReaderFailure {
    readonly place: Place;
    readonly error: unknown;
    /** The plugin whose reader it is; absent on prodgate's own. */
    readonly from?: string;
}

export interface ReadingOptions {
    /** False: the resources are only a part, and whatever others may carry is unknown. */
    readonly whole: boolean;
    /** False: the input ends early, and what is missing may carry anything of what is there. */
    readonly complete?: boolean;
    /** What is not in the input and may change whatever it names, as a type that is not read. */
    readonly unevaluated?: readonly Resource[] | undefined;
    readonly probe?: Probe;
    /** What is known of types; prodgate's own knowledge by default. */
    readonly vocabularies?: Vocabularies;
}

/** The engine's order is random: what is read follows the addresses, so that the same stack gives the same words. */
export function read(unordered: readonly Resource[], options: ReadingOptions): Reading {
    const resources = [...unordered].sort(compareAddresses);
    const coverage = new Map<string, Coverage>();
    const readers = new Map<string, AnyReader>();
    const plugins = new Map<string, string>();
    const vocabularies = options.vocabularies ?? vocabularyOf;
    const named: Named[] = [];
    const unsaid = new Map<string, Unsaid>();
    const known = new Set<string>();
    for (const resource of resources) {
        const found = vocabularies(resource.type);
        coverage.set(resource.address, found.coverage);
        if (found.unsaid) unsaid.set(resource.address, found.unsaid);
        if (!found.read) {
            if (found.unsaid?.ofOthers) known.add(resource.address);
            continue;
        }
        const { reader, cloud, from } = found.read;
        readers.set(resource.address, reader);
        if (from !== undefined) plugins.set(resource.address, from);
        named.push({ resource, type: reader.canonical, cloud, names: namesOf(resource, reader) });
    }
    const scope = scopeOf(resources, named, known, options.whole);
    const components = new Map<string, Component>();
    const amendments: Amendment[] = [];
    const consultations: Consultation[] = [];
    const failures: ReaderFailure[] = [];
    for (const one of named) {
        const { resource } = one;
        const reader = readers.get(resource.address);
        if (!reader) continue;
        const from = plugins.get(resource.address);
        const failed = (error: unknown): void => {
            const place = { address: resource.address, resource: resource.name, path: "" };
            failures.push({ place, error, ...(from === undefined ? {} : { from }) });
        };
        try {
            const read = reader.read(propsOf<never>(cursorOf(resource, scope, reader, options.probe)), subjectOf(resource, one, scope));
            for (const part of from === undefined ? read : soundParts(read, resource.address, failed)) {
                if (!("is" in part)) components.set(part.address, part);
                else if (part.is === "amendment") amendments.push(part);
                else consultations.push(part);
            }
        } catch (error) {
            failed(error);
            // What it would have said of others is not known.
            unsaid.set(resource.address, ANYTHING);
        }
    }
    const { lost, elsewhere } = amendAll(components, amendments, scope);
    const amends = (address: string) => (readers.has(address) && !components.has(address) ? scope.resource(address) : undefined);
    const crowds = new Map<string, Set<unknown>>();
    const crowdsOf = (kind: string): Set<unknown> => {
        const known = crowds.get(kind) ?? new Set();
        crowds.set(kind, known);
        return known;
    };
    // An amendment of a resource that is not read counts as not read itself.
    const unseen = resources.flatMap((one) => {
        const left = lost.has(one.address) ? ANYTHING : unsaid.get(one.address);
        return left ? unseenBy(one, left, amends, scope, crowdsOf(lost.has(one.address) ? "" : one.type)) : [];
    });
    for (const one of [...(options.unevaluated ?? [])].sort(compareAddresses))
        for (const named of unseenBy(one, ANYTHING, amends, scope, crowdsOf(""))) unseen.push(named);
    for (const one of unnamedBy(resources, components.values(), vocabularies)) unseen.push(one);
    for (const { address, place, facets } of unseen) change(components, address, (it) => amended(it, unknown(place, unread), facets));
    const more = moreToCome(options);
    if (more) for (const address of components.keys()) change(components, address, (it) => amended(it, unknown(it.place, more)));
    consultAll(components, consultations);
    return {
        architecture: architecture([...components.values()], { unseen, more }),
        coverage,
        elsewhere,
        informants: informantsOf(components, amendments, consultations),
        failures,
    };
}

/** Why there may be resources that are not in the input; undefined where all are. */
function moreToCome({ whole, complete = true }: ReadingOptions): Reason | undefined {
    if (!whole) return judgedAlone;
    return complete ? undefined : unfinished;
}

function cursorOf(resource: Resource, scope: Scope, reader: AnyReader, probe: Probe | undefined): Cursor {
    const spelling = resource.syntax === "terraform" ? "snake" : "camel";
    const { properties: node, outputs } = resource;
    return { resource, scope, spelling, renames: reader.renames, probe, node, path: [], written: [], outputs, leftAlone: undefined };
}

function namesOf(resource: Resource, reader: AnyReader): readonly (Node | undefined)[] {
    const spelled = (key: string) => (resource.syntax === "terraform" ? (reader.renames[key] ?? snake(key)) : key);
    return reader.names.map((key) => resource.properties[spelled(key)] ?? resource.outputs?.[key]);
}
