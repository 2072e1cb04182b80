/** JSON that is written as text, with holes in it: policies, container definitions, redrive policies. */

import { keyed } from "../architecture/keyed";
import { shape } from "../architecture/reason";
import { DEEPEST, Hole, JsonDocument, Secret, Template, type Node, type Ref } from "./node";

/**
 * The document that a text holds, with its holes: quoted (`"${arn}"`), bare (`${port}`), or within a string. `undefined` when it is
 * no JSON. A hole in the name of a key is written `${0}`, by its number. In a text that is secret as a whole every string of it stays secret.
 */
export function parseJsonText(node: Node): Node | undefined {
    if (node instanceof JsonDocument) return node.content;
    if (typeof node === "string") return parsed([node], false);
    if (node instanceof Template) return parsed(node.parts, false);
    if (!(node instanceof Secret)) return undefined;
    const { content } = node;
    return typeof content === "string" ? parsed([content], true) : content instanceof Template ? parsed(content.parts, true) : undefined;
}

interface Filling {
    readonly holes: readonly Hole[];
    /** The private character around a hole's number. */
    readonly mark: string;
    readonly secret: boolean;
}

function parsed(parts: readonly (string | Hole)[], secret: boolean): Node | undefined {
    const holes = parts.filter((part) => part instanceof Hole);
    const mark = markFor(parts);
    if (mark === undefined) return undefined;
    try {
        const json: unknown = JSON.parse(written(parts, mark));
        return filled(json, { holes, mark, secret }, 0);
    } catch {
        return undefined;
    }
}

/** The text with its holes as numbers between marks, in quotes where they are bare. */
function written(parts: readonly (string | Hole)[], mark: string): string {
    let text = "";
    let number = 0;
    let quoted = false;
    for (const part of parts) {
        if (part instanceof Hole) {
            const place = `${mark}${String(number++)}${mark}`;
            text += quoted ? place : `"${place}"`;
        } else {
            quoted = endsQuoted(part, quoted);
            text += part;
        }
    }
    return text;
}

/** Whether a string is open at the end of a fragment. */
function endsQuoted(fragment: string, before: boolean): boolean {
    let quoted = before;
    for (const [sign] of fragment.matchAll(/\\.|"/gsu)) if (sign === '"') quoted = !quoted;
    return quoted;
}

/** A character of Unicode's private use area that the text holds neither itself nor escaped. */
function markFor(parts: readonly (string | Hole)[]): string | undefined {
    const taken = new Set<number>();
    for (const part of parts) {
        if (part instanceof Hole) continue;
        for (const [sign] of part.matchAll(/[\uE000-\uF8FF]|\\u(?:e|f[0-8])[0-9a-f]+/giu)) {
            taken.add(sign.length === 1 ? sign.charCodeAt(0) : Number.parseInt(sign.slice(2, 6), 16));
        }
    }
    for (let code = 0xe000; code <= 0xf8ff; code++) if (!taken.has(code)) return String.fromCharCode(code);
    return undefined;
}

function filled(json: unknown, filling: Filling, depth: number): Node {
    if (typeof json === "string") return filledText(json, filling);
    if (json === null || typeof json === "boolean" || typeof json === "number") return json;
    if (depth >= DEEPEST) return new Hole({ ...refsOfAll(filling.holes), reason: shape("nested too deeply") });
    if (Array.isArray(json)) return json.map((item) => filled(item, filling, depth + 1));
    // Everything that JSON.parse returns besides is an object.
    return keyed(Object.entries(json ?? {}).map(([key, value]) => [filledKey(key, filling), filled(value, filling, depth + 1)]));
}

function filledText(text: string, filling: Filling): Node {
    const content = unmarked(text, filling);
    return filling.secret && !(content instanceof Hole) ? new Secret(content) : content;
}

function unmarked(text: string, { holes, mark }: Filling): string | Hole | Template {
    if (!text.includes(mark)) return text;
    const parts = text
        .split(mark)
        .map((part, at) => (at % 2 ? (holes[Number(part)] ?? "") : part))
        .filter((part) => part !== "");
    const [only] = parts;
    return parts.length === 1 && only !== undefined ? only : new Template(parts);
}

function filledKey(key: string, { mark }: Filling): string {
    return key
        .split(mark)
        .map((part, at) => (at % 2 ? `\${${part}}` : part))
        .join("");
}

/** Which of the holes lie deeper is not looked up: any may. */
function refsOfAll(holes: readonly Hole[]): { readonly refs?: readonly Ref[] } {
    const lists = holes.map((hole) => hole.about.refs);
    return lists.includes(undefined) ? {} : { refs: lists.flatMap((list) => list ?? []) };
}
