/** Why a value is not known before deployment: data to decide by, rendered as words in one place. */

/** Something with a name of its own that the value is made from. */
export type Source =
    | "variable"
    | "local"
    | "output"
    | "module"
    | "data source"
    | "ephemeral resource"
    | "configuration"
    | "stack"
    | "function"
    | "remote component"
    /** `count.index`, `each.value`, `path.module`, `terraform.workspace`. */
    | "built-in value";

export type Reason =
    /** The cloud makes it up. */
    | { readonly kind: "deployment" }
    /** The provider or the service chooses it where the program does not. */
    | { readonly kind: "provider" }
    /** The account, the subscription or the region that is deployed to. */
    | { readonly kind: "account"; readonly what: string }
    | { readonly kind: "source"; readonly source: Source; readonly name: string }
    /** An expression that is not evaluated. */
    | { readonly kind: "expression" }
    /** It cannot be read as what the provider expects. */
    | { readonly kind: "shape"; readonly found: string; readonly expected?: string }
    /** The program leaves it as it is in the running resource (`ignoreChanges`). */
    | { readonly kind: "running" }
    /** A resource of a type that is not read may change it. */
    | { readonly kind: "unread" }
    /** One resource is judged alone: others may change it. */
    | { readonly kind: "alone" }
    /** The input was not read to its end: what is missing may change it. */
    | { readonly kind: "unfinished" }
    /** It belongs to another program, or to a resource outside the input. */
    | { readonly kind: "elsewhere"; readonly what: string }
    /** Something else that the input does not tell. For messages only. */
    | { readonly kind: "depends"; readonly on: string };

export const deployment: Reason = { kind: "deployment" };
export const provider: Reason = { kind: "provider" };
export const running: Reason = { kind: "running" };
export const unread: Reason = { kind: "unread" };
export const judgedAlone: Reason = { kind: "alone" };
export const unfinished: Reason = { kind: "unfinished" };
export const expression: Reason = { kind: "expression" };
/** A pointer leads out of the input. */
export const outside: Reason = { kind: "elsewhere", what: "a resource outside the input" };

export function source(of: Source, name: string): Reason {
    return { kind: "source", source: of, name };
}

/** `what` is a noun phrase: `its members`, `a management lock`. */
export function elsewhere(what: string): Reason {
    return { kind: "elsewhere", what };
}

/** `on` is a noun phrase or a question: `the engine`, `how daemon deployments are rolled back`. */
export function dependsOn(on: string): Reason {
    return { kind: "depends", on };
}

/** `found` and `expected` are words for shapes, never content: `text`, `a list`, `a block`. */
export function shape(found: string, expected?: string): Reason {
    return expected === undefined ? { kind: "shape", found } : { kind: "shape", found, expected };
}

/** It comes from outside the program: the user of the tool or the account decides it. A function or an expression may return anything. */
export function isGivenFromOutside(reason: Reason | undefined): boolean {
    if (reason?.kind === "account") return true;
    return reason?.kind === "source" && GIVEN.has(reason.source);
}

const GIVEN: ReadonlySet<Source> = new Set<Source>(["variable", "configuration", "stack", "built-in value"]);

/** The reason as a clause about `property`, a path in the user's spelling: `desiredCount is known only after deployment`. Empty: the resource itself. */
export function reasonText(reason: Reason, property: string): string {
    const it = property === "" ? "it" : property;
    switch (reason.kind) {
        case "deployment":
            return `${it} is known only after deployment`;
        case "provider":
            return `the provider decides ${it}`;
        case "account":
            return `${it} depends on ${reason.what}`;
        case "source":
            return `${it} depends on ${reason.source === "built-in value" ? "" : `${reason.source} `}${reason.name}`;
        case "expression":
            return `${it} depends on an expression`;
        case "shape":
            return reason.expected === undefined ? `${it} is ${reason.found}` : `${it} is ${reason.found} where ${reason.expected} is expected`;
        case "running":
            return `changes to ${it} are ignored, so the running resource decides`;
        case "unread":
            return property === "" ? "a resource of a type that is not read may change it" : `${it} belongs to a resource of a type that is not read`;
        case "alone":
            return property === "" ? "other resources may change it" : `other resources may change ${it}`;
        case "unfinished":
            return `the input is not complete: other resources may change ${it}`;
        case "elsewhere":
            return property === "" ? `${reason.what} may be declared in another program` : `${it} leads to ${reason.what}`;
        case "depends":
            return property === "" ? `it depends on ${reason.on}` : `${it} depends on ${reason.on}`;
    }
}

/** The same reason has the same key. */
export function reasonKey(reason: Reason): string {
    return JSON.stringify(reason);
}
