const { version } = require("@pulumi/azure-native/package.json");
const { declared } = require("../declared");
const { plain, shortHash } = require("../double");

const SDK = "@pulumi/azure-native";
const SUBSCRIPTION = "00000000-0000-0000-0000-000000000000";
const TENANT = "11111111-1111-1111-1111-111111111111";

// Types without their API version -> namespace and path. The last name in a path is the resource's own: the provider makes one up in Check.
const PATHS = {
    "app:ContainerApp": "Microsoft.App/containerApps/{containerAppName}",
    "app:ManagedEnvironment": "Microsoft.App/managedEnvironments/{environmentName}",
    "dbforpostgresql:Configuration": "Microsoft.DBforPostgreSQL/flexibleServers/{serverName}/configurations/{configurationName}",
    "dbforpostgresql:Database": "Microsoft.DBforPostgreSQL/flexibleServers/{serverName}/databases/{databaseName}",
    "dbforpostgresql:Server": "Microsoft.DBforPostgreSQL/flexibleServers/{serverName}",
    "keyvault:Secret": "Microsoft.KeyVault/vaults/{vaultName}/secrets/{secretName}",
    "keyvault:Vault": "Microsoft.KeyVault/vaults/{vaultName}",
    "monitor:ActionGroup": "Microsoft.Insights/actionGroups/{actionGroupName}",
    "monitor:AutoscaleSetting": "Microsoft.Insights/autoscaleSettings/{autoscaleSettingName}",
    "monitor:DiagnosticSetting": "Microsoft.Insights/diagnosticSettings/{name}",
    "monitor:MetricAlert": "Microsoft.Insights/metricAlerts/{ruleName}",
    "operationalinsights:Workspace": "Microsoft.OperationalInsights/workspaces/{workspaceName}",
    "servicebus:Namespace": "Microsoft.ServiceBus/namespaces/{namespaceName}",
    "servicebus:Queue": "Microsoft.ServiceBus/namespaces/{namespaceName}/queues/{queueName}",
    "servicebus:Subscription": "Microsoft.ServiceBus/namespaces/{namespaceName}/topics/{topicName}/subscriptions/{subscriptionName}",
    "servicebus:Topic": "Microsoft.ServiceBus/namespaces/{namespaceName}/topics/{topicName}",
    "sql:Database": "Microsoft.Sql/servers/{serverName}/databases/{databaseName}",
    "sql:Server": "Microsoft.Sql/servers/{serverName}",
    "storage:StorageAccount": "Microsoft.Storage/storageAccounts/{accountName}",
    "web:AppServicePlan": "Microsoft.Web/serverfarms/{name}",
    "web:WebApp": "Microsoft.Web/sites/{name}",
    "web:WebAppSlot": "Microsoft.Web/sites/{name}/slots/{slot}",
};
PATHS["insights:ActionGroup"] = PATHS["monitor:ActionGroup"];
PATHS["insights:AutoscaleSetting"] = PATHS["monitor:AutoscaleSetting"];
PATHS["insights:DiagnosticSetting"] = PATHS["monitor:DiagnosticSetting"];
PATHS["insights:MetricAlert"] = PATHS["monitor:MetricAlert"];

module.exports = { cloud: { version, check, unknowns, created, kept, invoke } };

function check({ urn, type, name, inputs, state }) {
    const own = type.endsWith(":ResourceGroup") ? "resourceGroupName" : ownName(type);
    if (own === undefined || own in inputs) return {};
    return { [own]: plain(state[own]) ?? `${name.replace(/[^a-zA-Z0-9]/g, "")}${shortHash(urn, 8)}` };
}

/** Every output that the program does not set, whether it may be undefined or not: so the real provider fills a preview. */
function unknowns({ type, inputs }) {
    return [...declared(SDK, type).outputs.keys()].filter((name) => !(name in inputs));
}

/** Outputs are what Azure answers, not what was sent: a password, a server's or a group's name do not come back. */
function kept({ type, inputs }) {
    const { outputs } = declared(SDK, type);
    return outputs.size === 0 ? inputs : Object.fromEntries(Object.entries(inputs).filter(([name]) => outputs.has(name)));
}

function created(resource) {
    const { type, inputs } = resource;
    const { outputs } = declared(SDK, type);
    const address = id(resource);
    const name = address.split("/").pop();
    const answers = {
        name,
        type: address
            .split("/providers/")
            .pop()
            .split("/")
            .filter((_part, index) => index === 0 || index % 2 === 1)
            .join("/"),
        azureApiVersion: /v(\d{4})(\d{2})(\d{2})/.exec(type)?.slice(1).join("-") ?? "2024-01-01",
        provisioningState: "Succeeded",
        state: "Ready",
        fullyQualifiedDomainName: `${name}.${type.includes(":sql") ? "database.windows.net" : "postgres.database.azure.com"}`,
        defaultHostName: `${name}.azurewebsites.net`,
        customerId: TENANT,
        primaryEndpoints: { blob: `https://${name}.blob.core.windows.net/`, queue: `https://${name}.queue.core.windows.net/` },
        serviceBusEndpoint: `https://${name}.servicebus.windows.net:443/`,
        defaultDomain: `${name}.westeurope.azurecontainerapps.io`,
        latestRevisionFqdn: `${name}--1.westeurope.azurecontainerapps.io`,
    };
    const given = Object.fromEntries(Object.entries(answers).filter(([property]) => outputs.has(property) && !(property in inputs)));
    return { ...given, id: address };
}

function id(resource) {
    const { type, inputs } = resource;
    if (type.endsWith(":ResourceGroup")) return `/subscriptions/${SUBSCRIPTION}/resourceGroups/${plain(inputs.resourceGroupName) ?? resource.name}`;
    const path = (PATHS[bare(type)] ?? fallback(type)).replace(/\{(\w+)\}/g, (_all, property) => plain(inputs[property]) ?? resource.name);
    const scope = plain(inputs.resourceUri) ?? `/subscriptions/${SUBSCRIPTION}/resourceGroups/${plain(inputs.resourceGroupName) ?? "rg"}`;
    return `${scope}/providers/${path}`;
}

function ownName(type) {
    return /\{(\w+)\}$/.exec(PATHS[bare(type)] ?? "")?.[1];
}

function fallback(type) {
    const [module, kind] = bare(type).split(":");
    return `Microsoft.${module[0].toUpperCase()}${module.slice(1)}/${kind[0].toLowerCase()}${kind.slice(1)}s/{name}`;
}

/** `azure-native:sql/v20230801:Server` -> `sql:Server`. */
function bare(type) {
    const [, module, kind] = type.split(":");
    return `${module.split("/")[0]}:${kind}`;
}

function invoke(token, args) {
    switch (token) {
        case "azure-native:authorization:getClientConfig":
            return { clientId: SUBSCRIPTION, objectId: SUBSCRIPTION, subscriptionId: SUBSCRIPTION, tenantId: TENANT };
        case "azure-native:storage:listStorageAccountKeys":
            return { keys: [{ keyName: "key1", permissions: "FULL", value: `made-up-key-of-${args.accountName}` }] };
        default:
            return undefined;
    }
}
