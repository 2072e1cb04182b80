/** Which arguments of a type Terraform has as blocks. */

import { terraformBlocks } from "./terraform-blocks";

const known = new Map<string, ReadonlySet<string>>();

/** The names of the blocks of a type, at any depth; undefined for a type that is not read. */
export function blocksOf(type: string): ReadonlySet<string> | undefined {
    const before = known.get(type);
    if (before !== undefined) return before;
    const names = Object.hasOwn(terraformBlocks, type) ? terraformBlocks[type] : undefined;
    if (names === undefined) return undefined;
    const made = new Set(names.split(" "));
    known.set(type, made);
    return made;
}
