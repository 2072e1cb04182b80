/** `prodgate assess`, and the same as a function. */

import { statSync } from "node:fs";
import { assessment, type Assessment, type AssessmentOptions } from "../gate/assessment";
import { baselineOf, readBaseline, type Baseline } from "../gate/baseline";
import { type Composed, type Plugin } from "../gate/composed";
import { acceptanceProblems } from "../gate/accepted";
import { currentDay, isDay } from "../gate/day";
import { pluginModules } from "../gate/plugin-modules";
import { nearestSettings, settingsFile } from "../gate/settings/file";
import { rulesIn, type Settings } from "../gate/settings/settings";
import { noSuchPolicy, problemsIn, withOption } from "../policies/configured";
import type { Configured } from "../policies/options";
import { InputError } from "../resources/resource";
import type { Source } from "../reports/source";
import { readInput, type ReadOptions } from "./inputs";
import { sourcesOf } from "./sources";

export interface AssessOptions extends ReadOptions, Pick<AssessmentOptions, "waivers" | "codeWaivers" | "mayWaiveInCode" | "breakGlass"> {
    /** The Pulumi stack whose configuration a program is evaluated with; the only `Pulumi.<stack>.yaml` by default. */
    readonly stack?: string;
    /** Options of policies by name: `{ "multiple-instances": { minimum: 3 } }`. */
    readonly policies?: Configured;
    /** Policies and readers of one's own, beside those of the settings: modules that export them, or objects. */
    readonly plugins?: readonly Plugin[];
    /**
     * The settings file. By default that of the environment variable `PRODGATE_SETTINGS`, else the `prodgate.yaml` beside the inputs or above them, as far as
     * the repository reaches, else that of the current folder.
     */
    readonly settings?: string;
    /** A baseline, or a JSON report of another run: then the new findings decide. That of the settings by default; `false`: none. */
    readonly against?: string | false;
    /** The day that waivers are judged on, YYYY-MM-DD; the current day in UTC by default. */
    readonly today?: string;
    /** What `rulesFor` has read of these settings and plugins, so that nothing is read twice. */
    readonly rules?: Rules;
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
    const { settings, composed } = options.rules ?? rulesFor(paths, options);
    const problems = problemsIn(options.policies ?? {}, composed.policies);
    if (problems.length > 0) throw new InputError(problems.join("; "));
    const { today, against, policies, waivers, codeWaivers, mayWaiveInCode, breakGlass } = options;
    if (today !== undefined && !isDay(today)) throw new InputError(NO_DAY);
    const unusable = acceptanceProblems(settings, today ?? currentDay());
    if (unusable.length > 0) throw new InputError(unusable.join("; "));
    // Read first: a program takes longer.
    const baseline = against === false ? undefined : against === undefined ? ownBaseline(settings) : readBaseline(against);
    const inputs = [];
    for (const path of paths) {
        const bytes = sizeOf(path);
        if (bytes >= LARGE_FILE) options.onStep?.(`reading ${path}: ${String(Math.round(bytes / 1e6))} MB`);
        inputs.push(await readInput(path, options));
    }
    const resources = inputs.reduce((sum, input) => sum + input.resources.length, 0);
    if (resources >= MANY_RESOURCES) options.onStep?.(`judging ${String(resources)} resources`);
    return {
        result: assessment(inputs, {
            composed,
            settings,
            ...(options.stack === undefined ? {} : { stack: options.stack }),
            ...(policies === undefined ? {} : { policies }),
            ...(today === undefined ? {} : { today }),
            ...(waivers === undefined ? {} : { waivers }),
            ...(codeWaivers === undefined ? {} : { codeWaivers }),
            ...(mayWaiveInCode === undefined ? {} : { mayWaiveInCode }),
            ...(breakGlass === undefined ? {} : { breakGlass }),
            ...(baseline === undefined ? {} : { against: baseline }),
        }),
        notes: inputs.flatMap((input) => input.notes),
        sources: sourcesOf(inputs.map((input, at) => ({ path: paths[at] ?? "", resources: input.resources }))),
    };
}

/** What `--today` answers to any other text. */
export const NO_DAY = "--today: not a day of the calendar; write it as YYYY-MM-DD";

/** `--plugin @acme/prodgate-policies`, as often as it is given: a package that is installed here, or a file. */
export function pluginsBy(names: readonly string[]): readonly Plugin[] {
    const { plugins, problems } = pluginModules(names, process.cwd());
    if (problems.length > 0) throw new InputError(problems.join("; "));
    return plugins;
}

function ownBaseline(settings: Settings): Baseline | undefined {
    const read = baselineOf(settings);
    if (read !== undefined && "problem" in read) throw new InputError(read.problem);
    return read;
}

/** What judges, and the settings in force. */
export interface Rules {
    readonly settings: Settings;
    readonly composed: Composed;
}

/** Reads the settings of these inputs, and composes prodgate with the plugins. Throws an InputError with a line for each mistake. */
export function rulesFor(inputs: readonly string[], { settings, plugins }: Pick<AssessOptions, "settings" | "plugins">): Rules {
    const read = rulesIn(
        settingsFile(settings, () => settingsBeside(inputs)),
        plugins,
    );
    if (read.problems.length > 0) throw new InputError(read.problems.join("\n"));
    return read;
}

/** Inputs of several applications are judged as one architecture, by one file. */
function settingsBeside(inputs: readonly string[]): string | undefined {
    const found = [...new Set(inputs.flatMap((input) => (input === "-" ? [] : (nearestSettings(input) ?? []))))];
    if (found.length > 1) throw new InputError(`the inputs have settings of their own (${found.join(", ")}); name one with --settings`);
    return found[0] ?? nearestSettings(".");
}

/** Throws an InputError where no policy is called so: a filter that keeps nothing would look like a pass. */
export function refuseUnknown(names: readonly string[], { policies }: Composed): void {
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
export function configuredBy(written: readonly string[], { policies }: Composed): Configured {
    return written.reduce<Configured>((all, one) => {
        const more = withOption(all, one, policies);
        if (more === undefined) throw new InputError(`--option ${one}: an option is written <policy>.<option>=<value>`);
        return more;
    }, {});
}

export type { Plugin } from "../gate/composed";
export type { Baseline, KnownFinding } from "../gate/baseline";
export type { BreakGlass } from "../gate/break-glass";
export type { CodeWaiver, WaiverEntry, WaiverUse } from "../gate/waiver";
export type { Assessment, Coverage, Finding, Summary, Verdict } from "../gate/assessment";
