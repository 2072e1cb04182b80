/** The configuration within a plan: what the expressions of a resource refer to, across the boundaries of modules. */

import { expression as computed, source } from "../../architecture/reason";
import { DEEPEST, Hole, type Node, type Ref } from "../../resources/node";
import { isObject } from "../json-file";
import type { Json } from "./blocks";
import { holeMadeOf } from "./made-of";
import type { Lookup } from "./expressions";
import { namesOf, nodeOf } from "./properties";
import { referenceAt, type Reference, type Step } from "./references";

/** One instance of a module. */
export interface Module {
    /** `module.net["a"]`; empty for the root. */
    readonly address: string;
    readonly body: Json;
    readonly parent: Module | undefined;
    /** How the parent calls it. */
    readonly call: Json;
    /** Its key, where the parent makes several. */
    readonly key: string | undefined;
}

export interface Instance {
    readonly address: string;
    /** `0`, `a`; undefined without `count` and `for_each`. */
    readonly index: string | undefined;
}

/** Those that one block makes. */
export interface Instances {
    readonly all: readonly Instance[];
    /** Without `count` and `for_each` empty. */
    readonly byIndex: ReadonlyMap<string, Instance>;
    /** All of them as references, by attribute: what refers to all shares one list. */
    readonly refs: Map<string, readonly Ref[]>;
}

/** What there is in a plan, by what a reference names. */
export interface Planned {
    /** Instances of a block by the address of its module and its own, as in `module.net aws_vpc.main`. */
    readonly instances: ReadonlyMap<string, Instances>;
    readonly modules: ReadonlyMap<string, Module>;
    /** The instances of a module by the address of its parent and its name. */
    readonly calls: ReadonlyMap<string, readonly Module[]>;
    /** Values of the root's variables. */
    readonly variables: Json;
    /** The configurations of providers by their keys. */
    readonly providers: Json;
    /** Holes of outputs and variables that were asked for, and those that are being asked for. */
    readonly known: Map<string, Hole | undefined>;
    /** What `depends_on` of a block leads to, by the address of its module and its own. */
    readonly dependencies: Map<string, readonly string[]>;
}

/** The resource of the configuration that an instance comes from. */
export function declarationOf(module: Module, key: string): Json {
    return declarations(module).get(key) ?? {};
}

const indexed = new WeakMap<Json, ReadonlyMap<string, Json>>();

function declarations({ body }: Module): ReadonlyMap<string, Json> {
    const before = indexed.get(body);
    if (before) return before;
    const all = Array.isArray(body["resources"]) ? body["resources"].filter(isObject) : [];
    const made = new Map(all.flatMap((one): (readonly [string, Json])[] => (typeof one["address"] === "string" ? [[one["address"], one]] : [])));
    indexed.set(body, made);
    return made;
}

/** Whether an expression refers to nothing: what functions make of literals (`jsonencode({})`) is written as an expression without anything in it. */
export function isConstant(expression: unknown): boolean {
    return isObject(expression) && !("references" in expression) && ("constant_value" in expression || Object.keys(expression).length === 0);
}

/** The references of an expression, or of all in a block: each at its longest, for Terraform repeats them without their last steps. */
export function referencesIn(expression: unknown, depth = 0): readonly string[] {
    if (depth > DEEPEST) return [];
    if (Array.isArray(expression)) return expression.flatMap((one) => referencesIn(one, depth + 1));
    if (!isObject(expression)) return [];
    const { references } = expression;
    if (!Array.isArray(references)) return Object.values(expression).flatMap((one) => referencesIn(one, depth + 1));
    const longest: string[] = [];
    for (const text of references) {
        if (typeof text !== "string") continue;
        const last = longest.at(-1);
        if (last === undefined || !last.startsWith(text) || !/[.[]/.test(last.charAt(text.length))) longest.push(text);
    }
    return longest;
}

/** Where an expression is written. */
export interface Within {
    readonly module: Module;
    /** The index of the instance that it belongs to. */
    readonly index?: string | undefined;
    /** What `for_each` or `count` of its block refers to. */
    readonly repeated?: unknown;
}

/** One hole in the place of an expression: all that it refers to. It is exact where that is one output of one resource. */
export function holeOf(planned: Planned, expression: unknown, within: Within, depth = 0): Hole {
    const texts = referencesIn(expression);
    if (depth > DEEPEST) return new Hole();
    const turned = texts.some((text) => text === "each.key" || text === "count.index") ? within.index : undefined;
    const holes = texts.map((text) => referred(planned, text, within, turned, depth + 1));
    const [only] = holes;
    if (only && holes.length === 1) return only;
    // `aws_subnet.main[each.key].id` is written as what it refers to and `each.key`: that tells which instance, and is nothing besides.
    const named = turned === undefined ? holes : holes.filter((_, at) => texts[at] !== "each.key" && texts[at] !== "count.index");
    const [paired] = named;
    if (turned !== undefined && named.length === 1 && paired?.about.exact) return paired;
    return holes.length ? holeMadeOf(holes, computed) : new Hole({ refs: [] });
}

function referred(planned: Planned, text: string, within: Within, turned: string | undefined, depth: number): Hole {
    const found = referenceAt(text, 0);
    return found ? lookedUp(planned, found.reference, within, turned, depth) : new Hole();
}

/**
 * The value of an expression of Terraform's JSON syntax, which a plan quotes as it is written: CDKTF's. `undefined` for all others, of which a plan
 * shows only what they refer to.
 */
export function quoted(planned: Planned, expression: unknown, within: Within): Node | undefined {
    if (!isObject(expression) || !("constant_value" in expression)) return undefined;
    const lookup: Lookup = (reference, depth) => {
        const isPaired = reference.indices.some(({ root, steps }) => (root === "each" || root === "count") && nameOf(steps[0]) !== "value");
        return lookedUp(planned, reference, within, isPaired ? within.index : undefined, depth);
    };
    return nodeOf(expression["constant_value"], { lookup, repeated: 1 }, 0);
}

function lookedUp(planned: Planned, { root, steps }: Reference, within: Within, turned: string | undefined, depth: number): Hole {
    const [first, second, ...rest] = steps;
    const name = nameOf(first);
    switch (root) {
        case "var":
            return deeper(variable(planned, name, within.module, depth), steps.slice(1));
        case "local":
            return new Hole({ reason: source("local", name) });
        case "module":
            return moduleOutput(planned, name, steps.slice(1), within, turned, depth);
        case "data":
            return queried(planned, steps, within, depth);
        case "each":
            return name === "key" ? builtIn("for_each") : withRepeated(planned, within, depth);
        case "count":
        case "self":
        case "path":
        case "terraform":
            return builtIn(root === "count" || root === "self" ? root : [root, ...namesOf(steps)].join("."));
        case "resource":
            return resource(planned, `${name}.${nameOf(second)}`, rest, within.module, turned);
        default:
            return resource(planned, `${root}.${name}`, steps.slice(1), within.module, turned);
    }
}

function builtIn(name: string): Hole {
    return new Hole({ refs: [], reason: source("built-in value", name) });
}

/** `each.value` may be anything that the map is made of. */
function withRepeated(planned: Planned, within: Within, depth: number): Hole {
    return holeMadeOf(
        [builtIn("for_each"), holeOf(planned, within.repeated, { module: within.module }, depth)],
        source("built-in value", "for_each"),
    );
}

/** The instances of a block that a reference means: the one that it names, the one of the same turn, or any. */
function resource({ instances }: Planned, key: string, path: readonly Step[], module: Module, turned: string | undefined): Hole {
    const { all, byIndex, refs: known } = instances.get(`${module.address} ${key}`) ?? NONE;
    const [step] = path;
    const asked = step?.kind === "index" ? String(step.index) : nameOf(step);
    const found = step === undefined ? undefined : byIndex.get(asked);
    const one = byIndex.size > 0 ? (found ?? (turned === undefined ? undefined : byIndex.get(turned))) : all[0];
    const named = byIndex.size > 0 && step !== undefined && (step.kind !== "name" || found !== undefined);
    const attribute = namesOf(named ? path.slice(1) : path).join(".");
    const refTo = ({ address }: { readonly address: string }): Ref => (attribute === "" ? { address } : { address, attribute });
    if (one) return new Hole({ refs: [refTo(one)], exact: true });
    if (!all.length) return new Hole({ refs: [refTo({ address: within(module, key) })], exact: true });
    const refs = known.get(attribute) ?? all.map(refTo);
    known.set(attribute, refs);
    return new Hole({ refs, ...(refs.length === 1 && { exact: true }) });
}

const NONE: Instances = { all: [], byIndex: new Map(), refs: new Map() };

function within({ address }: Module, key: string): string {
    return address === "" ? key : `${address}.${key}`;
}

/** A data source may answer with what it was given, so its own references come along. */
function queried(planned: Planned, [type, name, ...path]: readonly Step[], at: Within, depth: number): Hole {
    const key = `data.${nameOf(type)}.${nameOf(name)}`;
    const own = resource(planned, key, path, at.module, at.index);
    const declared = declarationOf(at.module, key);
    const reason = source("data source", `${nameOf(type)}.${nameOf(name)}`);
    const given = once(planned, `${at.module.address} ${key}`, () => holeOf(planned, declared["expressions"], { module: at.module }, depth));
    const { refs } = given.about;
    if (!refs) return new Hole({ reason });
    return new Hole({ refs: [...(own.about.refs ?? []), ...refs], reason, ...(refs.length === 0 && { exact: true }) });
}

function variable(planned: Planned, name: string, module: Module, depth: number): Hole {
    const { parent, call, body } = module;
    const reason = source("variable", name);
    const declared = isObject(body["variables"]) ? body["variables"][name] : undefined;
    const secret = isObject(declared) && declared["sensitive"] === true;
    const marked = (hole: Hole) => (secret ? new Hole({ ...hole.about, secret: true }) : hole);
    const given = isObject(call["expressions"]) ? call["expressions"][name] : undefined;
    if (!parent || given === undefined) return marked(new Hole({ refs: [], reason }));
    return marked(
        once(planned, `${module.address} var.${name}`, () =>
            holeOf(planned, given, { module: parent, index: module.key, repeated: call["for_each_expression"] }, depth),
        ),
    );
}

/** The output of one instance of a module, or of all of them. */
function moduleOutput(planned: Planned, name: string, path: readonly Step[], at: Within, turned: string | undefined, depth: number): Hole {
    const { module } = at;
    const [step] = path;
    const called = planned.calls.get(`${module.address} ${name}`) ?? [];
    const isKeyed = called.some(({ key }) => key !== undefined);
    const asked = step?.kind === "index" ? String(step.index) : nameOf(step);
    const picked = isKeyed ? called.filter(({ key }) => key === asked) : [];
    const steps = isKeyed && (picked.length || step?.kind !== "name") ? path.slice(1) : path;
    const those = picked.length ? picked : called.filter(({ key }) => turned !== undefined && key === turned);
    const holes = (those.length ? those : called).map((one) => deeper(output(planned, nameOf(steps[0]), one, depth), steps.slice(1)));
    const [only] = holes;
    if (only && holes.length === 1) return only;
    return holes.length ? holeMadeOf(holes, source("module", name)) : new Hole({ reason: source("module", name) });
}

/** `module.net[each.key].arn` is written as `module.net` alone: then any of its outputs may be meant. */
function output(planned: Planned, name: string, module: Module, depth: number): Hole {
    const outputs = isObject(module.body["outputs"]) ? module.body["outputs"] : {};
    if (name === "") {
        const all = Object.keys(outputs).map((one) => output(planned, one, module, depth + 1));
        return all.length && depth < DEEPEST ? holeMadeOf(all, computed) : new Hole({ reason: source("module", callNameOf(module)) });
    }
    const declared = outputs[name];
    if (!isObject(declared)) return new Hole({ reason: source("output", name) });
    const hole = once(planned, `${module.address} output.${name}`, () => holeOf(planned, declared["expression"], { module }, depth));
    return declared["sensitive"] === true ? new Hole({ ...hole.about, secret: true }) : hole;
}

/** Names may lead back to themselves only in what no tool wrote. */
function once({ known }: Planned, key: string, make: () => Hole): Hole {
    if (known.has(key)) return known.get(key) ?? new Hole();
    known.set(key, undefined);
    const hole = make();
    known.set(key, hole);
    return hole;
}

/** `net` of `module.a.module.net["x"]`. */
export function callNameOf({ address, parent }: Module): string {
    const own = parent && parent.address !== "" ? address.slice(parent.address.length + 1) : address;
    return /^module\.([^[]*)/.exec(own)?.[1] ?? "";
}

function deeper(hole: Hole, steps: readonly Step[]): Hole {
    const names = namesOf(steps);
    const [ref, ...others] = hole.about.refs ?? [];
    if (!names.length || !ref || others.length || !hole.about.exact) return hole;
    return new Hole({ ...hole.about, refs: [{ address: ref.address, attribute: [ref.attribute ?? [], ...names].flat().join(".") }] });
}

function nameOf(step: Step | undefined): string {
    return step?.kind === "name" ? step.name : "";
}
