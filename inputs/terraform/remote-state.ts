/** Which stack a `terraform_remote_state` reads. */

import { isObject } from "../json-file";
import { bodies } from "./blocks";
import type { Json } from "./blocks";

/** Where a stack keeps its state: backend type and what tells one state from another there. */
export interface StateLocation {
    readonly backend: string;
    readonly identity: string;
}

/** The backend arguments that tell one state from another; the rest (region, role, encryption) may differ between writer and reader. */
const IDENTITY = [
    "address",
    "bucket",
    "container_name",
    "key",
    "namespace",
    "organization",
    "path",
    "prefix",
    "schema_name",
    "secret_suffix",
    "storage_account_name",
    "workspace_key_prefix",
    "workspaces",
];

/** Where a stack's `terraform` block puts its state. An override may leave two backends there: both count. */
export function locationsOf(terraform: unknown): readonly StateLocation[] {
    return bodies(terraform).flatMap((body) => [
        ...bodies(body["backend"]).flatMap((backends) => Object.entries(backends).flatMap(([type, config]) => located(type, config))),
        ...located("remote", body["cloud"]),
    ]);
}

/** Where a `terraform_remote_state` looks. */
export function locationRead(body: Json): StateLocation | undefined {
    const type = body["backend"];
    if (typeof type !== "string") return undefined;
    return located(type === "cloud" ? "remote" : type, body["config"])[0];
}

function located(type: string, config: unknown): readonly StateLocation[] {
    return bodies(config).flatMap((one) => {
        const told = IDENTITY.filter((key) => one[key] !== undefined && one[key] !== null);
        return told.length ? [{ backend: type, identity: told.map((key) => `${key}=${spelt(one[key])}`).join("\n") }] : [];
    });
}

/** `workspaces` is a block: an object or a list of one. */
function spelt(value: unknown): string {
    return isObject(value) || Array.isArray(value)
        ? bodies(value)
              .map((one) => `${word(one["name"])}|${word(one["prefix"])}`)
              .join(";")
        : word(value);
}

function word(value: unknown): string {
    return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
