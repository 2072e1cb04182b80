/** From resources to the architecture: each resource is read once, then resources that carry each other's properties are joined. */

import type { Amendment, Consultation } from "../architecture/amendment";
import { architecture, type Architecture, type Unseen } from "../architecture/architecture";
import { amended } from "../architecture/blur";
import type { Component } from "../architecture/component";
import type { Pointer } from "../architecture/pointer";
import { unknown, type Place, type Unknown } from "../architecture/value";
import { Hole, JsonDocument, Secret, Template, isList, isMap, type Node } from "./node";
import { propsOf, type Cursor, type Probe } from "./props";
import { conditionOf, subjectOf, type AnyReader } from "./reader";
import type { Resource } from "./resource";
import { scopeOf, type Named, type Scope } from "./scope";
import { snake } from "./spelling";
import type { Unsaid } from "./unread";
import { vocabularyOf, type Coverage } from "./vocabularies";

export interface Reading {
    readonly architecture: Architecture;
    /** How each resource was treated, by address. */
    readonly coverage: ReadonlyMap<string, Coverage>;
    /** Resources that say something of others, which are unread or outside the input: nobody judges that. */
    readonly elsewhere: ReadonlySet<string>;
    /** Readers that failed: our defect, never the user's, and never a lost finding for the other resources. */
    readonly failures: readonly ReaderFailure[];
}

export interface ReaderFailure {
    readonly place: Place;
    readonly error: unknown;
}

export interface ReadingOptions {
    /** False: the resources are only a part, and whatever others may carry is unknown. */
    readonly whole: boolean;
    readonly probe?: Probe;
}

export function read(resources: readonly Resource[], options: ReadingOptions): Reading {
    const coverage = new Map<string, Coverage>();
    const readers = new Map<string, AnyReader>();
    const named: Named[] = [];
    const unsaid = new Map<string, Unsaid>();
    for (const resource of resources) {
        const found = vocabularyOf(resource.type);
        coverage.set(resource.address, found.coverage);
        if (found.unsaid) unsaid.set(resource.address, found.unsaid);
        if (!found.reader) continue;
        readers.set(resource.address, found.reader);
        named.push({ resource, type: found.reader.types[0], names: namesOf(resource, found.reader) });
    }
    const scope = scopeOf(resources, named, new Set(unsaid.keys()), options.whole);
    const components = new Map<string, Component>();
    const amendments: Amendment[] = [];
    const consultations: Consultation[] = [];
    const failures: ReaderFailure[] = [];
    for (const { resource, type } of named) {
        const reader = readers.get(resource.address);
        if (!reader) continue;
        try {
            for (const one of reader.read(propsOf<never>(cursorOf(resource, scope, reader, options.probe)), subjectOf(resource, type, scope))) {
                if (!("is" in one)) components.set(one.address, one);
                else if (one.is === "amendment") amendments.push(one);
                else consultations.push(one);
            }
        } catch (error) {
            failures.push({ place: { address: resource.address, resource: resource.name, path: "" }, error });
        }
    }
    const { lost, elsewhere } = applyAll(components, amendments, scope);
    // What amends something that nobody reads is as good as unread itself.
    const unseen = resources
        .filter(({ address }) => coverage.get(address) === "unread" || lost.has(address))
        .flatMap((one) => {
            const facets = unsaid.get(one.address)?.ofOthers;
            if (facets?.size === 0) return [];
            const named = leadsTo(one, scope);
            // What only amends others is named for their sake: a schedule names a scaling target and means its service.
            const beyond = named.flatMap(({ address }) => {
                const amends = components.has(address) ? undefined : scope.resource(address);
                return amends && readers.has(address) ? leadsTo(amends, scope) : [];
            });
            return [...named, ...beyond].map((it) => (facets ? { ...it, facets } : it));
        });
    for (const { address, place, facets } of unseen) {
        const because = unknown(place, "a resource type that is not read");
        change(components, address, (it) => amended(it, because, facets));
    }
    if (!options.whole)
        for (const address of components.keys()) change(components, address, (it) => amended(it, unknown(it.place, "other resources")));
    consultAll(components, consultations);
    return { architecture: architecture([...components.values()], { whole: options.whole, unseen }), coverage, elsewhere, failures };
}

function cursorOf(resource: Resource, scope: Scope, reader: AnyReader, probe: Probe | undefined): Cursor {
    const spelling = resource.syntax === "terraform" ? "snake" : "camel";
    return { resource, scope, spelling, renames: reader.renames, probe, node: resource.properties, path: [], outputs: resource.outputs };
}

function namesOf(resource: Resource, reader: AnyReader): readonly (Node | undefined)[] {
    const spelled = (key: string) => (resource.syntax === "terraform" ? (reader.renames[key] ?? snake(key)) : key);
    return reader.names.map((key) => resource.properties[spelled(key)] ?? resource.outputs?.[key]);
}

/** Amendments are applied in the order of their places, so that the order of resources changes nothing. */
function applyAll(components: Map<string, Component>, amendments: readonly Amendment[], scope: Scope): Applied {
    const ordered = [...amendments].sort((a, b) => compare(a.to.place.address, b.to.place.address));
    const anywhere = new Map<string, Component[]>();
    for (const component of components.values()) {
        const same = anywhere.get(component.canonicalType);
        if (same) same.push(component);
        else anywhere.set(component.canonicalType, [component]);
    }
    const applied = { lost: new Set<string>(), elsewhere: new Set<string>() };
    for (const { to, apply, alone } of ordered) {
        const addresses = reached(to, anywhere);
        if (scope.whole && addresses.length === 0 && (to.certainty === "outside" || to.certainty === "anything")) {
            if (alone) components.set(alone.address, { ...components.get(alone.address), ...alone });
            else applied.elsewhere.add(to.place.address);
            if (to.certainty === "anything") applied.lost.add(to.place.address);
        }
        const maybe = to.certainty === "sure" ? undefined : unknown(to.place, scope.whole ? "deployment" : "other resources");
        const created = conditional(to.place, scope);
        // Two that may both be left out mostly stand or fall together.
        for (const address of addresses) change(components, address, (it) => apply(it, maybe ?? (it.conditional ? undefined : created)));
    }
    return applied;
}

function conditional(place: Place, scope: Scope): Unknown | undefined {
    const condition = scope.resource(place.address)?.conditional;
    return condition && conditionOf(condition, place);
}

interface Applied {
    /** Addresses of resources that amend something unread. */
    readonly lost: ReadonlySet<string>;
    /** Addresses of all whose amendments found no component. */
    readonly elsewhere: ReadonlySet<string>;
}

function reached(to: Pointer, byType: ReadonlyMap<string, readonly Component[]>): readonly string[] {
    if (to.certainty === "sure" || to.certainty === "possible") return to.targets.map((target) => target.address);
    if (to.certainty !== "anything") return [];
    return to.types.flatMap((type) => byType.get(type) ?? []).map((component) => component.address);
}

/** Whoever is consulted has consulted first, so that the order of resources changes nothing. */
function consultAll(components: Map<string, Component>, consultations: readonly Consultation[]): void {
    const waiting = new Map<string, Consultation[]>();
    for (const one of consultations) {
        const list = waiting.get(one.of);
        if (list) list.push(one);
        else waiting.set(one.of, [one]);
    }
    const visit = (address: string): void => {
        const list = waiting.get(address);
        if (!list) return;
        waiting.delete(address);
        for (const one of list) {
            for (const target of one.to.targets) visit(target.address);
            consulted(components, one);
        }
    };
    for (const address of [...waiting.keys()].sort()) visit(address);
}

function consulted(components: Map<string, Component>, one: Consultation): void {
    if (one.to.certainty !== "sure" && one.to.certainty !== "possible") return;
    const maybe: Unknown | undefined = one.to.certainty === "sure" ? undefined : unknown(one.to.place);
    for (const target of one.to.targets) {
        const theirs = components.get(target.address);
        if (theirs) change(components, one.of, (mine) => one.apply(mine, theirs, maybe));
    }
}

function change(components: Map<string, Component>, address: string, apply: (component: Component) => Component): void {
    const component = components.get(address);
    if (component) components.set(address, apply(component));
}

/** Everything that an unread resource names: by reference, by dependency, by a deployed output, or by its name, alone or within an id. */
function leadsTo(resource: Resource, scope: Scope): readonly Unseen[] {
    const found = new Map<string, Unseen>();
    const note = (address: string, path: string) => {
        if (address !== resource.address && !found.has(address))
            found.set(address, { address, place: { address: resource.address, resource: resource.name, path } });
    };
    const noteText = (text: string, path: string) => {
        for (const { address } of scope.answering(text)) note(address, path);
        if (OWN_WORDS.test(`${resource.type} ${path}`)) return;
        for (const part of new Set([text, ...text.split(/[^\w.-]+/)])) for (const address of scope.bearing(part)) note(address, path);
    };
    const walk = (node: Node, path: string): void => {
        if (typeof node === "string") noteText(node, path);
        else if (node instanceof Hole) for (const ref of node.about.refs ?? []) note(ref.address, path);
        else if (node instanceof Template) for (const part of node.parts) walk(part, path);
        else if (node instanceof Secret || node instanceof JsonDocument) walk(node.content, path);
        else if (isList(node)) for (const item of node) walk(item, path);
        else if (isMap(node)) for (const item of Object.values(node)) walk(item, path);
    };
    for (const [key, node] of Object.entries(resource.properties)) walk(node, key);
    for (const [key, addresses] of Object.entries(resource.dependencies ?? {})) for (const address of addresses) note(address, key);
    return [...found.values()];
}

/** What a resource says of itself: two resources often share a name. In azure-native, `name` is that of the parent. */
const OWN_WORDS = /^(?!azure-native:)\S+ name$| (description|location|region|tags|tagsAll|tags_all)$/;

function compare(a: string, b: string): number {
    return a < b ? -1 : a > b ? 1 : 0;
}
