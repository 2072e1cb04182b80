/** Runs a program in a child process: its output goes nowhere, and it ends in bounded time. */

import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import type * as compiler from "typescript";
import { InputError } from "../../resources/resource";
import { isObject, parsedJson } from "../json-file";
import type { Marks } from "./marks";
import type { Report } from "./program-hook";
import { requireFrom } from "./program-libraries";
import type { Project } from "./program-project";

export interface Run {
    /** Absent when it was stopped. */
    readonly code?: number;
    readonly timedOut: boolean;
    readonly reports: readonly Report[];
    /** Lines that the program printed. */
    readonly printed: number;
}

export async function runProgram(project: Project, marks: Marks, monitor: string, timeoutSeconds: number): Promise<Run> {
    const runner = runnerOf(project);
    const hook = hookFile();
    try {
        return await run(project, marks, [...project.nodeArguments, "-r", hook.file, runner, ...runnerArguments(project, monitor)], timeoutSeconds);
    } finally {
        hook.remove();
    }
}

/** The SDK's own entry for programs, from the program's @pulumi/pulumi. */
function runnerOf(project: Project): string {
    try {
        return createRequire(join(project.directory, "index.js")).resolve("@pulumi/pulumi/cmd/run");
    } catch {
        throw new InputError(`${project.folder}: @pulumi/pulumi is not installed: run npm install there`);
    }
}

function runnerArguments(project: Project, monitor: string): readonly string[] {
    const options = {
        monitor,
        engine: monitor,
        project: project.name,
        stack: project.stack,
        // The name that self-managed backends give.
        organization: "organization",
        "root-directory": project.folder,
        pwd: project.directory,
        // A bounded number keeps the order of registrations closer to the program's.
        parallel: "16",
    };
    return [...Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]), "--dry-run", project.entry];
}

function run(project: Project, marks: Marks, args: readonly string[], timeoutSeconds: number): Promise<Run> {
    return new Promise((resolve, reject) => {
        const child = spawn(process.execPath, args, {
            cwd: project.directory,
            stdio: ["ignore", "pipe", "pipe", "pipe"],
            env: environment(project, marks),
        });
        const [, stdout, stderr, channel] = child.stdio;
        let printed = 0;
        let heard = "";
        let timedOut = false;
        stdout?.on("data", (text: Buffer) => (printed += linesIn(text)));
        stderr?.on("data", (text: Buffer) => (printed += linesIn(text)));
        if (channel instanceof Readable) channel.setEncoding("utf8").on("data", (text: string) => (heard += text));
        const timer = setTimeout(() => {
            timedOut = true;
            child.kill("SIGKILL");
        }, timeoutSeconds * 1000);
        const finish = (code: number | null): void => {
            clearTimeout(timer);
            resolve({ ...(code !== null && !timedOut && { code }), timedOut, reports: reportsIn(heard), printed });
        };
        child.on("error", (error) => {
            clearTimeout(timer);
            reject(error);
        });
        child.on("close", finish);
        // A process that the program left behind may hold the pipes open.
        child.on("exit", (code) => setTimeout(() => finish(code), 1000).unref());
    });
}

function environment(project: Project, marks: Marks): NodeJS.ProcessEnv {
    return {
        ...process.env,
        PRODGATE_MARKS: marks.token,
        PULUMI_CONFIG: JSON.stringify(project.config),
        PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(project.secretKeys),
        PULUMI_NODEJS_TYPESCRIPT: String(project.typescript),
        ...(project.tsconfig !== undefined && { PULUMI_NODEJS_TSCONFIG_PATH: project.tsconfig }),
    };
}

function linesIn(text: Buffer): number {
    return text.toString("latin1").split("\n").length - 1;
}

function reportsIn(text: string): readonly Report[] {
    return text.split("\n").flatMap((line): readonly Report[] => {
        const report = parsedJson(line);
        if (!isObject(report)) return [];
        if (report["kind"] === "missing") return [{ kind: "missing", key: String(report["key"]) }];
        if (report["kind"] === "callback") return [{ kind: "callback", about: String(report["about"]), creates: report["creates"] === true }];
        return [];
    });
}

/** The compiled hook beside this file. Where this runs from its sources (tests), it is compiled first: a child process knows no TypeScript. */
function hookFile(): { file: string; remove: () => void } {
    const file = join(__dirname, "program-hook.js");
    if (existsSync(file)) return { file, remove: () => undefined };
    const { transpile, ModuleKind, ScriptTarget } = requireFrom(__filename)<typeof compiler>("typescript");
    const folder = mkdtempSync(join(tmpdir(), "prodgate-"));
    for (const name of ["program-hook", "marks"]) {
        const source = readFileSync(join(__dirname, `${name}.ts`), "utf8");
        writeFileSync(join(folder, `${name}.js`), transpile(source, { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 }));
    }
    return { file: join(folder, "program-hook.js"), remove: () => rmSync(folder, { recursive: true, force: true }) };
}
