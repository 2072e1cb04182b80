/**
 * Components whose children a plugin makes, read from their arguments. Each is expanded to the resources that its package would make, under the same
 * addresses, as far as policies judge them (github.com/pulumi/pulumi-awsx, awsx/ecs and awsx/lb, version 3).
 */

import { Hole, isList, isMap, JsonDocument, type Node } from "../../resources/node";
import { eksCluster, eksManagedNodes, restApi, staticWebsite } from "./program-packages";
import { about, absent, arnOf, child, output, withoutNulls, type Fields, type Part, type Shape, type Unseen } from "./program-parts";

/** What a component would make. Nothing is known of a type that is not in the table. */
export function partsOf(type: string, urn: string, args: Fields): readonly Part[] | undefined {
    return SHAPES.get(type)?.parts(urn, withoutNulls(args));
}

export function partsKnownOf(type: string): boolean {
    return SHAPES.has(type);
}

/** What a component makes that is not among its parts. */
export function unseenOf(type: string, args: Fields): Unseen | undefined {
    return SHAPES.get(type)?.unseen?.(withoutNulls(args));
}

/** Which outputs of a component are resources that it makes. */
export function outputsOf(type: string, urn: string): Readonly<Record<string, readonly [urn: string, path: string]>> {
    return SHAPES.get(type)?.outputs(urn) ?? {};
}

const SERVICE = "aws:ecs/service:Service";
const TASK = "aws:ecs/taskDefinition:TaskDefinition";
const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";
const BALANCER = "aws:lb/loadBalancer:LoadBalancer";
const TARGETS = "aws:lb/targetGroup:TargetGroup";
const LISTENER = "aws:lb/listener:Listener";
const VPC = "aws:ec2/vpc:Vpc";
const REPOSITORY = "aws:ecr/repository:Repository";
const NOTHING: Shape = { outputs: () => ({}), parts: () => [] };

const SHAPES = new Map<string, Shape>([
    ["awsx:ecs:FargateService", service("FARGATE", "awsx:ecs:FargateTaskDefinition")],
    ["awsx:ecs:EC2Service", service("EC2", "awsx:ecs:EC2TaskDefinition")],
    ["awsx:ecs:FargateTaskDefinition", task("FARGATE")],
    ["awsx:ecs:EC2TaskDefinition", task("EC2")],
    ["awsx:lb:ApplicationLoadBalancer", balancer({ port: 80, protocol: "HTTP" }, {})],
    ["awsx:lb:NetworkLoadBalancer", balancer({ port: 80, protocol: "TCP" }, { loadBalancerType: "network" })],
    // A network holds nothing that anybody judges, nor does an image.
    [
        "awsx:ec2:Vpc",
        {
            outputs: (urn) => ({ vpc: [child(urn, VPC), ""], vpcId: [child(urn, VPC), "id"] }),
            parts: (urn) => [{ urn: child(urn, VPC), type: VPC, properties: {} }],
        },
    ],
    ["aws-apigateway:index:RestAPI", restApi],
    ["aws-static-website:index:Website", staticWebsite],
    ["eks:index:Cluster", eksCluster],
    ["eks:index:ManagedNodeGroup", eksManagedNodes],
    ["awsx:ec2:DefaultVpc", NOTHING],
    ["awsx:ecr:Image", NOTHING],
    ["awsx:ecr:RegistryImage", NOTHING],
    [
        "awsx:ecr:Repository",
        {
            outputs: (urn) => ({ repository: [child(urn, REPOSITORY), ""], url: [child(urn, REPOSITORY), "repositoryUrl"] }),
            parts: (urn, { lifecyclePolicy: _, ...args }) => [{ urn: child(urn, REPOSITORY), type: REPOSITORY, properties: args }],
        },
    ],
]);

function service(launchType: string, taskType: string): Shape {
    return {
        outputs: (urn) => ({ service: [child(urn, SERVICE), ""], taskDefinition: [child(urn, taskType, TASK), ""] }),
        parts: (urn, { taskDefinitionArgs, assignPublicIp, ...args }) => {
            const loadBalancers = args["loadBalancers"] ?? balancersIn(taskDefinitionArgs);
            const usual = args["useClusterDefaultCapacityProviderStrategy"];
            const capacity = args["capacityProviderStrategies"] ?? (usual === false ? undefined : usual);
            return [
                {
                    urn: child(urn, SERVICE),
                    type: SERVICE,
                    properties: {
                        desiredCount: 1,
                        networkConfiguration: { subnets: new Hole(), securityGroups: new Hole(), assignPublicIp: assignPublicIp ?? false },
                        ...(taskDefinitionArgs !== undefined && { taskDefinition: output(child(urn, taskType, TASK), "arn") }),
                        ...(capacity === undefined && { launchType }),
                        ...args,
                        ...(loadBalancers !== undefined && { loadBalancers }),
                    },
                },
                ...(taskDefinitionArgs === undefined ? [] : taskParts(urn, [taskType], launchType, taskDefinitionArgs)),
            ];
        },
    };
}

function task(launchType: string): Shape {
    return {
        outputs: (urn) => ({ taskDefinition: [child(urn, TASK), ""], logGroup: [child(urn, LOG_GROUP), ""] }),
        parts: (urn, args) => taskParts(urn, [], launchType, args),
    };
}

function taskParts(urn: string, within: readonly string[], launchType: string, args: Node): readonly Part[] {
    const own = child(urn, ...within, TASK);
    if (!isMap(args)) return [{ urn: own, type: TASK, properties: { family: new Hole(), containerDefinitions: new Hole() } }];
    const { container: _, containers, logGroup, ...rest } = withoutNulls(args);
    const group = child(urn, ...within, LOG_GROUP);
    const makesGroup = logGroup === undefined || (isMap(logGroup) && absent(logGroup["existing"]) && logGroup["skip"] !== true);
    const logs =
        isMap(logGroup) && logGroup["skip"] === true
            ? undefined
            : { logDriver: "awslogs", options: { "awslogs-group": makesGroup ? output(group, "name") : new Hole() } };
    const known = containersIn(args);
    const definitions = known?.map(([name, one]) => (isMap(one) ? containerOf(name, one, logs) : new Hole()));
    return [
        {
            urn: own,
            type: TASK,
            properties: {
                family: new Hole(),
                requiresCompatibilities: [launchType],
                networkMode: "awsvpc",
                ...rest,
                containerDefinitions: definitions ? new JsonDocument(definitions) : new Hole(about(containers)),
            },
        },
        ...(makesGroup ? [{ urn: group, type: LOG_GROUP, properties: isMap(logGroup) && isMap(logGroup["args"]) ? logGroup["args"] : {} }] : []),
    ];
}

function containerOf(name: Node, container: Fields, logs: Node | undefined): Node {
    const { portMappings, ...rest } = withoutNulls(container);
    return {
        ...(logs !== undefined && { logConfiguration: logs }),
        ...rest,
        ...(portMappings !== undefined && { portMappings: isList(portMappings) ? portMappings.map(withoutTargets) : portMappings }),
        name,
    };
}

function withoutTargets(mapping: Node): Node {
    if (!isMap(mapping)) return mapping;
    const { targetGroup: _, ...rest } = mapping;
    return rest;
}

/** Names and containers; nothing when they are not known. */
function containersIn(args: Node | undefined): readonly (readonly [name: Node, container: Node])[] | undefined {
    if (!isMap(args)) return undefined;
    const { container, containers } = withoutNulls(args);
    if (isMap(containers)) return Object.entries(containers);
    if (container === undefined) return undefined;
    return [[isMap(container) ? (container["name"] ?? "container") : "container", container]];
}

/** The load balancers that port mappings name by their target groups. */
function balancersIn(args: Node | undefined): Node | undefined {
    if (args === undefined) return undefined;
    const mappings = containersIn(args)?.map(
        ([name, container]) => [name, isMap(container) ? (container["portMappings"] ?? []) : container] as const,
    );
    if (!mappings?.every(([, ports]) => isList(ports) && ports.every(isMap))) return new Hole();
    const found = mappings.flatMap(([containerName, ports]) =>
        (isList(ports) ? ports : []).flatMap((port) => {
            const group = isMap(port) ? port["targetGroup"] : undefined;
            const containerPort = (isMap(port) ? port["containerPort"] : undefined) ?? new Hole();
            return absent(group) ? [] : [{ containerName, containerPort, targetGroupArn: arnOf(group) }];
        }),
    );
    return found.length ? found : undefined;
}

function balancer(usual: { readonly port: number; readonly protocol: string }, own: Fields): Shape {
    return {
        outputs: (urn) => ({ loadBalancer: [child(urn, BALANCER), ""], defaultTargetGroup: [child(urn, TARGETS), ""] }),
        parts: (urn, { subnetIds, subnets, defaultTargetGroup, defaultTargetGroupPort, defaultSecurityGroup: _, listener, listeners, ...args }) => {
            const loadBalancerArn = output(child(urn, BALANCER), "arn");
            const defaultActions: Node = [{ type: "forward", targetGroupArn: output(child(urn, TARGETS), "arn") }];
            const wanted: readonly Node[] = isList(listeners) ? listeners : [listeners ?? listener ?? {}];
            return [
                {
                    urn: child(urn, BALANCER),
                    type: BALANCER,
                    properties: {
                        ...args,
                        ...own,
                        ...(subnetIds === undefined && subnets === undefined ? {} : { subnets: subnetIds ?? new Hole() }),
                    },
                },
                {
                    urn: child(urn, TARGETS),
                    type: TARGETS,
                    properties: {
                        ...(usual.protocol === "HTTP" && { targetType: "ip" }),
                        ...protocolOf(wanted[0] ?? {}, usual),
                        ...(defaultTargetGroupPort !== undefined && { port: defaultTargetGroupPort }),
                        ...(isMap(defaultTargetGroup) && defaultTargetGroup),
                    },
                },
                ...wanted.map((one, index) => ({
                    urn: child(urn, LISTENER, `-${String(index)}`),
                    type: LISTENER,
                    properties: {
                        defaultActions,
                        ...protocolOf(one, usual),
                        ...(isMap(one) ? withoutNulls(one) : { certificateArn: new Hole(), defaultActions: new Hole() }),
                        loadBalancerArn,
                    },
                    ...(!isMap(one) && { perhaps: true as const }),
                })),
            ];
        },
    };
}

/** Of a port and a protocol one tells the other. */
function protocolOf(listener: Node, usual: { readonly port: number; readonly protocol: string }): Fields {
    if (!isMap(listener)) return { port: new Hole(), protocol: new Hole() };
    const { port, protocol } = withoutNulls(listener);
    if (usual.protocol !== "HTTP") return { ...usual };
    if (port === undefined) return { port: protocol === "HTTPS" ? 443 : protocol instanceof Hole ? new Hole() : 80, protocol: protocol ?? "HTTP" };
    return { port, protocol: protocol ?? (port instanceof Hole ? new Hole() : port === 443 ? "HTTPS" : "HTTP") };
}
