/** What an alert is about: where its scopes lead. */

import type { Answer } from "../../architecture/answer";
import type { CanonicalType } from "../../architecture/component";
import { pointer, type Pointer } from "../../architecture/pointer";
import { many, unknown, type Many, type Place, type Value } from "../../architecture/value";
import { Template, type Node } from "../../resources/node";
import { allMeasured, allRunningCode, byNamespace, once } from "../metrics";
import type { Props } from "../props";
import type { Cloud, Subject } from "../reader";
import { nameInId } from "./resource-ids";

/**
 * What an alert's scopes lead to. One on a resource group, a subscription or a workspace is about every resource in it, which are not followed.
 * `about` is the type of resource whose metric it is, where that is told. https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-types
 */
export function watchedIn<T>(p: Props<T>, key: keyof T & string, { cloud }: Subject, about?: Value<string>): Many<Pointer> {
    const direct = p.toEach(key, { types: allMeasured(cloud.measured), name: (id) => (isResource(id) ? nameInId(id) : undefined), ofEach: true });
    const holders = p.toEach(key, { types: HOLDERS, name: nameInId });
    const others = p.toEach(key);
    const written = p.raw(key)?.node;
    const nodes: readonly Node[] = Array.isArray(written) ? written : written === undefined ? [] : [written];
    const types = typesOf(about, cloud);
    const items = direct.items.flatMap((to, index) => {
        const elsewhere = (to.certainty === "outside" || to.certainty === "other") && (leads(others.items[index]) || isResource(nodes[index]));
        const within = leads(holders.items[index]) || (!leads(to) && !elsewhere);
        return [...(leads(to) ? [to] : []), ...(within && types.length > 0 ? [pointer(to.place, "anything", [], types)] : [])];
    });
    return { ...direct, items };
}

/** The type of resource of alerts on Application Insights, whichever the rule. */
export const INSIGHTS = "microsoft.insights/components";

/** Only under a condition: what is not known of it may be about anything. */
export function where(holds: Answer, watches: Many<Pointer>, place: Place): Many<Pointer> {
    if (holds.kind === "unknown") return many([], [unknown(place)]);
    return holds.kind === "yes" ? watches : many([]);
}

function leads(to: Pointer | undefined): boolean {
    return to?.certainty === "sure" || to?.certainty === "possible";
}

/** An id of a resource names its provider; one of a group or a subscription names none. */
function isResource(id: Node | undefined): boolean {
    const text = typeof id === "string" ? id : id instanceof Template ? id.parts.filter((part) => typeof part === "string").join("") : "";
    return /\/providers\//i.test(text);
}

/** Custom metrics, and those of Application Insights, come from apps. */
function typesOf(about: Value<string> | undefined, { measured }: Cloud): readonly CanonicalType[] {
    const { namespaces, everything, running } = tablesOf(measured);
    if (about === undefined || about.kind === "unknown" || about.value === "") return everything;
    const name = about.value.toLowerCase();
    return namespaces.get(name) ?? (name === INSIGHTS || !name.startsWith("microsoft.") ? running : []);
}

const HOLDERS: readonly CanonicalType[] = ["Microsoft.Resources/resourceGroups", "Microsoft.OperationalInsights/workspaces"];

/** As `metricNamespace` and `targetResourceType` say it, in lower case. */
const tablesOf = once((measured) => ({
    namespaces: byNamespace(measured, (namespace) => namespace.toLowerCase()),
    everything: allMeasured(measured),
    running: allRunningCode(measured),
}));
