/** How alarms name what a reader reads. Each reader says it beside `watched`, so that no list elsewhere has to know its type. */

import type { CanonicalType } from "../architecture/component";
import type { Following, Former } from "./scope";

export interface Metrics {
    /** Of its metrics, the one of the advised alarm first: `AWS/SQS`; in Azure the type of resource, as an alert rule names it. */
    readonly namespaces: readonly [string, ...string[]];
    /** Dimensions of CloudWatch whose value names it. */
    readonly dimensions?: Readonly<Record<string, Naming>>;
    /** It runs the user's code, which may report metrics under any other namespace. */
    readonly runsCode?: true;
}

/** How a dimension's value names a resource. */
export interface Naming extends Pick<Following, "name"> {
    /** Of its outputs, those that are this value: an alarm that is given another one (a queue's URL, an ARN) never has data. Any when absent. */
    readonly held?: RegExp;
    /** Outputs that were this value in former versions of Terraform's provider. */
    readonly former?: Former;
}

/** The value is the resource's name, which these outputs are. */
export function byName(held: RegExp, former?: Former): Naming {
    return former === undefined ? { held } : { held, former };
}

/** The value is an id that the cloud makes up, or names something else: only a reference leads to the resource. */
export function byReference(held: RegExp): Naming {
    return { held, name: nameless };
}

function nameless(): undefined {
    return undefined;
}

/** Whether only a reference leads to it. */
export function isByReference({ name }: Pick<Following, "name">): boolean {
    return name === nameless;
}

/** A type that has metrics. */
export interface Measured {
    readonly type: CanonicalType;
    readonly metrics: Metrics;
}

/** The types that metrics of each namespace are of. */
export function byNamespace(
    measured: readonly Measured[],
    spelled = (namespace: string) => namespace,
): ReadonlyMap<string, readonly CanonicalType[]> {
    const types = new Map<string, Set<CanonicalType>>();
    for (const { type, metrics } of measured) {
        for (const namespace of metrics.namespaces.map(spelled)) types.set(namespace, (types.get(namespace) ?? new Set()).add(type));
    }
    return new Map([...types].map(([namespace, found]) => [namespace, [...found]]));
}

/** Every type that has metrics. */
export function allMeasured(measured: readonly Measured[]): readonly CanonicalType[] {
    return distinct(measured);
}

/** The types that run the user's code. */
export function allRunningCode(measured: readonly Measured[]): readonly CanonicalType[] {
    return distinct(measured.filter(({ metrics }) => metrics.runsCode));
}

/** What is made of the readers' metrics, once. */
export function once<T>(make: (measured: readonly Measured[]) => T): (measured: readonly Measured[]) => T {
    const made = new WeakMap<readonly Measured[], { readonly it: T }>();
    return (measured) => {
        const known = made.get(measured) ?? { it: make(measured) };
        made.set(measured, known);
        return known.it;
    };
}

function distinct(measured: readonly Measured[]): readonly CanonicalType[] {
    return [...new Set(measured.map(({ type }) => type))];
}
