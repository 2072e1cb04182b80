/** `prodgate assess`, and the same as a function. */

import { statSync } from "node:fs";
import { assessment, type Assessment } from "../gate/assessment";
import { composition, type Composed, type Plugin } from "../gate/composed";
import { pluginModules } from "../gate/plugin-modules";
import { noSuchPolicy, problemsIn, withOption } from "../policies/configured";
import type { Configured } from "../policies/options";
import { InputError } from "../resources/resource";
import type { Source } from "../reports/source";
import { readInput, type ReadOptions } from "./inputs";
import { sourcesOf } from "./sources";

export interface AssessOptions extends ReadOptions {
    /** The Pulumi stack whose configuration a program is evaluated with; the only `Pulumi.<stack>.yaml` by default. */
    readonly stack?: string;
    /** Options of policies by name: `{ "multiple-instances": { minimum: 3 } }`. */
    readonly policies?: Configured;
    /** Policies and readers of one's own: modules that export them, or objects. */
    readonly plugins?: readonly Plugin[];
    /** Told of what may take longer than a second before it starts. */
    readonly onStep?: (text: string) => void;
}

export interface Assessed {
    readonly result: Assessment;
    /** Remarks for standard error: placeholders used, what the evaluation could not follow. */
    readonly notes: readonly string[];
    /** Where each resource is declared, or else the input that holds it, by address. */
    readonly sources: ReadonlyMap<string, Source>;
}

/** Reads the inputs and judges them as one architecture. Rejects with an InputError when one cannot be read, or an option does not fit. */
export async function assess(paths: readonly string[], options: AssessOptions = {}): Promise<Assessed> {
    const composed = composedOf(options.plugins);
    const problems = problemsIn(options.policies ?? {}, composed.policies);
    if (problems.length > 0) throw new InputError(problems.join("; "));
    const inputs = [];
    for (const path of paths) {
        const bytes = sizeOf(path);
        if (bytes >= LARGE_FILE) options.onStep?.(`reading ${path}: ${String(Math.round(bytes / 1e6))} MB`);
        inputs.push(await readInput(path, options));
    }
    const resources = inputs.reduce((sum, input) => sum + input.resources.length, 0);
    if (resources >= MANY_RESOURCES) options.onStep?.(`judging ${String(resources)} resources`);
    return {
        result: assessment(inputs, { composed, ...(options.policies === undefined ? {} : { policies: options.policies }) }),
        notes: inputs.flatMap((input) => input.notes),
        sources: sourcesOf(inputs.map((input, at) => ({ path: paths[at] ?? "", resources: input.resources }))),
    };
}

/** `--plugin @acme/prodgate-policies`, as often as it is given: a package that is installed here, or a file. */
export function pluginsBy(names: readonly string[]): readonly Plugin[] {
    const { plugins, problems } = pluginModules(names, process.cwd());
    if (problems.length > 0) throw new InputError(problems.join("; "));
    return plugins;
}

/** What plugins make of prodgate. Throws an InputError that names each plugin that cannot be used. */
export function composedOf(plugins: readonly Plugin[] = []): Composed {
    const { composed, problems } = composition(plugins);
    if (problems.length > 0) throw new InputError(problems.join("; "));
    return composed;
}

/** Throws an InputError where no policy is called so: a filter that keeps nothing would look like a pass. */
export function refuseUnknown(names: readonly string[], plugins: readonly Plugin[] = []): void {
    const { policies } = composedOf(plugins);
    const unknown = names.find((name) => policies.every((policy) => policy.name !== name));
    if (unknown !== undefined) throw new InputError(noSuchPolicy(unknown, policies));
}

/** What takes about a second on one core: to parse a file, and to judge resources. */
const LARGE_FILE = 20_000_000;
const MANY_RESOURCES = 2_000;

/** Of a file; what cannot be read is told by reading it. */
function sizeOf(path: string): number {
    try {
        const stats = statSync(path);
        return stats.isFile() ? stats.size : 0;
    } catch {
        return 0;
    }
}

/** `--option multiple-instances.minimum=3`, as often as it is given. */
export function configuredBy(written: readonly string[], plugins: readonly Plugin[] = []): Configured {
    const { policies } = composedOf(plugins);
    return written.reduce<Configured>((all, one) => {
        const more = withOption(all, one, policies);
        if (more === undefined) throw new InputError(`--option ${one}: an option is written <policy>.<option>=<value>`);
        return more;
    }, {});
}

export type { Plugin } from "../gate/composed";
export type { Assessment, Coverage, Finding, Summary, Verdict } from "../gate/assessment";
