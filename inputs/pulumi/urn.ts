/** The parts of a URN: `urn:pulumi:<stack>::<project>::<parents$>type::<name>`. */

const ROOT = "pulumi:pulumi:Stack";

export function nameIn(urn: string): string {
    return urn.split("::").slice(3).join("::");
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
