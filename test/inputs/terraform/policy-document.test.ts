import { source } from "../../../architecture/reason";
import { Hole, JsonDocument, Template } from "../../../resources/node";
import { exactly, refTo, valueOf, type Sections } from "./one-property";

const documents = (each: Readonly<Record<string, unknown>>): Sections => ({ data: { aws_iam_policy_document: each } });
const written = (document: unknown, others: Readonly<Record<string, unknown>> = {}) =>
    valueOf("${data.aws_iam_policy_document.it.json}", documents({ it: document, ...others }));
const everybody = { type: "*", identifiers: ["*"] };

it("writes the document as the provider does, with holes where its arguments have some", () => {
    const statement = {
        sid: "Read",
        actions: ["s3:GetObject"],
        resources: ["${aws_s3_bucket.b.arn}", "${aws_s3_bucket.b.arn}/*"],
        principals: [{ type: "AWS", identifiers: ["*"] }],
        condition: [{ test: "StringEquals", variable: "aws:SourceArn", values: ["${aws_cloudfront_distribution.cdn.arn}"] }],
    };
    const arn = exactly("aws_s3_bucket.b", "arn");
    expect(written({ statement: [statement, { effect: "Deny", not_actions: ["s3:*"], principals: [everybody] }] })).toEqual(
        new JsonDocument({
            Version: "2012-10-17",
            Statement: [
                {
                    Sid: "Read",
                    Effect: "Allow",
                    Action: "s3:GetObject",
                    Resource: [arn, new Template([arn, "/*"])],
                    Principal: { AWS: "*" },
                    Condition: { StringEquals: { "aws:SourceArn": exactly("aws_cloudfront_distribution.cdn", "arn") } },
                },
                { Effect: "Deny", NotAction: "s3:*", Principal: "*" },
            ],
        }),
    );
});

it("takes a block for a list of one, and a list that is not known for what is in it", () => {
    const statement = { actions: "${var.actions}", principals: everybody };
    expect(written({ statement })).toEqual(
        new JsonDocument({
            Version: "2012-10-17",
            Statement: [{ Effect: "Allow", Action: new Hole({ refs: [], reason: source("variable", "actions") }), Principal: "*" }],
        }),
    );
});

it("builds on other documents: its own statements replace theirs, and others replace its own", () => {
    const named = (sid: string, action: string) => ({ sid, actions: [action] });
    const others = { base: { statement: [named("A", "a:Base"), named("B", "b:Base")] } };
    const it = {
        source_policy_documents: ["${data.aws_iam_policy_document.base.json}"],
        statement: [named("A", "a:Own"), named("C", "c:Own")],
        override_policy_documents: ['{"Statement": {"Sid": "C", "Effect": "Deny", "Action": "c:Override"}}'],
    };
    expect(written(it, others)).toEqual(
        new JsonDocument({
            Version: "2012-10-17",
            Statement: [
                { Sid: "A", Effect: "Allow", Action: "a:Own" },
                { Sid: "B", Effect: "Allow", Action: "b:Base" },
                { Sid: "C", Effect: "Deny", Action: "c:Override" },
            ],
        }),
    );
});

it.each<[string, unknown]>([
    ["statements", { statement: "${var.statements}" }],
    ["an effect", { statement: [{ effect: "${var.effect}" }] }],
    ["a test", { statement: [{ condition: [{ test: "${var.test}", variable: "aws:SourceArn", values: ["a"] }] }] }],
    ["a document before it", { source_policy_documents: ["${var.before}"], statement: [{ actions: ["s3:*"] }] }],
    ["a shape that is none", { statement: ["s3:*"] }],
])("stays unknown where its arguments hide more than a value: %s", (_, document) => {
    expect(written(document)).toMatchObject({ about: { reason: source("data source", "aws_iam_policy_document.it") } });
});

it("keeps what an unknown document is made of", () => {
    const statement = { effect: "${var.effect}", resources: ["${aws_sqs_queue.q.arn}"] };
    expect(written({ statement })).toEqual(
        new Hole({
            refs: [refTo("data.aws_iam_policy_document.it", "json"), refTo("aws_sqs_queue.q", "arn")],
            reason: source("data source", "aws_iam_policy_document.it"),
        }),
    );
});

it("is one of its documents where there are several, and all of them are not known", () => {
    const many = documents({ it: { for_each: '${toset(["a"])}', statement: [{ actions: ["s3:*"] }] } });
    expect(valueOf('${data.aws_iam_policy_document.it["a"].json}', many)).toBeInstanceOf(JsonDocument);
    expect(valueOf("${data.aws_iam_policy_document.it[*].json}", many)).toBeInstanceOf(Hole);
});
