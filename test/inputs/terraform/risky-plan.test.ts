/** `plans/risks/`: what a plan does not show, as Terraform 1.11 planned it with the real AWS provider (`tools/record-plans.mjs`). */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { dependsOn, expression, provider, source } from "../../../architecture/reason";
import { assessment } from "../../../gate/assessment";
import { readTerraformJson } from "../../../inputs/terraform/files";
import { readPlan } from "../../../inputs/terraform/plan";
import { json } from "../../../reports/json";
import { junit } from "../../../reports/junit";
import { COMMENT_BYTES, markdown } from "../../../reports/markdown";
import { pretty } from "../../../reports/pretty";
import { sarif } from "../../../reports/sarif";
import { parseJsonText } from "../../../resources/json-text";
import { Hole, type Node } from "../../../resources/node";
import type { Input } from "../../../resources/resource";
import { exactly } from "./one-property";

const input = readTerraformJson(join(__dirname, "plans/risks.plan.json"));
const found = (address: string) => {
    const resource = input.resources.find((one) => one.address === address);
    if (!resource) throw new Error(`${address} is not there`);
    return resource;
};
const of = (address: string): Readonly<Record<string, Node>> => found(address).properties;
const variables = (name: string): unknown => {
    const [block] = [of(`aws_lambda_function.${name}`)["environment"]].flat();
    return block;
};
/** The plan, in which a resource is planned as given. */
function withPlanned(
    address: string,
    { actions, after }: { readonly actions: readonly string[]; readonly after: Readonly<Record<string, unknown>> },
) {
    const plan: { readonly resource_changes: readonly { readonly address: string; readonly change: Readonly<Record<string, object>> }[] } =
        JSON.parse(readFileSync(join(__dirname, "plans/risks.plan.json"), "utf8"));
    const resource_changes = plan.resource_changes.map((one) => {
        const { change } = one;
        const unknown = Object.fromEntries(Object.entries(change["after_unknown"] ?? {}).filter(([key]) => !Object.hasOwn(after, key)));
        return one.address === address
            ? { ...one, change: { ...change, actions, after: { ...change["after"], ...after }, after_unknown: unknown } }
            : one;
    });
    return readPlan({ ...plan, resource_changes }, "risks.plan.json");
}

const DYNAMIC = dependsOn("the configuration, of which a plan shows no dynamic block");
const part = (address: string, attribute: string) => new Hole({ refs: [{ address, attribute }] });

test("every resource is read, with the names that its instances have", () => {
    expect(input).toMatchObject({ complete: true, notEvaluated: [] });
    expect(input.resources.filter(({ type }) => type === "aws_sqs_queue").map(({ address, name }) => [address, name])).toEqual([
        ["aws_sqs_queue.dead", "dead"],
        ['aws_sqs_queue.each["a.b"]', 'each["a.b"]'],
        ['aws_sqs_queue.each["say \\"x[0]\\""]', 'each["say \\"x[0]\\""]'],
        ["aws_sqs_queue.work", "work"],
        ['module.zone["eu"].module.inner[0].aws_sqs_queue.q', "q"],
        ['module.zone["us"].module.inner[0].aws_sqs_queue.q', "q"],
    ]);
});

test("the version of the provider is the one that the configuration asks for, in modules too", () => {
    expect(found("aws_sqs_queue.work").providerVersion).toBe("~> 5.90");
    expect(found('module.zone["eu"].module.inner[0].aws_sqs_queue.q').providerVersion).toBe("~> 5.90");
});

test("a hole within jsonencode: what the document refers to is known, and nothing else of it", () => {
    expect(of("aws_sqs_queue.work")["redrive_policy"]).toEqual(exactly("aws_sqs_queue.dead", "arn"));
    expect(of('module.zone["us"].module.inner[0].aws_sqs_queue.q')["redrive_policy"]).toEqual(exactly("aws_sqs_queue.dead", "arn"));
});

test("modules within modules, with count and for_each: an output leads to the instance", () => {
    expect(of("aws_cloudwatch_metric_alarm.inner")["alarm_actions"]).toEqual(part('module.zone["eu"].module.inner[0].aws_sqs_queue.q', "arn"));
});

test("a list or a map is not exactly what one of its members refers to", () => {
    expect(variables("mixed")).toEqual({ variables: part("aws_sqs_queue.work", "url") });
});

test("two statements of a document: each has its own resource, which a pattern may follow", () => {
    const { policy = null } = of("aws_sqs_queue_policy.dead");
    expect(parseJsonText(policy)).toMatchObject({
        Statement: [
            { Principal: { AWS: "*" }, Resource: part("aws_sqs_queue.dead", "arn") },
            { Principal: { Service: "sns.amazonaws.com" }, Resource: part("aws_sqs_queue.work", "arn") },
        ],
    });
});

test("a bucket that a pattern in a document opens to the public is undecided while it may be a website by a dynamic block, and found once it is there", () => {
    const said = (one: Input) =>
        assessment([one])
            .findings.filter(({ policy }) => policy === "no-public-data-stores")
            .map(({ status, resource }) => [status, resource.address]);
    expect(said(input)).toEqual([["undecided", "aws_s3_bucket.public"]]);
    expect(said(withPlanned("aws_s3_bucket.public", { actions: ["no-op"], after: { website: [], grant: [] } }))).toEqual([
        ["violation", "aws_s3_bucket.public"],
    ]);
});

test("a dynamic block of an unknown number is not known: neither absent nor there", () => {
    expect(of("aws_lambda_function.hidden")["environment"]).toEqual(new Hole({ reason: DYNAMIC }));
    expect(of("aws_lambda_function.hidden")["dead_letter_config"]).toEqual([{ target_arn: new Hole({ reason: provider }) }]);
});

test("a computed block that nothing is written for is marked in the same way; an absent block, and a computed attribute, are absent", () => {
    const { tracing_config: computed, vpc_config: absent, architectures: attribute } = of("aws_lambda_function.mixed");
    expect(computed).toEqual(new Hole({ reason: DYNAMIC }));
    expect([absent, attribute]).toEqual([undefined, undefined]);
});

test("what a dynamic block, which a plan does not show, sets is none of the program's credentials", () => {
    expect(variables("dynamic")).toEqual({
        variables: { DB_PASSWORD: new Hole({ reason: DYNAMIC }), API_TOKEN: new Hole({ reason: DYNAMIC }) },
    });
});

test("a credential beside a local, a variable and a file may be any of theirs; one that is written alone is the program's", () => {
    const given = new Hole({ reason: expression });
    expect(variables("literals")).toMatchObject({ variables: { OTHER_PASSWORD: given, LOCAL_PASSWORD: given, FILE_PASSWORD: given, QUEUE: "work" } });
    expect(of("aws_db_instance.file")["password"]).toEqual(new Hole({ refs: [], reason: source("built-in value", "path.module") }));
    expect(of("aws_db_instance.given[1]")["password"]).toEqual(new Hole({ refs: [], reason: source("variable", "password") }));
    expect(of("aws_db_instance.literal")["password"]).toBe("hunter2-literal-Xy12");
});

test("prevent_destroy is not known: what has no other protection is undecided", () => {
    const said = assessment([input]).findings.filter(({ policy }) => policy === "protected-stateful-resources");
    expect(said.map(({ status, resource }) => [status, resource.name])).toEqual([
        ["undecided", "given[0]"],
        ["undecided", "given[1]"],
        ["undecided", "literal"],
    ]);
});

test("no credential of the plan is in any format", () => {
    const result = assessment([input]);
    const noSource = () => undefined;
    const reports = [
        json(result),
        sarif(result, noSource),
        junit(result, noSource),
        pretty(result, { title: "x", colour: false, width: 100 }),
        markdown(result, { title: "x", mostBytes: COMMENT_BYTES }),
    ];
    for (const report of reports) {
        expect(report.length).toBeGreaterThan(1_000);
        expect(report).not.toMatch(/hunter2|Xy12/);
    }
});
