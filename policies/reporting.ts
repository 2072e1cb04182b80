/** How a finding reads where the tool has printed the resource already: two to five short lines. */

import { docsOf } from "./docs";
import { fixText } from "./fix-text";
import { becauseTexts, capitalised, evidence, nameOf, type Failure, type Judgement } from "./judgement";
import { DEFAULT_WIDTH, wrapped } from "./wrapped";

/** For `pulumi preview`, which prints type and name itself. */
export function block(judgement: Judgement): string {
    const found = evidence(judgement);
    return [
        ...fitted(`${capitalised(judgement.problem ?? "could not be checked completely")}.`),
        ...(found === "" ? [] : labelled("found", found)),
        ...(judgement.fix === undefined ? [] : labelled("fix", fixText(judgement))),
        ...docsLines(judgement),
    ].join("\n");
}

function docsLines({ policy }: Judgement): readonly string[] {
    const docs = docsOf(policy);
    return docs === undefined ? [] : labelled("docs", docs);
}

/** The lines under what is wrong, where the tool puts something of its own before the first. */
export function remedy(fix: string | undefined, docs: string | undefined): readonly string[] {
    return [...(fix === undefined ? [] : [`  fix: ${fix}`]), ...(docs === undefined ? [] : [`  docs: ${docs}`])];
}

/** A line of its own, which hangs where it goes on. */
export function fitted(line: string): readonly string[] {
    return wrapped(line, { width: DEFAULT_WIDTH, hang: "  " });
}

function labelled(label: string, text: string): readonly string[] {
    return wrapped(text, { width: DEFAULT_WIDTH, first: `  ${label}: `, hang: " ".repeat(label.length + 4) });
}

/** Something that could not be decided, by names. */
export interface Waiting {
    readonly policy: string;
    /** With its kind: `service "web"`. */
    readonly resource: string;
    readonly detail?: string | undefined;
    /** Why it cannot be told, a clause each. */
    readonly because: readonly string[];
}

export function waitingOf(judgement: Judgement): Waiting {
    const { policy, component, detail } = judgement;
    return { policy: policy.name, resource: nameOf(component), detail, because: becauseTexts(judgement) };
}

/** A line for all that have the same reason: what one missing alarm leaves open on twenty resources is one thing to know. Sorted. */
export function waitingLines(waiting: readonly Waiting[]): readonly string[] {
    const groups = new Map<string, Set<string>>();
    for (const { policy, resource, detail, because } of waiting) {
        const key = `${policy}\n${because.slice(0, 2).join("; ")}`;
        const names = groups.get(key) ?? new Set();
        groups.set(key, names.add(detail === undefined ? resource : `${resource} (${detail})`));
    }
    return [...groups].map(([key, names]) => waitingLine(key, [...names].sort())).sort();
}

/** `multiple-instances: cannot tell for service "web": desiredCount is known only after deployment`. */
function waitingLine(key: string, names: readonly string[]): string {
    const [policy = "", because = ""] = key.split("\n");
    const shown = names.slice(0, MOST_NAMES);
    const more = names.length > shown.length ? ` and ${String(names.length - shown.length)} more` : "";
    return `${policy}: cannot tell for ${shown.join(", ")}${more}: ${because}`;
}

const MOST_NAMES = 8;

/** What could not be decided, in one message of at most `most` lines; the command in `elsewhere` prints them all. */
export function undecidedMessage(waiting: readonly Waiting[], elsewhere: string, most = MOST_LINES): string {
    const lines = waitingLines(waiting);
    const shown = lines.slice(0, most);
    const more = lines.length > shown.length ? [`  ... and ${String(lines.length - shown.length)} more lines: see ${elsewhere}`] : [];
    const laidOut = shown.flatMap((line) => wrapped(line, { width: DEFAULT_WIDTH, first: "  ", hang: "    " }));
    return [`${String(waiting.length)} could not be decided before deployment.`, ...laidOut, ...more].join("\n");
}

/** A terminal's worth. */
export const MOST_LINES = 12;

/** What failed in the same way, as one visible line with a code, and without the error's text, which might hold content. */
export interface FailureGroup {
    readonly line: string;
    readonly first: Failure;
}

/** A plugin that always throws is one thing to know. */
export function failureGroups(failures: readonly Failure[]): readonly FailureGroup[] {
    const groups = new Map<string, { readonly first: Failure; readonly names: Set<string> }>();
    for (const failure of failures) {
        const { code, policy, error, from, place } = failure;
        const key = [code, policy?.name, error, from].join("\n");
        const group = groups.get(key) ?? { first: failure, names: new Set() };
        group.names.add(place.resource);
        groups.set(key, group);
    }
    return [...groups.values()].map(({ first, names }) => ({ first, line: failureText(first, [...names]) }));
}

function failureText({ code, policy, error, from = "prodgate" }: Failure, names: readonly string[]): string {
    const who = policy === undefined ? "the reader" : `policy ${policy.name}`;
    const shown = names.slice(0, MOST_NAMES);
    const more = names.length > shown.length ? ` and ${String(names.length - shown.length)} more` : "";
    return `${code}: ${who} failed on ${shown.join(", ")}${more} (${error}) and judged nothing there. This is a defect of ${from}.`;
}
