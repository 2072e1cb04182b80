/** The language of IAM's policies, as readers read it. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html */

export interface PolicyDocument {
    readonly Statement: readonly Statement[];
}

export interface Statement {
    readonly Effect: string;
    readonly Principal: string | Readonly<Record<string, unknown>>;
    readonly NotPrincipal: string | Readonly<Record<string, unknown>>;
    readonly Action: string | readonly string[];
    readonly NotAction: string | readonly string[];
    readonly Resource: string | readonly string[];
    readonly NotResource: string | readonly string[];
    readonly Condition: Readonly<Record<string, unknown>>;
}
