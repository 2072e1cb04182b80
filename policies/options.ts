/** Options of a policy. One declaration gives the type, the check, the CrossGuard schema and the docs table. */

export interface IntegerOption {
    readonly kind: "integer";
    readonly default: number;
    readonly minimum: number;
    readonly maximum?: number;
    readonly describe: string;
}

export type Option = IntegerOption;
export type Options = Readonly<Record<string, Option>>;
export type OptionValues<O extends Options> = { readonly [K in keyof O]: O[K]["default"] };

/** A whole number. */
export function integer(option: Omit<IntegerOption, "kind">): IntegerOption {
    return { kind: "integer", ...option };
}

/** The options with what was configured over their defaults. What does not fit is said in `problems` and the default is kept. */
export function optionsFrom(
    options: Options,
    configured: Readonly<Record<string, unknown>>,
): { readonly values: OptionValues<Options>; readonly problems: readonly string[] } {
    const values: Record<string, number> = {};
    const problems: string[] = [];
    for (const [name, option] of Object.entries(options)) {
        const wanted = configured[name];
        if (wanted === undefined) values[name] = option.default;
        else if (fits(option, wanted)) values[name] = wanted;
        else {
            values[name] = option.default;
            problems.push(`${name} is not ${wants(option)}; ${String(option.default)} is used`);
        }
    }
    for (const name of Object.keys(configured)) if (!(name in options)) problems.push(`${name} is not an option`);
    return { values, problems };
}

function fits(option: Option, value: unknown): value is number {
    return typeof value === "number" && Number.isInteger(value) && value >= option.minimum && value <= (option.maximum ?? Number.MAX_SAFE_INTEGER);
}

function wants(option: Option): string {
    return option.maximum === undefined
        ? `a whole number of at least ${String(option.minimum)}`
        : `a whole number from ${String(option.minimum)} to ${String(option.maximum)}`;
}
