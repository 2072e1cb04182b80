/** Runs a program in a child process: its output goes nowhere, and it ends in bounded time. */

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Readable } from "node:stream";
import { InputError } from "../../resources/resource";
import { isObject, parsedJson } from "../json-file";
import type { Marks } from "./marks";
import type { Report } from "./program-hook";
import type { Project } from "./program-project";

export interface Run {
    /** Absent when it was stopped. */
    readonly code?: number;
    /** What ended it from outside, unless its time was over. */
    readonly signal?: string;
    readonly timedOut: boolean;
    readonly reports: readonly Report[];
    /** Lines that the program printed and that nobody has seen. */
    readonly printed: number;
    /** What it printed last as an error. */
    readonly lastErrorLine?: string;
}

export interface RunOptions {
    readonly timeoutSeconds: number;
    /** Gets every line that the program prints. */
    readonly onOutput?: (line: string) => void;
}

export async function runProgram(project: Project, marks: Marks, monitor: string, options: RunOptions): Promise<Run> {
    return await run(project, marks, [...project.nodeArguments, "-r", hookFile(), runnerOf(project), ...runnerArguments(project, monitor)], options);
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

function run(project: Project, marks: Marks, args: readonly string[], { timeoutSeconds, onOutput }: RunOptions): Promise<Run> {
    return new Promise((resolve, reject) => {
        const child = spawn(process.execPath, args, {
            cwd: project.directory,
            stdio: ["ignore", "pipe", "pipe", "pipe"],
            env: environment(project, marks),
        });
        const [, stdout, stderr, channel] = child.stdio;
        let printed = 0;
        let heard = "";
        let lastErrorLine: string | undefined;
        let timedOut = false;
        const show = (line: string): void => {
            printed++;
            onOutput?.(marks.readable(line));
        };
        if (stdout) eachLine(stdout, show);
        if (stderr)
            eachLine(stderr, (line) => {
                show(line);
                if (line.trim() !== "") lastErrorLine = line;
            });
        if (channel instanceof Readable) channel.setEncoding("utf8").on("data", (text: string) => (heard += text));
        const timer = setTimeout(() => {
            timedOut = true;
            child.kill("SIGKILL");
        }, timeoutSeconds * 1000);
        const finish = (code: number | null, signal: string | null): void => {
            clearTimeout(timer);
            resolve({
                ...(code !== null && !timedOut && { code }),
                ...(signal !== null && !timedOut && { signal }),
                timedOut,
                reports: reportsIn(heard),
                printed: onOutput ? 0 : printed,
                ...(lastErrorLine !== undefined && { lastErrorLine }),
            });
        };
        child.on("error", (error) => {
            clearTimeout(timer);
            reject(error);
        });
        child.on("close", finish);
        // A process that the program left behind may hold the pipes open.
        child.on("exit", (code, signal) => setTimeout(() => finish(code, signal), 1000).unref());
    });
}

/** Beyond this a line that does not end is handed on in parts. */
const LONGEST_LINE = 64 * 1024;

function eachLine(stream: Readable, take: (line: string) => void): void {
    let rest = "";
    stream.setEncoding("utf8").on("data", (text: string) => {
        const lines = `${rest}${text}`.split("\n");
        rest = lines.pop() ?? "";
        for (const line of lines) take(line);
        if (rest.length > LONGEST_LINE) {
            take(rest);
            rest = "";
        }
    });
    stream.on("end", () => {
        if (rest !== "") take(rest);
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

function reportsIn(text: string): readonly Report[] {
    return text.split("\n").flatMap((line): readonly Report[] => {
        const report = parsedJson(line);
        if (!isObject(report)) return [];
        if (report["kind"] === "missing") return [{ kind: "missing", key: String(report["key"]) }];
        const about = String(report["about"]);
        if (report["kind"] === "callback") return [{ kind: "callback", about, creates: textsIn(report["creates"]) }];
        if (report["kind"] === "hooked") return [{ kind: "hooked" }];
        if (report["kind"] === "exit") return [{ kind: "exit", stack: String(report["stack"]) }];
        if (report["kind"] === "decision") return WAYS.flatMap((way) => (report["way"] === way ? [{ kind: "decision" as const, about, way }] : []));
        const told = { type: String(report["type"]), name: String(report["name"]), about };
        if (report["kind"] === "chosen") return [{ kind: "chosen", ...told, path: textsIn(report["path"]) }];
        return MADE.flatMap((kind) => (report["kind"] === kind ? [{ kind, ...told }] : []));
    });
}

function textsIn(value: unknown): readonly string[] {
    return Array.isArray(value) ? value.map(String) : [];
}

const WAYS = ["compared", "counted", "asked", "copied"] as const;
const MADE = ["looped", "branched", "blurred"] as const;

/** The compiled hook beside this file; where this runs from its sources (tests), that of the build: a child process knows no TypeScript. */
function hookFile(): string {
    const file = join(__dirname, HOOK);
    return existsSync(file) ? file : join(__dirname, "..", "..", "dist", "inputs", "pulumi", HOOK);
}

const HOOK = "program-hook.js";
