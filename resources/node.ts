/**
 * What a property tree looks like to a reader, whatever tool wrote it: plain JSON in which some values are not known yet.
 * The loaders in `inputs/` make these; `readers/props.ts` reads them.
 */

import type { Reason } from "../architecture/reason";

/** One reference inside a value that is not known yet. */
export interface Ref {
    /** Address of the resource it leads to. */
    readonly address: string;
    /** Which output of it; absent where the tool does not say. */
    readonly attribute?: string;
}

/** A value that is not known yet. */
export class Hole {
    constructor(
        readonly about: {
            /** What it is made of. `undefined`: the tool does not say (look at the property's dependencies); empty: nothing of the input. */
            readonly refs?: readonly Ref[];
            /** Why it is not known; deployment when absent. */
            readonly reason?: Reason;
            /** The whole value is exactly this one output of another resource, unchanged. */
            readonly exact?: boolean;
            /** The tool marks it as secret, so its content is hidden although it is set. */
            readonly secret?: boolean;
            /** A condition chooses what it is: of what it is made of, it may be nothing (`var.on ? aws_kms_key.k.arn : null`). */
            readonly choice?: boolean;
            /** It may be nothing at all: a condition chooses `null`, a block is repeated for each of what is not known. */
            readonly optional?: boolean;
            /** What the program writes for where nothing else is given: the default of a variable. */
            readonly byDefault?: string;
            /** What it is in each of the resources that one block makes; each of them is there. */
            readonly instances?: readonly Node[];
        } = {},
    ) {}
}

/** Text with holes in it: `postgres://app@${db.address}:5432`. The fragments around the holes are known. */
export class Template {
    constructor(
        readonly parts: readonly (string | Hole)[],
        /** The text in each of the resources that one block makes. */
        readonly instances?: readonly Node[],
    ) {}
}

/** Its text, with one that stands in for each hole. */
export function textWith(standIn: string, { parts }: Template): string {
    return parts.map((part) => (typeof part === "string" ? part : standIn)).join("");
}

/** A value that the tool marks as secret, whose content is at hand. Readers classify the content and never keep it. */
export class Secret {
    constructor(readonly content: Node) {}
}

/** A structure that the tool turns into JSON text (`jsonencode`): a document that needs no parsing. */
export class JsonDocument {
    constructor(readonly content: Node) {}
}

/** A file or an archive: no reader looks inside. */
export class Asset {
    readonly opaque = true;
}

export type Node =
    null | boolean | number | string | Hole | Template | Secret | JsonDocument | Asset | readonly Node[] | { readonly [key: string]: Node };

/** `Array.isArray` forgets what a read-only list holds. */
export function isList(node: Node | undefined): node is readonly Node[] {
    return Array.isArray(node);
}

/** An object that is none of the classes above. */
export function isMap(node: Node | undefined): node is Readonly<Record<string, Node>> {
    return typeof node === "object" && node !== null && !isList(node) && !isSpecial(node);
}

function isSpecial(node: object): node is Hole | Template | Secret | JsonDocument | Asset {
    return node instanceof Hole || node instanceof Template || node instanceof Secret || node instanceof JsonDocument || node instanceof Asset;
}

/** Deeper than this a value is not read: it becomes a hole, and nothing recurses without a bound. */
export const DEEPEST = 200;
