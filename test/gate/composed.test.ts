import { yes } from "../../architecture/answer";
import { amend } from "../../architecture/amendment";
import { mustBeAtLeast, requirement } from "../../architecture/requirement";
import { advise, known } from "../../architecture/value";
import { assessment } from "../../gate/assessment";
import { composition, prodgateOnly, type Plugin } from "../../gate/composed";
import { catalogue } from "../../policies/catalogue";
import { integer } from "../../policies/options";
import { definePolicy } from "../../policies/policy";
import { defineReader, ownType, type OwnReader } from "../../readers/plugin-reader";
import type { Resource } from "../../resources/resource";
import { output, pulumi, pulumiAws, resourcesOf, terraform } from "../policies/stack";

const threeInstances = definePolicy({
    name: "acme-three-instances",
    area: "scalability",
    title: "Services run on three instances",
    severity: "risk",
    items: ["stateless-architecture"],
    controls: {},
    options: { minimum: integer({ default: 3, minimum: 1, describe: "Instances at least." }) },
    judges: "instances",
    judge({ instances }, { options, check }) {
        check(mustBeAtLeast(instances.minimum, options.minimum, `keeps fewer than ${String(options.minimum)} instances`));
    },
});

interface AppArgs {
    readonly replicas: number;
    readonly replicaCount: number;
    readonly queueId: string;
}

const app = defineReader<AppArgs>({
    cloud: "acme",
    types: ["acme_app", "acme:apps/app:App"],
    facets: ["instances"],
    read: (p, subject) => [subject.component("app", { instances: { minimum: p.count("replicaCount", 1), takeTraffic: yes() } })],
});

const named = (name: string, content: Omit<Plugin, "name">): Plugin => ({ name, ...content });
const acme = named("@acme/policies", { policies: [threeInstances], readers: [app] });

describe("what plugins bring is judged beside what prodgate brings", () => {
    const { composed, problems } = composition([acme]);
    const judged = (resources: readonly Resource[]) =>
        assessment([{ resources, notEvaluated: [], complete: true, notes: [] }], { composed, policies: { "acme-three-instances": { minimum: 4 } } });

    test("by policies of both, in both spellings, with options", () => {
        expect(problems).toEqual([]);
        const result = judged(
            resourcesOf([terraform("acme_app", "web", { replica_count: 1 }), pulumi("acme:apps/app:App", "api", { replicaCount: 3 })]),
        );
        expect(result.findings.map(({ policy, message, fix, docs }) => ({ policy, message, fix, docs }))).toEqual([
            {
                policy: "multiple-instances",
                message: 'App "web" keeps fewer than 2 instances (replica_count is 1).',
                fix: "Set replica_count = 2.",
                docs: "prodgate explain multiple-instances",
            },
            {
                policy: "acme-three-instances",
                message: 'App "web" keeps fewer than 4 instances (replica_count is 1).',
                fix: "Set replica_count = 4.",
                docs: undefined,
            },
            {
                policy: "acme-three-instances",
                message: 'App "api" keeps fewer than 4 instances (replicaCount is 3).',
                fix: "Set replicaCount to 4.",
                docs: undefined,
            },
        ]);
        expect(result.coverage).toMatchObject({ resources: 2, checked: 2 });
        expect(result.policies["acme-three-instances"]).toEqual({ judged: 2, violations: 2, undecided: 0 });
        expect(result.verdict).toBe("no-go");
    });

    test("other types of the reader's provider are not read, and those of other providers are as before", () => {
        const { coverage, verdict } = judged(
            resourcesOf([terraform("acme_app", "web", { replica_count: 4 }), terraform("acme_network", "n"), terraform("other_thing", "o")]),
        );
        expect(coverage).toMatchObject({ checked: 1, notSupported: 1, otherProviders: 1 });
        expect(coverage.types.notSupported).toEqual({ acme_network: 1 });
        // Whoever reads some types of a provider has chosen what is judged.
        expect(verdict).toBe("go");
    });

    test("a type of AWS that prodgate does not read yet is read", () => {
        const dax = defineReader<{ replicationFactor: number }>({
            cloud: "aws",
            types: ["aws_dax_cluster", "aws:dax/cluster:Cluster"],
            facets: ["instances"],
            read: (p, subject) => [subject.component("cache", { instances: { minimum: p.count("replicationFactor", 1), takeTraffic: yes() } })],
        });
        const resources = resourcesOf([pulumiAws("dax/cluster:Cluster", "sessions", { replicationFactor: 1 })]);
        const input = [{ resources, notEvaluated: [], complete: true, notes: [] }];
        const before = assessment(input);
        expect([before.verdict, before.coverage.notSupported]).toEqual(["incomplete", 1]);
        const after = assessment(input, { composed: composition([named("dax", { readers: [dax] })]).composed });
        expect([after.verdict, after.coverage.notSupported, after.findings.map(({ message }) => message)]).toEqual([
            "no-go",
            0,
            ['Cache "sessions" keeps fewer than 2 instances (replicationFactor is 1).'],
        ]);
    });

    test("without a plugin everything is as it was", () => {
        expect(composition([])).toEqual({ composed: prodgateOnly, problems: [] });
    });
});

describe("a plugin that throws is one visible failure, and the others are judged", () => {
    const resources = resourcesOf([
        pulumiAws("ecs/service:Service", "web", { desiredCount: 1, loadBalancers: [{ targetGroupArn: "arn:x" }] }),
        pulumiAws("ecs/service:Service", "api", { desiredCount: 1, loadBalancers: [{ targetGroupArn: "arn:x" }] }),
        terraform("acme_app", "shop", { replica_count: 2, queue_id: output("web", "id") }),
    ]);
    const judgedWith = (plugin: Omit<Plugin, "name">) => {
        const { composed, problems } = composition([named("@acme/bad", plugin)]);
        expect(problems).toEqual([]);
        return assessment([{ resources, notEvaluated: [], complete: true, notes: [] }], { composed });
    };
    const policyThat = (judge: (typeof threeInstances)["judge"]) => ({ policies: [{ ...threeInstances, judge }] });
    /** What a plugin in JavaScript may do. */
    function anything(value: unknown): never;
    function anything(value: unknown): unknown {
        return value;
    }

    test.each<[string, Omit<Plugin, "name">, string]>([
        [
            "a policy that throws",
            policyThat(() => {
                throw new RangeError("hunter2");
            }),
            "PRODGATE-JUDGE: policy acme-three-instances failed on shop, api, web (RangeError) and judged nothing there. This is a defect of @acme/bad.",
        ],
        [
            "a policy that is asynchronous",
            policyThat(() => anything(Promise.reject(new Error("hunter2")))),
            "PRODGATE-JUDGE: policy acme-three-instances failed on shop, api, web (TypeError) and judged nothing there. This is a defect of @acme/bad.",
        ],
        [
            "a policy that checks what is no requirement",
            policyThat((_, { check }) => check(anything({ holds: { is: "answer", kind: "no", evidence: [{}] }, problem: "x", fix: {} }))),
            "PRODGATE-JUDGE: policy acme-three-instances failed on shop, api, web (TypeError) and judged nothing there. This is a defect of @acme/bad.",
        ],
        [
            "a policy whose fix cannot be written",
            policyThat(({ place }, { check }) =>
                check(
                    requirement(
                        { is: "answer", kind: "no", evidence: [], amendable: false },
                        "is wrong",
                        anything({ kind: "set", sets: [{ place: { ...place, path: 1 } }] }),
                    ),
                ),
            ),
            "PRODGATE-JUDGE: policy acme-three-instances failed on shop, api, web (TypeError) and judged nothing there. This is a defect of @acme/bad.",
        ],
        [
            "a reader that throws",
            {
                readers: [
                    defineReader<AppArgs>({
                        cloud: "acme",
                        types: ["acme_app"],
                        facets: [],
                        read: () => {
                            throw new RangeError("hunter2");
                        },
                    }),
                ],
            },
            "PRODGATE-READER: the reader failed on shop (RangeError) and judged nothing there. This is a defect of @acme/bad.",
        ],
        [
            "a reader that returns something else",
            {
                readers: [
                    defineReader<AppArgs>({
                        cloud: "acme",
                        types: ["acme_app"],
                        facets: ["instances"],
                        read: () => anything([{ kind: "app", instances: true }]),
                    }),
                ],
            },
            "PRODGATE-READER: the reader failed on shop (TypeError) and judged nothing there. This is a defect of @acme/bad.",
        ],
        [
            "an amendment that throws",
            {
                readers: [
                    defineReader<AppArgs>({
                        cloud: "aws",
                        types: ["acme_app"],
                        facets: [],
                        amends: ["instances"],
                        read: (p) => [
                            amend(p.to("queueId", { types: ["aws_ecs_service"] }), "instances", () => {
                                throw new RangeError("hunter2");
                            }),
                        ],
                    }),
                ],
            },
            "PRODGATE-READER: the reader failed on shop (RangeError) and judged nothing there. This is a defect of @acme/bad.",
        ],
    ])("%s", (_, plugin, line) => {
        const result = judgedWith(plugin.readers ? plugin : { ...plugin, readers: [app] });
        expect(result.failures).toEqual([line]);
        expect(result.findings.filter(({ policy }) => policy === "multiple-instances").map(({ resource }) => resource.name)).toContain("api");
        expect(JSON.stringify(result)).not.toContain("hunter2");
    });

    test("and the verdict is never go", () => {
        const passing = resourcesOf([pulumiAws("ecs/service:Service", "web", { desiredCount: 1 })]);
        const { composed } = composition([
            named("bad", {
                policies: [
                    {
                        ...threeInstances,
                        judge: () => {
                            throw new Error();
                        },
                    },
                ],
            }),
        ]);
        const { verdict, summary } = assessment([{ resources: passing, notEvaluated: [], complete: true, notes: [] }], { composed });
        expect([verdict, summary.mandatory]).toEqual(["incomplete", 0]);
    });

    test("what a reader that failed would say of others is not known", () => {
        const scaled = (read: OwnReader["reader"]["read"]) => {
            const plugin = named("x", { readers: [{ ...scaler, reader: { ...scaler.reader, read } }] });
            return assessment([{ resources, notEvaluated: [], complete: true, notes: [] }], { composed: composition([plugin]).composed });
        };
        const scaler = defineReader<AppArgs>({
            cloud: "aws",
            types: ["acme_app"],
            facets: [],
            amends: ["instances"],
            read: (p) => [
                amend(p.to("queueId", { types: ["aws_ecs_service"] }), "instances", (mine) => ({ ...mine, minimum: p.count("replicaCount", 0) })),
            ],
        });
        const statusOfWeb = ({ findings }: ReturnType<typeof scaled>) =>
            findings.find(({ policy, resource }) => policy === "multiple-instances" && resource.name === "web")?.status;
        expect(statusOfWeb(scaled((p, subject) => scaler.reader.read(p, subject)))).toBeUndefined();
        expect(
            statusOfWeb(
                scaled(() => {
                    throw new Error();
                }),
            ),
        ).toBe("undecided");
    });
});

describe("what cannot be used is said in a line that names it, and nothing is used", () => {
    const again = definePolicy({ ...threeInstances, name: "multiple-instances" });
    const queue = (type: string, cloud = "aws"): OwnReader => defineReader<object>({ cloud, types: [type], facets: [], read: () => [] });
    test.each<[string, readonly unknown[], string]>([
        [
            "a policy of prodgate",
            [named("a", { policies: [again] })],
            "plugin a: policy multiple-instances is one of prodgate already: a name has one policy",
        ],
        [
            "a policy of another plugin",
            [acme, named("b", { policies: [threeInstances] })],
            "plugin b: policy acme-three-instances is one of @acme/policies already: a name has one policy",
        ],
        [
            "a policy twice",
            [named("a", { policies: [threeInstances, threeInstances] })],
            "plugin a: two of its policies are called acme-three-instances",
        ],
        [
            "a type of prodgate",
            [named("a", { readers: [queue("aws_sqs_queue")] })],
            "plugin a: type aws_sqs_queue is read by prodgate already: a type has one reader",
        ],
        [
            "a type of prodgate with an API version",
            [named("a", { readers: [queue("azure-native:web/v20240401:WebApp", "azure")] })],
            "plugin a: type azure-native:web:WebApp is read by prodgate already: a type has one reader",
        ],
        [
            "a type of another plugin",
            [acme, named("b", { readers: [app] })],
            "plugin b: type acme_app is read by @acme/policies already: a type has one reader",
        ],
        [
            "the pack's own name",
            [named("a", { policies: [{ ...threeInstances, name: "undecided" }] })],
            "plugin a: policy undecided: the name is prodgate's own",
        ],
        [
            "a name of another form",
            [named("a", { policies: [{ ...threeInstances, name: "Three" }] })],
            'plugin a: policy "Three": the name is not in kebab case',
        ],
        ["no object", [7], "plugin 1: is not an object with policies or readers"],
        ["nothing in it", [{ name: "a" }], "plugin a: exports neither policies nor readers"],
        ["no list", [{ name: "a", policies: threeInstances }], "plugin a: policies is not a list"],
        ["no policy", [{ name: "a", policies: [threeInstances, {}] }], "plugin a: policies[1] is not what definePolicy() makes"],
        ["no reader", [{ name: "a", readers: [{ types: [] }] }], "plugin a: readers[0] is not what defineReader() makes"],
        [
            "a facet that does not exist",
            [{ name: "a", policies: [{ ...threeInstances, judges: "tags" }] }],
            "plugin a: policy acme-three-instances: judges is not one of alarm,",
        ],
        [
            "a severity that does not exist",
            [{ name: "a", policies: [{ ...threeInstances, severity: "high" }] }],
            "plugin a: policy acme-three-instances: severity is not one of blocker,",
        ],
        [
            "a page that is no address",
            [{ name: "a", policies: [{ ...threeInstances, docs: "docs.md" }] }],
            "plugin a: policy acme-three-instances: docs is not the address of a page",
        ],
        [
            "an option whose default does not fit",
            [{ name: "a", policies: [{ ...threeInstances, options: { minimum: integer({ default: 0, minimum: 1, describe: "." }) } }] }],
            "plugin a: policy acme-three-instances: option minimum is not what integer(), flag(), choice() or names() make",
        ],
        [
            "one that throws when it is looked at",
            [
                {
                    get policies() {
                        throw new RangeError("hunter2");
                    },
                },
            ],
            "plugin 1: cannot be used (RangeError)",
        ],
    ])("%s", (_, plugins, problem) => {
        const { composed, problems } = composition(plugins);
        expect(problems[0]).toContain(problem);
        expect(composed.policies).toBe(catalogue);
    });
});

test("a pointer may name a type of one's own", () => {
    const target = ownType("acme_queue");
    const queues = defineReader<object>({
        cloud: "acme",
        types: ["acme_queue"],
        facets: ["deadLetter"],
        read: (_, subject) => [
            subject.component("queue", { deadLetter: { givesUp: yes(), collects: yes(), kept: requirement(yes(), "", advise("")) } }),
        ],
    });
    const counting = defineReader<AppArgs>({
        cloud: "acme",
        types: ["acme_app"],
        facets: ["instances"],
        read: (p, subject) => [
            subject.component("app", {
                instances: { minimum: known(p.to("queueId", { types: [target] }).targets.length, p.place("queueId")), takeTraffic: yes() },
            }),
        ],
    });
    const resources = resourcesOf([terraform("acme_queue", "jobs"), terraform("acme_app", "web", { queue_id: output("jobs", "id") })]);
    const { composed, problems } = composition([named("a", { readers: [queues, counting] })]);
    expect(problems).toEqual([]);
    const { findings } = assessment([{ resources, notEvaluated: [], complete: true, notes: [] }], { composed });
    expect(findings.map(({ policy }) => policy)).toContain("multiple-instances");
});
