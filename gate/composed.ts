/** What judges: prodgate's policies and readers, and those of plugins beside them. */

import { existsSync } from "node:fs";
import { join } from "node:path";
import { keyed } from "../architecture/keyed";
import { catalogue } from "../policies/catalogue";
import { areas, severities, type Policy } from "../policies/policy";
import { optionsFrom, schemaOf, type Options } from "../policies/options";
import { checklist } from "../policies/checklist";
import { facetNames } from "../readers/types";
import type { OwnReader } from "../readers/plugin-reader";
import { typeInTable, vocabulariesWith, vocabularyOf, type PluginReader, type Vocabularies } from "../readers/vocabularies";

/** Policies and readers of one's own: a module that exports them, or an object. */
export interface Plugin {
    /** What messages call it: the package's name. */
    readonly name?: string;
    readonly policies?: readonly Policy[];
    readonly readers?: readonly OwnReader[];
    /** The package's folder, whose `docs/policies/<policy>.md` are the pages of its policies. */
    readonly folder?: string;
}

/** What an enforcer judges with. */
export interface Composed {
    readonly policies: readonly Policy[];
    readonly vocabularies: Vocabularies;
    /** Names of the plugins. */
    readonly plugins: readonly string[];
    /** Pages of plugins' policies, by the policy's name: files. */
    readonly pages: ReadonlyMap<string, string>;
}

export const prodgateOnly: Composed = { policies: catalogue, vocabularies: vocabularyOf, plugins: [], pages: new Map() };

export interface Composition {
    readonly composed: Composed;
    /** What is wrong with the plugins, a line each; then nothing of theirs may be used. Empty where all is well. */
    readonly problems: readonly string[];
}

/** Composes plugins with what prodgate brings. Throws nothing, whatever they export. */
export function composition(plugins: readonly unknown[]): Composition {
    if (plugins.length === 0) return { composed: prodgateOnly, problems: [] };
    const problems: string[] = [];
    const policies = new Map(catalogue.map((policy) => [policy.name, policy] as const));
    const readers = new Map<string, string>();
    const own: PluginReader[] = [];
    const pages = new Map<string, string>();
    const called: string[] = [];
    for (const [index, plugin] of plugins.entries()) {
        try {
            const name = nameOf(plugin, index);
            called.push(name);
            for (const policy of policiesOf(plugin, name)) {
                const problem = problemOf(policy) ?? clashOf(policy.name, name, policies.get(policy.name));
                if (problem !== undefined) problems.push(`plugin ${name}: ${problem}`);
                else policies.set(policy.name, marked(policy, name, pageOf(plugin, policy.name, pages)));
            }
            for (const { cloud, reader } of readersOf(plugin, name)) {
                own.push({ reader, cloud, from: name });
                for (const type of reader.types.map(typeInTable)) {
                    const other = readers.get(type) ?? (vocabularyOf(type).coverage === "read" ? "prodgate" : undefined);
                    if (other !== undefined) problems.push(`plugin ${name}: type ${type} is read by ${other} already: a type has one reader`);
                    readers.set(type, name);
                }
            }
        } catch (error) {
            problems.push(error instanceof Malformed ? error.message : `plugin ${String(index + 1)}: cannot be used (${classOf(error)})`);
        }
    }
    if (problems.length > 0) return { composed: prodgateOnly, problems };
    return { composed: { policies: [...policies.values()], vocabularies: vocabulariesWith(own), plugins: called, pages }, problems };
}

/** Something that a plugin exports and that cannot be used; the message names the plugin. */
class Malformed extends Error {}

function nameOf(plugin: unknown, index: number): string {
    const nth = `plugin ${String(index + 1)}`;
    if (!isObject(plugin)) throw new Malformed(`${nth}: is not an object with policies or readers`);
    const { name = nth } = plugin;
    if (typeof name !== "string" || !/^[\w@./ -]{1,214}$/.test(name)) throw new Malformed(`${nth}: name is not the name of a package`);
    if (plugin["policies"] === undefined && plugin["readers"] === undefined)
        throw new Malformed(`plugin ${name}: exports neither policies nor readers`);
    return name;
}

function policiesOf(plugin: unknown, name: string): readonly Policy[] {
    const list = listOf(plugin, "policies", name);
    const wrong = list.findIndex((one) => !isPolicy(one));
    if (wrong >= 0) throw new Malformed(`plugin ${name}: policies[${String(wrong)}] is not what definePolicy() makes`);
    return list.filter(isPolicy);
}

function readersOf(plugin: unknown, name: string): readonly OwnReader[] {
    const list = listOf(plugin, "readers", name);
    const wrong = list.findIndex((one) => !isReader(one));
    if (wrong >= 0) throw new Malformed(`plugin ${name}: readers[${String(wrong)}] is not what defineReader() makes`);
    return list.filter(isReader);
}

function listOf(plugin: unknown, key: "policies" | "readers", name: string): readonly unknown[] {
    const list: unknown = isObject(plugin) ? plugin[key] : undefined;
    if (list === undefined) return [];
    if (!Array.isArray(list)) throw new Malformed(`plugin ${name}: ${key} is not a list`);
    return list.map((one: unknown) => one);
}

/** What the code that runs it relies on; `problemOf` asks for the rest, by name. */
function isPolicy(value: unknown): value is Policy {
    if (!isObject(value)) return false;
    const { name, title, options, judge, items, controls } = value;
    return (
        [typeof name, typeof title].every((type) => type === "string") && [options, items, controls].every(isObject) && typeof judge === "function"
    );
}

function isReader(value: unknown): value is OwnReader {
    if (!isObject(value) || value["is"] !== "reader" || typeof value["cloud"] !== "string" || !isObject(value["reader"])) return false;
    const { types, read, facets, amends, names, renames } = value["reader"];
    return [types, facets, amends, names].every(isTexts) && isObject(renames) && typeof read === "function";
}

/** Names that the pack has for its own, and the engine for all. */
const RESERVED = ["all", "undecided", "prodgate-inputs"];

function problemOf(policy: Policy): string | undefined {
    const { name, title, area, severity, items, options, judges, docs } = policy;
    if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) return `policy ${JSON.stringify(name)}: the name is not in kebab case`;
    if (RESERVED.includes(name)) return `policy ${name}: the name is prodgate's own`;
    if (title.trim() === "" || /[\n\r]/.test(title)) return `policy ${name}: title is not one line`;
    if (!areas.includes(area)) return `policy ${name}: area is not one of ${areas.join(", ")}`;
    if (!severities.includes(severity)) return `policy ${name}: severity is not one of ${severities.join(", ")}`;
    if (!facetNames.includes(judges)) return `policy ${name}: judges is not one of ${[...facetNames].sort().join(", ")}`;
    if ([...items].some((item) => !checklist.includes(item))) return `policy ${name}: items are not of the checklist: ${checklist.join(", ")}`;
    if (docs !== undefined && !(typeof docs === "string" && /^https?:\/\/\S+$/.test(docs)))
        return `policy ${name}: docs is not the address of a page`;
    const wrong = wrongOption(options);
    return wrong === undefined ? undefined : `policy ${name}: option ${wrong} is not what integer(), flag(), choice() or names() make`;
}

function wrongOption(options: Options): string | undefined {
    return Object.keys(options).find((key) => {
        const option: unknown = options[key];
        if (!isObject(option) || typeof option["describe"] !== "string" || !/^\w+$/.test(key)) return true;
        if (!["integer", "flag", "choice", "names"].includes(String(option["kind"]))) return true;
        if (option["kind"] === "choice" && !isTexts(option["choices"])) return true;
        const only = options[key];
        if (only === undefined) return true;
        return optionsFrom(keyed([[key, only]]), keyed([[key, schemaOf(only).default]])).problems.length > 0;
    });
}

function clashOf(name: string, plugin: string, other: Policy | undefined): string | undefined {
    if (other === undefined) return undefined;
    const { from = "prodgate" } = other;
    return from === plugin ? `two of its policies are called ${name}` : `policy ${name} is one of ${from} already: a name has one policy`;
}

function marked(policy: Policy, from: string, page: string | undefined): Policy {
    const docs = policy.docs ?? (page === undefined ? undefined : `prodgate explain ${policy.name} --plugin ${from}`);
    return { ...policy, from, ...(docs === undefined ? {} : { docs }) };
}

/** The page of a plugin's policy in its own package, noted in `pages`. */
function pageOf(plugin: unknown, policy: string, pages: Map<string, string>): string | undefined {
    const folder: unknown = isObject(plugin) ? plugin["folder"] : undefined;
    if (typeof folder !== "string") return undefined;
    const page = join(folder, "docs", "policies", `${policy}.md`);
    if (!existsSync(page)) return undefined;
    pages.set(policy, page);
    return page;
}

function isTexts(list: unknown): boolean {
    return Array.isArray(list) && list.every((one) => typeof one === "string");
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
    return typeof value === "object" && value !== null;
}

function classOf(error: unknown): string {
    return error instanceof Error ? error.name : typeof error;
}
