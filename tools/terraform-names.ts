/**
 * What Terraform calls the keys that readers ask for, where that is not their snake_case: Pulumi writes a block that may be repeated in the plural.
 * `npm run derive` writes them into `readers/terraform-names.ts`, and fails where the installed bindings have no such name.
 */

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { AnyReader } from "../readers/reader";
import { snake } from "../readers/spelling";
import { askedBy } from "./asked-keys";
import { schemaOf, type Level } from "./terraform-schema";

export interface TerraformNames {
    /** By the reader's first type, then by key. */
    readonly names: ReadonlyMap<string, ReadonlyMap<string, string>>;
    /** A line for each name that the bindings do not have. */
    readonly problems: readonly string[];
}

/** Of the readers of one provider, whose sources are in these folders. */
export function terraformNames(readers: readonly AnyReader[], sources: readonly string[]): TerraformNames {
    const schemas = new Map(readers.map((reader) => [reader, reader.types.flatMap((type) => schemaOf(type) ?? [])]));
    const anywhere = [...schemas.values()].flatMap(everyLevel);
    const asked = new Map(readers.map((reader) => [reader, askedBy(reader)]));
    // What only certain values lead to is asked in no run: of any block.
    const unseen = new Set(keysIn(sources).filter((key) => ![...asked.values()].some((paths) => paths.some((path) => path.includes(key)))));
    const problems: string[] = [];
    const names = new Map<string, ReadonlyMap<string, string>>();
    for (const [reader, levels] of schemas) {
        const [first] = reader.types;
        const own = new Map<string, string>();
        const note = (key: string, name: string) => {
            const before = own.get(key) ?? name;
            if (before !== name) problems.push(`${first}: ${key} is ${before} in one block and ${name} in another: rename them apart`);
            own.set(key, name);
        };
        for (const path of [...(asked.get(reader) ?? []), ...reader.names.map((key) => [key])]) {
            let within: readonly Level[] = levels;
            for (const [at, key] of path.entries()) {
                const name = nameOf(key, within, reader);
                if (name !== undefined) note(key, name);
                // What Terraform writes as text or as a map has no names of its own; of what several types have, a type may have nothing.
                else if (within.length > 0 && !(isOfBindings(reader) && nameOf(key, anywhere, reader) !== undefined) && !reader.former.includes(key))
                    problems.push(
                        `${first}: ${path.slice(0, at + 1).join(".")} is not in Terraform (nearest: ${nearest(reader.renames[key] ?? key, within)})`,
                    );
                within = name === undefined ? [] : within.flatMap((level) => level.get(name)?.block() ?? []);
            }
        }
        for (const key of unseen) {
            const name = nameOf(key, everyLevel(levels), reader);
            if (name !== undefined) note(key, name);
        }
        const differing = [...own].filter(([key, name]) => name !== (reader.renames[key] ?? snake(key)));
        if (differing.length > 0) names.set(first, new Map(differing.sort(([one], [other]) => (one < other ? -1 : 1))));
    }
    for (const key of unseen)
        if (!readers.some((reader) => nameOf(key, anywhere, reader) !== undefined))
            problems.push(`${key} is not in Terraform (nearest: ${nearest(key, anywhere)})`);
    return { names: new Map([...names].sort(([one], [other]) => (one < other ? -1 : 1))), problems: [...new Set(problems)] };
}

/** The sources of a folder of readers. */
export function sourcesIn(folder: string): readonly string[] {
    return readdirSync(folder)
        .filter((file) => file.endsWith(".ts"))
        .map((file) => readFileSync(join(folder, file), "utf8"));
}

/** Terraform's name of a key in one of these levels. */
function nameOf(key: string, levels: readonly Level[], reader: AnyReader): string | undefined {
    const renamed = reader.renames[key];
    const has = (name: string) => (levels.some((level) => level.has(name)) ? name : undefined);
    if (renamed !== undefined) return has(renamed);
    const called = (wanted: string) =>
        levels.flatMap((level) => [...level].flatMap(([name, argument]) => (argument.key === wanted ? [name] : [])))[0];
    const same = called(key) ?? has(snake(key));
    return same === undefined && !isOfBindings(reader) ? (called(singular(key)) ?? has(snake(singular(key)))) : same;
}

/** Pulumi's plural of a block's name back to the block: `loadBalancers` -> `loadBalancer`, `capacityProviderStrategies` -> `capacityProviderStrategy`. */
function singular(key: string): string {
    if (key.endsWith("ies")) return `${key.slice(0, -3)}y`;
    if (/(ss|x|ch|sh)es$/.test(key)) return key.slice(0, -2);
    return key.endsWith("s") && !key.endsWith("ss") ? key.slice(0, -1) : key;
}

/** A reader of azurerm alone writes its keys as the bindings do, so that the compiler checks each of them. */
function isOfBindings({ types }: AnyReader): boolean {
    return types.every((type) => type.startsWith("azurerm_"));
}

function everyLevel(levels: readonly Level[]): readonly Level[] {
    const all = new Set<Level>();
    const visit = (level: Level): void => {
        if (all.has(level)) return;
        all.add(level);
        for (const argument of level.values()) for (const block of [argument.block()]) if (block) visit(block);
    };
    levels.forEach(visit);
    return [...all];
}

function keysIn(sources: readonly string[]): readonly string[] {
    return sources.flatMap((text) => [...text.matchAll(READS)].map(([, key = ""]) => key));
}

const READS = /\.(?:flag|count|text|choice|has|to|toEach|in|each|texts|json|jsonList|entries|raw|place|set)(?:<[^>(]*>)?\(\s*"([a-z]\w*)"/g;

function nearest(key: string, levels: readonly Level[]): string {
    const wanted = snake(key);
    const names = levels.flatMap((level) => [...level.keys()]);
    const distances = names.map((name) => ({ name, distance: name.includes(wanted) ? 1 : distance(wanted, name) }));
    return distances.sort((one, other) => one.distance - other.distance)[0]?.name ?? "nothing";
}

/** How many letters differ. */
function distance(one: string, other: string): number {
    let row = Array.from({ length: other.length + 1 }, (_, index) => index);
    for (const [at, letter] of Array.from(one).entries()) {
        const next = [at + 1];
        for (const [index, theirs] of Array.from(other).entries())
            next.push(Math.min((row[index] ?? 0) + (letter === theirs ? 0 : 1), (row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1));
        row = next;
    }
    return row.at(-1) ?? 0;
}
