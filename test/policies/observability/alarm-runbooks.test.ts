import { alarmRunbooks } from "../../../policies/observability/alarm-runbooks";
import { policyTest } from "../policy-test";
import { azureNative, inEngine, interpolate, output, pulumiAws, terraform, unknown, type Properties } from "../stack";

const runbook = "https://wiki.example.com/runbooks/cpu";
const alarm = (properties: Properties = {}) =>
    pulumiAws("cloudwatch/metricAlarm:MetricAlarm", "high-cpu", { namespace: "AWS/RDS", metricName: "CPUUtilization", ...properties });
const block = (properties: Properties = {}) =>
    terraform("aws_cloudwatch_metric_alarm", "high-cpu", { alarm_name: "high-cpu", metric_name: "CPUUtilization", ...properties });
const composite = (properties: Properties = {}) =>
    pulumiAws("cloudwatch/compositeAlarm:CompositeAlarm", "shop", {
        alarmName: "shop",
        alarmRule: interpolate("ALARM(", output("high-cpu", "arn"), ")"),
        ...properties,
    });
const rule = (properties: Properties = {}) =>
    azureNative("monitor:MetricAlert", "errors", {
        enabled: true,
        scopes: ["/subscriptions/1"],
        criteria: { allOf: [{ metricName: "Http5xx" }] },
        ...properties,
    });
const ruleBlock = (properties: Properties = {}) =>
    terraform("azurerm_monitor_metric_alert", "errors", { name: "errors", criteria: [{ metric_name: "Http5xx" }], ...properties });
const activity = (properties: Properties = {}) => azureNative("monitor:ActivityLogAlert", "health", { enabled: true, ...properties });
const activityBlock = (properties: Properties = {}) => terraform("azurerm_monitor_activity_log_alert", "health", { name: "health", ...properties });
const query = (properties: Properties = {}) => azureNative("monitor:ScheduledQueryRule", "failed", { enabled: true, ...properties });
const queryBlock = (properties: Properties = {}) =>
    terraform("azurerm_monitor_scheduled_query_rules_alert_v2", "failed", { name: "failed", ...properties });
const detector = (properties: Properties = {}) =>
    azureNative("alertsmanagement:SmartDetectorAlertRule", "anomalies", { state: "Enabled", ...properties });

const SAYS_NOTHING = "does not say what to do when it fires";
const silent = (resource: string, key: string, because = ` (${key} is absent)`, problem = SAYS_NOTHING) => ({
    resource,
    message: `Alarm "${resource}" ${problem}${because}.`,
    fix: `Set ${key} to what to do first, with the address of a runbook.`,
});

policyTest(alarmRunbooks, {
    passes: [
        { title: "a link to a runbook", stack: [alarm({ alarmDescription: runbook })] },
        {
            title: "a sentence that says what to do",
            stack: [block({ alarm_description: "Look for slow queries in Performance Insights, then scale up." })],
        },
        { title: "a short text that is more than the metric", stack: [alarm({ alarmDescription: "Call the database team" })] },
        {
            title: "a link with an output in it",
            stack: [alarm({ alarmDescription: interpolate("https://wiki.example.com/runbooks/", output("shop", "name")) })],
        },
        { title: "a tag that names the runbook", stack: [alarm({ tags: { Runbook: "RB-17" } })] },
        { title: "a link, where links are asked for", stack: [alarm({ alarmDescription: `See ${runbook}` })], options: { link: true } },
        {
            title: "an alarm that scales by itself wakes nobody",
            stack: [alarm({ alarmActions: ["arn:aws:autoscaling:eu-central-1:1:scalingPolicy:x"] })],
        },
        {
            title: "an alarm that a composite alarm speaks for",
            stack: [alarm(), composite({ alarmDescription: runbook, alarmActions: ["arn:aws:sns:eu-central-1:1:on-call"] })],
        },
        { title: "an alert of Azure with a link", stack: [rule({ description: runbook })] },
        {
            title: "an alert of azurerm with a sentence",
            stack: [ruleBlock({ description: "Roll back the last release, then look at the log stream." })],
        },
        { title: "a tag of an alert that names the runbook", stack: [ruleBlock({ tags: { runbook } })] },
        {
            title: "custom properties that name the runbook",
            stack: [query({ actions: { actionGroups: ["x"], customProperties: { runbook } } })],
        },
        { title: "the same in azurerm", stack: [queryBlock({ action: [{ action_groups: ["x"], custom_properties: { runbook } }] })] },
        { title: "an alert on the health of a service", stack: [activityBlock({ description: runbook })] },
        { title: "a detector of anomalies", stack: [detector({ description: runbook })] },
    ],
    violations: [
        { title: "no description", stack: [alarm()], findings: [silent("high-cpu", "alarmDescription")] },
        { title: "no description in Terraform", stack: [block()], findings: [silent("high-cpu", "alarm_description")] },
        {
            title: "an empty description",
            stack: [alarm({ alarmDescription: "" })],
            findings: [silent("high-cpu", "alarmDescription", " (alarmDescription is empty)")],
        },
        {
            title: "what the provider writes where nothing is said",
            stack: [block({ alarm_description: "Managed by Terraform" })],
            findings: [silent("high-cpu", "alarm_description", "")],
        },
        {
            title: "the metric again",
            stack: [alarm({ alarmDescription: "CPU utilization alarm" })],
            findings: [silent("high-cpu", "alarmDescription", "")],
        },
        { title: "its own name again", stack: [block({ alarm_description: "High CPU" })], findings: [silent("high-cpu", "alarm_description", "")] },
        {
            title: "a sentence, where links are asked for",
            stack: [alarm({ alarmDescription: "Look for slow queries in Performance Insights, then scale up." })],
            options: { link: true },
            findings: [silent("high-cpu", "alarmDescription", "", "does not link to a runbook")],
        },
        {
            title: "a composite alarm without a description",
            stack: [alarm({ alarmDescription: runbook }), composite()],
            findings: [silent("shop", "alarmDescription")],
        },
        {
            title: "an alarm that wakes somebody beside the composite alarm that it is a part of",
            stack: [alarm({ alarmActions: ["arn:aws:sns:eu-central-1:1:on-call"] }), composite({ alarmDescription: runbook })],
            findings: [silent("high-cpu", "alarmDescription")],
        },
        { title: "an alert of Azure without a description", stack: [rule()], findings: [silent("errors", "description")] },
        {
            title: "an alert of azurerm that repeats its metric",
            stack: [ruleBlock({ description: "Http5xx" })],
            findings: [silent("errors", "description", "")],
        },
        { title: "an alert on the health of a service", stack: [activity()], findings: [silent("health", "description")] },
        { title: "a query", stack: [queryBlock()], findings: [silent("failed", "description")] },
        { title: "a detector of anomalies", stack: [detector()], findings: [silent("anomalies", "description")] },
    ],
    undecided: [
        { title: "a description from configuration", stack: [alarm({ alarmDescription: unknown })], because: ["alarmDescription"] },
        {
            title: "a short text with an output in it",
            stack: [block({ alarm_description: interpolate("CPU of ", output("shop", "name")) })],
            because: ["alarm_description"],
        },
        {
            title: "a short text that may be the name of the alarm",
            stack: [alarm({ name: unknown, alarmDescription: "Database busy" })],
            because: ["name"],
        },
    ],
    same: [
        { title: "no description", stacks: [[alarm()], [block()]] },
        { title: "no description of an alert", stacks: [[rule()], [ruleBlock()]] },
        { title: "no description of an alert on health", stacks: [[activity()], [activityBlock()]] },
        { title: "no description in the engine", stacks: [[alarm()], [inEngine(alarm())]] },
    ],
});
