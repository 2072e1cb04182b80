/** Arguments that the cloud itself keeps secret: only a literal in the program is wrong there. */

import type { Content, Setting } from "../architecture/facets/settings";
import { dependsOn } from "../architecture/reason";
import { known, unknown, type Change, type Value } from "../architecture/value";
import { contentOf, nameInStore } from "./credentials";
import { Hole, Secret } from "../resources/node";
import type { Entry } from "./props";
import type { Resource } from "../resources/resource";
import { refsOf } from "./scope";

/** A password, whatever it looks like. Its detail is the argument as the user spells it, unless a reader has names for it. */
export function password(entry: Entry, resource: Resource, fix: Change, detail = entry.place.path): Setting {
    return { detail, content: originOf(written(entry, resource), resource), suspicious: known(false, entry.place), place: "argument", fix };
}

/** The same where there may be none. */
export function optionalPassword(entry: Entry | undefined, detail: string, resource: Resource, fix: Change): readonly Setting[] {
    return entry === undefined ? [] : [password(entry, resource, fix, detail)];
}

/**
 * What a secret store keeps under a name: a password or a document with passwords in it. Settings and stand-ins are kept there too, and are no secrets.
 * Without a name of its own, what the program calls the resource.
 */
export function storedSecret(entry: Entry, name: Value<string>, resource: Resource, fix: Change): Setting {
    return {
        detail: entry.place.path,
        content: storedUnder(name, written(entry, resource), resource),
        suspicious: known(false, entry.place),
        place: "argument",
        fix,
    };
}

/** What the program writes, also where deployment keeps to what is running or a variable's default is only the default. */
function written(entry: Entry, { properties }: Resource): Entry {
    const { node, path } = entry;
    if (!(node instanceof Hole)) return entry;
    if (node.about.byDefault !== undefined) return { ...entry, node: node.about.byDefault };
    const declared = node.about.reason?.kind === "running" ? properties[path.length === 1 ? String(path[0]) : ""] : undefined;
    return declared === undefined || declared === null ? entry : { ...entry, node: declared };
}

/** Without secret marks (a policy pack sees none) a configured secret looks like a literal, so its origin is unknown. */
const ORIGIN = dependsOn("its origin: a policy pack cannot tell a secret from a literal");
/** The SDK marks every password argument itself, so a mark in a state or a preview does not say where the secret came from. */
const HIDDEN = dependsOn("its origin: the hidden value may be a secret or a literal");

function originOf(entry: Entry, resource: Resource): Value<Content> {
    const { node, place } = entry;
    if (isMarked(entry)) return marked(entry);
    if (typeof node === "string") {
        if (node === "") return known("plain", place);
        if (contentOf("value", node) === "reference") return known("reference", place);
        return resource.marksSecrets ? known("credential", place) : unknown(place, ORIGIN);
    }
    const refs = refsOf(node);
    if (!(node instanceof Hole)) return refs === undefined || refs.length ? unknown(place) : known("plain", place);
    if (isAnswer(node)) return known("reference", place);
    return untold(entry, resource) || refs?.length === 0 ? unknown(place, node.about.reason) : known("reference", place);
}

/** A name that is not known may say that the value is no secret. */
function storedUnder(name: Value<string>, entry: Entry, resource: Resource): Value<Content> {
    if (name.kind === "known") return stored(entry, nameInStore(name.value), resource);
    const [secret, address] = [stored(entry, "secret", resource), stored(entry, "host", resource)];
    const differs = secret.kind === "known" && secret.value === "credential" && !(address.kind === "known" && address.value === "credential");
    return differs ? name : secret;
}

function stored(entry: Entry, name: string, resource: Resource): Value<Content> {
    const { node, place } = entry;
    if (isMarked(entry)) return marked(entry);
    const content = contentOf(name, node);
    switch (content) {
        case "credential":
        case "suspicious":
            return resource.marksSecrets ? known("credential", place) : unknown(place, ORIGIN);
        case "hidden": {
            if (node instanceof Hole && isAnswer(node)) return known("reference", place);
            const outside = refsOf(node)?.length === 0 || untold(entry, resource);
            return outside ? unknown(place, node instanceof Hole ? node.about.reason : undefined) : known("reference", place);
        }
        case "handed":
            return known("reference", place);
        default:
            return known(content, place);
    }
}

function marked({ node, place }: Entry): Value<Content> {
    if (node instanceof Hole && isNamed(node)) return known("reference", place);
    // Only an evaluated program shows text around its secrets.
    if (!(node instanceof Secret) || typeof node.content === "string") return unknown(place, HIDDEN);
    const content = contentOf("secret", node.content);
    return known(content === "credential" || content === "suspicious" ? "credential" : "reference", place);
}

function isMarked({ node }: Entry): boolean {
    return node instanceof Secret || (node instanceof Hole && node.about.secret === true);
}

/** Configuration, a variable or another resource, not just something hidden. */
function isNamed({ about }: Hole): boolean {
    return about.refs !== undefined || about.reason !== undefined;
}

/** What a cloud's own function answers (`listStorageAccountKeys`) is no literal. Functions of a tool only pass on what they are given. */
function isAnswer({ about }: Hole): boolean {
    return about.reason?.kind === "source" && about.reason.source === "function" && /^(aws|azure-native)[:_]/.test(about.reason.name);
}

/** The tool says neither what the value is nor what it is made of. */
function untold({ node, path: [top = ""] }: Entry, { dependencies }: Resource): boolean {
    return refsOf(node) === undefined && !dependencies?.[String(top)]?.length;
}
