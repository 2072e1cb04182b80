import { assessment, type Assessment, type AssessmentOptions } from "../../gate/assessment";
import { prodgateOnly } from "../../gate/composed";
import { exitCode } from "../../gate/exit-code";
import type { CodeWaiver, WaiverEntry, WaiverUse } from "../../gate/waiver";
import { waived, waiverProblem } from "../../gate/waivers";
import { finding } from "../reports/findings";
import { resourcesOf, terraform, type Declared } from "../policies/stack";

/** Two policies and one that finds nothing here: what others say of these resources is not asked. */
const composed = {
    ...prodgateOnly,
    policies: prodgateOnly.policies.filter(({ name }) => ["protected-stateful-resources", "dead-letter-queues", "log-retention"].includes(name)),
};
const TODAY = "2026-11-28";
const open = (name: string) =>
    terraform("aws_dynamodb_table", name, { name, point_in_time_recovery: { enabled: true }, deletion_protection_enabled: false });
const kept = (name: string) =>
    terraform("aws_dynamodb_table", name, { name, point_in_time_recovery: { enabled: true }, deletion_protection_enabled: true });
const unknown = (name: string) =>
    terraform("aws_dynamodb_table", name, { name, point_in_time_recovery: { enabled: true }, deletion_protection_enabled: "${var.keep}" });

function waiver(more: Partial<WaiverEntry> = {}): WaiverEntry {
    return {
        policy: "protected-stateful-resources",
        resource: "carts",
        reason: "filled again from the orders",
        owner: "team-shop",
        expires: "2027-03-01",
        at: "prodgate.yaml:12",
        ...more,
    };
}

function code(more: Partial<CodeWaiver> = {}): CodeWaiver {
    const { at: _, ...others } = waiver({ resource: "*" });
    return { ...others, path: "shop/data", ...more };
}

function judged(stack: readonly Declared[], options: AssessmentOptions = {}, path?: string): Assessment {
    const resources = resourcesOf(stack).map((one) => (path === undefined ? one : { ...one, path }));
    return assessment([{ resources, notEvaluated: [], complete: true, notes: [] }], { composed, today: TODAY, ...options });
}

const statuses = ({ findings }: Assessment) =>
    findings.filter(({ policy }) => policy === "protected-stateful-resources").map(({ resource, status }) => `${resource.name} ${status}`);
const states = ({ waivers = [] }: Assessment) => waivers.map(({ state, findings, line }) => `${state} ${String(findings)}: ${line}`);
const subject = 'Waiver of protected-stateful-resources for "carts" (prodgate.yaml:12)';

describe("a waiver in the settings", () => {
    test("takes a blocker out of the verdict and of every count but its own", () => {
        const result = judged([open("carts")], { waivers: [waiver()] });
        expect(statuses(result)).toEqual(["carts waived"]);
        expect(result.findings[0]?.waiver).toEqual({
            reason: "filled again from the orders",
            owner: "team-shop",
            expires: "2027-03-01",
            from: "settings",
            at: "prodgate.yaml:12",
        });
        expect(result.summary).toMatchObject({ blockers: 0, undecided: 0, waived: 1, mandatory: 0 });
        expect(result.policies["protected-stateful-resources"]).toEqual({ judged: 1, violations: 0, undecided: 0 });
        const counts = (stack: readonly Declared[]) => judged(stack).policies["protected-stateful-resources"];
        expect([counts([open("carts")]), counts([unknown("carts")])]).toEqual([
            { judged: 1, violations: 1, undecided: 0 },
            { judged: 1, violations: 0, undecided: 1 },
        ]);
        expect([result.verdict, exitCode(result, { strict: true })]).toEqual(["go", 0]);
        expect(states(result)).toEqual([`used 1: ${subject} waives 1 finding until 2027-03-01.`]);
    });

    test("answers what is undecided", () => {
        const result = judged([unknown("carts")], { waivers: [waiver()] });
        expect(statuses(result)).toEqual(["carts waived"]);
        expect(result.summary).toMatchObject({ undecided: 0, waived: 1 });
        expect(result.findings[0]?.because).toHaveLength(1);
    });

    test("is for its policy and its resource, and for no other", () => {
        const result = judged([open("carts"), open("orders")], { waivers: [waiver({ policy: "log-retention" }), waiver({ resource: "cart" })] });
        expect(statuses(result)).toEqual(["carts violation", "orders violation"]);
        expect(result.verdict).toBe("no-go");
    });

    test.each([
        ["a name", "carts"],
        ["an address", "aws_dynamodb_table.carts"],
        ["a construct's path", "shop/data/carts/Resource"],
        ["a glob of names", "ca*s"],
        ["a glob of addresses", "aws_dynamodb_table.c*"],
        ["a glob of paths", "shop/*"],
    ])("names the resource by %s", (_, resource) => {
        expect(statuses(judged([open("carts")], { waivers: [waiver({ resource })] }, "shop/data/carts/Resource"))).toEqual(["carts waived"]);
    });

    test("is for no policy whose name only begins as that of the waiver", () => {
        const result = judged([open("carts")], { waivers: [waiver({ policy: "protected-stateful-resources\ncarts", resource: "c*" })] });
        expect([...statuses(result), result.waivers?.[0]?.state]).toEqual(["carts violation", "unmatched"]);
    });

    test("is narrowed by a detail", () => {
        const findings = ["web/API_KEY", "web/TOKEN"].map((detail) => finding("web", { policy: "no-plaintext-secrets", detail }));
        const narrowed = (detail: string) =>
            waived(
                findings,
                { waivers: [waiver({ policy: "no-plaintext-secrets", resource: "web", detail })] },
                { today: TODAY, policies: [], resources: [] },
            ).findings.map(({ status }) => status);
        expect(narrowed("web/TOKEN")).toEqual(["violation", "waived"]);
        expect(narrowed("web/*")).toEqual(["waived", "waived"]);
        expect(narrowed("worker/*")).toEqual(["violation", "violation"]);
    });

    test("the first that holds is shown, and every other that holds counts as used", () => {
        const result = judged([open("carts")], {
            waivers: [waiver({ owner: "a", expires: "2026-11-01" }), waiver({ owner: "b" }), waiver({ owner: "c", resource: "c*" })],
        });
        expect(result.findings[0]?.waiver?.owner).toBe("b");
        expect(result.waivers?.map(({ state }) => state)).toEqual(["expired", "used", "used"]);
        expect(result.waivers?.[0]?.line).toBe(`${subject} expired on 2026-11-01, and nothing is left that it would waive: remove it.`);
    });

    test("nothing is said of waivers where there are none", () => {
        expect(judged([open("carts")])).not.toHaveProperty("waivers");
    });
});

describe("expiry", () => {
    const onDay = (today: string, expires: string) => judged([open("carts")], { today, waivers: [waiver({ expires })] });

    test.each([
        ["2026-11-28", "2026-12-29", "go", "used", "waives 1 finding until 2026-12-29."],
        ["2026-11-28", "2026-12-28", "go", "expiring", "expires in 30 days, on 2026-12-28: then 1 finding counts again (owner: team-shop)."],
        ["2026-11-28", "2026-11-29", "go", "expiring", "expires in 1 day, on 2026-11-29: then 1 finding counts again (owner: team-shop)."],
        ["2026-11-28", "2026-11-28", "go", "expiring", "expires today, on 2026-11-28: then 1 finding counts again (owner: team-shop)."],
        [
            "2026-11-28",
            "2026-11-27",
            "no-go",
            "expired",
            "expired on 2026-11-27: 1 finding counts again. Fix what it waived, or agree on a new day with team-shop.",
        ],
    ])("on %s, of one until %s", (today, expires, verdict, state, said) => {
        const result = onDay(today, expires);
        expect([result.verdict, ...states(result)]).toEqual([verdict, `${state} 1: ${subject} ${said}`]);
        expect(result.findings.filter(({ status }) => status === "violation")).toHaveLength(verdict === "go" ? 0 : 1);
    });
});

describe("what waives nothing is shown, and stops nothing", () => {
    const line = (more: Partial<WaiverEntry>): readonly string[] => {
        const result = judged([kept("carts")], { waivers: [waiver(more)] });
        expect(result.verdict).toBe("go");
        return states(result);
    };

    test("unused: the resource is there, and the policy finds nothing", () => {
        const said = "waives nothing: the policy finds nothing there. Remove it, unless it is for another stack.";
        expect(line({})).toEqual([`unused 0: ${subject} ${said}`]);
        expect(line({ resource: "c*" })[0]).toMatch(/^unused /);
    });

    test("unmatched: no such resource, or no such policy", () => {
        expect(line({ resource: "orders" })).toEqual([
            'unmatched 0: Waiver of protected-stateful-resources for "orders" (prodgate.yaml:12) waives nothing: the input has no such resource.',
        ]);
        expect(line({ resource: "o*" })[0]).toMatch(/^unmatched /);
        expect(line({ policy: "protected-stateful-resource" })).toEqual([
            'unmatched 0: Waiver of protected-stateful-resource for "carts" (prodgate.yaml:12) waives nothing: no policy is called so, did you mean protected-stateful-resources.',
        ]);
    });

    test.each(["toString", "__proto__", "constructor"])("a policy that is called %s", (policy) => {
        expect(line({ policy })[0]).toMatch(/^unmatched 0: .* no policy is called so/);
    });
});

describe("a waiver that is not complete", () => {
    test.each<[string, Partial<WaiverEntry>, string]>([
        ["no resource", { resource: " " }, "names no resource: add resource with a name, an address or a construct path (* is any text)"],
        ["no reason", { reason: "" }, "has no reason: add reason"],
        ["no owner", { owner: "\n" }, "has no owner: add owner"],
        ["no expiry", { expires: "" }, "has no expiry: add expires with a day, at most a year ahead (YYYY-MM-DD)"],
        ["no day", { expires: "2027-02-29" }, "has an expiry that is not a day of the calendar: write it as YYYY-MM-DD"],
        ["another text", { expires: "hunter2" }, "has an expiry that is not a day of the calendar: write it as YYYY-MM-DD"],
        ["two years", { expires: "2027-11-30" }, "expires more than a year ahead: the last day it may have is 2027-11-29"],
    ])("with %s waives nothing", (_, more, problem) => {
        expect(waiverProblem(waiver(more), TODAY)).toBe(problem);
        const result = judged([open("carts")], { waivers: [waiver(more)] });
        expect(statuses(result)).toEqual(["carts violation"]);
        expect(result.waivers?.map(({ state }) => state)).toEqual(["refused"]);
        expect(result.waivers?.[0]?.line).toContain(`${problem}.`);
        expect(JSON.stringify(result.waivers)).not.toContain("hunter2");
    });

    test("of which nothing is written has problems, and one a year ahead has none", () => {
        expect(waiverProblem({}, TODAY)).toMatch(/^names no resource/);
        expect(waiverProblem({ resource: "a", reason: "b", owner: "c", expires: undefined }, TODAY)).toMatch(/^has no expiry/);
        expect(waiverProblem(waiver({ expires: "2027-11-29" }), TODAY)).toBeUndefined();
        expect(waiverProblem(waiver({ expires: "2020-01-01" }), TODAY)).toBeUndefined();
    });
});

describe("a waiver in code", () => {
    const risk = [terraform("aws_sqs_queue", "jobs", { name: "jobs" })];
    const of = (path: string, more: Partial<CodeWaiver> = {}, options: AssessmentOptions = {}) =>
        judged(risk, { codeWaivers: [code({ policy: "dead-letter-queues", ...more })], ...options }, path);
    const deadLetter = ({ findings }: Assessment) => findings.filter(({ policy }) => policy === "dead-letter-queues").map(({ status }) => status);

    test("is for its construct and for what is below it", () => {
        expect(deadLetter(of("shop/data/jobs/Resource"))).toEqual(["waived"]);
        expect(deadLetter(of("shop/data"))).toEqual(["waived"]);
        for (const path of ["shop/database", "shop", "other/shop/data", ""]) {
            const result = of(path);
            expect([...deadLetter(result), ...(result.waivers ?? []).map(({ state }) => state)]).toEqual(["violation", "unmatched"]);
        }
        expect(of("shop/data/jobs").findings[0]?.waiver?.from ?? "").toBe("code");
    });

    test("of the app is for every construct", () => {
        const result = of("shop/data/jobs", { path: "" });
        expect(deadLetter(result)).toEqual(["waived"]);
        expect(result.waivers?.[0]?.line).toBe("Waiver of dead-letter-queues in the whole app waives 1 finding until 2027-03-01.");
        const none = judged(risk, { codeWaivers: [code({ policy: "dead-letter-queues", path: "" })] });
        expect([...deadLetter(none), none.waivers?.[0]?.state]).toEqual(["violation", "unmatched"]);
    });

    test("waives what an organisation has locked only for the owners who may", () => {
        const locks = (mayWaive: readonly string[]) => [{ policy: "dead-letter-queues", by: "@acme/base/prodgate.yaml", mayWaive }];
        const locked = (mayWaive: readonly string[]) => of("shop/data/jobs", {}, { locks: locks(mayWaive) });
        const says = (who: string) =>
            `refused 0: Waiver of dead-letter-queues in construct shop/data is ignored: dead-letter-queues is locked by @acme/base/prodgate.yaml, and ${who}.`;
        expect([...deadLetter(locked([])), ...states(locked([]))]).toEqual(["violation", says("only its own file may waive it")]);
        expect(states(locked(["*@platform", "ada"]))).toEqual([says("only these owners may waive it: *@platform, ada")]);
        expect(deadLetter(locked(["team-*"]))).toEqual(["waived"]);
        // What the application's own settings waive was checked when they were read.
        const settings = judged(risk, { waivers: [waiver({ policy: "dead-letter-queues", resource: "jobs" })], locks: locks([]) });
        expect(deadLetter(settings)).toEqual(["waived"]);
    });

    test("is unused where its resource passes, and unmatched where it is at another construct", () => {
        const result = (more: Partial<CodeWaiver>) =>
            judged([kept("carts")], { codeWaivers: [code(more)], mayWaiveInCode: ["*"] }, "shop/data/carts").waivers;
        expect(result({})?.[0]?.state).toBe("unused");
        expect(result({ resource: "car*" })?.[0]?.state).toBe("unused");
        expect(result({ resource: "orders" })?.[0]?.state).toBe("unmatched");
        expect(result({ resource: "carts", path: "shop/edge" })?.[0]?.state).toBe("unmatched");
        const resources = ["shop/data/carts", "shop/edge/sessions"].map((path) => ({ name: path.split("/")[2] ?? "", address: path, path }));
        const there = (resource: string) =>
            waived([], { codeWaivers: [code({ policy: "x", resource })] }, { today: TODAY, policies: [{ name: "x", severity: "risk" }], resources })
                .uses;
        expect([there("carts"), there("sessions")].map(([one]) => one?.state)).toEqual(["unused", "unmatched"]);
    });

    test("is narrowed by a resource, and says its construct", () => {
        const result = of("shop/data/jobs", { resource: "other" });
        expect(deadLetter(result)).toEqual(["violation"]);
        expect(states(result)).toEqual([
            'unmatched 0: Waiver of dead-letter-queues for "other" in construct shop/data waives nothing: the input has no such resource.',
        ]);
        expect(states(of("shop/data/jobs"))).toEqual([
            "used 1: Waiver of dead-letter-queues in construct shop/data waives 1 finding until 2027-03-01.",
        ]);
    });

    describe("of a blocker", () => {
        const blocker = (options: AssessmentOptions) => judged([open("carts")], { codeWaivers: [code()], ...options }, "shop/data/carts");

        test.each<[string, readonly string[] | undefined, boolean]>([
            ["where nothing is listed", undefined, false],
            ["where another construct is listed", ["shop/dat", "shop/data/carts", "data"], false],
            ["where its construct is listed", ["shop/data"], true],
            ["where a construct around it is listed", ["shop"], true],
            ["where a glob lists it", ["other", "*/data"], true],
        ])("%s", (_, listed, holds) => {
            const result = blocker(listed === undefined ? {} : { mayWaiveInCode: listed });
            expect([result.verdict, ...(result.waivers ?? []).map(({ state }) => state)]).toEqual(holds ? ["go", "used"] : ["no-go", "refused"]);
            if (!holds)
                expect(result.waivers?.[0]?.line).toBe(
                    "Waiver of protected-stateful-resources in construct shop/data is ignored: protected-stateful-resources is a blocker, which code may waive only where code-waivers in the settings lists the construct.",
                );
        });

        test("is no way round the settings for what is undecided either", () => {
            expect(statuses(judged([unknown("carts")], { codeWaivers: [code()] }, "shop/data/carts"))).toEqual(["carts undecided"]);
        });

        test("gives way to one in the settings", () => {
            const result = blocker({ waivers: [waiver()], mayWaiveInCode: ["shop"] });
            expect(result.findings[0]?.waiver?.from).toBe("settings");
        });
    });
});

test("many waivers of many findings take time in proportion to both", () => {
    const findings = Array.from({ length: 8_000 }, (_, at) => finding(`carts-${String(at)}`, { policy: "protected-stateful-resources" }));
    const waivers = findings.map(({ resource }) => waiver({ resource: resource.name }));
    const resources = findings.map(({ resource }) => resource);
    const policies = [{ name: "protected-stateful-resources", severity: "blocker" as const }];
    const start = process.cpuUsage();
    const { uses } = waived(findings, { waivers }, { today: TODAY, policies, resources });
    const { user } = process.cpuUsage(start);
    expect(uses.filter(({ state }: WaiverUse) => state === "used")).toHaveLength(findings.length);
    // The product of both is 64 million comparisons.
    expect(user / 1_000).toBeLessThan(2_000);
});
