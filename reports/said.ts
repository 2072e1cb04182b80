/** What every format for people says beside the findings. */

import type { Assessment, Finding, Waiver } from "../gate/assessment";
import { nameOf } from "../policies/judgement";
import { counted } from "./counted";

/** `no-go (2 blockers, 1 risk, 0 improvements, 3 undecided; incomplete)` */
export function verdictText({ summary, verdict, incomplete }: Assessment): string {
    const counts = [
        counted(summary.blockers, "blocker"),
        counted(summary.risks, "risk"),
        counted(summary.improvements, "improvement"),
        `${String(summary.undecided)} undecided`,
        ...(summary.waived === 0 ? [] : [`${String(summary.waived)} waived`]),
    ].join(", ");
    const why = verdict === "no-go" && incomplete.length > 0 ? "; incomplete" : verdict === "not-applicable" ? "; nothing to judge" : "";
    return `${verdict} (${counts}${why})`;
}

/** `settings prodgate.yaml: environment production, customer-facing, stage go-live; judged on 2026-11-28` */
export function settingsLine({ settings, today }: Assessment): string | undefined {
    if (settings === undefined) return undefined;
    const { file, environment, preset, stage } = settings;
    const chosen = [
        ...(environment === undefined ? [] : [`environment ${environment}`]),
        ...(preset === undefined ? [] : [`preset ${preset}`]),
        ...(stage === undefined ? [] : [`stage ${stage}`]),
    ].join(", ");
    return `settings ${file}${chosen === "" ? "" : `: ${chosen}`}; judged on ${today}`;
}

const WHERE: Readonly<Record<Waiver["from"], string>> = { settings: "in the settings", code: "in code", baseline: "in the baseline" };

/** `waived by team-shop@example.com in the settings until 2027-03-01: pgx pool of 20 per task` */
export function waiverText({ waiver }: Finding): string {
    if (waiver === undefined) return "waived";
    return `waived by ${waiver.owner} ${WHERE[waiver.from]} until ${waiver.expires}: ${waiver.reason}`;
}

/** A line for each waived finding: `protected-stateful-resources: database "orders" is waived by ...`. */
export function waivedLines(findings: readonly Finding[]): readonly string[] {
    return findings.map((finding) => {
        const { policy, resource, detail } = finding;
        return `${policy}: ${nameOf(resource)}${detail === undefined ? "" : ` (${detail})`} is ${waiverText(finding)}`;
    });
}
