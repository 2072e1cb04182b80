/** Waivers in a program: checked where they are written, and carried in the Terraform JSON of their stack. */

import { didYouMean } from "../architecture/nearest";
import { currentDay } from "../gate/day";
import { day, kindOf, mapping, optional, required, text } from "../gate/settings/shape";
import { waiverProblem } from "../gate/waivers";
import { isPolicyName, WAIVERS_PLACE } from "../inputs/terraform/stack-waivers";
import { catalogue } from "../policies/catalogue";
import type { ProgramWaiver } from "../resources/resource";
import { isApp, isConstruct, stackAround, type ConstructLike, type StackLike } from "./construct-tree";

/** A finding that is accepted, for a construct and for all that is in it. */
export interface WaiverInCode {
    /** The policy's name, also that of a plugin's policy: whether there is one is seen when the waiver is judged. */
    readonly policy: string;
    /** Narrows it to resources with this name, address or construct path; `*` stands for any text. */
    readonly resource?: string;
    /** Narrows it to findings with this `detail`, as the JSON report shows it; `*` stands for any text. */
    readonly detail?: string;
    /** Why the finding is accepted. It is printed in reports and written into the Terraform JSON: write no secret into it. */
    readonly reason: string;
    /** A person or a team that answers for it. */
    readonly owner: string;
    /** The last day on which it holds, in UTC: `2027-03-01`, at most a year ahead. */
    readonly expires: string;
}

/** Writes a waiver into the stack that holds a construct. What does not fit is a TypeError. */
export function waiveIn(scope: ConstructLike, waiver: WaiverInCode): void {
    const stack = stackHolding(scope);
    const written: ProgramWaiver = { path: scope.node.path, resource: "*", ...checked(waiver) };
    const list = writtenInto(stack) ?? started(stack);
    list.push(written);
    stack.addOverride(WAIVERS_PLACE, list);
}

/** The waivers that a stack carries so far. They are kept at its node, where a second copy of prodgate finds them too. */
export function writtenInto({ node }: StackLike): unknown[] | undefined {
    const kept = node.metadata.find(({ type }) => type === KIND)?.data;
    const list: unknown[] | undefined = Array.isArray(kept) ? kept : undefined;
    return list;
}

function started({ node }: StackLike): unknown[] {
    const list: unknown[] = [];
    node.addMetadata(KIND, list);
    return list;
}

const KIND = "prodgate/waivers";
const CALL = "ProductionReadiness.waive()";

function stackHolding(scope: unknown): StackLike {
    if (isApp(scope)) throw new TypeError(`${CALL} takes a stack or a construct in one, not an App: call it for each stack that the waiver is for.`);
    if (!isConstruct(scope)) throw new TypeError(`${CALL} takes a stack or a construct of cdktf or cdktn.`);
    const stack = stackAround(scope);
    if (stack === undefined) throw new TypeError(`${CALL} takes a stack or a construct in one: this construct is in no TerraformStack.`);
    return stack;
}

const waiverShape = mapping(
    {
        policy: required(text("The policy's name.")),
        resource: optional(text("A name, an address or a construct path.")),
        detail: optional(text("The finding's detail.")),
        reason: required(text("Why it is accepted.")),
        owner: required(text("Who answers for it.")),
        expires: required(day("The last day on which it holds.")),
    },
    "A waiver.",
);

function checked(waiver: unknown): WaiverInCode {
    const given = typeof waiver === "object" && waiver !== null ? Object.entries(waiver).filter(([, value]) => value !== undefined) : undefined;
    const problems: string[] = [];
    const read = waiverShape.read(given === undefined ? waiver : new Map(given), [], ({ path, text: clause }) => {
        problems.push(`${path.length === 0 ? "the waiver" : path.join(".")} ${clause}`);
    });
    const wrong = read === undefined ? undefined : (policyProblem(read.policy) ?? lateProblem(read));
    if (wrong !== undefined) problems.push(wrong);
    if (read === undefined || problems.length > 0) throw new TypeError(`${CALL}: ${problems.join("; ")}`);
    return read;
}

/** A plugin's policies are not known here: only what cannot be the name of one is refused. */
function policyProblem(policy: string): string | undefined {
    if (isPolicyName(policy)) return undefined;
    const names = catalogue.map(({ name }) => name);
    const meant = didYouMean(policy.replaceAll(/[\s_]+/g, "-"), names);
    return `policy is ${kindOf(policy)}, not a policy's name${meant}; there are ${names.join(", ")}`;
}

function lateProblem(waiver: WaiverInCode): string | undefined {
    const problem = waiverProblem({ resource: "*", ...waiver }, currentDay());
    return problem === undefined ? undefined : `the waiver of ${waiver.policy} ${problem}`;
}
