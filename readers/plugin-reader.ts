/** A reader of a plugin: a type of another provider, or one that prodgate does not read yet, which contributes existing facets. */

import type { CanonicalType, Facets } from "../architecture/component";
import type { Metrics } from "./metrics";
import type { Props } from "./props";
import { reader, type AnyReader, type Cloud, type Contribution, type Subject, type WatchedSubject } from "./reader";

/** What `defineReader` makes. */
export interface OwnReader {
    readonly is: "reader";
    readonly cloud: Cloud["name"];
    readonly reader: AnyReader;
}

interface Definition<T> {
    /** `aws`, `azure`, or a name for another cloud (`google`): readers of one cloud know each other's types. */
    readonly cloud: Cloud["name"];
    /** The type in every spelling, Terraform's and Pulumi's. The first one is its name in pointers: `ownType`. */
    readonly types: readonly [string, ...string[]];
    /** Properties that hold the name by which others may point at it. */
    readonly names?: readonly (keyof T & string)[];
    /** Keys that Terraform calls something else than their snake_case: the singular of a block, a former name. */
    readonly renames?: Partial<Record<string, string>>;
    /** The facets of its own component. */
    readonly facets: readonly (keyof Facets)[];
    /** The facets that it changes on what it points at. */
    readonly amends?: readonly (keyof Facets)[];
}

interface Unmeasured<T> extends Definition<T> {
    readonly metrics?: undefined;
    /** Reads one resource. Throws nothing; a property is read with what its absence means. */
    read(p: Props<T>, subject: Subject): readonly Contribution[];
}

/** It says how alarms name what it reads, without which it cannot contribute `watched`. */
interface Measured<T> extends Definition<T> {
    readonly metrics: Metrics;
    read(p: Props<T>, subject: WatchedSubject): readonly Contribution[];
}

/**
 * A reader of one's own. `T` is the type of the resource's properties as Pulumi spells them: the provider SDK's arguments (`import type`), or an interface
 * of the properties that are read.
 */
export function defineReader<T>(definition: Measured<T>): OwnReader;
export function defineReader<T>(definition: Unmeasured<T>): OwnReader;
export function defineReader<T>(definition: Measured<T> | Unmeasured<T>): OwnReader {
    const [first, ...others] = definition.types;
    const { cloud, names, renames, facets, amends } = definition;
    const common = {
        types: [ownType(first), ...others] as const,
        facets,
        ...(names && { names }),
        ...(renames && { renames }),
        ...(amends && { amends }),
    };
    return {
        is: "reader",
        cloud,
        reader:
            definition.metrics === undefined
                ? reader<T>({ ...common, read: (p, subject) => definition.read(p, subject) })
                : reader<T>({ ...common, metrics: definition.metrics, read: (p, subject) => definition.read(p, subject) }),
    };
}

/** The name of a type that a reader of one's own reads, for pointers: `p.to("queueId", { types: [ownType("acme_queue")] })`. */
export function ownType(type: string): CanonicalType;
export function ownType(type: string): string {
    return type;
}
