/** What the JSON of plans and states have in common. */

import { InputError } from "../../resources/resource";
import type { Json } from "./blocks";

/** Within a major version fields are only added (https://developer.hashicorp.com/terraform/internals/json-format). */
export function refuseOtherFormats(json: Json, kind: "plan" | "state", path: string): void {
    const version = json["format_version"];
    const [, major] = typeof version === "string" ? (/^(\d{1,6})\.\d{1,6}$/.exec(version) ?? []) : [];
    // Terraform 0.12 to 1.0 wrote 0.1 and 0.2, whose fields are the same.
    if (major === "1" || major === "0") return;
    throw new InputError(`${path}: ${kind} format ${major === undefined ? "(unknown)" : String(version)} is not supported, only version 1`);
}

/** Whether an address is that of an instance of a block: `module.net["a"].aws_vpc.main[0]`. Addresses are printed, so text of another shape is none. */
export function isAddressOf(address: string, { mode, type, name }: Readonly<Record<"type" | "name", string>> & { readonly mode?: unknown }): boolean {
    const block = `${mode === "data" ? "data." : ""}${type}.${name}`;
    const at = address.endsWith("]") ? address.indexOf(`${block}[`) : address.endsWith(block) ? address.length - block.length : -1;
    return at === 0 || (at > 0 && address.startsWith("module."));
}
