import { assessment, type Assessment } from "../../gate/assessment";
import type { KnownFinding } from "../../gate/baseline";
import type { WaiverUse } from "../../gate/waiver";
import type { Severity } from "../../policies/policy";
import { FORMATS, type Format } from "../../reports/formats";
import { filtered } from "../../reports/filtered";
import { pretty } from "../../reports/pretty";
import { reporter } from "../../reports/reporter";
import { resourcesOf, terraform } from "../policies/stack";
import { assessed, finding, NASTY, waived } from "./findings";
import { reportValidator, sarifValidator } from "./schema";
import { xmlDocument, type XmlElement } from "./xml-document";

const use = (state: WaiverUse["state"], line: string, more: Partial<WaiverUse> = {}): WaiverUse => ({
    state,
    policy: "protected-stateful-resources",
    resource: "carts",
    reason: "r",
    owner: "team-shop",
    expires: "2027-03-01",
    from: "settings",
    findings: 1,
    line,
    ...more,
});
const gone: KnownFinding = {
    fingerprint: "0123456789abcdef",
    status: "violation",
    policy: "log-retention",
    severity: "risk",
    resource: 'log store "trail"',
    detail: "days",
    message: 'Log store "trail" keeps logs for 3 days.',
};
const result = assessed([finding("carts", { change: "new" }), finding("orders", { change: "remaining" }), waived("archive", "settings")], {
    waivers: [
        use("used", "Waiver A waives 1 finding until 2027-03-01."),
        use("expiring", "Waiver B expires in 12 days.", { detail: "d", path: "shop/data", from: "code" }),
        use("expired", "Waiver C expired on 2026-11-01.", { at: "prodgate.yaml:12" }),
    ],
    breakGlass: { state: "holds", reason: "INC-7", owner: "ada", until: "2026-11-30", at: "prodgate.yaml:3", line: "Break glass of ada holds." },
    overridden: true,
    comparison: { against: "main.json", new: 1, remaining: 1, fixed: 1, newUndecided: 2 },
    fixed: [gone],
});

function told(of: Assessment, format: Format, redact = false): string {
    const filter = { policies: [], severities: [] };
    return reporter(of, { title: "shop", colour: false, width: 200, sources: new Map(), redact, filter }).report(format);
}

const COMPARED = "compared with main.json: 1 new, 1 remaining, 1 fixed, 2 newly undecided; the new ones decide";

test("a terminal gets the emergency first, what is new before what remains, and the comparison beside the verdict", () => {
    expect(told(result, "pretty").split("\n")).toEqual([
        "shop",
        "no prodgate.yaml: judged as business at stage go-live; judged on 2026-11-28",
        "Break glass of ada holds.",
        "",
        "Blockers (2, 1 new)",
        '  [new] Database "carts" has no standby (multi_az is false by default).',
        "    fix:  Set multi_az = true.",
        "    docs: prodgate explain database-high-availability",
        "",
        '  Database "orders" has no standby (multi_az is false by default).',
        "    fix:  Set multi_az = true.",
        "    docs: prodgate explain database-high-availability",
        "",
        "Waived (1)",
        '  protected-stateful-resources: database "archive" is waived by team-shop in the settings until 2027-03-01: a cache that is filled again',
        "",
        "Waivers to look at (2)",
        "  Waiver B expires in 12 days.",
        "  Waiver C expired on 2026-11-01.",
        "",
        "Fixed (1)",
        '  log-retention: log store "trail" (days)',
        "",
        "verdict: no-go (2 blockers, 0 risks, 0 improvements, 0 undecided, 1 waived; overridden by break glass)",
        COMPARED,
        "checked 0 of 0 resources; 0 hold nothing to check; 0 not supported; 0 of other providers",
        "",
        "Fix first",
        '  1. Database "carts": Set multi_az = true.',
        "",
    ]);
});

test("a filter is for what is fixed, too, and not for the comparison", () => {
    const shown = (severity: Severity) => filtered(result, { policies: [], severities: [severity] });
    expect([shown("blocker").fixed, shown("risk").fixed]).toEqual([[], [gone]]);
    expect(shown("blocker").comparison).toEqual(result.comparison);
});

test("what remains is what to fix first where nothing is new", () => {
    const old = assessed([finding("orders", { change: "remaining" })]);
    expect(told(old, "pretty")).toContain('  1. Database "orders": Set multi_az = true.');
});

test("what a run did not see to its end is not called fixed", () => {
    const unseen = { ...result, incomplete: ["the input was not read to its end"] };
    for (const format of ["pretty", "markdown"] as const) {
        expect(told(unseen, format)).toContain("1 not found again");
        expect(told(unseen, format)).toContain("Not found again (1)");
    }
});

test("a pull request gets the same", () => {
    const text = told(result, "markdown");
    expect(text).toContain("; overridden by break glass)\n\n**Break glass of ada holds.**\n\nshop");
    expect(text).toContain(`${COMPARED}\n`);
    expect(text).toContain("### Blockers (2, 1 new)\n\n- **new** Database");
    expect(text).toContain(
        "<details><summary>Waivers to look at (2)</summary>\n\n- Waiver B expires in 12 days.\n- Waiver C expired on 2026-11-01.\n",
    );
    expect(text).toContain('<details><summary>Fixed (1)</summary>\n\n- log-retention: log store "trail" (days)\n');
    expect(text).not.toContain("Waiver A");
});

test("JSON is as the published schema describes", () => {
    const parsed: object = JSON.parse(told(result, "json"));
    expect(reportValidator({ closed: true })(parsed)).toEqual([]);
    expect(parsed).toMatchObject({
        waivers: [{ state: "used" }, { state: "expiring" }, { state: "expired", at: "prodgate.yaml:12" }],
        breakGlass: { state: "holds", until: "2026-11-30" },
        overridden: true,
        comparison: { against: "main.json", new: 1 },
        fixed: [{ fingerprint: "0123456789abcdef" }],
    });
});

test("SARIF has states of all results, notifications of what to look at, and no result of what is fixed", () => {
    const parsed: {
        readonly runs: readonly [
            {
                readonly results: readonly { readonly baselineState: string; readonly ruleId: string; readonly suppressions: readonly object[] }[];
                readonly invocations: readonly [{ readonly toolConfigurationNotifications: readonly { level: string; message: { text: string } }[] }];
                readonly properties: unknown;
            },
        ];
    } = JSON.parse(told(result, "sarif"));
    expect(sarifValidator()(parsed)).toEqual([]);
    const [{ results, invocations, properties }] = parsed.runs;
    expect(results.slice(0, 2).map(({ baselineState }) => baselineState)).toEqual(["new", "unchanged"]);
    expect(results.map(({ ruleId }) => ruleId)).not.toContain("log-retention");
    expect(invocations[0].toolConfigurationNotifications.map(({ level, message }) => `${level} ${message.text}`)).toEqual([
        "error Break glass of ada holds.",
        "warning Waiver B expires in 12 days.",
        "warning Waiver C expired on 2026-11-01.",
        `note ${COMPARED}`,
    ]);
    expect(properties).toMatchObject({ overridden: true, comparison: { new: 1 }, fixed: [{ policy: "log-retention" }], waivers: [{}, {}, {}] });
});

test("JUnit fails at what is new only, and skips a case for each waiver to look at", () => {
    const cases = xmlDocument(told(result, "junit"))
        .children.flatMap(({ children }) => children)
        .filter(({ name }) => name === "testcase");
    const outcome = ({ attributes, children }: XmlElement) =>
        `${attributes["name"] ?? ""}: ${children.map((one) => `${one.name} ${one.attributes["message"] ?? ""}`.trim()).join() || "passed"}`;
    const all = cases.map(outcome);
    for (const one of [
        'database "carts": failure Database "carts" has no standby (multi_az is false by default).',
        'database "orders": system-out',
        "Break glass is not used: skipped Break glass of ada holds.",
        "Waiver 1 to look at: expiring: skipped Waiver B expires in 12 days.",
        "Waiver 2 to look at: expired: skipped Waiver C expired on 2026-11-01.",
    ])
        expect(all).toContain(one);
    expect(told(result, "junit")).toContain(
        `${COMPARED}\nnot found again: log-retention: log store &quot;trail&quot; (days)\nBreak glass of ada holds.`,
    );
});

describe("what a user wrote in a waiver, in a baseline or for an emergency", () => {
    const written = (text: string): Assessment => ({
        ...assessment(
            [
                {
                    resources: resourcesOf([terraform("aws_dynamodb_table", "carts", { name: "carts", point_in_time_recovery: { enabled: true } })]),
                    notEvaluated: [],
                    complete: true,
                    notes: [],
                },
            ],
            {
                today: "2026-11-28",
                waivers: [
                    { policy: "protected-stateful-resources", resource: "carts", reason: text, owner: text, expires: "2026-12-01", at: text },
                    { policy: text, resource: text, detail: text, reason: text, owner: text, expires: "2026-12-01", at: text },
                ],
                codeWaivers: [{ policy: "log-retention", resource: "*", path: text, reason: text, owner: text, expires: text }],
                breakGlass: { reason: text, owner: text, until: "2026-11-30", at: text },
                against: { name: text, findings: [{ ...gone, resource: text, detail: text, message: text }] },
            },
        ),
    });

    test.each(NASTY)("%j is no command of a terminal or a pipeline, and keeps every format in its form", (text) => {
        const of = written(text);
        expect(of.findings.some(({ status }) => status === "waived")).toBe(true);
        for (const width of [20, 100]) {
            const lines = pretty(of, { title: "shop", colour: false, width }).split("\n");
            // eslint-disable-next-line no-control-regex
            expect(lines.join("")).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
            for (const line of lines) expect(line.trim()).not.toMatch(/^::|##\[|##vso\[/i);
        }
        expect(reportValidator({ closed: true })(JSON.parse(told(of, "json")))).toEqual([]);
        expect(sarifValidator()(JSON.parse(told(of, "sarif")))).toEqual([]);
        expect(xmlDocument(told(of, "junit")).name).toBe("testsuites");
        expect(told(of, "markdown")).not.toMatch(/<img|<h1>|!\[image\]\(|\]\(https:\/\/evil|@octocat/);
    });

    test.each(FORMATS)("with --redact %s shows no account, host or domain of it", (format) => {
        for (const hidden of ["918273645546", "api.acme-shop.io", "team@acme-shop.io", "db.acme-shop.lidl"]) {
            const text = told(written(hidden), format, true);
            expect(text).not.toContain(hidden);
            expect(text).not.toContain("acme-shop");
            expect(text).toMatch(/account-1|domain-1/);
        }
        expect(told(result, "json", true)).toContain("0123456789abcdef");
    });

    test("a host that only a waiver or only a baseline names is one, whatever its last label", () => {
        const host = "db.acme-shop.lidl";
        const waiver = use("unmatched", `Waiver of x for "${host}" waives nothing.`, { resource: host });
        const alone: readonly Assessment[] = [
            assessed([], { waivers: [waiver] }),
            assessed([], { waivers: [{ ...waiver, resource: "x", detail: host }] }),
            assessed([], { fixed: [{ ...gone, resource: `record "${host}"` }] }),
            assessed([], { fixed: [{ ...gone, detail: host }] }),
        ];
        for (const of of alone) for (const format of FORMATS) expect(told(of, format, true)).not.toContain("acme-shop");
    });

    test("an address that a waiver names is no host", () => {
        const of = assessment(
            [
                {
                    resources: resourcesOf([terraform("aws_dynamodb_table", "carts", { name: "carts", point_in_time_recovery: { enabled: true } })]),
                    notEvaluated: [],
                    complete: true,
                    notes: [],
                },
            ],
            {
                today: "2026-11-28",
                waivers: [
                    { policy: "protected-stateful-resources", resource: "aws_dynamodb_table.carts", reason: "r", owner: "o", expires: "2026-12-01" },
                ],
            },
        );
        expect(told(of, "json", true)).toContain('"address": "aws_dynamodb_table.carts"');
    });
});

describe("known gaps", () => {
    const lines = ['aws_dax_cluster "cache" is not supported', 'aws_dax_cluster "more" is not supported'];
    const known = { ...result, knownGaps: lines };
    const said = "2 known gaps, accepted by main.json";

    test.each<[Format, readonly string[]]>([
        ["pretty", [`${said}:\n  ${lines[0] ?? ""}\n  ${lines[1] ?? ""}\n`, "2 known gaps)", "Not found again (1)"]],
        ["markdown", ["2 known gaps)", `${said}\n`, "<summary>Known gaps (2)</summary>", "is not supported", "Not found again (1)"]],
        ["junit", [`<skipped message="${said}">`, "known gap: aws_dax_cluster"]],
        ["sarif", ["known gap: aws_dax_cluster", '"knownGaps"']],
        ["json", ['"knownGaps"']],
    ])("are in %s, and nothing is called fixed", (format, texts) => {
        for (const text of texts) expect(told(known, format)).toContain(text);
        expect(told(known, format)).not.toMatch(/\d fixed/);
    });

    test("beside those that are new, too, and as the schema describes", () => {
        const both = { ...known, incomplete: ["new"] };
        for (const format of FORMATS) expect(told(both, format)).toMatch(/is not supported/);
        expect(reportValidator({ closed: true })(JSON.parse(told(both, "json")))).toEqual([]);
        expect(sarifValidator()(JSON.parse(told(both, "sarif")))).toEqual([]);
        expect(told(both, "junit")).toContain('type="incomplete" message="1 gap">new</error>');
    });
});
