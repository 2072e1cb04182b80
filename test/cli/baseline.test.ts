import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { AssessOptions } from "../../cli/assess";
import { acceptedIn } from "../../cli/baseline";
import { assessed, finding, undecided, waived } from "../reports/findings";
import { reportValidator } from "../reports/schema";
import { checkout, exported, inFolder, unwrapped, type Run } from "./run";

jest.setTimeout(120_000);

const table = (name: string, deletionProtectionEnabled: boolean) => ({
    type: "aws:dynamodb/table:Table",
    name,
    inputs: { hashKey: "id", deletionProtectionEnabled, pointInTimeRecovery: { enabled: true } },
});
const files = {
    // The tables' alarms are not what these tests are about.
    "prodgate.yaml": "environments: [{ name: all, stacks: ['*'], elsewhere: [alarms] }]",
    "monday.json": exported([table("carts", false), table("orders", false)]),
    "tuesday.json": exported([table("carts", false), table("orders", true)]),
    "broken.json": exported([table("carts", false), table("sessions", false)]),
};

function expectRefused({ status, stdout, stderr }: Run, text: string): void {
    expect(stderr).toContain(text);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
    expect([stdout, status]).toEqual(["", 2]);
}

test("a baseline accepts what is there, and from then on what is new stops", () =>
    inFolder(files, (run, folder) => {
        expect(run("assess", "monday.json").status).toBe(1);
        const made = run("baseline", "monday.json");
        expect([made.status, made.stdout]).toEqual([0, ""]);
        expect(made.stderr).toMatch(
            /^prodgate-baseline\.json: accepts 2 violations and \d+ undecided\nprodgate assess --against prodgate-baseline\.json stops at new findings only\n$/,
        );
        const text = readFileSync(join(folder, "prodgate-baseline.json"), "utf8");
        run("baseline", "monday.json", "--output", "again.json");
        expect(readFileSync(join(folder, "again.json"), "utf8")).toBe(text);

        const against = (input: string, ...args: readonly string[]) => run("assess", input, "--against", "prodgate-baseline.json", ...args);
        const same = against("monday.json");
        expect(same.status).toBe(0);
        expect(unwrapped(same.stdout)).toContain("verdict: go (2 blockers, ");
        expect(unwrapped(same.stdout)).toContain("compared with prodgate-baseline.json: 0 new, 2 remaining, 0 fixed; the new ones decide");

        const better = against("tuesday.json");
        expect(better.status).toBe(0);
        expect(unwrapped(better.stdout)).toContain('Fixed (1) protected-stateful-resources: database "orders"');

        const worse = against("broken.json", "--format", "json");
        expect(worse.status).toBe(1);
        const report: { findings: { policy: string; change: string; resource: { name: string } }[] } = JSON.parse(worse.stdout);
        expect(reportValidator({ closed: true })(report)).toEqual([]);
        expect(
            report.findings
                .filter(({ policy }) => policy === "protected-stateful-resources")
                .map(({ resource, change }) => `${resource.name} ${change}`),
        ).toEqual(["sessions new", "carts remaining"]);
    }));

test("a baseline that is written again says what it accepts beyond the one before", () =>
    inFolder({ ...files, "notes.txt": "no baseline" }, (run) => {
        expect(run("baseline", "tuesday.json").stderr).not.toContain("before");
        expect(run("baseline", "broken.json").stderr).toContain("\nof these 1 violation was not in the baseline before; 0 that it had are gone\n");
        expect(run("baseline", "tuesday.json").stderr).toContain("\nof these 0 violations were not in the baseline before; 1 that it had is gone\n");
        expect(run("baseline", "tuesday.json", "--output", "notes.txt").stderr).not.toContain("before");
        expect(run("assess", "tuesday.json", "--against", "notes.txt").status).toBe(0);
    }));

test("main's JSON report is as good", () =>
    inFolder(files, (run) => {
        expect(run("assess", "monday.json", "--format", "json", "--output", "main.json").status).toBe(1);
        expect(run("assess", "tuesday.json", "--against", "main.json").status).toBe(0);
        expect(run("assess", "broken.json", "--against", "main.json").status).toBe(1);
    }));

test("a redacted report has the fingerprints that are compared", () =>
    inFolder(files, (run) => {
        run("assess", "monday.json", "--format", "json", "--redact", "--output", "main.json");
        expect(run("assess", "monday.json", "--against", "main.json").status).toBe(0);
    }));

test("what cannot be compared with is one line and exit 2, before anything is read", () =>
    inFolder({ ...files, "other.json": { a: 1 }, "next.json": { kind: "prodgate-baseline", schema: 2, findings: [] }, "half.json": "{" }, (run) => {
        expectRefused(run("assess", "monday.json", "--against", "gone.json"), "prodgate: gone.json: no such file");
        expectRefused(run("assess", "monday.json", "--against", "."), ".: is a folder");
        expectRefused(run("assess", "monday.json", "--against", "half.json"), "half.json:1:2: not valid JSON");
        expectRefused(run("assess", "monday.json", "--against", "other.json"), "other.json: neither a baseline");
        expectRefused(run("assess", "monday.json", "--against", "monday.json"), "monday.json: neither a baseline");
        expectRefused(run("assess", "gone.json", "--against", "next.json"), "next.json: of another schema than 1");
        expectRefused(run("baseline", "monday.json", "--output", "gone/baseline.json"), "gone/baseline.json: cannot be written");
        expectRefused(run("baseline", "gone.json"), "gone.json: no such file");
    }));

test("a baseline of an input that was not read to its end says so, and the verdict stays incomplete", () =>
    inFolder({ "main.tf.json": { resource: { aws_dynamodb_table: { carts: {} }, aws_dax_cluster: { cache: {} }, aws_sqs_queue: 7 } } }, (run) => {
        const { status, stderr } = run("baseline", "main.tf.json");
        expect(status).toBe(0);
        expect(stderr).toContain('\nit accepts 1 gap, too, and what may be in it:\n  aws_dax_cluster "cache" is not supported\n');
        expect(stderr).toContain(
            "\nthe verdict stays incomplete, also with this baseline, until this is seen:\n  the input was not read to its end\n",
        );
        expect(run("assess", "main.tf.json", "--against", "prodgate-baseline.json").status).toBe(2);
    }));

describe("--today", () => {
    test("is the day of the report", () =>
        inFolder(files, (run) => {
            const { stdout } = run("assess", "monday.json", "--today", "2026-02-28", "--format", "json");
            expect(JSON.parse(stdout)).toMatchObject({ today: "2026-02-28" });
        }));

    test.each(["2026-02-29", "today", "", "28.2.2026", "2026-2-28"])("%j is one line and exit 2", (day) =>
        inFolder(files, (run) => {
            for (const command of ["assess", "baseline"])
                expectRefused(run(command, "monday.json", "--today", day), "--today: not a day of the calendar; write it as YYYY-MM-DD");
        }),
    );
});

/** What a program of a user's gets, of one run for each list of options. */
function judged(...options: readonly AssessOptions[]): readonly string[] {
    const script = `
        const { assess } = require(${JSON.stringify(join(checkout, "dist/cli/assess.js"))});
        (async () => {
            for (const options of ${JSON.stringify(options)}) {
                const outcome = await assess(["monday.json"], { today: "2026-11-28", ...options }).catch(({ message }) => message);
                const { verdict, summary, overridden } = outcome.result ?? {};
                console.log(verdict === undefined ? outcome : [verdict, summary.waived + " waived", ...(overridden ? ["overridden"] : [])].join(", "));
            }
        })();`;
    return inFolder({ ...files, "run.js": script }, (run, folder) => {
        expect(run("baseline", "tuesday.json").status).toBe(0);
        const { stdout, stderr } = spawnSync(process.execPath, ["run.js"], { cwd: folder, encoding: "utf8" });
        expect(stderr).toBe("");
        return stdout.trim().split("\n");
    });
}

test("as a function: waivers, an emergency and what it is compared with", () => {
    const waivers = [{ policy: "protected-stateful-resources", resource: "orders", reason: "r", owner: "o", expires: "2026-12-31" }];
    const against = "prodgate-baseline.json";
    expect(
        judged(
            {},
            { waivers },
            { waivers, against },
            { against },
            { breakGlass: { reason: "r", owner: "o", until: "2026-11-28" } },
            { today: "now" },
        ),
    ).toEqual([
        "no-go, 0 waived",
        "no-go, 1 waived",
        "go, 1 waived",
        "no-go, 0 waived",
        "no-go, 0 waived, overridden",
        "--today: not a day of the calendar; write it as YYYY-MM-DD",
    ]);
});

test("a baseline leaves what is waived to the waivers", () => {
    const findings = [finding("carts"), waived("archive", "settings"), undecided("sessions")];
    expect(acceptedIn(assessed(findings), "b.json").lines[0]).toBe(
        "b.json: accepts 1 violation and 1 undecided; 1 waived finding is left to the waivers",
    );
    expect(acceptedIn(assessed([waived("a", "code"), waived("b", "code")]), "b.json").lines[0]).toContain("; 2 waived findings are left to");
});

test("a stack with types that are not supported is adopted on Monday: only gaps that are new are exit 2", () => {
    const resource = (...names: readonly string[]) => ({
        resource: { aws_dynamodb_table: { carts: {} }, aws_dax_cluster: Object.fromEntries(names.map((name) => [name, {}])) },
    });
    inFolder({ "monday.tf.json": resource("cache"), "friday.tf.json": resource("cache", "more") }, (run) => {
        expect(run("assess", "monday.tf.json").status).toBe(1);
        const made = run("baseline", "monday.tf.json");
        expect(made.stderr).toContain('\nit accepts 1 gap, too, and what may be in it:\n  aws_dax_cluster "cache" is not supported\n');
        expect(made.stderr).not.toContain("stays incomplete");
        const same = run("assess", "monday.tf.json", "--against", "prodgate-baseline.json");
        expect(same.status).toBe(0);
        expect(unwrapped(same.stdout)).toContain('1 known gap, accepted by prodgate-baseline.json: aws_dax_cluster "cache" is not supported');
        const later = run("assess", "friday.tf.json", "--against", "prodgate-baseline.json");
        expect(later.status).toBe(2);
        expect(unwrapped(later.stdout)).toContain('aws_dax_cluster "more" is not supported 1 known gap, accepted by');
        expect(run("baseline", "friday.tf.json").stderr).toContain(
            "\nof these 0 violations and 1 gap were not in the baseline before; 0 that it had are gone\n",
        );
    });
});
