/** Azure Monitor: diagnostic settings, workspaces, alert rules, action groups, alert processing rules. */

import type { LogAnalyticsWorkspaceConfig } from "@cdktf/provider-azurerm/lib/log-analytics-workspace";
import type { LogAnalyticsWorkspaceTableConfig } from "@cdktf/provider-azurerm/lib/log-analytics-workspace-table";
import type { MonitorActionGroupConfig } from "@cdktf/provider-azurerm/lib/monitor-action-group";
import type { MonitorActivityLogAlertConfig, MonitorActivityLogAlertCriteria } from "@cdktf/provider-azurerm/lib/monitor-activity-log-alert";
import type { MonitorAlertProcessingRuleActionGroupConfig } from "@cdktf/provider-azurerm/lib/monitor-alert-processing-rule-action-group";
import type { MonitorDiagnosticSettingConfig } from "@cdktf/provider-azurerm/lib/monitor-diagnostic-setting";
import type { MonitorMetricAlertConfig, MonitorMetricAlertCriteria } from "@cdktf/provider-azurerm/lib/monitor-metric-alert";
import type { MonitorScheduledQueryRulesAlertConfig } from "@cdktf/provider-azurerm/lib/monitor-scheduled-query-rules-alert";
import type { MonitorScheduledQueryRulesAlertV2Config } from "@cdktf/provider-azurerm/lib/monitor-scheduled-query-rules-alert-v2";
import type { MonitorSmartDetectorAlertRuleConfig } from "@cdktf/provider-azurerm/lib/monitor-smart-detector-alert-rule";
import { all, any, equals, given, isTrue, no, some, yes } from "../../architecture/answer";
import type { Pointer } from "../../architecture/pointer";
import { advise, joined, known, many, map, mapped, type Many, type Value, words } from "../../architecture/value";
import { INSIGHTS, watchedIn, where } from "../azure/alert-scopes";
import { addsGroups, alert, countsDeadLetters, describedBy, groupChannel, searched, toActionGroup } from "../azure/alerts";
import { diagnosticSetting } from "../azure/diagnostics";
import { DEFAULT_DAYS, tableContributions, tiers, workspaceContributions } from "../azure/log-retention";
import { nameInId } from "../azure/resource-ids";
import type { Merged, Props } from "../props";
import { reader, type Contribution, type Subject } from "../reader";

/** What both kinds of rules have. */
type Rule = Omit<Merged<MonitorMetricAlertConfig | MonitorActivityLogAlertConfig>, "criteria"> & {
    readonly criteria?: readonly Merged<MonitorMetricAlertCriteria | MonitorActivityLogAlertCriteria>[];
};

const WORKSPACE = "Microsoft.OperationalInsights/workspaces";

export const workspace = reader<LogAnalyticsWorkspaceConfig>({
    canonical: WORKSPACE,
    types: ["azurerm_log_analytics_workspace"],
    names: ["name"],
    facets: ["logRetention"],
    read: (p, subject) => workspaceContributions(p, p.choice("sku", tiers, DEFAULT_DAYS), subject),
});

export const table = reader<LogAnalyticsWorkspaceTableConfig>({
    canonical: "Microsoft.OperationalInsights/workspaces/tables",
    types: ["azurerm_log_analytics_workspace_table"],
    names: ["name"],
    facets: ["logRetention"],
    read: (p, subject) => tableContributions(p, p.to("workspaceId", { types: [WORKSPACE], name: nameInId }), subject),
});

/** As version 3 of the provider spells it. */
interface Former {
    readonly log?: readonly { readonly enabled?: boolean }[];
}

export const diagnostics = reader<MonitorDiagnosticSettingConfig & Former>({
    canonical: "Microsoft.Insights/diagnosticSettings",
    types: ["azurerm_monitor_diagnostic_setting"],
    former: ["log"],
    facets: [],
    amends: ["logs"],
    read(p, subject) {
        const logs = any(
            some(p.each("enabledLog"), () => yes()),
            some(p.each("log"), (log) => isTrue(log.flag("enabled", true))),
        );
        // The service refuses a setting without a destination.
        const kept = given(any(...DESTINATIONS.map((key) => isTrue(p.has(key)))));
        const fix =
            kept.kind === "no"
                ? advise(words`Give diagnostic setting "${subject.resource.name}" a log_analytics_workspace_id.`)
                : p.set("enabledLog", [{ categoryGroup: "allLogs" }]);
        return [diagnosticSetting(p.to("targetResourceId"), all(any(logs, all(isTrue(p.has("enabledLog")), no())), kept), fix)];
    },
});

export const metricAlert = reader<Rule>({
    canonical: "Microsoft.Insights/metricAlerts",
    types: ["azurerm_monitor_metric_alert"],
    names: ["name"],
    facets: ["alarm"],
    read: (p, subject) => ruleWithBlocks(p, subject, watchedIn(p, "scopes", subject, aboutOf(p)), metricsOf(p)),
});

export const activityLogAlert = reader<Rule>({
    canonical: "Microsoft.Insights/activityLogAlerts",
    types: ["azurerm_monitor_activity_log_alert"],
    names: ["name"],
    facets: ["alarm"],
    read(p, subject) {
        const category = p.in("criteria").text("category", "");
        return ruleWithBlocks(p, subject, where(equals(category, "ResourceHealth"), watchedIn(p, "scopes", subject), category.place), many([]));
    },
});

export const scheduledQueryRule = reader<MonitorScheduledQueryRulesAlertV2Config>({
    canonical: "Microsoft.Insights/scheduledQueryRules",
    types: ["azurerm_monitor_scheduled_query_rules_alert_v2"],
    names: ["name"],
    facets: ["alarm"],
    read(p, subject) {
        const action = p.in("action");
        return alert(
            {
                enabled: p.flag("enabled", true),
                watches: watchedIn(p, "scopes", subject),
                countsDeadLetters: searched(p.place("criteria")),
                named: p.has("action"),
                notifies: action.toEach("actionGroups", toActionGroup),
                automatic: no(),
                nameGroup: advise("Add an action block with the id of an action group in action_groups."),
                description: describedBy(p, p.text("name", ""), subject, { tags: action.entries("customProperties") }),
            },
            subject,
        );
    },
});

/** The same of the former kind, on a workspace or on Application Insights. */
export const formerQueryRule = reader<MonitorScheduledQueryRulesAlertConfig>({
    canonical: "Microsoft.Insights/scheduledQueryRules",
    types: ["azurerm_monitor_scheduled_query_rules_alert"],
    names: ["name"],
    facets: ["alarm"],
    read(p, subject) {
        const action = p.in("action");
        return alert(
            {
                // Provider default: "Defaults to `true`."
                enabled: p.flag("enabled", true),
                watches: watchedIn(p, "dataSourceId", subject),
                countsDeadLetters: searched(p.place("query")),
                named: action.has("actionGroup"),
                notifies: action.toEach("actionGroup", toActionGroup),
                automatic: no(),
                nameGroup: advise("Name the id of an action group in action.action_group."),
                description: describedBy(p, p.text("name", ""), subject),
            },
            subject,
        );
    },
});

/** Failures, exceptions and slow answers that Application Insights finds by itself. */
export const smartDetector = reader<MonitorSmartDetectorAlertRuleConfig>({
    canonical: "Microsoft.AlertsManagement/smartDetectorAlertRules",
    types: ["azurerm_monitor_smart_detector_alert_rule"],
    names: ["name"],
    facets: ["alarm"],
    read(p, subject) {
        const group = p.in("actionGroup");
        return alert(
            {
                // Provider default: "Defaults to `true`."
                enabled: p.flag("enabled", true),
                watches: watchedIn(p, "scopeResourceIds", subject, known(INSIGHTS, p.place("scopeResourceIds"))),
                countsDeadLetters: no(),
                named: group.has("ids"),
                notifies: group.toEach("ids", toActionGroup),
                automatic: no(),
                nameGroup: advise("Name the id of an action group in action_group.ids."),
                description: describedBy(p, p.text("name", ""), subject),
            },
            subject,
        );
    },
});

export const actionGroup = reader<MonitorActionGroupConfig>({
    canonical: "Microsoft.Insights/actionGroups",
    types: ["azurerm_monitor_action_group"],
    names: ["name"],
    facets: ["channel"],
    read: (p, subject) => [
        subject.component("notification channel", {
            // Provider default: "Defaults to `true`."
            channel: groupChannel(
                p.flag("enabled", true),
                RECEIVERS.map((key) => p.each(key)),
                subject,
            ),
        }),
    ],
});

export const alertProcessingRule = reader<MonitorAlertProcessingRuleActionGroupConfig>({
    canonical: "Microsoft.AlertsManagement/actionRules",
    types: ["azurerm_monitor_alert_processing_rule_action_group"],
    facets: [],
    amends: ["alarm"],
    read: (p) => addsGroups(p.place("addActionGroupIds"), p.toEach("addActionGroupIds", toActionGroup), p.flag("enabled", true)),
});

function ruleWithBlocks(p: Props<Rule>, subject: Subject, watches: Many<Pointer>, metrics: Many<Value<string>>): readonly Contribution[] {
    return alert(
        {
            // Provider default: "Defaults to `true`."
            enabled: p.flag("enabled", true),
            watches,
            countsDeadLetters: countsDeadLetters(metrics),
            named: p.has("action"),
            notifies: mapped(p.each("action"), (action) => action.to("actionGroupId", toActionGroup)),
            automatic: no(),
            nameGroup: advise("Add an action block with the id of an action group in action_group_id."),
            description: describedBy(p, p.text("name", ""), subject, { metrics }),
        },
        subject,
    );
}

/** The type of resource whose metric it is, where the rule tells it. */
function aboutOf(p: Props<Rule>): Value<string> {
    const told = p.text("targetResourceType", "");
    if (told.kind === "unknown" || told.value !== "") return told;
    const webTest = p.has("applicationInsightsWebTestLocationAvailabilityCriteria");
    if (webTest.kind === "known" && webTest.value) return map(webTest, () => INSIGHTS);
    const first = p.each("criteria").items[0]?.text("metricNamespace", "");
    return first ?? p.in("dynamicCriteria").text("metricNamespace", "");
}

/** The metrics that a rule compares with something. */
function metricsOf(p: Props<Rule>): Many<Value<string>> {
    const dynamic = p.in("dynamicCriteria");
    return joined(
        mapped(p.each("criteria"), (one) => one.text("metricName", "")),
        many([dynamic.text("metricName", "")]),
    );
}

const DESTINATIONS = ["logAnalyticsWorkspaceId", "storageAccountId", "eventhubAuthorizationRuleId", "partnerSolutionId"] as const;

const RECEIVERS = [
    "emailReceiver",
    "smsReceiver",
    "voiceReceiver",
    "azureAppPushReceiver",
    "webhookReceiver",
    "itsmReceiver",
    "logicAppReceiver",
    "azureFunctionReceiver",
    "armRoleReceiver",
    "automationRunbookReceiver",
    "eventHubReceiver",
] as const;
