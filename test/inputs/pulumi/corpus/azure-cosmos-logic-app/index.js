const pulumi = require("@pulumi/pulumi");
const { getClientConfig } = require("@pulumi/azure-native/authorization");
const cosmos = require("@pulumi/azure-native/cosmosdb");
const logic = require("@pulumi/azure-native/logic");
const web = require("@pulumi/azure-native/web");
const { ResourceGroup } = require("@pulumi/azure-native/resources");

const group = new ResourceGroup("orders");
const account = new cosmos.DatabaseAccount("orders", {
    resourceGroupName: group.name,
    databaseAccountOfferType: "Standard",
    locations: [{ locationName: group.location, failoverPriority: 0 }],
});
const database = new cosmos.SqlResourceSqlDatabase("orders", {
    resourceGroupName: group.name,
    accountName: account.name,
    resource: { id: "orders" },
});
const keys = pulumi
    .all([account.name, group.name])
    .apply(([accountName, resourceGroupName]) => cosmos.listDatabaseAccountKeys({ accountName, resourceGroupName }));
const client = pulumi.output(getClientConfig());
const api = pulumi.interpolate`/subscriptions/${client.subscriptionId}/providers/Microsoft.Web/locations/${group.location}/managedApis/documentdb`;
const connection = new web.Connection("orders", {
    resourceGroupName: group.name,
    properties: { api: { id: api }, parameterValues: { databaseAccount: account.name, accessKey: keys.primaryMasterKey } },
});
const workflow = new logic.Workflow("orders", {
    resourceGroupName: group.name,
    definition: {
        triggers: { post: { type: "Request", kind: "Http" } },
        actions: { write: { inputs: { path: pulumi.interpolate`/dbs/${database.name}` } } },
    },
    parameters: { $connections: { value: { documentdb: { connectionId: connection.id, id: api } } } },
});
exports.endpoint = pulumi
    .all([group.name, workflow.name])
    .apply(([resourceGroupName, workflowName]) => logic.listWorkflowTriggerCallbackUrl({ resourceGroupName, workflowName, triggerName: "post" }))
    .apply(({ value }) => value);
