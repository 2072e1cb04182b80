import { assessment, type Assessment } from "../../gate/assessment";
import { breakGlassProblem, type BreakGlass } from "../../gate/break-glass";
import { exitCode } from "../../gate/exit-code";
import { resourcesOf, terraform } from "../policies/stack";

const written: BreakGlass = { reason: "INC-7: checkout is down", owner: "ada@example.com", until: "2026-11-30", at: "prodgate.yaml:3" };

function judged(protectedTable: boolean, today: string, breakGlass: BreakGlass = written, complete = true): Assessment {
    const stack = [
        terraform("aws_dynamodb_table", "carts", {
            name: "carts",
            point_in_time_recovery: { enabled: true },
            deletion_protection_enabled: protectedTable,
        }),
    ];
    return assessment([{ resources: resourcesOf(stack), notEvaluated: [], complete, notes: [] }], { today, breakGlass });
}

const outcome = (result: Assessment) => [result.verdict, result.overridden, result.breakGlass?.state, exitCode(result, { strict: false })];

test("to its last day mandatory findings do not stop, stay findings, and the verdict stays no-go", () => {
    for (const today of ["2026-11-28", "2026-11-30"]) {
        const result = judged(false, today);
        expect(outcome(result)).toEqual(["no-go", true, "holds", 0]);
        expect(result.summary).toMatchObject({ blockers: 1, mandatory: 1, waived: 0 });
        expect(result.findings.map(({ status, enforcement }) => `${status} ${enforcement}`)).toContain("violation mandatory");
        expect(result.breakGlass?.line).toBe(
            "Break glass (prodgate.yaml:3) of ada@example.com holds until 2026-11-30: 1 mandatory finding does not stop. Reason: INC-7: checkout is down",
        );
    }
});

test("the day after it stops, and says that it is to be removed", () => {
    const result = judged(false, "2026-12-01");
    expect(outcome(result)).toEqual(["no-go", undefined, "over", 1]);
    expect(result.breakGlass?.line).toBe(
        "Break glass (prodgate.yaml:3) was over after 2026-11-30 and overrides nothing: remove it (owner: ada@example.com).",
    );
});

test("where nothing stops, it is in the report all the same", () => {
    const result = judged(true, "2026-11-28");
    expect(outcome(result)).toEqual(["go", undefined, "holds", 0]);
    expect(result.breakGlass?.line).toContain("holds until 2026-11-30: nothing here is stopped.");
});

test("what was not seen, and defects, stop all the same", () => {
    expect(outcome(judged(false, "2026-11-28", written, false))).toEqual(["no-go", true, "holds", 2]);
    expect(outcome(judged(true, "2026-11-28", written, false))).toEqual(["incomplete", undefined, "holds", 2]);
    expect(exitCode({ ...judged(false, "2026-11-28"), failures: ["x"] }, { strict: false })).toBe(70);
});

describe("that is not complete", () => {
    test.each<[string, Partial<BreakGlass>, string]>([
        ["no reason", { reason: " " }, "has no reason: add reason"],
        ["no owner", { owner: "" }, "has no owner: add owner"],
        ["no last day", { until: "" }, "has no last day: add until with a day, at most 7 days ahead (YYYY-MM-DD)"],
        ["no day", { until: "2026-11-31" }, "has a last day that is not a day of the calendar: write until as YYYY-MM-DD"],
        ["eight days", { until: "2026-12-06" }, "holds more than 7 days ahead: the last day it may have is 2026-12-05"],
    ])("with %s overrides nothing", (_, more, problem) => {
        expect(breakGlassProblem({ ...written, ...more }, "2026-11-28")).toBe(problem);
        const result = judged(false, "2026-11-28", { ...written, ...more });
        expect(outcome(result)).toEqual(["no-go", undefined, "refused", 1]);
        expect(result.breakGlass?.line).toBe(`Break glass (prodgate.yaml:3) ${problem}. It overrides nothing.`);
    });

    test("and one of seven days is", () => {
        expect(breakGlassProblem({ ...written, until: "2026-12-05" }, "2026-11-28")).toBeUndefined();
        expect(breakGlassProblem({}, "2026-11-28")).toMatch(/^has no reason/);
    });
});
