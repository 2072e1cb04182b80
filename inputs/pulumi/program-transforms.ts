/** Transforms of a program (`registerResourceTransform`, the `transforms` option), called back in the program as the engine does. */

import type * as grpc from "@grpc/grpc-js";
import type { CallbacksClient } from "@pulumi/pulumi/proto/callback_grpc_pb";
import type { Callback } from "@pulumi/pulumi/proto/callback_pb";
import { structOf, type Libraries } from "./program-libraries";
import { asOutputs } from "./wire";

/** The options that transforms may change and that readers read. */
export interface Options {
    readonly protect: boolean;
    readonly retainOnDelete: boolean;
    readonly ignoreChanges: readonly string[];
    readonly dependsOn: readonly string[];
    readonly provider: string;
    readonly secretOutputs: readonly string[];
}

export interface Subject {
    readonly type: string;
    readonly name: string;
    readonly custom: boolean;
    readonly parent: string;
    readonly inputs: Readonly<Record<string, unknown>>;
    readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
    readonly options: Options;
}

export type Transform = Pick<Callback.AsObject, "target" | "token">;

export interface Transformer {
    /** The resource after one transform. Rejects when the program's callback does. */
    apply(transform: Transform, subject: Subject): Promise<Subject>;
    close(): void;
}

export function transformer(libraries: Libraries): Transformer {
    const clients = new Map<string, CallbacksClient>();
    const clientOf = (target: string): CallbacksClient => {
        const client = clients.get(target) ?? new libraries.callbacks.CallbacksClient(target, libraries.grpc.credentials.createInsecure());
        clients.set(target, client);
        return client;
    };
    return {
        apply: (transform, subject) => called(libraries, clientOf(transform.target), transform.token, subject),
        close: () => clients.forEach((client) => client.close()),
    };
}

function called(libraries: Libraries, client: CallbacksClient, token: string, subject: Subject): Promise<Subject> {
    const request = new libraries.callbacks.CallbackInvokeRequest().setToken(token).setRequest(requestOf(libraries, subject).serializeBinary());
    return new Promise((resolve, reject) => {
        client.invoke(request, (error: grpc.ServiceError | null, response) => {
            if (error) {
                reject(error);
                return;
            }
            const answer = libraries.resources.TransformResponse.deserializeBinary(response.getResponse_asU8());
            const options = answer.getOptions();
            const inputs: Readonly<Record<string, unknown>> = answer.getProperties()?.toJavaScript() ?? {};
            resolve({
                ...subject,
                inputs,
                options: options
                    ? {
                          protect: options.getProtect() ?? false,
                          retainOnDelete: options.getRetainOnDelete() ?? false,
                          ignoreChanges: options.getIgnoreChangesList(),
                          dependsOn: options.getDependsOnList(),
                          provider: options.getProvider(),
                          secretOutputs: options.getAdditionalSecretOutputsList(),
                      }
                    : subject.options,
            });
        });
    });
}

function requestOf(libraries: Libraries, { type, name, custom, parent, inputs, propertyDependencies, options }: Subject) {
    const transformed = new libraries.resources.TransformResourceOptions()
        .setDependsOnList([...options.dependsOn])
        .setProtect(options.protect)
        .setRetainOnDelete(options.retainOnDelete)
        .setIgnoreChangesList([...options.ignoreChanges])
        .setProvider(options.provider)
        .setAdditionalSecretOutputsList([...options.secretOutputs]);
    return new libraries.resources.TransformRequest()
        .setType(type)
        .setName(name)
        .setCustom(custom)
        .setParent(parent)
        .setProperties(structOf(libraries, asOutputs(inputs, propertyDependencies)))
        .setOptions(transformed);
}
