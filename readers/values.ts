/** One value of a property: what is written, or what its absence means. */

import { shape, type Reason } from "../architecture/reason";
import { known, unknown, type Effect, type Literal, type Place, type Traits, type Value } from "../architecture/value";
import { Hole, Secret, isList, isMap, type Node } from "../resources/node";
import { absentBlock, asked, foundAt, placeOf, told, type Cursor } from "./cursor";
import { asBoolean, asNumber, asText, caseless, holeIn, shapeOf, unwrapped } from "./shapes";

/** What a value may be. */
interface Form<V> {
    readonly parse: (node: Node) => V | undefined;
    /** In words, for a value that is not one. */
    readonly expected: string;
    readonly traits: (value: V, written?: Node) => Traits<V>;
}

export const FLAG: Form<boolean> = { parse: asBoolean, expected: "true or false", traits: (value) => ({ shown: String(value) }) };
export const COUNT: Form<number> = { parse: asNumber, expected: "a number", traits: (value) => ({ shown: String(value) }) };
/** Never printed. */
export const TEXT: Form<string> = { parse: asText, expected: "text", traits: () => ({}) };

/** An enumeration, with its neutral meanings. */
export function choiceOf<M extends string | boolean | number>(meanings: Readonly<Record<string, M>>): Form<M> {
    return {
        parse: (node) => Object.entries(meanings).find(([spelling]) => spelling.toLowerCase() === caseless(node))?.[1],
        expected: "one of the provider's values",
        traits(meaning, written) {
            const same = Object.entries(meanings).filter(([, it]) => it === meaning);
            // Of several spellings for one meaning, the one that the user wrote.
            const spelling = (same.find(([one]) => one.toLowerCase() === caseless(written)) ?? same[0])?.[0];
            const spell = (wanted: M) => literalOf(Object.entries(meanings).find(([, it]) => it === wanted)?.[0]);
            return { spell, ...(spelling === undefined ? {} : { shown: spelling }) };
        },
    };
}

/** Flags and numbers among the choices are written as such. */
function literalOf(spelling: string | undefined): Literal | undefined {
    if (spelling === "true" || spelling === "false") return spelling === "true";
    return spelling !== undefined && /^-?\d+$/.test(spelling) ? Number(spelling) : spelling;
}

export function valueAt<V>(cursor: Cursor, key: string, form: Form<V>, absent: V | Reason, effect: Effect = "in-place"): Value<V> {
    const { node, path, leftAlone = cursor.leftAlone ?? false } = asked(cursor, key);
    const place = placeOf(cursor, path);
    const value = unwrapped(node);
    // An empty text is how Terraform's providers keep what is not set; of text, the reader knows whether it means something.
    if (value === undefined || value === null || (value === "" && form.parse(value) === undefined)) {
        if (isReason(absent)) return unknown(place, absent);
        return known<V>(absent, place, { effect, leftAlone, ...form.traits(absent), ...absentBlock(cursor), byDefault: true });
    }
    const hole = holeIn(value);
    if (hole) return unknown(place, hole.about.reason);
    const parsed = form.parse(value);
    if (parsed === undefined) return unknown(place, shape(shapeOf(value), form.expected));
    const { shown, ...others } = form.traits(parsed, value);
    // What the user marks as secret is judged, and not even a number of it is printed.
    return known<V>(parsed, place, { effect, leftAlone, ...others, ...(shown === undefined || node instanceof Secret ? {} : { shown }) });
}

function isReason(absent: unknown): absent is Reason {
    return typeof absent === "object" && absent !== null && "kind" in absent;
}

/** Whether a property is set. */
export function presenceAt(cursor: Cursor, key: string): Value<boolean> {
    const { node, path } = foundAt(cursor, key);
    told(cursor, path, "presence");
    // The content of an unknown block, or of a value that is not a block, is not known; a property that is unknown itself is set.
    const within = unwrapped(cursor.node) ?? undefined;
    const unreadable = node instanceof Hole && within !== undefined && !isMap(within);
    return unreadable ? unknown(placeOf(cursor, path), node.about.reason) : presence(node, placeOf(cursor, path), absentBlock(cursor));
}

/** Whether something is there, and is not empty. */
export function presence(node: Node | undefined, place: Place, missing: { readonly absentBlock?: string } = {}): Value<boolean> {
    const value = unwrapped(node);
    if (value === undefined || value === null) return known(false, place, { byDefault: true, shown: "absent", ...missing });
    if (value instanceof Hole && value.about.optional) return unknown(place, value.about.reason);
    const empty = value === "" || (isList(value) && value.length === 0);
    return known(!empty, place, { shown: empty ? "empty" : "set" });
}
