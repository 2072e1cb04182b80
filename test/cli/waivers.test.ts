import { exported, inFolder, unwrapped } from "./run";

jest.setTimeout(120_000);

const files = {
    "stack.json": exported([{ type: "aws:dynamodb/table:Table", name: "carts", inputs: { hashKey: "id", deletionProtectionEnabled: false } }]),
};
const waiver = (more: object = {}) => ({
    policy: "protected-stateful-resources",
    resource: "carts",
    reason: "filled again",
    owner: "team-shop",
    expires: "2026-12-31",
    ...more,
});
const settled = (content: object) => ({ ...files, "prodgate.yaml": JSON.stringify(content, undefined, 1) });

test("a waiver of prodgate.yaml holds to its last day, and the blocker is back the day after", () =>
    inFolder(settled({ waivers: [waiver()] }), (run) => {
        const held = run("assess", "stack.json", "--today", "2026-12-31");
        expect(held.status).toBe(0);
        expect(unwrapped(held.stdout)).toContain("is waived by team-shop in the settings (prodgate.yaml:");
        const over = run("assess", "stack.json", "--today", "2027-01-01");
        expect(over.status).toBe(1);
        expect(unwrapped(over.stdout)).toContain("expired on 2026-12-31: 1 finding counts again.");
    }));

test("break-glass of prodgate.yaml keeps a no-go from stopping, to its last day", () =>
    inFolder(settled({ "break-glass": { reason: "INC-7", owner: "ada", until: "2026-11-30" } }), (run) => {
        const held = run("assess", "stack.json", "--today", "2026-11-28");
        expect([held.status, held.stdout.includes("overridden by break glass")]).toEqual([0, true]);
        expect(run("assess", "stack.json", "--today", "2026-12-01").status).toBe(1);
    }));

test("what is written for too long is one line with its place, and exit 2", () =>
    inFolder(settled({ waivers: [waiver({ expires: "2029-01-01" })], "break-glass": { reason: "r", owner: "o", until: "2027-01-01" } }), (run) => {
        for (const command of ["assess", "baseline"]) {
            const { status, stdout, stderr } = run(command, "stack.json", "--today", "2026-11-28");
            expect([status, stdout]).toEqual([2, ""]);
            expect(stderr).toMatch(
                /^prodgate: prodgate\.yaml:\d+: the waiver of protected-stateful-resources expires more than a year ahead: [^\n]*; prodgate\.yaml:\d+: break-glass holds more than 7 days ahead: [^\n]*\n$/,
            );
        }
    }));
