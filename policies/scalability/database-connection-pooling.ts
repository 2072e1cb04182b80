import { all, any, not } from "../../architecture/answer";
import type { With } from "../../architecture/component";
import { advise } from "../../architecture/value";
import { definePolicy } from "../policy";

const connections = (workload: With<"consumer">) => workload.consumer.connectsTo;
const behind = (proxy: With<"pool">) => proxy.pool.databases;

/** Clients that come and go by the hundred exhaust a database's connections, unless a pool stands between. */
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
        const pooled = any(database.builtInPool, architecture.pointing("pool", behind, component).exists);
        check.linked(architecture.pointing("consumer", connections, component), (workload, linked) => {
            const exhausts = all(linked, workload.consumer.manyShortLived, database.needsPool, not(database.builtInPool));
            check(not(exhausts), {
                detail: workload.name,
                message:
                    pooled.kind === "yes"
                        ? `has a connection pool that ${workload.kind} "${workload.name}" goes around`
                        : `is reached without a connection pool by ${workload.kind} "${workload.name}"`,
                fix: pooled.kind === "yes" ? advise(`Point ${workload.kind} "${workload.name}" at the pool's endpoint.`) : database.mend,
            });
        });
    },
});
