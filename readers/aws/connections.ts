/** How a workload's settings name the databases and pools that it connects to. */

import type { Following } from "../scope";

/** Outputs that a client connects to; an ARN, an id or a database's name is not a connection. */
const ENDPOINTS = /^(address|endpoint|reader_?endpoint|listener_?endpoints?(\..*)?)$/i;

/** Follows a setting to a relational database or a pool before it. */
export const databaseClients: Following = {
    types: ["aws_db_instance", "aws_rds_cluster", "aws_rds_cluster_instance", "aws_rds_cluster_endpoint", "aws_db_proxy", "aws_db_proxy_endpoint"],
    outputs: ENDPOINTS,
};
