/**
 * What a setting holds: a credential, a reference to one, a stand-in, or plain text. Content is looked at here and goes no further.
 *
 * Decisions:
 * - A credential-shaped literal is a credential whatever its name or mark. A literal under a name that says that it is a credential is one too, unless
 *   it is a reference, a stand-in, a mode, an address, a path or a count. A name that says so weakly makes it suspicious.
 * - Holes are never literal: `postgres://app:hunter2@${db.address}` is a credential, `postgres://app:${password}@host` is what the hole is: an output
 *   that is a credential, or hidden.
 * - What documentation and emulators publish (`AKIA...EXAMPLE`, Azurite's key) is a placeholder: everybody knows it, so it protects nothing and leaks nothing.
 * - App Service resolves `@Microsoft.KeyVault(...)` only as a whole value. Inside a longer text it leaks nothing but is not the secret either: a placeholder.
 * - Of a text longer than `SCANNED` characters the first and the last half of that are read; every pattern is bounded, so time is linear.
 */

import { Asset, DEEPEST, Hole, JsonDocument, Secret, Template, isList, type Node } from "../resources/node";
import { parseJsonText } from "../resources/json-text";
import { isCredential, meaningOf, namesNoSecret, type Meaning } from "./credentials/names";
import { originOf } from "./credentials/outputs";
import { ASSIGNMENTS, BROWSER_SHAPES, COMMANDS, CONNECTION, SECRET_PART, SHAPES } from "./credentials/shapes";
import {
    REFERENCE,
    isAddress,
    isCount,
    isHash,
    isMode,
    isPlaceholder,
    isPublished,
    isVariable,
    looksRandom,
    repeatsName,
    saysNothing,
} from "./credentials/stand-ins";
import { VENDOR_TOKENS } from "./credentials/vendor-tokens";
import { HOLE, SCANNED, clipped, decode, holesIn, textOf, type Text } from "./credentials/text";

/** What the content of a setting looks like. The content itself never leaves this file. */
export type Content =
    /** A literal that is a credential, by its shape or by its name. */
    | "credential"
    /** A credential that another resource makes or a store keeps, and that this place shows. */
    | "handed"
    /** The name says weakly that the literal is one. */
    | "suspicious"
    /** Stands where a credential belongs, and is none: `changeme`, `<your-password>`, a key out of the documentation. */
    | "placeholder"
    /** Leads to a secret store, or is exactly a name or an address of another resource. */
    | "reference"
    /** It may be a credential, and the content cannot be read. */
    | "hidden"
    | "plain";

/** Classifies a named setting. A structure is as bad as its worst part; `{ name, value }` pairs and the keys of objects name theirs. */
export function contentOf(name: string, value: Node): Content {
    return judge(named(name), value, 0);
}

/** Classifies text without a name: commands, user data (base64 and gzip decoded), documents. Names count where the text has them: `NAME=value`. */
export function contentOfText(value: Node): Content {
    return judge(UNNAMED, value, 0);
}

/** Whether a setting of this name holds a credential: `dbPassword`, `PGPASSWORD`, `API_TOKEN`; not `TOKEN_TABLE`, `SECRET_NAME`. */
export function namesCredential(name: string): boolean {
    return isCredential(meaningOf(name));
}

/** Whether the name only hints at a credential: `PARTNER_KEY`, `SALT`; not `CACHE_KEY`. */
export function hintsAtCredential(name: string): boolean {
    return meaningOf(name) === "weak";
}

/** The name by which to judge what a secret store keeps: a secret, unless its own name says that it is none (`mail-host`). */
export function nameInStore(name: string): string {
    return namesNoSecret(name) ? name : "secret";
}

/** Stands for a name that is not known: it may say that the value is a credential. */
export const NAMELESS = "unnamed";

interface Named {
    readonly name: string;
    readonly meaning: Meaning;
}

const UNNAMED: Named = { name: "", meaning: "unnamed" };

function named(name: string): Named {
    return { name, meaning: name === NAMELESS ? "nameless" : meaningOf(name) };
}

const BEST_TO_WORST: readonly Content[] = ["plain", "reference", "placeholder", "hidden", "suspicious", "handed", "credential"];

function worst(contents: readonly Content[]): Content {
    return contents.reduce((bad, next) => (BEST_TO_WORST.indexOf(next) > BEST_TO_WORST.indexOf(bad) ? next : bad), "plain");
}

function judge(by: Named, value: Node, depth: number): Content {
    if (depth > DEEPEST) return unreadable(by);
    if (value === null || typeof value === "boolean") return "plain";
    if (typeof value === "number") return judgeText(by, textOf([String(value)]), depth);
    if (typeof value === "string") return judgeText(by, textOf([value]), depth);
    if (value instanceof Hole) return judgeHole(by, value);
    if (value instanceof Template) return judgeTemplate(by, value, depth);
    if (value instanceof Secret || value instanceof JsonDocument) return judge(by, value.content, depth + 1);
    if (value instanceof Asset) return unreadable(by);
    return isList(value) ? judgeList(by, value, depth) : judgeObject(by, value, depth);
}

function unreadable({ meaning }: Named): Content {
    return isCredential(meaning) || meaning === "nameless" ? "hidden" : "plain";
}

function judgeHole(by: Named, hole: Hole): Content {
    const { byDefault } = hole.about;
    // Whoever deploys may give another value; the one that is written stays written.
    if (byDefault !== undefined && judgeText(by, textOf([byDefault]), 0) === "credential") return "credential";
    const wanted = isCredential(by.meaning);
    switch (originOf(hole)) {
        case "credential":
            return "handed";
        case "part":
            return wanted ? "handed" : "hidden";
        case "parameter":
            if (by.meaning === "carrier") return "hidden";
            return wanted ? "handed" : "plain";
        case "identifier":
            return "reference";
        case "unclear":
            return unreadable(by);
    }
}

function judgeTemplate(by: Named, template: Template, depth: number): Content {
    const parts = template.parts.filter((part) => part !== "");
    const [only] = parts;
    return parts.length === 1 && only instanceof Hole ? judgeHole(by, only) : judgeText(by, textOf(parts), depth);
}

/** A flag and its value are neighbours in a command: `["--password", "hunter2"]`. */
function judgeList(by: Named, list: readonly Node[], depth: number): Content {
    const line = list.flatMap((item) => [...partsOf(item), " "]);
    return worst([scan(textOf(line), "other"), ...list.map((item) => judge(by, item, depth + 1))]);
}

function partsOf(value: Node): readonly (string | Hole)[] {
    let bare = value;
    while (bare instanceof Secret) bare = bare.content;
    if (bare instanceof Template) return bare.parts;
    if (bare instanceof Hole || typeof bare === "string") return [bare];
    return typeof bare === "number" ? [String(bare)] : [];
}

function judgeObject(by: Named, object: { readonly [key: string]: Node }, depth: number): Content {
    const pair = object["name"] ?? object["Name"] ?? object["key"] ?? object["Key"];
    const contents = Object.entries(object).map(([key, value]) => {
        const name = key === "value" || key === "Value" ? pairName(pair, key) : key;
        return judge(within(by, named(name)), value, depth + 1);
    });
    return worst(contents);
}

function pairName(pair: Node | undefined, key: string): string {
    if (typeof pair === "string") return pair;
    return pair instanceof Hole || pair instanceof Template ? NAMELESS : key;
}

/** `{"type": "HS256", "key": "..."}` under JWT_SECRET: what is weak alone is said by the name around it. */
function within({ meaning }: Named, inner: Named): Named {
    return inner.meaning === "weak" && (meaning === "secret" || meaning === "password") ? { ...inner, meaning: "secret" } : inner;
}

function judgeText(by: Named, text: Text, depth: number): Content {
    const written = clipped(text.written);
    if (written === "") return "plain";
    if (REFERENCE.test(written)) return "reference";
    const document = documentIn(text);
    if (document !== undefined) return judge(by, document, depth + 1);
    const decoded = decode(text.written);
    return worst([
        scan({ ...text, written }, by.meaning),
        byName(by, written, text),
        decoded === undefined ? "plain" : judgeText(UNNAMED, textOf([decoded]), depth + 1),
    ]);
}

/** JSON written as text, holes and all. Longer text is scanned as it stands. */
function documentIn({ written, parts }: Text): Node | undefined {
    if (written.length > SCANNED || !/^[[{]/.test(written)) return undefined;
    return parseJsonText(new Template(parts));
}

/** The worst that is written in a text, whatever names it. */
function scan(text: Text, meaning: Meaning): Content {
    const { written } = text;
    const found: Content[] = text.holes.map((hole) => (originOf(hole) === "credential" ? "handed" : "plain"));
    for (const shape of shapesIn(written, meaning)) {
        for (const match of written.matchAll(shape)) found.push(literal(match[1] ?? match[0], text));
    }
    if (!/[=:>\s]/.test(written)) return worst(found);
    for (const line of written.split("\n")) {
        if (!/[=:]/.test(line) || (meaning !== "carrier" && !CONNECTION.test(line))) continue;
        for (const match of line.matchAll(SECRET_PART)) found.push(literal(match[1] ?? "", text));
    }
    for (const form of ASSIGNMENTS) {
        for (const match of written.matchAll(form)) found.push(judgeAssignment(match[1] ?? "", match[2] ?? "", match[3] ?? "", text));
    }
    if (/@Microsoft\.(?:KeyVault|AppConfiguration)\(/i.test(written)) found.push("placeholder");
    return worst(found);
}

/** Those that such a text can hold: most settings are a word or an address. */
function shapesIn(written: string, meaning: Meaning): readonly RegExp[] {
    return [
        ...(written.length < 16 ? [] : [VENDOR_TOKENS]),
        ...(written.length < 16 || meaning === "public" ? [] : BROWSER_SHAPES),
        ...(/[:=@]|-----/.test(written) ? SHAPES : []),
        ...(/\s/.test(written) ? COMMANDS : []),
    ];
}

/** Code is not content: a call, a property, a cmdlet, a bound parameter. */
function judgeAssignment(name: string, quote: string, value: string, text: Text): Content {
    if (/^[@:?\\`-]/.test(value) || /^(?:await|async|new|function|lambda|typeof|this|self|require|import)$/.test(value)) return "plain";
    if (quote === "" && /[([]|^[A-Za-z_]\w{0,40}(?:\.[A-Za-z_]\w{0,40}){1,8}$|^[A-Z][a-z]{1,15}-[A-Z]\w{1,40}$/.test(value)) return "plain";
    if (REFERENCE.test(value)) return "plain";
    const content = byName(named(name), value, text);
    // What only may be one is too little in the middle of a text.
    return content === "suspicious" ? "plain" : content;
}

/** What is found where a credential stands: the credential itself, its stand-in, a variable, or what a hole holds. */
function literal(part: string, text: Text): Content {
    if (part === "" || isVariable(part)) return "plain";
    if (HOLE.test(part)) return ofHoles(IN_PLACE, part, text.holes);
    return isPlaceholder(part) ? "placeholder" : "credential";
}

const IN_PLACE: Named = { name: "", meaning: "password" };

/** What the name makes of a text in which no credential was recognized. */
function byName(by: Named, written: string, text: Text): Content {
    const { meaning, name } = by;
    if (meaning === "other" || meaning === "unnamed" || meaning === "public") return "plain";
    if (meaning === "nameless") return byName(IN_PLACE, written, text) === "credential" ? "hidden" : "plain";
    if (saysNothing(written) || isVariable(written)) return "plain";
    if (isPublished(written)) return "plain";
    if (HOLE.test(written)) return byHoles(by, written, text.holes);
    if (isPlaceholder(written)) return "placeholder";
    if (meaning === "auth" && signsIn(written) && !isAddress(written, true)) return "credential";
    if (meaning === "carrier" || isAddress(written, meaning === "password")) return "plain";
    if (meaning === "password") return repeatsName(written, name) || isHash(written) ? "suspicious" : "credential";
    if (isCount(written) || isMode(written)) return "plain";
    if (meaning === "weak") return looksRandom(written) ? "suspicious" : "plain";
    if (repeatsName(written, name) || isHash(written) || (namesSecret(written) && isStored(name))) return "suspicious";
    return meaning === "secret" || signsIn(written) ? "credential" : "suspicious";
}

function byHoles(by: Named, written: string, holes: readonly Hole[]): Content {
    if (by.meaning === "weak") return "plain";
    if (isAddress(written, by.meaning === "password") || (by.meaning === "carrier" && KNOWN_START.test(written))) return "plain";
    return ofHoles(by, written, holes);
}

/** A credential is one, whatever is written around it; the rest is what a single hole holds, or is not known. */
function ofHoles(by: Named, written: string, holes: readonly Hole[]): Content {
    const inside = holesIn(written, holes).map((hole) => judgeHole(by, hole));
    return worst(written.length === 1 ? inside : ["hidden", ...inside]);
}

/** `DefaultEndpointsProtocol=`, `postgres://`: what it is stands before the first hole, so a secret part would have been seen. */
const KNOWN_START = /^[a-z][a-z0-9+. -]{1,40}(?:=|:\/\/)/i;

/** `orders-db-secret`: what a store or a cluster calls a secret. */
function namesSecret(text: string): boolean {
    return (
        /^[a-z][a-z0-9]{0,40}(?:[-_.][a-z0-9]{1,40}){1,8}$/.test(text) &&
        /(?:secrets?|credentials?|creds|token|password|key|keys|tls|cert)$/.test(text)
    );
}

/** A name that a secret's name may stand under; a key for signing is written itself. */
function isStored(name: string): boolean {
    return (
        /(?:secrets?|credentials?|creds)$/i.test(name) &&
        !/(?:jwt|session|cookie|client|auth|signing|hmac|csrf|app|encryption|webhook)[-_. ]?secret$/i.test(name)
    );
}

/** A name and a password, or what looks made by a machine. */
function signsIn(text: string): boolean {
    // Neo4j's images write a slash between the two.
    return (
        /^[^\s:]{1,128}:[^\s:]{3,256}$|^neo4j\/(?!none$)\S{1,128}$/.test(text) || looksRandom(text) || /^(?:Basic|Bearer|Token)\s\S{6,}/i.test(text)
    );
}
