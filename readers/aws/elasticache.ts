/** Amazon ElastiCache: caches and their users, as far as they have passwords. */

import type { ReplicationGroupArgs } from "@pulumi/aws/elasticache/replicationGroup";
import type { UserArgs } from "@pulumi/aws/elasticache/user";
import { yes } from "../../architecture/answer";
import type { Setting } from "../../architecture/facets/settings";
import { many } from "../../architecture/value";
import type { Node } from "../../resources/node";
import type { Entry } from "../props";
import { reader } from "../reader";
import { watched } from "./alarms";
import { password } from "../passwords";
import { fromConfiguration } from "../secret-configuration";

/** The write-only `authTokenWo` never reaches the state. */
export const replicationGroup = reader<ReplicationGroupArgs>({
    types: ["aws_elasticache_replication_group", "aws:elasticache/replicationGroup:ReplicationGroup"],
    metrics: {
        namespaces: ["AWS/ElastiCache"],
        // The members of a group: `<group>-001`, with a number of the shard before it in cluster mode.
        dimensions: { CacheClusterId: { name: (member) => member.replace(/(-\d{4})?-\d{3}$/, ""), held: /^member_?clusters/i } },
    },
    names: ["replicationGroupId"],
    facets: ["settings", "watched"],
    read(p, subject) {
        const token = p.raw("authToken");
        const fix = p.advise({
            pulumi: `Take ${fromConfiguration("authToken")} or from Secrets Manager.`,
            terraform: "Pass a sensitive variable to auth_token_wo, or sign in with IAM.",
        });
        return [
            subject.component("cache", {
                settings: many(token ? [password(token, subject.resource, fix)] : []),
                watched: watched(yes(), { metric: "EngineCPUUtilization", dimensions: "CacheClusterId" }, subject),
            }),
        ];
    },
});

export const cacheUser = reader<UserArgs>({
    types: ["aws_elasticache_user", "aws:elasticache/user:User"],
    facets: ["settings"],
    read(p, subject) {
        const written = p.raw("passwords") ?? p.in("authenticationMode").raw("passwords");
        const fix = p.advise({
            pulumi: 'Set authenticationMode to { type: "iam" }, or take the passwords from Secrets Manager.',
            terraform: 'Set authentication_mode to { type = "iam" }, or pass a sensitive variable to passwords_wo.',
        });
        return [
            subject.component("cache", {
                settings: many(written ? worstOf(membersOf(written).map((one) => password(one, subject.resource, fix))) : []),
            }),
        ];
    },
});

function membersOf(entry: Entry): readonly Entry[] {
    return Array.isArray(entry.node) ? entry.node.map((node: Node) => ({ ...entry, node })) : [entry];
}

/** A user has two passwords while one replaces the other: one cause. */
function worstOf(passwords: readonly Setting[]): readonly Setting[] {
    const literal = passwords.find(({ content }) => content.kind === "known" && content.value === "credential");
    const worst = literal ?? passwords.find(({ content }) => content.kind === "unknown") ?? passwords[0];
    return worst ? [worst] : [];
}
