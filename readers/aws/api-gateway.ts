/** Amazon API Gateway: REST, HTTP and WebSocket APIs, their stages and integrations. */

import { requirement } from "../../architecture/requirement";
import { amendable } from "../../architecture/amendable";
import { dependsOn } from "../../architecture/reason";
import type { DeploymentArgs } from "@pulumi/aws/apigateway/deployment";
import type { IntegrationArgs as RestIntegrationArgs } from "@pulumi/aws/apigateway/integration";
import type { MethodSettingsArgs } from "@pulumi/aws/apigateway/methodSettings";
import type { RestApiArgs } from "@pulumi/aws/apigateway/restApi";
import type { StageArgs as RestStageArgs } from "@pulumi/aws/apigateway/stage";
import type { ApiArgs } from "@pulumi/aws/apigatewayv2/api";
import type { IntegrationArgs } from "@pulumi/aws/apigatewayv2/integration";
import type { StageArgs } from "@pulumi/aws/apigatewayv2/stage";
import { amend, consult } from "../../architecture/amendment";
import { any, given, isTrue, no, not, oneOf, undecided, yes, type Answer } from "../../architecture/answer";
import type { LogStream } from "../../architecture/facets/logs";
import type { Setting } from "../../architecture/facets/settings";
import { advise, many, mapped, unknown, type Change, type Many, words } from "../../architecture/value";
import { Hole, Secret, Template, type Node } from "../../resources/node";
import { byName, byReference } from "../metrics";
import { byProvider, type Entry, type Props } from "../props";
import { reader } from "../reader";
import { shownHeader, shownSettings } from "../settings";
import { watched } from "./alarms";

const REST_API = "aws_api_gateway_rest_api";
const REST_STAGE = "aws_api_gateway_stage";
const LEVELS = { OFF: "OFF", ERROR: "ERROR", INFO: "INFO" } as const;

export const restApi = reader<RestApiArgs>({
    types: [REST_API, "aws:apigateway/restApi:RestApi"],
    metrics: { namespaces: ["AWS/ApiGateway"], dimensions: { ApiName: byName(/^name$/) } },
    names: ["name"],
    facets: ["exposure", "watched"],
    read(p, subject) {
        const internet = not(isPrivate(p));
        const telling = { metric: "5XXError", dimensions: "ApiName" };
        return [subject.component("API", { exposure: { internet }, watched: watched(internet, telling, subject) })];
    },
});

export const restStage = reader<RestStageArgs>({
    types: [REST_STAGE, "aws:apigateway/stage:Stage"],
    names: ["stageName"],
    renames: { restApi: "rest_api_id", deployment: "deployment_id" },
    facets: ["logs", "settings"],
    read(p, subject) {
        const api = p.to("restApi", { types: [REST_API] });
        const kept = isTrue(p.in("accessLogSettings").has("destinationArn"));
        const outOfReach = api.targets.length ? no() : undecided(unknown(p.place("restApi"), dependsOn("whether the API is private")));
        return [
            // Execution logs, which method settings switch on, say more than access logs.
            subject.component("API", {
                logs: accessLogs(amendable(any(kept, outOfReach), "added"), p),
                settings: shownSettings(p.entries("variables"), moved),
            }),
            consult(subject.resource.address, api, "logs", "exposure", (mine, { exposure }) =>
                answered(mine, (before) => any(not(given(exposure.internet)), before)),
            ),
        ];
    },
});

/** A deployment sets variables on its stage. */
export const restDeployment = reader<DeploymentArgs>({
    types: ["aws_api_gateway_deployment", "aws:apigateway/deployment:Deployment"],
    renames: { restApi: "rest_api_id" },
    facets: ["settings"],
    read: (p, subject) => [subject.component("API", { settings: shownSettings(p.entries("variables"), moved) })],
});

export const methodSettings = reader<MethodSettingsArgs>({
    types: ["aws_api_gateway_method_settings", "aws:apigateway/methodSettings:MethodSettings"],
    renames: { restApi: "rest_api_id" },
    facets: [],
    amends: ["logs"],
    read(p) {
        // "The available levels are OFF, ERROR, and INFO", and OFF until an account says otherwise.
        const level = p.in("settings").choice("loggingLevel", LEVELS, "OFF");
        const logged = oneOf(level, ["ERROR", "INFO"]);
        return [amend(p.to("stageName", { types: [REST_STAGE] }), "logs", (mine) => answered(mine, (before) => any(before, given(logged))))];
    },
});

/** Its default endpoint is always public. Its stages and authorizers say who may call it. */
export const api = reader<ApiArgs>({
    types: ["aws_apigatewayv2_api", "aws:apigatewayv2/api:Api"],
    metrics: { namespaces: ["AWS/ApiGateway"], dimensions: { ApiId: byReference(/^id$/) } },
    facets: ["watched"],
    read(p, subject) {
        // https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-metrics.html and apigateway-websocket-api-logging.html
        const metric = p.choice("protocolType", { HTTP: "5xx", WEBSOCKET: "IntegrationError" }, byProvider);
        const telling = { metric: metric.kind === "known" ? metric.value : "5xx", dimensions: "ApiId" };
        return [subject.component("API", { watched: watched(yes(), telling, subject) })];
    },
});

export const stage = reader<StageArgs>({
    types: ["aws_apigatewayv2_stage", "aws:apigatewayv2/stage:Stage"],
    names: ["name"],
    facets: ["logs", "settings"],
    read(p, subject) {
        const kept = isTrue(p.in("accessLogSettings").has("destinationArn"));
        // Execution logs of a WebSocket API. "Defaults to `OFF`. Supported only for WebSocket APIs."
        const executions = oneOf(p.in("defaultRouteSettings").choice("loggingLevel", LEVELS, "OFF"), ["ERROR", "INFO"]);
        return [
            subject.component("API", {
                logs: accessLogs(any(kept, given(executions)), p),
                settings: shownSettings(p.entries("stageVariables"), moved),
            }),
        ];
    },
});

export const restIntegration = reader<RestIntegrationArgs>({
    types: ["aws_api_gateway_integration", "aws:apigateway/integration:Integration"],
    facets: ["settings"],
    read: (p, subject) => [subject.component("API", { settings: parametersOf(p) })],
});

export const integration = reader<IntegrationArgs>({
    types: ["aws_apigatewayv2_integration", "aws:apigatewayv2/integration:Integration"],
    facets: ["settings"],
    read: (p, subject) => [subject.component("API", { settings: parametersOf(p) })],
});

/** What an integration gets with every request. Any user with read access to the API can read fixed values. */
function parametersOf(p: Props<Pick<IntegrationArgs, "requestParameters">>): Many<Setting> {
    return mapped(p.entries("requestParameters"), (parameter) => {
        // `integration.request.header.Authorization`, or `append:header.Authorization` of an HTTP API
        const name = parameter.name.replace(/^(?:integration\.request\.|(?:append|overwrite):)(?:multivalue)?(?:header|querystring|path)\./, "");
        const fix = words`Let a Lambda authorizer read ${name} in Secrets Manager and map it from its context, or reach the backend through a VPC link.`;
        return { ...shownHeader({ ...parameter, name, node: unquoted(parameter.node) }, advise(fix)), detail: parameter.name };
    });
}

/** REST and WebSocket APIs want a fixed value in single quotes. */
function unquoted(node: Node): Node {
    if (typeof node === "string") return /^'.*'$/s.test(node) ? node.slice(1, -1) : node;
    if (node instanceof Secret) return new Secret(unquoted(node.content));
    if (!(node instanceof Template) || node.parts.length < 2) return node;
    const [first, last] = [node.parts[0], node.parts.at(-1)];
    if (typeof first !== "string" || typeof last !== "string" || !first.startsWith("'") || !last.endsWith("'")) return node;
    return new Template([first.slice(1), ...node.parts.slice(1, -1), last.slice(0, -1)]);
}

function accessLogs(kept: Answer, p: Pick<Props<never>, "advise">): Many<LogStream> {
    const fix = p.advise({
        pulumi: "Set accessLogSettings to { destinationArn, format }, with the ARN of a log group.",
        terraform: "Add access_log_settings with a format and the ARN of a log group as destination_arn.",
    });
    return many([{ detail: "access", central: requirement(kept, "does not keep access logs", fix) }]);
}

function answered(logs: Many<LogStream>, change: (before: Answer) => Answer): Many<LogStream> {
    return mapped(logs, (stream) => ({ ...stream, central: { ...stream.central, holds: change(stream.central.holds) } }));
}

/**
 * One endpoint type: text in Pulumi, a list of one in Terraform. "If unspecified, defaults to EDGE".
 */
function isPrivate(p: Props<RestApiArgs>): Answer {
    const types = p.in("endpointConfiguration").raw("types");
    const written: readonly (Node | undefined)[] = Array.isArray(types?.node) ? types.node : [types?.node];
    if (written.includes("PRIVATE")) return yes();
    const hidden = written.find((node) => node !== undefined && node !== null && typeof node !== "string");
    return types && hidden !== undefined ? undecided(unknown(types.place, hidden instanceof Hole ? hidden.about.reason : undefined)) : no();
}

/** Any user with read access to the stage can read its variables. */
function moved({ name }: Entry): Change {
    return advise(words`Move ${name} to Secrets Manager and let the integration read it there.`);
}
