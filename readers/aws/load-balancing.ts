/** Elastic Load Balancing: load balancers, listeners and their rules. */

import { requirement } from "../../architecture/requirement";
import { amendable } from "../../architecture/amendable";
import type { LoadBalancerArgs as ClassicLoadBalancerArgs } from "@pulumi/aws/elb/loadBalancer";
import type { ListenerArgs } from "@pulumi/aws/lb/listener";
import type { ListenerRuleArgs } from "@pulumi/aws/lb/listenerRule";
import type { LoadBalancerArgs } from "@pulumi/aws/lb/loadBalancer";
import type { TargetGroupArgs } from "@pulumi/aws/lb/targetGroup";
import { all, any, equals, given, isTrue, not, type Answer } from "../../architecture/answer";
import type { LogStream } from "../../architecture/facets/logs";
import type { Setting } from "../../architecture/facets/settings";
import { advise, becomes, many, mapped, unknown, type Change, type Many, type Value } from "../../architecture/value";
import { byName } from "../metrics";
import type { Entry, Props } from "../props";
import { reader, type Subject } from "../reader";
import { refsOf } from "../scope";
import { password } from "../passwords";
import { watched } from "./alarms";
import { classicHealth, targetHealth } from "./health";
import { behindLoadBalancer, classicEntrances, listenerEntrance, rule } from "./transport";

const NETWORK = "AWS/NetworkELB";

export const loadBalancer = reader<LoadBalancerArgs>({
    types: [
        "aws_lb",
        "aws_alb",
        "aws:lb/loadBalancer:LoadBalancer",
        "aws:elasticloadbalancingv2/loadBalancer:LoadBalancer",
        "aws:alb/loadBalancer:LoadBalancer",
        "aws:applicationloadbalancing/loadBalancer:LoadBalancer",
    ],
    metrics: {
        namespaces: ["AWS/ApplicationELB", NETWORK],
        // `app/<name>/<id>`
        dimensions: { LoadBalancer: { name: (suffix) => suffix.split("/")[1], held: /^arn_?suffix$/i } },
    },
    names: ["name"],
    facets: ["exposure", "logs", "watched"],
    read(p, subject) {
        // Provider defaults: "The default value is `application`", "If true, the LB will be internal. Defaults to `false`".
        const type = p.choice("loadBalancerType", { application: "application", network: "network", gateway: "gateway" }, "application");
        const log = p.in("accessLogs");
        // "Boolean to enable / disable access_logs. Defaults to false, even when bucket is specified."
        const enabled = log.flag("enabled", false);
        // A network load balancer writes them for TLS listeners only, a gateway load balancer never.
        // https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-access-logs.html
        const outside = not(isTrue(p.flag("internal", false)));
        const frontDoor = all(equals(type, "application"), outside);
        const internet = all(not(equals(type, "gateway")), outside);
        const telling =
            type.kind === "known" && type.value === "network"
                ? { namespace: NETWORK, metric: "TCP_Target_Reset_Count", dimensions: "LoadBalancer" }
                : { metric: "HTTPCode_Target_5XX_Count", dimensions: "LoadBalancer" };
        return [
            subject.component("load balancer", {
                logs: accessLogs(frontDoor, isTrue(enabled), remedy(p, log.present, enabled)),
                exposure: { internet },
                watched: watched(internet, telling, subject),
            }),
        ];
    },
});

export const classicLoadBalancer = reader<ClassicLoadBalancerArgs>({
    types: ["aws_elb", "aws:elb/loadBalancer:LoadBalancer", "aws:elasticloadbalancing/loadBalancer:LoadBalancer"],
    metrics: { namespaces: ["AWS/ELB"], dimensions: { LoadBalancerName: byName(/^(id|name)$/) } },
    names: ["name"],
    facets: ["health", "logs", "transport", "watched"],
    read(p, subject) {
        const log = p.in("accessLogs");
        // "Boolean to enable / disable access_logs. Default is true": the block alone switches them on.
        const enabled = log.flag("enabled", true);
        const kept = all(isTrue(log.present), isTrue(enabled));
        const outside = not(isTrue(p.flag("internal", false)));
        const telling = { metric: "HTTPCode_ELB_5XX", dimensions: "LoadBalancerName" };
        return [
            subject.component("load balancer", {
                logs: accessLogs(outside, kept, remedy(p, log.present, enabled)),
                health: classicHealth(p),
                transport: classicEntrances(p, outside),
                watched: watched(outside, telling, subject),
            }),
        ];
    },
});

export const listener = reader<ListenerArgs>({
    types: [
        "aws_lb_listener",
        "aws_alb_listener",
        "aws:lb/listener:Listener",
        "aws:elasticloadbalancingv2/listener:Listener",
        "aws:alb/listener:Listener",
        "aws:applicationloadbalancing/listener:Listener",
    ],
    facets: ["settings", "transport"],
    read(p, subject) {
        const secrets = mapped(p.each("defaultActions"), (action) => action.in("authenticateOidc").raw("clientSecret"));
        const front = p.to("loadBalancerArn", { types: ["aws_lb"] });
        return [
            subject.component("listener", { settings: clientSecrets(secrets, subject), transport: listenerEntrance(p, front) }),
            behindLoadBalancer(subject.resource.address, front),
        ];
    },
});

export const listenerRule = reader<ListenerRuleArgs>({
    types: [
        "aws_lb_listener_rule",
        "aws_alb_listener_rule",
        "aws:lb/listenerRule:ListenerRule",
        "aws:elasticloadbalancingv2/listenerRule:ListenerRule",
        "aws:alb/listenerRule:ListenerRule",
        "aws:applicationloadbalancing/listenerRule:ListenerRule",
    ],
    facets: ["settings"],
    amends: ["transport"],
    read(p, subject) {
        const secrets = mapped(p.each("actions"), (action) => action.in("authenticateOidc").raw("clientSecret"));
        return [
            subject.component("listener", { settings: clientSecrets(secrets, subject) }),
            rule(p.to("listenerArn", { types: ["aws_lb_listener"] }), p.each("actions")),
        ];
    },
});

export const targetGroup = reader<TargetGroupArgs>({
    types: [
        "aws_lb_target_group",
        "aws_alb_target_group",
        "aws:lb/targetGroup:TargetGroup",
        "aws:elasticloadbalancingv2/targetGroup:TargetGroup",
        "aws:alb/targetGroup:TargetGroup",
        "aws:applicationloadbalancing/targetGroup:TargetGroup",
    ],
    names: ["name"],
    facets: ["health"],
    read: (p, subject) => [subject.component("target group", { health: targetHealth(p) })],
});

/** A log delivery source may carry them instead. */
function accessLogs(frontDoor: Answer, kept: Answer, fix: Change): Many<LogStream> {
    const central = requirement(amendable(any(not(given(frontDoor)), kept), "added"), "does not keep access logs", fix);
    return many([{ detail: "access", central }]);
}

function remedy<T extends LoadBalancerArgs | ClassicLoadBalancerArgs>(p: Props<T>, configured: Value<boolean>, enabled: Value<boolean>): Change {
    if (configured.kind === "known" && configured.value) return becomes(enabled, true);
    return p.advise({
        pulumi: "Set accessLogs to { bucket, enabled: true }, with a bucket whose policy admits the load balancer.",
        terraform: "Add access_logs with bucket and enabled = true, and let the bucket's policy admit the load balancer.",
    });
}

/** The secret by which a listener proves itself to an identity provider. */
function clientSecrets(secrets: Many<Entry | undefined>, { resource }: Subject): Many<Setting> {
    const fix = {
        pulumi: "Take clientSecret from Secrets Manager or from a secret of the configuration.",
        terraform: "Take client_secret from Secrets Manager or from a sensitive variable.",
    };
    return many(
        secrets.items.flatMap((secret) => {
            if (!secret) return [];
            const detail = secret.place.path.slice(secret.place.path.lastIndexOf(".") + 1);
            const setting = password(secret, resource, advise(fix[resource.syntax]), detail);
            // Pulumi tells what all actions depend on together, not what the secret is made of.
            return [refsOf(secret.node) === undefined ? { ...setting, content: unknown(secret.place) } : setting];
        }),
        secrets.unknowns,
    );
}
