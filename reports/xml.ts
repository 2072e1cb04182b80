/** XML 1.0 out of any text. https://www.w3.org/TR/xml/#charsets */

import { toUSVString } from "node:util";

export type XmlAttributes = Readonly<Record<string, string | number | undefined>>;

/** An element on lines of its own; what is in it is text, or elements that are written already. */
export function element(name: string, attributes: XmlAttributes, content: string | readonly string[] = []): readonly string[] {
    const opened = `<${name}${attributesText(attributes)}`;
    if (typeof content === "string") return [`${opened}>${escaped(content)}</${name}>`];
    return content.length === 0 ? [`${opened}/>`] : [`${opened}>`, ...content.map((line) => `  ${line}`), `</${name}>`];
}

function attributesText(attributes: XmlAttributes): string {
    return Object.entries(attributes)
        .flatMap(([name, value]) => (value === undefined ? [] : [` ${name}="${escaped(String(value)).replaceAll(/[\n\t]/g, codeOf)}"`]))
        .join("");
}

/** What XML has no way to write becomes U+FFFD: control characters, halves of pairs, and two that are no characters. */
function escaped(text: string): string {
    return toUSVString(text)
        .replaceAll(UNWRITABLE, "\u{FFFD}")
        .replaceAll("&", "&amp;")
        .replaceAll("<", "&lt;")
        .replaceAll(">", "&gt;")
        .replaceAll('"', "&quot;")
        .replaceAll("\r", "&#13;");
}

// eslint-disable-next-line no-control-regex
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** An attribute's line end would be read as a space. */
function codeOf(character: string): string {
    return `&#${String(character.charCodeAt(0))};`;
}
