/** Amazon RDS Proxy: the pool, its databases and its endpoints. */

import { amendable } from "../../architecture/amendable";
import { dependsOn } from "../../architecture/reason";
import type { ProxyArgs } from "@pulumi/aws/rds/proxy";
import type { ProxyEndpointArgs } from "@pulumi/aws/rds/proxyEndpoint";
import type { ProxyTargetArgs } from "@pulumi/aws/rds/proxyTarget";
import { amend, consult } from "../../architecture/amendment";
import type { Pointer } from "../../architecture/pointer";
import { joined, many, unknown } from "../../architecture/value";
import { reader } from "../reader";

export const dbProxy = reader<ProxyArgs>({
    types: ["aws_db_proxy", "aws:rds/proxy:Proxy"],
    names: ["name"],
    facets: ["pool"],
    read: (_, subject) => [subject.component("service", { pool: { databases: amendable(many<Pointer>([]), "added") } })],
});

export const dbProxyTarget = reader<ProxyTargetArgs>({
    types: ["aws_db_proxy_target", "aws:rds/proxyTarget:ProxyTarget"],
    facets: [],
    amends: ["pool"],
    read(p, subject) {
        const proxy = p.to("dbProxyName", { types: ["aws_db_proxy"] });
        const instance = p.to("dbInstanceIdentifier", { types: ["aws_db_instance"] });
        const cluster = p.to("dbClusterIdentifier", { types: ["aws_rds_cluster"] });
        const databases = many([instance, cluster].filter((one) => one.certainty !== "nowhere"));
        // Of a proxy in another stack the target alone is seen: there is a pool all the same.
        const alone = subject.component("service", { pool: { databases } });
        return [amend(proxy, "pool", (mine) => ({ databases: joined(mine.databases, databases) }), alone)];
    },
});

export const dbProxyEndpoint = reader<ProxyEndpointArgs>({
    types: ["aws_db_proxy_endpoint", "aws:rds/proxyEndpoint:ProxyEndpoint"],
    names: ["dbProxyEndpointName"],
    facets: ["pool"],
    read(p, subject) {
        const proxy = p.to("dbProxyName", { types: ["aws_db_proxy"] });
        const databases = many<Pointer>([], [unknown(p.place("dbProxyName"), dependsOn("the proxy"))]);
        return [
            subject.component("service", { pool: { databases } }),
            consult(subject.resource.address, proxy, "pool", "pool", (_, theirs) => theirs.pool),
        ];
    },
});
