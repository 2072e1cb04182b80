/** JUnit's XML, as Jenkins, GitLab and Azure Pipelines read it: a suite per policy, a case per resource with a finding. */

import { grouped } from "../architecture/grouped";
import { stops } from "../gate/accepted";
import type { Finding } from "../gate/assessment";
import { coverageLine } from "../gate/coverage";
import { catalogue } from "../policies/catalogue";
import { nameOf } from "../policies/judgement";
import type { Policy } from "../policies/policy";
import { counted } from "./counted";
import { filterLine, type Reported } from "./filtered";
import { comparisonLine, elsewhereLines, fixedLines, knownGapsLine, settingsLine, unenforcedLine, verdictText, waiverText } from "./said";
import type { SourceOf } from "./source";
import { element } from "./xml";

/**
 * A case fails where a violation is mandatory, and new where the run is compared; what is advisory or was there before passes and says so in its output; what is undecided or waived is skipped with its
 * reason. What was not seen is an error of the suite `prodgate`: a run that did not see everything is not green.
 */
export function junit(result: Reported, sourceOf: SourceOf): string {
    const byPolicy = grouped(result.findings, ({ policy }) => policy);
    const { policies = [], severities = [] } = result.filter ?? {};
    const isShown = ({ name, severity }: Policy) =>
        (policies.length === 0 || policies.includes(name)) && (severities.length === 0 || severities.includes(severity));
    const suites = [
        runSuite(result),
        ...catalogue
            .filter(isShown)
            .map((policy) => policySuite(policy, byPolicy.get(policy.name) ?? [], result.policies[policy.name]?.judged ?? 0, sourceOf)),
    ];
    const totals = sumOf(suites.map(({ counts }) => counts));
    const lines = element(
        "testsuites",
        { name: "prodgate", ...totals },
        suites.flatMap(({ lines }) => lines),
    );
    return `<?xml version="1.0" encoding="UTF-8"?>\n${lines.join("\n")}\n`;
}

interface Counts {
    readonly tests: number;
    readonly failures: number;
    readonly errors: number;
    readonly skipped: number;
}

interface Suite {
    readonly counts: Counts;
    readonly lines: readonly string[];
}

type Outcome = "passed" | "failures" | "errors" | "skipped";

interface Case {
    readonly outcome: Outcome;
    readonly lines: readonly string[];
}

function sumOf(all: readonly Counts[]): Counts {
    const sum = (of: (counts: Counts) => number) => all.reduce((total, counts) => total + of(counts), 0);
    return {
        tests: sum((one) => one.tests),
        failures: sum((one) => one.failures),
        errors: sum((one) => one.errors),
        skipped: sum((one) => one.skipped),
    };
}

function suiteOf(name: string, cases: readonly Case[], output: readonly string[] = []): Suite {
    const count = (outcome: Outcome) => cases.filter((one) => one.outcome === outcome).length;
    const counts = { tests: cases.length, failures: count("failures"), errors: count("errors"), skipped: count("skipped") };
    const text = output.length === 0 ? [] : element("system-out", {}, output.join("\n"));
    return { counts, lines: element("testsuite", { name, ...counts, time: 0 }, [...cases.flatMap(({ lines }) => lines), ...text]) };
}

/** What the run itself says: how far it saw. */
function runSuite(result: Reported): Suite {
    const { incomplete, knownGaps = [], failures, coverage, settings, verdict, waivers = [], breakGlass } = result;
    const missing = [...failures, ...incomplete];
    const attributes = { classname: "prodgate", name: "Everything that may hold a blocker is seen", time: 0 };
    const message = counted(missing.length, "gap");
    const gaps = knownGapsLine(result);
    const seen: Case =
        missing.length > 0
            ? { outcome: "errors", lines: element("testcase", attributes, element("error", { type: "incomplete", message }, missing.join("\n"))) }
            : gaps === undefined
              ? { outcome: "passed", lines: element("testcase", attributes) }
              : { outcome: "skipped", lines: element("testcase", attributes, element("skipped", { message: gaps }, knownGaps.join("\n"))) };
    const nothing: readonly Case[] =
        verdict === "not-applicable"
            ? [
                  {
                      outcome: "skipped",
                      lines: element(
                          "testcase",
                          { classname: "prodgate", name: "Something is there to judge", time: 0 },
                          element("skipped", { message: "nothing in the input is what a policy asks for" }),
                      ),
                  },
              ]
            : [];
    const looked = waivers
        .filter(({ state }) => state !== "used")
        .map(({ state, line }, at): Case => ({
            outcome: "skipped",
            lines: element(
                "testcase",
                { classname: "prodgate-waivers", name: `Waiver ${String(at + 1)} to look at: ${state}`, time: 0 },
                element("skipped", { message: line }),
            ),
        }));
    const overriding: readonly Case[] =
        breakGlass === undefined
            ? []
            : [
                  {
                      outcome: "skipped",
                      lines: element(
                          "testcase",
                          { classname: "prodgate", name: "Break glass is not used", time: 0 },
                          element("skipped", { message: breakGlass.line }),
                      ),
                  },
              ];
    const filter = filterLine(result);
    const unenforced = unenforcedLine(result);
    const comparison = comparisonLine(result);
    const output = [
        `verdict: ${verdictText(result)}`,
        coverageLine(coverage, coverage.notEvaluated.length),
        ...coverage.notEvaluated.map((line) => `not evaluated: ${line}`),
        settingsLine(result),
        ...(unenforced === undefined ? [] : [unenforced]),
        ...elsewhereLines(result),
        ...(settings?.remarks ?? []),
        ...(filter === undefined ? [] : [filter]),
        ...(comparison === undefined ? [] : [comparison]),
        ...knownGaps.map((line) => `known gap: ${line}`),
        ...fixedLines(result).map((line) => `not found again: ${line}`),
        ...(breakGlass === undefined ? [] : [breakGlass.line]),
    ];
    return suiteOf("prodgate", [seen, ...nothing, ...overriding, ...looked], output);
}

function policySuite({ name, title }: Policy, findings: readonly Finding[], judged: number, sourceOf: SourceOf): Suite {
    const whole = (content?: readonly string[]) => element("testcase", { classname: name, name: title, time: 0 }, content);
    if (findings.length > 0)
        return suiteOf(
            name,
            findings.map((finding) => caseOf(finding, sourceOf)),
        );
    const nothing: Case = { outcome: "skipped", lines: whole(element("skipped", { message: "nothing to judge" })) };
    return suiteOf(name, [judged === 0 ? nothing : { outcome: "passed", lines: whole() }]);
}

function caseOf(finding: Finding, sourceOf: SourceOf): Case {
    const { policy, resource, detail, message, because = [], program } = finding;
    const source = sourceOf(finding);
    const named = `${nameOf(resource)}${detail === undefined ? "" : ` (${detail})`}${program === undefined ? "" : ` of ${program.name}, ${program.stack}`}`;
    const written = (outcome: Outcome, content: readonly string[]): Case => ({
        outcome,
        lines: element("testcase", { classname: policy, name: named, time: 0, file: source?.file, line: source?.line }, content),
    });
    if (finding.status === "waived") return written("skipped", element("skipped", { message: `${message} ${waiverText(finding)}` }));
    if (finding.status === "undecided") return written("skipped", element("skipped", { message: `${message} ${because.join("; ")}` }));
    if (!stops(finding)) return written("passed", element("system-out", {}, `${finding.severity}, ${finding.enforcement}\n${bodyOf(finding)}`));
    return written("failures", element("failure", { type: finding.severity, message }, bodyOf(finding)));
}

function bodyOf({ message, fix, docs, resource, change }: Finding): string {
    return [
        message,
        ...(change === undefined ? [] : [`compared: ${change}`]),
        ...(fix === undefined ? [] : [`fix: ${fix}`]),
        ...(docs === undefined ? [] : [`docs: ${docs}`]),
        `resource: ${resource.path ?? resource.address}`,
    ].join("\n");
}
