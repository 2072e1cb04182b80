import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What Node spends on a script: seconds of processor time (user and system), of what it starts too, and its largest resident size in MB. */
export function costOf(args, { cwd, env = {} } = {}) {
    const folder = mkdtempSync(join(tmpdir(), "prodgate-bench-"));
    const peak = join(folder, "peak");
    const reporter = join(folder, "reporter.cjs");
    writeFileSync(
        reporter,
        `process.on("exit", () => require("node:fs").writeFileSync(${JSON.stringify(peak)}, String(process.resourceUsage().maxRSS)));`,
    );
    try {
        // The shell's own `time` counts the children that a process waited for; Node tells its own share only.
        const timed = 'TIMEFORMAT="%U %S"; time "$@" 2>&1 >/dev/null';
        const { status, stderr } = spawnSync("bash", ["-c", timed, "bash", process.execPath, "--require", reporter, ...args], {
            cwd,
            encoding: "utf8",
            maxBuffer: 1e9,
            env: { ...process.env, ...env },
        });
        const [user, system] = stderr.trim().split("\n").at(-1).split(" ").map(Number);
        return { status, stderr, cpu: user + system, memory: Number(readFileSync(peak, "utf8")) / 1024 };
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}

/** The median of several runs of each command, taken in turns, so that what else the machine does meets all of them alike. */
export function medians(runs, commands) {
    const costs = commands.map(() => []);
    for (let run = 0; run < runs; run += 1) for (const [index, command] of commands.entries()) costs[index].push(command());
    return costs.map((of) => of.sort((a, b) => a.cpu - b.cpu)[Math.floor(runs / 2)]);
}
