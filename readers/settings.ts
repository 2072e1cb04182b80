/** Settings as readers contribute them: named values, classified at the border. */

import type { Setting } from "../architecture/facets/settings";
import type { Reason } from "../architecture/reason";
import { known, mapped, unknown, type Change, type Many, type Value } from "../architecture/value";
import { NAMELESS, contentOf, contentOfText, hintsAtCredential, type Content as Classified } from "./credentials";
import { Hole, JsonDocument, Secret, Template, type Node } from "../resources/node";
import type { Entry } from "./props";

/** Values that the cloud shows in clear: environment variables, app settings, stage variables, labels. */
export function shownSettings(entries: Many<Entry>, fix: (entry: Entry) => Change, prefix = ""): Many<Setting> {
    return mapped(entries, (entry) => shownSetting(entry, fix(entry), prefix));
}

export function shownSetting(entry: Entry, fix: Change, prefix = ""): Setting {
    return {
        detail: prefix + shownName(entry.name),
        ...judged(contentOf(entry.name, entry.node), entry, hintsAtCredential(entry.name)),
        place: "shown",
        fix,
    };
}

/** A header of a fixed value. One that signs in (`Authorization: Basic ...`) is known by both together. */
export function shownHeader(entry: Entry, fix: Change, prefix = ""): Setting {
    const setting = shownSetting(entry, fix, prefix);
    const signsIn = ["credential", "handed"].includes(contentOfText([`${entry.name}:`, entry.node]));
    return signsIn ? { ...setting, content: known("credential", entry.place) } : setting;
}

/** Free text that the cloud shows in clear: commands, user data, documents. */
export function shownText(entry: Entry, detail: string, fix: Change): Setting {
    return { detail, ...judged(contentOfText(entry.node), entry, false), place: "shown", fix };
}

/** What a setting, a container or a secret is called, also where its name is not known. */
export function nameOf(name: Value<string>): string {
    return name.kind === "known" ? shownName(name.value) : NAMELESS;
}

/** A name as it may be printed: a mistake may put a credential where the name belongs, which then counts as no name. */
function shownName(name: string): string {
    return ["credential", "handed"].includes(contentOfText(name)) ? NAMELESS : name;
}

function judged(content: Classified, { node, place }: Entry, hinted: boolean): Pick<Setting, "content" | "suspicious"> {
    const open = hinted && content === "plain" && hasHole(node);
    const suspicious = open ? unknown(place, reasonIn(node)) : known(content === "suspicious", place);
    if (content === "hidden") return { content: unknown(place, reasonIn(node)), suspicious };
    // Whoever made it, this place shows it.
    if (content === "handed") return { content: known("credential", place), suspicious };
    return { content: known(content === "suspicious" ? "plain" : content, place), suspicious };
}

function hasHole(node: Node): boolean {
    if (node instanceof Secret) return hasHole(node.content);
    return node instanceof Hole || (node instanceof Template && node.parts.some((part) => part instanceof Hole));
}

/** Why a value is not known, or the first part of it that is not. */
function reasonIn(node: Node): Reason | undefined {
    if (node instanceof Hole) return node.about.reason;
    if (node instanceof Template) return node.parts.find((part) => part instanceof Hole)?.about.reason;
    return node instanceof Secret || node instanceof JsonDocument ? reasonIn(node.content) : undefined;
}
