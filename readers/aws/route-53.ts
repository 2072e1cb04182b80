/** Amazon Route 53. */

import type { HealthCheckArgs } from "@pulumi/aws/route53/healthCheck";
import { drivenBy, toAlarm } from "./alarms";
import { reader } from "../reader";

export const healthCheck = reader<HealthCheckArgs>({
    types: ["aws_route53_health_check", "aws:route53/healthCheck:HealthCheck"],
    facets: [],
    amends: ["alarm"],
    read: (p) => drivenBy([p.to("cloudwatchAlarmName", toAlarm)]),
});
