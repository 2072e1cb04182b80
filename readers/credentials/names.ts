/**
 * What the name of a setting says of its value. The last words decide, so that a noun behind them (`TOKEN_TABLE`, `SECRET_NAME`, `PASSWORD_RESET_URL`)
 * makes the name another thing's.
 */

/**
 * - `password`: the value may be anything, a number or a word of a dictionary too.
 * - `secret`: a key, a token, a secret; a count, a mode or the name of a secret is none.
 * - `auth`: how to sign in, or the words to sign in with; a name of credentials, or credentials.
 * - `carrier`: a connection string or a webhook's address, harmless without a secret part.
 * - `weak`: it could be a credential (`MAPS_KEY`, `SALT`), where the value looks like one.
 * - `public`: published by design, whatever its shape (`NEXT_PUBLIC_...`).
 * - `nameless`: the name is not known, so it may say anything.
 * - `unnamed`: text that nothing names.
 */
export type Meaning = "password" | "secret" | "auth" | "carrier" | "weak" | "public" | "other" | "nameless" | "unnamed";

/** Whether the meaning says that the value is a credential, or carries one. */
export function isCredential(meaning: Meaning): boolean {
    return meaning === "password" || meaning === "secret" || meaning === "auth" || meaning === "carrier";
}

export function meaningOf(name: string): Meaning {
    if (OTHER_NAMES.test(name)) return "other";
    const words = wordsOf(name);
    const last = words.at(-1) ?? "";
    const before = words.at(-2) ?? "";
    const pair = `${before} ${last}`;
    if (words.some((word) => PUBLIC.has(word))) return "public";
    if (words.some((word) => NOT_SECRET.has(word)) || NOT_A_VALUE.has(before)) return "other";
    if (CARRIER_NAMES.test(name) || CARRIERS.test(pair)) {
        // An identifier that Microsoft documents as not secret.
        return /^(?:application|app)insights/.test(words.join("")) ? "other" : "carrier";
    }
    if (PASSWORDS.test(last) || FOREIGN_PASSWORDS.test(last) || PASSWORD_PAIRS.test(pair)) return NOT_PASSWORD.test(pair) ? "other" : "password";
    if (SECRETS.test(last) || SECRET_PAIRS.test(pair)) {
        return /^(?:password|pull|tls|ingress|kubernetes|k8s) secrets?$/.test(pair) ? "weak" : "secret";
    }
    if (/(?:^auth|authorization|credentials?|creds?)$/.test(last) || pair === "origin verify") return "auth";
    return WEAK.test(last) && !NOT_WEAK.test(pair) ? "weak" : "other";
}

/** Whether the name says that the value is no secret: where something is, what it is called, how much or whether. A name that only says whose it is does not. */
export function namesNoSecret(name: string): boolean {
    const meaning = meaningOf(name);
    return meaning === "public" || (meaning === "other" && PLAIN_NOUN.test(wordsOf(name).at(-1) ?? ""));
}

const PLAIN_NOUN = new RegExp(
    `^(?:${[
        "host hostname address addr ip cidr url uri endpoint fqdn port protocol scheme path dir directory folder filename",
        "name username user region location timezone locale id identifier arn version level mode type format enabled flag",
        "size limit timeout interval ttl days hours minutes seconds",
    ]
        .join(" ")
        .split(" ")
        .join("|")})s?$`,
);

/** The words of a name in lower case, without what only qualifies them at its end. */
export function wordsOf(name: string): readonly string[] {
    const words = name
        .slice(-200)
        .normalize("NFKD")
        .replace(/[\u0300-\u036F]/g, "")
        .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
        .replace(/([A-Z])([A-Z][a-z])/g, "$1 $2")
        .toLowerCase()
        .split(/[^a-z0-9]+/)
        .filter((word) => /[a-z]/.test(word));
    while (words.length > 1 && (QUALIFIERS.has(words.at(-1) ?? "") || /^v\d{1,3}$/.test(words.at(-1) ?? ""))) words.pop();
    return words.map((word) => word.replace(/\d{1,8}$/, ""));
}

/** The shell's working directory; a Functions setting that can only hold a key; `<connection>__credential`, which says `managedidentity`. */
const OTHER_NAMES =
    /^(?:OLD)?PWD$|^WEBSITE_CONTENTAZUREFILECONNECTIONSTRING$|__(?:credential|accountName|clientId|fullyQualifiedNamespace|accountEndpoint|\w{0,20}serviceUri)$/i;
/** ASP.NET's section, App Service's prefixes, the storage of Functions. */
const CARRIER_NAMES = /(?:^|[_:.])ConnectionStrings?(?:__|:)|CONNSTR_|^AzureWebJobs(?:Storage|Dashboard)$/i;
const CARRIERS =
    /(?:^| )dsn$|conn(?:ection)? ?str(?:ing)?s?$|webhooks?(?: ur[il]s?)?$|^(?:database|db|postgres|postgresql|mysql|mongo|mongodb|redis|amqp|rabbitmq|cloudamqp|broker|jdbc) ur[il]$/;
const PASSWORDS =
    /(?:password|passwd|passphrase|passcode)s?$|^(?:pass|pwd|pw)s?$|^(?:pg|my|mysql|db|redis|root|admin|user|smtp|mail|ftp|sftp|ssh|mq|mongo|ldap|require|master|key|store|basic|http|sa|es|sudo)(?:pass|pwd)$/;
/** In Czech, Danish, Dutch, French, Finnish, German, Hungarian, Italian, Norwegian, Polish, Portuguese, Spanish, Swedish, Turkish. */
const FOREIGN_PASSWORDS =
    /(?:heslo|adgangskode|wachtwoord|motdepasse|salasana|passwort|kennwort|jelszo|passord|haslo|senha|contrasena|contrasenya|losenord|parola|sifre)s?$/;
/** What Redis and Valkey call AUTH is a password. */
const PASSWORD_PAIRS = /^(?:redis|rediscli|valkey|master) auth$|masterauth$|^de passe$/;
const NOT_PASSWORD = /^(?:by|boarding|season|multi|single|first|second|two|one|render|forgot|reset|no) (?:pass|password)$/;
const SECRETS =
    /(?:secret|token)s?$|^(?:pat|sas|jwt)$|(?:api|access|secret|private|account|auth|master|signing|shared|storage|encryption|app|license|fernet)keys?$/;
const SECRET_PAIRS = new RegExp(
    `^(?:${[
        "api access account private signing master storage app application secret encryption decryption crypto shared auth session cookie jwt hmac",
        "license licence workspace function functions host subscription webhook token security service deploy admin server aes rsa ssh tls ssl sas",
        "machine fernet cosmos openai stripe anthropic sendgrid mailgun mailchimp twilio datadog dd newrelic pagerduty algolia sentry launchdarkly",
        "mistral groq gemini cohere salesforce hubspot github gitlab slack splunk sumo snyk honeycomb",
    ]
        .join(" ")
        .split(" ")
        .join("|")}) keys?$|^key base$|^secret (?:string|binary)$|^(?:shared access) signature$|^(?:recovery|backup) codes?$`,
);
const WEAK = /^(?:keys?|salt|pepper|nonce|seed|pin|otp|cookie|session|signature|certificate|cert|login|license|licence|hash|sig|mnemonic)$/;
/** Keys that look things up, keys to publish, and what only counts or names. */
const NOT_WEAK =
    /^(?:partition|sort|range|hash|primary|foreign|unique|natural|composite|cache|routing|object|s3|bucket|row|index|map|site|measurement|instrumentation|message|dedup|deduplication|idempotency|lookup|feature|flag|config|setting|translation|i18n|context|tag|label|group|metric|data|state|lock|storage|hot|access|registry|sticky|user|git|commit|content|image|asset|build|body|file|block|integrity|source|code|layer|template|random|public|name|header|query|json|column|shard|consistent|ring|log) (?:keys?|hash|cookie|session|seed|signature)$/;
/** Said after the noun without making it another thing. */
const QUALIFIERS: ReadonlySet<string> = new Set(
    [
        "value plain plaintext text raw wo pem base64 b64 encoded prod production staging stage dev development test testing live sandbox",
        "primary secondary old new current previous next backup fallback override default env readonly ro rw main master admin root",
        "github gitlab slack stripe sendgrid twilio openai postgres mysql redis mongo db database",
    ]
        .join(" ")
        .split(" "),
);
/** In a name of any kind. */
const PUBLIC: ReadonlySet<string> = new Set(["public", "publishable", "pub", "anon"]);
const NOT_SECRET: ReadonlySet<string> = new Set(["kms", "encrypted", "ciphertext", "sealed", "hashed", "placeholder", "dummy"]);
/** How many there are, which page comes next, or whether one is wanted. */
const NOT_A_VALUE: ReadonlySet<string> = new Set([
    ..."max min num number total count limit input output completion prompt context next page continuation stop pad eos bos unk mask design".split(
        " ",
    ),
    ..."no use using with require requires required enable enables enabled disable disabled skip allow allowed is has show hide ignore validate".split(
        " ",
    ),
]);
