/** Settings as readers contribute them: named values, classified at the border. */

import type { Content, Setting } from "../architecture/facets/settings";
import { known, unknown, type Change, type Many, type Place, type Value, mapped } from "../architecture/value";
import { contentOf, contentOfText, type Content as Classified } from "./credentials";
import { Hole, type Node } from "../resources/node";
import type { Entry } from "./props";

/** Values that the cloud shows in clear: environment variables, app settings, stage variables, labels. */
export function shownSettings(entries: Many<Entry>, fix: (entry: Entry) => Change, prefix = ""): Many<Setting> {
    return mapped(entries, (entry) => shownSetting(entry, fix(entry), prefix));
}

export function shownSetting(entry: Entry, fix: Change, prefix = ""): Setting {
    return { detail: prefix + entry.name, content: valueOf(contentOf(entry.name, entry.node), entry.place, entry.node), place: "shown", fix };
}

/** A header of a fixed value. One that signs in (`Authorization: Basic ...`) is known by both together. */
export function shownHeader(entry: Entry, fix: Change, prefix = ""): Setting {
    const setting = shownSetting(entry, fix, prefix);
    const signsIn = contentOfText([`${entry.name}:`, entry.node]) === "credential";
    return signsIn ? { ...setting, content: known("credential", entry.place) } : setting;
}

/** Free text that the cloud shows in clear: commands, user data, documents. */
export function shownText(entry: Entry, detail: string, fix: Change): Setting {
    return { detail, content: valueOf(contentOfText(entry.node), entry.place, entry.node), place: "shown", fix };
}

/** What is said where a setting's, a container's or a secret's name is not known. */
export function nameOf(name: Value<string>): string {
    return name.kind === "known" ? name.value : "unnamed";
}

function valueOf(content: Classified, place: Place, node: Node): Value<Content> {
    if (content === "hidden") return unknown(place, node instanceof Hole ? node.about.reason : undefined);
    return known(content, place);
}
