import { all, any, no, not, type Answer } from "../../architecture/answer";
import type { Architecture } from "../../architecture/architecture";
import type { Component, With } from "../../architecture/component";
import { requirement } from "../../architecture/requirement";
import { advise, words } from "../../architecture/value";
import { definePolicy } from "../policy";

const connections = (workload: With<"consumer">) => workload.consumer.connectsTo;
const behind = (proxy: With<"pool">) => proxy.pool.databases;

/** Clients that come and go by the hundred exhaust a database's connections, unless they share a pool. */
export const databaseConnectionPooling = definePolicy({
    name: "database-connection-pooling",
    area: "scalability",
    title: "Short-lived clients reach relational databases through a connection pool",
    severity: "risk",
    items: ["database-performance"],
    controls: {},
    options: {},
    judges: "database",

    judge(component, { architecture, check }) {
        const { database } = component;
        const exhaustible = all(database.needsPool, not(database.builtInPool));
        if (exhaustible.kind === "no") return;
        const pooled = hasPool(component, architecture).kind === "yes";
        check.linked(architecture.pointing("consumer", connections, component), (workload, linked) => {
            const client = `${workload.kind} "${workload.name}"`;
            const direct = all(linked, workload.consumer.manyShortLived, exhaustible);
            const pool = pooled
                ? requirement(not(direct), `has a connection pool that ${client} bypasses`, advise(words`Point ${client} at the pool's endpoint.`))
                : requirement(not(direct), `is reached without a connection pool by ${client}`, database.fix);
            check(pool, workload.name);
        });
    },
});

/** The pool of a cluster is there for its members too. */
function hasPool(component: Component, architecture: Architecture): Answer {
    const whole = component.partOf ? architecture.target(component.partOf, "database") : undefined;
    return any(architecture.pointing("pool", behind, component).exists, whole?.some((it) => hasPool(it, architecture)) ?? no());
}
