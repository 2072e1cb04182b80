/**
 * What a setting holds: a credential, a reference to one, a stand-in, or plain text. Content is looked at here and goes no further.
 *
 * Decisions:
 * - A credential-shaped literal is a credential whatever its name or mark. A name alone makes a value suspicious, never a credential.
 * - Holes are never literal: `postgres://app:${password}@host` is plain, `postgres://app:hunter2@${db.address}` is a credential.
 * - What documentation and emulators publish (`AKIA...EXAMPLE`, Azurite's key) is a placeholder: everybody knows it, so it protects nothing and leaks nothing.
 * - App Service resolves `@Microsoft.KeyVault(...)` only as a whole value. Inside a longer text it leaks nothing but is not the secret either: a placeholder.
 * - Of a text longer than `SCANNED` characters the first and the last half of that are read; every pattern is bounded, so time is linear.
 */

import { constants, gunzipSync } from "node:zlib";
import { Asset, DEEPEST, Hole, JsonDocument, Secret, Template, isList, type Node } from "../resources/node";

/** What the content of a setting looks like. The content itself never leaves this file. */
export type Content =
    /** A credential-shaped literal: an access key, a private key, a connection string with a password, a webhook URL. */
    | "credential"
    /** Only the name says that the literal is one. */
    | "suspicious"
    /** Stands where a credential belongs, and is none: `changeme`, `<your-password>`, a key out of the documentation. */
    | "placeholder"
    /** Leads to a secret store, or is exactly an output of another resource. */
    | "reference"
    /** The name says that it is a credential, and the content cannot be read. */
    | "hidden"
    | "plain";

/** Classifies a named setting. A structure is as bad as its worst part; `{ name, value }` pairs and the keys of objects name theirs. */
export function contentOf(name: string, value: Node): Content {
    return judge(meaningOf(name), value, 0);
}

/** Classifies text without a name: commands, user data (base64 and gzip decoded), documents. Names count only in `NAME=value` and `--password value`. */
export function contentOfText(value: Node): Content {
    return judge("unnamed", value, 0);
}

/** Whether a setting of this name holds a credential: `dbPassword`, `PGPASSWORD`, `API_TOKEN`; not `TOKEN_TABLE`, `SECRET_NAME`. */
export function namesCredential(name: string): boolean {
    return meaningOf(name) !== "other";
}

/**
 * What a name says of its value. A `password` may be a number or a word; a `secret` is not; `auth` may also be a mode; a `carrier` (connection
 * string, webhook address) is harmless without a secret part; an `awsSecret` is known by its length; `unnamed` is text that nothing names.
 */
type Meaning = "password" | "secret" | "awsSecret" | "auth" | "carrier" | "other" | "unnamed";

const SCANNED = 64 * 1024;
/** Azure's custom data, the longest of its kind, is 64 KB before base64 makes a third more of it. */
const DECODED = 2 * SCANNED;
const INFLATED = 1024 * 1024;

const BEST_TO_WORST: readonly Content[] = ["plain", "reference", "placeholder", "hidden", "suspicious", "credential"];

function worst(contents: readonly Content[]): Content {
    return contents.reduce((bad, next) => (BEST_TO_WORST.indexOf(next) > BEST_TO_WORST.indexOf(bad) ? next : bad), "plain");
}

function judge(meaning: Meaning, value: Node, depth: number): Content {
    if (depth > DEEPEST) return unreadable(meaning);
    if (value === null || typeof value === "boolean") return "plain";
    if (typeof value === "number") return judgeText(meaning, textOf([String(value)]), depth);
    if (typeof value === "string") return judgeText(meaning, textOf([value]), depth);
    if (value instanceof Hole) return judgeHole(meaning, value);
    if (value instanceof Template) return judgeTemplate(meaning, value, depth);
    if (value instanceof Secret || value instanceof JsonDocument) return judge(meaning, value.content, depth + 1);
    if (value instanceof Asset) return unreadable(meaning);
    return isList(value) ? judgeList(meaning, value, depth) : judgeObject(meaning, value, depth);
}

function unreadable(meaning: Meaning): Content {
    return meaning === "other" || meaning === "unnamed" ? "plain" : "hidden";
}

function judgeHole(meaning: Meaning, hole: Hole): Content {
    return hole.about.exact === true && (hole.about.refs ?? []).length > 0 ? "reference" : unreadable(meaning);
}

function judgeTemplate(meaning: Meaning, template: Template, depth: number): Content {
    const parts = template.parts.filter((part) => part !== "");
    const [only] = parts;
    return parts.length === 1 && only instanceof Hole ? judgeHole(meaning, only) : judgeText(meaning, textOf(parts), depth);
}

/** A flag and its value are neighbours in a command: `["--password", "hunter2"]`. */
function judgeList(meaning: Meaning, list: readonly Node[], depth: number): Content {
    const line = list.flatMap((item) => [...partsOf(item), " "]);
    return worst([scan(textOf(line).written, false), ...list.map((item) => judge(meaning, item, depth + 1))]);
}

function partsOf(value: Node): readonly (string | Hole)[] {
    let bare = value;
    while (bare instanceof Secret) bare = bare.content;
    if (bare instanceof Template) return bare.parts;
    if (bare instanceof Hole || typeof bare === "string") return [bare];
    return typeof bare === "number" ? [String(bare)] : [];
}

function judgeObject(meaning: Meaning, object: { readonly [key: string]: Node }, depth: number): Content {
    const pair = object["name"] ?? object["Name"] ?? object["key"] ?? object["Key"];
    const contents = Object.entries(object).map(([key, value]) => {
        if (meaning === "unnamed") return judge(meaning, value, depth + 1);
        const name = (key === "value" || key === "Value") && typeof pair === "string" ? pair : key;
        return judge(meaningOf(name), value, depth + 1);
    });
    return worst(contents);
}

/** Text in which hole number n is one private character, U+E000 + n, so that patterns and `JSON.parse` see one character that is nobody's. */
interface Text {
    readonly written: string;
    readonly holes: readonly Hole[];
}

const FIRST_HOLE = 0xe000;
const LAST_HOLE = 0xf8ff;
const HOLE = /[\uE000-\uF8FF]/;
const HOLES = /[\uE000-\uF8FF]/g;

function textOf(parts: readonly (string | Hole)[]): Text {
    const holes: Hole[] = [];
    const written = parts.map((part) => {
        if (!(part instanceof Hole)) return part.replace(HOLES, "\uFFFD");
        holes.push(part);
        return String.fromCharCode(Math.min(FIRST_HOLE + holes.length - 1, LAST_HOLE));
    });
    return { written: written.join("").trim(), holes };
}

function judgeText(meaning: Meaning, text: Text, depth: number): Content {
    const written = clipped(text.written);
    if (written === "") return "plain";
    if (REFERENCE.test(written)) return "reference";
    const document = documentIn(text);
    if (document !== undefined) return judge(meaning, document, depth + 1);
    const decoded = meaning === "unnamed" ? decode(text.written) : undefined;
    return worst([
        scan(written, meaning === "carrier"),
        byName(meaning, written),
        decoded === undefined ? "plain" : judgeText(meaning, textOf([decoded]), depth + 1),
    ]);
}

function clipped(text: string): string {
    return text.length <= SCANNED ? text : `${text.slice(0, SCANNED / 2)}\n${text.slice(-SCANNED / 2)}`;
}

/** JSON written as text, holes and all. Longer text is scanned as it stands. */
function documentIn({ written, holes }: Text): Node | undefined {
    if (written.length > SCANNED || !/^[[{]/.test(written)) return undefined;
    try {
        return nodeOf(JSON.parse(holes.length === 0 ? written : quoteHoles(written)), holes, 0);
    } catch {
        return undefined;
    }
}

/** `{"port": ${x}}` becomes JSON when the hole is a string. */
function quoteHoles(written: string): string {
    let quoted = false;
    let escaped = false;
    let result = "";
    for (const char of written) {
        result += !quoted && HOLE.test(char) ? `"${char}"` : char;
        if (char === '"' && !escaped) quoted = !quoted;
        escaped = char === "\\" && !escaped;
    }
    return result;
}

function nodeOf(json: unknown, holes: readonly Hole[], depth: number): Node {
    if (json === null || typeof json === "boolean" || typeof json === "number") return json;
    if (depth > DEEPEST || json === undefined) return new Hole();
    if (typeof json === "string") {
        if (!HOLE.test(json)) return json;
        const parts = json.split(/([\uE000-\uF8FF])/);
        return new Template(parts.map((part) => (HOLE.test(part) ? (holes[part.charCodeAt(0) - FIRST_HOLE] ?? new Hole()) : part)));
    }
    if (Array.isArray(json)) return json.map((item: unknown) => nodeOf(item, holes, depth + 1));
    const entries: readonly [string, unknown][] = Object.entries(json);
    return Object.fromEntries(entries.map(([key, value]) => [key.replace(HOLES, ""), nodeOf(value, holes, depth + 1)]));
}

/** What base64 hides, gunzipped if it is gzip. Binary content is no text. */
function decode(written: string): string | undefined {
    const encoded = written.slice(0, DECODED);
    if (!/^[A-Za-z0-9+/\s]{16,}={0,2}$/.test(encoded)) return undefined;
    const bytes = Buffer.from(encoded, "base64");
    const text = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzip(bytes) : bytes.toString("utf8");
    return text === undefined || Array.from(text.slice(0, 512)).some((one) => one < "\t" || one === "\uFFFD") ? undefined : text;
}

function gunzip(bytes: Buffer): string | undefined {
    try {
        // Cut where DECODED ends, it still inflates as far as it goes.
        return gunzipSync(bytes, { maxOutputLength: INFLATED, finishFlush: constants.Z_SYNC_FLUSH }).toString("utf8");
    } catch {
        return undefined;
    }
}

/** The worst that stands in a text, whatever names it. */
function scan(written: string, connection: boolean): Content {
    const found: Content[] = [];
    for (const shape of SHAPES) {
        for (const match of written.matchAll(shape)) found.push(literal(match[1] ?? match[0]));
    }
    for (const line of written.split("\n")) {
        if (!connection && !CONNECTION.test(line)) continue;
        for (const match of line.matchAll(SECRET_PART)) found.push(literal(match[1] ?? ""));
    }
    for (const form of [ASSIGNMENT, FLAG]) {
        for (const match of written.matchAll(form)) found.push(judgeAssignment(match[1] ?? "", match[2] ?? "", match[3] ?? ""));
    }
    if (/@Microsoft\.(?:KeyVault|AppConfiguration)\(/i.test(written)) found.push("placeholder");
    return worst(found);
}

/** Code is not content: a call, a property, a cmdlet, a bound parameter. */
function judgeAssignment(name: string, quote: string, value: string): Content {
    if (/^[@:?\\`-]/.test(value)) return "plain";
    if (quote === "" && /[([]|^[A-Za-z_]\w{0,40}(?:\.[A-Za-z_]\w{0,40}){1,8}$|^[A-Z][a-z]{1,15}-[A-Z]\w{1,40}$/.test(value)) return "plain";
    const meaning = meaningOf(name);
    const content = byName(meaning, value);
    // In the middle of a text an address or a hole proves nothing: only a literal counts.
    return content === "hidden" ? "plain" : content;
}

/** What is found where a credential stands: the credential itself, its stand-in, or a variable. */
function literal(part: string): Content {
    if (part === "" || HOLE.test(part) || VARIABLE.test(part)) return "plain";
    return isPlaceholder(part) ? "placeholder" : "credential";
}

/** What the name makes of a text in which no credential was recognized. */
function byName(meaning: Meaning, written: string): Content {
    if (meaning === "other" || meaning === "unnamed") return "plain";
    if (NOTHING.test(written) || VARIABLE.test(written)) return "plain";
    if (HOLE.test(written)) return isAddress(written, meaning) || (meaning === "carrier" && KNOWN_START.test(written)) ? "plain" : "hidden";
    if (isPlaceholder(written)) return "placeholder";
    if (meaning === "awsSecret" && /^[A-Za-z0-9/+]{40}$/.test(written)) return "credential";
    if (meaning === "carrier" || isAddress(written, meaning)) return "plain";
    if (meaning === "password") return "suspicious";
    if (/^[\d.]+$/.test(written) || (meaning === "auth" && MODE.test(written))) return "plain";
    return STORAGE_KEY.test(written) ? "credential" : "suspicious";
}

/** An address, an identifier or a path is no secret; a password is only excused where it begins like a path. */
function isAddress(written: string, meaning: Meaning): boolean {
    if (/^[a-z][a-z0-9+.-]{1,20}:\/\/\S+$/i.test(written) || /^arn:[^:\s]{1,32}:[a-z0-9-]{1,40}:\S*$/.test(written)) return true;
    if (/^\/subscriptions\/\S+$/i.test(written)) return true;
    // Random base64 has slashes too.
    if (written.length >= 24 && [/\d/, /[A-Z]/, /[a-z]/].every((kind) => kind.test(written))) return false;
    return meaning === "password"
        ? /^(?:~|\.{1,2})?\/[\w.-]+(?:\/[\w.-]+)*\/?$/.test(written)
        : /^(?:~|\.{1,2})?\/?[\w.-]+(?:\/[\w.-]+)+\/?$/.test(written);
}

/** The whole value names a place in a secret store. */
const REFERENCE = new RegExp(
    [
        /^@Microsoft\.(?:KeyVault|AppConfiguration)\([^()]{1,1024}\)$/,
        /^arn:[^:\s]{1,32}:(?:secretsmanager|ssm):\S{1,2048}$/,
        /^\{\{resolve:(?:secretsmanager|ssm|ssm-secure):[^{}]{1,1024}\}\}$/,
        /^(?:vault|secretref|keyvaultref|keyvault|aws-?secretsmanager|aws-?ssm|ssm|op|gcp-?secret-?manager|ref\+\w{1,32}):\S{1,2048}$/,
        /^https:\/\/[^/\s]{1,255}\.vault\.(?:azure\.net|azure\.cn|usgovcloudapi\.net|microsoftazure\.de)(?::443)?\/secrets\/\S{1,512}$/,
        // The address of a vault ends in a slash, in azurerm and in azure-native.
        /^[\uE000-\uF8FF]\/?secrets\/[\w-]{1,127}(?:\/\S{0,64})?$/,
        /^projects\/[^/\s]{1,64}\/secrets\/\S{1,512}$/,
    ]
        .map((pattern) => pattern.source)
        .join("|"),
    "i",
);

/** A part of a credential goes into group 1 where the rest is not secret. Every one begins at a boundary or a fixed text, and is bounded. */
const SHAPES: readonly RegExp[] = [
    /(?<![A-Z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Z0-9])/g,
    // The header alone is no key: what follows must be the body.
    /-----BEGIN (?:[A-Z0-9]{1,16} ){0,3}PRIVATE KEY(?: BLOCK)?-----(?:\s|\\[nr]){0,8}[A-Za-z0-9+/][^\s"'\\]{0,80}/g,
    // Any scheme: databases, brokers, caches, https.
    /[a-z0-9]:\/\/[^:/?#@\s"']{0,128}:([^@/\s"']{1,256})@/gi,
    /jdbc:oracle:\w{1,8}:[^/@\s"']{1,64}\/([^@/\s"']{1,128})@/gi,
    /(?<![A-Za-z0-9])(?:AccountKey|SharedAccessKey|SharedAccessSignature|SharedSecretValue)[ \t]{0,4}=[ \t]{0,4}([^;,\s"']{1,256})/gi,
    /(?<![A-Za-z0-9])sig=([A-Za-z0-9%+/=_-]{20,128})/g,
    /\.azurewebsites\.net\/[^\s"'?]{0,200}\?(?:[^\s"'&]{0,100}&){0,4}code=([\w%+/=-]{20,128})/gi,
    /https:\/\/hooks\.slack(?:-gov)?\.com\/(?:services|workflows|triggers)\/([^\s"'<>]{1,256})/gi,
    /https:\/\/[\w.-]{1,128}\.webhook\.office\.com\/([^\s"'<>]{1,512})/gi,
    /https:\/\/outlook\.office(?:365)?\.com\/webhook\/([^\s"'<>]{1,512})/gi,
    /https:\/\/(?:(?:ptb|canary)\.)?discord(?:app)?\.com\/api\/(?:v\d{1,2}\/)?webhooks\/([^\s"'<>]{1,256})/gi,
    /(?<![A-Za-z0-9_-])eyJ[\w-]{10,2048}\.eyJ[\w-]{10,8192}\.[\w-]{10,2048}/g,
    // Tokens that their vendors made recognizable: GitHub, GitLab, Slack, Stripe, Anthropic, OpenAI, Google, SendGrid, npm, PyPI, Docker Hub,
    // DigitalOcean, Shopify, Vault, Pulumi, Terraform Cloud, Databricks, New Relic, Grafana.
    /(?<![A-Za-z0-9])(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{22}|glpat-[\w-]{20}|xox[abeoprs]-[A-Za-z0-9-]{10,255}|xapp-\d-[A-Za-z0-9-]{10,255})/g,
    /(?<![A-Za-z0-9])(?:(?:sk|rk)_live_[A-Za-z0-9]{16,128}|whsec_[A-Za-z0-9+/=]{24}|sk-(?:ant|proj|svcacct)-[\w-]{20,255}|sk-[A-Za-z0-9]{48})/g,
    /(?<![A-Za-z0-9])(?:AIza[\w-]{35}|SG\.[\w-]{16,32}\.[\w-]{16,64}|npm_[A-Za-z0-9]{36}|pypi-AgE[\w-]{50}|dckr_pat_[\w-]{20}|hvs\.[\w-]{24})/g,
    /(?<![A-Za-z0-9])(?:dop_v1_[a-f0-9]{64}|shp(?:at|ss|ca|pa)_[a-fA-F0-9]{32}|pul-[a-f0-9]{40}|dapi[a-f0-9]{32}|NRAK-[A-Z0-9]{27}|glsa_\w{32})/g,
    /(?<![A-Za-z0-9])[A-Za-z0-9]{14}\.atlasv1\.[\w-]{60}/g,
    // Microsoft Entra client secrets carry "Q~" in the fifth and sixth place.
    /(?<![\w~.-])[\w~.-]{3}\dQ~[\w~.-]{31,34}(?![\w~.-])/g,
    /Authorization["']?[ \t]{0,4}[:=][ \t]{0,4}["']?(?:Bearer|Basic|token)[ \t]{1,4}([A-Za-z0-9._~+/=-]{16,512})/gi,
    /\bcurl\b[^\n]{0,120}?\s(?:-u|--user)[ =]{0,2}["']?[^\s:"']{1,64}:([^\s"']{1,128})/g,
];

/** A line of `key=value` parts that leads to a server: ADO.NET, ODBC, JDBC, libpq, StackExchange.Redis, Azure's own. */
const CONNECTION =
    /jdbc:|(?:^|[;,?&\s"'])(?:server|host|hostname|data source|addr|address|network address|initial catalog|database|dbname|user id|uid|user|username|endpoint|accountendpoint|abortconnect)[ \t]{0,4}=/i;
const SECRET_PART = /(?<![A-Za-z0-9_])(?:password|passwd|pwd|accesskey|secret)[ \t]{0,4}=[ \t]{0,4}["']?([^;&,\s"']{1,256})/gi;

/** The value is only looked at, not consumed: `--from-literal=password=hunter2` has two assignments. */
const ASSIGNMENT = /(?<![\w.-])-{0,2}([A-Za-z_][\w.-]{1,80})[ \t]{0,2}=(?!=)[ \t]{0,2}(["']?)(?=([^\s"';&|)]{1,128}))/g;
const FLAG = /(?<![\w.-])--([A-Za-z][\w.-]{1,80})[ \t]{1,8}(["']?)([^\s"';&|)]{1,128})/g;

/** `DefaultEndpointsProtocol=`, `postgres://`: what it is stands before the first hole, so a secret part would have been seen. */
const KNOWN_START = /^[a-z][a-z0-9+. -]{1,40}(?:=|:\/\/)/i;

/** Filled in elsewhere: a shell, Windows or template variable, a command's output. */
const VARIABLE = /^(?:\$\{[^}]*\}|\$\([^)]*\)?|\$\$?(?:[A-Z_][A-Z0-9_]*|[A-Za-z_.:]+)|\$[\d@*?#]|%[A-Za-z_]\w*%|\{\{[^}]*\}\}|`[^`]*`?)$/;
const NOTHING = /^(?:true|false|yes|no|on|off|enabled?|disabled?|null|none|nil|undefined|""|'')$/i;
const MODE =
    /^(?:iam|aws_iam|basic|bearer|digest|oauth2?|oidc|openid|jwt|saml|ldap|kerberos|ntlm|entra|aad|azuread|microsoft|mtls|tls|cert|certificate|md5|scram-sha-(?:256|512)|plain|login|password|token|key|required|optional|anonymous|local|managed-?identity)$/i;
/** 64 bytes: an Azure Storage or Cosmos DB account key. */
const STORAGE_KEY = /^[A-Za-z0-9+/]{86}==$/;

const PLACEHOLDER = new RegExp(
    [
        /^(?:change[-_ ]?(?:me|it|this)|replace[-_ ]?(?:me|this|with)|(?:my|your|insert|enter|put)[-_ ][\w -]{0,60}(?:here|password|secret|token|key)|set[-_ ]?me|fill[-_ ]?me|to[-_ ]?do|tbd|fix[-_ ]?me|placeholder|dummy|example|sample|redacted|not[-_ ]?set|unset|to[-_ ]be[-_ ])(?![a-z])/,
        /^your[-_ ]/,
        /^(?:<[^<>]*>|\[[^[\]]*\]|\{+\d*[a-z_ .-]*\}+|#\{[^}]*\}#?|__\w+__)$/,
        /^[x*.#-]{3,}$|^@Microsoft\.(?:KeyVault|AppConfiguration)\b/,
        /x{6}|\*{3}|\.{3}|\u2026/,
    ]
        .map((pattern) => pattern.source)
        .join("|"),
    "i",
);
/** `postgres://USER:PASSWORD@HOST`: documentation writes what to replace in capitals. */
const CAPITALS = /^(?:(?:MY|DB|YOUR)_?)?(?:PASSWORD|PASS|SECRET|TOKEN|API_?KEY)$/;
/** AWS ends the keys of its documentation so. */
const AWS_EXAMPLE = /EXAMPLE(?:KEY|TOKEN)?$/;
const PUBLISHED: readonly string[] = [
    // Azurite: learn.microsoft.com/azure/storage/common/storage-use-azurite
    "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==",
    // The Cosmos DB emulator: learn.microsoft.com/azure/cosmos-db/emulator
    "C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw==",
    // jwt.io: "1234567890", "John Doe"
    "eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9l",
];

function isPlaceholder(part: string): boolean {
    return PLACEHOLDER.test(part) || CAPITALS.test(part) || AWS_EXAMPLE.test(part) || PUBLISHED.some((key) => part.includes(key));
}

/** The last words decide, so that a noun behind them (`TOKEN_TABLE`, `SECRET_NAME`, `PASSWORD_RESET_URL`) makes the name another thing's. */
function meaningOf(name: string): Meaning {
    if (OTHER_NAMES.test(name)) return "other";
    const words = wordsOf(name);
    const last = words.at(-1) ?? "";
    const before = words.at(-2) ?? "";
    if (words.some((word) => NOT_SECRET.has(word)) || NOT_A_VALUE.has(before)) return "other";
    if (CARRIER_NAMES.test(name) || CARRIERS.test(`${before} ${last}`)) {
        // An identifier that Microsoft documents as not secret.
        return /^(?:application|app)insights/.test(words.join("")) ? "other" : "carrier";
    }
    if (PASSWORDS.test(last)) return `${before} ${last}` === "by pass" ? "other" : "password";
    if (SECRETS.test(last) || SECRET_PAIRS.test(`${before} ${last}`)) {
        if (`${before} ${last}` === "password secret" || before === "pull") return "other";
        return words.join("").includes("secret") && /aws|s3|access|iam/.test(words.join("")) ? "awsSecret" : "secret";
    }
    return /^(?:auth|authorization)$/.test(last) ? "auth" : "other";
}

function wordsOf(name: string): readonly string[] {
    const words = name
        .slice(-200)
        .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
        .replace(/([A-Z])([A-Z][a-z])/g, "$1 $2")
        .toLowerCase()
        .split(/[^a-z0-9]+/)
        .filter((word) => /[a-z]/.test(word));
    while (QUALIFIERS.has(words.at(-1) ?? "")) words.pop();
    return words.map((word) => word.replace(/\d{1,8}$/, ""));
}

/** The shell's working directory; a Functions setting that can only hold a key; `<connection>__credential`, which says `managedidentity`. */
const OTHER_NAMES =
    /^(?:OLD)?PWD$|^WEBSITE_CONTENTAZUREFILECONNECTIONSTRING$|__(?:credential|accountName|clientId|fullyQualifiedNamespace|accountEndpoint|\w{0,20}serviceUri)$/i;
/** ASP.NET's section, App Service's prefixes, the storage of Functions. */
const CARRIER_NAMES = /(?:^|[_:.])ConnectionStrings?(?:__|:)|CONNSTR_|^AzureWebJobs(?:Storage|Dashboard)$/i;
const CARRIERS =
    /(?:^| )dsn$|conn(?:ection)? ?str(?:ing)?s?$|webhooks?(?: ur[il]s?)?$|^(?:database|db|postgres|postgresql|mysql|mongo|mongodb|redis|amqp|rabbitmq|cloudamqp|broker) ur[il]$/;
const PASSWORDS =
    /(?:password|passwd|passphrase)s?$|^(?:pass|pwd|passcode)$|^(?:pg|my|mysql|db|redis|root|admin|user|smtp|mail|ftp|sftp|ssh|mq|mongo|ldap|require|master)(?:pass|pwd)$/;
const SECRETS =
    /(?:secret|token)s?$|^(?:credential|cred)s?$|^(?:pat|sas)$|(?:api|access|secret|private|account|auth|master|signing|shared|storage|encryption|app)keys?$/;
const SECRET_PAIRS =
    /^(?:api|access|account|private|signing|master|storage|app|secret|encryption|shared|auth|session|cookie|jwt|hmac|license|workspace|function|functions|subscription|webhook|cosmos|openai|stripe|anthropic|sendgrid) keys?$|^key base$|^secret string$|^origin verify$/;
/** Said after the noun without making it another thing. */
const QUALIFIERS: ReadonlySet<string> = new Set(
    "value plain plaintext wo pem base64 b64 prod production staging dev test live primary secondary old new current previous".split(" "),
);
const NOT_SECRET: ReadonlySet<string> = new Set(["public", "publishable", "kms"]);
/** How many there are, which page comes next, or whether one is wanted. */
const NOT_A_VALUE: ReadonlySet<string> = new Set([
    ..."max min num number total count limit input output completion prompt context next page continuation stop".split(" "),
    ..."no use with require requires enable disable skip allow is has".split(" "),
]);
