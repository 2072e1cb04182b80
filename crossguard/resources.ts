/** What the engine tells a policy pack, as readers take it. Values are read through descriptors: the SDK's proxy throws on unknowns. */

import type { PolicyResource, ResourceValidationArgs } from "@pulumi/policy";
import { keyed } from "../architecture/keyed";
import { snapshot } from "../inputs/pulumi/values";
import { Hole, Template, type Node } from "../resources/node";
import type { Resource } from "../resources/resource";

/** At Analyze: one resource's checked inputs. Secret marks are gone, and what a value depends on is not told. */
export function resourceOfInputs(args: ResourceValidationArgs): Resource {
    return {
        address: args.urn,
        name: args.name,
        type: args.type,
        syntax: "pulumi",
        properties: snapshot(args.props),
        protect: args.opts.protect,
        ignoreChanges: args.opts.ignoreChanges,
        marksSecrets: false,
    };
}

/** At AnalyzeStack: outputs and relations. Inputs were recorded before, by URN. */
export function resourceOfStack(resource: PolicyResource, inputs: Resource | undefined): Resource {
    const outputs = snapshot(resource.props);
    const dependencies = keyed(
        Object.entries(resource.propertyDependencies).map(([property, targets]) => [property, targets.map((target) => target.urn)] as const),
    );
    return {
        address: resource.urn,
        name: resource.name,
        type: resource.type,
        syntax: "pulumi",
        properties: inputs?.properties ?? outputs,
        // What a preview cannot know yet says nothing about a default.
        ...(inputs ? { outputs: keyed(Object.entries(outputs).filter(([, node]) => isKnown(node))) } : {}),
        dependencies,
        dependsOn: resource.dependencies.map((target) => target.urn),
        ...(resource.parent ? { parent: resource.parent.urn } : {}),
        protect: resource.opts.protect,
        ignoreChanges: resource.opts.ignoreChanges,
        marksSecrets: false,
    };
}

function isKnown(node: Node): boolean {
    return !(node instanceof Hole) && !(node instanceof Template);
}
