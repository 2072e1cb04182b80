/** Every key that a reader asks for, as the provider's SDK spells it: the reader is run on resources in which everything is there, nothing is, and so on. */

import { propsOf } from "../readers/props";
import { subjectOf, type AnyReader, type Cloud } from "../readers/reader";
import { scopeOf } from "../readers/scope";
import { Hole, type Node } from "../resources/node";
import type { Resource } from "../resources/resource";

/** Paths of keys. Below an argument that is a document, they are the document's own. */
export function askedBy(reader: AnyReader): readonly (readonly string[])[] {
    const asked = new Map<string, readonly string[]>();
    const probe = (_: string, path: readonly (string | number)[]) => {
        const keys = path.filter((step) => typeof step === "string");
        asked.set(keys.join("."), keys);
    };
    for (const properties of VARIETIES) {
        // Pulumi's syntax leaves keys as readers write them.
        const resource: Resource = { address: "it", name: "it", type: reader.types[0], syntax: "pulumi", marksSecrets: true, properties };
        const scope = scopeOf([resource], [], new Set(), true);
        const cursor = {
            resource,
            scope,
            spelling: "camel",
            renames: {},
            probe,
            node: properties,
            path: [],
            written: [],
            outputs: undefined,
        } as const;
        reader.read(propsOf<never>(cursor), subjectOf(resource, { type: reader.canonical, cloud: NO_CLOUD }, scope));
    }
    return [...asked.values()];
}

type Properties = Readonly<Record<string, Node>>;

const NO_CLOUD: Cloud = { name: "aws", types: [], measured: [] };

/** An object that has whatever it is asked for. */
function having(value: (key: string) => Node): Properties {
    return new Proxy<Properties>({}, { get: (_, key) => (typeof key === "string" ? value(key) : undefined), has: () => true });
}

/** No argument of any type is deeper, and a document that never ended would never be read. */
const DEEPEST = 8;

/** Blocks in blocks, with that at the bottom of them. */
function nested(bottom: Node, depth: number): Properties {
    return having(() => (depth === 0 ? bottom : [nested(bottom, depth - 1)]));
}

const VARIETIES: readonly Properties[] = [
    {},
    ...["text", true, new Hole()].flatMap((bottom) => Array.from({ length: DEEPEST }, (_, depth) => nested(bottom, depth))),
];
