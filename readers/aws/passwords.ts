/** Arguments that AWS itself keeps secret: only a literal in the program is wrong there. */

import type { Content, Setting } from "../../architecture/facets/settings";
import { known, unknown, type Change, type Value } from "../../architecture/value";
import { contentOf } from "../credentials";
import { Hole, Secret } from "../node";
import type { Entry } from "../props";
import type { Subject } from "../reader";
import { refsOf } from "../scope";
import { passwordArgument } from "../settings";

/** A password, whatever it looks like. Its detail is the argument as the user spells it. */
export function password(entry: Entry, subject: Subject, mend: Change): Setting {
    const named = { ...entry, name: entry.place.path };
    if (!untold(entry, subject)) return passwordArgument(named, subject.resource.marksSecrets, mend);
    return { detail: named.name, content: unknown(entry.place), place: "argument", mend };
}

/** What a secret store keeps: a password or a document with passwords in it. Settings and stand-ins are kept there too, and are no secrets. */
export function storedSecret(entry: Entry, subject: Subject, mend: Change): Setting {
    return { detail: entry.place.path, content: stored(entry, subject), place: "argument", mend };
}

function stored(entry: Entry, subject: Subject): Value<Content> {
    const { node, place } = entry;
    if (node instanceof Secret || (node instanceof Hole && node.about.secret)) return known("reference", place);
    const content = contentOf("secret", node);
    switch (content) {
        case "credential":
        case "suspicious":
            return subject.resource.marksSecrets
                ? known("credential", place)
                : unknown(place, "the program: a policy pack cannot tell a secret from a literal");
        case "hidden": {
            const outside = refsOf(node)?.length === 0 || untold(entry, subject);
            return outside ? unknown(place, node instanceof Hole ? node.about.decidedBy : undefined) : known("reference", place);
        }
        default:
            return known(content, place);
    }
}

/** The tool says neither what the value is nor what it is made of. */
function untold({ node, place }: Entry, { resource }: Subject): boolean {
    return refsOf(node) === undefined && !resource.dependencies?.[place.path]?.length;
}
