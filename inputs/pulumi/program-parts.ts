/** What is made of a component's arguments, and how its parts are addressed. */

import { keyed } from "../../architecture/keyed";
import { dependsOn } from "../../architecture/reason";
import { Hole, isMap, type Node } from "../../resources/node";

/** A resource that a component makes. */
export interface Part {
    readonly urn: string;
    readonly type: string;
    readonly properties: Fields;
    /** A list that is not known made it, or did not. */
    readonly perhaps?: true;
}

export type Fields = Readonly<Record<string, Node>>;

export interface Shape {
    /** Outputs that are one of the parts: its URN, and which output of it. */
    readonly outputs: (urn: string) => Readonly<Record<string, readonly [urn: string, path: string]>>;
    readonly parts: (urn: string, args: Fields) => readonly Part[];
    /** What else it makes that its arguments do not tell, and whether that may hold something to judge. */
    readonly unseen?: (args: Fields) => Unseen;
}

export interface Unseen {
    readonly what: string;
    readonly mayHold: boolean;
}

/** The address of a resource below a component, named like it; a part of a name (`-0`) comes last. */
export function child(urn: string, ...path: readonly string[]): string {
    const [stack = "", project = "", types = "", ...name] = urn.split("::");
    const suffix = path.at(-1)?.startsWith("-") ? (path.at(-1) ?? "") : "";
    const below = path.filter((step) => step !== suffix);
    return `${stack}::${project}::${[types, ...below].join("$")}::${name.join("::")}${suffix}`;
}

/** The same address with another name. */
export function called(name: string, urn: string): string {
    return [...urn.split("::", 3), name].join("::");
}

/** An output of a part. */
export function output(address: string, attribute: string): Hole {
    return new Hole({ refs: [{ address, attribute }], exact: true });
}

/** Why what is made of a value is not known. */
export function about(node: Node | undefined): ConstructorParameters<typeof Hole>[0] {
    return node instanceof Hole && node.about.reason ? { reason: node.about.reason } : { reason: dependsOn("the arguments of its component") };
}

/** The ARN of what a value is: a resource as a whole. */
export function arnOf(node: Node | undefined): Node {
    if (isMap(node)) return node["arn"] ?? new Hole();
    const address = wholeIn(node);
    return address === undefined ? new Hole(about(node)) : output(address, "arn");
}

/** The address of the one resource that a value is. */
export function wholeIn(node: Node | undefined): string | undefined {
    const [ref, ...others] = node instanceof Hole ? (node.about.refs ?? []) : [];
    return others.length === 0 ? ref?.address : undefined;
}

/** Left out, or nothing. */
export function absent(node: Node | undefined): boolean {
    return node === undefined || node === null;
}

/** What is there. */
export function withoutNulls(fields: Fields): Record<string, Node> {
    return keyed(Object.entries(fields).filter(([, node]) => node !== null));
}
