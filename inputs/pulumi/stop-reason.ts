/** Why a program stopped, in one line without secrets: an error may quote what the program keeps, what it is configured with, or what it cannot parse. */

import { stripVTControlCharacters } from "node:util";
import { DEEPEST } from "../../resources/node";
import { contentOf, contentOfText, namesCredential } from "../../readers/credentials";
import { isObject, parsedJson } from "../json-file";
import { secretTexts } from "./wire";

/** What an error may quote. */
export interface Quotable {
    /** The properties of every resource that was registered. */
    readonly inputs: readonly Readonly<Record<string, unknown>>[];
    readonly config: Readonly<Record<string, string>>;
    readonly environment: Readonly<Record<string, string | undefined>>;
}

export function stopReason(message: string, quotable: Quotable): string {
    const line = summaryOf(withoutKnown(message, quotable));
    const content = contentOfText(line);
    if (content === "credential" || content === "suspicious")
        return `${/^\w*Error(?=:)/.exec(line)?.[0] ?? "an error"}, whose text holds a credential`;
    const shown = line.replace(/(?:\.{3})?".*"(?:\.{3})? is not valid JSON/, "the text is not valid JSON").replace(/"[^"]+"/g, '"..."');
    return shown.length > LONGEST ? `${shown.slice(0, LONGEST)}...` : shown;
}

const LONGEST = 300;

/** The error itself, without the runner's introduction and the stack trace. */
function summaryOf(message: string): string {
    const [first = "", second = ""] = stripVTControlCharacters(message)
        .replaceAll(/<ref \*\d+> /g, "")
        .split("\n")
        .map((line) => line.trim())
        .filter((line) => line && !/^Running program '.*' failed with an unhandled exception:$/.test(line) && !line.startsWith("at "));
    // A compiler's first line says only that there are errors.
    return first.includes("Unable to compile TypeScript") ? `${first} ${second}` : first;
}

/** Before anything is cut: of a secret of several lines, or behind the end of a long one, a part would stay. */
function withoutKnown(message: string, { inputs, config, environment }: Quotable): string {
    const hidden = new Map<string, string>();
    for (const [key, value] of Object.entries(config)) for (const text of textsIn(value)) hidden.set(text, `[configuration ${key}]`);
    for (const [name, value = ""] of Object.entries(environment)) if (namesCredential(name)) hidden.set(value, `[environment variable ${name}]`);
    for (const text of inputs.flatMap((one) => [...secretTexts(one), ...credentialsIn(one)])) hidden.set(text, "[secret]");
    return [...hidden]
        .filter(([text]) => text.length > 3 && !/^(?:true|false|[\d.]+)$/.test(text))
        .sort(([a], [b]) => b.length - a.length || (a < b ? -1 : 1))
        .reduce((rest, [text, instead]) => withoutText(rest, text, instead), message);
}

/** A short text of the configuration (`prod`) is a part of many words. */
function withoutText(message: string, text: string, instead: string): string {
    if (!instead.startsWith("[configuration")) return message.replaceAll(text, instead);
    const pattern = new RegExp(`(?<![A-Za-z0-9])${text.replaceAll(/[.*+?^${}()|[\]\\/-]/g, "\\$&")}(?![A-Za-z0-9])`, "g");
    return message.replaceAll(pattern, () => instead);
}

/** A value of the configuration, and the texts in it where it is JSON. */
function textsIn(value: unknown, depth = 0): readonly string[] {
    if (depth > DEEPEST) return [];
    if (typeof value === "string") return [value, ...(depth === 0 ? textsIn(parsedJson(value), 1) : [])];
    return typeof value === "object" && value !== null ? Object.values(value).flatMap((item) => textsIn(item, depth + 1)) : [];
}

/** Literals that stand where credentials do. */
function credentialsIn(value: unknown, name = "", depth = 0): readonly string[] {
    if (depth > DEEPEST) return [];
    if (typeof value === "string") {
        const document = /^\s*[[{]/.test(value) ? parsedJson(value) : undefined;
        if (document !== undefined) return credentialsIn(document, name, depth + 1);
        const content = contentOf(name, value);
        return content === "credential" || content === "suspicious" ? [value] : [];
    }
    if (Array.isArray(value)) return value.flatMap((item) => credentialsIn(item, name, depth + 1));
    if (!isObject(value)) return [];
    const called = value["name"];
    return Object.entries(value).flatMap(([key, item]) =>
        credentialsIn(item, key === "value" && typeof called === "string" ? called : key, depth + 1),
    );
}
