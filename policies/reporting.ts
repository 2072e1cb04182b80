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
        `  fix: ${fixText(judgement)}`,
        `  docs: ${docsOf(judgement.policy.name)}`,
    ].join("\n");
}

/** One line per judgement that waits for something. */
export function undecidedLine(judgement: Judgement): string {
    const detail = judgement.detail === undefined ? "" : ` (${judgement.detail})`;
    return `${judgement.policy.name}: ${judgement.component.name}${detail} waits for ${becauseTexts(judgement).slice(0, 2).join("; ")}`;
}

/** A failure of ours: visible, with a code, and without the error's text, which might hold content. */
export function failureLine(failure: Failure): string {
    const who = failure.policy === undefined ? "the reader" : `policy ${failure.policy.name}`;
    return `${failure.code}: ${who} failed on ${failure.place.resource} (${failure.error}) and judged nothing there. This is a defect of prodgate.`;
}
