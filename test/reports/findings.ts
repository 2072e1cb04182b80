/** Findings and assessments as a format needs them: what policies say changes with the policies. */

import { assessment, type Assessment, type Finding } from "../../gate/assessment";
import type { Source } from "../../reports/source";

/** A violation. */
export function finding(name: string, more: Partial<Finding> & { readonly kind?: string } = {}): Finding {
    const { kind = "database", ...others } = more;
    return {
        policy: "database-high-availability",
        area: "scalability",
        severity: "blocker",
        enforcement: "mandatory",
        status: "violation",
        fingerprint: fingerprintOf(`${kind} ${name} ${others.policy ?? ""} ${others.detail ?? ""}`),
        resource: { kind, name, type: "aws_db_instance", address: `${kind}.${name}` },
        message: `${kind.charAt(0).toUpperCase()}${kind.slice(1)} "${name}" has no standby (multi_az is false by default).`,
        fix: "Set multi_az = true.",
        docs: "prodgate explain database-high-availability",
        ...others,
    };
}

/** One of each status and severity, with everything that a finding may have. */
export const everything: readonly Finding[] = [
    finding("orders", { location: "index.ts:8" }),
    finding("carts"),
    finding("jobs", {
        kind: "queue",
        policy: "dead-letter-queues",
        severity: "risk",
        enforcement: "advisory",
        enforcedBy: "stage secure",
        message: 'Queue "jobs" has no dead-letter queue.',
        fix: "Set redrive_policy.",
        effect: "in-place",
        change: "new",
    }),
    finding("trail", {
        policy: "log-retention",
        severity: "improvement",
        enforcement: "advisory",
        message: "m",
        fix: "f",
        detail: "one",
        cause: { problem: "Nothing keeps it", fix: "Keep it." },
        property: "p",
    }),
    undecided("sessions"),
    waived("archive", "settings"),
    waived("cache", "code"),
];

export function undecided(name: string): Finding {
    const { fix: _, ...others } = finding(name, {
        policy: "protected-stateful-resources",
        status: "undecided",
        message: `Cannot tell whether database "${name}" is not protected.`,
        because: ["deletion_protection is known only after deployment"],
        program: { name: "shop", stack: "prod" },
    });
    return others;
}

export function waived(name: string, from: "settings" | "code"): Finding {
    const waiver = { reason: "a cache that is filled again", owner: "team-shop", expires: "2027-03-01", from };
    return finding(name, { policy: "protected-stateful-resources", status: "waived", waiver, message: `Database "${name}" is not protected.` });
}

export function assessed(findings: readonly Finding[], more: Partial<Assessment> = {}): Assessment {
    const empty = assessment([{ resources: [], notEvaluated: [], complete: true, notes: [] }], { today: "2026-11-28" });
    const violations = findings.filter(({ status }) => status === "violation");
    const count = (severity: string) => violations.filter((one) => one.severity === severity).length;
    const mandatory = violations.filter(({ enforcement }) => enforcement === "mandatory").length;
    const counted = new Set(findings.map(({ policy }) => policy));
    return {
        ...empty,
        findings,
        verdict: mandatory > 0 ? "no-go" : "go",
        summary: {
            blockers: count("blocker"),
            risks: count("risk"),
            improvements: count("improvement"),
            undecided: findings.filter(({ status }) => status === "undecided").length,
            waived: findings.filter(({ status }) => status === "waived").length,
            mandatory,
        },
        policies: Object.fromEntries(
            Object.entries(empty.policies).map(([name, tally]) => [
                name,
                { ...tally, judged: counted.has(name) || name === "multiple-instances" ? 3 : 0 },
            ]),
        ),
        ...more,
    };
}

/** What a user may call a resource, to break out of a format. */
export const NASTY = [
    "pipe | cell",
    "`code` and ``more``",
    "<img src=x onerror=alert(1)>",
    "</details><h1>go</h1>",
    "-->",
    "]]>",
    "@octocat and team@example.org",
    "#12 GH-34",
    "https://evil.example/x and www.evil.example",
    "[link](https://evil.example)",
    "![image](https://evil.example/a.png)",
    "**bold** _it_ ~~no~~ $x$",
    "line\nbreak\r\nand ::error::injected",
    "##vso[task.setvariable variable=a]b",
    "##[error]x",
    "a very long name before it ::error::x",
    "::set-output name=verdict::go",
    "\u0000\u0008\u001b[31mred\u{7f}",
    "\ud800 half a pair",
    "\u202egnp.exe",
    "\\ backslash \\` `",
    "&amp; &lt; \"quotes\" 'single'",
    "1. one",
    "# heading",
    "- item",
    "    indented",
    "==========",
    "\ufffe\uffff",
] as const;

export function sourceOf({ location, resource }: Finding): Source | undefined {
    const [file = "", line] = location?.split(":") ?? ["Pulumi.yaml"];
    return resource.name === "nowhere" ? undefined : { file, ...(line === undefined ? {} : { line: Number(line) }) };
}

function fingerprintOf(text: string): string {
    let hash = 0;
    for (let at = 0; at < text.length; at++) hash = (hash * 31 + text.charCodeAt(at)) % 0xffffffff;
    return hash.toString(16).padStart(16, "0");
}
