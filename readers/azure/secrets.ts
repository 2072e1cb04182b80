/** Arguments that Azure itself keeps secret: only a literal in the program is wrong there. */

import type { Setting } from "../../architecture/facets/settings";
import { unknown, type Change } from "../../architecture/value";
import type { Entry } from "../props";
import type { Resource } from "../resource";
import { refsOf } from "../scope";
import { passwordArgument } from "../settings";

/** A password, whatever it looks like; nothing where there is none. */
export function secretArgument(entry: Entry | undefined, detail: string, resource: Resource, mend: Change): readonly Setting[] {
    if (entry === undefined) return [];
    if (untold(entry, resource)) return [{ detail, content: unknown(entry.place), place: "argument", mend }];
    return [{ ...passwordArgument(entry, resource.marksSecrets, mend), detail }];
}

/** The tool says neither what the value is nor what it is made of. */
function untold({ node, place }: Entry, { dependencies }: Resource): boolean {
    const top = /^[^.[]*/.exec(place.path)?.[0] ?? "";
    return refsOf(node) === undefined && !dependencies?.[top]?.length;
}
