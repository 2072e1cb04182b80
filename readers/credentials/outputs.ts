/** Which outputs of other resources, data sources and functions are credentials: shown in clear, they are as bad as a literal. */

import type { Hole, Ref } from "../../resources/node";
import { meaningOf } from "./names";

/**
 * - `credential`: exactly a credential that another resource makes or a store keeps.
 * - `part`: made of one, or one of several things that a store answers with.
 * - `parameter`: a value that may be anything, kept where credentials are kept too.
 * - `identifier`: exactly a name or an address of another resource.
 * - `unclear`: the tool does not say, or it may be anything.
 */
export type Origin = "credential" | "part" | "parameter" | "identifier" | "unclear";

export function originOf({ about }: Hole): Origin {
    const { refs = [], reason, exact } = about;
    if (reason?.kind === "source" && reason.source === "function" && refs.length === 0) return ofFunction(reason.name);
    const [own, ...given] = refs;
    if (own === undefined) return "unclear";
    // A data source names first itself, then what it was given.
    const alone = (exact === true && given.length === 0) || isQueried(own.address);
    const kinds = (alone ? [own] : refs).map(ofOutput);
    if (kinds.includes("credential")) return alone && (exact === true || reason?.kind === "source") ? "credential" : "part";
    if (kinds.includes("parameter")) return "parameter";
    return alone && kinds.every((kind) => kind === "identifier") ? "identifier" : "unclear";
}

function isQueried(address: string): boolean {
    return /(?:^|\/)(?:data|ephemeral)\./.test(address);
}

function ofOutput({ address, attribute }: Ref): "credential" | "parameter" | "identifier" | "unclear" {
    if (attribute === undefined) return "unclear";
    const type = typeOf(address);
    const name = nameOf(attribute);
    const found = OUTPUTS.find(([types, names]) => types.test(type) && names.test(name));
    if (found) return found[2];
    if (IDENTIFIERS.test(name)) return "identifier";
    const meaning = meaningOf(name);
    return meaning === "password" || meaning === "secret" || meaning === "carrier" ? "credential" : "unclear";
}

/** `aws_iam_access_key` of `data.aws_iam_access_key.x` and of `stack/aws_iam_access_key.x`, `iam/accessKey` of a URN; in small letters without separators. */
function typeOf(address: string): string {
    const urn = address.startsWith("urn:") ? (address.split("::")[2] ?? "") : undefined;
    const type =
        urn === undefined ? (/(?:^|\/)(?:(?:data|ephemeral)\.)?(\w{1,200})\.[^/]*$/.exec(address)?.[1] ?? "") : (urn.split("$").at(-1) ?? "");
    const [provider = "", module = "", last = ""] = type.split(":");
    return (urn === undefined ? type : `${provider}${module.split("/")[0] ?? ""}${last}`).toLowerCase().replaceAll(/[^a-z0-9]/g, "");
}

/** The last name of a path: `secret_arn` of `master_user_secret[0].secret_arn`. */
function nameOf(attribute: string): string {
    return (
        attribute
            .replaceAll(/\[[^\]]{0,200}\]|\.\d+(?=\.|$)/g, "")
            .split(".")
            .at(-1) ?? ""
    );
}

const OUTPUTS: readonly (readonly [types: RegExp, names: RegExp, "credential" | "parameter" | "identifier" | "unclear"])[] = [
    // registry.terraform.io/providers/hashicorp/random: `result` of random_string is as often a suffix of a name.
    [/^random(?:index)?(?:random)?password$/, /^(?:result|bcrypt_?hash)$/i, "credential"],
    [/^random(?:index)?(?:random)?(?:string|bytes|id|uuid)$/, /^(?:result|hex|base64|b64_?(?:std|url)|id|dec)$/i, "parameter"],
    [/^tls(?:index)?privatekey$/, /^private_?key_?(?:pem|openssh|pem_?pkcs8)$/i, "credential"],
    [/^aws(?:iam)?accesskey$/, /^(?:secret|encrypted_?secret|ses_?smtp_?password_?v4)$/i, "credential"],
    [/secretsmanager(?:get)?(?:secretversion|randompassword)$/, /^(?:secret_?(?:string|binary)|random_?password)$/i, "credential"],
    [/ssm(?:get)?parameter$/, /^(?:value|insecure_?value|values)$/i, "parameter"],
    [/apigateway(?:api)?key$/, /^value$/i, "credential"],
    [/keyvault(?:keyvault)?secret$/, /^value$/i, "credential"],
    [/^azuread.*password$/, /^value$/i, "credential"],
    [/appconfig|appconfiguration/, /^value$/i, "parameter"],
    [/^vault/, /^(?:data|data_?json|value)$/i, "credential"],
    // The key of a telemetry endpoint is no secret (learn.microsoft.com/azure/azure-monitor/app/connection-strings).
    [/insights/, /connection_?string|instrumentation_?key/i, "identifier"],
    [/^azure/, /^(?:primary|secondary|default)(?:_?(?:readonly|read|master|function|admin|query))?_?key$/i, "credential"],
    [/^azure/, /^(?:primary|secondary)_?(?:access_?key|(?:blob_?|readonly_?|sql_?|mongodb_?)*connection_?string)$/i, "credential"],
    [/^azure/, /^(?:kube_?(?:admin_?)?config_?raw|client_?key)$/i, "credential"],
];

/** Deployment makes them up, and they open nothing. */
const IDENTIFIERS =
    /(?:arn|id|name|url|uri|endpoint|address|host|hostname|fqdn|port|region|location|version|status|type|engine|username|user|login|domain|zone|suffix)s?$/i;

function ofFunction(token: string): Origin {
    const name = token.slice(token.lastIndexOf(":") + 1);
    // Functions that answer with keys and with nothing else.
    if (token.startsWith("azure") && /^(?:list|get)\w*(?:Keys?|Secrets?|ConnectionStrings?|AccountSAS|ServiceSAS|Credentials?)$/.test(name))
        return "part";
    if (token.startsWith("aws:secretsmanager") && /^get(?:SecretVersion|RandomPassword)$/.test(name)) return "part";
    if (/^(?:azure|azure-native):keyvault/.test(token) && /^getSecret$/.test(name)) return "part";
    return token.startsWith("aws:ssm") && name.startsWith("getParameter") ? "parameter" : "unclear";
}
