/** How other resources name the alarms that they act on. */

import { amend, type Amendment } from "../../architecture/amendment";
import { any, given, yes, type Answer } from "../../architecture/answer";
import type { Pointer } from "../../architecture/pointer";

/** Follows a name or an ARN to an alarm. */
export const toAlarm = { types: ["aws_cloudwatch_metric_alarm", "aws_cloudwatch_composite_alarm"] } as const;

/** The alarms drive something else than people: a deployment's rollback, a health check, an event rule. */
export function drivenBy(alarms: readonly Pointer[], drives: Answer = yes()): readonly Amendment[] {
    return alarms.map((to) => amend(to, "alarm", (mine) => ({ ...mine, automatic: any(mine.automatic, given(drives)) })));
}
