/** `pulumi stack export`, with secrets encrypted or (`--show-secrets`) in clear. */

import { InputError, type Input, type Resource } from "../../resources/resource";
import { isObject } from "../json-file";
import { resourceOfState } from "./state";
import { programOf } from "./urn";

/** The deployment format that this reads (sdk/go/common/apitype, DeploymentSchemaVersionCurrent). */
const VERSION = 3;

export function isStackExport(value: unknown): boolean {
    return isObject(value) && "version" in value && "deployment" in value;
}

/** The resources of an exported stack: what was declared, and what the cloud answered. */
export function readStackExport(value: unknown, path: string): Input {
    const { version, deployment } = isObject(value) ? value : {};
    if (version !== VERSION) {
        throw new InputError(
            `${path}: deployment version ${String(typeof version === "number" ? version : "(unknown)")} is not supported, only version ${String(VERSION)}`,
        );
    }
    const states: unknown = isObject(deployment) ? (deployment["resources"] ?? []) : [];
    if (!Array.isArray(states)) throw new InputError(`${path}: the deployment's resources are not a list`);
    const resources = new Map<string, Resource>();
    let unreadable = 0;
    for (const state of states) {
        if (!isObject(state) || typeof state["urn"] !== "string" || typeof state["type"] !== "string") {
            unreadable++;
            continue;
        }
        const resource = resourceOfState(state, { outputs: true, exists: true });
        if (resource) resources.set(resource.address, resource);
    }
    const program = programOf(states);
    return {
        resources: [...resources.values()],
        ...(program && { program }),
        notEvaluated: unreadable ? [`entries of the deployment without a URN and a type: ${String(unreadable)}`] : [],
        complete: unreadable === 0,
        notes: [],
    };
}
