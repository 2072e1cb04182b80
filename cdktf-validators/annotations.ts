/** An assessment as the annotations that cdktf and cdktn print. */

import { stops } from "../gate/accepted";
import { waitingOfFinding, type Assessment, type Finding } from "../gate/assessment";
import { coverageLine } from "../gate/coverage";
import { capitalised } from "../policies/judgement";
import { MOST_LINES, remedy, undecidedMessage } from "../policies/reporting";
import { DEFAULT_WIDTH, wrapped } from "../policies/wrapped";
import { counted } from "../reports/counted";
import { logLine, printable } from "../reports/printable";
import { comparisonLine, waivedLines, waiversToLookAt } from "../reports/said";
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
    const place = placesIn(ownersIn(result, stacks), stacks, first);
    const findings = result.findings.map((finding) => ({ finding, ...place(finding.resource) })).filter(({ stack }) => said.includes(stack));
    const ofStatus = (status: Finding["status"]) => findings.filter(({ finding }) => finding.status === status);
    const undecided = ofStatus("undecided").map(({ finding }) => waitingOfFinding(finding));
    const waived = waivedLines(ofStatus("waived").map(({ finding }) => finding));
    const comparison = comparisonLine(result);
    return [
        ...(result.breakGlass === undefined ? [] : [noteOn(first, "@cdktf/warn", `[prodgate] ${oneLine(result.breakGlass.line)}`)]),
        ...ofStatus("violation").map(({ finding, stack, constructPath }) => ({
            stack,
            constructPath,
            level: levelOf(finding, result),
            message: violationText(finding),
        })),
        ...result.failures.map((failure) => noteOn(first, "@cdktf/error", `[prodgate] ${failure}`)),
        ...incomplete(result).map(({ level, message }) => noteOn(first, level, message)),
        ...waiversToLookAt(result)
            .map(({ path, line }) => ({ line, ...(path === undefined ? at(first) : place({ path, address: `${path}/` })) }))
            .filter(({ stack }) => said.includes(stack))
            .map(({ line, ...where }) => ({ ...where, level: "@cdktf/warn" as const, message: `[prodgate] ${oneLine(line)}` })),
        ...(isUnjudged(result)
            ? [
                  noteOn(
                      first,
                      "@cdktf/info",
                      `[prodgate] The verdict is not-applicable: no policy found anything to judge.\n  ${coverageLine(result.coverage)}`,
                  ),
              ]
            : []),
        ...(comparison === undefined ? [] : [noteOn(first, "@cdktf/info", `[prodgate] ${capitalised(comparison)}.`)]),
        ...(waived.length === 0 ? [] : [noteOn(first, "@cdktf/info", `[prodgate/waived] ${waivedMessage(waived)}`)]),
        ...(undecided.length === 0 ? [] : [noteOn(first, "@cdktf/info", `[prodgate/undecided] ${undecidedMessage(undecided, "prodgate.json")}`)]),
    ];
}

/** How many findings are accepted, and by which owner each: of many, the first. */
function waivedMessage(lines: readonly string[]): string {
    const shown = lines.slice(0, MOST_LINES).flatMap((line) => wrapped(oneLine(line), { width: DEFAULT_WIDTH, first: "  ", hang: "    " }));
    const more = lines.length > MOST_LINES ? [`  ... and ${String(lines.length - MOST_LINES)} more: see prodgate.json`] : [];
    return [`${counted(lines.length, "finding")} ${lines.length === 1 ? "is" : "are"} waived.`, ...shown, ...more].join("\n");
}

/** A reason and an owner are free text. */
function oneLine(text: string): string {
    return logLine(printable(text));
}

/** Something about the app or a stack as a whole. */
export function noteOn(stack: StackLike, level: Level, message: string): Annotation {
    return { ...at(stack), level, message };
}

type Place = Pick<Annotation, "stack" | "constructPath">;

function at(stack: StackLike): Place {
    return { stack, constructPath: stack.node.path };
}

/** Where findings are: on the construct that the resource was made by. */
function placesIn(
    owners: ReadonlyMap<string, StackLike>,
    stacks: readonly StackLike[],
    fallback: StackLike,
): (resource: Pick<Finding["resource"], "path" | "address">) => Place {
    return ({ path = "", address }) => {
        const owner = owners.get(path);
        if (owner) return { stack: owner, constructPath: path };
        // An override can take the metadata away that names the path.
        return at(stacks.find(({ node }) => address.startsWith(`${node.id}/`)) ?? fallback);
    };
}

/** The stacks by the paths of what is in them. What is said of each of several stacks may come from one assessment. */
function ownersIn(result: Assessment, stacks: readonly StackLike[]): ReadonlyMap<string, StackLike> {
    const before = known.get(result);
    if (before !== undefined) return before;
    const owners = new Map<string, StackLike>();
    // A nested stack comes after the one around it, and owns what is in both.
    for (const stack of stacks) for (const { node } of stack.node.findAll()) owners.set(node.path, stack);
    known.set(result, owners);
    return owners;
}

const known = new WeakMap<Assessment, ReadonlyMap<string, StackLike>>();

function levelOf(finding: Finding, { overridden }: Assessment): Level {
    if (stops(finding)) return overridden === true ? "@cdktf/warn" : "@cdktf/error";
    return finding.severity === "improvement" ? "@cdktf/info" : "@cdktf/warn";
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
