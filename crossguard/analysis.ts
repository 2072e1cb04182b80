/** What one run of the pack remembers: inputs by URN, the architecture of the stack, and what was said. */

import type { PolicyResource, ResourceValidationArgs } from "@pulumi/policy";
import type { Architecture } from "../architecture/architecture";
import { coverageOf, type ResourceCoverage } from "../gate/coverage";
import { lookedAt, watched, type Watched } from "../gate/looked-at";
import { isOfTheEngine } from "../inputs/pulumi/urn";
import { judge } from "../policies/judge";
import { readerFailure, type Failure, type Judgement } from "../policies/judgement";
import type { Policy } from "../policies/policy";
import { read, type Reading } from "../readers/architecture-of";
import type { Resource } from "../resources/resource";
import { resourceOfInputs, resourceOfStack } from "./resources";

export interface Found {
    readonly judgements: readonly Judgement[];
    readonly failures: readonly Failure[];
}

export interface Analysis {
    /** Remembers a resource's inputs. Any policy that is called does it: the recorder may be disabled. */
    record(args: ResourceValidationArgs): Resource;
    /** Judges a resource alone; what others may carry is unknown. */
    alone(policy: Policy, args: ResourceValidationArgs, options: Readonly<Record<string, unknown>>): Found;
    /** Judges the whole stack; what was said at Analyze is not said again. */
    whole(policy: Policy, resources: readonly PolicyResource[], options: Readonly<Record<string, unknown>>): Found;
    /** What the policies of this stack analysis left undecided. */
    undecided(): readonly Judgement[];
    /** What of the stack the policies that asked have looked at. */
    coverage(resources: readonly PolicyResource[]): ResourceCoverage;
}

interface StackReading {
    readonly reading: Reading;
    readonly watch: Watched;
    /** The cloud's resources: components have no provider, and stand for none. */
    readonly resources: readonly Resource[];
    /** The policies that asked. */
    readonly asked: Set<Policy>;
    readonly undecided: Judgement[];
}

export function analysis(): Analysis {
    const inputs = new Map<string, Resource>();
    const alone = new Map<string, Reading>();
    const said = new Set<string>();
    let stack: StackReading | undefined;

    function record(args: ResourceValidationArgs): Resource {
        const known = inputs.get(args.urn);
        if (known) return known;
        const resource = resourceOfInputs(args);
        inputs.set(args.urn, resource);
        return resource;
    }

    function stackReading(all: readonly PolicyResource[]): StackReading {
        const resources = all.map((resource) => resourceOfStack(resource, inputs.get(resource.urn)));
        const reading = read(resources, { whole: true });
        const clouds = new Set(all.filter(({ provider, type }) => provider !== undefined && !isOfTheEngine(type)).map(({ urn }) => urn));
        return {
            reading,
            watch: watched(reading.architecture),
            resources: resources.filter(({ address }) => clouds.has(address)),
            asked: new Set(),
            undecided: [],
        };
    }

    function found(reading: Reading, architecture: Architecture, policy: Policy, options: Readonly<Record<string, unknown>>): Found {
        const result = judge(architecture, [policy], { [policy.name]: options });
        return {
            judgements: result.judgements,
            failures: [...reading.failures.map((one) => readerFailure(one.place, one.error)), ...result.failures],
        };
    }

    return {
        record,
        alone(policy, args, options) {
            const resource = record(args);
            const reading = alone.get(args.urn) ?? read([resource], { whole: false });
            alone.set(args.urn, reading);
            const { judgements } = found(reading, reading.architecture, policy, options);
            const violations = judgements.filter((one) => one.status === "violation");
            for (const one of violations) said.add(key(one));
            return { judgements: violations, failures: [] };
        },
        whole(policy, resources, options) {
            // The engine calls the policies one after another; the same one again means another analysis.
            if (stack === undefined || stack.asked.has(policy)) stack = stackReading(resources);
            stack.asked.add(policy);
            const { judgements, failures } = found(stack.reading, stack.watch.architecture, policy, options);
            stack.undecided.push(...judgements.filter((one) => one.status === "undecided"));
            return { judgements: judgements.filter((one) => one.status === "violation" && !said.has(key(one))), failures };
        },
        undecided: () => stack?.undecided ?? [],
        coverage(resources) {
            // Where every other policy is disabled, nothing was read.
            stack ??= stackReading(resources);
            const { reading, watch, resources: counted, asked } = stack;
            return coverageOf(counted, reading, lookedAt(watch, [...asked], reading.informants));
        },
    };
}

function key(one: Judgement): string {
    return `${one.policy.name}\n${one.component.address}\n${one.detail ?? ""}`;
}
