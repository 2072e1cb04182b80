"use strict";

const { Construct } = require("constructs");
const { Apigatewayv2Api } = require("@cdktf/provider-aws/lib/apigatewayv2-api");
const { Apigatewayv2Authorizer } = require("@cdktf/provider-aws/lib/apigatewayv2-authorizer");
const { Apigatewayv2Integration } = require("@cdktf/provider-aws/lib/apigatewayv2-integration");
const { Apigatewayv2Route } = require("@cdktf/provider-aws/lib/apigatewayv2-route");
const { Apigatewayv2Stage } = require("@cdktf/provider-aws/lib/apigatewayv2-stage");
const { CloudwatchLogGroup } = require("@cdktf/provider-aws/lib/cloudwatch-log-group");
const { CloudwatchLogMetricFilter } = require("@cdktf/provider-aws/lib/cloudwatch-log-metric-filter");
const { LambdaPermission } = require("@cdktf/provider-aws/lib/lambda-permission");
const { alarm } = require("./alarm");

const routes = [
    { id: "create-order", key: "POST /orders", scope: "orders/write" },
    { id: "list-orders", key: "GET /orders", scope: "orders/read" },
    { id: "read-order", key: "GET /orders/{id}", scope: "orders/read" },
];

const accessLogFormat = JSON.stringify({
    requestId: "$context.requestId",
    time: "$context.requestTime",
    sourceIp: "$context.identity.sourceIp",
    subject: "$context.authorizer.claims.sub",
    route: "$context.routeKey",
    status: "$context.status",
    latency: "$context.responseLatency",
    integrationError: "$context.integrationErrorMessage",
});

/** The HTTP API: every route asks for a token of the shop's identity provider. */
class FrontDoor extends Construct {
    constructor(scope, id, { handler, topicArn }) {
        super(scope, id);

        this.api = new Apigatewayv2Api(this, "api", {
            name: "orders-production",
            protocolType: "HTTP",
            corsConfiguration: {
                allowOrigins: ["https://shop.example.com"],
                allowMethods: ["GET", "POST"],
                allowHeaders: ["authorization", "content-type"],
                maxAge: 3600,
            },
        });
        this.addRoutes(handler);

        this.accessLogs = new CloudwatchLogGroup(this, "access-logs", { name: "/aws/apigateway/orders-production", retentionInDays: 90 });
        new Apigatewayv2Stage(this, "stage", {
            apiId: this.api.id,
            name: "$default",
            autoDeploy: true,
            accessLogSettings: { destinationArn: this.accessLogs.arn, format: accessLogFormat },
            defaultRouteSettings: { throttlingBurstLimit: 200, throttlingRateLimit: 100, detailedMetricsEnabled: true },
        });
        this.watch(topicArn);
    }

    addRoutes(handler) {
        const authorizer = new Apigatewayv2Authorizer(this, "tokens", {
            apiId: this.api.id,
            name: "tokens",
            authorizerType: "JWT",
            identitySources: ["$request.header.Authorization"],
            jwtConfiguration: { issuer: "https://login.example.com/", audience: ["orders"] },
        });
        const integration = new Apigatewayv2Integration(this, "handler", {
            apiId: this.api.id,
            integrationType: "AWS_PROXY",
            integrationUri: handler.live.invokeArn,
            payloadFormatVersion: "2.0",
            timeoutMilliseconds: 10_000,
        });
        for (const route of routes) {
            new Apigatewayv2Route(this, route.id, {
                apiId: this.api.id,
                routeKey: route.key,
                target: `integrations/${integration.id}`,
                authorizationType: "JWT",
                authorizerId: authorizer.id,
                authorizationScopes: [route.scope],
            });
        }
        new LambdaPermission(this, "may-call-handler", {
            action: "lambda:InvokeFunction",
            functionName: handler.function.functionName,
            qualifier: handler.live.name,
            principal: "apigateway.amazonaws.com",
            sourceArn: `${this.api.executionArn}/*/*`,
        });
    }

    watch(topicArn) {
        const onApi = { topicArn, page: "api", namespace: "AWS/ApiGateway", dimensions: { ApiId: this.api.id } };
        alarm(this, "server-errors", {
            ...onApi,
            name: "api-server-errors",
            meaning: "The orders API answers with server errors.",
            metricName: "5xx",
            statistic: "Sum",
            threshold: 5,
        });
        alarm(this, "latency", {
            ...onApi,
            name: "api-latency",
            meaning: "One request in a hundred takes more than two seconds.",
            metricName: "Latency",
            extendedStatistic: "p99",
            threshold: 2000,
        });

        const denied = { namespace: "Orders/Production", name: "DeniedRequests" };
        new CloudwatchLogMetricFilter(this, "denied", {
            name: "orders-production-denied",
            logGroupName: this.accessLogs.name,
            pattern: '{ ($.status = "401") || ($.status = "403") }',
            metricTransformation: { ...denied, value: "1", defaultValue: "0" },
        });
        alarm(this, "denied-requests", {
            topicArn,
            page: "denied-requests",
            name: "denied-requests",
            meaning: "Unusually many requests come without a valid token.",
            namespace: denied.namespace,
            metricName: denied.name,
            statistic: "Sum",
            threshold: 50,
            period: 300,
            evaluationPeriods: 1,
        });
    }
}

module.exports = { FrontDoor };
