/** The shapes in which a value may be written. */

import { Hole, JsonDocument, Secret, Template, isList, isMap, type Node } from "../resources/node";

/** Without the marks around it. */
export function unwrapped(node: Node | undefined): Node | undefined {
    if (node instanceof Secret) return unwrapped(node.content);
    if (node instanceof JsonDocument) return unwrapped(node.content);
    return node;
}

/** The hole that a value is, or that is in a text. */
export function holeIn(node: Node): Hole | undefined {
    if (node instanceof Hole) return node;
    return node instanceof Template ? (node.parts.find((part): part is Hole => part instanceof Hole) ?? new Hole()) : undefined;
}

export function asBoolean(node: Node): boolean | undefined {
    if (typeof node === "boolean") return node;
    const text = typeof node === "string" ? node.trim().toLowerCase() : undefined;
    return text === "true" ? true : text === "false" ? false : undefined;
}

export function asNumber(node: Node): number | undefined {
    if (typeof node === "number" && Number.isFinite(node)) return node;
    return typeof node === "string" && /^\s*-?\d+(\.\d+)?\s*$/.test(node) ? Number(node) : undefined;
}

export function asText(node: Node): string | undefined {
    return typeof node === "string" ? node : typeof node === "number" ? String(node) : undefined;
}

/** In lower case, whatever it is written as. */
export function caseless(node: Node | undefined): string | undefined {
    return node === undefined || typeof node === "object" ? undefined : String(node).toLowerCase();
}

/** In words, never in content. */
export function shapeOf(node: Node): string {
    if (isList(node)) return "a list";
    if (isMap(node)) return "an object";
    if (node === null) return "null";
    return typeof node === "string" ? "text" : typeof node === "object" ? "a file" : `a ${typeof node}`;
}
