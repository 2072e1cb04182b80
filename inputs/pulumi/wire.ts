/** Values on their way between a program and its monitor, still in the protocol's own form. */

import { keyed } from "../../architecture/keyed";
import { DEEPEST } from "../../resources/node";
import { isObject } from "../json-file";
import type { Marks } from "./marks";
import { SIGNATURE } from "./values";

/** Marked objects as the marked texts that they represent. */
export function withoutSymbols(value: unknown, marks: Marks, depth = 0): unknown {
    if (depth > DEEPEST) return null;
    if (Array.isArray(value)) return value.map((item) => withoutSymbols(item, marks, depth + 1));
    if (!isObject(value)) return value;
    const marked = value[marks.token];
    if (typeof marked === "string") return marked;
    return keyed(Object.entries(value).map(([key, item]) => [key, withoutSymbols(item, marks, depth + 1)]));
}

/**
 * Inputs as outputs: what a provider hands back unchanged. References to resources become their ids; what holds a file is left out, since the SDK
 * rejects an empty one.
 */
export function asEchoed(inputs: Readonly<Record<string, unknown>>, marks: Marks): Record<string, unknown> {
    const echoed = Object.entries(inputs).filter(([, value]) => !holdsFile(value));
    return keyed(echoed.map(([key, value]) => [key, withIds(value, marks)]));
}

/** Secrets, and what depends on other resources, as the outputs that they are: the form in which transforms receive properties. */
export function asOutputs(
    properties: Readonly<Record<string, unknown>>,
    dependencies: Readonly<Record<string, readonly string[]>>,
): Record<string, unknown> {
    return keyed(
        Object.entries(properties).map(([key, value]) => {
            const isSecret = signatureOf(value) === SIGNATURE.secret;
            const urns = dependencies[key] ?? [];
            if (!isSecret && !urns.length) return [key, value];
            const content = isSecret && isObject(value) ? value["value"] : value;
            return [
                key,
                {
                    [SIGNATURE.key]: SIGNATURE.output,
                    value: content,
                    ...(isSecret && { secret: true }),
                    ...(urns.length && { dependencies: [...urns] }),
                },
            ];
        }),
    );
}

/** The reverse: a transform that changes nothing hands back what it was given. */
export function fromOutputs(properties: Readonly<Record<string, unknown>>): Record<string, unknown> {
    return keyed(
        Object.entries(properties).map(([key, value]) => {
            if (!isObject(value) || signatureOf(value) !== SIGNATURE.output) return [key, value];
            return [key, value["secret"] === true ? asSecret(value["value"]) : value["value"]];
        }),
    );
}

export function asSecret(value: unknown): unknown {
    return signatureOf(value) === SIGNATURE.secret ? value : { [SIGNATURE.key]: SIGNATURE.secret, value };
}

/** Every text below a secret mark, for hiding it from messages. */
export function secretTexts(value: unknown, within = false, depth = 0): readonly string[] {
    if (depth > DEEPEST) return [];
    if (typeof value === "string") return within ? [value] : [];
    if (Array.isArray(value)) return value.flatMap((item) => secretTexts(item, within, depth + 1));
    if (!isObject(value)) return [];
    const isSecret = signatureOf(value) === SIGNATURE.secret;
    return (isSecret ? [value["value"]] : Object.values(value)).flatMap((item) => secretTexts(item, within || isSecret, depth + 1));
}

function signatureOf(value: unknown): unknown {
    return isObject(value) ? value[SIGNATURE.key] : undefined;
}

function holdsFile(value: unknown, depth = 0): boolean {
    if (typeof value !== "object" || value === null || depth > DEEPEST) return false;
    const signature = signatureOf(value);
    return signature === SIGNATURE.asset || signature === SIGNATURE.archive || Object.values(value).some((item) => holdsFile(item, depth + 1));
}

function withIds(value: unknown, marks: Marks, depth = 0): unknown {
    if (depth > DEEPEST) return null;
    if (Array.isArray(value)) return value.map((item) => withIds(item, marks, depth + 1));
    if (!isObject(value)) return value;
    const urn = value["urn"];
    if (signatureOf(value) === SIGNATURE.resource) return typeof urn === "string" ? marks.write(["output", urn, "id"]) : null;
    return keyed(Object.entries(value).map(([key, item]) => [key, withIds(item, marks, depth + 1)]));
}
