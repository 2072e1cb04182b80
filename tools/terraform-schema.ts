/** What Terraform calls the arguments and blocks of a type, out of the installed bindings. They are read as text: to load one costs seconds. */

import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";

/** One level of a type's schema, by Terraform's name. */
export type Level = ReadonlyMap<string, Argument>;

export interface Argument {
    /** What the bindings call it. */
    readonly key: string;
    /** What is in it, where it is a block. */
    readonly block: () => Level | undefined;
    /** It is written with `=`, whatever is in it. */
    readonly isAttribute: boolean;
}

/** The type's own level; undefined where the bindings have no such type. */
export function schemaOf(type: string): Level | undefined {
    const [, prefix = "", name = ""] = /^(aws|azurerm)_(\w+)$/.exec(type) ?? [];
    const bindings = BINDINGS.get(prefix);
    if (bindings === undefined) return undefined;
    const texts = textsIn(join(dirname(require.resolve(`${bindings}/package.json`)), "lib", name.replaceAll("_", "-")));
    const blocks = new Map<string, Level>();
    const levelOf = (body: string): Level =>
        new Map(
            [...body.matchAll(/^\s*["']?(\w+)["']?: (.*)$/gm)].map(([, argument = "", value = ""]) => {
                const block = /(?<![.\w])(\w+)ToTerraform\b/.exec(value)?.[1] ?? "";
                const key = /(?:struct\.|this\._)(\w+)/.exec(value)?.[1] ?? argument;
                return [
                    argument,
                    { key, block: () => blocks.get(block), isAttribute: block === "" || value.includes(`${block}ToTerraform, false)`) },
                ];
            }),
        );
    let own: Level | undefined;
    for (const text of texts) {
        for (const [, block = "", body = ""] of text.matchAll(BLOCK)) blocks.set(block, levelOf(body));
        const body = RESOURCE.exec(text)?.[1];
        if (body !== undefined) own = levelOf(body);
    }
    return own;
}

/** The names of the blocks in a type, at any depth; undefined where the bindings have no such type. */
export function blocksOf(type: string): readonly string[] | undefined {
    const own = schemaOf(type);
    if (own === undefined) return undefined;
    const names = new Set<string>();
    const seen = new Set<Level>();
    const visit = (level: Level): void => {
        if (seen.has(level)) return;
        seen.add(level);
        for (const [name, argument] of level) {
            const within = argument.block();
            if (within === undefined) continue;
            // What takes how long is the tool's own.
            if (!argument.isAttribute && name !== "timeouts") names.add(name);
            visit(within);
        }
    };
    visit(own);
    return [...names].sort();
}

const BINDINGS = new Map([
    ["aws", "@cdktf/provider-aws"],
    ["azurerm", "@cdktf/provider-azurerm"],
]);

const BLOCK = /function (\w+)ToTerraform\(struct\) \{[^]*?\n {4}return \{([^]*?)\n {4}\};/g;
const RESOURCE = /\n {4}synthesizeAttributes\(\) \{\s*return \{([^]*?)\n {8}\};/;

function textsIn(folder: string): readonly string[] {
    let entries;
    try {
        entries = readdirSync(folder, { withFileTypes: true });
    } catch {
        return [];
    }
    return entries.flatMap((entry) => {
        if (entry.isDirectory()) return textsIn(join(folder, entry.name));
        return entry.name.endsWith(".js") ? [readFileSync(join(folder, entry.name), "utf8").replace(/\/\/# sourceMappingURL=.*/, "")] : [];
    });
}
