/** Text of a user's on a terminal and in a pipeline's log, where some of it would be obeyed. */

/** One line, without what is not seen: control characters, and marks that turn the direction of what follows (https://trojansource.codes). */
export function printable(text: string): string {
    if (PLAIN.test(text)) return text;
    return text.replaceAll(/[\r\n\t\u0085\u2028\u2029]+/g, " ").replaceAll(HIDDEN, "\u{FFFD}");
}

/** Most text has none of them. */
const PLAIN = /^[ -~]*$/;

// eslint-disable-next-line no-control-regex
const HIDDEN = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/**
 * A line that no pipeline takes for a command: GitHub obeys `::command::` at its start, spaces aside, and `##[command]` anywhere, Azure Pipelines
 * `##vso[command]`. A space without width parts them.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 * https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands
 */
export function logLine(line: string): string {
    return line.replace(/^(\s*:)(?=:)/, "$1\u200b").replaceAll(/##(?=\[|vso\[)/gi, "#\u200b#");
}

/** Every text in a value, and no other part of it. */
export function withTexts<T>(value: T, change: (text: string) => string): T;
export function withTexts(value: unknown, change: (text: string) => string): unknown {
    if (typeof value === "string") return change(value);
    if (Array.isArray(value)) return value.map((item: unknown) => withTexts(item, change));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(new Map(Object.entries(value).map(([key, one]: [string, unknown]) => [change(key), withTexts(one, change)])));
}
