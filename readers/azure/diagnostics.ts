/** Diagnostic settings: what carries a resource's logs to a central store. */

import { orElse, orElsewhere, requirement, type Requirement } from "../../architecture/requirement";
import { amendable } from "../../architecture/amendable";
import { amend, type Amendment } from "../../architecture/amendment";
import { all, given, no, yes, type Answer } from "../../architecture/answer";
import type { LogStream } from "../../architecture/facets/logs";
import type { Pointer } from "../../architecture/pointer";
import { advise, many, mapped, type Change, type Many } from "../../architecture/value";
import { dialectOf } from "../../resources/resource";
import type { Subject } from "../reader";

/** The logs of a resource that keeps none by itself. */
export function resourceLogs(subject: Subject): Many<LogStream> {
    const central = requirement(bySetting, "does not send its logs to a central store", addSetting(subject));
    return many([{ detail: "diagnostics", central: orSettingElsewhere(central, subject) }]);
}

export function addSetting({ resource }: Subject): Change {
    return advise(ADD_SETTING[dialectOf(resource)]);
}

/** Whether a setting carries the logs, until one says so. */
export const bySetting: Answer = amendable(no());

/** The same, where a policy of the organisation may add the setting. https://learn.microsoft.com/azure/azure-monitor/essentials/diagnostic-settings-policy */
export function orSettingElsewhere(central: Requirement, subject: Subject): Requirement {
    return orElsewhere("diagnostic-settings", central, !subject.declares("Microsoft.Insights/diagnosticSettings"));
}

/** A setting carries the logs of whatever it names, which may be all of them where it does not say whose. `fix` is for a setting that names a resource and sends none of its logs. */
export function diagnosticSetting(target: Pointer, sends: Answer, fix: Change): Amendment {
    return amend(target, "logs", (mine) =>
        mapped(mine, (stream) => {
            const { holds } = stream.central;
            // Where another switch comes first (an environment's destination), the stream says whether a setting can carry it at all.
            if (holds.kind !== "unknown" && !holds.amendable) return stream;
            const carried = all(given(stream.canBeCarried ?? yes()), sends);
            const fixed = carried.kind === "no" && holds.kind === "no" ? fix : stream.central.fix;
            return { ...stream, central: { ...orElse(stream.central, carried), fix: fixed } };
        }),
    );
}

const ADD_SETTING = {
    pulumi: 'Add a DiagnosticSetting for it with logs: [{ categoryGroup: "allLogs", enabled: true }] and a workspaceId.',
    cdktf: 'Add a MonitorDiagnosticSetting for it with enabledLog: [{ categoryGroup: "allLogs" }] and a logAnalyticsWorkspaceId.',
    hcl: 'Add an azurerm_monitor_diagnostic_setting for it with enabled_log { category_group = "allLogs" } and a log_analytics_workspace_id.',
};
