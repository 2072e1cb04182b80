const pulumi = require("@pulumi/pulumi");
const authorization = require("@pulumi/azure-native/authorization");
const identity = require("@pulumi/azure-native/managedidentity");
const storage = require("@pulumi/azure-native/storage");
const { random } = require("../packages");

module.exports = async () => {
    const client = await authorization.getClientConfig();
    const scope = `/subscriptions/${client.subscriptionId}`;
    const reader = await authorization.getRoleDefinition({ scope, roleDefinitionId: "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1" });
    const account = storage.StorageAccount.get("shared", `${scope}/resourceGroups/shared/providers/Microsoft.Storage/storageAccounts/acme`);
    const principals = new pulumi.Config().getObject("principals") ?? [];
    const name = new random.RandomId("shop", { byteLength: 4 });
    const user = new identity.UserAssignedIdentity("shop", { resourceGroupName: "shared", resourceName: pulumi.interpolate`shop-${name.hex}` });
    const all = [{ title: "shop", id: user.principalId }, ...principals.map((id) => ({ title: id.slice(0, 8), id }))];
    for (const { title, id } of all)
        new authorization.RoleAssignment(title, {
            scope: account.id,
            principalId: id,
            principalType: "ServicePrincipal",
            roleDefinitionId: reader.id,
        });
    return { client: user.clientId };
};
