/** Texts on which a regular expression takes longest if it is not linear: what comes before a repetition, the repetition very often, and no match. */

import { RegExpParser, type AST } from "@eslint-community/regexpp";

/** Bytes of the longest text that a user writes in one place; the square of it takes seconds. */
const LENGTH = 65_536;

export function textsAgainst({ source, flags }: RegExp, length = LENGTH): readonly string[] {
    const parsed = new RegExpParser({ ecmaVersion: 2024 }).parsePattern(source, 0, source.length, { unicode: flags.includes("u") });
    const found = new Map<string, string>();
    const add = (prefix: string, word: string) => {
        if (word !== "") found.set(`${prefix}\n${word}`, `${prefix}${word.repeat(Math.ceil(length / word.length))}\u0000`);
    };
    const walk = (node: AST.Node, prefix: string): void => {
        if (node.type === "Quantifier") {
            for (const word of wordsOf(node.element)) for (const before of ["", prefix]) add(before, word);
            walk(node.element, prefix);
        } else if (node.type === "Alternative") {
            let before = prefix;
            for (const element of node.elements) {
                walk(element, before);
                before += once(element, false);
            }
            // All but its end, again and again: a search begins anew at each.
            add(
                "",
                node.elements
                    .slice(0, -1)
                    .map((element) => once(element, true))
                    .join(""),
            );
        } else if ("alternatives" in node) for (const one of node.alternatives) walk(one, prefix);
    };
    walk(parsed, "");
    for (const word of ["\u0000", " ", "\n", "a"]) add("", word);
    return [...found.values()];
}

/** A text that the element takes: the shortest, or one in which everything is there that may be. */
function once(node: AST.Node, full: boolean): string {
    switch (node.type) {
        case "Alternative":
            return node.elements.map((element) => once(element, full)).join("");
        case "Quantifier":
            return once(node.element, full).repeat(Math.min(Math.max(node.min, full ? 1 : 0), 64));
        case "Group":
        case "CapturingGroup":
            return node.alternatives[0] ? once(node.alternatives[0], full) : "";
        default:
            return charactersOf(node)[0] ?? "";
    }
}

function wordsOf(node: AST.Node): readonly string[] {
    switch (node.type) {
        case "Group":
        case "CapturingGroup":
            return node.alternatives.flatMap(wordsOf);
        case "Alternative":
            return [once(node, false), once(node, true)];
        case "Quantifier":
            return wordsOf(node.element);
        default:
            return charactersOf(node);
    }
}

function charactersOf(node: AST.Node): readonly string[] {
    switch (node.type) {
        case "Character":
            return [String.fromCodePoint(node.value)];
        case "CharacterClassRange":
            return [String.fromCodePoint(node.min.value)];
        case "CharacterSet":
        case "CharacterClass": {
            const own = node.type === "CharacterClass" && !node.negate ? node.elements.flatMap(charactersOf) : [];
            const pattern = new RegExp(node.raw, "u");
            return own.length ? own : ["a", "0", " ", "\n", "x", '"', "'", ":", "."].filter((one) => pattern.test(one)).slice(0, 3);
        }
        default:
            return [];
    }
}
