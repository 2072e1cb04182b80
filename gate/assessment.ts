/** From an input to findings, coverage and a verdict. */

import { compare, compareAddresses } from "../architecture/compare";
import { grouped } from "../architecture/grouped";
import { keyed } from "../architecture/keyed";
import { docsOf } from "../policies/docs";
import { fixText } from "../policies/fix-text";
import { becauseTexts, causeOf, nameOf, propertyOf, readerFailure, sentence, type Judgement } from "../policies/judgement";
import type { Configured } from "../policies/options";
import { areas, severities, type Policy, type Severity } from "../policies/policy";
import { failureGroups, type Waiting } from "../policies/reporting";
import { read } from "../readers/architecture-of";
import type { Input, Program, Resource } from "../resources/resource";
import { mayHoldSomething } from "../readers/vocabularies";
import { acceptanceIn, accepted, overrideOf, stops, type Acceptance, type AcceptanceOptions, type Override } from "./accepted";
import { prodgateOnly, type Composed } from "./composed";
import { coverageOf, treatmentOf, type ResourceCoverage, type Treatment } from "./coverage";
import { currentDay } from "./day";
import { keptElsewhere, type Elsewhere, type KeptElsewhere } from "./elsewhere";
import { environmentsOf, environmentUsed, judgeIn, type EnvironmentUsed } from "./environments";
import type { Finding, Summary, Verdict } from "./finding";
import { fingerprintOf } from "./fingerprint";
import { gapsOf, type Gaps } from "./gaps";
import { lookedAt, watched } from "./looked-at";
import { noSettings, type Environment, type Settings } from "./settings/settings";

export type { Finding, Summary, Verdict, Waiver } from "./finding";
export type { Program } from "../resources/resource";

export interface Coverage extends ResourceCoverage {
    /** What the input holds that was not evaluated, a line each. */
    readonly notEvaluated: readonly string[];
    /** Answers that policies gave: one per policy and component. */
    readonly answers: number;
    /** The input was read to its end. */
    readonly complete: boolean;
}

export interface Assessment extends Acceptance, Override, Gaps {
    readonly schema: 1;
    /** The day that waivers are judged on: YYYY-MM-DD. */
    readonly today: string;
    /** What was configured; absent where there is no `prodgate.yaml`: then the profile is `business`, and the stage `go-live`. */
    readonly settings?: SettingsUsed;
    /** What was assessed, where the inputs tell it. */
    readonly programs: readonly Program[];
    readonly verdict: Verdict;
    readonly coverage: Coverage;
    readonly summary: Summary;
    readonly findings: readonly Finding[];
    /** What the settings say is kept in another program, and was not checked therefore; absent where nothing was. */
    readonly elsewhere?: readonly KeptElsewhere[];
    /** Every resource, and how it was treated. */
    readonly inventory: readonly InventoryItem[];
    /** Defects of prodgate that kept something from being judged. */
    readonly failures: readonly string[];
    /** Answers and undecided ones by policy. */
    readonly policies: Readonly<Record<string, { readonly judged: number; readonly violations: number; readonly undecided: number }>>;
}

/** The settings that an assessment was made with. */
export interface SettingsUsed {
    /** As messages call it: `prodgate.yaml`. */
    readonly file: string;
    /** What it extends, nearest first. */
    readonly extends: readonly string[];
    readonly application?: string;
    readonly owner?: string;
    /** The environments of what was assessed. */
    readonly environments: readonly EnvironmentUsed[];
    /** What is to be seen about them and stops nothing, a line each. */
    readonly remarks: readonly string[];
}

export interface InventoryItem {
    readonly name: string;
    readonly type: string;
    readonly address: string;
    /** What it is in the architecture, where it is a part of it: `database`, `load balancer`. */
    readonly kind?: string;
    readonly treatment: Treatment;
}

export interface AssessmentOptions extends AcceptanceOptions {
    /** Options of policies by name: `{ "multiple-instances": { minimum: 3 } }`. What does not fit is not used: see `problemsIn`. */
    readonly policies?: Configured;
    /** What judges: prodgate's policies and readers by default, and those of plugins (`composed`). */
    readonly composed?: Composed;
    /** What is kept in another program than these inputs: its absence is no finding, and is counted. */
    readonly elsewhere?: readonly Elsewhere[];
    /** `prodgate.yaml`, as `settingsFrom` read it. */
    readonly settings?: Settings;
    /** The stack's name where the input has none, by which the settings choose an environment. */
    readonly stack?: string;
    /** YYYY-MM-DD; the current day in UTC by default. */
    readonly today?: string;
}

export function assessment(inputs: readonly Input[], options: AssessmentOptions = {}): Assessment {
    const { policies, vocabularies } = options.composed ?? prodgateOnly;
    const { settings = noSettings } = options;
    const all = inputs.flatMap((input) => input.resources);
    // Only the first of an address is seen.
    const byAddress = new Map([...all].reverse().map((resource) => [resource.address, resource]));
    const resources = all.filter((resource) => byAddress.get(resource.address) === resource).sort(compareAddresses);
    const unseen = [...new Set(all.filter((resource) => byAddress.get(resource.address) !== resource).map(({ address }) => address))].sort();
    const complete = inputs.every((input) => input.complete) && unseen.length === 0;
    const reading = read(resources, {
        whole: true,
        complete,
        unevaluated: inputs.flatMap(({ unevaluated = [] }) => unevaluated),
        vocabularies,
    });
    const watch = watched(reading.architecture);
    const environmentAt = environmentsOf(inputs, settings, options.stack);
    const judged = judgeIn(watch.architecture, policies, options.policies, environmentAt, options.elsewhere);
    const environments = [...new Set((reading.architecture.components.length > 0 ? reading.architecture.components : resources).map(environmentAt))];
    const asked = policies.filter((policy) => environments.some((one) => one.levelOf(policy).enforcement !== "disabled"));
    const looked = lookedAt(watch, asked, reading.informants);
    const programs = inputs.flatMap(({ program }) => program ?? []);
    const programOf = programsOf(inputs);
    const today = options.today ?? currentDay();
    const found = judged.judgements.map((one) =>
        findingOf(one, byAddress.get(one.component.address), {
            program: programOf.get(one.component.address),
            several: programs.length > 1,
            environment: environmentAt(one.component),
        }),
    );
    // Sorted before, so that of several with one fingerprint the same ones are new.
    const accepting = acceptanceIn(options, settings, inputs);
    const acceptance = accepted(found.sort(byUrgency), accepting, { today, policies, resources });
    const findings = [...acceptance.findings].sort(byUrgency);
    const failures = [...reading.failures.map(readerFailure), ...judged.failures];
    const summary = summaryOf(findings);
    const answers = [...judged.count.values()].reduce((sum, count) => sum + count, 0);
    const findingsOf = grouped(findings, ({ policy }) => policy);
    const coverage: Coverage = {
        ...coverageOf(resources, reading, looked),
        notEvaluated: [
            ...inputs.flatMap((input) => input.notEvaluated),
            ...unseen.map((address) => `two inputs declare ${address}: only the first is seen; assess them one by one`),
        ],
        answers,
        complete,
    };
    const elsewhere = keptElsewhere(judged.excused);
    const gaps = gapsOf(
        [
            ...inputs.flatMap(({ hidden = [] }) => hidden),
            ...resources.filter(({ type }) => mayHoldSomething(type, vocabularies)).map(({ type, name }) => `${type} "${name}" is not supported`),
        ],
        complete,
        accepting.against,
    );
    const verdict = verdictOf(summary, answers, gaps.incomplete.length > 0 || failures.length > 0);
    return {
        schema: 1,
        today,
        ...(settings.file === undefined ? {} : { settings: settingsUsed(settings, settings.file, environments, policies) }),
        programs,
        verdict,
        ...overrideOf(accepting, today, { verdict, summary }),
        ...gaps,
        coverage,
        summary,
        ...acceptance.said,
        findings,
        ...(elsewhere.length === 0 ? {} : { elsewhere }),
        inventory: resources.map((resource) => {
            const { name, type, address } = resource;
            const kind = reading.architecture.at(address)?.kind;
            return { name, type, address, ...(kind === undefined ? {} : { kind }), treatment: treatmentOf(resource, reading, looked) };
        }),
        failures: failureGroups(failures).map(({ line }) => line),
        policies: keyed(policies.map((policy) => [policy.name, tally(policy, judged.count, findingsOf.get(policy.name) ?? [])] as const)),
    };
}

/** The program of every resource, by address; of what two declare, that of the first. */
function programsOf(inputs: readonly Input[]): ReadonlyMap<string, Program> {
    const found = new Map<string, Program>();
    for (const { program, resources } of inputs) {
        if (program === undefined) continue;
        for (const { address } of resources) if (!found.has(address)) found.set(address, program);
    }
    return found;
}

function unique(lines: readonly string[]): readonly string[] {
    return [...new Set(lines)];
}

/** A judge that failed leaves a run incomplete as an input does. */
function verdictOf({ mandatory }: Summary, answers: number, incomplete: boolean): Verdict {
    if (mandatory > 0) return "no-go";
    if (incomplete) return "incomplete";
    return answers > 0 ? "go" : "not-applicable";
}

interface Origin {
    readonly program: Program | undefined;
    /** Several programs are assessed together: a finding names its own. */
    readonly several: boolean;
    readonly environment: Environment;
}

function settingsUsed(settings: Settings, file: string, environments: readonly Environment[], policies: readonly Policy[]): SettingsUsed {
    const { extended, application, owner } = settings;
    const unnamed = environments.some(({ name }) => name === undefined);
    const disabled = policies.filter((policy) => environments.some((one) => one.levelOf(policy).enforcement === "disabled"));
    return {
        file,
        extends: extended,
        ...(application === undefined ? {} : { application }),
        ...(owner === undefined ? {} : { owner }),
        environments: environments.map((one) => environmentUsed(one, policies)),
        remarks: [
            ...(unnamed ? ["no environment names this stack: it is judged as business at stage go-live"] : []),
            ...disabled.map((policy) => `${policy.name} is disabled (${levelsBy(policy, environments)}): nothing is said of it`),
        ],
    };
}

function levelsBy(policy: Policy, environments: readonly Environment[]): string {
    return unique(environments.map((one) => one.levelOf(policy)).flatMap(({ enforcement, by }) => (enforcement === "disabled" ? [by] : []))).join(
        ", ",
    );
}

function findingOf(one: Judgement, resource: Resource | undefined, { program, several, environment }: Origin): Finding {
    const { policy, component } = one;
    const { enforcement, by } = environment.levelOf(policy);
    const property = propertyOf(one);
    const cause = causeOf(one);
    const docs = docsOf(policy);
    const violation = one.status === "violation";
    return {
        policy: policy.name,
        area: policy.area,
        severity: policy.severity,
        enforcement,
        ...(by === "severity" ? {} : { enforcedBy: by }),
        status: one.status,
        fingerprint: fingerprintOf({ policy: policy.name, program: program?.name, address: component.address, detail: one.detail }),
        resource: {
            kind: component.kind,
            name: component.name,
            type: component.type,
            address: component.address,
            ...(resource?.path === undefined ? {} : { path: resource.path }),
        },
        ...(program === undefined || !several ? {} : { program }),
        ...(one.detail === undefined ? {} : { detail: one.detail }),
        ...(property === undefined ? {} : { property }),
        message: sentence(one),
        ...(violation
            ? { fix: fixText(one), ...(one.fix ? { effect: one.fix.effect } : {}), ...(cause ? { cause } : {}) }
            : { because: becauseTexts(one) }),
        ...(docs === undefined ? {} : { docs }),
        ...(resource?.location === undefined ? {} : { location: resource.location }),
    };
}

/** An undecided finding as reports group it: by its reason. */
export function waitingOfFinding({ policy, resource, detail, because = [] }: Finding): Waiting {
    return { policy, resource: nameOf(resource), detail, because };
}

function summaryOf(findings: readonly Finding[]): Summary {
    const violations = findings.filter((finding) => finding.status === "violation");
    const count = (severity: Severity) => violations.filter((finding) => finding.severity === severity).length;
    return {
        blockers: count("blocker"),
        risks: count("risk"),
        improvements: count("improvement"),
        undecided: findings.filter((finding) => finding.status === "undecided").length,
        waived: findings.filter((finding) => finding.status === "waived").length,
        mandatory: violations.filter(stops).length,
    };
}

function tally(
    policy: Policy,
    count: ReadonlyMap<string, number>,
    findings: readonly Finding[],
): { judged: number; violations: number; undecided: number } {
    const components = (status: Finding["status"]) =>
        new Set(findings.filter((one) => one.status === status).map(({ resource }) => resource.address));
    const violations = components("violation");
    const undecided = [...components("undecided")].filter((address) => !violations.has(address));
    return { judged: count.get(policy.name) ?? 0, violations: violations.size, undecided: undecided.length };
}

const STATUSES: readonly Finding["status"][] = ["violation", "undecided", "waived"];

/** Blockers first, in the guide's order; the same for the same input. */
function byUrgency(a: Finding, b: Finding): number {
    return (
        compare(STATUSES.indexOf(a.status), STATUSES.indexOf(b.status)) ||
        compare(severities.indexOf(a.severity), severities.indexOf(b.severity)) ||
        compare(Number(b.enforcement === "mandatory"), Number(a.enforcement === "mandatory")) ||
        compare(Number(a.change === "remaining"), Number(b.change === "remaining")) ||
        compare(areas.indexOf(a.area), areas.indexOf(b.area)) ||
        compare(a.policy, b.policy) ||
        compare(a.resource.address, b.resource.address) ||
        compare(a.detail ?? "", b.detail ?? "") ||
        compare(a.message, b.message)
    );
}
