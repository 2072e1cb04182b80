/** The report for a terminal: the remediation list in the guide's order, then the verdict, what was not checked, and what to fix first. */

import { styleText } from "node:util";
import { waitingOfFinding, type Finding, type Verdict } from "../gate/assessment";
import { coverageLine, unsupportedLine } from "../gate/coverage";
import type { Severity } from "../policies/policy";
import { capitalised, nameOf } from "../policies/judgement";
import { waitingLines } from "../policies/reporting";
import { wrapped } from "../policies/wrapped";
import { checkedLine } from "./checked";
import { counted } from "./counted";
import { blocksOf, entriesOf, fixOf, placesOf, problemsOf, programsOf, programText, type Entry } from "./entries";
import { filterLine, type Reported } from "./filtered";
import { logLine, printable, withTexts } from "./printable";
import {
    comparisonLine,
    elsewhereLines,
    fixedLines,
    hasGaps,
    knownGapsLine,
    settingsLine,
    unenforcedLine,
    verdictText,
    waivedLines,
    waiverLines,
} from "./said";

export interface PrettyOptions {
    /** What was assessed, as the user named it. */
    readonly title: string;
    readonly colour: boolean;
    /** Columns; words that do not fit go to the next line. */
    readonly width: number;
    /** Violations that are said elsewhere already. */
    readonly without?: (violation: Finding) => boolean;
}

export function pretty(reported: Reported, options: PrettyOptions): string {
    const result = withTexts(reported, printable);
    const { colour, width } = options;
    const paint = painter(colour);
    const violations = result.findings.filter((finding) => finding.status === "violation");
    const undecided = result.findings.filter((finding) => finding.status === "undecided");
    const waived = result.findings.filter((finding) => finding.status === "waived");
    const unsupported = unsupportedLine(result.coverage);
    const remarks = result.settings?.remarks ?? [];
    const attention = waiverLines(result);
    const fixed = fixedLines(result);
    const overriding = result.breakGlass === undefined ? [] : wrapped(result.breakGlass.line, { width, hang: "  " });
    const hanging = { width, hang: "  " };
    const indented = { width, first: "  ", hang: "    " };
    const items = (heading: string, count: number, all: readonly string[]) =>
        all.length === 0 ? [] : [paint("bold", `${heading} (${String(count)})`), ...all.flatMap((text) => wrapped(text, indented)), ""];
    const ofSeverity = (severity: Severity) => {
        const some = violations.filter((finding) => finding.severity === severity && options.without?.(finding) !== true);
        if (some.length === 0) return [];
        const blocks = blocksOf(entriesOf(some)).flatMap((block) => [...block.flatMap((entry) => entryLines(entry, width)), ""]);
        return [paint(COLOURS[severity], `${HEADINGS[severity]} (${countText(some)})`), ...blocks];
    };
    const lines = [
        paint("bold", printable(options.title)),
        ...result.programs.map(programText),
        ...[settingsLine(result), filterLine(result)].flatMap((line) => (line === undefined ? [] : wrapped(line, hanging))),
        ...overriding.map((line) => paint("red", line)),
        "",
        ...severities.flatMap(ofSeverity),
        ...items("Undecided", undecided.length, undecidedLines(undecided)),
        ...items("Waived", waived.length, waivedLines(waived)),
        ...items("Waivers to look at", attention.length, attention),
        ...items(hasGaps(result) ? "Not found again" : "Fixed", fixed.length, fixed),
        ...items("Not evaluated", result.coverage.notEvaluated.length, result.coverage.notEvaluated),
        ...items("Settings", remarks.length, remarks),
        ...(unsupported === undefined ? [] : [...wrapped(unsupported, hanging), ""]),
        ...result.failures.flatMap((failure) => wrapped(failure, hanging).map((line) => paint("red", line))),
        ...verdictLines(result, width, paint),
        ...[unenforcedLine(result)].flatMap((line) => (line === undefined ? [] : wrapped(line, hanging))),
        ...[comparisonLine(result)].flatMap((line) => (line === undefined ? [] : wrapped(line, hanging))),
        ...result.incomplete.flatMap((text) => wrapped(text, indented)),
        ...[knownGapsLine(result)].flatMap((line) => (line === undefined ? [] : wrapped(`${line}:`, hanging))),
        ...(result.knownGaps ?? []).flatMap((text) => wrapped(text, indented)),
        ...elsewhereLines(result).flatMap((line) => wrapped(line, hanging)),
        ...wrapped(coverageLine(result.coverage, result.coverage.notEvaluated.length), hanging),
        ...(result.verdict === "go" ? wrapped(checkedLine(result), hanging) : []),
        ...firstLines(entriesOf(some(violations, ({ change }) => change !== "remaining")), width, paint),
    ];
    return `${lines.map(logLine).join("\n")}\n`;
}

const severities = ["blocker", "risk", "improvement"] as const;
const HEADINGS: Readonly<Record<Severity, string>> = { blocker: "Blockers", risk: "Risks", improvement: "Improvements" };
const COLOURS: Readonly<Record<Severity, Style>> = { blocker: "red", risk: "yellow", improvement: "cyan" };
const VERDICTS: Readonly<Record<Verdict, Style>> = { go: "green", "no-go": "red", incomplete: "yellow", "not-applicable": "cyan" };

type Style = "bold" | "red" | "yellow" | "green" | "cyan";
type Paint = (style: Style, text: string) => string;

function painter(colour: boolean): Paint {
    return (style, text) => (colour ? styleText(style, text, { validateStream: false }) : text);
}

/** What is wrong, once for each resource, and what fixes all of it. */
function entryLines(entry: Entry, width: number): readonly string[] {
    const [{ docs, change }] = entry;
    const places = placesOf(entry).join(", ");
    const programs = programsOf(entry).join("; ");
    const labelled = (label: string, text: string) => wrapped(text, { width, first: `    ${label}`.padEnd(10), hang: " ".repeat(10) });
    return [
        ...problemsOf(entry).flatMap(({ message, others }) => [
            ...wrapped(change === "new" ? `[new] ${message}` : message, { width, first: "  ", hang: "    " }),
            ...(others === undefined ? [] : labelled("also:", others)),
        ]),
        ...labelled("fix:", fixOf(entry) ?? ""),
        ...(docs === undefined ? [] : labelled("docs:", docs)),
        ...(programs === "" ? [] : labelled("in:", programs)),
        ...(places === "" ? [] : labelled("at:", places)),
    ];
}

/** `5`, and with something to compare with `5, 2 new`. */
function countText(findings: readonly Finding[]): string {
    const compared = findings.some(({ change }) => change !== undefined);
    return compared ? `${String(findings.length)}, ${String(findings.filter(({ change }) => change === "new").length)} new` : String(findings.length);
}

/** One line per policy and reason: a page of them would bury the findings. */
function undecidedLines(undecided: readonly Finding[]): readonly string[] {
    return waitingLines(undecided.map(waitingOfFinding));
}

function verdictLines(result: Reported, width: number, paint: Paint): readonly string[] {
    const said = `verdict: ${result.verdict}`;
    const text = `verdict: ${verdictText(result)}`;
    return wrapped(text, { width, hang: "  " }).map((line) => line.replace(said, paint(VERDICTS[result.verdict], said)));
}

/** Those that are asked for, or all where there is none. */
function some(findings: readonly Finding[], isAsked: (finding: Finding) => boolean): readonly Finding[] {
    const asked = findings.filter(isAsked);
    return asked.length > 0 ? asked : findings;
}

/** As many as one remembers. */
const FIRST = 3;

/** What to do next: the most urgent changes, with the resources that they are about. */
function firstLines(entries: readonly Entry[], width: number, paint: Paint): readonly string[] {
    if (entries.length === 0) return [];
    return [
        "",
        paint("bold", "Fix first"),
        ...entries.slice(0, FIRST).flatMap((entry, at) => {
            const [{ resource }] = entry;
            const others = new Set(entry.map((finding) => finding.resource.address)).size - 1;
            const subject = `${capitalised(nameOf(resource))}${others === 0 ? "" : ` and ${counted(others, "other")}`}`;
            return wrapped(`${subject}: ${fixOf(entry) ?? ""}`, { width, first: `  ${String(at + 1)}. `, hang: "     " });
        }),
    ];
}
