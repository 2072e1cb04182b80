/** How a workload's settings name the databases and pools that it connects to. */

import type { Pointer } from "../../architecture/pointer";
import type { Following } from "../scope";

/** Outputs that a client connects to; an ARN, an id or a database's name is not a connection. */
const ENDPOINTS = /^(address|endpoint|reader_?endpoint|listener_?endpoints?(\..*)?)$/i;

/** Where a setting leads. By way of a parameter it may lead there: what is handed on is the parameter's name, or what the value was when it was read. */
export function connection(setting: { to(how: Following): Pointer }): Pointer {
    const to = setting.to(databaseClients);
    if (to.certainty === "sure" || setting.to(parameters).targets.length === 0) return to;
    const handedOn = setting.to({ ...databaseClients, through: { aws_ssm_parameter: "value" } });
    return handedOn.certainty === "sure" ? { ...handedOn, certainty: "possible" } : handedOn;
}

const parameters: Following = { types: ["aws_ssm_parameter"] };

/** Follows a setting to a relational database or a pool before it. */
const databaseClients: Following = {
    types: ["aws_db_instance", "aws_rds_cluster", "aws_rds_cluster_instance", "aws_rds_cluster_endpoint", "aws_db_proxy", "aws_db_proxy_endpoint"],
    outputs: ENDPOINTS,
};
