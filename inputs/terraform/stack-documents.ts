/** Terraform JSON documents to resources: what CDKTF synthesizes, live or from disk. */

import { compare } from "../../architecture/compare";
import { keyed } from "../../architecture/keyed";
import type { Reason } from "../../architecture/reason";
import type { Node } from "../../resources/node";
import type { Input, Resource } from "../../resources/resource";
import { bodies } from "./blocks";
import type { Block, Json } from "./blocks";
import { HEAVIEST, expressionNode, textNode } from "./expressions";
import { madeOf } from "./made-of";
import { scopesOf } from "./names";
import { anyTurn, inputsOfModule, nodeOf, propertiesOf, turnsOf, withNames } from "./properties";
import type { Scope, Turn } from "./properties";
import { constructPathOf, stackNameIn, stackOf } from "./stack";
import type { Stack } from "./stack";
import { waiversIn } from "./stack-waivers";
import { MOST_COMPARED, inCommon } from "./turns";

/** One synthesized stack: `stack.toTerraform()` live, or a cdk.tf.json on disk. */
export interface StackDocument {
    /** The stack's name where the caller knows it; otherwise the document's metadata tells. */
    readonly stack?: string;
    readonly json: unknown;
    /** File name or stack path, for messages. */
    readonly source: string;
}

/** The resources of all stacks, with references resolved across them. Never throws: what is not Terraform JSON is reported. */
export function resourcesOfStacks(documents: readonly StackDocument[]): Input {
    const notEvaluated: string[] = [];
    const readable = documents.filter(({ json, source }) => {
        const is = bodies(json).length > 0;
        if (!is) notEvaluated.push(`${source}: is not Terraform JSON`);
        return is;
    });
    const named = withPrefixes(readable);
    const stacks = named.map(({ json, ...about }) => stackOf(json, about, (key) => notEvaluated.push(`${key} in ${about.source}: is not a block`)));
    const malformed = notEvaluated.length > 0;
    const carried = named.map(({ json, ...about }) => waiversIn(json, about));
    // A manifest lists stacks in another order than a program makes them in.
    const waivers = carried.flatMap((one) => one.waivers).sort((a, b) => compare(a.path, b.path));
    // Nothing to judge is hidden by a waiver that waives nothing.
    for (const line of carried.flatMap(({ unread }) => unread)) notEvaluated.push(line);
    const scopeOf = scopesOf(stacks);
    const resources = stacks.flatMap((stack) => {
        const scope = scopeOf(stack);
        const modules = stack.modules.flatMap((block) => declared(block, inputsOfModule, stack, scope));
        for (const { name } of modules) notEvaluated.push(`module ${name} in ${stack.source}: its resources are not in the input`);
        return [...stack.resources.flatMap((block) => declared(block, propertiesOf, stack, scope)), ...modules];
    });
    return {
        resources,
        notEvaluated,
        complete: readable.length === documents.length && !malformed,
        ...(waivers.length === 0 ? {} : { waivers }),
        notes: [],
    };
}

/** An address is unique: a name that several documents share is numbered, and of several without a name each goes by its source. */
function withPrefixes(documents: readonly StackDocument[]): readonly (StackDocument & Pick<Stack, "prefix" | "name">)[] {
    const names = documents.map(({ stack, json }) => (stack === undefined || stack === "" ? stackNameIn(json) : stack));
    const alone = names.filter((name) => name === undefined).length === 1;
    const taken = new Set<string>();
    return documents.map((document, at) => {
        const name = names[at] ?? (alone ? "" : document.source);
        let prefix = name === "" ? "" : `${name}/`;
        for (let number = 2; taken.has(prefix); number++) prefix = `${name}#${String(number)}/`;
        taken.add(prefix);
        return { ...document, prefix, name: names[at] ?? "" };
    });
}

/** The resource that a block declares; none where `count` or `for_each` says so. */
function declared(
    { key, type, name, body }: Block,
    read: (body: Json, scope: Scope) => Readonly<Record<string, Node>>,
    stack: Stack,
    outer: Scope,
): readonly Resource[] {
    const count = nodeOf(body["count"], outer, 0);
    const turns = isAbsent(body["for_each"]) ? undefined : turnsOf(body["for_each"], outer, 0);
    const times = turns?.length ?? timesOf(count);
    if (times === 0) return [];
    const inTurn = (turn: Turn) => withNames(outer, new Map([["each", { ...turn }]]));
    const scope = isAbsent(body["for_each"]) ? outer : inTurn(turns?.length === 1 && turns[0] ? turns[0] : anyTurn(body["for_each"], outer, 0));
    const properties = read(body, scope);
    const compares = turns !== undefined && turns.length > 1 && turns.length <= MOST_COMPARED && madeOf(properties).weight * turns.length <= HEAVIEST;
    const path = constructPathOf(body, stack.name);
    const { protect, ignoreChanges } = lifecycleOf(body, scope);
    const dependsOn = dependenciesOf(body["depends_on"], scope);
    const providerVersion = stack.providers.get(providerOf(type, body["provider"]));
    const forEach = isAbsent(body["for_each"]) || turns ? null : nodeOf(body["for_each"], outer, 0);
    const conditional =
        count !== null && timesOf(count) === undefined
            ? { by: "count" as const, ...conditionIn(body["count"], count, key) }
            : forEach === null
              ? undefined
              : { by: "for_each" as const, ...conditionIn(body["for_each"], forEach, key) };
    return [
        {
            address: `${stack.prefix}${key}`,
            name,
            type,
            syntax: "terraform",
            // CDKTF and cdktn name their stacks, and Terraform has no such name.
            constructs: stack.name === "" ? undefined : true,
            stack: stack.name === "" ? undefined : stack.name,
            path,
            properties: compares
                ? inCommon(
                      properties,
                      turns.map((turn) => read(body, inTurn(turn))),
                  )
                : properties,
            dependsOn: dependsOn.length ? dependsOn : undefined,
            protect: protect ?? undefined,
            ignoreChanges: ignoreChanges.length ? ignoreChanges : undefined,
            conditional,
            times: times === 1 ? undefined : times,
            providerVersion,
            marksSecrets: true,
        },
    ];
}

/** The provider's local name: what `provider` says (`aws.west`), else the first word of the type. */
function providerOf(type: string, provider: unknown): string {
    const named = typeof provider === "string" ? /^(?:\$\{\s*)?([\w-]+)/u.exec(provider)?.[1] : undefined;
    return named ?? type.slice(0, Math.max(0, type.indexOf("_")));
}

function timesOf(count: Node): number | undefined {
    if (typeof count === "number") return count;
    return typeof count === "string" && /^\d+$/u.test(count) ? Number(count) : undefined;
}

/** A structure is not compared: nothing else is under its condition. */
function conditionIn(json: unknown, node: Node, key: string): { readonly written: string; readonly reason?: Reason } {
    const [reason, ...others] = madeOf(node).reasons;
    return { written: typeof json === "string" ? json : key, ...(reason !== undefined && others.length === 0 && { reason }) };
}

interface Lifecycle {
    readonly protect: Node;
    readonly ignoreChanges: readonly string[];
}

const NO_LIFECYCLE: Lifecycle = { protect: null, ignoreChanges: [] };

function lifecycleOf(body: Json, scope: Scope): Lifecycle {
    if (isAbsent(body["lifecycle"])) return NO_LIFECYCLE;
    const lifecycle: Json = keyed(bodies(body["lifecycle"]).flatMap((one) => Object.entries(one)));
    const ignored = lifecycle["ignore_changes"];
    return {
        protect: nodeOf(lifecycle["prevent_destroy"], scope, 0),
        ignoreChanges: texts(ignored).map((text) => text.replace(/^\$\{(.*)\}$/su, "$1")),
    };
}

function dependenciesOf(dependsOn: unknown, scope: Scope): readonly string[] {
    if (isAbsent(dependsOn)) return [];
    const nodes = texts(dependsOn).map((text) => (text.includes("${") ? textNode : expressionNode)(text, scope.lookup, 0));
    return [...new Set(nodes.flatMap((node) => madeOf(node).refs ?? []).map(({ address }) => address))];
}

function texts(value: unknown): readonly string[] {
    const items: readonly unknown[] = Array.isArray(value) ? value : [value];
    return items.filter((item) => typeof item === "string");
}

function isAbsent(value: unknown): boolean {
    return value === null || value === undefined;
}
