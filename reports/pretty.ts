/** The report for a terminal: the remediation list in the guide's order, then the verdict with what was not judged beside it. */

import { styleText } from "node:util";
import { waitingOfFinding, type Assessment, type Finding, type Verdict } from "../gate/assessment";
import { coverageLine, unsupportedLine } from "../gate/coverage";
import type { Severity } from "../policies/policy";
import { waitingLines } from "../policies/reporting";

export interface PrettyOptions {
    /** What was assessed, as the user named it. */
    readonly title: string;
    readonly colour: boolean;
}

export function pretty(result: Assessment, options: PrettyOptions): string {
    const paint = painter(options.colour);
    const violations = result.findings.filter((finding) => finding.status === "violation");
    const lines: string[] = [paint("bold", options.title), ""];
    for (const severity of ["blocker", "risk", "improvement"] as const) {
        const some = violations.filter((finding) => finding.severity === severity);
        if (some.length === 0) continue;
        lines.push(paint(COLOURS[severity], `${HEADINGS[severity]} (${String(some.length)})`));
        for (const finding of some) lines.push(...entry(finding), "");
    }
    lines.push(
        ...undecidedLines(
            result.findings.filter((finding) => finding.status === "undecided"),
            paint,
        ),
    );
    if (result.coverage.notEvaluated.length > 0) {
        lines.push(
            paint("bold", `Not evaluated (${String(result.coverage.notEvaluated.length)})`),
            ...result.coverage.notEvaluated.map((line) => `  ${line}`),
            "",
        );
    }
    const unread = unsupportedLine(result.coverage);
    if (unread !== undefined) lines.push(unread, "");
    for (const failure of result.failures) lines.push(paint("red", failure));
    lines.push(
        verdictLine(result, paint),
        ...result.incomplete.map((line) => `  ${line}`),
        coverageLine(result.coverage, result.coverage.notEvaluated.length),
    );
    return `${lines.join("\n")}\n`;
}

const HEADINGS: Readonly<Record<Severity, string>> = { blocker: "Blockers", risk: "Risks", improvement: "Improvements" };
const COLOURS: Readonly<Record<Severity, Style>> = { blocker: "red", risk: "yellow", improvement: "cyan" };

const VERDICTS: Readonly<Record<Verdict, Style>> = { go: "green", "no-go": "red", incomplete: "yellow", "not-applicable": "cyan" };

type Style = "bold" | "red" | "yellow" | "green" | "cyan";
type Paint = (style: Style, text: string) => string;

function painter(colour: boolean): Paint {
    return (style, text) => (colour ? styleText(style, text, { validateStream: false }) : text);
}

function entry(finding: Finding): string[] {
    return [
        `  ${finding.message}`,
        `    fix:  ${finding.fix ?? ""}`,
        `    docs: ${finding.docs}`,
        ...(finding.location === undefined ? [] : [`    at:   ${finding.location}`]),
    ];
}

/** One line per policy and reason: a page of them would bury the findings. */
function undecidedLines(undecided: readonly Finding[], paint: Paint): string[] {
    if (undecided.length === 0) return [];
    const lines = waitingLines(undecided.map(waitingOfFinding)).map((line) => `  ${line}`);
    return [paint("bold", `Undecided (${String(undecided.length)})`), ...lines, ""];
}

function verdictLine(result: Assessment, paint: Paint): string {
    const { summary, verdict, incomplete } = result;
    const counts = [
        plural(summary.blockers, "blocker"),
        plural(summary.risks, "risk"),
        plural(summary.improvements, "improvement"),
        `${String(summary.undecided)} undecided`,
    ].join(", ");
    const why = verdict === "no-go" && incomplete.length > 0 ? "; incomplete" : verdict === "not-applicable" ? "; nothing to judge" : "";
    return `${paint(VERDICTS[verdict], `verdict: ${verdict}`)} (${counts}${why})`;
}

function plural(count: number, noun: string): string {
    return `${String(count)} ${noun}${count === 1 ? "" : "s"}`;
}
