/** What one run of the pack remembers: inputs by URN, the architecture of the stack, and what was said. */

import type { PolicyResource, ResourceValidationArgs } from "@pulumi/policy";
import type { Architecture } from "../architecture/architecture";
import type { Elsewhere } from "../architecture/elsewhere";
import { knownViolations, type Baseline } from "../gate/baseline";
import type { Composed } from "../gate/composed";
import { coverageOf, type ResourceCoverage } from "../gate/coverage";
import { keptElsewhere, keptElsewhereLine } from "../gate/elsewhere";
import { fingerprintOf } from "../gate/fingerprint";
import { lookedAt, watched, type Watched } from "../gate/looked-at";
import type { Waivable, WaiverEntry, WaiverUse } from "../gate/waiver";
import { waived } from "../gate/waivers";
import { isOfTheEngine, programOf } from "../inputs/pulumi/urn";
import { judge } from "../policies/judge";
import { readerFailure, type Excused, type Failure, type Judgement } from "../policies/judgement";
import type { Policy } from "../policies/policy";
import { read, type Reading } from "../readers/architecture-of";
import type { Resource } from "../resources/resource";
import { resourceOfInputs, resourceOfStack } from "./resources";

export interface Found {
    readonly judgements: readonly Judgement[];
    readonly failures: readonly Failure[];
    /** What waivers took away from these. */
    readonly waived: readonly Judgement[];
    /** What the baseline did. */
    readonly remaining: readonly Judgement[];
    readonly excused: readonly Excused[];
}

/** What the settings accept in the environment of the stack. */
export interface Accepting {
    readonly waivers: readonly WaiverEntry[];
    readonly elsewhere: readonly Elsewhere[];
    /** What was there before and does not stop. */
    readonly baseline?: Baseline;
    /** YYYY-MM-DD */
    readonly today: string;
}

export interface Analysis {
    /** Remembers a resource's inputs. Any policy that is called does it: the recorder may be disabled. */
    record(name: string, args: ResourceValidationArgs): Resource;
    /** Whether a policy records, or would be the first to. */
    isRecording(name: string): boolean;
    /** Remembers a policy's options, which are told to itself alone. Only those that are enabled are called. */
    configure(policy: Policy, options: Readonly<Record<string, unknown>>): void;
    isConfigured(policy: Policy): boolean;
    /** Judges a resource alone; what others may carry is unknown. */
    alone(policy: Policy, args: ResourceValidationArgs, options: Readonly<Record<string, unknown>>): Found;
    /** Reads the whole stack and judges it with every policy that was configured. The first policy that is called does it. */
    collect(name: string, resources: readonly PolicyResource[]): void;
    /** Whether the stack was judged for this analysis, and a policy has nothing to say of it. */
    isQuiet(policy: Policy): boolean;
    /** Judges the whole stack; what was said at Analyze is not said again. */
    whole(policy: Policy, resources: readonly PolicyResource[], options: Readonly<Record<string, unknown>>): Found;
    /** What the policies of this stack analysis left undecided. */
    undecided(): readonly Judgement[];
    /** What the settings accept: what became of each waiver, and what is kept elsewhere; a line each. */
    accepted(): readonly string[];
    /** What of the stack the policies that asked have looked at. */
    coverage(name: string, resources: readonly PolicyResource[]): ResourceCoverage;
}

interface StackReading {
    readonly reading: Reading;
    readonly watch: Watched;
    /** The cloud's resources: components have no provider, and stand for none. */
    readonly resources: readonly Resource[];
    /** What each policy found that asked: those that were configured before, and others when they are called. */
    readonly found: Map<Policy, Found>;
    /** Names of the policies that were called. */
    readonly called: Set<string>;
    /** Failures that were said: that of a reader is every policy's. */
    readonly told: Set<string>;
}

export function analysis({ vocabularies, policies }: Pick<Composed, "vocabularies" | "policies">, accepting: Accepting): Analysis {
    const inputs = new Map<string, Resource>();
    const before = accepting.baseline === undefined ? () => false : knownViolations(accepting.baseline);
    const isKnown = (one: Judgement): boolean => before(fingerprint(one));
    const configured = new Map<Policy, Readonly<Record<string, unknown>>>();
    const said = new Set<string>();
    let recorder: string | undefined;
    let last: { readonly urn: string; readonly reading: Reading } | undefined;
    let stack: StackReading | undefined;

    function record(name: string, args: ResourceValidationArgs): Resource {
        recorder ??= name;
        // The engine analyses the stack once, at the end: a resource after that belongs to another analysis.
        stack = undefined;
        const known = inputs.get(args.urn);
        if (known) return known;
        const resource = resourceOfInputs(args);
        inputs.set(args.urn, resource);
        return resource;
    }

    /** The engine calls the policies one after another; the same one again means another analysis. */
    function stackFor(name: string, resources: readonly PolicyResource[]): StackReading {
        if (stack === undefined || stack.called.has(name)) stack = stackReading(resources);
        stack.called.add(name);
        return stack;
    }

    function stackReading(told: readonly PolicyResource[]): StackReading {
        const resources = told.map((resource) => resourceOfStack(resource, inputs.get(resource.urn)));
        const reading = read(resources, { whole: true, vocabularies });
        const clouds = new Set(told.filter(({ provider, type }) => provider !== undefined && !isOfTheEngine(type)).map(({ urn }) => urn));
        const watch = watched(reading.architecture);
        return {
            reading,
            watch,
            resources: resources.filter(({ address }) => clouds.has(address)),
            found: new Map([...configured].map(([policy, options]) => [policy, found(reading, watch.architecture, policy, options)] as const)),
            called: new Set(),
            told: new Set(),
        };
    }

    function found(reading: Reading, architecture: Architecture, policy: Policy, options: Readonly<Record<string, unknown>>): Found {
        const result = judge(architecture, [policy], { [policy.name]: options }, accepting.elsewhere);
        const failures = [...reading.failures.map(readerFailure), ...result.failures];
        const accepted = new Set(waiversIn(result.judgements, reading).waived);
        const known = new Set(result.judgements.filter((one) => !accepted.has(one) && one.status === "violation" && isKnown(one)));
        return {
            judgements: result.judgements.filter((one) => !accepted.has(one) && !known.has(one)),
            waived: [...accepted],
            remaining: [...known],
            excused: result.excused,
            failures,
        };
    }

    function waiversIn(
        judgements: readonly Judgement[],
        { architecture }: Reading,
    ): { readonly waived: readonly Judgement[]; readonly uses: readonly WaiverUse[] } {
        const { findings, uses } = waived(judgements.map(waivable), accepting, {
            today: accepting.today,
            policies,
            resources: architecture.components,
        });
        return { uses, waived: findings.flatMap(({ status, of }) => (status === "waived" ? [of] : [])) };
    }

    function isNew(one: Judgement): boolean {
        return one.status === "violation" && !said.has(key(one));
    }

    return {
        record,
        isRecording: (name) => recorder === undefined || recorder === name,
        configure: (policy, options) => void configured.set(policy, options),
        isConfigured: (policy) => configured.has(policy),
        alone(policy, args, options) {
            const resource = record(policy.name, args);
            // All policies are called for one resource before the next.
            if (last?.urn !== args.urn) last = { urn: args.urn, reading: read([resource], { whole: false, vocabularies }) };
            const { judgements } = found(last.reading, last.reading.architecture, policy, options);
            const violations = judgements.filter((one) => one.status === "violation");
            for (const one of violations) said.add(key(one));
            return { judgements: violations, failures: [], waived: [], remaining: [], excused: [] };
        },
        collect: (name, resources) => void stackFor(name, resources),
        isQuiet(policy) {
            const judged = stack?.called.has(policy.name) ? undefined : stack?.found.get(policy);
            return judged?.failures.length === 0 && !judged.judgements.some(isNew);
        },
        whole(policy, resources, options) {
            const one = stackFor(policy.name, resources);
            const now = one.found.get(policy) ?? found(one.reading, one.watch.architecture, policy, options);
            one.found.set(policy, now);
            const { judgements, failures } = now;
            const untold = failures.filter((failure) => !one.told.has(failureKey(failure)));
            for (const failure of untold) one.told.add(failureKey(failure));
            return { ...now, judgements: judgements.filter(isNew), failures: untold };
        },
        undecided: () => [...(stack?.found.values() ?? [])].flatMap(({ judgements }) => judgements.filter((one) => one.status === "undecided")),
        accepted() {
            if (stack === undefined) return [];
            const { found: asked, reading } = stack;
            const all = [...asked.values()];
            // A policy that was not asked says nothing of its waivers.
            const silent = new Set(policies.filter((policy) => !asked.has(policy)).map(({ name }) => name));
            const judged = all.flatMap(({ judgements, waived }) => [...judgements, ...waived]);
            const uses = waiversIn(judged, reading).uses.filter(({ policy }) => !silent.has(policy));
            const remaining = all.reduce((sum, one) => sum + one.remaining.length, 0);
            const { baseline } = accepting;
            const compared =
                baseline === undefined ? [] : [`Compared with ${baseline.name}: ${String(remaining)} remaining; the new ones are reported.`];
            return [...compared, ...uses.map(({ line }) => line), ...keptElsewhere(all.flatMap(({ excused }) => excused)).map(keptElsewhereLine)];
        },
        coverage(name, resources) {
            const { reading, watch, resources: counted, found: asked } = stackFor(name, resources);
            return coverageOf(counted, reading, lookedAt(watch, [...asked.keys()], reading.informants));
        },
    };
}

/** As `prodgate assess` gives it to the same finding of the same program. */
function fingerprint({ policy, component: { address }, detail }: Judgement): string {
    return fingerprintOf({ policy: policy.name, program: programOf([{ urn: address }])?.name, address, detail });
}

/** A judgement as waivers are compared with it. */
function waivable(of: Judgement): Waivable & { readonly of: Judgement } {
    const { policy, component, status, detail } = of;
    return { policy: policy.name, resource: component, status, of, ...(detail === undefined ? {} : { detail }) };
}

function failureKey({ code, policy, place }: Failure): string {
    return `${code}\n${policy?.name ?? ""}\n${place.address}`;
}

function key(one: Judgement): string {
    return `${one.policy.name}\n${one.component.address}\n${one.detail ?? ""}`;
}
