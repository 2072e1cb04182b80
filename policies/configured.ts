/** Options of all policies, as an enforcer gets them from its user. */

import { didYouMean } from "../architecture/nearest";
import { optionFromText, optionsFrom, type Configured } from "./options";
import type { Policy } from "./policy";

/** What is wrong with them, a line each: a policy or an option that does not exist, a value that does not fit. */
export function problemsIn(configured: Configured, policies: readonly Policy[]): readonly string[] {
    return Object.entries(configured).flatMap(([name, options]) => {
        const policy = policies.find((one) => one.name === name);
        if (policy === undefined) return [noSuchPolicy(name, policies)];
        return optionsFrom(policy.options, options).problems.map((problem) => `${name}: ${problem}`);
    });
}

/** Says which name is nearest, and which there are. */
export function noSuchPolicy(name: string, policies: readonly Policy[]): string {
    const known = policies.map((policy) => policy.name);
    return `no policy is called ${name}${didYouMean(name, known)}; there are ${known.join(", ")}`;
}

/** `multiple-instances.minimum=3` of a command line, with those before it. Undefined when it is not written so. */
export function withOption(before: Configured, written: string, policies: readonly Policy[]): Configured | undefined {
    const [, name, key, text] = /^([\w-]+)\.(\w+)=(.*)$/s.exec(written) ?? [];
    if (name === undefined || key === undefined || text === undefined) return undefined;
    const options = policies.find((policy) => policy.name === name)?.options ?? {};
    const option = Object.hasOwn(options, key) ? options[key] : undefined;
    const all = new Map(Object.entries(before));
    all.set(name, Object.fromEntries(new Map([...Object.entries(all.get(name) ?? {}), [key, option ? optionFromText(option, text) : text]])));
    return Object.fromEntries(all);
}
