/** Shapes of packages of one component each: eks, aws-apigateway and aws-static-website. */

import { createHash } from "node:crypto";
import { keyed } from "../../architecture/keyed";
import { dependsOn } from "../../architecture/reason";
import { Hole, isList, isMap, Template, type Node } from "../../resources/node";
import { about, absent, arnOf, called, child, output, wholeIn, withoutNulls, type Fields, type Part, type Shape } from "./program-parts";

const API = "aws:apigateway/restApi:RestApi";
const DEPLOYMENT = "aws:apigateway/deployment:Deployment";
const STAGE = "aws:apigateway/stage:Stage";
const PERMISSION = "aws:lambda/permission:Permission";
const BUCKET = "aws:s3/bucket:Bucket";
const DISTRIBUTION = "aws:cloudfront/distribution:Distribution";
const CLUSTER = "aws:eks/cluster:Cluster";
const NODES = "aws:eks/nodeGroup:NodeGroup";

/** An API, its deployment and its stage; a bucket for routes to files (github.com/pulumi/pulumi-aws-apigateway, aws-apigateway/apigateway/api.ts). */
export const restApi: Shape = {
    outputs: (urn) => ({ api: [child(urn, API), ""], deployment: [child(urn, DEPLOYMENT), ""], stage: [child(urn, STAGE), ""] }),
    parts: (urn, { routes, swaggerString: _, stageName = "stage", staticRoutesBucket, requestValidator: __, gatewayResponses: ___, ...args }) => {
        const api = output(child(urn, API), "id");
        const bucket = { urn: called(bucketName(urn), child(urn, BUCKET)), type: BUCKET, properties: {} };
        return [
            { urn: child(urn, API), type: API, properties: { ...args, body: new Hole() } },
            { urn: child(urn, DEPLOYMENT), type: DEPLOYMENT, properties: { restApi: api, variables: { version: new Hole() } } },
            {
                urn: child(urn, STAGE),
                type: STAGE,
                properties: {
                    restApi: api,
                    deployment: output(child(urn, DEPLOYMENT), "id"),
                    stageName,
                    ...(args["tags"] !== undefined && { tags: args["tags"] }),
                },
            },
            ...[...handlersIn(routes)].map(([name, { handler, route }]) => ({
                urn: child(urn, PERMISSION, `-${name}`),
                type: PERMISSION,
                properties: {
                    action: "lambda:invokeFunction",
                    function: handler,
                    principal: "apigateway.amazonaws.com",
                    sourceArn: calledBy(child(urn, API), stageName, route),
                },
            })),
            ...(absent(staticRoutesBucket) ? perhaps(servesFiles(routes), bucket) : []),
        ];
    },
};

interface Handler {
    readonly handler: Node;
    /** Method and path, where they are known. */
    readonly route?: string;
}

/** API Gateway calls the function of a route and waits for its answer. By what the name of its permission ends with: of two alike the last counts. */
function handlersIn(routes: Node | undefined): ReadonlyMap<string, Handler> {
    const found = new Map<string, Handler>();
    for (const [index, one] of (isList(routes) ? routes : []).entries()) {
        if (!isMap(one) || absent(one["eventHandler"])) continue;
        const [handler, method, path] = [one["eventHandler"] ?? null, one["method"], one["path"]];
        if (typeof method !== "string" || typeof path !== "string") {
            found.set(String(index), { handler });
            continue;
        }
        const route = `${method === "ANY" ? "*" : method}${path.startsWith("/") ? "" : "/"}${path}`;
        found.set(createHash("sha1").update(route).digest("hex").slice(0, 8), { handler, route });
    }
    return found;
}

/** Any stage whose name begins with that of the component's: the console calls a stage of its own. */
function calledBy(api: string, stageName: Node, route: string | undefined): Node {
    if (typeof stageName !== "string" || route === undefined) return new Hole();
    return new Template([output(api, "executionArn"), `/${stageName}*/${route}`]);
}

/** Nothing where the routes are not known. */
function servesFiles(routes: Node | undefined): boolean | undefined {
    if (absent(routes)) return false;
    if (!isList(routes)) return undefined;
    return routes.some((route) => isMap(route) && !absent(route["localPath"])) || (routes.every(isMap) ? false : undefined);
}

function bucketName(urn: string): string {
    return urn
        .split("::")
        .slice(3)
        .join("::")
        .toLowerCase()
        .replaceAll(/[^a-z0-9-]/g, "");
}

/** A bucket, a CDN before it and a bucket for its logs (github.com/pulumi/pulumi-aws-static-website, website.ts). */
export const staticWebsite: Shape = {
    outputs: (urn) => ({ cdnDomainName: [called("website-cdn", child(urn, DISTRIBUTION)), "domainName"] }),
    parts: (urn, { targetDomain, certificateARN, indexHTML, error404, withCDN, withLogs }) => {
        const site = typeof targetDomain === "string" && targetDomain !== "" ? targetDomain : "website";
        const bucketOf = (what: string) => called(`${site}-${what}`, child(urn, BUCKET));
        const logged = switched(withLogs);
        const loggingConfig = { bucket: output(bucketOf("logs"), "bucketDomainName"), includeCookies: false };
        const certificate: Node = absent(targetDomain)
            ? { cloudfrontDefaultCertificate: true, sslSupportMethod: "sni-only" }
            : { cloudfrontDefaultCertificate: false, acmCertificateArn: certificateARN ?? new Hole(), sslSupportMethod: "sni-only" };
        return [
            {
                urn: bucketOf("content"),
                type: BUCKET,
                properties: {
                    website: { indexDocument: indexHTML ?? "index.html", ...(error404 !== undefined && { errorDocument: error404 }) },
                    // Versions of the package differ in how they make the site public.
                    acl: new Hole({ reason: dependsOn("the version of its component") }),
                    forceDestroy: true,
                },
            },
            ...perhaps(logged, { urn: bucketOf("logs"), type: BUCKET, properties: { acl: "private", forceDestroy: true } }),
            ...perhaps(switched(withCDN), {
                urn: called("website-cdn", child(urn, DISTRIBUTION)),
                type: DISTRIBUTION,
                properties: {
                    enabled: true,
                    origins: [
                        {
                            originId: output(bucketOf("content"), "arn"),
                            domainName: output(bucketOf("content"), "bucketRegionalDomainName"),
                            customOriginConfig: { originProtocolPolicy: "http-only", httpPort: 80, httpsPort: 443, originSslProtocols: ["TLSv1.2"] },
                        },
                    ],
                    defaultCacheBehavior: { targetOriginId: output(bucketOf("content"), "arn"), viewerProtocolPolicy: "redirect-to-https" },
                    viewerCertificate: certificate,
                    ...(logged === undefined ? { loggingConfig: new Hole(about(withLogs)) } : logged && { loggingConfig }),
                },
            }),
        ];
    },
};

function switched(value: Node | undefined): boolean | undefined {
    if (absent(value)) return false;
    return typeof value === "boolean" ? value : undefined;
}

/** The part, where it is made; under a condition where that is not known. */
function perhaps(made: boolean | undefined, part: Part): readonly Part[] {
    if (made === undefined) return [{ ...part, perhaps: true }];
    return made ? [part] : [];
}

/** The control plane (github.com/pulumi/pulumi-eks, nodejs/eks/cluster.ts). What runs its nodes differs from version to version. */
export const eksCluster: Shape = {
    outputs: (urn) => ({ eksCluster: [child(urn, CLUSTER, "-eksCluster"), ""] }),
    parts: (urn, args) => {
        const { endpointPrivateAccess, endpointPublicAccess, publicAccessCidrs, encryptionConfigKeyArn } = args;
        const encryption: Node = { provider: { keyArn: encryptionConfigKeyArn ?? null }, resources: ["secrets"] };
        return [
            {
                urn: child(urn, CLUSTER, "-eksCluster"),
                type: CLUSTER,
                properties: {
                    ...picked(args, ["name", "version", "enabledClusterLogTypes", "deletionProtection", "tags", "upgradePolicy"]),
                    roleArn: new Hole(),
                    vpcConfig: {
                        subnetIds: args["subnetIds"] ?? joined(args["publicSubnetIds"], args["privateSubnetIds"]),
                        securityGroupIds: new Hole(),
                        ...picked({ endpointPrivateAccess, endpointPublicAccess, publicAccessCidrs }),
                    },
                    ...(encryptionConfigKeyArn !== undefined && { encryptionConfig: encryption }),
                },
            },
        ];
    },
    // EKS runs the nodes of auto mode itself.
    unseen: ({ skipDefaultNodeGroup, autoMode, fargate }) =>
        (skipDefaultNodeGroup === true || (isMap(autoMode) && autoMode["enabled"] === true)) && (absent(fargate) || fargate === false)
            ? { what: "its roles, its security groups and its add-ons", mayHold: false }
            : { what: "its nodes, its roles, its security groups and its add-ons", mayHold: true },
};

/** The subnets of two lists; unknown where one of them is, or where the default network's are taken. */
function joined(first: Node | undefined, second: Node | undefined): Node {
    const lists = [first, second].filter((list) => !absent(list));
    return lists.length > 0 && lists.every(isList) ? lists.flat() : new Hole(about(lists.find((list) => !isList(list))));
}

/** A group of nodes that EKS manages (github.com/pulumi/pulumi-eks, nodejs/eks/nodegroup.ts, createManagedNodeGroupInternal). */
export const eksManagedNodes: Shape = {
    outputs: (urn) => ({ nodeGroup: [child(urn, NODES), ""] }),
    parts: (urn, { cluster, clusterName, nodeRole, nodeRoleArn, scalingConfig, subnetIds, launchTemplate, ...args }) => {
        const owner = wholeIn(cluster);
        const ofOwner = owner?.includes("eks:index:Cluster::") === true ? output(child(owner, CLUSTER, "-eksCluster"), "name") : new Hole();
        const sizes = { desiredSize: 2, minSize: 1, maxSize: 2 };
        return [
            {
                urn: child(urn, NODES),
                type: NODES,
                properties: {
                    ...picked(args, NODE_ARGUMENTS),
                    clusterName: clusterName ?? ofOwner,
                    nodeRoleArn: nodeRoleArn ?? arnOf(nodeRole),
                    scalingConfig:
                        absent(scalingConfig) || isMap(scalingConfig)
                            ? { ...sizes, ...(isMap(scalingConfig) && withoutNulls(scalingConfig)) }
                            : new Hole(about(scalingConfig)),
                    subnetIds: subnetIds ?? new Hole(),
                    ...(OWN_TEMPLATE.some((name) => !absent(args[name]))
                        ? { launchTemplate: new Hole() }
                        : launchTemplate !== undefined && { launchTemplate }),
                },
            },
        ];
    },
};

/** What the component hands on as it is. */
const NODE_ARGUMENTS = [
    "amiType",
    "capacityType",
    "diskSize",
    "forceUpdateVersion",
    "instanceTypes",
    "labels",
    "nodeGroupName",
    "releaseVersion",
    "remoteAccess",
    "tags",
    "taints",
    "version",
];

/** With one of these the component makes a launch template. */
const OWN_TEMPLATE = ["amiId", "bootstrapExtraArgs", "enableIMDSv2", "gpu", "kubeletExtraArgs", "userData"];

/** Those of the arguments that are there. */
function picked(args: Readonly<Record<string, Node | undefined>>, names: readonly string[] = Object.keys(args)): Fields {
    return keyed(
        names.flatMap((name) => {
            const value = args[name];
            return value === undefined ? [] : [[name, value] as const];
        }),
    );
}
