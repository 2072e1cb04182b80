/** Finds references in Terraform expressions: `aws_sqs_queue.q.arn`, `local.names[0]`, `data.aws_vpc.main.id`. Lexical, linear and total. */

export type Step =
    | { readonly kind: "name"; readonly name: string }
    | { readonly kind: "index"; readonly index: number }
    /** A splat, or an index that is not a literal: some instance or item. */
    | { readonly kind: "every" };

export interface Reference {
    readonly root: string;
    readonly steps: readonly Step[];
    /** References inside its brackets: `each.key` in `aws_subnet.s[each.key].id`. */
    readonly indices: readonly Reference[];
}

/** What an expression mentions. */
export interface Mentions {
    readonly references: readonly Reference[];
    readonly functions: readonly string[];
    /** Where the expression ends: at the first separator or closing bracket that is not its own. */
    readonly end: number;
}

const NAME = "[\\p{ID_Start}_][\\p{ID_Continue}-]*";
const IDENTIFIER = new RegExp(NAME, "uy");
// `provider::<name>::<function>` is the longest.
const CALL = new RegExp(`(${NAME}(?:::${NAME}){0,2})\\s*\\(`, "uy");
const DOT = new RegExp(`\\s*\\.\\s*(?:(${NAME})|(\\d+)|\\*)`, "uy");
const BRACKET = new RegExp(`\\[\\s*(?:"([^"\\\\$%]*)"|(\\d+)|\\*|(${NAME}(?:\\.${NAME}){0,50}))\\s*\\]`, "uy");
const LOOP = new RegExp(`\\s+(${NAME})(?:\\s*,\\s*(${NAME}))?\\s+in\\b`, "uy");
const NUMBER = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** Every reference from `start` to the end of the expression. `newlineEnds`: a line break ends it too, as between the entries of an object. */
export function mentionsIn(text: string, start: number, newlineEnds: boolean, loopNames = new Set<string>()): Mentions {
    const references: Reference[] = [];
    const functions: string[] = [];
    const open: string[] = [];
    let at = start;
    while (at < text.length) {
        const character = text.charAt(at);
        if (open.at(-1) === '"') at = withinQuotes(text, at, open);
        else if (character === '"' || "([{".includes(character)) {
            open.push(character);
            at++;
        } else if (")]}".includes(character)) {
            if (!open.length) break;
            open.pop();
            at++;
        } else if (!open.length && (character === "," || (newlineEnds && character === "\n"))) break;
        else at = word(at);
    }
    return { references, functions, end: at };

    function word(from: number): number {
        const called = matchAt(CALL, text, from);
        if (called) {
            // The bracket stays, to be balanced like any other. These two are not functions: `for x in (...)`, `if (...)`.
            if (called[1] !== undefined && called[1] !== "in" && called[1] !== "if") functions.push(called[1]);
            return from + called[0].length - 1;
        }
        // An attribute of a function's result is not a root: `jsondecode(...).a.b`.
        const attribute = text.charAt(from) === "." ? matchAt(DOT, text, from) : null;
        if (attribute) return from + attribute[0].length;
        const found = referenceAt(text, from);
        if (!found) return matchAt(NUMBER, text, from) ? NUMBER.lastIndex : from + 1;
        if (found.reference.root === "for") {
            const loop = matchAt(LOOP, text, found.end);
            if (loop) {
                const names: readonly (string | undefined)[] = loop.slice(1);
                for (const name of names) if (name !== undefined) loopNames.add(name);
                return found.end + loop[0].length;
            }
        }
        if (found.reference.steps.length && !loopNames.has(found.reference.root)) references.push(found.reference);
        return found.end;
    }
}

/** The reference that starts here, if one does. A single name counts: a loop variable has no steps. */
export function referenceAt(text: string, start: number): { readonly reference: Reference; readonly end: number } | undefined {
    const root = matchAt(IDENTIFIER, text, start)?.[0];
    if (root === undefined) return undefined;
    const steps: Step[] = [];
    const indices: Reference[] = [];
    let at = start + root.length;
    for (;;) {
        const dot = matchAt(DOT, text, at);
        const found = dot ?? matchAt(BRACKET, text, at);
        if (!found) return { reference: { root, steps, indices }, end: at };
        at += found[0].length;
        const [, name, index, inner] = found;
        if (name !== undefined) steps.push({ kind: "name", name });
        else if (index !== undefined) steps.push({ kind: "index", index: Number(index) });
        else steps.push({ kind: "every" });
        if (inner !== undefined) indices.push(plainReference(inner));
    }
}

/** Whether a function call starts here: its name. */
export function callAt(text: string, at: number): { readonly name: string; readonly end: number } | undefined {
    const called = matchAt(CALL, text, at);
    return called?.[1] === undefined ? undefined : { name: called[1], end: at + called[0].length };
}

/** One match of a sticky pattern, there and nowhere else. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
    pattern.lastIndex = at;
    return pattern.exec(text);
}

function withinQuotes(text: string, at: number, open: string[]): number {
    const character = text.charAt(at);
    if (character === "\\") return at + 2;
    if (character === '"') open.pop();
    else if (character === "$" || character === "%") {
        if (text.charAt(at + 1) === character && text.charAt(at + 2) === "{") return at + 3;
        if (text.charAt(at + 1) === "{") {
            open.push("{");
            return at + 2;
        }
    }
    return at + 1;
}

function plainReference(text: string): Reference {
    const [root = "", ...names] = text.split(".");
    return { root, steps: names.map((name) => ({ kind: "name", name })), indices: [] };
}
