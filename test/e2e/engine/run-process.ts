import { spawn } from "node:child_process";

export interface Finished {
    readonly exitCode: number;
    readonly stdout: string;
    readonly stderr: string;
}

export interface Surroundings {
    readonly cwd: string;
    readonly env: NodeJS.ProcessEnv;
    readonly timeoutSeconds?: number;
}

/** Runs a command to its end. A command that hangs is killed and answers 124, as `timeout` does. */
export function runProcess(command: string, args: readonly string[], { cwd, env, timeoutSeconds = 120 }: Surroundings): Promise<Finished> {
    return new Promise((resolve, reject) => {
        const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
        const stdout: string[] = [];
        const stderr: string[] = [];
        let late = false;
        child.stdout.setEncoding("utf8").on("data", (text: string) => stdout.push(text));
        child.stderr.setEncoding("utf8").on("data", (text: string) => stderr.push(text));
        const timer = setTimeout(() => {
            late = true;
            child.kill("SIGKILL");
        }, timeoutSeconds * 1000);
        child.on("error", reject);
        child.on("close", (code) => {
            clearTimeout(timer);
            resolve({ exitCode: late ? 124 : (code ?? 1), stdout: stdout.join(""), stderr: stderr.join("") });
        });
    });
}
