/** Whether a role may write to a log group of CloudWatch Logs. */

import { all, any, not, some, undecided, yes, no, type Answer } from "../../architecture/answer";
import type { Permission, Permissions } from "../../architecture/facets/permissions";
import { dependsOn } from "../../architecture/reason";
import { many, unknown, type Many, type Place, type Unknown, type Value } from "../../architecture/value";
import type { Props } from "../props";
import type { Test } from "./policy-conditions";
import type { PolicyDocument } from "./policy-documents";
import { arnOf, covers, inAnyAccount, outputIn, overlaps, patternsIn, touchesIt, type Pattern } from "./policy-patterns";
import { patternsAt, says, type Effect, type StatementProps, type Wanted } from "./policy-questions";

/** A log group, as the one who writes to it names it. */
export interface LogGroup {
    readonly name: Value<string>;
    /** How its name begins, whatever that is. */
    readonly prefix: string;
    /** The resource of the input that it is. */
    readonly address?: string;
}

/** Whether these permissions together let logs reach the group. */
export function mayWriteTo(group: LogGroup, { writeLogs, writeNoLogs }: Permissions): Answer {
    return all(
        some(writeLogs, (one) => all(one.given, takesIn(one, group))),
        not(some(writeNoLogs, (one) => all(one.given, takesIn(one, group)))),
    );
}

/** What the policy of a role says. */
export function permissionsIn(policy: Props<PolicyDocument>): Permissions {
    const statements = policy.each("Statement");
    return { writeLogs: permissionsOf(statements, "Allow"), writeNoLogs: permissionsOf(statements, "Deny") };
}

function permissionsOf(statements: Many<StatementProps>, effect: Effect): Many<Permission> {
    return many(
        statements.items.flatMap((statement) => {
            const given = says(statement, effect, { actions: WRITING, passes });
            return given.kind === "no" ? [] : resourcesOf(statement).map((on) => on(given, effect));
        }),
        effect === "Allow" ? statements.unknowns : mayDeny(statements.unknowns),
    );
}

/**
 * Before a deployment Pulumi's engine hides every text with an output in it, which most policies of roles have. A denial in one of them is as little
 * expected as one in the organisation's own policies.
 */
export function mayDeny(hidden: readonly Unknown[]): readonly Unknown[] {
    return hidden.filter(({ reason }) => reason.kind !== "deployment");
}

/** Of the two that AWS names for it, either shows the intention. https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html */
const ACTIONS = ["logs:putlogevents", "logs:createlogstream"];
const oneOfThem = (patterns: readonly Pattern[]) => any(...ACTIONS.map((action) => touchesIt(patterns, action)));
const WRITING: Wanted = { coveredBy: oneOfThem, touchedBy: (patterns) => all(...ACTIONS.map((action) => touchesIt(patterns, action))) };

/** Functions write over TLS. What else a condition asks for is not weighed. */
function passes({ operator, key, values, place }: Test): Answer {
    if (operator === "bool" && key === "aws:securetransport") return touchesIt(patternsIn(values, place), "true");
    return undecided(unknown(place, dependsOn("a key that only the request has")));
}

function resourcesOf(statement: StatementProps): readonly ((given: Answer, effect: Effect) => Permission)[] {
    const these = patternsAt(statement, "Resource");
    if (these) return inAnyAccount(these).map((pattern) => (given, effect) => permission(pattern, given, effect));
    const touched = inAnyAccount(patternsAt(statement, "NotResource") ?? []).some(({ text }) => namesGroups(text));
    const rest = touched ? undecided(unknown(statement.place("NotResource"), dependsOn("the log groups that NotResource leaves"))) : yes();
    return [(given) => ({ on: "*", given: all(given, rest), place: statement.place() })];
}

/** A variable within an ARN stands for the one that is meant; a denial waits for it, and so does what may be anything. */
function permission({ text, exact, place, hole }: Pattern, given: Answer, effect: Effect): Permission {
    if (exact || (effect === "Allow" && text.startsWith("arn:"))) return { on: text, given, place };
    return { on: text, given: namesGroups(text) ? all(given, undecided(unknown(place, hole?.about.reason))) : no(), place };
}

function namesGroups(text: string): boolean {
    return outputIn(text) !== undefined || text.includes(GROUP) || covers(text, streamsOf(NO_NAME));
}

const GROUP = "log-group:";

/** Whether the permission is for the streams of the group. */
function takesIn({ on, place }: Permission, { name, prefix, address }: LogGroup): Answer {
    const output = outputIn(on);
    if (output) return namesStreams(output, address, place);
    const streams = streamsOf(name.kind === "known" ? name.value : `${prefix}${NO_NAME}`);
    if (covers(on, streams)) return yes();
    if (name.kind === "known") return covers(`${on}:*`, streams) ? withoutStreams(place) : no();
    const [, group] = on.split(GROUP);
    return group !== undefined && overlaps(group, `${prefix}*`) ? undecided(name) : no();
}

/** An output of the group itself names it without its streams. */
function namesStreams({ address, after }: { readonly address: string; readonly after: string }, own: string | undefined, place: Place): Answer {
    if (!/log_?group/i.test(address) || (own !== undefined && own !== address)) return no();
    return after.startsWith(":") ? yes() : after === "" ? withoutStreams(place) : no();
}

/** "Use the second version, with the trailing `:*`": https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html */
function withoutStreams(place: Place): Answer {
    return undecided(unknown(place, dependsOn("an ARN without :*, which names the group and not its streams")));
}

/** Only a pattern for all names takes it in. */
const NO_NAME = "\uE002";

function streamsOf(name: string): string {
    return arnOf("logs", `${GROUP}${name}:log-stream:-`);
}
