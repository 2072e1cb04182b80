/** What needs an alert. */

import type { Answer } from "../../architecture/answer";
import type { Watched } from "../../architecture/facets/watched";
import { advise, type Change } from "../../architecture/value";
import type { WatchedSubject } from "../reader";

/** The metric is the one that tells first. */
export function watched(critical: Answer, metric: string, subject: WatchedSubject): Watched {
    return { critical, fix: alertOn(metric, subject) };
}

/** Adds an alert on this metric. */
export function alertOn(metric: string, { resource }: WatchedSubject): Change {
    const sentence = {
        pulumi: `Add a MetricAlert on metricName "${metric}" with its id in scopes.`,
        terraform: `Add an azurerm_monitor_metric_alert on metric_name "${metric}" with its id in scopes.`,
    };
    return advise(sentence[resource.syntax]);
}
