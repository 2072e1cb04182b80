/** @type {import('jest').Config} */
module.exports = {
    reporters: ["default", "<rootDir>/tools/jest-summary-reporter.js"],
    testMatch: ["<rootDir>/test/**/*.test.ts"],
    testPathIgnorePatterns: ["/node_modules/", "/programs/"],
    modulePathIgnorePatterns: ["<rootDir>/dist/", "<rootDir>/.cache/"],
    transform: { "^.+\\.ts$": ["@swc/jest", { jsc: { parser: { syntax: "typescript" }, target: "es2022" }, module: { type: "commonjs" } }] },
};
