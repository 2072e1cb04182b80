/** Options of a policy. One declaration gives the type, the check, the JSON schema of every enforcer and the table of the page. */

import { keyed } from "../architecture/keyed";
import type { DataClass, Profile } from "./profile";

interface Described {
    /** What it means, as one sentence with a full stop. */
    readonly describe: string;
}

export interface IntegerOption extends Described {
    readonly kind: "integer";
    readonly default: number;
    readonly minimum: number;
    readonly maximum?: number;
    /** A higher default for data of a class: `{ regulated: 365 }`. */
    readonly raised?: Readonly<Partial<Record<DataClass, number>>>;
}

export interface FlagOption extends Described {
    readonly kind: "flag";
    readonly default: boolean;
}

export interface ChoiceOption<C extends string = string> extends Described {
    readonly kind: "choice";
    readonly default: C;
    readonly choices: readonly C[];
}

/** Names that the user gives: of resources, regions, tags. */
export interface NamesOption extends Described {
    readonly kind: "names";
    readonly default: readonly string[];
}

export type Option = IntegerOption | FlagOption | ChoiceOption | NamesOption;
export type Options = Readonly<Record<string, Option>>;

/** What a judge gets of each option. */
export type OptionValues<O extends Options> = { readonly [K in keyof O]: ValueOf<O[K]> };
type ValueOf<O extends Option> = O extends IntegerOption
    ? number
    : O extends FlagOption
      ? boolean
      : O extends ChoiceOption<infer C>
        ? C
        : readonly string[];

/** A whole number. */
export function integer(option: Omit<IntegerOption, "kind">): IntegerOption {
    return { kind: "integer", ...option };
}

/** On or off. */
export function flag(option: Omit<FlagOption, "kind">): FlagOption {
    return { kind: "flag", ...option };
}

/** One of several words. */
export function choice<const C extends string>(option: Omit<ChoiceOption<C>, "kind">): ChoiceOption<C> {
    return { kind: "choice", ...option };
}

/** A list of names. */
export function names(option: Omit<NamesOption, "kind">): NamesOption {
    return { kind: "names", ...option };
}

/** Options by policy, as an enforcer gets them from its user: `{ "multiple-instances": { minimum: 3 } }`. What is missing has its default. */
export type Configured = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** What settings say of each policy's options, and over it what an enforcer was given. */
export function overridden<P extends { readonly name: string }>(
    policies: readonly P[],
    settings: (policy: P) => Readonly<Record<string, unknown>>,
    given: Configured = {},
): Configured {
    return keyed(
        policies.map((policy) => {
            const own = Object.hasOwn(given, policy.name) ? given[policy.name] : undefined;
            return [policy.name, keyed([...Object.entries(settings(policy)), ...Object.entries(own ?? {})])] as const;
        }),
    );
}

/** The options with what was configured over their defaults. What does not fit is said in `problems`, and the default is kept: who goes on says that too. */
export function optionsFrom(
    options: Options,
    configured: Readonly<Record<string, unknown>>,
): { readonly values: OptionValues<Options>; readonly problems: readonly string[]; readonly goingOn: readonly string[] } {
    const wrong = Object.entries(options).filter(([name, option]) => isGiven(configured, name) && !fits(option, configured[name]));
    const values = Object.entries(options).map(([name, option]): [string, OptionValue] => {
        const wanted = isGiven(configured, name) ? configured[name] : undefined;
        return [name, fits(option, wanted) ? wanted : option.default];
    });
    const missing = Object.keys(configured)
        .filter((name) => !Object.hasOwn(options, name))
        .map((name) => unknownOption(name, Object.keys(options)));
    const problem = ([name, option]: readonly [string, Option]): string => `${name} is not ${wants(option)}`;
    return {
        values: Object.fromEntries(values),
        problems: [...wrong.map(problem), ...missing],
        goingOn: [...wrong.map((one) => `${problem(one)}; ${JSON.stringify(one[1].default)} is used`), ...missing],
    };
}

type OptionValue = number | boolean | string | readonly string[];

function isGiven(configured: Readonly<Record<string, unknown>>, name: string): boolean {
    return Object.hasOwn(configured, name) && configured[name] !== undefined;
}

function unknownOption(name: string, all: readonly string[]): string {
    return all.length === 0 ? `${name} is not an option: there are none` : `${name} is not an option; there is ${all.join(", ")}`;
}

function fits(option: Option, value: unknown): value is OptionValue {
    switch (option.kind) {
        case "integer":
            return (
                typeof value === "number" &&
                Number.isInteger(value) &&
                value >= option.minimum &&
                value <= (option.maximum ?? Number.MAX_SAFE_INTEGER)
            );
        case "flag":
            return typeof value === "boolean";
        case "choice":
            return typeof value === "string" && option.choices.includes(value);
        case "names":
            return Array.isArray(value) && value.every((one) => typeof one === "string");
    }
}

/** What a profile sets of a policy's options. */
export function optionsIn(options: Options, { data }: Profile): Readonly<Record<string, unknown>> {
    return keyed(
        Object.entries(options).flatMap(([name, option]) => {
            const raised = option.kind === "integer" ? option.raised?.[data] : undefined;
            return raised === undefined ? [] : [[name, raised] as const];
        }),
    );
}

/** What an option takes, in words: `a whole number of at least 1`. */
export function wants(option: Option): string {
    switch (option.kind) {
        case "integer":
            return option.maximum === undefined
                ? `a whole number of at least ${String(option.minimum)}`
                : `a whole number from ${String(option.minimum)} to ${String(option.maximum)}`;
        case "flag":
            return "true or false";
        case "choice":
            return `one of ${option.choices.join(", ")}`;
        case "names":
            return "a list of names";
    }
}

/** An option's value from text, as a command line gives it: `3`, `true`, `strict`, `eu-west-1,eu-north-1`. Text that does not fit stays text. */
export function optionFromText(option: Option, text: string): unknown {
    switch (option.kind) {
        case "integer":
            return /^-?\d{1,15}$/.test(text) ? Number(text) : text;
        case "flag":
            return text === "true" ? true : text === "false" ? false : text;
        case "choice":
            return text;
        case "names":
            return text === "" ? [] : text.split(",").map((name) => name.trim());
    }
}

/** JSON Schema of one option, as CrossGuard's configuration takes it too. */
export interface OptionSchema {
    readonly type: "integer" | "boolean" | "string" | "array";
    readonly default: OptionValue;
    readonly description: string;
    readonly minimum?: number;
    readonly maximum?: number;
    readonly enum?: readonly string[];
    readonly items?: { readonly type: "string" };
}

export function schemaOf(option: Option): OptionSchema {
    const common = { default: option.default, description: option.describe };
    switch (option.kind) {
        case "integer":
            return { type: "integer", ...common, minimum: option.minimum, ...(option.maximum === undefined ? {} : { maximum: option.maximum }) };
        case "flag":
            return { type: "boolean", ...common };
        case "choice":
            return { type: "string", ...common, enum: option.choices };
        case "names":
            return { type: "array", ...common, items: { type: "string" } };
    }
}
