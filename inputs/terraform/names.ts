/** What every reference stands for, within a stack and across stacks. */

import { expression, source, type Reason } from "../../architecture/reason";
import { isObject } from "../json-file";
import { DEEPEST, Hole } from "../../resources/node";
import type { Node, Ref } from "../../resources/node";

import { HEAVIEST } from "./expressions";
import type { Lookup } from "./expressions";
import { holeMadeOf, madeOf } from "./made-of";
import { follow, namesOf, nodeOf, propertiesOf } from "./properties";
import type { Scope } from "./properties";
import type { Reference, Step } from "./references";
import { documentOf, isDocument } from "./policy-document";
import { locationRead } from "./remote-state";
import type { Stack } from "./stack";

/** The names of several stacks that belong together: gives the scope of each. */
export function scopesOf(stacks: readonly Stack[]): (stack: Stack) => Scope {
    const owners = new Map<string, Stack[]>();
    for (const stack of stacks)
        for (const key of stack.declared.keys()) {
            const others = owners.get(key);
            if (others) others.push(stack);
            else owners.set(key, [stack]);
        }
    const values = new Map<string, Node>();
    const beingRead = new Set<string>();
    const scopes = new Map(stacks.map((stack): [Stack, Scope] => [stack, { lookup: lookupIn(stack), repeated: 1 }]));
    return scopeOf;

    function scopeOf(stack: Stack): Scope {
        return scopes.get(stack) ?? { lookup: lookupIn(stack), repeated: 1 };
    }

    function lookupIn(stack: Stack): Lookup {
        return ({ root, steps }, depth) => {
            const [first, ...rest] = steps;
            switch (root) {
                case "var":
                    return first?.kind === "name" ? variable(stack, first.name) : nothing(source("variable", ""));
                case "local":
                    return first?.kind === "name" ? follow(local(stack, first.name, depth), rest) : unclear(source("local", ""));
                case "module":
                    return first?.kind === "name" ? moduleOutput(stack, first.name, rest) : nothing(source("module", ""));
                case "data":
                    return queried(stack, "data", steps, depth);
                case "ephemeral":
                    return queried(stack, "ephemeral", steps, depth);
                case "each":
                    return nothing(source("built-in value", "for_each"));
                case "count":
                case "self":
                    return nothing(source("built-in value", root));
                case "path":
                case "terraform":
                    return nothing(source("built-in value", [root, ...namesOf(steps)].join(".")));
                case "resource":
                    return first?.kind === "name" ? resource(stack, { root: first.name, steps: rest, indices: [] }) : nothing(expression);
                default:
                    return resource(stack, { root, steps, indices: [] });
            }
        };
    }

    /** Before stacks are prepared, CDKTF writes a reference to another stack as if it were local: then the only stack that has the name is meant. */
    function ownerOf(stack: Stack, key: string): Stack | undefined {
        if (stack.declared.has(key)) return stack;
        return only(owners.get(key) ?? []);
    }

    function resource(stack: Stack, { root, steps }: Reference): Node {
        const [name, ...path] = steps;
        if (name?.kind !== "name") return nothing(expression);
        const key = `${root}.${name.name}`;
        const owner = ownerOf(stack, key) ?? stack;
        return new Hole({ refs: [reference(owner, key, attributeSteps(owner.declared.get(key), path))], exact: true });
    }

    function variable(stack: Stack, name: string): Node {
        const body = ownerOf(stack, `var.${name}`)?.declared.get(`var.${name}`);
        const sensitive = isObject(body) && (body["sensitive"] === true || body["sensitive"] === "true");
        return new Hole({ refs: [], reason: source("variable", name), ...(sensitive && { secret: true }) });
    }

    function moduleOutput(stack: Stack, name: string, path: readonly Step[]): Node {
        const key = `module.${name}`;
        const owner = ownerOf(stack, key) ?? stack;
        const ref = reference(owner, key, attributeSteps(owner.declared.get(key), path));
        return new Hole({ refs: [ref], reason: source("module", name), exact: true });
    }

    function local(stack: Stack, name: string, depth: number): Node {
        const key = `local.${name}`;
        const owner = ownerOf(stack, key);
        return owner
            ? valueOf(owner, key, source("local", name), depth, () => nodeOf(owner.declared.get(key), scopeOf(owner), depth + 1))
            : unclear(source("local", name));
    }

    /** A data source may answer with what it was given, so its own references come along; then the value is not exactly one of them. */
    function queried(stack: Stack, root: "data" | "ephemeral", [type, name, ...path]: readonly Step[], depth: number): Node {
        const noun = root === "data" ? "data source" : "ephemeral resource";
        if (type?.kind !== "name" || name?.kind !== "name") return nothing(source(noun, ""));
        const key = `${root}.${type.name}.${name.name}`;
        const owner = ownerOf(stack, key) ?? stack;
        const body = owner.declared.get(key);
        if (type.name === "terraform_remote_state") {
            const output = remoteOutput(owner, body, path, depth);
            if (output !== undefined) return output;
        }
        const reason = source(noun, `${type.name}.${name.name}`);
        const own = reference(owner, key, attributeSteps(body, path));
        const properties = isObject(body) ? valueOf(owner, key, reason, depth, () => propertiesOf(body, scopeOf(owner), depth + 1)) : {};
        const document = isDocument(type.name, own.attribute) ? documentOf(properties) : undefined;
        if (document && !path.some(({ kind }) => kind === "every")) return document;
        const given = madeOf(properties).refs;
        if (!given) return unclear(reason);
        return new Hole({ refs: [own, ...given], reason, ...(!given.length && { exact: true }) });
    }

    function remoteOutput(stack: Stack, body: unknown, [outputs, output, ...path]: readonly Step[], depth: number): Node | undefined {
        if (outputs?.kind !== "name" || outputs.name !== "outputs" || output?.kind !== "name") return undefined;
        const key = `output.${output.name}`;
        const writers = (owners.get(key) ?? []).filter((other) => other !== stack);
        const location = isObject(body) ? locationRead(body) : undefined;
        const isIt = (other: Stack): boolean =>
            other.states.some((state) => state.backend === location?.backend && state.identity === location.identity);
        const owner = !location
            ? only(writers)
            : stacks.some(isIt)
              ? only(writers.filter(isIt))
              : // A stack that keeps its state elsewhere is not meant, whatever its outputs are called.
                only(writers.filter((other) => !other.states.length));
        const declared = owner?.declared.get(key);
        if (!owner || !isObject(declared)) return undefined;
        return follow(
            valueOf(owner, key, source("output", output.name), depth, () => nodeOf(declared["value"], scopeOf(owner), depth + 1)),
            path,
        );
    }

    /** Evaluates each named value once; a name that leads back to itself, or too deep, is a hole. */
    function valueOf(owner: Stack, key: string, reason: Reason, depth: number, read: () => Node): Node {
        const id = `${owner.prefix} ${key}`;
        let node = values.get(id);
        if (node === undefined) {
            if (depth >= DEEPEST || beingRead.has(id)) return unclear(reason);
            beingRead.add(id);
            node = read();
            beingRead.delete(id);
            values.set(id, node);
        }
        const { height, weight } = madeOf(node);
        return height + depth > DEEPEST || weight > HEAVIEST ? holeMadeOf([node], reason) : node;
    }
}

function reference(owner: Stack, key: string, path: readonly Step[]): Ref {
    const address = `${owner.prefix}${key}`;
    const attribute = namesOf(path).join(".");
    return attribute === "" ? { address } : { address, attribute };
}

/** With `for_each`, the first step picks an instance and is no attribute, also when it is written `.name`. */
function attributeSteps(body: unknown, path: readonly Step[]): readonly Step[] {
    return isObject(body) && body["for_each"] !== undefined && body["for_each"] !== null ? path.slice(1) : path;
}

/** Nothing of the input is in it. */
function nothing(reason: Reason): Hole {
    return new Hole({ refs: [], reason });
}

/** What is in it is not known. */
function unclear(reason: Reason): Hole {
    return new Hole({ reason });
}

function only<T>(items: readonly T[]): T | undefined {
    return items.length === 1 ? items[0] : undefined;
}
