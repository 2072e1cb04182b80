import type { Reported } from "./filtered";

/**
 * The report as JSON, as report.schema.json describes it: the same bytes for the same input. `coverage.unread` is `coverage.types.notSupported` under
 * the name of the report's contract.
 */
export function json(result: Reported): string {
    const { coverage } = result;
    return `${JSON.stringify({ ...result, coverage: { ...coverage, unread: coverage.types.notSupported } }, undefined, 2)}\n`;
}
