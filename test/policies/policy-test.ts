/** A policy's cases as one table, and the properties that follow from it for free. */

import { source } from "../../architecture/reason";
import type { Assignment, Place } from "../../architecture/value";
import { catalogue } from "../../policies/catalogue";
import { judge } from "../../policies/judge";
import { fixText } from "../../policies/fix-text";
import { becauseTexts, propertyOf, sentence, type Judgement } from "../../policies/judgement";
import type { Policy } from "../../policies/policy";
import { block, undecidedMessage, waitingOf } from "../../policies/reporting";
import { DEFAULT_WIDTH } from "../../policies/wrapped";
import { read, type ReadingOptions } from "../../readers/architecture-of";
import { Hole, JsonDocument, Secret, Template, isList, isMap, type Node } from "../../resources/node";
import { parseJsonText } from "../../resources/json-text";
import type { Resource } from "../../resources/resource";
import { reasonOf } from "./fix-sentences";
import { resourcesOf, type Declared } from "./stack";

export interface Case {
    /** The reason, not the stack. */
    readonly title: string;
    readonly stack: readonly Declared[];
    readonly options?: Readonly<Record<string, unknown>>;
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
    /** Vocabularies without a case, each with the reason. */
    readonly without?: Readonly<Partial<Record<Vocabulary, string>>>;
    /** Types that are never unread, and never do harm, each with the reason. */
    readonly closed?: Readonly<Record<string, string>>;
    /** Pairs of stacks that mean the same in two vocabularies. */
    readonly same?: readonly { readonly title: string; readonly stacks: readonly (readonly Declared[])[] }[];
}

const vocabularies = ["pulumi-aws", "terraform-aws", "azure-native", "azurerm"] as const;
type Vocabulary = (typeof vocabularies)[number];

export function policyTest(policy: Policy, cases: Cases): void {
    describe(policy.name, () => {
        describe("passes", () => {
            test.each(cases.passes)("$title", (one) => {
                const { judgements, count } = judged(policy, resourcesOf(one.stack), one.options);
                expect(judgements.map(shown)).toEqual([]);
                expect((count.get(policy.name) ?? 0) > 0).toBe(one.notJudged !== true);
            });
        });
        describe("violations", () => {
            test.each(cases.violations)("$title", (one) => {
                const { judgements } = judged(policy, resourcesOf(one.stack), one.options);
                const found = judgements.filter((it) => it.status === "violation");
                const plain = found.map((it) => ({
                    resource: it.component.name,
                    ...(it.detail === undefined ? {} : { detail: it.detail }),
                    message: sentence(it),
                    fix: fixText(it),
                }));
                expect(plain.sort(byText)).toEqual([...one.findings].sort(byText));
            });
        });
        describe("undecided", () => {
            test.each(cases.undecided)("$title", (one) => {
                const { judgements } = judged(policy, resourcesOf(one.stack), one.options);
                expect(judgements.filter((it) => it.status === "violation").map(shown)).toEqual([]);
                const because = judgements.flatMap(becauseTexts);
                for (const path of one.because) expect(because).toContainEqual(expect.stringContaining(path));
                expect(because.length).toBeGreaterThan(0);
            });
        });
        const all: readonly Case[] = [...cases.passes, ...cases.violations, ...cases.undecided];
        test.each(all)("judged alone, a resource has no finding that it does not have in the whole: $title", (one) => {
            const resources = resourcesOf(one.stack);
            const whole = new Set(judged(policy, resources, one.options).judgements.filter(violated).map(key));
            for (const resource of resources) {
                for (const it of judged(policy, [resource], one.options, { whole: false }).judgements.filter(violated))
                    expect(whole).toContain(key(it));
            }
        });
        test.each(all)("a resource of a type that is not read never turns the answer about another round: $title", (one) => {
            const resources = resourcesOf(one.stack);
            const before = statuses(judged(policy, resources, one.options).judgements);
            for (const { address, type } of resources) {
                if (cases.closed?.[type] !== undefined) continue;
                const stack = resources.map((it) => (it.address === address ? unread(it) : it));
                const after = statuses(judged(policy, stack, one.options).judgements);
                for (const other of resources.map((it) => it.address).filter((it) => it !== address)) {
                    const was = before.get(other) ?? "pass";
                    // What was wrong there may be said of the one that carries it.
                    if (before.has(address) && was === "pass") continue;
                    const where = `${address} is not read: ${other}`;
                    expect([where, after.get(other) ?? "pass"]).toEqual([where, expect.stringMatching(ALLOWED[was])]);
                }
            }
        });
        test.each(all)("a resource that an unfinished input leaves out never turns the answer about another one round: $title", (one) => {
            const resources = resourcesOf(one.stack);
            const before = statuses(judged(policy, resources, one.options).judgements);
            for (const { address, type } of resources) {
                if (cases.closed?.[type] !== undefined) continue;
                const stack = resources.filter((it) => it.address !== address);
                const after = statuses(judged(policy, stack, one.options, { whole: true, complete: false }).judgements);
                for (const other of stack.map((it) => it.address)) {
                    const was = before.get(other) ?? "pass";
                    // What was wrong there may be said of the one that carries it.
                    if (before.has(address) && was === "pass") continue;
                    const where = `${address} is left out: ${other}`;
                    expect([where, after.get(other) ?? "pass"]).toEqual([where, expect.stringMatching(ALLOWED[was])]);
                }
            }
        });
        test.each(cases.violations)("what a resource does to another one is not lost where that is outside the input: $title", (one) => {
            const resources = resourcesOf(one.stack);
            for (const { component, evidence } of judged(policy, resources, one.options).judgements) {
                const closed = resources.filter(({ type }) => cases.closed?.[type] !== undefined).map(({ address }) => address);
                const others = evidence.map(({ place }) => place.address).filter((it) => it !== component.address && !closed.includes(it));
                const left = resources.filter((it) => it.address !== component.address).map((it) => withoutLinks(it, component.address));
                const { judgements, elsewhere, components } = judged(policy, left, one.options);
                const told = judgements.flatMap((it) => [it.component.address, ...[...it.evidence, ...it.because].map(({ place }) => place.address)]);
                // What is a component is judged, by whatever policy asks about it.
                for (const culprit of others) expect([...told, ...elsewhere, ...components]).toContain(culprit);
            }
        });
        test.each(all)("order and an unrelated resource change nothing: $title", (one) => {
            const resources = resourcesOf(one.stack);
            const before = judged(policy, resources, one.options).judgements.map(shown);
            const after = judged(policy, [unrelated, ...[...resources].reverse()], one.options).judgements.filter(
                (it) => it.component.address !== unrelated.address,
            );
            expect(after.map(shown)).toEqual(before);
        });
        test.each(all)("a value that becomes unknown never flips a decided answer: $title", (one) => {
            const resources = resourcesOf(one.stack);
            const asked = new Map<string, Asked>();
            const before = statuses(judged(policy, resources, one.options, { whole: true }, asked).judgements);
            for (const place of asked.values()) {
                for (const how of ["told", "untold", "misshapen"] as const) {
                    const after = statuses(
                        judged(
                            policy,
                            resources.map((it) => (it.address === place.address ? hide(it, place.path, how) : it)),
                            one.options,
                        ).judgements,
                    );
                    for (const address of new Set([...before.keys(), ...after.keys()])) {
                        const was = before.get(address) ?? "pass";
                        const is = after.get(address) ?? "pass";
                        const where = `${place.address} ${place.path.join(".")} hidden (${how}): ${address}`;
                        expect([where, is]).toEqual([where, expect.stringMatching(ALLOWED[was])]);
                    }
                }
            }
        });
        test.each(cases.violations)("the assignments of a fix are enough, and break nothing else: $title", (one) => {
            const resources = resourcesOf(one.stack);
            const before = violations(resources, one.options);
            for (const judgement of judged(policy, resources, one.options).judgements.filter(violated)) {
                if (judgement.fix?.kind !== "set") continue;
                const fixedStack = judgement.fix.sets.reduce(assigned, resources);
                const after = violations(fixedStack, one.options);
                const fixed = `${policy.name} ${key(judgement)}`;
                expect(before).toContain(fixed);
                expect([fixText(judgement), after.filter((it) => it === fixed || !before.includes(it))]).toEqual([fixText(judgement), []]);
                const left = judged(policy, fixedStack, one.options).judgements.map(key);
                expect(left).not.toContain(key(judgement));
            }
        });
        test("what no assignment fixes has a sentence, of a kind that has a reason", () => {
            const fixes = cases.violations.flatMap((one) =>
                judged(policy, resourcesOf(one.stack), one.options).judgements.flatMap((it) => (it.fix?.kind === "do" ? [fixText(it)] : [])),
            );
            expect(fixes.filter((fix) => reasonOf(fix) === undefined)).toEqual([]);
        });
        test.each(all.filter((one) => resourcesOf(one.stack).some(({ syntax }) => syntax === "terraform")))(
            "constructs get the same answers in their own spelling: $title",
            (one) => {
                const resources = resourcesOf(one.stack);
                const before = judged(policy, resources, one.options).judgements;
                const after = judged(policy, resources.map(ofConstructs), one.options).judgements;
                const about = (it: Judgement) => [it.status, it.component.address, it.fix?.kind];
                expect(after.map(about)).toEqual(before.map(about));
                for (const text of after.flatMap((it) => [fixText(it), propertyOf(it) ?? ""]))
                    expect(withoutNames(text, resources)).not.toMatch(/\b[a-z]+_[a-z_]+\b| = |(?<!Fn\.)jsonencode/);
            },
        );
        test("nothing that is seeded as a secret appears anywhere", () => {
            for (const one of all) {
                const text = JSON.stringify(
                    judged(policy, resourcesOf(one.stack), one.options).judgements.map((it) => [
                        sentence(it),
                        fixText(it),
                        becauseTexts(it),
                        it.detail,
                    ]),
                );
                expect(text).not.toMatch(/hunter2/);
            }
        });
        test("what a preview prints fits a terminal, but for single words", () => {
            const texts = all.flatMap((one) => {
                const { judgements } = judged(policy, resourcesOf(one.stack), one.options);
                const waiting = judgements.filter((it) => it.status === "undecided").map(waitingOf);
                return [...judgements.filter(violated).map(block), undecidedMessage(waiting, "prodgate assess")];
            });
            const wide = texts.flatMap((text) => text.split("\n")).filter((line) => line.length > DEFAULT_WIDTH);
            expect(
                wide.filter((line) =>
                    line
                        .trim()
                        .replace(/^(found|fix|docs): /, "")
                        .includes(" "),
                ),
            ).toEqual([]);
        });
        test("every vocabulary has a violation and a pass, or a reason", () => {
            for (const vocabulary of vocabularies) {
                if (cases.without?.[vocabulary]) continue;
                const uses = (list: readonly Case[]) => list.some((one) => one.stack.some((it) => vocabularyOf(it) === vocabulary));
                expect([vocabulary, uses(cases.passes), uses(cases.violations)]).toEqual([vocabulary, true, true]);
            }
        });
        if (cases.same) {
            test.each(cases.same)("the same in every vocabulary: $title", ({ stacks }) => {
                const [first, ...others] = stacks.map((stack) =>
                    judged(policy, resourcesOf(stack))
                        .judgements.map((it) => `${it.component.name} ${it.detail ?? ""} ${it.status}`)
                        .sort(),
                );
                for (const other of others) expect(other).toEqual(first);
            });
        }
    });
}

/** What all policies find. */
function violations(resources: readonly Resource[], options: Readonly<Record<string, unknown>> = {}): readonly string[] {
    const { architecture } = read(resources, { whole: true });
    return catalogue
        .flatMap((policy) => judge(architecture, [policy], { [policy.name]: options }).judgements)
        .filter(violated)
        .map((it) => `${it.policy.name} ${key(it)}`);
}

/** The resources after a user has made this change. */
function assigned(resources: readonly Resource[], { place, to }: Assignment): readonly Resource[] {
    const steps = [...place.path.matchAll(/\[(\d+)\]|\["([^"]*)"\]|([^.[\]]+)/g)].map(([, index, quoted, name]) =>
        index === undefined ? (quoted ?? name ?? "") : Number(index),
    );
    expect(resources.map(({ address }) => address)).toContain(place.address);
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

/** The same resource, of a type that no reader knows yet. */
function unread(resource: Resource): Resource {
    const [cloud = ""] = /^(aws[:_]|azure-native:|azurerm_)/.exec(resource.type) ?? [];
    return { ...resource, type: cloud.endsWith("_") ? `${cloud}new_thing` : `${cloud}new:Thing` };
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

export function judged(
    policy: Policy,
    resources: readonly Resource[],
    options: Readonly<Record<string, unknown>> = {},
    seen: Pick<ReadingOptions, "whole" | "complete"> = { whole: true },
    asked?: Map<string, Asked>,
) {
    const reading = read(resources, {
        ...seen,
        ...(asked
            ? {
                  probe: (address: string, path: readonly (string | number)[], how: "value" | "presence") =>
                      note(asked, resources, address, path, how),
              }
            : {}),
    });
    expect(reading.failures.map((it) => it.error)).toEqual([]);
    const result = judge(reading.architecture, [policy], { [policy.name]: options });
    expect(result.failures).toEqual([]);
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

function vocabularyOf(declared: Declared): Vocabulary | undefined {
    const { type } = declared.build((name) => name);
    if (type.startsWith("aws:")) return "pulumi-aws";
    if (type.startsWith("aws_")) return "terraform-aws";
    if (type.startsWith("azure-native:")) return "azure-native";
    return type.startsWith("azurerm_") ? "azurerm" : undefined;
}

export type { Place };
