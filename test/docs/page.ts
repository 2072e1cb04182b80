/** A policy's page, taken apart: its headings, its first lines and its fenced blocks. */

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

export interface Page {
    /** `# name`, `## Avoid`, ... in the order of the page. */
    readonly headings: readonly string[];
    /** The first line of text. */
    readonly lead: string;
    readonly blocks: readonly Block[];
    /** What is wrong with its shape. */
    readonly problems: readonly string[];
}

/** A program or a configuration that somebody could have written. */
export interface Block {
    /** `multiple-instances, line 12`. */
    readonly title: string;
    readonly section: "Avoid" | "Prefer";
    readonly language: "typescript" | "json";
    readonly code: string;
    /** What prodgate says of it, in the `text` block that follows. */
    readonly says?: string;
}

export const pagesFolder = join(__dirname, "..", "..", "docs", "policies");

/** A page that is not there has nothing. */
export function readPage(name: string): Page {
    const file = join(pagesFolder, `${name}.md`);
    return pageOf(name, existsSync(file) ? readFileSync(file, "utf8") : "");
}

interface Fence {
    readonly language: string;
    readonly line: number;
    readonly section: string;
    readonly code: string;
}

function pageOf(name: string, markdown: string): Page {
    const headings: string[] = [];
    const text: string[] = [];
    const fences: Fence[] = [];
    let fence: { language: string; line: number; code: string[] } | undefined;
    markdown.split("\n").forEach((line, index) => {
        const opening = /^```(\w*)/.exec(line);
        if (fence) {
            if (line === "```") {
                fences.push({ language: fence.language, line: fence.line, section: headings.at(-1) ?? "", code: fence.code.join("\n") });
                fence = undefined;
            } else fence.code.push(line);
        } else if (opening) fence = { language: opening[1] ?? "", line: index + 1, code: [] };
        else if (/^##? /.test(line)) headings.push(line);
        else if (line !== "") text.push(line);
    });
    const blocks = fences.flatMap((one, index): readonly Block[] => {
        const section = SECTIONS.find((it) => one.section === `## ${it}`);
        const language = LANGUAGES.find((it) => it === one.language);
        if (section === undefined || language === undefined) return [];
        const next = fences[index + 1];
        const says = next?.language === "text" && next.section === one.section ? { says: next.code } : {};
        return [{ title: `${name}, line ${String(one.line)}`, section, language, code: one.code, ...says }];
    });
    const strange = fences.filter(
        ({ language, section }) => !(language === "text" && section === "## Avoid") && !LANGUAGES.some((it) => it === language),
    );
    return {
        headings,
        lead: text[0] ?? "",
        blocks,
        problems: [
            ...(fence ? [`the block on line ${String(fence.line)} has no end`] : []),
            ...strange.map(
                ({ line, language }) => `the block on line ${String(line)} is ${language === "" ? "of no language" : language}, which nobody runs`,
            ),
            ...SECTIONS.filter((section) => !blocks.some((block) => block.section === section)).map((section) => `nothing under ${section} is run`),
        ],
    };
}

const SECTIONS = ["Avoid", "Prefer"] as const;
const LANGUAGES = ["typescript", "json"] as const;
