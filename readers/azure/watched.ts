/** What an Azure alert watches, and what needs an alert. */

import type { Answer } from "../../architecture/answer";
import type { Watched } from "../../architecture/facets/watched";
import { pointer, type Pointer } from "../../architecture/pointer";
import { advise, joined, many, type Many } from "../../architecture/value";
import { isMap } from "../scope";
import { Hole, Template, type Node } from "../node";
import type { Entry } from "../props";
import type { Subject } from "../reader";

/** An alert on this metric of it tells first. */
export function watched(critical: Answer, metric: string, { resource }: Subject): Watched {
    const sentence = {
        pulumi: `Add a MetricAlert on metricName "${metric}" with its id in scopes.`,
        terraform: `Add an azurerm_monitor_metric_alert on metric_name "${metric}" with its id in scopes.`,
    };
    return { critical, mend: advise(sentence[resource.syntax]) };
}
