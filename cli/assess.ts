/** `prodgate assess`, and the same as a function. */

import { assessment, type Assessment } from "../gate/assessment";
import { readInput } from "./inputs";

export interface AssessOptions {
    /** The Pulumi stack whose configuration a program is evaluated with; the only `Pulumi.<stack>.yaml` by default. */
    readonly stack?: string;
}

export interface Assessed {
    readonly result: Assessment;
    /** Remarks for standard error: placeholders used, what the evaluation could not follow. */
    readonly notes: readonly string[];
}

/** Reads the inputs and judges them as one architecture. Rejects with an InputError when one cannot be read. */
export async function assess(paths: readonly string[], options: AssessOptions = {}): Promise<Assessed> {
    const inputs = [];
    for (const path of paths) inputs.push(await readInput(path, options.stack === undefined ? {} : { stack: options.stack }));
    return { result: assessment(inputs), notes: inputs.flatMap((input) => input.notes) };
}

export type { Assessment, Coverage, Finding, Summary, Verdict } from "../gate/assessment";
