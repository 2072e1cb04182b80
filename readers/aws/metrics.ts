/** Which resources a CloudWatch metric is about: the join of its dimensions with what they name. */

import type { MetricAlarmArgs } from "@pulumi/aws/cloudwatch/metricAlarm";
import type { CanonicalType } from "../../architecture/component";
import { pointer, type Pointer } from "../../architecture/pointer";
import { joined, many, type Many, type Value } from "../../architecture/value";
import { allMeasured, allRunningCode, byNamespace, isByReference, once, type Measured, type Naming } from "../metrics";
import type { Entry, Merged, Plain, Props } from "../props";
import type { Subject } from "../reader";
import type { Following, Held } from "../scope";

/** What an alarm watches: by a metric of its own, or by those that its queries name. */
export function watchedBy(p: Props<MetricAlarmArgs>, { cloud }: Subject): Many<Pointer> {
    const tables = tablesOf(cloud.measured);
    const queries = p.each("metricQueries");
    const inQueries = queries.items.flatMap((query) => [...targetsOf(query.in("metric"), tables), ...searched(query, tables)]);
    return joined(many([...targetsOf(p, tables), ...inQueries]), many([], queries.unknowns));
}

type Query = Merged<Plain<Plain<MetricAlarmArgs["metricQueries"]>[number]>>;
type Metric = Props<MetricAlarmArgs> | Props<Merged<Plain<Query["metric"]>>>;

function targetsOf(metric: Metric, tables: Tables): readonly Pointer[] {
    const namespace = metric.text("namespace", "");
    const place = metric.place("dimensions");
    const types = typesIn(namespace, tables);
    const anyOfThem = types.length > 0 ? [pointer(place, "anything", [], types)] : [];
    const dimensions = metric.entries("dimensions");
    if (dimensions.unknowns.length > 0) {
        const to = metric.to("dimensions", { types: tables.everything });
        return to.targets.length > 0 ? [perhaps(to)] : anyOfThem;
    }
    const named = dimensions.items.flatMap((dimension) => targetOf(dimension, metric, dimensions, tables));
    // Without dimensions a metric is of all resources together; with custom dimensions, of the resource that reports it.
    const ofAny = dimensions.items.length === 0 || !isOfAws(namespace, tables);
    return named.length === 0 && ofAny ? anyOfThem : named;
}

function targetOf(dimension: Entry, metric: Metric, all: Many<Entry>, tables: Tables): readonly Pointer[] {
    const ways = tables.dimensions.get(dimension.name) ?? [];
    const pointers = ways.map((way) => dimension.to({ ...way, ofEach: true }));
    const found = pointers.find(({ targets }) => targets.length > 0) ?? pointers[0];
    if (found === undefined) return [];
    const to = ways.every(isByReference) ? mayBeItsOwn(dimension, found) : found;
    if (dimension.name === "DistributionId") return global(to, all);
    if (dimension.name === "FunctionName") return [to, ...streamBehind(dimension, metric)];
    if (dimension.name !== "TableName" || all.items.some(({ name }) => name === "Operation")) return [to];
    const name = metric.text("metricName", "");
    if (name.kind === "unknown") return [perhaps(to)];
    return BY_OPERATION.includes(name.value) ? [] : [to];
}

/** An id that AWS made up, pasted from where it is deployed, may be that of a resource here. */
function mayBeItsOwn({ node }: Entry, to: Pointer): Pointer {
    return to.certainty === "outside" && typeof node === "string" ? pointer(to.place, "anything", [], to.types) : to;
}

/**
 * "Each CloudFront metric has" a region beside the distribution, and it "is always Global": without it such an alarm never has data.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/programming-cloudwatch-metrics.html
 */
function global(to: Pointer, all: Many<Entry>): readonly Pointer[] {
    const region = all.items.find(({ name }) => name === "Region");
    if (region === undefined || (typeof region.node === "string" && region.node !== "Global")) return [];
    return [typeof region.node === "string" ? to : perhaps(to)];
}

/** How far a function is behind is how far its stream is: one of them, which event source mappings tell. */
function streamBehind({ place }: Entry, metric: Metric): readonly Pointer[] {
    const name = metric.text("metricName", "");
    return name.kind === "unknown" || name.value === "IteratorAge" ? [pointer(place, "anything", [], ["aws_kinesis_stream"])] : [];
}

function perhaps(to: Pointer): Pointer {
    return to.certainty === "sure" ? { ...to, certainty: "possible" } : to;
}

/** An expression may look for metrics by itself: `SELECT MAX(CPUUtilization) FROM "AWS/RDS"`, `SEARCH('{AWS/SQS,QueueName} ...')`. */
function searched(query: Props<Query>, { namespaces, everything }: Tables): readonly Pointer[] {
    const expression = query.text("expression", "");
    if (expression.kind === "known" && !/\b(SELECT|SEARCH)\b/i.test(expression.value)) return [];
    const text = expression.kind === "known" ? expression.value : "";
    const named = [...namespaces].filter(([namespace]) => text.includes(namespace));
    return [pointer(expression.place, "anything", [], named.length > 0 ? named.flatMap(([, types]) => types) : everything)];
}

/** The types that a namespace has metrics of. What workloads report by themselves, or in their logs, may be about any of them. */
function typesIn(namespace: Value<string>, tables: Tables): readonly CanonicalType[] {
    if (namespace.kind === "unknown") return tables.everything;
    if (namespace.value === "") return [];
    return tables.namespaces.get(namespace.value) ?? (isOfAws(namespace, tables) ? [] : tables.running);
}

function isOfAws(namespace: Value<string>, { namespaces }: Tables): boolean {
    return namespace.kind === "known" && (namespace.value.startsWith("AWS/") || namespaces.has(namespace.value));
}

/** What the readers say of their metrics, as it is looked up here. */
const tablesOf = once((measured): Tables => ({
    namespaces: byNamespace(measured),
    dimensions: new Map(
        [...new Set(measured.flatMap(({ metrics }) => Object.keys(metrics.dimensions ?? {})))].map((dimension) => [
            dimension,
            waysOf(dimension, measured),
        ]),
    ),
    everything: allMeasured(measured),
    running: allRunningCode(measured),
}));

interface Tables {
    readonly namespaces: ReadonlyMap<string, readonly CanonicalType[]>;
    /** The first way that leads somewhere counts. */
    readonly dimensions: ReadonlyMap<string, readonly Following[]>;
    readonly everything: readonly CanonicalType[];
    readonly running: readonly CanonicalType[];
}

/** Those that it names come before those that only a reference leads to: a cluster alone is no member of it. */
function waysOf(dimension: string, measured: readonly Measured[]): readonly Following[] {
    const ways = new Map<Naming["name"], { readonly types: CanonicalType[]; readonly exactly: Map<CanonicalType, Held> }>();
    for (const { type, metrics } of measured) {
        const naming = metrics.dimensions?.[dimension];
        if (!naming) continue;
        const way = ways.get(naming.name) ?? { types: [], exactly: new Map<CanonicalType, Held>() };
        way.types.push(type);
        if (naming.held) way.exactly.set(type, { now: naming.held, former: naming.former });
        ways.set(naming.name, way);
    }
    const found: readonly Following[] = [...ways].map(([name, way]) => (name ? { ...way, name } : way));
    return [...found.filter((way) => !isByReference(way)), ...found.filter(isByReference)];
}

/**
 * Metrics that exist for a table and an operation together: with the table alone such an alarm never has data.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html
 */
const BY_OPERATION = ["SuccessfulRequestLatency", "SystemErrors", "ThrottledRequests"];
