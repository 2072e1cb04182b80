/** What opens Azure's data stores to the public, in either vocabulary: firewall rules of servers, containers that need no sign-in. */

import { requirement } from "../../architecture/requirement";
import { amendable } from "../../architecture/amendable";
import { dependsOn, shape } from "../../architecture/reason";
import { all, any, equals, given, holds, isTrue, no, not, undecided, yes, type Answer } from "../../architecture/answer";
import type { PublicAccess } from "../../architecture/facets/public-access";
import type { Pointer } from "../../architecture/pointer";
import { advise, many, unknown, type Change, type Value, words } from "../../architecture/value";
import { isWideRange } from "../addresses";
import { opens } from "../public-access";
import type { Contribution, Subject } from "../reader";

/** A perimeter admits whom its rules admit, and only once it is enforced. https://learn.microsoft.com/azure/private-link/network-security-perimeter-concepts */
export const networks = { Enabled: "open", Disabled: "closed", SecuredByPerimeter: "perimeter" } as const;
export type Network = (typeof networks)[keyof typeof networks];

export function isClosed(network: Value<Network>): Answer {
    return any(
        equals(network, "closed"),
        all(given(equals(network, "perimeter")), undecided(unknown(network.place, dependsOn("the network security perimeter")))),
    );
}

/**
 * A server whose firewall admits no client until a rule does: a public endpoint alone is not a blocker.
 * https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-networking-public#firewall-rules
 */
export function behindFirewall(closed: Answer): PublicAccess {
    return { openings: amendable(many([]), "added"), shut: { network: closed }, published: no() };
}

/** `0.0.0.0` to `0.0.0.0` admits Azure's own services, and is not judged here. */
export function firewallRule(server: Pointer, start: Value<string>, end: Value<string>, subject: Subject): readonly Contribution[] {
    const { name } = subject.resource;
    const opening = {
        way: "network",
        detail: name,
        closed: requirement(
            not(isWide(start, end)),
            `allows the whole internet through firewall rule "${name}"`,
            advise(
                words`Remove firewall rule "${name}", and let clients in through a private endpoint or a rule for their own addresses.`,
                "client-visible",
            ),
        ),
        readsOnly: no(),
    } as const;
    return opens(server, opening, "server", subject);
}

/** Its containers open it, one by one, as far as the account lets them. */
export function storageOfContainers(anonymous: Value<boolean>, unreachable: Answer): PublicAccess {
    return {
        openings: amendable(many([]), "added"),
        shut: { anonymous: amendable(any(not(isTrue(anonymous)), given(unreachable)), "added") },
        published: no(),
    };
}

export function container(account: Pointer, isPublic: Answer, fix: Change, subject: Subject): readonly Contribution[] {
    const { name } = subject.resource;
    const opening = {
        way: "anonymous",
        detail: name,
        closed: requirement(not(isPublic), `allows public read access to container "${name}"`, fix),
        readsOnly: yes(),
    } as const;
    return opens(account, opening, "storage account", subject);
}

function isWide(start: Value<string>, end: Value<string>): Answer {
    if (start.kind === "unknown") return undecided(start);
    if (end.kind === "unknown") return undecided(end);
    const wide = isWideRange(start.value, end.value);
    if (wide === undefined) return undecided(unknown(start.place, shape("text", "an IPv4 address")));
    return wide ? yes(start, end) : no();
}

export function isPublicContainer(access: Value<string>): Answer {
    return holds(access, (it) => it !== "private");
}
