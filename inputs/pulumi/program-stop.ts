/** Why a program did not reach its end: what it said, and where, in one line without secrets. */

import { realpathSync } from "node:fs";
import { relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { Marks } from "./marks";
import type { Run } from "./program-child";
import type { Evaluation } from "./program-monitor";
import type { Project } from "./program-project";
import { stopReason } from "./stop-reason";

/** Nothing when the program ran to its end. */
export function stopOf(project: Project, evaluation: Evaluation, run: Run, marks: Marks, timeoutSeconds: number): string | undefined {
    if (run.timedOut) return `the program did not end within ${String(timeoutSeconds)} seconds: --timeout gives it more`;
    const shown = (text: string): string => {
        const inputs = [...evaluation.resources.values()].map((resource) => resource.inputs);
        return stopReason(marks.readable(text), { inputs, config: project.config, environment: process.env });
    };
    const [error] = evaluation.errors;
    if (error !== undefined) return `the program stopped${at(error, project)}: ${shown(messageOf(error))}`;
    if (run.signal !== undefined) return `the program was ended by ${run.signal}`;
    const exit = run.reports.find((report) => report.kind === "exit");
    if (run.code !== 0 || (exit && !evaluation.ended)) {
        const last = run.lastErrorLine === undefined ? "" : `: ${shown(run.lastErrorLine)}`;
        return `the program ended itself with exit code ${String(run.code ?? "none")}${exit ? at(exit.stack, project) : ""}${last}`;
    }
    return evaluation.ended ? undefined : "the program ended before its main module did: a promise never settled";
}

/** A syntax error shows the program's own text before its message. */
function messageOf(error: string): string {
    const [, message] = /^(?:Running program[^\n]*\n)?[^\n]+:\d+\n[^]*?\n(\w*Error: [^\n]*)/.exec(error) ?? [];
    return message ?? error.replace(/^\[object Object\]$/m, "something that is not an Error was thrown");
}

/** Stack traces are longer than a text needs to be searched. */
const MOST_LINES = 200;
const LONGEST_LINE = 1000;

/** The first place in the project's own files. */
function at(stack: string, { folder }: Project): string {
    for (const line of stack.split("\n", MOST_LINES)) {
        if (line.length > LONGEST_LINE) continue;
        const [, file, number] = /^(?:\s*at (?:[^\n]{0,500} )?)?\(?((?:file:\/\/)?(?:[A-Za-z]:)?[^():]{1,500}):(\d+)(?::\d+)?\)?$/.exec(line) ?? [];
        const path = file !== undefined && pathIn(folder, file);
        if (path) return ` at ${path}:${String(number)}`;
    }
    return "";
}

function pathIn(folder: string, file: string): string | undefined {
    try {
        const path = relative(realpathSync(folder), realpathSync(file.startsWith("file:") ? fileURLToPath(file) : file));
        return path.startsWith("..") || path.split(sep).includes("node_modules") ? undefined : path;
    } catch {
        return undefined;
    }
}
