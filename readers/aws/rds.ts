/** Amazon RDS and Aurora: instances, clusters and what their endpoints lead to. */

import { protectedBy } from "../protection";
import { requirement, unless } from "../../architecture/requirement";
import { amendable } from "../../architecture/amendable";
import { dependsOn } from "../../architecture/reason";
import type { ClusterArgs } from "@pulumi/aws/rds/cluster";
import type { ClusterEndpointArgs } from "@pulumi/aws/rds/clusterEndpoint";
import type { ClusterInstanceArgs } from "@pulumi/aws/rds/clusterInstance";
import type { InstanceArgs } from "@pulumi/aws/rds/instance";
import { amend, consult } from "../../architecture/amendment";
import { all, any, atLeast, equals, given, holds, isTrue, no, not, some, undecided, yes, type Answer } from "../../architecture/answer";
import type { Facets } from "../../architecture/component";
import type { Database } from "../../architecture/facets/database";
import type { Deletion } from "../../architecture/facets/deletion";
import type { LogStream } from "../../architecture/facets/logs";
import type { PublicAccess } from "../../architecture/facets/public-access";
import type { Protection } from "../../architecture/facets/protection";
import type { Setting } from "../../architecture/facets/settings";
import type { Member, Standby } from "../../architecture/facets/standby";
import { alongside, becomes, joined, many, mapped, unknown, type Change, type Known, type Many, type Value } from "../../architecture/value";
import { byName, byReference } from "../metrics";
import { byProvider, type Props } from "../props";
import { reader, type Subject } from "../reader";
import { watched } from "./alarms";
import { storeOf } from "../deletion";
import { password } from "../passwords";

const RDS = "AWS/RDS";
const SHORT_OF_CPU = "CPUUtilization";

export const dbInstance = reader<InstanceArgs>({
    types: ["aws_db_instance", "aws:rds/instance:Instance"],
    // Since version 5 of the provider `id` is the resource id, which no metric has; before, it was the identifier.
    // https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/version-5-upgrade#resourceaws_db_instance
    metrics: { namespaces: [RDS], dimensions: { DBInstanceIdentifier: byName(/^identifier$/, { outputs: /^id$/, until: 5 }) } },
    names: ["identifier"],
    facets: ["backupRetention", "backups", "database", "deletion", "logs", "protection", "publicAccess", "replica", "settings", "standby", "watched"],
    read(p, subject) {
        const replica = copies(p, "replicateSourceDb");
        // A snapshot or a source database brings its engine along.
        const engine = p.text("engine", byProvider);
        // Provider default: "The default is `false`."
        const guarded = p.flag("deletionProtection", false);
        return [
            subject.component("database", {
                replica,
                ...instanceBackups(p),
                standby: instanceStandby(p, engine),
                database: {
                    // RDS Proxy leads to writers only. https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy.html#rds-proxy.limitations
                    needsPool: given(all(not(replica), proxySpeaks(engine))),
                    builtInPool: no(),
                    fix: addProxy(p),
                },
                // Provider default: 0.
                deletion: leftBehind(p, p.count("backupRetentionPeriod", 0)),
                protection: protectionOf(guarded, subject, p.set("deletionProtection", true)),
                publicAccess: byAddress(p.flag(PUBLIC, false, { effect: "client-visible" })),
                watched: watched(yes(), { metric: SHORT_OF_CPU, dimensions: "DBInstanceIdentifier" }, subject),
                settings: passwordIn(p, "password", subject),
                logs: exportsOf(p.texts(EXPORTS), p.has(EXPORTS), exportLogs(p, EXPORTS, engine)),
            }),
        ];
    },
});

/** Aurora, and Multi-AZ clusters of RDS. */
export const rdsCluster = reader<ClusterArgs>({
    types: ["aws_rds_cluster", "aws:rds/cluster:Cluster"],
    metrics: {
        namespaces: [RDS],
        dimensions: { DBClusterIdentifier: byName(/^(id|cluster_?identifier)$/i), DBInstanceIdentifier: byReference(/^cluster_?members/i) },
    },
    names: ["clusterIdentifier"],
    facets: ["backupRetention", "database", "deletion", "logs", "protection", "replica", "settings", "standby", "watched"],
    read(p, subject) {
        const replica = any(copies(p, "replicationSourceIdentifier"), isSecondary(p));
        const engine = p.text("engine", byProvider);
        // Serverless v1 pools by itself and has no proxy. Provider default: "Defaults to: provisioned".
        const first = equals(p.text("engineMode", "provisioned"), "serverless");
        const guarded = p.flag("deletionProtection", false);
        const dataApi = isTrue(p.flag("enableHttpEndpoint", false));
        const direct = any(not(dataApi), undecided(unknown(p.place("enableHttpEndpoint"), dependsOn("whether clients use the Data API"))));
        return [
            subject.component("database", {
                replica,
                // Provider default: "Default `1`". Backups of a cluster cannot be switched off.
                backupRetention: { days: backupDays(p, 1), none: no(), copied: amendable(no(), "added") },
                standby: clusterStandby(p, subject, first),
                database: { needsPool: given(all(not(first), proxySpeaks(engine), direct)), builtInPool: no(), fix: addProxy(p) },
                // Provider default: "Default `1`".
                deletion: leftBehind(p, p.count("backupRetentionPeriod", 1)),
                protection: protectionOf(guarded, subject, p.set("deletionProtection", true)),
                watched: watched(yes(), { metric: SHORT_OF_CPU, dimensions: "DBClusterIdentifier" }, subject),
                settings: passwordIn(p, "masterPassword", subject),
                logs: mapped(exportsOf(p.texts(EXPORTS), p.has(EXPORTS), exportLogs(p, EXPORTS, engine)), ({ detail, central }) => ({
                    detail,
                    // Serverless v1 refuses log exports, and sends its logs to CloudWatch without them:
                    // https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_LogAccess.Procedural.Viewing.html
                    central: unless(first, central),
                })),
            }),
        ];
    },
});

/** A client that names a member goes around the cluster's proxy as one that names the cluster does. Data, logs and passwords are the cluster's. */
export const rdsClusterInstance = reader<ClusterInstanceArgs>({
    types: ["aws_rds_cluster_instance", "aws:rds/clusterInstance:ClusterInstance"],
    metrics: { namespaces: [RDS], dimensions: { DBInstanceIdentifier: byName(/^(id|identifier)$/) } },
    names: ["identifier"],
    facets: ["database", "partOf", "publicAccess"],
    amends: ["standby"],
    read(p, subject) {
        const cluster = p.to("clusterIdentifier", { types: ["aws_rds_cluster"] });
        const database: Database = { needsPool: given(proxySpeaks(p.text("engine", byProvider))), builtInPool: no(), fix: addProxy(p) };
        return [
            subject.component("database", {
                database,
                partOf: cluster,
                publicAccess: byAddress(p.flag(PUBLIC, false, { effect: "client-visible" })),
            }),
            amend(cluster, "standby", (mine) => ({ ...mine, members: joined(mine.members, membersOf(p, subject)) })),
            consult(subject.resource.address, cluster, "database", "database", (_, theirs) => theirs.database),
        ];
    },
});

/** A custom endpoint of an Aurora cluster. */
export const rdsClusterEndpoint = reader<ClusterEndpointArgs>({
    types: ["aws_rds_cluster_endpoint", "aws:rds/clusterEndpoint:ClusterEndpoint"],
    names: ["clusterEndpointIdentifier"],
    facets: ["database", "partOf"],
    read(p, subject) {
        const cluster = p.to("clusterIdentifier", { types: ["aws_rds_cluster"] });
        const elsewhere = undecided(unknown(p.place("clusterIdentifier"), dependsOn("the cluster")));
        const database: Database = { needsPool: elsewhere, builtInPool: no(), fix: addProxy(p) };
        return [
            subject.component("database", { database, partOf: cluster }),
            consult(subject.resource.address, cluster, "database", "database", (_, theirs) => theirs.database),
        ];
    },
});

const EXPORTS = "enabledCloudwatchLogsExports";
/** Provider default of both: "Default is `false`." Aurora has it on members only. */
const PUBLIC = "publiclyAccessible";

/** Provider default: "Default is `0`", with which RDS makes none. */
function instanceBackups(p: Props<InstanceArgs>): Pick<Facets, "backups" | "backupRetention"> {
    const days = backupDays(p, 0);
    const copied = amendable(no(), "added");
    const on = atLeast(days, 1);
    // "An outage occurs if you change the backup retention period from 0 to a nonzero value": https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.Enabling.html
    const switchOn = { ...becomes(days, 7), effect: "restart" as const };
    return {
        backups: { on: requirement(on, "makes no automated backups", switchOn), copied },
        backupRetention: { days, none: not(on), copied },
    };
}

/** What is restored from a snapshot or a point in time brings its retention along, where the program does not say one. */
function backupDays(
    p: Props<Pick<InstanceArgs & ClusterArgs, "backupRetentionPeriod" | "snapshotIdentifier" | "restoreToPointInTime">>,
    absent: number,
): Value<number> {
    const restored = any(isTrue(p.has("snapshotIdentifier")), isTrue(p.has("restoreToPointInTime")));
    return p.count("backupRetentionPeriod", restored.kind === "no" ? absent : dependsOn("what it is restored from"));
}

/** Whom the security groups let through is asked elsewhere: they change more often than an address does. */
function byAddress(publicly: Value<boolean>): PublicAccess {
    const closed = requirement(not(isTrue(publicly)), "is reachable from the internet through a public address", becomes(publicly, false));
    return {
        openings: many([{ way: "network", closed, readsOnly: no() }]),
        shut: { network: no() },
        published: no(),
    };
}

/**
 * Provider default: false, also after a restore, unless the option group of a SQL Server mirrors it.
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_RestoreDBInstanceFromDBSnapshot.html
 */
function instanceStandby(p: Props<InstanceArgs>, engine: Value<string>): Standby {
    const ofSqlServer = holds(engine, (it) => it.startsWith("sqlserver-"));
    // Provider default: 0. "Mirroring cannot be applied to instances with backup retention set to zero."
    const backups = p.count("backupRetentionPeriod", 0);
    const unsaved = ofSqlServer.kind === "yes" && backups.kind === "known" && backups.value === 0;
    // What a deployed database got from AWS is not a choice of the program.
    const pinned = p.written("availabilityZone");
    // "You can't set the AvailabilityZone parameter if the DB instance is a Multi-AZ deployment." https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
    const multiAz = alongside(p.flag("multiAz", false), () => [
        ...(unsaved ? becomes(backups, 7).sets : []),
        ...(pinned.kind === "unknown" || pinned.value ? [{ place: p.place("availabilityZone") }] : []),
    ]);
    const mirrored = all(
        ofSqlServer,
        not(isTrue(p.has("multiAz"))),
        isTrue(p.has("optionGroupName")),
        undecided(unknown(p.place("optionGroupName"), dependsOn("the option group, which may mirror it"))),
    );
    return {
        needed: canStandBy(engine),
        kept: requirement(any(isTrue(multiAz), given(mirrored)), ONE_ZONE, becomes(multiAz, true)),
        byMembers: no(),
        members: many<Member>([]),
    };
}

/** Express and Web have no Multi-AZ. https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_SQLServerMultiAZ.html Of RDS Custom it depends on the release. */
function canStandBy(engine: Value<string>): Answer {
    return any(
        holds(engine, (it) => !/^(sqlserver-(ex|web)$|custom-)/.test(it)),
        all(
            holds(engine, (it) => it.startsWith("custom-")),
            undecided(unknown(engine.place, dependsOn("the engine"))),
        ),
    );
}

/** Members of Aurora take over from each other. A Multi-AZ cluster of RDS has three servers in three zones, and declares none of them. */
function clusterStandby(p: Props<ClusterArgs>, subject: Subject, serverless: Answer): Standby {
    const sentence = {
        pulumi: "Add another aws.rds.ClusterInstance to it, in another zone or with no availabilityZone.",
        terraform: "Add another aws_rds_cluster_instance to it, in another zone or with no availability_zone.",
    };
    return {
        needed: not(serverless),
        kept: requirement(given(isTrue(p.has("dbClusterInstanceClass"))), ONE_ZONE, p.advise(sentence)),
        // Of several clusters in one block it is not known which member belongs to which.
        byMembers: any(equals(subject.times, 1), undecided(unknown(subject.place, dependsOn("the members of each cluster")))),
        members: amendable(many<Member>([]), "added"),
    };
}

/**
 * A secondary of a global database, which AWS makes without a user of its own ("Cannot specify user name for cross region replication cluster"). What is
 * restored brings its user along.
 */
function isSecondary(p: Props<ClusterArgs>): Answer {
    const restored = any(isTrue(p.has("snapshotIdentifier")), isTrue(p.has("restoreToPointInTime")));
    return all(isTrue(p.has("globalClusterIdentifier")), not(isTrue(p.has("masterUsername"))), not(given(restored)));
}

/** As many as `count` makes; more than two add nothing. AWS chooses a zone where the program does not. */
function membersOf(p: Props<ClusterInstanceArgs>, { times }: Subject): Many<Member> {
    if (times.kind === "unknown") return many<Member>([], [times]);
    const pinned = isTrue(p.has("availabilityZone"));
    const zone = p.text("availabilityZone", byProvider);
    return many(Array.from({ length: Math.min(times.value, 2) }, () => ({ pinned, zone })));
}

const ONE_ZONE = "has no standby in another zone";

/** Whether it is a replica of the database that the property names. */
function copies<T>(p: Props<T>, key: keyof T & string): Answer {
    const source = p.to(key);
    if (source.certainty === "nowhere") return no();
    return source.certainty === "anything" ? undecided(unknown(source.place)) : yes();
}

/** Engine families of RDS Proxy; Oracle, Db2 and RDS Custom have none. https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.RDS_Fea_Regions_DB-eng.Feature.RDS_Proxy.html */
function proxySpeaks(engine: Value<string>): Answer {
    return any(
        holds(engine, (it) => /^(aurora(-mysql|-postgresql)?|mysql|mariadb|postgres|sqlserver-\w+)$/.test(it)),
        all(not(holds(engine, (it) => /^(oracle|db2|custom)-/.test(it))), undecided(unknown(engine.place, dependsOn("the engine")))),
    );
}

function addProxy<T>(p: Props<T>): Change {
    return p.advise({
        pulumi: "Add an aws.rds.Proxy with a ProxyTarget for it, and point clients at the proxy's endpoint.",
        terraform: "Add an aws_db_proxy with an aws_db_proxy_target for it, and point clients at the proxy's endpoint.",
    });
}

function protectionOf(guarded: Value<boolean>, subject: Subject, fix: Change): Protection {
    return { held: protectedBy(any(isTrue(guarded), isTrue(subject.protect)), fix) };
}

/**
 * A final snapshot, or automated backups that outlive the database. Provider defaults: skipFinalSnapshot "Default is `false`", deleteAutomatedBackups
 * "Default is `true`". https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.Retaining.html
 */
function leftBehind(p: Props<Pick<InstanceArgs & ClusterArgs, SnapshotKeys>>, backups: Value<number>): Deletion {
    const skipped = p.flag("skipFinalSnapshot", false);
    const retained = all(not(isTrue(p.flag("deleteAutomatedBackups", true))), atLeast(backups, 1));
    const named = p.has("finalSnapshotIdentifier");
    const fix =
        named.kind === "known" && named.value
            ? becomes(skipped, false)
            : p.advise({
                  pulumi: "Set skipFinalSnapshot to false and name the snapshot in finalSnapshotIdentifier.",
                  terraform: "Set skip_final_snapshot = false and name the snapshot in final_snapshot_identifier.",
              });
    return storeOf(requirement(any(not(isTrue(skipped)), given(retained)), "leaves no final snapshot when it is deleted", fix));
}

type SnapshotKeys = "skipFinalSnapshot" | "finalSnapshotIdentifier" | "deleteAutomatedBackups";

/** Without a list nothing is exported; which logs are in it is not asked here. */
function exportsOf(list: Many<Known<string>>, listed: Value<boolean>, fix: Change): Many<LogStream> {
    const central = list.items.length || list.unknowns.length ? some(list, (it) => yes(it)) : isTrue(listed);
    return many([{ detail: "exports", central: requirement(central, "does not export its logs", fix) }]);
}

function exportLogs<T>(p: Props<T>, key: keyof T & string, engine: Value<string>): Change {
    const log = engine.kind === "known" ? Object.entries(PLAINEST_LOG).find(([family]) => engine.value.includes(family))?.[1] : undefined;
    if (log !== undefined) return p.set(key, [log]);
    const sentence = `List the engine's logs in ${p.place(key).path}.`;
    return p.advise({ pulumi: sentence, terraform: sentence });
}

/** The log that each engine writes without a parameter group. https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html */
const PLAINEST_LOG: Readonly<Record<string, string>> = {
    postgres: "postgresql",
    mysql: "error",
    mariadb: "error",
    sqlserver: "error",
    oracle: "alert",
    db2: "diag.log",
};

/** A write-only password (`passwordWo`) never reaches the state. */
function passwordIn<T>(p: Props<T>, key: keyof T & string, subject: Subject): Many<Setting> {
    const entry = p.raw(key);
    const { path } = p.place(key);
    const sentence = {
        pulumi: `Set manageMasterUserPassword to true and remove ${path}.`,
        terraform: `Set manage_master_user_password = true and remove ${path}.`,
    };
    // RDS then makes a password of its own: clients that know the old one are turned away.
    return many(entry ? [password(entry, subject.resource, p.advise(sentence, "client-visible"))] : []);
}
