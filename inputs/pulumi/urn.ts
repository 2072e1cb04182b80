/** The parts of a URN: `urn:pulumi:<stack>::<project>::<parents$>type::<name>`. */

import { compare } from "../../architecture/compare";
import type { Program } from "../../resources/resource";
import { isObject } from "../json-file";

const ROOT = "pulumi:pulumi:Stack";

export function nameIn(urn: string): string {
    return urn.split("::").slice(3).join("::");
}

/** The project and the stack of these resources or steps; in whatever order they come, the same. */
export function programOf(entries: readonly unknown[]): Program | undefined {
    let first: readonly [name: string, stack: string] | undefined;
    for (const entry of entries) {
        const urn = isObject(entry) ? entry["urn"] : undefined;
        const [, stack, name] = typeof urn === "string" ? (/^urn:pulumi:([^:]{1,200})::([^:]{1,200})::/.exec(urn) ?? []) : [];
        if (stack === undefined || name === undefined) continue;
        if (first === undefined || (compare(name, first[0]) || compare(stack, first[1])) < 0) first = [name, stack];
    }
    return first && { name: first[0], stack: first[1] };
}

/** The type with its parents' types before it, as a child's URN continues it. */
export function qualifiedTypeIn(urn: string): string {
    return urn.split("::")[2] ?? "";
}

export function isRoot(urn: string): boolean {
    return qualifiedTypeIn(urn) === ROOT;
}

/** Types that are not cloud resources: the stack, providers, references to other stacks. */
export function isOfTheEngine(type: string): boolean {
    return type === ROOT || type === "pulumi:pulumi:StackReference" || type.startsWith("pulumi:providers:");
}
