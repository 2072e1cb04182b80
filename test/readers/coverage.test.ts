/** What readers say that they answer, against what they contribute in the tables of all policies, and what is known of all types. */

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { has, type Component, type Facets } from "../../architecture/component";
import { catalogue } from "../../policies/catalogue";
import { judge } from "../../policies/judge";
import type { Policy } from "../../policies/policy";
import { read } from "../../readers/architecture-of";
import { facets } from "../../readers/questions";
import type { AnyReader, Contribution } from "../../readers/reader";
import { facetNames, isQuestion, typesOf, unsaidOf } from "../../readers/types";
import { vocabularies, vocabularyOf } from "../../readers/vocabularies";
import type { Case, Cases } from "../policies/policy-test";
import { pulumiAws, resourcesOf } from "../policies/stack";

const mockTables: { readonly policy: Policy; readonly cases: Cases }[] = [];
jest.mock("../policies/policy-test", () => ({ policyTest: (policy: Policy, cases: Cases) => mockTables.push({ policy, cases }) }));

/** As resources are read by them. */
const readers = vocabularies.flatMap((vocabulary) => vocabulary.readers.flatMap(({ types: [type] }) => vocabularyOf(type).read?.reader ?? []));
const known = vocabularies.flatMap(({ types }) => types);

/** A type and a facet for which no case passes, or violates, each with the reason. */
const WITHOUT: Readonly<Record<string, string>> = {
    "aws_cloudwatch_event_rule alarm: no case violates": "Which alarms it answers is in filters: every alarm may be one, and is undecided.",
    "aws_rds_cluster_endpoint database: no case violates": "It is judged with its cluster.",
    "aws_secretsmanager_secret rotation: no case violates": "It may hold what only another company can change: without a rotation it is undecided.",
    "azure-native:dbformysql:Server database: no case violates": "There is no pooler to ask for.",
    "azure-native:sql:Server database: no case violates": "The drivers of SQL Server pool by themselves.",
    "azure-native:web:WebApp deletion: no case violates":
        "It does not say which account it keeps its code in: every one may be it, and is undecided.",
    "azurerm_function_app_flex_consumption deletion: no case violates":
        "It does not say which account it keeps its code in: every one may be it, and is undecided.",
    "azurerm_linux_function_app health: no case violates": "Whether anybody waits for it is decided by its triggers, in its code: it is undecided.",
    "azurerm_mysql_flexible_server database: no case violates": "There is no pooler to ask for.",
    "azurerm_mssql_server database: no case violates": "The drivers of SQL Server pool by themselves.",
};

const OUTCOMES = ["passes", "violates"] as const;
type Outcome = (typeof OUTCOMES)[number];

/** What each reader contributed in the cases, by `<first type> <facet>`. */
const own = new Set<string>();
const amended = new Set<string>();
const outcomes = new Map<string, Set<Outcome>>();
/** Facets that changed, each with the one that was read for it. */
const consulted = new Set<string>();

beforeAll(() => {
    const folder = join(__dirname, "..", "policies");
    for (const area of readdirSync(folder, { withFileTypes: true }).filter((one) => one.isDirectory()))
        for (const file of readdirSync(join(folder, area.name))) jest.requireActual(join(folder, area.name, file));
    for (const { policy, cases } of mockTables) {
        for (const one of cases.passes) run(policy, one, one.notJudged ? undefined : "passes");
        for (const one of cases.violations) run(policy, one, "violates");
        for (const one of cases.undecided) run(policy, one, undefined);
    }
});

test("every policy has a table", () => {
    expect(mockTables.map(({ policy }) => policy.name).sort()).toEqual(catalogue.map(({ name }) => name).sort());
});

test("a tag of a type is a question", () => {
    const odd = known.flatMap(({ types, tells, changes }) =>
        [...tells, ...(changes ?? [])].filter((word) => !isQuestion(word)).map((word) => `${types[0] ?? ""}: "${word}"`),
    );
    expect(odd).toEqual([]);
});

test("a line without tags says that somebody has looked", () => {
    const [tagged, looked, unlooked] = typesOf("# S3\naws_a aws:a/a:A | backup logs | anything\n// Of b.\naws_b | nothing | nothing\naws_c");
    expect(tagged).toEqual({ types: ["aws_a", "aws:a/a:A"], service: "S3", tells: new Set(["backup", "logs"]), changes: undefined });
    expect([looked?.tells.size, looked?.changes?.size]).toEqual([0, 0]);
    expect([...(unlooked?.tells ?? [])].every(isQuestion)).toBe(false);
});

test("no spelling stands in two lines", () => {
    const all = known.flatMap(({ types }) => types);
    expect(all.filter((type, at) => all.indexOf(type) !== at)).toEqual([]);
});

test("every type that is read has a line, with all its spellings and no other", () => {
    const lines = new Map(known.flatMap(({ types }) => types.map((type) => [type, types] as const)));
    const odd = readers.filter(({ types }) => types.some((type) => lines.get(type)?.length !== types.length || !lines.get(type)?.includes(types[0])));
    expect(odd.map(({ types }) => types.join(" "))).toEqual([]);
});

test("what a reader answers is tagged in its line", () => {
    const untagged = known.flatMap(({ types, tells, changes }) => {
        const reader = readerOf(types[0] ?? "");
        const isIn = (tags: ReadonlySet<string> | undefined) => (facet: keyof Facets) => tags && !facets[facet].asks.some((tag) => tags.has(tag));
        return [...(reader?.facets.filter(isIn(tells)) ?? []), ...(reader?.amends.filter(isIn(changes)) ?? [])].map(
            (it) => `${types[0] ?? ""}: ${it}`,
        );
    });
    expect(untagged).toEqual([]);
});

test("what a reader contributes is what it says, and nothing that it says is missing in all cases", () => {
    const said = (list: (reader: AnyReader) => readonly string[]) =>
        readers.flatMap((reader) => list(reader).map((facet) => pair(reader, facet))).sort();
    expect([...own].sort()).toEqual(said((reader) => reader.facets));
    expect([...amended].sort()).toEqual(said((reader) => reader.amends));
});

test("every facet is judged by a policy or helps one that is, and so does every facet that another one is made from", () => {
    const judged = new Set<keyof Facets>(catalogue.map(({ judges }) => judges));
    const concerns = (facet: keyof Facets) => [...(judged.has(facet) ? [facet] : []), ...(facets[facet].helps ?? [])];
    expect(facetNames.filter((facet) => !concerns(facet).some((one) => judged.has(one)))).toEqual([]);
    expect(consulted.size).toBeGreaterThan(10);
    const missing = facetNames.flatMap((mine) =>
        facetNames
            .filter((theirs) => mine !== theirs && consulted.has(`${mine} ${theirs}`))
            .filter((theirs) => !(judged.has(mine) ? [mine] : concerns(mine)).every((one) => concerns(theirs).includes(one)))
            .map((theirs) => `${theirs} helps ${mine}`),
    );
    expect(missing).toEqual([]);
});

test("a case passes and a case violates for each type and each judged facet that its reader contributes", () => {
    const judged = new Set<string>(catalogue.map(({ judges }) => judges));
    const pairs = readers.flatMap((reader) => [...reader.facets, ...reader.amends].filter((it) => judged.has(it)).map((it) => pair(reader, it)));
    expect(pairs.length).toBeGreaterThan(200);
    const missing = [...new Set(pairs)].flatMap((it) => OUTCOMES.filter((how) => !outcomes.get(it)?.has(how)).map((how) => `${it}: no case ${how}`));
    // A reason that is not needed any more is in the way.
    expect(missing.sort()).toEqual(Object.keys(WITHOUT).sort());
});

test("what a type is tagged with and its reader does not answer is unsaid", () => {
    const [line] = typesOf("aws_thing | logs settings backup | release logs");
    const [reader] = readers;
    if (!line || !reader) throw new Error("no line");
    expect(unsaidOf(line, undefined)).toEqual({ ofItself: new Set(["logs", "settings"]), ofOthers: new Set(["logs", "release"]) });
    expect(unsaidOf(line, { ...reader, facets: ["logs"], amends: ["release"] })).toEqual({
        ofItself: new Set(["settings"]),
        ofOthers: new Set(["logs"]),
    });
});

test("what a reader leaves unsaid weakens what the resource names, and that facet alone", () => {
    const stack = [
        pulumiAws("ecs/service:Service", "web", { name: "web", desiredCount: 2 }),
        pulumiAws("appautoscaling/target:Target", "scale", { serviceNamespace: "ecs", resourceId: "service/shop/web" }),
    ];
    const reader = readerOf("aws_appautoscaling_target");
    if (!reader) throw new Error("no reader");
    const original = { ...reader };
    const answering = (facets: readonly (keyof Facets)[]) => {
        Object.assign(reader, { amends: facets, read: () => [] });
        const [web] = read(resourcesOf(stack), { whole: true }).architecture.having("instances");
        Object.assign(reader, original);
        return [web?.instances.minimum.kind, web?.release?.rollsBack.holds.kind];
    };
    expect(answering(original.amends)).toEqual(["known", "no"]);
    expect(answering([])).toEqual(["unknown", "no"]);
});

function run(policy: Policy, { stack, options = {} }: Case, outcome: Outcome | undefined): void {
    const contributed: { readonly pair: string; readonly address: string; readonly facet: string; readonly amends: boolean }[] = [];
    const originals = readers.map((reader) => ({ reader, original: { ...reader } }));
    for (const { reader, original } of originals) {
        Object.assign(reader, {
            read: (p: Parameters<AnyReader["read"]>[0], subject: Parameters<AnyReader["read"]>[1]) => {
                const all = original.read(p, subject);
                for (const { facet, amends } of all.flatMap(facetsIn))
                    contributed.push({ pair: pair(reader, facet), address: subject.resource.address, facet, amends });
                for (const one of all) if ("is" in one && one.is === "consultation") consulted.add(`${one.facet} ${one.theirs}`);
                return all;
            },
        });
    }
    const { architecture } = read(resourcesOf(stack), { whole: true });
    for (const { reader, original } of originals) Object.assign(reader, original);
    const { judgements } = judge(architecture, [policy], { [policy.name]: options });
    const violated = new Set(judgements.filter(({ status }) => status === "violation").map(({ component }) => component.address));
    for (const { pair: it, address, facet, amends } of contributed) {
        (amends ? amended : own).add(it);
        if (outcome === undefined || facet !== policy.judges) continue;
        if (outcome === "violates" && !amends && !violated.has(address)) continue;
        outcomes.set(it, (outcomes.get(it) ?? new Set()).add(outcome));
    }
}

function facetsIn(one: Contribution): readonly { readonly facet: keyof Facets; readonly amends: boolean }[] {
    if (!("is" in one)) return facetsOf(one).map((facet) => ({ facet, amends: false }));
    if (one.is === "consultation") return [];
    // What it says alone, it says of what it would amend.
    const alone = one.alone ? facetsOf(one.alone) : [];
    return [one.facet, ...alone].map((facet) => ({ facet, amends: true }));
}

function facetsOf(component: Component): readonly (keyof Facets)[] {
    return facetNames.filter((facet) => has(component, facet));
}

function pair({ types }: AnyReader, facet: string): string {
    return `${types[0]} ${facet}`;
}

function readerOf(type: string): AnyReader | undefined {
    return readers.find(({ types }) => types.includes(type));
}
