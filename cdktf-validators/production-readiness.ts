/** prodgate for apps of cdktf and cdktn: `import { ProductionReadiness } from "prodgate/cdktf-validators"`. */

import { statSync } from "node:fs";
import { acceptanceProblems } from "../gate/accepted";
import { baselineOf } from "../gate/baseline";
import type { AssessmentOptions } from "../gate/assessment";
import { type Plugin } from "../gate/composed";
import { currentDay } from "../gate/day";
import { nearestSettings, settingsFile } from "../gate/settings/file";
import { rulesIn, type SettingsRead } from "../gate/settings/settings";
import { problemsIn } from "../policies/configured";
import type { Configured } from "../policies/options";
import { checkResult, type CheckResult } from "./check-result";
import { isApp, isStack, stacksIn, type AppLike, type ConstructLike, type StackLike } from "./construct-tree";
import { enforceOnStack } from "./one-stack";
import { assessStacks, prepareStacks } from "./stack-assessment";
import { waiveIn, type WaiverInCode } from "./waivers";
import { enforceOn } from "./whole-app";

export interface ProductionReadinessOptions {
    /** Options of policies by name: `{ "multiple-instances": { minimum: 3 } }`. A name or a value that does not fit is a TypeError. */
    readonly policies?: Configured;
    /** Packages of policies and readers of your own, beside those of the settings, or objects with them: `[require("@acme/prodgate-policies")]`. */
    readonly plugins?: readonly Plugin[];
    /**
     * The settings file. By default that of the environment variable `PRODGATE_SETTINGS`, else the `prodgate.yaml` of the current folder or above it, as far
     * as the repository reaches. Settings that cannot be used are a TypeError.
     */
    readonly settings?: string;
}

/**
 * Refuses to synthesize what is not ready for production.
 *
 * For an app: `ProductionReadiness.enforce(app)` before `app.synth()`. For one stack: `Aspects.of(stack).add(new ProductionReadiness())`.
 * Never `Aspects.of(app)`: neither library runs an aspect of an app.
 */
export class ProductionReadiness {
    readonly #options: AssessmentOptions;

    constructor(options: ProductionReadinessOptions = {}) {
        this.#options = checked(options);
    }

    /** Called by the library for the stack that the aspect was added to, and for what is in it. */
    visit(node: ConstructLike): void {
        if (isStack(node)) enforceOnStack(node, this.#options);
    }

    /**
     * Judges the app across its stacks whenever it is synthesized: a mandatory violation fails the synth, everything is annotated, and `prodgate.json` in the
     * output folder holds the assessment. Stacks that are added later count, and so do values that aspects change.
     */
    static enforce(app: AppLike, options: ProductionReadinessOptions = {}): void {
        if (!isApp(app)) {
            throw new TypeError(
                isStack(app)
                    ? "ProductionReadiness.enforce() takes an App, not a stack: write Aspects.of(stack).add(new ProductionReadiness())."
                    : "ProductionReadiness.enforce() takes an App of cdktf or cdktn.",
            );
        }
        const used = checked(options);
        // A gate that would never be asked must not look like one that was passed.
        if (Object.keys(app.manifest.stacks).length > 0)
            throw new Error("ProductionReadiness.enforce(app) comes before app.synth(): this app is synthesized already.");
        enforceOn(app, used);
    }

    /**
     * Accepts what a policy finds, and what it cannot decide, in a construct and in all that is in it, until a day. A blocker is waived only where
     * `code-waivers` of the settings lists the construct. The stack's Terraform JSON carries the waiver, so that `prodgate assess cdktf.out` sees it too.
     * What is missing or does not fit is a TypeError; a policy that does not exist is said when the waiver is judged, since plugins bring their own.
     */
    static waive(scope: ConstructLike, waiver: WaiverInCode): void {
        waiveIn(scope, waiver);
    }

    /**
     * Judges an app, or a stack alone, and fails nothing: for tests. `problems` is empty when nothing stops the gate, and `String(...)` is the report. It prepares the stacks as `synth` does and runs no aspects; where aspects change resources, synthesize before.
     */
    static check(scope: AppLike | StackLike, options: ProductionReadinessOptions = {}): CheckResult {
        if (!isApp(scope) && !isStack(scope)) throw new TypeError("ProductionReadiness.check() takes an App or a TerraformStack of cdktf or cdktn.");
        const used = checked(options);
        prepareStacks(stacksIn(scope.node.root));
        return checkResult(assessStacks(stacksIn(scope), used));
    }
}

/** An option, a plugin or a setting that is not used must not look like one that is. */
function checked({ policies, plugins = [], settings: file, ...others }: ProductionReadinessOptions): AssessmentOptions {
    const { composed, settings, problems: wrong } = rulesOf(plugins, file);
    const baseline = baselineOf(settings);
    const problems = [
        ...(baseline !== undefined && "problem" in baseline ? [baseline.problem] : []),
        ...Object.keys(others).map((name) => `${name} is not an option; it takes policies, plugins and settings`),
        ...wrong,
        ...problemsIn(policies ?? {}, composed.policies),
        ...acceptanceProblems(settings, currentDay()),
    ];
    if (problems.length > 0) throw new TypeError(`ProductionReadiness: ${problems.join("; ")}`);
    return {
        composed,
        settings,
        ...(policies === undefined ? {} : { policies }),
        ...(baseline === undefined || "problem" in baseline ? {} : { against: baseline }),
    };
}

/** The settings of the last call: each stack of an app may carry an aspect of its own. */
let last: { readonly file: string; readonly changed: number; readonly read: SettingsRead } | undefined;

function rulesOf(plugins: readonly Plugin[], chosen: string | undefined): SettingsRead {
    const file = settingsFile(chosen, () => nearestSettings(process.cwd()));
    if (file === undefined || plugins.length > 0) return rulesIn(file, plugins);
    const changed = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (last?.file !== file || last.changed !== changed) last = { file, changed, read: rulesIn(file) };
    return last.read;
}

export type { CheckResult } from "./check-result";
export type { WaiverInCode } from "./waivers";
export type { Plugin } from "../gate/composed";
export type { Assessment, Coverage, Finding, Summary, Verdict } from "../gate/assessment";
export type { AnnotationLike, AppLike, ConstructLike, ManifestLike, NodeLike, StackLike, StackManifestLike } from "./construct-tree";
