/** GitHub's Markdown: a comment on a pull request, or a job's summary. */

import { waitingOfFinding, type Finding, type Verdict } from "../gate/assessment";
import { coverageLine, unsupportedLine } from "../gate/coverage";
import { severities, type Severity } from "../policies/policy";
import { waitingLines } from "../policies/reporting";
import { checkedLine } from "./checked";
import { counted } from "./counted";
import { entriesOf, fixOf, placesOf, problemsOf, programsOf, programText, type Entry } from "./entries";
import { filterLine, type Reported } from "./filtered";
import { htmlText, markdownCode, markdownText } from "./markdown-text";
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

/** A comment holds 65,536 characters, a summary 1 MiB (https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands). */
export const COMMENT_BYTES = 65_536;

export interface MarkdownOptions {
    /** What was assessed, as the user named it. */
    readonly title: string;
    /** The report is not longer than this, in UTF-8. What is left out is counted. */
    readonly mostBytes: number;
}

/** The first line, by which a comment is found again. */
export const MARKER = "<!-- prodgate -->";

export function markdown(result: Reported, { title, mostBytes }: MarkdownOptions): string {
    const head = headLines(result, title).join("\n");
    const parts = [...findingParts(result), ...otherParts(result)];
    const everything = [head, ...parts.flatMap(partText)].join("\n\n");
    if (bytesOf(everything) < mostBytes) return `${everything}\n`;
    return `${fitted(head, parts, mostBytes)}\n`;
}

/** A heading with its items, the most urgent first. */
interface Part {
    readonly before: string;
    readonly items: readonly string[];
    readonly after: string;
}

const SYMBOLS: Readonly<Record<Verdict, string>> = { go: "✅", "no-go": "❌", incomplete: "⚠️", "not-applicable": "➖" };
const HEADINGS: Readonly<Record<Severity, string>> = { blocker: "Blockers", risk: "Risks", improvement: "Improvements" };

/** As many names as fit on a screen. */
const MOST_NAMES = 30;
/** A head must leave room for findings: what it lists is cut here, and listed in full below it. */
const MOST_HEAD_LINES = 5;

function headLines(result: Reported, title: string): readonly string[] {
    const { verdict, incomplete, coverage, programs, failures, breakGlass } = result;
    const comparison = comparisonLine(result);
    const gaps = knownGapsLine(result);
    const lines = (all: readonly (string | undefined)[]) => all.flatMap((line) => (line === undefined ? [] : [markdownText(line)]));
    const why = [...failures, ...incomplete];
    const more = why.length - MOST_HEAD_LINES;
    return [
        MARKER,
        `## ${SYMBOLS[verdict]} prodgate: ${markdownText(verdictText(result))}`,
        "",
        ...(breakGlass === undefined ? [] : [`**${markdownText(clipped(breakGlass.line))}**`, ""]),
        [
            ...lines([`${clipped(title)}${programs.length === 1 ? `: ${programs.map(programText).join("")}` : ""}`]),
            ...lines([coverageLine(coverage, coverage.notEvaluated.length)]),
            ...(verdict === "go" ? lines([checkedLine(result)]) : []),
            ...lines([
                unenforcedLine(result),
                ...elsewhereLines(result),
                settingsLine(result),
                comparison === undefined ? undefined : clipped(comparison),
                gaps === undefined ? undefined : clipped(gaps),
                filterLine(result),
            ]),
        ].join("  \n"),
        ...(why.length === 0 ? [] : ["", ...why.slice(0, MOST_HEAD_LINES).map((line) => `- ${markdownText(clipped(line))}`)]),
        ...(more > 0 ? [`- and ${counted(more, "other")}`] : []),
    ];
}

/** A line of the head. */
function clipped(text: string): string {
    return text.length > 400 ? `${text.slice(0, 400)}...` : text;
}

/** Blockers are open, the rest is folded. */
function findingParts({ findings }: Reported): readonly Part[] {
    const violations = findings.filter(({ status }) => status === "violation");
    return severities.flatMap((severity) => {
        const some = violations.filter((finding) => finding.severity === severity);
        if (some.length === 0) return [];
        const isNew = some.filter(({ change }) => change === "new").length;
        const heading = `${HEADINGS[severity]} (${String(some.length)}${some.some(({ change }) => change !== undefined) ? `, ${String(isNew)} new` : ""})`;
        const items = entriesOf(some).map(entryText);
        return [severity === "blocker" ? { before: `### ${heading}`, items, after: "" } : folded(heading, items)];
    });
}

function otherParts(result: Reported): readonly Part[] {
    const withStatus = (status: Finding["status"]) => result.findings.filter((finding) => finding.status === status);
    const list = (heading: string, count: number, all: readonly string[]) =>
        all.length === 0
            ? []
            : [
                  folded(
                      `${heading} (${String(count)})`,
                      all.map((line) => `- ${markdownText(line)}`),
                  ),
              ];
    const undecided = withStatus("undecided");
    const waived = withStatus("waived");
    const remarks = result.settings?.remarks ?? [];
    const attention = waiverLines(result);
    const fixed = fixedLines(result);
    const { notEvaluated } = result.coverage;
    const unsupported = unsupportedLine(result.coverage);
    const why = [...result.failures, ...result.incomplete];
    const { knownGaps = [] } = result;
    return [
        ...list("Waivers to look at", attention.length, attention),
        ...list("Waived", waived.length, waivedLines(waived)),
        ...list(hasGaps(result) ? "Not found again" : "Fixed", fixed.length, fixed),
        ...list("Settings", remarks.length, remarks),
        ...list("Undecided", undecided.length, waitingLines(undecided.map(waitingOfFinding))),
        ...(why.length > MOST_HEAD_LINES ? list("Not seen", why.length, why) : []),
        ...list("Known gaps", knownGaps.length, knownGaps),
        ...list("Not evaluated", notEvaluated.length, notEvaluated),
        ...(unsupported === undefined
            ? []
            : list("Types that are not supported", Object.keys(result.coverage.types.notSupported).length, [unsupported])),
    ];
}

function folded(heading: string, items: readonly string[]): Part {
    return { before: `<details><summary>${htmlText(heading)}</summary>`, items, after: "</details>" };
}

/** What is wrong, with all that it is wrong with, and what fixes it. */
function entryText(entry: Entry): string {
    const [{ policy, docs, change }] = entry;
    const fix = fixOf(entry);
    const places = placesOf(entry);
    const shownPlaces = places.slice(0, MOST_NAMES).map(markdownCode).join(", ");
    const programs = programsOf(entry);
    const page = docs?.startsWith("https://") === true ? `[${policy}](${docs})` : markdownCode(docs ?? policy);
    return [
        ...problemsOf(entry, MOST_NAMES).map(({ message, others }, at) => {
            const mark = at === 0 && change === "new" ? "**new** " : "";
            return `${at === 0 ? "- " : "  "}${mark}${markdownText(message)}${others === undefined ? "" : ` Also: ${markdownText(others)}.`}`;
        }),
        ...(fix === undefined ? [] : [`  **Fix:** ${markdownText(fix)}`]),
        ...(programs.length === 0 ? [] : [`  **In:** ${markdownText(programs.join("; "))}`]),
        ...(places.length === 0
            ? []
            : [`  **At:** ${shownPlaces}${places.length > MOST_NAMES ? ` and ${counted(places.length - MOST_NAMES, "other")}` : ""}`]),
        `  **Docs:** ${page}`,
    ].join("  \n");
}

function partText({ before, items, after }: Part): readonly string[] {
    return [before, items.join("\n"), ...(after === "" ? [] : [after])];
}

/** As many items as there is room for, in order; what is left out is counted, and where all of it is. */
function fitted(head: string, parts: readonly Part[], mostBytes: number): string {
    // The longest line that ends a part, and the one that ends the report.
    const reserved = 400;
    let room = mostBytes - bytesOf(head) - reserved;
    let leftOut = 0;
    const shown: string[] = [head];
    for (const part of parts) {
        room -= bytesOf(part.before) + bytesOf(part.after) + 6;
        const items: string[] = [];
        for (const item of part.items) {
            const size = bytesOf(item) + 1;
            if (size > room) break;
            room -= size;
            items.push(item);
        }
        leftOut += part.items.length - items.length;
        if (items.length > 0) for (const text of partText({ ...part, items })) shown.push(text);
    }
    const rest = `${counted(leftOut, "other entry")} ${leftOut === 1 ? "is" : "are"} left out here, which ${leftOut === 1 ? "has" : "have"} no room: \`prodgate assess\` prints all.`;
    return [...shown, rest].join("\n\n");
}

function bytesOf(text: string): number {
    return Buffer.byteLength(text, "utf8");
}
