import { catalogue } from "../../policies/catalogue";
import { filtered } from "../../reports/filtered";
import { junit } from "../../reports/junit";
import type { Reported } from "../../reports/filtered";
import { assessed, everything, finding, NASTY, sourceOf } from "./findings";
import { xmlDocument, type XmlElement } from "./xml-document";

/**
 * What Jenkins' schema allows (junit-10.xsd of its xunit plugin), element by element: attributes, with `!` where one is required, and children in order.
 * GitLab and Azure Pipelines read less.
 */
const ALLOWED: Readonly<Record<string, { readonly attributes: readonly string[]; readonly children: readonly string[] }>> = {
    testsuites: { attributes: ["name", "tests", "failures", "errors", "skipped"], children: ["testsuite"] },
    testsuite: { attributes: ["name!", "tests!", "failures", "errors", "skipped", "time"], children: ["testcase", "system-out"] },
    testcase: { attributes: ["name!", "classname", "time", "file", "line"], children: ["skipped", "error", "failure", "system-out"] },
    skipped: { attributes: ["message"], children: [] },
    error: { attributes: ["type", "message"], children: [] },
    failure: { attributes: ["type", "message"], children: [] },
    "system-out": { attributes: [], children: [] },
};

function problemsOf({ name, attributes, children, text }: XmlElement): readonly string[] {
    const allowed = ALLOWED[name];
    if (allowed === undefined) return [`${name} is not allowed`];
    const names = allowed.attributes.map((one) => one.replace("!", ""));
    return [
        ...Object.keys(attributes).flatMap((one) => (names.includes(one) ? [] : [`${name} has ${one}`])),
        ...allowed.attributes.flatMap((one) => (one.endsWith("!") && !Object.hasOwn(attributes, one.slice(0, -1)) ? [`${name} lacks ${one}`] : [])),
        ...children.flatMap((child) => (allowed.children.includes(child.name) ? problemsOf(child) : [`${name} holds ${child.name}`])),
        ...(allowed.children.length > 0 && text.trim() !== "" ? [`${name} holds text`] : []),
        ...countProblems(name, attributes, children),
    ];
}

function countProblems(name: string, attributes: Readonly<Record<string, string>>, children: readonly XmlElement[]): readonly string[] {
    const cases =
        name === "testsuite"
            ? children.filter((one) => one.name === "testcase")
            : children.flatMap((one) => one.children.filter((two) => two.name === "testcase"));
    if (name !== "testsuite" && name !== "testsuites") return [];
    const holding = (what: string) => cases.filter((one) => one.children.some((two) => two.name === what)).length;
    const counts = { tests: cases.length, failures: holding("failure"), errors: holding("error"), skipped: holding("skipped") };
    return Object.entries(counts).flatMap(([key, count]) => (attributes[key] === String(count) ? [] : [`${name}: ${key} is not ${String(count)}`]));
}

function outcomes(result: Reported): readonly string[] {
    return xmlDocument(junit(result, sourceOf)).children.flatMap(({ attributes: { name = "" }, children }) =>
        children.flatMap((one) =>
            one.name === "testcase" ? [`${name}: ${one.attributes["name"] ?? ""}: ${one.children.map((two) => two.name).join(" ") || "passed"}`] : [],
        ),
    );
}

const incomplete = assessed([], { verdict: "incomplete", incomplete: ['aws_dax_cluster "cache" is not supported'], failures: ["PRODGATE-JUDGE: x"] });

test.each([
    ["everything", assessed(everything)],
    ["nothing", assessed([])],
    ["a run that did not see all", incomplete],
    ["nothing to judge", assessed([], { verdict: "not-applicable" })],
    ["any name", assessed(NASTY.map((name) => finding(name, { detail: name, fix: name, location: `${name.replaceAll(":", "")}:3` })))],
])("%s is a document of the schema, with counts that are true", (_, result) => {
    expect(problemsOf(xmlDocument(junit(result, sourceOf)))).toEqual([]);
});

test("only what is mandatory fails; what is undecided or waived is skipped, and says why", () => {
    expect(outcomes(assessed(everything)).filter((line) => / (?:database|queue) "/.test(line))).toEqual(
        [
            'dead-letter-queues: queue "jobs": system-out',
            'database-high-availability: database "orders": failure',
            'database-high-availability: database "carts": failure',
            'protected-stateful-resources: database "sessions" of shop, prod: skipped',
            'protected-stateful-resources: database "archive": skipped',
            'protected-stateful-resources: database "cache": skipped',
            'log-retention: database "trail" (one): system-out',
        ].sort((a, b) => order(a) - order(b)),
    );
    const text = junit(assessed(everything), sourceOf);
    expect(text).toContain("is not protected. waived by team-shop in the settings until 2027-03-01: a cache that is filled again");
    expect(text).toContain("Cannot tell whether database &quot;sessions&quot; is not protected. deletion_protection is known only after deployment");
});

function order(line: string): number {
    return catalogue.findIndex(({ name }) => line.startsWith(name));
}

test("a policy that found nothing passes, and one that judged nothing is skipped", () => {
    const lines = outcomes(assessed([]));
    expect(lines.filter((line) => line.endsWith(": passed")).map((line) => line.split(":")[0])).toEqual(["prodgate", "multiple-instances"]);
    expect(lines).toHaveLength(catalogue.length + 1);
});

test("a run that did not see everything is an error, never green", () => {
    expect(outcomes(incomplete)[0]).toBe("prodgate: Everything that may hold a blocker is seen: error");
    expect(junit(incomplete, sourceOf)).toContain("PRODGATE-JUDGE: x\naws_dax_cluster &quot;cache&quot; is not supported");
    expect(outcomes(assessed([], { verdict: "not-applicable" }))).toContain("prodgate: Something is there to judge: skipped");
});

test("policies that a filter leaves out do not pass: they are not there", () => {
    const result = filtered(assessed(everything), { policies: [], severities: ["risk"] });
    const risks = catalogue.filter(({ severity }) => severity === "risk").map(({ name }) => name);
    expect([...new Set(outcomes(result).map((line) => line.split(":")[0]))]).toEqual(["prodgate", ...risks]);
    expect(junit(result, sourceOf)).toContain("Only findings of severity risk are shown: 6 findings are left out, and the verdict is that of all.");
});

test("a name is read back as it is, without what XML cannot write", () => {
    const read = xmlDocument(junit(assessed([finding("a\u0000<b>&\n\t\"'\ud800")]), sourceOf)).children.flatMap(({ children }) => children);
    expect(read.map(({ attributes }) => attributes["name"])).toContain('database "a\ufffd<b>&\n\t"\'\ufffd"');
});
