import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Assessment } from "../../gate/assessment";
import { catalogue } from "../../policies/catalogue";
import { pagesFolder, readPage, type Block } from "./page";
import { runBlocks, type Runs } from "./run-blocks";

const root = join(__dirname, "..", "..");
const pages = catalogue.map((policy) => ({ policy, page: readPage(policy.name) }));

let runs: Runs;
// A Node process that loads provider SDKs, and a compiler.
beforeAll(async () => {
    runs = await runBlocks(pages.flatMap(({ page }) => page.blocks));
}, 120_000);

test("every policy has a page, and every page a policy", () => {
    expect(readdirSync(pagesFolder).sort()).toEqual(catalogue.map(({ name }) => `${name}.md`).sort());
});

test("every policy has cases, and all cases are a policy's", () => {
    const cases = filesIn("test/policies").filter((file) => file.includes("/"));
    expect(cases).toEqual(catalogue.map(({ area, name }) => `${area}/${name}.test.ts`).sort());
});

test("what is derived is fresh: npm run derive", () => {
    const { status, stderr } = spawnSync(process.execPath, [join(root, "tools", "derive.mjs"), "--check"], { encoding: "utf8" });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
});

test("the programs of all pages compile", () => {
    expect(runs.compiler).toBe("");
});

test("the programs of all pages run to their end", () => {
    expect(runs.problems).toEqual([]);
});

describe.each(pages)("$policy.name", ({ policy, page }) => {
    const shown = (section: Block["section"]) => page.blocks.filter((block) => block.section === section);

    test("begins with its name and its norm", () => {
        expect([page.headings[0], page.lead]).toEqual([`# ${policy.name}`, `${policy.title}.`]);
    });

    test("has nothing left to fill in, nor has its policy, nor have its cases", () => {
        const files = [
            `policies/${policy.area}/${policy.name}.ts`,
            `test/policies/${policy.area}/${policy.name}.test.ts`,
            `docs/policies/${policy.name}.md`,
        ];
        expect(files.filter((file) => existsSync(join(root, file)) && readFileSync(join(root, file), "utf8").includes("FILL IN"))).toEqual([]);
    });

    test("has every section, in order", () => {
        expect(page.headings.slice(1)).toEqual([
            "## Avoid",
            "## Prefer",
            "## Why",
            "## When it does not apply",
            "## Judged",
            "## Options",
            "## References",
        ]);
    });

    test("shows what to avoid and what to prefer, in blocks that are run", () => {
        expect(page.problems).toEqual([]);
    });

    // A block shows one thing: other policies are not asked, else a new policy would have to touch the pages of all others.
    const saidOf = (result: Assessment) => result.findings.filter((finding) => finding.policy === policy.name);

    // No block at all is the problem of the test above.
    if (shown("Avoid").length > 0) {
        test.each(shown("Avoid"))("$title violates this policy, as the page says", (block) => {
            const result = resultOf(block);
            const violations = saidOf(result).filter(({ status }) => status === "violation");
            expect(violations.map(({ message, fix }) => `${message}\nfix: ${fix ?? ""}`).join("\n")).toBe(block.says);
            expect(result.coverage.types.notSupported).toEqual({});
        });
    }

    if (shown("Prefer").length > 0) {
        test.each(shown("Prefer"))("$title keeps to this policy, which decides", (block) => {
            const result = resultOf(block);
            expect(saidOf(result).map(({ status, message, because = [] }) => `${status}: ${message} ${because.join("; ")}`)).toEqual([]);
            expect(result.policies[policy.name]?.judged).toBeGreaterThan(0);
            expect(result.coverage.types.notSupported).toEqual({});
        });
    }
});

function resultOf(block: Block): Assessment {
    const result = runs.assessments.get(block);
    if (!result) throw new Error(`${block.title} was not run`);
    return result;
}

function filesIn(folder: string): readonly string[] {
    return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
        .filter((file) => file.endsWith(".test.ts"))
        .sort();
}
