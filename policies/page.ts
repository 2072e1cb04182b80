/** A policy's page, which is installed with the package. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageFolder } from "./package";

/** Undefined where it cannot be read. */
export function pageOf(policy: string): string | undefined {
    try {
        return readFileSync(join(packageFolder, "docs", "policies", `${policy}.md`), "utf8");
    } catch {
        return undefined;
    }
}

/** The text under a heading of the second level, without it. */
export function sectionOf(page: string, heading: string): string | undefined {
    const section = page.split(/^## /m).find((one) => one.startsWith(`${heading}\n`));
    return section?.slice(heading.length).trim();
}
