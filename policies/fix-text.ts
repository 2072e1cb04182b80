/** How a fix reads: the one place that writes a change in the user's dialect. */

import { camelCase, constructOf } from "../architecture/camel-case";
import type { Component } from "../architecture/component";
import { isLiteralList, type Assignment, type Change, type Dialect, type Effect, type Literal, type Sentence } from "../architecture/value";
import { nameBeside, wayOut, type Judgement } from "./judgement";

/** `Set desiredCount to 2.`, with what the change does to what is running when it is not in-place, and the settings where another program may carry it. */
export function fixText({ fix, component, elsewhere }: Pick<Judgement, "fix" | "component" | "elsewhere">): string {
    if (fix === undefined) return "";
    const after = consequence(fix.effect, component);
    const other = elsewhere?.undeclared === true ? [wayOut(elsewhere.kind)] : [];
    return [changeText(fix, component), ...(after === "" ? [] : [after]), ...other].join(" ");
}

function changeText(fix: Change, component: Component): string {
    return fix.kind === "do" ? sentenceText(fix.sentence, component.dialect) : setText(fix.sets, component);
}

/** `Set minCapacity to 2 and maxCapacity to 2.`; of another resource `On scale, set minCapacity to 2.`; `Set multiAz to true, and remove availabilityZone.` */
function setText([first, ...all]: readonly [Assignment, ...(readonly Assignment[])], subject: Component): string {
    const others = all.filter(({ to }) => to !== undefined);
    const removed = all.filter(({ to }) => to === undefined).map(({ place }) => place.path);
    const elsewhere = first.place.address === subject.address ? "Set" : `On ${nameBeside(subject, first.place)}, set`;
    const more = others.map((one, at) => {
        const before = others[at - 1] ?? first;
        return one.place.address === before.place.address
            ? ` and ${assignmentText(one, subject.dialect)}`
            : `, and on ${nameBeside(subject, one.place)} ${assignmentText(one, subject.dialect)}`;
    });
    return `${elsewhere} ${assignmentText(first, subject.dialect)}${more.join("")}${removed.length === 0 ? "" : `, and remove ${removed.join(" and ")}`}.`;
}

function assignmentText({ place: { path }, to = "" }: Assignment, dialect: Dialect): string {
    return `${path}${SETS[dialect]}${literalText(to, dialect)}`;
}

const SETS: Readonly<Record<Dialect, string>> = { pulumi: " to ", cdktf: ": ", hcl: " = " };

/** `{ enabled: true, events: ["DEPLOYMENT_FAILURE"] }`, with `=` in HCL. */
function literalText(value: Literal, dialect: Dialect): string {
    if (typeof value === "string") return JSON.stringify(value);
    if (typeof value !== "object") return String(value);
    if (isLiteralList(value)) return listText(value, dialect);
    const entries = Object.entries(value).map(([key, one]) => `${key}${dialect === "hcl" ? " = " : ": "}${literalText(one, dialect)}`);
    return `{ ${entries.join(", ")} }`;
}

/** In HCL a list of one object is a block. */
function listText(items: readonly Literal[], dialect: Dialect): string {
    const [only] = items;
    if (dialect === "hcl" && items.length === 1 && typeof only === "object" && !isLiteralList(only)) return literalText(only, dialect);
    return `[${items.map((one) => literalText(one, dialect)).join(", ")}]`;
}

function sentenceText(sentence: Sentence, dialect: Dialect): string {
    const { parts, names } = typeof sentence === "string" ? { parts: [sentence], names: [] } : sentence;
    const said = dialect === "cdktf" ? parts.map(inConstructs) : parts;
    return said.map((part, at) => `${part}${names[at] ?? ""}`).join("");
}

/** What is said in the words of HCL, in those of a program of constructs. Text in quotes is a value. */
function inConstructs(text: string): string {
    return text
        .replace(/\b(an?) ((?:aws|azurerm)_\w+)/g, (_, article: string, type: string) => withArticle(article, constructOf(type)))
        .replace(/\b(?:aws|azurerm)_\w+/g, constructOf)
        .replace(/"[^"]*"|(?<![A-Za-z0-9_])_?[a-z][a-z0-9]*(?:_[a-z0-9]+)+\b/g, (found) => (found.startsWith('"') ? found : camelCase(found)))
        .replace(/\b(\w+) \{/g, "$1: {")
        .replace(/ = /g, ": ")
        .replace(/\bjsonencode\(/g, "Fn.jsonencode(")
        .replace(/\ba sensitive variable\b/g, "a sensitive TerraformVariable");
}

function withArticle(article: string, noun: string): string {
    return `${/^[AEIO]/.test(noun) ? `${article.charAt(0)}n` : article.charAt(0)} ${noun}`;
}

function consequence(effect: Effect, subject: Component): string {
    switch (effect) {
        case "in-place":
            return "";
        case "restart":
            return `This restarts the ${subject.kind}.`;
        case "client-visible":
            return "Clients notice this change.";
        case "replacement":
            return `This replaces the ${subject.kind}.`;
        case "irreversible":
            return "This cannot be undone.";
    }
}
