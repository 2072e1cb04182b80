/** The document of the tests: one resource with one property, and whatever else a case declares. */

import { resourcesOfStacks } from "../../../inputs/terraform/stack-documents";
import { Hole, JsonDocument, Secret, Template } from "../../../resources/node";
import type { Node, Ref } from "../../../resources/node";
import type { Input, Resource } from "../../../resources/resource";

export type Sections = Readonly<Record<string, unknown>>;

export function inputOf(json: unknown): Input {
    return resourcesOfStacks([{ json, source: "cdk.tf.json" }]);
}

/** The value that a reader sees for a property that is written like this. */
export function valueOf(written: unknown, sections: Sections = {}): Node | undefined {
    return resourceOf({ value: written }, sections).properties["value"];
}

export function resourceOf(body: unknown, sections: Sections = {}): Resource {
    const resource = inputOf({ ...sections, resource: { aws_thing: { it: body } } }).resources.find(({ address }) => address === "aws_thing.it");
    if (!resource) throw new Error("the resource is not there");
    return resource;
}

/** A reference that is the whole value. */
export function exactly(address: string, attribute?: string): Hole {
    return new Hole({ refs: [refTo(address, attribute)], exact: true });
}

export function refTo(address: string, attribute?: string): Ref {
    return attribute === undefined ? { address } : { address, attribute };
}

/** Every hole in a value. */
export function holesIn(node: Node | undefined): readonly Hole[] {
    if (node instanceof Hole) return [node];
    if (node instanceof Template) return node.parts.filter((part) => part instanceof Hole);
    if (node instanceof Secret || node instanceof JsonDocument) return holesIn(node.content);
    if (typeof node !== "object" || node === null) return [];
    return Object.values(node).flatMap((one: Node) => holesIn(one));
}
