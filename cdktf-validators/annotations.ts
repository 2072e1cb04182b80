/** An assessment as the annotations that cdktf and cdktn print. */

import { waitingOfFinding, type Assessment, type Finding } from "../gate/assessment";
import { coverageLine } from "../gate/coverage";
import { remedy, undecidedMessage } from "../policies/reporting";
import type { StackLike } from "./construct-tree";

/** The annotation levels of both libraries (lib/annotations.js). An error fails the synth. */
export type Level = "@cdktf/info" | "@cdktf/warn" | "@cdktf/error";

export interface Annotation {
    readonly stack: StackLike;
    readonly constructPath: string;
    readonly level: Level;
    readonly message: string;
}

/** What is said about some stacks; what belongs to no stack in particular is said at the first. */
export function annotationsOf(result: Assessment, stacks: readonly StackLike[], said: readonly StackLike[] = stacks): readonly Annotation[] {
    const [first] = said;
    if (first === undefined) return [];
    const place = placesIn(stacks, first);
    const findings = result.findings.map((finding) => ({ finding, ...place(finding) })).filter(({ stack }) => said.includes(stack));
    const violations = findings.filter(({ finding }) => finding.status === "violation");
    const undecided = findings.filter(({ finding }) => finding.status === "undecided").map(({ finding }) => waitingOfFinding(finding));
    return [
        ...violations.map(({ finding, stack, constructPath }) => ({
            stack,
            constructPath,
            level: levelOf(finding),
            message: violationText(finding),
        })),
        ...result.failures.map((failure) => noteOn(first, "@cdktf/error", `[prodgate] ${failure}`)),
        ...incomplete(result).map(({ level, message }) => noteOn(first, level, message)),
        ...(isUnjudged(result)
            ? [
                  noteOn(
                      first,
                      "@cdktf/info",
                      `[prodgate] The verdict is not-applicable: no policy found anything to judge.\n  ${coverageLine(result.coverage)}`,
                  ),
              ]
            : []),
        ...(undecided.length === 0 ? [] : [noteOn(first, "@cdktf/info", `[prodgate/undecided] ${undecidedMessage(undecided, "prodgate.json")}`)]),
    ];
}

/** Something about the app or a stack as a whole. */
export function noteOn(stack: StackLike, level: Level, message: string): Annotation {
    return { stack, constructPath: stack.node.path, level, message };
}

/** Where findings are: on the construct that the resource was made by. */
function placesIn(
    stacks: readonly StackLike[],
    fallback: StackLike,
): (finding: Finding) => { readonly stack: StackLike; readonly constructPath: string } {
    // A nested stack comes after the one around it, and owns what is in both.
    const owners = new Map(stacks.flatMap((stack) => stack.node.findAll().map(({ node }) => [node.path, stack] as const)));
    return ({ resource: { path = "", address } }) => {
        const owner = owners.get(path);
        if (owner) return { stack: owner, constructPath: path };
        // An override can take the metadata away that names the path.
        const stack = stacks.find(({ node }) => address.startsWith(`${node.id}/`)) ?? fallback;
        return { stack, constructPath: stack.node.path };
    };
}

function levelOf({ enforcement, severity }: Finding): Level {
    if (enforcement === "mandatory") return "@cdktf/error";
    return severity === "improvement" ? "@cdktf/info" : "@cdktf/warn";
}

function violationText({ policy, message, fix, docs }: Finding): string {
    return [`[prodgate/${policy}] ${message}`, ...remedy(fix, docs)].join("\n");
}

/** Silence would look like a pass. */
function isUnjudged({ verdict, coverage }: Assessment): boolean {
    return verdict === "not-applicable" && coverage.resources > 0;
}

/** What could not be read fails the synth; what prodgate does not support is said, since the app's author can do nothing about it. */
function incomplete({ incomplete: missing, coverage, failures }: Assessment): readonly { readonly level: Level; readonly message: string }[] {
    const text = (first: string, lines: readonly string[]) => [`[prodgate] ${first}`, ...lines.map((line) => `  ${line}`)].join("\n");
    if (!coverage.complete)
        return failures.length > 0
            ? []
            : [
                  {
                      level: "@cdktf/error",
                      message: text("PRODGATE-INPUT: not every stack could be read: the verdict is incomplete.", coverage.notEvaluated),
                  },
              ];
    return missing.length === 0 ? [] : [{ level: "@cdktf/warn", message: text("The verdict is incomplete: these were not checked.", missing) }];
}
