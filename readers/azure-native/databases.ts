/** Azure Database for PostgreSQL and for MySQL (flexible servers), Azure SQL. */

import type { FirewallRuleArgs as MysqlFirewallRuleArgs } from "@pulumi/azure-native/dbformysql/firewallRule";
import type { ServerArgs as MysqlServerArgs } from "@pulumi/azure-native/dbformysql/server";
import type { ConfigurationArgs } from "@pulumi/azure-native/dbforpostgresql/configuration";
import type { FirewallRuleArgs as PostgresFirewallRuleArgs } from "@pulumi/azure-native/dbforpostgresql/firewallRule";
import type { ServerArgs as PostgresServerArgs } from "@pulumi/azure-native/dbforpostgresql/server";
import type { BackupShortTermRetentionPolicyArgs } from "@pulumi/azure-native/sql/backupShortTermRetentionPolicy";
import type { DatabaseArgs } from "@pulumi/azure-native/sql/database";
import type { FirewallRuleArgs as SqlFirewallRuleArgs } from "@pulumi/azure-native/sql/firewallRule";
import type { ServerArgs as SqlServerArgs } from "@pulumi/azure-native/sql/server";
import { amendable } from "../../architecture/amendable";
import { amend } from "../../architecture/amendment";
import { any, given, isTrue } from "../../architecture/answer";
import type { Database } from "../../architecture/facets/database";
import { advise, known, words, type Value } from "../../architecture/value";
import {
    automatic,
    BACKUP_DAYS,
    database,
    databaseModes,
    dedicatedTiers,
    flexibleServerContributions,
    noPool,
    parameter,
    postgresPool,
    replicationRoles,
    serverModes,
    serverContributions,
    ofMysql,
    standbyModes,
    switches,
    type FlexibleServer,
} from "../azure/databases";
import { firewallRule, isClosed, networks } from "../azure/public-access";
import { byProvider, type Props } from "../props";
import { reader } from "../reader";
import type { Following } from "../scope";
import { fromConfiguration } from "../secret-configuration";

const POSTGRES = "Microsoft.DBforPostgreSQL/flexibleServers";
const MYSQL = "Microsoft.DBforMySQL/flexibleServers";
const SQL_SERVER = "Microsoft.Sql/servers";
const toGroup: Following = { types: ["Microsoft.Resources/resourceGroups"] };

/** Versions of 2017 are single servers, which are retired. */
export const postgresServer = reader<PostgresServerArgs>({
    canonical: POSTGRES,
    types: ["azure-native:dbforpostgresql:Server"],
    metrics: { namespaces: [POSTGRES] },
    names: ["serverName"],
    facets: ["backupRetention", "database", "logs", "protection", "publicAccess", "replica", "settings", "standby", "watched"],
    read: (p, subject) => flexibleServerContributions(serverOf(p, postgresPool(dedicatedTo(p), subject), WITHOUT_PASSWORD.flexible), subject),
});

export const postgresConfiguration = reader<ConfigurationArgs>({
    canonical: "Microsoft.DBforPostgreSQL/flexibleServers/configurations",
    types: ["azure-native:dbforpostgresql:Configuration"],
    facets: [],
    amends: ["database"],
    read: (p, { resource }) =>
        parameter(
            p.to("serverName", { types: [POSTGRES] }),
            p.text("configurationName", byProvider),
            p.choice("value", switches, byProvider),
            advise(words`On ${resource.name}, set value to "true", and connect clients to port 6432.`),
        ),
});

export const mysqlServer = reader<MysqlServerArgs>({
    canonical: MYSQL,
    types: ["azure-native:dbformysql:Server"],
    metrics: { namespaces: [MYSQL] },
    names: ["serverName"],
    facets: ["backupRetention", "database", "logs", "protection", "publicAccess", "replica", "settings", "standby", "watched"],
    read(p, subject) {
        const grows = p.in("storage").choice("autoGrow", { Enabled: true, Disabled: false }, byProvider);
        return flexibleServerContributions(ofMysql(serverOf(p, noPool(), WITHOUT_PASSWORD.mysql), grows), subject);
    },
});

export const sqlServer = reader<SqlServerArgs>({
    canonical: SQL_SERVER,
    types: ["azure-native:sql:Server"],
    names: ["serverName"],
    facets: ["database", "locks", "publicAccess", "settings"],
    read: (p, subject) =>
        serverContributions(
            {
                closed: isClosed(p.choice("publicNetworkAccess", networks, "open")),
                password: p.raw("administratorLoginPassword"),
                withoutPassword: advise(WITHOUT_PASSWORD.sql, "client-visible"),
                group: p.to("resourceGroupName", toGroup),
            },
            subject,
        ),
});

export const sqlDatabase = reader<DatabaseArgs>({
    canonical: "Microsoft.Sql/servers/databases",
    types: ["azure-native:sql:Database"],
    metrics: { namespaces: ["Microsoft.Sql/servers/databases", "Microsoft.Sql/servers/elasticPools"] },
    names: ["databaseName"],
    facets: ["backupRetention", "logs", "protection", "replica", "watched"],
    read: (p, subject) =>
        database(
            {
                replica: isTrue(p.choice("createMode", databaseModes, false)),
                backupRetention: automatic(
                    amendable(known(BACKUP_DAYS, subject.place, { byDefault: true })),
                    advise("Add a BackupShortTermRetentionPolicy for it with more retentionDays."),
                ),
            },
            [p.to("resourceGroupName", toGroup), p.to("serverName", { types: [SQL_SERVER] })],
            subject,
        ),
});

export const sqlBackupRetention = reader<BackupShortTermRetentionPolicyArgs>({
    canonical: "Microsoft.Sql/servers/databases/backupShortTermRetentionPolicies",
    types: ["azure-native:sql:BackupShortTermRetentionPolicy"],
    facets: [],
    amends: ["backupRetention"],
    read(p) {
        const days = p.count("retentionDays", BACKUP_DAYS);
        return [
            amend(p.to("databaseName", { types: ["Microsoft.Sql/servers/databases"] }), "backupRetention", ({ none, copied }) => ({
                days,
                none,
                copied,
            })),
        ];
    },
});

export const postgresFirewallRule = reader<PostgresFirewallRuleArgs>({
    canonical: "Microsoft.DBforPostgreSQL/flexibleServers/firewallRules",
    types: ["azure-native:dbforpostgresql:FirewallRule"],
    facets: [],
    amends: ["publicAccess"],
    read: (p, subject) =>
        firewallRule(p.to("serverName", { types: [POSTGRES] }), p.text("startIpAddress", byProvider), p.text("endIpAddress", byProvider), subject),
});

export const mysqlFirewallRule = reader<MysqlFirewallRuleArgs>({
    canonical: "Microsoft.DBforMySQL/flexibleServers/firewallRules",
    types: ["azure-native:dbformysql:FirewallRule"],
    facets: [],
    amends: ["publicAccess"],
    read: (p, subject) =>
        firewallRule(p.to("serverName", { types: [MYSQL] }), p.text("startIpAddress", byProvider), p.text("endIpAddress", byProvider), subject),
});

export const sqlFirewallRule = reader<SqlFirewallRuleArgs>({
    canonical: "Microsoft.Sql/servers/firewallRules",
    types: ["azure-native:sql:FirewallRule"],
    facets: [],
    amends: ["publicAccess"],
    read: (p, subject) =>
        firewallRule(p.to("serverName", { types: [SQL_SERVER] }), p.text("startIpAddress", byProvider), p.text("endIpAddress", byProvider), subject),
});

/** What both kinds of flexible servers have. */
type FlexibleServerArgs = Pick<
    PostgresServerArgs,
    "backup" | "sku" | "createMode" | "replicationRole" | "network" | "highAvailability" | "administratorLoginPassword" | "resourceGroupName"
>;

/** The service chooses a size where there is none. */
function dedicatedTo(p: Props<FlexibleServerArgs>): Value<boolean> {
    return p.in("sku").choice("tier", dedicatedTiers, byProvider);
}

function serverOf(p: Props<FlexibleServerArgs>, pool: Database, withoutPassword: string): FlexibleServer {
    const network = p.in("network");
    return {
        pool,
        dedicated: dedicatedTo(p),
        // The SDK injects "Disabled" into a block without a mode, which is Azure's default for the server too.
        standby: p.in("highAvailability").choice("mode", standbyModes, false),
        backups: p.in("backup").count("backupRetentionDays", BACKUP_DAYS),
        createdAsCopy: p.choice("createMode", serverModes, false),
        role: p.choice("replicationRole", replicationRoles, "unsaid"),
        server: {
            // Azure's own defaults: a server that is in no subnet has a public endpoint.
            closed: any(isClosed(network.choice("publicNetworkAccess", networks, "open")), given(isTrue(network.has("delegatedSubnetResourceId")))),
            password: p.raw("administratorLoginPassword"),
            withoutPassword: advise(withoutPassword, "client-visible"),
            group: p.to("resourceGroupName", toGroup),
        },
    };
}

const WITHOUT_PASSWORD = {
    flexible: `Take ${fromConfiguration("administratorLoginPassword")}, or remove it and set authConfig.passwordAuth to "Disabled".`,
    mysql: `Take ${fromConfiguration("administratorLoginPassword")}.`,
    sql: `Take ${fromConfiguration("administratorLoginPassword")}, or remove it and set administrators.azureADOnlyAuthentication to true.`,
};
