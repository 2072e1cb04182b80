/** Which resources a CloudWatch metric is about: the join of its dimensions with what they name. */

import type { MetricAlarmArgs } from "@pulumi/aws/cloudwatch/metricAlarm";
import type { CanonicalType } from "../../architecture/component";
import { pointer, type Pointer } from "../../architecture/pointer";
import { joined, many, type Many, type Value } from "../../architecture/value";
import type { Entry, Merged, Plain, Props } from "../props";
import type { Following } from "../scope";

/** What an alarm watches: by a metric of its own, or by those that its queries name. */
export function watchedBy(p: Props<MetricAlarmArgs>): Many<Pointer> {
    const queries = p.each("metricQueries");
    const inQueries = queries.items.flatMap((query) => [...targetsOf(query.in("metric")), ...searched(query)]);
    return joined(many([...targetsOf(p), ...inQueries]), many([], queries.unknowns));
}

type Query = Merged<Plain<Plain<MetricAlarmArgs["metricQueries"]>[number]>>;
type Metric = Props<MetricAlarmArgs> | Props<Merged<Plain<Query["metric"]>>>;

function targetsOf(metric: Metric): readonly Pointer[] {
    const namespace = metric.text("namespace", "");
    const place = metric.place("dimensions");
    const types = typesIn(namespace);
    const anyOfThem = types.length > 0 ? [pointer(place, "anything", [], types)] : [];
    const dimensions = metric.entries("dimensions");
    if (dimensions.unknowns.length > 0) {
        const to = metric.to("dimensions", { types: EVERYTHING });
        return to.targets.length > 0 ? [perhaps(to)] : anyOfThem;
    }
    const named = dimensions.items.flatMap((dimension) => targetOf(dimension, metric, dimensions));
    // Without dimensions a metric is of all resources together; with dimensions of somebody's own, of whatever reports it.
    const ofAny = dimensions.items.length === 0 || !isOfAws(namespace);
    return named.length === 0 && ofAny ? anyOfThem : named;
}

function targetOf(dimension: Entry, metric: Metric, all: Many<Entry>): readonly Pointer[] {
    const ways = DIMENSIONS.get(dimension.name) ?? [];
    const pointers = ways.map((way) => dimension.to(way));
    const found = pointers.find(({ targets }) => targets.length > 0) ?? pointers[0];
    if (found === undefined) return [];
    const to = mayBeItsOwn(dimension, found);
    if (dimension.name === "DistributionId") return global(to, all);
    if (dimension.name === "FunctionName") return [to, ...streamBehind(dimension, metric)];
    if (dimension.name !== "TableName" || all.items.some(({ name }) => name === "Operation")) return [to];
    const name = metric.text("metricName", "");
    if (name.kind === "unknown") return [perhaps(to)];
    return BY_OPERATION.includes(name.value) ? [] : [to];
}

/** An id that AWS made up, pasted from where it is deployed, may be that of a resource here. */
function mayBeItsOwn({ name, node }: Entry, to: Pointer): Pointer {
    return to.certainty === "outside" && typeof node === "string" && MADE_UP.includes(name) ? pointer(to.place, "anything", [], to.types) : to;
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
    return name.kind === "unknown" || name.value === "IteratorAge" ? [pointer(place, "anything", [], STREAM)] : [];
}

function perhaps(to: Pointer): Pointer {
    return to.certainty === "sure" ? { ...to, certainty: "possible" } : to;
}

/** An expression may look for metrics by itself: `SELECT MAX(CPUUtilization) FROM "AWS/RDS"`, `SEARCH('{AWS/SQS,QueueName} ...')`. */
function searched(query: Props<Query>): readonly Pointer[] {
    const expression = query.text("expression", "");
    if (expression.kind === "known" && !/\b(SELECT|SEARCH)\b/i.test(expression.value)) return [];
    const text = expression.kind === "known" ? expression.value : "";
    const named = [...NAMESPACES].filter(([namespace]) => text.includes(namespace));
    return [pointer(expression.place, "anything", [], named.length > 0 ? named.flatMap(([, types]) => types) : EVERYTHING)];
}

/** The types that a namespace has metrics of. What workloads report by themselves, or in their logs, may be about any of them. */
function typesIn(namespace: Value<string>): readonly CanonicalType[] {
    if (namespace.kind === "unknown") return EVERYTHING;
    if (namespace.value === "") return [];
    return NAMESPACES.get(namespace.value) ?? (isOfAws(namespace) ? [] : WORKLOADS);
}

function isOfAws(namespace: Value<string>): boolean {
    return namespace.kind === "known" && (namespace.value.startsWith("AWS/") || NAMESPACES.has(namespace.value));
}

const SERVICE: readonly CanonicalType[] = ["aws_ecs_service"];
const FUNCTION: readonly CanonicalType[] = ["aws_lambda_function"];
const DATABASES: readonly CanonicalType[] = ["aws_db_instance", "aws_rds_cluster_instance", "aws_rds_cluster"];
const CACHE: readonly CanonicalType[] = ["aws_elasticache_replication_group"];
const STREAM: readonly CanonicalType[] = ["aws_kinesis_stream"];
const DISTRIBUTION: readonly CanonicalType[] = ["aws_cloudfront_distribution"];
const WORKLOADS: readonly CanonicalType[] = [...SERVICE, ...FUNCTION];

const NAMESPACES = new Map<string, readonly CanonicalType[]>(
    Object.entries<readonly CanonicalType[]>({
        "AWS/ApplicationELB": ["aws_lb"],
        "AWS/NetworkELB": ["aws_lb"],
        "AWS/ELB": ["aws_elb"],
        "AWS/ECS": SERVICE,
        "ECS/ContainerInsights": SERVICE,
        "AWS/Lambda": FUNCTION,
        LambdaInsights: FUNCTION,
        "AWS/RDS": DATABASES,
        "AWS/DynamoDB": ["aws_dynamodb_table"],
        "AWS/ElastiCache": CACHE,
        "AWS/SQS": ["aws_sqs_queue"],
        "AWS/ApiGateway": ["aws_api_gateway_rest_api", "aws_apigatewayv2_api"],
        "AWS/CloudFront": DISTRIBUTION,
        "AWS/Kinesis": STREAM,
    }),
);
const EVERYTHING: readonly CanonicalType[] = [...new Set([...NAMESPACES.values()].flat())];

/**
 * What each dimension names; the first way that leads somewhere counts. A cluster alone is no service of it.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/aws-services-cloudwatch-metrics.html
 */
const DIMENSIONS = new Map<string, readonly Following[]>(
    Object.entries<readonly Following[]>({
        // `app/<name>/<id>`
        LoadBalancer: [{ types: ["aws_lb"], name: (suffix) => suffix.split("/")[1] }],
        LoadBalancerName: [{ types: ["aws_elb"] }],
        ServiceName: [{ types: SERVICE }],
        FunctionName: [{ types: FUNCTION }, { types: ["aws_lambda_alias"], name: () => undefined }],
        function_name: [{ types: FUNCTION }],
        DBInstanceIdentifier: [{ types: ["aws_db_instance", "aws_rds_cluster_instance"] }, { types: ["aws_rds_cluster"], name: () => undefined }],
        DBClusterIdentifier: [{ types: ["aws_rds_cluster"] }],
        TableName: [{ types: ["aws_dynamodb_table"] }],
        // The members of a group: `<group>-001`, with a number of the shard before it in cluster mode.
        CacheClusterId: [{ types: CACHE, name: (member) => member.replace(/(-\d{4})?-\d{3}$/, "") }],
        QueueName: [{ types: ["aws_sqs_queue"] }],
        ApiName: [{ types: ["aws_api_gateway_rest_api"] }],
        ApiId: [{ types: ["aws_apigatewayv2_api"], name: () => undefined }],
        StreamName: [{ types: STREAM }],
        DistributionId: [{ types: DISTRIBUTION, name: () => undefined }],
    }),
);
const MADE_UP: readonly string[] = ["ApiId", "DistributionId"];

/**
 * Metrics that exist for a table and an operation together: with the table alone such an alarm never has data.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html
 */
const BY_OPERATION = ["SuccessfulRequestLatency", "SystemErrors", "ThrottledRequests"];
