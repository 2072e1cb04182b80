/** Waivers that a CDKTF program carries in the Terraform JSON of its stacks, under a comment that Terraform ignores. */

import type { ProgramWaiver } from "../../resources/resource";
import { isObject } from "../json-file";
import { bodies } from "./blocks";
import { printablePath } from "./stack";

/**
 * Where they are, as `addOverride` of a stack names it. Not in the `metadata` of the same comment: the command lines of cdktf and cdktn send that to their
 * makers (cli-core/src/lib/synth-stack.js), and a waiver names people.
 */
export const WAIVERS_PLACE = "//.prodgate.waivers";

/** What one stack carries. */
export interface CarriedWaivers {
    readonly waivers: readonly ProgramWaiver[];
    /** A line for each that cannot be read: it waives nothing. */
    readonly unread: readonly string[];
}

/** The stack that carries them; the name of a document that has none is empty. */
type Carrier = Readonly<Record<"name" | "source", string>>;

/** The waivers in a stack's document. */
export function waiversIn(json: unknown, stack: Carrier): CarriedWaivers {
    const carried = bodies(json).map((part) => {
        const comment = part["//"];
        const ours = isObject(comment) ? comment["prodgate"] : undefined;
        return waiversOf(isObject(ours) ? ours["waivers"] : ours, stack);
    });
    return { waivers: carried.flatMap(({ waivers }) => waivers), unread: carried.flatMap(({ unread }) => unread) };
}

/** The waivers in a list. */
export function waiversOf(list: unknown, { name, source }: Carrier): CarriedWaivers {
    if (list === undefined) return { waivers: [], unread: [] };
    if (!Array.isArray(list)) return { waivers: [], unread: [`${source}: its waivers are not a list: they waive nothing`] };
    const read = list.map((written: unknown) => waiverIn(written, name));
    return {
        waivers: read.filter((one) => typeof one !== "string"),
        unread: read.flatMap((one, at) => (typeof one === "string" ? [`waiver ${String(at + 1)} in ${source}: ${one}; it waives nothing`] : [])),
    };
}

/** A waiver, or what is wrong with it. One without a reason, an owner or an expiry is refused where waivers are judged. */
function waiverIn(written: unknown, stack: string): ProgramWaiver | string {
    if (!isObject(written)) return "is not an object";
    const { policy, resource = "*", detail } = written;
    const path = typeof written["path"] === "string" ? printablePath(written["path"], stack) : undefined;
    if (path === undefined) return "its path is not that of a construct of this stack";
    if (typeof policy !== "string" || !isPolicyName(policy)) return "its policy is not a policy's name";
    if (typeof resource !== "string") return "its resource is not text";
    // Without its detail it would waive more than was meant.
    if (detail !== undefined && typeof detail !== "string") return "its detail is not text";
    const { reason, owner, expires } = written;
    return {
        path,
        policy,
        resource,
        ...(detail === undefined ? {} : { detail }),
        reason: textOf(reason),
        owner: textOf(owner),
        expires: textOf(expires),
    };
}

/** Whether a text may be the name of a policy: those of plugins are in kebab case too. */
export function isPolicyName(text: string): boolean {
    return /^[a-z][a-z0-9-]{0,99}$/u.test(text);
}

function textOf(value: unknown): string {
    return typeof value === "string" ? value : "";
}
