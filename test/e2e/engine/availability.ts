import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";

/** The repository's folder, which is also the policy pack that users name. */
export const checkout = resolve(__dirname, "../../..");

/** A tool that tests run, or one line that says why it cannot be run. */
export type Availability<Tool> = { readonly kind: "available"; readonly tool: Tool } | { readonly kind: "missing"; readonly reason: string };

/**
 * `describe` where the tool is there. Without it the suite is skipped and a line says so, except under CI=true: there a suite that did not run must not
 * look like one that passed.
 */
export function describeWith<Tool>(availability: Availability<Tool>, title: string, suite: (tool: () => Tool) => void): void {
    if (availability.kind === "available") {
        describe(title, () => {
            suite(() => availability.tool);
        });
        return;
    }
    const line = `not run: ${title} (${availability.reason})`;
    const absent = (): Tool => {
        throw new Error(line);
    };
    if (process.env["CI"] === "true") {
        describe(title, () => {
            test("runs", () => {
                absent();
            });
        });
        return;
    }
    // Not through the console: jest would add a stack to the line.
    process.stderr.write(`${line}\n`);
    describe.skip(title, () => {
        suite(absent);
    });
}

/** What a script of tools/ prints when it only looks and gets nothing: undefined where it finds nothing. */
export function findWith(script: string): string | undefined {
    const found = spawnSync(process.execPath, [join(checkout, "tools", script), "--find"], { encoding: "utf8" });
    return found.status === 0 ? found.stdout.trim() : undefined;
}
