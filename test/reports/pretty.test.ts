import { assessment, type Assessment, type Finding } from "../../gate/assessment";
import { pretty, type PrettyOptions } from "../../reports/pretty";
import { wrapped } from "../../policies/wrapped";
import type { Input } from "../../resources/resource";
import { assessed, finding, NASTY, undecided, waived } from "./findings";
import { pulumiAws, resourcesOf, terraform, type Declared } from "../policies/stack";

function judged(stack: readonly Declared[], more: Partial<Input> = {}): Assessment {
    return assessment([{ resources: resourcesOf(stack), notEvaluated: [], complete: true, notes: [], ...more }]);
}

function report(result: Assessment, options: Partial<PrettyOptions> = {}): readonly string[] {
    return pretty(result, { title: "shop", colour: false, width: 100, ...options }).split("\n");
}

/** What is in force without settings. */
const DEFAULTS = "no prodgate.yaml: judged as business at stage go-live";
const table = (name: string) => terraform("aws_dynamodb_table", name, { name, deletion_protection_enabled: false });
const database = terraform("aws_db_instance", "orders", { engine: "postgres", publicly_accessible: true });

describe("findings", () => {
    const findings = [
        finding("carts", {}),
        finding("orders", { policy: "no-public-data-stores", message: 'Database "orders" is public.', fix: "Set public = false.", docs: "docs: p" }),
        finding("orders", {}),
        finding("archive", { policy: "protected", message: 'Database "archive" is not protected.', fix: "Set protect = true.", docs: "docs: s" }),
        finding("orders", { policy: "pooled", message: 'Database "orders" is not pooled.', fix: "Set pooled = true.", docs: "docs: t" }),
        finding("jobs", {
            kind: "queue",
            policy: "dead-letter-queues",
            severity: "risk",
            message: 'Queue "jobs" has no dead-letter queue, so that what cannot be processed is lost (redrive_policy is absent).',
            fix: "Add a queue for messages that fail, and set redrive_policy = jsonencode({ deadLetterTargetArn = <its ARN>, maxReceiveCount = 5 }).",
            docs: "prodgate explain dead-letter-queues",
        }),
    ];
    const result = (placed: readonly Finding[] = findings): Assessment => ({ ...judged([]), findings: placed, verdict: "no-go" });

    test("what one change fixes is one entry, entries of one resource stand together, and three are said first", () => {
        const lines = report(result());
        expect(
            lines.slice(
                0,
                lines.findIndex((line) => line.startsWith("verdict:")),
            ),
        ).toEqual([
            "shop",
            DEFAULTS,
            "",
            "Blockers (5)",
            '  Database "carts" has no standby (multi_az is false by default).',
            '    also: database "orders"',
            "    fix:  Set multi_az = true.",
            "    docs: prodgate explain database-high-availability",
            "",
            '  Database "orders" is public.',
            "    fix:  Set public = false.",
            "    docs: docs: p",
            '  Database "orders" is not pooled.',
            "    fix:  Set pooled = true.",
            "    docs: docs: t",
            "",
            '  Database "archive" is not protected.',
            "    fix:  Set protect = true.",
            "    docs: docs: s",
            "",
            "Risks (1)",
            '  Queue "jobs" has no dead-letter queue, so that what cannot be processed is lost (redrive_policy is',
            "    absent).",
            "    fix:  Add a queue for messages that fail, and set redrive_policy = jsonencode({",
            "          deadLetterTargetArn = <its ARN>, maxReceiveCount = 5 }).",
            "    docs: prodgate explain dead-letter-queues",
            "",
        ]);
        expect(lines.slice(lines.indexOf("Fix first"))).toEqual([
            "Fix first",
            '  1. Database "carts" and 1 other: Set multi_az = true.',
            '  2. Database "orders": Set public = false.',
            '  3. Database "archive": Set protect = true.',
            "",
        ]);
    });

    test("what is due to one thing is one entry, with what helps all of them", () => {
        const cause = { problem: "Nothing stands by here", fix: "Add a standby for each of them." };
        const due = [finding("carts", { cause }), finding("jobs", { kind: "queue", fix: "Set standby.", cause }), finding("orders", { cause })];
        const lines = report(result(due));
        expect(lines.slice(3, 7)).toEqual([
            "Blockers (3)",
            '  Nothing stands by here: databases "carts" and "orders", queue "jobs".',
            "    fix:  Add a standby for each of them.",
            "    docs: prodgate explain database-high-availability",
        ]);
        expect(lines).toContain('  1. Database "carts" and 2 others: Add a standby for each of them.');
        expect(report(result(due.slice(0, 1))).slice(4, 6)).toEqual([
            '  Database "carts" has no standby (multi_az is false by default).',
            "    fix:  Set multi_az = true.",
        ]);
    });

    test("the places of an entry are in one line, each once", () => {
        const at = (...lines: readonly string[]) => findings.slice(0, 3).map((one, index) => ({ ...one, location: lines[index] ?? "main.ts:9" }));
        const places = (...lines: readonly string[]) => report(result(at(...lines))).filter((line) => line.includes("main.ts"));
        expect(places("main.ts:7", "main.ts:8")).toEqual(["    at:   main.ts:7, main.ts:9", "    at:   main.ts:8"]);
        expect(places("main.ts:9", "main.ts:8")).toEqual(["    at:   main.ts:9", "    at:   main.ts:8"]);
    });

    test("programs are named, and with several that of each finding", () => {
        const shop = { name: "shop", stack: "prod" };
        const stock = { name: "stock", stack: "prod" };
        expect(report({ ...judged([]), programs: [shop] }).slice(0, 3)).toEqual(["shop", "program shop, stack prod", DEFAULTS]);
        const owned = findings.slice(0, 3).map((one, index) => ({ ...one, program: index === 0 ? shop : stock, location: "main.ts:9" }));
        const lines = report({ ...result(owned), programs: [shop, stock] });
        expect(lines.slice(0, 4)).toEqual(["shop", "program shop, stack prod", "program stock, stack prod", DEFAULTS]);
        expect(lines.filter((line) => line.includes("  in:"))).toEqual([
            "    in:   program shop, stack prod; program stock, stack prod",
            "    in:   program stock, stack prod",
        ]);
    });

    test("blockers can be left out, where an error says them", () => {
        const lines = report(result(), { without: ({ severity }) => severity === "blocker" });
        expect(lines).not.toContain("Blockers (5)");
        expect(lines).toContain("Risks (1)");
    });
});

describe("the verdict", () => {
    const ready = pulumiAws("secretsmanager/secretVersion:SecretVersion", "key", { secretId: "key" });

    test("go lists what was checked", () => {
        const result = {
            ...judged([ready, terraform("aws_vpc", "main")]),
            policies: { a: { judged: 1, violations: 0, undecided: 0 }, b: { judged: 0, violations: 0, undecided: 0 } },
        };
        expect(report(result)).toEqual([
            "shop",
            DEFAULTS,
            "",
            "verdict: go (0 blockers, 0 risks, 0 improvements, 0 undecided)",
            "checked 1 of 2 resources; 1 holds nothing to check; 0 not supported; 0 of other providers",
            "Checked 1 secret by 1 of 2 policies.",
            "",
        ]);
    });

    test("incomplete names what was not checked", () => {
        const remote = 'the remote component awsx:ecs:FargateService "web" was not evaluated: its resources are not seen';
        const result = judged([ready, terraform("aws_dax_cluster", "cache")], { notEvaluated: [remote], hidden: [remote] });
        expect(report(result, { width: 80 })).toEqual([
            "shop",
            DEFAULTS,
            "",
            "Not evaluated (1)",
            '  the remote component awsx:ecs:FargateService "web" was not evaluated: its',
            "    resources are not seen",
            "",
            "Not supported: aws_dax_cluster",
            "",
            "verdict: incomplete (0 blockers, 0 risks, 0 improvements, 0 undecided)",
            '  the remote component awsx:ecs:FargateService "web" was not evaluated: its',
            "    resources are not seen",
            '  aws_dax_cluster "cache" is not supported',
            "checked 1 of 2 resources; 0 hold nothing to check; 1 not supported; 0 of other",
            "  providers; 1 not evaluated",
            "",
        ]);
    });

    test("colours change nothing else", () => {
        const result = judged([table("carts"), terraform("aws_dax_cluster", "cache")]);
        // eslint-disable-next-line no-control-regex
        const plain = report(result, { colour: true }).map((line) => line.replaceAll(/\u001b\[\d+m/g, ""));
        expect(plain).toEqual(report(result));
    });
});

describe("words wrap", () => {
    test.each([
        ["fits", "one two", { width: 7 }, ["one two"]],
        ["does not fit", "one two", { width: 6 }, ["one", "two"]],
        ["hangs", "one two three", { width: 9, first: "- ", hang: "  " }, ["- one two", "  three"]],
        ["hangs as it starts", "one two", { width: 6, first: "> " }, ["> one", "> two"]],
        ["a word that is too long", "a-very-long-word x", { width: 6, hang: "  " }, ["a-very-long-word", "  x"]],
        ["no text", "", { width: 6, first: "  " }, ["  "]],
    ])("%s", (_, text, layout, lines) => {
        expect(wrapped(text, layout)).toEqual(lines);
    });

    test("no line of a report is wider than the terminal, unless one word is", () => {
        const result = judged([
            database,
            terraform("aws_lb", "front"),
            terraform("aws_sqs_queue", "jobs"),
            terraform("aws_cloudwatch_metric_alarm", "x"),
        ]);
        for (const width of [40, 60, 100])
            for (const line of report(result, { width }).filter((one) => one.length > width)) expect(line.trim().split(" ")).toHaveLength(1);
    });
});

describe("any name", () => {
    const lines = (name: string, width: number) =>
        report(assessed([finding(name, { fix: `Set ${name}.`, location: `${name}:1` }), undecided(name), waived(name, "settings")]), {
            title: name,
            width,
        });

    test.each(NASTY)("%j stays on its line, and no terminal or pipeline obeys it", (name) => {
        for (const width of [20, 100]) {
            const written = lines(name, width);
            // eslint-disable-next-line no-control-regex
            expect(written.join("")).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
            for (const line of written) expect(line.trim()).not.toMatch(/^::|##\[|##vso\[/i);
        }
    });

    test.each(["::error::x", "##[error]x", "##vso[task.setvariable variable=a]b"])("%s is shown as it is written", (name) => {
        expect(lines(name, 30).join(" ").replaceAll("\u200b", "")).toContain(name.split(" ")[0]);
    });
});
