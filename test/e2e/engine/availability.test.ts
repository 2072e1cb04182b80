import { join } from "node:path";
import { checkout } from "./availability";
import { runProcess } from "./run-process";
import type { Finished } from "./run-process";

const line = "not run: a suite of a tool that is not there (no such tool: buy one)";

test("a suite without its tool is skipped and one line says so", async () => {
    const { exitCode, stdout, stderr } = await suiteWithoutItsTool("false");
    expect(exitCode).toBe(0);
    expect(stderr.split("\n").filter((text) => text === line)).toHaveLength(1);
    expect(stdout.trimEnd().split("\n").at(-1)).toBe("0 passed, 0 failed, 1 skipped");
});

test("under CI=true it fails: what did not run must not look as if it passed", async () => {
    const { exitCode, stdout, stderr } = await suiteWithoutItsTool("true");
    expect(exitCode).toBe(1);
    expect(stderr).toContain(line);
    expect(stdout.trimEnd().split("\n").at(-1)).toBe("0 passed, 1 failed");
});

function suiteWithoutItsTool(ci: "true" | "false"): Promise<Finished> {
    const config = {
        rootDir: checkout,
        testMatch: [join(__dirname, "programs/absent-tool.suite.ts")],
        modulePathIgnorePatterns: ["<rootDir>/dist/", "<rootDir>/examples/"],
        transform: { "^.+\\.ts$": ["@swc/jest", { jsc: { parser: { syntax: "typescript" } }, module: { type: "commonjs" } }] },
        reporters: ["default", join(checkout, "tools/jest-summary-reporter.js")],
    };
    // The summary file is the outer run's.
    const env = { ...process.env, CI: ci, PRODGATE_TEST_SUMMARY: "" };
    return runProcess(process.execPath, [join(checkout, "node_modules/jest/bin/jest.js"), "--config", JSON.stringify(config)], {
        cwd: checkout,
        env,
    });
}
