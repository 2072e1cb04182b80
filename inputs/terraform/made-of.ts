/** What a value is made of, whatever its shape: the references in it, why it is not known, how large it is. */

import { deployment, reasonKey, type Reason } from "../../architecture/reason";
import { Hole, JsonDocument, Secret, Template, isList } from "../../resources/node";
import type { Node, Ref } from "../../resources/node";

export interface MadeOf {
    /** `undefined`: somewhere in it the references are not known. */
    readonly refs: readonly Ref[] | undefined;
    /** Why its holes are not known, each reason once; empty when it has none. */
    readonly reasons: readonly Reason[];
    readonly secret: boolean;
    readonly height: number;
    /** Values plus characters: what copying it costs. */
    readonly weight: number;
}

/** A hole weighs as much as the text in its place may: an ARN. */
const HOLE = 64;
const LEAF: MadeOf = { refs: [], reasons: [], secret: false, height: 0, weight: 1 };

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

type Marked = Pick<Hole["about"], "secret" | "choice" | "optional">;

/** One hole in the place of an expression that is not evaluated: everything it is made of, nothing of it exact. */
export function holeMadeOf(operands: readonly Node[], otherwise: Reason, about: Marked = {}): Hole {
    const { refs, reasons, secret } = together(operands);
    const reason = reasons.length === 1 ? reasons[0] : reasons.length ? undefined : otherwise;
    return new Hole({
        ...(refs && { refs }),
        ...(reason !== undefined && reason.kind !== "deployment" && { reason }),
        ...((secret || about.secret) && { secret: true }),
        ...(about.choice && { choice: true }),
        ...(about.optional && { optional: true }),
    });
}

/** `null` and an empty text are not set; a condition may choose them. */
export function mayBeNothing(node: Node): boolean {
    return node === null || node === "" || (node instanceof Hole && node.about.optional === true);
}

function measured(node: Exclude<Node, null | boolean | number | string>): MadeOf {
    if (node instanceof Hole) {
        const { refs, reason = deployment, secret = false } = node.about;
        return { refs, reasons: [reason], secret, height: 0, weight: HOLE };
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
        reasons: distinct(parts.flatMap((part) => part.reasons)),
        secret: parts.some((part) => part.secret),
        height: 1 + parts.reduce((highest, part) => Math.max(highest, part.height), 0),
        weight: parts.reduce((sum, part) => sum + part.weight, 1),
    };
}

function distinct(reasons: readonly Reason[]): readonly Reason[] {
    return reasons.length < 2 ? reasons : [...new Map(reasons.map((reason) => [reasonKey(reason), reason])).values()];
}

function united(lists: readonly (readonly Ref[] | undefined)[]): readonly Ref[] | undefined {
    if (lists.includes(undefined)) return undefined;
    const filled = lists.filter((list) => list !== undefined).filter((list) => list.length);
    if (filled.length <= 1) return filled[0] ?? [];
    const each = new Map<string, Ref>();
    for (const list of filled) for (const ref of list) each.set(`${ref.address} ${ref.attribute ?? ""}`, ref);
    return [...each.values()];
}
