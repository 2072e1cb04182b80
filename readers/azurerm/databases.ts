/** Azure Database for PostgreSQL and for MySQL (flexible servers), Azure SQL. */

import type { MssqlDatabaseConfig } from "@cdktf/provider-azurerm/lib/mssql-database";
import type { MssqlFirewallRuleConfig } from "@cdktf/provider-azurerm/lib/mssql-firewall-rule";
import type { MssqlServerConfig } from "@cdktf/provider-azurerm/lib/mssql-server";
import type { MysqlFlexibleServerConfig } from "@cdktf/provider-azurerm/lib/mysql-flexible-server";
import type { MysqlFlexibleServerFirewallRuleConfig } from "@cdktf/provider-azurerm/lib/mysql-flexible-server-firewall-rule";
import type { PostgresqlFlexibleServerConfig } from "@cdktf/provider-azurerm/lib/postgresql-flexible-server";
import type { PostgresqlFlexibleServerConfigurationConfig } from "@cdktf/provider-azurerm/lib/postgresql-flexible-server-configuration";
import type { PostgresqlFlexibleServerFirewallRuleConfig } from "@cdktf/provider-azurerm/lib/postgresql-flexible-server-firewall-rule";
import { any, given, isTrue, not, type Answer } from "../../architecture/answer";
import type { Database } from "../../architecture/facets/database";
import { advise, map, words, type Change, type Value } from "../../architecture/value";
import {
    automatic,
    BACKUP_DAYS,
    database,
    databaseModes,
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
import { nameInId } from "../azure/resource-ids";
import { byProvider, type Props } from "../props";
import { reader } from "../reader";
import type { Following } from "../scope";

const toGroup: Following = { types: ["Microsoft.Resources/resourceGroups"] };

export const postgresServer = reader<PostgresqlFlexibleServerConfig>({
    canonical: "Microsoft.DBforPostgreSQL/flexibleServers",
    types: ["azurerm_postgresql_flexible_server"],
    metrics: { namespaces: ["Microsoft.DBforPostgreSQL/flexibleServers"] },
    names: ["name"],
    facets: ["backupRetention", "database", "logs", "protection", "publicAccess", "replica", "settings", "standby", "watched"],
    read(p, subject) {
        // Provider defaults here and below: a server that is in no subnet has a public endpoint.
        const closed = any(not(isTrue(p.flag("publicNetworkAccessEnabled", true))), given(isTrue(p.has("delegatedSubnetId"))));
        return flexibleServerContributions(serverOf(p, postgresPool(isDedicated(p), subject), closed), subject);
    },
});

export const postgresConfiguration = reader<PostgresqlFlexibleServerConfigurationConfig>({
    canonical: "Microsoft.DBforPostgreSQL/flexibleServers/configurations",
    types: ["azurerm_postgresql_flexible_server_configuration"],
    facets: [],
    amends: ["database"],
    read: (p, { resource }) =>
        parameter(
            p.to("serverId", { types: ["Microsoft.DBforPostgreSQL/flexibleServers"], name: nameInId }),
            p.text("name", byProvider),
            p.choice("value", switches, byProvider),
            advise(words`On ${resource.name}, set value = "true", and connect clients to port 6432.`),
        ),
});

export const mysqlServer = reader<MysqlFlexibleServerConfig>({
    canonical: "Microsoft.DBforMySQL/flexibleServers",
    types: ["azurerm_mysql_flexible_server"],
    metrics: { namespaces: ["Microsoft.DBforMySQL/flexibleServers"] },
    names: ["name"],
    facets: ["backupRetention", "database", "logs", "protection", "publicAccess", "replica", "settings", "standby", "watched"],
    read(p, subject) {
        const closed = any(isClosed(p.choice("publicNetworkAccess", networks, "open")), given(isTrue(p.has("delegatedSubnetId"))));
        // "`storage[0].auto_grow_enabled` must be enabled when `high_availability` is enabled." Provider default: true.
        const grows = p.in("storage").flag("autoGrowEnabled", true);
        return flexibleServerContributions(ofMysql(serverOf(p, noPool(), closed), grows), subject);
    },
});

export const sqlServer = reader<MssqlServerConfig>({
    canonical: "Microsoft.Sql/servers",
    types: ["azurerm_mssql_server"],
    names: ["name"],
    facets: ["database", "locks", "publicAccess", "settings"],
    read: (p, subject) =>
        serverContributions(
            {
                closed: not(isTrue(p.flag("publicNetworkAccessEnabled", true))),
                password: p.raw("administratorLoginPassword"),
                withoutPassword: writeOnly("administrator_login_password"),
                group: p.to("resourceGroupName", toGroup),
            },
            subject,
        ),
});

export const sqlDatabase = reader<MssqlDatabaseConfig>({
    canonical: "Microsoft.Sql/servers/databases",
    types: ["azurerm_mssql_database"],
    metrics: { namespaces: ["Microsoft.Sql/servers/databases", "Microsoft.Sql/servers/elasticPools"] },
    names: ["name"],
    facets: ["backupRetention", "logs", "protection", "replica", "watched"],
    read: (p, subject) =>
        database(
            {
                replica: isTrue(p.choice("createMode", databaseModes, false)),
                backupRetention: automatic(p.in("shortTermRetentionPolicy").count("retentionDays", BACKUP_DAYS)),
            },
            [p.to("serverId", { types: ["Microsoft.Sql/servers"], name: nameInId })],
            subject,
        ),
});

export const postgresFirewallRule = reader<PostgresqlFlexibleServerFirewallRuleConfig>({
    canonical: "Microsoft.DBforPostgreSQL/flexibleServers/firewallRules",
    types: ["azurerm_postgresql_flexible_server_firewall_rule"],
    facets: [],
    amends: ["publicAccess"],
    read(p, subject) {
        const server = p.to("serverId", { types: ["Microsoft.DBforPostgreSQL/flexibleServers"], name: nameInId });
        return firewallRule(server, p.text("startIpAddress", byProvider), p.text("endIpAddress", byProvider), subject);
    },
});

export const mysqlFirewallRule = reader<MysqlFlexibleServerFirewallRuleConfig>({
    canonical: "Microsoft.DBforMySQL/flexibleServers/firewallRules",
    types: ["azurerm_mysql_flexible_server_firewall_rule"],
    facets: [],
    amends: ["publicAccess"],
    read(p, subject) {
        const server = p.to("serverName", { types: ["Microsoft.DBforMySQL/flexibleServers"] });
        return firewallRule(server, p.text("startIpAddress", byProvider), p.text("endIpAddress", byProvider), subject);
    },
});

export const sqlFirewallRule = reader<MssqlFirewallRuleConfig>({
    canonical: "Microsoft.Sql/servers/firewallRules",
    types: ["azurerm_mssql_firewall_rule"],
    facets: [],
    amends: ["publicAccess"],
    read(p, subject) {
        const server = p.to("serverId", { types: ["Microsoft.Sql/servers"], name: nameInId });
        return firewallRule(server, p.text("startIpAddress", byProvider), p.text("endIpAddress", byProvider), subject);
    },
});

/** What both kinds of flexible servers have. */
type FlexibleServerConfig = Pick<
    PostgresqlFlexibleServerConfig,
    "backupRetentionDays" | "skuName" | "createMode" | "replicationRole" | "highAvailability" | "administratorPassword" | "resourceGroupName"
>;

function serverOf(p: Props<FlexibleServerConfig>, pool: Database, closed: Answer): FlexibleServer {
    return {
        pool,
        dedicated: isDedicated(p),
        standby: p.in("highAvailability").choice("mode", standbyModes, false),
        backups: p.count("backupRetentionDays", BACKUP_DAYS),
        createdAsCopy: p.choice("createMode", serverModes, false),
        role: p.choice("replicationRole", replicationRoles, "unsaid"),
        server: {
            closed,
            password: p.raw("administratorPassword"),
            withoutPassword: writeOnly("administrator_password"),
            group: p.to("resourceGroupName", toGroup),
        },
    };
}

/** `B_`, `GP_` or `MO_` before the size. Optional and computed. */
function isDedicated(p: Props<FlexibleServerConfig>): Value<boolean> {
    return map(p.text("skuName", byProvider), (name) => /^(GP|MO)_/i.test(name));
}

/** Each of the two is refused without the other (`RequiredWith` in the provider's schemas). */
function writeOnly(argument: string): Change {
    return advise(`Set ${argument}_wo from an ephemeral resource, with ${argument}_wo_version = 1, and remove ${argument}.`, "client-visible");
}
