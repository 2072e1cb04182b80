/** What every tool's resource looks like to a reader. */

import type { Reason } from "../architecture/reason";
import type { Dialect, Syntax } from "../architecture/value";
import type { Node } from "./node";

export interface Resource {
    /** Unique in the input: a Pulumi URN, or a Terraform address (`aws_sqs_queue.q`, with `<stack>/` before it when the stack is named). */
    readonly address: string;
    /** The Pulumi logical name, or the Terraform resource name as in `cdk.tf.json`. */
    readonly name: string;
    /** The type as registered: `aws:ecs/service:Service`, `azure-native:web/v20240401:WebApp`, `aws_ecs_service`. */
    readonly type: string;
    /** How the input spells properties. */
    readonly syntax: Syntax;
    /** Constructs of CDKTF or cdktn declare it: the user writes camelCase, whatever the input says. */
    readonly constructs?: true | undefined;
    /** The id of the CDKTF stack that declares it. A Pulumi stack is its program's (`Input.program`). */
    readonly stack?: string | undefined;
    /** The construct path, where there is one. */
    readonly path?: string | undefined;
    /** Address of the component (Pulumi) that made it. */
    readonly parent?: string | undefined;
    /** What the program declares, in the tool's own spelling. */
    readonly properties: Readonly<Record<string, Node>>;
    /** What the cloud or the state has already answered, where there is a state. */
    readonly outputs?: Readonly<Record<string, Node>> | undefined;
    /** Top-level property -> addresses it depends on. Pulumi tells this for values that it cannot show. */
    readonly dependencies?: Readonly<Record<string, readonly string[]>> | undefined;
    /** Addresses named by `dependsOn` / `depends_on`, or depended on without saying by which property. */
    readonly dependsOn?: readonly string[] | undefined;
    /** `protect` (Pulumi) or `lifecycle.prevent_destroy` (Terraform); a hole where it is not known. Absent: off. */
    readonly protect?: Node | undefined;
    /** Properties that an update leaves alone, as the tool spells them. */
    readonly ignoreChanges?: readonly string[] | undefined;
    /** It is already deployed, so `ignoreChanges` hides what the program says. */
    readonly exists?: boolean | undefined;
    /** `count`, `for_each`, a program's loop or its branch may leave it out altogether: which of them, as written, and why that is not known. */
    readonly conditional?: { readonly by: "count" | "for_each" | "loop" | "branch"; readonly written: string; readonly reason?: Reason } | undefined;
    /** How many of it `count` or `for_each` makes, where that is known. Absent: one, or as many as `conditional` says. */
    readonly times?: number | undefined;
    /** Secret marks survive in this input, so a literal in a password argument can be told from a secret. */
    readonly marksSecrets: boolean;
    /** What the configuration says of the provider's version, as Terraform writes constraints: `~> 5.0`. Absent: any. */
    readonly providerVersion?: string | undefined;
    /** Where the program declares it: `file:line`. */
    readonly location?: string | undefined;
}

/** A Pulumi project, and the stack whose settings it was evaluated with. */
export interface Program {
    readonly name: string;
    readonly stack: string;
}

/** What the user writes. */
export function dialectOf({ syntax, constructs }: Pick<Resource, "syntax" | "constructs">): Dialect {
    if (syntax === "pulumi") return "pulumi";
    return constructs === true ? "cdktf" : "hcl";
}

/** A waiver that a CDKTF program carries: it holds for the construct at `path` and for all below it. */
export interface ProgramWaiver {
    readonly path: string;
    readonly policy: string;
    /** A resource's name, address or construct path, as a glob; `*` for all that is at or below the construct. */
    readonly resource: string;
    /** Narrows it to findings with this detail, as a glob. */
    readonly detail?: string;
    readonly reason: string;
    readonly owner: string;
    /** The last day on which it holds: YYYY-MM-DD. */
    readonly expires: string;
}

/** What a loader brings: the resources, and what it could not read. */
export interface Input {
    readonly resources: readonly Resource[];
    /** One line per thing that was not evaluated: a remote component, a module, a function's result, a program that threw. */
    readonly notEvaluated: readonly string[];
    /** Those of these lines that may hide something to judge: without it, the rest is no `go`. */
    readonly hidden?: readonly string[];
    /** Components that were not evaluated: what they are given may be changed by what they make. They are no resources of the input. */
    readonly unevaluated?: readonly Resource[];
    /** The program or the file was read to its end. A run that was not is never `go`. */
    readonly complete: boolean;
    /** What it was read from, where the tool tells it. */
    readonly program?: Program;
    /** Waivers that the program carries. */
    readonly waivers?: readonly ProgramWaiver[];
    /** Names of the file or folder that it was read from, by which settings choose an environment where no stack has a name. */
    readonly called?: readonly string[];
    /** Remarks for standard error: placeholders used, versions, and the like. */
    readonly notes: readonly string[];
}

/** An input that cannot be read at all: one line that names the file and the place. The command line exits 2 with it. */
export class InputError extends Error {}
