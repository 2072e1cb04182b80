/** Amazon Route 53. */

import type { HealthCheckArgs } from "@pulumi/aws/route53/healthCheck";
import type { ZoneArgs } from "@pulumi/aws/route53/zone";
import { keptUnlessForced } from "../deletion";
import { drivenBy, toAlarm } from "./alarms";
import { reader } from "../reader";

export const healthCheck = reader<HealthCheckArgs>({
    types: ["aws_route53_health_check", "aws:route53/healthCheck:HealthCheck"],
    facets: [],
    amends: ["alarm"],
    read: (p) => drivenBy([p.to("cloudwatchAlarmName", toAlarm)]),
});

export const hostedZone = reader<ZoneArgs>({
    types: ["aws_route53_zone", "aws:route53/zone:Zone"],
    facets: ["deletion"],
    read: (p, subject) => [
        // Without it Route 53 refuses to delete a zone that holds records of others. Provider default: false.
        subject.component("hosted zone", { deletion: keptUnlessForced(p.flag("forceDestroy", false), "records") }),
    ],
});
