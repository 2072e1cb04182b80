import { policyText } from "../../../inputs/pulumi/policy-text";

const written = (args: Readonly<Record<string, unknown>>): unknown => {
    const text = policyText(args, (it) => it.includes("MARK"));
    return text === undefined ? undefined : JSON.parse(text);
};

it("writes statements as the provider does: one value alone, several as a list", () => {
    expect(
        written({
            statements: [
                {
                    sid: "Read",
                    actions: ["s3:GetObject"],
                    resources: ["a", "b"],
                    principals: [{ type: "Service", identifiers: ["lambda.amazonaws.com"] }],
                },
                { effect: "Deny", notActions: ["iam:*"], notResources: ["*"], principals: [{ type: "*", identifiers: ["*"] }] },
            ],
        }),
    ).toEqual({
        Version: "2012-10-17",
        Statement: [
            { Sid: "Read", Effect: "Allow", Action: "s3:GetObject", Resource: ["a", "b"], Principal: { Service: "lambda.amazonaws.com" } },
            { Effect: "Deny", NotAction: "iam:*", NotResource: "*", Principal: "*" },
        ],
    });
});

it("keeps everyone in an account apart from everyone", () => {
    expect(written({ statements: [{ principals: [{ type: "AWS", identifiers: ["*"] }] }] })).toMatchObject({
        Statement: [{ Principal: { AWS: "*" } }],
    });
});

it("gathers conditions by test and variable", () => {
    const conditions = [
        { test: "StringLike", variable: "s3:prefix", values: ["home/&{aws:username}/"] },
        { test: "StringLike", variable: "aws:SourceArn", values: ["a", "b"] },
    ];
    expect(written({ statements: [{ conditions }] })).toMatchObject({
        Statement: [{ Condition: { StringLike: { "s3:prefix": "home/${aws:username}/", "aws:SourceArn": ["a", "b"] } } }],
    });
});

it.each(["__proto__", "constructor", "toString"])("takes the name %s like any other", (name) => {
    const conditions = [
        { test: name, variable: "hunter2", values: ["a"] },
        { test: "StringEquals", variable: name, values: ["b"] },
    ];
    const [statement] = statementsIn(written({ statements: [{ conditions, principals: [{ type: name, identifiers: ["c"] }] }] }));
    expect(JSON.stringify(statement)).toBe(
        `{"Effect":"Allow","Principal":{"${name}":"c"},"Condition":{"${name}":{"hunter2":"a"},"StringEquals":{"${name}":"b"}}}`,
    );
    expect("hunter2" in {}).toBe(false);
});

function statementsIn(document: unknown): readonly unknown[] {
    return typeof document === "object" && document !== null && "Statement" in document && Array.isArray(document.Statement)
        ? document.Statement
        : [];
}

it("merges documents: a statement with the same id replaces the earlier one", () => {
    const source = JSON.stringify({
        Statement: [
            { Sid: "A", Effect: "Allow" },
            { Effect: "Allow", Action: "x" },
        ],
    });
    const override = JSON.stringify({ Statement: { Sid: "A", Effect: "Deny" } });
    expect(written({ sourcePolicyDocuments: [source], overridePolicyDocuments: [override] })).toMatchObject({
        Statement: [
            { Sid: "A", Effect: "Deny" },
            { Effect: "Allow", Action: "x" },
        ],
    });
});

it.each<[string, Readonly<Record<string, unknown>>]>([
    ["the statements", { statements: "MARK" }],
    ["the actions", { statements: [{ actions: "MARK" }] }],
    ["a statement", { statements: ["MARK"] }],
    ["a source document", { sourcePolicyDocuments: ["MARK"] }],
])("does not guess when %s are not known", (_, args) => {
    expect(written(args)).toBeUndefined();
});
