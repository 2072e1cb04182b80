import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { checkout, type Availability } from "../engine/availability";
import { runProcess, type Finished } from "../engine/run-process";

/** The first that runs on Node 20 and links packages as pnpm does today. */
const PNPM = "10.34.9";

/** Users' projects in a folder that is removed at the end, and the package that is installed into them. */
export interface Projects {
    readonly tarball: string;
    /** Writes a project's files, by path. */
    project(name: string, files: Readonly<Record<string, string | object>>): Project;
    remove(): void;
}

export interface Project {
    readonly folder: string;
    /** Runs a command and answers what it printed; one that fails is an error. */
    run(command: string, ...args: readonly string[]): Promise<string>;
    npm(...args: readonly string[]): Promise<string>;
    pnpm(...args: readonly string[]): Promise<string>;
    /** Evaluates a module in the project, as CommonJS. */
    evaluate(source: string): Promise<string>;
    read(...path: readonly string[]): string;
}

/** Whether packages can be installed at all. */
export function registry(): Availability<undefined> {
    const { status } = spawnSync("npm", ["view", "commander@14.0.3", "version"], { encoding: "utf8", timeout: 60_000 });
    return status === 0 ? { kind: "available", tool: undefined } : { kind: "missing", reason: "npm's registry does not answer" };
}

/** Packs the checkout as `npm pack` does. In a copy: packing writes package.json, which other tests read. */
export async function packed(): Promise<Projects> {
    const home = mkdtempSync(join(tmpdir(), "prodgate-install-"));
    const copy = join(home, "checkout");
    const left = new Set([".git", "node_modules", "dist", "test", "examples", ".cache", "coverage"].map((name) => join(checkout, name)));
    cpSync(checkout, copy, { recursive: true, filter: (source) => !left.has(source) });
    symlinkSync(join(checkout, "node_modules"), join(copy, "node_modules"));
    const manifest = readFileSync(join(copy, "package.json"), "utf8");
    await succeeded("npm", ["pack", "--loglevel=error", "--pack-destination", home], copy);
    if (readFileSync(join(copy, "package.json"), "utf8") !== manifest) throw new Error("npm pack left another package.json");
    const { version }: { readonly version: string } = JSON.parse(manifest);
    return {
        tarball: join(home, `prodgate-${version}.tgz`),
        project: (name, files) => projectIn(join(home, name), files),
        remove: () => {
            rmSync(home, { recursive: true, force: true });
        },
    };
}

function projectIn(folder: string, files: Readonly<Record<string, string | object>>): Project {
    mkdirSync(folder, { recursive: true });
    for (const [path, content] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), typeof content === "string" ? content : JSON.stringify(content));
    }
    return {
        folder,
        run: (command, ...args) => succeeded(command, args, folder),
        npm: (...args) => succeeded("npm", [...args, "--no-audit", "--no-fund", "--loglevel=error", "--prefer-offline"], folder),
        pnpm: (...args) => succeeded("npm", ["exec", "--yes", `pnpm@${PNPM}`, "--", ...args], folder),
        evaluate: (source) => succeeded(process.execPath, ["-e", source], folder),
        read: (...path) => readFileSync(join(folder, ...path), "utf8"),
    };
}

async function succeeded(command: string, args: readonly string[], cwd: string): Promise<string> {
    // What npm and node are told by the run of the tests is not the user's.
    const env = Object.fromEntries(
        Object.entries(process.env).filter(([name]) => !/^npm_(package|lifecycle|command)|^(NODE_OPTIONS|NODE_PATH|INIT_CWD)$/.test(name)),
    );
    const finished: Finished = await runProcess(command, args, { cwd, env, timeoutSeconds: 300 });
    if (finished.exitCode !== 0)
        throw new Error(`${command} ${args.join(" ")} ended with ${String(finished.exitCode)}:\n${finished.stdout}${finished.stderr}`);
    return finished.stdout;
}
