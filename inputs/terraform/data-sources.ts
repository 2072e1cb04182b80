/** What a data source or an ephemeral resource answers. */

import { source } from "../../architecture/reason";
import { Hole, type Node } from "../../resources/node";
import { isObject } from "../json-file";
import { madeOf } from "./made-of";
import { attributeSteps, nothing, only, ownerOf, reference, unclear, valueOf, type Naming } from "./naming";
import { documentOf, isDocument } from "./policy-document";
import { follow, nodeOf, propertiesOf } from "./properties";
import type { Step } from "./references";
import { locationRead } from "./remote-state";
import type { Stack } from "./stack";

/** A data source may answer with what it was given, so its own references come along; then the value is not exactly one of them. */
export function queried(naming: Naming, stack: Stack, root: "data" | "ephemeral", [type, name, ...path]: readonly Step[], depth: number): Node {
    const noun = root === "data" ? "data source" : "ephemeral resource";
    if (type?.kind !== "name" || name?.kind !== "name") return nothing(source(noun, ""));
    const key = `${root}.${type.name}.${name.name}`;
    const owner = ownerOf(naming, stack, key) ?? stack;
    const body = owner.declared.get(key);
    if (type.name === "terraform_remote_state") {
        const output = remoteOutput(naming, owner, body, path, depth);
        if (output !== undefined) return output;
    }
    const reason = source(noun, `${type.name}.${name.name}`);
    const own = reference(owner, key, attributeSteps(body, path));
    const properties = isObject(body) ? valueOf(naming, owner, key, reason, depth, () => propertiesOf(body, naming.scopeOf(owner), depth + 1)) : {};
    const document = isDocument(type.name, own.attribute) ? documentOf(properties) : undefined;
    if (document && !path.some(({ kind }) => kind === "every")) return document;
    const given = madeOf(properties).refs;
    if (!given) return unclear(reason);
    return new Hole({ refs: [own, ...given], reason, ...(!given.length && { exact: true }) });
}

/** The output of another stack, where this one reads its state. */
function remoteOutput(naming: Naming, stack: Stack, body: unknown, [outputs, output, ...path]: readonly Step[], depth: number): Node | undefined {
    if (outputs?.kind !== "name" || outputs.name !== "outputs" || output?.kind !== "name") return undefined;
    const key = `output.${output.name}`;
    const owner = writerOf(naming, stack, body, key);
    const declared = owner?.declared.get(key);
    if (!owner || !isObject(declared)) return undefined;
    const value = valueOf(naming, owner, key, source("output", output.name), depth, () =>
        nodeOf(declared["value"], naming.scopeOf(owner), depth + 1),
    );
    return follow(value, path);
}

/** The stack that writes the state which is read. */
function writerOf({ stacks, owners }: Naming, stack: Stack, body: unknown, key: string): Stack | undefined {
    const writers = (owners.get(key) ?? []).filter((other) => other !== stack);
    const location = isObject(body) ? locationRead(body) : undefined;
    if (!location) return only(writers);
    const isIt = (other: Stack): boolean =>
        other.states.some(({ backend, identity }) => backend === location.backend && identity === location.identity);
    // A stack that keeps its state elsewhere is not meant, whatever its outputs are called.
    return only(writers.filter(stacks.some(isIt) ? isIt : (other) => !other.states.length));
}
