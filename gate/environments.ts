/** Which environment of the settings each resource is in, and what judges there. */

import type { Component } from "../architecture/component";
import type { Architecture } from "../architecture/architecture";
import type { Enforcement } from "../policies/enforcement";
import { judge } from "../policies/judge";
import type { Judged } from "../policies/judgement";
import { overridden, type Configured } from "../policies/options";
import type { Policy } from "../policies/policy";
import { presetOf } from "../policies/profile";
import type { Input, Resource } from "../resources/resource";
import type { Elsewhere } from "./elsewhere";
import type { Environment, Settings } from "./settings/settings";

/** Finds the environment of a resource by the names of its stack, or of its file where the stack has none. `stack` is the name that the user gave. */
export function environmentsOf(inputs: readonly Input[], settings: Settings, stack?: string): (resource: Pick<Resource, "address">) => Environment {
    const found = new Map<string, Environment>();
    const known = new Map<string, Environment>();
    for (const { program, resources, called = [] } of inputs) {
        const file = stack === undefined ? called : [stack];
        for (const { address, stack: id } of resources) {
            if (found.has(address)) continue;
            const names = program !== undefined ? [program.stack, `${program.name}/${program.stack}`] : id !== undefined ? [id] : file;
            const key = names.join("\n");
            const environment = known.get(key) ?? settings.environmentOf(names);
            known.set(key, environment);
            found.set(address, environment);
        }
    }
    const other = settings.environmentOf([]);
    return ({ address }) => found.get(address) ?? other;
}

/** Judges each component with the policies, options and levels of its environment; what an enforcer was given wins over the settings. `elsewhere`: what it was told is kept in another program, beside the settings. */
export function judgeIn(
    architecture: Architecture,
    policies: readonly Policy[],
    given: Configured | undefined,
    environmentAt: (component: Component) => Environment,
    elsewhere: readonly Elsewhere[] = [],
): Judged {
    const environments = new Set(architecture.components.map(environmentAt));
    const parts = [...environments].map((environment) => {
        const asked = policies.filter((policy) => environment.levelOf(policy).enforcement !== "disabled");
        const configured = overridden(asked, (policy) => environment.optionsOf(policy), given);
        const kept = [...environment.elsewhere, ...elsewhere];
        return environments.size === 1
            ? judge(architecture, asked, configured, kept)
            : judge(architecture, asked, configured, kept, (component) => environmentAt(component) === environment);
    });
    const [only] = parts;
    if (parts.length === 1 && only !== undefined) return only;
    const count = new Map<string, number>();
    for (const part of parts) for (const [name, judged] of part.count) count.set(name, (count.get(name) ?? 0) + judged);
    return {
        judgements: parts.flatMap((part) => part.judgements),
        failures: parts.flatMap((part) => part.failures),
        count,
        excused: parts.flatMap((part) => part.excused),
    };
}

/** An environment as reports show it. */
export interface EnvironmentUsed {
    /** Absent where no environment of the settings names the stack. */
    readonly name?: string;
    /** Absent where the profile is none of the presets. */
    readonly preset?: string;
    readonly exposure: string;
    readonly data: string;
    readonly criticality: string;
    readonly stage: string;
    /** The policies whose level is not what their severity says: what it is, and what decided it. */
    readonly levels: readonly { readonly policy: string; readonly enforcement: Enforcement; readonly by: string }[];
    /** The options that are not a policy's defaults, and what set them. */
    readonly options: readonly { readonly policy: string; readonly option: string; readonly by: string }[];
}

export function environmentUsed(environment: Environment, policies: readonly Policy[]): EnvironmentUsed {
    const { name, profile, stage } = environment;
    const preset = presetOf(profile);
    return {
        ...(name === undefined ? {} : { name }),
        ...(preset === undefined ? {} : { preset }),
        ...profile,
        stage,
        levels: policies.flatMap((policy) => {
            const { enforcement, by } = environment.levelOf(policy);
            return by === "severity" ? [] : [{ policy: policy.name, enforcement, by }];
        }),
        options: policies.flatMap((policy) => [...environment.optionsBy(policy)].map(([option, by]) => ({ policy: policy.name, option, by }))),
    };
}
