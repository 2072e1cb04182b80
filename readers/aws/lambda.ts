/** AWS Lambda: functions and their aliases. */

import type { AliasArgs } from "@pulumi/aws/lambda/alias";
import type { FunctionArgs } from "@pulumi/aws/lambda/function";
import { consult } from "../../architecture/amendment";
import { all, any, fact, given, holds, isTrue, not, undecided, yes, type Answer } from "../../architecture/answer";
import { mapped, many, unknown } from "../../architecture/value";
import type { Props } from "../props";
import { reader, type Subject } from "../reader";
import { shownSettings } from "../settings";
import { databaseClients } from "./connections";
import { toRole } from "./iam";

/**
 * A function has no release of its own: without an alias, deploying the last archive again takes seconds, which is lighter than what the policy
 * is about. Its alias has one.
 */
export const lambdaFunction = reader<FunctionArgs>({
    types: ["aws_lambda_function", "aws:lambda/function:Function"],
    names: ["name"],
    renames: { name: "function_name" },
    read(p, subject) {
        const variables = p.in("environment").entries("variables");
        const role = p.to("role", toRole);
        // An extension can ship the logs without the role's help: https://docs.aws.amazon.com/lambda/latest/dg/telemetry-api.html
        const shipped = all(given(isTrue(p.has("layers"))), undecided(unknown(p.place("layers"), "an extension in its layers")));
        const writes = (allowed: Answer) => fact(any(allowed, shipped), p.advise({ pulumi: ATTACH, terraform: ATTACH }));
        const outOfSight = undecided(unknown(p.place("role"), role.certainty === "outside" ? "a role outside the input" : "deployment"));
        return [
            subject.component("function", {
                settings: shownSettings(variables, ({ name }) => {
                    const mend = `Keep ${name} in Secrets Manager, set only the secret's ARN, and read the secret when the function starts.`;
                    return p.advise({ pulumi: mend, terraform: mend });
                }),
                consumer: {
                    // Provider default -1: "removes any concurrency limitations".
                    manyShortLived: not(holds(p.count("reservedConcurrentExecutions", -1), (bound) => bound >= 0)),
                    connectsTo: mapped(variables, (variable) => variable.to(databaseClients)),
                },
                logs: many([{ detail: "function", otherwise: "has a role that may not write its logs", central: writes(outOfSight) }]),
                versions: { published: fact(isTrue(p.flag("publish", false)), p.set("publish", "true")) },
            }),
            consult(subject.place.address, role, "logs", "permissions", (mine, { permissions }) =>
                mapped(mine, (stream) => ({ ...stream, central: writes(permissions.writeLogs) })),
            ),
        ];
    },
});

export const lambdaAlias = reader<AliasArgs>({
    types: ["aws_lambda_alias", "aws:lambda/alias:Alias"],
    names: ["name"],
    read(p, subject) {
        const version = p.to("functionVersion", { types: ["aws_lambda_function"], name: () => undefined });
        const mend = p.advise({
            pulumi: "Set publish to true on the function, and functionVersion to its version.",
            terraform: "Set publish = true on the function, and function_version to its version.",
        });
        return [
            // The version that a function without publish has is $LATEST as well.
            subject.component("alias", {
                release: { rollsBack: fact(pinned(p, subject), mend), otherwise: "is an alias of $LATEST, which leaves no version to go back to" },
            }),
            consult(subject.place.address, version, "release", "versions", (mine, { versions }) => ({ ...mine, rollsBack: versions.published })),
        ];
    },
});

const ATTACH = "Attach AWSLambdaBasicExecutionRole to its role.";

function pinned(p: Props<AliasArgs>, { resource }: Subject): Answer {
    // What the program leaves alone is moved by a deployment tool, which can move it back: it refuses $LATEST.
    if (resource.ignoreChanges?.some((key) => key === "functionVersion" || key === "function_version")) return yes();
    return holds(p.text("functionVersion", "$LATEST"), (version) => version !== "$LATEST");
}
