/** A policy's cases as one table, and the properties that follow from it for free. It runs under jest, vitest and node:test. */

import { deepStrictEqual, match, ok } from "node:assert";
import type { Elsewhere } from "../architecture/elsewhere";
import { source } from "../architecture/reason";
import type { Assignment } from "../architecture/value";
import { catalogue } from "../policies/catalogue";
import { judge } from "../policies/judge";
import { fixText } from "../policies/fix-text";
import { becauseTexts, propertyOf, sentence, type Judged, type Judgement } from "../policies/judgement";
import type { Policy } from "../policies/policy";
import { block, undecidedMessage, waitingOf } from "../policies/reporting";
import { DEFAULT_WIDTH } from "../policies/wrapped";
import { read, type ReadingOptions } from "../readers/architecture-of";
import type { OwnReader } from "../readers/plugin-reader";
import { vocabulariesWith, type Vocabularies } from "../readers/vocabularies";
import { Hole, JsonDocument, Secret, Template, isList, isMap, type Node } from "../resources/node";
import { parseJsonText } from "../resources/json-text";
import type { Resource } from "../resources/resource";
import { runnerHere, type Runner } from "./runner";
import { resourcesOf, type Declared } from "./stack";

export interface Case {
    /** The reason, not the stack. */
    readonly title: string;
    readonly stack: readonly Declared[];
    readonly options?: Readonly<Record<string, unknown>>;
    /** What the settings say is kept in another program. */
    readonly elsewhere?: readonly Elsewhere[];
    /** It passes because the policy has nothing to judge in it. */
    readonly notJudged?: true;
}

export interface ViolationCase extends Case {
    /** All of them, in any order. */
    readonly findings: readonly { readonly resource: string; readonly detail?: string; readonly message: string; readonly fix: string }[];
}

export interface UndecidedCase extends Case {
    /** Property paths that it waits for, each as it begins. */
    readonly because: readonly string[];
}

export interface Cases {
    readonly passes: readonly Case[];
    readonly violations: readonly ViolationCase[];
    readonly undecided: readonly UndecidedCase[];
    /** Types that are never unread, and never do harm, each with the reason. */
    readonly closed?: Readonly<Record<string, string>>;
    /** Stacks that mean the same in two vocabularies. */
    readonly same?: readonly { readonly title: string; readonly stacks: readonly (readonly Declared[])[] }[];
    /** Readers of one's own that read the stacks, beside prodgate's. */
    readonly readers?: readonly OwnReader[];
    /** Other policies of one's own that a fix may break. prodgate's are asked anyway. */
    readonly policies?: readonly Policy[];
    /** Where the runner has no globals: `import { describe, test } from "vitest"`. */
    readonly runner?: Runner;
}

/**
 * Tests a policy by its cases: those that pass, those that violate it with the exact message and fix, and those that cannot be decided. From the same stacks
 * follows that a value that becomes unknown never flips an answer, that nothing is said of a part that is not true of the whole, that a type that nobody reads
 * is no pass and no fault, that order changes nothing, that fixes fix, and that text with `hunter2` in it appears nowhere.
 */
export function policyTest(policy: Policy, cases: Cases): void {
    const { describe, test } = cases.runner ?? runnerHere();
    const vocabularies = vocabulariesWith((cases.readers ?? []).map(({ reader, cloud }) => ({ reader, cloud, from: "this test" })));
    const all: readonly Case[] = [...cases.passes, ...cases.violations, ...cases.undecided];
    const judged = (resources: readonly Resource[], { options, elsewhere }: Case, how?: Partial<HowJudged>) =>
        judgedBy(policy, resources, { options, elsewhere, vocabularies, ...how });
    const eachOf = <C extends Case>(list: readonly C[], title: string, run: (one: C, resources: readonly Resource[]) => void): void => {
        for (const one of list) test(title === "" ? one.title : `${title}: ${one.title}`, () => run(one, resourcesOf(one.stack)));
    };
    describe(policy.name, () => {
        describe("passes", () => {
            eachOf(cases.passes, "", (one, resources) => {
                const { judgements, count } = judged(resources, one);
                deepStrictEqual(judgements.map(shown), []);
                deepStrictEqual((count.get(policy.name) ?? 0) > 0, one.notJudged !== true, "whether the policy has something to judge");
            });
        });
        describe("violations", () => {
            eachOf(cases.violations, "", (one, resources) => {
                const plain = judged(resources, one)
                    .judgements.filter(violated)
                    .map((it) => ({
                        resource: it.component.name,
                        ...(it.detail === undefined ? {} : { detail: it.detail }),
                        message: sentence(it),
                        fix: fixText(it),
                    }));
                deepStrictEqual(plain.sort(byText), [...one.findings].sort(byText));
            });
        });
        describe("undecided", () => {
            eachOf(cases.undecided, "", (one, resources) => {
                const { judgements } = judged(resources, one);
                deepStrictEqual(judgements.filter(violated).map(shown), []);
                const because = judgements.flatMap(becauseTexts);
                for (const path of one.because)
                    ok(
                        because.some((it) => it.includes(path)),
                        `it waits for ${path}, and not only for ${because.join("; ") || "nothing"}`,
                    );
                ok(because.length > 0, "it waits for something");
            });
        });
        eachOf(all, "judged alone, a resource has no finding that it does not have in the whole", (one, resources) => {
            const whole = new Set(judged(resources, one).judgements.filter(violated).map(key));
            for (const resource of resources) {
                for (const it of judged([resource], one, { seen: { whole: false } }).judgements.filter(violated))
                    ok(whole.has(key(it)), `only alone: ${shown(it)}`);
            }
        });
        eachOf(all, "a resource of a type that is not read never turns the answer about another one round", (one, resources) => {
            const before = statuses(judged(resources, one).judgements);
            for (const { address, type } of resources) {
                if (cases.closed?.[type] !== undefined) continue;
                const stack = resources.map((it) => (it.address === address ? unread(it) : it));
                const after = statuses(judged(stack, one).judgements);
                for (const other of resources.map((it) => it.address).filter((it) => it !== address))
                    // What was wrong there may be said of the one that carries it.
                    if (!before.has(address) || before.has(other)) keeps(before, after, other, `${address} is not read`);
            }
        });
        eachOf(all, "a resource that an unfinished input leaves out never turns the answer about another one round", (one, resources) => {
            const before = statuses(judged(resources, one).judgements);
            for (const { address, type } of resources) {
                if (cases.closed?.[type] !== undefined) continue;
                const stack = resources.filter((it) => it.address !== address);
                const after = statuses(judged(stack, one, { seen: { whole: true, complete: false } }).judgements);
                for (const other of stack.map((it) => it.address))
                    // What was wrong there may be said of the one that carries it.
                    if (!before.has(address) || before.has(other)) keeps(before, after, other, `${address} is left out`);
            }
        });
        eachOf(cases.violations, "what a resource does to another one is not lost where that is outside the input", (one, resources) => {
            for (const { component, evidence } of judged(resources, one).judgements) {
                const closed = resources.filter(({ type }) => cases.closed?.[type] !== undefined).map(({ address }) => address);
                const others = evidence.map(({ place }) => place.address).filter((it) => it !== component.address && !closed.includes(it));
                const left = resources.filter((it) => it.address !== component.address).map((it) => withoutLinks(it, component.address));
                const { judgements, elsewhere, components } = judged(left, one);
                const told = judgements.flatMap((it) => [it.component.address, ...[...it.evidence, ...it.because].map(({ place }) => place.address)]);
                // What is a component is judged, by whatever policy asks about it.
                const known = [...told, ...elsewhere, ...components];
                for (const culprit of others) ok(known.includes(culprit), `${culprit} is lost without ${component.address}`);
            }
        });
        eachOf(all, "order and an unrelated resource change nothing", (one, resources) => {
            const before = judged(resources, one).judgements.map(shown);
            const after = judged([unrelated, ...[...resources].reverse()], one).judgements.filter((it) => it.component.address !== unrelated.address);
            deepStrictEqual(after.map(shown), before);
        });
        eachOf(all, "a value that becomes unknown never flips a decided answer", (one, resources) => {
            const asked = new Map<string, Asked>();
            const before = statuses(judged(resources, one, { asked }).judgements);
            for (const place of asked.values()) {
                for (const how of ["told", "untold", "misshapen"] as const) {
                    const stack = resources.map((it) => (it.address === place.address ? hide(it, place.path, how) : it));
                    const after = statuses(judged(stack, one).judgements);
                    for (const address of new Set([...before.keys(), ...after.keys()]))
                        keeps(before, after, address, `${place.address} ${place.path.join(".")} is hidden (${how})`);
                }
            }
        });
        eachOf(cases.violations, "the assignments of a fix are enough, and break nothing else", (one, resources) => {
            const others = [...catalogue, ...(cases.policies ?? [])].filter(({ name }) => name !== policy.name);
            const before = violations([policy, ...others], resources, { options: one.options, vocabularies });
            for (const judgement of judged(resources, one).judgements.filter(violated)) {
                if (judgement.fix?.kind !== "set") continue;
                const fixedStack = judgement.fix.sets.reduce(assigned, resources);
                const after = violations([policy, ...others], fixedStack, { options: one.options, vocabularies });
                const fixed = `${policy.name} ${key(judgement)}`;
                ok(before.includes(fixed), `${fixed} is found`);
                deepStrictEqual([fixText(judgement), after.filter((it) => it === fixed || !before.includes(it))], [fixText(judgement), []]);
                const left = judged(fixedStack, one).judgements.map(key);
                ok(!left.includes(key(judgement)), `after the fix it is decided: ${fixText(judgement)}`);
            }
        });
        eachOf(
            all.filter((one) => resourcesOf(one.stack).some(({ syntax }) => syntax === "terraform")),
            "constructs get the same answers in their own spelling",
            (one, resources) => {
                const before = judged(resources, one).judgements;
                const after = judged(resources.map(ofConstructs), one).judgements;
                const about = (it: Judgement) => [it.status, it.component.address, it.fix?.kind];
                deepStrictEqual(after.map(about), before.map(about));
                deepStrictEqual(
                    after.map((it) => fixText(it) === ""),
                    before.map((it) => it.fix === undefined),
                );
                for (const text of after.flatMap((it) => [fixText(it), propertyOf(it) ?? ""]))
                    ok(!/\b[a-z]+_[a-z_]+\b| = |(?<!Fn\.)jsonencode/.test(withoutNames(text, resources)), `Terraform's spelling: ${text}`);
            },
        );
        test("nothing that is seeded as a secret appears anywhere", () => {
            for (const one of all) {
                const said = judged(resourcesOf(one.stack), one).judgements.map((it) => [sentence(it), fixText(it), becauseTexts(it), it.detail]);
                ok(!JSON.stringify(said).includes(CANARY), `the secret of ${one.title} is said`);
            }
        });
        test("what a preview prints fits a terminal, but for single words", () => {
            const texts = all.flatMap((one) => {
                const { judgements } = judged(resourcesOf(one.stack), one);
                const waiting = judgements.filter((it) => it.status === "undecided").map(waitingOf);
                return [...judgements.filter(violated).map(block), undecidedMessage(waiting, "prodgate assess")];
            });
            ok(!texts.includes(""), "every finding prints something");
            const wide = texts.flatMap((text) => text.split("\n")).filter((line) => line.length > DEFAULT_WIDTH);
            const words = wide.map((line) => line.trim().replace(/^(found|fix|docs): /, ""));
            deepStrictEqual(
                words.filter((line) => line.includes(" ")),
                [],
            );
        });
        for (const { title, stacks } of cases.same ?? []) {
            test(`the same in every vocabulary: ${title}`, () => {
                const [first, ...others] = stacks.map((stack) =>
                    judged(resourcesOf(stack), { title, stack })
                        .judgements.map((it) => `${it.component.name} ${it.detail ?? ""} ${it.status}`)
                        .sort(),
                );
                for (const other of others) deepStrictEqual(other, first);
            });
        }
    });
}

/** What a case writes where a credential would be. */
const CANARY = "hunter2";

/** What is decided stays so, or becomes undecided. */
function keeps(before: ReadonlyMap<string, Status>, after: ReadonlyMap<string, Status>, address: string, where: string): void {
    const was = before.get(address) ?? "pass";
    const is = after.get(address) ?? "pass";
    match(is, ALLOWED[was], `${where}, and ${address} turns from ${was} to ${is}`);
}

/** What all these policies find. */
function violations(
    policies: readonly Policy[],
    resources: readonly Resource[],
    { options = {}, vocabularies }: Pick<HowJudged, "options" | "vocabularies">,
): readonly string[] {
    const { architecture } = read(resources, { whole: true, vocabularies });
    return policies
        .flatMap((policy) => judge(architecture, [policy], { [policy.name]: options }).judgements)
        .filter(violated)
        .map((it) => `${it.policy.name} ${key(it)}`);
}

/** The resources after a user has made this change. */
function assigned(resources: readonly Resource[], { place, to }: Assignment): readonly Resource[] {
    const steps = [...place.path.matchAll(/\[(\d+)\]|\["([^"]*)"\]|([^.[\]]+)/g)].map(([, index, quoted, name]) =>
        index === undefined ? (quoted ?? name ?? "") : Number(index),
    );
    ok(
        resources.some(({ address }) => address === place.address),
        `the fix changes ${place.address}, which is not there`,
    );
    return resources.map((it) => {
        if (it.address !== place.address) return it;
        const properties = assignedIn(it.properties, steps, to ?? null);
        return isMap(properties) ? { ...it, properties } : it;
    });
}

function assignedIn(node: Node | undefined, path: readonly (string | number)[], to: Node): Node {
    const [step, ...rest] = path;
    if (step === undefined) return to;
    const open = opened(node);
    if (typeof step === "number") return (isList(open) ? open : [open ?? null]).map((item, at) => (at === step ? assignedIn(item, rest, to) : item));
    // A list of one where the schema has a block.
    if (isList(open) && open.length > 0) return [assignedIn(open[0], path, to), ...open.slice(1)];
    const map = { ...(isMap(open) ? open : {}), [step]: assignedIn(isMap(open) ? open[step] : undefined, rest, to) };
    return typeof node === "string" || node instanceof Template || node instanceof JsonDocument ? new JsonDocument(map) : map;
}

/** The same, synthesized by constructs. */
function ofConstructs(resource: Resource): Resource {
    return resource.syntax === "terraform" ? { ...resource, constructs: true } : resource;
}

/** What the user and the provider's values are called is nobody's spelling. */
function withoutNames(text: string, resources: readonly Resource[]): string {
    return resources.reduce((rest, { name }) => rest.replaceAll(name, ""), text).replace(/"[^"]*"/g, "");
}

type Status = "violation" | "undecided" | "pass";
const ALLOWED: Readonly<Record<Status, RegExp>> = { violation: /^(violation|undecided)$/, pass: /^(pass|undecided)$/, undecided: /./ };

interface Asked {
    readonly address: string;
    readonly path: readonly (string | number)[];
}

const unrelated: Resource = {
    address: "urn:pulumi:prod::shop::aws:sns/topic:Topic::unrelated",
    name: "unrelated",
    type: "aws:sns/topic:Topic",
    syntax: "pulumi",
    properties: {},
    marksSecrets: true,
};

/** The same resource, of a type that no reader knows yet: a newer one, which is called after what it is. */
function unread(resource: Resource): Resource {
    const [provider = ""] = /^[^:_]+[:_]/.exec(resource.type) ?? [];
    const called = resource.type.slice(provider.length);
    return { ...resource, type: provider.endsWith("_") ? `${provider}new_${called}` : `${provider}new:${called.replace(/^.*:/, "")}` };
}

/** The same resource in a program that gets a name where this one has a reference. */
function withoutLinks(resource: Resource, address: string): Resource {
    const named = (node: Node): Node => {
        if (node instanceof Hole) return node.about.refs?.some((ref) => ref.address === address) ? "elsewhere" : node;
        if (node instanceof Template) {
            const parts = node.parts.map((part) => (typeof part === "string" ? part : named(part)));
            return parts.every((part) => typeof part === "string") ? parts.join("") : node;
        }
        if (node instanceof Secret) return new Secret(named(node.content));
        if (node instanceof JsonDocument) return new JsonDocument(named(node.content));
        if (isList(node)) return node.map(named);
        return isMap(node) ? Object.fromEntries(Object.entries(node).map(([key, item]) => [key, named(item)])) : node;
    };
    const dependencies = Object.entries(resource.dependencies ?? {}).map(([key, to]) => [key, to.filter((it) => it !== address)] as const);
    return {
        ...resource,
        properties: Object.fromEntries(Object.entries(resource.properties).map(([key, node]) => [key, named(node)])),
        ...(resource.dependencies ? { dependencies: Object.fromEntries(dependencies) } : {}),
    };
}

interface HowJudged {
    readonly options: Readonly<Record<string, unknown>> | undefined;
    readonly elsewhere?: readonly Elsewhere[] | undefined;
    readonly vocabularies: Vocabularies;
    readonly seen?: Pick<ReadingOptions, "whole" | "complete">;
    /** Notes what readers ask for. */
    readonly asked?: Map<string, Asked>;
}

interface JudgedStack extends Judged {
    readonly elsewhere: ReadonlySet<string>;
    readonly components: readonly string[];
}

function judgedBy(policy: Policy, resources: readonly Resource[], { options = {}, elsewhere, vocabularies, seen, asked }: HowJudged): JudgedStack {
    const reading = read(resources, {
        ...(seen ?? { whole: true }),
        vocabularies,
        ...(asked
            ? {
                  probe: (address: string, path: readonly (string | number)[], how: "value" | "presence") =>
                      note(asked, resources, address, path, how),
              }
            : {}),
    });
    // A reader or a judge that fails fails the test.
    for (const { error } of reading.failures) throw error;
    const result = judge(reading.architecture, [policy], { [policy.name]: options }, elsewhere);
    deepStrictEqual(
        result.failures.map(({ error, place }) => `${error} on ${place.resource}`),
        [],
    );
    return { ...result, elsewhere: reading.elsewhere, components: reading.architecture.components.map(({ address }) => address) };
}

/** To hide an absent property whose presence is the fact is to write another program. */
function note(
    asked: Map<string, Asked>,
    resources: readonly Resource[],
    address: string,
    path: readonly (string | number)[],
    how: "value" | "presence",
): void {
    const resource = resources.find((it) => it.address === address);
    const there = resource !== undefined && find(resource.properties, path) !== undefined;
    if (how === "presence" && !there) return;
    if (!there && path.length > 1) return;
    asked.set(JSON.stringify([address, path]), { address, path });
}

function find(node: Node | undefined, path: readonly (string | number)[]): Node | undefined {
    const [step, ...rest] = path;
    const open = opened(node);
    if (step === undefined) return open;
    if (isList(open)) return find(typeof step === "number" ? open[step] : undefined, rest);
    if (isMap(open)) return find(open[String(step)], rest);
    return undefined;
}

function opened(node: Node | undefined): Node | undefined {
    if (node instanceof Secret || node instanceof JsonDocument) return opened(node.content);
    if (node instanceof Template || (typeof node === "string" && /^\s*[[{]/.test(node))) return parseJsonText(node) ?? node;
    return node;
}

/**
 * The resource with the value at this path hidden, inside JSON text too. `told`: Pulumi still says what the property depends on. `misshapen`: a block is
 * text instead.
 */
function hide(resource: Resource, path: readonly (string | number)[], how: "told" | "untold" | "misshapen"): Resource {
    const [top] = path;
    const hole = resource.syntax === "terraform" ? new Hole({ refs: [], reason: source("function", "f") }) : new Hole();
    const there = path.length === 1 ? resource.properties[String(top)] : undefined;
    if (how === "misshapen" && !isMap(isList(there) ? there[0] : there)) return resource;
    const replaced = hideIn(resource.properties, path, how === "misshapen" ? "odd" : hole);
    if (typeof replaced !== "object" || replaced === null || Array.isArray(replaced)) return resource;
    const properties: Readonly<Record<string, Node>> = Object.fromEntries(Object.entries(replaced));
    const told = Object.entries(resource.dependencies ?? {}).filter(([key]) => how !== "untold" || key !== String(top));
    const dependencies = Object.fromEntries(told);
    return { ...resource, properties, ...(resource.dependencies ? { dependencies } : {}) };
}

function hideIn(node: Node | undefined, path: readonly (string | number)[], instead: Node): Node {
    const [step, ...rest] = path;
    if (step === undefined) return instead;
    const open = opened(node);
    if (isList(open)) return open.map((item, index) => (index === step ? hideIn(item, rest, instead) : item));
    if (open instanceof Hole || open instanceof Template) return open;
    const map: Record<string, Node> = typeof open === "object" && open !== null ? Object.fromEntries(Object.entries(open)) : {};
    if (!(step in map) && rest.length) return new Hole();
    map[String(step)] = hideIn(map[String(step)], rest, instead);
    return typeof node === "string" || node instanceof Template ? new JsonDocument(map) : map;
}

function statuses(judgements: readonly Judgement[]): Map<string, Status> {
    const worst = new Map<string, Status>();
    for (const it of judgements) if (worst.get(it.component.address) !== "violation") worst.set(it.component.address, it.status);
    return worst;
}

function violated(it: Judgement): boolean {
    return it.status === "violation";
}

function key(it: Judgement): string {
    return `${it.component.address} ${it.detail ?? ""}`;
}

function shown(it: Judgement): string {
    return `${it.status} ${key(it)} ${sentence(it)} ${fixText(it)} ${becauseTexts(it).join("; ")}`;
}

function byText(a: object, b: object): number {
    return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}
