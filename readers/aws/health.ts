/** What a load balancer asks of its targets before it sends them requests. */

import type { LoadBalancerArgs as ClassicLoadBalancerArgs } from "@pulumi/aws/elb/loadBalancer";
import type { TargetGroupArgs } from "@pulumi/aws/lb/targetGroup";
import { all, equals, holds, isTrue, not, some } from "../../architecture/answer";
import { shape } from "../../architecture/reason";
import { requirement, unless, type Requirement } from "../../architecture/requirement";
import { becomes, known, unknown, type Value } from "../../architecture/value";
import { byProvider, type Props } from "../props";

/** A function has no copies to tell apart: its health check is off unless asked for. */
export function targetHealth(p: Props<TargetGroupArgs>): Requirement {
    const check = p.in("healthCheck");
    // Provider defaults: "The default is `instance`", "Whether health checks are enabled. Defaults to `true`."
    const isFunction = equals(p.choice("targetType", { instance: "instance", ip: "ip", alb: "alb", lambda: "lambda" }, "instance"), "lambda");
    const enabled = check.flag("enabled", true);
    // Absent: 200, 200-399 of a network load balancer, 12 of gRPC. None of them is an error.
    const matcher = matched(check.text("matcher", "200"));
    const right = holds(matcher, (codes) => errorsIn(codes) === undefined);
    const off = not(isTrue(enabled)).kind === "yes";
    const problem = off ? "has no health check" : "takes errors for signs of health";
    const fix = off ? becomes(enabled, true) : becomes(matcher, (matcher.kind === "known" ? errorsIn(matcher.value) : undefined) ?? "200-399");
    return unless(isFunction, requirement(all(isTrue(enabled), right), problem, fix));
}

/** A process that hangs still accepts connections. */
export function classicHealth(p: Props<ClassicLoadBalancerArgs>): Requirement {
    const check = p.in("healthCheck");
    const overHttp = some(p.each("listeners"), (listener) => equals(listener.choice("instanceProtocol", protocols, byProvider), "http"));
    // `HTTP:8080/health`, `TCP:80`
    const answers = holds(check.text("target", byProvider), (target) => !/^(?:tcp|ssl):/i.test(target));
    const fix = check.advise({
        pulumi: 'Set healthCheck.target to "HTTP:<port>/<path>", of a path that answers 200 only while the app can serve requests.',
        terraform: 'Set target of health_check to "HTTP:<port>/<path>", of a path that answers 200 only while the app can serve requests.',
    });
    return unless(not(overHttp), requirement(answers, "only checks whether a port of its HTTP targets is open", fix));
}

const protocols = { HTTP: "http", HTTPS: "http", TCP: "tcp", SSL: "tcp" } as const;

/** `200,202` or `200-399`: with anything else in it, it is not known what it means, and is not printed. */
function matched(matcher: Value<string>): Value<string> {
    if (matcher.kind === "unknown") return matcher;
    const { value, place, byDefault, amendable, leftAlone } = matcher;
    if (!/^[\d,\s-]*$/.test(value)) return unknown(place, shape("text", "codes"));
    return known(value, place, { shown: value, byDefault, amendable, leftAlone });
}

/** What to write instead, where it takes errors: of HTTP from 400 on, of gRPC all that there are. */
function errorsIn(codes: string): string | undefined {
    const ranges = codes.split(",").map((range) => range.split("-").map(Number));
    if (ranges.some((range) => Math.max(...range.slice(0, 2)) >= 400)) return "200-399";
    // 12 answers the path that is asked by default.
    return ranges.some(([first, last]) => first === 0 && last === 99) ? "0,12" : undefined;
}
