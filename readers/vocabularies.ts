/** Which reader reads which type, in all vocabularies. */

import { awsReaders } from "./aws/readers";
import { awsCarryNothing } from "./aws/carry-nothing";
import { azureNativeReaders } from "./azure-native/readers";
import { azureNativeCarryNothing } from "./azure-native/carry-nothing";
import { azurermReaders } from "./azurerm/readers";
import { azurermCarryNothing } from "./azurerm/carry-nothing";
import type { AnyReader } from "./reader";

/**
 * - `read`: a reader reads the type.
 * - `carries nothing`: known to hold nothing that a policy asks for.
 * - `unread`: a type of a covered provider that nobody reads: what it points at may differ from what is seen.
 * - `not covered`: another provider's.
 */
export type Coverage = "read" | "carries nothing" | "unread" | "not covered";

export function vocabularyOf(type: string): { readonly coverage: Coverage; readonly reader?: AnyReader } {
    const normal = normalised(type);
    const reader = table.get(normal);
    if (reader) return { coverage: "read", reader };
    if (nothing.has(normal)) return { coverage: "carries nothing" };
    return { coverage: COVERED.test(normal) ? "unread" : "not covered" };
}

/** `azure-native:web/v20240401:WebApp` is `azure-native:web:WebApp`. */
function normalised(type: string): string {
    return type.replace(/^(azure-native:[^/:]+)\/v\d+[a-z]*\d*(:)/, "$1$2");
}

/** A Terraform module hides resources of any provider. */
const COVERED = /^(aws:|aws_|azure-native:|azurerm_|azapi_|module$)/;

const table = new Map<string, AnyReader>(
    [...awsReaders, ...azureNativeReaders, ...azurermReaders].flatMap((reader) => reader.types.map((type) => [type, reader] as const)),
);
const nothing = new Set<string>([...awsCarryNothing, ...azureNativeCarryNothing, ...azurermCarryNothing]);
