/** What a value is made of, whatever its shape: the references in it, who decides it, how large it is. */

import { Hole, JsonDocument, Secret, Template, isList } from "../../readers/node";
import type { Node, Ref } from "../../readers/node";

export interface MadeOf {
    /** `undefined`: somewhere in it the references are not known. */
    readonly refs: readonly Ref[] | undefined;
    /** Who decides its holes, each once; empty when it has none. */
    readonly deciders: readonly string[];
    readonly secret: boolean;
    readonly height: number;
    /** Values plus characters: what copying it costs. */
    readonly weight: number;
}

const DEPLOYMENT = "deployment";
/** A hole weighs as much as the text that it stands for may: an ARN. */
const HOLE = 64;
const LEAF: MadeOf = { refs: [], deciders: [], secret: false, height: 0, weight: 1 };

// A local is shared by everything that mentions it: what it is made of is asked again and again.
const known = new WeakMap<object, MadeOf>();

export function madeOf(node: Node): MadeOf {
    if (typeof node === "string") return { ...LEAF, weight: 1 + node.length };
    if (node === null || typeof node !== "object") return LEAF;
    const before = known.get(node);
    if (before) return before;
    const answer = measured(node);
    known.set(node, answer);
    return answer;
}

/** One hole in the place of an expression that is not evaluated: everything it is made of, nothing of it exact. */
export function holeMadeOf(operands: readonly Node[], otherwise: string, about: { readonly secret?: boolean; readonly choice?: boolean } = {}): Hole {
    const { refs, deciders, secret } = together(operands);
    const decidedBy = deciders.length === 1 ? deciders[0] : deciders.length ? undefined : otherwise;
    return new Hole({
        ...(refs && { refs }),
        ...(decidedBy !== undefined && decidedBy !== DEPLOYMENT && { decidedBy }),
        ...((secret || about.secret) && { secret: true }),
        ...(about.choice && { choice: true }),
    });
}

function measured(node: Exclude<Node, null | boolean | number | string>): MadeOf {
    if (node instanceof Hole) {
        const { refs, decidedBy = DEPLOYMENT, secret = false } = node.about;
        return { refs, deciders: [decidedBy], secret, height: 0, weight: HOLE };
    }
    if (node instanceof Template) return together(node.parts);
    if (node instanceof Secret) return { ...together([node.content]), secret: true };
    if (node instanceof JsonDocument) return together([node.content]);
    return together(isList(node) ? node : Object.values(node));
}

function together(nodes: readonly Node[]): MadeOf {
    const parts = nodes.map(madeOf);
    return {
        refs: united(parts.map((part) => part.refs)),
        deciders: [...new Set(parts.flatMap((part) => part.deciders))],
        secret: parts.some((part) => part.secret),
        height: 1 + parts.reduce((highest, part) => Math.max(highest, part.height), 0),
        weight: parts.reduce((sum, part) => sum + part.weight, 1),
    };
}

function united(lists: readonly (readonly Ref[] | undefined)[]): readonly Ref[] | undefined {
    if (lists.includes(undefined)) return undefined;
    const filled = lists.filter((list) => list !== undefined).filter((list) => list.length);
    if (filled.length <= 1) return filled[0] ?? [];
    const each = new Map<string, Ref>();
    for (const list of filled) for (const ref of list) each.set(`${ref.address} ${ref.attribute ?? ""}`, ref);
    return [...each.values()];
}
