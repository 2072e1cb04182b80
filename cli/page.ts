/** The page of a policy, as `prodgate explain` prints it. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Composed } from "../gate/composed";
import type { Environment, Settings } from "../gate/settings/settings";
import { noSuchPolicy } from "../policies/configured";
import { schemaOf } from "../policies/options";
import { packageFolder } from "../policies/package";
import type { Policy } from "../policies/policy";
import { presetOf } from "../policies/profile";
import { InputError } from "../resources/resource";

/**
 * The page, and what the settings make of the policy. Throws an InputError where no policy is called so. What a policy says of itself stands in for a page
 * that is not there.
 */
export function pageOf(name: string, { policies, pages }: Composed, settings: Settings): string {
    const policy = policies.find((one) => one.name === name);
    if (policy === undefined) throw new InputError(noSuchPolicy(name, policies));
    const inForce =
        settings.file === undefined
            ? ""
            : `\n## In force by ${settings.file}\n\n${settings.environments.map((one) => inForceIn(policy, one)).join("\n")}\n`;
    return `${ownPage(policy, pages)}${inForce}`;
}

/** `- production: mandatory (profile); minimum 3 (prodgate.yaml:12)` */
function inForceIn(policy: Policy, environment: Environment): string {
    const { enforcement, by } = environment.levelOf(policy);
    const setBy = environment.optionsBy(policy);
    const set = Object.entries(environment.optionsOf(policy)).map(
        ([name, value]) => `; ${name} ${JSON.stringify(value)} (by ${setBy.get(name) ?? "default"})`,
    );
    return `- ${environment.name ?? OTHERS}: ${enforcement} (by ${by})${set.join("")}`;
}

const OTHERS = "stacks of no environment";

/** The level of every policy in every environment, and what decided it. */
export function levelsText({ policies }: Composed, settings: Settings): string {
    const from =
        settings.file === undefined
            ? "No prodgate.yaml: business profile, stage go-live."
            : `Settings: ${[settings.file, ...settings.extended].join(" over ")}.`;
    return `${[from, ...settings.environments.flatMap((environment) => ["", ...levelsIn(environment, policies)])].join("\n")}\n`;
}

function levelsIn(environment: Environment, policies: readonly Policy[]): readonly string[] {
    const widest = Math.max(...policies.map(({ name }) => name.length));
    const { exposure, data, criticality } = environment.profile;
    const risk = presetOf(environment.profile) ?? `exposure ${exposure}, data ${data}, criticality ${criticality}`;
    return [
        `${environment.name ?? OTHERS} (${risk}, stage ${environment.stage})`,
        ...policies.map((policy) => {
            const { enforcement, by } = environment.levelOf(policy);
            return `  ${policy.name.padEnd(widest)}  ${enforcement.padEnd("mandatory".length)}  by ${by}`;
        }),
    ];
}

function ownPage(policy: Policy, pages: Composed["pages"]): string {
    const { name } = policy;
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
