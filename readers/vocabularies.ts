/** Which reader reads which type, in all vocabularies, and what is known of the rest. */

import { awsReaders } from "./aws/readers";
import { awsTypes } from "./aws/types";
import { azureNativeReaders } from "./azure-native/readers";
import { azureNativeTypes } from "./azure-native/types";
import { azurermReaders } from "./azurerm/readers";
import { azurermTypes } from "./azurerm/types";
import type { AnyReader, Cloud } from "./reader";
import { terraformNames } from "./terraform-names";
import { unsaidOf, type KnownType, type Unsaid } from "./types";

export interface Vocabulary {
    readonly name: string;
    readonly cloud: Cloud["name"];
    readonly readers: readonly AnyReader[];
    readonly types: readonly KnownType[];
}

export const vocabularies: readonly Vocabulary[] = [
    { name: "AWS", cloud: "aws", readers: awsReaders, types: awsTypes },
    { name: "Azure (azure-native)", cloud: "azure", readers: azureNativeReaders, types: azureNativeTypes },
    { name: "Azure (azurerm)", cloud: "azure", readers: azurermReaders, types: azurermTypes },
];

/**
 * - `read`: a reader reads the type.
 * - `carries nothing`: known to hold nothing that a policy asks for.
 * - `unread`: a type of a covered provider that is not read: what it points at may differ from what is seen, as far as `unsaid` does not say more.
 * - `not covered`: another provider's.
 */
export type Coverage = "read" | "carries nothing" | "unread" | "not covered";

export interface Found {
    readonly coverage: Coverage;
    /** `from`: the plugin that brings the reader; absent on prodgate's own. */
    readonly read?: { readonly reader: AnyReader; readonly cloud: Cloud; readonly from?: string };
    /** What is left unsaid of a type of a covered provider. */
    readonly unsaid?: Unsaid;
}

export type Vocabularies = (type: string) => Found;

/** A reader that a plugin brings. */
export interface PluginReader {
    readonly reader: AnyReader;
    readonly cloud: Cloud["name"];
    readonly from: string;
}

/** What prodgate itself knows of a type. */
export function vocabularyOf(type: string): Found {
    return foundIn(table, [], type);
}

/** What prodgate and plugins know of a type together. No type is read by two of them: see `gate/composed.ts`. */
export function vocabulariesWith(plugins: readonly PluginReader[]): Vocabularies {
    if (plugins.length === 0) return vocabularyOf;
    const own = tableOf(plugins);
    const prefixes = [...new Set(plugins.flatMap(({ reader }) => reader.types.map(providerOf)))];
    return (type) => foundIn(own, prefixes, type);
}

/** How the table of types knows this one: without its API version. */
export function typeInTable(type: string): string {
    return normalised(type);
}

function foundIn(types: Table, prefixes: readonly string[], type: string): Found {
    const normal = normalised(type);
    const read = types.get(normal);
    const known = knownTypes.get(normal);
    const unsaid = known && unsaidOf(known, read?.reader);
    if (read) return { coverage: "read", read, unsaid: unsaid ?? NOTHING };
    if (unsaid) return { coverage: unsaid.ofItself?.size === 0 && unsaid.ofOthers?.size === 0 ? "carries nothing" : "unread", unsaid };
    if (COVERED.test(normal)) return { coverage: "unread", unsaid: ANYTHING };
    return prefixes.includes(providerOf(normal)) ? { coverage: "unread", unsaid: OF_OTHERS } : { coverage: "not covered" };
}

/** `google_` of `google_sql_database_instance`, `gcp:` of `gcp:sql/databaseInstance:DatabaseInstance`. */
function providerOf(type: string): string {
    return /^[^:_]*[:_]?/.exec(type)?.[0] ?? type;
}

/** Whether a resource of this type, which nobody reads, may hold something to judge. A type of which nothing is known may. */
export function mayHoldSomething(type: string, vocabularies: Vocabularies = vocabularyOf): boolean {
    const { coverage, unsaid } = vocabularies(type);
    return coverage === "unread" && unsaid?.ofItself?.size !== 0;
}

/**
 * `azure-native:web/v20240401:WebApp` is `azure-native:web:WebApp`, and so is `azure-native_web_v20240401:web:WebApp`: a package of one API version, which
 * `pulumi package add azure-native web v20240401` makes, and the only way to one since version 3. https://www.pulumi.com/registry/packages/azure-native/version-guide
 */
function normalised(type: string): string {
    return type.replace(
        /^azure-native(?:_[a-z0-9]+_v\d+[a-z]*)?:([a-z0-9]+)(?:\/v\d+(?:[a-z]+\d*)?)?:/i,
        (_, module: string) => `azure-native:${module.toLowerCase()}:`,
    );
}

/** Every provider of a supported cloud, also those of which no type is read. A Terraform module hides resources of any provider. */
const COVERED = /^(aws:|aws-native:|aws_|awscc_|azure:|azure-native:|azurerm_|azapi_|module$)/;

const NOTHING: Unsaid = { ofItself: new Set(), ofOthers: new Set() };

/** Left unsaid by a type that nobody has looked at. */
export const ANYTHING: Unsaid = { ofItself: undefined, ofOthers: undefined };

/** Left unsaid by the other types of a provider of which a plugin reads some: it judges those alone, and the others may change them. */
const OF_OTHERS: Unsaid = { ofItself: new Set(), ofOthers: undefined };

type Table = ReadonlyMap<string, NonNullable<Found["read"]>>;

const table = tableOf([]);
const knownTypes = new Map(vocabularies.flatMap(({ types }) => types.flatMap((known) => known.types.map((type) => [type, known] as const))));

function tableOf(plugins: readonly PluginReader[]): Table {
    const clouds = new Set(["aws", "azure", ...plugins.map(({ cloud }) => cloud)]);
    const from = new Map(plugins.map((plugin) => [plugin.reader, plugin.from] as const));
    return new Map([...clouds].flatMap((cloud) => readBy(cloud, plugins, from)));
}

function readBy(name: Cloud["name"], plugins: readonly PluginReader[], from: ReadonlyMap<AnyReader, string>) {
    const readers = [
        ...vocabularies.filter(({ cloud }) => cloud === name).flatMap((vocabulary) => vocabulary.readers),
        ...plugins.filter(({ cloud }) => cloud === name).map(({ reader }) => reader),
    ];
    const cloud: Cloud = {
        name,
        types: [...new Set(readers.map(({ canonical }) => canonical))],
        measured: readers.flatMap(({ canonical, metrics }) => (metrics ? [{ type: canonical, metrics }] : [])),
    };
    return readers.flatMap((reader) => {
        const spelled: AnyReader = { ...reader, renames: { ...terraformNames[reader.types[0]], ...reader.renames } };
        const plugin = from.get(reader);
        const read: NonNullable<Found["read"]> = { reader: spelled, cloud, ...(plugin === undefined ? {} : { from: plugin }) };
        return reader.types.map((type) => [normalised(type), read] as const);
    });
}
