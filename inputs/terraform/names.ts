/** The value of every reference, within a stack and across stacks. */

import { expression, source } from "../../architecture/reason";
import { Hole, type Node } from "../../resources/node";
import { isObject } from "../json-file";
import { queried } from "./data-sources";
import type { Lookup } from "./expressions";
import { attributeSteps, nothing, ownerOf, ownersOf, reference, unclear, valueOf, type Naming } from "./naming";
import { follow, namesOf, nodeOf, type Scope } from "./properties";
import type { Step } from "./references";
import type { Stack } from "./stack";

/** The names of several stacks that belong together: gives the scope of each. */
export function scopesOf(stacks: readonly Stack[]): (stack: Stack) => Scope {
    const scopes = new Map<Stack, Scope>();
    const naming: Naming = { stacks, owners: ownersOf(stacks), scopeOf, values: new Map(), beingRead: new Set() };
    return scopeOf;

    function scopeOf(stack: Stack): Scope {
        const scope = scopes.get(stack) ?? { lookup: lookupIn(naming, stack), repeated: 1 };
        scopes.set(stack, scope);
        return scope;
    }
}

function lookupIn(naming: Naming, stack: Stack): Lookup {
    return ({ root, steps }, depth) => {
        const [first, ...rest] = steps;
        const name = first?.kind === "name" ? first.name : undefined;
        switch (root) {
            case "var":
                return name === undefined ? nothing(source("variable", "")) : variable(naming, stack, name);
            case "local":
                return name === undefined ? unclear(source("local", "")) : follow(local(naming, stack, name, depth), rest);
            case "module":
                return name === undefined ? nothing(source("module", "")) : moduleOutput(naming, stack, name, rest);
            case "data":
            case "ephemeral":
                return queried(naming, stack, root, steps, depth);
            case "each":
                return nothing(source("built-in value", "for_each"));
            case "count":
            case "self":
                return nothing(source("built-in value", root));
            case "path":
            case "terraform":
                return nothing(source("built-in value", [root, ...namesOf(steps)].join(".")));
            case "resource":
                return name === undefined ? nothing(expression) : resource(naming, stack, name, rest);
            default:
                return resource(naming, stack, root, steps);
        }
    };
}

function variable(naming: Naming, stack: Stack, name: string): Node {
    const key = `var.${name}`;
    const body = ownerOf(naming, stack, key)?.declared.get(key);
    const sensitive = isObject(body) && (body["sensitive"] === true || body["sensitive"] === "true");
    const written = isObject(body) ? body["default"] : undefined;
    const byDefault = typeof written === "string" && written !== "" ? written : undefined;
    return new Hole({
        refs: [],
        reason: source("variable", name),
        ...(sensitive && { secret: true }),
        ...(byDefault !== undefined && { byDefault }),
        ...((written === null || written === "") && { optional: true }),
    });
}

function local(naming: Naming, stack: Stack, name: string, depth: number): Node {
    const key = `local.${name}`;
    const reason = source("local", name);
    const owner = ownerOf(naming, stack, key);
    return owner
        ? valueOf(naming, owner, key, reason, depth, () => nodeOf(owner.declared.get(key), naming.scopeOf(owner), depth + 1))
        : unclear(reason);
}

function moduleOutput(naming: Naming, stack: Stack, name: string, path: readonly Step[]): Node {
    return new Hole({ refs: [outputOf(naming, stack, `module.${name}`, path)], reason: source("module", name), exact: true });
}

function resource(naming: Naming, stack: Stack, type: string, [name, ...path]: readonly Step[]): Node {
    if (name?.kind !== "name") return nothing(expression);
    return new Hole({ refs: [outputOf(naming, stack, `${type}.${name.name}`, path)], exact: true });
}

function outputOf(naming: Naming, stack: Stack, key: string, path: readonly Step[]) {
    const owner = ownerOf(naming, stack, key) ?? stack;
    return reference(owner, key, attributeSteps(owner.declared.get(key), path));
}
