import { isTrue, yes } from "../../architecture/answer";
import { mustBeAtLeast, requirement } from "../../architecture/requirement";
import { advise, becomes, known, map, type Value } from "../../architecture/value";
import { definePolicy, type Policy } from "../../policies/policy";
import { defineReader, type OwnReader } from "../../readers/plugin-reader";
import type { Props } from "../../readers/props";
import { policyTest, pulumi, terraform, unknown, type Cases } from "../../testing/own-tests";
import { runnerHere } from "../../testing/runner";

interface AppArgs {
    readonly replicas: number;
    readonly greedy: boolean;
}

const threeInstances = definePolicy({
    name: "three-instances",
    area: "scalability",
    title: "Services run on three instances",
    severity: "risk",
    items: ["stateless-architecture"],
    controls: {},
    options: {},
    judges: "instances",
    judge({ instances }, { check }) {
        check(mustBeAtLeast(instances.minimum, 3, "keeps fewer than 3 instances"));
    },
});

function reading(minimum: (p: Props<AppArgs>) => Value<number>): OwnReader {
    return defineReader<AppArgs>({
        cloud: "acme",
        types: ["acme_app", "acme:apps/app:App"],
        facets: ["instances"],
        read: (p, subject) => [subject.component("app", { instances: { minimum: minimum(p), takeTraffic: yes() } })],
    });
}

const app = (replicas: number | typeof unknown) => pulumi("acme:apps/app:App", "web", { replicas });
const cases: Cases = {
    readers: [reading((p) => p.count("replicas", 1))],
    passes: [{ title: "three", stack: [app(3)] }],
    violations: [
        {
            title: "one by default",
            stack: [terraform("acme_app", "web")],
            findings: [{ resource: "web", message: 'App "web" keeps fewer than 3 instances (replicas is 1 by default).', fix: "Set replicas = 3." }],
        },
    ],
    undecided: [{ title: "unknown", stack: [app(unknown)], because: ["replicas is known only after deployment"] }],
};

policyTest(threeInstances, cases);

/** Titles of the tests that fail, by a runner that runs them at once. */
function failing(policy: Policy, changed: Partial<Cases>): readonly string[] {
    const failed: string[] = [];
    policyTest(policy, {
        ...cases,
        ...changed,
        runner: {
            describe: (_, body) => body(),
            test: (title, body) => {
                try {
                    body();
                } catch {
                    failed.push(title);
                }
            },
        },
    });
    return failed;
}

describe("the harness finds", () => {
    test("nothing in what is right", () => {
        expect(failing(threeInstances, {})).toEqual([]);
    });

    test.each<[string, Policy, Partial<Cases>, string]>([
        ["a message that is another one", threeInstances, { violations: [{ title: "t", stack: [app(1)], findings: [] }] }, "t"],
        ["a case that is no pass", threeInstances, { passes: [{ title: "t", stack: [app(1)] }] }, "t"],
        ["a pass in which nothing is judged", threeInstances, { passes: [{ title: "t", stack: [pulumi("acme:apps/net:Net", "n")] }] }, "t"],
        ["a case that waits for something else", threeInstances, { undecided: [{ title: "t", stack: [app(unknown)], because: ["size"] }] }, "t"],
        [
            "a reader that takes what is unknown for known",
            threeInstances,
            {
                readers: [
                    reading((p) => {
                        const read = p.count("replicas", 1);
                        return read.kind === "known" ? read : known(3, read.place);
                    }),
                ],
            },
            "a value that becomes unknown never flips a decided answer: one by default",
        ],
        [
            "a fix that is not enough",
            {
                ...threeInstances,
                judge: definePolicy({
                    ...threeInstances,
                    options: {},
                    judges: "instances",
                    judge({ instances: { minimum } }, { check }) {
                        check({ ...mustBeAtLeast(minimum, 3, "keeps fewer than 3 instances"), fix: becomes(minimum, 2) });
                    },
                }).judge,
            },
            {},
            "the assignments of a fix are enough, and break nothing else: one by default",
        ],
        [
            "a fix that breaks another policy of one's own",
            threeInstances,
            {
                policies: [
                    definePolicy({
                        ...threeInstances,
                        name: "not-greedy",
                        options: {},
                        judges: "instances",
                        judge({ instances: { minimum } }, { check }) {
                            check(requirement(isTrue(map(minimum, (it) => it < 3)), "is greedy", advise("Take less.")));
                        },
                    }),
                ],
            },
            "the assignments of a fix are enough, and break nothing else: one by default",
        ],
        [
            "a secret in a message",
            definePolicy({
                ...threeInstances,
                options: {},
                judges: "instances",
                judge({ instances: { minimum } }, { check }) {
                    check(mustBeAtLeast(minimum, 3, "says hunter2"));
                },
            }),
            {},
            "nothing that is seeded as a secret appears anywhere",
        ],
    ])("%s", (_, policy, changed, title) => {
        expect(failing(policy, changed)).toContain(title);
    });

    test("a reader that throws, in every case", () => {
        const throwing = reading(() => {
            throw new RangeError("defect");
        });
        expect(failing(threeInstances, { readers: [throwing] })).toEqual(expect.arrayContaining(["three", "one by default", "unknown"]));
    });
});

describe("the runner", () => {
    const { describe: ofJest, test: testOfJest } = globalThis;
    const vitest = process.env["VITEST"];

    afterEach(() => {
        Object.assign(globalThis, { describe: ofJest, test: testOfJest });
        if (vitest === undefined) delete process.env["VITEST"];
    });

    test("is that of the globals", () => {
        expect(runnerHere()).toEqual({ describe, test });
    });

    test("is asked for where vitest has none: a file without a test must not look like one that passes", () => {
        Object.assign(globalThis, { describe: undefined });
        process.env["VITEST"] = "true";
        expect(runnerHere).toThrow("pass { runner: { describe, test } } of vitest");
    });
});
