/** Settings of an App Service app: what they hold, where they lead, what they switch on. */

import { dependsOn } from "../../architecture/reason";
import { all, given, holds, no, some, undecided, yes, type Answer } from "../../architecture/answer";
import type { Connection } from "../../architecture/facets/consumer";
import type { Setting } from "../../architecture/facets/settings";
import { known, unknown, type Change, type Many, type Value, words } from "../../architecture/value";
import type { Entry } from "../props";
import { nameOf, shownSetting } from "../settings";
import { connectionOf } from "./connections";

/** A setting as it is written: a map keeps the name in its key, a list in a property. */
export interface AppSetting {
    readonly name: Value<string>;
    readonly value: Entry | undefined;
}

/** An entry of a map as a setting. */
export function named(entry: Entry): AppSetting {
    return { name: known(entry.name, entry.place), value: entry };
}

export function appSettings(settings: Many<AppSetting>, fix: (name: string) => Change): Many<Setting> {
    return valued(settings, (name, value) => shownSetting({ ...value, name }, fix(name)));
}

/** A connection string is one whatever it is called. */
export function connectionStrings(settings: Many<AppSetting>, fix: (name: string) => Change): Many<Setting> {
    return valued(settings, (name, value) => ({
        ...shownSetting({ ...value, name: `ConnectionStrings__${name}` }, fix(name)),
        detail: `connection-strings/${name}`,
    }));
}

export function connections(settings: Many<AppSetting>): Many<Connection> {
    const values = new Map(settings.items.map(({ name, value }) => [nameOf(name).toLowerCase(), value]));
    return valued(settings, (name, value) => connectionOf(name, value, values));
}

/** Application Insights takes the app's logs, requests and exceptions. https://learn.microsoft.com/azure/azure-monitor/app/connection-strings */
export function sendsToInsights(settings: Many<AppSetting>): Answer {
    return some(settings, ({ name, value }) =>
        all(
            holds(name, (it) => /^(APPLICATIONINSIGHTS_CONNECTION_STRING|APPINSIGHTS_INSTRUMENTATIONKEY)$/i.test(it)),
            given(value === undefined || value.node === "" ? no() : yes()),
        ),
    );
}

/** A package that the app runs from its address: the address of the former one leads back, if it was kept. */
export function runsFromPackage(settings: Many<AppSetting>): Answer {
    return some(settings, ({ name, value }) =>
        all(
            holds(name, (it) => /^WEBSITE_RUN_FROM_PACKAGE$/i.test(it)),
            value === undefined || value.node === "" || value.node === "0" || value.node === "1"
                ? no()
                : undecided(unknown(value.place, dependsOn("whether former packages are kept"))),
        ),
    );
}

/** App settings restart the app. https://learn.microsoft.com/azure/app-service/configure-common */
export function intoKeyVault(name: string): Change {
    return { kind: "do", sentence: words`Put ${name} into Key Vault and set it to @Microsoft.KeyVault(SecretUri=...).`, effect: "restart" };
}

function valued<T>(settings: Many<AppSetting>, make: (name: string, value: Entry) => T): Many<T> {
    return { ...settings, items: settings.items.flatMap(({ name, value }) => (value ? [make(nameOf(name), value)] : [])) };
}
