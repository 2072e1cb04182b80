import { parsers } from "prettier/plugins/markdown";
import { COMMENT_BYTES, markdown, MARKER } from "../../reports/markdown";
import { htmlText, markdownCode, markdownText } from "../../reports/markdown-text";
import { assessed, everything, finding, NASTY } from "./findings";

const report = (result = assessed(everything), mostBytes = COMMENT_BYTES) => markdown(result, { title: "shop", mostBytes });

/** A node of Markdown, as remark parses it. */
interface Node {
    readonly type: string;
    readonly value?: string;
    readonly children?: readonly Node[];
}

function parsed(text: string): readonly Node[] {
    const all = (node: Node): readonly Node[] => [node, ...(node.children ?? []).flatMap(all)];
    return all(treeOf(text));
}

/** Of prettier, whose parser needs no options for Markdown; its types ask for all of them. */
function treeOf(text: string): Node {
    const parser: { parse(text: string, options: object): Node } = parsers.markdown;
    return parser.parse(text, {});
}

/** The text that a reader sees. */
const seen = (nodes: readonly Node[]) =>
    nodes
        .filter(({ type }) => ["text", "inlineCode", "word", "whitespace"].includes(type))
        .map(({ value = " " }) => value)
        .join("");

describe("any text", () => {
    test.each(NASTY)("%j formats nothing, links nowhere and mentions no person", (text) => {
        for (const written of [`- A ${markdownText(text)} b`, `- ${markdownText(text)}`, markdownText(text), `- A ${markdownCode(text)} b`]) {
            const types = new Set(parsed(written).map(({ type }) => type));
            for (const type of [
                "html",
                "link",
                "image",
                "strong",
                "emphasis",
                "delete",
                "heading",
                "code",
                "table",
                "thematicBreak",
                "math",
                "inlineMath",
                "footnoteReference",
                "linkReference",
            ])
                expect(types).not.toContain(type);
        }
        expect(markdownText(text).replaceAll("&#8203;", "\u200b")).not.toMatch(/@\w|#\d|:\/\/\w|www\.\w|GH-\d|[\r\n]/);
    });

    test.each(NASTY)("%j between HTML tags is text", (text) => {
        expect(htmlText(text).replaceAll("&#8203;", "\u200b")).not.toMatch(/[<>\r\n*_`[\]]|@\w|:\/\/\w/);
    });

    test("a reader sees what was written", () => {
        for (const text of ["*a* _b_ `c` ~d~ [e](f) <g> & \\h", "Set a = { b: [1] }.", "a | b"])
            expect(
                seen(parsed(markdownText(text)))
                    .replaceAll("&lt;", "<")
                    .replaceAll("&gt;", ">")
                    .replaceAll("&amp;", "&"),
            ).toBe(text);
    });

    test("a code span holds any number of backticks", () => {
        expect(markdownCode("a")).toBe("`a`");
        expect(markdownCode("a`b``c")).toBe("```a`b``c```");
        expect(markdownCode("`a")).toBe("`` `a ``");
    });
});

describe("a report", () => {
    test("says the verdict, the coverage, what is wrong with its fix, and folds what does not stop", () => {
        expect(report().split("\n")).toEqual([
            MARKER,
            "## ❌ prodgate: no-go (2 blockers, 1 risk, 1 improvement, 1 undecided, 2 waived)",
            "",
            "shop  ",
            "checked 0 of 0 resources; 0 hold nothing to check; 0 not supported; 0 of other providers  ",
            "no prodgate.yaml: judged as business at stage go-live",
            "",
            "### Blockers (2)",
            "",
            '- Database "orders" has no standby (multi\\_az is false by default). Also: database "carts".  ',
            "  **Fix:** Set multi\\_az = true.  ",
            "  **At:** `index.ts:8`  ",
            "  **Docs:** `prodgate explain database-high-availability`",
            "",
            "<details><summary>Risks (1, 1 new)</summary>",
            "",
            '- **new** Queue "jobs" has no dead-letter queue.  ',
            "  **Fix:** Set redrive\\_policy.  ",
            "  **Docs:** `prodgate explain database-high-availability`",
            "",
            "</details>",
            "",
            "<details><summary>Improvements (1)</summary>",
            "",
            "- m  ",
            "  **Fix:** f  ",
            "  **Docs:** `prodgate explain database-high-availability`",
            "",
            "</details>",
            "",
            "<details><summary>Waived (2)</summary>",
            "",
            '- protected-stateful-resources: database "archive" is waived by team-shop in the settings until 2027-03-01: a cache that is filled again',
            '- protected-stateful-resources: database "cache" is waived by team-shop in code until 2027-03-01: a cache that is filled again',
            "",
            "</details>",
            "",
            "<details><summary>Undecided (1)</summary>",
            "",
            '- protected-stateful-resources: cannot tell for database "sessions": deletion\\_protection is known only after deployment',
            "",
            "</details>",
            "",
        ]);
    });

    test("go is not all that is said: what was not seen is in the head", () => {
        const lines = Array.from({ length: 7 }, (_, at) => `gap ${String(at)}`);
        const text = report(assessed([], { verdict: "incomplete", incomplete: lines, failures: ["PRODGATE-JUDGE: x"] }));
        expect(text).toContain("- PRODGATE-JUDGE: x\n- gap 0\n- gap 1\n- gap 2\n- gap 3\n- and 3 others\n");
        expect(text).toContain("<details><summary>Not seen (8)</summary>");
    });

    test("names of all kinds leave its structure alone", () => {
        const result = assessed(NASTY.map((name) => finding(name, { fix: `Set ${name}`, detail: name, location: `${name}:3` })));
        const nodes = parsed(report(result));
        const html = nodes.filter(({ type }) => type === "html").map(({ value }) => value);
        expect(html).toEqual([MARKER]);
        expect(nodes.filter(({ type }) => type === "heading")).toHaveLength(2);
        expect(nodes.filter(({ type }) => type === "link" || type === "image")).toEqual([]);
    });

    test.each([65_536, 20_000])("of any size it fits %d bytes, blockers first, and counts what is left out", (most) => {
        const many = (severity: "blocker" | "risk") =>
            Array.from({ length: 3_000 }, (_, at) =>
                finding(`${severity}é${String(at)}`, { severity, fix: `Set ${severity} ${String(at)}.`, message: `${severity} @${String(at)}` }),
            );
        const text = report(assessed([...many("blocker"), ...many("risk")]), most);
        expect(Buffer.byteLength(text)).toBeLessThanOrEqual(most);
        expect(Buffer.byteLength(text)).toBeGreaterThan(most * 0.8);
        expect(text).toContain("### Blockers (3000)");
        const shown = text.match(/\*\*Fix:\*\*/g)?.length ?? 0;
        expect(text).toContain(`\n\n${String(6_000 - shown)} other entries are left out here`);
    });

    test("one cause on thousands of resources is one entry with the first names and a count", () => {
        const text = report(assessed(Array.from({ length: 5_000 }, (_, at) => finding(`db${String(at)}`))));
        expect(text.match(/\*\*Fix:\*\*/g)).toHaveLength(1);
        expect(text).toContain('and "db30", and 4969 others.');
    });

    test("a head of long lines leaves room", () => {
        const long = "@".repeat(10_000);
        const result = assessed([finding("a")], { incomplete: Array.from({ length: 10 }, () => long), failures: [long] });
        expect(Buffer.byteLength(markdown(result, { title: long, mostBytes: COMMENT_BYTES }))).toBeLessThanOrEqual(COMMENT_BYTES);
    });
});
