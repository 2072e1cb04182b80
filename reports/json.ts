import type { Assessment } from "../gate/assessment";

/** The assessment as JSON: the same bytes for the same input. */
export function json(result: Assessment): string {
    return `${JSON.stringify(result, undefined, 2)}\n`;
}
