/** What judging brings, before anybody renders or enforces it. */

import { constructOf } from "../architecture/camel-case";
import { reasonText } from "../architecture/reason";
import type { Evidence, Change, Place, Unknown } from "../architecture/value";
import type { Component } from "../architecture/component";
import { elsewhereText, type Elsewhere } from "../architecture/elsewhere";
import type { MaybeElsewhere } from "../architecture/requirement";
import type { Policy } from "./policy";

export interface Judgement {
    readonly policy: Policy;
    readonly status: "violation" | "undecided";
    readonly component: Component;
    readonly detail?: string;
    /** The predicate: what is wrong, or what would be. Undefined where not all that the policy looks at can be seen. */
    readonly problem: string | undefined;
    /** The values that decided a violation. */
    readonly evidence: readonly Evidence[];
    readonly fix: Change | undefined;
    /** Why an undecided judgement cannot be told. */
    readonly because: readonly Unknown[];
    /** What another program may carry instead. */
    readonly elsewhere?: MaybeElsewhere | undefined;
}

/** What is not here because the settings say that another program declares it. */
export interface Excused {
    readonly policy: Policy;
    readonly component: Component;
    readonly kind: Elsewhere;
}

/** A judge or a reader that failed: a defect, shown with a code, never silence. */
export interface Failure {
    /** `PRODGATE-JUDGE` or `PRODGATE-READER`; in a plugin too. */
    readonly code: "PRODGATE-JUDGE" | "PRODGATE-READER";
    readonly policy?: Policy;
    readonly place: Place;
    /** The error's class; its text might hold content. */
    readonly error: string;
    /** The plugin whose defect it is; absent where it is prodgate's. */
    readonly from?: string;
}

/** A reader's failure, as every enforcer shows it. */
export function readerFailure({ place, error, from }: { readonly place: Place; readonly error: unknown; readonly from?: string }): Failure {
    return { code: "PRODGATE-READER", place, error: errorName(error), ...(from === undefined ? {} : { from }) };
}

export function errorName(error: unknown): string {
    return error instanceof Error ? error.name : typeof error;
}

export interface Judged {
    readonly judgements: readonly Judgement[];
    readonly failures: readonly Failure[];
    /** Components judged by each policy, for coverage and for the share of undecided. */
    readonly count: ReadonlyMap<string, number>;
    /** What the settings answer. */
    readonly excused: readonly Excused[];
}

/**
 * `Service "web" keeps fewer than 2 instances (desiredCount is 1).` of a violation; of what is undecided
 * `Cannot tell whether service "web" keeps fewer than 2 instances.`, or that it could not be checked completely.
 */
export function sentence(judgement: Judgement): string {
    const { component, problem, status } = judgement;
    const subject = nameOf(component);
    if (problem === undefined) return `${capitalised(subject)} could not be checked completely.`;
    if (status === "undecided") return `Cannot tell whether ${subject} ${problem}.`;
    const shown = evidence(judgement);
    return `${capitalised(subject)} ${problem}${shown === "" ? "" : ` (${shown})`}${component.conditional ? ", if it is created" : ""}.`;
}

/** `service "web"`: the kind tells two resources of one name apart. */
export function nameOf({ kind, name }: Pick<Component, "kind" | "name">): string {
    return `${kind} "${name}"`;
}

export function capitalised(text: string): string {
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** What was there: `desiredCount is 1`, `scale: minCapacity is 1`. Only values that may be printed; at most three. */
export function evidence(judgement: Judgement): string {
    const texts = judgement.evidence
        .filter((one) => one.shown !== undefined && one.place.path !== "")
        .map((one) => evidenceText(one, judgement.component));
    const distinct = [...new Set(texts)];
    return distinct.length > 3 ? `${distinct.slice(0, 3).join(", ")}, ...` : distinct.join(", ");
}

/** Why an undecided judgement cannot be told, a clause each: `multiAz is known only after deployment`. */
export function becauseTexts(judgement: Judgement): readonly string[] {
    return [...new Set(judgement.because.map((one) => clause(one, judgement.component)))];
}

function clause({ place, reason }: Unknown, subject: Component): string {
    if (place.path !== "") return reasonText(reason, placeText(place, subject));
    const text = reasonText(reason, "");
    return place.address === subject.address ? text : `${nameBeside(subject, place)}: ${text}`;
}

/** The property that a finding is about: the first one's, else the fix's. */
export function propertyOf(judgement: Judgement): string | undefined {
    const place =
        judgement.evidence.find((one) => one.place.path !== "")?.place ??
        judgement.because[0]?.place ??
        (judgement.fix?.kind === "set" ? judgement.fix.sets[0].place : undefined);
    return place === undefined || place.path === "" ? undefined : placeText(place, judgement.component);
}

/** What all violations have in common that are due to one thing: a reader gets them as one entry. */
export interface Cause {
    /** `No alarm watches anything here` */
    readonly problem: string;
    /** What helps all of them. */
    readonly fix: string;
}

/** Where the input declares no alarm at all, that is one thing to know. What else may be elsewhere has the same fix for all anyway. */
export function causeOf({ status, elsewhere }: Judgement): Cause | undefined {
    if (status !== "violation" || elsewhere?.kind !== "alarms" || !elsewhere.undeclared) return undefined;
    return { problem: "No alarm watches anything here", fix: `Add an alarm for each of them. ${wayOut(elsewhere.kind)}` };
}

/** The other way out, where the input declares nothing of a kind. */
export function wayOut(kind: Elsewhere): string {
    return `If another program declares the ${elsewhereText(kind)}, set elsewhere: [${kind}] in prodgate.yaml.`;
}

function placeText(place: Place, subject: Component): string {
    if (place.address === subject.address) return place.path === "" ? "itself" : place.path;
    const resource = nameBeside(subject, place);
    return place.path === "" ? resource : `${resource}: ${place.path}`;
}

/** Another resource's name; one that is called like the subject is told by its type: `azurerm_monitor_autoscale_setting.shop`, `AutoscaleSetting shop`, `MonitorAutoscaleSetting shop`. */
export function nameBeside(subject: Component, { resource, address }: Place): string {
    if (resource !== subject.name) return resource;
    const [typeAndName = resource] = address.split("/").slice(-1);
    if (subject.dialect === "cdktf") return `${constructOf(typeAndName.slice(0, typeAndName.indexOf(".")))} ${resource}`;
    const qualified = address.slice(0, Math.max(0, address.lastIndexOf("::")));
    const [type = ""] = qualified.split(/[:$/]/).slice(-1);
    return type === "" ? typeAndName : `${type} ${resource}`;
}

function evidenceText(one: Evidence, subject: Component): string {
    const shown = one.shown ?? "";
    if (one.absentBlock !== undefined) return `${placeText({ ...one.place, path: one.absentBlock }, subject)} is absent`;
    return `${placeText(one.place, subject)} is ${shown}${one.byDefault && shown !== "absent" ? " by default" : ""}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function enumerated(words: readonly string[]): string {
    return [words.slice(0, -1).join(", "), ...words.slice(-1)].filter((it) => it !== "").join(" and ");
}
