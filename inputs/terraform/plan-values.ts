/** The values of a planned resource: what is known, with a hole in every place that is not. */

import { keyed } from "../../architecture/keyed";
import { dependsOn as depends, expression, provider, shape } from "../../architecture/reason";
import { contentOfText } from "../../readers/credentials";
import { meaningOf } from "../../readers/credentials/names";
import { blocksOf } from "../../readers/terraform-block-names";
import { DEEPEST, Hole, JsonDocument, Secret, type Node } from "../../resources/node";
import { isObject } from "../json-file";
import { hidden } from "./expressions";
import { holeOf, isConstant, quoted, type Planned, type Within } from "./plan-configuration";
import { mayComeFrom } from "./plan-origins";
import { blockOf, entryOf, isBlock, onlyItemOf } from "./plan-written";

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
    /** Of the resource. */
    readonly type: string;
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
        const place = { value: values[key], unknown: at(unknown, key), sensitive: at(sensitive, key), written: entryOf(written, key), key };
        if (place.unknown === true && isBlock(written)) {
            if (mayBeDynamic(place, reading.type)) {
                entries.push([key, new Hole({ reason: dynamic })]);
                continue;
            }
            // A computed attribute that nothing is written for: the readers know what the provider does then.
            if (place.written === undefined) continue;
        }
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

function unknownAt(place: Place, reading: Reading): Node {
    const { written, sensitive } = place;
    const { planned, within, document } = reading;
    const node = written === undefined ? new Hole({ reason: provider }) : (quoted(planned, written, within) ?? referringAt(place, reading));
    if (!(node instanceof Hole)) return sensitive === true && !isConstant(written) ? hidden(node) : node;
    const [own] = node.about.refs ?? [];
    const made = own?.attribute === undefined || node.about.reason?.kind !== "source" ? undefined : document(own.address, own.attribute);
    if (made !== undefined) return made;
    return sensitive === true && !isConstant(written) && node.about.refs?.length === 0 ? new Hole({ ...node.about, secret: true }) : node;
}

/** What an expression refers to. Of a list, a map or a pattern it may be a part: `["*", aws_iam_role.r.arn]`, `"${aws_s3_bucket.b.arn}/*"`. */
function referringAt({ written, sensitive, key }: Place, { planned, within }: Reading): Hole {
    const { exact = false, ...about } = holeOf(planned, written, within).about;
    const isPart = typeof sensitive === "object" || PATTERNS.has(key);
    return new Hole(exact && !isPart ? { ...about, exact } : about);
}

/** Arguments of `aws_iam_policy_document` whose texts are compared with wildcards. */
const PATTERNS: ReadonlySet<string> = new Set(["resources", "not_resources", "values"]);

function items({ value, unknown, sensitive, written, key }: Place, reading: Reading, depth: number): Node {
    const values: readonly unknown[] = Array.isArray(value) ? value : [];
    const unknowns: readonly unknown[] = Array.isArray(unknown) ? unknown : [];
    const count = Math.max(values.length, unknowns.length);
    // More than are written: some are of a `dynamic` block, and any may be.
    const isShort = Array.isArray(written) && written.every(isBlock) && written.length < count;
    return Array.from({ length: count }, (_, index) => {
        const inside = isShort ? undefined : Array.isArray(written) ? blockOf(written, values[index]) : onlyItemOf(written, count);
        return nodeAt({ value: values[index], unknown: unknowns[index], sensitive: at(sensitive, index), written: inside, key }, reading, depth + 1);
    });
}

function scalar(place: Place, reading: Reading): Node {
    const { value } = place;
    if (value === undefined || value === null) return null;
    if (typeof value === "boolean" || typeof value === "number") return value;
    if (typeof value !== "string") return new Hole({ reason: shape("not JSON") });
    return textAt(value, place, reading);
}

/** A known text: a reference stays one, and a credential that the program does not write is none of the program's. */
function textAt(value: string, { written, key, sensitive }: Place, { planned, within, answers }: Reading): Node {
    const node = quoted(planned, written, within);
    if (node === value || (typeof written === "object" && written !== null && "constant_value" in written && written.constant_value === value))
        return value;
    const hole = node instanceof Hole ? node : holeOf(planned, written, within);
    const [ref, ...others] = hole.about.refs ?? [];
    if (ref?.attribute !== undefined && others.length === 0 && LINKING.test(ref.attribute) && hole.about.exact) {
        const answer = answers(ref.address, ref.attribute);
        if (answer === value || answer === undefined) return hole;
    }
    const content = contentOfText(value);
    if (sensitive !== true && content !== "credential" && content !== "suspicious" && !SECRET.has(meaningOf(key))) return value;
    if (node !== undefined) return node instanceof JsonDocument ? value : node;
    return mayComeFrom(value, written, { planned, within, answers }) ? givenAt(written, hole) : value;
}

/** A credential that is known and that may come from outside the program. */
function givenAt(written: unknown, { about }: Hole): Hole {
    if (written === undefined) return new Hole({ reason: dynamic });
    const { exact: _, ...others } = about;
    return new Hole({ reason: expression, ...others });
}

const dynamic = depends("the configuration, of which a plan shows no dynamic block");

/**
 * Whether what is unknown may be a `dynamic` block whose `for_each` is not known: Terraform marks the whole block then, beside others of its name too, as
 * it marks one that nothing is written for and that the provider makes up. An attribute cannot be `dynamic`.
 */
function mayBeDynamic({ key, sensitive, written }: Place, type: string): boolean {
    const blocks = blocksOf(type);
    if (blocks !== undefined) return blocks.has(key);
    // Of other types only this is known: a block is a list, a set or a map, which have marks of their own, and what is written in it is no expression.
    return written === undefined ? typeof sensitive === "object" && sensitive !== null : Array.isArray(written) && written.every(isBlock);
}

const SECRET: ReadonlySet<unknown> = new Set(["password", "secret", "carrier"]);

/** Attributes that name a resource; others (`engine`) are values that it was given. */
const LINKING = /(?:^|_|\.)(?:arn|id|ids|name|url|uri|endpoint|address|fqdn|host|identifier|bucket|dns_name|invoke_arn|qualified_arn)$/;

function at(marks: unknown, key: string | number): unknown {
    if (marks === true) return true;
    if (Array.isArray(marks)) return typeof key === "number" ? marks[key] : undefined;
    return isObject(marks) && Object.hasOwn(marks, key) ? marks[String(key)] : undefined;
}

function isEmpty(node: Node): boolean {
    return (
        node === null ||
        node === "" ||
        (typeof node === "object" && !(node instanceof Hole) && !(node instanceof Secret) && Object.keys(node).length === 0)
    );
}
