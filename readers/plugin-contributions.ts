/** What a plugin's reader returns, checked: nobody has compiled a plugin against these types for sure. */

import type { Amendment, Consultation } from "../architecture/amendment";
import type { Component } from "../architecture/component";
import type { Contribution } from "./reader";
import { facetNames } from "./types";

/** The same parts. One that is none is an error; a change that fails later is told to `failed`, and changes nothing. */
export function soundParts(parts: unknown, address: string, failed: (error: unknown) => void): readonly Contribution[] {
    if (!Array.isArray(parts)) throw new TypeError("a reader returns a list");
    return parts.map((part: unknown) => guarded(soundPart(part, address), failed));
}

function soundPart(part: unknown, address: string): Contribution {
    if (isChange(part) || isComponent(part, address)) return part;
    throw new TypeError("a reader returns components, amendments and consultations");
}

function isChange(part: unknown): part is Exclude<Contribution, Component> {
    if (!isObject(part) || typeof part["apply"] !== "function") return false;
    const { is, to, facet } = part;
    return (is === "amendment" || is === "consultation") && isObject(to) && to["is"] === "pointer" && isObject(to["place"]) && isFacet(facet);
}

function isComponent(part: unknown, address: string): part is Component {
    if (!isObject(part) || "is" in part || part["address"] !== address || typeof part["kind"] !== "string") return false;
    return facetNames.every((facet) => part[facet] === undefined || isObject(part[facet]));
}

function isFacet(name: unknown): boolean {
    return facetNames.some((facet) => facet === name);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
    return typeof value === "object" && value !== null;
}

function guarded(part: Contribution, failed: (error: unknown) => void): Contribution {
    if (!("is" in part)) return part;
    if (part.is === "amendment") {
        const amending: Amendment = { ...part, apply: (component, maybe) => tried(() => part.apply(component, maybe), component, failed) };
        return amending;
    }
    const consulting: Consultation = { ...part, apply: (mine, theirs, maybe) => tried(() => part.apply(mine, theirs, maybe), mine, failed) };
    return consulting;
}

/** Its type says that it returns a component; a plugin may return anything. */
function tried(apply: () => unknown, before: Component, failed: (error: unknown) => void): Component {
    try {
        const after = apply();
        if (isComponent(after, before.address)) return after;
        throw new TypeError("a change returns the component");
    } catch (error) {
        failed(error);
        return before;
    }
}
