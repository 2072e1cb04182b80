/** How a workload's settings name the databases and pools that it connects to. */

import type { Following } from "../scope";

/** Outputs that a client connects to; an ARN or an id is no connection. */
const ENDPOINTS = /^(address|endpoint|endpoints|readerEndpoint|reader_endpoint|hostedZoneEndpoint)$/;

/** Follows a setting to a relational database or a pool before it. */
export const databaseClients: Following = {
    types: ["aws_db_instance", "aws_rds_cluster", "aws_rds_cluster_instance", "aws_db_proxy", "aws_db_proxy_endpoint"],
    outputs: ENDPOINTS,
};
