import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createSourceFile, forEachChild, isRegularExpressionLiteral, ScriptTarget, type Node as Syntax } from "typescript";
import { contentOf, contentOfText } from "../../readers/credentials";
import { isWideBlock } from "../../readers/addresses";
import { parseJsonText } from "../../resources/json-text";
import { stopReason } from "../../inputs/pulumi/stop-reason";
import { inputOf } from "../inputs/terraform/one-property";
import { textsAgainst } from "./patterns";

const root = join(__dirname, "../..");
/** Folders whose code sees what users write. */
const FOLDERS = ["architecture", "cdktf-validators", "cli", "crossguard", "gate", "inputs", "policies", "readers", "reports", "resources"];

/** A linear pattern takes a millisecond; a machine that does other things, some more. The square of 64 kB takes seconds. */
const MOST_MILLISECONDS = 400;

function cpuOf(run: () => unknown): number {
    const start = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1_000;
}

const literals = FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(".ts"))
        .flatMap((name) => literalsIn(join(folder, name))),
);

function literalsIn(file: string): readonly (readonly [string, RegExp])[] {
    const source = createSourceFile(file, readFileSync(join(root, file), "utf8"), ScriptTarget.Latest, true);
    const found: (readonly [string, RegExp])[] = [];
    const visit = (node: Syntax): void => {
        if (isRegularExpressionLiteral(node)) {
            const [, pattern = "", flags = ""] = /^\/(.*)\/(\w*)$/s.exec(node.text) ?? [];
            found.push([`${file}: ${node.text}`, new RegExp(pattern, flags)]);
        }
        forEachChild(node, visit);
    };
    visit(source);
    return found;
}

/** Those that are put together when a module is loaded. */
function made(load: () => unknown): readonly (readonly [string, RegExp])[] {
    const found: RegExp[] = [];
    const original = globalThis.RegExp;
    globalThis.RegExp = new Proxy(original, {
        construct(target, given) {
            const [pattern, flags] = [String(given[0]), given[1] === undefined ? "" : String(given[1])];
            const one = new target(pattern, flags);
            found.push(one);
            return one;
        },
    });
    try {
        jest.isolateModules(() => void load());
    } finally {
        globalThis.RegExp = original;
    }
    return found.map((one) => [String(one), one]);
}

const patterns = [...literals, ...made(() => jest.requireActual("../../inputs/terraform/references"))];

test("there are patterns, also such as are put together", () => {
    expect(literals.length).toBeGreaterThan(150);
    expect(patterns.length - literals.length).toBeGreaterThan(4);
});

test("every regular expression takes time in proportion to the text", () => {
    const slow = patterns.flatMap(([name, pattern]) =>
        textsAgainst(pattern).flatMap((text) => {
            pattern.lastIndex = 0;
            const time = cpuOf(() => pattern.exec(text));
            return time > MOST_MILLISECONDS ? [`${name} on ${JSON.stringify(text.slice(0, 40))}: ${time.toFixed(0)} ms`] : [];
        }),
    );
    expect(slow).toEqual([]);
});

test("the check finds what is not linear", () => {
    const pattern = /^[\da-f:.]*:[\da-f:.]*$/;
    expect(textsAgainst(pattern, 48_000).some((text) => cpuOf(() => pattern.exec(text)) > MOST_MILLISECONDS)).toBe(true);
});

const pieces = [
    "a::",
    "a ",
    "a.",
    "a[",
    '"',
    "'",
    "(",
    "${",
    "%{",
    '${"',
    "{",
    "[",
    "for a in ",
    "a=",
    "?",
    "\\",
    "1",
    "~}",
    ",",
    ":",
    "\n",
    "-",
    "/",
    "=",
    "$",
    "a-",
    "<ref *1> ",
    "password: ",
];

describe.each<[string, (text: string) => unknown]>([
    [
        "an expression",
        (text) => inputOf({ resource: { aws_a: { b: { value: `\${${text}`, count: `\${${text}}`, for_each: `\${toset(${text})}` } } } }),
    ],
    [
        "a template",
        (text) => inputOf({ resource: { aws_a: { b: { value: `\${"${text}"}`, depends_on: [text], lifecycle: { ignore_changes: [text] } } } } }),
    ],
    ["JSON text", (text) => parseJsonText(`{"a": "${text}`)],
    ["a setting", (text) => contentOf("DB_PASSWORD", text)],
    ["a command", (text) => contentOfText(text)],
    ["a range of addresses", (text) => isWideBlock(text)],
    ["an error", (text) => stopReason(`Error: ${text}`, { inputs: [{ password: text.slice(0, 100) }], config: {}, environment: {} })],
])("%s takes time in proportion to its text", (_, read) => {
    test("64 kB of each piece", () => {
        const slow = pieces.flatMap((piece) => {
            const time = cpuOf(() => read(piece.repeat(65_536 / piece.length)));
            return time > 3 * MOST_MILLISECONDS ? [`${JSON.stringify(piece)}: ${time.toFixed(0)} ms`] : [];
        });
        expect(slow).toEqual([]);
    });
});
