/** Amazon Route 53. */

import type { HealthCheckArgs } from "@pulumi/aws/route53/healthCheck";
import type { RecordArgs } from "@pulumi/aws/route53/record";
import type { ZoneArgs } from "@pulumi/aws/route53/zone";
import { any, equals, isTrue, not, some } from "../../architecture/answer";
import { requirement, unless, type Requirement } from "../../architecture/requirement";
import { becomes } from "../../architecture/value";
import { keptUnlessForced } from "../deletion";
import { drivenBy, toAlarm } from "./alarms";
import { byProvider, type Props } from "../props";
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

export const record = reader<RecordArgs>({
    types: ["aws_route53_record", "aws:route53/record:Record"],
    renames: { aliases: "alias" },
    facets: ["health"],
    read: (p, subject) => [subject.component("record", { health: evaluated(p) })],
});

/**
 * One of several answers is only left out when its health is evaluated. The last resort of a failover needs no evaluation.
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-simple-configs.html
 */
function evaluated(p: Props<RecordArgs>): Requirement {
    const oneOfSeveral = any(
        isTrue(p.has("weightedRoutingPolicies")),
        isTrue(p.has("latencyRoutingPolicies")),
        // Provider default: a record without it is simple.
        isTrue(p.flag("multivalueAnswerRoutingPolicy", false)),
        some(p.each("failoverRoutingPolicies"), (policy) =>
            equals(policy.choice("type", { PRIMARY: "primary", SECONDARY: "secondary" }, byProvider), "primary"),
        ),
    );
    // Required by the provider in an alias.
    const [target] = p.each("aliases").items.map((alias) => alias.flag("evaluateTargetHealth", byProvider));
    const checked = isTrue(p.has("healthCheckId"));
    const fix = target
        ? becomes(target, true)
        : p.advise({
              pulumi: "Point healthCheckId at a health check of what the record leads to.",
              terraform: "Point health_check_id at an aws_route53_health_check of what the record leads to.",
          });
    const left = any(
        checked,
        some(p.each("aliases"), (alias) => isTrue(alias.flag("evaluateTargetHealth", byProvider))),
    );
    return unless(not(oneOfSeveral), requirement(left, "stays in the answers while what it leads to fails", fix));
}
