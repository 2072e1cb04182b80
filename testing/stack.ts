/** Small stacks in every vocabulary, written as a user would. */

import { source } from "../architecture/reason";
import { Asset, Hole, JsonDocument, Secret, Template, type Node, type Ref } from "../resources/node";
import type { Resource } from "../resources/resource";

/** A value that deployment decides. */
export const unknown = new Hole();

/** `db.arn` of another resource in the stack: exact where the tool tells, hidden where Pulumi's engine hides it. */
export function output(resource: string, attribute: string): Output {
    return new Output(resource, attribute);
}

/** Text with references in it. */
export function interpolate(...parts: readonly (string | Output)[]): Interpolation {
    return new Interpolation(parts);
}

/** A secret of the configuration, as program evaluation sees it. */
export function configured(key: string): Hole {
    return new Hole({ refs: [], reason: source("configuration", key), secret: true });
}

/** A value that the tool marks as secret. */
export function secret(content: Written): SecretValue {
    return new SecretValue(content);
}

export type Written = Node | Output | Interpolation | SecretValue | readonly Written[] | { readonly [key: string]: Written };
export type Properties = Readonly<Record<string, Written>>;

export interface Options {
    readonly protect?: boolean;
    readonly ignoreChanges?: readonly string[];
    readonly exists?: boolean;
    readonly times?: number;
    readonly providerVersion?: string;
    readonly conditional?: NonNullable<Resource["conditional"]>;
    readonly outputs?: Readonly<Record<string, Node>>;
    readonly dependsOn?: readonly string[];
    /** What known values came from, by property: Pulumi tells it beside them. */
    readonly from?: Readonly<Record<string, string>>;
}

export interface Declared {
    readonly name: string;
    readonly build: (addressOf: (name: string) => string) => Resource;
    readonly address: string;
}

/** As program evaluation and preview JSON see it: references are exact, secret marks survive. */
export function pulumi(type: string, name: string, properties: Properties = {}, options: Options = {}): Declared {
    return declared(type, name, properties, options);
}

export function pulumiAws(type: string, name: string, properties: Properties = {}, options: Options = {}): Declared {
    return pulumi(`aws:${type}`, name, properties, options);
}

export function azureNative(type: string, name: string, properties: Properties = {}, options: Options = {}): Declared {
    return pulumi(`azure-native:${type}`, name, properties, options);
}

/** As a policy pack sees a new stack in the engine: other resources' outputs are unknown, and secret marks are gone. */
export function inEngine(resource: Declared): Declared {
    return { ...resource, build: (addressOf) => hidden(resource.build(addressOf)) };
}

export function terraform(type: string, name: string, properties: Properties = {}, options: Options = {}): Declared {
    const address = `${type}.${name}`;
    return {
        name,
        address,
        build: (addressOf) => ({
            address,
            name,
            type,
            syntax: "terraform",
            properties: built(properties, addressOf),
            marksSecrets: true,
            ...rest(options, addressOf),
        }),
    };
}

/** The stack as readers get it. References name resources of the same stack, or stay outside. */
export function resourcesOf(stack: readonly Declared[]): readonly Resource[] {
    const addressOf = (name: string): string => {
        const [first, second] = stack.filter((one) => one.name === name);
        if (first && second) throw new Error(`two resources are called ${name}: ${first.address} and ${second.address}`);
        return first?.address ?? `outside.${name}`;
    };
    return stack.map((one) => one.build(addressOf));
}

class Output {
    constructor(
        readonly resource: string,
        readonly attribute: string,
    ) {}
}

class Interpolation {
    constructor(readonly parts: readonly (string | Output)[]) {}
}

class SecretValue {
    constructor(readonly content: Written) {}
}

function declared(type: string, name: string, properties: Properties, options: Options): Declared {
    const address = `urn:pulumi:prod::shop::${type}::${name}`;
    return {
        name,
        address,
        build: (addressOf) => {
            const nodes = built(properties, addressOf);
            return {
                address,
                name,
                type,
                syntax: "pulumi",
                properties: nodes,
                dependencies: { ...dependenciesOf(nodes), ...told(options, addressOf) },
                marksSecrets: true,
                ...rest(options, addressOf),
            };
        },
    };
}

function told({ from = {} }: Options, addressOf: (name: string) => string): Readonly<Record<string, readonly string[]>> {
    return Object.fromEntries(Object.entries(from).map(([key, name]) => [key, [addressOf(name)]]));
}

function rest(options: Options, addressOf: (name: string) => string): Partial<Resource> {
    const { dependsOn, from: _, ...same } = options;
    return { ...same, ...(dependsOn ? { dependsOn: dependsOn.map(addressOf) } : {}) };
}

function built(properties: Properties, addressOf: (name: string) => string): Readonly<Record<string, Node>> {
    return Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, nodeOf(value, addressOf)]));
}

function nodeOf(value: Written, addressOf: (name: string) => string): Node {
    if (value instanceof Output) return new Hole({ refs: [{ address: addressOf(value.resource), attribute: value.attribute }], exact: true });
    if (value instanceof Interpolation) return new Template(value.parts.map((part) => (typeof part === "string" ? part : holeOf(part, addressOf))));
    if (value instanceof SecretValue) return new Secret(nodeOf(value.content, addressOf));
    if (Array.isArray(value)) return value.map((item: Written) => nodeOf(item, addressOf));
    if (isPlain(value)) return built(value, addressOf);
    return isNode(value) ? value : null;
}

function isNode(value: Written): value is Node {
    return (
        typeof value !== "object" ||
        value === null ||
        value instanceof Hole ||
        value instanceof Template ||
        value instanceof Asset ||
        value instanceof JsonDocument
    );
}

function holeOf(part: Output, addressOf: (name: string) => string): Hole {
    return new Hole({ refs: [{ address: addressOf(part.resource), attribute: part.attribute }], exact: true });
}

function isPlain(value: Written): value is Properties {
    return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** What Pulumi tells beside the values. */
export function dependenciesOf(properties: Readonly<Record<string, Node>>): Readonly<Record<string, readonly string[]>> {
    const entries = Object.entries(properties).map(([key, node]) => [key, [...new Set(refsIn(node).map((ref) => ref.address))]] as const);
    return Object.fromEntries(entries.filter(([, addresses]) => addresses.length > 0));
}

function refsIn(node: Node): readonly Ref[] {
    if (node instanceof Hole) return node.about.refs ?? [];
    if (node instanceof Template) return node.parts.flatMap(refsIn);
    if (node instanceof Secret) return refsIn(node.content);
    if (Array.isArray(node)) return node.flatMap((item: Node) => refsIn(item));
    if (typeof node === "object" && node !== null) return Object.values(node).flatMap((item: Node) => refsIn(item));
    return [];
}

function hidden(resource: Resource): Resource {
    const properties = Object.fromEntries(Object.entries(resource.properties).map(([key, node]) => [key, hide(node)]));
    return { ...resource, properties, marksSecrets: false };
}

function hide(node: Node): Node {
    if (node instanceof Hole || node instanceof Template) return new Hole();
    if (node instanceof Secret) return hide(node.content);
    if (Array.isArray(node)) return node.map((item: Node) => hide(item));
    if (typeof node === "object" && node !== null && Object.getPrototypeOf(node) === Object.prototype) {
        return Object.fromEntries(Object.entries(node).map(([key, item]: [string, Node]) => [key, hide(item)]));
    }
    return node;
}
