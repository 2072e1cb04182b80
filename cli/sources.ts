/** Which file a person opens: the declaration where the tool tells it, else the input. Named from the folder that prodgate runs in. */

import { existsSync, statSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import type { Source } from "../reports/source";
import type { Resource } from "../resources/resource";

interface Read {
    /** As it was named on the command line. */
    readonly path: string;
    readonly resources: readonly Pick<Resource, "address" | "location">[];
}

/** By address; the first input that declares it. Standard input is no file: its resources have none. */
export function sourcesOf(inputs: readonly Read[]): ReadonlyMap<string, Source> {
    const found = new Map<string, Source>();
    for (const { path, resources } of inputs) {
        const input = inputFile(path);
        if (input === undefined) continue;
        const folder = isFolder(path) ? path : dirname(path);
        const known = new Map<string, boolean>();
        for (const { address, location } of resources)
            if (!found.has(address)) found.set(address, declarationIn(folder, location, known) ?? { file: named(stackFile(path, address) ?? input) });
    }
    return found;
}

/** `index.ts:8` below the program's folder, where that file is there: an export may have been made elsewhere. */
function declarationIn(folder: string, location: string | undefined, known: Map<string, boolean>): Source | undefined {
    const [, file, line] = /^(.+):(\d+)$/.exec(location ?? "") ?? [];
    if (file === undefined || line === undefined || Number(line) < 1) return undefined;
    const path = join(folder, file);
    const exists = known.get(path) ?? existsSync(path);
    known.set(path, exists);
    return exists ? { file: named(path), line: Number(line) } : undefined;
}

/** The file itself, or the one that makes a folder an input. */
function inputFile(path: string): string | undefined {
    if (path === "-") return undefined;
    if (!isFolder(path)) return path;
    const inside = ["Pulumi.yaml", "Pulumi.yml", "cdk.tf.json", "cdk.tf", "manifest.json", join("cdktf.out", "manifest.json")];
    return inside.map((name) => join(path, name)).find((file) => existsSync(file)) ?? path;
}

/** The stack's own file in `cdktf.out`, of `<stack>/aws_sqs_queue.jobs`. */
function stackFile(path: string, address: string): string | undefined {
    const at = address.indexOf("/");
    if (at < 0 || address.startsWith("urn:") || !isFolder(path)) return undefined;
    const stack = address.slice(0, at);
    if (stack === ".." || stack === "." || stack === "") return undefined;
    const folders = [join(path, "stacks", stack), join(path, "cdktf.out", "stacks", stack)];
    return folders.flatMap((folder) => [join(folder, "cdk.tf.json"), join(folder, "cdk.tf")]).find((file) => existsSync(file));
}

function isFolder(path: string): boolean {
    try {
        return statSync(path).isDirectory();
    } catch {
        return false;
    }
}

/** From the current folder, as code scanning wants it; what is outside it keeps its full path. */
function named(path: string): string {
    const from = relative(process.cwd(), resolve(path));
    const outside = from === "" || from.startsWith("..") || resolve(from) === from;
    return (outside ? resolve(path) : from).split(sep).join("/");
}
