/** Amazon CloudFront: distributions. */

import { requirement } from "../../architecture/requirement";
import { amendable } from "../../architecture/amendable";
import { dependsOn } from "../../architecture/reason";
import type { DistributionArgs } from "@pulumi/aws/cloudfront/distribution";
import { all, any, given, isTrue, not, some, undecided, yes, type Answer } from "../../architecture/answer";
import type { LogStream } from "../../architecture/facets/logs";
import type { Setting } from "../../architecture/facets/settings";
import type { Entrance } from "../../architecture/facets/transport";
import { advise, joined, many, mapped, unknown, type Many, type Value, words } from "../../architecture/value";
import { byReference } from "../metrics";
import { byProvider, type Merged, type Plain, type Props } from "../props";
import { reader } from "../reader";
import { nameOf, shownHeader } from "../settings";
import { watched } from "./alarms";

export const distribution = reader<DistributionArgs>({
    types: ["aws_cloudfront_distribution", "aws:cloudfront/distribution:Distribution"],
    metrics: { namespaces: ["AWS/CloudFront"], dimensions: { DistributionId: byReference(/^id$/) } },
    facets: ["logs", "settings", "transport", "watched"],
    read(p, subject) {
        // "Whether the distribution is enabled to accept end user requests for content", which has to be said.
        const enabled = isTrue(p.flag("enabled", byProvider));
        // "Defaults to `false`". One that stages a change takes a share of what its primary takes, and its primary is watched.
        const primary = not(isTrue(p.flag("staging", false)));
        const telling = { metric: "5xxErrorRate", dimensions: "DistributionId, Region", region: "us-east-1" };
        return [
            subject.component("distribution", {
                transport: entrances(p, enabled),
                logs: accessLogs(p, enabled),
                settings: headersOf(p),
                watched: watched(all(enabled, primary), telling, subject),
            }),
        ];
    },
});

type Behavior = Pick<Merged<Plain<DistributionArgs["defaultCacheBehavior"]>>, "viewerProtocolPolicy" | "realtimeLogConfigArn">;

/** Each cache behavior says for itself. */
function entrances(p: Props<DistributionArgs>, fromInternet: Answer): Many<Entrance> {
    const ordered = mapped(p.each("orderedCacheBehaviors"), (behavior) => entrance(nameOf(behavior.text("pathPattern", byProvider)), behavior));
    return joined(many([entrance("default", p.in("defaultCacheBehavior"))]), ordered);

    function entrance(detail: string, behavior: Props<Behavior>): Entrance {
        const policies = { "redirect-to-https": true, "https-only": true, "allow-all": false };
        return {
            detail,
            fromInternet,
            carries: yes(),
            encrypted: requirement(
                isTrue(behavior.choice<boolean>("viewerProtocolPolicy", policies, byProvider)),
                "accepts plain HTTP from the internet",
                behavior.set("viewerProtocolPolicy", "redirect-to-https", "client-visible"),
            ),
        };
    }
}

/** To a bucket, or by a log delivery source. */
function accessLogs(p: Props<DistributionArgs>, enabled: Answer): Many<LogStream> {
    // "V1 logging is enabled when this argument is specified": the block alone may be about cookies.
    const kept = isTrue(p.in("loggingConfig").has("bucket"));
    // Real-time logs are a sample, of behaviors that name them.
    const sampled = some(joined<Props<Behavior>>(many([p.in("defaultCacheBehavior")]), p.each("orderedCacheBehaviors")), (behavior) =>
        all(
            isTrue(behavior.has("realtimeLogConfigArn")),
            undecided(unknown(behavior.place("realtimeLogConfigArn"), dependsOn("the rate of its samples"))),
        ),
    );
    const fix = p.advise({
        pulumi: "Set loggingConfig to { bucket } with the domain name of a bucket, or deliver its ACCESS_LOGS with an aws.cloudwatch.LogDeliverySource and a LogDelivery.",
        terraform:
            "Add logging_config with the domain name of a bucket as bucket, or deliver its ACCESS_LOGS with an aws_cloudwatch_log_delivery_source and an aws_cloudwatch_log_delivery.",
    });
    const central = requirement(amendable(any(not(given(enabled)), kept, given(sampled)), "added"), "does not keep access logs", fix);
    return many([{ detail: "access", central }]);
}

/** Headers that an origin gets with every request. Any user with read access to the distribution can read them. */
function headersOf(p: Props<DistributionArgs>): Many<Setting> {
    const origins = p.each("origins");
    const headers = origins.items.map((origin) => {
        const prefix = `${nameOf(origin.text("originId", byProvider))}/`;
        const written = origin.each("customHeaders");
        const settings = written.items.flatMap((header) => {
            const value = header.raw("value");
            const named = header.text("name", byProvider);
            const name = nameOf(named);
            const fix = words`Reach the origin through an origin access control or a VPC origin, which need no header, or take ${name} from Secrets Manager.`;
            return value ? [nameless(named, shownHeader({ ...value, name }, advise(fix), prefix))] : [];
        });
        return many(settings, written.unknowns);
    });
    return joined(many<Setting>([], origins.unknowns), ...headers);
}

/** The name tells of some values that they are credentials. */
function nameless(name: Value<string>, setting: Setting): Setting {
    return name.kind === "known" || (setting.content.kind === "known" && setting.content.value === "credential")
        ? setting
        : { ...setting, content: name };
}
