/** The instances of modules in a plan. */

import { DEEPEST } from "../../resources/node";
import { isObject } from "../json-file";
import type { Json } from "./blocks";
import type { Module } from "./plan-configuration";

/** Every module by its address. `count` and `for_each` say how many there are of one only by the addresses of what is in it. */
export function modulesOf(root: Json, values: readonly unknown[]): ReadonlyMap<string, Module> {
    const seen = new Set<string>();
    for (const one of values) if (isObject(one)) collect(one["root_module"], seen, 0);
    const keys = keysOf(seen);
    const modules = new Map<string, Module>();
    add({ address: "", body: root, parent: undefined, call: {}, key: undefined }, 0);
    return modules;

    function add(module: Module, depth: number): void {
        modules.set(module.address, module);
        const calls = module.body["module_calls"];
        if (!isObject(calls) || depth >= DEEPEST) return;
        for (const [name, call] of Object.entries(calls)) {
            if (!isObject(call)) continue;
            const address = module.address === "" ? `module.${name}` : `${module.address}.module.${name}`;
            const body = isObject(call["module"]) ? call["module"] : {};
            // An expression without references that is no constant (`toset(["a"])`) is left out, so only what is there says that there are several.
            for (const written of keys.get(address) ?? [""])
                add({ address: `${address}${written}`, body, parent: module, call, key: keyOf(written) }, depth + 1);
        }
    }
}

function collect(module: unknown, seen: Set<string>, depth: number): void {
    if (!isObject(module) || depth >= DEEPEST) return;
    if (typeof module["address"] === "string") for (const address of withOuter(module["address"])) seen.add(address);
    if (Array.isArray(module["child_modules"])) for (const child of module["child_modules"]) collect(child, seen, depth + 1);
}

const STEP = /module\.[^.[]+(?:\[(?:\d+|"(?:[^"\\]|\\.)*")\])?/y;

/** `module.a[0].module.b`: `module.a[0]` and itself. */
function withOuter(address: string): readonly string[] {
    const all: string[] = [];
    for (STEP.lastIndex = 0; STEP.test(address); STEP.lastIndex++) {
        all.push(address.slice(0, STEP.lastIndex));
        if (address.charAt(STEP.lastIndex) !== ".") break;
    }
    return all;
}

/** The keys of each repeated module, as they are written: `["a"]`. */
function keysOf(addresses: Iterable<string>): ReadonlyMap<string, readonly string[]> {
    const keys = new Map<string, string[]>();
    for (const address of addresses) {
        const [, call, key] = /^(.*module\.[^.[]+)(\[(?:\d+|"(?:[^"\\]|\\.)*")\])$/s.exec(address) ?? [];
        if (call === undefined || key === undefined) continue;
        const others = keys.get(call);
        if (others) others.push(key);
        else keys.set(call, [key]);
    }
    return keys;
}

function keyOf(written: string): string | undefined {
    if (written === "") return undefined;
    try {
        return String(JSON.parse(written.slice(1, -1)));
    } catch {
        return written.slice(1, -1);
    }
}
