/** How long Log Analytics keeps logs, in either vocabulary. */

import type { TableArgs } from "@pulumi/azure-native/operationalinsights/table";
import type { WorkspaceArgs } from "@pulumi/azure-native/operationalinsights/workspace";
import { consult } from "../../architecture/amendment";
import { dependsOn } from "../../architecture/reason";
import { known, unknown, type Value } from "../../architecture/value";
import type { Pointer } from "../../architecture/pointer";
import type { Props } from "../props";
import type { Contribution, Subject } from "../reader";

/** "30 days" in every tier that is still offered: https://learn.microsoft.com/azure/azure-monitor/logs/data-retention-configure */
export const DEFAULT_DAYS = 30;
/** Days by pricing tier. Free, Standard and Premium are not offered any more, and kept logs for as long as they said. */
export const tiers = {
    PerGB2018: DEFAULT_DAYS,
    CapacityReservation: DEFAULT_DAYS,
    LACluster: DEFAULT_DAYS,
    PerNode: DEFAULT_DAYS,
    Standalone: DEFAULT_DAYS,
} as const;

/** Tables of the plans Basic and Auxiliary have the same retention everywhere: "30 days". */
const plans = { Analytics: "workspace", Basic: "fixed", Auxiliary: "fixed" } as const;

/** "Setting this property to -1 will default to the workspace retention", and the total "to table retention". */
const NOT_SET = -1;

/** A workspace keeps logs for as long as it says, or as its tier does. */
export function workspaceContributions(
    p: Props<Pick<WorkspaceArgs, "retentionInDays">>,
    tier: Value<number>,
    subject: Subject,
): readonly Contribution[] {
    const days = p.count("retentionInDays", tier.kind === "known" ? tier.value : tier.reason);
    return [subject.component("log store", { logRetention: days })];
}

/** A table of a workspace, which may keep its logs for another time than the others. */
export function tableContributions(
    p: Props<Pick<TableArgs, "plan" | "retentionInDays" | "totalRetentionInDays">>,
    workspace: Pointer,
    subject: Subject,
): readonly Contribution[] {
    const plan = p.choice("plan", plans, "workspace");
    const own = p.count("retentionInDays", NOT_SET);
    // With what is kept for searches and restores after that.
    const total = p.count("totalRetentionInDays", NOT_SET);
    const table = (logRetention: Value<number>) => subject.component("log table", { logRetention });
    const set = [total, own].find((value) => value.kind === "unknown" || value.value !== NOT_SET);
    if (set !== undefined) return [table(set)];
    if (plan.kind === "unknown") return [table(plan)];
    if (plan.value === "fixed") return [table(known(DEFAULT_DAYS, total.place, { byDefault: true, shown: String(DEFAULT_DAYS) }))];
    return [
        table(unknown(workspace.place, dependsOn("the retention of its workspace"))),
        consult(subject.resource.address, workspace, "logRetention", "logRetention", (_, theirs) => theirs.logRetention),
    ];
}
