/** What is known of the names of stacks that belong together, and each value that was read by its name. */

import type { Reason } from "../../architecture/reason";
import { DEEPEST, Hole, type Node, type Ref } from "../../resources/node";
import { isObject } from "../json-file";
import { HEAVIEST } from "./expressions";
import { holeMadeOf, madeOf } from "./made-of";
import { namesOf, type Scope } from "./properties";
import type { Step } from "./references";
import type { Stack } from "./stack";

export interface Naming {
    readonly stacks: readonly Stack[];
    /** The stacks that declare a name. */
    readonly owners: ReadonlyMap<string, readonly Stack[]>;
    readonly scopeOf: (stack: Stack) => Scope;
    readonly values: Map<string, Node>;
    readonly beingRead: Set<string>;
}

export function ownersOf(stacks: readonly Stack[]): ReadonlyMap<string, readonly Stack[]> {
    const owners = new Map<string, Stack[]>();
    for (const stack of stacks)
        for (const key of stack.declared.keys()) {
            const others = owners.get(key);
            if (others) others.push(stack);
            else owners.set(key, [stack]);
        }
    return owners;
}

/** Before stacks are prepared, CDKTF writes a reference to another stack as if it were local: then the only stack that has the name is meant. */
export function ownerOf({ owners }: Naming, stack: Stack, key: string): Stack | undefined {
    if (stack.declared.has(key)) return stack;
    return only(owners.get(key) ?? []);
}

/** Evaluates each named value once; a name that leads back to itself, or too deep, is a hole. */
export function valueOf({ values, beingRead }: Naming, owner: Stack, key: string, reason: Reason, depth: number, read: () => Node): Node {
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

export function reference(owner: Stack, key: string, path: readonly Step[]): Ref {
    const address = `${owner.prefix}${key}`;
    const attribute = namesOf(path).join(".");
    return attribute === "" ? { address } : { address, attribute };
}

/** With `for_each`, the first step picks an instance and is not an attribute, also when it is written `.name`. */
export function attributeSteps(body: unknown, path: readonly Step[]): readonly Step[] {
    return isObject(body) && body["for_each"] !== undefined && body["for_each"] !== null ? path.slice(1) : path;
}

/** Nothing of the input is in it. */
export function nothing(reason: Reason): Hole {
    return new Hole({ refs: [], reason });
}

/** What is in it is not known. */
export function unclear(reason: Reason): Hole {
    return new Hole({ reason });
}

export function only<T>(items: readonly T[]): T | undefined {
    return items.length === 1 ? items[0] : undefined;
}
