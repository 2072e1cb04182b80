/**
 * What the policies that AWS manages let a role do with logs, as their documents say:
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
 */

import { yes } from "../../architecture/answer";
import type { Permission, Permissions } from "../../architecture/facets/permissions";
import { dependsOn, elsewhere } from "../../architecture/reason";
import { many, unknown, type Place, type Unknown } from "../../architecture/value";
import { arnOf } from "./policy-patterns";

export function managedPermissions(arn: string, place: Place): Permissions {
    const name = /^arn:aws[\w-]*:iam::aws:policy\/(?:[\w-]+\/)*([\w+=,.@-]+)$/.exec(arn)?.[1];
    const on = WRITES_TO.get(name ?? "");
    if (on !== undefined) return permits([{ on, given: yes(), place }]);
    if (name !== undefined && (WRITES_NONE.has(name) || name.endsWith("ReadOnlyAccess"))) return permits([]);
    const reason = name === undefined ? elsewhere("a policy outside the input") : dependsOn("a policy of AWS that is not in the table");
    return permits([], [unknown(place, reason)]);
}

/** They deny functions nothing, and what a policy out of sight denies is as little expected as what the organisation's own policies do. */
function permits(permissions: readonly Permission[], hidden: readonly Unknown[] = []): Permissions {
    return { writeLogs: many(permissions, hidden), writeNoLogs: many([]) };
}

/** The resources on which `logs:CreateLogStream` and `logs:PutLogEvents` are allowed. */
const WRITES_TO: ReadonlyMap<string, string> = new Map([
    ["AdministratorAccess", "*"],
    ["AmazonAPIGatewayPushToCloudWatchLogs", "*"],
    ["AmazonECSTaskExecutionRolePolicy", "*"],
    ["AWSLambdaBasicDurableExecutionRolePolicy", "*"],
    ["AWSLambdaBasicExecutionRole", "*"],
    ["AWSLambdaDynamoDBExecutionRole", "*"],
    ["AWSLambdaExecute", "*"],
    ["AWSLambdaKinesisExecutionRole", "*"],
    ["AWSLambdaMSKExecutionRole", "*"],
    ["AWSLambdaSQSQueueExecutionRole", "*"],
    ["AWSLambdaVPCAccessExecutionRole", "*"],
    ["CloudWatchAgentServerPolicy", "*"],
    ["CloudWatchFullAccess", "*"],
    ["CloudWatchFullAccessV2", "*"],
    // What an extension reports, which is not what the function writes.
    ["CloudWatchLambdaApplicationSignalsExecutionRolePolicy", arnOf("logs", "log-group:/aws/application-signals/data:*")],
    ["CloudWatchLambdaInsightsExecutionRolePolicy", arnOf("logs", "log-group:/aws/lambda-insights:*")],
    ["CloudWatchLogsFullAccess", "*"],
    ["PowerUserAccess", "*"],
]);

/** Those that functions often have besides, and that allow neither. Besides, a policy that AWS calls read-only writes nothing. */
const WRITES_NONE: ReadonlySet<string> = new Set([
    "AmazonS3FullAccess",
    "AmazonSQSFullAccess",
    "AWSLambda_FullAccess",
    "AWSLambdaENIManagementAccess",
    "AWSLambdaRole",
    "AWSXRayDaemonWriteAccess",
    "SecretsManagerReadWrite",
]);
