/** AWS IAM: roles and what they may do, as far as policies ask. A permission is never wrong by itself: workloads consult it. */

import { amendable } from "../../architecture/amendable";
import type { PolicyArgs } from "@pulumi/aws/iam/policy";
import type { PolicyAttachmentArgs } from "@pulumi/aws/iam/policyAttachment";
import type { RoleArgs } from "@pulumi/aws/iam/role";
import type { RolePolicyArgs } from "@pulumi/aws/iam/rolePolicy";
import type { RolePolicyAttachmentArgs } from "@pulumi/aws/iam/rolePolicyAttachment";
import { amend, consult, type Amendment, type Consultation } from "../../architecture/amendment";
import type { Permissions } from "../../architecture/facets/permissions";
import { pointer, type Pointer } from "../../architecture/pointer";
import { joined, many, unknown, type Place, type Unknown } from "../../architecture/value";
import { Hole } from "../../resources/node";
import type { Entry } from "../props";
import { reader, type Subject } from "../reader";
import type { Following } from "../scope";
import { mayDeny, permissionsIn } from "./log-permissions";
import { managedPermissions } from "./managed-policies";
import type { PolicyDocument } from "./policy-documents";

/** A role by reference, name or ARN. */
export const toRole: Following = { types: ["aws_iam_role"], name: lastPart };
const POLICY = "aws_iam_policy";
const toPolicy: Following = { types: [POLICY], name: lastPart };

export const role = reader<RoleArgs>({
    types: ["aws_iam_role", "aws:iam/role:Role"],
    names: ["name"],
    facets: ["permissions"],
    read(p, subject) {
        const managed = p.texts("managedPolicyArns");
        const customer = p.toEach("managedPolicyArns", toPolicy).items;
        const consulted = new Set(customer.filter((one) => one.certainty === "sure").map((one) => one.place.path));
        const inline = p.each("inlinePolicies");
        const hidden = [...managed.unknowns, ...inline.unknowns].filter((one) => !consulted.has(one.place.path));
        const permitted = joinedAll(
            ...managed.items.map((arn) => managedPermissions(arn.value, arn.place)),
            ...inline.items.map((one) => permissionsIn(one.json<PolicyDocument>("policy"))),
            outOfSight(hidden, subject),
        );
        return [
            // What a resource of an unread type denies is as little expected as what the organisation's own policies do.
            subject.component("role", { permissions: { ...permitted, writeLogs: amendable(permitted.writeLogs, "added") } }),
            ...customer.map((policy) => granted(subject.place.address, policy)),
        ];
    },
});

export const rolePolicy = reader<RolePolicyArgs>({
    types: ["aws_iam_role_policy", "aws:iam/rolePolicy:RolePolicy"],
    facets: [],
    amends: ["permissions"],
    read(p) {
        const permitted = permissionsIn(p.json<PolicyDocument>("policy"));
        return [amend(p.to("role", toRole), "permissions", (mine) => joinedAll(mine, permitted))];
    },
});

export const customerPolicy = reader<PolicyArgs>({
    types: ["aws_iam_policy", "aws:iam/policy:Policy"],
    names: ["name"],
    facets: ["permissions"],
    read(p, subject) {
        return [subject.component("policy", { permissions: permissionsIn(p.json<PolicyDocument>("policy")) })];
    },
});

export const rolePolicyAttachment = reader<RolePolicyAttachmentArgs>({
    types: ["aws_iam_role_policy_attachment", "aws:iam/rolePolicyAttachment:RolePolicyAttachment"],
    facets: [],
    amends: ["permissions"],
    read: (p, subject) => attached(p.to("role", toRole), p.raw("policyArn"), p.place("policyArn"), subject),
});

/** One policy for many roles. */
export const policyAttachment = reader<PolicyAttachmentArgs>({
    types: ["aws_iam_policy_attachment", "aws:iam/policyAttachment:PolicyAttachment"],
    facets: [],
    amends: ["permissions"],
    read: (p, subject) => p.toEach("roles", toRole).items.flatMap((one) => attached(one, p.raw("policyArn"), p.place("policyArn"), subject)),
});

function attached(to: Pointer, policy: Entry | undefined, place: Place, subject: Subject): readonly (Amendment | Consultation)[] {
    const customer = policy?.to(toPolicy) ?? pointer(place, "nowhere");
    const consulted = to.certainty === "sure" && customer.certainty === "sure";
    const hidden = policy?.node instanceof Hole ? unknown(place, policy.node.about.reason) : unknown(place);
    const permitted = typeof policy?.node === "string" ? managedPermissions(policy.node, place) : outOfSight(consulted ? [] : [hidden], subject);
    const certain = to.certainty === "sure" ? customer : pointer(customer.place, "possible", customer.targets, customer.types);
    return [amend(to, "permissions", (mine) => joinedAll(mine, permitted)), ...to.targets.map((target) => granted(target.address, certain))];
}

/** Policies that are not known: those that deny are looked for in the input alone. */
function outOfSight(hidden: readonly Unknown[], subject: Subject): Permissions {
    return { writeLogs: many([], hidden), writeNoLogs: many([], subject.declares(POLICY) ? mayDeny(hidden) : []) };
}

/** A policy of this input that the role holds. */
function granted(address: string, policy: Pointer): Consultation {
    return consult(address, policy, "permissions", "permissions", (mine, theirs) => joinedAll(mine, theirs.permissions));
}

function joinedAll(...all: readonly Permissions[]): Permissions {
    return {
        writeLogs: joined(...all.map(({ writeLogs }) => writeLogs)),
        writeNoLogs: joined(...all.map(({ writeNoLogs }) => writeNoLogs)),
    };
}

function lastPart(literal: string): string {
    return literal.slice(literal.lastIndexOf("/") + 1);
}
