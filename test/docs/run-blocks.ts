/** Runs the blocks of all pages: TypeScript as a Pulumi program, JSON as the Terraform configuration that CDKTF synthesizes. */

import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { transformSync } from "@swc/core";
import { assessment, type Assessment } from "../../gate/assessment";
import { evaluateProgram } from "../../inputs/pulumi/program";
import { resourcesOfStacks } from "../../inputs/terraform/stack-documents";
import type { Input } from "../../resources/resource";
import type { Block } from "./page";

export interface Runs {
    readonly assessments: ReadonlyMap<Block, Assessment>;
    /** What kept the programs from being evaluated to their end. */
    readonly problems: readonly string[];
    /** What the compiler says of them. */
    readonly compiler: string;
}

/** Loading a provider's SDK takes most of the time, so that all programs run as one, each below a component of its own. */
export async function runBlocks(blocks: readonly Block[]): Promise<Runs> {
    const programs = blocks.filter((block) => block.language === "typescript");
    const folder = mkdtempSync(join(tmpdir(), "prodgate-docs-"));
    try {
        writePrograms(folder, programs);
        const evaluated = await evaluateProgram(folder);
        return {
            assessments: new Map(
                blocks.map((block) => [block, judged(block.language === "json" ? configuration(block) : partOf(evaluated, programs.indexOf(block)))]),
            ),
            problems: evaluated.notEvaluated.map((line) =>
                line.replace(/\b(block\d+)\b/g, (_, name: string) => `the block on ${titleOf(programs, name)}`),
            ),
            compiler: compile(folder, programs),
        };
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}

function judged(input: Input): Assessment {
    return assessment([input]);
}

function configuration({ code, title }: Block): Input {
    return resourcesOfStacks([{ json: JSON.parse(code), source: title }]);
}

function partOf(evaluated: Input, index: number): Input {
    const { notEvaluated: _, ...rest } = evaluated;
    return {
        ...rest,
        notEvaluated: [],
        resources: evaluated.resources.filter((resource) => resource.address.includes(`::docs:block:${nameOf(index)}$`)),
    };
}

function writePrograms(folder: string, programs: readonly Block[]): void {
    const typed = join(folder, "typed");
    mkdirSync(typed);
    symlinkSync(join(__dirname, "..", "..", "node_modules"), join(folder, "node_modules"));
    writeFileSync(join(folder, "Pulumi.yaml"), "name: shop\nruntime: nodejs\n");
    writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "shop", private: true }));
    writeFileSync(join(folder, "index.js"), DRIVER.replace("BLOCKS", JSON.stringify(programs.map((_, index) => nameOf(index)))));
    writeFileSync(join(typed, "tsconfig.json"), JSON.stringify({ compilerOptions: COMPILER, include: ["*.ts"] }));
    programs.forEach(({ code, title }, index) => {
        writeFileSync(join(typed, `${nameOf(index)}.ts`), `${code}\nexport {};\n`);
        const { code: script } = transformSync(code, {
            filename: title,
            swcrc: false,
            jsc: { parser: { syntax: "typescript" }, target: "es2022" },
            module: { type: "commonjs" },
        });
        writeFileSync(join(folder, `${nameOf(index)}.js`), script);
    });
}

/** Every page calls its service "web": what a block makes gets the block's component for a parent, and so an address of its own. */
const DRIVER = `
const pulumi = require("@pulumi/pulumi");
const state = require("@pulumi/pulumi/runtime/state");
const stack = state.getStackResource();
const failed = [];
for (const block of BLOCKS) {
    state.setStackResource(new pulumi.ComponentResource("docs:block:" + block, block, {}, { parent: stack }));
    try {
        require("./" + block);
    } catch (error) {
        failed.push(block + ": " + error.message);
    }
}
state.setStackResource(stack);
if (failed.length > 0) throw new Error(failed.join("; "));
`;

const COMPILER = { module: "node20", target: "es2022", strict: true, skipLibCheck: true, noEmit: true, types: [] };

function compile(folder: string, programs: readonly Block[]): string {
    const compiler = join(__dirname, "..", "..", "node_modules", ".bin", "tsc");
    const { stdout, stderr } = spawnSync(compiler, ["-p", join(folder, "typed")], { encoding: "utf8", cwd: folder });
    return `${stdout}${stderr}`.replace(/typed\/(block\d+)\.ts/g, (_, name: string) => titleOf(programs, name));
}

function nameOf(index: number): string {
    return `block${String(index)}`;
}

function titleOf(programs: readonly Block[], name: string): string {
    return programs.find((_, index) => nameOf(index) === name)?.title ?? name;
}
