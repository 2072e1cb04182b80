/** Patterns of IAM's policies: `*` for any text, `?` for one character. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html */

import { undecided, any, no, yes, type Answer } from "../../architecture/answer";
import { unknown, type Place } from "../../architecture/value";
import { Hole, JsonDocument, Secret, Template, isList, type Node } from "../../resources/node";

/** One text of an element, as far as it is known. */
export interface Pattern {
    /** An output stands for itself, between two marks; any other hole is a star. */
    readonly text: string;
    /** Every hole in it is an output of a resource, which is never a star, nor a service. */
    readonly exact: boolean;
    readonly place: Place;
    readonly hole?: Hole;
}

/** What matches everything, as far as anybody knows. */
function anyText(place: Place, hole?: Hole): Pattern {
    return { text: "*", exact: false, place, ...(hole ? { hole } : {}) };
}

/** The texts of an element: one, or a list. What is neither is a text that is not known. */
export function patternsIn(node: Node | undefined, place: Place): readonly Pattern[] {
    if (node === undefined || node === null) return [];
    if (node instanceof Secret || node instanceof JsonDocument) return patternsIn(node.content, place);
    if (isList(node)) return node.flatMap((item) => patternsIn(item, place));
    if (node instanceof Hole) return [isOutput(node) ? { text: outputText(node), exact: true, place } : anyText(place, node)];
    if (node instanceof Template) return [patternOf(node, place)];
    if (typeof node === "boolean" || typeof node === "number") return [{ text: String(node), exact: true, place }];
    return [typeof node === "string" && node.length <= LONGEST ? { text: node, exact: true, place } : anyText(place)];
}

/** More than any ARN has (2,048 at most): a longer text is compared with nothing. */
const LONGEST = 2048;

function patternOf({ parts }: Template, place: Place): Pattern {
    const holes = parts.filter((part) => part instanceof Hole);
    const text = parts.map((part) => (typeof part === "string" ? part : isOutput(part) ? outputText(part) : "*")).join("");
    const guessed = holes.find((hole) => !isOutput(hole));
    if (text.length > LONGEST) return anyText(place, guessed);
    return guessed ? { text, exact: false, place, hole: guessed } : { text, exact: true, place };
}

/** A resource's output is never a star, nor a service. What an expression makes of one may be: `var.public ? "*" : aws_iam_role.reader.arn`. */
export function isOutput({ about }: Hole): boolean {
    return about.exact === true && (about.refs?.length ?? 0) > 0;
}

function outputText({ about: { refs = [] } }: Hole): string {
    return refs.map(({ address, attribute = "" }) => `${MARK}${address.replaceAll(":", COLON)}#${attribute}${MARK}`).join("");
}

/** Characters that nobody writes, from Unicode's private use area. */
const MARK = "\uE000";
/** The colons of an address are none of an ARN's. */
const COLON = "\uE003";

/** The address of the resource whose output the text begins with, and the text after it. */
export function outputIn(text: string): { readonly address: string; readonly after: string } | undefined {
    if (!text.startsWith(MARK)) return undefined;
    const [, output = "", ...rest] = text.split(MARK);
    return { address: output.slice(0, output.lastIndexOf("#")).replaceAll(COLON, ":"), after: rest.join(MARK) };
}

/** A text in which an output may be anything: `cloudwatch.${data.aws_partition.current.dns_suffix}`. One that is nothing but an output stays itself. */
export function loosened(pattern: Pattern): Pattern {
    const around = pattern.text.split(MARK).filter((_, at) => at % 2 === 0);
    return around.length > 1 && around.some((text) => text !== "") ? { ...pattern, text: around.join("*"), exact: false } : pattern;
}

/**
 * The ARNs of a service's resources in whatever partition, region and account: those that are deployed to are not known, and taken to be the ones that
 * are named. Patterns are compared with it after `inAnyAccount`.
 */
export function arnOf(service: string, resource: string): string {
    return `arn:-:${service}:-:-:${resource}`;
}

export function inAnyAccount(patterns: readonly Pattern[]): readonly Pattern[] {
    return patterns.map((pattern) => ({ ...pattern, text: anyAccount(pattern.text) }));
}

function anyAccount(arn: string): string {
    const parts = arn.split(":");
    const isPlace = (part: string, at: number) => !part.includes("*") && (at === 1 || ((at === 3 || at === 4) && at < parts.length - 1));
    return parts[0] === "arn" ? parts.map((part, at) => (isPlace(part, at) ? "-" : part)).join(":") : arn;
}

/** Of ARNs, the services that they are of. */
export function servicesIn(patterns: readonly Pattern[]): readonly Pattern[] {
    return patterns.map((pattern) => {
        const service = pattern.text.split(":")[2] ?? "*";
        return { ...pattern, text: service, exact: pattern.exact || !service.includes("*") };
    });
}

/** Whether one of the patterns covers the whole of `wanted`, which may be a pattern itself. */
export function coversIt(patterns: readonly Pattern[], wanted: string): Answer {
    return matched(patterns, wanted, covers);
}

/** Whether one of the patterns has something in common with `wanted`. */
export function touchesIt(patterns: readonly Pattern[], wanted: string): Answer {
    return matched(patterns, wanted, overlaps);
}

function matched(patterns: readonly Pattern[], wanted: string, matches: (pattern: string, text: string) => boolean): Answer {
    return any(...patterns.map((pattern) => match(pattern, wanted, matches)), no());
}

function match({ text, exact, place, hole }: Pattern, wanted: string, matches: (pattern: string, text: string) => boolean): Answer {
    if (exact) return matches(text, wanted) ? yes() : no();
    return overlaps(text, wanted) ? undecided(unknown(place, hole?.about.reason)) : no();
}

/** Whether everything that `wanted` stands for is matched by the pattern. */
export function covers(pattern: string, wanted: string): boolean {
    return compared(pattern, wanted, (sign, other, both, withoutSign, withoutOther) => {
        if (sign === "*") return withoutSign || withoutOther;
        return both && (sign === other || (sign === "?" && other !== "*"));
    });
}

/** Whether some text is matched by both. */
export function overlaps(pattern: string, wanted: string): boolean {
    return compared(pattern, wanted, (sign, other, both, withoutSign, withoutOther) => {
        if (sign === "*" || other === "*") return withoutSign || withoutOther;
        return both && (sign === other || sign === "?" || other === "?");
    });
}

/** Whether the two agree up to this sign of each, from whether they do without both, without the first and without the second. */
type Step = (sign: string | undefined, other: string | undefined, both: boolean, withoutSign: boolean, withoutOther: boolean) => boolean;

function compared(pattern: string, wanted: string, step: Step): boolean {
    let above: boolean[] = [true];
    for (let at = 0; at < wanted.length; at++) above.push(step(undefined, wanted[at], false, false, above[at] === true));
    for (const sign of pattern.split("")) {
        const row = [step(sign, undefined, false, above[0] === true, false)];
        for (let at = 0; at < wanted.length; at++) {
            row.push(step(sign, wanted[at], above[at] === true, above[at + 1] === true, row[at] === true));
        }
        above = row;
    }
    return above[wanted.length] === true;
}
