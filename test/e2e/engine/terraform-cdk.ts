import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkout, describeWith, findWith } from "./availability";
import type { Availability } from "./availability";
import { runProcess } from "./run-process";
import type { Finished } from "./run-process";

/** The two command lines, which are two products by now. */
export type TerraformCli = "cdktf" | "cdktn";

export interface CdkProject {
    /** `<cli> synth`. */
    synth(run?: CdkRun): Promise<Synthesis>;
}

export interface CdkRun {
    readonly env?: Readonly<Record<string, string>>;
}

export interface Synthesis extends Finished {
    /** The text of a file in the output folder (`manifest.json`, `stacks/orders/cdk.tf.json`); undefined when it was not written. */
    written(file: string): string | undefined;
}

/** The app: JavaScript that is written to a file, or the command that cdktf.json would name. */
export type CdkApp = { readonly source: string } | { readonly command: string };

/** How to start a command line: the Node that it needs, and its script. */
export function availableCli(cli: TerraformCli): Availability<readonly string[]> {
    const found: unknown = JSON.parse(findWith("cdktf-clis.mjs") ?? "{}");
    const command: unknown = typeof found === "object" && found !== null ? Object.getOwnPropertyDescriptor(found, cli)?.value : undefined;
    if (!Array.isArray(command))
        return { kind: "missing", reason: `no ${cli} CLI with a Node that runs it: node tools/cdktf-clis.mjs installs both` };
    return { kind: "available", tool: command.map(String) };
}

/** A suite that runs a real command line. */
export function describeCli(cli: TerraformCli, title: string, suite: () => void): void {
    describeWith(availableCli(cli), title, suite);
}

/** Gives a project folder to a test and removes it afterwards. */
export async function withCdkProject<T>(cli: TerraformCli, app: CdkApp, use: (project: CdkProject) => Promise<T>): Promise<T> {
    const found = availableCli(cli);
    if (found.kind === "missing") throw new Error(found.reason);
    const folder = mkdtempSync(join(tmpdir(), `prodgate-${cli}-`));
    try {
        if ("source" in app) writeFileSync(join(folder, "main.js"), app.source);
        const settings = {
            language: "typescript",
            app: "source" in app ? "node main.js" : app.command,
            projectId: "prodgate-tests",
            sendCrashReports: "false",
        };
        writeFileSync(join(folder, "cdktf.json"), JSON.stringify(settings));
        return await use({ synth: (run) => synth(found.tool, folder, run) });
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}

async function synth([node = process.execPath, ...script]: readonly string[], folder: string, { env = {} }: CdkRun = {}): Promise<Synthesis> {
    // Node warns on stderr when it is given both variables about colour.
    const { NO_COLOR: _colour, ...own } = process.env;
    const surroundings = {
        ...own,
        CHECKPOINT_DISABLE: "1",
        DISABLE_VERSION_CHECK: "true",
        FORCE_COLOR: "0",
        // An app given as text lies in a temporary folder and still finds the libraries.
        NODE_PATH: join(checkout, "node_modules"),
        ...env,
    };
    const finished = await runProcess(node, [...script, "synth"], { cwd: folder, env: surroundings });
    const output = join(folder, "cdktf.out");
    // Read now: the folder is gone when the caller looks.
    return { ...finished, written: (file) => (existsSync(join(output, file)) ? readFileSync(join(output, file), "utf8") : undefined) };
}
