const pulumi = require("@pulumi/pulumi");
const storage = require("@pulumi/azure-native/storage");
const sql = require("@pulumi/azure-native/sql");
const web = require("@pulumi/azure-native/web");
const { ResourceGroup } = require("@pulumi/azure-native/resources");

const prefix = pulumi.getStack().substring(0, 9).toLowerCase().replace(/-/g, "");
const password = new pulumi.Config().requireSecret("sqlPassword");
const group = new ResourceGroup(`${prefix}-shop`);
const resourceGroupName = group.name;
const account = new storage.StorageAccount(`${prefix}shop`, { resourceGroupName, kind: "StorageV2", sku: { name: "Standard_LRS" } });
const container = new storage.BlobContainer("zips", { resourceGroupName, accountName: account.name, publicAccess: "None" });
const blob = new storage.Blob("app", {
    resourceGroupName,
    accountName: account.name,
    containerName: container.name,
    source: new pulumi.asset.FileArchive("app"),
});
const sas = storage.listStorageAccountServiceSASOutput({
    accountName: account.name,
    resourceGroupName,
    protocols: "https",
    sharedAccessExpiryTime: "2030-01-01",
    resource: "c",
    permissions: "r",
    canonicalizedResource: pulumi.interpolate`/blob/${account.name}/${container.name}`,
});
const plan = new web.AppServicePlan("shop", { resourceGroupName, kind: "app", sku: { tier: "Basic", name: "B1" } });
const server = new sql.Server("shop", { resourceGroupName, administratorLogin: "shop", administratorLoginPassword: password, version: "12.0" });
const database = new sql.Database("shop", { resourceGroupName, serverName: server.name, sku: { name: "S0" } });
const app = new web.WebApp("shop", {
    resourceGroupName,
    serverFarmId: plan.id,
    siteConfig: {
        appSettings: [
            {
                name: "WEBSITE_RUN_FROM_PACKAGE",
                value: pulumi.interpolate`https://${account.name}.blob.core.windows.net/${container.name}/${blob.name}?${sas.serviceSasToken}`,
            },
        ],
        connectionStrings: [
            {
                name: "db",
                type: "SQLAzure",
                connectionString: pulumi
                    .all([server.name, database.name, password])
                    .apply(
                        ([host, name, secret]) => `Server=tcp:${host}.database.windows.net;initial catalog=${name};user ID=shop;password=${secret};`,
                    ),
            },
        ],
    },
});
exports.url = app.defaultHostName.apply((name) => `https://${name}`);
