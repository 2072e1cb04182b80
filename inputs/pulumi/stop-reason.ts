/** Why a program stopped, in one line without secrets: an error may quote what the program keeps, what it is configured with, or what it cannot parse. */

import { stripVTControlCharacters } from "node:util";
import { DEEPEST } from "../../resources/node";
import { contentOf, contentOfText, namesCredential, type Content } from "../../readers/credentials";
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
    const hidden = hiddenIn(quotable);
    const line = summaryOf(withoutKnown(stripVTControlCharacters(message).replace(MARKS, ""), hidden)).slice(0, READ);
    const readable = (text: string) => text.replace(/\uE000(\d{1,9})\uE001/g, (_, at: string) => hidden[Number(at)]?.instead ?? "[secret]");
    if (isCredential(contentOfText(readable(line)))) return `${/^\w{0,50}Error(?=:)/.exec(line)?.[0] ?? "an error"}, whose text holds a credential`;
    const shown = readable(withoutParts(withoutQuoted(withoutNamed(line)), hidden));
    return shown.length > LONGEST ? `${shown.slice(0, LONGEST)}...` : shown;
}

/** Around the place of a hidden text in the list, while the rest is looked at: private characters. */
const MARKS = /[\uE000\uE001]/g;

const LONGEST = 300;

/** More of a line is not looked at: what is left out behind it is not shown either. */
const READ = 4_096;

/** The error itself, without the runner's introduction and the stack trace. */
function summaryOf(message: string): string {
    const [first = "", second = ""] = message
        .replaceAll(/<ref \*\d+> /g, "")
        .split("\n")
        .map((line) => line.trim())
        .filter((line) => line && !/^Running program '.*' failed with an unhandled exception:$/.test(line) && !line.startsWith("at "));
    // A compiler's first line says only that there are errors.
    return first.includes("Unable to compile TypeScript") ? `${first} ${second}` : first;
}

interface Hidden {
    readonly text: string;
    /** What is shown in its place. */
    readonly instead: string;
    /** Every way in which it may be written. */
    readonly forms: readonly string[];
    /** A part of it tells something too. */
    readonly secret: boolean;
}

/** Longest first: one may be a part of another. */
function hiddenIn({ inputs, config, environment }: Quotable): readonly Hidden[] {
    const found = new Map<string, Hidden>();
    const hide = (text: string, instead: string, secret: boolean): void => {
        if (text.length <= 3 || /^(?:true|false|[\d.]+)$/.test(text)) return;
        const forms = formsOf(text).filter((form) => form === text || form.length >= (secret ? 4 : SHORTEST_FORM));
        found.set(text, { text, instead, forms, secret });
    };
    for (const [key, value] of Object.entries(config)) {
        const credentials = credentialsIn(value, key);
        for (const text of textsIn(value)) hide(text, `[configuration ${key}]`, credentials.includes(text));
    }
    for (const [name, value = ""] of Object.entries(environment)) if (namesCredential(name)) hide(value, `[environment variable ${name}]`, true);
    for (const text of inputs.flatMap((one) => [...secretTexts(one), ...credentialsIn(one)])) hide(text, "[secret]", true);
    return [...found.values()].sort((a, b) => b.text.length - a.text.length || (a.text < b.text ? -1 : 1));
}

/** `cHJvZA` of `prod` is a part of other texts by chance. */
const SHORTEST_FORM = 8;

/** As it is, without colours, as JSON, in an address, and in base64 and hexadecimal digits. */
function formsOf(text: string): readonly string[] {
    const bytes = Buffer.from(text);
    // In base64 three bytes make four characters: what stands before decides how it begins, and what follows how it ends.
    const encoded = [0, 1, 2].map((before) => {
        const whole = Buffer.concat([Buffer.alloc(before), bytes]).toString("base64");
        return whole.slice(before && before + 1, Math.floor(((before + bytes.length) * 8) / 6));
    });
    const forms = [
        text,
        stripVTControlCharacters(text),
        JSON.stringify(text).slice(1, -1),
        encodeURIComponent(bytes.toString()),
        ...encoded,
        ...encoded.map((one) => one.replaceAll("+", "-").replaceAll("/", "_")),
        bytes.toString("hex"),
    ];
    return [...new Set(forms)];
}

/** With marks for what is known. Before anything is cut: of a secret of several lines, or behind the end of a long one, a part would stay. */
function withoutKnown(message: string, hidden: readonly Hidden[]): string {
    return hidden.reduce(
        (rest, { text, forms, secret }, at) =>
            forms.reduce((left, form) => withoutText(left, form, `\uE000${String(at)}\uE001`, !secret && form === text), rest),
        message,
    );
}

/** What is left of secrets that the program, or who made its error, had cut. */
function withoutParts(line: string, hidden: readonly Hidden[]): string {
    const secrets = hidden.filter(({ secret }) => secret).flatMap(({ forms }) => forms);
    const isPart = (from: number, to: number): boolean => to <= line.length && secrets.some((secret) => secret.includes(line.slice(from, to)));
    let shown = "";
    for (let at = 0; at < line.length;) {
        let end = at + SHORTEST_PART;
        if (!isPart(at, end)) {
            shown += line.charAt(at++);
            continue;
        }
        while (isPart(at, end + 1)) end++;
        shown += "[secret]";
        at = end;
    }
    return shown;
}

/** Shorter words are in many texts. */
const SHORTEST_PART = 6;

/** `password: x`: what it is ends nobody knows where. */
function withoutNamed(line: string): string {
    for (const { 0: named, 1: name = "", index } of line.matchAll(/([\w.-]{1,80})["'`]?\s{0,8}[:=]/g))
        if (namesCredential(name)) return `${line.slice(0, index + named.length)} ...`;
    return line;
}

/** What stands in quotes, but for names of the program's own: `Cannot find module './queues'`, `(reading 'arn')`. */
function withoutQuoted(line: string): string {
    return withoutJson(line)
        .replace(/"[^"]+"/g, '"..."')
        .replace(/(?<!\w)(['`])([^'`]{2,})\1(?!\w)/g, (quoted: string, quote: string, _: string, at: number, whole: string) =>
            NAMES.test(whole.slice(Math.max(0, at - 20), at)) ? quoted : `${quote}...${quote}`,
        );
}

/** `Unexpected token 'h', ..."a: hunter2 }"... is not valid JSON` */
function withoutJson(line: string): string {
    const [quote, end] = [line.indexOf('"'), line.indexOf(" is not valid JSON")];
    return quote < 0 || end < quote ? line : `${line.slice(0, quote).replace(/\.{3}$/, "")}the text${line.slice(end)}`;
}

const NAMES = /(?:export|function|identifier|member|module|name|package|property|reading|setting|type|variable)s? $/i;

/** A short text of the configuration (`prod`) is a part of many words. */
function withoutText(message: string, text: string, instead: string, asWord: boolean): string {
    if (!asWord) return message.replaceAll(text, () => instead);
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
        return isCredential(contentOf(name, value)) ? [value] : [];
    }
    if (Array.isArray(value)) return value.flatMap((item) => credentialsIn(item, name, depth + 1));
    if (!isObject(value)) return [];
    const called = value["name"];
    return Object.entries(value).flatMap(([key, item]) =>
        credentialsIn(item, key === "value" && typeof called === "string" ? called : key, depth + 1),
    );
}

function isCredential(content: Content): boolean {
    return content === "credential" || content === "suspicious";
}
