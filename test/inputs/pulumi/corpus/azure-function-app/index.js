const pulumi = require("@pulumi/pulumi");
const storage = require("@pulumi/azure-native/storage");
const web = require("@pulumi/azure-native/web");
const { ResourceGroup } = require("@pulumi/azure-native/resources");

async function connectionOf(group, account) {
    const { keys } = await storage.listStorageAccountKeys({ resourceGroupName: group, accountName: account });
    const [{ value }] = keys.filter(({ permissions }) => permissions === "Full");
    return `DefaultEndpointsProtocol=https;AccountName=${account};AccountKey=${value};EndpointSuffix=core.windows.net`;
}

const group = new ResourceGroup("functions");
const account = new storage.StorageAccount("functions", {
    resourceGroupName: group.name,
    kind: "StorageV2",
    sku: { name: "Standard_LRS" },
    minimumTlsVersion: "TLS1_2",
});
const connection = pulumi.all([group.name, account.name]).apply(([first, second]) => connectionOf(first, second));
const plan = new web.AppServicePlan("functions", { resourceGroupName: group.name, kind: "functionapp", sku: { name: "Y1", tier: "Dynamic" } });
const app = new web.WebApp("functions", {
    resourceGroupName: group.name,
    kind: "functionapp",
    serverFarmId: plan.id,
    httpsOnly: true,
    siteConfig: {
        appSettings: [
            { name: "AzureWebJobsStorage", value: connection },
            { name: "FUNCTIONS_EXTENSION_VERSION", value: "~4" },
        ],
        cors: { allowedOrigins: ["*"] },
    },
});
exports.endpoint = pulumi.interpolate`https://${app.defaultHostName}/api/hello`;
