/** AWS Lambda: functions and their aliases. */

import { orElse, requirement } from "../../architecture/requirement";
import { amendable } from "../../architecture/amendable";
import { deployment, elsewhere, dependsOn } from "../../architecture/reason";
import type { AliasArgs } from "@pulumi/aws/lambda/alias";
import type { EventSourceMappingArgs } from "@pulumi/aws/lambda/eventSourceMapping";
import type { FunctionArgs } from "@pulumi/aws/lambda/function";
import type { FunctionEventInvokeConfigArgs } from "@pulumi/aws/lambda/functionEventInvokeConfig";
import type { PermissionArgs } from "@pulumi/aws/lambda/permission";
import { consult } from "../../architecture/amendment";
import { all, any, given, holds, isTrue, no, not, undecided, yes, type Answer } from "../../architecture/answer";
import type { DeadLetter } from "../../architecture/facets/dead-letter";
import { pointer, type Pointer } from "../../architecture/pointer";
import { map, mapped, many, unknown, words, type Change } from "../../architecture/value";
import { Template } from "../../resources/node";
import { byName, byReference } from "../metrics";
import { byProvider, type Props } from "../props";
import { reader, type Subject } from "../reader";
import { shownSettings } from "../settings";
import type { Following } from "../scope";
import { watched } from "./alarms";
import { connection } from "./connections";
import { callsAsynchronously, collectedBy, keeps, namesDeadLetters, toFunction } from "./dead-letters";
import { toRole } from "./iam";
import { mayWriteTo, type LogGroup } from "./log-permissions";

/** In Pulumi and in Terraform. */
const FUNCTION_NAME = /^(id|name|function_name)$/;

/**
 * A function has no release of its own: without an alias, deploying the last archive again takes seconds, which is lighter than what the policy
 * is about. Its alias has one.
 */
export const lambdaFunction = reader<FunctionArgs>({
    types: ["aws_lambda_function", "aws:lambda/function:Function"],
    metrics: {
        namespaces: ["AWS/Lambda", "LambdaInsights"],
        dimensions: { FunctionName: byName(FUNCTION_NAME), function_name: byName(FUNCTION_NAME) },
        runsCode: true,
    },
    names: ["name"],
    renames: { name: "function_name" },
    facets: ["consumer", "deadLetter", "logs", "settings", "versions", "watched"],
    amends: ["deadLetter"],
    read(p, subject) {
        const variables = p.in("environment").entries("variables");
        const role = p.to("role", toRole);
        // An extension can ship the logs without the role's help: https://docs.aws.amazon.com/lambda/latest/dg/telemetry-api.html
        const shipped = all(given(isTrue(p.has("layers"))), undecided(unknown(p.place("layers"), dependsOn("an extension in its layers"))));
        const writes = (allowed: Answer) =>
            requirement(any(allowed, shipped), "has a role that is not allowed to write its logs", p.advise({ pulumi: ATTACH, terraform: ATTACH }));
        const deadLetters = p.in("deadLetterConfig");
        const ownQueue = namesDeadLetters(deadLetters, "targetArn");
        const outOfSight = undecided(unknown(p.place("role"), role.certainty === "outside" ? elsewhere("a role outside the input") : deployment));
        return [
            subject.component("function", {
                settings: shownSettings(variables, ({ name }) => {
                    const fix = words`Keep ${name} in Secrets Manager, set only the secret's ARN, and read the secret when the function starts.`;
                    return p.advise({ pulumi: fix, terraform: fix });
                }),
                consumer: {
                    // Provider default -1: "removes any concurrency limitations".
                    manyShortLived: not(holds(p.count("reservedConcurrentExecutions", -1), (bound) => bound >= 0)),
                    connectsTo: mapped(variables, connection),
                },
                logs: many([{ detail: "function", central: writes(outOfSight) }]),
                // Its dead-letter queue is a part of every version.
                deadLetter: { ...calledWithoutWaiting(ownQueue, p.advise(KEEP)), keptByVersions: ownQueue },
                watched: watched(yes(), { metric: "Errors", dimensions: "FunctionName" }, subject),
                versions: { published: requirement(isTrue(p.flag("publish", false)), LATEST, p.set("publish", true)) },
            }),
            collectedBy(deadLetters, "targetArn"),
            consult(subject.place.address, role, "logs", "permissions", (mine, { permissions }) =>
                mapped(mine, (stream) => ({ ...stream, central: writes(mayWriteTo(logGroup(p), permissions)) })),
            ),
        ];
    },
});

/** https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-loggroups.html */
function logGroup(p: Props<FunctionArgs>): LogGroup {
    const custom = p.in("loggingConfig");
    const set = custom.text("logGroup", "");
    if (set.kind === "known" && set.value === "") return { name: map(p.text("name", byProvider), (name) => `${PREFIX}${name}`), prefix: PREFIX };
    const to = custom.to("logGroup", { types: ["aws_cloudwatch_log_group"] });
    const address = to.certainty === "sure" ? to.targets[0]?.address : undefined;
    return { name: set, prefix: "", ...(address === undefined ? {} : { address }) };
}

const PREFIX = "/aws/lambda/";

export const lambdaAlias = reader<AliasArgs>({
    types: ["aws_lambda_alias", "aws:lambda/alias:Alias"],
    metrics: { namespaces: ["AWS/Lambda"], dimensions: { FunctionName: byReference(/^function_?name$/i) } },
    names: ["name"],
    facets: ["deadLetter", "partOf", "release"],
    read(p, subject) {
        const of = p.to("functionName", { ...toFunction, types: ["aws_lambda_function"] });
        const version = p.to("functionVersion", { types: ["aws_lambda_function"], name: () => undefined });
        const fix = p.advise({
            pulumi: "Set publish to true on the function, and functionVersion to its version.",
            terraform: "Set publish = true on the function, and function_version to its version.",
        });
        return [
            // The version that a function without publish has is $LATEST as well.
            subject.component("alias", {
                release: { rollsBack: requirement(pinned(p, subject), LATEST, fix) },
                partOf: of,
                deadLetter: calledWithoutWaiting(
                    of.targets.length > 0 ? no() : undecided(unknown(of.place, dependsOn("the function"))),
                    p.advise(KEEP_OF_ALIAS),
                ),
            }),
            // A function that is called both ways, and keeps nothing, is one finding, its own. What is configured for its unpublished version alone is not
            // the alias's.
            consult(subject.place.address, of, "deadLetter", "deadLetter", (mine, { deadLetter }) => ({
                ...mine,
                givesUp: all(mine.givesUp, not(all(deadLetter.givesUp, not(deadLetter.kept.holds)))),
                kept: orElse(mine.kept, deadLetter.keptByVersions ?? no()),
            })),
            consult(subject.place.address, version, "release", "versions", (mine, { versions }) => ({ ...mine, rollsBack: versions.published })),
        ];
    },
});

export const lambdaInvokeConfig = reader<FunctionEventInvokeConfigArgs>({
    types: ["aws_lambda_function_event_invoke_config", "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig"],
    facets: [],
    amends: ["deadLetter"],
    read(p, subject) {
        const onFailure = p.in("destinationConfig").in("onFailure");
        const kept = namesDeadLetters(onFailure, "destination");
        const fix = p.advise({
            pulumi: words`On ${subject.resource.name}, name a queue in destinationConfig.onFailure.destination, and let the function's role send there.`,
            terraform: words`On ${subject.resource.name}, name a queue in destination_config.on_failure, and let the function's role send there.`,
        });
        return [...configured(p).map((to) => keeps(to, kept, fix)), collectedBy(onFailure, "destination")];
    },
});

/** A stream's records that fail: the function itself is called by a poller that waits. */
export const lambdaEventSource = reader<EventSourceMappingArgs>({
    types: ["aws_lambda_event_source_mapping", "aws:lambda/eventSourceMapping:EventSourceMapping"],
    facets: [],
    amends: ["deadLetter"],
    read: (p) => [collectedBy(p.in("destinationConfig").in("onFailure"), "destinationArn")],
});

export const lambdaPermission = reader<PermissionArgs>({
    types: ["aws_lambda_permission", "aws:lambda/permission:Permission"],
    renames: { function: "function_name" },
    facets: [],
    amends: ["deadLetter"],
    read(p) {
        const calls = callsWithoutWaiting(p);
        return calls.kind === "no" ? [] : called(p).map((to) => callsAsynchronously(to, calls));
    },
});

const toAlias: Following = { types: ["aws_lambda_alias"] };

/**
 * Whom the function admits does not wait for its answer. A service may be that of a region (`logs.eu-west-1.amazonaws.com`), which is often looked up.
 * CloudFormation and CodePipeline do not wait either, but for a word of the function that never comes they fail.
 * https://docs.aws.amazon.com/lambda/latest/dg/lambda-services.html
 */
const ASYNCHRONOUS = /^(codecommit|config|events|iot|iotevents|logs|s3|scheduler|ses|sns)(\.[a-z0-9-]+)?\.amazonaws\.com$/;

function callsWithoutWaiting(p: Props<PermissionArgs>): Answer {
    const written = p.raw("principal")?.node;
    const parts = written instanceof Template ? written.parts : [];
    const inSomeRegion = parts.map((part) => (typeof part === "string" ? part : "region")).join("");
    return ASYNCHRONOUS.test(inSomeRegion) ? yes() : holds(p.text("principal", ""), (principal) => ASYNCHRONOUS.test(principal));
}

/** The alias that it is for, the function when it is for none, or one of both. */
function called(p: Props<PermissionArgs>): readonly Pointer[] {
    const alias = p.to("qualifier", toAlias);
    const of = p.to("function", toFunction);
    if (alias.certainty === "sure") return [alias];
    const either = alias.certainty === "possible" || alias.certainty === "anything";
    return either ? [alias, pointer(alias.place, of.certainty === "sure" ? "possible" : of.certainty, of.targets, of.types)] : [of];
}

/**
 * What a configuration for events is for: the alias that it names, and then not the function, or the function when it names none. A version is another
 * resource's output, and may be the one that is called.
 * https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionEventInvokeConfig.html
 */
function configured(p: Props<FunctionEventInvokeConfigArgs>): readonly Pointer[] {
    const qualifier = p.text("qualifier", LATEST_VERSION);
    const of = p.to("functionName", toFunction);
    if (qualifier.kind === "known" && qualifier.value === LATEST_VERSION) return [of];
    const alias = p.to("qualifier", toAlias);
    if (alias.certainty === "sure" || alias.certainty === "outside") return [alias];
    return [alias, pointer(alias.place, of.certainty === "sure" ? "possible" : of.certainty, of.targets, of.types)];
}

const LATEST_VERSION = "$LATEST";

/** Until something is seen that calls it so, nothing does. */
function calledWithoutWaiting(kept: Answer, fix: Change): DeadLetter {
    return {
        givesUp: amendable(no()),
        collects: no(),
        kept: requirement(amendable(kept, "added"), "is invoked asynchronously and loses the events that fail", fix),
    };
}

const KEEP = {
    pulumi: "Add a FunctionEventInvokeConfig for it that names a queue in destinationConfig.onFailure.destination, and let its role send there.",
    terraform:
        "Add an aws_lambda_function_event_invoke_config for it that names a queue in destination_config.on_failure, and let its role send there.",
};
const KEEP_OF_ALIAS = {
    pulumi: "Add a FunctionEventInvokeConfig with its name in qualifier that names a queue in destinationConfig.onFailure.destination, and let the function's role send there.",
    terraform:
        "Add an aws_lambda_function_event_invoke_config with its name in qualifier that names a queue in destination_config.on_failure, and let the function's role send there.",
};

/** The version that every deployment overwrites. */
const LATEST = "is an alias of $LATEST, so there is no previous version to roll back to";
const ATTACH = "Attach AWSLambdaBasicExecutionRole to its role.";

function pinned(p: Props<AliasArgs>, { resource }: Subject): Answer {
    // What the program leaves alone is moved by a deployment tool, which can move it back: it refuses $LATEST.
    if (resource.ignoreChanges?.some((key) => key === "functionVersion" || key === "function_version")) return yes();
    return holds(p.text("functionVersion", "$LATEST"), (version) => version !== "$LATEST");
}
