/** Several values under one key: the members of a list, the entries of a map, where each of them leads. */

import { shape } from "../architecture/reason";
import type { Pointer } from "../architecture/pointer";
import { known, many, unknown, type Known, type Many, type Unknown } from "../architecture/value";
import { parseJsonText } from "../resources/json-text";
import { Hole, isList, isMap, type Node } from "../resources/node";
import { asked, placeOf, type Cursor, type Found, type Path } from "./cursor";
import type { Entry } from "./props";
import { follow, type Following } from "./scope";
import { holeIn, shapeOf, unwrapped } from "./shapes";

/** A member as it is written, holes too. */
interface Member {
    readonly node: Node;
    readonly path: Path;
}

interface Members {
    readonly items: readonly Member[];
    readonly unknowns: readonly Unknown[];
}

/** The members of a list; one object is a list of one. */
export function membersOf(cursor: Cursor, { node, path }: Found): Members {
    const value = unwrapped(node);
    if (value === undefined || value === null) return { items: [], unknowns: [] };
    const hole = holeIn(value);
    if (hole) return { items: [], unknowns: [unknown(placeOf(cursor, path), hole.about.reason)] };
    if (isMap(value)) return { items: [{ node: value, path }], unknowns: [] };
    if (!isList(value)) return { items: [], unknowns: [unknown(placeOf(cursor, path), shape(shapeOf(value), "a list"))] };
    const items: Member[] = [];
    const unknowns: Unknown[] = [];
    value.forEach((item: Node, index) => {
        const inner = unwrapped(item);
        if (inner === null || inner === undefined) return;
        if (inner instanceof Hole) unknowns.push(unknown(placeOf(cursor, [...path, index]), inner.about.reason));
        items.push({ node: inner, path: [...path, index] });
    });
    return { items, unknowns };
}

export function textsAt(cursor: Cursor, key: string): Many<Known<string>> {
    const { items, unknowns } = membersOf(cursor, asked(cursor, key));
    const texts: Known<string>[] = [];
    const holes = [...unknowns];
    for (const { node, path } of items) {
        const place = placeOf(cursor, path);
        if (typeof node === "string") texts.push(known(node, place));
        else if (!(node instanceof Hole)) holes.push(unknown(place, holeIn(node)?.about.reason ?? shape(shapeOf(node), "text")));
    }
    return many(texts, holes);
}

/** A JSON document, parsed where it is text. */
export function documentAt(cursor: Cursor, key: string): Found {
    const found = asked(cursor, key);
    const value = unwrapped(found.node);
    if (value === undefined || value === null || value === "") return { ...found, node: undefined };
    if (value instanceof Hole || isMap(value) || isList(value)) return { ...found, node: value };
    return { ...found, node: parseJsonText(value) ?? new Hole({ reason: shape("text", "JSON"), refs: [] }) };
}

export function pointerAt(cursor: Cursor, key: string, how: Following | undefined): Pointer {
    const { node, path } = asked(cursor, key);
    return followed(cursor, node, path, how);
}

export function pointersAt(cursor: Cursor, key: string, how: Following | undefined): Many<Pointer> {
    const { node, path } = asked(cursor, key);
    const value = unwrapped(node);
    if (value === undefined || value === null) return many([]);
    if (!isList(value)) return many([followed(cursor, value, path, how)]);
    return many(value.map((item: Node, index) => followed(cursor, item, [...path, index], how)));
}

export function entriesAt(cursor: Cursor, key: string): Many<Entry> {
    const { node, path } = asked(cursor, key);
    const value = unwrapped(node);
    if (value === undefined || value === null) return many([]);
    const hole = holeIn(value);
    if (hole) return many([], [unknown(placeOf(cursor, path), hole.about.reason)]);
    if (!isMap(value)) return many([], [unknown(placeOf(cursor, path), shape(shapeOf(value), "a map"))]);
    return many(Object.entries(value).map(([name, item]) => entryOf(cursor, name, item, [...path, name])));
}

export function entryAt(cursor: Cursor, key: string): Entry | undefined {
    const { node, path } = asked(cursor, key);
    return node === undefined || node === null ? undefined : entryOf(cursor, key, node, path);
}

function entryOf(cursor: Cursor, name: string, node: Node, path: Path): Entry {
    return { name, node, path, place: placeOf(cursor, path), to: (how) => followed(cursor, node, path, how) };
}

/** Pulumi tells what a property depends on by its key at the top. */
function followed(cursor: Cursor, node: Node | undefined, path: Path, how: Following | undefined): Pointer {
    const [top = ""] = path;
    return follow(cursor.scope, cursor.resource, String(top), node, placeOf(cursor, path), how);
}
