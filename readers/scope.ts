/** What a reader may ask about the other resources of the input: who bears a name, who answered with a value. */

import { isGivenFromOutside } from "../architecture/reason";
import type { CanonicalType } from "../architecture/component";
import { MOST_CANDIDATES, pointer, type Pointer, type Target } from "../architecture/pointer";
import type { Place } from "../architecture/value";
import { Hole, JsonDocument, Secret, Template, textWith, isList, isMap, type Node, type Ref } from "../resources/node";
import type { Resource } from "../resources/resource";
import { majorsOf } from "./provider-versions";
import type { Cloud } from "./reader";
import { snake } from "./spelling";

export interface Scope {
    readonly whole: boolean;
    /** The canonical type of a resource; undefined where no reader reads it. */
    canonicalType(address: string): CanonicalType | undefined;
    /** Whose readers read it. */
    cloud(address: string): Cloud | undefined;
    resource(address: string): Resource | undefined;
    /** No reader reads it, but its type is known, so it cannot hide another resource. */
    isKnown(address: string): boolean;
    /** Whether the input declares a resource of this type. */
    has(type: CanonicalType): boolean;
    /** Resources of this type that bear the name, or hide theirs. */
    named(type: CanonicalType, name: string): { readonly sure: ReadonlySet<string>; readonly hidden: readonly string[] };
    /** Resources of any type that bear the name. */
    bearing(name: string): readonly string[];
    /** Resources that are read and whose deployed outputs hold exactly this text, unless they were given it: a key that encrypts many identifies none of them. */
    answering(text: string): readonly Target[];
}

/** How a pointer is followed. */
export interface Following {
    /** Canonical types that it may lead to. */
    readonly types?: readonly CanonicalType[];
    /**
     * The relation holds only for such outputs (`/endpoint|address/`): where the tool does not tell which, it is at most possible. Deployment makes them
     * up, so that no variable holds one, nor a resource of the cloud's own that no reader knows.
     */
    readonly outputs?: RegExp;
    /** By type, the outputs that are the value, where it is one output unchanged: another one of the same resource leads nowhere. */
    readonly exactly?: ReadonlyMap<CanonicalType, Held>;
    /** Resources that hand on what one of their properties names, by type: `aws_appautoscaling_target.web.resource_id`. */
    readonly through?: Readonly<Partial<Record<CanonicalType, string>>>;
    /** Takes the name out of a literal (`service/cluster/name`); the whole literal by default, or an ARN's last part. With `outputs`, only where it is given. */
    readonly name?: (literal: string) => string | undefined;
    /** Tells those that bear the name apart, where a name is only unique within something else. */
    readonly fits?: (bearer: Resource, scope: Scope) => boolean;
    /** Of what one block makes, each leads to its own: a pointer of the block is then sure of several. */
    readonly ofEach?: true;
}

/** The outputs that are a value, and those that were it in former versions of the provider. */
export interface Held {
    readonly now: RegExp;
    readonly former: Former | undefined;
}

export interface Former {
    readonly outputs: RegExp;
    /** The major version since which they are not. */
    readonly until: number;
}

export interface Named {
    readonly resource: Resource;
    readonly type: CanonicalType;
    readonly cloud: Cloud;
    /** Its names as declared: text, a hole, or undefined when the provider invents one. */
    readonly names: readonly (Node | undefined)[];
}

export function scopeOf(resources: readonly Resource[], read: readonly Named[], known: ReadonlySet<string>, whole: boolean): Scope {
    const byAddress = new Map(resources.map((resource) => [resource.address, resource]));
    const types = new Map(read.map((one) => [one.resource.address, one.type]));
    const clouds = new Map(read.map((one) => [one.resource.address, one.cloud]));
    const declared = new Set(types.values());
    const names = new Map<string, Set<string>>();
    const hidden = new Map<string, string[]>();
    const bearers = new Map<string, string[]>();
    const answers = new Map<string, Target[]>();
    for (const { resource, type, names: own } of read) {
        for (const name of own) {
            if (typeof name === "string") {
                const key = `${type}\n${name}`;
                names.set(key, (names.get(key) ?? new Set()).add(resource.address));
                add(bearers, name, resource.address);
            } else if (name instanceof Hole || name instanceof Template || name instanceof Secret) add(hidden, type, resource.address);
        }
        const given = new Set(Object.values(resource.properties));
        for (const name of own) if (name !== undefined) given.delete(name);
        for (const [attribute, value] of Object.entries(resource.outputs ?? {})) {
            if (typeof value === "string" && value.length > 3 && IDENTIFYING.test(attribute) && !given.has(value))
                add(answers, value, { address: resource.address, attribute });
        }
    }
    return {
        whole,
        canonicalType: (address) => types.get(address),
        cloud: (address) => clouds.get(address),
        resource: (address) => byAddress.get(address),
        isKnown: (address) => known.has(address),
        has: (type) => declared.has(type),
        named: (type, name) => ({ sure: names.get(`${type}\n${name}`) ?? new Set(), hidden: hidden.get(type) ?? [] }),
        bearing: (name) => bearers.get(name) ?? [],
        answering: (text) => answers.get(text) ?? [],
    };
}

/** Outputs that identify a resource; others (`engine`, `region`) are equal by accident. */
const IDENTIFYING = /(arn|id|name|url|uri|endpoint|address|fqdn|host|identifier|suffix)$/i;

/** Follows the value at a place to the resources it leads to. `top` is the resource's own property that holds it. */
export function follow(scope: Scope, resource: Resource, top: string, node: Node | undefined, place: Place, how: Following = {}): Pointer {
    const types = how.types ?? [];
    if (node === undefined || node === null || node === "") return pointer(place, "nowhere", [], types);
    if (node instanceof Secret) return follow(scope, resource, top, node.content, place, how);
    if (typeof node === "string") return literal(scope, resource, top, node, place, how);
    const each = how.ofEach && byInstances(scope, resource, top, node, place, how);
    if (each) return each;
    const name = node instanceof Template && how.name ? how.name(textWith(IN_HOLE, node)) : undefined;
    const dependencies = resource.dependencies?.[top];
    if (name !== undefined && !name.includes(IN_HOLE)) return bearing(scope, { name, exact: true, place, dependencies }, how);
    const refs = refsOf(node);
    const [source, ...sources] = refs ? first(refs).map(({ address }) => address) : first(dependencies ?? []);
    const handedOn = source === undefined || sources.length > 0 ? undefined : through(scope, source, how);
    if (handedOn) {
        const { through: _, ...once } = how;
        return { ...follow(scope, handedOn.resource, handedOn.key, handedOn.resource.properties[handedOn.key], place, once), place };
    }
    if (refs === undefined) return byDependencies(scope, resource, top, place, how);
    if (refs.length === 0)
        return pointer(place, decidedElsewhere(node) && !(how.outputs && givenFromOutside(node)) ? "anything" : "outside", [], types);
    const others = isOneOutput(node) ? refs.map((ref) => isAnother(scope, ref, how)) : [];
    if (others.length > 0 && others.every((other) => other === "yes")) return pointer(place, "outside", [], types);
    const to = byReferences(scope, resource, refs, place, how);
    return to.certainty === "sure" && (isChoice(node) || others.includes("perhaps")) ? { ...to, certainty: "possible" } : to;
}

/** Where the resources that one block makes lead, if that is known of each. */
function byInstances(scope: Scope, resource: Resource, top: string, node: Node, place: Place, how: Following): Pointer | undefined {
    const instances = node instanceof Hole ? node.about.instances : node instanceof Template ? node.instances : undefined;
    if (!instances?.length) return undefined;
    const { ofEach: _, ...once } = how;
    const pointers = instances.map((one) => follow(scope, { ...resource, times: 1 }, top, one, place, once));
    if (pointers.some(({ certainty }) => certainty === "possible" || certainty === "anything")) return undefined;
    const targets = pointers.filter(({ certainty }) => certainty === "sure").flatMap((one) => one.targets);
    return pointer(place, targets.length > 0 ? "sure" : "outside", targets, how.types ?? []);
}

/** The one resource that a value comes from, where it only hands on one of its own properties. */
function through(scope: Scope, address: string, how: Following): { readonly resource: Resource; readonly key: string } | undefined {
    const resource = scope.resource(address);
    const type = resource && scope.canonicalType(resource.address);
    const key = type && how.through?.[type];
    return resource && key !== undefined ? { resource, key: resource.syntax === "terraform" ? snake(key) : key } : undefined;
}

function isOneOutput(node: Node): boolean {
    return node instanceof Hole && node.about.exact === true;
}

/** Whether it is an output of a resource that another one of its outputs would lead to. */
function isAnother(scope: Scope, { address, attribute }: Target, { exactly }: Following): "yes" | "no" | "perhaps" {
    const type = scope.canonicalType(address);
    const wanted = type && exactly?.get(type);
    if (wanted === undefined || attribute === undefined || wanted.now.test(attribute)) return "no";
    const resource = scope.resource(address);
    const { former } = wanted;
    if (former === undefined || resource?.syntax !== "terraform" || !former.outputs.test(attribute)) return "yes";
    const { least, most } = majorsOf(resource.providerVersion);
    return least >= former.until ? "yes" : most < former.until ? "no" : "perhaps";
}

function isChoice(node: Node): boolean {
    if (node instanceof Template) return node.parts.some((part) => part instanceof Hole && isChoice(part));
    return node instanceof Hole && (node.about.choice === true || node.about.optional === true);
}

/** Stands for what a hole holds; no name has it. */
const IN_HOLE = "\u0000";

/** All references inside a value; undefined when some part does not say what it is made of. */
export function refsOf(node: Node): readonly Ref[] | undefined {
    if (node instanceof Hole) return node.about.refs;
    if (node instanceof Template) return gathered(node.parts.filter((part) => part instanceof Hole));
    if (node instanceof Secret || node instanceof JsonDocument) return refsOf(node.content);
    if (isList(node)) return gathered(node);
    if (isMap(node)) return gathered(Object.values(node));
    return [];
}

/** Addresses of what a value is made of: its references, or what the tool says that the whole property depends on. */
export function sourcesOf({ dependencies }: Resource, top: string, node: Node | undefined): readonly string[] {
    const refs = node === undefined ? undefined : refsOf(node);
    return refs?.map(({ address }) => address) ?? dependencies?.[top] ?? [];
}

function gathered(nodes: readonly Node[]): readonly Ref[] | undefined {
    const filled: (readonly Ref[])[] = [];
    for (const node of nodes) {
        const refs = refsOf(node);
        if (refs === undefined) return undefined;
        if (refs.length > 0) filled.push(refs);
    }
    // One list alone stays itself: all that refer to every instance of a block share it.
    return filled.length > 1 ? filled.flat() : (filled[0] ?? []);
}

/** Enough to tell whether there is one only: there may be very many. */
function first<T>(all: readonly T[]): readonly T[] {
    return all.slice(0, 2);
}

function decidedElsewhere(node: Node): boolean {
    return node instanceof Hole || (node instanceof Template && node.parts.some((part) => part instanceof Hole));
}

/**
 * An output that deployment invents (an endpoint, a host) comes from no variable and no account. A name may: the program can set it from a variable.
 * A function or a callback may return anything.
 */
function givenFromOutside(node: Node): boolean {
    if (node instanceof Hole) return isGivenFromOutside(node.about.reason);
    if (node instanceof Template) return node.parts.every((part) => typeof part === "string" || givenFromOutside(part));
    return (node instanceof Secret || node instanceof JsonDocument) && givenFromOutside(node.content);
}

function byReferences(scope: Scope, { times = 1 }: Resource, refs: readonly Ref[], place: Place, how: Following): Pointer {
    const types = how.types ?? [];
    const { targets, missing } = ledTo(scope, refs, how);
    const [only, ...others] = targets;
    if (only === undefined) return pointer(place, missing, [], types);
    const told = how.outputs === undefined || only.attribute !== undefined;
    // Of several that one block makes, only one may be meant.
    const alone = [1, times].includes(scope.resource(only.address)?.times ?? 1);
    return pointer(place, others.length === 0 && told && alone ? "sure" : "possible", targets, types);
}

interface Led {
    /** Where references lead; with types, no more than `pointer` tells apart, and one. */
    readonly targets: readonly Target[];
    /** What it means that they lead nowhere. */
    readonly missing: "anything" | "outside" | "other";
}

const shared = new WeakMap<Scope, WeakMap<readonly Ref[], Map<string, Led>>>();

/** Every instance of a block may refer to all instances of another one: they share a list of references, which is gone through once. */
function ledTo(scope: Scope, refs: readonly Ref[], how: Following): Led {
    if (refs.length <= MOST_CANDIDATES) return ledBy(scope, refs, how);
    const ofScope = shared.get(scope) ?? new WeakMap<readonly Ref[], Map<string, Led>>();
    shared.set(scope, ofScope);
    const known = ofScope.get(refs) ?? new Map<string, Led>();
    ofScope.set(refs, known);
    const key = `${how.types?.join(" ") ?? ""} ${String(how.outputs)}`;
    const led = known.get(key) ?? ledBy(scope, refs, how);
    known.set(key, led);
    return led;
}

function ledBy(scope: Scope, refs: readonly Ref[], how: Following): Led {
    const { types = [], outputs } = how;
    const targets = new Map<string, Target>();
    let someFit = false;
    for (const { address, attribute } of refs) {
        if (!fits(scope, address, types)) continue;
        someFit = true;
        if (attribute !== undefined && outputs !== undefined && !outputs.test(attribute)) continue;
        if (!targets.has(address)) targets.set(address, attribute === undefined ? { address } : { address, attribute });
        if (types.length > 0 && targets.size > MOST_CANDIDATES) break;
    }
    return { targets: [...targets.values()], missing: targets.size > 0 || someFit ? "outside" : missed(scope, refs, how) };
}

/** Pulumi hides a new resource's outputs and tells only which resources a property depends on. */
function byDependencies(scope: Scope, resource: Resource, top: string, place: Place, how: Following): Pointer {
    const types = how.types ?? [];
    const candidates = resource.dependencies?.[top];
    if (candidates === undefined) return pointer(place, "anything", [], types);
    if (candidates.length === 0) return pointer(place, "outside", [], types);
    const fitting = candidates.filter((address) => fits(scope, address, types));
    if (fitting.length === 0) {
        const refs = candidates.map((address) => ({ address }));
        return pointer(place, missed(scope, refs, how), [], types);
    }
    const sure = fitting.length === 1 && how.outputs === undefined;
    return pointer(
        place,
        sure ? "sure" : "possible",
        fitting.map((address) => ({ address })),
        types,
    );
}

function literal(scope: Scope, resource: Resource, top: string, text: string, place: Place, how: Following): Pointer {
    const types = how.types ?? [];
    const answered = scope.answering(text).filter((target) => fits(scope, target.address, types));
    const exact = answered.filter(
        (target) => (how.outputs === undefined || how.outputs.test(target.attribute ?? "")) && isAnother(scope, target, how) !== "yes",
    );
    if (how.exactly && answered.length > 0 && exact.length === 0) return pointer(place, "outside", [], types);
    if (exact.length) return pointer(place, new Set(exact.map((target) => target.address)).size === 1 ? "sure" : "possible", exact, types);
    const within = partly(scope, resource, top, text, how);
    if (within.length) return pointer(place, "sure", within, types);
    if (how.outputs && !how.name) return pointer(place, "outside", [], types);
    const name = how.name ? how.name(text) : text.slice(text.lastIndexOf(":") + 1);
    if (name === undefined) return pointer(place, "outside", [], types);
    return bearing(scope, { name, exact: !text.startsWith("arn:"), place, dependencies: resource.dependencies?.[top] }, how);
}

interface Name {
    readonly name: string;
    /** It is the whole of what was written: an ARN may be another account's. */
    readonly exact: boolean;
    readonly place: Place;
    /** What the property depends on, as far as the tool tells. */
    readonly dependencies: readonly string[] | undefined;
}

/** The resources that bear a name, or hide theirs. Of several that bear it, the one that the property depends on is meant. */
function bearing(scope: Scope, { name, exact, place, dependencies }: Name, { types = [], fits = () => true }: Following): Pointer {
    const fitting = (address: string) => {
        const bearer = scope.resource(address);
        return bearer !== undefined && fits(bearer, scope);
    };
    const named = types.map((type) => scope.named(type, name));
    const told = [...new Set(dependencies)].filter((address) => named.some((one) => one.sure.has(address)) && fitting(address));
    const sure = told.length === 1 ? told : candidates(named.map((one) => one.sure));
    const hidden = sure.length ? [] : candidates(named.map((one) => one.hidden));
    if (sure.length) {
        return pointer(
            place,
            sure.length === 1 && exact ? "sure" : "possible",
            sure.map((address) => ({ address })),
            types,
        );
    }
    if (hidden.length) {
        return pointer(
            place,
            "possible",
            hidden.map((address) => ({ address })),
            types,
        );
    }
    return pointer(place, scope.whole ? "outside" : "anything", [], types);

    /** One more than `pointer` tells apart is enough. */
    function candidates(lists: readonly Iterable<string>[]): readonly string[] {
        const found: string[] = [];
        for (const list of lists)
            for (const address of list) {
                if (fitting(address)) found.push(address);
                if (found.length > MOST_CANDIDATES) return found;
            }
        return found;
    }
}

/** A known text that holds a deployed output of something the property depends on (`postgres://app@db.example.com:5432`). */
function partly(scope: Scope, resource: Resource, top: string, text: string, how: Following): readonly Target[] {
    return (resource.dependencies?.[top] ?? []).flatMap((address) => {
        if (!fits(scope, address, how.types ?? [])) return [];
        const outputs = Object.entries(scope.resource(address)?.outputs ?? {});
        const hit = outputs.find(
            ([attribute, value]) =>
                typeof value === "string" && value.length > 5 && text.includes(value) && (how.outputs ?? IDENTIFYING).test(attribute),
        );
        return hit ? [{ address, attribute: hit[0] }] : [];
    });
}

function fits(scope: Scope, address: string, types: readonly CanonicalType[]): boolean {
    const type = scope.canonicalType(address);
    return type !== undefined && (types.length === 0 || types.includes(type));
}

/** Where references lead of which none fits. */
function missed(scope: Scope, refs: readonly Ref[], how: Following): "anything" | "outside" | "other" {
    if (refs.some((ref) => mayHide(scope, ref, how))) return "anything";
    return refs.every(({ address }) => scope.resource(address) !== undefined && !isDataSource(address)) ? "other" : "outside";
}

function isDataSource(address: string): boolean {
    return /(^|\/)data\./.test(address);
}

/**
 * A resource of a type that is not read, or one outside the input, may hide any other resource. A data source is outside by its nature. Where only certain outputs
 * are meant, a cloud's own resource of another type has none of them, unless it hands on what it was given.
 */
function mayHide(scope: Scope, { address, attribute = "" }: Ref, { outputs }: Following): boolean {
    if (isDataSource(address)) return false;
    const type = scope.resource(address)?.type;
    if (outputs && type !== undefined && OWN.test(type)) return HANDS_ON.test(type) && HANDED.test(attribute);
    if (scope.isKnown(address) && type !== undefined && !HANDS_ON.test(type)) return false;
    return scope.canonicalType(address) === undefined;
}

/** Clouds and generators: their outputs are their own. */
const OWN = /^(aws|azuread|azurerm|azure-native|archive|random|time|tls)[:_]/;
/** DNS records, parameters and settings, stacks of another tool. */
const HANDS_ON = /record|ssm|service_?discovery|appconfig|app_?configuration|global_?cluster|cloudformation|template|resources:deployment/i;
const HANDED = /value|fqdn|alias|output|endpoint/i;

function add<T>(map: Map<string, T[]>, key: string, item: T): void {
    const list = map.get(key);
    if (list) list.push(item);
    else map.set(key, [item]);
}
