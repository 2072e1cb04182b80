/** App Service plans: what a size offers, and how many instances it keeps. */

import { amendable } from "../../architecture/amendable";
import { dependsOn } from "../../architecture/reason";
import { holds, no, not, undecided, all } from "../../architecture/answer";
import type { Facets } from "../../architecture/component";
import type { Scaling } from "../../architecture/facets/hosting";
import { alongside, known, map, unknown, type Assignment, type Place, type Value } from "../../architecture/value";

/** What the name of a size says. */
export interface PlanSize {
    readonly name: string;
    /** It can never have a second instance. */
    readonly single: boolean;
    /** It has few at most. */
    readonly basic: boolean;
    readonly slots: boolean;
    readonly onDemand: boolean;
    /** https://learn.microsoft.com/azure/app-service/monitor-instances-health-check */
    readonly checksHealth: boolean;
}

export interface Plan {
    readonly place: Place;
    readonly size: Value<PlanSize>;
    /** The instances that it asks for. */
    readonly count: Value<number>;
    readonly zoneRedundant: Value<boolean>;
    readonly scaling: Value<Scaling>;
    /** How the least size that can have several instances is spelt there, and the least that can have more of them. */
    readonly several: { readonly few: string; readonly more: string };
    /** Where the tier is written beside the size. */
    readonly tier?: Place | undefined;
}

/** The size of that name or tier. */
export function planSize(name: Value<string>): Value<PlanSize> {
    if (name.kind === "unknown") return name;
    const row = SIZES.find(([pattern]) => pattern.test(name.value));
    if (!row) return unknown(name.place, dependsOn("a plan size that is not in the table"));
    // The table admits nothing but names of sizes, so that one may be printed.
    return known({ ...row[1], name: name.value }, name.place, { shown: name.value, byDefault: name.byDefault });
}

/** How a plan's two switches make apps scale. */
export function planScaling(automatic: Value<boolean>, apart: Value<boolean>): Value<Scaling> {
    if (automatic.kind === "unknown") return automatic;
    if (automatic.value) return map(automatic, () => "automatic");
    return map(apart, (it): Scaling => (it ? "apart" : "together"));
}

/** A plan on demand keeps no instances of its own: the facet would ask for what cannot be set. */
export function planFacets(plan: Plan): Pick<Facets, "hosting"> & Partial<Pick<Facets, "instances">> {
    const { size, scaling, zoneRedundant } = plan;
    const hosting = {
        slots: holds(size, (it) => it.slots),
        onDemand: holds(size, (it) => it.onDemand),
        checksHealth: holds(size, (it) => it.checksHealth),
        scaling,
        zoneRedundant,
    };
    if (size.kind === "known" && size.value.onDemand) return { hosting };
    const automatic = holds(scaling, (it) => it === "automatic");
    return {
        hosting,
        instances: {
            minimum: leastInstances(plan),
            // A plan exists for its apps: those that are not in the input are in another program. Under automatic scaling each app answers for itself.
            takeTraffic: automatic.kind === "yes" ? no() : all(not(automatic), undecided(unknown(plan.place, dependsOn("the apps that run on it")))),
        },
    };
}

function leastInstances({ size, count, zoneRedundant, several, tier }: Plan): Value<number> {
    if (size.kind === "unknown") return size;
    const fits = (wanted: number): "few" | "more" => (wanted <= MOST_OF_BASIC ? "few" : "more");
    const tierTo = (wanted: number): readonly Assignment[] => (tier ? [{ place: tier, to: TIERS[fits(wanted)] }] : []);
    if (size.value.single)
        return known(1, size.place, {
            shown: size.value.name,
            spell: (wanted) => several[fits(wanted)],
            beside: (wanted) => [...tierTo(wanted), { place: count.place, to: wanted }],
            effect: "restart",
        });
    const { basic } = size.value;
    const larger = (wanted: number) => (basic && fits(wanted) === "more" ? [{ place: size.place, to: several.more }, ...tierTo(wanted)] : []);
    return amendable(alongside(spread(count, zoneRedundant), larger));
}

/** "Scale out: Basic, up to 3 instances; Standard, up to 10". https://azure.microsoft.com/pricing/details/app-service/linux/ */
const MOST_OF_BASIC = 3;
const TIERS = { few: "Basic", more: "Standard" } as const;

/** The count of a plan that may be zone-redundant: the service keeps to the fewest behind the scenes. */
export function spread(count: Value<number>, zoneRedundant: Value<boolean>): Value<number> {
    if (count.kind === "unknown" || count.value >= ZONE_REDUNDANT) return count;
    if (zoneRedundant.kind === "unknown") return zoneRedundant;
    return zoneRedundant.value ? { ...count, value: ZONE_REDUNDANT, shown: String(ZONE_REDUNDANT), byDefault: true } : count;
}

/** A zone-redundant plan never has fewer. https://learn.microsoft.com/azure/reliability/reliability-app-service */
const ZONE_REDUNDANT = 2;

type Offer = Omit<PlanSize, "name">;
const SINGLE: Offer = { single: true, basic: false, slots: false, onDemand: false, checksHealth: false };
const BASIC: Offer = { single: false, basic: true, slots: false, onDemand: false, checksHealth: true };
const PRODUCTION: Offer = { single: false, basic: false, slots: true, onDemand: false, checksHealth: true };
const ELASTIC: Offer = { single: false, basic: false, slots: true, onDemand: true, checksHealth: true };
/** Flex Consumption has no slots. Consumption has one, but its way back is the former package, in seconds, as with any function on demand. */
const CONSUMPTION: Offer = { single: false, basic: false, slots: false, onDemand: true, checksHealth: false };
/** Names, then tiers. https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits#azure-app-service-limits */
const SIZES: readonly (readonly [RegExp, Offer])[] = [
    [/^(?:F1|D1|Free|Shared)$/i, SINGLE],
    [/^(?:B[1-3]|Basic)$/i, BASIC],
    [/^(?:S[1-3]|P[1-3]|P[0-9]m?v[2-4]|I[1-6]m?(?:v2)?|Standard|Premium(?:(?:M|0)?V[2-4])?|Isolated(?:M?V2)?)$/i, PRODUCTION],
    [/^(?:EP[1-3]|WS[1-3]|ElasticPremium|WorkflowStandard)$/i, ELASTIC],
    [/^(?:Y1|FC1|Dynamic|FlexConsumption)$/i, CONSUMPTION],
];
