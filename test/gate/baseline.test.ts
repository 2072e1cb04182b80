import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assessment, type Assessment, type AssessmentOptions } from "../../gate/assessment";
import { baselineText, compared, readBaseline, type Baseline } from "../../gate/baseline";
import { prodgateOnly } from "../../gate/composed";
import { exitCode } from "../../gate/exit-code";
import { json } from "../../reports/json";
import { filtered } from "../../reports/filtered";
import { InputError } from "../../resources/resource";
import { resourcesOf, terraform, type Declared } from "../policies/stack";

/** Two policies and one that finds nothing here: what others say of these resources is not asked. */
const composed = {
    ...prodgateOnly,
    policies: prodgateOnly.policies.filter(({ name }) => ["protected-stateful-resources", "dead-letter-queues", "log-retention"].includes(name)),
};
const open = (name: string) =>
    terraform("aws_dynamodb_table", name, { name, point_in_time_recovery: { enabled: true }, deletion_protection_enabled: false });
const unknown = (name: string) =>
    terraform("aws_dynamodb_table", name, { name, point_in_time_recovery: { enabled: true }, deletion_protection_enabled: "${var.keep}" });
const kept = (name: string) =>
    terraform("aws_dynamodb_table", name, { name, point_in_time_recovery: { enabled: true }, deletion_protection_enabled: true });
const queue = terraform("aws_sqs_queue", "jobs", { name: "jobs" });
const waiver = { policy: "protected-stateful-resources", resource: "carts", reason: "r", owner: "o", expires: "2026-12-31" };

function judged(stack: readonly Declared[], options: AssessmentOptions = {}, complete = true): Assessment {
    return assessment([{ resources: resourcesOf(stack), notEvaluated: [], complete, notes: [] }], { composed, today: "2026-11-28", ...options });
}

function inFile<T>(content: string, use: (path: string) => T): T {
    const folder = mkdtempSync(join(tmpdir(), "prodgate-baseline-"));
    try {
        writeFileSync(join(folder, "b.json"), content);
        return use(join(folder, "b.json"));
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}

const asBaseline = (result: Assessment): Baseline => ({ ...inFile(baselineText(result), readBaseline), name: "b.json" });
const asReport = (result: Assessment): Baseline => ({ ...inFile(json(result), readBaseline), name: "main.json" });
const changes = ({ findings }: Assessment) =>
    findings
        .filter(({ policy }) => policy === "protected-stateful-resources")
        .map(({ resource, status, change = "" }) => `${resource.name} ${status} ${change}`);

describe.each([
    ["a baseline", asBaseline],
    ["main's report", asReport],
])("compared with %s", (_, written) => {
    test("what was there remains and does not stop, what is new does, and what is gone is fixed", () => {
        const against = written(judged([open("carts"), open("orders"), queue]));
        const result = judged([open("carts"), open("sessions"), queue], { against });
        expect(changes(result)).toEqual(["sessions violation new", "carts violation remaining"]);
        expect(result.fixed?.map(({ policy, resource }) => `${policy} ${resource}`)).toEqual(['protected-stateful-resources database "orders"']);
        expect(result.comparison).toMatchObject({ new: 1, fixed: 1 });
        expect(result.summary).toMatchObject({ blockers: 2, mandatory: 1, waived: 0 });
        expect([result.verdict, exitCode(result, { strict: false })]).toEqual(["no-go", 1]);
    });

    test("the same input is go, with its blockers counted", () => {
        const before = judged([open("carts"), queue]);
        expect(before.verdict).toBe("no-go");
        const result = judged([open("carts"), queue], { against: written(before) });
        expect(result).toMatchObject({ verdict: "go", fixed: [], comparison: { new: 0, fixed: 0 }, summary: { blockers: 1, mandatory: 0 } });
        expect(result.findings.every(({ change }) => change === "remaining")).toBe(true);
        expect(exitCode(result, { strict: false })).toBe(0);
    });

    test("what was undecided and is a violation is new", () => {
        const result = judged([open("carts")], { against: written(judged([unknown("carts")])) });
        expect([result.verdict, ...changes(result)]).toEqual(["no-go", "carts violation new"]);
        expect(result.fixed).toEqual([]);
    });

    test("what was a violation and is undecided remains, and is not fixed", () => {
        const result = judged([unknown("carts")], { against: written(judged([open("carts")])) });
        expect([changes(result), result.fixed]).toEqual([["carts undecided remaining"], []]);
    });

    test("a waiver that expired is not accepted by what was waived before", () => {
        const before = judged([open("carts")], { waivers: [waiver] });
        expect(before.verdict).toBe("go");
        const result = judged([open("carts")], { waivers: [waiver], today: "2027-01-01", against: written(before) });
        expect([result.verdict, ...changes(result)]).toEqual(["no-go", "carts violation new"]);
    });

    test("what is waived now is not fixed", () => {
        const result = judged([open("carts")], { waivers: [waiver], against: written(judged([open("carts")])) });
        expect([result.verdict, changes(result), result.fixed]).toEqual(["go", ["carts waived remaining"], []]);
    });

    test("--strict asks for what is newly undecided", () => {
        const against = written(judged([unknown("carts")]));
        const codes = [[unknown("carts")], [unknown("carts"), unknown("orders")]].map((stack) => {
            const result = judged(stack, { against });
            return [exitCode(result, { strict: true }), result.comparison?.newUndecided];
        });
        expect(codes).toEqual([
            [0, 0],
            [3, 1],
        ]);
    });

    test("a run that did not see everything stays incomplete", () => {
        const result = judged([open("carts")], { against: written(judged([open("carts")])) }, false);
        expect([result.verdict, exitCode(result, { strict: false })]).toEqual(["incomplete", 2]);
    });
});

test("findings with one fingerprint are counted: one more is new, one less is fixed", () => {
    const before = judged([open("carts")]);
    const [one] = before.findings;
    if (one === undefined) throw new TypeError("no finding");
    const twice: Baseline = { name: "b", findings: [1, 2].map(() => ({ ...one, resource: "r" })) };
    expect(judged([open("carts")], { against: twice }).fixed).toHaveLength(1);
    const once: Baseline = { name: "b", findings: [{ ...one, resource: "r" }] };
    expect(compared([one, one, { ...one, status: "undecided" }], once, prodgateOnly.policies).findings.map(({ change }) => change)).toEqual([
        "remaining",
        "new",
        "new",
    ]);
});

test("what a policy found that does not judge here is not fixed", () => {
    const known = {
        fingerprint: "0123456789abcdef",
        status: "violation",
        policy: "acme-tags",
        severity: "risk",
        resource: "r",
        message: "m",
    } as const;
    expect(judged([kept("carts")], { against: { name: "b", findings: [known] } }).fixed).toEqual([]);
    expect(judged([kept("carts")], { against: { name: "b", findings: [{ ...known, policy: "log-retention" }] } }).fixed).toHaveLength(1);
});

test("a baseline is sorted, has the same bytes for the same findings, and leaves out what is waived", () => {
    const stack = [open("orders"), open("carts"), queue];
    const text = baselineText(judged(stack));
    expect(baselineText(judged([...stack].reverse(), { today: "2027-05-05" }))).toBe(text);
    const file: { readonly kind: string; readonly schema: number; readonly findings: readonly unknown[] } = JSON.parse(text);
    expect([file.kind, file.schema, file.findings[2]]).toEqual([
        "prodgate-baseline",
        1,
        {
            fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
            status: "violation",
            policy: "protected-stateful-resources",
            severity: "blocker",
            resource: 'database "orders"',
            message: expect.stringMatching(/^Database "orders" /),
        },
    ]);
    expect(baselineText(judged(stack, { waivers: [waiver] }))).not.toContain("carts");
});

describe("a file that is not one", () => {
    const one = { fingerprint: "0123456789abcdef", status: "violation", policy: "p", severity: "risk", resource: "r", message: "m" };
    const baseline = (more: object) => JSON.stringify({ kind: "prodgate-baseline", schema: 1, findings: [], ...more });
    const neither = "neither a baseline (prodgate baseline) nor a report of prodgate (prodgate assess --format json)";
    const notOurs = "finding 1 is not as prodgate writes it; write the file again";

    test.each([
        ["no JSON", "{", "not valid JSON"],
        ["a list", "[]", neither],
        ["null", "null", neither],
        ["other JSON", '{"findings": []}', neither],
        ["no findings", '{"kind": "prodgate-baseline", "schema": 1}', neither],
        ["another schema", baseline({ schema: 2 }), "of another schema than 1; write it again with this version of prodgate"],
        ["no schema", '{"kind": "prodgate-baseline", "findings": []}', "of another schema than 1; write it again with this version of prodgate"],
        ["a finding that is none", baseline({ findings: [null] }), notOurs],
        ["a fingerprint that is none", baseline({ findings: [{ ...one, fingerprint: "toString" }] }), notOurs],
        ["a status that is none", baseline({ findings: [{ ...one, status: "fine" }] }), notOurs],
        ["a severity that is none", baseline({ findings: [{ ...one, severity: "low" }] }), notOurs],
        ["a detail that is no text", baseline({ findings: [{ ...one, detail: {} }] }), notOurs],
        ["a resource as in a report", baseline({ findings: [{ ...one, resource: { kind: "a", name: "b" } }] }), notOurs],
        [
            "a filtered report",
            json(filtered(judged([queue]), { policies: [], severities: ["risk"] })),
            "a report with some findings only; write it again without --policy and --severity",
        ],
    ])("%s is an error of one line that names the file", (_, content, said) => {
        inFile(content, (path) => {
            const read = () => readBaseline(path);
            expect(read).toThrow(InputError);
            expect(read).toThrow(said);
            expect(read).toThrow(path);
            expect(read).toThrow(/^[^\n]*$/);
        });
    });

    test("a file that is not there", () => {
        expect(() => readBaseline("/nowhere/b.json")).toThrow("/nowhere/b.json: no such file");
    });
});

describe.each([
    ["a baseline", asBaseline],
    ["main's report", asReport],
])("gaps, compared with %s", (_, written) => {
    const gap = (name: string) => terraform("aws_dax_cluster", name, { name });
    const line = (name: string) => `aws_dax_cluster "${name}" is not supported`;
    const told = (result: Assessment) => [result.verdict, exitCode(result, { strict: false }), result.incomplete, result.knownGaps];

    test("that were there leave the verdict as it is and stay listed, and a new one makes it incomplete", () => {
        const monday = judged([open("carts"), gap("cache")]);
        expect(told(judged([gap("cache")]))).toEqual(["incomplete", 2, [line("cache")], undefined]);
        const against = written(monday);
        expect(against.gaps).toEqual([line("cache")]);
        expect(told(judged([open("carts"), gap("cache")], { against }))).toEqual(["go", 0, [], [line("cache")]]);
        expect(told(judged([open("carts"), gap("cache"), gap("more")], { against }))).toEqual(["incomplete", 2, [line("more")], [line("cache")]]);
        expect(told(judged([open("carts"), open("orders"), gap("cache")], { against }))).toEqual(["no-go", 1, [], [line("cache")]]);
        expect(told(judged([open("carts")], { against }))).toEqual(["go", 0, [], undefined]);
        // A baseline of before gaps were in it, and one whose findings alone are known.
        expect(told(judged([open("carts"), gap("cache")], { against: { name: "old", findings: against.findings } }))).toEqual([
            "incomplete",
            2,
            [line("cache")],
            undefined,
        ]);
    });

    test("are accepted again by a baseline of a run that was compared with one, sorted", () => {
        const against = written(judged([gap("cache")]));
        const again = judged([gap("more"), gap("cache"), gap("a")], { against });
        expect([...(written(again).gaps ?? [])].sort()).toEqual([line("a"), line("cache"), line("more")]);
        const parsed: unknown = JSON.parse(baselineText(again));
        expect(parsed).toHaveProperty("gaps", [line("a"), line("cache"), line("more")]);
        expect(JSON.parse(baselineText(judged([open("carts")])))).not.toHaveProperty("gaps");
    });

    test("an input that was not read to its end stays incomplete, whatever a baseline says", () => {
        const cut = judged([open("carts"), gap("cache")], {}, false);
        const end = "the input was not read to its end";
        expect(JSON.parse(baselineText(cut))).toHaveProperty("gaps", [line("cache")]);
        const against = { ...written(cut), gaps: [end, line("cache")] };
        expect(told(judged([open("carts"), gap("cache")], { against }, false))).toEqual(["incomplete", 2, [end], [line("cache")]]);
    });

    test("in an emergency a known one is not what stops", () => {
        const against = written(judged([gap("cache")]));
        const breakGlass = { reason: "r", owner: "o", until: "2026-11-30" };
        const codes = [{ against, breakGlass }, { breakGlass }].map((options) =>
            exitCode(judged([open("carts"), gap("cache")], options), { strict: false }),
        );
        expect(codes).toEqual([0, 2]);
    });
});

test("gaps of another form are an error that names the file", () => {
    for (const gaps of ["all", [1], { a: 1 }, null])
        expect(() => inFile(JSON.stringify({ kind: "prodgate-baseline", schema: 1, findings: [], gaps }), readBaseline)).toThrow(
            /b\.json: gaps is not as prodgate writes it; write the file again$/,
        );
});
