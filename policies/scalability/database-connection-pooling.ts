import { dependsOn } from "../../architecture/reason";
import { all, any, equals, every, no, not, undecided, yes, type Answer } from "../../architecture/answer";
import type { Architecture } from "../../architecture/architecture";
import { compareAddresses } from "../../architecture/compare";
import { has, type Component, type With } from "../../architecture/component";
import { requirement } from "../../architecture/requirement";
import { advise, many, unknown, words, type Change, type Unknown } from "../../architecture/value";
import { enumerated, nameOf } from "../judgement";
import { definePolicy } from "../policy";

const connections = (workload: With<"consumer">) => workload.consumer.connectsTo;
const behind = (proxy: With<"pool">) => proxy.pool.databases;
const whole = (part: With<"partOf">) => part.partOf;

/** Clients that come and go by the hundred exhaust a database's connections, unless they share a pool. */
export const databaseConnectionPooling = definePolicy({
    name: "database-connection-pooling",
    area: "scalability",
    title: "Short-lived clients reach relational databases through a connection pool",
    severity: "risk",
    essential: true,
    items: ["database-performance"],
    controls: {},
    options: {},
    judges: "database",

    judge(component, { architecture, check }) {
        const { database } = component;
        // A cluster and its members have one pool, and are judged together.
        const itself = isWhole(component, architecture);
        if (any(not(database.needsPool), not(itself)).kind === "yes") return;
        const doors = [{ door: component, leads: itself }, ...partsOf(component, architecture)];
        const pooled = any(database.builtInPool, ...doors.map(({ door }) => hasPool(door, architecture))).kind === "yes";
        const { clients, beyond } = clientsOf(doors, architecture);
        for (const kind of ["yes", "unknown"] as const) {
            const some = clients.filter(({ direct }) => direct.kind === kind);
            if (some.length === 0) continue;
            const names = listed(some.map(({ workload }) => nameOf(workload)));
            const problem = pooled ? `has a connection pool that is bypassed by ${names}` : `is reached without a connection pool by ${names}`;
            check(requirement(not(any(...some.map(({ direct }) => direct))), problem, pooled ? through(database, names) : database.fix));
        }
        check.each(many<never>([], beyond), () => undefined);
    },
});

/** A short-lived client, and whether it comes in by any door without a pool. */
interface Client {
    readonly workload: With<"consumer">;
    readonly direct: Answer;
}

/** A cluster, or one of its members. */
interface Door {
    readonly door: With<"database">;
    readonly leads: Answer;
}

/** All that may connect, once each. */
function clientsOf(doors: readonly Door[], architecture: Architecture): { readonly clients: readonly Client[]; readonly beyond: readonly Unknown[] } {
    const clients = new Map<string, Client>();
    const beyond: Unknown[] = [];
    for (const { door, leads } of doors) {
        const found = architecture.pointing("consumer", connections, door);
        for (const one of found.beyond) beyond.push(one);
        found.each((workload, linked) => {
            const direct = all(leads, linked, workload.consumer.manyShortLived, door.database.needsPool, not(isPooledAt(door, workload)));
            const before = clients.get(workload.address)?.direct ?? no();
            clients.set(workload.address, { workload, direct: any(before, direct) });
        });
    }
    return { clients: [...clients.values()].sort((a, b) => compareAddresses(a.workload, b.workload)), beyond };
}

/** The pooler on the server serves those that come to its port. */
function isPooledAt({ address, database: { builtInPool, poolPort } }: With<"database">, { consumer, place }: With<"consumer">): Answer {
    if (poolPort === undefined || builtInPool.kind === "no") return builtInPool;
    const here = consumer.connectsTo.items.filter(({ targets }) => targets.some((target) => target.address === address));
    const untold = (at = place) => undecided(unknown(at, dependsOn("the port that it connects to")));
    const toPool = here.length === 0 ? untold() : every(many(here), (one) => (one.port ? equals(one.port, poolPort) : untold(one.place)));
    return all(builtInPool, toPool);
}

/** A part is judged with what it is a part of, where that is in the input. */
function isWhole({ partOf }: Component, architecture: Architecture): Answer {
    if (partOf?.certainty === "anything") return undecided(unknown(partOf.place));
    const wholes = (partOf?.targets ?? []).flatMap(({ address }) => architecture.at(address) ?? []);
    return wholes.some((it) => has(it, "database")) ? no() : yes();
}

function partsOf(component: Component, architecture: Architecture): readonly Door[] {
    const parts: Door[] = [];
    architecture.pointing("partOf", whole, component).each((part, linked) => {
        if (has(part, "database")) parts.push({ door: part, leads: part.partOf.certainty === "sure" ? yes() : linked });
    });
    return parts;
}

function hasPool(door: Component, architecture: Architecture): Answer {
    return architecture.pointing("pool", behind, door).exists;
}

function through({ builtInPool, poolPort }: With<"database">["database"], clients: string): Change {
    if (builtInPool.kind === "yes" && poolPort !== undefined) return advise(words`Connect ${clients} to port ${String(poolPort)}.`);
    return advise(words`Point ${clients} at the pool's endpoint.`);
}

/** `function "a", function "b" and 4 more`: as many as a person reads. */
function listed(names: readonly string[]): string {
    const shown = names.slice(0, MOST_NAMES);
    if (names.length > shown.length) return `${shown.join(", ")} and ${String(names.length - shown.length)} more`;
    return enumerated(shown);
}

const MOST_NAMES = 5;
