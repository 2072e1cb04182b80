/** One assessment in any format. */

import type { Assessment, Finding } from "../gate/assessment";
import { filtered, type Filter } from "./filtered";
import type { Format } from "./formats";
import { json } from "./json";
import { junit } from "./junit";
import { COMMENT_BYTES, markdown } from "./markdown";
import { pretty } from "./pretty";
import { redacted, redactorFor, type Redactor } from "./redacted";
import { sarif } from "./sarif";
import type { Source } from "./source";

export interface ReporterOptions {
    /** What was assessed, as the user named it. */
    readonly title: string;
    readonly colour: boolean;
    /** Columns of the terminal. */
    readonly width: number;
    /** Where a resource is declared, or the input that holds it, by address. */
    readonly sources: ReadonlyMap<string, Source>;
    readonly redact: boolean;
    readonly filter: Filter;
}

export interface Reporter {
    readonly report: (format: Format) => string;
    /** What the report says elsewhere is said the same way: remarks on standard error. */
    readonly redact: Redactor;
}

export function reporter(assessment: Assessment, options: ReporterOptions): Reporter {
    const redact: Redactor = options.redact ? redactorFor(assessment) : (text) => text;
    const shown = options.redact ? redacted(assessment, redact) : assessment;
    // A finding's address may have been replaced; its fingerprint has not.
    const sources = new Map(
        assessment.findings.flatMap(({ fingerprint, resource }) => {
            const source = options.sources.get(resource.address);
            return source === undefined ? [] : [[fingerprint, { ...source, file: redact(source.file) }] as const];
        }),
    );
    const sourceOf = ({ fingerprint }: Finding) => sources.get(fingerprint);
    const result = filtered(shown, options.filter);
    const title = redact(options.title);
    const written: Readonly<Record<Format, () => string>> = {
        pretty: () => pretty(result, { title, colour: options.colour, width: options.width }),
        json: () => json(result),
        sarif: () => sarif(result, sourceOf),
        junit: () => junit(result, sourceOf),
        markdown: () => markdown(result, { title, mostBytes: COMMENT_BYTES }),
    };
    return { report: (format) => written[format](), redact };
}
