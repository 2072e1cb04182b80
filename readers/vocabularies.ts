/** Which reader reads which type, in all vocabularies. */

import { awsReaders } from "./aws/readers";
import { awsUnread } from "./aws/unread";
import { azureNativeReaders } from "./azure-native/readers";
import { azureNativeUnread } from "./azure-native/unread";
import { azurermReaders } from "./azurerm/readers";
import { azurermUnread } from "./azurerm/unread";
import type { AnyReader, Cloud } from "./reader";
import { terraformNames } from "./terraform-names";
import type { Unsaid } from "./unread";

/**
 * - `read`: a reader reads the type.
 * - `carries nothing`: known to hold nothing that a policy asks for.
 * - `unread`: a type of a covered provider that nobody reads: what it points at may differ from what is seen, as far as `unsaid` does not say more.
 * - `not covered`: another provider's.
 */
export type Coverage = "read" | "carries nothing" | "unread" | "not covered";

export interface Vocabulary {
    readonly coverage: Coverage;
    readonly read?: { readonly reader: AnyReader; readonly cloud: Cloud };
    readonly unsaid?: Unsaid;
}

export function vocabularyOf(type: string): Vocabulary {
    const normal = normalised(type);
    const read = table.get(normal);
    if (read) return { coverage: "read", read };
    const unsaid = unread.get(normal);
    if (unsaid) return { coverage: unsaid.ofItself || unsaid.ofOthers.size > 0 ? "unread" : "carries nothing", unsaid };
    return { coverage: COVERED.test(normal) ? "unread" : "not covered" };
}

/** Whether a resource of this type, which nobody reads, may hold something to judge. A type of which nothing is known may. */
export function mayHoldSomething(type: string): boolean {
    const { coverage, unsaid } = vocabularyOf(type);
    return coverage === "unread" && (unsaid?.ofItself ?? true);
}

/**
 * `azure-native:web/v20240401:WebApp` is `azure-native:web:WebApp`, and so is `azure-native_web_v20240401:web:WebApp`: a package of one API version, which
 * `pulumi package add azure-native web v20240401` makes, and the only way to one since version 3. https://www.pulumi.com/registry/packages/azure-native/version-guide
 */
function normalised(type: string): string {
    return type.replace(
        /^azure-native(?:_[a-z0-9]+_v\d+[a-z]*)?:([a-z0-9]+)(?:\/v\d+[a-z]*\d*)?:/i,
        (_, module: string) => `azure-native:${module.toLowerCase()}:`,
    );
}

/** Every provider of a supported cloud, also those of which no type is read. A Terraform module hides resources of any provider. */
const COVERED = /^(aws:|aws-native:|aws_|awscc_|azure:|azure-native:|azurerm_|azapi_|module$)/;

const table = new Map([...readBy("aws", awsReaders), ...readBy("azure", [...azureNativeReaders, ...azurermReaders])]);
const unread = new Map([...awsUnread, ...azureNativeUnread, ...azurermUnread]);

function readBy(name: Cloud["name"], readers: readonly AnyReader[]) {
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
