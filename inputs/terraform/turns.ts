/** What the instances that one block makes have in common: what each of them says is known of all, the rest is as if no turn were known. */

import { keyed } from "../../architecture/keyed";
import { Hole, JsonDocument, Secret, Template, isList, isMap } from "../../resources/node";
import type { Node, Ref } from "../../resources/node";
import { mayBeNothing } from "./made-of";
import { reasonKey } from "../../architecture/reason";

/** Beyond this, instances are not compared: what a person writes as a literal map is shorter. */
export const MOST_COMPARED = 50;

type Properties = Readonly<Record<string, Node>>;

/** `general` are the properties where no turn is known, `instances` those in each turn. */
export function inCommon(general: Properties, instances: readonly Properties[]): Properties {
    return keyed(keysOf([general, ...instances]).flatMap((key) => entry(key, general[key], instances)));
}

function entry(key: string, general: Node | undefined, instances: readonly Properties[]): readonly (readonly [string, Node])[] {
    const nodes = instances.map((one) => one[key]);
    const there = nodes.filter((node) => node !== undefined && node !== null);
    if (there.length === 0) return [];
    if (there.length === nodes.length) return [[key, agreed(general ?? UNSAID, there)]];
    return [[key, optional(general ?? UNSAID)]];
}

function keysOf(maps: readonly Properties[]): readonly string[] {
    return [...new Set(maps.flatMap((one) => Object.keys(one)))];
}

/** A value that differs, and that the general form does not have. */
const UNSAID = new Hole();

function agreed(general: Node, nodes: readonly Node[]): Node {
    const [first] = nodes;
    if (first === undefined || nodes.every((node) => isSame(node, first))) return first ?? general;
    const maps = nodes.filter((node) => isMap(node));
    if (maps.length === nodes.length) return inCommon(isMap(general) ? general : keyed(keysOf(maps).map((key) => [key, general])), maps);
    if (isList(first) && nodes.every(isList) && nodes.every(({ length }) => length === first.length))
        return first.map((_, at) =>
            agreed(
                (isList(general) ? general[at] : general) ?? UNSAID,
                nodes.map((node) => node[at] ?? null),
            ),
        );
    const documents = nodes.filter((node) => node instanceof JsonDocument).map(({ content }) => content);
    if (documents.length === nodes.length) return new JsonDocument(agreed(general instanceof JsonDocument ? general.content : general, documents));
    return nodes.some(mayBeNothing) ? optional(general) : apart(general, nodes);
}

/** What leads from each of them to another resource is kept: all of them are there. A secret is not. */
function apart(general: Node, instances: readonly Node[]): Node {
    if (!instances.every((one) => typeof one === "string" || one instanceof Hole || one instanceof Template)) return general;
    if (general instanceof Template) return new Template(general.parts, instances);
    return general instanceof Hole ? new Hole({ ...general.about, instances }) : general;
}

/** Some instances do without it. */
function optional(general: Node): Hole {
    return new Hole({ ...(general instanceof Hole ? general.about : UNSAID.about), optional: true });
}

function isSame(one: Node, other: Node): boolean {
    if (one === other) return true;
    if (one instanceof Hole) return other instanceof Hole && isSameHole(one, other);
    if (one instanceof Template) return other instanceof Template && isSameList(one.parts, other.parts);
    if (one instanceof Secret) return other instanceof Secret && isSame(one.content, other.content);
    if (one instanceof JsonDocument) return other instanceof JsonDocument && isSame(one.content, other.content);
    if (isList(one)) return isList(other) && isSameList(one, other);
    if (!isMap(one) || !isMap(other)) return false;
    const keys = Object.keys(one);
    return (
        keys.length === Object.keys(other).length && keys.every((key) => Object.hasOwn(other, key) && isSame(one[key] ?? null, other[key] ?? null))
    );
}

function isSameList(one: readonly Node[], other: readonly Node[]): boolean {
    return one.length === other.length && one.every((node, at) => isSame(node, other[at] ?? null));
}

function isSameHole({ about: one }: Hole, { about: other }: Hole): boolean {
    return (
        refsKey(one.refs) === refsKey(other.refs) &&
        (one.reason && reasonKey(one.reason)) === (other.reason && reasonKey(other.reason)) &&
        one.exact === other.exact &&
        one.secret === other.secret &&
        one.choice === other.choice &&
        one.optional === other.optional &&
        one.byDefault === other.byDefault
    );
}

function refsKey(refs: readonly Ref[] | undefined): string | undefined {
    return refs?.map(({ address, attribute = "" }) => `${address} ${attribute}`).join("\n");
}
