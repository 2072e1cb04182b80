/** The parts of a URN: `urn:pulumi:<stack>::<project>::<parents$>type::<name>`. */

import type { Program } from "../../resources/resource";
import { isObject } from "../json-file";

const ROOT = "pulumi:pulumi:Stack";

export function nameIn(urn: string): string {
    return urn.split("::").slice(3).join("::");
}

/** The project and the stack of the first of these resources or steps that tells them. */
export function programOf(entries: readonly unknown[]): Program | undefined {
    for (const entry of entries) {
        const [, stack, name] = /^urn:pulumi:([^:]{1,200})::([^:]{1,200})::/.exec(isObject(entry) ? String(entry["urn"]) : "") ?? [];
        if (stack !== undefined && name !== undefined) return { name, stack };
    }
    return undefined;
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
