/** The requests that AWS's services make for a resource of the account, as the policies of keys, topics and queues see them. */

import { not, undecided, yes, type Answer } from "../../architecture/answer";
import { dependsOn } from "../../architecture/reason";
import { unknown, type Place } from "../../architecture/value";
import type { Node } from "../../resources/node";
import type { Test } from "./policy-conditions";
import { patternsIn, servicesIn, touchesIt } from "./policy-patterns";

export const ALARMS = { kind: "Service", name: "cloudwatch.amazonaws.com" } as const;

/** What a condition asks of a request that CloudWatch makes for an alarm of the account that the key or the topic is in. */
export const passesForAlarms = passesFor("cloudwatch");

/** The same of any service, by its name in the ARNs of its resources. */
export function passesFor(service: string): (test: Test) => Answer {
    return ({ operator, key, values, place }) => {
        const asked = COMPARISONS.get(operator);
        if (asked === undefined) return undecided(unknown(place, dependsOn("a key that only the request has")));
        const isOne = isOneOf(service, key, values, place);
        return asked === "is" ? isOne : not(isOne);
    };
}

const COMPARISONS: ReadonlyMap<string, "is" | "is not"> = new Map([
    ["stringequals", "is"],
    ["stringlike", "is"],
    ["arnequals", "is"],
    ["arnlike", "is"],
    ["bool", "is"],
    ["stringnotequals", "is not"],
    ["stringnotlike", "is not"],
    ["arnnotequals", "is not"],
    ["arnnotlike", "is not"],
]);

function isOneOf(service: string, key: string, values: readonly Node[], place: Place): Answer {
    // Such a policy names the account or the organisation that it is in.
    if (OWN.has(key)) return yes();
    const patterns = patternsIn(values, place);
    if (key === "aws:sourcearn") return touchesIt(servicesIn(patterns), service);
    if (ALWAYS.has(key)) return touchesIt(patterns, "true");
    return undecided(unknown(place, dependsOn("a key that only the request has")));
}

/** https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services */
const OWN: ReadonlySet<string> = new Set(["aws:sourceaccount", "aws:sourceorgid", "aws:sourceorgpaths", "aws:sourceowner"]);

/** AWS's services call each other over TLS, in their own name. */
const ALWAYS: ReadonlySet<string> = new Set(["aws:securetransport", "aws:principalisawsservice"]);
