/** How an app's settings name the databases that it connects to. */

import type { Following } from "../scope";

/** A server's host is its domain name, or its name before a well-known suffix. */
const HOSTS = /^(fullyQualifiedDomainName|fully_qualified_domain_name|fqdn|name)$/;

/** Follows a setting to a relational database server. */
export const databaseClients: Following = {
    types: ["Microsoft.DBforPostgreSQL/flexibleServers", "Microsoft.DBforMySQL/flexibleServers", "Microsoft.Sql/servers"],
    outputs: HOSTS,
};
