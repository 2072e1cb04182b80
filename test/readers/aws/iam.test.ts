import type { Answer } from "../../../architecture/answer";
import { source } from "../../../architecture/reason";
import { known } from "../../../architecture/value";
import { read } from "../../../readers/architecture-of";
import { mayWriteTo } from "../../../readers/aws/log-permissions";
import { Hole, JsonDocument, Template, type Node } from "../../../resources/node";
import { interpolate, output, pulumiAws, resourcesOf, terraform, unknown, inEngine, type Declared, type Written } from "../../policies/stack";

/** What function "orders" writes to. */
const group = { name: known("/aws/lambda/orders", { address: "", resource: "orders", path: "name" }), prefix: "/aws/lambda/" };
const document = (...statements: readonly Readonly<Record<string, Node>>[]) => ({ Version: "2012-10-17", Statement: statements });
const allows = (Action: Node) => document({ Effect: "Allow", Action, Resource: "*" });
const role = pulumiAws("iam/role:Role", "orders", { name: "orders" });
const inline = (policy: Written) => pulumiAws("iam/rolePolicy:RolePolicy", "inline", { role: output("orders", "id"), policy });
const customer = (policy: Written) => pulumiAws("iam/policy:Policy", "logging", { policy });
const attached = (policyArn: Written, to: Written = output("orders", "name")) =>
    pulumiAws("iam/rolePolicyAttachment:RolePolicyAttachment", "attachment", { role: to, policyArn });
const managed = (name: string) => `arn:aws:iam::aws:policy/${name}`;

const denies = (Action: Node, more: Readonly<Record<string, Node>> = {}) => document({ Effect: "Deny", Action, Resource: "*", ...more });
const allBut = (Effect: string, NotAction: Node) => document({ Effect, NotAction, Resource: "*" });
const everyGroup = { Effect: "Allow", Action: "logs:*", Resource: "*" };
const basic = attached(managed("service-role/AWSLambdaBasicExecutionRole"));
const attachedToo = pulumiAws("iam/rolePolicyAttachment:RolePolicyAttachment", "attached-too", {
    role: output("orders", "name"),
    policyArn: output("logging", "arn"),
});
const logGroup = pulumiAws("cloudwatch/logGroup:LogGroup", "orders-logs", { name: "/aws/lambda/orders" });
const region = new Hole({ refs: [], reason: source("variable", "region") });

/** What a policy's resources take in. */
const onGroups: readonly (readonly [string, Written, Answer["kind"]])[] = [
    ["everything of the service", "arn:aws:logs:*:*:*", "yes"],
    ["every log group", "arn:aws:logs:eu-west-1:123456789012:log-group:*", "yes"],
    ["the log groups of functions", ["arn:aws:s3:::shop/*", "arn:aws:logs:*:*:log-group:/aws/lambda/*"], "yes"],
    ["its own log group", "arn:aws:logs:*:*:log-group:/aws/lambda/orders:*", "yes"],
    ["its own log group, without its streams", "arn:aws:logs:*:*:log-group:/aws/lambda/orders", "unknown"],
    ["the log group of another function", "arn:aws:logs:*:*:log-group:/aws/lambda/carts:*", "no"],
    ["the log groups of another service", "arn:aws:logs:*:*:log-group:/aws/lambda-insights:*", "no"],
    ["a bucket", "arn:aws:s3:::shop/*", "no"],
    ["a region from a variable", new Template(["arn:aws:logs:", region, ":1:log-group:/aws/lambda/orders:*"]), "yes"],
    ["a log group of the program", interpolate(output("orders-logs", "arn"), ":*"), "yes"],
    ["a log group of the program, without its streams", output("orders-logs", "arn"), "unknown"],
    ["another resource of the program", interpolate(output("orders", "arn"), ":*"), "no"],
    ["an ARN from a variable", region, "unknown"],
];

interface Case {
    readonly title: string;
    readonly stack: readonly Declared[];
    readonly writes: Answer["kind"];
}

const cases: readonly Case[] = [
    { title: "a role without policies", stack: [role], writes: "no" },
    { title: "AWS's basic execution policy", stack: [role, attached(managed("service-role/AWSLambdaBasicExecutionRole"))], writes: "yes" },
    {
        title: "the same in the China partition",
        stack: [role, attached("arn:aws-cn:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole")],
        writes: "yes",
    },
    {
        title: "the same as a policy pack sees it on creation",
        stack: [role, attached(managed("service-role/AWSLambdaBasicExecutionRole"))].map(inEngine),
        writes: "yes",
    },
    {
        title: "a role named by a literal",
        stack: [
            terraform("aws_iam_role", "orders", { name: "orders" }),
            terraform("aws_iam_role_policy_attachment", "a", { role: "orders", policy_arn: managed("CloudWatchLogsFullAccess") }),
        ],
        writes: "yes",
    },
    {
        title: "one attachment for many roles",
        stack: [
            terraform("aws_iam_role", "orders", { name: "orders" }),
            terraform("aws_iam_policy_attachment", "a", {
                roles: ["other", output("orders", "name")],
                policy_arn: managed("CloudWatchLogsFullAccess"),
            }),
        ],
        writes: "yes",
    },
    { title: "a policy of AWS about something else", stack: [role, attached(managed("AWSXRayDaemonWriteAccess"))], writes: "no" },
    { title: "AWS's policy for functions that work on files", stack: [role, attached(managed("AWSLambdaExecute"))], writes: "yes" },
    ...["AWSLambda_FullAccess", "CloudWatchLambdaInsightsExecutionRolePolicy", "CloudWatchLambdaApplicationSignalsExecutionRolePolicy"].map(
        (name): Case => ({ title: `${name}, which writes no logs of functions`, stack: [role, attached(managed(name))], writes: "no" }),
    ),
    { title: "a policy of AWS that is not in the table", stack: [role, attached(managed("AmazonBedrockFullAccess"))], writes: "unknown" },
    { title: "a policy of another account's stack", stack: [role, attached("arn:aws:iam::123456789012:policy/baseline")], writes: "unknown" },
    { title: "a policy that deployment decides", stack: [role, attached(unknown)], writes: "unknown" },
    { title: "a policy that may be another role's", stack: [role, attached(managed("AdministratorAccess"), unknown)], writes: "unknown" },
    { title: "a customer's policy", stack: [role, attached(output("logging", "arn")), customer(JSON.stringify(allows("logs:*")))], writes: "yes" },
    {
        title: "a customer's policy about something else",
        stack: [role, attached(output("logging", "arn")), customer(JSON.stringify(allows("sqs:*")))],
        writes: "no",
    },
    {
        title: "a customer's policy about something else among the managed policies of the role",
        stack: [
            pulumiAws("iam/role:Role", "orders", { managedPolicyArns: [managed("AWSLambdaRole"), output("logging", "arn")] }),
            customer(JSON.stringify(allows("sqs:*"))),
        ],
        writes: "no",
    },
    { title: "a customer's policy that deployment decides", stack: [role, attached(output("logging", "arn")), customer(unknown)], writes: "unknown" },
    {
        title: "a customer's policy as a policy pack sees it on creation",
        stack: [role, attached(output("logging", "arn")), customer(JSON.stringify(allows("logs:*")))].map(inEngine),
        writes: "yes",
    },
    {
        title: "a customer's policy that may be another role's",
        stack: [role, attached(output("logging", "arn"), unknown), customer(JSON.stringify(allows("logs:*")))],
        writes: "unknown",
    },
    {
        title: "the managed policies of the role itself",
        stack: [pulumiAws("iam/role:Role", "orders", { managedPolicyArns: [managed("PowerUserAccess")] })],
        writes: "yes",
    },
    {
        title: "a customer's policy among the managed policies of the role",
        stack: [
            pulumiAws("iam/role:Role", "orders", { managedPolicyArns: [managed("AWSLambdaRole"), output("logging", "arn")] }),
            customer(JSON.stringify(allows(["logs:PutLogEvents"]))),
        ],
        writes: "yes",
    },
    {
        title: "a policy inside the role",
        stack: [
            terraform("aws_iam_role", "orders", { inline_policy: [{ name: "logs", policy: JSON.stringify(allows(["logs:Create*", "logs:Put*"])) }] }),
        ],
        writes: "yes",
    },
    { title: "an inline policy of everything", stack: [role, inline(JSON.stringify(allows("*")))], writes: "yes" },
    { title: "an inline policy as an object", stack: [role, inline(allows("Logs:PutLogEvents"))], writes: "yes" },
    {
        title: "an inline policy with holes",
        stack: [
            role,
            inline(
                new Template([
                    '{"Statement":{"Effect":"Allow","Action":["s3:GetObject","logs:Create?ogStream"],"Resource":"*","Sid":"',
                    unknown,
                    '"}}',
                ]),
            ),
        ],
        writes: "yes",
    },
    {
        title: "an inline policy about something else",
        stack: [role, inline(JSON.stringify(allows(["sqs:SendMessage", "logs:DescribeLogGroups", "logs:CreateLogGroup"])))],
        writes: "no",
    },
    {
        title: "a denial allows nothing",
        stack: [role, inline(JSON.stringify(document({ Effect: "Deny", Action: "logs:*", Resource: "*" })))],
        writes: "no",
    },
    { title: "a denial beside a policy that allows it", stack: [role, basic, inline(denies("logs:Put*"))], writes: "no" },
    { title: "a denial in a customer's policy", stack: [role, basic, customer(denies("*")), attachedToo], writes: "no" },
    { title: "a denial about something else", stack: [role, basic, inline(denies(["logs:DeleteLogGroup", "s3:*"]))], writes: "yes" },
    { title: "a denial of all but what writing needs", stack: [role, basic, inline(allBut("Deny", ["logs:*", "xray:*"]))], writes: "yes" },
    { title: "a denial of all but something else", stack: [role, basic, inline(allBut("Deny", "s3:*"))], writes: "no" },
    {
        title: "a denial of what is not encrypted",
        stack: [role, basic, inline(denies("*", { Condition: { Bool: { "aws:SecureTransport": "false" } } }))],
        writes: "yes",
    },
    {
        title: "a denial outside a region, where nothing tells the region",
        stack: [role, basic, inline(denies("*", { Condition: { StringNotEquals: { "aws:RequestedRegion": "eu-west-1" } } }))],
        writes: "unknown",
    },
    {
        title: "a denial in a document that a function makes",
        stack: [role, basic, inline(new Hole({ refs: [], reason: source("function", "f") }))],
        writes: "unknown",
    },
    { title: "a document that a preview hides denies nothing", stack: [role, basic, inline(unknown)], writes: "yes" },
    { title: "all but some actions", stack: [role, inline(allBut("Allow", "iam:*"))], writes: "yes" },
    { title: "all but what writing needs", stack: [role, inline(allBut("Allow", ["logs:Put*", "logs:Create*"]))], writes: "no" },
    {
        title: "a condition that deployment alone answers",
        stack: [role, inline(JSON.stringify(document({ ...everyGroup, Condition: { StringEquals: { "aws:RequestedRegion": "eu-west-1" } } })))],
        writes: "unknown",
    },
    ...onGroups.map(([title, Resource, writes]) => ({
        title: `on ${title}`,
        stack: [role, logGroup, inline({ Statement: [{ ...everyGroup, Resource }] })],
        writes,
    })),
    {
        title: "on all but something else",
        stack: [role, inline({ Statement: [{ Effect: "Allow", Action: "*", NotResource: "arn:aws:s3:::*" }] })],
        writes: "yes",
    },
    {
        title: "on all but some log groups",
        stack: [role, inline({ Statement: [{ Effect: "Allow", Action: "*", NotResource: "arn:aws:logs:*:*:log-group:/audit:*" }] })],
        writes: "unknown",
    },
    { title: "an action that deployment decides", stack: [role, inline(new JsonDocument(allows(["sqs:SendMessage", unknown])))], writes: "unknown" },
    { title: "a document that deployment decides", stack: [role, inline(unknown)], writes: "unknown" },
    { title: "a document that is no JSON", stack: [role, inline("Statement: none")], writes: "unknown" },
];

test.each(cases)("whether a role may write logs: $title", ({ stack, writes }) => {
    for (const resources of [resourcesOf(stack), [...resourcesOf(stack)].reverse()]) {
        const { architecture, failures } = read(resources, { whole: true });
        expect(failures).toEqual([]);
        const found = architecture.components.find((it) => it.name === "orders");
        expect(found?.permissions && mayWriteTo(group, found.permissions).kind).toBe(writes);
    }
});

test("a role judged alone may have policies elsewhere", () => {
    const { architecture } = read(resourcesOf([role]), { whole: false });
    const [found] = architecture.components;
    expect(found?.permissions && mayWriteTo(group, found.permissions).kind).toBe("unknown");
});
