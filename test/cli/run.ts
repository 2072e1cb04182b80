/** Runs the built command line as a user does, in a folder of its own. */

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

export const checkout = join(__dirname, "../..");

export interface Run {
    readonly status: number | null;
    readonly stdout: string;
    readonly stderr: string;
}

/** Gives a folder with these files to a test. Text is written as it is, everything else as JSON. */
export function inFolder<T>(files: Readonly<Record<string, unknown>>, use: (prodgate: (...args: readonly string[]) => Run, folder: string) => T): T {
    const folder = mkdtempSync(join(tmpdir(), "prodgate-cli-"));
    try {
        for (const [name, content] of Object.entries(files)) {
            mkdirSync(dirname(join(folder, name)), { recursive: true });
            writeFileSync(join(folder, name), typeof content === "string" ? content : JSON.stringify(content));
        }
        return use((...args) => prodgate(folder, args), folder);
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}

/** `env` is added to the environment of the test. */
export function prodgate(
    folder: string,
    args: readonly string[],
    node: readonly string[] = [],
    input = "",
    env: Readonly<Record<string, string>> = {},
): Run {
    const run = spawnSync(process.execPath, [...node, join(checkout, "dist/cli/prodgate.js"), ...args], {
        cwd: folder,
        input,
        env: { ...process.env, ...env },
        encoding: "utf8",
        maxBuffer: 64 * 1024 * 1024,
    });
    return { status: run.status, stdout: run.stdout, stderr: run.stderr };
}

/** A report's words in one line, however they were wrapped. */
export function unwrapped(report: string): string {
    return report.replaceAll(/\s+/g, " ");
}

/** A `pulumi stack export` with these resources. */
export function exported(
    resources: readonly { readonly type: string; readonly name: string; readonly inputs: unknown; readonly outputs?: unknown }[],
): object {
    const urn = (type: string, name: string) => `urn:pulumi:prod::shop::${type}::${name}`;
    return {
        version: 3,
        deployment: {
            manifest: { time: "2026-11-22T00:00:00Z", magic: "", version: "v3.230.0" },
            resources: [
                { urn: urn("pulumi:pulumi:Stack", "shop-prod"), custom: false, type: "pulumi:pulumi:Stack" },
                ...resources.map(({ type, name, inputs, outputs }) => ({
                    urn: urn(type, name),
                    custom: true,
                    id: name,
                    type,
                    inputs,
                    outputs: outputs ?? inputs,
                })),
            ],
        },
    };
}
