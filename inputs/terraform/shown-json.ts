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
