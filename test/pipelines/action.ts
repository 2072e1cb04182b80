/** The Action's steps, run as a runner does: expressions in `env` are replaced, files of the runner are there, and each step is a shell of its own. */

import { spawn } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { checkout } from "../cli/run";

export interface Step {
    readonly name: string;
    readonly id?: string;
    readonly if?: string;
    readonly run?: string;
    readonly uses?: string;
    readonly shell?: string;
    readonly env?: Readonly<Record<string, string>>;
    readonly "continue-on-error"?: boolean;
}

export interface Action {
    readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string; readonly required?: boolean }>>;
    readonly outputs: Readonly<Record<string, { readonly value: string }>>;
    readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

export function action(): Action {
    const parsed: Action = asAction(parse(readFileSync(join(checkout, "action.yml"), "utf8")));
    return parsed;
}

function asAction(read: unknown): never;
function asAction(read: unknown): unknown {
    return read;
}

export interface StepRun {
    readonly status: number | null;
    readonly log: string;
}

export interface Runner {
    readonly folder: string;
    /** Runs a step by its name; what an earlier step has put out is there. */
    readonly run: (name: string) => Promise<StepRun>;
    readonly outputs: () => ReadonlyMap<string, string>;
    readonly summary: () => string;
}

export interface RunnerOptions {
    readonly files: Readonly<Record<string, unknown>>;
    readonly inputs: Readonly<Record<string, string>>;
    readonly env?: Readonly<Record<string, string>>;
}

export async function withRunner<T>({ files, inputs, env = {} }: RunnerOptions, use: (runner: Runner) => Promise<T>): Promise<T> {
    const home = mkdtempSync(join(tmpdir(), "prodgate-runner-"));
    try {
        const folder = join(home, "workspace");
        const bin = join(folder, "node_modules/.bin");
        mkdirSync(bin, { recursive: true });
        chmodSync(join(checkout, "dist/cli/prodgate.js"), 0o755);
        symlinkSync(join(checkout, "dist/cli/prodgate.js"), join(bin, "prodgate"));
        for (const [name, content] of Object.entries(files))
            writeFileSync(join(folder, name), typeof content === "string" ? content : JSON.stringify(content));
        const runnerFiles = { GITHUB_OUTPUT: join(home, "output"), GITHUB_STEP_SUMMARY: join(home, "summary") };
        for (const file of Object.values(runnerFiles)) writeFileSync(file, "");
        const outputs = () =>
            new Map(
                readFileSync(runnerFiles.GITHUB_OUTPUT, "utf8")
                    .split("\n")
                    .flatMap((line) => pairOf(line)),
            );
        const valueOf = (expression: string) => {
            const [, kind = "", name = ""] = /^(inputs|steps\.assess\.outputs|github)\.([\w-]+)$/.exec(expression.trim()) ?? [];
            if (kind === "inputs") return inputs[name] ?? action().inputs[name]?.default ?? "";
            return kind === "github" ? ({ action_path: checkout, token: "runner-token" }[name] ?? "") : (outputs().get(name) ?? "");
        };
        return await use({
            folder,
            outputs,
            summary: () => readFileSync(runnerFiles.GITHUB_STEP_SUMMARY, "utf8"),
            run: async (name) => {
                const step = action().runs.steps.find((one) => one.name === name);
                if (step?.run === undefined) throw new TypeError(`no step ${name}`);
                const own: Readonly<Record<string, string>> = Object.fromEntries(
                    Object.entries(step.env ?? {}).map(([key, text]) => [key, replaced(replaced(text, valueOf), valueOf)]),
                );
                return await shell(step.run, folder, {
                    PATH: process.env["PATH"] ?? "",
                    HOME: home,
                    RUNNER_TEMP: home,
                    ...runnerFiles,
                    ...env,
                    ...own,
                });
            },
        });
    } finally {
        rmSync(home, { recursive: true, force: true });
    }
}

/** An input's default may be an expression itself. */
function replaced(text: string, valueOf: (expression: string) => string): string {
    return text.replaceAll(/\$\{\{(.*?)\}\}/g, (_, expression: string) => valueOf(expression));
}

function pairOf(line: string): readonly (readonly [string, string])[] {
    const at = line.indexOf("=");
    return at < 0 ? [] : [[line.slice(0, at), line.slice(at + 1)]];
}

/** As a runner starts `shell: bash`. Not synchronous: a test may answer what the step asks for. */
export async function shell(script: string, cwd: string, env: Readonly<Record<string, string>>): Promise<StepRun> {
    const child = spawn("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", script], { cwd, env });
    let log = "";
    child.stdout.on("data", (data: Buffer) => (log += data.toString()));
    child.stderr.on("data", (data: Buffer) => (log += data.toString()));
    const status = await new Promise<number | null>((done) => child.on("close", done));
    return { status, log };
}
