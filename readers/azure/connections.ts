/** How an app's settings name the databases that it connects to. */

import type { Connection } from "../../architecture/facets/consumer";
import { dependsOn, shape } from "../../architecture/reason";
import { known, unknown, type Value } from "../../architecture/value";
import { Template, type Node } from "../../resources/node";
import type { Entry } from "../props";
import type { Following } from "../scope";
import { asNumber, holeIn, shapeOf, unwrapped } from "../shapes";

/** A server's host is its domain name, or its name before a well-known suffix. */
const HOSTS = /^(fullyQualifiedDomainName|fully_qualified_domain_name|fqdn|name)$/;

/** Follows a setting to a relational database server. */
export const databaseClients: Following = {
    types: ["Microsoft.DBforPostgreSQL/flexibleServers", "Microsoft.DBforMySQL/flexibleServers", "Microsoft.Sql/servers"],
    outputs: HOSTS,
};

/** Where a setting leads, with the port that its text names, or that another setting does: `DB_PORT` beside `DB_HOST`, `PGPORT` beside all. */
export function connectionOf(name: string, value: Entry, settings: ReadonlyMap<string, Entry | undefined>): Connection {
    const to = value.to(databaseClients);
    if (to.targets.length === 0) return to;
    const port = portIn(value) ?? portBeside(name, settings);
    return port ? { ...to, port } : to;
}

function portIn({ node, place }: Entry): Value<number> | undefined {
    const port = portOf(textOf(node));
    if (port === undefined) return undefined;
    return /^\d{1,5}$/.test(port) ? known(Number(port), place) : unknown(place, dependsOn("the port that it connects to"));
}

/** `PGPORT` is the default of libpq. https://www.postgresql.org/docs/current/libpq-envars.html */
function portBeside(name: string, settings: ReadonlyMap<string, Entry | undefined>): Value<number> | undefined {
    const host = name.toLowerCase();
    const word = HOST_WORDS.find((it) => host.endsWith(it) && host !== it);
    const beside = (word && settings.get(`${host.slice(0, -word.length)}port`)) ?? settings.get("pgport");
    return beside && numberIn(beside);
}

const HOST_WORDS = ["hostname", "host", "server", "address", "endpoint", "fqdn", "url"] as const;

function numberIn({ node, place }: Entry): Value<number> {
    const written = unwrapped(node) ?? null;
    const port = asNumber(written);
    return port === undefined ? unknown(place, holeIn(written)?.about.reason ?? shape(shapeOf(written), "a number")) : known(port, place);
}

/** Stands for what a reference gives; no setting holds it. */
const REFERENCE = "\u0000";

function textOf(node: Node): string {
    const written = unwrapped(node);
    return written instanceof Template ? written.parts.map((part) => (typeof part === "string" ? part : REFERENCE)).join("") : "";
}

/** What stands for the port in a URL, in `key=value` pairs or after a host. */
function portOf(text: string): string | undefined {
    const [, rest] = split(text, "://");
    const pairs = text.toLowerCase().split(/[;\s]/);
    const pair = rest === undefined ? pairs.find((it) => it.startsWith("port=")) : undefined;
    if (pair !== undefined) return pair.slice("port=".length);
    const [authority = ""] = (rest ?? text).split(/[/?#;\s]/, 1);
    const [host, port] = split(authority.slice(authority.lastIndexOf("@") + 1), ":");
    return host.includes(REFERENCE) ? port : undefined;
}

/** Before and after the first of these. */
function split(text: string, by: string): readonly [string, string?] {
    const at = text.indexOf(by);
    return at < 0 ? [text] : [text.slice(0, at), text.slice(at + by.length)];
}
