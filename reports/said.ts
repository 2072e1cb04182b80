/** What every format for people says beside the findings. */

import type { Assessment, Finding, Waiver } from "../gate/assessment";
import { keptElsewhereLine } from "../gate/elsewhere";
import type { EnvironmentUsed } from "../gate/environments";
import type { WaiverUse } from "../gate/waiver";
import { defaultStage } from "../policies/enforcement";
import { nameOf } from "../policies/judgement";
import { defaultPreset } from "../policies/profile";
import { counted } from "./counted";

/** `no-go (2 blockers, 1 risk, 0 improvements, 3 undecided; incomplete)` */
export function verdictText({ summary, verdict, incomplete, knownGaps = [], overridden }: Assessment): string {
    const counts = [
        counted(summary.blockers, "blocker"),
        counted(summary.risks, "risk"),
        counted(summary.improvements, "improvement"),
        `${String(summary.undecided)} undecided`,
        ...(summary.waived === 0 ? [] : [`${String(summary.waived)} waived`]),
    ].join(", ");
    const why = [
        ...(overridden === undefined ? [] : ["overridden by break glass"]),
        ...(verdict === "no-go" && incomplete.length > 0 ? ["incomplete"] : []),
        ...(knownGaps.length > 0 ? [counted(knownGaps.length, "known gap")] : []),
        ...(verdict === "not-applicable" ? ["nothing to judge"] : []),
    ];
    return `${verdict} (${[counts, ...why].join("; ")})`;
}

/** What the settings say is kept in another program, a line for each kind. */
export function elsewhereLines({ elsewhere = [] }: Assessment): readonly string[] {
    return elsewhere.map(keptElsewhereLine);
}

/** `settings prodgate.yaml: production (customer-facing, stage go-live); judged on 2026-11-28`, or what is in force without a file. */
export function settingsLine({ settings, today, waivers, breakGlass }: Assessment): string {
    if (settings === undefined) {
        const dated = waivers === undefined && breakGlass === undefined ? "" : `; judged on ${today}`;
        return `no prodgate.yaml: judged as ${defaultPreset} at stage ${defaultStage}${dated}`;
    }
    const files = [settings.file, ...settings.extends].join(" over ");
    return `settings ${files}: ${settings.environments.map(environmentText).join("; ")}; judged on ${today}`;
}

/** Blockers that stop nothing, and what decided so: `not enforced: 2 blockers (stage secure)`. */
export function unenforcedLine({ findings }: Assessment): string | undefined {
    const open = findings.filter(
        ({ status, severity, enforcement }) => status === "violation" && severity === "blocker" && enforcement !== "mandatory",
    );
    const reasons = new Map<string, number>();
    for (const { enforcedBy = "settings" } of open) reasons.set(enforcedBy, (reasons.get(enforcedBy) ?? 0) + 1);
    const texts = [...reasons].map(([by, count]) => `${counted(count, "blocker")} (by ${by})`);
    return texts.length === 0 ? undefined : `not enforced: ${texts.join(", ")}`;
}

function environmentText({ name, preset, exposure, data, criticality, stage }: EnvironmentUsed): string {
    const risk = preset ?? `exposure ${exposure}, data ${data}, criticality ${criticality}`;
    return name === undefined ? `${risk}, stage ${stage}` : `${name} (${risk}, stage ${stage})`;
}

/** `compared with prodgate-baseline.json: 3 new, 12 remaining, 1 fixed; the new ones decide` */
export function comparisonLine(result: Assessment): string | undefined {
    const { comparison } = result;
    if (comparison === undefined) return undefined;
    const { against, remaining, fixed, newUndecided } = comparison;
    const counts = [
        `${String(comparison.new)} new`,
        `${String(remaining)} remaining`,
        `${String(fixed)} ${hasGaps(result) ? "not found again" : "fixed"}`,
        ...(newUndecided === 0 ? [] : [`${String(newUndecided)} newly undecided`]),
    ];
    return `compared with ${against}: ${counts.join(", ")}; the new ones decide`;
}

/** What was not seen may hold what is not found again. */
export function hasGaps({ incomplete, knownGaps = [] }: Assessment): boolean {
    return incomplete.length + knownGaps.length > 0;
}

/** `2 known gaps, accepted by prodgate-baseline.json`: what was not seen, and was not seen before. */
export function knownGapsLine({ knownGaps = [], comparison }: Assessment): string | undefined {
    return knownGaps.length === 0
        ? undefined
        : `${counted(knownGaps.length, "known gap")}, accepted by ${comparison?.against ?? "what was there before"}`;
}

/** Waivers that somebody has to look at: they expired or soon do, waive nothing, or are refused. */
export function waiversToLookAt({ waivers = [] }: Assessment): readonly WaiverUse[] {
    return waivers.filter(({ state }) => state !== "used");
}

/** The same, a line each. */
export function waiverLines(result: Assessment): readonly string[] {
    return waiversToLookAt(result).map(({ line }) => line);
}

/** `log-retention: log store "trail" (detail)` */
export function fixedLines({ fixed = [] }: Assessment): readonly string[] {
    return fixed.map(({ policy, resource, detail }) => `${policy}: ${resource}${detail === undefined ? "" : ` (${detail})`}`);
}

const WHERE: Readonly<Record<Waiver["from"], string>> = { settings: "in the settings", code: "in code" };

/** `waived by team-shop@example.com in the settings (prodgate.yaml:12) until 2027-03-01: pgx pool of 20 per task` */
export function waiverText({ waiver }: Finding): string {
    if (waiver === undefined) return "waived";
    const { owner, from, at, expires, reason } = waiver;
    return `waived by ${owner} ${WHERE[from]}${at === undefined ? "" : ` (${at})`} until ${expires}: ${reason}`;
}

/** A line for each waived finding: `protected-stateful-resources: database "orders" is waived by ...`. */
export function waivedLines(findings: readonly Finding[]): readonly string[] {
    return findings.map((finding) => {
        const { policy, resource, detail } = finding;
        return `${policy}: ${nameOf(resource)}${detail === undefined ? "" : ` (${detail})`} is ${waiverText(finding)}`;
    });
}
