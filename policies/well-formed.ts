/** Whether what a policy checks can be shown at all. Policies that were compiled always pass; a plugin in JavaScript may check anything. */

import { elsewhereKinds } from "../architecture/elsewhere";

/** A requirement that holds is not looked at any further: nothing of it is shown. */
export function isWellFormed(required: unknown, detail: unknown): boolean {
    if (!isObject(required) || !isObject(required["holds"]) || !isText(detail, "absent too")) return false;
    const { holds, problem, fix, elsewhere } = required;
    if (holds["is"] !== "answer") return false;
    if (holds["kind"] === "yes") return true;
    const reasons = holds["kind"] === "no" ? holds["evidence"] : holds["kind"] === "unknown" ? holds["because"] : undefined;
    return areReasons(reasons) && isText(problem) && isChange(fix) && isElsewhere(elsewhere);
}

/** Evidence, or values that are not known. */
export function areReasons(reasons: unknown): boolean {
    return Array.isArray(reasons) && reasons.every(isReason);
}

function isReason(one: unknown): boolean {
    if (!isObject(one) || !isPlace(one["place"])) return false;
    return isText(one["shown"], "absent too") && isText(one["absentBlock"], "absent too") && (one["kind"] !== "unknown" || isObject(one["reason"]));
}

function isElsewhere(elsewhere: unknown): boolean {
    if (elsewhere === undefined) return true;
    return isObject(elsewhere) && elsewhereKinds.some((kind) => kind === elsewhere["kind"]) && typeof elsewhere["undeclared"] === "boolean";
}

function isChange(fix: unknown): boolean {
    if (!isObject(fix) || typeof fix["effect"] !== "string") return false;
    const { kind, sets, sentence } = fix;
    if (kind === "set") return Array.isArray(sets) && sets.length > 0 && sets.every((one: unknown) => isObject(one) && isPlace(one["place"]));
    return kind === "do" && (isText(sentence) || (isObject(sentence) && isTexts(sentence["parts"]) && isTexts(sentence["names"])));
}

function isPlace(place: unknown): boolean {
    return isObject(place) && [place["address"], place["resource"], place["path"]].every((one) => isText(one));
}

function isTexts(list: unknown): boolean {
    return Array.isArray(list) && list.every((one: unknown) => isText(one));
}

function isText(value: unknown, absent?: "absent too"): boolean {
    return typeof value === "string" || (absent !== undefined && value === undefined);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
    return typeof value === "object" && value !== null;
}
