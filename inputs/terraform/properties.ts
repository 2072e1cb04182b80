/** The body of a block to the properties that a reader sees. */

import { keyed } from "../../architecture/keyed";
import { deployment, expression, shape, source } from "../../architecture/reason";
import { isObject } from "../json-file";
import { DEEPEST, Hole, Secret, isList, isMap } from "../../resources/node";
import type { Node } from "../../resources/node";
import { bodies } from "./blocks";
import type { Json } from "./blocks";
import { HEAVIEST, hidden, textNode } from "./expressions";
import type { Lookup } from "./expressions";
import { holeMadeOf, madeOf } from "./made-of";
import type { Step } from "./references";

/** Arguments of Terraform itself, not of the resource type. */
const META = new Set(["//", "provisioner", "connection", "provider", "lifecycle", "count", "for_each", "depends_on"]);

/** Arguments of a module call that are not its inputs. */
const MODULE_META = new Set(["//", "source", "version", "providers", "count", "for_each", "depends_on"]);

/** Repeated blocks beyond this stay one hole: security group rules, the most repeated blocks, stop at 1,000 a network interface. */
const MOST_REPEATED = 1_000;

/** What the text of a block may mention. */
export interface Scope {
    readonly lookup: Lookup;
    /** How often the blocks around are repeated already: blocks within blocks multiply. */
    readonly repeated: number;
}

/** What one of several repetitions knows of itself. */
export interface Turn {
    readonly key: Node;
    readonly value: Node;
}

export function propertiesOf(body: Json, scope: Scope, depth = 0): Readonly<Record<string, Node>> {
    return withoutMeta(body, META, scope, depth);
}

export function inputsOfModule(body: Json, scope: Scope): Readonly<Record<string, Node>> {
    return withoutMeta(body, MODULE_META, scope, 0);
}

/** Any JSON value as a node. */
export function nodeOf(json: unknown, scope: Scope, depth: number): Node {
    if (typeof json === "string") return textNode(json, scope.lookup, depth);
    if (json === null || json === undefined || typeof json === "boolean" || typeof json === "number") return json ?? null;
    if (depth >= DEEPEST) return new Hole({ reason: shape("nested too deeply") });
    if (Array.isArray(json)) return json.map((item) => nodeOf(item, scope, depth + 1));
    if (isObject(json)) return objectNode(json, scope, depth);
    return new Hole({ reason: shape("not JSON") });
}

/** A scope in which some names are bound, as `each` is. */
export function withNames(scope: Scope, names: ReadonlyMap<string, Node>, times = 1): Scope {
    return {
        lookup: (reference, depth) => {
            const node = names.get(reference.root);
            return node === undefined ? scope.lookup(reference, depth) : follow(node, reference.steps);
        },
        repeated: scope.repeated * times,
    };
}

/** The value at a path inside a value. */
export function follow(node: Node, steps: readonly Step[]): Node {
    let current: Node = node;
    for (const [at, step] of steps.entries()) {
        if (current instanceof Hole) return deeper(current, steps.slice(at));
        if (current instanceof Secret) return hidden(follow(current.content, steps.slice(at)));
        const next = within(current, step);
        // An entry that is not there was null, or Terraform refuses it.
        if (next === undefined) return holeMadeOf([current], expression, { optional: true });
        current = next;
    }
    return current;
}

/** The turns that a `for_each` makes: one per item, `undefined` when they are not known. */
export function turnsOf(forEach: unknown, scope: Scope, depth: number): readonly Turn[] | undefined {
    const { items, isSet } = repeatedOver(forEach, scope, depth);
    if (isList(items)) return items.map((value, at) => ({ key: isSet ? value : at, value }));
    if (!isMap(items)) return undefined;
    return Object.entries(items).map(([key, value]) => ({ key, value }));
}

/** What `each` is when its turn is not known: the same references, nothing exact. */
export function anyTurn(forEach: unknown, scope: Scope, depth: number): { readonly key: Hole; readonly value: Hole } {
    const hole = holeMadeOf([repeatedOver(forEach, scope, depth).items], source("built-in value", "for_each"));
    return { key: hole, value: hole };
}

/** CDKTF writes a list as `toset([...])`, the one function that is looked into here. */
function repeatedOver(forEach: unknown, scope: Scope, depth: number): { readonly items: Node; readonly isSet: boolean } {
    const set = typeof forEach === "string" ? /^\$\{\s*toset\((.*)\)\s*\}$/su.exec(forEach)?.[1] : undefined;
    return set === undefined
        ? { items: nodeOf(forEach, scope, depth), isSet: false }
        : { items: textNode(`\${${set}}`, scope.lookup, depth), isSet: true };
}

function withoutMeta(body: Json, meta: ReadonlySet<string>, scope: Scope, depth: number): Readonly<Record<string, Node>> {
    return objectNode(body, scope, depth, meta);
}

function objectNode(json: Json, scope: Scope, depth: number, left?: ReadonlySet<string>): Readonly<Record<string, Node>> {
    const entries: [string, Node][] = [];
    const repeated: [string, Json][] = [];
    for (const [key, value] of Object.entries(json)) {
        if (key === "//" || left?.has(key)) continue;
        const dynamic = key === "dynamic" ? dynamicBlocks(value) : [];
        for (const one of dynamic) repeated.push(one);
        const node = dynamic.length ? null : nodeOf(value, scope, depth + 1);
        if (node !== null) entries.push([key, node]);
    }
    if (repeated.length === 0) return keyed(entries);
    const all = new Map(entries);
    for (const [name, block] of repeated) {
        const made = repetitions(name, block, scope, depth + 1);
        const before = all.get(name);
        if (before !== undefined) all.set(name, [...listOf(before), ...listOf(made)]);
        else if (!isList(made) || made.length) all.set(name, made);
    }
    return keyed(all);
}

/** `"dynamic": {"ingress": {"for_each": ..., "content": ...}}`, with a list at either level. A property that is called so is none. */
function dynamicBlocks(value: unknown): readonly [string, Json][] {
    return bodies(value)
        .flatMap((body) => Object.entries(body).flatMap(([name, blocks]) => bodies(blocks).map((block): [string, Json] => [name, block])))
        .filter(([, block]) => "content" in block && "for_each" in block);
}

/** One block per turn; where the turns are not known, a hole that keeps every reference. */
function repetitions(name: string, block: Json, scope: Scope, depth: number): Node {
    const label = typeof block["iterator"] === "string" ? block["iterator"] : name;
    const turns = turnsOf(block["for_each"], scope, depth);
    const contentOf = ({ key, value }: Turn, times: number): Node => {
        const [content = {}] = bodies(block["content"]);
        return nodeOf(content, withNames(scope, new Map([[label, { key, value }]]), times), depth + 1);
    };
    if (turns && turns.length * scope.repeated <= MOST_REPEATED) {
        const made = turns.map((turn) => contentOf(turn, turns.length));
        if (made.reduce<number>((sum, one) => sum + madeOf(one).weight, 0) <= HEAVIEST) return made;
    }
    const turn = anyTurn(block["for_each"], scope, depth);
    const hole = holeMadeOf([turn.value, contentOf(turn, 1)], source("built-in value", "for_each"));
    return new Hole({ ...hole.about, reason: turn.value.about.reason ?? deployment, optional: true });
}

function listOf(node: Node): readonly Node[] {
    return isList(node) ? node : [node];
}

function within(node: Node, step: Step): Node | undefined {
    if (isList(node)) return step.kind === "index" ? node[step.index] : undefined;
    return isMap(node) && step.kind === "name" && Object.hasOwn(node, step.name) ? node[step.name] : undefined;
}

/** Part of an output of another resource is an output of it too; part of anything else is only made of the same. */
function deeper(hole: Hole, steps: readonly Step[]): Hole {
    const [ref, ...others] = hole.about.refs ?? [];
    if (!hole.about.exact || !ref || others.length) return hole;
    const attribute = [ref.attribute, ...namesOf(steps)].filter((name) => name !== undefined).join(".");
    return new Hole({ ...hole.about, refs: [attribute === "" ? { address: ref.address } : { address: ref.address, attribute }] });
}

/** The attribute that a path names: indices and splats are stripped. */
export function namesOf(steps: readonly Step[]): readonly string[] {
    return steps.flatMap((step) => (step.kind === "name" ? [step.name] : []));
}
