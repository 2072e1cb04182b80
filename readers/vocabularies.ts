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
    readonly read?: { readonly reader: AnyReader; readonly cloud: Cloud };
    /** What is left unsaid of a type of a covered provider. */
    readonly unsaid?: Unsaid;
}

export function vocabularyOf(type: string): Found {
    const normal = normalised(type);
    const read = table.get(normal);
    const known = knownTypes.get(normal);
    const unsaid = known && unsaidOf(known, read?.reader);
    if (read) return { coverage: "read", read, unsaid: unsaid ?? NOTHING };
    if (unsaid) return { coverage: unsaid.ofItself?.size === 0 && unsaid.ofOthers?.size === 0 ? "carries nothing" : "unread", unsaid };
    return COVERED.test(normal) ? { coverage: "unread", unsaid: ANYTHING } : { coverage: "not covered" };
}

/** Whether a resource of this type, which nobody reads, may hold something to judge. A type of which nothing is known may. */
export function mayHoldSomething(type: string): boolean {
    const { coverage, unsaid } = vocabularyOf(type);
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

const table = new Map((["aws", "azure"] as const).flatMap(readBy));
const knownTypes = new Map(vocabularies.flatMap(({ types }) => types.flatMap((known) => known.types.map((type) => [type, known] as const))));

function readBy(name: Cloud["name"]) {
    const readers = vocabularies.filter(({ cloud }) => cloud === name).flatMap((vocabulary) => vocabulary.readers);
    const cloud: Cloud = {
        name,
        types: [...new Set(readers.map(({ canonical }) => canonical))],
        measured: readers.flatMap(({ canonical, metrics }) => (metrics ? [{ type: canonical, metrics }] : [])),
    };
    return readers.flatMap((reader) => {
        const spelled: AnyReader = { ...reader, renames: { ...terraformNames[reader.types[0]], ...reader.renames } };
        return reader.types.map((type) => [type, { reader: spelled, cloud }] as const);
    });
}
