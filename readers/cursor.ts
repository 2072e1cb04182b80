/** A level of a resource's properties, and what stands there under a key, in the user's spelling. */

import { camelCase } from "../architecture/camel-case";
import { running, shape } from "../architecture/reason";
import type { Place } from "../architecture/value";
import { Hole, isMap, type Node } from "../resources/node";
import type { Resource } from "../resources/resource";
import type { Scope } from "./scope";
import { shapeOf, unwrapped } from "./shapes";
import { snake, type Spelling } from "./spelling";

export type Path = readonly (string | number)[];

/** Told of every property that a reader asks for, present or not. The tests hide exactly those. */
export type Probe = (address: string, path: Path, how: "value" | "presence") => void;

export interface Cursor {
    readonly resource: Resource;
    readonly scope: Scope;
    readonly spelling: Spelling;
    readonly renames: Readonly<Record<string, string>>;
    readonly probe: Probe | undefined;
    readonly node: Node | undefined;
    /** As the input spells it. */
    readonly path: Path;
    /** The same as the user spells it: constructs have camelCase, and Terraform's names are in the input. */
    readonly written: Path;
    /** State outputs at this level; only the resource's own level has them. */
    readonly outputs: Readonly<Record<string, Node>> | undefined;
    /** The program leaves all of this level alone. */
    readonly leftAlone?: boolean | undefined;
}

/** What is written at a path, as it is. */
export interface Found {
    readonly node: Node | undefined;
    readonly path: Path;
    /** The program sets it where the resource is created, and leaves it alone from then on. */
    readonly leftAlone?: boolean | undefined;
}

/** What is written under a key. The reader asks for its value. */
export function asked(cursor: Cursor, key: string): Found {
    const found = foundAt(cursor, key);
    told(cursor, found.path, "value");
    return found;
}

export function told({ probe, resource }: Cursor, path: Path, how: "value" | "presence"): void {
    probe?.(resource.address, path, how);
}

/** The same, unasked. */
export function foundAt(cursor: Cursor, key: string): Found {
    const name = spelled(cursor, key);
    const path = [...cursor.path, name];
    const within = unwrapped(cursor.node);
    if (within instanceof Hole) return { node: within, path, leftAlone: undefined };
    if (within === undefined || within === null) return { node: undefined, path, leftAlone: undefined };
    if (!isMap(within)) return { node: new Hole({ reason: shape(shapeOf(within), "a block"), refs: [] }), path, leftAlone: undefined };
    // The content of a Terraform `dynamic` block keeps camelCase.
    const given = within[name] ?? (cursor.spelling === "snake" ? within[key] : undefined) ?? undefined;
    const output = path.length === 1 ? answered(cursor, key) : undefined;
    const written = given === "" ? (output ?? given) : given;
    if (!isLeftAlone(cursor.resource, key, path)) return { node: written ?? output, path, leftAlone: cursor.leftAlone };
    // What is there already decides. A program that nobody says has run is judged as what it creates.
    const node = cursor.resource.exists ? new Hole({ reason: running, refs: [] }) : written;
    return { node: output ?? node, path, leftAlone: output === undefined || !cursor.resource.exists };
}

/** What the cloud answered. A provider's state holds an empty text for what is not set. */
function answered({ outputs }: Cursor, key: string): Node | undefined {
    const output = outputs?.[key];
    return output === null || output === "" ? undefined : output;
}

export function spelled({ spelling, renames }: Cursor, key: string): string {
    if (spelling === "camel") return key;
    return renames[key] ?? snake(key);
}

function isLeftAlone({ ignoreChanges = [] }: Resource, key: string, path: Path): boolean {
    if (ignoreChanges.length === 0) return false;
    const written = path.filter((step) => typeof step === "string").join(".");
    return ignoreChanges.some((ignored) => {
        if (path.length === 1 && (ignored === key || ignored === "all" || ignored === "*")) return true;
        return withoutIndices(ignored) === written;
    });
}

/** `template[0].scale["minReplicas"]` is `template.scale.minReplicas`: of which item it says it is not asked. */
function withoutIndices(path: string): string {
    return path.replace(/\["([^"]*)"\]/g, ".$1").replace(/\[(?:\d+|\*)\]|\.\d+(?=\.|$)/g, "");
}

/** A level below: only the resource's own has outputs. */
export function below(cursor: Cursor, { node, path, leftAlone = cursor.leftAlone }: Found, spelling: Spelling = cursor.spelling): Cursor {
    const { resource, scope, renames, probe } = cursor;
    // The fields of every cursor in the same order: the engine compiles what reads them once.
    return { resource, scope, spelling, renames, probe, node, path, written: writtenPath(cursor, path), outputs: undefined, leftAlone };
}

export function placeOf(cursor: Cursor, path: Path): Place {
    const { address, name } = cursor.resource;
    const [key] = path;
    // Most are the resource's own.
    const isOwn = path.length === 1 && cursor.path.length === 0 && typeof key === "string";
    return { address, resource: name, path: isOwn ? writtenKey(cursor, key) : pathText(writtenPath(cursor, path)) };
}

/** The first step below a level is the provider's name; after it come indices, and the keys of the user's own maps. */
function writtenPath(cursor: Cursor, path: Path): Path {
    if (cursor.resource.constructs !== true) return path;
    const [key, ...rest] = path.slice(cursor.path.length);
    if (key === undefined) return cursor.written;
    return [...cursor.written, typeof key === "string" ? writtenKey(cursor, key) : key, ...rest];
}

/** A key of the input as the user writes it. */
export function writtenKey({ resource, spelling }: Cursor, key: string): string {
    return resource.constructs === true && spelling === "snake" ? camelCase(key) : key;
}

/** Inside a block that is absent, that is what there is to say. */
export function absentBlock(cursor: Cursor): { readonly absentBlock?: string } {
    return cursor.path.length > 0 && unwrapped(cursor.node) === undefined ? { absentBlock: pathText(cursor.written) } : {};
}

function pathText(path: Path): string {
    let text = "";
    for (const [index, step] of path.entries()) {
        if (typeof step === "number") text += `[${String(step)}]`;
        else if (index === 0) text = step;
        else text += /^[\w-]+$/.test(step) ? `.${step}` : `["${step}"]`;
    }
    return text;
}
