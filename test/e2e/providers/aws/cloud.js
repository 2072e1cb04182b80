const { version } = require("@pulumi/aws/package.json");
const { declared } = require("../declared");
const { plain, shortHash } = require("../double");
const { functionResult } = require("./functions");

const SDK = "@pulumi/aws";
const ACCOUNT = "123456789012";
let region = "us-east-1";

// {n} is the resource's name in the cloud, {h} letters that the cloud adds.
const ARNS = {
    "aws:s3/bucket:Bucket": "arn:aws:s3:::{n}",
    "aws:s3/bucketV2:BucketV2": "arn:aws:s3:::{n}",
    "aws:sqs/queue:Queue": "arn:aws:sqs:{r}:{a}:{n}",
    "aws:sns/topic:Topic": "arn:aws:sns:{r}:{a}:{n}",
    "aws:lambda/function:Function": "arn:aws:lambda:{r}:{a}:function:{n}",
    "aws:iam/role:Role": "arn:aws:iam::{a}:role/{n}",
    "aws:iam/policy:Policy": "arn:aws:iam::{a}:policy/{n}",
    "aws:rds/instance:Instance": "arn:aws:rds:{r}:{a}:db:{n}",
    "aws:rds/cluster:Cluster": "arn:aws:rds:{r}:{a}:cluster:{n}",
    "aws:rds/clusterInstance:ClusterInstance": "arn:aws:rds:{r}:{a}:db:{n}",
    "aws:rds/proxy:Proxy": "arn:aws:rds:{r}:{a}:db-proxy:prx-0{h}",
    "aws:dynamodb/table:Table": "arn:aws:dynamodb:{r}:{a}:table/{n}",
    "aws:ecs/cluster:Cluster": "arn:aws:ecs:{r}:{a}:cluster/{n}",
    "aws:ecs/service:Service": "arn:aws:ecs:{r}:{a}:service/{n}",
    "aws:ecs/taskDefinition:TaskDefinition": "arn:aws:ecs:{r}:{a}:task-definition/{n}:1",
    "aws:cloudwatch/logGroup:LogGroup": "arn:aws:logs:{r}:{a}:log-group:{n}",
    "aws:cloudwatch/metricAlarm:MetricAlarm": "arn:aws:cloudwatch:{r}:{a}:alarm:{n}",
    "aws:cloudwatch/compositeAlarm:CompositeAlarm": "arn:aws:cloudwatch:{r}:{a}:alarm:{n}",
    "aws:cloudwatch/eventRule:EventRule": "arn:aws:events:{r}:{a}:rule/{n}",
    "aws:lb/loadBalancer:LoadBalancer": "arn:aws:elasticloadbalancing:{r}:{a}:loadbalancer/app/{n}/{h}",
    "aws:lb/targetGroup:TargetGroup": "arn:aws:elasticloadbalancing:{r}:{a}:targetgroup/{n}/{h}",
    "aws:lb/listener:Listener": "arn:aws:elasticloadbalancing:{r}:{a}:listener/app/{n}/{h}",
    "aws:secretsmanager/secret:Secret": "arn:aws:secretsmanager:{r}:{a}:secret:{n}-{h}",
    "aws:kms/key:Key": "arn:aws:kms:{r}:{a}:key/{h}",
};

// Types whose id is their ARN; a queue's is its address; others have their name, or letters of the cloud's own.
const ID_IS_ARN = new Set([
    "aws:sns/topic:Topic",
    "aws:sns/topicSubscription:TopicSubscription",
    "aws:ecs/cluster:Cluster",
    "aws:ecs/service:Service",
    "aws:lb/loadBalancer:LoadBalancer",
    "aws:lb/targetGroup:TargetGroup",
    "aws:lb/listener:Listener",
    "aws:secretsmanager/secret:Secret",
    "aws:iam/policy:Policy",
]);
// The provider names a resource that the program does not name, already in Check: the name is known in a preview.
const NAME_PROPERTIES = ["name", "bucket", "identifier", "clusterIdentifier"];

const invoke = (token, args) => functionResult(token, args, { region, account: ACCOUNT });

module.exports = { cloud: { version, configure, check, unknowns, created, kept, invoke } };

function configure(args) {
    region = plain(args.region) ?? region;
}

function check({ urn, type, name, inputs, state }) {
    const { inputs: settable } = declared(SDK, type);
    const property = NAME_PROPERTIES.find((candidate) => settable.has(candidate) && !(`${candidate}Prefix` in inputs));
    if (property === undefined || property in inputs) return {};
    return { [property]: plain(state[property]) ?? `${name}-${shortHash(urn)}` };
}

function unknowns({ type, inputs }) {
    const { outputs } = declared(SDK, type);
    return [...outputs].filter(([name, shape]) => !(name in inputs) && !shape.endsWith("| undefined")).map(([name]) => name);
}

function kept({ inputs }) {
    return inputs;
}

function created(resource) {
    const { type, inputs } = resource;
    const { outputs, inputs: settable } = declared(SDK, type);
    const made = {};
    for (const [name, shape] of outputs) {
        if (name in inputs) continue;
        const value = settable.has(name) ? chosen(resource, name) : computed(resource, name, shape);
        if (value !== undefined) made[name] = value;
    }
    return { ...made, id: id(resource) };
}

/** What the cloud chooses when the program does not: only what is sure, the rest stays out of the state. */
function chosen({ type, inputs }, name) {
    if (type === "aws:rds/instance:Instance" || type === "aws:rds/cluster:Cluster") {
        if (name === "port") return (plain(inputs.engine) ?? "").includes("postgres") ? 5432 : 3306;
        if (name === "multiAz" && type === "aws:rds/instance:Instance") return false;
        if (name === "backupRetentionPeriod") return type === "aws:rds/cluster:Cluster" ? 1 : 0;
    }
    return undefined;
}

function computed(resource, name, shape) {
    const { type, inputs } = resource;
    const own = cloudName(resource);
    const hash = shortHash(resource.urn, 12);
    const known = {
        arn: () => arn(resource),
        tagsAll: () => inputs.tags ?? {},
        address: () => `${own}.c${hash}.${region}.rds.amazonaws.com`,
        endpoint: () => endpoint(type, own, hash),
        readerEndpoint: () => `${own}.cluster-ro-c${hash}.${region}.rds.amazonaws.com`,
        dnsName: () => `${own}-${hash}.${region}.elb.amazonaws.com`,
        url: () => `https://sqs.${region}.amazonaws.com/${ACCOUNT}/${own}`,
        invokeArn: () => `arn:aws:apigateway:${region}:lambda:path/2015-03-31/functions/${arn(resource)}/invocations`,
        qualifiedArn: () => `${arn(resource)}:1`,
        arnWithoutRevision: () => arn(resource).replace(/:\d+$/, ""),
        arnSuffix: () =>
            arn(resource)
                .split(":")
                .pop()
                .replace(/^loadbalancer\//, ""),
        repositoryUrl: () => `${ACCOUNT}.dkr.ecr.${region}.amazonaws.com/${own}`,
        bucketDomainName: () => `${own}.s3.amazonaws.com`,
        bucketRegionalDomainName: () => `${own}.s3.${region}.amazonaws.com`,
        owner: () => ACCOUNT,
        ownerId: () => ACCOUNT,
        accountId: () => ACCOUNT,
        version: () => "1",
        revision: () => 1,
    }[name];
    if (known !== undefined) return known();
    if (shape === "string") return name.toLowerCase().endsWith("arn") ? `${arn(resource)}/${name}` : `${name}-${hash}`;
    if (shape.endsWith("[]")) return [];
    return undefined;
}

function endpoint(type, own, hash) {
    if (type === "aws:rds/cluster:Cluster") return `${own}.cluster-c${hash}.${region}.rds.amazonaws.com`;
    if (type === "aws:rds/proxy:Proxy") return `${own}.proxy-c${hash}.${region}.rds.amazonaws.com`;
    return `${own}.c${hash}.${region}.rds.amazonaws.com:5432`;
}

function arn(resource) {
    const [, module, kind] = resource.type.split(":");
    const service = module.split("/")[0];
    const template = ARNS[resource.type] ?? `arn:aws:${service}:{r}:{a}:${kind.toLowerCase()}/{n}`;
    const values = { n: cloudName(resource), h: shortHash(resource.urn, 16), r: plain(resource.inputs.region) ?? region, a: ACCOUNT };
    return template.replace(/\{([nhra])\}/g, (_all, key) => values[key]);
}

function id(resource) {
    const { type, urn } = resource;
    if (ID_IS_ARN.has(type)) return arn(resource);
    if (type === "aws:sqs/queue:Queue") return `https://sqs.${region}.amazonaws.com/${ACCOUNT}/${cloudName(resource)}`;
    if (type === "aws:rds/instance:Instance") return `db-${shortHash(urn, 26).toUpperCase()}`;
    if (type.startsWith("aws:ec2/")) return `${type.split(":")[2].toLowerCase()}-0${shortHash(urn, 16)}`;
    return cloudName(resource);
}

function cloudName({ urn, name, inputs }) {
    const given = [...NAME_PROPERTIES, "family", "functionName"].map((property) => plain(inputs[property])).find((value) => value !== undefined);
    return given ?? `${name}-${shortHash(urn)}`;
}
