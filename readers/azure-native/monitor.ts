/** Azure Monitor: diagnostic settings, workspaces, alert rules, action groups, alert processing rules. */

import type { AlertProcessingRuleByNameArgs } from "@pulumi/azure-native/alertsmanagement/alertProcessingRuleByName";
import type { SmartDetectorAlertRuleArgs } from "@pulumi/azure-native/alertsmanagement/smartDetectorAlertRule";
import type { ActionGroupArgs } from "@pulumi/azure-native/monitor/actionGroup";
import type { ActivityLogAlertArgs } from "@pulumi/azure-native/monitor/activityLogAlert";
import type { DiagnosticSettingArgs } from "@pulumi/azure-native/monitor/diagnosticSetting";
import type { MetricAlertArgs } from "@pulumi/azure-native/monitor/metricAlert";
import type { ScheduledQueryRuleArgs } from "@pulumi/azure-native/monitor/scheduledQueryRule";
import type { TableArgs } from "@pulumi/azure-native/operationalinsights/table";
import type { WorkspaceArgs } from "@pulumi/azure-native/operationalinsights/workspace";
import { all, any, equals, given, isTrue, no, not, some } from "../../architecture/answer";
import { advise, joined, known, map, many, mapped, type Many, type Value, words } from "../../architecture/value";
import { INSIGHTS, watchedIn, where } from "../azure/alert-scopes";
import { addsGroups, alert, countsDeadLetters, describedBy, groupChannel, searched, toActionGroup } from "../azure/alerts";
import { diagnosticSetting } from "../azure/diagnostics";
import { DEFAULT_DAYS, tableContributions, tiers, workspaceContributions } from "../azure/log-retention";
import type { Props } from "../props";
import { reader } from "../reader";

const WORKSPACE = "Microsoft.OperationalInsights/workspaces";

export const workspace = reader<WorkspaceArgs>({
    canonical: WORKSPACE,
    types: ["azure-native:operationalinsights:Workspace"],
    names: ["workspaceName"],
    facets: ["logRetention"],
    read: (p, subject) => workspaceContributions(p, p.in("sku").choice("name", tiers, DEFAULT_DAYS), subject),
});

export const table = reader<TableArgs>({
    canonical: "Microsoft.OperationalInsights/workspaces/tables",
    types: ["azure-native:operationalinsights:Table"],
    names: ["tableName"],
    facets: ["logRetention"],
    read: (p, subject) => tableContributions(p, p.to("workspaceName", { types: [WORKSPACE] }), subject),
});

export const diagnostics = reader<DiagnosticSettingArgs>({
    canonical: "Microsoft.Insights/diagnosticSettings",
    types: ["azure-native:monitor:DiagnosticSetting", "azure-native:insights:DiagnosticSetting"],
    facets: [],
    amends: ["logs"],
    read(p, subject) {
        // `enabled` is required by the service.
        const logs = some(p.each("logs"), (log) => isTrue(log.flag("enabled", false)));
        // The service refuses a setting without a destination.
        const kept = given(any(...DESTINATIONS.map((key) => isTrue(p.has(key)))));
        const fix =
            kept.kind === "no"
                ? advise(words`Give diagnostic setting "${subject.resource.name}" a workspaceId.`)
                : p.set("logs", [{ categoryGroup: "allLogs", enabled: true }]);
        return [diagnosticSetting(p.to("resourceUri"), all(any(logs, all(isTrue(p.has("logs")), no())), kept), fix)];
    },
});

export const metricAlert = reader<MetricAlertArgs>({
    canonical: "Microsoft.Insights/metricAlerts",
    types: ["azure-native:monitor:MetricAlert", "azure-native:insights:MetricAlert"],
    names: ["ruleName"],
    facets: ["alarm"],
    read: (p, subject) =>
        alert(
            {
                // Required by the service: absent only in a malformed program.
                enabled: p.flag("enabled", true),
                watches: watchedIn(p, "scopes", subject, aboutOf(p)),
                countsDeadLetters: countsDeadLetters(metricsOf(p)),
                named: p.has("actions"),
                notifies: mapped(p.each("actions"), (action) => action.to("actionGroupId", toActionGroup)),
                automatic: no(),
                nameGroup: advise("Name an action group in actions: [{ actionGroupId }]."),
                description: describedBy(p, p.text("ruleName", ""), subject, { metrics: metricsOf(p) }),
            },
            subject,
        ),
});

export const activityLogAlert = reader<ActivityLogAlertArgs>({
    canonical: "Microsoft.Insights/activityLogAlerts",
    types: ["azure-native:monitor:ActivityLogAlert", "azure-native:insights:ActivityLogAlert"],
    names: ["activityLogAlertName"],
    facets: ["alarm"],
    read(p, subject) {
        const actions = p.in("actions");
        const onHealth = some(p.in("condition").each("allOf"), (one) =>
            all(equals(one.text("field", ""), "category"), equals(one.text("equals", ""), "ResourceHealth")),
        );
        return alert(
            {
                // The SDK injects true.
                enabled: p.flag("enabled", true),
                watches: where(onHealth, watchedIn(p, "scopes", subject), p.place("condition")),
                countsDeadLetters: no(),
                named: actions.has("actionGroups"),
                notifies: mapped(actions.each("actionGroups"), (action) => action.to("actionGroupId", toActionGroup)),
                automatic: no(),
                nameGroup: advise("Name an action group in actions.actionGroups: [{ actionGroupId }]."),
                description: describedBy(p, p.text("activityLogAlertName", ""), subject),
            },
            subject,
        );
    },
});

export const scheduledQueryRule = reader<ScheduledQueryRuleArgs>({
    canonical: "Microsoft.Insights/scheduledQueryRules",
    types: ["azure-native:monitor:ScheduledQueryRule", "azure-native:insights:ScheduledQueryRule"],
    names: ["ruleName"],
    facets: ["alarm"],
    read(p, subject) {
        const actions = p.in("actions");
        // "The default is LogAlert"; a LogToMetric rule has no actions. https://learn.microsoft.com/rest/api/monitor/scheduled-query-rules/create-or-update#kind
        const toMetric = p.choice("kind", { LogAlert: false, EventLogAlert: false, SimpleLogAlert: false, LogToMetric: true }, false);
        return alert(
            {
                enabled: p.flag("enabled", true),
                watches: where(not(isTrue(toMetric)), watchedIn(p, "scopes", subject), p.place("kind")),
                countsDeadLetters: searched(p.place("criteria")),
                named: actions.has("actionGroups"),
                notifies: actions.toEach("actionGroups", toActionGroup),
                automatic: given(isTrue(toMetric)),
                nameGroup: advise("Name an action group in actions.actionGroups."),
                description: describedBy(p, p.text("ruleName", ""), subject, { tags: actions.entries("customProperties") }),
            },
            subject,
        );
    },
});

/** Failures, exceptions and slow answers that Application Insights finds by itself. */
export const smartDetector = reader<SmartDetectorAlertRuleArgs>({
    canonical: "Microsoft.AlertsManagement/smartDetectorAlertRules",
    types: ["azure-native:alertsmanagement:SmartDetectorAlertRule"],
    names: ["alertRuleName"],
    facets: ["alarm"],
    read(p, subject) {
        const groups = p.in("actionGroups");
        return alert(
            {
                // Required by the service.
                enabled: p.choice("state", { Enabled: true, Disabled: false }, true),
                watches: watchedIn(p, "scope", subject, known(INSIGHTS, p.place("scope"))),
                countsDeadLetters: no(),
                named: groups.has("groupIds"),
                notifies: groups.toEach("groupIds", toActionGroup),
                automatic: no(),
                nameGroup: advise("Name an action group in actionGroups.groupIds."),
                description: describedBy(p, p.text("alertRuleName", ""), subject),
            },
            subject,
        );
    },
});

export const actionGroup = reader<ActionGroupArgs>({
    canonical: "Microsoft.Insights/actionGroups",
    types: ["azure-native:monitor:ActionGroup", "azure-native:insights:ActionGroup"],
    names: ["actionGroupName"],
    facets: ["channel"],
    read: (p, subject) => [
        subject.component("notification channel", {
            // The SDK injects true.
            channel: groupChannel(
                p.flag("enabled", true),
                RECEIVERS.map((key) => p.each(key)),
                subject,
            ),
        }),
    ],
});

export const alertProcessingRule = reader<AlertProcessingRuleByNameArgs>({
    canonical: "Microsoft.AlertsManagement/actionRules",
    types: ["azure-native:alertsmanagement:AlertProcessingRuleByName", "azure-native:alertsmanagement:ActionRuleByName"],
    facets: [],
    amends: ["alarm"],
    read(p) {
        const rule = p.in("properties");
        const actions = rule.each("actions");
        const groups = joined(many([], actions.unknowns), ...actions.items.map((action) => action.toEach("actionGroupIds", toActionGroup)));
        return addsGroups(rule.place("actions"), groups, rule.flag("enabled", true));
    },
});

/** The metrics that a rule compares with something. */
function metricsOf(p: Props<MetricAlertArgs>): Many<Value<string>> {
    return mapped(p.in("criteria").each("allOf"), (one) => one.text("metricName", ""));
}

/** The type of resource whose metric it is, where the rule tells it. */
function aboutOf(p: Props<MetricAlertArgs>): Value<string> {
    const told = p.text("targetResourceType", "");
    if (told.kind === "unknown" || told.value !== "") return told;
    const criteria = p.in("criteria");
    const webTest = criteria.has("webTestId");
    if (webTest.kind === "known" && webTest.value) return map(webTest, () => INSIGHTS);
    return criteria.each("allOf").items[0]?.text("metricNamespace", "") ?? told;
}

const DESTINATIONS = ["workspaceId", "storageAccountId", "eventHubAuthorizationRuleId", "marketplacePartnerId"] as const;

const RECEIVERS = [
    "emailReceivers",
    "smsReceivers",
    "voiceReceivers",
    "azureAppPushReceivers",
    "webhookReceivers",
    "itsmReceivers",
    "logicAppReceivers",
    "azureFunctionReceivers",
    "armRoleReceivers",
    "automationRunbookReceivers",
    "eventHubReceivers",
    "incidentReceivers",
] as const;
