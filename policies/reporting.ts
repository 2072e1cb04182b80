/** How a finding reads where the tool has printed the resource already: two to five short lines. */

import { docsOf } from "./docs";
import { becauseTexts, fixText, grounds, type Failure, type Judgement } from "./judgement";

/** For `pulumi preview`, which prints type and name itself. */
export function block(judgement: Judgement): string {
    const { message } = judgement;
    const found = grounds(judgement);
    return [
        `${message.charAt(0).toUpperCase()}${message.slice(1)}.`,
        ...(found === "" ? [] : [`  found: ${found}`]),
        ...remedy(fixText(judgement), docsOf(judgement.policy.name)),
    ].join("\n");
}

/** The lines under what is wrong. */
export function remedy(fix: string | undefined, docs: string): readonly string[] {
    return [...(fix === undefined ? [] : [`  fix: ${fix}`]), `  docs: ${docs}`];
}

/** One line per judgement that waits for something. */
export function undecidedLine(judgement: Judgement): string {
    return waitingLine(judgement.policy.name, judgement.component.name, judgement.detail, becauseTexts(judgement));
}

export function waitingLine(policy: string, resource: string, detail: string | undefined, because: readonly string[]): string {
    return `${policy}: ${resource}${detail === undefined ? "" : ` (${detail})`} waits for ${because.slice(0, 2).join("; ")}`;
}

/** What could not be decided, in one message of so many lines; `elsewhere` says all that does not fit. */
export function undecidedMessage(lines: readonly string[], elsewhere: string, most = MOST_LINES): string {
    const shown = lines.slice(0, most);
    const more = lines.length > shown.length ? [`  ... and ${String(lines.length - shown.length)} more: ${elsewhere} says them all`] : [];
    return [`${String(lines.length)} could not be decided before deployment.`, ...shown.map((line) => `  ${line}`), ...more].join("\n");
}

/** A terminal's worth. */
export const MOST_LINES = 12;

/** A failure of ours: visible, with a code, and without the error's text, which might hold content. */
export function failureLine(failure: Failure): string {
    const who = failure.policy === undefined ? "the reader" : `policy ${failure.policy.name}`;
    return `${failure.code}: ${who} failed on ${failure.place.resource} (${failure.error}) and judged nothing there. This is a defect of prodgate.`;
}
