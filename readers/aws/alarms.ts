/** Alarms seen from other resources: those that they act on, and the one that they need. */

import { amend, type Amendment } from "../../architecture/amendment";
import { any, given, yes, type Answer } from "../../architecture/answer";
import type { Watched } from "../../architecture/facets/watched";
import type { Pointer } from "../../architecture/pointer";
import { advise, type Change } from "../../architecture/value";
import type { WatchedSubject } from "../reader";
import type { Following } from "../scope";

/** Follows a name or an ARN to an alarm. */
export const toAlarm: Following = { types: ["aws_cloudwatch_metric_alarm", "aws_cloudwatch_composite_alarm"] };

/** The alarms drive something else than people: a deployment's rollback, a health check, an event rule. */
export function drivenBy(alarms: readonly Pointer[], drives: Answer = yes()): readonly Amendment[] {
    return alarms.map((to) => amend(to, "alarm", (mine) => ({ ...mine, automatic: any(mine.automatic, given(drives)) })));
}

/** The metric that tells first, with the dimension that names the resource. */
export interface Telling {
    /** The reader's first namespace when not said. */
    readonly namespace?: string;
    readonly metric: string;
    readonly dimensions: string;
    /** Where alone it is published; in the resource's own region when not said. */
    readonly region?: string;
}

export function watched(critical: Answer, telling: Telling, subject: WatchedSubject): Watched {
    return { critical, fix: alarmOn(telling, subject) };
}

/** Adds an alarm on this metric. */
export function alarmOn(telling: Telling, { resource, metrics }: WatchedSubject): Change {
    const { namespace = metrics.namespaces[0], metric, dimensions, region } = telling;
    const where = region === undefined ? "" : ` in ${region}`;
    const sentence = {
        pulumi: `Add an aws.cloudwatch.MetricAlarm${where} with namespace "${namespace}", metricName "${metric}" and its dimensions: { ${dimensions} }.`,
        terraform: `Add an aws_cloudwatch_metric_alarm${where} with namespace "${namespace}", metric_name "${metric}" and its ${dimensions} in dimensions.`,
    };
    return advise(sentence[resource.syntax]);
}
