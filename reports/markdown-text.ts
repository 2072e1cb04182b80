/** Text of a user's in GitHub's Markdown: it shows as it is written, formats nothing, mentions no person and links nowhere. */

import { printable } from "./printable";

/** A space that has no width: it ends what GitHub would take for a mention, a reference or an address. */
const BREAK = "&#8203;";

export function markdownText(text: string): string {
    return written(text, (character) => `\\${character}`).replace(/^(?:(\d+)(?=[.)])|(?=[-+=#]))/, "$1\\");
}

/** The same between HTML tags, where Markdown formats nothing and a backslash is one. */
export function htmlText(text: string): string {
    return written(text, (character) => `&#${String(character.charCodeAt(0))};`);
}

function written(text: string, escaped: (character: string) => string): string {
    return printable(text)
        .trim()
        .replaceAll(ACTIVE, (found) => {
            switch (found) {
                case "&":
                    return "&amp;";
                case "<":
                    return "&lt;";
                case ">":
                    return "&gt;";
                case "@":
                case "#":
                    return `${found}${BREAK}`;
                case "://":
                    return `:${BREAK}//`;
                default:
                    return found.length === 1 ? escaped(found) : `${found}${BREAK}`;
            }
        });
}

/** What formats, and what GitHub makes a link of: `@name`, `#1`, `GH-1`, addresses. */
const ACTIVE = /[&<>@\\`*_~[\]|$]|#(?=\d)|:\/\/|\bwww(?=\.)|\bGH-(?=\d)/gi;

/** A code span, with a fence that no run of backticks in it closes (CommonMark, 6.1). */
export function markdownCode(text: string): string {
    const shown = printable(text);
    const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
    const fence = "`".repeat(longest + 1);
    const padding = shown.startsWith("`") || shown.endsWith("`") || shown.trim() === "" ? " " : "";
    return `${fence}${padding}${shown}${padding}${fence}`;
}
