/**
 * Text of a Terraform JSON document to a value. Literals, lists, maps, references and `jsonencode` are evaluated; whatever else an
 * expression does makes a hole that keeps its references.
 */

import { keyed } from "../../architecture/keyed";
import { expression, shape, source } from "../../architecture/reason";
import { DEEPEST, Hole, JsonDocument, Secret, Template } from "../../resources/node";
import type { Node } from "../../resources/node";
import { holeMadeOf, madeOf, mayBeNothing } from "./made-of";
import { callAt, matchAt, mentionsIn, referenceAt } from "./references";
import type { Mentions, Reference } from "./references";

/** The value of a reference. */
export type Lookup = (reference: Reference, depth: number) => Node;

/**
 * A copied value (a local within a local within a local ...) is not followed beyond this: a megabyte, the limit of a Step Functions definition,
 * is the largest argument we know.
 */
export const HEAVIEST = 1_048_576;

interface Cursor {
    readonly text: string;
    at: number;
    readonly lookup: Lookup;
    /** Variables of `%{ for }`, which are not references. */
    readonly loopNames: Set<string>;
    /** Characters that were searched for references, in all: what is not understood is searched once for each bracket around it. */
    searched: number;
}

/** A text is not searched more often: few people nest so many brackets around something that is not evaluated. */
const MOST_SEARCHES = 32;

const OPENING = /\$\$\{|%%\{|\$\{|%\{/g;
const CLOSING = /\s*~?\}/y;
const SPACES = /\s*/y;
const SPACES_IN_LINE = /[^\S\n]*/y;
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /(?:true|false|null)(?![\p{ID_Continue}-])/uy;
const NULL = /null(?![\p{ID_Continue}-])/uy;
const EMPTY = /""|\[\s*\]|\{\s*\}/y;
const KEY = /[\p{ID_Continue}-]+/uy;
const LOOP = /for\s/y;
const QUOTED = /[^"\\$%]+|\\u([0-9a-fA-F]{4})|\\(.)|(\$\$|%%)\{|([$%])\{|[$%]|(")/suy;
const ESCAPES: ReadonlyMap<string, string> = new Map([
    ["n", "\n"],
    ["r", "\r"],
    ["t", "\t"],
]);

/** The value of a string as Terraform JSON holds it: a template. */
export function textNode(text: string, lookup: Lookup, depth: number): Node {
    if (!text.includes("${") && !text.includes("%{")) return text;
    const cursor: Cursor = { text, at: 0, lookup, loopNames: new Set(), searched: 0 };
    const pieces: Node[] = [];
    for (;;) {
        const opening = matchAt(OPENING, text, cursor.at);
        const literal = text.slice(cursor.at, opening ? opening.index : text.length);
        if (literal) pieces.push(literal);
        if (!opening) return joined(pieces);
        cursor.at = opening.index + opening[0].length;
        pieces.push(opening[0].length === 3 ? opening[0].slice(1) : opening[0] === "${" ? interpolation(cursor, depth) : directive(cursor, depth));
    }
}

/** The value of a bare expression: `aws_sqs_queue.q.arn` in `depends_on`. */
export function expressionNode(text: string, lookup: Lookup, depth: number): Node {
    return value({ text, at: 0, lookup, loopNames: new Set(), searched: 0 }, depth, false);
}

function interpolation(cursor: Cursor, depth: number): Node {
    if (cursor.text.charAt(cursor.at) === "~") cursor.at++;
    const start = cursor.at;
    const node = value(cursor, depth, false);
    if (skip(cursor, CLOSING)) return node;
    cursor.at = start;
    return untilClosed(cursor, depth);
}

/** `%{ if ... }`, `%{ for ... }` and their ends: the text between them may be left out or repeated. */
function directive(cursor: Cursor, depth: number): Hole {
    return untilClosed(cursor, depth);
}

function untilClosed(cursor: Cursor, depth: number): Hole {
    const operands: Node[] = [];
    const functions: string[] = [];
    while (cursor.at < cursor.text.length) {
        const found = mentioned(cursor, cursor.at, false);
        if (!found) return tooDeep(cursor);
        for (const reference of found.references) operands.push(resolved(cursor, reference, depth));
        for (const name of found.functions) functions.push(name);
        cursor.at = found.end + 1;
        if (cursor.text.charAt(found.end) === "}") break;
    }
    return computed(operands, functions);
}

function value(cursor: Cursor, depth: number, newlineEnds: boolean): Node {
    const start = cursor.at;
    const node = depth < DEEPEST ? plain(cursor, depth) : undefined;
    if (node !== undefined && atEnd(cursor, newlineEnds)) return node;
    const found = mentioned(cursor, start, newlineEnds);
    if (!found) return tooDeep(cursor);
    cursor.at = found.end;
    return computed(
        found.references.map((reference) => resolved(cursor, reference, depth)),
        found.functions,
        formOf(cursor.text, start, found.end),
    );
}

/** Nothing when the text was searched too often. */
function mentioned(cursor: Cursor, start: number, newlineEnds: boolean): Mentions | undefined {
    if (cursor.searched > MOST_SEARCHES * cursor.text.length) return undefined;
    const found = mentionsIn(cursor.text, start, newlineEnds, cursor.loopNames);
    cursor.searched += found.end - start;
    return found;
}

function tooDeep(cursor: Cursor): Hole {
    cursor.at = cursor.text.length;
    return new Hole({ reason: shape("nested too deeply") });
}

/** What is seen of an expression that is not evaluated. */
interface Form {
    /** `condition ? this : that` */
    readonly choice: boolean;
    /** One of what it chooses from is `null` or empty: `try(this, null)`. What a condition compares with does not count. */
    readonly nothing: boolean;
}

/** What is within quotes is text, what is within a collection is a part of it, and an empty argument is given to a function. */
function formOf(text: string, start: number, end: number): Form {
    let choice = false;
    let nothing = false;
    let quoted = false;
    let collections = 0;
    let calls = 0;
    for (let at = start; at < end; at++) {
        const character = text.charAt(at);
        if (!quoted && collections === 0 && (isAt(NULL, text, at) || (choice && calls === 0 && isAt(EMPTY, text, at)))) nothing = true;
        if (character === '"') quoted = !quoted;
        else if (character === "\\" && quoted) at++;
        else if (quoted) continue;
        else if (character === "?") {
            if (!choice) nothing = false;
            choice = true;
        } else if (character === "(") calls++;
        else if (character === ")") calls--;
        else if (character === "[" || character === "{") collections++;
        else if (character === "]" || character === "}") collections--;
    }
    return { choice, nothing };
}

function isAt(pattern: RegExp, text: string, at: number): boolean {
    return matchAt(pattern, text, at) !== null && !/[\p{ID_Continue}.-]/u.test(text.charAt(at - 1));
}

const NO_FORM: Form = { choice: false, nothing: false };

function computed(operands: readonly Node[], functions: readonly string[], { choice, nothing }: Form = NO_FORM): Hole {
    const [first] = functions;
    const optional = nothing || (choice && operands.some(mayBeNothing));
    return holeMadeOf(operands, first === undefined ? expression : source("function", first), {
        secret: functions.includes("sensitive"),
        choice,
        optional,
    });
}

/** An expression that is only a literal, a collection, a reference or one of the two functions that change nothing; `undefined` for all others. */
function plain(cursor: Cursor, depth: number): Node | undefined {
    skip(cursor, SPACES);
    const { text, at } = cursor;
    switch (text.charAt(at)) {
        case "[":
            return list(cursor, depth + 1);
        case "{":
            return object(cursor, depth + 1);
        case '"':
            cursor.at++;
            return quoted(cursor, depth + 1);
        case "(":
            cursor.at++;
            return enclosed(cursor, depth + 1);
    }
    const number = matchAt(NUMBER, text, at)?.[0];
    if (number !== undefined) {
        cursor.at += number.length;
        return Number.isFinite(Number(number)) ? Number(number) : undefined;
    }
    const word = matchAt(WORD, text, at)?.[0];
    if (word !== undefined) {
        cursor.at += word.length;
        return word === "null" ? null : word === "true";
    }
    const called = callAt(text, at);
    if (called) {
        if (called.name !== "jsonencode" && called.name !== "sensitive") return undefined;
        cursor.at = called.end;
        const argument = enclosed(cursor, depth + 1);
        if (argument === undefined) return undefined;
        return called.name === "jsonencode" ? new JsonDocument(argument) : hidden(argument);
    }
    const found = referenceAt(text, at);
    if (!found?.reference.steps.length || cursor.loopNames.has(found.reference.root)) return undefined;
    cursor.at = found.end;
    return resolved(cursor, found.reference, depth + 1);
}

function resolved(cursor: Cursor, reference: Reference, depth: number): Node {
    const node = cursor.lookup(reference, depth);
    const indices = reference.indices.map((index) => resolved(cursor, index, depth));
    return indices.every((index) => madeOf(index).refs?.length === 0) ? node : holeMadeOf([node, ...indices], expression);
}

function list(cursor: Cursor, depth: number): Node | undefined {
    const items: Node[] = [];
    cursor.at++;
    for (;;) {
        skip(cursor, SPACES);
        if (took(cursor, "]")) return items;
        if (matchAt(LOOP, cursor.text, cursor.at)) return undefined;
        items.push(value(cursor, depth, false));
        skip(cursor, SPACES);
        if (!took(cursor, ",") && cursor.text.charAt(cursor.at) !== "]") return undefined;
    }
}

function object(cursor: Cursor, depth: number): Node | undefined {
    const entries: [string, Node][] = [];
    cursor.at++;
    for (;;) {
        skip(cursor, SPACES);
        if (took(cursor, "}")) return keyed(entries);
        const key = matchAt(LOOP, cursor.text, cursor.at) ? undefined : objectKey(cursor, depth);
        if (key === undefined) return undefined;
        skip(cursor, SPACES);
        if (!took(cursor, "=") && !took(cursor, ":")) return undefined;
        const node = value(cursor, depth, true);
        if (node !== null) entries.push([key, node]);
        skip(cursor, SPACES_IN_LINE);
        if (!took(cursor, ",") && !took(cursor, "\n") && cursor.text.charAt(cursor.at) !== "}") return undefined;
    }
}

function objectKey(cursor: Cursor, depth: number): string | undefined {
    const bare = matchAt(KEY, cursor.text, cursor.at)?.[0];
    if (bare !== undefined) {
        cursor.at += bare.length;
        return bare;
    }
    const key = took(cursor, '"') ? quoted(cursor, depth) : took(cursor, "(") ? enclosed(cursor, depth) : undefined;
    return typeof key === "string" ? key : undefined;
}

/** The value before a closing parenthesis. */
function enclosed(cursor: Cursor, depth: number): Node | undefined {
    const node = value(cursor, depth, false);
    skip(cursor, SPACES);
    return took(cursor, ")") ? node : undefined;
}

function quoted(cursor: Cursor, depth: number): Node | undefined {
    const pieces: Node[] = [];
    for (;;) {
        const token = matchAt(QUOTED, cursor.text, cursor.at);
        if (!token) return undefined;
        cursor.at += token[0].length;
        const [all, code, escaped, literalOpening, opening, end] = token;
        if (end !== undefined) return joined(pieces);
        if (code !== undefined) pieces.push(String.fromCharCode(Number.parseInt(code, 16)));
        else if (escaped !== undefined) pieces.push(ESCAPES.get(escaped) ?? escaped);
        else if (literalOpening !== undefined) pieces.push(all.slice(1));
        else if (opening !== undefined) pieces.push(opening === "$" ? interpolation(cursor, depth) : directive(cursor, depth));
        else pieces.push(all);
    }
}

/** The pieces of a template as one value. One interpolation alone keeps its type; among others everything becomes text. */
function joined(pieces: readonly Node[]): Node {
    const [only] = pieces;
    if (only !== undefined && pieces.length === 1) return only;
    const copied = pieces.reduce<number>((sum, piece) => sum + (typeof piece === "string" ? 0 : madeOf(piece).weight), 0);
    if (copied > HEAVIEST) return holeMadeOf(pieces, shape("longer than what is followed"));
    const parts: (string | Hole)[] = [];
    for (const part of pieces.flatMap(textParts)) {
        const last = parts.at(-1);
        if (typeof part === "string" && typeof last === "string") parts[parts.length - 1] = last + part;
        else if (part !== "") parts.push(part);
    }
    const [first = ""] = parts;
    const content = parts.length > 1 ? new Template(parts) : first;
    return pieces.some((piece) => piece instanceof Secret) ? hidden(content) : content;
}

function textParts(piece: Node): readonly (string | Hole)[] {
    if (typeof piece === "string") return [piece];
    if (typeof piece === "number" || typeof piece === "boolean") return [String(piece)];
    if (piece instanceof Hole) return [piece];
    if (piece instanceof Template) return piece.parts;
    if (piece instanceof Secret) return textParts(piece.content);
    return [holeMadeOf([piece], expression)];
}

/** Marked as secret: a hole keeps the mark, known content is wrapped. */
export function hidden(node: Node): Node {
    if (node instanceof Hole) return new Hole({ ...node.about, secret: true });
    return node instanceof Secret || node === null ? node : new Secret(node);
}

function atEnd(cursor: Cursor, newlineEnds: boolean): boolean {
    const from = cursor.at;
    skip(cursor, newlineEnds ? SPACES_IN_LINE : SPACES);
    const next = cursor.text.charAt(cursor.at);
    const ends =
        next === "" || ",]})".includes(next) || (newlineEnds && next === "\n") || (next === "~" && cursor.text.charAt(cursor.at + 1) === "}");
    cursor.at = from;
    return ends;
}

function skip(cursor: Cursor, pattern: RegExp): boolean {
    const found = matchAt(pattern, cursor.text, cursor.at);
    if (found) cursor.at += found[0].length;
    return found !== null;
}

function took(cursor: Cursor, character: string): boolean {
    if (cursor.text.charAt(cursor.at) !== character) return false;
    cursor.at++;
    return true;
}
