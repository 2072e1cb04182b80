/** Azure's relational databases, in either vocabulary: pools, passwords, protection and logs. */

import { requirement } from "../../architecture/requirement";
import { amendable } from "../../architecture/amendable";
import { amend, type Amendment } from "../../architecture/amendment";
import { all, any, equals, given, holds, isTrue, no, yes, type Answer } from "../../architecture/answer";
import type { Facets } from "../../architecture/component";
import type { BackupRetention } from "../../architecture/facets/backups";
import type { Database } from "../../architecture/facets/database";
import type { Member, Standby } from "../../architecture/facets/standby";
import type { Pointer } from "../../architecture/pointer";
import { advise, alongside, becomes, many, type Change, type Value } from "../../architecture/value";
import { password } from "../passwords";
import type { Entry } from "../props";
import type { Contribution, Subject, WatchedSubject } from "../reader";
import { resourceLogs } from "./diagnostics";
import { databaseLocks, locksOf, protectionOf, serverLocks, type Residence } from "./protection";
import { behindFirewall } from "./public-access";
import { watched } from "./watched";

/**
 * PgBouncer runs on the server itself, on a port of its own, except on the Burstable tier, whose owner is another policy.
 * https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-pgbouncer
 */
export function postgresPool(canPool: Value<boolean>, { resource }: Subject): Database {
    return { needsPool: given(isTrue(canPool)), builtInPool: amendable(no()), poolPort: 6432, fix: advise(TURN_ON[resource.syntax]) };
}

/** Days that backups of a flexible server and of an Azure SQL database are kept, where the program does not say: the service's default of all three. */
export const BACKUP_DAYS = 7;

/** Azure backs up by itself, and does not let that be switched off. A vault may keep more. */
export function automatic(days: Value<number>, fix?: Change): BackupRetention {
    return { days, none: no(), copied: amendable(no(), "added"), ...(fix === undefined ? {} : { fix }) };
}

/** No managed pooler speaks to these: the drivers of SQL Server pool by themselves, and for MySQL there is none. */
export function noPool(): Database {
    return { needsPool: no(), builtInPool: no(), fix: advise("Pool connections in the application.") };
}

/** A flexible server, of PostgreSQL or MySQL, as its vocabulary says it. */
export interface FlexibleServer {
    /** Connections are pooled where it is on. */
    readonly pool: Database;
    /** Its tier has what needs cores of its own: PgBouncer, a standby. */
    readonly dedicated: Value<boolean>;
    readonly standby: Value<boolean>;
    /** Days that its backups are kept. They cannot be switched off. */
    readonly backups: Value<number>;
    /** It was created as a copy of another server. */
    readonly createdAsCopy: Value<boolean>;
    readonly role: Value<"copy" | "own" | "unsaid">;
    readonly server: SqlServer;
}

/** What a server of databases has, whatever it speaks. */
export interface SqlServer {
    /** It has no public endpoint. */
    readonly closed: Answer;
    readonly password: Entry | undefined;
    readonly withoutPassword: Change;
    readonly group: Pointer;
}

/** It is a database and a server in one. */
export function flexibleServerContributions(
    { pool, dedicated, standby, backups, createdAsCopy, role, server }: FlexibleServer,
    subject: WatchedSubject,
): readonly Contribution[] {
    return database(
        {
            database: pool,
            replica: copiesAnother(createdAsCopy, role),
            standby: serverStandby(standby, dedicated),
            backupRetention: automatic(backups),
            ...reachedAndSigned(server, subject),
        },
        [server.group],
        subject,
    );
}

/** Clients connect to it; what can be lost are its databases. */
export function serverContributions(server: SqlServer, subject: Subject): readonly Contribution[] {
    const { group } = server;
    return [
        subject.component("server", { database: noPool(), ...reachedAndSigned(server, subject), locks: locksOf(group, subject) }),
        serverLocks(group, subject),
    ];
}

/** The write-only arguments for a password never reach the state. */
function reachedAndSigned({ closed, password: entry, withoutPassword }: SqlServer, { resource }: Subject): Pick<Facets, "publicAccess" | "settings"> {
    return { publicAccess: behindFirewall(closed), settings: many(entry ? [password(entry, resource, withoutPassword)] : []) };
}

/**
 * A standby beside the server, in its zone or in another one. The Burstable tier has none, and its owner is another policy. Azure SQL is not asked: every
 * tier of it fails over by itself. https://learn.microsoft.com/azure/azure-sql/database/high-availability-sla-local-zone-redundancy
 */
function serverStandby(on: Value<boolean>, canHave: Value<boolean>): Standby {
    return {
        needed: isTrue(canHave),
        kept: requirement(isTrue(on), "has no standby server", becomes(on, true)),
        byMembers: no(),
        members: many<Member>([]),
    };
}

/**
 * A server of MySQL that has a standby has storage that grows: https://learn.microsoft.com/azure/mysql/flexible-server/concepts-service-tiers-storage#storage-autogrow
 * Of one in another zone, "it can be enabled only when the server is created": https://learn.microsoft.com/azure/mysql/flexible-server/concepts-high-availability
 */
export function ofMysql(server: FlexibleServer, grows: Value<boolean>): FlexibleServer {
    const standby = alongside(server.standby, () => (isTrue(grows).kind === "no" ? becomes(grows, true).sets : []));
    return { ...server, standby: standby.kind === "known" ? { ...standby, effect: "replacement" } : standby };
}

/** What `highAvailability.mode` means; a region without zones has the second only. */
export const standbyModes = { ZoneRedundant: true, SameZone: true, Disabled: false } as const;

/** Tiers of a flexible server that PgBouncer and a standby need. */
export const dedicatedTiers = { GeneralPurpose: true, MemoryOptimized: true, Burstable: false } as const;

/** A parameter of a server: only the one that turns PgBouncer on says something here. */
export function parameter(server: Pointer, name: Value<string>, on: Value<boolean>, fix: Change): readonly Amendment[] {
    const turns = holds(name, (it) => it.toLowerCase() === "pgbouncer.enabled");
    if (turns.kind === "no") return [];
    return [
        amend(server, "database", (mine) => ({
            ...mine,
            builtInPool: any(mine.builtInPool, all(given(turns), isTrue(on))),
            fix: turns.kind === "yes" ? fix : mine.fix,
        })),
    ];
}

/** `On` and `true` are the same to the server. */
export const switches = { true: true, on: true, false: false, off: false } as const;

/** What every server or database that keeps data contributes. */
export function database(facets: Partial<Facets>, within: Residence, subject: WatchedSubject): readonly Contribution[] {
    return [
        subject.component("database", {
            ...facets,
            protection: protectionOf(within, subject),
            logs: resourceLogs(subject),
            watched: watched(yes(), "cpu_percent", subject),
        }),
        ...databaseLocks(within, subject),
    ];
}

/** A server copies another one until it is promoted, whatever it was created as. */
function copiesAnother(created: Value<boolean>, role: Value<"copy" | "own" | "unsaid">): Answer {
    return any(equals(role, "copy"), all(isTrue(created), equals(role, "unsaid")));
}

/** Roles of a flexible server; both services and azurerm write "None" for one that is promoted. */
export const replicationRoles = {
    None: "own",
    Primary: "own",
    Source: "own",
    AsyncReplica: "copy",
    GeoAsyncReplica: "copy",
    Replica: "copy",
} as const;

/** Modes of creation in which a flexible server copies another one. */
export const serverModes = {
    Default: false,
    Create: false,
    Update: false,
    PointInTimeRestore: false,
    GeoRestore: false,
    ReviveDropped: false,
    Replica: true,
} as const;

/** The same of an Azure SQL database. https://learn.microsoft.com/rest/api/sql/databases/create-or-update#createmode */
export const databaseModes = {
    Default: false,
    Copy: false,
    PointInTimeRestore: false,
    Restore: false,
    Recovery: false,
    RestoreExternalBackup: false,
    RestoreLongTermRetentionBackup: false,
    Secondary: true,
    OnlineSecondary: true,
    RestoreExternalBackupSecondary: true,
} as const;

const TURN_ON = {
    pulumi: 'Add a Configuration for it with configurationName "pgbouncer.enabled" and value "true", and connect clients to port 6432.',
    terraform:
        'Add an azurerm_postgresql_flexible_server_configuration for it with name "pgbouncer.enabled" and value "true", and connect clients to port 6432.',
};
