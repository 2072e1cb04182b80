/** What no input may do: make anything throw, show a secret, depend on the order of resources, or change what every object has. */

import { productionReadiness } from "../../crossguard/policies";
import { assessment } from "../../gate/assessment";
import { isPreview, readPreview } from "../../inputs/pulumi/preview-json";
import { isStackExport, readStackExport } from "../../inputs/pulumi/stack-export";
import { terraformInput } from "../../inputs/terraform/files";
import { resourcesOfStacks } from "../../inputs/terraform/stack-documents";
import { json } from "../../reports/json";
import { junit } from "../../reports/junit";
import { COMMENT_BYTES, markdown } from "../../reports/markdown";
import { pretty } from "../../reports/pretty";
import { redacted, redactorFor } from "../../reports/redacted";
import { InputError, type Input } from "../../resources/resource";
import { CANARY, KINDS, mutated, partsOf, samples, valueOf, type Kind, type Part } from "./inputs";
import { planOf, terraformStateOf } from "./plans";
import { pick, randomOf, shuffled, type Random } from "./random";

export interface Fault {
    readonly seed: number;
    readonly kind: Kind;
    readonly what: string;
    readonly input: unknown;
}

/** The input of one seed: what is read, and the same with its resources in another order. */
export function inputOf(seed: number): { readonly kind: Kind; readonly input: unknown; readonly reordered: unknown } {
    const random = randomOf(seed);
    const kind = KINDS[seed % KINDS.length] ?? "pack";
    const order = (list: readonly unknown[]) => shuffled(random, list);
    if (kind === "pack") {
        const input = unique(
            kind,
            partsOf(random, false).map((part) => resourceOf(random, part)),
        );
        return { kind, input, reordered: order(input) };
    }
    if (kind === "terraform") {
        const document = documentOf(random, partsOf(random, true));
        return { kind, input: document, reordered: { ...document, resource: reorderedTypes(random, document.resource) } };
    }
    if (kind === "plan" || kind === "state") {
        const { changes, wrap } = (kind === "plan" ? planOf : terraformStateOf)(random, partsOf(random, true));
        const each = uniqueBy(
            changes.map((change) => fields(mutated(random, change, 0.01))),
            (change) => Object.entries(change).find(([key]) => key === "address")?.[1],
        );
        return { kind, input: wrap(each), reordered: wrap(order(each)) };
    }
    const sample: unknown = JSON.parse(samples[kind]);
    const states = partsOf(random, false).map((part) => stateOf(random, part));
    const broken = mutated(random, sample, 0.02);
    const list = [
        ...listIn(kind, broken),
        ...(kind === "preview" ? states.map((state) => ({ op: "create", urn: state.urn, newState: state })) : states),
    ];
    const wrap = (all: readonly unknown[]) => (kind === "preview" ? { steps: all, duration: 1 } : { version: 3, deployment: { resources: all } });
    const each = unique(kind, random() < 0.5 ? list : listIn(kind, broken));
    return { kind, input: wrap(each), reordered: wrap(order(each)) };
}

/** What is wrong with the input of one seed. */
export function faultsOf(seed: number): readonly Fault[] {
    const { kind, input, reordered } = inputOf(seed);
    const fault = (what: string): Fault => ({ seed, kind, what, input });
    try {
        const before = Object.getOwnPropertyNames(Object.prototype).length;
        const said = reportOf(kind, input);
        const found = [
            ...(said.includes(CANARY) ? [fault("shows a secret")] : []),
            ...(/PRODGATE-\w+/.test(said) ? [fault(/PRODGATE-.{0,100}/.exec(said)?.[0] ?? "")] : []),
            ...(said === reportOf(kind, reordered) ? [] : [fault("depends on the order of the resources")]),
        ];
        return Object.getOwnPropertyNames(Object.prototype).length === before ? found : [...found, fault("changes every object")];
    } catch (error) {
        return error instanceof InputError ? [] : [fault(error instanceof Error ? (error.stack ?? error.name) : typeof error)];
    }
}

export function reportOf(kind: Kind, input: unknown): string {
    if (kind === "pack") return packReport(Array.isArray(input) ? input : []);
    const result = assessment([readAs(kind, input)]);
    const noSource = () => undefined;
    return [
        json(result),
        pretty(result, { title: "x", colour: false, width: 100 }),
        junit(result, noSource),
        markdown(result, { title: "x", mostBytes: COMMENT_BYTES }),
        json(redacted(result, redactorFor(result))),
    ].join("");
}

function readAs(kind: Exclude<Kind, "pack">, input: unknown): Input {
    if (kind === "terraform") return resourcesOfStacks([{ json: input, source: "cdk.tf.json" }]);
    if (kind === "plan" || kind === "state") return terraformInput(input, "plan.json");
    if (kind === "preview" ? !isPreview(input) : !isStackExport(input)) throw new InputError("another kind of JSON");
    return kind === "preview" ? readPreview(input, "preview.json") : readStackExport(input, "stack.json");
}

/** Both phases of the pack, as the engine calls it. Its lines are sorted: those of one resource come in its own call. */
function packReport(resources: readonly unknown[]): string {
    const lines: string[] = [];
    const policies = productionReadiness();
    for (const policy of policies) {
        const report = (message: string, urn?: string) => lines.push(`${policy.name} ${urn ?? ""} ${message}`);
        const getConfig = () => ({});
        for (const resource of resources) call(policy.validateResource, { ...fields(resource), getConfig }, report);
        call(policy.validateStack, { resources, getConfig }, report);
    }
    return lines.sort().join("\n");
}

function call(validate: unknown, args: object, report: (message: string, urn?: string) => void): void {
    if (typeof validate === "function") Reflect.apply(validate, undefined, [args, report]);
}

function fields(value: unknown): object {
    return typeof value === "object" && value !== null ? value : {};
}

const urnOf = (type: string, name: string): string => `urn:pulumi:dev::shop::${type}::${name}`;

function resourceOf(random: Random, { type, name, properties, dependencies }: Part): object {
    return {
        urn: urnOf(type, name),
        name,
        type,
        props: properties,
        opts: { protect: random() < 0.2, ignoreChanges: random() < 0.1 ? Object.keys(properties).slice(0, 1) : [] },
        provider: { urn: "urn:pulumi:dev::shop::pulumi:providers:aws::default" },
        dependencies: [],
        propertyDependencies: Object.fromEntries(
            Object.entries(dependencies).map(([key, others]) => [key, others.map((one) => ({ urn: urnOf(one.type, one.name) }))]),
        ),
    };
}

function stateOf(random: Random, { type, name, properties, outputs, dependencies }: Part) {
    return {
        urn: urnOf(type, name),
        type,
        custom: true,
        inputs: properties,
        ...(random() < 0.7 && { outputs: { ...properties, ...outputs } }),
        propertyDependencies: Object.fromEntries(
            Object.entries(dependencies).map(([key, others]) => [key, others.map((one) => urnOf(one.type, one.name))]),
        ),
        ...(random() < 0.1 && { protect: true }),
    };
}

function documentOf(random: Random, parts: readonly Part[]) {
    const resource: Record<string, Record<string, unknown>> = {};
    for (const { type, name, properties } of parts) {
        const bodies = (resource[type] ??= {});
        Object.defineProperty(bodies, name, { value: properties, enumerable: true, configurable: true, writable: true });
    }
    const some = (items: readonly string[]) => pick(random, items) ?? "x";
    const names = ["__proto__", "constructor", "toString", "AWS", "StringEquals", "aws:SourceArn"];
    const statement = {
        effect: some(["Allow", "Deny"]),
        actions: ["*"],
        principals: [{ type: some(names), identifiers: ["*"] }],
        condition: [{ test: some(names), variable: some(names), values: [some(names)] }],
    };
    return {
        "//": { metadata: { stackName: "shop" } },
        resource,
        data: { aws_iam_policy_document: { d: mutated(random, { statement: [statement] }, 0.02) } },
        locals: { l: valueOf(random, names) },
        variable: { x: {}, a: { sensitive: true } },
    };
}

function reorderedTypes(random: Random, resource: Readonly<Record<string, Readonly<Record<string, unknown>>>>): unknown {
    const types = shuffled(random, Object.entries(resource));
    return Object.fromEntries(types.map(([type, bodies]) => [type, Object.fromEntries(shuffled(random, Object.entries(bodies)))]));
}

function listIn(kind: "preview" | "export", input: unknown): readonly unknown[] {
    const outer = fields(input);
    const inner = kind === "preview" ? outer : "deployment" in outer ? fields(outer.deployment) : {};
    const list: unknown = Object.entries(inner).find(([key]) => key === (kind === "preview" ? "steps" : "resources"))?.[1];
    return Array.isArray(list) ? list : [];
}

/** Of two with one URN the later counts: there the order means something. The engine sends a policy pack one of each. */
function unique(kind: "preview" | "export" | "pack", list: readonly unknown[]): readonly unknown[] {
    const state = (item: unknown): object => {
        const outer = fields(item);
        return kind === "preview" ? ("newState" in outer ? fields(outer.newState) : {}) : outer;
    };
    return uniqueBy(list, (item) => Object.entries(state(item)).find(([key]) => key === "urn")?.[1]);
}

function uniqueBy<T>(list: readonly T[], keyOf: (item: T) => unknown): readonly T[] {
    return [...new Map(list.map((item) => [JSON.stringify(keyOf(item)), item])).values()];
}
