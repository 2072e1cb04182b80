/** What cdktf and cdktn share, as structure: prodgate imports neither, because a second copy of a library does not recognise the user's constructs. */

/** A construct of either library. */
export interface ConstructLike {
    readonly node: NodeLike;
}

export interface NodeLike {
    readonly id: string;
    readonly path: string;
    readonly root: ConstructLike;
    /** The constructs around it, the root first, and itself. */
    readonly scopes: readonly ConstructLike[];
    readonly metadata: readonly { readonly type: string; readonly data: unknown }[];
    findAll(): readonly ConstructLike[];
    addMetadata(type: string, data: unknown): void;
    addValidation(validation: { validate(): string[] }): void;
}

/** A `TerraformStack` of either library. */
export interface StackLike extends ConstructLike {
    prepareStack(): void;
    /** Writes into the Terraform JSON; dots lead into it. */
    addOverride(path: string, value: unknown): void;
    toTerraform(): unknown;
}

/** An `App` of either library. */
export interface AppLike extends ConstructLike {
    readonly outdir: string;
    readonly skipValidation: boolean;
    readonly manifest: ManifestLike;
    synth(): void;
}

export interface ManifestLike {
    readonly stacks: Readonly<Record<string, StackManifestLike>>;
    forStack(stack: StackLike): StackManifestLike;
    writeToFile(): void;
}

export interface StackManifestLike {
    /** Of the stack's file, from the output folder. */
    readonly synthesizedStackPath: string;
    annotations: readonly AnnotationLike[];
}

/** What the command lines print for a construct after synth. */
export interface AnnotationLike {
    readonly constructPath: string;
    readonly level: string;
    readonly message: string;
    readonly stacktrace?: readonly string[];
}

export function isApp(it: unknown): it is AppLike {
    return hasMark(it, APP);
}

export function isStack(it: unknown): it is StackLike {
    return hasMark(it, STACK);
}

export function isConstruct(it: unknown): it is ConstructLike {
    const node: unknown = typeof it === "object" && it !== null && "node" in it ? it.node : undefined;
    return typeof node === "object" && node !== null && "path" in node && "scopes" in node && Array.isArray(node.scopes);
}

/** The stack that holds a construct: a stack holds itself. */
export function stackAround({ node }: ConstructLike): StackLike | undefined {
    return node.scopes.findLast(isStack);
}

/** The stacks at and below a construct, in the order in which they are synthesized. */
export function stacksIn(scope: ConstructLike): readonly StackLike[] {
    return scope.node.findAll().filter(isStack);
}

/** How many aspects hang on a construct itself. */
export function aspectsOn(construct: ConstructLike): number {
    // Not a registered symbol: each copy of a library has its own.
    const mark = Object.getOwnPropertySymbols(construct).find(({ description }) => description === "cdktf-aspects");
    const aspects: unknown = mark && Reflect.get(construct, mark);
    const all: unknown = typeof aspects === "object" && aspects !== null && "all" in aspects ? aspects.all : [];
    return Array.isArray(all) ? all.length : 0;
}

/** The marks of both libraries, under the same names (cdktf 0.21 and cdktn 0.24: lib/app.js, lib/terraform-stack.js). */
const APP = Symbol.for("cdktf/App");
const STACK = Symbol.for("cdktf/TerraformStack");

function hasMark(it: unknown, mark: symbol): boolean {
    return typeof it === "object" && it !== null && Reflect.has(it, mark);
}
