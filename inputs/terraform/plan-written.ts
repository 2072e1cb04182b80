/** What the configuration within a plan writes in one place: an expression, the expressions of a block, or a list of blocks. */

import { keyed } from "../../architecture/keyed";
import { isObject } from "../json-file";
import type { Json } from "./blocks";
import { isConstant } from "./plan-configuration";

/** A block's expressions, not an expression: only there an argument that is not written is absent. */
export function isBlock(written: unknown): boolean {
    return isObject(written) && !isExpression(written);
}

/** What is written under a key: in a block an expression of its own, in an expression a part of what it gives. */
export function entryOf(written: unknown, key: string): unknown {
    if (!isObject(written)) return undefined;
    if (!isExpression(written)) return Object.hasOwn(written, key) ? written[key] : undefined;
    const { constant_value: value } = written;
    return isObject(value) && Object.hasOwn(value, key) ? { ...written, constant_value: value[key] } : apart(written);
}

/** What is written for an item of a list: a set has an order of its own, so only one item is surely the one that is written. */
export function onlyItemOf(written: unknown, count: number): unknown {
    if (!isObject(written) || !isExpression(written)) return written;
    const { constant_value: value } = written;
    const items: readonly unknown[] = Array.isArray(value) ? value : [];
    return items.length === 1 && count === 1 ? { ...written, constant_value: items[0] } : apart(written);
}

/** Blocks beyond this are not told apart: each is compared with every value. */
const MOST_COMPARED = 50;

/** The block that a value comes from; where several may be it, each may refer to what any of them does, for a set has an order of its own. */
export function blockOf(blocks: readonly unknown[], value: unknown): unknown {
    const all = blocks.filter(isObject);
    const [only] = all;
    if (only && all.length === 1) return only;
    const fitting = all.length > MOST_COMPARED ? all : all.filter((block) => fits(block, value));
    const [found] = fitting;
    if (found && fitting.length === 1) return found;
    const those = fitting.length ? fitting : all;
    const keys = new Set(those.flatMap((one) => Object.keys(one)));
    return keyed(
        [...keys].map((key): [string, unknown] => {
            const each = those.map((one) => one[key]).filter((one) => one !== undefined);
            return [key, each.length === 1 || each.every(isConstant) ? each[0] : each.flat()];
        }),
    );
}

function fits(block: Json, value: unknown): boolean {
    if (!isObject(value)) return true;
    return Object.entries(block).every(([key, written]) => {
        if (!isObject(written) || !isConstant(written)) return true;
        const [wanted, given] = [textsIn(written["constant_value"]), textsIn(value[key])];
        // Text with an expression in it is not what it gives.
        if (wanted === undefined || given === undefined || wanted.some((text) => /[$%]\{/.test(text))) return true;
        return wanted.length === given.length && wanted.every((text, at) => text === given[at]);
    });
}

/** A text, number or flag, or a list of them, which may be a set; the provider may write a number as text. */
function textsIn(value: unknown): readonly string[] | undefined {
    const items: readonly unknown[] = Array.isArray(value) ? value : [value];
    if (items.length > MOST_COMPARED) return undefined;
    const texts = items.flatMap((item) => (typeof item === "string" || typeof item === "number" || typeof item === "boolean" ? [String(item)] : []));
    return texts.length === items.length ? texts.sort() : undefined;
}

function isExpression(written: Json): boolean {
    return "constant_value" in written || Array.isArray(written["references"]);
}

/** Only what it refers to: which part of it is meant is not known. */
function apart(written: Json): Json {
    if (!Array.isArray(written["references"])) return written;
    return { references: written["references"] };
}
