/** How an app's settings name the databases that it connects to. */

import type { Following } from "../scope";

/** A server's host is its domain name, or its name before a suffix that everybody knows. */
const HOSTS = /^(fullyQualifiedDomainName|fully_qualified_domain_name|fqdn|name)$/;

/** Follows a setting to a relational database server. */
export const databaseClients: Following = {
    types: [
        "azure-native:dbforpostgresql:Server",
        "azure-native:dbformysql:Server",
        "azure-native:sql:Server",
        "azurerm_postgresql_flexible_server",
        "azurerm_mysql_flexible_server",
        "azurerm_mssql_server",
    ],
    outputs: HOSTS,
};
