/** The page of a policy, as `prodgate explain` prints it. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Composed } from "../gate/composed";
import { noSuchPolicy } from "../policies/configured";
import { schemaOf } from "../policies/options";
import { packageFolder } from "../policies/package";
import type { Policy } from "../policies/policy";
import { InputError } from "../resources/resource";

/** Throws an InputError where no policy is called so. What a policy says of itself stands in for a page that is not there. */
export function pageOf(name: string, { policies, pages }: Composed): string {
    const policy = policies.find((one) => one.name === name);
    if (policy === undefined) throw new InputError(noSuchPolicy(name, policies));
    if (policy.from === undefined) return readFileSync(join(packageFolder, "docs", "policies", `${name}.md`), "utf8");
    const page = pages.get(name);
    if (page === undefined) return summary(policy);
    try {
        return readFileSync(page, "utf8");
    } catch {
        throw new InputError(`${page}: cannot be read`);
    }
}

function summary({ name, title, severity, area, options, from = "", docs }: Policy): string {
    const listed = Object.entries(options).map(
        ([key, option]) => `- ${key}: ${option.describe} The default is ${JSON.stringify(schemaOf(option).default)}.`,
    );
    return `${[
        `# ${name}`,
        `${title}.`,
        `A ${severity} in the area ${area}, of plugin ${from}.${docs === undefined ? "" : ` See ${docs}`}`,
        ...(listed.length > 0 ? [listed.join("\n")] : []),
    ].join("\n\n")}\n`;
}
