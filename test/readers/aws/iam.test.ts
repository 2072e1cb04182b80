import type { Answer } from "../../../architecture/answer";
import { read } from "../../../readers/architecture-of";
import { JsonDocument, Template, type Node } from "../../../resources/node";
import { output, pulumiAws, resourcesOf, terraform, unknown, inEngine, type Declared, type Written } from "../../policies/stack";

const document = (...statements: readonly Readonly<Record<string, Node>>[]) => ({ Version: "2012-10-17", Statement: statements });
const allows = (Action: Node) => document({ Effect: "Allow", Action, Resource: "*" });
const role = pulumiAws("iam/role:Role", "orders", { name: "orders" });
const inline = (policy: Written) => pulumiAws("iam/rolePolicy:RolePolicy", "inline", { role: output("orders", "id"), policy });
const customer = (policy: Written) => pulumiAws("iam/policy:Policy", "logging", { policy });
const attached = (policyArn: Written, to: Written = output("orders", "name")) =>
    pulumiAws("iam/rolePolicyAttachment:RolePolicyAttachment", "attachment", { role: to, policyArn });
const managed = (name: string) => `arn:aws:iam::aws:policy/${name}`;

const cases: readonly { readonly title: string; readonly stack: readonly Declared[]; readonly writes: Answer["kind"] }[] = [
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
            inline(new Template(['{"Statement":{"Effect":"Allow","Action":["s3:GetObject","logs:Create?ogStream"],"Resource":"', unknown, '"}}'])),
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
    {
        title: "all but some actions",
        stack: [role, inline(JSON.stringify(document({ Effect: "Allow", NotAction: "iam:*", Resource: "*" })))],
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
        expect(found?.permissions?.writeLogs.kind).toBe(writes);
    }
});

test("a role judged alone may have policies elsewhere", () => {
    const { architecture } = read(resourcesOf([role]), { whole: false });
    expect(architecture.components[0]?.permissions?.writeLogs.kind).toBe("unknown");
});
