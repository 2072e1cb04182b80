/**
 * The engine's side of a program's evaluation: a resource monitor that writes down what the program registers and answers with marks for whatever only
 * a deployment would know. Nothing is created and no cloud is called.
 */

import type * as grpc from "@grpc/grpc-js";
import type { IEngineServer } from "@pulumi/pulumi/proto/engine_grpc_pb";
import type { IResourceMonitorServer } from "@pulumi/pulumi/proto/resource_grpc_pb";
import type { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";
import { keyed } from "../../architecture/keyed";
import type { Mark, Marks } from "./marks";
import { outputsOf, partsKnownOf } from "./program-components";
import { answerOf } from "./program-functions";
import { loadLibraries, structOf, type Libraries } from "./program-libraries";
import type { Project } from "./program-project";
import { transformer, type Options, type Subject, type Transform, type Transformer } from "./program-transforms";
import { isRoot, nameIn, qualifiedTypeIn } from "./urn";
import { asEchoed, asSecret, fromOutputs, withoutSymbols } from "./wire";

/** A resource as the program registered it, after transforms. */
export interface Registered extends Options {
    readonly urn: string;
    readonly type: string;
    readonly custom: boolean;
    /** A component whose children a plugin makes. */
    readonly remote: boolean;
    readonly parent: string;
    readonly inputs: Readonly<Record<string, unknown>>;
    readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
    /** Where the program makes it: a `file:` address and a line. */
    readonly source?: { readonly uri: string; readonly line: number };
}

/** What the program did so far. */
export interface Evaluation {
    readonly resources: Map<string, Registered>;
    /** The program's main module ran to its end, and the stack's outputs are set. */
    ended: boolean;
    readonly errors: string[];
    /** Functions that were called and that only their provider can answer. */
    readonly functions: Set<string>;
    readonly remoteComponents: Set<string>;
    /** Remote components that are read from their arguments. */
    readonly readComponents: Set<string>;
    readonly stacks: Set<string>;
    readonly registeredTwice: Set<string>;
    readonly failedTransforms: Set<string>;
    /** Resources whose properties as a whole come from something unknown, so that not even their names can be told. */
    readonly withoutProperties: Set<string>;
}

export interface Monitor {
    readonly address: string;
    readonly evaluation: Evaluation;
    close(): void;
}

export async function startMonitor(project: Project, marks: Marks): Promise<Monitor> {
    const libraries = loadLibraries(project);
    const transforms = transformer(libraries);
    const evaluation: Evaluation = {
        resources: new Map(),
        ended: false,
        errors: [],
        functions: new Set(),
        remoteComponents: new Set(),
        readComponents: new Set(),
        stacks: new Set(),
        registeredTwice: new Set(),
        failedTransforms: new Set(),
        withoutProperties: new Set(),
    };
    const host = { libraries, transforms, evaluation, project, marks, stackTransforms: [], transformsOf: new Map(), parents: new Map() };
    const server = new libraries.grpc.Server({ "grpc.max_receive_message_length": LARGEST_MESSAGE, "grpc.max_send_message_length": LARGEST_MESSAGE });
    server.addService(libraries.resources.ResourceMonitorService, monitorOf(host));
    server.addService(libraries.engine.EngineService, engineOf(host));
    const port = await new Promise<number>((resolve, reject) => {
        server.bindAsync("127.0.0.1:0", libraries.grpc.ServerCredentials.createInsecure(), (error, bound) =>
            error ? reject(error) : resolve(bound),
        );
    });
    return {
        address: `127.0.0.1:${String(port)}`,
        evaluation,
        close: () => {
            transforms.close();
            server.forceShutdown();
        },
    };
}

/** As the SDK's own limit (sdk/nodejs/runtime/settings.ts, maxRPCMessageSize). */
const LARGEST_MESSAGE = 400 * 1024 * 1024;

interface Host {
    readonly libraries: Libraries;
    readonly transforms: Transformer;
    readonly evaluation: Evaluation;
    readonly project: Project;
    readonly marks: Marks;
    readonly stackTransforms: Transform[];
    readonly transformsOf: Map<string, readonly Transform[]>;
    readonly parents: Map<string, string>;
}

type Values = Readonly<Record<string, unknown>>;

function monitorOf(host: Host): IResourceMonitorServer {
    const { libraries, evaluation, project, marks } = host;
    const { resources, empty } = libraries;
    const nothing = unary(() => new empty.Empty());
    const features = featuresOf(libraries);
    return {
        getDeploymentInfo: unary(() =>
            new resources.DeploymentInfo()
                .setProject(project.name)
                .setStack(project.stack)
                .setDryrun(true)
                .setSupportedfeaturesList([...features.values()].filter((feature) => feature !== undefined)),
        ),
        supportsFeature: unary((request) => new resources.SupportsFeatureResponse().setHassupport(features.has(request.getId()))),
        registerResource: unary(async (request) => {
            const registered = await register(host, request);
            const { urn, custom, inputs, secretOutputs } = registered;
            const remote = request.getRemote();
            const base: Mark = remote ? ["outside", { kind: "source", source: "remote component", name: registered.type }] : ["output", urn, ""];
            const echoed = remote || !custom ? keyed<unknown>([]) : asEchoed(inputs, marks);
            const parts = Object.entries(remote ? outputsOf(registered.type, urn) : {}).map(
                ([name, [part, path]]) => [name, marks.write(["output", part, path])] as const,
            );
            const secrets = (custom ? secretOutputs : []).map(
                (name) => [name, asSecret(echoed[name] ?? marks.write(["output", urn, name]))] as const,
            );
            const outputs = keyed([...Object.entries(echoed), ...parts, ...secrets]);
            const response = new resources.RegisterResourceResponse()
                .setUrn(urn)
                .setObject(structOf(libraries, { ...outputs, urn: marks.write(base) }));
            return custom ? response.setId(marks.write(["output", urn, "id"])) : response;
        }),
        readResource: unary((request) => {
            const urn = urnOf(host, request.getType(), request.getName(), request.getParent());
            const stack = request.getType() === "pulumi:pulumi:StackReference" ? marks.readable(request.getId()) : undefined;
            if (stack !== undefined) evaluation.stacks.add(stack);
            const outputs: Values =
                stack === undefined
                    ? { urn: marks.write(["output", urn, ""]) }
                    : {
                          name: request.getId(),
                          outputs: marks.write(["outside", { kind: "source", source: "stack", name: stack }]),
                          secretOutputNames: [],
                      };
            return new resources.ReadResourceResponse().setUrn(urn).setProperties(structOf(libraries, outputs));
        }),
        existsResource: unary(() => new resources.ExistsResourceResponse().setUnknown(true)),
        registerResourceOutputs: unary((request) => {
            if (isRoot(request.getUrn())) evaluation.ended = true;
            return new empty.Empty();
        }),
        invoke: unary((request) => {
            const args = valuesIn(request.getArgs(), marks);
            const answer = functionAnswer(host, request.getTok(), args, request.getProvider());
            return new resources.ResourceInvokeResponse().setReturn(structOf(libraries, answer));
        }),
        call: unary((request) => new libraries.providers.CallResponse().setReturn(structOf(libraries, unanswered(host, request.getTok())))),
        registerPackage: unary(() => new resources.RegisterPackageResponse().setRef("package")),
        registerStackTransform: unary((callback) => {
            host.stackTransforms.push(callback.toObject());
            return new empty.Empty();
        }),
        registerStackInvokeTransform: nothing,
        registerResourceHook: nothing,
        registerErrorHook: nothing,
        signalAndWaitForShutdown: nothing,
    };
}

function engineOf({ libraries, evaluation }: Host): IEngineServer {
    const { engine, empty } = libraries;
    let root = "";
    return {
        log: unary((request) => {
            if (request.getSeverity() === engine.LogSeverity.ERROR) evaluation.errors.push(request.getMessage());
            return new empty.Empty();
        }),
        setRootResource: unary((request) => {
            root = request.getUrn();
            return new engine.SetRootResourceResponse();
        }),
        getRootResource: unary(() => new engine.GetRootResourceResponse().setUrn(root)),
        startDebugging: unary(() => new empty.Empty()),
        requirePulumiVersion: unary(() => new engine.RequirePulumiVersionResponse()),
    };
}

/** Names for programs whose SDK asks one by one, numbers for the others (pulumi/sdk/proto, ResourceMonitorFeature). */
function featuresOf({ resources: { ResourceMonitorFeature: feature = {} } }: Libraries) {
    return new Map([
        ["secrets", feature.RESOURCE_MONITOR_FEATURE_SECRETS],
        ["resourceReferences", feature.RESOURCE_MONITOR_FEATURE_RESOURCE_REFERENCES],
        ["outputValues", feature.RESOURCE_MONITOR_FEATURE_OUTPUT_VALUES],
        ["deletedWith", feature.RESOURCE_MONITOR_FEATURE_DELETED_WITH],
        ["replaceWith", feature.RESOURCE_MONITOR_FEATURE_REPLACE_WITH],
        ["aliasSpecs", feature.RESOURCE_MONITOR_FEATURE_ALIAS_SPECS],
        ["transforms", feature.RESOURCE_MONITOR_FEATURE_TRANSFORMS],
        ["invokeTransforms", feature.RESOURCE_MONITOR_FEATURE_INVOKE_TRANSFORMS],
        ["parameterization", feature.RESOURCE_MONITOR_FEATURE_PARAMETERIZATION],
        ["resourceHooks", feature.RESOURCE_MONITOR_FEATURE_RESOURCE_HOOKS],
        ["errorHooks", feature.RESOURCE_MONITOR_FEATURE_ERROR_HOOKS],
        ["stateMigrations", feature.RESOURCE_MONITOR_FEATURE_STATE_MIGRATIONS],
    ]);
}

async function register(host: Host, request: RegisterResourceRequest): Promise<Registered> {
    const { evaluation, marks } = host;
    const [type, parent] = [request.getType(), request.getParent()];
    const urn = urnOf(host, type, request.getName(), parent);
    host.parents.set(urn, parent);
    host.transformsOf.set(
        urn,
        request.getTransformsList().map((callback) => callback.toObject()),
    );
    if (request.getRemote()) (partsKnownOf(type) ? evaluation.readComponents : evaluation.remoteComponents).add(`${type} "${nameIn(urn)}"`);
    const subject = await transformed(host, urn, {
        type,
        name: request.getName(),
        custom: request.getCustom(),
        parent,
        inputs: valuesIn(request.getObject(), marks),
        propertyDependencies: keyed([...request.getPropertydependenciesMap().entries()].map(([key, urns]) => [key, urns.getUrnsList()])),
        options: {
            protect: request.getProtect() ?? false,
            retainOnDelete: request.getRetainondelete() ?? false,
            ignoreChanges: request.getIgnorechangesList(),
            dependsOn: request.getDependenciesList(),
            provider: request.getProvider(),
            secretOutputs: request.getAdditionalsecretoutputsList(),
        },
    });
    if (request.getObject()?.getFieldsMap().has(marks.token)) evaluation.withoutProperties.add(urn);
    const position = request.getSourceposition();
    const registered: Registered = {
        ...subject.options,
        urn,
        type,
        custom: subject.custom && !request.getRemote(),
        remote: request.getRemote(),
        parent,
        inputs: subject.inputs,
        propertyDependencies: keyed(Object.entries(subject.propertyDependencies).filter(([key]) => Object.hasOwn(subject.inputs, key))),
        ...(position && { source: { uri: position.getUri(), line: position.getLine() } }),
    };
    if (evaluation.resources.has(urn)) evaluation.registeredTwice.add(urn);
    else evaluation.resources.set(urn, registered);
    return registered;
}

/** The resource's own transforms, then its parents', then the stack's (pulumi/pkg/resource/deploy/source_eval.go, RegisterResource). */
async function transformed(host: Host, urn: string, subject: Subject): Promise<Subject> {
    const transforms: Transform[] = [];
    for (let current: string | undefined = urn; current; current = host.parents.get(current))
        for (const transform of host.transformsOf.get(current) ?? []) transforms.push(transform);
    let result = subject;
    for (const transform of [...transforms, ...host.stackTransforms]) {
        try {
            const next = await host.transforms.apply(transform, result);
            result = { ...next, inputs: fromOutputs(plain(withoutSymbols(next.inputs, host.marks))) };
        } catch {
            host.evaluation.failedTransforms.add(urn);
        }
    }
    return result;
}

function urnOf({ project, marks }: Host, type: string, name: string, parent: string): string {
    const parents = parent && !isRoot(parent) ? `${qualifiedTypeIn(parent)}$` : "";
    return `urn:pulumi:${project.stack}::${project.name}::${parents}${type}::${marks.readable(name)}`;
}

function functionAnswer(host: Host, token: string, args: Values, provider: string): Values {
    if (token === "pulumi:pulumi:getResource" && typeof args["urn"] === "string") {
        return { urn: args["urn"], id: host.marks.write(["output", args["urn"], "id"]), state: {} };
    }
    const region = regionOf(host, provider);
    try {
        const answer = answerOf({ token, args, ...(region !== undefined && { region }) }, host.marks);
        if (answer) return { ...answer.known, [host.marks.token]: host.marks.write(["outside", answer.rest]) };
    } catch {
        // Arguments of an unexpected shape: the provider would have to say.
    }
    return unanswered(host, token);
}

function unanswered({ evaluation, marks }: Host, token: string): Values {
    evaluation.functions.add(token);
    return { [marks.token]: marks.write(["outside", { kind: "source", source: "function", name: token }]) };
}

/** A provider reference is a URN, `::` and an id. */
function regionOf({ evaluation, project }: Host, provider: string): string | undefined {
    const urn = provider.slice(0, provider.lastIndexOf("::"));
    const region = evaluation.resources.get(urn)?.inputs["region"] ?? (urn ? undefined : project.config["aws:region"]);
    return typeof region === "string" ? region : undefined;
}

function valuesIn(struct: { toJavaScript(): object } | undefined, marks: Marks): Values {
    return plain(withoutSymbols(struct?.toJavaScript() ?? {}, marks));
}

function plain(value: unknown): Values {
    return typeof value === "object" && value !== null ? { ...value } : {};
}

function unary<Q, R>(answer: (request: Q) => R | Promise<R>): grpc.handleUnaryCall<Q, R> {
    return (call, callback) => {
        Promise.resolve()
            .then(() => answer(call.request))
            .then(
                (response) => callback(null, response),
                (error: unknown) => callback(error instanceof Error ? error : new Error("the value cannot be read")),
            );
    };
}
