/** What resources of types that are not read may change on others: everything they name, by reference, by name or by a deployed output. */

import type { Unseen } from "../architecture/architecture";
import { camelCase } from "../architecture/camel-case";
import { MOST_CANDIDATES } from "../architecture/pointer";
import { Hole, JsonDocument, Secret, Template, isList, isMap, type Node, type Ref } from "../resources/node";
import type { Resource } from "../resources/resource";
import type { Scope } from "./scope";
import type { Unsaid } from "./types";

/**
 * What one resource names, if something of what it does to others is unsaid. `amends` finds a resource that only amends others. `crowds` are texts that a
 * resource of the same kind mentions already, and very many answer with or are called, and very long lists that it shares with others.
 */
export function unseenBy(
    resource: Resource,
    { ofOthers: facets }: Unsaid,
    amends: (address: string) => Resource | undefined,
    scope: Scope,
    crowds: Set<unknown>,
): readonly Unseen[] {
    if (facets?.size === 0) return [];
    const named = leadsTo(resource, scope, crowds);
    // What only amends others is named for their sake: a schedule names a scaling target and means its service.
    const beyond = named.flatMap(({ address }) => {
        const between = amends(address);
        return between ? leadsTo(between, scope, crowds) : [];
    });
    return [...named, ...beyond].map((one) => (facets ? { ...one, facets } : one));
}

function leadsTo(resource: Resource, scope: Scope, crowds: Set<unknown>): readonly Unseen[] {
    const found = new Map<string, Unseen>();
    const note = (address: string, path: string) => {
        if (address !== resource.address && !found.has(address))
            found.set(address, {
                address,
                place: { address: resource.address, resource: resource.name, path: resource.constructs ? camelCase(path) : path },
            });
    };
    // A network, a zone or a name that very many have: the first that mentions it speaks for all, so that time stays in proportion.
    const noteAll = (crowd: unknown, addresses: readonly string[], path: string) => {
        if (!isCrowdKnown(crowd, addresses)) for (const address of addresses) note(address, path);
    };
    const isCrowdKnown = (crowd: unknown, all: readonly unknown[]) => {
        const isKnown = all.length > MOST_CANDIDATES && crowds.has(crowd);
        if (all.length > MOST_CANDIDATES) crowds.add(crowd);
        return isKnown;
    };
    const noteRefs = (refs: readonly Ref[], path: string) => {
        if (!isCrowdKnown(refs, refs)) for (const { address } of refs) note(address, path);
    };
    const noteText = (text: string, path: string) => {
        noteAll(
            text,
            scope.answering(text).map(({ address }) => address),
            path,
        );
        if (OWN_WORDS.test(`${resource.type} ${path}`)) return;
        for (const part of new Set([text, ...text.split(/[^\w.-]+/)])) noteAll(part, scope.bearing(part), path);
    };
    const walk = (node: Node, path: string): void => {
        if (typeof node === "string") noteText(node, path);
        else if (node instanceof Hole) noteRefs(node.about.refs ?? [], path);
        else if (node instanceof Template) for (const part of node.parts) walk(part, path);
        else if (node instanceof Secret || node instanceof JsonDocument) walk(node.content, path);
        else if (isList(node)) for (const item of node) walk(item, path);
        else if (isMap(node)) for (const item of Object.values(node)) walk(item, path);
    };
    for (const [key, node] of Object.entries(resource.properties)) walk(node, key);
    for (const [key, addresses] of Object.entries(resource.dependencies ?? {})) noteAll(addresses, addresses, key);
    return [...found.values()];
}

/** What a resource says of itself: two resources often share a name. In azure-native, `name` is that of the parent. */
const OWN_WORDS = /^(?!azure-native[:_])\S+ name$| (description|location|region|tags|tagsAll|tags_all)$/;
