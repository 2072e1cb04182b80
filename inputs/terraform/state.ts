/** `terraform show -json` or `tofu show -json` of a state: what runs, with every value known and every reference a value. */

import { keyed } from "../../architecture/keyed";
import { dependsOn as depends, shape } from "../../architecture/reason";
import { DEEPEST, Hole, type Node } from "../../resources/node";
import { InputError, type Input, type Resource } from "../../resources/resource";
import { isObject } from "../json-file";
import { hidden } from "./expressions";
import { isAddressOf, refuseOtherFormats } from "./shown-json";

export function isState(value: unknown): boolean {
    return isObject(value) && "format_version" in value && !("planned_values" in value) && ("values" in value || "terraform_version" in value);
}

/** The resources that run, of all modules. */
export function readState(value: unknown, path: string): Input {
    const state = isObject(value) ? value : {};
    refuseOtherFormats(state, "state", path);
    const { values } = state;
    // A state without resources has no values.
    if (values !== undefined && (!isObject(values) || !isObject(values["root_module"])))
        throw new InputError(`${path}: the state's values have no root_module`);
    const found: unknown[] = [];
    const deep = isObject(values) ? collect(values["root_module"], found, 0) : 0;
    const blocks = blocksOf(found);
    const dependencies = new Map<string, readonly string[]>();
    const resources = found.flatMap((one) => resourceOf(one, blocks, dependencies) ?? []);
    const data = found.filter((one) => isObject(one) && (one["mode"] === "data" || one["deposed_key"] !== undefined)).length;
    const unreadable = found.length - resources.length - data;
    const lines = [
        ...(unreadable ? [`resources of the state without an address, a type and values: ${String(unreadable)}`] : []),
        ...(deep ? ["modules of the state that are nested too deeply"] : []),
    ];
    return { resources, notEvaluated: lines, complete: lines.length === 0, notes: [] };
}

/** How many modules were too deep. */
function collect(module: unknown, found: unknown[], depth: number): number {
    if (!isObject(module)) return 0;
    if (depth >= DEEPEST) return 1;
    if (Array.isArray(module["resources"])) for (const one of module["resources"]) found.push(one);
    const children: readonly unknown[] = Array.isArray(module["child_modules"]) ? module["child_modules"] : [];
    return children.reduce<number>((sum, child) => sum + collect(child, found, depth + 1), 0);
}

/** Addresses of the instances that a block made: dependencies name blocks. */
function blocksOf(found: readonly unknown[]): ReadonlyMap<string, readonly string[]> {
    const blocks = new Map<string, string[]>();
    for (const one of found) {
        if (!isObject(one) || typeof one["address"] !== "string") continue;
        const block = one["address"].replace(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]$/s, "");
        const others = blocks.get(block);
        if (others) others.push(one["address"]);
        else blocks.set(block, [one["address"]]);
    }
    return blocks;
}

/** All instances of a block depend on the same ones, so that they share one list of them. */
function dependenciesOf(written: unknown, blocks: ReadonlyMap<string, readonly string[]>, known: Map<string, readonly string[]>): readonly string[] {
    const names: readonly string[] = Array.isArray(written) ? written.filter((one) => typeof one === "string") : [];
    const key = names.join("\n");
    const all = known.get(key) ?? names.flatMap((one) => blocks.get(one) ?? [one]);
    known.set(key, all);
    return all;
}

function resourceOf(
    value: unknown,
    blocks: ReadonlyMap<string, readonly string[]>,
    dependencies: Map<string, readonly string[]>,
): Resource | undefined {
    const {
        address,
        mode,
        type,
        name,
        values,
        sensitive_values: sensitive,
        depends_on: written,
        deposed_key: deposed,
    } = isObject(value) ? value : {};
    if (typeof address !== "string" || typeof type !== "string" || typeof name !== "string" || !isObject(values)) return undefined;
    if (mode === "data" || deposed !== undefined || !isAddressOf(address, { type, name })) return undefined;
    const all = Object.entries(values).map(([key, one]): [string, Node] => [key, nodeOf(one, at(sensitive, key), 0)]);
    const there = all.filter(([, node]) => !isEmpty(node));
    const dependsOn = dependenciesOf(written, blocks, dependencies);
    const properties = there.filter(([key]) => !ANSWERED.test(key));
    return {
        address,
        name: address.endsWith("]") ? address.slice(address.lastIndexOf(`${name}[`)) : name,
        type,
        syntax: "terraform",
        properties: keyed(properties),
        outputs: keyed(there.filter(([key]) => ANSWERED.test(key))),
        ...(dependsOn.length && { dependencies: keyed(properties.map(([key]) => [key, dependsOn])) }),
        protect: new Hole({ refs: [], reason: depends("the configuration, which a state does not show") }),
        exists: true,
        marksSecrets: isObject(sensitive),
    };
}

/** Attributes that the cloud answers and no configuration sets. */
const ANSWERED =
    /^(?:id|arn|.*_arn_suffix|arn_suffix|invoke_arn|qualified_arn|unique_id|dns_name|endpoint|reader_endpoint|fqdn|url|invoke_url|default_hostname|tags_all|owner_id)$/;

function nodeOf(value: unknown, sensitive: unknown, depth: number): Node {
    if (depth > DEEPEST) return new Hole({ reason: shape("nested too deeply") });
    if (sensitive === true) return hidden(nodeOf(value, undefined, depth));
    if (value === null || value === undefined) return null;
    if (typeof value === "string" || typeof value === "boolean" || typeof value === "number") return value;
    if (Array.isArray(value)) return value.map((one, index) => nodeOf(one, at(sensitive, index), depth + 1));
    if (!isObject(value)) return new Hole({ reason: shape("not JSON") });
    const entries = Object.entries(value).map(([key, one]): [string, Node] => [key, nodeOf(one, at(sensitive, key), depth + 1)]);
    return keyed(entries.filter(([, node]) => node !== null));
}

function at(marks: unknown, key: string | number): unknown {
    if (Array.isArray(marks)) return typeof key === "number" ? marks[key] : undefined;
    return isObject(marks) && Object.hasOwn(marks, key) ? marks[String(key)] : undefined;
}

/** Providers keep an empty text, list or map for what is not set. */
function isEmpty(node: Node): boolean {
    return node === null || node === "" || (Array.isArray(node) && node.length === 0);
}
