/** Fixes that no assignment to a property can make, by their kind, each with the reason why they are sentences. */

/** Why a fix is a sentence; undefined for one that ought to be an assignment. */
export function reasonOf(fix: string): string | undefined {
    return KINDS.find(([pattern]) => pattern.test(fix))?.[1];
}

const KINDS: readonly (readonly [RegExp, string])[] = [
    [/^(Put|Keep|Move|Pass|Take|Remove the (credential|secret)) /, "a credential that another place must hold"],
    [/Secrets Manager|Key Vault|KeyVault|config\.requireSecret|a sensitive variable|ephemeral resource/, "a credential that another place must hold"],
    [
        /^(Set manage(MasterUserPassword|_master_user_password)|Pull the image with|Let the app reach its storage with) /,
        "an identity takes a credential's place",
    ],
    [/^Give secret .* identity instead of a value\.$/, "an identity takes a credential's place"],
    [/^(Name the roles|Remove the grants|Remove firewall rule) /, "only the owner knows who must get in"],
    [/^(Attach AWSLambdaBasicExecutionRole|Let (cloudwatch|events|sns)\.amazonaws\.com use) /, "a permission that another resource carries"],
    [/^Give it (the resource option|lifecycle) /, "an option of the tool, or another resource"],
    [/^Add (an?|another) /, "another resource, of which only its owner knows the rest"],
    [/^(Name|Point) /, "what it names is another resource"],
    [/^Give (topic|diagnostic setting|container) /, "what it names is another resource"],
    [/^On .*, name a queue in /, "what it names is another resource"],
    [
        /^(Set|Add) (access_?[lL]og|logging_?[cC]onfig|alarm_?[aA]ctions|appLogsConfiguration|logs_destination|log_publishing|\{ logType)/,
        "what it names is another resource",
    ],
    [/^Set (APPLICATIONINSIGHTS_CONNECTION_STRING|lb_?[pP]rotocol|publish .* on the function)/, "what it names is another resource"],
    [/^Forward from a listener /, "what it names is another resource"],
    [/^On .*, add "DEPLOYMENT_FAILURE" to /, "the other members of the list stay"],
    [/^Set redrive_?[pP]olicy /, "what it names is another resource"],
    [/^Set protocol .* and begin endpoint with https/, "only the owner knows where else the endpoint answers"],
    [/^Connect .* to port |connect clients to port/, "where clients connect is written in their settings"],
    [/^Set (skip_?[fF]inal_?[sS]napshot|blob_properties with) /, "only the owner knows the rest"],
    [/^Set (properties\.attributes\.expires|expiration_?[dD]ate) /, "only the owner knows the day"],
    [/^Set (alarm_?[dD]escription|description) to what /, "only the owner knows what to do"],
    [
        /^(Set (siteConfig\.healthCheckPath|site_config\.health_check_path|healthCheck\.target|target of health_check)|Add (probes|readiness_probe)) /,
        "only the owner knows the path",
    ],
    [/^List the engine's logs in /, "which logs there are depends on the engine"],
];
