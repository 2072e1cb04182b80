const pulumi = require("@pulumi/pulumi");
const cdn = require("@pulumi/azure-native/cdn");
const storage = require("@pulumi/azure-native/storage");
const { ResourceGroup } = require("@pulumi/azure-native/resources");

const resourceGroupName = new ResourceGroup("site").name;
const account = new storage.StorageAccount("site", { resourceGroupName, kind: "StorageV2", sku: { name: "Standard_LRS" } });
const site = new storage.StorageAccountStaticWebsite("site", {
    resourceGroupName,
    accountName: account.name,
    indexDocument: "index.html",
    error404Document: "404.html",
});
["index.html", "404.html"].map(
    (name) =>
        new storage.Blob(name, {
            resourceGroupName,
            accountName: account.name,
            containerName: site.containerName,
            source: new pulumi.asset.StringAsset(`<p>${name}</p>`),
            contentType: "text/html",
        }),
);
const host = account.primaryEndpoints.apply(({ web }) => web.replace("https://", "").split("/")[0]);
const profile = new cdn.Profile("site", { resourceGroupName, sku: { name: "Standard_AzureFrontDoor" } });
const endpoint = new cdn.AFDEndpoint("site", { resourceGroupName, profileName: profile.name, enabledState: "Enabled" });
const origins = new cdn.AFDOriginGroup("site", {
    resourceGroupName,
    profileName: profile.name,
    loadBalancingSettings: { sampleSize: 4, successfulSamplesRequired: 3 },
});
const origin = new cdn.AFDOrigin("site", {
    resourceGroupName,
    profileName: profile.name,
    originGroupName: origins.name,
    hostName: host,
    originHostHeader: host,
});
new cdn.Route(
    "site",
    {
        resourceGroupName,
        profileName: profile.name,
        endpointName: endpoint.name,
        originGroup: { id: origins.id },
        httpsRedirect: "Enabled",
        patternsToMatch: ["/*"],
    },
    { dependsOn: origin },
);
exports.url = pulumi.interpolate`https://${endpoint.hostName}`;
