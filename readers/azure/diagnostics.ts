/** Diagnostic settings: what carries a resource's logs to a central store. */

import { elsewhere } from "../../architecture/reason";
import { orElse, requirement } from "../../architecture/requirement";
import { amendable } from "../../architecture/amendable";
import { amend, type Amendment } from "../../architecture/amendment";
import { all, given, no, undecided, yes, type Answer } from "../../architecture/answer";
import type { LogStream } from "../../architecture/facets/logs";
import type { Pointer } from "../../architecture/pointer";
import { advise, many, mapped, unknown, type Change, type Many } from "../../architecture/value";
import { dialectOf } from "../../resources/resource";
import type { Subject } from "../reader";

/** The logs of a resource that keeps none by itself. */
export function resourceLogs(subject: Subject): Many<LogStream> {
    const central = carriedBySetting(subject);
    return many([
        {
            detail: "diagnostics",
            central: requirement(central, "does not send its logs to a central store", advise(ADD_SETTING[dialectOf(subject.resource)])),
        },
    ]);
}

/**
 * Whether a setting carries the logs, until one says so. It is judged when the input declares a diagnostic setting: else a policy of the organisation
 * may well add one. https://learn.microsoft.com/azure/azure-monitor/essentials/diagnostic-settings-policy
 */
export function carriedBySetting(subject: Subject): Answer {
    return subject.declares("Microsoft.Insights/diagnosticSettings") ? amendable(no()) : undecided(unknown(subject.place, BY_POLICY));
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

/** Azure Policy often adds them. */
const BY_POLICY = elsewhere("diagnostic settings");

const ADD_SETTING = {
    pulumi: 'Add a DiagnosticSetting for it with logs: [{ categoryGroup: "allLogs", enabled: true }] and a workspaceId.',
    cdktf: 'Add a MonitorDiagnosticSetting for it with enabledLog: [{ categoryGroup: "allLogs" }] and a logAnalyticsWorkspaceId.',
    hcl: 'Add an azurerm_monitor_diagnostic_setting for it with enabled_log { category_group = "allLogs" } and a log_analytics_workspace_id.',
};
