/** Literals that stand where a credential belongs and are none: references to a store, stand-ins, variables, modes, addresses, paths, counts. */

import { wordsOf } from "./names";
import { HOLE } from "./text";

/** The whole value names a place in a secret store. */
export const REFERENCE = new RegExp(
    [
        /^@Microsoft\.(?:KeyVault|AppConfiguration)\([^()]{1,1024}\)$/,
        /^arn:[^:\s]{1,32}:(?:secretsmanager|ssm):\S{1,2048}$/,
        /^\{\{resolve:(?:secretsmanager|ssm|ssm-secure):[^{}]{1,1024}\}\}$/,
        /^(?:vault|secretref|keyvaultref|keyvault|akv|kv|aws-?secretsmanager|aws-?secrets-?manager|awssm|aws-?ssm|ssm|sm|op|doppler|infisical|gcp-?secret-?manager|gcpsm|sops|env|file|secret|secrets|ref\+\w{1,32}):(?:\/\/)?\S{1,2048}$/,
        /^https:\/\/[^/\s]{1,255}\.vault\.(?:azure\.net|azure\.cn|usgovcloudapi\.net|microsoftazure\.de)(?::443)?\/secrets\/\S{1,512}$/,
        // The address of a vault ends in a slash, in azurerm and in azure-native.
        /^[\uE000-\uF8FF]\/?secrets\/[\w-]{1,127}(?:\/\S{0,64})?$/,
        /^projects\/[^/\s]{1,64}\/secrets\/\S{1,512}$/,
        // Encrypted where it is written: SOPS, Jasypt, ejson, Pulumi, Ansible.
        /^ENC[([][^\s]{1,4096}[)\]]$/,
        /^EJ\[1:[^\s\]]{1,4096}\]$/,
        /^\$ANSIBLE_VAULT;/,
    ]
        .map((pattern) => pattern.source)
        .join("|"),
    "i",
);

/** Filled in elsewhere: a shell, Windows or template variable, a command's output, an expression of a pipeline or a tool. */
const VARIABLE =
    /^(?:\$\{\{?[^}]*\}\}?|\$\([^)]*\)?|\$\$?(?:[A-Z_][A-Z0-9_]*|[A-Za-z_.:]+)|\$[\d@*?#]|%[A-Za-z_]\w*%|\{\{[^}]*\}\}|\{%[^%]*%\}|<%[^%]*%>|`[^`]*`?|!(?:Ref|Sub|GetAtt|ImportValue)\b.*|(?:process\.env|os\.environ|env|secrets|var|local|data|module)\.[\w.[\]"'-]+)$/;

export function isVariable(text: string): boolean {
    return VARIABLE.test(text);
}

/** Said instead of a value, or where it comes from. */
const NOTHING =
    /^(?:true|false|yes|no|on|off|y|n|enabled?|disabled?|null|none|nil|undefined|empty|n\/a|-|""|''|string|number|boolean|object|auto|automatic|generated?|random|managed|prompt|inherit|required|optional|secretsmanager|keyvault|vault|ssm)$/i;

export function saysNothing(text: string): boolean {
    return NOTHING.test(text);
}

const MODE =
    /^(?:iam|aws_iam|basic|bearer|digest|oauth2?|oidc|openid|jwt|saml|ldap|kerberos|ntlm|entra|aad|azuread|microsoft|mtls|tls|cert|certificate|md5|scram-sha-(?:256|512)|plain|login|password|passwordless|token|api[-_]?key|key|required|optional|anonymous|local|header|cookie|query|session|external|internal|default|system|hs256|hs384|hs512|rs256|rs384|rs512|es256|es384|eddsa|sha256|sha512|opaque|reference|access|refresh|id|none|environment|instance|managed-?identity|system-?assigned|user-?assigned|workload-?identity)$/i;

/** How something is done, not with what. */
export function isMode(text: string): boolean {
    return MODE.test(text);
}

/** What is made to be given away: public keys, certificates. */
export function isPublished(text: string): boolean {
    return (
        /^(?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-\w{1,32}|sk-(?:ssh|ecdsa)-\S{1,64}) AAAA/.test(text) ||
        /^-----BEGIN (?:[A-Z0-9]{1,16} ){0,2}(?:PUBLIC KEY|CERTIFICATE)-----/.test(text)
    );
}

/** What is kept in the place of a password: bcrypt, crypt, Argon2, scrypt, PBKDF2. */
export function isHash(text: string): boolean {
    return /^(?:\$(?:2[abxy]?|1|5|6|7|y|apr1|argon2\w{0,3}|scrypt|pbkdf2[\w-]{0,20})\$|pbkdf2_sha\d{1,3}\$|\{(?:SSHA|SHA|CRYPT|BCRYPT)\d{0,3}\})\S{8,}/i.test(
        text,
    );
}

/** `4096`, `3600s`, `1.5`, `10%`: short enough for no key. */
export function isCount(text: string): boolean {
    return /^[\d.,_]{1,7}(?:ms|[smhdw]|[kmg]i?b?|%)?$/i.test(text) || /^\d{1,6}\.\d{1,6}(?:\.\d{1,6}){0,2}$/.test(text);
}

/** An address, an identifier or a path is no secret; a password is only excused where it begins like a path. */
export function isAddress(text: string, password: boolean): boolean {
    if (/^[a-z][a-z0-9+.-]{1,20}:\/\/\S+$/i.test(text) || /^arn:[^:\s]{1,32}:[a-z0-9-]{1,40}:\S*$/.test(text)) return true;
    if (/^\/subscriptions\/\S+$/i.test(text) || /^[A-Za-z]:\\[\w\\ .-]+$/.test(text)) return true;
    // Random base64 has slashes too.
    if (text.length >= 24 && [/\d/, /[A-Z]/, /[a-z]/].every((kind) => kind.test(text))) return false;
    if (/^(?:~|\.{1,2})?\/[\w.-]+(?:\/[\w.-]+)*\/?$/.test(text)) return true;
    if (password) return false;
    return (
        /^(?:~|\.{1,2})?\/?[\w.-]+(?:\/[\w.-]+)+\/?$/.test(text) ||
        /^[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}$/.test(text) ||
        /^(?:[a-z0-9-]{1,63}\.){1,8}(?:com|net|org|io|dev|cloud|internal|local|svc|app|eu|de|uk)(?::\d{1,5})?$/.test(text) ||
        /^[\w-]{1,128}\.(?:json|ya?ml|txt|pem|key|crt|cer|pfx|p12|jks|env|conf|ini|toml|xml)$/i.test(text)
    );
}

const PLACEHOLDER = new RegExp(
    [
        /^(?:change[-_ ]?(?:me|it|this)|replace[-_ ]?(?:me|this|with)|(?:your|insert|enter|put)[-_ ][\w -]{0,60}(?:here|password|secret|token|key)|set[-_ ]?me|fill[-_ ]?me|to[-_ ]?do|tbd|fix[-_ ]?me|placeholder|dummy|example|sample|redacted|not[-_ ]?set|unset|to[-_ ]be[-_ ])(?![a-z])/,
        /^your[-_ ]|[-_ ]here$|^(?:to ?be|will be|set|injected|provided|filled)[-_ ](?:by|in|from|at|during|later|via)\b/,
        /^(?:<[^<>]*>|\[[^[\]]*\]|\{+\d*[a-z_ .-]*\}+|#\{[^}]*\}#?|__\w+__)$/,
        /^[x*.#?-]{3,}$|^@Microsoft\.(?:KeyVault|AppConfiguration)\b/,
        /x{6}|\*{3}|\.{3}|\u2026/,
        // What the SDK makes of an output inside JSON.stringify or a template literal: a fault of the program, and no password.
        /Calling \[to(?:JSON|String)\] on an \[Output/,
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

export function isPlaceholder(text: string): boolean {
    return PLACEHOLDER.test(text) || CAPITALS.test(text) || AWS_EXAMPLE.test(text) || PUBLISHED.some((key) => text.includes(key));
}

/** `github-token` under `GITHUB_TOKEN`: more likely the name of a secret than one. */
export function repeatsName(text: string, name: string): boolean {
    const words = text.length > 100 || !/^[A-Za-z]+(?:[-_][A-Za-z]+)+$/.test(text) ? [] : wordsOf(text);
    const named = new Set(wordsOf(name));
    return words.length > 1 && words.every((word) => named.has(word));
}

/** Long, of letters and digits that make no words: `d41d8cd98f00b204`, and not `orders-prod-eu-west-1`. */
export function looksRandom(text: string): boolean {
    if (text.length < 12 || text.length > 4096 || /\s/.test(text) || HOLE.test(text)) return false;
    if (!/[A-Za-z]/.test(text) || !/\d/.test(text)) return false;
    return text.split(/[-_.:/@=+,]/).some((part) => part.length >= 6 && /[A-Za-z]/.test(part) && /\d/.test(part) && !/^[A-Za-z]+\d{1,4}$/.test(part));
}
