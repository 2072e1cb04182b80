/** One resource as a deployment or a preview writes it (sdk/go/common/apitype, ResourceV3). */

import { keyed } from "../../architecture/keyed";
import type { Resource } from "../../resources/resource";
import { isObject } from "../json-file";
import { isOfTheEngine, isRoot, nameIn } from "./urn";
import { snapshot, type Spelling } from "./values";

export interface Deployed {
    /** The state has answered: its outputs are those of the running resource. */
    readonly outputs?: boolean;
    readonly exists: boolean;
}

/**
 * The resource, or nothing for what is neither judged nor counted: the stack, providers, components, resources that are only read (`get()`), those
 * that wait for deletion, and views of other resources.
 */
export function resourceOfState(
    state: Readonly<Record<string, unknown>>,
    { outputs, exists }: Deployed,
    spelling: Spelling = {},
): Resource | undefined {
    const { urn, type, parent } = state;
    if (typeof urn !== "string" || typeof type !== "string") return undefined;
    if (state["custom"] !== true || state["external"] === true || state["delete"] === true || state["viewOf"] || isOfTheEngine(type))
        return undefined;
    const ignoreChanges = textsOf(state["ignoreChanges"]);
    const location = locationOf(state["sourcePosition"]);
    return {
        address: urn,
        name: nameIn(urn),
        type,
        syntax: "pulumi",
        properties: snapshot(state["inputs"], spelling),
        ...dependenciesOf(textsByKey(state["propertyDependencies"]), textsOf(state["dependencies"])),
        ...(typeof parent === "string" && parent && !isRoot(parent) && { parent }),
        ...(outputs && { outputs: snapshot(state["outputs"], spelling) }),
        ...(state["protect"] === true && { protect: true }),
        ...(ignoreChanges.length && { ignoreChanges }),
        ...(exists && { exists }),
        ...(location && { location }),
        marksSecrets: true,
    };
}

/** Dependencies by property, and those that no property explains. */
export function dependenciesOf(
    byProperty: Readonly<Record<string, readonly string[]>>,
    all: readonly string[],
): Pick<Resource, "dependencies" | "dependsOn"> {
    const named = Object.entries(byProperty).filter(([, urns]) => urns.length);
    const explained = new Set(named.flatMap(([, urns]) => urns));
    const others = all.filter((urn) => !explained.has(urn));
    return { ...(named.length && { dependencies: keyed(named) }), ...(others.length && { dependsOn: others }) };
}

/** `project:///index.ts#8,12` as `index.ts:8`. */
function locationOf(position: unknown): string | undefined {
    const [, file, line] = (typeof position === "string" ? /^project:\/\/\/(.+)#(\d+)/.exec(position) : null) ?? [];
    return file && line && `${file}:${line}`;
}

function textsOf(value: unknown): readonly string[] {
    return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

function textsByKey(value: unknown): Record<string, readonly string[]> {
    return isObject(value) ? keyed(Object.entries(value).map(([key, urns]) => [key, textsOf(urns)])) : {};
}
