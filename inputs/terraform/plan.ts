/** `terraform show -json` or `tofu show -json` of a plan (https://developer.hashicorp.com/terraform/internals/json-format). */

import { keyed } from "../../architecture/keyed";
import { dependsOn as depends } from "../../architecture/reason";
import { Hole, type Node } from "../../resources/node";
import { InputError, type Input, type Resource } from "../../resources/resource";
import { isObject } from "../json-file";
import type { Json } from "./blocks";
import { madeOf } from "./made-of";
import { callNameOf, declarationOf, holeOf, type Instance, type Instances, type Module, type Planned, type Within } from "./plan-configuration";
import { modulesOf } from "./plan-modules";
import { plannedProperties, type Reading } from "./plan-values";
import { documentOf, isDocument } from "./policy-document";
import { isAddressOf, refuseOtherFormats } from "./shown-json";

export function isPlan(value: unknown): boolean {
    return isObject(value) && "format_version" in value && ("planned_values" in value || "resource_changes" in value || "configuration" in value);
}

/** The resources that there will be after the plan is applied. */
export function readPlan(value: unknown, path: string): Input {
    const plan = isObject(value) ? value : {};
    refuseOtherFormats(plan, "plan", path);
    const { resource_changes: listed = [], deferred_changes: deferred = [] } = plan;
    if (!Array.isArray(listed) || !Array.isArray(deferred)) throw new InputError(`${path}: the plan's resource_changes are not a list`);
    if (!isObject(plan["planned_values"])) throw new InputError(`${path}: the plan has no planned_values`);
    const changes = listed.flatMap((one) => changeOf(one) ?? []);
    const unreadable = listed.length - changes.length;
    const remaining = changes.filter(({ remains }) => remains);
    const planned = plannedOf(plan, remaining);
    const byAddress = new Map(remaining.map((change) => [change.address, change]));
    const reading = {
        planned,
        answers: (address: string, attribute: string) => byAddress.get(address)?.after[attribute],
        document: (address: string, attribute: string) => documentIn(byAddress.get(address), attribute, reading),
    };
    const withoutConfiguration = !isObject(plan["configuration"]);
    const lines = [
        ...(plan["errored"] === true ? ["the plan stopped with an error: what it did not reach is not in it"] : []),
        ...(deferred.length ? [`changes that the plan defers: ${String(deferred.length)}`] : []),
        ...(plan["complete"] === false && !deferred.length && plan["errored"] !== true ? ["the plan is not complete: another one follows it"] : []),
        ...(unreadable ? [`changes of the plan without an address, a type and actions: ${String(unreadable)}`] : []),
        ...(withoutConfiguration ? ["the plan has no configuration: what its resources refer to is not known"] : []),
    ];
    return {
        resources: remaining.filter(({ mode }) => mode === "managed").map((change) => resourceOf(change, reading)),
        notEvaluated: lines,
        complete: lines.length === 0,
        notes: [],
    };
}

interface Change {
    readonly address: string;
    readonly module: string;
    readonly mode: string;
    readonly type: string;
    readonly name: string;
    readonly index: string | undefined;
    readonly after: Json;
    readonly unknown: unknown;
    readonly sensitive: unknown;
    /** It is there after the plan is applied. */
    readonly remains: boolean;
    /** It is there already, and the same afterwards. */
    readonly exists: boolean;
}

function changeOf(value: unknown): Change | undefined {
    const { address, mode, type, name, index, change, deposed, module_address: module } = isObject(value) ? value : {};
    if (typeof address !== "string" || typeof type !== "string" || typeof name !== "string" || !isObject(change)) return undefined;
    if (!isAddressOf(address, { mode, type, name })) return undefined;
    const { actions, after, after_unknown: unknown, after_sensitive: sensitive } = change;
    if (!Array.isArray(actions)) return undefined;
    // What is deleted, and what the tool only forgets, is not there afterwards; neither is an old instance that a replacement left.
    const remains = deposed === undefined && actions.some((action) => action !== "delete" && action !== "forget");
    if (remains && !isObject(after)) return undefined;
    return {
        address,
        module: typeof module === "string" ? module : "",
        mode: mode === "data" ? "data" : "managed",
        type,
        name,
        index: typeof index === "string" || typeof index === "number" ? String(index) : undefined,
        after: isObject(after) ? after : {},
        unknown,
        sensitive,
        remains,
        exists: actions.every((action) => action === "no-op" || action === "update"),
    };
}

function plannedOf(plan: Json, changes: readonly Change[]): Planned {
    const prior = isObject(plan["prior_state"]) ? plan["prior_state"]["values"] : undefined;
    const root = isObject(plan["configuration"]) ? plan["configuration"]["root_module"] : undefined;
    const addresses = [...new Set(changes.map(({ module }) => module))];
    const modules = modulesOf(isObject(root) ? root : {}, [
        plan["planned_values"],
        prior,
        { root_module: { child_modules: addresses.map((address) => ({ address })) } },
    ]);
    const blocks = grouped(changes, ({ module, mode, type, name }) => `${module} ${mode === "data" ? "data." : ""}${type}.${name}`);
    return {
        instances: new Map([...blocks].map(([key, all]) => [key, instancesOf(all)])),
        modules,
        calls: grouped(
            [...modules.values()].filter(({ parent }) => parent !== undefined),
            (module) => `${module.parent?.address ?? ""} ${callNameOf(module)}`,
        ),
        variables: isObject(plan["variables"]) ? plan["variables"] : {},
        providers: providersOf(plan["configuration"]),
        known: new Map(),
        dependencies: new Map(),
    };
}

function grouped<T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, readonly T[]> {
    const groups = new Map<string, T[]>();
    for (const one of all) {
        const key = keyOf(one);
        const others = groups.get(key);
        if (others) others.push(one);
        else groups.set(key, [one]);
    }
    return groups;
}

function instancesOf(all: readonly Change[]): Instances {
    const byIndex = all.flatMap((one): (readonly [string, Instance])[] => (one.index === undefined ? [] : [[one.index, one]]));
    return { all, byIndex: new Map(byIndex), refs: new Map() };
}

function providersOf(configuration: unknown): Json {
    const providers = isObject(configuration) ? configuration["provider_config"] : undefined;
    return isObject(providers) ? providers : {};
}

type OfPlan = Omit<Reading, "within" | "type">;

/** The document of `aws_iam_policy_document`, which needs no account, where some of its arguments are not known yet. */
function documentIn(change: Change | undefined, attribute: string, reading: OfPlan): Node | undefined {
    if (change?.mode !== "data" || !isDocument(change.type, attribute)) return undefined;
    const { planned } = reading;
    const { within, expressions } = writtenOf(change, planned);
    return documentOf(plannedProperties(change, expressions, { ...reading, document: () => undefined, within, type: change.type }));
}

function writtenOf({ module: address, mode, type, name, index }: Change, planned: Planned) {
    const module = planned.modules.get(address) ?? NO_MODULE;
    const declared = declarationOf(module, `${mode === "data" ? "data." : ""}${type}.${name}`);
    const within: Within = { module, index, repeated: declared["for_each_expression"] };
    return { declared, within, expressions: isObject(declared["expressions"]) ? declared["expressions"] : {} };
}

function resourceOf(change: Change, reading: OfPlan): Resource {
    const { address, type, name, index, exists } = change;
    const { declared, within, expressions } = writtenOf(change, reading.planned);
    const dependsOn = dependenciesOf(declared["depends_on"], reading.planned, within.module, `${type}.${name}`);
    const answered = Object.entries(change.after).filter(([key, one]) => typeof one === "string" && one !== "" && !Object.hasOwn(expressions, key));
    return {
        address,
        name: index === undefined ? name : namedIn(change),
        type,
        syntax: "terraform",
        properties: plannedProperties(change, expressions, { ...reading, within, type }),
        ...(answered.length &&
            exists && {
                outputs: plannedProperties({ after: keyed(answered), unknown: {}, sensitive: change.sensitive }, {}, { ...reading, within, type }),
            }),
        ...(dependsOn.length && { dependsOn }),
        // Neither `planned_values` nor `configuration` has the block `lifecycle`.
        protect: new Hole({ refs: [], reason: depends("the configuration, of which a plan shows no lifecycle") }),
        ...(exists && { exists: true }),
        marksSecrets: true,
        ...providerVersionOf(declared["provider_config_key"], reading.planned),
    };
}

/** `each["a"]`: a key may hold anything, dots and brackets too. */
function namedIn({ address, module, type, name }: Change): string {
    const before = `${module === "" ? "" : `${module}.`}${type}.`;
    return address.startsWith(before) ? address.slice(before.length) : name;
}

/** The constraint of the module that configures the provider. */
function providerVersionOf(key: unknown, { providers }: Planned): Pick<Resource, "providerVersion"> {
    const config = typeof key === "string" && Object.hasOwn(providers, key) ? providers[key] : undefined;
    const constraint = isObject(config) ? config["version_constraint"] : undefined;
    return typeof constraint === "string" ? { providerVersion: constraint } : {};
}

const NO_MODULE: Module = { address: "", body: {}, parent: undefined, call: {}, key: undefined };

/** The same for all instances of a block in one module. */
function dependenciesOf(written: unknown, planned: Planned, module: Module, block: string): readonly string[] {
    if (!Array.isArray(written)) return [];
    const key = `${module.address} ${block}`;
    const before = planned.dependencies.get(key);
    if (before) return before;
    const refs = written.flatMap((one) => madeOf(holeOf(planned, { references: [one] }, { module })).refs ?? []);
    const addresses = [...new Set(refs.map(({ address }) => address))];
    planned.dependencies.set(key, addresses);
    return addresses;
}
