/** How clients reach the targets behind a load balancer. */

import { requirement } from "../../architecture/requirement";
import { amendable } from "../../architecture/amendable";
import { dependsOn } from "../../architecture/reason";
import type { LoadBalancerArgs as ClassicLoadBalancerArgs } from "@pulumi/aws/elb/loadBalancer";
import type { ListenerArgs } from "@pulumi/aws/lb/listener";
import { amend, consult, type Amendment, type Consultation } from "../../architecture/amendment";
import { all, any, equals, given, isTrue, no, some, undecided, yes, type Answer } from "../../architecture/answer";
import type { Entrance } from "../../architecture/facets/transport";
import type { Pointer } from "../../architecture/pointer";
import { many, mapped, unknown, type Many, type Value } from "../../architecture/value";
import { byProvider, type Merged, type Plain, type Props } from "../props";

/** What a listener's default and its rules do with a request. */
type Action = Pick<Merged<Plain<Plain<ListenerArgs["defaultActions"]>[number]>>, "type">;

/** A listener of its own. Its load balancer says who reaches it, its rules may forward where the default does not. */
export function listenerEntrance(p: Props<ListenerArgs>, front: Pointer): Many<Entrance> {
    return many([
        {
            detail: "listener",
            fromInternet: undecided(unknown(front.place, dependsOn("the load balancer"))),
            carries: any(forwards(p.each("defaultActions")), amendable(no())),
            // "For Application Load Balancers, valid values are HTTP and HTTPS, with a default of HTTP."
            encrypted: requirement(encrypts(p.choice("protocol", protocols, "plain")), FORWARDS, p.advise(REDIRECT, "client-visible")),
        },
    ]);
}

export function behindLoadBalancer(listener: string, front: Pointer): Consultation {
    return consult(listener, front, "transport", "exposure", (mine, { exposure }) =>
        mapped(mine, (entrance) => ({ ...entrance, fromInternet: exposure.internet })),
    );
}

export function rule(listener: Pointer, actions: Many<Props<Action>>): Amendment {
    return amend(listener, "transport", (mine) => mapped(mine, (entrance) => ({ ...entrance, carries: any(entrance.carries, forwards(actions)) })));
}

/** The listeners of a Classic Load Balancer, which always forwards. */
export function classicEntrances(p: Props<ClassicLoadBalancerArgs>, fromInternet: Answer): Many<Entrance> {
    return mapped(p.each("listeners"), (listener) => ({
        detail: listenerOn(listener.count("lbPort", byProvider)),
        fromInternet,
        carries: yes(),
        encrypted: requirement(encrypts(listener.choice("lbProtocol", protocols, byProvider)), FORWARDS, listener.advise(ENCRYPT, "client-visible")),
    }));
}

const protocols = {
    HTTP: "plain",
    HTTPS: "encrypted",
    TLS: "encrypted",
    SSL: "encrypted",
    QUIC: "encrypted",
    TCP: "passed on",
    UDP: "passed on",
    TCP_UDP: "passed on",
    TCP_QUIC: "passed on",
} as const;

/** What is passed on as it came may be encrypted all the way to the targets. */
function encrypts(protocol: Value<(typeof protocols)[keyof typeof protocols]>): Answer {
    const passedOn = all(given(equals(protocol, "passed on")), undecided(unknown(protocol.place, dependsOn("the protocol of its targets"))));
    return any(equals(protocol, "encrypted"), passedOn);
}

const actionTypes = {
    forward: true,
    redirect: false,
    "fixed-response": false,
    "authenticate-cognito": false,
    "authenticate-oidc": false,
    "jwt-validation": false,
} as const;

/** A redirect or a fixed response hands nothing on. */
function forwards(actions: Many<Props<Action>>): Answer {
    return some(actions, (action) => isTrue(action.choice<boolean>("type", actionTypes, byProvider)));
}

function listenerOn(port: Value<number>): string {
    return port.kind === "known" ? `listener-${String(port.value)}` : "listener";
}

const FORWARDS = "forwards plain HTTP from the internet";
const REDIRECT = {
    pulumi: 'Forward from a listener with protocol "HTTPS" and a certificate, and let this one redirect to it: { type: "redirect", redirect: { port: "443", protocol: "HTTPS", statusCode: "HTTP_301" } }.',
    terraform:
        'Forward from a listener with protocol = "HTTPS" and a certificate, and let this one redirect to it: type = "redirect", redirect { port = "443", protocol = "HTTPS", status_code = "HTTP_301" }.',
};
const ENCRYPT = {
    pulumi: 'Set lbProtocol to "HTTPS" with an sslCertificateId, or move to an Application Load Balancer, which can redirect.',
    terraform: 'Set lb_protocol = "HTTPS" with an ssl_certificate_id, or move to an Application Load Balancer, which can redirect.',
};
