/** SARIF 2.1.0, which code scanning reads. https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */

import { isAbsolute } from "node:path";
import { pathToFileURL } from "node:url";
import { toUSVString } from "node:util";
import type { Finding } from "../gate/assessment";
import { coverageLine } from "../gate/coverage";
import { catalogue } from "../policies/catalogue";
import { homepage, version } from "../policies/package";
import { pageOf, sectionOf } from "../policies/page";
import type { Policy, Severity } from "../policies/policy";
import type { Reported } from "./filtered";
import { comparisonLine, elsewhereLines, settingsLine, waiverLines, waiverText } from "./said";
import type { Source, SourceOf } from "./source";

/** One run; the same bytes for the same input. */
export function sarif(result: Reported, sourceOf: SourceOf): string {
    const ruleIndex = new Map(catalogue.map(({ name }, index) => [name, index]));
    const log = {
        $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        version: "2.1.0",
        runs: [
            {
                tool: { driver: driver() },
                invocations: [invocation(result)],
                columnKind: "utf16CodeUnits",
                results: result.findings.map((finding) => resultOf(finding, ruleIndex.get(finding.policy), sourceOf(finding))),
                properties: {
                    verdict: result.verdict,
                    today: result.today,
                    summary: result.summary,
                    coverage: coverageLine(result.coverage, result.coverage.notEvaluated.length),
                    ...(result.settings === undefined ? {} : { settings: settingsLine(result) }),
                    ...(result.filter === undefined ? {} : { filter: result.filter }),
                    ...(result.waivers === undefined ? {} : { waivers: result.waivers }),
                    ...(result.knownGaps === undefined ? {} : { knownGaps: result.knownGaps }),
                    ...(result.breakGlass === undefined ? {} : { breakGlass: result.breakGlass, overridden: result.overridden === true }),
                    // Not results with the state absent: code scanning would open an alert for what is fixed.
                    ...(result.comparison === undefined ? {} : { comparison: result.comparison, fixed: result.fixed }),
                },
            },
        ],
    };
    return `${JSON.stringify(log, undefined, 2)}\n`;
}

const LEVELS: Readonly<Record<Severity, "error" | "warning" | "note">> = { blocker: "error", risk: "warning", improvement: "note" };

/** Code scanning shows a rule with the tag `security` by this number: high from 7.0, medium from 4.0, low below. */
const SECURITY_SEVERITY: Readonly<Record<Severity, string>> = { blocker: "8.0", risk: "5.5", improvement: "2.0" };

function driver(): object {
    return {
        name: "prodgate",
        version,
        semanticVersion: version,
        ...(homepage === undefined ? {} : { informationUri: homepage }),
        rules: catalogue.map(ruleOf),
    };
}

function ruleOf(policy: Policy): object {
    const { name, title, severity, area, controls, items } = policy;
    const page = pageOf(name) ?? "";
    return {
        id: name,
        name: name
            .split("-")
            .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
            .join(""),
        shortDescription: { text: `${title}.` },
        fullDescription: { text: sectionOf(page, "Why") ?? `${title}.` },
        ...(homepage === undefined ? {} : { helpUri: `${homepage}/docs/policies/${name}.md` }),
        help: helpOf(title, page, name),
        defaultConfiguration: { level: LEVELS[severity] },
        properties: {
            tags: [area, ...items, ...Object.entries(controls).flatMap(([framework, all]) => all.map((one) => `${framework}/${one}`))],
            "problem.severity": PROBLEM_SEVERITY[severity],
            ...(area === "security" ? { "security-severity": SECURITY_SEVERITY[severity] } : {}),
        },
    };
}

const PROBLEM_SEVERITY: Readonly<Record<Severity, string>> = { blocker: "error", risk: "warning", improvement: "recommendation" };

/** The parts of the page that a person at an alert needs: not the list of types, whose links lead nowhere from there. */
const HELP = ["Why", "When it does not apply", "Avoid", "Prefer", "References"];

function helpOf(title: string, page: string, name: string): { readonly text: string; readonly markdown?: string } {
    const sections = HELP.flatMap((heading) => {
        const text = sectionOf(page, heading);
        return text === undefined ? [] : [`## ${heading}\n\n${text}`];
    });
    const more = `prodgate explain ${name} prints the whole page.`;
    const why = sectionOf(page, "Why");
    const text = [`${title}.`, ...(why === undefined ? [] : [why]), more].join("\n\n");
    return sections.length === 0 ? { text } : { text, markdown: [`# ${title}`, ...sections, more].join("\n\n") };
}

function resultOf(finding: Finding, ruleIndex: number | undefined, source: Source | undefined): object {
    const { policy, severity, status, message, fix, because = [], resource, fingerprint, change } = finding;
    const undecided = fix === undefined && because.length > 0;
    const why = undecided ? because.map((clause) => `${clause}.`) : [];
    return {
        ruleId: policy,
        ...(ruleIndex === undefined ? {} : { ruleIndex }),
        // "The tool concluded that there was insufficient information to decide whether a problem exists" (3.27.9); its level is none (3.27.10).
        kind: undecided ? "open" : "fail",
        level: undecided ? "none" : LEVELS[severity],
        // Code scanning and this standard read brackets as links.
        message: { text: [message, ...why, ...(fix === undefined ? [] : [fix])].join(" ").replaceAll(/[\\[\]]/g, "\\$&") },
        locations: [locationOf(resource, source)],
        partialFingerprints: { "prodgate/v1": fingerprint },
        // 3.27.23: present on all results where it is present on one.
        suppressions: status === "waived" ? [suppressionOf(finding)] : [],
        ...(change === undefined ? {} : { baselineState: change === "new" ? "new" : "unchanged" }),
        properties: propertiesOf(finding),
    };
}

function suppressionOf(finding: Finding): object {
    return { kind: finding.waiver?.from === "code" ? "inSource" : "external", status: "accepted", justification: waiverText(finding) };
}

function locationOf({ name, address, path, kind }: Finding["resource"], source: Source | undefined): object {
    return {
        ...(source === undefined
            ? {}
            : {
                  physicalLocation: {
                      artifactLocation: { uri: uriOf(source.file), ...(isAbsolute(source.file) ? {} : { uriBaseId: "%SRCROOT%" }) },
                      // Code scanning shows only what has a line: the first stands for the file.
                      region: { startLine: source.line ?? 1 },
                  },
              }),
        logicalLocations: [{ name, fullyQualifiedName: path ?? address, kind: "resource", properties: { kind, address } }],
    };
}

function uriOf(file: string): string {
    if (isAbsolute(file)) return pathToFileURL(file).href;
    return file.split("/").map(encodedSegment).join("/");
}

/** Half of a surrogate pair cannot be encoded. */
function encodedSegment(segment: string): string {
    return encodeURIComponent(toUSVString(segment));
}

function propertiesOf({ area, severity, enforcement, status, resource, detail, property, effect, docs, program }: Finding): object {
    return {
        area,
        severity,
        enforcement,
        status,
        type: resource.type,
        docs,
        ...(detail === undefined ? {} : { detail }),
        ...(property === undefined ? {} : { property }),
        ...(effect === undefined ? {} : { effect }),
        ...(program === undefined ? {} : { program }),
    };
}

/** What was not seen is no result: it is what the run notified of. */
function invocation(result: Reported): object {
    const { verdict, failures, incomplete, knownGaps = [], coverage, settings, breakGlass } = result;
    const comparison = comparisonLine(result);
    const notification = (level: "error" | "warning" | "note") => (text: string) => ({
        level,
        message: { text: text.replaceAll(/[\\[\]]/g, "\\$&") },
    });
    const unseen = new Set([...incomplete, ...knownGaps]);
    const execution = [
        ...failures.map(notification("error")),
        ...incomplete.map(notification("warning")),
        ...knownGaps.map((line) => notification("note")(`known gap: ${line}`)),
        ...coverage.notEvaluated.filter((line) => !unseen.has(line)).map(notification("note")),
    ];
    const configuration = [
        ...(breakGlass === undefined ? [] : [notification("error")(breakGlass.line)]),
        ...[...(settings?.remarks ?? []), ...waiverLines(result)].map(notification("warning")),
        ...elsewhereLines(result).map(notification("note")),
        ...(comparison === undefined ? [] : [notification("note")(comparison)]),
    ];
    return {
        executionSuccessful: failures.length === 0 && verdict !== "incomplete",
        ...(execution.length === 0 ? {} : { toolExecutionNotifications: execution }),
        ...(configuration.length === 0 ? {} : { toolConfigurationNotifications: configuration }),
    };
}
