/** Policies that a resource carries: whom they let in. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html */

import { shape, dependsOn } from "../../architecture/reason";
import { all, any, every, given, holds, no, not, some, undecided, yes, type Answer } from "../../architecture/answer";
import { known, many, unknown, type Many, type Place } from "../../architecture/value";
import { isWideBlock } from "../addresses";
import { Hole, Secret, Template, isMap, type Node } from "../../resources/node";
import type { Entry, Merged, Props } from "../props";
import { isOutput, type PolicyDocument, type Statement } from "./policy-documents";

/** What a policy lets people do who are in no account that it names. */
export interface Public {
    /** It lets them do something. */
    readonly admitted: Answer;
    /** All of that is to read. */
    readonly readsOnly: Answer;
}

export function publicIn(policy: Props<PolicyDocument>): Public {
    const statements = policy.each("Statement");
    const admits = (statement: Props<Merged<Statement>>) =>
        all(given(hasEffect(statement, "Allow")), forEverybody(statement), not(isLimited(statement, POSITIVE)));
    const denied = some(statements, (statement) => all(hasEffect(statement, "Deny"), forEverybody(statement), isLimited(statement, NEGATIVE)));
    const admitted = some(statements, admits);
    return {
        // A denial of everybody who comes from elsewhere may leave nobody. Which of the two is wider is not compared.
        admitted:
            denied.kind === "no"
                ? admitted
                : all(admitted, undecided(unknown(policy.place("Statement"), dependsOn("the principals that its Deny statements leave")))),
        readsOnly: given(every(statements, (statement) => any(not(admits(statement)), reads(statement)))),
    };
}

function hasEffect(statement: Props<Merged<Statement>>, effect: string): Answer {
    return holds(statement.text("Effect", "Deny"), (it) => it === effect);
}

function forEverybody(statement: Props<Merged<Statement>>): Answer {
    const principal = statement.raw("Principal");
    if (principal) return isEverybody(principal.node, principal.place);
    const except = statement.raw("NotPrincipal");
    return except ? yes(known(true, except.place)) : no();
}

/** `"*"`, or `{ "AWS": "*" }`, alone or among others. Services, federations and canonical users are somebody. */
function isEverybody(node: Node, place: Place): Answer {
    if (node instanceof Secret) return isEverybody(node.content, place);
    if (Array.isArray(node)) return any(...node.map((item: Node) => isEverybody(item, place)), no());
    if (isMap(node)) return node["AWS"] === undefined ? no() : isEverybody(node["AWS"], place);
    if (node instanceof Hole) return isOutput(node) ? no() : undecided(unknown(place, node.about.reason));
    // Text around a hole is more than a star. The evidence is where it stands: a policy's text is never printed.
    return node === "*" ? yes(known(true, place)) : no();
}

/** Whether a condition admits only those who come from somewhere that it names: one such key is enough, since all must hold. */
function isLimited(statement: Props<Merged<Statement>>, operators: Operators): Answer {
    const condition = statement.raw("Condition");
    if (condition === undefined) return no();
    return any(
        ...testsOf(condition).items.map((test) => limits(test, operators, condition.place)),
        ...testsOf(condition).unknowns.map((one) => undecided(one)),
        no(),
    );
}

interface Test {
    readonly operator: string;
    readonly key: string;
    readonly values: readonly Node[];
}

function testsOf({ node, place }: Entry): Many<Test> {
    if (!isMap(node)) return many([], [unknown(place, node instanceof Hole ? node.about.reason : shape("of an unexpected shape"))]);
    const tests = Object.entries(node).flatMap(([operator, keys]) =>
        isMap(keys)
            ? Object.entries(keys).map(([key, value]): Test => ({ operator: operator.toLowerCase(), key: key.toLowerCase(), values: listOf(value) }))
            : [],
    );
    const hidden = Object.values(node).filter((keys) => keys instanceof Hole);
    return many(
        tests,
        hidden.map((hole) => unknown(place, hole.about.reason)),
    );
}

function listOf(node: Node): readonly Node[] {
    if (node instanceof Secret) return listOf(node.content);
    return Array.isArray(node) ? node.map((item: Node) => item) : [node];
}

function limits({ operator, key, values }: Test, operators: Operators, place: Place): Answer {
    const compares = operators[operator.replace(/^foranyvalue:/, "")];
    if (compares === undefined || !FROM_SOMEWHERE.has(key) || values.length === 0) return no();
    return all(...values.map((value) => namesSomebody(value, compares, place)));
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
type Operators = Readonly<Record<string, Comparison>>;

/** With `IfExists` or `ForAllValues` a request without the key is let in, so they limit nothing. */
const POSITIVE: Operators = {
    stringequals: "exact",
    stringequalsignorecase: "exact",
    stringlike: "pattern",
    arnequals: "pattern",
    arnlike: "pattern",
    ipaddress: "address",
    bool: "exact",
};

/** Of a denial: who comes from elsewhere, or does not say from where, is turned away. */
const NEGATIVE: Operators = {
    stringnotequals: "exact",
    stringnotequalsignorecase: "exact",
    stringnotlike: "pattern",
    arnnotequals: "pattern",
    arnnotlike: "pattern",
    notipaddress: "address",
    stringnotequalsifexists: "exact",
    stringnotlikeifexists: "pattern",
    arnnotequalsifexists: "pattern",
    arnnotlikeifexists: "pattern",
    notipaddressifexists: "address",
};

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

function reads(statement: Props<Merged<Statement>>): Answer {
    const action = statement.raw("Action");
    if (action === undefined) return no();
    return all(
        ...listOf(action.node).map((one) => (one instanceof Hole || one instanceof Template ? undecided(unknown(action.place)) : isReading(one))),
    );
}

function isReading(action: Node): Answer {
    return typeof action === "string" && /^s3:(get|list)/i.test(action) ? yes() : no();
}
