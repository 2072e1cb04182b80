/** Findings that were there before: a baseline, or a report of another run. Those that are new decide. */

import { basename } from "node:path";
import { compare } from "../architecture/compare";
import { grouped } from "../architecture/grouped";
import { isObject, readJsonFile } from "../inputs/json-file";
import { nameOf } from "../policies/judgement";
import { severities, type Policy, type Severity } from "../policies/policy";
import { InputError } from "../resources/resource";
import type { Finding } from "./finding";
import type { Settings } from "./settings/settings";
import { acceptableGaps, type Gaps } from "./gaps";

/** What a run is compared with. */
export interface Baseline {
    /** The file, as the user named it. */
    readonly name: string;
    readonly findings: readonly KnownFinding[];
    /** What was not seen, a line each. */
    readonly gaps?: readonly string[];
}

/** A finding as a baseline keeps it: the fingerprint is compared, the rest is for people. */
export interface KnownFinding {
    readonly fingerprint: string;
    readonly status: Finding["status"];
    readonly policy: string;
    readonly severity: Severity;
    /** `database "orders"` */
    readonly resource: string;
    readonly detail?: string;
    readonly message: string;
}

/** How a run differs from what it is compared with: violations, counted. */
export interface Comparison {
    readonly against: string;
    readonly new: number;
    readonly remaining: number;
    readonly fixed: number;
    /** Findings that are undecided now and were not there before. */
    readonly newUndecided: number;
}

export interface Compared {
    readonly findings: readonly Finding[];
    readonly comparison: Comparison;
    /** Violations that were there and are not any more. */
    readonly fixed: readonly KnownFinding[];
}

/** What says that a file is a baseline. */
const KIND = "prodgate-baseline";

/** A baseline's bytes: the same for the same findings. What is waived is left out, so that it counts when its waiver expires. */
export function baselineText(result: Gaps & { readonly findings: readonly Finding[] }): string {
    const gaps = acceptableGaps(result);
    const known = result.findings
        .filter(({ status }) => status !== "waived")
        .map(knownOf)
        .sort(
            (a, b) =>
                compare(a.policy, b.policy) ||
                compare(a.resource, b.resource) ||
                compare(a.detail ?? "", b.detail ?? "") ||
                compare(a.fingerprint, b.fingerprint) ||
                compare(a.status, b.status) ||
                compare(a.message, b.message),
        );
    return `${JSON.stringify({ kind: KIND, schema: 1, findings: known, ...(gaps.length === 0 ? {} : { gaps }) }, undefined, 2)}\n`;
}

function knownOf({ fingerprint, status, policy, severity, resource, detail, message }: Finding): KnownFinding {
    return { fingerprint, status, policy, severity, resource: nameOf(resource), ...(detail === undefined ? {} : { detail }), message };
}

/** The baseline that the settings name, if any, without what an organisation has locked; or one line that says what is wrong with it. */
export function baselineOf({ baseline, locks }: Pick<Settings, "baseline" | "locks">): Baseline | undefined | { readonly problem: string } {
    if (baseline === undefined) return undefined;
    try {
        const locked = new Set(locks.map(({ policy }) => policy));
        const read = readBaseline(baseline.file);
        return { ...read, name: basename(baseline.file), findings: read.findings.filter(({ policy }) => !locked.has(policy)) };
    } catch (error) {
        if (!(error instanceof InputError)) throw error;
        const problem = error.message.replaceAll(baseline.file, basename(baseline.file));
        return { problem: `${baseline.at}: baseline ${problem}; prodgate baseline writes it` };
    }
}

/** A baseline, or a report of `--format json`. Throws an InputError of one line that names the file. */
export function readBaseline(path: string): Baseline {
    const value = readJsonFile(path);
    if (!isObject(value) || !Array.isArray(value["findings"]) || !(value["kind"] === KIND || "verdict" in value))
        throw new InputError(`${path}: neither a baseline (prodgate baseline) nor a report of prodgate (prodgate assess --format json)`);
    if (value["schema"] !== 1) throw new InputError(`${path}: of another schema than 1; write it again with this version of prodgate`);
    if (value["filter"] !== undefined)
        throw new InputError(`${path}: a report with some findings only; write it again without --policy and --severity`);
    const isReport = value["kind"] !== KIND;
    const findings = value["findings"].map((one: unknown, at) => {
        const known = knownIn(one, isReport);
        if (known === undefined) throw new InputError(`${path}: finding ${String(at + 1)} is not as prodgate writes it; write the file again`);
        return known;
    });
    const gaps = (isReport ? ["incomplete", "knownGaps"] : ["gaps"]).flatMap((key) => {
        const lines = linesIn(value[key]);
        if (lines === undefined) throw new InputError(`${path}: ${key} is not as prodgate writes it; write the file again`);
        return lines;
    });
    return { name: path, findings, gaps };
}

function linesIn(value: unknown): readonly string[] | undefined {
    if (value === undefined) return [];
    const lines: readonly unknown[] | undefined = Array.isArray(value) ? value : undefined;
    return lines?.every((line) => typeof line === "string") === true ? lines : undefined;
}

const STATUSES: readonly Finding["status"][] = ["violation", "undecided", "waived"];

function knownIn(value: unknown, isReport: boolean): KnownFinding | undefined {
    if (!isObject(value)) return undefined;
    const { fingerprint, policy, detail, message } = value;
    const status = STATUSES.find((one) => one === value["status"]);
    const severity = severities.find((one) => one === value["severity"]);
    const resource = isReport ? resourceIn(value["resource"]) : value["resource"];
    if (typeof fingerprint !== "string" || !/^[0-9a-f]{16}$/.test(fingerprint) || status === undefined || severity === undefined) return undefined;
    if (typeof policy !== "string" || typeof resource !== "string" || typeof message !== "string") return undefined;
    if (detail !== undefined && typeof detail !== "string") return undefined;
    return { fingerprint, status, policy, severity, resource, ...(detail === undefined ? {} : { detail }), message };
}

function resourceIn(value: unknown): string | undefined {
    if (!isObject(value) || typeof value["kind"] !== "string" || typeof value["name"] !== "string") return undefined;
    return nameOf({ kind: value["kind"], name: value["name"] });
}

/**
 * Says of every finding whether it was there. A violation was there only as a violation: what was undecided or waived then has not been accepted as one.
 * Several findings may have one fingerprint, so they are counted. What a policy found that does not judge in this run is not fixed.
 */
export function compared(findings: readonly Finding[], { name, findings: before }: Baseline, policies: readonly Pick<Policy, "name">[]): Compared {
    const violationsBefore = counts(before.filter(({ status }) => status === "violation"));
    const allBefore = counts(before);
    const shown = findings.map((finding): Finding => {
        const { fingerprint, status } = finding;
        const left = (status === "violation" ? violationsBefore : allBefore).get(fingerprint) ?? 0;
        if (left > 0) for (const known of [violationsBefore, allBefore]) known.set(fingerprint, (known.get(fingerprint) ?? 0) - 1);
        return { ...finding, change: left > 0 ? "remaining" : "new" };
    });
    const now = counts(findings);
    const judging = new Set(policies.map((policy) => policy.name));
    const judged = before.filter(({ policy }) => judging.has(policy));
    const fixed = [...grouped(judged, ({ fingerprint }) => fingerprint)].flatMap(([fingerprint, known]) =>
        known.filter(({ status }) => status === "violation").slice(now.get(fingerprint) ?? 0),
    );
    const count = (status: Finding["status"], change: Finding["change"]) =>
        shown.filter((finding) => finding.status === status && finding.change === change).length;
    return {
        findings: shown,
        fixed: fixed.sort((a, b) => compare(a.policy, b.policy) || compare(a.resource, b.resource) || compare(a.fingerprint, b.fingerprint)),
        comparison: {
            against: name,
            new: count("violation", "new"),
            remaining: count("violation", "remaining"),
            fixed: fixed.length,
            newUndecided: count("undecided", "new"),
        },
    };
}

/** Whether a violation was there as a violation. */
export function knownViolations({ findings }: Baseline): (fingerprint: string) => boolean {
    const known = new Set(findings.flatMap(({ status, fingerprint }) => (status === "violation" ? [fingerprint] : [])));
    return (fingerprint) => known.has(fingerprint);
}

function counts(findings: readonly { readonly fingerprint: string }[]): Map<string, number> {
    const found = new Map<string, number>();
    for (const { fingerprint } of findings) found.set(fingerprint, (found.get(fingerprint) ?? 0) + 1);
    return found;
}
