/** One Terraform JSON document, indexed by what a reference can name. */

import { contentOfText } from "../../readers/credentials";
import { isObject } from "../json-file";
import { bodies, entriesOf, namedBlocks, typedBlocks } from "./blocks";
import type { Block, Json } from "./blocks";
import { locationsOf } from "./remote-state";
import type { StateLocation } from "./remote-state";

export interface Stack {
    readonly source: string;
    /** As CDKTF calls it; empty when it has no name. */
    readonly name: string;
    /** Before every address: `shop/`, or nothing when the stack has no name. */
    readonly prefix: string;
    readonly resources: readonly Block[];
    readonly modules: readonly Block[];
    /** `aws_sqs_queue.q`, `data.aws_vpc.main`, `local.size`, `output.url`, ... and its declaration. */
    readonly declared: ReadonlyMap<string, unknown>;
    readonly states: readonly StateLocation[];
    /** Version constraints by the local name of the provider. */
    readonly providers: ReadonlyMap<string, string>;
}

/** `complain` hears of every section or block that is none. */
export function stackOf(json: unknown, { prefix, name, source }: Pick<Stack, "prefix" | "name" | "source">, complain: (key: string) => void): Stack {
    const parts = bodies(json);
    const all = (section: string, read: (value: unknown) => readonly Block[]): readonly Block[] =>
        merged(parts.flatMap((part) => read(part[section])));
    const resources = all("resource", (it) => typedBlocks(it, "", complain));
    const modules = all("module", (it) => namedBlocks(it, "module", complain));
    const others = [
        ...all("data", (it) => typedBlocks(it, "data.", complain)),
        ...all("ephemeral", (it) => typedBlocks(it, "ephemeral.", complain)),
        ...all("variable", (it) => namedBlocks(it, "var", complain)),
        ...all("output", (it) => namedBlocks(it, "output", complain)),
    ];
    const locals = parts.flatMap((part) => entriesOf(part["locals"], "locals", complain));
    return {
        source,
        name,
        prefix,
        resources,
        modules,
        declared: new Map<string, unknown>([
            ...[...resources, ...modules, ...others].map((block): [string, unknown] => [block.key, block.body]),
            ...locals.map(([name, value]): [string, unknown] => [`local.${name}`, value]),
        ]),
        states: parts.flatMap((part) => locationsOf(part["terraform"])),
        providers: new Map(parts.flatMap((part) => bodies(part["terraform"])).flatMap(providersOf)),
    };
}

/** `required_providers`: a block for each, or only its constraint, as before Terraform 0.13. */
function providersOf(terraform: Json): readonly (readonly [string, string])[] {
    return bodies(terraform["required_providers"]).flatMap((providers) =>
        Object.entries(providers).flatMap(([name, provider]) => {
            const version = isObject(provider) ? provider["version"] : provider;
            return typeof version === "string" ? [[name, version] as const] : [];
        }),
    );
}

/** The name that CDKTF writes into the document. */
export function stackNameIn(json: unknown): string | undefined {
    for (const part of bodies(json)) {
        const metadata = metadataOf(part);
        if (typeof metadata?.["stackName"] === "string" && metadata["stackName"] !== "") return metadata["stackName"];
    }
    return undefined;
}

/** The construct path that CDKTF writes into a block: the stack's id and those in it. It is printed, so text of another shape is none. */
export function constructPathOf(body: Json, stack: string): string | undefined {
    const path = metadataOf(body)?.["path"];
    if (typeof path !== "string" || !path.includes("/")) return undefined;
    const scopes = path.split("/").slice(0, -1);
    return stack === "" || scopes.includes(stack) ? printablePath(path, stack) : undefined;
}

/** The path of a stack or of a construct in it, where it is one and may be printed. */
export function printablePath(path: string, stack: string): string | undefined {
    if (path.length > LONGEST_PATH || !PATH.test(path)) return undefined;
    const content = contentOfText(path);
    const inStack = stack === "" || path.split("/").includes(stack);
    return inStack && content !== "credential" && content !== "suspicious" ? path : undefined;
}

/** Ids may have any characters but slashes; people write words. */
const PATH = /^[\p{L}\p{N}_ .,:;@#$+()[\]-]+(?:\/[\p{L}\p{N}_ .,:;@#$+()[\]-]+)*$/u;
const LONGEST_PATH = 1_024;

function metadataOf(body: Json): Json | undefined {
    const comment = body["//"];
    const metadata = isObject(comment) ? comment["metadata"] : undefined;
    return isObject(metadata) ? metadata : undefined;
}

/** Terraform refuses a second block of the same name, except in an override file, whose arguments win. */
function merged(blocks: readonly Block[]): readonly Block[] {
    const each = new Map<string, Block>();
    for (const block of blocks) {
        const before = each.get(block.key);
        each.set(block.key, before ? { ...block, body: { ...before.body, ...block.body } } : block);
    }
    return [...each.values()];
}
