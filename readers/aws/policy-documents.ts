/** The language of IAM's policies, as readers read it. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html */

import type { Hole } from "../../resources/node";

export interface PolicyDocument {
    readonly Statement: readonly Statement[];
}

export interface Statement {
    readonly Effect: string;
    readonly Principal: string | Readonly<Record<string, unknown>>;
    readonly NotPrincipal: string | Readonly<Record<string, unknown>>;
    readonly Action: string | readonly string[];
    readonly NotAction: string | readonly string[];
    readonly Condition: Readonly<Record<string, unknown>>;
}

/** Whether a pattern in lower case covers an action: `*` for any text, `?` for one character. Linear in practice: an action's name is short. */
export function matchesAction(pattern: string, action: string): boolean {
    let reached = new Set([0]);
    for (const sign of pattern) {
        const next = new Set<number>();
        for (const at of reached) {
            if (sign === "*") for (let to = at; to <= action.length; to++) next.add(to);
            else if (at < action.length && (sign === "?" || sign === action.charAt(at))) next.add(at + 1);
        }
        reached = next;
    }
    return reached.has(action.length);
}

/** A resource's output is never a star, nor a service. What an expression makes of one may be: `var.public ? "*" : aws_iam_role.reader.arn`. */
export function isOutput({ about }: Hole): boolean {
    return about.exact === true && (about.refs?.length ?? 0) > 0;
}
