/** `pulumi preview --json --show-sames`. */

import { InputError, type Input, type Resource } from "../../resources/resource";
import { isObject } from "../json-file";
import { resourceOfState } from "./state";
import { programOf } from "./urn";

/** Steps after which there is no such resource of the program: deletions, reads (`get()`), refreshes (pulumi/pkg/resource/deploy, StepOp). */
const LEAVES_NOTHING: ReadonlySet<unknown> = new Set([
    "delete",
    "delete-replaced",
    "read",
    "read-replacement",
    "refresh",
    "discard",
    "discard-replaced",
    "remove-pending-replace",
]);

/** Steps of resources that are deployed already; a replacement is created afresh. */
const EXISTS: ReadonlySet<unknown> = new Set(["same", "update", "import", "import-replacement"]);

export function isPreview(value: unknown): boolean {
    if (!isObject(value) || !("duration" in value || "config" in value)) return false;
    return Array.isArray(value["steps"]) || isObject(value["changeSummary"]) || Array.isArray(value["diagnostics"]);
}

/** The resources that there will be after the previewed update. */
export function readPreview(value: unknown, path: string): Input {
    const { steps = [], diagnostics = [], changeSummary = {} } = isObject(value) ? value : {};
    if (!Array.isArray(steps)) throw new InputError(`${path}: the preview's steps are not a list`);
    const resources = new Map<string, Resource>();
    let unreadable = 0;
    for (const step of steps) {
        if (isObject(step) && LEAVES_NOTHING.has(step["op"])) continue;
        const state = isObject(step) ? step["newState"] : undefined;
        if (!isObject(step) || !isObject(state) || typeof state["urn"] !== "string" || typeof state["type"] !== "string") {
            unreadable++;
            continue;
        }
        const resource = resourceAfter(step["op"], state, step["oldState"]);
        if (resource) resources.set(resource.address, resource);
    }
    const errors = Array.isArray(diagnostics)
        ? diagnostics.filter((diagnostic) => isObject(diagnostic) && diagnostic["severity"] === "error").length
        : 0;
    const unshown = unchanged(changeSummary) - steps.filter((step) => isObject(step) && step["op"] === "same").length;
    const program = programOf(steps);
    return {
        resources: [...resources.values()],
        ...(program && { program }),
        notEvaluated: [
            ...(errors
                ? [`the preview stopped with ${errors === 1 ? "an error" : `${String(errors)} errors`}: what it did not reach is not in it`]
                : []),
            ...(unreadable ? [`steps of the preview without a new state: ${String(unreadable)}`] : []),
        ],
        complete: errors === 0 && unreadable === 0 && unshown <= 0,
        notes: unshown > 0 ? [`${path} leaves out ${String(unshown)} unchanged resources: run pulumi preview --json --show-sames`] : [],
    };
}

function resourceAfter(op: unknown, newState: Readonly<Record<string, unknown>>, oldState: unknown): Resource | undefined {
    // The outputs of a resource that does not change are the running ones; those of one that is updated may be about to change.
    const running = op === "same" && isObject(oldState) && isObject(oldState["outputs"]) ? oldState["outputs"] : undefined;
    const state = running ? { ...newState, outputs: running } : newState;
    return resourceOfState(state, { outputs: running !== undefined, exists: EXISTS.has(op) }, { hidesSecrets: true });
}

function unchanged(summary: unknown): number {
    const same = isObject(summary) ? summary["same"] : undefined;
    return typeof same === "number" ? same : 0;
}
