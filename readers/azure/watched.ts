/** What needs an alert. */

import type { Answer } from "../../architecture/answer";
import type { Watched } from "../../architecture/facets/watched";
import { advise } from "../../architecture/value";
import type { WatchedSubject } from "../reader";

/** The metric is the one that tells first. */
export function watched(critical: Answer, metric: string, { resource }: WatchedSubject): Watched {
    const sentence = {
        pulumi: `Add a MetricAlert on metricName "${metric}" with its id in scopes.`,
        terraform: `Add an azurerm_monitor_metric_alert on metric_name "${metric}" with its id in scopes.`,
    };
    return { critical, fix: advise(sentence[resource.syntax]) };
}
