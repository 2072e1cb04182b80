/**
 * A report that may leave the company: account ids, host names, domains and IP addresses are replaced by placeholders, the same one for the same thing.
 * https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-identifiers.html
 */

import { keyed } from "../architecture/keyed";
import type { Reported } from "./filtered";

/** Replaces them in a text. */
export type Redactor = (text: string) => string;

/** The numbers of placeholders follow the report, so that the same input gives the same bytes. */
export function redactorFor(result: Reported): Redactor {
    const placeholders = new Map<string, string>();
    const counts = new Map<string, number>();
    const placeholderOf = (kind: string, found: string): string => {
        const key = `${kind} ${found}`;
        const known = placeholders.get(key);
        if (known !== undefined) return known;
        const number = (counts.get(kind) ?? 0) + 1;
        counts.set(kind, number);
        placeholders.set(key, `${kind}-${String(number)}`);
        return `${kind}-${String(number)}`;
    };
    const hostText = (host: string): string => {
        const labels = host.toLowerCase().split(".");
        const registered = domainOf(labels);
        const domain = placeholderOf("domain", registered);
        return registered === labels.join(".") ? domain : `${placeholderOf("host", labels.join("."))}.${domain}`;
    };
    // Names say what no text tells apart: `orders.example` in a name is a host, in a sentence it may be a property.
    const domains = new Set(namesIn(result).flatMap((name) => [...name.matchAll(DOTTED)].map(([host]) => domainOf(host.toLowerCase().split(".")))));
    /** Up to the last label that belongs to a domain that a name has: a file may be called after its host. */
    const namedText = (dotted: string): string => {
        const labels = dotted.split(".");
        for (let end = labels.length; end >= 2; end--) {
            const host = labels.slice(0, end);
            if (domains.has(domainOf(host).toLowerCase())) return [hostText(host.join(".")), ...labels.slice(end)].join(".");
        }
        return dotted;
    };
    return (text) =>
        text
            .replaceAll(URL_HOST, (_, scheme: string, host: string) => `${scheme}${placeholderOrHost(host, hostText)}`)
            .replaceAll(DOTTED, namedText)
            .replaceAll(GUID, (id) => placeholderOf("account", id.toLowerCase()))
            .replaceAll(ADDRESS, (address) => (/^(?:0|127|255)\./.test(address) ? address : placeholderOf("address", address)))
            .replaceAll(ACCOUNT, (id) => placeholderOf("account", id.replaceAll("-", "")))
            .replaceAll(HOST, hostText);
}

export function redacted(result: Reported, redact: Redactor): Reported {
    return redactedValue(result, redact);
}

/** What a user wrote may be under a key that holds a word of prodgate's elsewhere: the policy of a waiver is one that no policy is called by. */
const WRITTEN = new Set(["waivers", "fixed", "breakGlass"]);

/** Azure's subscriptions and tenants. */
const GUID = /(?<![0-9a-z])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![0-9a-z])/gi;
/** AWS accounts, also as the console writes them. */
const ACCOUNT = /(?<![\d-])(?:\d{12}|\d{4}-\d{4}-\d{4})(?![\d-])|(?<!\d)\d{12}(?!\d)/g;
const ADDRESS = /(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.])/g;
const URL_HOST = /\b([a-z][a-z0-9+.-]*:\/\/(?:[^\s/"'@]*@)?)([a-z0-9][a-z0-9.-]*[a-z0-9])/gi;
/** In a name any last label is a domain's: over-redaction costs a word, the reverse a leak. */
const DOTTED = /(?<![a-z0-9_*-]\.?)(?:[a-z0-9_*-]+\.)+(?:[a-z]{2,24}|xn--[a-z0-9-]+)(?![a-z0-9_-])/gi;
/** Last labels that are common, or made for private networks, and that are not what properties and files are called by. */
const LAST_LABELS =
    "com|net|org|edu|gov|mil|int|info|biz|io|dev|app|cloud|online|site|shop|store|tech|xyz|ai|eu|us|uk|de|fr|nl|be|ch|es|pt|pl|se|no|dk|fi|ie|cz|ru|cn|jp|kr|in|au|nz|br|ca|mx|za|co|tv|local|internal|corp|lan|intranet|localdomain|test|example|invalid|arpa";
const HOST = new RegExp(`(?<![\\w.\\-/$])(?:[a-z0-9_*](?:[a-z0-9_-]*[a-z0-9])?\\.)+(?:${LAST_LABELS})(?![\\w-]|\\.\\w|\\()`, "g");

/** What is registered: `example.com`, `example.co.uk`. */
function domainOf(labels: readonly string[]): string {
    const [last = "", before = ""] = [...labels].reverse();
    return labels.slice(labels.length > 2 && last.length === 2 && /^(?:com?|net|org|gov|ac|edu)$/.test(before) ? -3 : -2).join(".");
}

function placeholderOrHost(host: string, hostText: (host: string) => string): string {
    return host.includes(".") && !/^[\d.]+$/.test(host) ? hostText(host) : host;
}

/** What a user has named, without the dots that a tool puts between parts of an address. */
function namesIn({ findings, inventory, programs, waivers = [], fixed = [] }: Reported): readonly string[] {
    const addresses = new Set(inventory.map(({ address }) => address));
    return [
        // Of an address only some parts are names, and those are below.
        ...waivers.flatMap(({ resource, detail = "" }) => [...(addresses.has(resource) ? [] : resource.split("/")), detail]),
        ...fixed.flatMap(({ resource, detail = "" }) => [resource, detail]),
        ...programs.flatMap(({ name, stack }) => [name, stack]),
        ...inventory.flatMap(({ name, address }) => [name, ...partsOf(address)]),
        ...findings.flatMap(({ resource, detail = "" }) => [
            resource.name,
            detail,
            ...partsOf(resource.address),
            ...(resource.path ?? "").split("/"),
        ]),
    ];
}

/** A URN's name and stack; a Terraform address's stack and instance keys. */
function partsOf(address: string): readonly string[] {
    if (address.startsWith("urn:")) return address.split("::");
    const stack = address.slice(0, Math.max(0, address.lastIndexOf("/"))).split("/");
    return [...stack, ...[...address.matchAll(/\["((?:[^"\\]|\\.)*)"\]/g)].map(([, key = ""]) => key)];
}

/** Words of prodgate's own and a hash of the true address: they hold nothing of a user's. */
const OURS = new Set([
    "docs",
    "fingerprint",
    "policy",
    "area",
    "severity",
    "enforcement",
    "status",
    "treatment",
    "verdict",
    "today",
    "expires",
    "from",
]);

function redactedValue<T>(value: T, redact: Redactor, ours?: ReadonlySet<string>): T;
function redactedValue(value: unknown, redact: Redactor, ours: ReadonlySet<string> = OURS): unknown {
    if (typeof value === "string") return redact(value);
    if (Array.isArray(value)) return value.map((item: unknown) => redactedValue(item, redact, ours));
    if (typeof value !== "object" || value === null) return value;
    return keyed(
        Object.entries(value).map(([key, one]: [string, unknown]) => [
            redact(key),
            ours.has(key) ? one : redactedValue(one, redact, WRITTEN.has(key) ? FINGERPRINTS : ours),
        ]),
    );
}

const FINGERPRINTS = new Set(["fingerprint"]);
