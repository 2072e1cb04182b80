import { assessment } from "../../gate/assessment";
import type { Input } from "../../resources/resource";
import { resourcesOf, terraform, type Declared } from "../policies/stack";

const today = "2026-11-22";

function input(...stack: readonly Declared[]): Input {
    return { resources: resourcesOf(stack), notEvaluated: [], complete: true, notes: [] };
}

describe("inputs that declare the same address", () => {
    const open = terraform("aws_dynamodb_table", "carts", { name: "carts" });
    const kept = terraform("aws_dynamodb_table", "carts", { name: "carts", deletion_protection_enabled: true });
    const other = terraform("aws_dynamodb_table", "orders", { name: "orders", deletion_protection_enabled: true });

    test.each([
        ["the ready one first", [kept, open]],
        ["the ready one last", [open, kept]],
    ])("are never go, and say so: %s", (_, tables) => {
        const { verdict, coverage } = assessment(
            tables.map((table) => input(table)),
            { today },
        );
        expect(verdict).toBe("no-go");
        expect(coverage).toMatchObject({ resources: 1, judged: 1, complete: false });
        expect(coverage.notEvaluated).toEqual(["two inputs declare aws_dynamodb_table.carts: only the first is seen; assess them one by one"]);
    });

    test("others are one architecture", () => {
        expect(assessment([input(kept), input(other)], { today })).toMatchObject({ verdict: "go", coverage: { resources: 2, complete: true } });
    });
});
