/** App Service apps, web or function, and their slots: what they are on their own, on their plan, and with their settings. */

import { orElse, requirement, unless, type Requirement } from "../../architecture/requirement";
import { amendable } from "../../architecture/amendable";
import { dependsOn } from "../../architecture/reason";
import { amend, consult, type Amendment } from "../../architecture/amendment";
import { all, any, given, no, not, undecided, yes, type Answer } from "../../architecture/answer";
import type { Component, Facets } from "../../architecture/component";
import type { Connection } from "../../architecture/facets/consumer";
import type { LogStream } from "../../architecture/facets/logs";
import type { Setting } from "../../architecture/facets/settings";
import { pointer, type Pointer } from "../../architecture/pointer";
import { many, mapped, unknown, type Change, type Many, type Place, type Unknown, type Value } from "../../architecture/value";
import type { Contribution, Subject, WatchedSubject } from "../reader";
import { bySetting, orSettingElsewhere } from "./diagnostics";
import { overHttp } from "./transport";
import { watched } from "./watched";

export interface Site {
    readonly plan: Pointer;
    /** Its copies run functions; a web app answers requests. */
    readonly isFunction: Answer;
    /** It runs on Flex Consumption, as far as it says so itself. */
    readonly isFlex: Answer;
    /** It runs where revisions do what slots do elsewhere. */
    readonly hasRevisions: Answer;
    /** The number of copies is bounded. */
    readonly bounded: Answer;
    /** Copies that it keeps where each app has a count of its own. */
    readonly apart: Value<number>;
    /** Copies that it keeps under automatic scaling. */
    readonly automatic: Value<number>;
    readonly settings: Many<Setting>;
    readonly connectsTo: Many<Connection>;
    readonly httpsOnly: Value<boolean>;
    readonly sendsToInsights: Answer;
    readonly runsFromPackage: Answer;
    readonly sendToInsights: Change;
    readonly addSlot: Change;
    /** It names a path that is asked. */
    readonly hasHealthCheck: Answer;
    readonly setHealthCheck: Change;
}

/** What a site contributes. */
export function siteContributions(site: Site, subject: WatchedSubject): readonly Contribution[] {
    const { place } = subject;
    const outOfReach = hidden(site.plan) ? unknown(site.plan.place, dependsOn("the App Service plan")) : undefined;
    return [
        subject.component("app", {
            settings: site.settings,
            transport: overHttp(site.httpsOnly),
            telemetry: { sent: site.sendsToInsights },
            watched: watched(yes(), "Http5xx", subject),
            logs: applicationLogs(site, subject),
            consumer: { manyShortLived: shortLived(site, outOfReach ? undecided(outOfReach) : no()), connectsTo: site.connectsTo },
            ...(any(site.isFlex, site.hasRevisions).kind === "yes" ? {} : release(site, outOfReach)),
            ...(any(site.isFlex, site.hasRevisions).kind === "yes" ? {} : { health: healthCheck(site, place, outOfReach) }),
            ...(site.isFunction.kind === "yes" ? {} : instances(site, outOfReach)),
        }),
        consult(place.address, site.plan, "health", "hosting", (_, { hosting }) => unless(not(hosting.checksHealth), checked(site, place))),
        amend(site.plan, "instances", (mine, plan) => ({
            ...mine,
            takeTraffic: any(mine.takeTraffic, all(not(scalesAutomatically(plan)), takesTraffic(site, place))),
        })),
        // Last of all, since another resource may replace the settings and a third one carry the logs.
        consult(place.address, pointer(place, "sure", [{ address: place.address }]), "logs", "telemetry", (mine, { telemetry }) =>
            mapped(mine, (stream) => ({ ...stream, central: { ...stream.central, holds: any(telemetry.sent, stream.central.holds) } })),
        ),
        consult(place.address, site.plan, "instances", "hosting", (mine, { hosting: { scaling } }) => {
            if (scaling.kind === "unknown") return { minimum: scaling, takeTraffic: not(site.isFunction) };
            return scaling.value === "together" ? mine : { minimum: site[scaling.value], takeTraffic: not(site.isFunction) };
        }),
        consult(place.address, site.plan, "release", "hosting", (mine, { hosting }) => ({
            ...mine,
            // A plan without slots has another owner: what it is too small for is said once, of the plan.
            rollsBack: unless(not(hosting.slots), mine.rollsBack),
        })),
        consult(place.address, site.plan, "consumer", "hosting", (mine, { hosting }) => ({
            ...mine,
            manyShortLived: shortLived(site, hosting.onDemand),
        })),
    ];
}

/** A slot lets its site switch back. */
export function givesSlot(to: Pointer): Amendment {
    return amend(to, "release", (mine) => ({ ...mine, rollsBack: orElse(mine.rollsBack, yes()) }));
}

/** `later` replaces what it names; what is or may be a literal credential stays one, for it was written, and deployed first. */
export function settingsWith(mine: Many<Setting>, later: Many<Setting>): Many<Setting> {
    const replaced = new Set(later.items.map((setting) => setting.detail));
    const kept = mine.items.filter((setting) => !replaced.has(setting.detail) || mayBeCredential(setting));
    const written = new Set(kept.map((setting) => setting.detail));
    return {
        ...mine,
        items: [...kept, ...later.items.filter((setting) => !written.has(setting.detail))],
        unknowns: [...mine.unknowns, ...later.unknowns],
    };
}

/** They go to Application Insights, as the app's settings say in the end, or where a diagnostic setting carries them. */
function applicationLogs(site: Site, subject: Subject): Many<LogStream> {
    const central = requirement(bySetting, "does not send its logs to a central store", site.sendToInsights);
    return many([{ detail: "application", central: orSettingElsewhere(central, subject) }]);
}

function instances(site: Site, outOfReach: Unknown | undefined): Pick<Facets, "instances"> {
    // On a plan of the input, the plan answers for all its apps, unless each has a count of its own.
    return { instances: outOfReach ? { minimum: outOfReach, takeTraffic: not(site.isFunction) } : { minimum: site.apart, takeTraffic: no() } };
}

/** A plan may be too small to check the health of its apps. */
function healthCheck(site: Site, place: Place, outOfReach: Unknown | undefined): Requirement {
    const required = checked(site, place);
    return outOfReach ? unless(undecided(outOfReach), required) : required;
}

/** Without a path, requests go to copies that cannot answer too. Whether anybody waits for a function is in its code. */
function checked(site: Site, place: Place): Requirement {
    const waitedFor = takesTraffic(site, place);
    return unless(not(waitedFor), requirement(site.hasHealthCheck, "has no health check", site.setHealthCheck));
}

function release(site: Site, outOfReach: Unknown | undefined): Pick<Facets, "release"> {
    const byPackage = site.runsFromPackage;
    const answer = outOfReach ? undecided(outOfReach) : byPackage.kind === "unknown" ? byPackage : amendable(no());
    return {
        release: {
            rollsBack: requirement(any(given(site.isFlex), given(site.hasRevisions), answer), "has no deployment slot to swap back to", site.addSlot),
        },
    };
}

function shortLived(site: Site, onDemand: Answer): Answer {
    return all(given(site.isFunction), not(given(site.bounded)), any(given(site.isFlex), onDemand));
}

/** Whether anybody waits for a function is decided by its triggers, which are in its code. */
function takesTraffic(site: Site, place: Place): Answer {
    return any(given(not(site.isFunction)), undecided(unknown(place, dependsOn("the triggers of its functions"))));
}

function scalesAutomatically({ hosting }: Component): Answer {
    if (hosting === undefined) return no();
    const { scaling } = hosting;
    return scaling.kind === "unknown" ? undecided(scaling) : scaling.value === "automatic" ? yes() : no();
}

function hidden(plan: Pointer): boolean {
    return plan.certainty !== "sure" && plan.certainty !== "possible";
}

function mayBeCredential({ content }: Setting): boolean {
    return content.kind === "unknown" || content.value === "credential";
}
