/** prodgate's policies for a CrossGuard pack, prodgate's own or the reader's. */

import { compare } from "../architecture/compare";
import type {
    PolicyConfigSchema,
    ReportViolation,
    ResourceValidationArgs,
    ResourceValidationPolicy,
    StackValidationArgs,
    StackValidationPolicy,
} from "@pulumi/policy";
import { keyed } from "../architecture/keyed";
import { optionsFrom, schemaOf, type Options, type OptionSchema } from "../policies/options";
import { composition, type Composed, type Plugin } from "../gate/composed";
import { acceptanceProblems } from "../gate/accepted";
import { baselineOf } from "../gate/baseline";
import { breakGlassUse, type BreakGlassUse } from "../gate/break-glass";
import { currentDay } from "../gate/day";
import { coverageLine, isFull, unsupportedLine } from "../gate/coverage";
import { nearestSettings, settingsFile } from "../gate/settings/file";
import { rulesIn, type Environment, type Settings, type SettingsRead } from "../gate/settings/settings";
import type { Enforcement } from "../policies/enforcement";
import { errorName } from "../policies/judgement";
import type { Policy, Severity } from "../policies/policy";
import { block, failureGroups, fitted, MOST_LINES, undecidedMessage, waitingOf } from "../policies/reporting";
import { analysis, type Analysis, type Found } from "./analysis";

/** A policy with both phases: alone at Analyze, which stops a creation, and in the whole at AnalyzeStack. */
export type TwoPhasePolicy = ResourceValidationPolicy & StackValidationPolicy;

export interface ProductionReadinessOptions {
    /** Only these policies, by name; all of them by default. */
    readonly only?: readonly string[];
    /** Policies of your own, beside prodgate's: what `definePolicy` of `prodgate/policies` makes. */
    readonly policies?: readonly Policy[];
    /** Packages of policies and readers, beside those of the settings: `[require("@acme/prodgate-policies")]`. */
    readonly plugins?: readonly Plugin[];
    /**
     * The settings file. By default that of the environment variable `PRODGATE_SETTINGS`, else the `prodgate.yaml` beside the pack or above it, as far as the
     * repository reaches.
     */
    readonly settings?: string;
}

/**
 * The policies, each under its own name, severity and level, with `prodgate-inputs` before them (it records and never reports) and
 * `undecided` behind them (advisory: one message that collects what could not be decided). Levels and options are those of the settings for the stack that
 * is deployed; the engine's own configuration wins over them. Settings that cannot be used are one mandatory violation, and then nothing else is judged.
 */
export function productionReadiness(options: ProductionReadinessOptions = {}): TwoPhasePolicy[] {
    const { composed, settings, problems: wrong } = rulesOf(options);
    if (wrong.length > 0) return [unusable(wrong)];
    refuseWrongNames(options, composed);
    const problems: Problems = new Map();
    const today = currentDay();
    const environment = settings.environmentOf(stackNames());
    const baseline = baselineOf(settings);
    if (baseline !== undefined && "problem" in baseline) return [unusable([baseline.problem])];
    const memory = analysis(composed, {
        waivers: settings.waivers,
        elsewhere: environment.elsewhere,
        today,
        ...(baseline === undefined ? {} : { baseline }),
    });
    const glass = settings.breakGlass === undefined ? undefined : breakGlassUse(settings.breakGlass, today);
    const levels = (policy: Policy): Enforcement => {
        const { enforcement } = environment.levelOf(policy);
        return glass?.state === "holds" && enforcement === "mandatory" ? "advisory" : enforcement;
    };
    const chosen = composed.policies.filter((policy) => options.only?.includes(policy.name) ?? true);
    return [
        recorder(memory),
        ...chosen.map((policy) => declared(policy, { level: levels(policy), options: environment.optionsOf(policy) }, memory, problems)),
        undecided(memory, problems, { settings, environment, ...(glass === undefined ? {} : { glass }) }),
    ];
}

/** What is wrong with the options of each policy. The engine checks values, and lets every name pass. */
type Problems = Map<string, readonly string[]>;

/** A plugin that cannot be used must not look like one that found nothing. */
function rulesOf({ policies, plugins = [], settings }: ProductionReadinessOptions): SettingsRead {
    const own = [...(policies === undefined ? [] : [{ name: "this pack", policies }]), ...plugins];
    const { problems } = composition(own);
    if (problems.length > 0) throw new TypeError(`productionReadiness(): ${problems.join("; ")}`);
    const read = rulesIn(
        settingsFile(settings, () => nearestSettings(process.cwd())),
        own,
    );
    return { ...read, problems: [...read.problems, ...acceptanceProblems(read.settings, currentDay())] };
}

/** A policy that is asked for and does not exist must not look like one that found nothing. */
function refuseWrongNames({ only = [], policies: _, plugins: __, settings: ___, ...others }: ProductionReadinessOptions, composed: Composed): void {
    const names = composed.policies.map(({ name }) => name);
    const [wrong] = only.filter((name) => !names.includes(name));
    if (wrong !== undefined) throw new TypeError(`productionReadiness({ only }): no policy is called ${wrong}; there are ${names.join(", ")}`);
    const [option] = Object.keys(others);
    if (option !== undefined) throw new TypeError(`productionReadiness(): ${option} is not an option; it takes only, policies, plugins and settings`);
}

/**
 * The stack that is deployed: the engine sets these variables before it loads the pack (sdk/nodejs/runtime/settings.ts). `pulumi policy analyze` sets none;
 * `PRODGATE_STACK` tells it then.
 */
function stackNames(): readonly string[] {
    const { PULUMI_NODEJS_STACK: stack, PULUMI_NODEJS_PROJECT: project, PRODGATE_STACK: told } = process.env;
    if (stack === undefined || stack === "") return told === undefined ? [] : [told];
    return project === undefined ? [stack] : [stack, `${project}/${stack}`];
}

/** Settings that cannot be used stop the gate, at the first resource of a deployment and at the end of a preview. */
function unusable(problems: readonly string[]): TwoPhasePolicy {
    const message = ["The settings cannot be used, and nothing was judged.", ...problems.flatMap(fitted)].join("\n");
    let said = false;
    const say = (report: ReportViolation, urn: string): void => {
        if (!said) report(message, urn);
        said = true;
    };
    return {
        name: "prodgate-settings",
        description: "The settings of prodgate can be used.",
        enforcementLevel: "mandatory",
        severity: "critical",
        validateResource: (args, report) => {
            say(report, args.urn);
        },
        validateStack: (args, report) => {
            say(report, rootOf(args));
        },
    };
}

/** What the settings make of a policy. */
interface Chosen {
    readonly level: Enforcement;
    readonly options: Readonly<Record<string, unknown>>;
}

function declared(policy: Policy, { level, options: set }: Chosen, memory: Analysis, problems: Problems): TwoPhasePolicy {
    const configSchema = configSchemaOf(policy.options, set);
    const configure = (options: Readonly<Record<string, unknown>>) => {
        problems.set(policy.name, optionsFrom(policy.options, options).goingOn);
        memory.configure(policy, options);
    };
    const declaration: TwoPhasePolicy = {
        name: policy.name,
        description: `${policy.title}.`,
        enforcementLevel: level,
        severity: SEVERITIES[policy.severity],
        ...(configSchema ? { configSchema } : {}),
        validateResource: isPreview()
            ? skipped({
                  // The first resource tells it its options; that is the stack itself.
                  when: () => memory.isConfigured(policy) && !memory.isRecording(policy.name),
                  run: (args: ResourceValidationArgs, report: ReportViolation) => {
                      guarded(report, args.urn, () => {
                          configure(args.getConfig());
                          memory.record(policy.name, args);
                      });
                      // For a policy that is passed over the SDK adds a line to each answer; for one without the phase it does not.
                      if (!memory.isRecording(policy.name)) delete declaration.validateResource;
                  },
              })
            : (args, report) => {
                  guarded(report, args.urn, () => {
                      configure(args.getConfig());
                      say(memory.alone(policy, args, args.getConfig()), report);
                  });
              },
        validateStack: skipped({
            when: () => memory.isQuiet(policy),
            run: (args: StackValidationArgs, report: ReportViolation) => {
                guarded(report, rootOf(args), () => {
                    problems.set(policy.name, optionsFrom(policy.options, args.getConfig()).goingOn);
                    say(memory.whole(policy, args.resources, args.getConfig()), report);
                });
            },
        }),
    };
    return declaration;
}

function recorder(memory: Analysis): TwoPhasePolicy {
    const name = "prodgate-inputs";
    return {
        name,
        description: "Records what the program declares, for the policies that judge the whole stack.",
        enforcementLevel: "advisory",
        severity: "low",
        validateResource: (args, report) => {
            guarded(report, args.urn, () => memory.record(name, args));
        },
        validateStack: (args, report) => {
            guarded(report, rootOf(args), () => {
                memory.collect(name, args.resources);
            });
        },
    };
}

interface InForce {
    readonly settings: Settings;
    /** That of the stack that the engine named when it loaded the pack. */
    readonly environment: Environment;
    readonly glass?: BreakGlassUse;
}

function undecided(memory: Analysis, problems: Problems, inForce: InForce): TwoPhasePolicy {
    const name = "undecided";
    const declaration: TwoPhasePolicy = {
        name,
        description: "Says what the policies could not decide before deployment, and what they did not read.",
        enforcementLevel: "advisory",
        severity: "low",
        configSchema: { properties: { lines: { type: "integer", default: MOST_LINES, minimum: 1, description: "Lines to show at most." } } },
        // It makes the engine count the policy among those of resources, as the others.
        validateResource: () => {
            delete declaration.validateResource;
        },
        validateStack: (args, report) => {
            const urn = rootOf(args);
            guarded(report, urn, () => {
                const coverage = memory.coverage(name, args.resources);
                const waiting = memory.undecided().map(waitingOf);
                const { lines } = args.getConfig<{ lines?: number }>();
                const said = [
                    ...[...(inForce.glass === undefined ? [] : [inForce.glass.line]), ...otherEnvironment(urn, inForce)].flatMap(fitted),
                    ...[...problems]
                        .flatMap(([policy, all]) => all.map((problem) => `The configuration of ${policy} is wrong: ${problem}.`))
                        .flatMap(fitted),
                    ...memory.accepted().flatMap(fitted),
                    ...(waiting.length > 0 ? [undecidedMessage(waiting, "prodgate assess", lines)] : []),
                    ...(isFull(coverage)
                        ? []
                        : [`prodgate ${coverageLine(coverage)}.`, ...[unsupportedLine(coverage)].filter((line) => line !== undefined)].flatMap(
                              fitted,
                          )),
                ];
                if (said.length > 0) report(said.join("\n"), urn);
            });
        },
    };
    return declaration;
}

/** Levels are told once, when the pack is loaded; where no variable names the stack then, they may be another environment's. */
function otherEnvironment(urn: string, { settings, environment }: InForce): readonly string[] {
    const [, stack = "", project = ""] = /^urn:pulumi:([^:]+)::([^:]+)::/.exec(urn) ?? [];
    const actual = settings.environmentOf([stack, `${project}/${stack}`]);
    if (actual === environment) return [];
    const named = (one: Environment) => (one.name === undefined ? "no environment" : `environment ${one.name}`);
    return [`The levels are those of ${named(environment)}, and this stack is in ${named(actual)}: set PRODGATE_STACK to the stack's name.`];
}

/**
 * A phase of a policy that the SDK passes over while there is nothing to do: it deserialises all resources again for each policy that it calls, and calls
 * none whose function is for a type that does not occur (`__pulumiType`, sdk/nodejs/policy server.ts). An SDK that does not look calls it: only slower.
 */
function skipped<F extends object>(phase: { readonly when: () => boolean; readonly run: F }): F {
    return Object.defineProperty(phase.run, "__pulumiType", { get: () => (phase.when() ? "prodgate:nothing:ToSay" : undefined) });
}

/**
 * A preview stops nothing before its end, where the whole stack says all that a resource alone does. The variable is set before the pack is loaded
 * (sdk/nodejs/runtime/settings.ts); `pulumi policy analyze` sets none.
 */
function isPreview(): boolean {
    return process.env["PULUMI_NODEJS_DRY_RUN"] === "true";
}

/** CrossGuard's words for the guide's severities. */
const SEVERITIES: Readonly<Record<Severity, "critical" | "high" | "low">> = { blocker: "critical", risk: "high", improvement: "low" };

function say(found: Found, report: ReportViolation): void {
    const sorted = [...found.judgements].sort((a, b) => compare(a.component.address, b.component.address) || compare(a.detail ?? "", b.detail ?? ""));
    for (const one of sorted) report(block(one), one.component.address);
    for (const { line, first } of failureGroups(found.failures)) report(fitted(line).join("\n"), first.place.address);
}

/** Whatever goes wrong here is one visible finding: an exception would end the user's preview. */
function guarded(report: ReportViolation, urn: string, run: () => void): void {
    try {
        run();
    } catch (error) {
        report(`PRODGATE-PACK: judging failed (${errorName(error)}). This is a defect of prodgate.`, urn);
    }
}

/** The stack's own URN: `policy analyze` of CLI 3.230 panics without one. */
function rootOf(args: StackValidationArgs): string {
    const root = args.resources.find((resource) => resource.type === "pulumi:pulumi:Stack")?.urn;
    if (root !== undefined) return root;
    const [, stack = "stack", project = "project"] = /^urn:pulumi:([^:]+)::([^:]+)::/.exec(args.resources[0]?.urn ?? "") ?? [];
    return `urn:pulumi:${stack}::${project}::pulumi:pulumi:Stack::${project}-${stack}`;
}

/** What the settings say is the default, over which the engine's configuration is laid. */
function configSchemaOf(options: Options, configured: Readonly<Record<string, unknown>>): PolicyConfigSchema | undefined {
    const { values } = optionsFrom(options, configured);
    const properties = Object.entries(options).map(([name, option]) => {
        const schema = schemaOf(option);
        return [name, mutable({ ...schema, default: values[name] ?? schema.default })] as const;
    });
    return properties.length ? { properties: keyed(properties) } : undefined;
}

/** As the SDK's types want it. */
function mutable({ default: value, enum: choices, items, ...others }: OptionSchema): PolicyConfigSchema["properties"][string] {
    return {
        ...others,
        default: typeof value === "object" ? [...value] : value,
        ...(choices === undefined ? {} : { enum: [...choices] }),
        ...(items === undefined ? {} : { items: { ...items } }),
    };
}

export type { Plugin } from "../gate/composed";
