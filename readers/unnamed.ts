/** What is not read and may be about every resource of a kind, without naming one. */

import type { Unseen } from "../architecture/architecture";
import { has, type Component, type Facets } from "../architecture/component";
import type { Resource } from "../resources/resource";
import type { Vocabularies } from "./vocabularies";

/**
 * A monitor of another vendor watches by tags and queries, and an assigned policy of Azure adds diagnostic settings and locks to all that its scope holds.
 * The first of each kind speaks for all of them.
 */
export function unnamedBy(resources: readonly Resource[], components: Iterable<Component>, vocabularies: Vocabularies): readonly Unseen[] {
    const monitor = resources.find((one) => isUnreadMonitor(one, vocabularies));
    const lock = resources.find((one) => isUnreadLock(one, vocabularies));
    const assignment = resources.find(({ type }) => POLICY_ASSIGNMENT.test(type));
    if (monitor === undefined && lock === undefined && assignment === undefined) return [];
    return [...components].flatMap((component) => [
        ...(monitor && has(component, "watched") ? [unseen(component, monitor, ALARM)] : []),
        ...(lock && isAzure(component) ? [unseen(component, lock, LOCKED)] : []),
        ...(assignment && isAzure(component) ? [unseen(component, assignment, ADDED_BY_POLICY)] : []),
    ]);
}

function unseen({ address }: Component, { address: by, name }: Resource, facets: ReadonlySet<keyof Facets>): Unseen {
    return { address, place: { address: by, resource: name, path: "" }, facets };
}

function isAzure({ canonicalType }: Component): boolean {
    return canonicalType.startsWith("Microsoft.");
}

function isUnreadMonitor({ type, name, properties }: Resource, vocabularies: Vocabularies): boolean {
    const { coverage, unsaid } = vocabularies(type);
    if (coverage === "not covered") return MONITORING.test(type) && MONITOR.test(type);
    if (coverage !== "unread") return false;
    // Of a type that is not listed, only its name tells what it may be; of a module, where it comes from and what it is called.
    const source = properties["source"];
    const called = type === "module" ? `${name} ${typeof source === "string" ? source : ""}` : type;
    return unsaid?.ofItself?.has("alarm") ?? ALARMING.test(called);
}

function isUnreadLock({ type }: Resource, vocabularies: Vocabularies): boolean {
    const { coverage, unsaid } = vocabularies(type);
    return coverage === "unread" && unsaid?.ofOthers === undefined && LOCKING.test(type);
}

const ALARM: ReadonlySet<keyof Facets> = new Set(["alarm"]);
const LOCKED: ReadonlySet<keyof Facets> = new Set(["locks", "protection"]);
/** https://learn.microsoft.com/azure/azure-monitor/essentials/diagnostic-settings-policy */
const ADDED_BY_POLICY: ReadonlySet<keyof Facets> = new Set(["locks", "logs", "protection"]);

const POLICY_ASSIGNMENT = /^azurerm_\w*policy_assignment$|^azure-native:\S+:\w*PolicyAssignment$/i;

/** Vendors whose providers declare monitors. */
const MONITORING =
    /^(?:datadog|newrelic|grafana|dynatrace|honeycombio|signalfx|splunk|sumologic|elasticstack|logzio|coralogix|instana|appdynamics|wavefront|lightstep|chronosphere|checkly|betteruptime|better-uptime|statuscake|pingdom|uptimerobot|site24x7|sysdig|sentry|mackerel|prometheus|zabbix|icinga2|nobl9)[:_]/;

/** What a monitor is called there: `datadog_monitor`, `newrelic_nrql_alert_condition`, `grafana_rule_group`. */
const MONITOR = /monitor|alert|alarm|detector|trigger|check|rule|health|anomal|slo|uptime|event/i;

/** `awscc_cloudwatch_alarm`, `aws_applicationinsights_application`, a module `terraform-aws-modules/cloudwatch/aws//modules/metric-alarm`. */
const ALARMING = /alarm|alert|monitor|observab|application_?insights|devops_?guru/i;

/** `azurerm_management_lock`, `ManagementLockByScope`. */
const LOCKING = /_lock(?:_|$)|Lock(?:$|[A-Z])/;
