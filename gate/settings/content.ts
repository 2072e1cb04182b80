/** What `prodgate.yaml` may hold. */

import { keyed } from "../../architecture/keyed";
import { enforcements, stages, type Enforcement } from "../../policies/enforcement";
import { optionsFrom, schemaOf, wants } from "../../policies/options";
import type { Policy } from "../../policies/policy";
import { criticalities, dataClasses, exposures, presetNames } from "../../policies/profile";
import { elsewhereKinds } from "../elsewhere";
import {
    day,
    entriesOf,
    kindOf,
    list,
    mapping,
    oneOf,
    optional,
    required,
    scalarOr,
    text,
    unknownKey,
    type Path,
    type Schema,
    type Shape,
} from "./shape";

/** What the settings say of one policy. */
export interface PolicySetting {
    readonly enforcement?: Enforcement;
    readonly options: Readonly<Record<string, unknown>>;
    /** Where it is written, from the top of the file. */
    readonly path: Path;
}

export type PolicySettings = ReadonlyMap<string, PolicySetting>;
export type Content = NonNullable<ReturnType<ReturnType<typeof contentShape>["read"]>>;
export type EnvironmentContent = NonNullable<Content["environments"]>[number];

/** The shape of the whole file, for these policies. */
export function contentShape(policies: readonly Policy[]) {
    const name = nameOf(policies, "The name of a policy.");
    return mapping(
        {
            application: optional(text("The application's name, for reports.")),
            owner: optional(text("The team that owns the application, for reports.")),
            extends: optional(text("An organisation's settings, a package that holds a prodgate.yaml or a file: these are its defaults.")),
            plugins: optional(list(text("A package, or a file that begins with ./"), "Packages of policies and readers of your own.")),
            environments: optional(list(environment(policies), "The first environment that names a stack is the stack's.")),
            policies: optional(policySettings(policies, "Levels and options of policies, in every environment.")),
            "policies-of": optional(
                text("The version of prodgate whose policies are enforced; those that came later in the same major version advise."),
            ),
            waivers: optional(list(waiver(policies), "Findings that are accepted, for a reason and a time.")),
            baseline: optional(text("The file that prodgate baseline wrote, from this file's folder: only findings that are not in it stop.")),
            "code-waivers": optional(
                list(text("A construct path, with * for any text."), "Constructs whose program may waive blockers: ProductionReadiness.waive()."),
            ),
            "break-glass": optional(
                mapping(
                    {
                        reason: required(text("What happened.")),
                        owner: required(text("Who answers for it.")),
                        until: required(day("The last day on which it holds.")),
                    },
                    "An override for an emergency: findings stop nothing until that day, and are reported.",
                ),
            ),
            locked: optional(list(name, "Policies that settings which extend these cannot weaken or waive.")),
            "may-waive": optional(list(text("An owner, with * for any text."), "Owners whose waivers of locked policies count.")),
        },
        "Settings of prodgate.",
    );
}

function environment(policies: readonly Policy[]) {
    const profile = mapping(
        {
            exposure: required(oneOf(exposures, "Who can reach the application.")),
            data: required(oneOf(dataClasses, "The most sensitive data that it holds.")),
            criticality: required(oneOf(criticalities, "How much the business depends on it.")),
        },
        "A risk profile.",
    );
    return mapping(
        {
            name: required(text("The environment's name, for reports.")),
            stacks: required(
                list(
                    text("A name, with * for any text."),
                    "Stacks of the environment: <stack> or <project>/<stack> of Pulumi, the id of a CDKTF stack, or a file's name.",
                ),
            ),
            profile: optional(scalarOr(oneOf(presetNames, "A preset."), profile, "The risk profile, or a preset; business by default.")),
            stage: optional(oneOf(stages, "What is enforced: assess nothing, secure security, scale that and scalability and devops, go-live all.")),
            elsewhere: optional(list(oneOf(elsewhereKinds, "A kind."), "What another program declares: its absence here is no finding.")),
            policies: optional(policySettings(policies, "Levels and options of policies, in this environment.")),
        },
        "An environment.",
    );
}

function waiver(policies: readonly Policy[]) {
    return mapping(
        {
            policy: required(nameOf(policies, "The policy whose finding is accepted.")),
            resource: required(text("The resource's name, address or construct path, with * for any text.")),
            detail: optional(text("The finding's detail, where a resource has several, with * for any text.")),
            reason: required(text("Why it is accepted.")),
            owner: required(text("Who answers for it.")),
            expires: required(day("The last day on which it holds, a year ahead at most.")),
        },
        "A waiver.",
    );
}

/** The schema lets other names pass: plugins bring policies of their own. */
function nameOf(policies: readonly Policy[], describe: string): Shape<string> {
    const names = oneOf(
        policies.map((policy) => policy.name),
        describe,
    );
    return { ...names, schema: { description: describe, anyOf: [names.schema, { type: "string" }] } };
}

function policySettings(policies: readonly Policy[], describe: string): Shape<PolicySettings> {
    const known = new Map(policies.map((policy) => [policy.name, settingOf(policy)] as const));
    return {
        schema: {
            type: "object",
            description: describe,
            properties: keyed([...known].map(([name, { schema }]) => [name, schema] as const)),
            additionalProperties: { description: "A policy of a plugin.", anyOf: [{ enum: enforcements }, { type: "object" }] },
        },
        read(value, path, wrong) {
            if (!(value instanceof Map)) {
                wrong({ path, text: `is ${kindOf(value)}, not a mapping of policies` });
                return undefined;
            }
            const read = new Map<string, PolicySetting>();
            for (const [name, one] of entriesOf(value, path, wrong)) {
                const shape = known.get(name);
                if (shape === undefined) wrong({ path: [...path, name], text: unknownKey(name, [...known.keys()]) });
                const setting = shape?.read(one, [...path, name], wrong);
                if (setting !== undefined) read.set(name, setting);
            }
            return read;
        },
    };
}

/** A level, or options with an optional `enforcement`. */
function settingOf({ title, options }: Policy): Shape<PolicySetting> {
    const level = oneOf(enforcements, "Whether it stops a deployment.");
    const schema: Schema = {
        type: "object",
        properties: keyed([
            ["enforcement", level.schema] as const,
            ...Object.entries(options).map(([name, option]) => [name, { ...schemaOf(option) }] as const),
        ]),
        additionalProperties: false,
    };
    return {
        schema: { description: `${title}.`, anyOf: [level.schema, schema] },
        read(value, path, wrong) {
            if (!(value instanceof Map)) {
                const enforcement = level.read(value, path, wrong);
                return enforcement === undefined ? undefined : { enforcement, options: {}, path };
            }
            const given = entriesOf(value, path, wrong);
            const enforcement = given
                .filter(([key]) => key === "enforcement")
                .map(([key, one]) => level.read(one, [...path, key], wrong))
                .find((one) => one !== undefined);
            const fitting = given.filter(([key, one]) => {
                if (key === "enforcement") return false;
                const option = Object.hasOwn(options, key) ? options[key] : undefined;
                const fits = option !== undefined && optionsFrom(keyed([[key, option]]), keyed([[key, one]])).problems.length === 0;
                if (option === undefined) wrong({ path: [...path, key], text: unknownKey(key, ["enforcement", ...Object.keys(options)]) });
                else if (!fits) wrong({ path: [...path, key], text: `is ${kindOf(one)}, not ${wants(option)}` });
                return fits;
            });
            return { ...(enforcement === undefined ? {} : { enforcement }), options: keyed(fitting), path };
        },
    };
}

/** JSON Schema of the file, for editors: `npm run derive` writes `settings.schema.json` with it. */
export function settingsSchema(policies: readonly Policy[]): Schema {
    return { $schema: "http://json-schema.org/draft-07/schema#", title: "prodgate.yaml", ...contentShape(policies).schema };
}

export type WaiverContent = NonNullable<Content["waivers"]>[number];
