/** Enforcement for a whole app: after all stacks, before the manifest that the command lines print from. */

import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { grouped } from "../architecture/grouped";
import { stops } from "../gate/accepted";
import type { Assessment, AssessmentOptions } from "../gate/assessment";
import { errorName } from "../policies/judgement";
import { json } from "../reports/json";
import { DEFAULT_WIDTH } from "../policies/wrapped";
import { pretty } from "../reports/pretty";
import { annotationsOf, noteOn, type Annotation } from "./annotations";
import { aspectsOn, stacksIn, type AnnotationLike, type AppLike, type StackLike } from "./construct-tree";
import { assessStacks } from "./stack-assessment";

/** Judges the app whenever it is synthesized. */
export function enforceOn(app: AppLike, options: AssessmentOptions): void {
    if (enforced.has(app)) return;
    enforced.add(app);
    if (app.skipValidation) afterSynth(app, options);
    else app.node.addValidation({ validate: () => stoppedBy(report(app, options)) });
}

/** What the app's annotations say, and the findings again as a file in the output folder. */
interface Report {
    readonly errors: readonly string[];
    /** The annotations could not be handed over: then prodgate itself stops the synth. */
    readonly unprinted: boolean;
}

const enforced = new WeakSet<AppLike>();
const ours = new WeakSet<AnnotationLike>();

/** `skipValidation` skips validations of the app; the gate is asked for all the same. */
function afterSynth(app: AppLike, options: AssessmentOptions): void {
    const synth = app.synth.bind(app);
    const judged = (): void => {
        synth();
        const said = report(app, options);
        // The manifest was written before anything was said.
        app.manifest.writeToFile();
        const errors = stoppedBy(said);
        if (errors.length === 0) return;
        const refusal = new Error(`The app is not ready for production:\n  ${errors.join("\n  ")}`);
        // The user's frames, not ours.
        Error.captureStackTrace(refusal, judged);
        throw refusal;
    };
    app.synth = judged;
}

function report(app: AppLike, options: AssessmentOptions): Report {
    try {
        const stacks = stacksIn(app);
        const sharing = new Map([...grouped(stacks, ({ node }) => node.id)].map(([id, those]) => [id, those.length > 1]));
        const written = (stack: StackLike) => (sharing.get(stack.node.id) === true ? undefined : synthesized(app, stack));
        const result = assessStacks(stacks, options, (stack) => written(stack) ?? stack.toTerraform());
        const others = remarks(app, stacks, reportError(app, json(result)));
        const annotations = [...annotationsOf(result, stacks), ...others];
        annotate(app, stacks, annotations);
        if (!isUnderCommandLine()) print(result, others);
        const errors = annotations.filter(({ level }) => level === "@cdktf/error").map(errorText);
        return { errors, unprinted: false };
    } catch (error) {
        return { errors: [`[prodgate] PRODGATE-SYNTH: judging failed (${errorName(error)}). This is a defect of prodgate.`], unprinted: true };
    }
}

/** What the library has just written: to render a stack takes as long as to judge it. A file of an earlier run is not taken. */
function synthesized(app: AppLike, stack: StackLike): unknown {
    const { synthesizedStackPath } = app.manifest.forStack(stack);
    if (!synthesizedStackPath.endsWith(".json")) return undefined;
    try {
        const file = join(app.outdir, synthesizedStackPath);
        return statSync(file).mtimeMs < performance.timeOrigin ? undefined : JSON.parse(readFileSync(file, "utf8"));
    } catch {
        return undefined;
    }
}

/** Both libraries list errors with two spaces before each: what belongs to one is indented under it. */
function errorText({ constructPath, message }: Annotation): string {
    return `[${constructPath}] ${message.replaceAll("\n", "\n  ")}`;
}

/** The command lines print annotations and fail by themselves. */
function stoppedBy({ errors, unprinted }: Report): string[] {
    return isUnderCommandLine() && !unprinted ? [] : [...errors];
}

/** They set this variable (any value), and nothing else should (lib/terraform-stack.js). */
function isUnderCommandLine(): boolean {
    return process.env["CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS"] !== undefined;
}

/** Where no command line prints annotations, the report does. What stops the synth is in the error. */
function print(result: Assessment, others: readonly Annotation[]): void {
    const { isTTY, columns } = process.stderr;
    const report = pretty(result, {
        title: "prodgate",
        colour: isTTY && process.env["NO_COLOR"] === undefined,
        width: isTTY ? columns : DEFAULT_WIDTH,
        without: (violation) => result.overridden !== true && stops(violation),
    });
    // A stream that is closed must not end the synth, as it would when written directly.
    console.error([report.trimEnd(), ...others.map(({ message }) => message)].join("\n"));
}

function annotate(app: AppLike, stacks: readonly StackLike[], annotations: readonly Annotation[]): void {
    const manifests = new Map(stacks.map((stack) => [stack, app.manifest.forStack(stack)] as const));
    // Stacks of the same id share one.
    for (const manifest of new Set(manifests.values())) manifest.annotations = manifest.annotations.filter((one) => !ours.has(one));
    for (const [stack, manifest] of manifests) {
        // An aspect on the stack may have said it.
        const said = new Set(manifest.annotations.map(keyOf));
        const mine = annotations
            .filter((one) => one.stack === stack && !said.has(keyOf(one)))
            // Without a stack trace: it would show our own frames.
            .map(({ constructPath, level, message }) => ({ constructPath, level, message, stacktrace: [] }));
        for (const one of mine) ours.add(one);
        manifest.annotations = [...manifest.annotations, ...mine];
    }
}

function keyOf({ constructPath, level, message }: AnnotationLike): string {
    return [constructPath, level, message].join("\n");
}

function remarks(app: AppLike, [first]: readonly StackLike[], unwritten: string | undefined): readonly Annotation[] {
    if (first === undefined) return [];
    const aspects = aspectsOn(app);
    return [
        ...(aspects === 0
            ? []
            : [
                  noteOn(
                      first,
                      "@cdktf/warn",
                      [
                          `[prodgate] The app carries ${aspects === 1 ? "an aspect that never runs" : `${String(aspects)} aspects that never run`}: aspects run from a stack downwards.`,
                          "  fix: Add it to each stack: Aspects.of(stack).add(...).",
                      ].join("\n"),
                  ),
              ]),
        ...(unwritten === undefined ? [] : [noteOn(first, "@cdktf/warn", `[prodgate] prodgate.json could not be written (${unwritten}).`)]),
    ];
}

function reportError(app: AppLike, text: string): string | undefined {
    try {
        writeFileSync(join(app.outdir, "prodgate.json"), text);
        return undefined;
    } catch (error) {
        return error instanceof Error && "code" in error ? String(error.code) : errorName(error);
    }
}
