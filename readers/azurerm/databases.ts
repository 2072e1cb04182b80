/** Azure Database for PostgreSQL and for MySQL (flexible servers), Azure SQL. */

import type { MssqlDatabaseConfig } from "@cdktf/provider-azurerm/lib/mssql-database";
import type { MssqlServerConfig } from "@cdktf/provider-azurerm/lib/mssql-server";
import type { MysqlFlexibleServerConfig } from "@cdktf/provider-azurerm/lib/mysql-flexible-server";
import type { PostgresqlFlexibleServerConfig } from "@cdktf/provider-azurerm/lib/postgresql-flexible-server";
import type { PostgresqlFlexibleServerConfigurationConfig } from "@cdktf/provider-azurerm/lib/postgresql-flexible-server-configuration";
import { isTrue } from "../../architecture/answer";
import { advise, map, type Change } from "../../architecture/value";
import { administratorPassword, database, databaseModes, noPool, parameter, postgresPool, serverModes, switches } from "../azure/databases";
import { locksOf, serverLocks } from "../azure/protection";
import { nameInId } from "../azure/sites";
import { byProvider } from "../props";
import { reader } from "../reader";

const toGroup = { types: ["azurerm_resource_group"] };

export const postgresServer = reader<PostgresqlFlexibleServerConfig>({
    types: ["azurerm_postgresql_flexible_server"],
    names: ["name"],
    read(p, subject) {
        // `B_`, `GP_` or `MO_` before the size. Optional and computed.
        const canPool = map(p.text("skuName", byProvider), (name) => /^(GP|MO)_/i.test(name));
        return database(
            {
                database: postgresPool(canPool, subject),
                settings: administratorPassword(p.raw("administratorPassword"), subject, writeOnly("administrator_password")),
            },
            { replica: isTrue(p.choice("createMode", serverModes, false)), within: [p.to("resourceGroupName", toGroup)] },
            subject,
        );
    },
});

export const postgresConfiguration = reader<PostgresqlFlexibleServerConfigurationConfig>({
    types: ["azurerm_postgresql_flexible_server_configuration"],
    read: (p) =>
        parameter(
            p.to("serverId", { types: ["azurerm_postgresql_flexible_server"], name: nameInId }),
            p.text("name", byProvider),
            p.choice("value", switches, byProvider),
            p.set("value", '"true"'),
        ),
});

export const mysqlServer = reader<MysqlFlexibleServerConfig>({
    types: ["azurerm_mysql_flexible_server"],
    names: ["name"],
    read: (p, subject) =>
        database(
            { database: noPool(), settings: administratorPassword(p.raw("administratorPassword"), subject, writeOnly("administrator_password")) },
            { replica: isTrue(p.choice("createMode", serverModes, false)), within: [p.to("resourceGroupName", toGroup)] },
            subject,
        ),
});

/** Clients connect to it; what can be lost are its databases. */
export const sqlServer = reader<MssqlServerConfig>({
    types: ["azurerm_mssql_server"],
    names: ["name"],
    read(p, subject) {
        const group = p.to("resourceGroupName", toGroup);
        return [
            subject.component("server", {
                database: noPool(),
                settings: administratorPassword(p.raw("administratorLoginPassword"), subject, writeOnly("administrator_login_password")),
                locks: locksOf(group, subject),
            }),
            serverLocks(group, subject),
        ];
    },
});

export const sqlDatabase = reader<MssqlDatabaseConfig>({
    types: ["azurerm_mssql_database"],
    names: ["name"],
    read: (p, subject) =>
        database(
            {},
            {
                replica: isTrue(p.choice("createMode", databaseModes, false)),
                within: [p.to("serverId", { types: ["azurerm_mssql_server"], name: nameInId })],
            },
            subject,
        ),
});

function writeOnly(argument: string): Change {
    return advise(`Set ${argument}_wo from an ephemeral resource and remove ${argument}.`, "client-visible");
}
