/** Where a known text of a plan may come from, besides the program's own text. */

import { parsedJson, isObject } from "../json-file";
import { holeOf, isConstant, referencesIn, type Module, type Planned, type Within } from "./plan-configuration";

interface Reading {
    readonly planned: Planned;
    readonly within: Within;
    readonly answers: (address: string, attribute: string) => unknown;
}

/** Whether a text may be what a variable, another resource, a data source, a local or a file gives, and not what is written. */
export function mayComeFrom(value: string, written: unknown, { planned, within, answers }: Reading): boolean {
    // In a `dynamic` block, which a plan does not show; or the provider's.
    if (written === undefined) return true;
    if (isConstant(written)) return isObject(written) && !("constant_value" in written) && !isObject(parsedJson(value));
    const { isOpaque, values } = originsOf(planned, written, within.module);
    if (isOpaque || values.some((one) => isIn(one, value))) return true;
    return (holeOf(planned, written, within).about.refs ?? []).some(({ address, attribute }) =>
        attribute === undefined ? true : isIn(answers(address, attribute), value),
    );
}

interface Origins {
    /** Values of the root's variables. */
    readonly values: readonly unknown[];
    /** Something that a plan does not show, or that is not looked into. */
    readonly isOpaque: boolean;
}

/** Through the variables of modules out to the root's. */
function originsOf(planned: Planned, written: unknown, module: Module): Origins {
    const values: unknown[] = [];
    let isOpaque = false;
    let expressions: readonly unknown[] = [written];
    for (let current: Module | undefined = module; current !== undefined && expressions.length > 0; current = current.parent) {
        const texts = referencesIn(expressions);
        if (texts.some((text) => OPAQUE.test(text))) isOpaque = true;
        const names = new Set(texts.flatMap((text) => /^var\.([^.[]+)/.exec(text)?.[1] ?? []));
        const given = isObject(current.call["expressions"]) ? current.call["expressions"] : {};
        if (current.parent === undefined)
            for (const name of names) {
                const one = planned.variables[name];
                if (isObject(one)) values.push(one["value"]);
            }
        expressions = [...names].flatMap((name) => (Object.hasOwn(given, name) ? [given[name]] : []));
    }
    return { values, isOpaque };
}

/** A path is what a file is read from. */
const OPAQUE = /^(?:local|data|module|ephemeral|path|each\.value)(?:[.[]|$)/;

/** Texts shorter than this are in others by chance. */
const SHORTEST = 4;

function isIn(given: unknown, value: string): boolean {
    if (typeof given === "string") return given === value || (given.length >= SHORTEST && value.includes(given));
    if (Array.isArray(given)) return given.includes(value);
    return isObject(given) && Object.values(given).includes(value);
}
