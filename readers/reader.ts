/** What a reader is: the types it reads in every spelling of its vocabulary, and what they contribute to the architecture. */

import { keyed } from "../architecture/keyed";
import { shape } from "../architecture/reason";
import type { Amendment, Consultation } from "../architecture/amendment";
import type { CanonicalType, Component, Condition, Facets } from "../architecture/component";
import { known, unknown, type Dialect, type Place, type Value } from "../architecture/value";
import { Hole, Secret, type Node } from "../resources/node";
import type { Measured, Metrics } from "./metrics";
import type { Props } from "./props";
import { dialectOf, type Resource } from "../resources/resource";
import type { Named, Scope } from "./scope";

export type Contribution = Component | Amendment | Consultation;

/** What a reader knows of the resource beyond its properties. */
export interface Subject {
    readonly resource: Resource;
    readonly place: Place;
    readonly type: CanonicalType;
    readonly cloud: Cloud;
    readonly component: (kind: string, facets: Partial<Omit<Facets, "watched">> & { readonly watched?: never }) => Component;
    /** `protect` (Pulumi) or `prevent_destroy` (Terraform). */
    readonly protect: Value<boolean>;
    /** How many there are of it: a block with `count` or `for_each` is one resource here, whatever it makes. */
    readonly times: Value<number>;
    /** Whether the input declares a resource of one of these canonical types. What many organisations keep elsewhere is judged only then. */
    declares(...types: readonly CanonicalType[]): boolean;
}

/** The subject of a reader that declares its `metrics`: what needs an alarm can be told by them alone. */
export interface WatchedSubject extends Subject {
    readonly metrics: Metrics;
    readonly component: (kind: string, facets: Partial<Facets>) => Component;
}

/** What the readers of a cloud know together, whatever their vocabulary. */
export interface Cloud {
    /** `aws`, `azure`, or what a plugin calls its own. */
    readonly name: string;
    readonly types: readonly CanonicalType[];
    readonly measured: readonly Measured[];
}

export type Reader<T> = MeasuredReader<T> | UnmeasuredReader<T>;

/** How tools spell the type, and the one name that pointers and components use: `npm run derive` makes it a `CanonicalType`. */
type Spelt =
    /** Where all spellings are of one vocabulary, the first is the canonical one. */
    | { readonly canonical?: undefined; readonly types: readonly [CanonicalType, ...string[]] }
    /** What several vocabularies read has one name in all of them: Azure's own, as in its resource ids (`Microsoft.Web/sites/slots`). */
    | { readonly canonical: CanonicalType; readonly types: readonly [string, ...string[]] };

interface Definition<T> {
    /** Properties that hold the name by which others may point at it. */
    readonly names?: readonly (keyof T & string)[];
    /** Keys that Terraform calls something else than the snake_case or the singular of a block, which is derived. */
    readonly renames?: Partial<Record<string, string>>;
    /** Keys of former versions of the provider, which the installed bindings do not have. */
    readonly former?: readonly (keyof T & string)[];
    /** The facets of its own component. */
    readonly facets: readonly (keyof Facets)[];
    /** The facets that it changes on what it points at. Its own component has them only where that is out of sight. */
    readonly amends?: readonly (keyof Facets)[];
}

/** It says how alarms name what it reads, without which it cannot contribute `watched`. */
type MeasuredReader<T> = Spelt & Definition<T> & { readonly metrics: Metrics; read(p: Props<T>, subject: WatchedSubject): readonly Contribution[] };

type UnmeasuredReader<T> = Spelt & Definition<T> & { readonly metrics?: undefined; read(p: Props<T>, subject: Subject): readonly Contribution[] };

/** A reader whose type of properties no longer matters. */
export interface AnyReader {
    readonly canonical: CanonicalType;
    readonly types: readonly [string, ...string[]];
    readonly names: readonly string[];
    readonly renames: Readonly<Record<string, string>>;
    readonly former: readonly string[];
    readonly facets: readonly (keyof Facets)[];
    readonly amends: readonly (keyof Facets)[];
    readonly metrics: Metrics | undefined;
    read(p: Props<never>, subject: Omit<WatchedSubject, "metrics">): readonly Contribution[];
}

export function reader<T>(definition: MeasuredReader<T>): AnyReader;
export function reader<T>(definition: UnmeasuredReader<T>): AnyReader;
export function reader<T>(definition: Reader<T>): AnyReader {
    const renames = keyed(Object.entries(definition.renames ?? {}).flatMap(([key, name]) => (name === undefined ? [] : [[key, name] as const])));
    return {
        canonical: canonicalOf(definition),
        types: definition.types,
        names: definition.names ?? [],
        renames,
        former: definition.former ?? [],
        facets: definition.facets,
        amends: definition.amends ?? [],
        metrics: definition.metrics,
        read: (p, subject) =>
            definition.metrics === undefined
                ? definition.read(widened<T>(p), subject)
                : definition.read(widened<T>(p), { ...subject, metrics: definition.metrics }),
    };
}

function canonicalOf(spelt: Spelt): CanonicalType {
    if (spelt.canonical === undefined) return spelt.types[0];
    return spelt.canonical;
}

export function subjectOf(
    resource: Resource,
    { type, cloud }: Pick<Named, "type" | "cloud">,
    scope: Pick<Scope, "has">,
): Omit<WatchedSubject, "metrics"> {
    const place: Place = { address: resource.address, resource: resource.name, path: "" };
    return {
        resource,
        place,
        type,
        cloud,
        declares: (...types) => types.some((one) => scope.has(one)),
        times: resource.conditional ? conditionOf(resource.conditional, place).because : known(resource.times ?? 1, place),
        protect: protection(resource, { ...place, path: PROTECTION[dialectOf(resource)] }),
        component: (kind, facets) => ({
            kind,
            address: resource.address,
            name: resource.name,
            type: resource.type,
            canonicalType: type,
            dialect: dialectOf(resource),
            place,
            ...(resource.conditional ? { conditional: conditionOf(resource.conditional, place) } : {}),
            ...facets,
        }),
    };
}

/** What may leave a resource out. */
export function conditionOf({ by, written, reason }: NonNullable<Resource["conditional"]>, place: Place): Condition {
    return { because: unknown({ ...place, path: by }, reason), written };
}

const PROTECTION: Readonly<Record<Dialect, string>> = {
    pulumi: "protect",
    cdktf: "lifecycle.preventDestroy",
    hcl: "lifecycle.prevent_destroy",
};

function protection(resource: Resource, place: Place): Value<boolean> {
    const node: Node | undefined = resource.protect instanceof Secret ? resource.protect.content : resource.protect;
    if (node === undefined || node === null || node === false) return known(false, place, { shown: "false", byDefault: node !== false });
    if (node === true || node === "true") return known(true, place, { shown: "true" });
    return unknown(place, node instanceof Hole ? node.about.reason : shape("of an unexpected shape"));
}

/** The reader is called with the properties of a resource of its own types, so their level is its `T`. */
function widened<T>(p: Props<never>): Props<T>;
function widened(p: unknown): unknown {
    return p;
}
