const { writeFileSync, writeSync } = require("node:fs");

/**
 * Ends a test run with one plain line: `120 passed, 1 failed, 2 skipped`.
 * PRODGATE_TEST_SUMMARY names a file that gets the counts as JSON.
 */
module.exports = class SummaryReporter {
    onRunComplete(_contexts, results) {
        const counts = {
            passed: results.numPassedTests,
            // A file that could not be loaded has no tests to count: it is a failure of its own.
            failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
            skipped: results.numPendingTests + results.numTodoTests,
        };
        const file = process.env.PRODGATE_TEST_SUMMARY;
        if (file) writeFileSync(file, JSON.stringify(counts));
        const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : "";
        // Other reporters hold their output back for a moment: only at the exit has everything been written.
        process.once("exit", () => writeSync(1, `${counts.passed} passed, ${counts.failed} failed${skipped}\n`));
    }
};
