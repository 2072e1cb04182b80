/** gRPC and the engine's protocol, from the program's own @pulumi/pulumi. Loaded only when a program is evaluated. */

import { createRequire } from "node:module";
import { join } from "node:path";
import type * as grpc from "@grpc/grpc-js";
import type * as callbackService from "@pulumi/pulumi/proto/callback_grpc_pb";
import type * as callbackMessages from "@pulumi/pulumi/proto/callback_pb";
import type * as engineService from "@pulumi/pulumi/proto/engine_grpc_pb";
import type * as engineMessages from "@pulumi/pulumi/proto/engine_pb";
import type * as providerMessages from "@pulumi/pulumi/proto/provider_pb";
import type * as resourceService from "@pulumi/pulumi/proto/resource_grpc_pb";
import type * as resourceMessages from "@pulumi/pulumi/proto/resource_pb";
import type * as emptyMessages from "google-protobuf/google/protobuf/empty_pb";
import type * as structMessages from "google-protobuf/google/protobuf/struct_pb";
import { keyed } from "../../architecture/keyed";
import { InputError } from "../../resources/resource";
import type { Project } from "./program-project";

export interface Libraries {
    readonly grpc: typeof grpc;
    readonly callbacks: typeof callbackService & typeof callbackMessages;
    readonly engine: typeof engineService & typeof engineMessages;
    /** Older SDKs ask for each feature by its name. */
    readonly resources: typeof resourceService &
        Omit<typeof resourceMessages, "ResourceMonitorFeature"> & {
            readonly ResourceMonitorFeature?: Partial<typeof resourceMessages.ResourceMonitorFeature>;
        };
    readonly providers: typeof providerMessages;
    readonly empty: typeof emptyMessages;
    readonly struct: typeof structMessages;
}

/** An SDK that is not installed, or too old, is an `InputError`. */
export function loadLibraries(project: Pick<Project, "directory" | "folder">): Libraries {
    // @pulumi/pulumi may bring its own protobuf: values must be made with the one that its messages know.
    const load = requireFrom(resolved("@pulumi/pulumi/package.json", project, "@pulumi/pulumi is not installed: run npm install there"));
    // The first version that has transforms, and their protocol.
    resolved("@pulumi/pulumi/proto/callback_pb", project, "@pulumi/pulumi is older than 3.113.0, the oldest that programs are evaluated with");
    return {
        grpc: load<typeof grpc>("@grpc/grpc-js"),
        callbacks: {
            ...load<typeof callbackService>("@pulumi/pulumi/proto/callback_grpc_pb"),
            ...load<typeof callbackMessages>("@pulumi/pulumi/proto/callback_pb"),
        },
        engine: {
            ...load<typeof engineService>("@pulumi/pulumi/proto/engine_grpc_pb"),
            ...load<typeof engineMessages>("@pulumi/pulumi/proto/engine_pb"),
        },
        resources: {
            ...load<typeof resourceService>("@pulumi/pulumi/proto/resource_grpc_pb"),
            ...load<typeof resourceMessages>("@pulumi/pulumi/proto/resource_pb"),
        },
        providers: load<typeof providerMessages>("@pulumi/pulumi/proto/provider_pb"),
        empty: load<typeof emptyMessages>("google-protobuf/google/protobuf/empty_pb"),
        struct: load<typeof structMessages>("google-protobuf/google/protobuf/struct_pb"),
    };
}

function resolved(module: string, { directory, folder }: Pick<Project, "directory" | "folder">, otherwise: string): string {
    try {
        return createRequire(join(directory, "index.js")).resolve(module);
    } catch {
        throw new InputError(`${folder}: ${otherwise}`);
    }
}

/** Loads modules as that file would. The type is what the caller knows of the module. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- a module's type is known by its name only
export function requireFrom(file: string): <Module>(name: string) => Module {
    return createRequire(file);
}

/** A protocol message of plain values. */
export function structOf({ struct }: Libraries, values: Readonly<Record<string, unknown>>): structMessages.Struct {
    return struct.Struct.fromJavaScript(keyed(Object.entries(values).map(([key, value]) => [key, value ?? null])));
}
