/** Azure Monitor's alert rules, action groups and alert processing rules, in either vocabulary. */

import type { MetricAlertArgs } from "@pulumi/azure-native/monitor/metricAlert";
import { amend, consult, type Amendment } from "../../architecture/amendment";
import { all, any, given, holds, isTrue, no, some, undecided, yes, type Answer } from "../../architecture/answer";
import type { Channel } from "../../architecture/facets/alarm";
import { pointer, type Pointer } from "../../architecture/pointer";
import { dependsOn } from "../../architecture/reason";
import {
    advise,
    becomes,
    joined,
    known,
    many,
    mapped,
    unknown,
    type Change,
    type Many,
    type Place,
    type Value,
    words,
} from "../../architecture/value";
import type { Entry, Props } from "../props";
import type { Contribution, Subject } from "../reader";
import { guidanceIn, type Description } from "../runbooks";
import type { Following } from "../scope";
import { nameInId } from "./resource-ids";

/** Follows an id to an action group. */
export const toActionGroup: Following = { types: ["Microsoft.Insights/actionGroups"], name: nameInId };

export interface Alert {
    readonly enabled: Value<boolean>;
    /** The scopes of its rule. */
    readonly watches: Many<Pointer>;
    /** It counts dead letters of these. */
    readonly countsDeadLetters: Answer;
    /** Whether it names anything to do at all. */
    readonly named: Value<boolean>;
    readonly notifies: Many<Pointer>;
    /** It makes a metric of logs, and notifies no one by design. */
    readonly automatic: Answer;
    readonly nameGroup: Change;
    readonly description: Omit<Description, "fix">;
}

export function alert(
    { enabled, watches, countsDeadLetters, named, notifies, automatic, nameGroup, description }: Alert,
    subject: Subject,
): readonly Contribution[] {
    const facet = {
        enabled,
        watches,
        deadLettersOf: under(countsDeadLetters, watches),
        notifies: { ...notifies, amendable: "added" as const },
        automatic: any(automatic, all(isTrue(named), no())),
        combines: many<Pointer>([]),
        guidance: guidanceIn({ ...description, fix: advise("Set description to what to do first, with the address of a runbook.") }),
        fix: named.kind === "known" && named.value && enabled.kind === "known" && !enabled.value ? becomes(enabled, true) : nameGroup,
    };
    return [
        subject.component("alarm", { alarm: facet }),
        ...notifies.items.map((to) =>
            consult(subject.place.address, to, "alarm", "channel", (mine, { channel }) =>
                channel.reaches.kind === "no" ? { ...mine, fix: channel.fix } : mine,
            ),
        ),
    ];
}

/** Whether one of these metrics counts dead letters: those in a namespace, or all messages in it. */
export function countsDeadLetters(metrics: Many<Value<string>>): Answer {
    return given(some(metrics, (metric) => holds(metric, (name) => /^(deadlettered)?messages$/i.test(name))));
}

/** A query may look for anything, dead letters too. */
export function searched(query: Place): Answer {
    return undecided(unknown(query, dependsOn("what it looks for")));
}

/** What an alert watches, under a condition. */
function under(holding: Answer, watches: Many<Pointer>): Many<Pointer> {
    if (holding.kind !== "unknown") return holding.kind === "yes" ? watches : many([]);
    const [because] = holding.because;
    return mapped(watches, (to) => ({
        ...to,
        certainty: to.certainty === "sure" ? "possible" : to.certainty,
        place: because?.place ?? to.place,
    }));
}

/** What a group sends to, by lists of receivers: people, or automation that acts on the alert or keeps it. */
export function groupChannel(enabled: Value<boolean>, receivers: readonly Many<unknown>[], { place, resource }: Subject): Channel {
    const anybody = some(joined(...receivers), () => yes());
    const off = enabled.kind === "known" && !enabled.value;
    return { reaches: all(isTrue(enabled), anybody), fix: off ? becomes(enabled, true) : addReceiver(place, resource.syntax) };
}

/** A processing rule adds its groups to every alert on what its scope holds: which those are, is not followed. */
export function addsGroups(place: Place, groups: Many<Pointer>, applies: Value<boolean>): readonly Amendment[] {
    if (applies.kind === "known" && !applies.value) return [];
    return [amend(pointer(place, "anything"), "alarm", (mine) => ({ ...mine, notifies: joined(mine.notifies, groups) }))];
}

function addReceiver({ resource }: Place, syntax: "pulumi" | "terraform"): Change {
    return advise(
        syntax === "pulumi"
            ? words`Add a receiver to action group "${resource}": emailReceivers, smsReceivers or webhookReceivers.`
            : words`Add a receiver to action group "${resource}": an email_receiver, sms_receiver or webhook_receiver.`,
    );
}

/** `others`: the metrics that it is about, and where else it may name a runbook. */
export function describedBy(
    p: Props<Pick<MetricAlertArgs, "description" | "tags">>,
    name: Value<string>,
    { place, resource }: Subject,
    others: { readonly metrics?: Many<Value<string>>; readonly tags?: Many<Entry> } = {},
): Omit<Description, "fix"> {
    return {
        text: p.text("description", ""),
        there: p.has("description"),
        written: p.raw("description"),
        names: joined(many([name, known(resource.name, place)]), others.metrics ?? many([])),
        tags: [p.entries("tags"), ...(others.tags ? [others.tags] : [])],
    };
}
