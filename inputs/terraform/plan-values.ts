/** The values of a planned resource: what is known, with a hole in every place that is not. */

import { keyed } from "../../architecture/keyed";
import { provider, shape } from "../../architecture/reason";
import { contentOfText } from "../../readers/credentials";
import { meaningOf } from "../../readers/credentials/names";
import { DEEPEST, Hole, Secret, type Node } from "../../resources/node";
import { isObject } from "../json-file";
import { hidden } from "./expressions";
import { holeOf, isConstant, mentionsLocal, variablesOf, type Planned, type Within } from "./plan-configuration";

/** `after`, `after_unknown` and `after_sensitive` of a change, and the expressions that it comes from, at one place. */
interface Place {
    readonly value: unknown;
    readonly unknown: unknown;
    readonly sensitive: unknown;
    /** An expression, a block's expressions, or a list of them; `undefined`: nothing is written there. */
    readonly written: unknown;
    readonly key: string;
}

export interface Reading {
    readonly planned: Planned;
    readonly within: Within;
    /** Attributes of other resources that are known: a text that is one of them is a reference to it. */
    readonly answers: (address: string, attribute: string) => unknown;
    /** The document that a data source of the plan makes of its arguments. */
    readonly document: (address: string, attribute: string) => Node | undefined;
}

/** The arguments of a planned resource. What nothing is written for and the provider makes up is absent, as it is in the configuration. */
export function plannedProperties(
    change: { readonly after: unknown; readonly unknown: unknown; readonly sensitive: unknown },
    expressions: unknown,
    reading: Reading,
) {
    const { after, unknown, sensitive } = change;
    return fields({ value: after, unknown, sensitive, written: isObject(expressions) ? expressions : {}, key: "" }, reading, 0);
}

function fields({ value, unknown, sensitive, written }: Place, reading: Reading, depth: number): Readonly<Record<string, Node>> {
    const values = isObject(value) ? value : {};
    const keys = new Set([...Object.keys(values), ...(isObject(unknown) ? Object.keys(unknown) : [])]);
    const entries: [string, Node][] = [];
    for (const key of keys) {
        const place = { value: values[key], unknown: at(unknown, key), sensitive: at(sensitive, key), written: at(written, key), key };
        // A computed attribute that nothing is written for: the readers know what the provider does then.
        if (place.unknown === true && place.written === undefined && isBlock(written)) continue;
        const node = nodeAt(place, reading, depth + 1);
        if (node !== null && !(place.written === undefined && isBlock(written) && isEmpty(node))) entries.push([key, node]);
    }
    return keyed(entries);
}

function nodeAt(place: Place, reading: Reading, depth: number): Node {
    const { value, unknown, written } = place;
    if (depth > DEEPEST) return new Hole({ reason: shape("nested too deeply") });
    if (unknown === true) return unknownAt(place, reading);
    const marked = place.sensitive === true && !isConstant(written);
    const inside = marked ? { ...place, sensitive: undefined } : place;
    const node =
        Array.isArray(value) || Array.isArray(unknown)
            ? items(inside, reading, depth)
            : isObject(value) || isObject(unknown)
              ? fields(inside, reading, depth)
              : scalar(place, reading);
    return marked && !(node instanceof Hole) ? hidden(node) : node;
}

function unknownAt({ written, sensitive }: Place, { planned, within, document }: Reading): Node {
    const hole = written === undefined ? new Hole({ reason: provider }) : holeOf(planned, written, within);
    const [own] = hole.about.refs ?? [];
    const made = own?.attribute === undefined || hole.about.reason?.kind !== "source" ? undefined : document(own.address, own.attribute);
    if (made !== undefined) return made;
    return sensitive === true && !isConstant(written) && hole.about.refs?.length === 0 ? new Hole({ ...hole.about, secret: true }) : hole;
}

function items({ value, unknown, sensitive, written, key }: Place, reading: Reading, depth: number): Node {
    const values: readonly unknown[] = Array.isArray(value) ? value : [];
    const unknowns: readonly unknown[] = Array.isArray(unknown) ? unknown : [];
    const inside = Array.isArray(written) ? mergedBlocks(written) : written;
    const count = Math.max(values.length, unknowns.length);
    return Array.from({ length: count }, (_, index) =>
        nodeAt({ value: values[index], unknown: unknowns[index], sensitive: at(sensitive, index), written: inside, key }, reading, depth + 1),
    );
}

/** A set has an order of its own, so of several blocks it is not said which is which: each may refer to what any of them does. */
function mergedBlocks(blocks: readonly unknown[]): unknown {
    const all = blocks.filter(isObject);
    const keys = new Set(all.flatMap((one) => Object.keys(one)));
    return keyed(
        [...keys].map((key): [string, unknown] => {
            const each = all.map((one) => one[key]).filter((one) => one !== undefined);
            return [key, each.length === 1 || each.every(isConstant) ? each[0] : each.flat()];
        }),
    );
}

function scalar(place: Place, reading: Reading): Node {
    const { value } = place;
    if (value === undefined || value === null) return null;
    if (typeof value === "boolean" || typeof value === "number") return value;
    if (typeof value !== "string") return new Hole({ reason: shape("not JSON") });
    return typeof place.written === "object" && !isConstant(place.written) ? textAt(value, place, reading) : value;
}

/** A known text that an expression gives: a reference stays one, and a credential that a variable gives is none of the program's. */
function textAt(value: string, { written, key, sensitive }: Place, { planned, within, answers }: Reading): Node {
    const hole = holeOf(planned, written, within);
    const [ref, ...others] = hole.about.refs ?? [];
    if (ref?.attribute !== undefined && others.length === 0 && LINKING.test(ref.attribute) && hole.about.exact) {
        const answer = answers(ref.address, ref.attribute);
        if (answer === value || answer === undefined) return hole;
    }
    const given = variablesOf(planned, written, within.module);
    const content = contentOfText(value);
    const isCredential = sensitive === true || content === "credential" || content === "suspicious" || SECRET.has(meaningOf(key));
    const from = given.find(
        (one) =>
            one.value === value || (typeof one.value === "string" && one.value.length > 3 && value.includes(one.value)) || isWithin(one.value, value),
    );
    if (isCredential && from) return hole;
    if (sensitive === true && mentionsLocal(written)) return hole;
    return value;
}

const SECRET: ReadonlySet<unknown> = new Set(["password", "secret", "carrier"]);

/** Attributes that name a resource; others (`engine`) are values that it was given. */
const LINKING = /(?:^|_|\.)(?:arn|id|ids|name|url|uri|endpoint|address|fqdn|host|identifier|bucket|dns_name|invoke_arn|qualified_arn)$/;

function isWithin(given: unknown, value: string): boolean {
    if (Array.isArray(given)) return given.includes(value);
    return isObject(given) && Object.values(given).includes(value);
}

/** A block's expressions, not an expression: only there an argument that is not written is absent. */
function isBlock(written: unknown): boolean {
    return isObject(written) && !("constant_value" in written) && !Array.isArray(written["references"]);
}

function at(marks: unknown, key: string | number): unknown {
    if (marks === true) return true;
    if (Array.isArray(marks)) return typeof key === "number" ? marks[key] : undefined;
    if (!isObject(marks)) return undefined;
    if ("constant_value" in marks || Array.isArray(marks["references"])) return marks;
    return Object.hasOwn(marks, key) ? marks[String(key)] : undefined;
}

function isEmpty(node: Node): boolean {
    return (
        node === null ||
        node === "" ||
        (typeof node === "object" && !(node instanceof Hole) && !(node instanceof Secret) && Object.keys(node).length === 0)
    );
}
