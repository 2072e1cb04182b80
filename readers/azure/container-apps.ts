/** Container Apps, in either vocabulary: containers with settings, secrets, revisions, and the environment that takes their logs. */

import { requirement, unless, type Requirement } from "../../architecture/requirement";
import { all, any, atLeast, equals, given, isTrue, not, oneOf, some, yes, type Answer } from "../../architecture/answer";
import type { Facets } from "../../architecture/component";
import type { Consumer } from "../../architecture/facets/consumer";
import type { LogStream } from "../../architecture/facets/logs";
import type { Release } from "../../architecture/facets/release";
import type { Setting } from "../../architecture/facets/settings";
import { becomes, joined, many, raisedWith, type Change, type Many, type Value } from "../../architecture/value";
import type { Entry } from "../props";
import type { Contribution, Subject, WatchedSubject } from "../reader";
import type { Resource } from "../../resources/resource";
import { nameOf, shownSetting, shownText } from "../settings";
import { databaseClients } from "./connections";
import { addSetting, bySetting, orSettingElsewhere } from "./diagnostics";
import { optionalPassword } from "../passwords";
import { isClosed, type Network } from "./public-access";
import { reachedThrough, throughIngress, type Ingress } from "./transport";
import { watched } from "./watched";

/** One named value of a container or of the app's secrets. */
export interface NamedValue {
    readonly name: Value<string>;
    readonly value: Entry | undefined;
}

export interface Container {
    readonly name: Value<string>;
    readonly environment: Many<NamedValue>;
    readonly command: Entry | undefined;
    readonly args: Entry | undefined;
}

/** The words of the user's vocabulary. */
export interface Fixes {
    readonly setting: (name: string) => Change;
    readonly secret: (name: string) => Change;
    readonly probes: Change;
}

/** An app, as its vocabulary says it. */
export interface ContainerApp {
    /** Those that run, and those that run before them. */
    readonly containers: Many<Container>;
    readonly secrets: Many<NamedValue>;
    readonly ingress: Ingress;
    /** Copies that it keeps. */
    readonly minimum: Value<number>;
    readonly maximum: Value<number>;
    /** It answers requests, be they from its environment only. */
    readonly hasIngress: Answer;
    /** It says what scales it. */
    readonly hasRules: Answer;
    readonly revisionMode: Value<string>;
    readonly inactiveRevisions: Value<number>;
    readonly fixes: Fixes;
    /** Of each container that runs: whether it has a probe of its own. */
    readonly probed: Many<Answer>;
}

/** What an app contributes. */
export function appContributions(app: ContainerApp, subject: WatchedSubject): readonly Contribution[] {
    const { containers, secrets, ingress, minimum, maximum, hasIngress, hasRules } = app;
    const takeTraffic = isTrue(ingress.external);
    return [
        subject.component("app", {
            instances: {
                minimum: raisedWith(minimum, [maximum]),
                takeTraffic,
                single: any(not(atLeast(maximum, 2)), all(not(hasIngress), hasRules)),
            },
            health: probes(app),
            release: revisions(app.revisionMode, app.inactiveRevisions),
            settings: containerSettings(containers, secrets, subject.resource, app.fixes),
            consumer: containerConsumer(containers, secrets),
            transport: throughIngress(ingress),
            watched: watched(takeTraffic, "RestartCount", subject),
        }),
        reachedThrough(ingress, subject.resource.address),
    ];
}

/**
 * Without a probe, the platform asks whether the port is open, as it is in a process that hangs.
 * https://learn.microsoft.com/azure/container-apps/health-probes#default-configuration
 */
function probes({ hasIngress, ingress, probed, fixes }: ContainerApp): Requirement {
    const overHttp = all(hasIngress, equals(ingress.transport, "http"));
    const own = some(probed, (it) => it);
    return unless(not(overHttp), requirement(own, "takes requests over HTTP without a health probe", fixes.probes));
}

/** Probes that are written, and are there: a list from configuration may be empty. */
export function hasProbe(written: Value<boolean>, list: Many<unknown>): Answer {
    return all(isTrue(written), given(some(list, () => yes())));
}

/** The environment of apps. */
export interface AppEnvironment {
    /** Its load balancer is in its network. */
    readonly internal: Value<boolean>;
    /** Whether anything but a private endpoint leads to it. */
    readonly publicNetwork: Value<Network>;
    readonly logs: {
        readonly destination: Value<string>;
        /** Something besides the destination takes them. */
        readonly alsoTaken: Answer;
        readonly fix: Change;
    };
}

/** What an environment is to its apps. */
export function environmentOf({ internal, publicNetwork, logs }: AppEnvironment, subject: Subject): Pick<Facets, "exposure" | "logs"> {
    return { exposure: { internet: not(any(isTrue(internal), isClosed(publicNetwork))) }, logs: environmentLogs(logs, subject) };
}

function containerSettings(containers: Many<Container>, secrets: Many<NamedValue>, resource: Resource, fixes: Fixes): Many<Setting> {
    const shown = containers.items.map((container) => settingsOf(container, fixes));
    const hidden = secrets.items.flatMap(({ name, value }) => {
        const secret = nameOf(name);
        return optionalPassword(value, `secrets/${secret}`, resource, fixes.secret(secret));
    });
    return joined(many<Setting>(hidden, [...containers.unknowns, ...secrets.unknowns]), ...shown);
}

/** A container app runs for long: its copies are few, and pool their connections. */
function containerConsumer(containers: Many<Container>, secrets: Many<NamedValue>): Consumer {
    const values = [secrets, ...containers.items.map((container) => container.environment)];
    const followed = values.map((list) => ({ ...list, items: list.items.flatMap(({ value }) => (value ? [value.to(databaseClients)] : [])) }));
    return { manyShortLived: not(yes()), connectsTo: joined(many([], containers.unknowns), ...followed) };
}

/** Former revisions are there to go back to unless none is kept. */
function revisions(mode: Value<string>, kept: Value<number>): Release {
    return {
        rollsBack: requirement(
            any(given(oneOf(mode, ["Multiple", "Labels"])), atLeast(kept, 1)),
            "keeps no previous revision to roll back to",
            becomes(kept, 10),
        ),
    };
}

/**
 * `log-analytics` takes them; `azure-monitor` hands them to a diagnostic setting; otherwise they are only streamed.
 * https://learn.microsoft.com/azure/container-apps/log-options
 */
function environmentLogs({ destination, alsoTaken, fix }: AppEnvironment["logs"], subject: Subject): Many<LogStream> {
    const taken = oneOf(destination, ["log-analytics"]);
    const handedOn = oneOf(destination, ["azure-monitor"]);
    const central = any(taken, given(alsoTaken), all(handedOn, given(bySetting)));
    const sent = (change: Change) => requirement(central, "does not send the logs of its container apps to a central store", change);
    // Only what the environment hands on can be carried by a setting, wherever that is declared.
    const required = handedOn.kind === "yes" ? orSettingElsewhere(sent(addSetting(subject)), subject) : sent(fix);
    return many([{ detail: "application", central: required, canBeCarried: handedOn }]);
}

function settingsOf(container: Container, fixes: Fixes): Many<Setting> {
    const owner = nameOf(container.name);
    const environment = container.environment.items.flatMap(({ name, value }) => {
        if (value === undefined) return [];
        const setting = nameOf(name);
        return [shownSetting({ ...value, name: setting }, fixes.setting(setting), `${owner}/`)];
    });
    const texts = [container.command, container.args].flatMap((text) =>
        text ? [shownText(text, `${owner}/${text.name}`, fixes.setting(`the credential in ${text.name}`))] : [],
    );
    return many([...environment, ...texts], container.environment.unknowns);
}
