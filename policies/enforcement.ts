/** How strictly a policy is enforced: its severity, the application's risk profile and the stage that the team has reached decide it. */

import type { Area, Policy, Severity } from "./policy";
import { defaultPreset, presets, type Profile } from "./profile";

/** `mandatory` stops a deployment, `advisory` is said, `disabled` is not asked. */
export const enforcements = ["mandatory", "advisory", "disabled"] as const;
export type Enforcement = (typeof enforcements)[number];

/** The guide's sequence: what a stage enforces, the next ones enforce too. */
export const stages = ["assess", "secure", "scale", "go-live"] as const;
export type Stage = (typeof stages)[number];
export const defaultStage: Stage = "go-live";

/** The first stage that enforces the policies of an area. */
export const stageOf: Readonly<Record<Area, Stage>> = {
    security: "secure",
    scalability: "scale",
    devops: "scale",
    observability: "go-live",
    governance: "go-live",
};

/** A level and what decided it. */
export interface Level {
    readonly enforcement: Enforcement;
    /** `severity`, `profile`, `stage`, or where it is written: `prodgate.yaml:12`. */
    readonly by: string;
}

/** The level of a policy for an application at a stage, where the settings name the policy nowhere. */
export function levelIn(policy: Pick<Policy, "severity" | "area" | "essential">, profile: Profile, stage: Stage): Level {
    const strict = mandatoryIn(policy, profile);
    const enforced = stages.indexOf(stage) >= stages.indexOf(stageOf[policy.area]);
    if (strict && !enforced) return { enforcement: "advisory", by: `stage ${stage}` };
    return { enforcement: strict ? "mandatory" : "advisory", by: strict === (policy.severity === "blocker") ? "severity" : "profile" };
}

/**
 * - Blockers stop every application; those about scale advise one of low criticality, which may stop for an hour.
 * - Risks stop regulated data, and the risks of the five subjects that prodgate exists for (secrets, pooling, instances, logs and alarms, rollback) stop what
 *   is highly critical and what is public with confidential data.
 * - Improvements never stop.
 */
function mandatoryIn({ severity, area, essential }: Pick<Policy, "severity" | "area" | "essential">, profile: Profile): boolean {
    const { exposure, data, criticality } = profile;
    if (severity === "blocker") return !(area === "scalability" && criticality === "low");
    if (severity === "improvement") return false;
    return data === "regulated" || (essential === true && (criticality === "high" || (exposure === "public" && data === "confidential")));
}

/** The level where nothing is configured at all. */
export function enforcementOf(severity: Severity): Enforcement {
    return levelIn({ severity, area: "security" }, presets[defaultPreset], defaultStage).enforcement;
}
