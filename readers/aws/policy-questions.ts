/**
 * What a policy says about a request: who does what, on what, under which condition. Of several statements one that allows is enough, and one that denies
 * decides. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */

import { all, any, equals, given, no, not, some, yes, type Answer } from "../../architecture/answer";
import { known } from "../../architecture/value";
import { JsonDocument, Secret, isMap, type Node } from "../../resources/node";
import type { Entry, Merged, Props } from "../props";
import { conditionHolds, type Test } from "./policy-conditions";
import type { PolicyDocument, Statement } from "./policy-documents";
import { coversIt, loosened, patternsIn, touchesIt, type Pattern } from "./policy-patterns";

export type Effect = "Allow" | "Deny";

/** What is asked. Whatever is absent is not asked: any statement will do. */
export interface Question {
    /** Absent where the policy belongs to whoever asks. */
    readonly who?: Principal;
    /** In lower case. */
    readonly actions?: Wanted;
    readonly resources?: Wanted;
    /** Whether the request passes a test of a condition. */
    readonly passes: (test: Test, effect: Effect) => Answer;
}

export interface Principal {
    readonly kind: "AWS" | "Service";
    readonly name: string;
}

/** What a statement must be about. */
export interface Wanted {
    /** The patterns take it in as a whole. */
    readonly coveredBy: (patterns: readonly Pattern[]) => Answer;
    /** They take in some of it. */
    readonly touchedBy: (patterns: readonly Pattern[]) => Answer;
}

/** All of these, each of which may be a pattern. */
export function allOf(...wanted: readonly string[]): Wanted {
    return {
        coveredBy: (patterns) => all(...wanted.map((one) => coversIt(patterns, one))),
        touchedBy: (patterns) => any(...wanted.map((one) => touchesIt(patterns, one)), no()),
    };
}

export type StatementProps = Props<Merged<Statement>>;

/** Whether the policy allows it, and does not deny it all the same. */
export function permits(policy: Props<PolicyDocument>, question: Question): Answer {
    const statements = policy.each("Statement");
    return all(
        some(statements, (statement) => says(statement, "Allow", question)),
        not(some(statements, (statement) => says(statement, "Deny", question))),
    );
}

/** Whether the statement has this effect on the request. */
export function says(statement: StatementProps, effect: Effect, { who, actions, resources, passes }: Question): Answer {
    const hasEffect = given(equals(statement.text("Effect", ""), effect));
    if (hasEffect.kind === "no") return hasEffect;
    return all(
        hasEffect,
        isFor(statement, who),
        isAbout(actions, lowered(patternsAt(statement, "Action")), lowered(patternsAt(statement, "NotAction")), no()),
        // A policy of what it stands on may leave it out.
        isAbout(resources, patternsAt(statement, "Resource"), patternsAt(statement, "NotResource"), yes()),
        given(conditionHolds(statement.raw("Condition"), (test) => passes(test, effect))),
    );
}

/** The texts of an element; absent where the statement has none. */
export function patternsAt(statement: StatementProps, element: "Action" | "NotAction" | "Resource" | "NotResource"): readonly Pattern[] | undefined {
    const entry = statement.raw(element);
    return entry && patternsIn(entry.node, entry.place);
}

/** Actions are compared without regard to case. */
export function lowered(patterns: readonly Pattern[] | undefined): readonly Pattern[] | undefined {
    return patterns?.map((pattern) => ({ ...pattern, text: pattern.text.toLowerCase() }));
}

function isAbout(wanted: Wanted | undefined, these: readonly Pattern[] | undefined, except: readonly Pattern[] | undefined, neither: Answer): Answer {
    if (these) return wanted ? wanted.coveredBy(these) : yes();
    if (except) return wanted ? not(wanted.touchedBy(except)) : yes();
    return neither;
}

/** The evidence is where it stands: a policy's text is never printed. */
function isFor(statement: StatementProps, who: Principal | undefined): Answer {
    if (who === undefined) return yes();
    const named = statement.raw("Principal");
    if (named) return all(names(named, who), yes(known(true, named.place)));
    const except = statement.raw("NotPrincipal");
    return except ? all(not(names(except, who)), yes(known(true, except.place))) : no();
}

/** `"*"` is everybody, services too, and so is `{ "AWS": "*" }`. Within a name a star means nothing. */
function names({ node, place }: Entry, { kind, name }: Principal): Answer {
    const patterns = principalsIn(node, kind)
        .flatMap((one) => patternsIn(one, place))
        .map(loosened);
    return any(
        ...patterns.map((pattern) => (pattern.exact ? (pattern.text === "*" || pattern.text === name ? yes() : no()) : coversIt([pattern], name))),
        no(),
    );
}

/** Federations and canonical users are somebody. */
function principalsIn(node: Node, kind: Principal["kind"]): readonly (Node | undefined)[] {
    if (node instanceof Secret || node instanceof JsonDocument) return principalsIn(node.content, kind);
    return isMap(node) ? [node["AWS"], ...(kind === "AWS" ? [] : [node[kind]])] : [node];
}
