/**
 * `npm test` starts jest with a smaller limit to what V8 inlines: most of what runs here runs too shortly to be worth compiling, which took a fourth of the
 * time of policies' tables.
 *
 * @type {import('jest').Config}
 */
module.exports = {
    // The pack and the command line are tested as they are built.
    globalSetup: "<rootDir>/tools/jest-build.js",
    reporters: ["default", "<rootDir>/tools/jest-summary-reporter.js"],
    testSequencer: "<rootDir>/tools/jest-sequencer.js",
    // Half of the time is spent waiting for processes that tests start: no core is left for jest alone.
    maxWorkers: "100%",
    // Many tests start a process, which takes seconds where the machine does other things too.
    testTimeout: 60_000,
    testMatch: ["<rootDir>/test/**/*.test.ts"],
    testPathIgnorePatterns: ["/node_modules/", "<rootDir>/test/inputs/pulumi/programs/"],
    modulePathIgnorePatterns: ["<rootDir>/dist/", "<rootDir>/.cache/"],
    transform: { "^.+\\.ts$": ["@swc/jest", { jsc: { parser: { syntax: "typescript" }, target: "es2022" }, module: { type: "commonjs" } }] },
};
