/** Policies that a resource carries: whom they let in. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html */

import type { Opening } from "../../architecture/facets/public-access";
import { requirement } from "../../architecture/requirement";
import { dependsOn } from "../../architecture/reason";
import { all, any, every, given, no, not, some, undecided, yes, type Answer } from "../../architecture/answer";
import { advise, many, mapped, unknown, type Many, type Place } from "../../architecture/value";
import { Hole, Secret, Template, type Node } from "../../resources/node";
import { isWideBlock } from "../addresses";
import type { Props } from "../props";
import type { Test } from "./policy-conditions";
import type { PolicyDocument } from "./policy-documents";
import { coversIt, isOutput, touchesIt, type Pattern } from "./policy-patterns";
import { lowered, patternsAt, says, type Effect, type StatementProps, type Wanted } from "./policy-questions";

/** What a policy lets people do who are in no account that it names. */
export interface Public {
    /** It lets them do something. */
    readonly admitted: Answer;
    /** All of that is to read. */
    readonly readsOnly: Answer;
}

/** What a policy opens to the public. `fix` says how to close it. */
export function openByPolicy(policy: Props<PolicyDocument>, fix: string): Opening {
    const { admitted, readsOnly } = publicIn(policy);
    return {
        way: "policy",
        detail: "policy",
        closed: requirement(not(admitted), "is open to the public through its policy", advise(fix, "client-visible")),
        readsOnly,
    };
}

export function publicIn(policy: Props<PolicyDocument>): Public {
    const statements = policy.each("Statement");
    const denying = { ...statements, items: statements.items.filter((one) => says(one, "Deny", { who: STRANGER, passes }).kind !== "no") };
    const opened = mapped(statements, (statement) => ({ statement, admits: says(statement, "Allow", { who: STRANGER, passes }) }));
    return {
        admitted: some(opened, ({ statement, admits }) => (admits.kind === "no" ? admits : all(admits, given(not(takenBack(statement, denying)))))),
        readsOnly: given(every(opened, ({ statement, admits }) => any(not(admits), reads(statement)))),
    };
}

/** Somebody whom no policy can name. */
const STRANGER = { kind: "AWS", name: "\uE001" } as const;

/** Whether a stranger passes: allowed, unless the condition asks where they come from; denied, only for coming from elsewhere. */
function passes(test: Test, effect: Effect): Answer {
    return effect === "Allow" ? not(limits(test, POSITIVE)) : limits(test, NEGATIVE);
}

/** Whether statements that deny leave strangers nothing of what this one allows. */
function takenBack(allowed: StatementProps, denying: Many<StatementProps>): Answer {
    if (denying.items.length === 0) return some(denying, () => no());
    const actions = lowered(patternsAt(allowed, "Action")) ?? [everything(allowed.place("NotAction"))];
    const resources = patternsAt(allowed, "Resource") ?? [everything(allowed.place("NotResource"))];
    const compared = (length(actions) + actions.length * length(resources)) * sum(denying.items.map(lengthOf));
    if (compared > MOST_COMPARED) return undecided(unknown(allowed.place(), dependsOn("what the Deny statements leave of it")));
    return all(
        ...actions.map((action) =>
            some(denying, (one) => says(one, "Deny", { who: STRANGER, passes, actions: wholeOf([action]), resources: wholeOf(resources) })),
        ),
    );
}

/** Signs against signs: a second of work, and more than people write into the 20 kB of a bucket's policy. */
const MOST_COMPARED = 10_000_000;

function lengthOf(statement: StatementProps): number {
    const elements = ["Action", "NotAction", "Resource", "NotResource"] as const;
    return sum(elements.map((element) => length(patternsAt(statement, element) ?? [])));
}

function length(patterns: readonly Pattern[]): number {
    return sum(patterns.map(({ text }) => text.length));
}

function sum(numbers: readonly number[]): number {
    return numbers.reduce((total, one) => total + one, 0);
}

function everything(place: Place): Pattern {
    return { text: "*", exact: true, place };
}

/** A text that is not known may be covered, unless nothing of it can be; and it may be left out, unless all of it is. */
function wholeOf(wanted: readonly Pattern[]): Wanted {
    return {
        coveredBy: (patterns) => all(...wanted.map((one) => unlessUnsure(one, coversIt(patterns, one.text), touchesIt(patterns, one.text)))),
        touchedBy: (patterns) => any(...wanted.map((one) => unlessUnsure(one, touchesIt(patterns, one.text), coversIt(patterns, one.text))), no()),
    };
}

/** Of what is not known the two answers must agree. */
function unlessUnsure({ exact, place }: Pattern, answer: Answer, other: Answer): Answer {
    return exact || answer.kind === other.kind ? answer : undecided(unknown(place));
}

/** Whether a test admits only those who come from somewhere that it names: one such key is enough, since all must hold. */
function limits({ operator, key, values, place }: Test, operators: Operators): Answer {
    const compares = operators.get(operator.replace(/^foranyvalue:/, ""));
    if (compares === undefined || !FROM_SOMEWHERE.has(key) || values.length === 0) return no();
    return every(many(values), (value) => namesSomebody(value, compares, place));
}

function namesSomebody(value: Node, compares: Comparison, place: Place): Answer {
    // A star means nothing but itself where texts are compared as they are.
    if (compares === "exact") return yes();
    if (value instanceof Secret) return namesSomebody(value.content, compares, place);
    if (value instanceof Hole) return isOutput(value) ? yes() : undecided(unknown(place, value.about.reason));
    if (value instanceof Template) return value.parts.some((part) => part instanceof Hole && isOutput(part)) ? yes() : undecided(unknown(place));
    if (typeof value !== "string") return no();
    if (compares === "address") return isWideBlock(value) === false ? yes() : no();
    // `arn:aws:s3:::*` is anybody's bucket: the account or the resource tells whose.
    const telling = value.startsWith("arn:") ? value.split(":").slice(4).join(":") : value;
    return /\w/.test(telling) ? yes() : no();
}

type Comparison = "exact" | "pattern" | "address";
type Operators = ReadonlyMap<string, Comparison>;

/** With `IfExists` or `ForAllValues` a request without the key is let in, so they limit nothing. */
const POSITIVE: Operators = new Map<string, Comparison>([
    ["stringequals", "exact"],
    ["stringequalsignorecase", "exact"],
    ["stringlike", "pattern"],
    ["arnequals", "pattern"],
    ["arnlike", "pattern"],
    ["ipaddress", "address"],
    ["bool", "exact"],
]);

/** Of a denial: who comes from elsewhere, or does not say from where, is turned away. */
const NEGATIVE: Operators = new Map<string, Comparison>([
    ["stringnotequals", "exact"],
    ["stringnotequalsignorecase", "exact"],
    ["stringnotlike", "pattern"],
    ["arnnotequals", "pattern"],
    ["arnnotlike", "pattern"],
    ["notipaddress", "address"],
    ["stringnotequalsifexists", "exact"],
    ["stringnotlikeifexists", "pattern"],
    ["arnnotequalsifexists", "pattern"],
    ["arnnotlikeifexists", "pattern"],
    ["notipaddressifexists", "address"],
]);

/**
 * Keys whose value the caller cannot choose. `aws:Referer`, `aws:UserAgent` and `aws:SecureTransport` are not among them.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
const FROM_SOMEWHERE: ReadonlySet<string> = new Set([
    "aws:principalaccount",
    "aws:principalarn",
    "aws:principalorgid",
    "aws:principalorgpaths",
    "aws:sourceaccount",
    "aws:sourcearn",
    "aws:sourceip",
    "aws:sourceorgid",
    "aws:sourceorgpaths",
    "aws:sourceowner",
    "aws:sourcevpc",
    "aws:sourcevpce",
    "aws:userid",
    "aws:vpceaccount",
    "aws:vpceorgid",
    "elasticfilesystem:accessedviamounttarget",
    "kms:calleraccount",
    "s3:dataaccesspointaccount",
    "s3:dataaccesspointarn",
]);

function reads(statement: StatementProps): Answer {
    const actions = lowered(patternsAt(statement, "Action"));
    if (actions === undefined) return no();
    return all(...actions.map(({ text, exact, place }) => (/^s3:(get|list)/.test(text) ? yes() : exact ? no() : undecided(unknown(place)))));
}
