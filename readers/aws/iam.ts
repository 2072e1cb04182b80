/** AWS IAM: roles and what they may do, as far as policies ask. A permission is never wrong by itself: workloads consult it. */

import { amendable } from "../../architecture/amendable";
import { dependsOn, elsewhere } from "../../architecture/reason";
import type { PolicyArgs } from "@pulumi/aws/iam/policy";
import type { PolicyAttachmentArgs } from "@pulumi/aws/iam/policyAttachment";
import type { RoleArgs } from "@pulumi/aws/iam/role";
import type { RolePolicyArgs } from "@pulumi/aws/iam/rolePolicy";
import type { RolePolicyAttachmentArgs } from "@pulumi/aws/iam/rolePolicyAttachment";
import { amend, consult, type Amendment, type Consultation } from "../../architecture/amendment";
import { all, any, equals, no, some, undecided, yes, type Answer } from "../../architecture/answer";
import type { Permissions } from "../../architecture/facets/permissions";
import { pointer, type Pointer } from "../../architecture/pointer";
import { unknown, type Place } from "../../architecture/value";
import type { Node } from "../../resources/node";
import type { Entry, Props } from "../props";
import { reader } from "../reader";
import type { Following } from "../scope";
import { matchesAction, type PolicyDocument } from "./policy-documents";

/** A role by reference, name or ARN. */
export const toRole: Following = { types: ["aws_iam_role"], name: lastPart };
const toPolicy: Following = { types: ["aws_iam_policy"], name: lastPart };

export const role = reader<RoleArgs>({
    types: ["aws_iam_role", "aws:iam/role:Role"],
    names: ["name"],
    read(p, subject) {
        const managed = p.texts("managedPolicyArns");
        const customer = p.toEach("managedPolicyArns", toPolicy).items;
        const consulted = new Set(customer.filter((one) => one.certainty === "sure").map((one) => one.place.path));
        const inline = p.each("inlinePolicies");
        const writeLogs = any(
            ...managed.items.map((arn) => managedWritesLogs(arn.value, arn.place)),
            ...[...managed.unknowns, ...inline.unknowns].filter((one) => !consulted.has(one.place.path)).map((one) => undecided(one)),
            ...inline.items.map((one) => writesLogs(one.json<PolicyDocument>("policy"))),
            no(),
        );
        return [
            subject.component("role", { permissions: { writeLogs: amendable(writeLogs, "added") } }),
            ...customer.map((policy) => granted(subject.place.address, policy)),
        ];
    },
});

export const rolePolicy = reader<RolePolicyArgs>({
    types: ["aws_iam_role_policy", "aws:iam/rolePolicy:RolePolicy"],
    read(p) {
        const allowed = writesLogs(p.json<PolicyDocument>("policy"));
        return [amend(p.to("role", toRole), "permissions", (mine) => alsoWrites(mine, allowed))];
    },
});

export const customerPolicy = reader<PolicyArgs>({
    types: ["aws_iam_policy", "aws:iam/policy:Policy"],
    names: ["name"],
    read(p, subject) {
        return [subject.component("policy", { permissions: { writeLogs: writesLogs(p.json<PolicyDocument>("policy")) } })];
    },
});

export const rolePolicyAttachment = reader<RolePolicyAttachmentArgs>({
    types: ["aws_iam_role_policy_attachment", "aws:iam/rolePolicyAttachment:RolePolicyAttachment"],
    read: (p) => attached(p.to("role", toRole), p.raw("policyArn"), p.place("policyArn")),
});

/** One policy for many roles. */
export const policyAttachment = reader<PolicyAttachmentArgs>({
    types: ["aws_iam_policy_attachment", "aws:iam/policyAttachment:PolicyAttachment"],
    read: (p) => p.toEach("roles", toRole).items.flatMap((one) => attached(one, p.raw("policyArn"), p.place("policyArn"))),
});

function attached(to: Pointer, policy: Entry | undefined, place: Place): readonly (Amendment | Consultation)[] {
    const customer = policy?.to(toPolicy) ?? pointer(place, "nowhere");
    const consulted = to.certainty === "sure" && customer.certainty === "sure";
    const allowed = typeof policy?.node === "string" ? managedWritesLogs(policy.node, place) : consulted ? no() : undecided(unknown(place));
    const certain = to.certainty === "sure" ? customer : pointer(customer.place, "possible", customer.targets, customer.types);
    return [amend(to, "permissions", (mine) => alsoWrites(mine, allowed)), ...to.targets.map((target) => granted(target.address, certain))];
}

/** A policy of this input that the role holds. */
function granted(address: string, policy: Pointer): Consultation {
    return consult(address, policy, "permissions", "permissions", (mine, theirs) => alsoWrites(mine, theirs.permissions.writeLogs));
}

function alsoWrites(mine: Permissions, allowed: Answer): Permissions {
    return { ...mine, writeLogs: any(mine.writeLogs, allowed) };
}

/** What a document allows. Denials are rare, and mostly narrow: they are not weighed. */
function writesLogs(document: Props<PolicyDocument>): Answer {
    return some(document.each("Statement"), (statement) => {
        const except = statement.raw("NotAction");
        return all(
            equals(statement.text("Effect", "Deny"), "Allow"),
            any(
                ...membersOf(statement.raw("Action")).map(({ node, place }) => actionWritesLogs(node, place)),
                except ? undecided(unknown(except.place, dependsOn("the actions that NotAction leaves"))) : no(),
            ),
        );
    });
}

/** `Action` is a text or a list of texts. */
function membersOf(entry: Entry | undefined): readonly { readonly node: Node; readonly place: Place }[] {
    if (entry === undefined) return [];
    const { node, place } = entry;
    return Array.isArray(node)
        ? node.map((one: Node, at) => ({ node: one, place: { ...place, path: `${place.path}[${String(at)}]` } }))
        : [{ node, place }];
}

/** Of the two that AWS names for it, either shows the intention. https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html */
const WRITING = ["logs:putlogevents", "logs:createlogstream"];

function actionWritesLogs(node: Node, place: Place): Answer {
    if (typeof node !== "string") return undecided(unknown(place));
    return WRITING.some((action) => matchesAction(node.toLowerCase(), action)) ? yes() : no();
}

/** Managed policies of AWS whose documents let logs be written. https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html */
const WRITES_LOGS: ReadonlySet<string> = new Set([
    "AdministratorAccess",
    "AmazonAPIGatewayPushToCloudWatchLogs",
    "AmazonECSTaskExecutionRolePolicy",
    "AWSLambdaBasicExecutionRole",
    "AWSLambdaDynamoDBExecutionRole",
    "AWSLambdaKinesisExecutionRole",
    "AWSLambdaMSKExecutionRole",
    "AWSLambdaSQSQueueExecutionRole",
    "AWSLambdaVPCAccessExecutionRole",
    "AWSLambda_FullAccess",
    "CloudWatchAgentServerPolicy",
    "CloudWatchFullAccess",
    "CloudWatchFullAccessV2",
    "CloudWatchLambdaApplicationSignalsExecutionRolePolicy",
    "CloudWatchLambdaInsightsExecutionRolePolicy",
    "CloudWatchLogsFullAccess",
    "PowerUserAccess",
]);

/** Those that functions often have besides, and that are about something else. */
const WRITES_NONE: ReadonlySet<string> = new Set([
    "AmazonS3FullAccess",
    "AmazonSQSFullAccess",
    "AWSLambdaENIManagementAccess",
    "AWSLambdaRole",
    "AWSXRayDaemonWriteAccess",
    "SecretsManagerReadWrite",
]);

function managedWritesLogs(arn: string, place: Place): Answer {
    const name = /^arn:aws[\w-]*:iam::aws:policy\/(?:[\w-]+\/)*([\w+=,.@-]+)$/.exec(arn)?.[1];
    if (name === undefined) return undecided(unknown(place, elsewhere("a policy outside the input")));
    if (WRITES_LOGS.has(name)) return yes();
    return WRITES_NONE.has(name) || name.endsWith("ReadOnlyAccess")
        ? no()
        : undecided(unknown(place, dependsOn("a policy of AWS that is not in the table")));
}

function lastPart(literal: string): string {
    return literal.slice(literal.lastIndexOf("/") + 1);
}
