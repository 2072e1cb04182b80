/** Whoever runs the tests: jest and vitest by their globals, else node:test. */

/** `describe` and `test` of a test runner, as far as they are used here. */
export interface Runner {
    readonly describe: (title: string, body: () => void) => unknown;
    readonly test: (title: string, body: () => void) => unknown;
}

/** The runner that this file is loaded by. */
export function runnerHere(): Runner {
    const describe: unknown = Reflect.get(globalThis, "describe");
    const test: unknown = Reflect.get(globalThis, "test");
    if (isRegistering(describe) && isRegistering(test)) return { describe, test };
    // Under vitest, what node:test registers would never run, and look like a file that passes.
    if (process.env["VITEST"] !== undefined)
        throw new TypeError('policyTest(): pass { runner: { describe, test } } of vitest in its cases, or set "globals: true" in its configuration');
    // Loaded where it is needed alone: it runs what it registers when the process ends.
    const node = process.getBuiltinModule("node:test");
    return { describe: (title, body) => node.describe(title, body), test: (title, body) => node.test(title, body) };
}

function isRegistering(value: unknown): value is (title: string, body: () => void) => unknown {
    return typeof value === "function";
}
