const pulumi = require("@pulumi/pulumi");
const { getClientConfig } = require("@pulumi/azure-native/authorization");
const keyvault = require("@pulumi/azure-native/keyvault");
const { ResourceGroup } = require("@pulumi/azure-native/resources");

module.exports = async () => {
    const { tenantId, objectId } = await getClientConfig();
    const shared = await keyvault.getVault({ resourceGroupName: "shared", vaultName: "acme" });
    const group = new ResourceGroup("secrets");
    const vault = new keyvault.Vault("secrets", {
        resourceGroupName: group.name,
        properties: {
            tenantId,
            sku: { family: "A", name: "standard" },
            enablePurgeProtection: true,
            accessPolicies: [
                { tenantId, objectId, permissions: { secrets: ["all"] } },
                ...shared.properties.accessPolicies.map((policy) => ({
                    tenantId: policy.tenantId,
                    objectId: policy.objectId,
                    permissions: { secrets: ["get"] },
                })),
            ],
        },
    });
    const settings = new pulumi.Config().requireObject("secrets");
    for (const [name, value] of Object.entries(settings))
        new keyvault.Secret(name, { resourceGroupName: group.name, vaultName: vault.name, secretName: name, properties: { value } });
    return { uri: vault.properties.apply(({ vaultUri }) => vaultUri) };
};
